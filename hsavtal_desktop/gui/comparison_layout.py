"""Two texts set line against line: the same paragraph starts at the same height on both sides."""

from __future__ import annotations

import math
from collections.abc import Iterator
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
_CELL = " │ "
"""What stands between the cells of a table row."""


@dataclass
class Words:
    """What one side shows in a line."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Start and stop, in UTF-16 units, of what only this side has."""
    number: str = ""
    layout: QTextLayout | None = None
    rows: int = 1


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
    return Words(text.replace("\t", _CELL), tuple(_marks(text, paragraph, side)), number)


def _marks(text: str, paragraph: ParagraphRow, side: int) -> Iterator[tuple[int, int]]:
    """The stretches that only this side has."""
    wanted = Change.DELETED if side == OLD else Change.INSERTED
    for difference in paragraph.phrases:
        if difference.kind is wanted:
            start, stop = _range(difference, side)
            yield _units(text, start), _units(text, stop)


def _range(difference: Difference, side: int) -> tuple[int, int]:
    if side == OLD:
        return difference.old_start, difference.old_stop
    return difference.new_start, difference.new_stop


def _units(text: str, point: int) -> int:
    before = text[:point]
    return units(before) + (len(_CELL) - 1) * before.count("\t")


class ComparisonLayout:
    """The lines of a comparison set for a width, each when it is about to be seen."""

    def __init__(self, comparison: Comparison, typography: Typography, inks: Inks, width: int) -> None:
        self.comparison, self.typography, self.inks = comparison, typography, inks
        self.lines = lines_of(comparison)
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
        return self.typography.heading(line.depth) if line.heading else self.typography.body

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
        letters = max((len(words.text) for words in line.sides if words is not None), default=0)
        face = self.face(line)
        a_row = max(1, self.column * 72 // max(1, self.typography.column))
        return self.gap(line) + face.slot * max(1, math.ceil(letters / a_row))

    def _height(self, line: Line) -> int:
        rows = max((words.rows for words in line.sides if words is not None), default=1)
        return self.gap(line) + rows * line.slot

    def _set(self, words: Words, face: Face, line: Line, side: int) -> None:
        layout = QTextLayout(words.text, face.font, self.typography.device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(words, line, side))
        layout.beginLayout()
        count = 0
        while (row := layout.createLine()).isValid():
            row.setLineWidth(self.column)
            row.setPosition(QPointF(0, count * face.slot + (face.slot - row.height()) / 2))
            count += 1
        layout.endLayout()
        words.layout, words.rows = layout, max(1, count)

    def _formats(self, words: Words, line: Line, side: int) -> list[QTextLayout.FormatRange]:
        whole = ((0, units(words.text)),)
        alone = line.kind in (RowKind.INSERTED, RowKind.DELETED)
        return [_format(start, stop, self._look(side)) for start, stop in (whole if alone else words.marks)]

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
