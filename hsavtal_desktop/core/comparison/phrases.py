"""Differences as a person would mark them: scraps joined into phrases, dates kept whole.  For display only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from hsavtal_desktop.core.comparison.text import Difference, Span, differences_of, new_text, old_text, spans_of

_WORD: Final = re.compile(r"\w[\w\-.:'’]*")
_DATE: Final = re.compile(
    r"\b(?:\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s)?"
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?:\s\d{4})?\b",
    re.IGNORECASE,
)
_SMALL: Final = frozenset(
    {"och", "eller", "att", "som", "i", "på", "av", "till", "för", "med", "om", "den", "det", "de", "en", "ett", "är"}
    | {"vid", "från", "under", "över", "ska", "kan", "har", "inte", "samt", "enligt", "inom", "mellan", "efter"}
    | {"före", "utan", "så", "där", "när"}
)
"""Words that alone do not hold two marks apart."""


def phrases(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """The same differences with neighbouring scraps joined; still exact both ways, no longer minimal.

    Two marks are joined over equal text that is only white space, punctuation or a small word, or is short beside
    both, provided that the phrase then has something both deleted and inserted: two separate deletions stay two.  No
    phrase crosses a paragraph break.
    """
    spans = spans_of(differences)
    if not spans:
        return tuple(differences)
    old, new = old_text(differences), new_text(differences)
    return differences_of(old, new, _with_whole_dates(_phrased(spans, old, new), old, new))


def _phrased(spans: Iterable[Span], old: str, new: str) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        here = span
        while joined and _belong_together(joined[-1], here, old, new):
            here = _over(joined.pop(), here)
        joined.append(here)
    return [_without_common_space(span, old, new) for span in joined]


def _without_common_space(span: Span, old: str, new: str) -> Span:
    """A replacement that ends with the same white space on both sides, without that."""
    old_start, old_stop, new_start, new_stop = span
    while old_stop - old_start > 1 < new_stop - new_start and old[old_stop - 1] == new[new_stop - 1] == " ":
        old_stop, new_stop = old_stop - 1, new_stop - 1
    return old_start, old_stop, new_start, new_stop


def _belong_together(first: Span, second: Span, old: str, new: str) -> bool:
    between = old[first[1] : second[0]]
    if "\n" in between or "￼" in between:
        return False
    if _same_side_only(first, second):
        return False
    equal = _WORD.findall(between)
    if not equal:
        return len(between) <= 3
    if len(equal) == 1 and (len(equal[0]) <= 2 or equal[0].lower() in _SMALL):
        return True
    return len(equal) <= min(4, min(_size(first, old, new), _size(second, old, new)) // 3)


def _over(first: Span, second: Span) -> Span:
    return first[0], second[1], first[2], second[3]


def _two_sided(span: Span) -> bool:
    return span[0] < span[1] and span[2] < span[3]


def _same_side_only(first: Span, second: Span) -> bool:
    """Whether both stretches only delete, or both only insert."""
    return (first[0] == first[1] and second[0] == second[1]) or (first[2] == first[3] and second[2] == second[3])


def _size(span: Span, old: str, new: str) -> int:
    """Words on the longer side."""
    return max(len(_WORD.findall(old[span[0] : span[1]])), len(_WORD.findall(new[span[2] : span[3]])))


def _with_whole_dates(spans: list[Span], old: str, new: str) -> list[Span]:
    old_dates = [match.span() for match in _DATE.finditer(old)]
    new_dates = [match.span() for match in _DATE.finditer(new)]
    if not old_dates or not new_dates:
        return spans
    widened: list[Span] = []
    for index, span in enumerate(spans):
        after = spans[index + 1][0] if index + 1 < len(spans) else len(old)
        wide = _widened(span, old_dates, new_dates, span[0] - (widened[-1][1] if widened else 0), after - span[1])
        if widened and widened[-1][1] == wide[0] and widened[-1][3] == wide[2]:
            wide = _over(widened.pop(), wide)
        widened.append(wide)
    return widened


def _widened(
    span: Span, old_dates: list[tuple[int, int]], new_dates: list[tuple[int, int]], before: int, after: int
) -> Span:
    """A replacement inside a date in both texts, widened to the whole date as far as the equal text reaches."""
    if not _two_sided(span):
        return span
    old_date, new_date = _touching(span[0], span[1], old_dates), _touching(span[2], span[3], new_dates)
    if old_date is None or new_date is None:
        return span
    left = min(before, max(0, span[0] - old_date[0], span[2] - new_date[0]))
    right = min(after, max(0, old_date[1] - span[1], new_date[1] - span[3]))
    return span[0] - left, span[1] + right, span[2] - left, span[3] + right


def _touching(start: int, stop: int, dates: list[tuple[int, int]]) -> tuple[int, int] | None:
    return next((date for date in dates if date[0] < stop and start < date[1]), None)
