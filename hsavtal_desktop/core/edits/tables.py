"""Asking for tables, and for rows, columns and cells of them."""

from __future__ import annotations

from dataclasses import dataclass

from hsavtal_desktop.core.reading import View


@dataclass(frozen=True, slots=True)
class InsertTable:
    """Put an empty table in a paragraph of its own at a position; ``header`` of its first rows are headers."""

    text: str
    at: int
    rows: int
    columns: int
    header: int = 1
    table: str = ""
    """The new id; drawn when empty."""
    view: View = View.MARKUP
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """Merged cells: row and column of the first, from 0, and how many rows and columns it fills."""


@dataclass(frozen=True, slots=True)
class InsertSlot:
    """Propose a row or column (``axis``) of a table after ``after`` ("" puts it first)."""

    table: str
    axis: str
    after: str


@dataclass(frozen=True, slots=True)
class RemoveSlot:
    """Propose that a row or column goes."""

    table: str
    axis: str
    id: str


@dataclass(frozen=True, slots=True)
class SetHeaderRows:
    """Propose how many of a table's first rows are headers."""

    table: str
    count: int


@dataclass(frozen=True, slots=True)
class MergeCells:
    """Propose that the cells between two corners (text ids of cells) become one, with the words of all of them."""

    table: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class SplitCell:
    """Propose that a merged cell (text id) is as many again."""

    table: str
    cell: str
