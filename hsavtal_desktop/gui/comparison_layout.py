"""Two texts set line against line: the same paragraph starts at the same height on both sides."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import (
    HEADING,
    ClauseRow,
    ComparedClause,
    ComparedDocument,
    Comparison,
    ParagraphRow,
)
from hsavtal_desktop.core.comparison.text import Change, Difference
from hsavtal_desktop.gui.page.colours import Inks, mixed
from hsavtal_desktop.gui.page.heights import Heights
from hsavtal_desktop.gui.page.typography import Face, Typography
from hsavtal_desktop.gui.page.utf16 import units

OLD, NEW = 0, 1
_NARROWEST, _WIDEST = 6, 22
"""Letters that a column is counted as at least and at most."""
_BESIDE = 5
"""Letters of room beside each column."""


@dataclass
class Cell:
    """A stretch of words set by itself: a whole paragraph, or one cell of a table row."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Start and stop, in UTF-16 units, of what only this side has."""
    layout: QTextLayout | None = None


@dataclass
class Words:
    """What one side shows in a line."""

    cells: tuple[Cell, ...]
    number: str = ""
    rows: int = 1

    @property
    def marked(self) -> bool:
        """Whether any of it is only on this side."""
        return any(cell.marks for cell in self.cells)

    @property
    def first(self) -> QTextLayout:
        """The first cell as set."""
        layout = self.cells[0].layout
        assert layout is not None
        return layout


@dataclass
class Line:
    """A paragraph, or its absence, on both sides."""

    row: int
    paragraph: int
    kind: RowKind
    heading: bool
    depth: int
    sides: tuple[Words | None, Words | None]
    slot: int = 0

    @property
    def changed(self) -> bool:
        """Whether the sides differ here."""
        return self.kind is not RowKind.SAME


def lines_of(comparison: Comparison) -> list[Line]:
    """The lines of a comparison in reading order."""
    return [
        _line(comparison, at, row, place, paragraph)
        for at, row in enumerate(comparison.rows)
        for place, paragraph in enumerate(row.paragraphs)
    ]


def _line(comparison: Comparison, at: int, row: ClauseRow, place: int, paragraph: ParagraphRow) -> Line:
    heading = HEADING in (paragraph.old, paragraph.new)
    kind = row.kind if row.kind in (RowKind.INSERTED, RowKind.DELETED, RowKind.MOVED) else paragraph.kind
    clause = _clause(comparison.new, row.new) or _clause(comparison.old, row.old)
    sides = (
        _words(comparison.old, row.old, paragraph, paragraph.old, OLD),
        _words(comparison.new, row.new, paragraph, paragraph.new, NEW),
    )
    return Line(at, place, kind, heading, clause.depth if clause else 0, sides)


def _clause(document: ComparedDocument, index: int | None) -> ComparedClause | None:
    return None if index is None else document.units[index]


def _words(
    document: ComparedDocument, clause: int | None, paragraph: ParagraphRow, place: int | None, side: int
) -> Words | None:
    if clause is None or place is None:
        return None
    text = paragraph.old_text if side == OLD else paragraph.new_text
    number = document.units[clause].number if place == HEADING else ""
    return Words(tuple(_cells(text, list(_ranges(paragraph.phrases, side)))), number)


def _ranges(phrases: Iterable[Difference], side: int) -> Iterator[tuple[int, int]]:
    """The stretches, in code points, that only this side has."""
    for difference in phrases:
        if side == OLD and difference.kind is Change.DELETED:
            yield difference.old_start, difference.old_stop
        elif side == NEW and difference.kind is Change.INSERTED:
            yield difference.new_start, difference.new_stop


def _cells(text: str, ranges: list[tuple[int, int]]) -> Iterator[Cell]:
    """A table row's cells are set apart by tabs."""
    begin = 0
    for part in text.split("\t"):
        end = begin + len(part)
        inside = [(max(start, begin) - begin, min(stop, end) - begin) for start, stop in ranges]
        marks = tuple((units(part[:start]), units(part[:stop])) for start, stop in inside if start < stop)
        yield Cell(part, marks)
        begin = end + 1


def _shares(lines: list[Line]) -> dict[tuple[int, int], tuple[float, ...]]:
    """Clause row and number of cells → the share of the width that each column takes, the same on both sides."""
    longest: dict[tuple[int, int], list[int]] = {}
    for line in lines:
        for words in line.sides:
            if words is not None and len(words.cells) > 1:
                sizes = longest.setdefault((line.row, len(words.cells)), [_NARROWEST] * len(words.cells))
                for column, cell in enumerate(words.cells):
                    sizes[column] = max(sizes[column], min(len(cell.text), _WIDEST) + _BESIDE)
    return {key: tuple(size / sum(sizes) for size in sizes) for key, sizes in longest.items()}


class ComparisonLayout:
    """The lines of a comparison set for a width, each when it is about to be seen."""

    def __init__(self, comparison: Comparison, typography: Typography, inks: Inks, width: int) -> None:
        self.comparison, self.typography, self.inks = comparison, typography, inks
        self.lines = lines_of(comparison)
        self._columns = _shares(self.lines)
        self.margin = typography.ems(1.2)
        self.lane = typography.ems(3.2)
        self.column = max(typography.ems(8), min(typography.column, width - self.lane - 2 * self.margin))
        self._done: set[int] = set()
        self.heights = Heights([self._guess(line) for line in self.lines])

    def ensure(self, index: int) -> Line:
        """Set a line, if it is not set yet."""
        line = self.lines[index]
        if index not in self._done:
            self._done.add(index)
            face = self.face(line)
            line.slot = face.slot
            for side, words in enumerate(line.sides):
                if words is not None:
                    self._set(words, face, line, side)
            self.heights.change(index, self._height(line))
        return line

    def face(self, line: Line) -> Face:
        """The type a line is set in."""
        if line.heading:
            return self.typography.heading(line.depth)
        tabular = any(words is not None and len(words.cells) > 1 for words in line.sides)
        return self.typography.cell if tabular else self.typography.body

    def columns(self, line: Line, words: Words) -> list[tuple[float, float]]:
        """Left edge, from the text's own, and width of each cell in pixels."""
        if len(words.cells) == 1:
            return [(0.0, float(self.column))]
        gutter = self.typography.em * 0.5
        edges, x = [], 0.0
        for share in self._columns[line.row, len(words.cells)]:
            edges.append((x, share * self.column - gutter))
            x += share * self.column
        return edges

    def gap(self, line: Line) -> int:
        """Pixels above a line."""
        if line.heading:
            return self.typography.ems(1.4 if line.depth == 0 else 0.8)
        return self.typography.ems(0.25)

    def line_of(self, row: int, paragraph: int | None) -> int:
        """Index of the line that shows a paragraph (None: the first) of a clause row."""
        for index, line in enumerate(self.lines):
            if line.row == row and (paragraph is None or line.paragraph == paragraph):
                return index
        return 0

    def _guess(self, line: Line) -> int:
        shown = [words for words in line.sides if words is not None]
        letters = max((sum(len(cell.text) for cell in words.cells) for words in shown), default=0)
        face = self.face(line)
        a_row = max(1, self.column * 72 // max(1, self.typography.column))
        return self.gap(line) + face.slot * max(1, math.ceil(letters / a_row))

    def _height(self, line: Line) -> int:
        rows = max((words.rows for words in line.sides if words is not None), default=1)
        return self.gap(line) + rows * line.slot

    def _set(self, words: Words, face: Face, line: Line, side: int) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for cell, (_, width) in zip(words.cells, self.columns(line, words), strict=True):
            layout = QTextLayout(cell.text, face.font, self.typography.device)
            layout.setTextOption(option)
            layout.setFormats(self._formats(cell, line, side))
            layout.beginLayout()
            count = 0
            while (row := layout.createLine()).isValid():
                row.setLineWidth(width)
                row.setPosition(QPointF(0, count * face.slot + (face.slot - row.height()) / 2))
                count += 1
            layout.endLayout()
            cell.layout = layout
            words.rows = max(words.rows, count)

    def _formats(self, cell: Cell, line: Line, side: int) -> list[QTextLayout.FormatRange]:
        alone = line.kind in (RowKind.INSERTED, RowKind.DELETED)
        marks = ((0, units(cell.text)),) if alone else cell.marks
        return [_format(start, stop, self._look(side)) for start, stop in marks]

    def _look(self, side: int) -> QTextCharFormat:
        look = QTextCharFormat()
        ink = self.ink(side)
        look.setForeground(ink)
        look.setBackground(mixed(self.inks.page, ink, 0.12))
        if side == OLD:
            look.setFontStrikeOut(True)
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return look

    def ink(self, side: int) -> QColor:
        """The colour of what only one side has."""
        return self.inks.warning if side == OLD else self.inks.accent

    def number_font(self, line: Line) -> QFont:
        """The type of a clause number."""
        return self.face(line).font


def _format(start: int, stop: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, stop - start, look
    return made
