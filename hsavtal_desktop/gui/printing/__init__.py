"""Printing: the page's own typesetting on paper, with marks or clean."""
