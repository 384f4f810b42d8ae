"""Work in a process of its own that is killed in the middle, as by kill -9 or the end of the battery.

The processes are forked from one that has loaded the program already, where the system can: a kill then costs a tenth
of a second instead of seconds, and 200 of them are a matter of minutes.  ``HSAVTAL_KILLS`` says how many.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts

ROUNDS = int(os.environ.get("HSAVTAL_KILLS", "3"))
Tell = Callable[..., None]

_HOW = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_CONTEXT = multiprocessing.get_context(_HOW)
_LOADED = ["hsavtal_desktop.workspace.folder_sync", "hsavtal_desktop.workspace.backing_up"]


def load_first(module: str) -> None:
    """Let the process that the others are forked from load this too; of no effect once the first is forked."""
    _LOADED.append(module)


def killed_after(seconds: float, work: Callable[..., None], *arguments: Any, lines: int = 0) -> list[tuple[Any, ...]]:
    """What ``work(tell, *arguments)`` told before it was killed.

    The kill comes some seconds after it told that it was ready and then so many lines more.
    """
    if _HOW == "forkserver":
        _CONTEXT.set_forkserver_preload(_LOADED)
    heard, told = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_work, args=(told, work, arguments))
    process.start()
    told.close()
    assert heard.recv() == ("ready",)
    all_told = [heard.recv() for _ in range(lines)]
    time.sleep(seconds)
    process.kill()
    try:
        while True:
            all_told.append(heard.recv())
    except EOFError:
        process.join()
    return all_told


def _work(told: Connection, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    work(lambda *line: told.send(line), *arguments)


def is_clean(path: Path) -> bool:
    """Whether a workspace file verifies, whole."""
    with WorkspaceFile.open(path) as file:
        return facts.verify(file) == []
