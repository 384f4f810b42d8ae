"""The table of contents: a field with its entries stored.

The entries carry the marks of the headings they list, numbers included, so that they too read right when everything is
accepted or rejected.  Page numbers are Word's to fill (F9, or printing): asking Word to update fields when it opens the
file would meet every recipient with a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.core.reading import BREAK, Piece
from hsavtal_desktop.word.identity import clause_bookmark, left_bookmark, paragraph_id
from hsavtal_desktop.word.writing.clauses import frame_of, heading_pieces
from hsavtal_desktop.word.writing.looks import ItemLook
from hsavtal_desktop.word.writing.paragraphs import ParagraphIds, break_mark, paragraph
from hsavtal_desktop.word.writing.plan import Item, Role
from hsavtal_desktop.word.writing.runs import Frame, RunWriter, field_character, run
from hsavtal_desktop.word.writing.signatures import UNKNOWN, Signatures
from hsavtal_desktop.word.xml_text import escaped

INSTRUCTION: Final = ' TOC \\o "1-2" \\h \\z \\u '
DEEPEST: Final = 2
"""Levels of headings that are listed."""
_TAB: Final = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    level: int
    """From 1."""
    bookmark: str
    label: str
    words: str
    """The text where nothing is proposed about it."""
    item: Item | None = None
    document: str = ""
    old_label: str = ""
    """The label in the original text, where a kept clause is numbered otherwise there."""


def item_entry(item: Item, look: ItemLook, document: str, standing: frozenset[str]) -> Entry | None:
    """The line of a clause; None where it has no heading or stands too deep."""
    level = int(look.now.heading.removeprefix("Heading"))
    if level > DEEPEST or not heading_pieces(item.shown.heading):
        return None
    gone = item.role in (Role.LEFT, Role.REMOVED) and item.clause in standing
    bookmark = left_bookmark(item.clause) if gone else clause_bookmark(item.clause)
    changed = item.role is Role.KEPT and item.before is not None and item.before.number != look.now.label
    old = item.before.number if changed and item.before is not None else ""
    return Entry(level, bookmark, look.now.label, "", item, document, old)


def contents(
    entries: Sequence[Entry], runs: RunWriter, signatures: Signatures, ids: ParagraphIds, renumbering: str
) -> list[str]:
    """The paragraphs of the table.  ``renumbering`` is the proposal to name for changed numbers."""
    if not entries:
        return []
    begin = (
        f"{field_character('begin')}"
        f'<w:r><w:instrText xml:space="preserve">{escaped(INSTRUCTION)}</w:instrText></w:r>'
        f"{field_character('separate')}"
    )
    lines = [paragraph("TOCHeading", ids.unique(paragraph_id("contents")), run("Innehåll"))]
    for entry in entries:
        frame = _still(frame_of(entry.item)) if entry.item is not None else Frame()
        marks = frame.marks(_BREAK)
        inner = _number(entry, frame, runs, renumbering) + _words(entry, frame, runs)
        link = f'<w:hyperlink w:anchor="{escaped(entry.bookmark)}" w:history="1">{inner}</w:hyperlink>'
        para_id = ids.unique(paragraph_id("contents", entry.bookmark))
        mark = break_mark(signatures, marks) if marks != ("", "", "") else ""
        lines.append(paragraph(f"TOC{entry.level}", para_id, begin + link, mark=mark))
        begin = ""
    lines.append(paragraph("Normal", ids.unique(paragraph_id("contents", "end")), field_character("end")))
    return lines


_BREAK: Final = Piece(BREAK, "", 0)


def _still(frame: Frame) -> Frame:
    """Lines of the table come and go; they do not move."""
    return frame.of_rows()


def _number(entry: Entry, frame: Frame, runs: RunWriter, renumbering: str) -> str:
    tab = _TAB if entry.label else ""
    if entry.old_label:
        name = renumbering or UNKNOWN
        old = runs.marked(("", "", name), run(entry.old_label, deleted=True))
        new = runs.marked(("ins", name, ""), run(entry.label))
        return old + new + tab
    marks = frame.marks(_BREAK)
    return runs.marked(marks, run(entry.label, deleted=bool(marks[2])) + tab) if entry.label else ""


def _words(entry: Entry, frame: Frame, runs: RunWriter) -> str:
    if entry.item is None:
        return run(entry.words)
    return runs.content(_unbroken(heading_pieces(entry.item.shown.heading)), frame, entry.document)


def _unbroken(pieces: Iterable[Piece]) -> list[Piece]:
    return [
        Piece(
            piece.text.replace(BREAK, " "),
            piece.source,
            piece.offset,
            piece.inserted,
            piece.deleted,
            {name: value for name, value in piece.marks.items() if name in ("italic", "atom")},
        )
        for piece in pieces
    ]
