"""Long work that must be done in the window's own thread, a little at a time, with progress and a way to cancel.

Qt keeps fonts by thread: what is set in one can not be painted in another.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.texts import worded

T = TypeVar("T")

Steps = Generator[tuple[int, int], None, T]
"""Work that says (steps done, steps in all) whenever the window may have its turn; closed, it leaves no trace."""

_SLICE = 0.02
"""Seconds at a time."""
_PATIENCE = 400
"""Milliseconds until the progress is shown."""


def all_of(steps: Steps[T]) -> T:
    """Do all the work at once, for who has no window."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            value: T = ended.value
            return value


class Slices(QObject):
    """Does one piece of work."""

    def __init__(self, what: str, steps: Steps[Any], window: QWidget) -> None:
        super().__init__(window)
        self._steps = steps
        self._done: Callable[[Any], None] | None = None
        self._refused: Callable[[str], None] | None = None
        self._shown = QProgressDialog(what, self.tr("Cancel"), 0, 0, window)
        self._shown.setWindowTitle(what)
        self._shown.setWindowModality(Qt.WindowModality.WindowModal)
        self._shown.setMinimumDuration(_PATIENCE)
        self._shown.setAutoReset(False)
        self._shown.canceled.connect(self.stop)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._work)

    def run(self, done: Callable[[Any], None], refused: Callable[[str], None]) -> None:
        """Begin; ``done`` gets what comes of it, ``refused`` a sentence on why nothing does."""
        self._done, self._refused = done, refused
        self._turn.start()

    def stop(self) -> None:
        """Leave it, with nothing done."""
        self._steps.close()
        self._end()

    def _work(self) -> None:
        until = perf_counter() + _SLICE
        try:
            while perf_counter() < until:
                done, total = next(self._steps)
            self._shown.setMaximum(total)
            self._shown.setValue(done)
        except StopIteration as ended:
            self._end()
            if self._done is not None:
                self._done(ended.value)
        except Trouble as trouble:
            self._end()
            if self._refused is not None:
                self._refused(worded(trouble.sentence))

    def _end(self) -> None:
        self._turn.stop()
        self._shown.blockSignals(True)
        self._shown.close()
        self._shown.deleteLater()
        self.deleteLater()
