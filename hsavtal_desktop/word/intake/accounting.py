"""The proof of an intake: every letter and comment of the returned file is accounted for.

Letters are all characters but white space and objects, whatever marks they bear, in the main text, notes, headers,
footers and text boxes.  ``received`` is counted from the file as it was read; the rest from what became of each line.
Where they differ something was lost on the way, which is then said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.intake.lines import TEXT_KINDS, Line, Ours, own_marks, read_lines
from hsavtal_desktop.word.intake.matching import Matching, is_computed
from hsavtal_desktop.word.intake.sent import SentLine
from hsavtal_desktop.word.intake.tally import Tally, letters
from hsavtal_desktop.word.model import WordBlock, WordDocument, WordRow, WordTable
from hsavtal_desktop.word.views import all_paragraphs


@dataclass(frozen=True, slots=True)
class Account:
    """What was received and what became of it."""

    letters_received: int = 0
    letters_unchanged: int = 0
    letters_proposed: int = 0
    letters_passing: int = 0
    letters_listed: int = 0
    comments_received: int = 0
    comments_known: int = 0
    """Those that the copy was sent with."""
    comments_taken: int = 0

    @property
    def holds(self) -> bool:
        """Whether everything received is accounted for."""
        letters = self.letters_unchanged + self.letters_proposed + self.letters_passing + self.letters_listed
        return self.letters_received == letters and self.comments_received == self.comments_known + self.comments_taken

    @property
    def letters_lost(self) -> int:
        """Letters that nobody told of; never negative."""
        letters = self.letters_unchanged + self.letters_proposed + self.letters_passing + self.letters_listed
        return max(0, self.letters_received - letters)


def unaccounted(account: Account) -> list[Said]:
    """The sentence for letters that were lost on the way; none where the proof holds."""
    if account.holds:
        return []
    return [
        Said(
            "{count} tecken i filen kunde inte redovisas; läs igenom originalet, som finns kvar.",
            count=account.letters_lost,
        )
    ]


def letters_in(blocks: Iterable[WordBlock]) -> int:
    """How many letters a story has, whatever marks they bear."""
    return sum(
        letters(run.text) for paragraph in all_paragraphs(blocks) for run in paragraph.runs if run.kind in TEXT_KINDS
    )


def received(document: WordDocument) -> int:
    """How many letters a file has."""
    return letters_in(document.body) + sum(letters_in(story.blocks) for story in document.stories)


def tally_new(lines: Iterable[Line], ours: Ours) -> Tally:
    """Lines that become a text of their own: what the recipient struck again is left out of it."""
    found = Tally()
    for line in lines:
        if line.table is not None:
            found.add(tally_new_rows(line.table.rows, ours))
            continue
        for bit in line.bits:
            if bit.deleted is None:
                found.proposed += letters(bit.text)
            else:
                found.passing += letters(bit.text)
    return found


def tally_new_rows(rows: Iterable[WordRow], ours: Ours) -> Tally:
    """Rows of a table that came."""
    found = Tally()
    for row in rows:
        if own_marks(row.marks, ours)[1] is not None:
            found.passing += letters_of_row(row)
            continue
        for cell in row.cells:
            found.add(tally_new(read_lines(cell.blocks, ours), ours))
    return found


def tally_lines(lines: Iterable[Line], matching: Matching, ours: Ours) -> Tally:
    """The lines that are in no text of ours: new clauses, frame, contents, and what found no place."""
    found = Tally()
    in_texts = {matched.index for listed in matching.texts.values() for matched in listed}
    in_new = {matched.index for new in matching.new for matched in new.lines}
    told = {id(line) for _, line in matching.frame if line is not None} | {id(line) for line in matching.homeless}
    for index, line in enumerate(lines):
        if index in in_texts:
            continue
        count = letters_of_line(line)
        if index in in_new:
            found.add(tally_new([line], ours))
        elif id(line) in told:
            found.listed += count
        elif index in matching.framed or is_computed(line):
            found.unchanged += count
        elif not line.accepted.strip():
            found.passing += count
    return found


def tally_tables(
    matching: Matching, compared: Collection[tuple[str, str]], sent: Sequence[SentLine], ours: Ours
) -> Tally:
    """Tables in texts of ours that were not compared cell by cell: they came or went whole."""
    found = Tally()
    for text, listed in matching.texts.items():
        for matched in listed:
            table = matched.line.table
            if table is None:
                continue
            old = sent[matched.sent] if matched.sent is not None else None
            if old is not None and (text, old.table) in compared and matched.line.end.deleted is None:
                continue
            if old is None or not old.table:
                found.add(tally_new([matched.line], ours))
            else:
                found.proposed += letters_of_table(table)
    return found


def letters_of_line(line: Line) -> int:
    """How many letters a line has, those of its table counted."""
    if line.table is not None:
        return letters_of_table(line.table)
    return sum(letters(bit.text) for bit in line.bits)


def letters_of_table(table: WordTable) -> int:
    """How many letters a table has."""
    return sum(letters_of_row(row) for row in table.rows)


def letters_of_row(row: WordRow) -> int:
    """How many letters a row has."""
    return sum(letters_in(cell.blocks) for cell in row.cells)
