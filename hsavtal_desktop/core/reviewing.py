"""Reviews of clauses, by lawyers and for their language, each of the wording that the clause had then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hsavtal_desktop.core.agreement_marks import mark_id, words_hash
from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.record_types import Review
from hsavtal_desktop.core.records import read
from hsavtal_desktop.core.state import State, record_fields

REVIEWS: Mapping[str, Right] = {"legal-review": Right.LEGAL, "language-review": Right.LANGUAGE}
"""Type of the record → the right that reviewing takes."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One member's review of a clause."""

    author: str
    name: str
    time: str
    """UTC."""
    current: bool
    """Whether the clause still reads as it did when it was reviewed."""


def review_edits(
    state: State, author: str, clauses: Iterable[str], kind: str, *, reviewed: bool
) -> Iterator[SetRecord]:
    """What somebody says by having reviewed clauses as they read now, or by taking that back."""
    for clause in clauses:
        fields = {"clause": clause, "reviewed": reviewed, "text": words_hash(state, clause)}
        yield SetRecord(kind, mark_id(author, clause), fields)


def reviews(state: State, clause: str, kind: str, names: Iterable[str]) -> list[Reviewed]:
    """The reviews of a clause that stand in some records, newest first."""
    words = ""
    found: list[tuple[tuple[int, str, int], Reviewed]] = []
    for name in names:
        review = read(Review, record_fields(state, kind, name))
        if review.reviewed and review.clause == clause:
            words = words or words_hash(state, clause)
            entry = max((each.entry for each in state.record(kind, name).values["text"]), key=lambda entry: entry.order)
            member = state.members.member(entry.author)
            found.append((entry.order, Reviewed(entry.author, member.name, entry.time, review.text == words)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]


def review_state(found: Iterable[Reviewed]) -> str:
    """``current``, ``changed`` (reviewed in another wording) or "" (never reviewed)."""
    current = [one.current for one in found]
    return "current" if any(current) else "changed" if current else ""
