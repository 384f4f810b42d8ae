"""What each authority said, one item for each thing that asks for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hsavtal_desktop.core import record_types, records, revision_views, views
from hsavtal_desktop.core.consultation.intakes import doubles
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.record_types import PASSED_ON, Disposition
from hsavtal_desktop.core.state import State, all_fields, record_fields

PROPOSAL, COMMENT, REMARK = "proposal", "comment", "remark"
_REMARK_KIND = "intag"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an authority said: a proposal, a comment, or a remark on what found no place."""

    id: str
    """Of the revision or comment; a disposition about it is the record with the same id."""
    kind: str
    """``proposal``, ``comment`` or ``remark``."""
    clause: str
    """Where it is answered: for a proposed clause the one that it follows; "" for the whole agreement."""
    authority: str
    author: str = ""
    """The person who wrote it, as the file says; of a proposal in a table of answers the reason."""
    source: str = ""
    """SHA-256 of the file it came in."""
    origin: str = ""
    """``word-tracked``, ``word-untracked``, ``word-table`` or "" for what is not a proposal."""
    text: str = ""
    """What a comment says."""


def items(state: State) -> list[Item]:
    """Everything that authorities have said, each return once, in no given order."""
    twice, following = doubles(state), homes(state)
    return [item for item in (*_proposals(state, following), *_comments(state, following)) if item.id not in twice]


def disposition(state: State, item: str) -> Disposition:
    """How an item is answered; with an empty value where it is not."""
    return records.read(Disposition, record_fields(state, "disposition", item))


def dispositions(state: State, listed: Iterable[str]) -> dict[str, Disposition]:
    """How several items are answered."""
    given = all_fields(state, "disposition")
    return {item: records.read(Disposition, given.get(item, {})) for item in listed}


def is_settled(answer: Disposition) -> bool:
    """Whether an item needs nothing more: it has an answer with a reason that does not hand the question on."""
    return bool(answer.value and answer.reason.strip()) and answer.value not in PASSED_ON


def homes(state: State) -> Mapping[str, str]:
    """Clause that an authority proposes → the clause that it would follow, in reading order, or ""."""
    found: dict[str, str] = {}
    for document in views.documents(state):
        last = ""
        for place in views.outline(state, document, View.MARKUP).places:
            if place.inserted and state.revisions[place.inserted].card.get("on_behalf"):
                found.setdefault(place.clause, last)
            elif not place.moved_away:
                last = place.clause
    return found


def _proposals(state: State, following: Mapping[str, str]) -> list[Item]:
    found: list[Item] = []
    state.persons.read_ahead(revision.card.get("message") for revision in state.revisions.all())
    for revision in state.revisions.all():
        card = revision.card
        if card.get("on_behalf"):
            clause = revision_views.clause_of(state, revision)
            found.append(
                Item(
                    revision.id,
                    PROPOSAL,
                    following.get(clause, clause),
                    str(card["on_behalf"]),
                    str(state.persons.say(card.get("message", ""))),
                    str(card.get("source", "")),
                    str(card.get("origin", "")),
                )
            )
    return found


def _comments(state: State, following: Mapping[str, str]) -> list[Item]:
    found: list[Item] = []
    for name, fields in all_fields(state, "comment").items():
        comment = records.read(record_types.Comment, fields)
        if comment.on_behalf:
            found.append(
                Item(
                    name,
                    REMARK if comment.kind == _REMARK_KIND else COMMENT,
                    following.get(comment.clause, comment.clause),
                    comment.on_behalf,
                    comment.author_name,
                    comment.source,
                    text=comment.text,
                )
            )
    return found
