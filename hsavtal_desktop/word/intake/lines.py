"""A Word story as lines: the paragraphs that were there before the recipient's tracked changes.

Marks are either *ours* (they stood in the sent copy) or the recipient's.  Our marks belong to the text that was sent;
what the recipient inserted with tracking stands inside a line, or is a line of its own when whole paragraphs came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hsavtal_desktop.core.reading import ATOM, BREAK
from hsavtal_desktop.word.kinds import RunKind
from hsavtal_desktop.word.model import (
    GONE_WHEN_ACCEPTED,
    GONE_WHEN_REJECTED,
    Mark,
    WordBlock,
    WordParagraph,
    WordRow,
    WordRun,
    WordStory,
    WordTable,
)
from hsavtal_desktop.word.views import all_paragraphs

Ours = Callable[[Mark], bool]
"""Whether a mark stood in the sent copy."""

_LEVEL: Final = re.compile(r"(\d)\s*$")
TEXT_KINDS: Final = frozenset({RunKind.TEXT, RunKind.TAB, RunKind.LINE_BREAK, RunKind.SYMBOL, RunKind.MATH})
"""Kinds of runs whose characters are text."""


@dataclass(frozen=True, slots=True)
class Look:
    """Appearance of characters."""

    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph's style and list level, as our texts have them."""

    style: str = "body"
    level: int = 0


PLAIN: Final = Look()
BODY: Final = ParagraphStyle()


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of characters with the same marks."""

    text: str
    inserted: Mark | None = None
    """The recipient's mark that brings it."""
    deleted: Mark | None = None
    """The recipient's mark that strikes it."""
    our_insertion: Mark | None = None
    our_deletion: Mark | None = None
    look: Look = PLAIN
    ends: WordParagraph | None = None
    """The paragraph of the file that a break ends."""
    note: str = ""
    """Of the sign of a footnote or endnote: the key of the story that holds its words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a table as one character, with the break after it."""

    bits: tuple[Bit, ...]
    end: Bit
    paragraphs: tuple[int, ...] = ()
    """Indexes in the story of the paragraphs it was joined from."""
    bookmarks: tuple[str, ...] = ()
    para_id: str = ""
    table: WordTable | None = None
    new: bool = False
    """Whether all of it came with tracking."""
    severed: bool = False
    """Whether no break follows it in the file: it was joined with the next line, across a border between clauses."""
    follows: bool = False
    """Whether it is the next line of such a one."""

    @property
    def base(self) -> str:
        """The characters without what the recipient inserted with tracking."""
        return "".join(bit.text for bit in self.bits if bit.inserted is None)

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(bit.text for bit in self.bits)

    @property
    def accepted(self) -> str:
        """What is left when the recipient's changes are accepted."""
        return "".join(bit.text for bit in self.bits if bit.deleted is None)

    @property
    def signs(self) -> list[str]:
        """The stories of the notes whose signs stand in it."""
        return [bit.note for bit in self.bits if bit.note]

    @property
    def touched(self) -> bool:
        """Whether the recipient marked anything in it."""
        return any(bit.inserted or bit.deleted for bit in (*self.bits, self.end))

    @property
    def style(self) -> ParagraphStyle:
        """Style and list level."""
        return BODY if self.end.ends is None else style_of(self.end.ends)

    @property
    def style_name(self) -> str:
        """The name of its style in the file, in lower case."""
        return "" if self.end.ends is None else self.end.ends.style_name.lower()

    @property
    def outline(self) -> int | None:
        """Heading level from 0; None for what is not a heading."""
        return None if self.end.ends is None else self.end.ends.outline_level

    @property
    def listed(self) -> int | None:
        """Level in a list from 0; None outside lists."""
        numbering = None if self.end.ends is None else self.end.ends.numbering
        return None if numbering is None else numbering.level


def read_lines(blocks: Iterable[WordBlock], ours: Ours) -> list[Line]:
    """The lines of a story or cell, in order."""
    return fold_fillers(_Reader(ours).lines(blocks))


def note_lines(story: WordStory, ours: Ours) -> tuple[Line, ...]:
    """The lines of a note, without the white space that editors put between its sign and its words."""
    first, *rest = read_lines(story.blocks, ours) or [Line((), Bit(BREAK))]
    bits = list(first.bits)
    while bits and not bits[0].text.strip():
        del bits[0]
    if bits:
        bits[0] = replace(bits[0], text=bits[0].text.lstrip())
    return replace(first, bits=tuple(bits)), *rest


def own_marks(marks: Iterable[Mark], ours: Ours) -> tuple[Mark | None, Mark | None, Mark | None, Mark | None]:
    """(recipient's insertion, recipient's deletion, our insertion, our deletion) among marks, the outermost of each."""
    found: list[Mark | None] = [None, None, None, None]
    for mark in marks:
        kind = 0 if mark.kind in GONE_WHEN_REJECTED else 1 if mark.kind in GONE_WHEN_ACCEPTED else -1
        if kind >= 0:
            place = kind + (2 if ours(mark) else 0)
            found[place] = found[place] or mark
    return found[0], found[1], found[2], found[3]


def table_text(table: WordTable, ours: Ours) -> str:
    """The words of a table before the recipient's tracked changes, cells and rows set apart."""
    return "\n".join(row_text(row, ours) for row in table.rows if own_marks(row.marks, ours)[0] is None)


def row_text(row: WordRow, ours: Ours) -> str:
    """The words of a row, cells set apart by tabs."""
    return "\t".join(" ".join(line.base for line in read_lines(cell.blocks, ours)) for cell in row.cells)


class _Reader:
    def __init__(self, ours: Ours) -> None:
        self._ours = ours

    def lines(self, blocks: Iterable[WordBlock]) -> Iterator[Line]:
        open_paragraphs: list[WordParagraph] = []
        for block in blocks:
            if isinstance(block, WordParagraph):
                open_paragraphs.append(block)
                if own_marks(block.mark_marks, self._ours)[0] is None:
                    yield from self._joined(open_paragraphs, closed=True)
                    open_paragraphs = []
            else:
                if open_paragraphs:
                    yield from self._joined(open_paragraphs, closed=False)
                    open_paragraphs = []
                yield self._table(block)
        if open_paragraphs:
            yield from self._joined(open_paragraphs, closed=False)

    def _joined(self, paragraphs: Sequence[WordParagraph], *, closed: bool) -> Iterator[Line]:
        """Paragraphs whose breaks but the last came with tracking.  Without ``closed`` the last one came too."""
        bits: list[Bit] = []
        for paragraph in paragraphs:
            bits.extend(self._bits(paragraph))
            bits.append(self._end(paragraph))
        end = bits.pop()
        if not closed and all(bit.inserted for bit in bits):
            yield from _new_lines([*bits, end])
            return
        before, rest = _leading_paragraphs(bits)
        middle, after = _trailing_paragraphs(rest)
        if not closed:
            end = replace(end, inserted=None)
        yield from _new_lines(before)
        yield Line(
            tuple(middle),
            replace(end, ends=after[0].ends) if after else end,
            tuple(paragraph.index for paragraph in paragraphs),
            tuple(_leading_bookmarks(paragraphs, self._ours)),
            (paragraphs[-1].para_id or "").upper(),
        )
        if after:
            yield from _new_lines([*after[1:], replace(end, inserted=after[0].inserted, deleted=None)])

    def _bits(self, paragraph: WordParagraph) -> Iterator[Bit]:
        for run in paragraph.runs:
            if run.kind in TEXT_KINDS and run.text:
                yield Bit(run.text, *own_marks(run.marks, self._ours), look=_look(run))
            elif run.kind is RunKind.LOST_REFERENCE:
                yield Bit(ATOM, *own_marks(run.marks, self._ours))
            elif run.note_id is not None:
                yield Bit(ATOM, *own_marks(run.marks, self._ours), note=run.note_id)

    def _end(self, paragraph: WordParagraph) -> Bit:
        return Bit(BREAK, *own_marks(paragraph.mark_marks, self._ours), ends=paragraph)

    def _table(self, table: WordTable) -> Line:
        """One character, which came or goes when every row did."""
        rows = [own_marks(row.marks, self._ours) for row in table.rows]
        inserted = rows[0][0] if rows and all(row[0] for row in rows) else None
        deleted = rows[0][1] if rows and all(row[1] for row in rows) else None
        atom = Bit(ATOM, inserted, deleted)
        inside = tuple(paragraph.index for paragraph in all_paragraphs((table,)))
        return Line((atom,), replace(atom, text=BREAK), inside, table=table, new=inserted is not None)


def _leading_bookmarks(paragraphs: Sequence[WordParagraph], ours: Ours) -> Iterator[str]:
    """Bookmarks before the first character of the line's own."""
    for paragraph in paragraphs:
        room = 0
        for run in paragraph.runs:
            if own_marks(run.marks, ours)[0] is None:
                break
            room += len(run.text)
        yield from (bookmark.name for bookmark in paragraph.bookmarks if bookmark.offset <= room)
        if room < len(paragraph.text):
            return


def fold_fillers(lines: Iterable[Line]) -> list[Line]:
    """Let the empty paragraph that Word wants after a table be the table's break."""
    folded: list[Line] = []
    for line in lines:
        last = folded[-1] if folded else None
        if last is not None and _is_filler(last, line):
            end = replace(line.end, deleted=last.end.deleted or line.end.deleted, inserted=last.end.inserted)
            paragraphs = (*last.paragraphs, *line.paragraphs)
            folded[-1] = replace(last, end=end, paragraphs=paragraphs, para_id=line.para_id)
        else:
            folded.append(line)
    return folded


def _is_filler(table: Line, line: Line) -> bool:
    after_table = table.table is not None and table.end.ends is None
    return after_table and line.table is None and not line.text and not line.new


def _leading_paragraphs(bits: Sequence[Bit]) -> tuple[list[Bit], list[Bit]]:
    """What came as whole paragraphs before the line's own first character, and the rest."""
    cut = 0
    for index, bit in enumerate(bits):
        if bit.inserted is None:
            break
        if bit.ends is not None:
            cut = index + 1
    return list(bits[:cut]), list(bits[cut:])


def _trailing_paragraphs(bits: Sequence[Bit]) -> tuple[list[Bit], list[Bit]]:
    """The line, and what came as whole paragraphs after its own last character, the break before them first."""
    cut = len(bits)
    for index in range(len(bits) - 1, -1, -1):
        if bits[index].inserted is None:
            break
        if bits[index].ends is not None:
            cut = index
    return list(bits[:cut]), list(bits[cut:])


def _new_lines(bits: Sequence[Bit]) -> Iterator[Line]:
    """Lines that came with tracking; every one ends with its break."""
    words: list[Bit] = []
    for bit in bits:
        if bit.ends is None:
            words.append(bit)
            continue
        yield Line(tuple(words), bit, (bit.ends.index,), new=True)
        words = []


def style_of(paragraph: WordParagraph) -> ParagraphStyle:
    """Style and list level as our texts have them."""
    name = paragraph.style_name.lower()
    level = paragraph.numbering.level if paragraph.numbering is not None else _level_in(name)
    if "bullet" in name or "punktlista" in name:
        return ParagraphStyle("bullet", level)
    if "list number" in name or "numrerad lista" in name:
        return ParagraphStyle("number", level)
    if name == "mellanrubrik":
        return ParagraphStyle("heading")
    return BODY


def _level_in(name: str) -> int:
    found = _LEVEL.search(name)
    return int(found[1]) - 1 if found else 0


def _look(run: WordRun) -> Look:
    link = run.link or ""
    return Look(run.bold, run.italic, "" if link.startswith("#") else link)
