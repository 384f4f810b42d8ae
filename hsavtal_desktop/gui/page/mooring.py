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
    for leaf in [] if index is None else flow.load(index).of_text(spot.text):
        position = leaf.content.start
        for piece in leaf.content.all_pieces:
            length = min(len(piece.text), spot.position - position)
            if length > 0:
                found.append((piece.source, piece.offset, length))
            position += len(piece.text)
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


Letters = list[tuple[str, int, bool]]
"""Who wrote each character of a text, as the how manieth, and whether it is struck."""


def letters(flow: Flow, text: str) -> Letters:
    """What a page shows of a text; nothing where it does not show it."""
    index = flow.locate(text)
    return [
        (piece.source, piece.offset + number, bool(piece.deleted))
        for leaf in ([] if index is None else flow.load(index).of_text(text))
        for piece in leaf.content.all_pieces
        for number in range(len(piece.text))
    ]


def end_of_change(before: Letters, now: Letters) -> int | None:
    """Where what is new or gone ends in a text as it is now; None where nothing is, or the text itself is gone."""
    if before == now or not now:
        return None
    shorter = min(len(before), len(now))
    first = next((at for at in range(shorter) if before[at] != now[at]), shorter)
    same = 0
    while same < shorter - first and before[-1 - same] == now[-1 - same]:
        same += 1
    return min(len(now) - same, len(now) - 1)


def _positions(paragraphs: Sequence[Paragraph]) -> Iterable[tuple[int, Piece]]:
    for paragraph in paragraphs:
        position = paragraph.start
        for piece in paragraph.pieces:
            yield position, piece
            position += len(piece.text)
        yield position, paragraph.end
