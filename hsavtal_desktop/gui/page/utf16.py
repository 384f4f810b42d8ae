"""Code points against UTF-16 units: the one place where the two are converted.

Edits and readings count code points; Qt counts UTF-16 units of what it shows.  The two differ where a character
lies outside the basic plane (two units), where an atom is shown as a word ("6.1") and where an input method shows
text that is not in the agreement yet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def units(text: str) -> int:
    """How many UTF-16 units ``text`` takes."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Offsets:
    """The two counts side by side for one stretch of shown text."""

    __slots__ = ("_length", "_starts")

    def __init__(self, length: int, starts: Sequence[int] | None = None) -> None:
        """``starts[i]`` is the unit where point ``i`` begins, with one entry past the end; None when they agree."""
        self._length = length
        self._starts = starts

    def unit(self, point: int) -> int:
        """The UTF-16 unit where code point ``point`` begins (0 to length, clipped)."""
        point = max(0, min(point, self._length))
        return point if self._starts is None else self._starts[point]

    def point(self, unit: int) -> int:
        """The last code point that begins at or before ``unit``."""
        if self._starts is None:
            return max(0, min(unit, self._length))
        return max(0, bisect_right(self._starts, unit) - 1)

    def point_after(self, unit: int) -> int:
        """The first code point that begins at or after ``unit``: never the inside of what stands for one character."""
        if self._starts is None:
            return max(0, min(unit, self._length))
        return min(self._length, bisect_left(self._starts, unit))

    def nearest(self, unit: int) -> int:
        """The code point whose beginning lies nearest ``unit``."""
        before, after = self.point(unit), self.point_after(unit)
        return before if unit - self.unit(before) <= self.unit(after) - unit else after
