"""Keeping a workspace and a shared folder alike: release, take in what is new there, add what is lacking there."""

from __future__ import annotations

from pathlib import Path

from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import folder as shared
from hsavtal_desktop.workspace.folder_round import Round, SyncReport
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.workspace import Workspace


def sync(workspace: Workspace, folder: Path) -> SyncReport:
    """Release what is not marked private, take in what is new in the folder and add what it lacks.

    Raises Trouble, with nothing taken in, when the folder cannot be read or the workspace cannot be written.
    """
    with collector_paused():
        turn = Round(workspace, folder)
        turn.read()
        before = workspace.unreleased()
        turn.report.changed = workspace.release()
        turn.report.released = before - workspace.unreleased()
        turn.count()
        turn.write()
        while turn.left:
            turn.read()
            turn.count()
            turn.write()
    return turn.report


def join_folder(path: Path, installation: Installation, folder: Path) -> None:
    """Make a copy of the workspace that a shared folder holds.

    Raises Trouble, leaving nothing behind, when ``path`` exists, or the folder holds none, several, or one without
    its first change.
    """
    held = shared.workspaces(folder, installation.key)
    if not held:
        raise Trouble(
            Said(
                "Den delade mappen {folder} innehåller inget ärende; kontrollera att den är färdigsynkad.",
                folder=folder,
            )
        )
    if len(held) > 1:
        raise Trouble(
            Said(
                "Den delade mappen {folder} innehåller flera ärenden ({names}); anslut med ett ändringspaket från "
                "det du menar.",
                folder=folder,
                names=", ".join(sorted(held.values())),
            )
        )
    (workspace,) = held
    changes: list[SignedChange] = []
    for file in shared.scan(folder, workspace):
        try:
            changes += shared.read(file, workspace, installation.key).changes
        except Trouble:
            # Told by the first round with the folder, which reads it again.
            continue
    log = Log.join(path, installation.key, installation.clock, workspace, changes)
    log.note_verified(installation.folder)
    log.file.close()
