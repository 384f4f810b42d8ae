"""Word files that came back: looked into, each with a report before anything is done, then taken in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from hsavtal_desktop.core import record_types, records
from hsavtal_desktop.core.drafting import Event
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.personal import still_known
from hsavtal_desktop.core.progress import steps
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.state import all_fields, record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.intake import Account, Background, Findings, propose
from hsavtal_desktop.word.package import open_package
from hsavtal_desktop.word.reading_document import DocumentReader
from hsavtal_desktop.workspace.answered_copies import Answer, Copies, read_whole
from hsavtal_desktop.workspace.chosen_file import file_bytes
from hsavtal_desktop.workspace.labels import TAKEN_IN
from hsavtal_desktop.workspace.workspace import Workspace

SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")
"""What can be taken in."""
OTHER_SUFFIXES: Final = (".odt", ".doc", ".rtf", ".ott", ".dot")
"""What people send as well: told how to convert."""
SOMEBODY: Final = "\ue000"
"""Stands for the authority until it is known: nobody's name holds this character."""


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What is in one returned file, or what became of it."""

    path: Path
    authority: str
    """On whose behalf; before the file is taken in a guess, "" for none."""
    sent: str = ""
    """Id of the sent copy that it answers, "" where that is not known."""
    sent_as: str = ""
    """That copy in words: to whom, when, in which version."""
    tracked: int = 0
    """Proposals made of the recipient's tracked changes."""
    untracked: int = 0
    """Proposals made of changes that nobody had marked."""
    comments: int = 0
    listed: list[str] = field(default_factory=list)
    """One sentence on each thing that could not be placed or understood; kept with the returned file."""
    formatting: list[Said] = field(default_factory=list)
    """One sentence on each difference in looks only; kept apart."""
    warnings: list[Said] = field(default_factory=list)
    account: Account = field(default_factory=Account)
    """The proof that everything received was taken in or is listed."""
    known: bool = False
    """Whether it was taken in before."""
    trouble: Said = NOTHING
    """Why nothing was taken in, "" when all went well."""
    changed: Changed = field(default_factory=Changed)

    @property
    def placed(self) -> int:
        """Proposals and comments that are in the workspace now."""
        return self.tracked + self.untracked + self.comments

    @property
    def received(self) -> int:
        """Everything the file said: placed or listed."""
        return self.placed + len(self.listed)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A returned file that was looked into, ready to be taken in."""

    report: IntakeReport
    hash: str = ""
    """SHA-256 of its bytes."""
    events: tuple[Event, ...] = ()
    """What taking it in writes, on behalf of somebody."""

    @property
    def ready(self) -> bool:
        """Whether there is anything to take in."""
        return not (self.report.trouble or self.report.known)


def word_files(paths: Sequence[Path]) -> list[Path]:
    """The files among some paths and in the folders among them that may be returned copies, each once, by name."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for each in inside:
            # Word keeps a lock file beside what it has open; systems hide files of their own.
            wanted = not path.is_dir() or each.suffix.lower() in SUFFIXES + OTHER_SUFFIXES
            if wanted and not each.is_dir() and not (path.is_dir() and each.name.startswith((".", "~"))):
                found[each] = None
    return list(found)


def look_into(workspace: Workspace, paths: Sequence[Path], authority: str = "") -> list[Prepared]:
    """Read returned files and tell what is in each; nothing is changed, and the work can be stopped.

    Where no authority is named it is guessed from the sent copy and the file's name.  What is wrong with one file is
    told in its report, and the rest goes on.  Raises Trouble when the role may not propose.
    """
    return list(_looked_into(workspace, steps(paths), authority))


def take_in(workspace: Workspace, prepared: Prepared, authority: str) -> IntakeReport:
    """Take in a file that was looked into, as one signed change with the file beside it.

    A file that was taken in for the same authority before is not taken in again; trouble is told in the report, with
    nothing of the file applied.
    """
    named = replace(prepared.report, authority=authority)
    if prepared.report.trouble:
        return named
    try:
        _require_authority(authority)
        return _sealed(workspace, prepared, named)
    except Trouble as trouble:
        return replace(named, trouble=trouble.sentence)


def import_word(workspace: Workspace, paths: Sequence[Path], on_behalf_of: str = "") -> list[IntakeReport]:
    """Look into returned Word files and take each in at once: on behalf of an authority, else of the one guessed.

    Raises Trouble when the authority named is only white space or the role may not propose.
    """
    if on_behalf_of:
        _require_authority(on_behalf_of)
    authority = on_behalf_of.strip()
    return [
        take_in(workspace, prepared, authority or prepared.report.authority)
        for prepared in _looked_into(workspace, paths, authority)
    ]


def _require_authority(authority: str) -> None:
    if not authority.strip():
        raise Trouble(Said("Ange vilka som lämnat filen, till exempel en kommuns namn."))


def _looked_into(workspace: Workspace, paths: Sequence[Path] | Iterator[Path], authority: str) -> Iterator[Prepared]:
    if reason := workspace.why_not(Right.PROPOSE):
        raise Trouble(reason)
    copies = Copies(workspace)
    for path in paths:
        try:
            with collector_paused():
                prepared = _prepare(workspace, copies, path, authority)
            yield prepared
        except Trouble as trouble:
            yield Prepared(IntakeReport(path, authority, trouble=trouble.sentence))


def found_in(copies: Copies, path: Path, authority: str, warnings: list[Said]) -> tuple[Answer, Findings]:
    """Read a returned file as far as need be, and tell what it says.  Raises Trouble where it cannot be read."""
    with open_package(path) as package:
        answer = copies.answered(package, authority, warnings)
    findings = answer.findings(SOMEBODY)
    structural = findings.moved or findings.joined or findings.removed or findings.outside
    if answer.narrowed is None or not structural:
        return answer, findings
    # Which clauses moved, were joined or went, and what a title swallowed, depends on everything beside it.
    with open_package(path) as package:
        answer = Answer(answer.copy, read_whole(DocumentReader(package)))
    return answer, answer.findings(SOMEBODY)


def _prepare(workspace: Workspace, copies: Copies, path: Path, authority: str) -> Prepared:
    warnings: list[Said] = []
    answer, findings = found_in(copies, path, authority, warnings)
    copy = answer.copy
    name = hashlib.sha256(file_bytes(path)).hexdigest()
    sent = copies.about(copy.id)
    guess = authority or still_known(sent.recipient) or _named_in(workspace, path)
    # What is taken in is released at once, so it must not build on drafts.
    present = workspace.released() if workspace.unreleased() else workspace.state
    background = Background(copy.sent, copy.state, present, tuple(copy.reading.comments()))
    proposed = propose(findings, background, workspace.pen, SOMEBODY, name)
    report = IntakeReport(
        path,
        guess,
        copy.id,
        _sent_as(sent),
        proposed.tracked,
        proposed.untracked,
        proposed.comments,
        proposed.listed,
        proposed.formatting,
        [*warnings, *proposed.warnings],
        proposed.account,
    )
    before = _taken_in(workspace, name, guess)
    if before is not None:
        return Prepared(_known(report, before), name)
    others = _others(workspace, name, guess)
    if others:
        report.warnings.append(Said("Samma fil är redan intagen för {others}.", others=", ".join(others)))
    return Prepared(report, name, tuple(present.weave.settled(proposed.events)))


def _sealed(workspace: Workspace, prepared: Prepared, report: IntakeReport) -> IntakeReport:
    before = _taken_in(workspace, prepared.hash, report.authority)
    if before is not None:
        return _known(report, before)
    data = file_bytes(report.path)
    if hashlib.sha256(data).hexdigest() != prepared.hash:
        raise Trouble(Said("Filen {name} har ändrats sedan den lästes. Läs in den på nytt.", name=report.path.name))
    authority = report.authority
    listed = [_named(sentence, authority) for sentence in report.listed]
    returned = record_types.ReturnedCopy(
        authority,
        workspace.log.clock(),
        report.sent,
        prepared.hash,
        report.path.name,
        report.placed,
        listed,
        list(report.formatting),
        asdict(report.account),
    )
    fields = {field: getattr(returned, field) for field in record_types.ReturnedCopy.__slots__}
    event = {"kind": "record", "type": "returned", "id": _record_id(prepared.hash, authority), "set": fields}
    changed = workspace.seal(
        [*(_named_event(event, authority) for event in prepared.events), event],
        message=Said(TAKEN_IN.template, authority=authority),
        blobs={prepared.hash: data},
    )
    return replace(report, listed=listed, changed=changed)


def _known(report: IntakeReport, before: record_types.ReturnedCopy) -> IntakeReport:
    told = Said(
        "Filen är redan intagen för {authority}, {time}; den togs inte in igen.",
        authority=before.authority,
        time=before.time[:10],
    )
    return IntakeReport(report.path, before.authority, before.sent, report.sent_as, warnings=[told], known=True)


def _named_event(event: Event, authority: str) -> Event:
    """An event on somebody's behalf as one on an authority's; only cards and records tell of it."""
    return _named(event, authority) if event["kind"] in ("revision", "record") else event


def _named(value: Any, authority: str) -> Any:
    if isinstance(value, dict):
        return {name: _named(one, authority) for name, one in value.items()}
    if isinstance(value, Said):
        return Said(value.template, **_named(dict(value.fields), authority))
    return value.replace(SOMEBODY, authority) if isinstance(value, str) else value


def _named_in(workspace: Workspace, path: Path) -> str:
    """The body whose name stands in the file's name, the longest of several; "" for none."""
    stem = " ".join(path.stem.replace("_", " ").replace("-", " ").casefold().split())
    names = {copy.recipient for copy in Copies(workspace).all()} - {""}
    for _, principal in workspace.principals():
        names |= {principal.name, principal.formal_name} - {""}
    found = [name for name in names if name.casefold().replace("-", " ") in stem]
    return max(found, key=lambda name: (len(name), name), default="")


def _sent_as(sent: record_types.SentCopy) -> str:
    parts = [sent.recipient, sent.version, sent.time[:10]]
    return ", ".join(part for part in parts if part)


def _taken_in(workspace: Workspace, name: str, authority: str) -> record_types.ReturnedCopy | None:
    record = _record_id(name, authority)
    if not len(workspace.state.record("returned", record)):
        return None
    return records.read(record_types.ReturnedCopy, record_fields(workspace.state, "returned", record))


def _others(workspace: Workspace, name: str, authority: str) -> list[str]:
    """Other authorities that the same file was taken in for."""
    kept = (
        records.read(record_types.ReturnedCopy, fields) for fields in all_fields(workspace.state, "returned").values()
    )
    return sorted({one.authority for one in kept if one.hash == name} - {authority, ""})


def _record_id(name: str, authority: str) -> str:
    """The same for the same file from the same authority, whoever takes it in."""
    return "r" + hashlib.sha256(f"{name} {authority}".encode()).hexdigest()[:40]
