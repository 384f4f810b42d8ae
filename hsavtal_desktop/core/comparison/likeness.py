"""How alike two texts are, by their words, and the best pairing of alike texts, in order or anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz.distance import Indel

from hsavtal_desktop.core.comparison.order import heaviest_run
from hsavtal_desktop.core.comparison.words import Vocabulary

_ALL_PAIRS: Final = 2_500
"""Pairs up to which every one is tried; above, only texts that share rare words."""
_RARE: Final = 8
"""Texts on the other side that a word may occur in and still tell where to look."""
_TRIED: Final = 4
"""Most promising texts that are tried for each."""
_SAME_NUMBER: Final = 0.1
"""What the same printed number adds to the likeness."""


class Likeness:
    """The words of the texts on both sides, found when they are first asked for."""

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        vocabulary: Vocabulary,
        same_number: Callable[[int, int], bool],
        fixed: frozenset[int] = frozenset(),
    ) -> None:
        """``fixed`` are the old texts that keep their place, whatever the others do."""
        self.old, self.new = old, new
        self.fixed = fixed
        self._vocabulary = vocabulary
        self._same_number = same_number

    def old_words(self, index: int) -> str:
        """The words of an old text, one character each."""
        return self._vocabulary.word(self.old[index]).substance

    def new_words(self, index: int) -> str:
        """The words of a new text, one character each."""
        return self._vocabulary.word(self.new[index]).substance

    def of(self, old: int, new: int, least: float) -> float:
        """From 0, nothing in common, to 1 (or a little above with the same number); 0 below ``least``."""
        bonus = _SAME_NUMBER if self._same_number(old, new) else 0.0
        left, right = self.old_words(old), self.new_words(new)
        if not left or not right:
            return 1.0 if self.old[old] == self.new[new] else 0.0
        value = alike(left, right, least - bonus)
        return value + bonus if value else 0.0

    def in_order(self, olds: Sequence[int], news: Sequence[int], least: float) -> list[tuple[int, int]]:
        """Pairs that rise on both sides and are together the most alike."""
        found = self._found(olds, news, least)
        run = heaviest_run([(old, new, 1 + int(1000 * value)) for value, old, new in found])
        return [found[index][1:] for index in run]

    def anywhere(self, olds: Sequence[int], news: Sequence[int], least: float) -> list[tuple[int, int]]:
        """Pairs wherever they stand, the most alike first; each text in one pair at most."""
        pairs: list[tuple[int, int]] = []
        used_old: set[int] = set()
        used_new: set[int] = set()
        for _value, old, new in sorted(self._found(olds, news, least), key=lambda found: (-found[0], found[1:])):
            if old not in used_old and new not in used_new:
                pairs.append((old, new))
                used_old.add(old)
                used_new.add(new)
        return pairs

    def _found(self, olds: Sequence[int], news: Sequence[int], least: float) -> list[tuple[float, int, int]]:
        if len(olds) * len(news) <= _ALL_PAIRS:
            tried = [(old, new) for old in olds for new in news]
        else:
            tried = self._promising(olds, news)
        rated = ((self.of(old, new, least), old, new) for old, new in tried)
        return [found for found in rated if found[0] >= least]

    def _promising(self, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
        """For each new text the old ones that share the most words that are rare among the old."""
        holders: dict[str, list[int]] = {}
        for old in olds:
            for word in set(self.old_words(old)):
                holders.setdefault(word, []).append(old)
        rare = {word: places for word, places in holders.items() if len(places) <= _RARE}
        tried: list[tuple[int, int]] = []
        for new in news:
            votes = Counter(old for word in set(self.new_words(new)) for old in rare.get(word, ()))
            tried.extend((old, new) for old, _count in votes.most_common(_TRIED))
        return tried


def alike(left: str, right: str, least: float) -> float:
    """The share of words that two texts have in common in order; 0 below ``least``."""
    return Indel.normalized_similarity(left, right, score_cutoff=max(0.0, least))
