"""Work done in idle moments, a little at a time."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.004
"""Seconds of work at a time."""
_BETWEEN, _QUIET = 30, 600
"""Milliseconds between slices, and of quiet before the first."""


class Ahead(QObject):
    """Calls ``step`` until it returns False, and ``done`` after every slice."""

    def __init__(self, step: Callable[[], bool], done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._step, self._done = step, done
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._slice)

    def wait(self) -> None:
        """Begin after a while of quiet from now."""
        self._timer.start(_QUIET)

    def stop(self) -> None:
        """Do no more until asked again."""
        self._timer.stop()

    def _slice(self) -> None:
        began = perf_counter()
        worked = False
        while perf_counter() - began < _SLICE and self._step():
            worked = True
        if worked:
            self._done()
            self._timer.start(_BETWEEN)
