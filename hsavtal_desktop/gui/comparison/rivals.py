"""Proposals that compete, as lines under the words that they are about."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.comparison.model import Comparison, Competing, Rival
from hsavtal_desktop.core.comparison.text import Change
from hsavtal_desktop.gui.comparison.shown import Ink, Mark, Words, cells
from hsavtal_desktop.gui.texts import kind_word

_INKS = {
    Change.DELETED: (Ink.GONE, Ink.GONE_SECOND),
    Change.INSERTED: (Ink.CAME, Ink.CAME_SECOND),
}
_TO = " → "


class RivalLines:
    """What competes in one comparison, by the paragraph that it is told under."""

    def __init__(self, comparison: Comparison, which: int) -> None:
        """``which``: 0 for the only or first comparison, 1 for the second of two with the same base."""
        self._which = which
        self._under: dict[tuple[int, int], list[tuple[bool, Competing]]] = {}
        for one in comparison.competing:
            self._under.setdefault((one.row, one.paragraph or 0), []).append((one.is_new, one.competing))

    def under(self, row: int, paragraph: int) -> Iterator[tuple[bool, Words]]:
        """Whether it is the new side's, and what is shown there, for each that competes in a paragraph row."""
        for is_new, competing in self._under.get((row, paragraph), ()):
            for rival in competing.rivals:
                yield is_new, self._words(competing, rival)

    def _words(self, competing: Competing, rival: Rival) -> Words:
        text, marks = "", []
        for at, difference in enumerate(rival.differences):
            if at and difference.kind is Change.INSERTED and rival.differences[at - 1].kind is Change.DELETED:
                text += _TO
            start, text = len(text), text + difference.text
            if difference.kind is not Change.EQUAL:
                marks.append(Mark(start, len(text), _INKS[difference.kind][self._which]))
        text = text or kind_word(rival.kind)
        return Words(tuple(cells(text, marks)), level=0, note=label(competing, rival), differs=True)


def label(competing: Competing, rival: Rival) -> str:
    """Whose proposal it is, and that it competes."""
    if competing.accepted:
        told = QCoreApplication.translate("Comparison", "Meets another proposal in the text: {0}")
    else:
        told = QCoreApplication.translate("Comparison", "Competes: {0}")
    return told.format(rival.who)


def in_a_line(rival: Rival) -> str:
    """Who proposes it and what it strikes and adds."""
    words = _TO.join(part for part in (rival.removed, rival.added) if part)
    if not rival.added and rival.removed:
        words = f"− {words}"
    elif not rival.removed and rival.added:
        words = f"+ {words}"
    return f"{rival.who}: {words or kind_word(rival.kind)}"
