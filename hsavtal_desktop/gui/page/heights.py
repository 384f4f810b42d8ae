"""Heights of a long row of sections with quick sums: a sum kept for every block of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_BLOCK = 256
"""Heights in a block: some dozens of blocks for thousands of sections, some hundreds for ten times that."""


class Heights:
    """Whole-pixel heights: changing one and finding what stands at an offset cost next to nothing."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._blocks = [sum(self._heights[first : first + _BLOCK]) for first in range(0, len(self._heights), _BLOCK)]
        self._total = sum(self._blocks)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    @property
    def each(self) -> Sequence[int]:
        """Every height, in order."""
        return self._heights

    @property
    def total(self) -> int:
        """The height of all."""
        return self._total

    def change(self, index: int, height: int) -> int:
        """Set one height; returns how much it grew."""
        growth = height - self._heights[index]
        self._heights[index] = height
        self._blocks[index // _BLOCK] += growth
        self._total += growth
        return growth

    def top(self, index: int) -> int:
        """The sum of the heights before ``index``."""
        block = index // _BLOCK
        return sum(self._blocks[:block]) + sum(self._heights[block * _BLOCK : index])

    def at(self, offset: int) -> tuple[int, int]:
        """The section that covers ``offset`` and how far into it that is, clipped to the first and the last."""
        if not self._heights or offset < 0:
            return 0, 0
        if offset >= self._total:
            last = len(self._heights) - 1
            return last, self._heights[last]
        index = 0
        for height in self._blocks:
            if offset < height:
                break
            offset -= height
            index += _BLOCK
        while offset >= self._heights[index]:
            offset -= self._heights[index]
            index += 1
        return index, offset
