"""Keeping a workspace and a shared folder alike: release, take in what is new there, add what is lacking there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import folder as shared
from hsavtal_desktop.exchange.folder import FolderFile
from hsavtal_desktop.exchange.package import Package
from hsavtal_desktop.exchange.signatures import verify
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.clock import Clock
from hsavtal_desktop.workspace.folder_ledger import Ledger
from hsavtal_desktop.workspace.heard import heard, note_heard
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.log import Intake, Log
from hsavtal_desktop.workspace.memory import collector_paused
from hsavtal_desktop.workspace.telling import unconfirmed, whom_to_ask

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

BATCH_BYTES = 64 * 1024 * 1024
"""Size of the files read before they are taken in, so that memory does not grow with the folder."""
FILE_CHANGES = 2_000
FILE_BYTES = 4 * 1024 * 1024
"""Bounds of one file written: enough for any day's work, small enough to be sent again."""


@dataclass(slots=True)
class Gathered:
    """What a look in the folder found; holds nothing that is believed yet."""

    folder: Path
    ledger: Ledger
    files: list[tuple[FolderFile, Package]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    ignored: int = 0
    """Files of other programs and other workspaces."""
    left: int = 0
    """Files that did not find room in this round."""
    unusable: set[str] = field(default_factory=set)
    """Names of the files that could not be read this time."""


@dataclass(slots=True)
class SyncReport:
    """What became of a round with the shared folder."""

    released: int = 0
    """Acts of this installation's draft that were released first."""
    wrote: int = 0
    """Changes added to the folder."""
    files: int = 0
    """Files added to the folder."""
    read: int = 0
    """Files read in the folder."""
    new: int = 0
    """Changes that are applied now."""
    waiting: int = 0
    """Changes in this copy that wait for others that have not come."""
    unconfirmed: int = 0
    """Of the new ones: those by a key that no coordinator has admitted."""
    ignored: int = 0
    """Files in the folder that are none of this workspace's."""
    refused: list[str] = field(default_factory=list)
    """One sentence for each thing that could not be taken in."""
    missing: list[str] = field(default_factory=list)
    """One sentence on each lacking change and whom to ask."""
    authors: Counter[str] = field(default_factory=Counter)
    """Public key → number of new changes."""
    heard: Mapping[str, str] = field(default_factory=dict)
    """Public key → when this copy last got something by it, UTC."""
    changed: Changed = field(default_factory=Changed)
    """What views must read anew."""
    problem: str = ""
    """Why the folder could not be written, in one sentence; what was in it has been taken in all the same."""


def sync(workspace: Workspace, folder: Path) -> SyncReport:
    """Release what is not marked private, take in what is new in the folder and add what it lacks.

    Raises Trouble, with nothing taken in, when the folder cannot be read or the workspace cannot be written.
    """
    with collector_paused():
        gathered = gather(workspace.log.file, workspace.log.workspace, folder)
        report = settle(workspace, gathered)
        while gathered.left:
            gathered = gather(workspace.log.file, workspace.log.workspace, folder, gathered.unusable)
            report = settle(workspace, gathered, report)
    return report


def gather(file: WorkspaceFile, workspace: str, folder: Path, unusable: Iterable[str] = ()) -> Gathered:
    """Read what is new in the folder, changing nothing; may run in any thread.

    ``unusable`` are names found to be so in an earlier round, not to be tried again in this one.
    Raises Trouble when the folder cannot be read.
    """
    ledger = Ledger(file, folder)
    gathered = Gathered(folder, ledger, unusable=set(unusable))
    unread = [one for one in ledger.unread(shared.scan(folder, workspace)) if one.name not in gathered.unusable]
    size = 0
    for number, one in enumerate(unread):
        if size and size + one.size > BATCH_BYTES:
            gathered.left = len(unread) - number
            break
        try:
            gathered.files.append((one, shared.read(one, workspace)))
            size += one.size
        except shared.Foreign:
            gathered.ignored += 1
            ledger.note(one, (), ())
        except Trouble as trouble:
            gathered.refused.append(str(trouble))
            gathered.unusable.add(one.name)
    return gathered


def settle(workspace: Workspace, gathered: Gathered, report: SyncReport | None = None) -> SyncReport:
    """Release, take in what was gathered and, when nothing is left to read, add what the folder lacks.

    Raises Trouble, with nothing taken in, when the workspace cannot be written.
    """
    report = report or SyncReport()
    report.released += workspace.unreleased()
    released = workspace.release()
    _take_in(workspace, gathered, report)
    if not gathered.left:
        try:
            _add_lacking(workspace, gathered, report)
        except Trouble as trouble:
            report.problem = str(trouble)
    gathered.ledger.save()
    report.changed = released | report.changed
    report.waiting = len(workspace.log.waiting)
    report.missing = whom_to_ask(workspace.log)
    report.heard = heard(workspace.log)
    return report


def _take_in(workspace: Workspace, gathered: Gathered, report: SyncReport) -> None:
    log, packages = workspace.log, [package for _, package in gathered.files]
    report.read += len(packages)
    report.ignored += gathered.ignored
    report.refused += gathered.refused
    report.refused += [sentence for package in packages for sentence in package.refused]
    blobs = {name: content for package in packages for name, content in package.blobs.items()}
    intake = log.take_in((change for package in packages for change in package.changes), blobs)
    report.changed = report.changed | workspace.applied(intake.touched)
    report.refused += intake.refused
    report.new += len(intake.new)
    report.authors.update(change.author for change in intake.new)
    report.unconfirmed += unconfirmed(log, intake)
    note_heard(log, intake.new)
    _note_read(workspace, gathered, intake)


def _note_read(workspace: Workspace, gathered: Gathered, intake: Intake) -> None:
    """Note the files, and as lying in the folder only what is right in them: others must be able to use it."""
    spellings: dict[str, set[bytes]] = {}
    for _, package in gathered.files:
        for change in package.changes:
            spellings.setdefault(change.id, set()).add(change.signature)
    taken = {change.id for change in intake.new}
    waiting = {signed.id: signed.signature for signed in workspace.log.waiting}

    def right(signed: SignedChange) -> bool:
        if signed.id in taken and len(spellings[signed.id]) == 1:
            return True
        known = workspace.state.changes.get(signed.id)
        # What waits was verified under one signature; another one counts as lacking, which costs a few bytes.
        return verify(signed, known.author) if known is not None else waiting.get(signed.id) == signed.signature

    for file, package in gathered.files:
        gathered.ledger.note(file, (signed.id for signed in package.changes if right(signed)), package.blobs)


def _add_lacking(workspace: Workspace, gathered: Gathered, report: SyncReport) -> None:
    log, ledger = workspace.log, gathered.ledger
    shared.clear_stale(gathered.folder, log.workspace, workspace.author)
    there = ledger.changes()
    wanted = {name for name in log.state.changes if name not in there}
    lacking = [signed for signed in log.file.changes() if signed.id in wanted] if wanted else []
    for batch in _batches([*lacking, *(signed for signed in log.waiting if signed.id not in there)]):
        _add(workspace, gathered, batch, {})
        report.wrote += len(batch)
        report.files += 1
    for name in sorted(log.file.blob_hashes() - ledger.blobs()):
        content = log.file.blob(name)
        if content is not None:
            _add(workspace, gathered, [], {name: content})
            report.files += 1


def _add(workspace: Workspace, gathered: Gathered, changes: Sequence[SignedChange], blobs: Mapping[str, bytes]) -> None:
    log = workspace.log
    file = shared.add(
        gathered.folder,
        workspace=log.workspace,
        name=workspace.name,
        heads=log.state.heads(),
        sender=workspace.author,
        time=log.clock(),
        changes=changes,
        blobs=blobs,
    )
    gathered.ledger.note(file, (signed.id for signed in changes), blobs)


def _batches(changes: Iterable[SignedChange]) -> Iterator[list[SignedChange]]:
    batch: list[SignedChange] = []
    size = 0
    for signed in changes:
        if batch and (len(batch) >= FILE_CHANGES or size + len(signed.raw) > FILE_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(signed)
        size += len(signed.raw)
    if batch:
        yield batch


def join_folder(path: Path, installation: Installation, folder: Path, clock: Clock) -> None:
    """Make a copy of the workspace that a shared folder holds.

    Raises Trouble, leaving nothing behind, when ``path`` exists, or the folder holds none, several, or one without
    its first change.
    """
    held = shared.workspaces(folder)
    if not held:
        raise Trouble(f"Den delade mappen {folder} innehåller inget ärende; kontrollera att den är färdigsynkad.")
    if len(held) > 1:
        raise Trouble(
            f"Den delade mappen {folder} innehåller flera ärenden ({', '.join(sorted(held.values()))}); "
            "anslut med ett ändringspaket från det du menar."
        )
    (workspace,) = held
    changes: list[SignedChange] = []
    for file in shared.scan(folder, workspace):
        try:
            changes += shared.read(file, workspace).changes
        except Trouble:
            # Told by the first round with the folder, which reads it again.
            continue
    Log.join(path, installation.key, clock, workspace, changes).file.close()
