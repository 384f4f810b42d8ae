"""What the panes of a comparison show, line by line.  Plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtGui import QTextLayout

from hsavtal_desktop.core.comparison.model import ChangePlace
from hsavtal_desktop.gui.page.utf16 import units

_NARROWEST, _WIDEST = 6, 18
"""Letters that a column is counted as at least and at most."""
_BESIDE = 5
"""Letters of room beside each column."""


class Ink(Enum):
    """What is said of a stretch of words by its look; ``SECOND`` of the second of two texts beside their base."""

    GONE = auto()
    CAME = auto()
    GONE_SECOND = auto()
    CAME_SECOND = auto()
    OTHERWISE = auto()
    """The same words that look otherwise."""
    COMPETING = auto()
    """The words, as they are, about which proposals compete."""
    BOLD = auto()
    ITALIC = auto()


class Mark(NamedTuple):
    """A stretch of a text; in code points until it is cut into cells, in UTF-16 units there."""

    start: int
    stop: int
    ink: Ink


@dataclass
class Cell:
    """A stretch of words set by itself: a whole paragraph, or one cell of a table row."""

    text: str
    marks: tuple[Mark, ...]
    layout: QTextLayout | None = None
    below: int = 0
    """Rows of text above it, where the cells stand below each other."""


@dataclass
class Words:
    """What one side shows in a line."""

    cells: tuple[Cell, ...]
    number: str = ""
    label: str = ""
    """The bullet or number of a list item."""
    level: int = -1
    """Of a list item, 0 the outermost."""
    note: str = ""
    """What became of the clause as a whole: moved, split, merged, another number."""
    differs: bool = False
    head: bool = False
    """Whether it is a head row of a table."""
    rows: int = 1

    @property
    def first(self) -> QTextLayout:
        """The first cell as set."""
        layout = self.cells[0].layout
        assert layout is not None
        return layout

    @property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(len(cell.text) for cell in self.cells)


@dataclass
class Line:
    """A paragraph, or its absence, on every side."""

    clause: int
    """Numbers the clauses from the top; table rows with the same one share their columns."""
    heading: bool
    depth: int
    sides: tuple[Words | None, ...]
    changed: bool
    moved: bool = False
    letters: int = 0
    """Of the side that has most."""
    slot: int = 0


@dataclass
class Lines:
    """The lines of a comparison in reading order, and where its clauses and paragraphs are among them."""

    lines: list[Line] = field(default_factory=list)
    sides: int = 2
    at: dict[tuple[int, int, int | None], int] = field(default_factory=dict)
    """(which comparison, clause row, paragraph row or None for its first) → index of the line."""
    shares: dict[tuple[int, int], tuple[float, ...]] = field(default_factory=dict)
    """Clause and number of cells → the share of the width that each column takes, the same on all sides."""

    def line_of(self, which: int, place: ChangePlace) -> int:
        """Where a change is shown."""
        return self.at.get((which, place.row, place.paragraph), self.at.get((which, place.row, None), 0))

    def add(self, line: Line, *places: tuple[int, int, int] | None) -> None:
        """Add a line that shows these paragraphs."""
        for which, row, paragraph in (place for place in places if place is not None):
            self.at[which, row, paragraph] = len(self.lines)
            self.at.setdefault((which, row, None), len(self.lines))
        self.lines.append(line)

    def finish(self) -> Lines:
        """Find what all lines together decide, now that they are there."""
        for line in self.lines:
            line.letters = max((words.letters for words in line.sides if words is not None), default=0)
        self.shares = _shares(self.lines)
        return self


def _shares(lines: list[Line]) -> dict[tuple[int, int], tuple[float, ...]]:
    longest: dict[tuple[int, int], list[int]] = {}
    for line in lines:
        for words in line.sides:
            if words is not None and len(words.cells) > 1:
                sizes = longest.setdefault((line.clause, len(words.cells)), [_NARROWEST] * len(words.cells))
                for column, cell in enumerate(words.cells):
                    sizes[column] = max(sizes[column], min(len(cell.text), _WIDEST) + _BESIDE)
    return {key: tuple(size / sum(sizes) for size in sizes) for key, sizes in longest.items()}


def cells(text: str, marks: Iterable[Mark]) -> Iterator[Cell]:
    """A table row's cells are set apart by tabs."""
    held = list(marks)
    begin = 0
    for part in text.split("\t"):
        end = begin + len(part)
        inside = [(max(mark.start, begin) - begin, min(mark.stop, end) - begin, mark.ink) for mark in held]
        cut = [Mark(units(part[:start]), units(part[:stop]), ink) for start, stop, ink in inside if start < stop]
        yield Cell(part, tuple(cut))
        begin = end + 1
