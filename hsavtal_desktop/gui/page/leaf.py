"""A leaf: one stretch of one text, set in lines.  Everything that carries words on the page is a leaf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from hsavtal_desktop.core.atoms import picture
from hsavtal_desktop.core.reading import Piece
from hsavtal_desktop.gui.page.display import Composing, Display, Run, display
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.typography import Face

Proofed = tuple[int, tuple[tuple[int, int], ...]]
"""A round of spelling, and the misspelt words found in it: where they begin and end, from the content's beginning."""


class Role(Enum):
    """What a leaf is on the page; decides its face."""

    HEADING = "heading"
    BODY = "body"
    CELL = "cell"
    CELL_HEAD = "cell head"
    TITLE = "title"
    PART = "part"
    NOTE = "note"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Content:
    """What a leaf shows: positions are those of its text."""

    text: str
    """Text id, or "" for words of the page's own that cannot be written in."""
    start: int
    stop: int
    pieces: tuple[Piece, ...]
    end: Piece | None = None
    """The paragraph's break; None where a table or picture follows in the same paragraph."""
    style: str = "body"
    """Paragraph style."""
    level: int = 0
    """List level, 0 the outermost."""
    opens: bool = True
    """Whether its paragraph begins here, so that a list item has its bullet before it."""

    @property
    def is_picture(self) -> bool:
        """Whether it is nothing but a picture."""
        return len(self.pieces) == 1 and picture(self.pieces[0]) is not None

    @property
    def all_pieces(self) -> tuple[Piece, ...]:
        """The pieces and the break, if it ends a paragraph."""
        return self.pieces if self.end is None else (*self.pieces, self.end)

    def reworded(self, pieces: tuple[Piece, ...], grown: int) -> Content:
        """The same paragraph with other words, so many characters longer."""
        stop = self.stop + grown
        return Content(self.text, self.start, stop, pieces, self.end, self.style, self.level, self.opens)

    def moved(self, by: int) -> Content:
        """The same further on in its text."""
        start, stop = self.start + by, self.stop + by
        return Content(self.text, start, stop, self.pieces, self.end, self.style, self.level, self.opens)

    def same(self, other: Content) -> bool:
        """Whether it looks the same, wherever it stands in the text."""
        return self._looks == other._looks

    @property
    def _looks(self) -> tuple[object, ...]:
        return self.text, self.pieces, self.end, self.style, self.level, self.opens


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line that marks words: under them, through them."""

    line: int
    left: float
    right: float
    y: float
    """Pixels within the leaf, as ``left`` and ``right``."""
    kind: str
    """``inserted``, ``deleted``, ``reformatted``, ``removed`` or ``composing``."""
    pen: QPen


_HEIGHTS = {"inserted": 0.16, "reformatted": 0.24, "composing": 0.16, "deleted": -0.27, "removed": -0.27}
"""How far below the base line marks stand, in ascents of their line."""


class Leaf:
    """A content with its place in the section and its lines.

    ``x`` and ``y`` are pixels within the section (``y`` of the first line's slot), ``width`` the line width.
    """

    def __init__(self, content: Content, role: Role, depth: int = 0) -> None:
        self.content, self.role, self.depth = content, role, depth
        self.x = self.y = self.width = 0
        self.index = 0
        """Place among the section's leaves that a caret can stand in."""
        self.label = ""
        """Bullet or ordinal, hanging before the first line."""
        self.hint = ""
        """Shown, muted, while the leaf is empty."""
        self.struck = False
        """Whether the whole clause or row is proposed to go."""
        self.composing: Composing | None = None
        self.proofed: Proofed | None = None
        """Misspelt words, counted from the content's beginning, and the round of spelling that they are from."""
        self.layout: QTextLayout | None = None
        self.shown: Display
        self._drawn: tuple[Stroke, ...] | None = ()
        """Lines under and through its words, None until they are asked for: much that is laid out is not looked at."""
        self._setting: Setting
        self.barred: frozenset[int] = frozenset()
        """Lines with a proposal."""
        self.slot = self.lines = 0
        self._measured: tuple[Composing | None, tuple[float, float]] | None = None
        """What it measures, while this is composed in it."""

    @property
    def height(self) -> int:
        """Pixels of all its lines."""
        return self.slot * self.lines

    def holds(self, position: int) -> bool:
        """Whether a caret at ``position`` of the text stands here."""
        return self.content.start <= position <= self.content.stop

    def lay_out(self, setting: Setting, width: int) -> None:
        """Break into lines ``width`` pixels wide."""
        self.slot = face_of(self, setting).slot
        self.layout = self._dressed(setting, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setCacheEnabled(True)
        self._set_lines(self.layout, setting, width)

    def reword(self, content: Content, setting: Setting) -> int:
        """Say something else in lines as wide as before; gives the first line that may look otherwise."""
        before, layout = self.shown, self.layout
        assert layout is not None
        self.content, self._measured = content, None
        self.lay_out(setting, self.width)
        unit = before.alike(self.shown)
        line = min(layout.lineForTextPosition(unit).lineNumber(), self.line_of(unit))
        # A long word, with the mark that it is misspelt, may begin in the line before.
        return max(0, line - 1)

    def fit(self, setting: Setting, width: int) -> None:
        """Give lines that are laid out another width; a single one that has room in it stays as it is."""
        assert self.layout is not None
        if self.lines == 1 and self.layout.lineAt(0).naturalTextWidth() <= width:
            self.width = width
        else:
            self._set_lines(self.layout, setting, width)

    def _set_lines(self, layout: QTextLayout, setting: Setting, width: int) -> None:
        self.width = width
        self.lines = _break(layout, width, self.slot)
        self.barred = frozenset(self._barred(layout))
        self._drawn, self._setting = None, setting

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Lines under and through its words."""
        if self._drawn is None:
            assert self.layout is not None
            drawn = self._setting.marked or self.composing
            self._drawn = tuple(self._strokes(self.layout, self._setting)) if drawn else ()
        return self._drawn

    def measure(self, setting: Setting) -> tuple[float, float]:
        """Pixels that its widest word takes, and all of its words on one line."""
        if self._measured is None or self._measured[0] is not self.composing:
            self._measured = self.composing, self._measure(setting)
        return self._measured[1]

    def _measure(self, setting: Setting) -> tuple[float, float]:
        layout = self._dressed(setting, QTextOption.WrapMode.WordWrap)
        # Its least width as Qt knows it forgets that a word may have more than one look.
        words = range(_break(layout, 0, 0) if self.shown.text else 0)
        return max((layout.lineAt(word).naturalTextWidth() for word in words), default=0.0), layout.maximumWidth()

    def unit(self, position: int) -> int:
        """UTF-16 offset in the shown string of a position of the text."""
        return self.shown.offsets.unit(position - self.content.start)

    def caret(self, position: int) -> tuple[int, float]:
        """Line and x within the leaf where a caret at ``position`` stands."""
        unit = self.unit(position)
        if self.composing and position == self.content.start + self.composing.point:
            unit += self.composing.caret
        return self.caret_at_unit(unit)

    def caret_at_unit(self, unit: int) -> tuple[int, float]:
        """Line and x within the leaf of a UTF-16 offset."""
        assert self.layout is not None
        line = self.layout.lineForTextPosition(unit)
        return line.lineNumber(), _x(line.cursorToX(unit))

    def position_at(self, line: int, x: float) -> int:
        """The position of the text nearest to ``x`` on a line (both clipped)."""
        assert self.layout is not None
        row = self.layout.lineAt(max(0, min(line, self.lines - 1)))
        unit = row.xToCursor(x)
        return min(self.content.stop, self.content.start + self.shown.offsets.nearest(unit))

    def letter_at(self, line: int, x: float) -> int | None:
        """The position of the character that ``x`` is on; None beside the words of the line."""
        assert self.layout is not None
        row = self.layout.lineAt(line) if 0 <= line < self.lines else None
        if row is None or not 0 <= x - row.x() < row.naturalTextWidth():
            return None
        unit = row.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        return min(self.content.stop, self.content.start + self.shown.offsets.point(unit))

    def line_range(self, line: int) -> tuple[int, int]:
        """First and last caret position of a line."""
        assert self.layout is not None
        row = self.layout.lineAt(line)
        first, last = row.textStart(), row.textStart() + row.textLength()
        if line < self.lines - 1:
            last = self.layout.previousCursorPosition(last)
        offsets, start = self.shown.offsets, self.content.start
        return start + offsets.point_after(first), min(self.content.stop, start + offsets.point(last))

    def line_of(self, unit: int) -> int:
        """The line that shows a UTF-16 offset."""
        assert self.layout is not None
        return self.layout.lineForTextPosition(unit).lineNumber()

    def rows(self, first: int, last: int) -> Iterator[QRectF]:
        """The slots, within the leaf, that units ``first`` to ``last`` cover, line by line."""
        assert self.layout is not None
        for line, left, right in _pieces_of_lines(self.layout, first, last):
            yield QRectF(left, line * self.slot, right - left, self.slot)

    def run_at(self, position: int) -> Run | None:
        """The run that shows the character at ``position``, the break included."""
        unit = self.unit(position)
        if position >= self.content.stop and self.content.end is not None:
            return Run(unit, 0, self.content.end)
        return next((run for run in self.shown.runs if run.start <= unit < run.start + run.length), None)

    def revisions_at(self, position: int) -> tuple[str, ...]:
        """The undecided revisions of the character after ``position``, or of the one before it."""
        for at in (position, position - 1):
            run = self.run_at(at) if at >= self.content.start else None
            if run is not None and run.piece.revisions:
                return run.piece.revisions
        return ()

    def _dressed(self, setting: Setting, wrap: QTextOption.WrapMode) -> QTextLayout:
        """What is shown, in its looks, not yet broken into lines."""
        self.shown = display(self.content.pieces, self.content.end, setting, self.composing)
        layout = QTextLayout(self.shown.text, face_of(self, setting).font, setting.typography.device)
        option = QTextOption()
        option.setWrapMode(wrap)
        option.setTabStopDistance(setting.typography.em * 2)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats(setting)))
        return layout

    def _formats(self, setting: Setting) -> Iterator[QTextLayout.FormatRange]:
        for run in self.shown.runs:
            look = setting.format(run.piece)
            if look is not None and run.length:
                yield format_range(run.start, run.length, look)
        if self.struck:
            look = QTextCharFormat()
            look.setForeground(setting.inks.muted)
            yield format_range(0, len(self.shown.text) * 2, look)

    def _barred(self, layout: QTextLayout) -> Iterator[int]:
        for run in self.shown.runs:
            if run.piece.revisions:
                first = layout.lineForTextPosition(run.start).lineNumber()
                last = layout.lineForTextPosition(run.start + max(0, run.length - 1)).lineNumber()
                yield from range(first, last + 1)
        end = self.content.end
        if end is not None and end.revisions:
            yield self.lines - 1

    def _strokes(self, layout: QTextLayout, setting: Setting) -> Iterator[Stroke]:
        for run in self.shown.runs:
            piece = run.piece
            marks = [("inserted", revision) for revision in (piece.inserted,) if revision]
            marks += [("deleted", revision) for revision in piece.deleted[-1:]]
            marks += [("reformatted", revision) for revision in piece.reformatted[-1:]]
            if not marks or not run.length or not setting.marked:
                continue
            for line, left, right in _pieces_of_lines(layout, run.start, run.start + run.length):
                for kind, revision in marks:
                    yield _stroke(layout, line, left, right, kind, setting.pen(kind, revision))
        if self.struck:
            for line in range(self.lines):
                row = layout.lineAt(line)
                if not row.naturalTextWidth():
                    continue
                yield _stroke(layout, line, 0.0, row.naturalTextWidth(), "removed", setting.pen("removed"))
        start, length = self.shown.composing
        for line, left, right in _pieces_of_lines(layout, start, start + length):
            yield _stroke(layout, line, left, right, "composing", setting.pen("composing"))


def face_of(leaf: Leaf, setting: Setting) -> Face:
    """The face a leaf is set in."""
    typography = setting.typography
    match leaf.role:
        case Role.BODY:
            return typography.subheading(leaf.content.level) if leaf.content.style == "heading" else typography.body
        case Role.HEADING:
            return typography.heading(leaf.depth)
        case Role.CELL:
            return typography.cell
        case Role.CELL_HEAD:
            return typography.cell_head
        case Role.TITLE:
            return typography.title
        case Role.PART:
            return typography.part
        case Role.FOOTNOTE:
            return typography.footnote
        case Role.NOTE:
            return typography.note


def words(text: str, role: Role, depth: int = 0) -> Leaf:
    """A leaf of the page's own words."""
    return Leaf(Content("", 0, len(text), (Piece(text, "", 0),)), role, depth)


def format_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format over units of a layout."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _stroke(layout: QTextLayout, number: int, left: float, right: float, kind: str, pen: QPen) -> Stroke:
    line = layout.lineAt(number)
    return Stroke(number, left, right, line.y() + line.ascent() * (1 + _HEIGHTS[kind]), kind, pen)


def _break(layout: QTextLayout, width: int, slot: int) -> int:
    layout.beginLayout()
    count = 0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * slot + (slot - line.height()) / 2))
        count += 1
    layout.endLayout()
    return max(1, count)


def _pieces_of_lines(layout: QTextLayout, first: int, last: int) -> Sequence[tuple[int, float, float]]:
    """Line, left and right of what the units ``[first, last)`` cover."""
    if first >= last:
        return ()
    found = []
    number = layout.lineForTextPosition(first).lineNumber()
    while number < layout.lineCount():
        line = layout.lineAt(number)
        start, stop = line.textStart(), line.textStart() + line.textLength()
        if start >= last:
            break
        left = _x(line.cursorToX(first)) if first > start else line.x()
        right = _x(line.cursorToX(min(last, stop))) if last < stop else line.naturalTextWidth()
        found.append((number, left, right))
        number += 1
    return found


def _x(answer: object) -> float:
    """PySide hands the x back together with the cursor position it settled on."""
    assert isinstance(answer, tuple)
    return float(answer[0])
