"""Which unit of the old text is which of the new: by identity, equal text, likeness in place, likeness elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from hsavtal_desktop.core.comparison.likeness import Likeness
from hsavtal_desktop.core.comparison.order import heaviest_run, once_on_both

_SUBSTANTIAL: Final = 3
"""Words a text needs to be told as moved when it is unchanged."""
_SUBSTANTIAL_CHANGED: Final = 6
"""Words a text needs to be told as moved and changed."""
_LIKE_IN_PLACE: Final = 0.5
"""Likeness from which two texts in the same place are one text, changed."""
_LIKE_ALONE: Final = 0.3
"""The same where nothing else stands in that place."""
_FIXED: Final = 1 << 40
"""Weight of a unit that keeps its place: more characters than any text has."""
_LIKE_MOVED: Final = 0.65
"""Likeness from which a text elsewhere is the same one, moved."""


def paired(old_keys: Sequence[str], new_keys: Sequence[str], likeness: Likeness) -> dict[int, int]:
    """Old unit → new unit.  Keys are "" where a unit has no identity."""
    pairs = _Pairs(likeness)
    places = {key: index for index, key in enumerate(new_keys) if key}
    pairs.take((index, places[key]) for index, key in enumerate(old_keys) if key and key in places)
    pairs.take_unique_texts()
    pairs.take_between(in_order(pairs.found, likeness))
    pairs.take_moved()
    return pairs.found


def in_order(pairs: dict[int, int], likeness: Likeness) -> list[tuple[int, int]]:
    """The pairs that keep their order, chosen so that as little text as can be has moved."""
    return _in_order(list(pairs.items()), likeness)


def _in_order(pairs: Sequence[tuple[int, int]], likeness: Likeness) -> list[tuple[int, int]]:
    old, new, fixed = likeness.old, likeness.new, likeness.fixed
    run = heaviest_run(
        [(left, right, _FIXED if left in fixed else 1 + min(len(old[left]), len(new[right]))) for left, right in pairs]
    )
    return [pairs[index] for index in run]


class _Pairs:
    def __init__(self, likeness: Likeness) -> None:
        self.found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._likeness = likeness
        self._old, self._new = likeness.old, likeness.new

    def take(self, pairs: Iterable[tuple[int, int]]) -> None:
        for left, right in pairs:
            if left not in self.found and right not in self._taken:
                self.found[left] = right
                self._taken.add(right)

    def take_unique_texts(self) -> None:
        """Equal texts that occur once on both sides; short ones only where they keep their order."""
        unique = [
            (left, right)
            for left, right in once_on_both(self._old, self._new)
            if self._old[left] and left not in self.found and right not in self._taken
        ]
        kept = set(_in_order([*self.found.items(), *unique], self._likeness))
        self.take(pair for pair in unique if pair in kept or self._words(pair[0]) >= _SUBSTANTIAL)

    def take_between(self, fixed: Sequence[tuple[int, int]]) -> None:
        """What is alike between neighbours that keep their order."""
        gaps: list[tuple[list[int], list[int]]] = []
        old_at = new_at = 0
        for left, right in (*fixed, (len(self._old), len(self._new))):
            olds = [index for index in range(old_at, left) if index not in self.found]
            news = [index for index in range(new_at, right) if index not in self._taken]
            gaps.append((olds, news))
            old_at, new_at = left + 1, right + 1
        while gaps:
            olds, news = gaps.pop()
            if olds and news:
                gaps.extend(self._take_in_gap(olds, news))

    def _take_in_gap(self, olds: list[int], news: list[int]) -> list[tuple[list[int], list[int]]]:
        """Equal ends, then texts unique in this gap, then likeness; returns the gaps that are still to be looked at."""
        first, last = 0, 0
        shortest = min(len(olds), len(news))
        while first < shortest and self._old[olds[first]] == self._new[news[first]]:
            first += 1
        while last < shortest - first and self._old[olds[-1 - last]] == self._new[news[-1 - last]]:
            last += 1
        self.take(zip(olds[:first], news[:first], strict=True))
        self.take(zip(olds[len(olds) - last :], news[len(news) - last :], strict=True))
        olds, news = olds[first : len(olds) - last], news[first : len(news) - last]
        if not olds or not news:
            return []
        unique = once_on_both([self._old[index] for index in olds], [self._new[index] for index in news])
        anchors = _in_order([(olds[left], news[right]) for left, right in unique], self._likeness)
        if not anchors:
            least = _LIKE_ALONE if len(olds) == len(news) == 1 else _LIKE_IN_PLACE
            anchors = self._likeness.in_order(olds, news, least)
        self.take(anchors)
        return _between(olds, news, anchors) if anchors else []

    def take_moved(self) -> None:
        """What is left and stands elsewhere: equal texts first, then the most alike."""
        olds = [index for index in range(len(self._old)) if index not in self.found]
        places: dict[str, list[int]] = {}
        for index in reversed(range(len(self._new))):
            if index not in self._taken:
                places.setdefault(self._new[index], []).append(index)
        for index in olds:
            same = places.get(self._old[index])
            if same and self._words(index) >= _SUBSTANTIAL:
                self.take([(index, same.pop())])
        likeness = self._likeness
        olds = [index for index in olds if index not in self.found and self._words(index) >= _SUBSTANTIAL_CHANGED]
        news = [
            index
            for index in range(len(self._new))
            if index not in self._taken and len(likeness.new_words(index)) >= _SUBSTANTIAL_CHANGED
        ]
        self.take(likeness.anywhere(olds, news, _LIKE_MOVED))

    def _words(self, old: int) -> int:
        return len(self._likeness.old_words(old))


def _between(
    olds: Sequence[int], news: Sequence[int], anchors: Sequence[tuple[int, int]]
) -> list[tuple[list[int], list[int]]]:
    gaps: list[tuple[list[int], list[int]]] = []
    old_at = new_at = 0
    for left, right in anchors:
        old_stop, new_stop = olds.index(left, old_at), news.index(right, new_at)
        gaps.append((list(olds[old_at:old_stop]), list(news[new_at:new_stop])))
        old_at, new_at = old_stop + 1, new_stop + 1
    return [*gaps, (list(olds[old_at:]), list(news[new_at:]))]
