"""The number of words in a document, counted in slices so that nobody waits for it."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import ATOM, ClauseView, Paragraph, Place, View
from hsavtal_desktop.gui.desk import Desk

_SLICE = 0.005
"""Seconds at a time."""
_PAUSE = 40
"""Milliseconds between slices."""


def words_of(seen: ClauseView) -> int:
    """Words in a clause as shown, headings and tables included."""
    return sum(_words(paragraphs) for paragraphs in (seen.heading, seen.body, *seen.cells.values()))


def _words(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(len(paragraph.text.replace(ATOM, " ").split()) for paragraph in paragraphs)


class WordCount(QObject):
    """Counts the desk's document as it reads with every proposal accepted (or none, in the original view)."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, int] = {}
        self._view = View.FINAL
        self._left: list[Place] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._slice)
        desk.settled.connect(self._settled)
        desk.document_chosen.connect(lambda _document: self._start())
        desk.view_chosen.connect(lambda _view: self._start())
        self._start()

    def _settled(self, changed: Changed) -> None:
        if changed.everything or changed.structure:
            self._known.clear()
        for clause in changed.clauses:
            self._known.pop(clause, None)
        self._start()

    def _start(self) -> None:
        wanted = View.ORIGINAL if self._desk.view is View.ORIGINAL else View.FINAL
        if wanted is not self._view:
            self._known.clear()
            self._view = wanted
        document = self._desk.document
        self._left = list(self._desk.workspace.outline(document, wanted).places) if document else []
        self._pause.start()

    def _slice(self) -> None:
        if self._desk.held:
            self._pause.start()
            return
        until = perf_counter() + _SLICE
        while self._left and perf_counter() < until:
            place = self._left.pop()
            if place.clause not in self._known:
                self._known[place.clause] = words_of(self._desk.workspace.clause(place, self._view))
        if self._left:
            self._pause.start()
            return
        document = self._desk.document
        places = self._desk.workspace.outline(document, self._view).places if document else ()
        self.counted.emit(sum(self._known.get(place.clause, 0) for place in places))
