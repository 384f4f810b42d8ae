"""What a file holds and what taking it in would change, before anything is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.conflicts import conflicts
from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.names import shown
from hsavtal_desktop.core.personal import Persons, files_in, text_in
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import replay
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.encryption import is_encrypted, read_readable
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.package import Manifest, Package
from hsavtal_desktop.exchange.request import is_request, read_request
from hsavtal_desktop.exchange.signatures import open_all
from hsavtal_desktop.workspace.exchanging import HANDOVER, packages_for
from hsavtal_desktop.workspace.intake import MAX_TOLD, Intake
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.telling import lacking
from hsavtal_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Author:
    """One installation's part of a file."""

    author: str
    name: str
    """"" while nobody has presented the key."""
    changes: int
    confirmed: bool
    """Whether a coordinator has admitted them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds, as far as that can be told without a workspace."""

    kind: str
    """``changes`` or ``request``."""
    encrypted: bool
    workspace: str
    name: str
    sender: str
    """Public key, as the file says itself."""
    time: str
    purpose: str = ""
    recipient: str = ""
    changes: int = 0
    blobs: int = 0
    authors: tuple[Author, ...] = ()
    refused: tuple[Said, ...] = ()
    wanted: int = 0
    """Of a request: changes that others build on and that the sender lacks."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking files in would do to this copy."""

    paths: tuple[Path, ...]
    """Files that can be taken in."""
    manifests: tuple[Manifest, ...]
    """What their senders say of them; not signed."""
    new: int
    known: int
    waiting: int
    unconfirmed: int
    authors: tuple[Author, ...]
    """Whose the new changes are."""
    acts: dict[str, int] = field(default_factory=dict)
    """``proposals``, ``decisions``, ``comments``, ``records``, ``versions``, ``members``, ``handovers`` → how many come
    or change."""
    clauses: frozenset[str] = frozenset()
    """Clauses any of whose texts, decisions or data would change."""
    conflicts: int = 0
    """Conflicts afterwards less those before."""
    blobs: int = 0
    """Attached files that are not here yet."""
    refused: tuple[Said, ...] = ()
    """One sentence on each file and each change that can not be taken in."""
    missing: tuple[Said, ...] = ()
    """One sentence on each lacking change and whom to ask."""


def peek(path: Path, key: Key | None = None) -> Contents:
    """Tell what a file holds, judging signatures but knowing nothing of the workspace.

    Raises Trouble when it is neither a package nor a request, or is encrypted for others than ``key``.
    """
    if is_request(path):
        request = read_request(path)
        return Contents(
            "request",
            False,
            request.workspace,
            shown(request.name),
            request.sender,
            shown(request.time),
            wanted=len(request.wanted),
        )
    package = read_readable(path, key)
    told, opened = Intake(), list[Change]()
    for change in open_all(package.changes, in_words=lambda: len(told.refused) < MAX_TOLD):
        if isinstance(change, Trouble):
            told.refuse(change.sentence)
        else:
            opened.append(change)
    manifest = package.manifest
    return Contents(
        kind="changes",
        encrypted=is_encrypted(path),
        workspace=manifest.workspace,
        name=shown(manifest.name),
        sender=manifest.sender,
        time=shown(manifest.time),
        purpose=manifest.purpose,
        recipient=manifest.recipient,
        changes=len(opened),
        blobs=len(_attached(package)),
        authors=_authors(opened, _cards(opened, Persons(files_in(package.blobs))), frozenset()),
        refused=(*package.refused, *told.refused),
    )


def preview(workspace: Workspace, paths: Sequence[Path]) -> Preview:
    """Work out what ``import_changes`` would do with those of some files that can be taken in, and do nothing.

    Raises Trouble, as it does, when none of them can.
    """
    packages, wrong = _usable(workspace, paths)
    log = workspace.log
    with collector_paused():
        sorted_out = log.sort_out(change for package in packages for change in package.changes)
        new = sorted_out.intake.new
        before = replay(log.state.changes.values(), log.state.own, _persons(packages, log))
        conflicts_before = len(conflicts(before)) if new else 0
        versions_before, touched = len(before.versions), Touched()
        before.apply_all(new, touched)
    after = before
    unconfirmed = {change.id for change in after.quarantined()}
    members = after.members.all()
    here = log.file.blob_hashes()
    return Preview(
        paths=tuple(package.path for package in packages),
        manifests=tuple(package.manifest for package in packages),
        new=len(new),
        known=sorted_out.intake.known,
        waiting=sorted_out.intake.waiting,
        unconfirmed=sum(1 for change in new if change.id in unconfirmed),
        authors=_authors(
            new,
            {member.author: member.name for member in members},
            frozenset(member.author for member in members if member.role),
        ),
        acts=_acts(new, touched, len(after.versions) - versions_before),
        clauses=after.changed(touched).clauses,
        conflicts=len(conflicts(after)) - conflicts_before if new else 0,
        blobs=len({name for package in packages for name in _attached(package)} - here),
        refused=(
            *wrong,
            *(sentence for package in packages for sentence in package.refused),
            *sorted_out.intake.refused,
        ),
        missing=tuple(lacking(after, sorted_out.awaited(after.changes))),
    )


def _usable(workspace: Workspace, paths: Sequence[Path]) -> tuple[list[Package], list[Said]]:
    """The packages that can be taken in, and a sentence on each file that can not.  Raises Trouble when none can."""
    packages: list[Package] = []
    wrong: list[Trouble] = []
    for path in paths:
        try:
            packages += packages_for(workspace, [path])
        except Trouble as trouble:
            wrong.append(trouble)
    if wrong and not packages:
        raise wrong[0]
    return packages, [trouble.sentence for trouble in wrong]


def _persons(packages: Sequence[Package], log: Log) -> Persons:
    """What personal fields would say with the files of some packages beside those that are here."""
    held = {name: content for package in packages for name, content in package.blobs.items()}
    return Persons(files_in(held, log.file.blobs), log.erased)


def _attached(package: Package) -> list[str]:
    """The files in a package that people know as attached: not those that hold a name."""
    return [name for name, content in package.blobs.items() if text_in(content) is None]


def _authors(changes: Iterable[Change], names: Mapping[str, str], confirmed: frozenset[str]) -> tuple[Author, ...]:
    counted = Counter(change.author for change in changes)
    found = [Author(author, names.get(author, ""), count, author in confirmed) for author, count in counted.items()]
    return tuple(sorted(found, key=lambda author: (author.name, author.author)))


def _cards(changes: Iterable[Change], persons: Persons) -> dict[str, str]:
    """How the authors in a file present themselves there."""
    return {
        change.author: shown(str(persons.say(event["person"])))
        for change in sorted(changes, key=lambda change: change.order)
        for event in change.events
        if event["kind"] in ("workspace", "introduce")
    }


def _acts(new: Iterable[Change], touched: Touched, versions: int) -> dict[str, int]:
    """Count by what they are about, each once."""
    events = [event for change in new for event in change.events]
    decided = {event["revision"] for event in events if event["kind"] == "decide"}
    proposed = {event["revision"] for event in events if event["kind"] != "decide" and "revision" in event}
    comments = {name for kind, name in touched.records if kind == "comment"}
    handovers = {name for kind, name in touched.records if kind == HANDOVER}
    return {
        "proposals": len(proposed & touched.revisions),
        "decisions": len(decided & touched.revisions),
        "comments": len(comments),
        "records": len(touched.records) - len(comments) - len(handovers),
        "handovers": len(handovers),
        "versions": versions,
        "members": len({event["member"] for event in events if event["kind"] == "admit"}),
    }
