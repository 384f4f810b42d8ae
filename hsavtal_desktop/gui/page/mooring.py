"""Finding the same words again after the text around them changed, by the identity of their characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hsavtal_desktop.core.reading import Paragraph, Piece
from hsavtal_desktop.gui.page.flow import Flow, Spot

_TRIED = 400
"""How many pieces before a place are remembered, in case those nearest it are not shown any more."""


@dataclass(frozen=True)
class Mooring:
    """A place in a text, by the characters before it: (series, first offset, characters), nearest first."""

    text: str
    position: int
    after: tuple[tuple[str, int, int], ...]


def moor(flow: Flow, spot: Spot) -> Mooring:
    """Remember a caret place by the characters before it."""
    index = flow.locate(spot.text)
    found: list[tuple[str, int, int]] = []
    clause = None if index is None else flow.load(index).clause
    for position, piece in _positions(() if clause is None else clause.paragraphs(spot.text)):
        length = min(len(piece.text), spot.position - position)
        if length > 0:
            found.append((piece.source, piece.offset, length))
    return Mooring(spot.text, spot.position, tuple(reversed(found))[:_TRIED])


def place(mooring: Mooring, paragraphs: Sequence[Paragraph]) -> Spot:
    """Where the remembered place is now: after the nearest of its characters that is still shown."""
    shown: dict[str, list[tuple[int, int, int]]] = {}
    last = 0
    for position, piece in _positions(paragraphs):
        shown.setdefault(piece.source, []).append((piece.offset, len(piece.text), position))
        last = position
    for source, offset, length in mooring.after:
        stop = offset + length
        ends = [
            position + min(stop, start + count) - start
            for start, count, position in shown.get(source, ())
            if start < stop and start + count > offset
        ]
        if ends:
            return Spot(mooring.text, min(last, max(ends)))
    return Spot(mooring.text, 0)


def _positions(paragraphs: Sequence[Paragraph]) -> Iterable[tuple[int, Piece]]:
    for paragraph in paragraphs:
        position = paragraph.start
        for piece in paragraph.pieces:
            yield position, piece
            position += len(piece.text)
        yield position, paragraph.end
