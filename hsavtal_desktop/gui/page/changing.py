"""Where in a text something changed, by the identity and the looks of its characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from hsavtal_desktop.core.reading import Piece
from hsavtal_desktop.gui.page.leaf import Content


class Stretch(NamedTuple):
    """Characters of a text that follow on each other and look alike."""

    length: int
    source: str
    """Their series, "" where a table stands."""
    offset: int
    fate: tuple[Any, ...] = ()
    """Who proposes that they come or go."""
    looks: tuple[Any, ...] = ()


def stretches(contents: Iterable[Content]) -> list[Stretch]:
    """All characters of a text by their positions; a table is one of them."""
    found: list[Stretch] = []
    length = 0
    for content in contents:
        found += [Stretch(1, "", 0)] * (content.start - length)
        length = max(length, content.start)
        for piece in filter(_says, content.all_pieces):
            fate, looks = (piece.inserted, piece.deleted), (piece.marks, piece.reformatted)
            found.append(Stretch(len(piece.text), piece.source, piece.offset, fate, looks))
            length += len(piece.text)
    return found


def length_of(text: Iterable[Stretch]) -> int:
    """How many characters there are."""
    return sum(stretch.length for stretch in text)


def change_end(before: Sequence[Stretch], after: Sequence[Stretch], *, looks: bool = True) -> int | None:
    """The position behind what differs, with or without looks, in the text as it is after; None where nothing does."""
    end = length_of(after)
    first = _whole(before, after)
    before, after = before[first:], after[first:]
    last = _whole(before[::-1], after[::-1])
    end -= length_of(after[len(after) - last :])
    before, after = before[: len(before) - last], after[: len(after) - last]
    if not looks:
        before, after = ([one._replace(looks=()) for one in each] for each in (before, after))
    was, now, head = length_of(before), length_of(after), _alike(before, after)
    if head == was == now:
        return None
    tail = _alike([_turned(one) for one in reversed(before)], [_turned(one) for one in reversed(after)])
    return end - min(tail, was - head, now - head)


def _whole(before: Sequence[Stretch], after: Sequence[Stretch]) -> int:
    """How many stretches from the beginning are the same."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))


def _says(piece: Piece) -> bool:
    return bool(piece.text)


def _turned(one: Stretch) -> Stretch:
    """A stretch as it is read backwards."""
    return one._replace(offset=-(one.offset + one.length)) if one.source else one


def _alike(before: Sequence[Stretch], after: Sequence[Stretch]) -> int:
    """How many characters from the beginning are the same."""
    count = 0
    left, right = list(reversed(before)), list(reversed(after))
    while left and right:
        one, other = left.pop(), right.pop()
        step = min(one.length, other.length)
        if one._replace(length=step) != other._replace(length=step):
            break
        count += step
        for rest, stack in ((one, left), (other, right)):
            if rest.length > step:
                stack.append(rest._replace(length=rest.length - step, offset=rest.offset + step))
    return count
