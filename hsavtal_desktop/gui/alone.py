"""Work that changes the workspace beside the window: nobody reads it meanwhile, and all views are told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.gui.desk import Desk, Survey, survey
from hsavtal_desktop.gui.worker import Worker


def alone(desk: Desk, worker: Worker, what: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    """Do ``work`` in the worker's thread, read everything anew there, and hand the result to ``done`` in this one."""
    workspace = desk.workspace

    def finish(outcome: tuple[Any, Survey]) -> None:
        desk.renew(outcome[1])
        done(outcome[0])

    if not worker.run(what, lambda: (work(), survey(workspace)), finish):
        words = QCoreApplication.translate("Words", "Something else is under way. Wait until it is done.")
        desk.refused.emit(words)
