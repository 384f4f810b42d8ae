"""Reading a text again that was written in: what reads as before is not made again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hsavtal_desktop.core.reading import Paragraph, Piece
from hsavtal_desktop.core.text import paragraphs_of


class Rereading:
    """Remembers the text that was read last; a body may have hundreds of paragraphs, and a key changes one."""

    def __init__(self) -> None:
        self._last: tuple[str, Sequence[Piece], tuple[Paragraph, ...]] = "", (), ()

    def paragraphs(self, text: str, pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
        """The pieces of a text cut into paragraphs; those that read as before have the same pieces."""
        name, before, known = self._last
        found = _again(before, known, pieces) if name == text else paragraphs_of(pieces)
        # Put in place as a whole: others may read at the same time.
        self._last = text, pieces, found
        return found


def _again(before: Sequence[Piece], known: tuple[Paragraph, ...], pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
    head = _alike(before, pieces)
    tail = _alike(before[head:][::-1], pieces[head:][::-1])
    length = _length(pieces)
    grown = length - _length(before)
    first = bisect_right(known, _length(pieces[:head]), key=_start) - 1
    # A paragraph that begins just where the likeness does may have been joined to the one before it.
    last = bisect_right(known, length - grown - _length(pieces[len(pieces) - tail :]), key=_start)
    start = known[first].start
    following = known[last:] if not grown else tuple(one.moved(grown) for one in known[last:])
    stop = following[0].start if following else length
    return known[:first] + paragraphs_of(_between(pieces, start, stop), start) + following


def _alike(some: Iterable[Piece], others: Iterable[Piece]) -> int:
    """How many are the same from the beginning on."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count


def _between(pieces: Iterable[Piece], start: int, stop: int) -> Iterator[Piece]:
    """What of the pieces stands from one position to before another; one without characters, from it on."""
    position = 0
    for piece in pieces:
        low, high = max(0, start - position), min(len(piece.text), stop - position)
        if high - low == len(piece.text) and start <= position < stop:
            yield piece
        elif low < high:
            yield replace(piece, text=piece.text[low:high], offset=piece.offset + low)
        position += len(piece.text)


def _length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _start(paragraph: Paragraph) -> int:
    return paragraph.start
