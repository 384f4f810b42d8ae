"""When the search for cyclic garbage goes through everything: not while somebody writes."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

_AWAY = 20_000
"""Milliseconds in another program after which everything is searched."""
_NEVER = 1_000_000_000


class Tidying(QObject):
    """Puts off the search through everything that is alive until the person has gone to another program.

    Through a workspace of 5,000 clauses it takes a third of a second, in the middle of a key press.  What was made
    lately is searched as always, which takes no time to speak of.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual: tuple[int, int, int] | None = None
        self._away = QTimer(self, singleShot=True, interval=_AWAY)
        self._away.timeout.connect(gc.collect)

    def begin(self) -> None:
        """A workspace is open."""
        if self._usual is None:
            self._usual = gc.get_threshold()
            gc.set_threshold(*self._usual[:2], _NEVER)
            self._application().applicationStateChanged.connect(self._went)

    def end(self) -> None:
        """It is closed: search as usual."""
        if self._usual is not None:
            gc.set_threshold(*self._usual)
            self._usual = None
            self._away.stop()
            self._application().applicationStateChanged.disconnect(self._went)

    def _application(self) -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def _went(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        else:
            self._away.start()
