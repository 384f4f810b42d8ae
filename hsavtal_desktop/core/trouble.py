"""Expected trouble: something the user can act on, told in one sentence."""

from hsavtal_desktop.core.said import Said


class Trouble(Exception):
    """The work cannot go on, and the user can do something about it.

    The sentence says in Swedish what is wrong, where, and what to do.  Anything that is not a ``Trouble`` is a bug and
    is shown as such.
    """

    def __init__(self, sentence: Said) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Damaged(Trouble):
    """A file that was good once can not be read any more: a backup may help."""
