"""What keeps its order: the heaviest increasing run of pairs, and anchors that occur once on both sides."""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def heaviest_run(pairs: Sequence[tuple[int, int, int]]) -> list[int]:
    """Indexes of the pairs ``(old, new, weight)`` that rise on both sides and together weigh the most.

    ``pairs`` may come in any order and share positions; weights are above 0.  Time grows as n log n.
    """
    order = sorted(range(len(pairs)), key=lambda index: (pairs[index][0], -pairs[index][1]))
    ranks = {new: rank + 1 for rank, new in enumerate(sorted({pair[1] for pair in pairs}))}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before = [-1] * len(pairs)
    for index in order:
        _old, new, weight = pairs[index]
        rank = ranks[new]
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


def once_on_both(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of the values that occur exactly once in ``old`` and once in ``new``, in the order of ``old``."""
    places = _single(new)
    return [(index, places[value]) for value, index in _single(old).items() if value in places]


def anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Those of ``once_on_both`` that keep their order."""
    pairs = once_on_both(old, new)
    return [pairs[index] for index in heaviest_run([(left, right, 1) for left, right in pairs])]


def _single(values: Sequence[Hashable]) -> dict[Hashable, int]:
    places: dict[Hashable, int] = {}
    for index, value in enumerate(values):
        places[value] = -1 if value in places else index
    return {value: index for value, index in places.items() if index >= 0}
