"""Backups while the window is open: soon after opening, after many changes, and once a day."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.worker import Thread, Worker
from hsavtal_desktop.workspace.backing_up import EVERY_CHANGES, back_up, is_due

_SOON = 3_000
"""Milliseconds after opening: first things first."""
_LOOK = 30 * 60 * 1_000
"""Milliseconds between two looks at whether a day has gone."""


class BackupKeeper(QObject):
    """Takes backups beside everything else; they lie in the installation's own folder."""

    taken = Signal()
    """A backup was taken, or nothing was new."""
    failed = Signal(str)
    """Why no backup could be taken, in a sentence."""

    def __init__(self, desk: Desk, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._worker = desk, worker
        self._thread: Thread | None = None
        self._counted: int | None = None
        """Changes at the latest backup."""
        self._told = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.take)
        self._day = QTimer(self, interval=_LOOK)
        self._day.timeout.connect(self._look)
        desk.settled.connect(self._settled)
        self._soon.start()
        self._day.start()

    def take(self) -> None:
        """Take a backup now, if something is new."""
        if self._thread is not None or self._worker.working:
            self._soon.start()
            return
        workspace = self._desk.workspace
        self._counted = len(workspace.state.changes)
        self._thread = thread = Thread(lambda: back_up(workspace), self)
        thread.finished.connect(self._finished)
        thread.start()

    def close(self) -> None:
        """Let what is under way be finished."""
        self._soon.stop()
        self._day.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.wait()

    def _finished(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.deleteLater()
        if isinstance(thread.trouble, Trouble):
            if not self._told:
                told = self.tr("No backup could be taken. {0}")
                self.failed.emit(told.format(worded(thread.trouble.sentence)))
            self._told = True
        elif thread.trouble is not None:
            raise thread.trouble
        else:
            self._told = False
        self.taken.emit()

    def _settled(self, _changed: Changed) -> None:
        if self._counted is not None and len(self._desk.workspace.state.changes) - self._counted >= EVERY_CHANGES:
            self._soon.start()

    def _look(self) -> None:
        if is_due(self._desk.workspace):
            self.take()
