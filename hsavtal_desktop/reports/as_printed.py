"""What is printed: which parts and clauses, in which order, and what stands round them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hsavtal_desktop.core.reading import Outline, PartPlace, Place, View


@dataclass(frozen=True)
class Wish:
    """What is to be printed."""

    documents: tuple[str, ...]
    clause: str = ""
    """This clause and those under it, of the only document; "" for all."""
    view: View = View.MARKUP


@dataclass(frozen=True)
class Sheet:
    """What stands round the text."""

    title: str
    time: str
    """When it was made: UTC, as 2026-11-22T09:41:00Z."""
    version: str = ""
    """The named version that it is; "" for the working draft."""
    status: str = ""
    marking: str = ""


def as_printed(outlines: Iterable[Outline], wish: Wish, elsewhere: str) -> Iterator[Outline]:
    """The documents with what is printed of each.

    A shared part stands in the first document that has it; in the others its title says so, by the template
    ``elsewhere`` with the title and that document.
    """
    first: dict[str, Outline] = {}
    for outline in outlines:
        yield replace(
            outline,
            parts=tuple(
                _part(part, first.setdefault(part.part, outline), outline, wish, elsewhere) for part in outline.parts
            ),
        )


def _part(part: PartPlace, first: Outline, outline: Outline, wish: Wish, elsewhere: str) -> PartPlace:
    if first is not outline:
        return replace(part, shared=False, title=elsewhere.format(part.title, first.title), places=())
    return replace(part, shared=False, places=tuple(_places(part.places, wish)))


def _places(places: Iterable[Place], wish: Wish) -> Iterator[Place]:
    """Where a clause is proposed to leave from is told only where proposals are marked."""
    depth = -1
    for place in places:
        if place.moved_away and wish.view is not View.MARKUP:
            continue
        if wish.clause:
            if place.clause == wish.clause and not place.moved_away:
                depth = place.depth
            elif depth < 0 or place.depth <= depth:
                depth = -1
                continue
        yield place
