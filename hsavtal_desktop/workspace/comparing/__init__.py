"""Comparing anything with anything: what can stand at a side, reading it, and the comparison with its titles.

Plain values for the window, the command line and reports:

* ``sides``: what can stand at a side, and two sides compared once they are read;
* ``word_document``: a Word file as one side, its paragraphs gathered into clauses;
* ``word_meetings``: words in a Word file that two people's insertions make together;
* ``word_files``: any two Word files compared, no workspace needed;
* ``file_redline``: the same as a Word file with tracked changes;
* ``documents``: a document of the workspace as one side;
* ``competing``: proposals that compete, set apart from the text and told one by one;
* ``workspace_sides``: reads and compares the sides of one workspace;
* ``three``: two texts, each compared with the same base, brought side by side;
* ``proposals``: the proposals behind the differences;
* ``redlines``: a comparison of a workspace as a Word file with tracked changes.
"""
