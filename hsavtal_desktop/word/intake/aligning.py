"""Which characters of a returned text are which of the sent one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Indel

from hsavtal_desktop.core.comparison.text import Span, compare_text, spans_of
from hsavtal_desktop.core.reading import BREAK

_TRIED: Final = 7
"""Stretches up to which every choice of those that are gone is tried."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about the characters of a sent text and the returned one."""

    printed: Sequence[bool]
    """Which characters of the sent text are printed references."""
    ours: Sequence[tuple[int, int]] = ()
    """Stretches of it that we have proposed or struck."""
    marked: bool = False
    """Whether the recipient tracked any change in it."""

    def within(self, start: int, stop: int) -> Hints:
        """The same for a stretch of the sent text."""
        ours = [(first - start, last - start) for first, last in self.ours if start <= first and last <= stop]
        return Hints(self.printed[start:stop], ours, self.marked)


def partners_around(before: str, after: str, hints: Hints, same: Sequence[Span]) -> tuple[list[int], list[int]]:
    """As :func:`partners`, where some stretches are known to be the same: they still bear our marks."""
    partner: list[int] = []
    stand: list[int] = []
    old_at = new_at = 0
    for old_start, old_stop, new_start, new_stop in (*same, (len(before), len(before), len(after), len(after))):
        inner, standing = partners(before[old_at:old_start], after[new_at:new_start], hints.within(old_at, old_start))
        partner.extend(one + old_at if one >= 0 else one for one in inner)
        stand.extend(one + old_at for one in standing)
        partner.extend(range(old_start, old_stop))
        stand.extend(range(old_start, old_stop))
        old_at, new_at = old_stop, new_stop
    return partner, stand


def partners(before: str, after: str, hints: Hints) -> tuple[list[int], list[int]]:
    """For each character of ``after``: which of ``before`` it is (-1: none), and how many of those stand before it.

    Words are kept or replaced whole, except that a word which a reference is part of is replaced only as far as the
    reference goes, and that words are not replaced where only a paragraph break between them came or went.
    """
    if before == after:
        return list(range(len(after))), list(range(len(after)))
    gone = set(hints.ours) - set(kept_stretches(before, after, hints.ours))
    if gone:
        left = [place for start, stop in _rest(gone, len(before)) for place in range(start, stop)]
        narrowed = replace(hints, printed=[hints.printed[place] for place in left], ours=())
        inner, standing = partners(without(before, gone), after, narrowed)
        left.append(len(before))
        return [left[one] if one >= 0 else one for one in inner], [left[one] for one in standing]
    found = _slid(spans_of(compare_text(before, after)), before, after)
    if not hints.marked:
        found = _together(found, before)
    spans = [part for span in found for part in _at_breaks(_trimmed(span, before, after, hints.printed), before, after)]
    partner: list[int] = []
    stand: list[int] = []
    old = 0
    for old_start, old_stop, new_start, new_stop in spans:
        partner.extend(range(old, old_start))
        stand.extend(range(old, old_start))
        partner.extend([-1] * (new_stop - new_start))
        stand.extend([old_stop] * (new_stop - new_start))
        old = old_stop
    rest = range(old, len(before))
    return [*partner, *rest], [*stand, *rest]


def _slid(spans: Sequence[Span], before: str, after: str) -> list[Span]:
    """Neighbouring edits as one, where one of them can be told a little further on or back so that they meet.

    "en [skriftlig] [begäran ]om" is "en [skriftlig begäran] om".
    """
    joined: list[Span] = []
    for each in spans:
        span = each
        while joined and (wider := _meeting(joined[-1], span, before, after)) is not None:
            joined.pop()
            span = wider
        joined.append(span)
    return joined


def _meeting(one: Span, other: Span, before: str, after: str) -> Span | None:
    between = before[one[1] : other[0]]
    size = len(between)
    if between.strip():
        return None
    if other[2] == other[3] and before[other[0] : other[1]].endswith(between):
        return one[0], other[1] - size, one[2], one[3]
    if one[2] == one[3] and before[one[0] : one[1]].startswith(between):
        return one[0] + size, other[1], other[2], other[3]
    if other[0] == other[1] and after[other[2] : other[3]].endswith(between):
        return one[0], one[1], one[2], other[3] - size
    if one[0] == one[1] and after[one[2] : one[3]].startswith(between):
        return other[0], other[1], one[2] + size, other[3]
    return None


def _together(spans: Iterable[Span], before: str) -> list[Span]:
    """Replacements of neighbouring words as one: who selects two words and types two others makes one edit."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and _is_replacement(last) and _is_replacement(span):
            between = before[last[1] : span[0]]
            if not between.strip() and BREAK not in between:
                joined[-1] = last[0], span[1], last[2], span[3]
                continue
        joined.append(span)
    return joined


def _is_replacement(span: Span) -> bool:
    return span[0] < span[1] and span[2] < span[3]


def _at_breaks(span: Span, before: str, after: str) -> list[Span]:
    """A replacement as the paragraph breaks that came or went, where nothing else did."""
    old, new = before[span[0] : span[1]], after[span[2] : span[3]]
    if not _is_replacement(span) or old.replace(BREAK, "") != new.replace(BREAK, ""):
        return [span]
    spans: list[Span] = []
    old_at, new_at = span[0], span[2]
    while old_at < span[1] or new_at < span[3]:
        went = old_at < span[1] and before[old_at] == BREAK
        came = new_at < span[3] and after[new_at] == BREAK
        if went != came:
            spans.append((old_at, old_at + went, new_at, new_at + came))
        old_at += went or not came
        new_at += came or not went
    return spans


def _trimmed(span: Span, before: str, after: str, printed: Sequence[bool]) -> Span:
    """A replacement with a reference in it, without the letters on both sides that stay."""
    old_start, old_stop, new_start, new_stop = span
    if new_start == new_stop or not any(printed[old_start:old_stop]):
        return span
    while old_start < old_stop and new_start < new_stop:
        if printed[old_start] or before[old_start] != after[new_start]:
            break
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_stop and new_start < new_stop:
        if printed[old_stop - 1] or before[old_stop - 1] != after[new_stop - 1]:
            break
        old_stop, new_stop = old_stop - 1, new_stop - 1
    return old_start, old_stop, new_start, new_stop


def kept_stretches(text: str, after: str, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which stretches of a text, each proposed or struck by us, are still there in what came back.

    An editor that accepts or rejects a change takes its words out whole, so each stretch is either there or not; the
    choice that leaves the least difference is taken.
    """
    free = list(stretches)
    if len(free) > _TRIED:
        return [stretch for stretch in free if text[stretch[0] : stretch[1]] in after]
    best = (Indel.distance(text, after), 0, free)
    for count in range(1, len(free) + 1):
        for gone in combinations(free, count):
            distance = Indel.distance(without(text, gone), after)
            best = min(best, (distance, count, [stretch for stretch in free if stretch not in gone]))
    return best[2]


def _rest(gone: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What is left between some stretches."""
    edges = [0, *(edge for stretch in sorted(gone) for edge in stretch), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def without(text: str, gone: Iterable[tuple[int, int]]) -> str:
    """A text without some stretches."""
    return "".join(text[start:stop] for start, stop in _rest(gone, len(text)))
