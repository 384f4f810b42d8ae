"""Units that were split into several, or put together from several."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from typing import Final

from hsavtal_desktop.core.comparison.likeness import Likeness, alike

_WHOLE: Final = 0.85
"""Likeness from which several texts after each other are one other text."""
_PART: Final = 0.7
"""Share of its words that a part must add in common."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Who was split off from whom, by index."""

    split: dict[int, int] = field(default_factory=dict)
    """New unit → the old unit it was split off from, apart from the new unit that is its pair."""
    merged: dict[int, int] = field(default_factory=dict)
    """Old unit → the new unit it was merged into, apart from the old unit that is its pair."""

    split_from: set[int] = field(default_factory=set)
    """The old units that were split."""
    merged_into: set[int] = field(default_factory=set)
    """The new units that others were merged into."""


def split_and_merged(kept: Sequence[tuple[int, int]], pairs: dict[int, int], likeness: Likeness) -> Parts:
    """Looks beside every pair that is changed in place for neighbours without a pair that make it whole."""
    found = Parts()
    old_paired, new_paired = set(pairs), set(pairs.values())
    for left, right in kept:
        if likeness.old[left] == likeness.new[right]:
            continue
        old_words, new_words = likeness.old_words(left), likeness.new_words(right)
        split = _parts(right, len(likeness.new), likeness.new_words, old_words, new_paired)
        merged = [] if split else _parts(left, len(likeness.old), likeness.old_words, new_words, old_paired)
        found.split.update(dict.fromkeys(split, left))
        found.merged.update(dict.fromkeys(merged, right))
        if split:
            found.split_from.add(left)
            new_paired.update(split)
        elif merged:
            found.merged_into.add(right)
            old_paired.update(merged)
    return found


def _parts(at: int, count: int, words: Callable[[int], str], whole: str, paired: Container[int]) -> list[int]:
    """The neighbours of unit ``at`` that together with it are ``whole``; none if they are not."""
    together = words(at)
    value = alike(together, whole, 0.0)
    found: list[int] = []
    for step in (1, -1):
        index = at + step
        while 0 <= index < count and index not in paired:
            part = words(index)
            longer = together + part if step > 0 else part + together
            next_value = alike(longer, whole, 0.0)
            if not part or _common(longer, whole, next_value) - _common(together, whole, value) < _PART * len(part):
                break
            found.append(index)
            together, value = longer, next_value
            index += step
    return found if found and value >= _WHOLE else []


def _common(left: str, right: str, value: float) -> float:
    """Words in common, from the likeness of two texts."""
    return value * (len(left) + len(right)) / 2
