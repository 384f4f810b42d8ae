"""A clause as Word paragraphs and tables: heading with its number, body, comments and identity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from hsavtal_desktop.core.reading import ClauseView, Paragraph, Piece
from hsavtal_desktop.word.identity import break_paragraph_id, clause_bookmark, left_bookmark, paragraph_id
from hsavtal_desktop.word.writing.blocks import Blocks
from hsavtal_desktop.word.writing.looks import ItemLook
from hsavtal_desktop.word.writing.notes import NoteBook
from hsavtal_desktop.word.writing.numbering import Lists
from hsavtal_desktop.word.writing.paragraphs import (
    ListCounter,
    ParagraphIds,
    break_mark,
    paragraph,
    style_change,
    without_remains,
)
from hsavtal_desktop.word.writing.plan import Item, Role
from hsavtal_desktop.word.writing.runs import (
    Agreed,
    Frame,
    RunWriter,
    agreed_look,
    agreed_looks,
    run,
)
from hsavtal_desktop.word.writing.signatures import UNKNOWN, Signatures
from hsavtal_desktop.word.writing.tables import TableWriter
from hsavtal_desktop.word.xml_text import escaped


@dataclass(frozen=True, slots=True)
class Anchors:
    """What stands before and after the first paragraph's words for the comments on a clause."""

    start: str = ""
    end: str = ""
    signs: str = ""
    """The runs that show the comments; they go with the words they hang on."""


NO_ANCHORS: Final = Anchors()


@dataclass(slots=True)
class ClauseWriter:
    """Writes clauses one after the other."""

    signatures: Signatures
    runs: RunWriter
    notes: NoteBook
    lists: Lists
    ids: ParagraphIds
    agreed: Callable[[ClauseView], ClauseView | None]
    """A clause as agreed, where it is; asked for only where something is reformatted."""
    anchors: Callable[[str], Anchors]
    standing: frozenset[str]
    """Clauses that stand somewhere as ``_cl_``; at their old place they are ``_mv_``."""
    tables: TableWriter = field(init=False)

    def __post_init__(self) -> None:
        self.tables = TableWriter(self.signatures, self.ids)

    def write(self, blocks: Blocks, item: Item, look: ItemLook, document: str) -> None:
        """Add the blocks of a clause."""
        _Clause(self, blocks, item, look, document).write()


_UNTOUCHED: Final = Frame()


def frame_of(item: Item) -> Frame:
    """The proposals that cover the whole clause at this place."""
    if item.role is Role.KEPT:
        return _UNTOUCHED
    match item.role:
        case Role.ADDED:
            return Frame(inserted=item.revision)
        case Role.REMOVED:
            return Frame(deleted=item.revision)
        case Role.ARRIVED:
            return Frame(arrived=item.revision)
        case Role.LEFT:
            return Frame(left=item.revision)
        case Role.PASSING:
            return Frame(inserted=item.revision, deleted=item.struck)


def heading_pieces(paragraphs: Sequence[Paragraph]) -> Sequence[Piece]:
    """A heading is one paragraph: the breaks inside it are line breaks."""
    if len(paragraphs) == 1:
        return paragraphs[0].pieces
    return [piece for each in paragraphs for piece in (*each.pieces, each.end)][:-1]


class _Clause:
    """One clause being written."""

    def __init__(self, writer: ClauseWriter, blocks: Blocks, item: Item, look: ItemLook, document: str) -> None:
        self._writer = writer
        self._blocks = blocks
        self._item = item
        self._look = look
        self._document = document
        self._frame = frame_of(item)
        self._shown = item.shown
        self._last = ""
        """The block written last, where it was put together from parts."""
        self._gone = item.role in (Role.LEFT, Role.REMOVED) and item.clause in writer.standing
        self._agreed = self._read_agreed() if item.touched.looks else None

    def write(self) -> None:
        heading = heading_pieces(self._shown.heading)
        body = self._shown.body
        if len(body) == 1 and not body[0].pieces:
            body = ()
        edges, after = self._edges()
        first = body[0] if body else None
        number_in_body = not heading and first is not None and first.style == "body" and not first.table
        if not number_in_body:
            self._heading(edges, heading)
        self._body(body, edges if number_in_body else None)
        if after:
            self._add(after)

    def _add(self, block: str) -> None:
        self._blocks.add((block,))
        self._last = block

    def _heading(self, edges: tuple[str, str, str], pieces: Sequence[Piece]) -> None:
        end, name = self._shown.heading[-1].end, f"h.{self._item.clause}"
        plain = self._shown.heading[0].plain if len(self._shown.heading) == 1 else None
        bookmark, *anchors = edges
        if plain is None or any(anchors) or self._frame.covers or self._look.before is not None:
            content = self._named(edges, pieces)
            self._add(self._numbered(content, end, name, with_heading=bool(pieces)))
            return
        now = self._look.now
        listed = now.list_xml(with_heading=True)
        self._blocks.add_plain(paragraph(now.heading, self._id(name, end), bookmark + run(plain), listed))

    def _body(self, body: Sequence[Paragraph], edges: tuple[str, str, str] | None) -> None:
        counter = ListCounter(self._writer.lists)
        text = f"b.{self._item.clause}"
        last = body[-1] if body and self._item.touched.at_all else None
        for each in body:
            words = each.plain if edges is None and not self._frame.covers else None
            if words is not None:
                style, listed = counter.place(each.end.marks)
                self._blocks.add_plain(paragraph(style, self._id(text, each.end), run(words), listed))
                self._last = ""
                continue
            end = without_remains(body) if each is last else each.end
            if edges is not None:
                content = self._named(edges, each.pieces)
                self._add(self._numbered(content, end, text, with_heading=False))
                edges = None
                continue
            pieces = self._tables(each.pieces) if self._shown.tables else each.pieces
            self._add(self._plain(pieces, end, counter.place(each.end.marks), text))

    def _tables(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Write the tables of a paragraph, the words before and between them as paragraphs too; what stands after."""
        while (at := _place_of_table(pieces)) >= 0:
            words, atom, pieces = pieces[:at], pieces[at], pieces[at + 1 :]
            if words or self._after_table():
                # Its break is not in the text: it comes and goes with the table that makes it necessary.
                self._add(self._plain(words, atom, ("BodyText", ""), f"before.{self._item.clause}"))
            self._table(atom)
        return pieces

    def _after_table(self) -> bool:
        return self._last.startswith("<w:tbl>")

    def _plain(self, pieces: Sequence[Piece], end: Piece, style: tuple[str, str], text: str) -> str:
        name, listed = style
        if not pieces and name == "BodyText" and self._after_table():
            name = "EfterTabell"
        para_id, content = self._id(text, end), self._runs(pieces)
        return paragraph(name, para_id, content, listed, self._mark(end), self._style_change(end))

    def _numbered(self, content: str, end: Piece, text: str, *, with_heading: bool) -> str:
        now, before = self._look.now, self._look.before
        change = ""
        if before is not None:
            old = before.style(with_heading=with_heading), before.list_xml(with_heading=with_heading)
            change = style_change(self._writer.signatures, self._item.revision or UNKNOWN, *old)
        return paragraph(
            now.style(with_heading=with_heading),
            self._id(text, end),
            content,
            now.list_xml(with_heading=with_heading),
            self._mark(end),
            change,
        )

    def _table(self, atom: Piece) -> None:
        table = self._shown.tables[_table_of(atom)]
        rows_frame = self._frame.of_rows()
        outer, proposal, striking = rows_frame.marks(atom)
        frame = Frame(proposal if outer else "", striking)
        self._add(self._writer.tables.write(table, self._shown, frame, self._cell))

    def _cell(self, name: str, frame: Frame, style: str) -> str:
        paragraphs = self._shown.cells.get(name, ())
        counter = ListCounter(self._writer.lists)
        written: list[str] = []
        for each in paragraphs:
            own, listed = counter.place(each.end.marks)
            para_id, content = self._id(name, each.end), self._runs(each.pieces, frame)
            mark = break_mark(self._writer.signatures, frame.marks(each.end))
            change = self._style_change(each.end)
            written.append(paragraph(own if listed else style, para_id, content, listed, mark, change))
        if not written:
            empty = paragraph_id(self._document, name)
            return paragraph(style, self._writer.ids.unique(empty), "")
        return "".join(written)

    def _runs(self, pieces: Sequence[Piece], frame: Frame | None = None) -> str:
        frame = frame or self._frame
        notes = self._shown.notes
        if not notes:
            return self._writer.runs.content(pieces, frame, self._document, self._agreed)

        def note(piece: Piece) -> str:
            return self._writer.notes.sign(piece, notes, frame, self._document, self._agreed)

        return self._writer.runs.content(pieces, frame, self._document, self._agreed, note)

    def _mark(self, end: Piece) -> str:
        if not (end.inserted or end.deleted or self._frame.covers):
            return ""
        return break_mark(self._writer.signatures, self._frame.marks(end))

    def _style_change(self, end: Piece) -> str:
        if not end.reformatted or end.inserted or self._agreed is None:
            return ""
        before = agreed_look(self._agreed, end.source, end.offset)
        style, listed = ListCounter(self._writer.lists).place(before)
        return style_change(self._writer.signatures, end.reformatted[0], style, listed)

    def _id(self, text: str, end: Piece) -> str:
        if self._gone:
            text = f"left {text}"
        return self._writer.ids.unique(break_paragraph_id(self._document, text, end.source, end.offset))

    def _named(self, edges: tuple[str, str, str], pieces: Sequence[Piece]) -> str:
        """The content of the clause's first paragraph with its bookmark and comments.

        The bookmark stands first.  LibreOffice drops a bookmark together with the words right after it, so where the
        first words may go it stands last.
        """
        bookmark, before, behind = edges
        content = self._runs(pieces)
        if self._item.role is Role.KEPT and pieces and pieces[0].revisions:
            return before + content + behind + bookmark
        return bookmark + before + content + behind

    def _edges(self) -> tuple[tuple[str, str, str], str]:
        """(bookmark, what stands before and behind the words of the first paragraph), and after the last paragraph."""
        clause = self._item.clause
        number = self._writer.signatures.number()
        name = left_bookmark(clause) if self._gone else clause_bookmark(clause)
        bookmark = f'<w:bookmarkStart w:id="{number}" w:name="{escaped(name)}"/><w:bookmarkEnd w:id="{number}"/>'
        anchors = NO_ANCHORS if self._gone else self._writer.anchors(clause)
        before = after = ""
        if self._item.role in (Role.ARRIVED, Role.LEFT):
            kind = "moveTo" if self._item.role is Role.ARRIVED else "moveFrom"
            signature = self._writer.signatures.mark(self._item.revision)
            mark = signature.partition('"')[2].partition('"')[0]
            before = f'<w:{kind}RangeStart {signature} w:name="{escaped(f"flytt_{clause}")}"/>'
            after = f'<w:{kind}RangeEnd w:id="{mark}"/>'
        signs = self._writer.runs.marked(self._frame.marks(_NOTHING), anchors.signs) if anchors.signs else ""
        return (bookmark, before + anchors.start, anchors.end + signs), after

    def _read_agreed(self) -> Agreed | None:
        if not any(piece.reformatted for piece in _pieces_of(self._shown)):
            return None
        agreed = self._writer.agreed(self._shown)
        return None if agreed is None else agreed_looks(_pieces_of(agreed))


_NOTHING: Final = Piece("", "", 0)


def _pieces_of(shown: ClauseView) -> Iterator[Piece]:
    """Every piece of a clause, in whichever of its texts."""
    for text in (shown.heading, shown.body, *shown.cells.values(), *shown.notes.values()):
        for each in text:
            yield from (*each.pieces, each.end)


def _place_of_table(pieces: Sequence[Piece]) -> int:
    """Where among pieces the first table stands, -1 for nowhere."""
    for place, piece in enumerate(pieces):
        if piece.marks and _table_of(piece):
            return place
    return -1


def _table_of(piece: Piece) -> str:
    if not piece.marks:
        return ""
    atom = piece.marks.get("atom")
    return str(atom["id"]) if atom and atom.get("type") == "table" else ""
