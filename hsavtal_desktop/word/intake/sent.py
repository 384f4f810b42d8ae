"""The copy as it was sent: which of our characters each character in the file is.

The file is read by the same reader as the returned one.  Each paragraph that holds agreement text tells by its paraId
which of our paragraph breaks ends it; everything else (title, contents, part titles, pointers) is *frame*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from hsavtal_desktop.core.reading import ATOM, ClauseView, Paragraph, Piece, Place, Table, View
from hsavtal_desktop.word.identity import break_paragraph_id
from hsavtal_desktop.word.intake.lines import Line, note_lines, read_lines, row_text
from hsavtal_desktop.word.intake.pictures import Picture, pictures_of
from hsavtal_desktop.word.model import StoryKind, WordBlock, WordCell, WordDocument, WordTable
from hsavtal_desktop.word.printed import printed as words_of
from hsavtal_desktop.word.writing import WordSource

Character = tuple[str, int] | None
"""Id of one of our characters; None for one that the file needs and our text does not have."""


@dataclass(frozen=True, slots=True)
class OurParagraph:
    """What a paragraph of the file is to us."""

    text: str
    """Text id."""
    clause: str
    pieces: tuple[Piece, ...]
    printed: tuple[str, ...]
    """How each piece is written in the file: references as numbers."""
    end: Piece | None
    """None where the break stands in the file only (before a table)."""


@dataclass(frozen=True, slots=True)
class SentLine:
    """A line of the sent copy; ``ours`` is None for frame."""

    line: Line
    ours: OurParagraph | None = None
    table: str = ""
    """Id of the table it holds; the break after it is that of the paragraph the table stands in."""

    @property
    def text(self) -> str:
        """Text id, "" for frame."""
        return self.ours.text if self.ours is not None else ""

    @property
    def clause(self) -> str:
        """Clause id, "" for frame."""
        return self.ours.clause if self.ours is not None else ""

    @property
    def end(self) -> Character:
        """The break after it."""
        end = self.ours.end if self.ours is not None else None
        return (end.source, end.offset) if end is not None else None

    @property
    def last(self) -> Character:
        """The last character before the break."""
        for piece in reversed(self.ours.pieces if self.ours is not None else ()):
            if piece.text:
                return piece.source, piece.offset + len(piece.text) - 1
        return None

    @property
    def references(self) -> frozenset[Character]:
        """The characters that are printed as a number."""
        pieces = self.ours.pieces if self.ours is not None and not self.table else ()
        return frozenset((piece.source, piece.offset) for piece in pieces if "atom" in piece.marks)

    @property
    def signs(self) -> list[Character]:
        """The characters that are signs of footnotes, in order."""
        pieces = self.ours.pieces if self.ours is not None and not self.table else ()
        return [(piece.source, piece.offset) for piece in pieces if _is_sign(piece)]

    def characters(self) -> list[Character]:
        """One entry for each character of the line; all characters of a printed reference are its one atom."""
        if self.ours is None:
            return [None] * len(self.line.text)
        return match_characters(self.line.text, self.ours.pieces, self.ours.printed)


@dataclass
class SentDocument:
    """Everything about the sent copy that an intake compares with."""

    lines: list[SentLine]
    places: dict[str, Place]
    """Clause → its place in the copy."""
    order: list[str]
    """Clauses in the order in which they stand in the file."""
    tables: dict[str, Table]
    word: WordDocument
    cells: dict[str, tuple[SentLine, ...]] = field(default_factory=dict)
    """Text id of a table cell → its lines."""
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Table → its rows in the file, by id."""
    row_cells: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Table → the text ids of the cells that each of those rows has in the file; "" for one that goes on from above."""
    row_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Table → the words of each of those rows."""
    notes: dict[str, tuple[SentLine, ...]] = field(default_factory=dict)
    """Text id of a footnote → its lines."""
    signs: dict[Character, str] = field(default_factory=dict)
    """Sign of a footnote → the footnote's text id."""
    known: Callable[[Line], SentLine] = SentLine
    """What a line of the file is to us."""
    whole: SentDocument | None = None
    """The copy that this is a part of."""

    def only(self, blocks: Sequence[WordBlock]) -> SentDocument:
        """The copy with some blocks of its body, as if the others were not there."""
        lines = [self.known(line) for line in read_lines(blocks, lambda _mark: True)]
        clauses = dict.fromkeys(line.clause for line in lines if line.clause)
        return replace(self, lines=lines, order=list(clauses), whole=self)

    @cached_property
    def levels(self) -> dict[str, int]:
        """Clause → the level of its heading in the file, from 0."""
        if self.whole is not None:
            return self.whole.levels
        levels: dict[str, int] = {}
        for line in self.lines:
            if line.clause and line.clause not in levels:
                level = line.line.outline if line.line.outline is not None else line.line.listed
                levels[line.clause] = self.places[line.clause].depth if level is None else level
        return levels

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in its body."""
        return tuple(pictures_of(self.word, lambda _mark: True))

    @cached_property
    def lengths(self) -> dict[str, int]:
        """Clause → its number of characters."""
        lengths: dict[str, int] = {}
        for line in self.lines:
            if line.clause:
                lengths[line.clause] = lengths.get(line.clause, 0) + len(line.line.text)
        return lengths

    @cached_property
    def above_others(self) -> frozenset[str]:
        """Clauses that others stand under: without words they still hold those together."""
        places = [self.places[clause] for clause in self.order]
        return frozenset(above.clause for above, below in pairwise(places) if below.depth > above.depth)


def read_sent(source: WordSource, document: WordDocument, documents: Sequence[str], view: View) -> SentDocument:
    """Bring the sent file and the state it showed together."""
    return _Reader(source, document, documents, view).read()


def match_characters(text: str, pieces: Sequence[Piece], printed: Sequence[str]) -> list[Character]:
    """Which of our characters each character in the file is; ``printed`` tells how each piece is written there."""
    ours: list[Character] = []
    for piece, words in zip(pieces, printed, strict=True):
        if "atom" in piece.marks:
            ours.extend([(piece.source, piece.offset)] * len(words))
        else:
            ours.extend((piece.source, piece.offset + index) for index in range(len(words)))
    written = "".join(printed)
    if len(written) == len(text):
        return ours
    # A character that XML can not hold is left out of the file.
    found: list[Character] = [None] * len(text)
    for block in SequenceMatcher(None, written, text, autojunk=False).get_matching_blocks():
        found[block.b : block.b + block.size] = ours[block.a : block.a + block.size]
    return found


def _is_sign(piece: Piece) -> bool:
    atom = piece.marks.get("atom") if piece.marks else None
    return atom is not None and atom.get("type") == "footnote"


class _Reader:
    def __init__(self, source: WordSource, document: WordDocument, documents: Sequence[str], view: View) -> None:
        self._source = source
        self._document = document
        self._view = view
        self._ours: dict[str, OurParagraph] = {}
        self._tables: dict[str, Table] = {}
        self._atoms: dict[str, tuple[str, str, Piece]] = {}
        """Table → (text, clause, atom)."""
        self._places: dict[str, dict[str, Place]] = {}
        """Clause → document → place."""
        self._documents = documents
        self._cells: dict[str, tuple[SentLine, ...]] = {}
        self._rows: dict[str, tuple[str, ...]] = {}
        self._row_cells: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._row_words: dict[str, tuple[str, ...]] = {}
        self._signs: dict[Character, str] = {}

    def read(self) -> SentDocument:
        documents_of: dict[str, str] = {}
        for document in self._documents:
            for place in self._source.outline(document, self._view).places:
                if not place.moved_away:
                    self._places.setdefault(place.clause, {})[document] = place
                    for para_id in self._learn(document, self._source.clause(place, self._view)):
                        documents_of[para_id] = document
        lines: list[SentLine] = []
        places: dict[str, Place] = {}
        for line in read_lines(self._document.body, lambda _mark: True):
            known = self._known(line)
            lines.append(known)
            if known.clause and known.clause not in places:
                document = documents_of.get(line.para_id) or next(iter(self._places[known.clause]))
                places[known.clause] = self._places[known.clause][document]
        return SentDocument(
            lines,
            places,
            list(places),
            self._tables,
            self._document,
            self._cells,
            self._rows,
            self._row_cells,
            self._row_words,
            self._notes(),
            self._signs,
            self._known,
        )

    def _learn(self, document: str, clause: ClauseView) -> Iterator[str]:
        name = clause.place.clause
        heading = [piece for each in clause.heading for piece in (*each.pieces, each.end)]
        yield self._note(document, f"h.{name}", name, tuple(heading[:-1]), heading[-1])
        for paragraph in clause.body:
            yield from self._learn_body(document, name, paragraph)
        self._tables.update(clause.tables)
        for cell, paragraphs in clause.cells.items():
            for paragraph in paragraphs:
                yield self._note(document, cell, name, paragraph.pieces, paragraph.end)
        for note, paragraphs in clause.notes.items():
            for paragraph in paragraphs:
                yield self._note(document, note, name, paragraph.pieces, paragraph.end)

    def _learn_body(self, document: str, clause: str, paragraph: Paragraph) -> Iterator[str]:
        text = f"b.{clause}"
        words: list[Piece] = []
        for piece in paragraph.pieces:
            atom = piece.marks.get("atom")
            if atom and atom.get("type") == "table":
                self._atoms[str(atom["id"])] = text, clause, piece
                para_id = break_paragraph_id(document, f"before.{clause}", piece.source, piece.offset)
                self._ours[para_id] = self._paragraph(document, text, clause, words, None)
                yield para_id
                words = []
            else:
                words.append(piece)
        yield self._note(document, text, clause, tuple(words), paragraph.end)

    def _note(self, document: str, text: str, clause: str, pieces: tuple[Piece, ...], end: Piece) -> str:
        para_id = break_paragraph_id(document, text, end.source, end.offset)
        self._ours[para_id] = self._paragraph(document, text, clause, pieces, end)
        return para_id

    def _paragraph(
        self, document: str, text: str, clause: str, pieces: Sequence[Piece], end: Piece | None
    ) -> OurParagraph:
        printed = tuple(self._printed(piece, document) for piece in pieces)
        return OurParagraph(text, clause, tuple(pieces), printed, end)

    def _printed(self, piece: Piece, document: str) -> str:
        """How a piece stands in a line: a footnote's sign is a character of the line."""
        if not _is_sign(piece):
            return words_of(piece, document, self._source.printed)
        self._signs[piece.source, piece.offset] = f"n.{piece.marks['atom'].get('id', '')}"
        return ATOM

    def _notes(self) -> dict[str, tuple[SentLine, ...]]:
        found: dict[str, tuple[SentLine, ...]] = {}
        for story in self._document.stories:
            if story.kind is StoryKind.FOOTNOTE:
                lines = note_lines(story, lambda _mark: True)
                known = tuple(SentLine(line, self._ours.get(line.para_id)) for line in lines)
                found.setdefault(next((line.text for line in known if line.text), ""), known)
        return found

    def _known(self, line: Line) -> SentLine:
        if line.table is None:
            return SentLine(line, self._ours.get(line.para_id))
        name = self._read_table(line.table)
        if name not in self._atoms:
            return SentLine(line)
        text, clause, atom = self._atoms[name]
        after = self._ours.get(line.para_id)
        return SentLine(
            line, OurParagraph(text, clause, (atom,), (ATOM,), after.end if after is not None else None), name
        )

    def _read_table(self, table: WordTable) -> str:
        """Learn the cells of a table; give its id."""
        name = ""
        rows: list[str] = []
        cells: list[tuple[str, ...]] = []
        for row in table.rows:
            row_name = ""
            texts: list[str] = []
            for cell in row.cells:
                lines = self._cell(cell)
                text = next((line.text for line in lines if line.text.startswith("c.")), "")
                texts.append(text)
                if text:
                    self._cells[text] = lines
                    _, name, row_name, _ = text.split(".")
            rows.append(row_name)
            cells.append(tuple(texts))
        if name:
            self._rows[name] = tuple(rows)
            self._row_cells[name] = tuple(cells)
            self._row_words[name] = tuple(row_text(row, lambda _mark: True) for row in table.rows)
        return name

    def _cell(self, cell: WordCell) -> tuple[SentLine, ...]:
        lines = read_lines(cell.blocks, lambda _mark: True)
        return tuple(SentLine(line, self._ours.get(line.para_id)) for line in lines)
