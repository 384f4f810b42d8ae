"""Texts side by side, every difference in a list.

* ``sides``: what can stand at a side, in words a person chooses among;
* ``shown``: what a line holds; ``rivals``: the lines of proposals that compete;
* ``lines``: a comparison as lines for two or three panes or for one column, made beside the window;
* ``layout``: the lines set for a width, each when it is about to be seen;
* ``pane``: one side on the screen; ``overview``: where the sides differ, at a glance; ``texts``: all panes together;
* ``changes``: the lines of the list; ``filter_bar``: which of them are listed; ``differences``: the list and its uses;
* ``chooser``: which texts are compared;
* ``outputs``: saving and printing; ``paper``: the pages;
* ``handling``: copying a passage back, commenting on a difference;
* ``commands``: the commands in menus and palette;
* ``view``: all of it together.
"""
