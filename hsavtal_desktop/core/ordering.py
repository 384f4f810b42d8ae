"""Order keys: strings that leave room for another between any two."""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
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

    Where somebody has left no room, the key of the one beside it, so that nobody is kept from writing there.
    """
    key = ""
    place = 0
    while len(key) < _MOST:
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if after and place < len(after) else _BASE
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        if high - low == 1:
            after = ""
        place += 1
    return before or after
