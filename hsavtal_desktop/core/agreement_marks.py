"""What the two sides hold to be agreed: the marks of members on the words of a clause as they read now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from hsavtal_desktop.core import views
from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.members import SIDES
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.record_types import Mark, Rules
from hsavtal_desktop.core.records import read
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State, record_fields

AGREED = "enig"
"""The status of a clause that is agreed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One member's mark on a clause."""

    author: str
    side: str
    current: bool
    """Whether the clause still reads as it did when it was marked."""


def rules(state: State) -> Rules:
    """The rules of the group, as they stand."""
    return read(Rules, record_fields(state, "rules", "rules"))


def words_hash(state: State, clause: str) -> str:
    """SHA-256 of a clause's heading and body with all undecided proposals accepted."""
    words = "\n\n".join(views.plain(state, f"{text}.{clause}", View.FINAL) for text in "hb")
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def marks(state: State, clause: str) -> list[Marked]:
    """Who, with a role today, holds a clause to be agreed."""
    words = words_hash(state, clause)
    found: list[Marked] = []
    for member in state.members.all():
        name = mark_id(member.author, clause)
        if member.role and ("mark", name) in state.records:
            mark = read(Mark, record_fields(state, "mark", name))
            if mark.agreed and mark.clause == clause:
                found.append(Marked(member.author, member.side, mark.text == words))
    return found


def mark_id(author: str, clause: str) -> str:
    """The id of a member's mark on a clause."""
    return f"{hand(author)}.{clause}"


def awaited_sides(state: State, clause: str) -> tuple[str, ...]:
    """The sides that have still to mark a clause before it counts as agreed; none where one side may say so alone."""
    if not rules(state).both_sides:
        return ()
    sides = {mark.side for mark in marks(state, clause) if mark.current}
    return tuple(side for side in SIDES if side not in sides)


def status(state: State, clause: str) -> str:
    """The status of a clause; that it is agreed counts only when the group's rule is met."""
    said = views.clause_data(state, clause).status
    awaited = awaited_sides(state, clause) if said == AGREED else ()
    if not awaited:
        return said
    return Said("väntar på båda sidor") if len(awaited) > 1 else Said("väntar på {side}", side=_SIDE_WORDS[awaited[0]])


_SIDE_WORDS = {"region": "VGR", "municipality": "kommunerna"}
