"""Kinds of records, each declared once: codec, merge, history and forms all read the declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.members import Right


@dataclass(frozen=True, slots=True)
class Document:
    """One of the package's documents: an ordered list of parts."""

    title: str = ""
    short: str = ""
    basis: str = ""
    kind: str = "sub"
    order: int = 0
    parts: list[dict[str, str]] = field(default_factory=list)
    """``{"part": id}`` each, with ``prefix`` where numbers restart under a letter."""
    valid_from: str = ""
    valid_to: str = ""
    status: str = "utkast"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of clauses that one or several documents hold."""

    title: str = ""
    appendix: bool = False
    owners: set[str] = field(default_factory=set)
    """Keys of the members that it was handed out to."""


@dataclass(frozen=True, slots=True)
class Package:
    """The agreement package itself: one record, id ``package``."""

    title: str = ""
    marking: str = ""
    """Line on every page, such as "Exempeltext – inte gällande avtal"."""


@dataclass(frozen=True, slots=True)
class ClauseData:
    """What is known about a clause beside its text."""

    party: str = ""
    area: str = ""
    type: str = ""
    status: str = "utkast"
    owner: str = ""
    background: str = ""
    """Motive; not agreement text."""
    economy: str = ""
    goals: set[str] = field(default_factory=set)
    """Ids of goals it serves."""
    statutes: set[str] = field(default_factory=set)
    """Ids of statutes it relies on."""
    tags: set[str] = field(default_factory=set)
    """What it depends on, in short words."""


STATUSES = ("utkast", "diskussion", "enig", "oenig", "klar")
"""What a clause's ``status`` can be; ``klar`` when its guiding questions are answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question that is answered for each clause."""

    text: str = ""
    order: int = 0
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause's answer to a guiding question; the id is ``<clause>.<question>``."""

    clause: str = ""
    question: str = ""
    text: str = ""
    waived: str = ""
    """Why it is left unanswered."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that the agreement is to achieve."""

    name: str = ""
    note: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Statute:
    """A law or regulation that clauses rely on."""

    name: str = ""
    number: str = ""
    """In the official series, as 2017:30."""
    state: str = ""
    """In force, repealed, pending …, in words."""
    checked: str = ""
    """When somebody last looked: 2026-11-22, "" never."""
    note: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Words that stand in many places: a party's name, the purpose, the target group.  Changed once, changed in all."""

    title: str = ""
    """What people choose it by."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Principal:
    """One of the 50 that decide: a municipality or the region."""

    code: str = ""
    name: str = ""
    formal_name: str = ""
    type: str = "kommun"
    association: str = ""


COMMENT_KINDS = ("fråga", "juristfråga", "språk", "förtydligande")
"""What a comment can be about; others (``synpunkt``, ``intag``) come from returned Word files."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a clause or on words in it, or a reply to one."""

    clause: str = ""
    text: str = ""
    parent: str = ""
    resolved: bool = False
    kind: str = "fråga"
    anchor: dict[str, list[list[Any]]] = field(default_factory=dict)
    """Text id → ranges ``[source, offset, length]`` of the characters it is about; empty for the whole clause."""
    assigned: str = ""
    """The installation (public key) of the member who is to deal with it, "" for nobody."""
    author_name: str = ""
    """Who wrote it, as a returned Word file says; "" for the member who wrote the record."""
    on_behalf: str = ""
    """The authority that returned the file."""
    written: str = ""
    """When, as the file says."""
    source: str = ""
    """SHA-256 of the file."""


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A Word file that left the program."""

    recipient: str = ""
    purpose: str = ""
    time: str = ""
    document: str = ""
    view: str = ""
    heads: list[str] = field(default_factory=list)
    version: str = ""
    hash: str = ""
    """SHA-256 of the exact bytes, kept as a blob."""
    name: str = ""
    clauses: list[str] = field(default_factory=list)
    """The clauses that were chosen, with what stands under them; none for all."""
    since: str = ""
    """The version that changes were told from."""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Handover:
    """An exchange file that was handed over; any role may note one, so it stands in no table of rights."""

    recipient: str = ""
    purpose: str = ""
    time: str = ""
    name: str = ""
    """Of the file."""
    content: str = ""
    """``everything``, ``lacking`` (what the receivers were not known to have) ``answer`` (to a request) or
    ``version`` (a reader's copy)."""
    changes: int = 0
    readers: list[str] = field(default_factory=list)
    """Public keys of those who can read it; empty when anybody can."""
    heads: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that are spelt as the package wants them: one record, id ``words``, that the group shares."""

    words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ReturnedCopy:
    """A Word file that came back and was taken in."""

    authority: str = ""
    time: str = ""
    sent: str = ""
    """Id of the sent copy that it answers, or ""."""
    hash: str = ""
    name: str = ""
    imported: int = 0
    listed: list[str] = field(default_factory=list)
    """What could not be placed or understood, in words."""
    formatting: list[str] = field(default_factory=list)
    """Differences in looks only, in words."""
    account: dict[str, int] = field(default_factory=dict)
    """The proof: letters and comments received, and what became of them (``Account`` in ``word.intake``)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the group has decided about its own work: one record, id ``rules``."""

    four_eyes: bool = False
    """Nobody accepts their own proposal."""
    both_sides: bool = False
    """A clause is agreed only when one member of each side has marked it."""
    two_publishers: bool = False
    """A frozen version needs a coordinator of each side, once both sides have one."""
    untracked: str = "draft"
    """When one may write without tracking: ``never``, ``draft`` (until the first frozen version) or ``always``."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Clauses where only who may lock writes and decides; the id is the clause it was set at.

    Of type ``block`` it is the legal block, which a lawyer sets and lifts.
    """

    locked: bool = False
    clauses: list[str] = field(default_factory=list)
    """The clause and all that stood under it."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """That one member holds a clause to be agreed; the id begins with the member's hand."""

    clause: str = ""
    agreed: bool = False
    text: str = ""
    """SHA-256 of the clause's words as they were marked: other words are not agreed."""


@dataclass(frozen=True, slots=True)
class Review:
    """That a clause has been reviewed, by a lawyer or for its language; the id begins with the reviewer's hand."""

    clause: str = ""
    reviewed: bool = False
    text: str = ""
    """SHA-256 of the clause's words as they were reviewed."""


@dataclass(frozen=True, slots=True)
class Source:
    """An existing agreement that clauses were made of."""

    name: str = ""
    hash: str = ""
    """SHA-256 of the file, kept as a blob."""
    time: str = ""
    document: str = ""
    part: str = ""
    """"" where its text got parts of its own."""
    received: int = 0
    """Characters in the file, white space not counted; those that are listed are not among ``placed``."""
    placed: int = 0
    listed: list[str] = field(default_factory=list)
    """What became no clause: what it is, a colon, and its text."""


DISPOSITIONS = (
    "beaktas",
    "beaktas delvis",
    "beaktas inte",
    "redan tillgodosett",
    "utanför uppdraget",
    "förs till senare arbete",
    "till jurist",
    "till styrgrupp",
)
"""How what an authority said can be answered."""

PASSED_ON = frozenset({"till jurist", "till styrgrupp"})
"""Dispositions that hand the question on: an answer is still to come."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """How the group answers a proposal or comment of an authority; the record's id is that of what it answers."""

    value: str = ""
    """One of :data:`DISPOSITIONS`; "" not answered."""
    reason: str = ""
    responsible: str = ""
    led_to: set[str] = field(default_factory=set)
    """The revisions that the answer led to: the proposal itself, one like it, or own wording."""


TYPES: Mapping[str, tuple[type, Right]] = {
    "package": (Package, Right.STRUCTURE),
    "document": (Document, Right.STRUCTURE),
    "part": (Part, Right.STRUCTURE),
    "field": (FieldWords, Right.STRUCTURE),
    "clause": (ClauseData, Right.PROPOSE),
    "principal": (Principal, Right.REGISTER),
    "question": (Question, Right.STRUCTURE),
    "answer": (Answer, Right.PROPOSE),
    "goal": (Goal, Right.REGISTER),
    "statute": (Statute, Right.REGISTER),
    "comment": (Comment, Right.COMMENT),
    "words": (WordList, Right.PROPOSE),
    "sent": (SentCopy, Right.DISPATCH),
    "returned": (ReturnedCopy, Right.PROPOSE),
    "rules": (Rules, Right.RULES),
    "lock": (Lock, Right.LOCK),
    "block": (Lock, Right.LEGAL),
    "mark": (Mark, Right.PROPOSE),
    "legal-review": (Review, Right.LEGAL),
    "language-review": (Review, Right.LANGUAGE),
    "source": (Source, Right.PROPOSE),
    "disposition": (Disposition, Right.ASSESS),
}
"""Record type → its declaration and the right that writing it needs."""

SPOKEN: Mapping[str, frozenset[str]] = {
    "comment": frozenset(
        {"clause", "text", "parent", "kind", "anchor", "author_name", "on_behalf", "written", "source"}
    ),
}
"""Record type → fields that only its writer sets: nobody puts words into another's mouth."""
