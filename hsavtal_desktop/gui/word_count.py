"""The number of words in a document, counted in slices so that nobody waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.sweep import Sweep
from hsavtal_desktop.workspace.counting import words_of


class WordCount(QObject):
    """Counts the desk's document as it reads with every proposal accepted (or none, in the original view)."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sweep: Sweep[int] = Sweep(desk, words_of, lambda: self.counted.emit(sum(self._sweep.values())))
        desk.settled.connect(self._settled)
        desk.document_chosen.connect(lambda _document: self._start())
        desk.view_chosen.connect(lambda _view: self._start())
        self._start()

    def _settled(self, changed: Changed) -> None:
        self._sweep.forget(changed)
        self._start()

    def _start(self) -> None:
        view = View.ORIGINAL if self._desk.view is View.ORIGINAL else View.FINAL
        document = self._desk.document
        self._sweep.begin(self._desk.workspace.outline(document, view).places if document else (), view)
