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
from hsavtal_desktop.word.writing.blocks import Blocks
from hsavtal_desktop.word.writing.clauses import frame_of, heading_pieces
from hsavtal_desktop.word.writing.looks import ItemLook
from hsavtal_desktop.word.writing.paragraphs import ParagraphIds, break_mark, paragraph
from hsavtal_desktop.word.writing.plan import Item, Role
from hsavtal_desktop.word.writing.runs import Frame, RunWriter, field_character, is_untouched, run
from hsavtal_desktop.word.writing.signatures import Signatures
from hsavtal_desktop.word.writing.styles import contents_indent
from hsavtal_desktop.word.xml_text import escaped

DEEPEST: Final = 2
"""Levels of headings that are listed for one document."""
_TAB: Final = "<w:r><w:tab/></w:r>"
_NOTHING: Final = Frame()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    level: int
    """From 1."""
    bookmark: str
    label: str
    words: str = ""
    """Said where ``heading`` is empty."""
    heading: Sequence[Piece] = ()
    document: str = ""
    frame: Frame = _NOTHING
    """The proposals that bring or take the line."""
    old_label: str = ""
    """The label in the original text, where it is another."""
    tab: bool = True
    """Whether a tab stands after the label.  Beside "Bilaga 1" Word puts what follows the label of the heading."""


def item_entry(
    item: Item, look: ItemLook, document: str, *, standing: frozenset[str], renumbering: str, deepest: int
) -> Entry | None:
    """The line of a clause; None where it has no heading or stands deeper than ``deepest``.

    ``renumbering`` is the proposal to name where the clause itself is kept but its number or level changes.
    """
    heading = heading_pieces(item.shown.heading)
    level, old_level = look.now.level, (look.before or look.now).level
    if not heading or min(level, old_level) > deepest:
        return None
    plain = item.shown.heading[0].plain if len(item.shown.heading) == 1 else None
    if plain is not None and _is_steady(item, look):
        return Entry(level, clause_bookmark(item.clause), look.label, plain)
    gone = item.role in (Role.LEFT, Role.REMOVED) and item.clause in standing
    bookmark = left_bookmark(item.clause) if gone else clause_bookmark(item.clause)
    label, old_label, frame = look.label, "", frame_of(item).of_rows()
    if _is_steady(item, look) and not any(piece.inserted or piece.deleted for piece in heading):
        return Entry(level, bookmark, label, "", _unbroken(heading), document)
    # A heading that is empty in one of the two texts has no line there.
    comes = heading[0].inserted if all(piece.inserted for piece in heading) else ""
    goes = heading[0].deleted[0] if all(piece.deleted for piece in heading) else ""
    if item.role is Role.KEPT and item.before is not None:
        if old_level > deepest:
            comes = renumbering
        elif level > deepest:
            level, label, goes = old_level, item.before.number, renumbering
        elif item.before.number != label:
            old_label = item.before.number
    frame = Frame(frame.inserted or comes, frame.deleted or goes)
    if frame != _NOTHING and old_label:
        label, old_label = (old_label, "") if frame.deleted else (label, "")
    return Entry(level, bookmark, label, "", _unbroken(heading), document, frame, old_label)


def _is_steady(item: Item, look: ItemLook) -> bool:
    """Whether a clause stands at its place with its number whatever is decided."""
    same_number = item.before is None or item.before.number == look.label
    return item.role is Role.KEPT and look.before is None and same_number


def contents(
    blocks: Blocks,
    entries: Iterable[Entry],
    runs: RunWriter,
    signatures: Signatures,
    ids: ParagraphIds,
    *,
    renumbering: str,
    deepest: int,
) -> None:
    """Add the paragraphs of the table; none without entries."""
    instruction = f' TOC \\o "1-{deepest}" \\h \\z \\u '
    begin = (
        f"{field_character('begin')}"
        f'<w:r><w:instrText xml:space="preserve">{escaped(instruction)}</w:instrText></w:r>'
        f"{field_character('separate')}"
    )
    title = paragraph("TOCHeading", ids.unique(paragraph_id("contents")), run("Innehåll"))
    for entry in entries:
        if title:
            blocks.add((title,))
            title = ""
        words = runs.content(entry.heading, entry.frame, entry.document) if entry.heading else run(entry.words)
        inner = _number(entry, runs, renumbering) + words
        link = f'<w:hyperlink w:anchor="{escaped(entry.bookmark)}" w:history="1">{inner}</w:hyperlink>'
        para_id = ids.unique(paragraph_id("contents", entry.bookmark))
        mark = break_mark(signatures, entry.frame.marks(_BREAK)) if entry.frame.covers else ""
        stop = _second_stop(entry.level) if entry.old_label else ""
        line = paragraph(f"TOC{entry.level}", para_id, begin + link, stop, mark)
        if entry.heading or begin or mark or stop:
            blocks.add((line,))
        else:
            blocks.add_plain(line)
        begin = ""
    if not title:
        end = paragraph("EfterTabell", ids.unique(paragraph_id("contents", "end")), field_character("end"))
        blocks.add((end,))


_BREAK: Final = Piece(BREAK, "", 0)


def _second_stop(level: int) -> str:
    """A tab stop for a line with an old and a new number.

    Where they do not fit before the first one, the words would be sent to the right margin.
    """
    left, room = contents_indent(level)
    return f'<w:tabs><w:tab w:val="left" w:pos="{left + 2 * room}"/></w:tabs>'


def _number(entry: Entry, runs: RunWriter, renumbering: str) -> str:
    if not entry.label:
        return ""
    if not entry.tab:
        return run(f"{entry.label} ")
    if entry.old_label:
        old = runs.marked(("", "", renumbering), run(entry.old_label, deleted=True))
        return old + runs.marked(("ins", renumbering, ""), run(entry.label)) + _TAB
    if not entry.frame.covers:
        return run(entry.label) + _TAB
    marks = entry.frame.marks(_BREAK)
    return runs.marked(marks, run(entry.label, deleted=bool(marks[2])) + _TAB)


def _unbroken(pieces: Sequence[Piece]) -> Sequence[Piece]:
    if len(pieces) == 1 and pieces[0].text != BREAK and is_untouched(pieces[0]):
        return pieces
    return tuple(
        piece
        if not piece.marks and not piece.reformatted and BREAK not in piece.text
        else Piece(
            piece.text.replace(BREAK, " "),
            piece.source,
            piece.offset,
            piece.inserted,
            piece.deleted,
            {name: value for name, value in piece.marks.items() if name in ("italic", "atom")},
        )
        for piece in pieces
    )
