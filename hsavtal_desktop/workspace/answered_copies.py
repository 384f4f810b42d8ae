"""The Word copies that left, each read once while a batch of returned files is compared with them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from hsavtal_desktop.core import digest, record_types, records
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State, all_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.identity import SentIdentity
from hsavtal_desktop.word.intake import (
    AnswerFile,
    Findings,
    Narrowed,
    SentDocument,
    SentText,
    answer_file,
    find_all,
    identifier_of,
    identity_of,
    likeness,
    paragraphs_of,
    place_answers,
    read_sent,
)
from hsavtal_desktop.word.model import WordDocument
from hsavtal_desktop.word.package import WordPackage, open_package
from hsavtal_desktop.word.reading_document import DocumentReader
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.word.writing.masking import Mask
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.word_files import STATUS, reading_since
from hsavtal_desktop.workspace.workspace import Workspace

_ALIKE: Final = 0.2
"""Share of a file's text that must be ours for it to be about this agreement at all."""
_MOSTLY: Final = 0.5
"""The same where it has tables of answers, which quote what they are about."""
_TABLED: Final = 0.5
"""Share of a file's letters in tables of answers from which on it is not asked what copy of ours it is like."""
_TRIED: Final = 2
"""Sent copies that the rows of such a table are tried on."""
_KEPT: Final = 4
"""Copies that differ in their text and are kept at a time, so that memory does not grow with what was sent."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A sent copy, ready to be compared with."""

    id: str
    """Of the record, "" where there is none."""
    state: State
    reading: Reading
    sent: SentDocument
    text: SentText
    frame: bool = True
    """Whether what stands outside the clauses is ours too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A returned file, read as far as need be, and the copy that it answers."""

    copy: Copy
    returned: WordDocument
    narrowed: Narrowed | None = None
    """What was read of it, where the rest is as it was sent."""
    answers: AnswerFile | None = None
    """What it says in tables of its own, where it is no copy of ours."""

    def findings(self, authority: str) -> Findings:
        """What the file says, compared with the copy; ``authority`` is named in remarks."""
        if self.answers is not None:
            reading = self.copy.reading
            documents = reading.documents()
            places = [place for name in documents for place in reading.outline(name, View.MARKUP).places]
            about = {name: reading.document(name) for name in documents}
            names = {name: (name, one.short, one.title) for name, one in about.items()}
            return place_answers(self.copy.sent, places, names, self.returned, self.answers)
        return find_all(self.copy.sent, self.returned, authority, frame=self.copy.frame, narrowed=self.narrowed)


class Copies:
    """The copies that left, read when they are asked for; kept while a batch is taken in."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[str, Copy] = {}
        self._states: dict[tuple[str, ...], State] = {}
        self._texts: dict[str, str] = {}

    def about(self, name: str) -> record_types.SentCopy:
        """What is known of a sent copy; nothing for \"\"."""
        return self._records().get(name, record_types.SentCopy())

    def all(self) -> list[record_types.SentCopy]:
        """Everything that was sent."""
        return list(self._records().values())

    def answered(self, package: WordPackage, authority: str, warnings: list[Said]) -> Answer:
        """The copy that a file answers, by what it says about itself, else by its text.

        Raises Trouble where it cannot be read, belongs to another workspace, answers a copy whose changes are not
        here, or is like nothing here.
        """
        own = self._workspace.log.workspace
        identity = identity_of(package)
        if identity is not None:
            if identity.workspace and identity.workspace != own:
                raise Trouble(
                    Said(
                        "Filen {name} hör till ett annat ärende. Öppna det och ta in filen där.",
                        name=package.name,
                    )
                )
            return _answer(package, self._of_identity(package.name, identity, authority))
        returned = read_whole(DocumentReader(package))
        answers = answer_file(returned)
        if answers is not None and answers.share >= _TABLED:
            return self._tabled(returned, answers, authority, warnings)
        short = identifier_of(returned)
        sent = self._records()
        if short is not None and short[0] == own[: len(short[0])]:
            matching = {name: copy for name, copy in sent.items() if self._hash(copy).startswith(short[1])}
            sent = matching or sent
        copy = self._most_alike(returned, sent, authority, warnings, _ALIKE if answers is None else _MOSTLY)
        if copy is not None:
            return Answer(copy, returned)
        if answers is not None:
            return self._tabled(returned, answers, authority, warnings)
        raise Trouble(
            Said(
                "Texten i {name} liknar inget i ärendet, så filen togs inte in. Kontrollera att det är rätt fil.",
                name=returned.name,
            )
        )

    def _tabled(self, returned: WordDocument, answers: AnswerFile, authority: str, warnings: list[Said]) -> Answer:
        """A file with answers in a table, and the copy in which most of its rows find a clause."""
        known = [
            (name, record)
            for name, record in self._records().items()
            if all(head in self._workspace.state.changes for head in record.heads)
        ]
        named = returned.name.casefold().replace("_", " ")
        known.sort(
            key=lambda one: (
                one[1].recipient == authority or (one[1].recipient or "?").casefold() in named,
                one[1].time,
            ),
            reverse=True,
        )
        copies = [
            (record.time, self._copy(name, tuple(record.heads), self._documents(record), View(record.view)))
            for name, record in known[:_TRIED]
        ]
        copies.append(("", self._present()))
        rated = [(time, Answer(copy, returned, answers=answers)) for time, copy in copies]
        time, best = min(rated, key=lambda one: len(one[1].findings("").remarks))
        warnings.append(
            Said("Svaret är en tabell; raderna lades på punkterna i utskicket från {time}.", time=time[:10])
            if time
            else Said("Svaret är en tabell; raderna lades på punkterna i den nuvarande texten.")
        )
        return best

    def _present(self) -> Copy:
        """The text as it is now, as if it had been sent."""
        heads = self._workspace.state.heads()
        return self._copy("", heads, tuple(Reading(self._state(heads)).documents()), View.FINAL)

    def _of_identity(self, name: str, identity: SentIdentity, authority: str) -> Copy:
        if not identity.heads or any(head not in self._workspace.state.changes for head in identity.heads):
            raise Trouble(
                Said(
                    "Filen {name} svarar på ett utskick från {time} vars ändringar inte finns här. Ta in "
                    "ändringspaketet från den som skickade ut filen först.",
                    name=name,
                    time=identity.time[:10] or Said("en annan dag"),
                )
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
        self,
        returned: WordDocument,
        sent: Mapping[str, record_types.SentCopy],
        authority: str,
        warnings: list[Said],
        least: float,
    ) -> Copy | None:
        """The copy, or the present text, that a file is most like; None where less than ``least`` of it is."""
        rated: list[tuple[float, bool, str, Copy]] = []
        for name, record in sent.items():
            if all(head in self._workspace.state.changes for head in record.heads):
                copy = self._copy(name, tuple(record.heads), self._documents(record), View(record.view))
                share = likeness(returned, paragraphs_of(copy.sent.word))
                rated.append((share, record.recipient == authority, record.time, copy))
        best = max(rated, key=lambda one: one[:3], default=None)
        if best is not None and best[0] >= least:
            warnings.append(
                Said(
                    "Filen säger inte vilket utskick den svarar på; den jämfördes med det som är mest likt, "
                    "från {time}.",
                    time=best[2][:10],
                )
            )
            return best[3]
        present = self._present()
        if likeness(returned, paragraphs_of(present.sent.word)) < least:
            return None
        warnings.append(
            Said(
                "Filen är inte ett utskick härifrån; den jämfördes med den nuvarande texten, utom det som står "
                "utanför avtalets punkter."
            )
        )
        return replace(present, frame=False)

    def _copy(
        self,
        record: str,
        heads: tuple[str, ...],
        documents: tuple[str, ...],
        view: View,
        identity: SentIdentity | None = None,
    ) -> Copy:
        since = self._label(identity.since, heads) if identity is not None else self.about(record).since
        state = self._state(heads)
        blob = self._records()[record].hash if record else ""
        text = self._text(blob)
        key = " ".join((*self._content_heads(heads), *documents, view.value, since, text))
        if key not in self._read:
            reading = self._reading(state, heads, since, documents)
            unknown = [name for name in documents if name not in reading.documents()]
            if unknown:
                raise Trouble(
                    Said("Utskicket gäller dokumentet {document}, som inte finns i ärendet.", document=unknown[0])
                )
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
            kept = self._workspace.log.file.blob(blob) if blob else None
            # The exact bytes that were sent; written anew where they are not here.
            with open_package(kept if kept is not None else write_document(reading, request).data, "utskicket") as own:
                main = own.read(own.main_part)
                word = read_whole(DocumentReader(own))
            if len(self._read) == _KEPT:
                del self._read[next(iter(self._read))]
            found = Copy(record, state, reading, read_sent(reading, word, documents, view), SentText(main, word.body))
            self._read[key] = found
        return replace(self._read[key], id=record)

    def _text(self, blob: str) -> str:
        """``_text_of`` the bytes of a copy, "" where they are not here."""
        if blob not in self._texts:
            kept = self._workspace.log.file.blob(blob) if blob else None
            self._texts[blob] = "" if kept is None else _text_of(kept)
        return self._texts[blob]

    def _reading(self, state: State, heads: tuple[str, ...], since: str, documents: tuple[str, ...]) -> Reading:
        """What a copy shows: the state itself, or with what was decided since a version as open proposals."""
        if not since:
            return Reading(state)
        # A copy that could not be written so says of no version that its changes are told from it.
        reading = reading_since(self._workspace, self._workspace.state_at(heads), since, documents)
        return reading if reading is not None else Reading(state)

    def _label(self, written: str, heads: tuple[str, ...]) -> str:
        """The version that a copy names; in an anonymous copy names in it are hidden."""
        labels = [one.label for one in self._workspace.versions()]
        if not written or written in labels:
            return written
        reading = Reading(self._state(heads))
        mask = Mask(reading.people(), reading.offices())
        return next((label for label in labels if mask.hide(label) == written), written)

    def _status(self, label: str) -> str:
        return next((STATUS.get(one.status, "") for one in self._workspace.versions() if one.label == label), "")

    def _state(self, heads: tuple[str, ...]) -> State:
        heads = self._content_heads(heads)
        if heads not in self._states:
            if len(self._states) == _KEPT:
                del self._states[next(iter(self._states))]
            self._states[heads] = self._workspace.state_at(heads)
        return self._states[heads]

    def _content_heads(self, heads: tuple[str, ...]) -> tuple[str, ...]:
        """The heads without the changes that only tell of other copies being sent: the same text to seventy bodies."""
        changes = self._workspace.state.changes
        found: dict[str, None] = {}
        waiting = list(heads)
        while waiting:
            change = changes[waiting.pop()]
            if change.parents and all(event.get("type") == "sent" for event in change.events):
                waiting.extend(change.parents)
            else:
                found[change.id] = None
        return tuple(sorted(found))

    def _hash(self, copy: record_types.SentCopy) -> str:
        if any(head not in self._workspace.state.changes for head in copy.heads):
            return "-"
        return digest.content_hash(self._state(tuple(copy.heads)))

    def _documents(self, copy: record_types.SentCopy) -> tuple[str, ...]:
        return (copy.document,) if copy.document else tuple(Reading(self._state(tuple(copy.heads))).documents())

    def _records(self) -> dict[str, record_types.SentCopy]:
        state = self._workspace.state
        return {name: records.read(record_types.SentCopy, fields) for name, fields in all_fields(state, "sent").items()}


def _answer(package: WordPackage, copy: Copy) -> Answer:
    """Read of a file only what it does not have in common with the copy, where that can be told from its bytes."""
    main = package.read(package.main_part)
    narrowed = copy.text.narrowed(main)
    if narrowed is not None:
        root = package.xml(package.main_part, narrowed.main)
        if narrowed.fits(root):
            return Answer(copy, read_whole(DocumentReader(package, root)), narrowed)
    return Answer(copy, read_whole(DocumentReader(package, package.xml(package.main_part, main))))


def read_whole(reader: DocumentReader) -> WordDocument:
    """A document with the SHA-256 of each picture in the place of its bytes: enough to tell it from others."""
    document = reader.read(media=True)
    return replace(document, media={part: hashlib.sha256(data).digest() for part, data in document.media.items()})


def _text_of(data: bytes) -> str:
    """What tells copies apart that differ in more than their recipient: a hash of the parts that hold text."""
    digested = hashlib.sha256()
    with open_package(data, "utskicket") as package:
        for part in (package.main_part, "word/comments.xml", "word/footnotes.xml"):
            digested.update(package.read(part) if package.has(part) else b"-")
    return digested.hexdigest()
