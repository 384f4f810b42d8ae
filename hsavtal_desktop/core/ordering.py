"""Order keys: strings that leave room for another between any two.

A key is compared letter by letter, as ASCII text; what the letters mean beyond that is only how new ones are chosen.
The last letter of a new key stands in the middle, so that others find room beside it, and those before it count.
"""

from __future__ import annotations

from collections.abc import Iterator

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_FIRST, _MIDDLE, _LAST = DIGITS[0], DIGITS[_BASE // 2], DIGITS[-1]
_MOST = 200
"""Letters of a key, as FORMAT.md says."""


def numbered(index: int) -> str:
    """The key of the ``index``-th (from 0) of things that were made together."""
    value, key = index + 1, ""
    for _ in range(3):
        value, digit = divmod(value, _BASE)
        key = DIGITS[digit] + key
    return key


def between(before: str, after: str) -> str:
    """A key after ``before`` and, unless that is "", before ``after``.

    The longer of the two was made last: who puts one thing after another there, or one before another, goes on
    counting from it, so that keys grow by three letters in thousands of steps.  Where somebody has left no room, it is
    the key of the one beside it: nobody is kept from writing there.
    """
    for key in _candidates(before, after):
        if before < key and (not after or key < after) and len(key) <= _MOST:
            return key
    return before or after


def _candidates(before: str, after: str) -> Iterator[str]:
    onwards, backwards = len(before) > len(after), len(after) > len(before)
    halfway = _halfway(before, after)
    if onwards:
        yield _count(before, _LAST, 1)
    if backwards:
        yield _count(after, _FIRST, -1)
    if len(halfway) <= max(len(before), len(after)):
        yield halfway
    if onwards:
        yield before + 2 * _FIRST + _MIDDLE
    if backwards:
        yield _just_below(after)
    yield halfway


def _count(key: str, end: str, step: int) -> str:
    """The key one step from another of the same length, "" where its letters are all at the end of the alphabet."""
    kept = key[:-1].rstrip(end)
    turned = _FIRST if step > 0 else _LAST
    return kept and kept[:-1] + _beside(kept[-1], step) + turned * (len(key) - 1 - len(kept)) + _MIDDLE


def _just_below(key: str) -> str:
    """A key with three more letters shortly before another, "" where nothing comes before it."""
    kept = key.rstrip(_FIRST)
    return kept and kept[:-1] + _beside(kept[-1], -1) + 2 * _LAST + _MIDDLE


def _beside(digit: str, step: int) -> str:
    return DIGITS[DIGITS.index(digit) + step]


def _halfway(before: str, after: str) -> str:
    """The shortest key in the middle between two; no such where ``after`` only adds ``0`` to ``before``."""
    key = ""
    while len(key) < _MOST:
        place = len(key)
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if place < len(after) else _BASE
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        if high - low == 1:
            after = ""
    return key
