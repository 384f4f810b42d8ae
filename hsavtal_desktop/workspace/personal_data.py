"""What the log says of persons: the register extract, and what of it can be erased."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.personal import file_names, personal_values, referred, remarks, still_known
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.log import Log

FILE_NAME, REMARK, REASON, PROPOSAL = "file-name", "remark", "reason", "proposal"
_KINDS = {"workspace": "member", "introduce": "member", "admit": "member"}
_TRACKED = "word-tracked"
"""Origin of a proposal whose card says who wrote it, and when, as a returned file does."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the log says a person's name."""

    kind: str
    """``member``, the type of the record (``comment``, ``disposition``, ``sent``, ``handover``), PROPOSAL, FILE_NAME,
    or what somebody wrote: REMARK (a comment) or REASON."""
    about: str
    """The member's public key, or the record's id."""
    time: str
    """UTC."""
    change: str
    file: str
    """SHA-256 of the file that the name stands in; "" where it stands in what is signed and can not be erased."""
    of: str = ""
    """SHA-256 of the attached file that was called so."""


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that the log says of one name."""

    name: str
    mentions: tuple[Mention, ...]
    """Oldest first."""

    @property
    def files(self) -> set[str]:
        """What goes when the person is erased."""
        return {mention.file for mention in self.mentions if mention.file}

    @property
    def beyond(self) -> int:
        """Places in changes of older formats, where the name is part of what is signed."""
        return sum(1 for mention in self.mentions if not mention.file)


def persons(log: Log) -> list[Person]:
    """Everybody whom the log names and this copy knows the name of, by name."""
    found: dict[str, list[Mention]] = {}
    for mention, value in _mentions(log):
        if mention.kind in (FILE_NAME, REMARK, REASON):
            continue
        name = still_known(str(log.state.persons.say(value) or ""))
        if mention.kind == PROPOSAL:
            who, _, when = name.rpartition(" ")
            name = who if when[:1].isdigit() else name
        if name:
            found.setdefault(name, []).append(mention)
    return [Person(name, tuple(found[name])) for name in sorted(found, key=lambda name: (name.casefold(), name))]


def mentions(log: Log) -> dict[str, list[Mention]]:
    """File with a name, of a person or of a file → the places that refer to it, whether it is here or not."""
    found: dict[str, list[Mention]] = {}
    for mention, _ in _mentions(log):
        if mention.file:
            found.setdefault(mention.file, []).append(mention)
    return found


def files_of(log: Log, names: Sequence[str], reason: str) -> set[str]:
    """What is erased with some persons: where they are named, and names of files and remarks that hold their names.

    Raises Trouble for a name that is not there or can not be erased, and where the reason would go on telling it.
    """
    known = {person.name: person for person in persons(log)}
    for name in names:
        if name not in known:
            raise Trouble(
                Said("Ärendet innehåller inga uppgifter om {name}. Se namnen med kommandot persons.", name=name)
            )
        if not known[name].files:
            raise Trouble(
                Said(
                    "Namnet {name} står bara i ändringar från en äldre version av programmet, där det är en del av "
                    "det undertecknade, och kan inte gallras.",
                    name=name,
                )
            )
        if name.casefold() in reason.casefold():
            raise Trouble(Said("Skriv skälet utan personens namn: skälet blir kvar i loggen när uppgifterna är borta."))
    folded = [name.casefold() for name in names]
    told = {
        mention.file
        for mention, value in _mentions(log)
        if mention.file and any(name in str(log.state.persons.say(value)).casefold() for name in folded)
    }
    return told.union(*(known[name].files for name in names))


def names_of(log: Log, blobs: Collection[str]) -> set[str]:
    """The files that tell what some attached files were called."""
    return {
        mention.file
        for mention, _ in _mentions(log)
        if mention.kind == FILE_NAME and mention.file and mention.of in blobs
    }


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote beside the agreement: a comment or a reason."""

    file: str
    """SHA-256 of the file that it stands in, which is what is erased."""
    kind: str
    """REMARK or REASON."""
    text: str
    time: str
    """UTC."""
    about: str
    """Id of the record or decision, or the member's public key."""


def remarks_with(log: Log, words: str = "") -> list[Remark]:
    """What somebody wrote, with some words in it where they are given, and can be erased; the newest first."""
    wanted, found = words.casefold(), dict[str, Remark]()
    for mention, value in _mentions(log):
        if mention.kind in (REMARK, REASON) and mention.file:
            text = still_known(str(log.state.persons.say(value)))
            if text and wanted in text.casefold():
                found[mention.file] = Remark(mention.file, mention.kind, text, mention.time, mention.about)
    return list(reversed(found.values()))


def in_free_text(log: Log, name: str) -> dict[str, int]:
    """Where a person's name stands in words that are signed and can not be erased: kind of place → in how many.

    The kinds are ``agreement`` (what was written in the text, struck words too), ``comment`` and ``reason`` (of
    decisions, answers and revocations) from programs before format 4, and ``other``.
    """
    wanted, found = name.encode("utf-8"), Counter[str]()
    for change in [*log.state.changes.values(), *log.waiting_changes]:
        if wanted in change.raw:
            found.update(_place(event) for event in change.events if name in _words(event))
            found.update(["other"] * (name in change.message))
    return {kind: found[kind] for kind in ("comment", "reason", "agreement", "other") if found[kind]}


def _place(event: Mapping[str, Any]) -> str:
    if event["kind"] == "record":
        return {"comment": "comment", "disposition": "reason"}.get(event["type"], "other")
    return {"insert": "agreement", "decide": "reason", "revision": "reason", "revocation": "reason"}.get(
        event["kind"], "other"
    )


def _words(event: Mapping[str, Any]) -> str:
    """Everything that an event says, but for the personal fields of older formats, which are mentions."""
    own = {id(value) for value in personal_values(event).values()}

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            if id(value) not in own:
                yield value
        elif isinstance(value, Mapping):
            for inner in value.values():
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    return "\n".join(texts(event))


def _mentions(log: Log) -> Iterator[tuple[Mention, Any]]:
    changes: list[Change] = [*log.state.changes.values(), *log.waiting_changes]
    for change in sorted(changes, key=lambda change: change.order):
        for event in change.events:
            for value in personal_values(event).values():
                if value not in ("", None):
                    kind = _KINDS.get(event["kind"]) or str(event["type"])
                    about = str(event.get("member") or event.get("id") or change.author)
                    yield Mention(kind, about, change.time, change.id, referred(value)), value
            for value in remarks(event).values():
                if value not in ("", None):
                    about = str(event.get("id") or event.get("member"))
                    yield Mention(_remark_kind(event), about, change.time, change.id, referred(value)), value
            for value in file_names(event).values():
                if value not in ("", None):
                    whose = str(event.get("set", {}).get("hash", ""))
                    yield Mention(FILE_NAME, event["id"], change.time, change.id, referred(value), whose), value


def _remark_kind(event: Mapping[str, Any]) -> str:
    if event["kind"] == "revision" and event.get("origin") == _TRACKED:
        return PROPOSAL
    return REMARK if event["kind"] == "record" and event["type"] == "comment" else REASON


def by_kind(listed: Sequence[Mention]) -> dict[str, int]:
    """Kind of place → in how many places."""
    kinds: Set[str] = {mention.kind for mention in listed}
    return {kind: sum(1 for mention in listed if mention.kind == kind) for kind in sorted(kinds)}
