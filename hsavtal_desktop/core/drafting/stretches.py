"""Characters by their positions in what a view shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core.reading import Piece


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one piece inside a selection."""

    piece: Piece
    start: int
    """Offset of the first one in the piece."""
    length: int

    @property
    def range(self) -> list[Any]:
        """``[source, start, length]``, as events name characters."""
        return [self.piece.source, self.piece.offset + self.start, self.length]


def select(pieces: Iterable[Piece], start: int, stop: int) -> list[Stretch]:
    """The parts of pieces that lie in ``[start, stop)`` of the text they make."""
    found: list[Stretch] = []
    position = 0
    for piece in pieces:
        first, last = max(start, position), min(stop, position + len(piece.text))
        if first < last:
            found.append(Stretch(piece, first - position, last - first))
        position += len(piece.text)
    return found


def piece_at(pieces: Iterable[Piece], position: int) -> Piece | None:
    """The piece that holds the character at a position."""
    chosen = select(pieces, position, position + 1)
    return chosen[0].piece if chosen else None


def piece_before(pieces: Iterable[Piece], position: int) -> Piece | None:
    """The piece that holds the character before a position."""
    return piece_at(pieces, position - 1) if position > 0 else None


def char_before(pieces: Iterable[Piece], position: int) -> tuple[str, int] | None:
    """Source and offset of the character before a position."""
    chosen = select(pieces, position - 1, position) if position > 0 else []
    return (chosen[0].piece.source, chosen[0].piece.offset + chosen[0].start) if chosen else None


def merge(ranges: Sequence[list[Any]]) -> list[list[Any]]:
    """Ranges that follow each other as one."""
    merged: list[list[Any]] = []
    for source, start, length in ranges:
        if merged and merged[-1][0] == source and merged[-1][1] + merged[-1][2] == start:
            merged[-1][2] += length
        else:
            merged.append([source, start, length])
    return merged
