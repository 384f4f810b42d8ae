"""What one of our pieces is written as in a Word file: the writer and the intake must agree on every character."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hsavtal_desktop.core.reading import ATOM, Piece

Printer = Callable[[Mapping[str, Any], str], str]
"""(atom, document) → its words, as ``Reading.printed`` gives them."""


def printed(piece: Piece, document: str, words: Printer) -> str:
    """The words of a piece: numbers in place of references, words in place of fields, nothing where Word has a sign."""
    atom = piece.marks.get("atom") if piece.marks else None
    if atom is None:
        return piece.text if ATOM not in piece.text else piece.text.replace(ATOM, "")
    return words(atom, document) if atom.get("type") in ("reference", "field") else ""
