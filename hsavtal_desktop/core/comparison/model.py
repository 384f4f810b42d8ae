"""What a comparison of two documents consists of: plain values, arranged by views and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.text import Difference

HEADING: Final = -1
"""Paragraph index of a clause's heading."""


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause as text.  A table row is one paragraph, its cells set apart by tabs."""

    key: str
    """Its identity, or "" where it has none."""
    number: str
    heading: str
    paragraphs: tuple[str, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document as one side of a comparison."""

    title: str
    units: tuple[ComparedClause, ...]


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph on both sides, or on one."""

    kind: RowKind
    old: int | None
    """Index among the old clause's paragraphs, ``HEADING`` for its heading."""
    new: int | None
    old_text: str
    """What stands at the left; in a split paragraph its part of the old one.  "" where there is nothing."""
    new_text: str
    differences: tuple[Difference, ...]
    """Between ``old_text`` and ``new_text``, minimal; of a moved paragraph those between its two ends."""
    phrases: tuple[Difference, ...]
    """The same as a person would mark them."""
    partner: int | None = None
    """Index of the row, in the same list, with the other end of a move or with both sides of a split or merger."""


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause on both sides, or on one."""

    kind: RowKind
    old: int | None
    """Index among the old document's clauses."""
    new: int | None
    paragraphs: tuple[ParagraphRow, ...]
    """The heading first, where either side has one.  Both ends of a moved clause hold the same rows."""
    partner: int | None = None
    """Index of the row with the other end of the move, or with both sides of the split or merger."""
    renumbered: bool = False
    """Whether the printed number of one and the same clause differs."""
    changed: bool = False
    """Whether anything but the place and the number differs."""


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """One step of next and previous."""

    kind: RowKind
    """``inserted``, ``deleted`` or ``moved`` for a whole clause or paragraph, ``changed`` for a phrase."""
    row: int
    paragraph: int | None = None
    """Index among the row's paragraph rows; ``None`` for the whole clause."""
    phrase: int | None = None
    """Index of its first difference among ``phrases``; ``None`` for the whole paragraph."""
    old_text: str = ""
    new_text: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many clauses became what, and how many words were marked."""

    same: int = 0
    changed: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    """Each move once."""
    split: int = 0
    merged: int = 0
    renumbered: int = 0
    words_inserted: int = 0
    """Words, numbers and dates in inserted text; moved text is not counted."""
    words_deleted: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a view or report of a comparison needs."""

    old: ComparedDocument
    new: ComparedDocument
    rows: tuple[ClauseRow, ...]
    changes: tuple[ChangePlace, ...]
    counts: Counts
