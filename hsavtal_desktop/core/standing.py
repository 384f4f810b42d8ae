"""The words of a paragraph that nobody proposes to strike, and where each of their characters stands."""

from __future__ import annotations

from collections.abc import Iterable

from hsavtal_desktop.core.reading import Piece


class Standing:
    """Characters of some pieces with the struck ones left out (unless ``struck``), and the way back to positions."""

    __slots__ = ("_places", "text")

    def __init__(self, pieces: Iterable[Piece], *, struck: bool = False) -> None:
        pieces = tuple(pieces)
        self._places: list[int] | None = None
        if struck or not any(piece.deleted for piece in pieces):
            self.text = "".join(piece.text for piece in pieces)
            return
        parts, position = [], 0
        self._places = []
        for piece in pieces:
            if not piece.deleted:
                parts.append(piece.text)
                self._places.extend(range(position, position + len(piece.text)))
            position += len(piece.text)
        self.text = "".join(parts)

    def range(self, start: int, stop: int) -> tuple[int, int]:
        """Where ``text[start:stop]``, which is not empty, stands, counted from the first piece's beginning."""
        return (start, stop) if self._places is None else (self._places[start], self._places[stop - 1] + 1)
