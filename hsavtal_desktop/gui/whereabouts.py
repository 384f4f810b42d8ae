"""Remembers where the person is, so that they stand there again after closing, a crash or a power loss."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.texts import worded

_REST = 500
"""Milliseconds between a move and the moment the place is written."""


class Whereabouts(QObject):
    """Writes the place a moment after every move, in a thread of its own: a slow disk must not hold up a key."""

    def __init__(self, desk: Desk, page: PageView, place: Callable[[], dict[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._place = desk, place
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="place")
        self._last: Future[None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._note)
        page.caret_moved.connect(self._moved)
        page.scrolled.connect(self._moved)
        desk.document_chosen.connect(self._moved)
        desk.view_chosen.connect(self._moved)

    def _moved(self, *_: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _note(self) -> None:
        if self._last is not None and self._last.done():
            self._last.result()  # what nobody expected is not lost in the thread
        self._last = self._writer.submit(self._write, self._place())

    def _write(self, place: dict[str, Any]) -> None:
        try:
            self._desk.workspace.remember_place(place)
        except Trouble as trouble:
            self._desk.saving_failed.emit(worded(trouble.sentence))

    def stay(self) -> None:
        """Hold on to the place there is: what moves from here on is the window that folds up, not the person."""
        place = self._place()
        self._place = lambda: place

    def finish(self) -> None:
        """Write the last place and let go.  Raises Trouble when the disk refuses."""
        self._timer.timeout.disconnect(self._note)  # the page moves on as the window folds up
        self._writer.shutdown()
        self._desk.workspace.remember_place(self._place())
