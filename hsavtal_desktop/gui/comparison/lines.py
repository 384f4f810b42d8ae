"""A comparison as lines for two or three panes, or for one column.  Plain values, made beside the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import (
    HEADING,
    ClauseRow,
    ComparedClause,
    Comparison,
    ParagraphRow,
)
from hsavtal_desktop.core.comparison.quiet import format_spans, only_space
from hsavtal_desktop.core.comparison.text import Change, Difference, spans_of
from hsavtal_desktop.core.progress import steps
from hsavtal_desktop.gui.comparison.rivals import RivalLines
from hsavtal_desktop.gui.comparison.shown import Ink, Line, Lines, Mark, Words, cells
from hsavtal_desktop.workspace.comparing.three import Three, braided

_WHOLE = frozenset({RowKind.INSERTED, RowKind.DELETED})
_OF_CLAUSE = _WHOLE | {RowKind.MOVED}
_LOOKS = {"bold": Ink.BOLD, "italic": Ink.ITALIC}
_GONE, _CAME = (Ink.GONE, Ink.GONE_SECOND), (Ink.CAME, Ink.CAME_SECOND)


def beside(comparison: Comparison, *, quiet: bool) -> Lines:
    """Old at the left, new at the right.  ``quiet``: mark white space and looks too."""
    made, rivals = Lines(), RivalLines(comparison, 0)
    for at, row in enumerate(steps(comparison.rows)):
        for place, paragraph in enumerate(row.paragraphs):
            told = _Paragraph(comparison, row, paragraph, 0, quiet=quiet)
            made.add(told.line(at, (told.old(place), told.new(place))), (0, at, place))
            for is_new, words in rivals.under(at, place):
                made.add(told.aside(at, (None, words) if is_new else (words, None)))
    return made.finish()


def inline(comparison: Comparison, *, quiet: bool) -> Lines:
    """One column: what went struck through, what came underlined after it."""
    made, rivals = Lines(sides=1), RivalLines(comparison, 0)
    for at, row in enumerate(steps(comparison.rows)):
        for place, paragraph in enumerate(row.paragraphs):
            told = _Paragraph(comparison, row, paragraph, 0, quiet=quiet)
            made.add(told.line(at, (told.both(place),)), (0, at, place))
            for _is_new, words in rivals.under(at, place):
                made.add(told.aside(at, (words,)))
    return made.finish()


def three(found: Three, *, quiet: bool) -> Lines:
    """The base at the left, the first text in the middle, the second at the right."""
    made = Lines(sides=3)
    pair = (found.first.comparison, found.second.comparison)
    rivals = [RivalLines(comparison, which) for which, comparison in enumerate(pair)]
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
            for which, (row, place) in enumerate(zip((both.first, both.second), places, strict=True)):
                one = told[which]
                if one is None or row is None or place is None:
                    continue
                for is_new, words in rivals[which].under(row, place):
                    # What competes in the base is told of it once.
                    if is_new or which == 0 or told[0] is None:
                        made.add(one.aside(at, _in_pane(words, which + 1 if is_new else 0)))
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


def _in_pane(words: Words, pane: int) -> tuple[Words | None, ...]:
    return tuple(words if at == pane else None for at in range(3))


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

    def aside(self, clause: int, sides: tuple[Words | None, ...]) -> Line:
        """A line of what competes here, which is no part of the text."""
        shown = self._clause(old=False) or self._clause(old=True)
        return Line(clause, False, shown.depth if shown else 0, sides, True)

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
            else:
                marks += self._contested(difference, len(text))
            text += difference.text
        clause = self._clause(old=False)
        assert clause is not None
        shown = marks if self.paragraph.phrases else self._otherwise()
        return self._words(clause, self.paragraph.new, text or self.paragraph.new_text, shown, place, old=False)

    def _contested(self, equal: Difference, at: int) -> Iterator[Mark]:
        """Of what both texts have, here from ``at``, the words about which proposals compete on either side."""
        sides = (
            (self._clause(old=True), self.paragraph.old, equal.old_start),
            (self._clause(old=False), self.paragraph.new, equal.new_start),
        )
        for clause, index, begin in sides:
            for one in clause.competing if clause is not None else ():
                start, stop = max(one.start - begin, 0), min(one.stop - begin, len(equal.text))
                if one.paragraph == index and start < stop:
                    yield Mark(at + start, at + stop, Ink.COMPETING)

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
        if text == (clause.heading if index == HEADING else clause.paragraphs[index]):
            looks = [Mark(look.start, look.stop, _LOOKS[look.name]) for look in clause.look(index)]
            looks += [
                Mark(one.start, one.stop, Ink.COMPETING)
                for one in clause.competing
                if one.paragraph == index and one.start < one.stop
            ]
        return Words(
            tuple(cells(text, [*looks, *marks])),
            clause.number if named else "",
            item.label if item else "",
            item.level if item else -1,
            self._note(old=old) if place == 0 else "",
            self.moved or bool(marks),
            index in clause.heads,
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
