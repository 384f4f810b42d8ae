"""What keeps its order: the heaviest increasing run of pairs, and anchors that occur once on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import TypeVar

_Value = TypeVar("_Value", bound=Hashable)


def heaviest_run(pairs: Sequence[tuple[int, int, int]]) -> list[int]:
    """Indexes of the pairs ``(old, new, weight)`` that rise on both sides and together weigh the most.

    ``pairs`` may come in any order and share positions; weights are above 0.  Time grows as n log n at worst, and in
    step with n where most pairs follow each other.
    """
    if all(first[0] < second[0] and first[1] < second[1] for first, second in pairwise(pairs)):
        return list(range(len(pairs)))
    order = sorted(range(len(pairs)), key=lambda index: (pairs[index][0], -pairs[index][1]))
    blocks = _blocks(order, pairs)
    chosen = _run([(pairs[block[0]][1], sum(pairs[index][2] for index in block)) for block in blocks])
    return [index for block in chosen for index in blocks[block]]


def _blocks(order: Sequence[int], pairs: Sequence[tuple[int, int, int]]) -> list[list[int]]:
    """Pairs that follow each other on both sides, with none in between: either all of them are in the run or none."""
    ranks = {new: rank for rank, new in enumerate(sorted({pairs[index][1] for index in order}))}
    if len(ranks) < len(order) or len({pairs[index][0] for index in order}) < len(order):
        return [[index] for index in order]
    blocks: list[list[int]] = []
    following = -1
    for index in order:
        rank = ranks[pairs[index][1]]
        if rank == following:
            blocks[-1].append(index)
        else:
            blocks.append([index])
        following = rank + 1
    return blocks


def _run(weighted: Sequence[tuple[int, int]]) -> list[int]:
    """Indexes of the heaviest rising run of ``(value, weight)``; best sums are kept in a binary indexed tree."""
    ranks = {value: rank + 1 for rank, value in enumerate(sorted({value for value, _weight in weighted}))}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before = [-1] * len(weighted)
    for index, (value, weight) in enumerate(weighted):
        rank = ranks[value]
        found = (0, -1)
        at = rank - 1
        while at > 0:
            found = max(found, best[at])
            at &= at - 1
        before[index] = found[1]
        total = (found[0] + weight, index)
        while rank < len(best):
            best[rank] = max(best[rank], total)
            rank += rank & -rank
    run: list[int] = []
    at = max(best)[1]
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]


def once_on_both(old: Sequence[_Value], new: Sequence[_Value]) -> list[tuple[int, int]]:
    """Positions of the values that occur exactly once in ``old`` and once in ``new``, in the order of ``old``."""
    places = _single(new)
    return [(index, places[value]) for value, index in _single(old).items() if value in places]


def anchors(old: Sequence[_Value], new: Sequence[_Value]) -> list[tuple[int, int]]:
    """Those of ``once_on_both`` that keep their order."""
    pairs = once_on_both(old, new)
    return [pairs[index] for index in heaviest_run([(left, right, 1) for left, right in pairs])]


def _single(values: Sequence[_Value]) -> dict[_Value, int]:
    times = Counter(values)
    return {value: index for index, value in enumerate(values) if times[value] == 1}
