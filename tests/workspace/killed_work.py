"""What is being done when the process is killed; each tells what it has acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.backing_up import back_up
from hsavtal_desktop.workspace.exchanging import import_changes
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace.killing import Tell

EDIT = ReplaceText("b.B_6_1", 0, 0, "x")


def write(tell: Tell, path: Path, home: Path) -> None:
    """Edit without end, sharing now and then: the number of edits that are shown as saved."""
    workspace = Workspace.open(path, Installation.open(home))
    journal: dict[int, int] = {}

    def saved(count: int) -> None:
        tell(max((edits for lines, edits in journal.items() if lines <= count), default=0))

    workspace.on_saved.append(saved)
    tell("ready")
    for number in range(1, 100_000):
        workspace.perform(EDIT)
        journal[workspace._journal.added] = number
        if number % 40 == 0:
            workspace.release()
            tell(number)


def take_in(tell: Tell, path: Path, home: Path, packages: Sequence[Path]) -> None:
    """Take in packages, one after the other: the name of each that is in."""
    workspace = Workspace.open(path, Installation.open(home))
    tell("ready")
    for package in packages:
        import_changes(workspace, [package])
        tell(package.stem)


def keep_alike(tell: Tell, path: Path, home: Path, folder: Path) -> None:
    """Edit and make rounds with a folder, without end: the number of changes after each."""
    workspace = Workspace.open(path, Installation.open(home))
    tell("ready")
    while True:
        workspace.perform(EDIT)
        sync(workspace, folder)
        tell(len(workspace.state.changes))


def make_backups(tell: Tell, path: Path, home: Path) -> None:
    """Edit and back up without end: the number of edits written, and the time of each backup."""
    workspace = Workspace.open(path, Installation.open(home))
    tell("ready")
    for number in range(1, 100_000):
        workspace.perform(EDIT)
        workspace.flush()
        tell("written", number)
        if number % 3 == 0:
            workspace.release()
        made = back_up(workspace)
        assert made is not None
        tell("kept", made.time)


def bring_up_to_date(tell: Tell, paths: Sequence[Path]) -> None:
    """Open files of an older format: the name of each that is done."""
    tell("ready")
    for path in paths:
        WorkspaceFile.open(path).close()
        tell(path.name)
