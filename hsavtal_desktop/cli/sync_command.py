"""The command sync: one round with a shared folder, or rounds until it is told to stop."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add_workspace, opened
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.folder import scan
from hsavtal_desktop.store.draft_file import draft_path
from hsavtal_desktop.workspace.folder_round import SyncReport
from hsavtal_desktop.workspace.folder_sync import join_folder, sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

_SUMS = ("released", "wrote", "files", "read", "new", "unconfirmed", "ignored")
_NOW = ("waiting", "refused", "missing", "problem", "heard")


def register(commands: Commands) -> None:
    """Add this module's command."""
    syncing = add_workspace(
        commands, "sync", _sync, "håll ärendet och en delad mapp lika; finns inte ärendet ansluter du till mappens"
    )
    syncing.add_argument("folder", metavar="MAPP", type=Path)
    syncing.add_argument("--watch", action="store_true", help="fortsätt tills programmet avbryts")
    syncing.add_argument("--interval", type=float, default=5.0, help="sekunder mellan varven, förvalt 5")


def _sync(arguments: argparse.Namespace) -> dict[str, Any]:
    if not 0.1 <= arguments.interval <= 86_400:
        raise Trouble(Said("Ange --interval i sekunder, mellan 0,1 och 86400."))
    joined = not arguments.workspace.exists()
    if joined:
        join_folder(arguments.workspace, Installation.open(), arguments.folder)
    totals = _told(SyncReport(), {})
    with _stopped() as stop:
        identity = _round(arguments, totals)
        if arguments.watch:
            watch(
                lambda: not stop.wait(arguments.interval),
                lambda: _look(arguments, identity),
                lambda: _again(arguments, totals),
                _complain,
            )
        elif totals["problem"]:
            raise Trouble(totals["problem"])
    return {**totals, "joined": joined}


def watch(
    goes_on: Callable[[], bool],
    look: Callable[[], object],
    go_round: Callable[[], Said],
    complain: Callable[[Said], None],
) -> None:
    """Make a round whenever a look shows something new, and again as long as one was not whole.

    A look may raise Trouble: a stick may be put back.  ``go_round`` gives the sentence on what was amiss.  What is
    amiss is complained of once, until something else is or all is well again.
    """
    seen: object = None
    amiss = NOTHING
    while goes_on():
        before, now = amiss, None
        try:
            # Looked at before the round: what comes during it makes another one.
            now = look()
            amiss = go_round() if now != seen else amiss
        except Trouble as trouble:
            amiss = trouble.sentence
        seen = None if amiss else now
        if amiss and amiss != before:
            complain(amiss)


def _again(arguments: argparse.Namespace, totals: dict[str, Any]) -> Said:
    """A round of the watch; why it was not whole, if so."""
    _round(arguments, totals)
    problem: Said = totals["problem"]
    return problem


def _complain(sentence: Said) -> None:
    print(" ".join(sentence.split()), file=sys.stderr, flush=True)  # noqa: T201  # the command line's output


def _round(arguments: argparse.Namespace, totals: dict[str, Any]) -> tuple[str, str]:
    with opened(arguments.workspace) as workspace:
        report = sync(workspace, arguments.folder)
        if arguments.watch:
            for sentence in report.refused:
                if sentence not in totals["refused"]:
                    _complain(sentence)
        totals.update(_told(report, _names(workspace)) | {name: totals[name] + getattr(report, name) for name in _SUMS})
        if arguments.watch and not arguments.json and (report.new or report.wrote):
            line = f"{workspace.log.clock()}: {report.new} nya ändringar, {report.wrote} lagda i mappen"
            print(line, flush=True)  # noqa: T201  # the command line's output
        return workspace.log.workspace, str(workspace.installation.folder)


def _names(workspace: Workspace) -> dict[str, str]:
    return {member.author: member.name for member in workspace.members()}


def _told(report: SyncReport, names: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(report, name) for name in (*_SUMS, *_NOW)}
    told["heard"] = [
        {"member": author, "name": names.get(author, ""), "time": time} for author, time in sorted(report.heard.items())
    ]
    return told


def _look(arguments: argparse.Namespace, identity: tuple[str, str]) -> object:
    """Names, sizes and times of everything that a round would read.  Raises Trouble while the folder is away."""
    workspace, home = identity
    files = [(file.name, file.size, file.modified) for file in scan(arguments.folder, workspace)]
    own = (arguments.workspace, Path(f"{arguments.workspace}-wal"), draft_path(Path(home), workspace))
    return files, [(path.stat().st_size, path.stat().st_mtime_ns) if path.exists() else None for path in own]


@contextmanager
def _stopped() -> Iterator[threading.Event]:
    """An event that SIGINT and SIGTERM set, so that a round is always finished."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    old = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
