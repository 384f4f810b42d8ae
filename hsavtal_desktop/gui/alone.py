"""Work beside the window that changes the workspace: whoever reads it waits so long, then reads anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from hsavtal_desktop.core.progress import Stopped
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk, Survey, survey
from hsavtal_desktop.gui.worker import Worker


class Alone(QObject):
    """Has the workspace to itself while something long changes it."""

    def __init__(self, desk: Desk, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._worker = desk, worker

    def run(self, what: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something that changes the workspace, and tell everybody; a refusal or a cancelling is told too.

        What was shared before a refusal stays shared, so the views read anew in that case as well.
        """
        workspace = self._desk.workspace

        def whole() -> tuple[Any, Exception | None, Survey]:
            try:
                return work(), None, survey(workspace)
            except (Trouble, Stopped) as ended:
                return None, ended, survey(workspace)

        def finish(outcome: tuple[Any, Exception | None, Survey]) -> None:
            result, ended, fresh = outcome
            self._desk.renew(fresh)
            if ended is None:
                done(result)
            elif isinstance(ended, Stopped):
                self._desk.said.emit(self.tr("Cancelled: {0}").format(what))
            else:
                self._desk.refused.emit(str(ended))

        self._start(what, whole, finish)

    def look(self, what: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something long that only reads the workspace."""
        self._start(what, work, done)

    def _start(self, what: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if not self._worker.run(what, work, done):
            self._desk.refused.emit(self.tr("Something else is under way. Wait until it is done."))
