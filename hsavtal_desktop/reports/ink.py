"""Marked text: stretches of one kind each, and how they are cut into table cells and lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hsavtal_desktop.core.comparison.text import Change, Difference


class Ink(StrEnum):
    """How a stretch is marked."""

    PLAIN = "plain"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


GONE: Final = frozenset({Ink.DELETED, Ink.MOVED_FROM})
"""What the new text does not have at that place."""
COME: Final = frozenset({Ink.INSERTED, Ink.MOVED_TO})
"""What the old text does not have at that place."""

_INKS: Final = {Change.EQUAL: Ink.PLAIN, Change.DELETED: Ink.DELETED, Change.INSERTED: Ink.INSERTED}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text with one kind of mark."""

    ink: Ink
    text: str


Marked = tuple[Stretch, ...]


def marked(differences: Iterable[Difference], equal: Ink = Ink.PLAIN) -> Marked:
    """The differences as stretches; ``equal`` is the mark of what both texts have."""
    return tuple(
        Stretch(equal if difference.kind is Change.EQUAL else _INKS[difference.kind], difference.text)
        for difference in differences
    )


def all_of(ink: Ink, text: str) -> Marked:
    """A whole text with one mark; nothing for an empty text."""
    return (Stretch(ink, text),) if text else ()


def without(stretches: Iterable[Stretch], inks: frozenset[Ink]) -> Marked:
    """Only the stretches with other marks."""
    return tuple(stretch for stretch in stretches if stretch.ink not in inks)


def text_of(stretches: Iterable[Stretch]) -> str:
    """The characters, whatever their mark."""
    return "".join(stretch.text for stretch in stretches)


def cells(stretches: Sequence[Stretch]) -> tuple[Marked, ...]:
    """The cells of a table row, which are set apart by tabs.

    Old and new text are counted on their own, so that a mark over a tab ends up in the right cells.
    """
    found: dict[int, list[Stretch]] = {0: []}
    old = new = 0
    for stretch in stretches:
        for index, text in enumerate(stretch.text.split("\t")):
            if index:
                old += stretch.ink not in COME
                new += stretch.ink not in GONE
            at = old if stretch.ink in GONE else new
            found.setdefault(at, [])
            if text:
                found[at].append(Stretch(stretch.ink, text))
    return tuple(tuple(found.get(index, ())) for index in range(max(found) + 1))
