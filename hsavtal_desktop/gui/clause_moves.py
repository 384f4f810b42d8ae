"""Where a clause stands among its neighbours, read off the outline."""

from __future__ import annotations

from collections.abc import Iterator

from hsavtal_desktop.core.reading import Outline, Place


def parent_of(outline: Outline, clause: str) -> str:
    """The clause above, "" for a chapter."""
    return next((parent for place, parent in _under(outline) if place.clause == clause), "")


def siblings(outline: Outline, clause: str) -> list[str]:
    """The clauses under the same clause (or part), in order, this one among them."""
    families: dict[tuple[str, str], list[str]] = {}
    for place, parent in _under(outline):
        families.setdefault((place.part, parent), []).append(place.clause)
    return next((family for family in families.values() if clause in family), [])


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


def _under(outline: Outline) -> Iterator[tuple[Place, str]]:
    """Every clause where it stands, with the clause above it ("" for a chapter)."""
    for part in outline.parts:
        line: list[str] = []
        for place in part.places:
            if not place.moved_away:
                del line[place.depth :]
                yield place, line[-1] if line else ""
                line.append(place.clause)
