"""Edits and readings of much text, undone and done again too: beside the window, with progress, cancelled by Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from hsavtal_desktop.core.edits import Changed, Edit, Together
from hsavtal_desktop.gui.alone import alone, look
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.worker import Worker

AT_ONCE = 60
"""Events that are taken back or done again in the turn that asks for it."""


class Beside(QObject):
    """Does for a desk, in the worker's thread, what would take too long in the window's."""

    def __init__(self, desk: Desk, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._worker = desk, worker

    def perform(self, what: str, edits: Callable[[], Sequence[Edit]], done: Callable[[], object]) -> None:
        """Find out what the edits are and carry them out as one step of undo; ``done`` comes after that."""
        workspace = self._desk.workspace

        def finish(_changed: Changed) -> None:
            done()
            self._desk.done.emit()

        alone(self._desk, self._worker, what, lambda: workspace.perform(Together(tuple(edits()))), finish)

    def read(self, what: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Read something and hand it to ``done``."""
        look(self._desk, self._worker, what, work, done)

    def undo(self) -> None:
        """Take back this person's newest step."""
        workspace = self._desk.workspace
        if workspace.undo_size <= AT_ONCE:
            self._desk.undo()
        else:
            self._step(self.tr("Undoing"), workspace.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        workspace = self._desk.workspace
        if workspace.redo_size <= AT_ONCE:
            self._desk.redo()
        else:
            self._step(self.tr("Doing again"), workspace.redo)

    def _step(self, what: str, step: Callable[[], Changed | None]) -> None:
        alone(self._desk, self._worker, what, step, self._stepped)

    def _stepped(self, _changed: Changed | None) -> None:
        self._desk.said.emit("")
        self._desk.done.emit()
