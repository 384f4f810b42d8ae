"""Footnotes of a returned file: each is a text of its own, compared with ours by way of its sign in the text.

A sign that stays leads to the note that it was; one that came brings its words along; one that was struck takes them
away.  An endnote that the recipient wrote is taken in as a footnote: the agreement has no other notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.word.identity import clause_of
from hsavtal_desktop.word.intake.accounting import letters_in, tally_new
from hsavtal_desktop.word.intake.comparing import compare
from hsavtal_desktop.word.intake.fates import Fates
from hsavtal_desktop.word.intake.lines import Line, Ours, note_lines, own_marks, read_lines
from hsavtal_desktop.word.intake.matching import NewClause
from hsavtal_desktop.word.intake.operations import Add, ComparedText, Keep, Op, Strike
from hsavtal_desktop.word.intake.sent import SentDocument
from hsavtal_desktop.word.intake.tables import ComparedTable, match_cell
from hsavtal_desktop.word.intake.tally import Tally
from hsavtal_desktop.word.model import StoryKind, WordDocument, WordTable

KINDS = frozenset({StoryKind.FOOTNOTE, StoryKind.ENDNOTE})


@dataclass(slots=True)
class Notes:
    """What became of the footnotes of a file."""

    lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    """Story of the file → its lines."""
    texts: list[ComparedText] = field(default_factory=list)
    """Our footnotes whose signs stay."""
    told: frozenset[str] = frozenset()
    """Stories that became proposals, or are ours: nothing more need be said of them."""
    endnotes: int = 0
    """How many of those that came are endnotes."""
    tally: Tally = field(default_factory=Tally)
    """What became of the letters of those that are not in ``texts``."""


def read_notes(document: WordDocument, ours: Ours) -> dict[str, tuple[Line, ...]]:
    """The notes of a file, by the key of their story."""
    return {story.key: note_lines(story, ours) for story in document.stories if story.kind in KINDS}


def compare_notes(
    sent: SentDocument,
    returned: WordDocument,
    compared: Sequence[ComparedText],
    tables: Iterable[ComparedTable],
    new: Iterable[NewClause],
    ours: Ours,
    fates: Fates,
) -> Notes:
    """Follow the signs in what was compared: ``compared`` holds texts and cells, ``new`` the recipient's clauses."""
    found = Notes(read_notes(returned, ours))
    told: set[str] = set()
    for text in compared:
        for sign, story in text.signs:
            before = sent.notes.get(sent.signs.get(sign, ""), ())
            if before and story in found.lines and story not in told:
                told.add(story)
                matched = match_cell(before, found.lines[story])
                name = sent.signs[sign]
                found.texts.append(compare(name, text.clause, list(enumerate(before)), matched, {}, fates))
    blocks = {story.key: story.blocks for story in returned.stories}
    for story in {story for text in compared for story in text.struck_signs} - told:
        told.add(story)
        found.tally.proposed += letters_in(blocks.get(story, ()))
    for story in set(_came(compared, tables, new, ours)) & found.lines.keys() - told:
        told.add(story)
        found.tally.add(tally_new(found.lines[story], ours))
        found.endnotes += story.startswith(StoryKind.ENDNOTE.value)
    found.told = frozenset(told)
    return found


def _came(
    compared: Iterable[ComparedText], tables: Iterable[ComparedTable], new: Iterable[NewClause], ours: Ours
) -> Iterator[str]:
    """The stories of the signs that are part of proposals."""
    for text in compared:
        for op in text.ops:
            if isinstance(op, Add):
                yield from (op.note,) if op.note else ()
                yield from _in_table(op.table, ours) if op.table is not None else ()
    for clause in new:
        yield from _in_lines((matched.line for matched in clause.lines), ours)
    for table in tables:
        for row in table.new_rows:
            for cell in row.cells:
                yield from _in_lines(cell, ours)


def _in_lines(lines: Iterable[Line], ours: Ours) -> Iterator[str]:
    for line in lines:
        if line.table is not None:
            yield from _in_table(line.table, ours)
        yield from (bit.note for bit in line.bits if bit.note and bit.deleted is None)


def _in_table(table: WordTable, ours: Ours) -> Iterator[str]:
    for row in table.rows:
        if own_marks(row.marks, ours)[1] is None:
            for cell in row.cells:
                yield from _in_lines(read_lines(cell.blocks, ours), ours)


def keep_lost_signs(
    sent: SentDocument, returned: WordDocument, lines: Sequence[Line], texts: Iterable[ComparedText]
) -> int:
    """Keep footnotes whose signs are missing only because the file can hold none; how many they are.

    So it is where a file has no note at all and bears none of our marks: the text was pasted into another file.
    """
    marked = any(clause_of(name) for line in lines for name in line.bookmarks)
    if marked or not sent.signs or any(story.kind in KINDS for story in returned.stories):
        return 0
    kept = 0
    for text in texts:
        for place, op in enumerate(text.ops):
            if not isinstance(op, Strike) or op.hand.tracked or op.char not in sent.signs:
                continue
            if _beside_kept(text.ops, place):
                text.ops[place] = Keep(op.char)
                kept += 1
    return kept


def _beside_kept(ops: Sequence[Op], place: int) -> bool:
    beside = (ops[at] for at in (place - 1, place + 1) if 0 <= at < len(ops))
    return any(isinstance(op, Keep) and op.text != BREAK and op.char is not None for op in beside)
