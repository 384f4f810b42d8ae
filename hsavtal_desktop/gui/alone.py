"""Work that changes the workspace beside the window: nobody reads it meanwhile, and all views are told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.progress import Stopped
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.survey import Survey, survey
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.worker import Worker


def alone(desk: Desk, worker: Worker, what: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
    """Do ``work`` in the worker's thread, read everything anew there, and hand the result to ``done`` in this one.

    A refusal or a cancelling is told; what was shared before it stays shared, so everything is read anew then too.
    """
    workspace = desk.workspace

    def whole() -> tuple[Any, Trouble | Stopped | None, Survey]:
        try:
            return work(), None, survey(workspace)
        except (Trouble, Stopped) as ended:
            return None, ended, survey(workspace)

    def finish(outcome: tuple[Any, Trouble | Stopped | None, Survey]) -> None:
        result, ended, fresh = outcome
        desk.renew(fresh)
        if ended is None:
            done(result)
        elif isinstance(ended, Stopped):
            worker.stopped.emit(what)
        else:
            worker.refused.emit(worded(ended.sentence))

    look(desk, worker, what, whole, finish)


def look(desk: Desk, worker: Worker, what: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
    """Do something long that only reads the workspace."""
    if not worker.run(what, work, done):
        words = QCoreApplication.translate("Words", "Something else is under way. Wait until it is done.")
        desk.refused.emit(words)
