"""What became of a table: rows that came or went, and the text of each cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel

from hsavtal_desktop.core.comparison.align import RowKind, Unit, align
from hsavtal_desktop.word.intake.accounting import letters_in, letters_of_row, tally_new_rows
from hsavtal_desktop.word.intake.comparing import compare
from hsavtal_desktop.word.intake.fates import Fates
from hsavtal_desktop.word.intake.lines import Line, Ours, own_marks, read_lines, row_text
from hsavtal_desktop.word.intake.matching import Matched
from hsavtal_desktop.word.intake.operations import UNTRACKED, ComparedText, Hand, hand_of
from hsavtal_desktop.word.intake.sent import SentDocument, SentLine
from hsavtal_desktop.word.intake.tally import Tally
from hsavtal_desktop.word.model import WordRow, WordTable

_ALIKE: Final = 0.5
"""How like each other two rows between the same neighbours must be to be one, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that came; it stands after the row ``after`` of ours ("": first), or after the new row before it."""

    after: str
    cells: tuple[tuple[Line, ...], ...]
    hand: Hand


@dataclass(slots=True)
class ComparedTable:
    """A table of ours as it came back."""

    table: str
    text: str
    clause: str
    cells: list[ComparedText] = field(default_factory=list)
    new_rows: list[NewRow] = field(default_factory=list)
    gone_rows: list[tuple[str, Hand]] = field(default_factory=list)
    odd_rows: list[str] = field(default_factory=list)
    """The words of rows that have other cells than ours."""
    passing_rows: list[str] = field(default_factory=list)
    """The words of rows that the recipient added and struck again."""

    tally: Tally = field(default_factory=Tally)
    """What became of the letters of rows that came, went or are told of."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to propose."""
        return bool(self.new_rows or self.gone_rows or any(cell.changed for cell in self.cells))


def compare_table(sent: SentDocument, line: SentLine, table: WordTable, ours: Ours, fates: Fates) -> ComparedTable:
    """Compare a table of the sent copy with what it is in the returned file."""
    found = ComparedTable(line.table, line.text, line.clause)
    names = sent.rows[line.table]
    base = [row for row in table.rows if own_marks(row.marks, ours)[0] is None]
    partner = _partners(sent.row_words[line.table], [row_text(row, ours) for row in base])
    cells_of = dict(zip(names, sent.row_cells[line.table], strict=True))
    after = ""
    place = 0
    for row in table.rows:
        inserted, deleted, _, _ = own_marks(row.marks, ours)
        old = partner.get(place) if inserted is None else None
        place += inserted is None
        if old is None and deleted is not None:
            found.passing_rows.append(_words(row, ours))
            found.tally.passing += letters_of_row(row)
        elif old is None:
            hand = UNTRACKED if inserted is None else hand_of(inserted)
            found.new_rows.append(NewRow(after, _cells(row, ours), hand))
            found.tally.add(tally_new_rows([row], ours))
        if old is None:
            continue
        after = names[old]
        if deleted is not None:
            found.gone_rows.append((after, hand_of(deleted)))
            found.tally.proposed += letters_of_row(row)
        else:
            _compare_row(sent, found, cells_of.get(after, ()), row, ours, fates)
    there = set(partner.values())
    found.gone_rows.extend((name, UNTRACKED) for old, name in enumerate(names) if old not in there and name)
    return found


def _partners(before: Sequence[str], after: Sequence[str]) -> Mapping[int, int]:
    """Returned row → the sent row that it is, by their words."""
    if list(before) == list(after):
        return {index: index for index in range(len(after))}
    rows = align([Unit(words) for words in before], [Unit(words) for words in after]).rows
    found = {
        row.new: row.old
        for row in rows
        if row.old is not None and row.new is not None and row.kind is not RowKind.MOVED
    }
    for new, old in _edited_beyond_likeness(found, len(before), len(after)):
        if Indel.normalized_similarity(before[old].casefold(), after[new].casefold()) >= _ALIKE:
            found[new] = old
    return found


def _edited_beyond_likeness(found: Mapping[int, int], before: int, after: int) -> Iterator[tuple[int, int]]:
    """(returned, sent) rows without a partner that stand alone between the same neighbours on both sides."""
    pairs = [(-1, -1), *sorted(found.items()), (after, before)]
    for (new, old), (next_new, next_old) in pairwise(pairs):
        if next_new - new == next_old - old == 2:
            yield new + 1, old + 1


def _cells(row: WordRow, ours: Ours) -> tuple[tuple[Line, ...], ...]:
    """The lines of each cell, at its column: a cell over several columns is followed by as many empty ones."""
    found: list[tuple[Line, ...]] = []
    for cell in row.cells:
        found.extend((tuple(read_lines(cell.blocks, ours)), *((),) * (cell.column_span - 1)))
    return tuple(found)


def _compare_row(
    sent: SentDocument, found: ComparedTable, texts: Sequence[str], row: WordRow, ours: Ours, fates: Fates
) -> None:
    cells = [cell for cell in row.cells if not any(own_marks(cell.marks, ours)[:2])]
    if len(cells) != len(texts) or len(cells) != len(row.cells):
        found.odd_rows.append(_words(row, ours))
        found.tally.listed += letters_of_row(row)
        return
    for text, cell in zip(texts, cells, strict=True):
        if not text and not letters_in(cell.blocks):
            continue
        before = sent.cells.get(text, ())
        lines = read_lines(cell.blocks, ours)
        if not text or any(line.table is not None for line in lines):
            found.odd_rows.append(_words(row, ours))
            found.tally.listed += letters_in(cell.blocks)
        else:
            returned = match_cell(before, lines)
            found.cells.append(compare(text, found.clause, list(enumerate(before)), returned, {}, fates))


def _words(row: WordRow, ours: Ours) -> str:
    return row_text(row, ours).replace("\t", " | ")


def match_cell(before: Sequence[SentLine], lines: Sequence[Line]) -> list[Matched]:
    """The lines of a cell with the sent lines that they are."""
    base = [index for index, line in enumerate(lines) if not line.new]
    if len(before) == len(base):
        partner = {index: place for place, index in enumerate(base)}
    else:
        aligned = align([Unit(line.line.text) for line in before], [Unit(lines[index].base) for index in base])
        whole = {new: old for old, new in aligned.pairs.items()}
        partner = {base[new]: old for new, old in (whole | aligned.parts.split).items()}
    return [Matched(line, index, partner.get(index)) for index, line in enumerate(lines)]
