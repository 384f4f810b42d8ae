"""What is in neither text and what other programs misread is not written.

* Words that the same name both brings and strikes.  Word itself never makes such a pair: striking one's own insertion
  takes it away.  LibreOffice, when it reads one, keeps the words.  It is rare: somebody moves a clause and strikes in
  it, or two of one organisation work on the same words in an anonymous copy.
* Paragraph breaks that one brings and another strikes.  LibreOffice and pandoc see one of the two marks on a paragraph
  mark only, and so split a paragraph that should be whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hsavtal_desktop.core.reading import BREAK, ClauseView, Paragraph, Piece, Row, Table
from hsavtal_desktop.word.writing.runs import Frame

SameHand = Callable[[str, str], bool]


def without_passing(shown: ClauseView, frame: Frame, same_hand: SameHand) -> ClauseView:
    """The clause without such words, paragraph breaks and rows."""

    def vanishes(piece: Piece) -> bool:
        if not piece.deleted and not frame.deleted:
            return False
        outer, proposal, striking = frame.marks(piece)
        return bool(outer and striking) and (piece.text == BREAK or same_hand(proposal, striking))

    texts = (shown.heading, shown.body, *shown.cells.values(), *shown.notes.values())
    pieces = (piece for text in texts for each in text for piece in (*each.pieces, each.end))
    rows = (row for table in shown.tables.values() for row in table.rows)
    if not any(map(vanishes, pieces)) and not any(row.deleted for row in rows):
        return shown
    return replace(
        shown,
        heading=_kept(shown.heading, vanishes),
        body=_kept(shown.body, vanishes),
        cells={name: _kept(text, vanishes) for name, text in shown.cells.items()},
        notes={name: _kept(text, vanishes) for name, text in shown.notes.items()},
        tables={name: _table(table, frame, same_hand) for name, table in shown.tables.items()},
    )


def _kept(paragraphs: Sequence[Paragraph], vanishes: Callable[[Piece], bool]) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    waiting: list[Piece] = []
    for each in paragraphs:
        waiting.extend(piece for piece in each.pieces if not vanishes(piece))
        # A text always ends in a paragraph: its last break goes only with everything else.
        if each is paragraphs[-1] or not vanishes(each.end):
            kept.append(replace(each, pieces=tuple(waiting)))
            waiting = []
    return tuple(kept)


def _table(table: Table, frame: Frame, same_hand: SameHand) -> Table:
    bringing = frame.of_rows().inserted

    def kept(row: Row) -> bool:
        proposal = row.inserted or bringing
        return not (proposal and row.deleted and same_hand(proposal, row.deleted[0]))

    return replace(table, rows=tuple(filter(kept, table.rows)))
