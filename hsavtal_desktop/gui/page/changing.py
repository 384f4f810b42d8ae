"""Where in a text something changed, by the identity and the looks of its characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hsavtal_desktop.gui.page.leaf import Content

Letter = tuple[Any, ...]


def letters(contents: Iterable[Content]) -> list[Letter]:
    """Every character of a text by its position: which it is and how it looks, () where a table stands."""
    found: list[Letter] = []
    for content in contents:
        found += [()] * (content.start - len(found))
        for piece in content.all_pieces:
            looks = (piece.inserted, piece.deleted, piece.marks, piece.reformatted)
            found += [(piece.source, piece.offset + number, *looks) for number in range(len(piece.text))]
    return found


def change_end(before: list[Letter], after: list[Letter]) -> int | None:
    """The position behind what differs, in the text as it is after; None where nothing does."""
    if before == after:
        return None
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    tail = next((at for at in range(shorter - head) if before[-1 - at] != after[-1 - at]), shorter - head)
    return len(after) - tail
