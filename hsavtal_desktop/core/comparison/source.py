"""A document of the package as one side of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from hsavtal_desktop.core import views
from hsavtal_desktop.core.atoms import target
from hsavtal_desktop.core.comparison.model import ClauseLine, ComparedClause, ComparedDocument, ListItem, Look
from hsavtal_desktop.core.lists import next_label
from hsavtal_desktop.core.reading import ATOM, ClauseView, Paragraph, Piece, Table, View
from hsavtal_desktop.core.state import State

LOOKS: Final = ("bold", "italic")
"""What characters of the agreement can look like."""
Numbers = Callable[[str], str]
"""Clause → the number that a cross reference to it prints."""


def compared(
    state: State, document: str, view: View = View.FINAL, reference: Numbers | None = None
) -> ComparedDocument:
    """The document as ``view`` shows it; clauses are known by their ids, and cross references print as numbers.

    ``reference`` gives those numbers; without it they are those of this document, "?" for a clause that is not in it.
    A clause that is shown both where it was and where it moves to (All markup) counts where it moves to.
    """
    outline = views.outline(state, document, view)
    own = {place.clause: place.number for place in outline.places}
    numbers = reference or (lambda clause: own.get(clause, "?"))
    clauses = (views.clause(state, place, view) for place in outline.places if not place.moved_away)
    return ComparedDocument(outline.title, tuple(compared_clause(clause, numbers) for clause in clauses))


def compared_clause(clause: ClauseView, reference: Numbers) -> ComparedClause:
    """A clause as text: a table row is one paragraph, its cells set apart by tabs, their paragraphs by spaces."""
    place, heading = clause.place, _line(clause.heading, reference)
    return ComparedClause.of_lines(place.clause, place.number, heading, clause_lines(clause, reference), place.depth)


def clause_lines(clause: ClauseView, reference: Numbers) -> Iterator[ClauseLine]:
    """The paragraphs and table rows of a clause's body, empty ones too."""
    ordinals: list[int] = []
    for paragraph in clause.body:
        table = clause.tables.get(paragraph.table)
        text = _text(paragraph, reference)
        if table is None or text.strip():
            label = next_label(paragraph.style, paragraph.level, ordinals)
            item = ListItem(label, paragraph.level) if label else None
            body = (f"b.{clause.place.clause}", paragraph.start)
            yield ClauseLine(text, item, tuple(_looks(paragraph, reference)), (body,))
        if table is not None:
            yield from _table_rows(clause, table, reference)


def _table_rows(clause: ClauseView, table: Table, reference: Numbers) -> Iterator[ClauseLine]:
    for row in table.rows:
        cells = tuple((cell, 0) for cell in row.cells)
        text = "\t".join(_line(clause.cells.get(cell, ()), reference) for cell in row.cells)
        yield ClauseLine(text, places=cells, head=row.header)


def _looks(paragraph: Paragraph, reference: Numbers) -> Iterator[Look]:
    at = 0
    for piece in paragraph.pieces:
        stop = at + len(printed(piece, reference))
        yield from (Look(at, stop, name) for name in LOOKS if piece.marks.get(name))
        at = stop


def _line(paragraphs: Sequence[Paragraph], reference: Numbers) -> str:
    texts = (_text(paragraph, reference) for paragraph in paragraphs)
    return " ".join(text for text in texts if text)


def _text(paragraph: Paragraph, reference: Numbers) -> str:
    return "".join(printed(piece, reference) for piece in paragraph.pieces)


def printed_offset(paragraph: Paragraph, offset: int, reference: Numbers) -> int:
    """Where a character of a paragraph stands in its printed text."""
    shown = 0
    for piece in paragraph.pieces:
        if offset < len(piece.text):
            said = printed(piece, reference)
            return shown + (offset if len(said) == len(piece.text) else 0)
        offset -= len(piece.text)
        shown += len(printed(piece, reference))
    return shown


def printed(piece: Piece, reference: Numbers) -> str:
    """A piece of a paragraph as a comparison shows it: references as numbers, no sign for a table."""
    atom = piece.marks.get("atom")
    if not atom:
        return piece.text
    kind = atom.get("type")
    if kind == "table":
        return piece.text.replace(ATOM, "")
    if kind == "reference":
        return piece.text.replace(ATOM, reference(target(atom)))
    return piece.text.replace(ATOM, str(atom.get("text") or atom.get("value") or ATOM))
