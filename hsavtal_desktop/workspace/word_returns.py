"""Word files that came back: which copy each answers, and taking them in one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hsavtal_desktop.core import digest, records
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import State, record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.identity import SentIdentity
from hsavtal_desktop.word.intake import (
    Background,
    Proposed,
    SentDocument,
    find_all,
    identifier_of,
    identity_of,
    likeness,
    paragraphs_of,
    propose,
    read_sent,
)
from hsavtal_desktop.word.model import WordDocument
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.word_files import STATUS, reading_since

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

_ALIKE: Final = 0.2
"""Share of a file's paragraphs that must be ours for it to be about this agreement at all."""


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of one returned file."""

    path: Path
    authority: str
    sent: str = ""
    """Id of the sent copy that it answers, "" where that is not known."""
    tracked: int = 0
    """Proposals made of the recipient's tracked changes."""
    untracked: int = 0
    """Proposals made of changes that nobody had marked."""
    comments: int = 0
    listed: list[str] = field(default_factory=list)
    """One sentence on each thing that could not be placed or understood; kept with the returned file."""
    warnings: list[str] = field(default_factory=list)
    trouble: str = ""
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


def import_word(workspace: Workspace, paths: Sequence[Path], on_behalf_of: str) -> list[IntakeReport]:
    """Take in returned Word files on behalf of an authority, each as one signed change with the file beside it.

    What is wrong with one file is told in its report (``trouble``), with nothing of it applied, and the rest goes on.
    A file that was taken in before for the same authority is not taken in again.  Raises Trouble when no authority is
    named or the role may not propose.
    """
    authority = on_behalf_of.strip()
    if not authority:
        raise Trouble("Ange vilka som lämnat filerna, till exempel en kommuns namn.")
    if reason := workspace.why_not(Right.PROPOSE):
        raise Trouble(reason)
    copies = _Copies(workspace)
    reports: list[IntakeReport] = []
    for path in paths:
        try:
            reports.append(_take_in(workspace, copies, path, authority))
        except Trouble as trouble:
            reports.append(IntakeReport(path, authority, trouble=str(trouble)))
    return reports


@dataclass(frozen=True, slots=True)
class _Copy:
    """A sent copy, ready to be compared with."""

    id: str
    """Of the record, "" where there is none."""
    state: State
    reading: Reading
    sent: SentDocument
    frame: bool = True
    """Whether what stands outside the clauses is ours too."""


class _Copies:
    """The copies that left, read when they are asked for; kept while a batch is taken in."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[tuple[str, str], _Copy] = {}
        self._states: dict[tuple[str, ...], State] = {}

    def answered(self, returned: WordDocument, authority: str, warnings: list[str]) -> _Copy:
        """The copy that a file answers, by what it says about itself, else by its text.

        Raises Trouble where it belongs to another workspace, answers a copy whose changes are not here, or is like
        nothing here.
        """
        own = self._workspace.log.workspace
        identity = identity_of(returned)
        if identity is not None:
            if identity.workspace and identity.workspace != own:
                raise Trouble(f"Filen {returned.name} hör till ett annat ärende. Öppna det och ta in filen där.")
            return self._of_identity(returned.name, identity, authority)
        short = identifier_of(returned)
        sent = self._records()
        if short is not None and short[0] == own[: len(short[0])]:
            matching = {name: copy for name, copy in sent.items() if self._hash(copy).startswith(short[1])}
            sent = matching or sent
        return self._most_alike(returned, sent, authority, warnings)

    def _of_identity(self, name: str, identity: SentIdentity, authority: str) -> _Copy:
        if not identity.heads or any(head not in self._workspace.state.changes for head in identity.heads):
            raise Trouble(
                f"Filen {name} svarar på ett utskick från {identity.time[:10] or 'en annan dag'} vars ändringar inte "
                "finns här. Ta in ändringspaketet från den som skickade ut filen först."
            )
        found = [
            (one, copy)
            for one, copy in self._records().items()
            if tuple(copy.heads) == identity.heads
            and copy.view == identity.view
            and (copy.document or "") == (identity.documents[0] if len(identity.documents) == 1 else "")
        ]
        found.sort(key=lambda item: (item[1].time != identity.time, item[1].recipient != authority, item[1].time))
        record = found[0][0] if found and found[0][1].time == identity.time else ""
        return self._copy(record, identity.heads, identity.documents, View(identity.view), identity)

    def _most_alike(
        self, returned: WordDocument, sent: Mapping[str, records.SentCopy], authority: str, warnings: list[str]
    ) -> _Copy:
        rated: list[tuple[float, bool, str, _Copy]] = []
        for name, record in sent.items():
            if all(head in self._workspace.state.changes for head in record.heads):
                copy = self._copy(name, tuple(record.heads), self._documents(record), View(record.view))
                share = likeness(returned, paragraphs_of(copy.sent.word))
                rated.append((share, record.recipient == authority, record.time, copy))
        best = max(rated, key=lambda one: one[:3], default=None)
        if best is not None and best[0] >= _ALIKE:
            warnings.append(
                "Filen säger inte vilket utskick den svarar på; den jämfördes med det som är mest likt, från "
                f"{best[2][:10]}."
            )
            return best[3]
        heads = self._workspace.state.heads()
        state = self._state(heads)
        present = self._copy("", heads, tuple(Reading(state).documents()), View.FINAL)
        if likeness(returned, paragraphs_of(present.sent.word)) < _ALIKE:
            raise Trouble(
                f"Texten i {returned.name} liknar inget i ärendet, så filen togs inte in. "
                "Kontrollera att det är rätt fil."
            )
        warnings.append(
            "Filen är inte ett utskick härifrån; den jämfördes med den nuvarande texten, utom det som står utanför "
            "avtalets punkter."
        )
        return replace(present, frame=False)

    def _copy(
        self,
        record: str,
        heads: tuple[str, ...],
        documents: tuple[str, ...],
        view: View,
        identity: SentIdentity | None = None,
    ) -> _Copy:
        since = identity.since if identity is not None else self._records()[record].since if record else ""
        key = record, " ".join((*heads, *documents, view.value, since))
        if key not in self._read:
            state = self._state(heads)
            reading = self._reading(state, heads, since, documents)
            unknown = [name for name in documents if name not in reading.documents()]
            if unknown:
                raise Trouble(f"Utskicket gäller dokumentet {unknown[0]}, som inte finns i ärendet.")
            request = ExportRequest(
                documents,
                view,
                status=self._status(identity.version) if identity is not None else "",
                version_label=identity.version if identity is not None else "",
                time=identity.time if identity is not None else self._workspace.log.clock(),
                heads=heads,
                content_hash=identity.content_hash if identity is not None else "",
                since=since,
            )
            word = read_document(self._bytes(record, reading, request), "utskicket")
            self._read[key] = _Copy(record, state, reading, read_sent(reading, word, documents, view))
        return self._read[key]

    def _reading(self, state: State, heads: tuple[str, ...], since: str, documents: tuple[str, ...]) -> Reading:
        """What a copy shows: the state itself, or with what was decided since a version as open proposals."""
        if not since:
            return Reading(state)
        # A copy that could not be written so says of no version that its changes are told from it.
        reading = reading_since(self._workspace, self._workspace.state_at(heads), since, documents)
        return reading if reading is not None else Reading(state)

    def _bytes(self, record: str, reading: Reading, request: ExportRequest) -> bytes:
        """The exact bytes that were sent; written anew where they are not here."""
        kept = self._workspace.log.file.blob(self._records()[record].hash) if record else None
        return kept if kept is not None else write_document(reading, request).data

    def _status(self, label: str) -> str:
        return next((STATUS.get(one.status, "") for one in self._workspace.versions() if one.label == label), "")

    def _state(self, heads: tuple[str, ...]) -> State:
        if heads not in self._states:
            self._states[heads] = self._workspace.state_at(heads)
        return self._states[heads]

    def _hash(self, copy: records.SentCopy) -> str:
        if any(head not in self._workspace.state.changes for head in copy.heads):
            return "-"
        return digest.content_hash(self._state(tuple(copy.heads)))

    def _documents(self, copy: records.SentCopy) -> tuple[str, ...]:
        return (copy.document,) if copy.document else tuple(Reading(self._state(tuple(copy.heads))).documents())

    def _records(self) -> dict[str, records.SentCopy]:
        state = self._workspace.state
        return {
            name: records.read(records.SentCopy, record_fields(state, kind, name))
            for kind, name in state.records
            if kind == "sent" and len(state.record(kind, name))
        }


def _take_in(workspace: Workspace, copies: _Copies, path: Path, authority: str) -> IntakeReport:
    returned = read_document(path)
    data = _bytes_of(path)
    name = hashlib.sha256(data).hexdigest()
    record = _record_id(name, authority)
    if len(workspace.state.record("returned", record)):
        before = records.read(records.ReturnedCopy, record_fields(workspace.state, "returned", record))
        return IntakeReport(
            path,
            authority,
            before.sent,
            warnings=[f"Filen är redan intagen för {authority}, {before.time[:10]}; den togs inte in igen."],
        )
    warnings: list[str] = []
    copy = copies.answered(returned, authority, warnings)
    findings = find_all(copy.sent, returned, authority, frame=copy.frame)
    # What is taken in is released at once, so it must not build on drafts.
    present = workspace.released() if workspace.unreleased() else workspace.state
    background = Background(copy.sent, copy.state, present, tuple(copy.reading.comments()))
    proposed = propose(findings, background, workspace.pen, authority, name)
    settled = [one for event in proposed.events for one in present.weave.settled(event)]
    event = _returned(path, authority, copy, proposed, name, workspace.log.clock())
    changed = workspace.seal(
        [*settled, {"kind": "record", "type": "returned", "id": record, "set": event}],
        message=f"Word-fil från {authority}",
        blobs={name: data},
    )
    return IntakeReport(
        path,
        authority,
        copy.id,
        proposed.tracked,
        proposed.untracked,
        proposed.comments,
        proposed.listed,
        [*warnings, *proposed.warnings],
        changed=changed,
    )


def _returned(path: Path, authority: str, copy: _Copy, proposed: Proposed, name: str, time: str) -> dict[str, Any]:
    imported = proposed.tracked + proposed.untracked + proposed.comments
    returned = records.ReturnedCopy(authority, time, copy.id, name, path.name, imported, proposed.listed)
    return {field: getattr(returned, field) for field in records.ReturnedCopy.__slots__}


def _record_id(name: str, authority: str) -> str:
    """The same for the same file from the same authority, whoever takes it in."""
    return "r" + hashlib.sha256(f"{name} {authority}".encode()).hexdigest()[:40]


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Trouble(f"Filen {path.name} kan inte läsas ({reason}). Kontrollera att den finns kvar.") from error
