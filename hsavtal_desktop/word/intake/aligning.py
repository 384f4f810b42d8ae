"""Which characters of a returned text are which of the sent one."""

from __future__ import annotations

from collections.abc import Sequence

from hsavtal_desktop.core.comparison.text import Span, compare_text, spans_of


def partners(before: str, after: str, printed: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each character of ``after``: which of ``before`` it is (-1: none), and how many of those stand before it.

    Words are kept or replaced whole, except that a word which a reference is part of is replaced only as far as the
    reference goes.  ``printed`` tells which characters of ``before`` are printed references.
    """
    if before == after:
        return list(range(len(after))), list(range(len(after)))
    spans = [
        _trimmed(span, before, after, printed) for span in _slid(spans_of(compare_text(before, after)), before, after)
    ]
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
