"""A comparison as lines for two or three panes, or for one column.  Plain values, made beside the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextLayout

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import (
    HEADING,
    ChangePlace,
    ClauseRow,
    ComparedClause,
    Comparison,
    ParagraphRow,
)
from hsavtal_desktop.core.comparison.quiet import format_spans, only_space
from hsavtal_desktop.core.comparison.text import Change, spans_of
from hsavtal_desktop.core.progress import steps
from hsavtal_desktop.gui.page.utf16 import units
from hsavtal_desktop.workspace.comparing.three import Three, braided

_WHOLE = frozenset({RowKind.INSERTED, RowKind.DELETED})
_OF_CLAUSE = _WHOLE | {RowKind.MOVED}


class Ink(Enum):
    """What is said of a stretch of words by its look; ``SECOND`` of the second of two texts beside their base."""

    GONE = auto()
    CAME = auto()
    GONE_SECOND = auto()
    CAME_SECOND = auto()
    OTHERWISE = auto()
    """The same words that look otherwise."""
    BOLD = auto()
    ITALIC = auto()


_NARROWEST, _WIDEST = 6, 18
"""Letters that a column is counted as at least and at most."""
_BESIDE = 5
"""Letters of room beside each column."""
_LOOKS = {"bold": Ink.BOLD, "italic": Ink.ITALIC}
_GONE, _CAME = (Ink.GONE, Ink.GONE_SECOND), (Ink.CAME, Ink.CAME_SECOND)


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


def beside(comparison: Comparison, *, quiet: bool) -> Lines:
    """Old at the left, new at the right.  ``quiet``: mark white space and looks too."""
    made = Lines()
    for at, row in enumerate(steps(comparison.rows)):
        for place, paragraph in enumerate(row.paragraphs):
            told = _Paragraph(comparison, row, paragraph, 0, quiet=quiet)
            made.add(told.line(at, (told.old(place), told.new(place))), (0, at, place))
    return made.finish()


def inline(comparison: Comparison, *, quiet: bool) -> Lines:
    """One column: what went struck through, what came underlined after it."""
    made = Lines(sides=1)
    for at, row in enumerate(steps(comparison.rows)):
        for place, paragraph in enumerate(row.paragraphs):
            told = _Paragraph(comparison, row, paragraph, 0, quiet=quiet)
            made.add(told.line(at, (told.both(place),)), (0, at, place))
    return made.finish()


def three(found: Three, *, quiet: bool) -> Lines:
    """The base at the left, the first text in the middle, the second at the right."""
    made = Lines(sides=3)
    pair = (found.first.comparison, found.second.comparison)
    for at, both in enumerate(steps(found.rows)):
        rows = [
            None if index is None else comparison.rows[index]
            for comparison, index in zip(pair, (both.first, both.second), strict=True)
        ]
        held = [() if row is None else row.paragraphs for row in rows]
        olds = [[paragraph.old for paragraph in paragraphs] for paragraphs in held]
        for places in braided(olds[0], olds[1]):
            told = [
                None
                if row is None or place is None
                else _Paragraph(comparison, row, row.paragraphs[place], which, quiet=quiet)
                for which, (comparison, row, place) in enumerate(zip(pair, rows, places, strict=True))
            ]
            _add_three(made, at, told, places, (both.first, both.second))
    return made.finish()


def _add_three(
    made: Lines,
    at: int,
    told: Sequence[_Paragraph | None],
    places: tuple[int | None, int | None],
    rows: tuple[int | None, int | None],
) -> None:
    first, second = told
    bases = [one.old(place) for one, place in zip(told, places, strict=True) if one is not None and place is not None]
    known = [base for base in bases if base is not None]
    base = known[0] if known else None
    if len(known) == 2 and base is not None:
        _add_marks(base, known[1])
    news = [None if one is None or place is None else one.new(place) for one, place in zip(told, places, strict=True)]
    leader = first or second
    assert leader is not None
    line = leader.line(at, (base, *news))
    line.changed = any(one is not None and one.changed for one in told)
    line.moved = any(one is not None and one.moved for one in told)
    shown = [
        None if row is None or place is None else (which, row, place)
        for which, (row, place) in enumerate(zip(rows, places, strict=True))
    ]
    made.add(line, *shown)


def _add_marks(base: Words, other: Words) -> None:
    """Say in the base what went in the second text too."""
    base.differs |= other.differs
    base.note = base.note or other.note
    if [cell.text for cell in base.cells] == [cell.text for cell in other.cells]:
        for cell, also in zip(base.cells, other.cells, strict=True):
            cell.marks += tuple(mark for mark in also.marks if mark.ink is Ink.GONE_SECOND)


@dataclass
class _Paragraph:
    """A paragraph row of one comparison, ready to be told as words on a side."""

    comparison: Comparison
    row: ClauseRow
    paragraph: ParagraphRow
    which: int
    quiet: bool

    @property
    def kind(self) -> RowKind:
        """What became of the paragraph, or of its clause as a whole."""
        return self.row.kind if self.row.kind in _OF_CLAUSE else self.paragraph.kind

    @property
    def moved(self) -> bool:
        return self.kind is RowKind.MOVED

    @property
    def changed(self) -> bool:
        if self.kind is not RowKind.SAME:
            return self.kind is not RowKind.CHANGED or bool(self._marks(old=True) or self._marks(old=False))
        return self.quiet and bool(self._marks(old=True) or self._marks(old=False) or self._otherwise())

    def line(self, clause: int, sides: tuple[Words | None, ...]) -> Line:
        shown = self._clause(old=False) or self._clause(old=True)
        heading = HEADING in (self.paragraph.old, self.paragraph.new)
        return Line(clause, heading, shown.depth if shown else 0, sides, self.changed, self.moved)

    def old(self, place: int) -> Words | None:
        clause, index = self._clause(old=True), self.paragraph.old
        if clause is None or index is None:
            return None
        return self._words(clause, index, self.paragraph.old_text, self._marks(old=True), place, old=True)

    def new(self, place: int) -> Words | None:
        clause, index = self._clause(old=False), self.paragraph.new
        if clause is None or index is None:
            return None
        marks = [*self._marks(old=False), *self._otherwise()]
        return self._words(clause, index, self.paragraph.new_text, marks, place, old=False)

    def both(self, place: int) -> Words | None:
        """Both texts in one, what went before what came."""
        if self.paragraph.new is None or self.paragraph.old is None:
            return self.new(place) or self.old(place)
        text, marks = "", []
        for difference in self.paragraph.phrases:
            stop = len(text) + len(difference.text)
            if difference.kind is Change.DELETED:
                marks.append(Mark(len(text), stop, Ink.GONE))
            elif difference.kind is Change.INSERTED:
                marks.append(Mark(len(text), stop, Ink.CAME))
            text += difference.text
        clause = self._clause(old=False)
        assert clause is not None
        shown = marks if self.paragraph.phrases else self._otherwise()
        return self._words(clause, self.paragraph.new, text or self.paragraph.new_text, shown, place, old=False)

    def _clause(self, *, old: bool) -> ComparedClause | None:
        index = self.row.old if old else self.row.new
        side = self.comparison.old if old else self.comparison.new
        return None if index is None else side.units[index]

    def _words(
        self, clause: ComparedClause, index: int, text: str, marks: Sequence[Mark], place: int, *, old: bool
    ) -> Words:
        named = index == HEADING or (not clause.heading and index == 0)
        item = clause.item(index)
        looks = []
        if index >= 0 and clause.paragraphs[index] == text:
            looks = [Mark(look.start, look.stop, _LOOKS[look.name]) for look in clause.look(index)]
        return Words(
            tuple(_cells(text, [*looks, *marks])),
            clause.number if named else "",
            item.label if item else "",
            item.level if item else -1,
            self._note(old=old) if place == 0 else "",
            self.moved or bool(marks),
        )

    def _marks(self, *, old: bool) -> list[Mark]:
        """What only one side has."""
        ink = (_GONE if old else _CAME)[self.which]
        paragraph = self.paragraph
        whole = paragraph.old_text if old else paragraph.new_text
        if self.kind in _WHOLE:
            return [Mark(0, len(whole), ink)] if whole else []
        found: list[Mark] = []
        for old_start, old_stop, new_start, new_stop in spans_of(paragraph.phrases):
            texts = paragraph.old_text[old_start:old_stop], paragraph.new_text[new_start:new_stop]
            start, stop = (old_start, old_stop) if old else (new_start, new_stop)
            if start < stop and (self.quiet or not only_space(*texts)):
                found.append(Mark(start, stop, ink))
        return found

    def _otherwise(self) -> list[Mark]:
        """The words that stay and look otherwise, where that is to be shown."""
        left, right = self._clause(old=True), self._clause(old=False)
        old, new = self.paragraph.old, self.paragraph.new
        if not self.quiet or left is None or right is None or old is None or new is None:
            return []
        if HEADING in (old, new) or right.paragraphs[new] != self.paragraph.new_text:
            return []
        spans = format_spans(self.paragraph, left.look(old), right.look(new))
        return [Mark(start, stop, Ink.OTHERWISE) for start, stop, _looks in spans]

    def _note(self, *, old: bool) -> str:
        """What became of the clause as a whole, told at its first paragraph."""
        row, rows = self.row, self.comparison.rows
        partner = rows[row.partner] if row.partner is not None else row
        left = next((one.old for one in (row, partner) if one.old is not None), None)
        right = next((one.new for one in (row, partner) if one.new is not None), None)
        before = self.comparison.old.units[left].number if left is not None else ""
        after = self.comparison.new.units[right].number if right is not None else ""
        match row.kind:
            case RowKind.MOVED if old:
                told = QCoreApplication.translate("Comparison", "Moved from here, now {0}")
                return told.format(after) if after else QCoreApplication.translate("Comparison", "Moved from here")
            case RowKind.MOVED:
                told = QCoreApplication.translate("Comparison", "Moved to here, was {0}")
                return told.format(before) if before else QCoreApplication.translate("Comparison", "Moved to here")
            case RowKind.SPLIT:
                return QCoreApplication.translate("Comparison", "Split in several")
            case RowKind.MERGED:
                return QCoreApplication.translate("Comparison", "Put together from several")
        if row.renumbered and not old and before and after:
            return QCoreApplication.translate("Comparison", "Was number {0}").format(before)
        return ""


def _shares(lines: list[Line]) -> dict[tuple[int, int], tuple[float, ...]]:
    longest: dict[tuple[int, int], list[int]] = {}
    for line in lines:
        for words in line.sides:
            if words is not None and len(words.cells) > 1:
                sizes = longest.setdefault((line.clause, len(words.cells)), [_NARROWEST] * len(words.cells))
                for column, cell in enumerate(words.cells):
                    sizes[column] = max(sizes[column], min(len(cell.text), _WIDEST) + _BESIDE)
    return {key: tuple(size / sum(sizes) for size in sizes) for key, sizes in longest.items()}


def _cells(text: str, marks: Iterable[Mark]) -> Iterator[Cell]:
    """A table row's cells are set apart by tabs."""
    held = list(marks)
    begin = 0
    for part in text.split("\t"):
        end = begin + len(part)
        inside = [(max(mark.start, begin) - begin, min(mark.stop, end) - begin, mark.ink) for mark in held]
        cut = [Mark(units(part[:start]), units(part[:stop]), ink) for start, stop, ink in inside if start < stop]
        yield Cell(part, tuple(cut))
        begin = end + 1
