"""Words that something outside the text is about, by the identity of their characters.

An anchor is text id → ranges ``[source, offset, length]``.  Characters never leave a text, so what an anchor was
about can always be told, even when a view no longer shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hsavtal_desktop.core.reading import Piece, View
from hsavtal_desktop.core.state import State

Anchor = Mapping[str, Sequence[Sequence[Any]]]
Range = tuple[str, int, int]


def ranges(anchor: Anchor, text: str) -> list[Range]:
    """The ranges in one text; those of another form than a range has are passed over."""
    return [
        (one[0], one[1], one[2])
        for one in anchor.get(text, ())
        if len(one) == 3 and isinstance(one[0], str) and type(one[1]) is int and type(one[2]) is int and one[2] > 0
    ]


def overlaps(wanted: Iterable[Range], source: str, offset: int, length: int) -> Iterator[tuple[int, int]]:
    """Where ranges meet a stretch of characters, counted from its first character."""
    for name, start, count in wanted:
        low, high = max(start, offset), min(start + count, offset + length)
        if name == source and low < high:
            yield low - offset, high - offset


def places(pieces: Iterable[Piece], wanted: Sequence[Range]) -> list[tuple[int, int]]:
    """The positions ``(start, stop)`` at which pieces show the ranges, in order, neighbours joined."""
    found: list[tuple[int, int]] = []
    position = 0
    for piece in pieces:
        for low, high in sorted(overlaps(wanted, piece.source, piece.offset, len(piece.text))):
            if found and found[-1][1] >= position + low:
                found[-1] = found[-1][0], max(found[-1][1], position + high)
            else:
                found.append((position + low, position + high))
        position += len(piece.text)
    return found


def shown(state: State, anchor: Anchor, text: str, view: View) -> list[tuple[int, int]]:
    """Where a view shows the anchored words of one text."""
    if text not in state.texts:
        return []
    return places(state.weave.pieces(text, view), ranges(anchor, text))


def quoted(state: State, anchor: Anchor, enough: int) -> str:
    """The anchored words as they were written, struck and rejected ones too; texts joined by a line break.

    Of much only the beginning: no further text is read once there are ``enough`` letters.
    """
    found, length = list[str](), 0
    for text in anchor:
        words = _words(state, anchor, text)
        found += [words] if words else []
        length += len(words)
        if length >= enough:
            break
    return "\n".join(found)


def _words(state: State, anchor: Anchor, text: str) -> str:
    wanted = ranges(anchor, text)
    return "".join(
        span.text[low:high]
        for span in (state.text(text).sequence.ordered() if text in state.texts else ())
        for low, high in sorted(overlaps(wanted, span.source, span.start, len(span.text)))
    )
