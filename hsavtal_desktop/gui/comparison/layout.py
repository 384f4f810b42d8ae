"""Texts set line against line: the same paragraph starts at the same height on every side."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from hsavtal_desktop.gui.comparison.shown import Cell, Ink, Line, Lines, Words
from hsavtal_desktop.gui.page.colours import Inks, mixed
from hsavtal_desktop.gui.page.heights import Heights
from hsavtal_desktop.gui.page.typography import Face, Typography

_NARROW = 4.2
"""Type sizes of width below which a column of a table is too narrow for words."""
_DEPTHS = 8
"""Depths of headings that look different at most."""
_GONE = frozenset({Ink.GONE, Ink.GONE_SECOND})
_CAME = frozenset({Ink.CAME, Ink.CAME_SECOND})


class ComparisonLayout:
    """The lines of a comparison set for a width, each when it is about to be seen."""

    def __init__(self, lines: Lines, typography: Typography, inks: Inks, width: int) -> None:
        self.shown, self.typography, self.inks, self.width = lines, typography, inks, width
        self.lines = lines.lines
        self._columns = lines.shares
        self.margin = typography.ems(1.2)
        self.lane = typography.ems(3.2)
        self.indent = typography.ems(1.3)
        """How far a list item stands to the right of its bullet, and of the level above."""
        self.column = max(typography.ems(8), min(typography.column, width - self.lane - 2 * self.margin))
        self.note_slot = typography.cell.slot
        self._done: set[int] = set()
        self._looks = {ink: self._look(ink) for ink in Ink}
        self.heights = Heights(self._guesses())

    def ensure(self, index: int) -> Line:
        """Set a line, if it is not set yet."""
        line = self.lines[index]
        if index not in self._done:
            self._done.add(index)
            face = self.face(line)
            line.slot = face.slot
            for words in line.sides:
                if words is not None:
                    self._set(words, face, line)
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
            inset = self.indent * (words.level + 1)
            return [(float(inset), float(max(self.column - inset, self.column // 3)))]
        gutter = self.typography.em * 0.5
        shares = self._columns[line.clause, len(words.cells)]
        if self._is_stacked(shares):
            rest = (float(self.indent), float(self.column - self.indent))
            return [(0.0, float(self.column)), *[rest] * (len(shares) - 1)]
        edges, x = [], 0.0
        for share in shares:
            edges.append((x, share * self.column - gutter))
            x += share * self.column
        return edges

    def _is_stacked(self, shares: tuple[float, ...]) -> bool:
        """Whether the columns of a table would be too narrow for words, so that its cells stand below each other."""
        return min(shares) * self.column < self.typography.ems(_NARROW)

    def gap(self, line: Line) -> int:
        """Pixels above a line."""
        return self._heading_gap(line.depth) if line.heading else self.typography.ems(0.25)

    def _heading_gap(self, depth: int) -> int:
        return self.typography.ems(1.4 if depth == 0 else 0.8)

    def above(self, line: Line) -> int:
        """Pixels above the words of a line: the gap, and the note on what became of its clause."""
        noted = any(words is not None and words.note for words in line.sides)
        return self.gap(line) + (self.note_slot if noted else 0)

    def _guesses(self) -> list[int]:
        """About how high each line will be; made for all of them at once, so it is kept quick."""
        a_row = max(1, self.column * 72 // max(1, self.typography.column))
        body = self.typography.body.slot
        gap = self.typography.ems(0.25)
        headings = {depth: (self.typography.heading(depth).slot, self._heading_gap(depth)) for depth in range(_DEPTHS)}
        guesses: list[int] = []
        for line in self.lines:
            rows = -(-line.letters // a_row) or 1
            if line.heading:
                slot, above = headings[min(line.depth, _DEPTHS - 1)]
                guesses.append(above + slot * rows)
            else:
                guesses.append(gap + body * rows)
        return guesses

    def _height(self, line: Line) -> int:
        rows = max((words.rows for words in line.sides if words is not None), default=1)
        return self.above(line) + rows * line.slot

    def _set(self, words: Words, face: Face, line: Line) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        words.rows, below = 1, 0
        stacked = len(words.cells) > 1 and self._is_stacked(self._columns[line.clause, len(words.cells)])
        for cell, (_, width) in zip(words.cells, self.columns(line, words), strict=True):
            font = self.typography.cell_head.font if words.head else face.font
            layout = QTextLayout(cell.text, font, self.typography.device)
            layout.setTextOption(option)
            layout.setFormats(self._formats(cell))
            layout.beginLayout()
            count = 0
            while (row := layout.createLine()).isValid():
                row.setLineWidth(width)
                row.setPosition(QPointF(0, count * face.slot + (face.slot - row.height()) / 2))
                count += 1
            layout.endLayout()
            cell.layout, cell.below = layout, below
            words.rows = max(words.rows, below + count)
            below += count if stacked else 0

    def _formats(self, cell: Cell) -> list[QTextLayout.FormatRange]:
        return [_format(mark.start, mark.stop, self._looks[mark.ink]) for mark in cell.marks]

    def _look(self, ink: Ink) -> QTextCharFormat:
        """The second of two texts is told from the first by weight and another line, not by colour."""
        look = QTextCharFormat()
        if ink is Ink.BOLD:
            look.setFontWeight(QFont.Weight.Bold)
        elif ink is Ink.ITALIC:
            look.setFontItalic(True)
        elif ink is Ink.COMPETING:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashDotDotLine)
            look.setUnderlineColor(self.inks.warning)
            look.setBackground(mixed(self.inks.page, self.inks.warning, 0.12))
        elif ink is Ink.OTHERWISE:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(self.inks.accent)
        else:
            colour = self.colour(ink)
            look.setForeground(colour)
            look.setBackground(mixed(self.inks.page, colour, 0.12))
            second = ink in (Ink.GONE_SECOND, Ink.CAME_SECOND)
            if second:
                look.setFontWeight(QFont.Weight.Bold)
            if ink in _GONE:
                look.setFontStrikeOut(True)
            if ink is Ink.GONE_SECOND:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            elif ink in _CAME:
                lines = QTextCharFormat.UnderlineStyle
                look.setUnderlineStyle(lines.WaveUnderline if second else lines.SingleUnderline)
        return look

    def colour(self, ink: Ink) -> QColor:
        """The colour of what went, and of what came."""
        return self.inks.warning if ink in _GONE else self.inks.accent

    def side_colour(self, side: int) -> QColor:
        """The colour of what only one side has."""
        gone = side == 0 and self.shown.sides > 1
        return self.inks.warning if gone else self.inks.accent

    def number_font(self, line: Line) -> QFont:
        """The type of a clause number."""
        return self.face(line).font


def _format(start: int, stop: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, stop - start, look
    return made
