"""What the commands share: their registration and opening of workspaces."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

Commands: TypeAlias = "argparse._SubParsersAction[Any]"

Command = Callable[[argparse.Namespace], dict[str, Any]]


def add(commands: Commands, name: str, command: Command, help_text: str) -> argparse.ArgumentParser:
    """Register a command; every one takes ``--json``."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    parser.add_argument("--json", action="store_true", help="skriv ett JSON-objekt")
    parser.set_defaults(command=command)
    return parser


def add_workspace(commands: Commands, name: str, command: Command, help_text: str) -> argparse.ArgumentParser:
    """Register a command on a workspace."""
    parser = add(commands, name, command, help_text)
    parser.add_argument("workspace", metavar="ÄRENDE", type=Path, help="ärendets fil")
    return parser


@contextmanager
def opened(path: Path) -> Iterator[Workspace]:
    """A workspace, closed afterwards."""
    # Comparing two files needs no workspace, and starts in a third of the time without.
    from hsavtal_desktop.workspace.installation import Installation  # noqa: PLC0415
    from hsavtal_desktop.workspace.workspace import Workspace  # noqa: PLC0415

    # A command ends soon: a search for garbage among what was read would find nothing.
    with collector_paused(lasting=True):
        workspace = Workspace.open(path, Installation.open())
    with workspace:
        yield workspace


def facts_of(path: Path) -> tuple[dict[str, Any], int]:
    """Figures and rows about a workspace's released state, and how many changes wait; also while a window has it open.

    Raises Trouble when the file is no workspace, or is forged.
    """
    from hsavtal_desktop.workspace.clock import utc_now  # noqa: PLC0415
    from hsavtal_desktop.workspace.facts import facts  # noqa: PLC0415
    from hsavtal_desktop.workspace.installation import Installation  # noqa: PLC0415
    from hsavtal_desktop.workspace.log import Log  # noqa: PLC0415

    installation = Installation.open()
    log = Log.load(path, installation.key, utc_now, installation.folder)
    try:
        log.note_verified(installation.folder)
        return facts(log, installation.key), len(log.waiting)
    finally:
        log.file.close()


def member_named(workspace: Workspace, wanted: str) -> str:
    """A member's key, told by its beginning or by the name.  Raises Trouble when it is nobody, or several."""
    wanted = wanted.strip()
    found = [one.author for one in workspace.members() if one.author.startswith(wanted) or one.name == wanted]
    if len(found) != 1:
        raise Trouble(Said("{wanted} pekar inte ut en medlem. Se nycklarna med kommandot members.", wanted=wanted))
    return found[0]
