"""Start from an existing agreement: a Word file or the text of a PDF becomes clauses.

``word_lines`` and ``pdf_lines`` read the file line by line, ``headings`` tells where clauses begin, ``gathering`` puts
them in a tree, ``composing`` makes the text of the agreement of it, with references and tables.
"""
