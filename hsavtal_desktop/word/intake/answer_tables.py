"""A consultation answer in a table of its own: columns for the clause, the wording that is proposed, and the reason.

Recognised by its header: each column by the words that bodies use for it.  A file is such an answer where a table has
a column that says where, and one that says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from hsavtal_desktop.word.intake.tally import letters
from hsavtal_desktop.word.model import WordBlock, WordCell, WordDocument, WordParagraph, WordRow, WordTable
from hsavtal_desktop.word.views import View, view_paragraphs


class Column(Enum):
    """What a column says."""

    DOCUMENT = "document"
    WHERE = "where"
    NOW = "now"
    """The wording as it is."""
    WORDING = "wording"
    """The wording that is proposed."""
    REASON = "reason"
    OTHER = "other"


_SIGNS: Final[Mapping[Column, re.Pattern[str]]] = {
    Column.NOW: re.compile(r"\b(?:nuvarande|befintlig|gällande|ursprunglig|remitterad|dagens|tidigare)\w*|står i dag"),
    Column.WORDING: re.compile(
        r"\b(?:\w*förslag\w*|föreslag\w+|lydelse\w*|formulering\w*|ändring\w*|ny text|ändras till)\b"
    ),
    Column.REASON: re.compile(
        r"\b(?:\w*motiver\w+|skäl\w*|varför|\w*synpunkt\w*|\w*kommentar\w*|anmärkning\w*|svar)\b"
    ),
    Column.WHERE: re.compile(
        r"\b(?:\w*punkt(?:en|er)?|klausul\w*|avsnitt\w*|kapitel|kap|rubrik\w*|paragraf\w*|nr|nummer)\b|§"
    ),
    Column.DOCUMENT: re.compile(r"\b(?:dokument\w*|\w*avtal\w*|överenskommelse\w*|bilaga|del)\b"),
}
"""Words of a header, in lower case; the first kind that fits counts."""
_PLACING: Final = (Column.WHERE, Column.DOCUMENT, Column.NOW)
"""Columns that say what a row is about."""
_HEADER_ROWS: Final = 3
"""Among the first so many rows the header is looked for: a title may stand above it."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row of such a table; texts as they are when the recipient's changes are accepted."""

    number: int
    """In the file, from 1."""
    title: str
    """What stands above the table: often the document that it is about."""
    document: str
    where: str
    now: str
    wording: str
    reason: str
    letters: int
    """All letters of the row that are left when the recipient's changes are accepted."""
    said: int
    """Those of the wording and the reason."""

    @property
    def words(self) -> str:
        """All of it, for people to read."""
        cells = (self.document, self.where, self.now, self.wording, self.reason)
        return " | ".join(" ".join(cell.split()) for cell in cells if cell.strip())


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What a file with answers in tables says."""

    rows: tuple[AnswerRow, ...]
    besides: tuple[str, ...]
    """Paragraphs, and rows of other tables, beside the answers."""
    headers: int
    """Letters of the tables' headers."""
    beside: int
    """Those of what stands beside the answers."""

    @property
    def share(self) -> float:
        """How much of the file's text the answers are, from 0 to 1."""
        inside = self.headers + sum(row.letters for row in self.rows)
        return inside / (inside + self.beside or 1)


def answer_file(document: WordDocument) -> AnswerFile | None:
    """Read the answers in a file's tables; None where it has no table of that kind."""
    rows: list[AnswerRow] = []
    besides: list[str] = []
    headers, beside, found, title = 0, 0, False, ""
    for block in document.body:
        if isinstance(block, WordParagraph):
            words = _text([block])
            if words.strip():
                besides.append(words)
                beside += letters(words)
                title = words
            continue
        head = _header(block)
        if head is None:
            besides.extend(_row_words(row) for row in block.rows if _row_words(row))
            beside += sum(map(_letters, block.rows))
            continue
        found = True
        place, columns, labels = head
        headers += sum(_letters(row) for row in block.rows[: place + 1])
        rows.extend(_rows(block.rows[place + 1 :], columns, labels, (title, len(rows))))
    return AnswerFile(tuple(rows), tuple(besides), headers, beside) if found else None


def _header(table: WordTable) -> tuple[int, list[Column], list[str]] | None:
    """(the header's row, what each column says, in which words)."""
    for place, row in enumerate(table.rows[:_HEADER_ROWS]):
        labels = [" ".join(_text(cell.blocks).split()) for cell in row.cells for _ in range(cell.column_span)]
        columns = [_column(label) for label in labels]
        if Column.WHERE not in columns and Column.DOCUMENT in columns:
            columns = [Column.WHERE if each is Column.DOCUMENT else each for each in columns]
        if Column.WHERE in columns and {Column.WORDING, Column.REASON}.intersection(columns):
            return place, columns, labels
    return None


def _column(words: str) -> Column:
    return next((column for column, sign in _SIGNS.items() if sign.search(words.casefold())), Column.OTHER)


def _rows(
    rows: Iterable[WordRow], columns: Sequence[Column], labels: Sequence[str], about: tuple[str, int]
) -> Iterator[AnswerRow]:
    """The rows below a header; ``about`` is what stands above the table, and how many rows came before."""
    above: list[WordCell] = []
    title, number = about
    for row in rows:
        cells = [cell for cell in row.cells for _ in range(cell.column_span)]
        texts: dict[Column, list[str]] = {}
        said = 0
        for at, cell in enumerate(cells):
            column = columns[at] if at < len(columns) else Column.OTHER
            if at and cells[at - 1] is cell:
                continue
            words = _text(cell.blocks)
            if column not in _PLACING:
                said += letters(words)
            elif cell.continues_above and not words and at < len(above):
                cells[at] = above[at]
                words = _text(above[at].blocks)
            if words and column is Column.OTHER:
                texts.setdefault(Column.REASON, []).append(f"{labels[at]}: {words}" if at < len(labels) else words)
            elif words:
                texts.setdefault(column, []).append(words)
        above = cells
        if not texts:
            continue
        number += 1
        told = {column: "\n".join(texts.get(column, ())) for column in Column}
        yield AnswerRow(
            number,
            title,
            told[Column.DOCUMENT],
            told[Column.WHERE],
            told[Column.NOW],
            told[Column.WORDING],
            told[Column.REASON],
            _letters(row),
            said,
        )


def _letters(row: WordRow) -> int:
    return sum(letters(_text(cell.blocks)) for cell in row.cells)


def _row_words(row: WordRow) -> str:
    return " | ".join(words for cell in row.cells if (words := " ".join(_text(cell.blocks).split())))


def _text(blocks: Iterable[WordBlock]) -> str:
    shown = (one.text.strip() for one in view_paragraphs(tuple(blocks), View.ACCEPTED))
    return "\n".join(words for words in shown if words)
