"""Where a clause stands among its neighbours, read off the outline."""

from __future__ import annotations

from hsavtal_desktop.core.reading import Outline, Place


def parent_of(outline: Outline, clause: str) -> str:
    """The clause above, "" for a chapter."""
    line: list[Place] = []
    for place in _standing(outline):
        del line[place.depth :]
        if place.clause == clause:
            return line[-1].clause if line and line[-1].part == place.part else ""
        line.append(place)
    return ""


def siblings(outline: Outline, clause: str) -> list[str]:
    """The clauses under the same clause (or part), in order, this one among them."""
    places = {place.clause: place for place in _standing(outline)}
    own = places.get(clause)
    if own is None:
        return []
    parent = parent_of(outline, clause)
    same = [place for place in places.values() if (place.part, place.depth) == (own.part, own.depth)]
    return [place.clause for place in same if parent_of(outline, place.clause) == parent]


def moved_after(outline: Outline, clause: str, *, down: bool) -> str | None:
    """After which sibling ("" none: first) a clause stands once moved one step; None where it can go no further."""
    row = siblings(outline, clause)
    if clause not in row:
        return None
    at = row.index(clause)
    if down:
        return row[at + 1] if at + 1 < len(row) else None
    if at == 0:
        return None
    return row[at - 2] if at >= 2 else ""


def _standing(outline: Outline) -> list[Place]:
    return [place for place in outline.places if not place.moved_away]
