"""Backups in the installation's own folder: taken, verified, compared with what is here, and brought back.

Bringing back never takes anything away: what the backup holds is added to what is here, or the backup is opened as a
copy of its own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.backup_folder import (
    DRAFT_SUFFIX,
    Backup,
    backup_named,
    backups,
    clear_unfinished,
    note_about,
    put_aside,
    rotate,
    workspace_at,
)
from hsavtal_desktop.store.draft_file import DraftFile, draft_path
from hsavtal_desktop.store.files import copy_file
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.draft import without_files
from hsavtal_desktop.workspace.exchanging import ImportReport
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.stored import erase_files
from hsavtal_desktop.workspace.telling import unconfirmed, whom_to_ask, without_effect
from hsavtal_desktop.workspace.workspace import Workspace

__all__ = [
    "Backup",
    "Difference",
    "back_up",
    "backups",
    "bring_back_draft",
    "copy_out",
    "differences",
    "is_due",
    "merge",
    "put_back",
    "workspace_at",
]

EVERY_CHANGES = 200
"""So many new changes make another backup."""
EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Difference:
    """A backup beside what is here now."""

    backup: Backup
    changes: int
    """In the backup."""
    lacks: int
    """Changes that are here and not in it."""
    extra: int
    """Changes and attached files that are in it and not here."""
    draft: int
    """Actions of its draft that are not known here."""
    problem: Said = NOTHING
    """Why it can not be read."""


def back_up(workspace: Workspace) -> Backup | None:
    """Copy the workspace and its draft, verify the copy, and let go of old ones; None when nothing is new.

    May run in any thread.  Raises Trouble, with no backup made, when the disk refuses or the copy is not whole.
    """
    home, name = workspace.installation.folder, workspace.log.workspace
    note_about(home, name, workspace.name, workspace.path)
    _drop_erased(workspace)
    lines = workspace.draft_lines()
    taken = backups(home, name)
    if taken and _is_same(taken[0], workspace, lines):
        return None
    clear_unfinished(home, name)
    when = datetime.now(UTC).replace(microsecond=0)
    if taken and when <= taken[0].when:
        when = taken[0].when + timedelta(seconds=1)
    made = backup_named(home, name, when)
    # The draft first: what is shared in between is then in both, which does no harm; the other way it is in neither.
    if lines:
        workspace.copy_draft(made.path.with_suffix(DRAFT_SUFFIX))
    wanted = workspace.log.file.ids()
    unfinished = made.path.with_name(f".{made.path.name}")
    try:
        workspace.log.file.backup_to(unfinished)
        with WorkspaceFile.open(unfinished, read_only=True) as copy:
            whole = not copy.check() and copy.ids() >= wanted
        if not whole:
            raise Trouble(
                Said("Säkerhetskopian i {folder} blev inte hel; kontrollera disken.", folder=made.path.parent)
            )
        unfinished.replace(made.path)
    finally:
        unfinished.unlink(missing_ok=True)
        if not made.path.exists():
            made.path.with_suffix(DRAFT_SUFFIX).unlink(missing_ok=True)
    rotate(home, name)
    return made


def is_due(workspace: Workspace) -> bool:
    """Whether a day has gone since the newest backup."""
    taken = backups(workspace.installation.folder, workspace.log.workspace)
    return not taken or datetime.now(UTC) - taken[0].when >= EVERY


def differences(workspace: Workspace) -> list[Difference]:
    """Every backup beside what is here now, newest first; nothing is changed."""
    here = workspace.log.file.ids() | {signed.id for signed in workspace.log.waiting}
    blobs = workspace.log.file.blob_hashes()
    taken = backups(workspace.installation.folder, workspace.log.workspace)
    return [_difference(workspace, backup, here, blobs) for backup in taken]


def merge(workspace: Workspace, backup: Backup) -> ImportReport:
    """Add to the workspace what a backup holds and is not here, its draft included.

    Raises Trouble, with nothing added, when the backup can not be read or belongs to another workspace.
    """
    with _opened(backup) as file:
        signed = [*file.changes(), *file.waiting()]
        contents = file.blobs(file.blob_hashes() - workspace.log.file.blob_hashes())
    if workspace.log.workspace not in {one.id for one in signed}:
        raise Trouble(Said("Säkerhetskopian {name} hör till ett annat ärende.", name=backup.path.name))
    intake = workspace.log.take_in(signed, contents)
    changed = workspace.applied(intake.touched) | bring_back_draft(workspace, backup)
    return ImportReport(
        new=len(intake.new),
        known=intake.known,
        waiting=intake.waiting,
        unconfirmed=unconfirmed(workspace.log, intake),
        refused=list(intake.refused),
        missing=whom_to_ask(workspace.log),
        without_effect=without_effect(workspace.log, intake.new),
        changed=changed,
    )


def bring_back_draft(workspace: Workspace, backup: Backup) -> Changed:
    """Lay what the draft of a backup held, and is not known here, on the draft again."""
    lines = _draft_lines(backup)
    return workspace.bring_back(lines) if lines else Changed()


def copy_out(backup: Backup, target: Path) -> None:
    """Make a workspace file of a backup.  Raises Trouble when ``target`` exists or the disk refuses."""
    with _opened(backup) as file:
        file.backup_to(target)


def put_back(installation: Installation, workspace: str, backup: Backup, path: Path) -> Path | None:
    """Put a backup in the place of a damaged workspace file, which is kept under another name; gives that.

    A damaged draft is replaced in the same way.  Whichever of the two is whole stays as it is; what more the backup's
    draft holds comes when the workspace is opened and :func:`bring_back_draft` is called.
    Raises Trouble when the disk refuses or the backup can not be read.
    """
    aside = None
    if not _is_whole(path):
        with _opened(backup) as file:
            aside = put_aside(path)
            file.backup_to(path)
    draft = draft_path(installation.folder, workspace)
    try:
        if draft.exists():
            DraftFile.open(draft).close()
    except Trouble:
        put_aside(draft)
        if backup.draft is not None:
            copy_file(backup.draft, draft)
    return aside


def _drop_erased(workspace: Workspace) -> None:
    """Take out of the backups too what the group has erased."""
    erased = workspace.log.erased()
    for backup in backups(workspace.installation.folder, workspace.log.workspace) if erased else ():
        try:
            with _opened(backup) as file:
                held = bool(erased & file.blob_hashes())
            if held:
                with WorkspaceFile.open(backup.path) as file:
                    erase_files(file, erased)
            if backup.draft is not None:
                _drop_from_draft(backup.draft, erased)
        except Trouble:
            # What can not be read holds nothing that anybody can read; the list of backups tells of it.
            continue


def _drop_from_draft(path: Path, erased: Set[str]) -> None:
    with DraftFile.open(path) as draft:
        lines = draft.lines()
        left = without_files(lines, erased)
        if left != lines:
            draft.replace(left)


def _is_whole(path: Path) -> bool:
    try:
        with WorkspaceFile.open(path) as file:
            return not file.check()
    except Trouble:
        return False


def _difference(workspace: Workspace, backup: Backup, here: set[str], blobs: set[str]) -> Difference:
    try:
        with _opened(backup) as file:
            there = file.ids() | {signed.id for signed in file.waiting()}
            extra = len(there - here) + len(file.blob_hashes() - blobs)
        lines = _draft_lines(backup)
    except Trouble as trouble:
        return Difference(backup, 0, 0, 0, 0, trouble.sentence)
    draft = len(workspace.not_known(lines)) if lines else 0
    return Difference(backup, len(there), len(here - there), extra, draft)


def _is_same(backup: Backup, workspace: Workspace, lines: list[str]) -> bool:
    try:
        with _opened(backup) as file:
            held, blobs = file.ids(), file.blob_hashes()
            waiting = {signed.id for signed in file.waiting()}
        same_draft = _draft_lines(backup) == lines
    except Trouble:
        # A backup that can not be read is no reason not to make another.
        return False
    own = workspace.log.file
    now = {signed.id for signed in own.waiting()}
    return same_draft and held == own.ids() and blobs == own.blob_hashes() and waiting == now


def _draft_lines(backup: Backup) -> list[str]:
    if backup.draft is None:
        return []
    with tempfile.TemporaryDirectory(prefix="hsavtal-") as folder:
        copy = Path(folder) / "copy.draft"
        copy_file(backup.draft, copy)
        with DraftFile.open(copy) as draft:
            return draft.lines()


@contextmanager
def _opened(backup: Backup) -> Iterator[WorkspaceFile]:
    """The workspace in a backup, which itself is never written in: one of an older format is brought up elsewhere."""
    try:
        file = WorkspaceFile.open(backup.path, read_only=True)
    except Trouble:
        with tempfile.TemporaryDirectory(prefix="hsavtal-") as folder:
            copy = Path(folder) / backup.path.name
            copy_file(backup.path, copy)
            with WorkspaceFile.open(copy) as file:
                yield file
        return
    with file:
        yield file
