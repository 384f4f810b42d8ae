"""Exchanging changes by files: writing a package, taking packages in, joining a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.names import shown
from hsavtal_desktop.core.record_types import Handover
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.encryption import encrypted, read_readable
from hsavtal_desktop.exchange.package import Package, write_package
from hsavtal_desktop.exchange.request import Request, read_request, write_request
from hsavtal_desktop.workspace import selecting
from hsavtal_desktop.workspace.heard import note_heard
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.intake import Intake
from hsavtal_desktop.workspace.log import Log, Written
from hsavtal_desktop.workspace.telling import unconfirmed, whom_to_ask, without_effect
from hsavtal_desktop.workspace.workspace import Workspace

HANDOVER = "handover"
"""Record type of the notes on what was handed over."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What a package holds."""

    path: Path
    changes: int
    blobs: int
    released: int = 0
    """Acts of this installation's draft that were released first."""
    left_out: int = 0
    """Changes of this copy that the receiver is taken to have."""
    encrypted_for: tuple[str, ...] = ()
    """Public keys of those who can read it; empty when anybody can."""


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
    refused: list[Said] = field(default_factory=list)
    missing: list[Said] = field(default_factory=list)
    """One sentence on each lacking change and whom to ask."""
    without_effect: list[Said] = field(default_factory=list)
    """One sentence on each member, and reason, whose events were taken in but count for nothing."""
    changed: Changed = field(default_factory=Changed)


def export_changes(
    workspace: Workspace,
    path: Path,
    *,
    recipient: str = "",
    purpose: str = "",
    receivers: Sequence[str] = (),
    since: str | Sequence[str] = (),
    answering: Path | None = None,
    encrypt_for: Sequence[str] = (),
) -> ExportReport:
    """Release what is not released and write a file for others: everything that this copy holds, or less.

    ``receivers`` are the keys of the members whom the file goes to; what they get by it is remembered.  ``since`` is
    the key of a member, or several: what they all are known to have is left out.  ``answering`` is a request file:
    the package holds exactly what it lacks.  ``encrypt_for`` are keys of the only ones, beside this installation,
    that can read the file.  A recipient or purpose is noted in the log, where everybody sees it; the note goes along.

    Raises Trouble, with no file written and nothing noted, when both are given, a file can not be read or written, or
    a receiver of an encrypted file is not a member.
    """
    lacking = (since,) if isinstance(since, str) and since else tuple(since)
    if lacking and answering is not None:
        raise Trouble(Said("Välj antingen vad en medlem saknar (--since) eller svaret på en begäran (--answer)."))
    _check_readers(workspace, encrypt_for)
    request = read_request(answering) if answering is not None else None
    released = _release(workspace)
    selection = _selected(workspace.log, lacking, request)
    readers = tuple(sorted({*encrypt_for, workspace.author})) if encrypt_for else ()
    note = None
    if recipient or purpose:
        content = "answer" if request is not None else "lacking" if lacking else "everything"
        card = Handover(recipient, purpose, name=path.name, content=content, readers=list(readers))
        note = _note(workspace, card, selection)
    parcel = _parcel(workspace.log, selection, note)
    _write(workspace, path, parcel, purpose, recipient, readers)
    if note is not None:
        _keep(workspace, note, path)
    if request is None:
        for member in dict.fromkeys((*lacking, *receivers)) or ((recipient,) if recipient else ()):
            workspace.log.file.note_sent(member, parcel.heads)
    return ExportReport(path, len(parcel.changes), len(selection.blobs), released, selection.left_out, readers)


@dataclass(frozen=True, slots=True)
class _Parcel:
    """What a package is to hold, the note on it included."""

    changes: list[SignedChange]
    blobs: dict[str, bytes]
    heads: list[str]


def _release(workspace: Workspace) -> int:
    """Release what is not held back; how many acts that were."""
    before = workspace.unreleased()
    workspace.release()
    return before - workspace.unreleased()


def _selected(log: Log, lacking: Sequence[str], request: Request | None) -> selecting.Selection:
    """What goes along: what a request lacks, what some members are not known to have, or everything."""
    if request is not None:
        return selecting.answer(log, request)
    return selecting.since(log, lacking) if lacking else selecting.everything(log)


def _parcel(log: Log, selection: selecting.Selection, note: Written | None) -> _Parcel:
    changes, blobs, heads = list(selection.changes), dict(selection.blobs), selecting.newest(log)
    if note is None:
        return _Parcel(changes, blobs, heads)
    followed = {parent for change in note.changes for parent in change.parents}
    heads = sorted({*heads, note.changes[-1].id} - followed)
    return _Parcel([*changes, *map(log.signed, note.changes)], {**blobs, **note.files}, heads)


def _write(
    workspace: Workspace, path: Path, parcel: _Parcel, purpose: str, recipient: str, readers: Sequence[str]
) -> None:
    write_package(
        path,
        workspace=workspace.log.workspace,
        name=workspace.name,
        heads=parcel.heads,
        sender=workspace.author,
        time=workspace.log.clock(),
        changes=parcel.changes,
        blobs=parcel.blobs,
        purpose=purpose,
        recipient=recipient,
        wrap=(lambda content: encrypted(content, readers)) if readers else None,
    )


def _keep(workspace: Workspace, note: Written, path: Path) -> None:
    """Put the note on a file into the log; without it, there is no file."""
    try:
        workspace.keep(note)
    except Trouble:
        path.unlink()
        raise


def ask(workspace: Workspace, path: Path) -> None:
    """Write a request file: what this copy has, so that somebody can answer with exactly what it lacks.

    Raises Trouble when the file can not be written.
    """
    log = workspace.log
    write_request(
        path,
        workspace=log.workspace,
        name=workspace.name,
        sender=workspace.author,
        time=log.clock(),
        have=(*log.state.changes, *(signed.id for signed in log.waiting)),
        wanted=log.missing(),
        blobs=log.file.blob_hashes() | log.erased(),
    )


def import_changes(workspace: Workspace, paths: Sequence[Path]) -> ImportReport:
    """Take in packages, all or nothing; twice, out of order and partly are all fine.

    Raises Trouble, with nothing applied, when a file is not a package, belongs to another workspace or the store
    refuses.  Single changes that are wrong are refused with a sentence each, and the rest is taken in.
    """
    packages = packages_for(workspace, paths)
    intake = workspace.log.take_in(
        [change for package in packages for change in package.changes],
        {name: content for package in packages for name, content in package.blobs.items()},
    )
    note_heard(workspace.log, intake.new)
    return _report(workspace.log, packages, intake, workspace.applied(intake.touched))


def packages_for(workspace: Workspace, paths: Sequence[Path]) -> list[Package]:
    """Read packages, encrypted ones with this installation's key.

    Raises Trouble when a file is not a package or belongs to another workspace.
    """
    packages = [read_readable(path, workspace.installation.key) for path in paths]
    for package in packages:
        if package.manifest.workspace != workspace.log.workspace:
            raise Trouble(
                Said(
                    "Filen {name} hör till ärendet {other}, inte till det här. Öppna det ärendet och ta in filen där.",
                    name=package.path.name,
                    other=shown(package.manifest.name) or Said("med annat id"),
                )
            )
    return packages


def join(path: Path, installation: Installation, packages: Sequence[Path]) -> Workspace:
    """Make a copy of somebody's workspace from packages of it.

    Raises Trouble, leaving nothing behind, when ``path`` exists or the packages lack the workspace's first change.
    """
    read = [read_readable(one, installation.key) for one in packages]
    if not read:
        raise Trouble(Said("Välj ett ändringspaket att ansluta med."))
    changes = [change for package in read for change in package.changes]
    log = Log.join(path, installation.key, installation.clock, read[0].manifest.workspace, changes)
    log.take_in((), {name: content for package in read for name, content in package.blobs.items()})
    log.note_verified(installation.folder)
    log.file.close()
    return Workspace.open(path, installation)


def _check_readers(workspace: Workspace, readers: Sequence[str]) -> None:
    for author in readers:
        if not workspace.state.members.role(author):
            name = workspace.state.members.member(author).name or author[:12]
            raise Trouble(
                Said("{name} är inte medlem i ärendet. Släpp in personen först, eller skicka okrypterat.", name=name)
            )


def _note(workspace: Workspace, card: Handover, selection: selecting.Selection) -> Written:
    """The note for the log that something was handed over: to whom, why, and up to what."""
    card = replace(
        card, time=workspace.log.clock(), changes=len(selection.changes), heads=list(workspace.state.heads())
    )
    name = f"{hand(workspace.author)}.{workspace.installation.draw(8).hex()}"
    return workspace.written([{"kind": "record", "type": HANDOVER, "id": name, "set": asdict(card)}])


def _report(log: Log, packages: Sequence[Package], intake: Intake, changed: Changed) -> ImportReport:
    senders = ", ".join(
        dict.fromkeys(
            log.state.members.member(package.manifest.sender).name or Said("avsändaren") for package in packages
        )
    )
    return ImportReport(
        new=len(intake.new),
        known=intake.known,
        waiting=intake.waiting,
        unconfirmed=unconfirmed(log, intake),
        refused=[*(sentence for package in packages for sentence in package.refused), *intake.refused],
        missing=whom_to_ask(log, senders),
        without_effect=without_effect(log, intake.new),
        changed=changed,
    )
