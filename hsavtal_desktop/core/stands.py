"""Where clauses stand under one another, and what is done where proposals put them in a circle or too deep."""

from __future__ import annotations

from typing import NamedTuple

from hsavtal_desktop.core.sequence import Entry

LEVELS = 9
"""How deep clauses stand, as many as Word has headings; one proposed deeper stands at the top of its part."""


class Stand(NamedTuple):
    """A place that an event gives a clause."""

    part: str
    parent: str
    order: str
    revision: str
    """The undecided move that put it here, or ""."""
    rank: tuple[int, str, int]


Stands = dict[str, list[Stand]]
"""Clause → the places it has stood in, one after the other; the last counts."""


def stand_of(entry: Entry, moved: bool) -> Stand:
    """The place that an event gives, ``moved`` when it is a move that waits to be decided."""
    event = entry.event
    return Stand(event["part"], event["parent"], event["order"], event["revision"] if moved else "", entry.order)


def break_circles(stands: Stands) -> dict[str, tuple[str, ...]]:
    """Take back, in each circle of parents, the newest step into it; gives clause set right → the whole circle."""
    broken: dict[str, tuple[str, ...]] = {}
    safe: set[str] = set()
    for clause in sorted(stands):
        while loop := _loop(clause, stands, safe):
            newest = max(loop, key=lambda member: stands[member][-1].rank)
            broken.setdefault(newest, tuple(loop))
            if len(stands[newest]) > 1:
                stands[newest].pop()
            else:
                stands[newest] = [stands[newest][0]._replace(parent="")]
    return broken


def flatten(stands: Stands) -> None:
    """Put what stands deeper than ``LEVELS`` at the top of its part."""
    deep = [clause for clause in stands if is_deep(clause, stands)]
    for clause in deep:
        stands[clause] = [*stands[clause][:-1], stands[clause][-1]._replace(parent="")]


def is_deep(clause: str, stands: Stands) -> bool:
    """Whether a clause stands deeper than ``LEVELS``, as one in a circle does too."""
    for _ in range(LEVELS):
        clause = stands[clause][-1].parent
        if clause not in stands:
            return False
    return True


def _loop(clause: str, stands: Stands, safe: set[str]) -> list[str]:
    """The cycle that following parents comes to; without one, the clauses passed are noted as safe."""
    above = stands[clause][-1].parent
    if above in safe or above not in stands:
        safe.add(clause)
        return []
    seen: dict[str, int] = {}
    while clause in stands and clause not in safe and clause not in seen:
        seen[clause] = len(seen)
        clause = stands[clause][-1].parent
    if clause in seen:
        return list(seen)[seen[clause] :]
    safe.update(seen)
    return []


def living_parent(
    place: Stand, stands: Stands, presence: dict[str, tuple[str, tuple[str, ...]]]
) -> tuple[tuple[str, str], str]:
    """((part, parent clause or ""), order key) of a place; where the parent is gone, that where the parent stood."""
    part, parent, order = place.part, place.parent, place.order
    while parent and parent not in presence:
        above = stands.get(parent)
        if not above:
            return (part, ""), order
        part, parent, order = above[-1].part, above[-1].parent, above[-1].order + order
    if parent:
        part = _root_part(parent, stands)
    return (part, parent), order


def _root_part(clause: str, stands: Stands) -> str:
    while stands[clause][-1].parent in stands:
        clause = stands[clause][-1].parent
    return stands[clause][-1].part


def break_merge_circles(wanted: dict[str, Entry]) -> None:
    """Take away the latest merge of each circle of clauses that would be merged into one another."""
    safe: set[str] = set()
    for clause in sorted(wanted):
        way, at = dict[str, int](), clause
        while at in wanted and at not in way and at not in safe:
            way[at] = len(way)
            at = wanted[at].event["into"]
        if at in way:
            del wanted[max(list(way)[way[at] :], key=lambda one: wanted[one].order)]
        safe.update(way)
