"""Expected trouble: something the user can act on, told in one sentence."""


class Trouble(Exception):
    """The work cannot go on, and the user can do something about it.

    The message is one Swedish sentence that says what is wrong, where, and what to do.  Anything that is not
    a ``Trouble`` is a bug and is shown as such.
    """


class Damaged(Trouble):
    """A file that was good once can not be read any more: a backup may help."""
