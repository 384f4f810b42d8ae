"""What leaves the program for readers: comparisons and change reports as PDF, HTML, Word and spreadsheets."""
