"""Words that the same name both brings and strikes are not written.

Word itself never makes such a pair: striking one's own insertion takes it away.  LibreOffice, when it reads one, keeps
the words.  They are in neither text, so nothing is lost; and the case is rare: somebody moves a clause and strikes in
it, or two of one organisation work on the same words in an anonymous copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from hsavtal_desktop.core.reading import ClauseView, Paragraph, Piece, Row, Table
from hsavtal_desktop.word.writing.runs import Frame

SameHand = Callable[[str, str], bool]


def without_own_strikes(shown: ClauseView, frame: Frame, same_hand: SameHand) -> ClauseView:
    """The clause without such words, paragraph breaks and rows."""

    def vanishes(piece: Piece) -> bool:
        outer, proposal, striking = frame.marks(piece)
        return bool(outer and striking) and same_hand(proposal, striking)

    texts = (shown.heading, shown.body, *shown.cells.values())
    pieces = (piece for text in texts for each in text for piece in (*each.pieces, each.end))
    rows = (row for table in shown.tables.values() for row in table.rows)
    if not any(map(vanishes, pieces)) and not any(row.deleted for row in rows):
        return shown
    return replace(
        shown,
        heading=_kept(shown.heading, vanishes),
        body=_kept(shown.body, vanishes),
        cells={name: _kept(text, vanishes) for name, text in shown.cells.items()},
        tables={name: _table(table, frame, same_hand) for name, table in shown.tables.items()},
    )


def _kept(paragraphs: Iterable[Paragraph], vanishes: Callable[[Piece], bool]) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    waiting: list[Piece] = []
    last: Paragraph | None = None
    for last in paragraphs:
        waiting.extend(piece for piece in last.pieces if not vanishes(piece))
        if not vanishes(last.end):
            kept.append(replace(last, pieces=tuple(waiting)))
            waiting = []
    # A text always ends in a paragraph; where its break vanishes too, the frame takes all of it.
    if last is not None and (waiting or not kept):
        kept.append(replace(last, pieces=tuple(waiting)))
    return tuple(kept)


def _table(table: Table, frame: Frame, same_hand: SameHand) -> Table:
    bringing = frame.of_rows().inserted

    def kept(row: Row) -> bool:
        proposal = row.inserted or bringing
        return not (proposal and row.deleted and same_hand(proposal, row.deleted[0]))

    return replace(table, rows=tuple(filter(kept, table.rows)))
