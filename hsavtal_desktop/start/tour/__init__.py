"""The tour: two real windows in two processes go through the whole story, by key and mouse events only.

It leaves numbered pictures, the Word files and the exchange files in a folder, with an index.  It is also a test:
whatever does not come about in time ends it with a sentence.
"""
