"""Exchanging changes by files: writing a package, taking packages in, joining a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.package import Package, read_package, write_package
from hsavtal_desktop.workspace.clock import Clock
from hsavtal_desktop.workspace.heard import note_heard
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.log import Intake, Log
from hsavtal_desktop.workspace.telling import whom_to_ask

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What a package holds."""

    path: Path
    changes: int
    blobs: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of packages that were taken in."""

    new: int
    """Changes that are applied now."""
    known: int
    waiting: int
    """Changes that wait for others that have not come."""
    unconfirmed: int
    """Of the new ones: those by a key that no coordinator has admitted."""
    refused: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """One sentence on each lacking change and whom to ask."""
    changed: Changed = field(default_factory=Changed)


def export_changes(workspace: Workspace, path: Path, *, recipient: str = "", purpose: str = "") -> ExportReport:
    """Release what is not released and write everything that this copy holds to one file.

    Raises Trouble when the file can not be written.
    """
    workspace.release()
    log = workspace.log
    signed = [*log.file.changes(), *log.waiting]
    blobs = {name: content for name in log.file.blob_hashes() if (content := log.file.blob(name)) is not None}
    heads = workspace.state.heads()
    write_package(
        path,
        workspace=log.workspace,
        name=workspace.name,
        heads=heads,
        sender=workspace.author,
        time=log.clock(),
        changes=signed,
        blobs=blobs,
        purpose=purpose,
        recipient=recipient,
    )
    if recipient:
        log.file.note_sent(recipient, heads)
    return ExportReport(path, len(signed), len(blobs))


def import_changes(workspace: Workspace, paths: Sequence[Path]) -> ImportReport:
    """Take in packages, all or nothing; twice, out of order and partly are all fine.

    Raises Trouble, with nothing applied, when a file is not a package, belongs to another workspace or the store
    refuses.  Single changes that are wrong are refused with a sentence each, and the rest is taken in.
    """
    packages = [read_package(path) for path in paths]
    for package in packages:
        if package.manifest.workspace != workspace.log.workspace:
            raise Trouble(
                f"Filen {package.path.name} hör till ärendet {package.manifest.name or 'med annat id'}, inte till det "
                "här. Öppna det ärendet och ta in filen där."
            )
    intake = workspace.log.take_in(
        [change for package in packages for change in package.changes],
        {name: content for package in packages for name, content in package.blobs.items()},
    )
    note_heard(workspace.log, intake.new)
    return _report(workspace.log, packages, intake, workspace.applied(intake.touched))


def join(path: Path, installation: Installation, packages: Sequence[Path], clock: Clock) -> None:
    """Make a copy of somebody's workspace from packages of it.

    Raises Trouble, leaving nothing behind, when ``path`` exists or the packages lack the workspace's first change.
    """
    read = [read_package(one) for one in packages]
    if not read:
        raise Trouble("Välj ett ändringspaket att ansluta med.")
    log = Log.join(path, installation.key, clock, read[0].manifest.workspace, [c for p in read for c in p.changes])
    log.file.append((), blobs={name: content for package in read for name, content in package.blobs.items()})
    log.file.close()


def _report(log: Log, packages: Sequence[Package], intake: Intake, changed: Changed) -> ImportReport:
    unconfirmed = {change.id for change in log.state.quarantined()}
    senders = ", ".join(
        dict.fromkeys(log.state.members.member(package.manifest.sender).name or "avsändaren" for package in packages)
    )
    return ImportReport(
        new=len(intake.new),
        known=intake.known,
        waiting=intake.waiting,
        unconfirmed=sum(1 for change in intake.new if change.id in unconfirmed),
        refused=[*(sentence for package in packages for sentence in package.refused), *intake.refused],
        missing=whom_to_ask(log, senders),
        changed=changed,
    )
