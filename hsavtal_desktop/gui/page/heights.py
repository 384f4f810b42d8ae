"""Heights of a long row of sections with quick sums: a Fenwick tree."""

from __future__ import annotations

from collections.abc import Iterable


class Heights:
    """Whole-pixel heights: changing one and finding what stands at an offset cost the logarithm of their number."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._tree = [0, *self._heights]
        for index in range(1, len(self._tree)):
            above = index + (index & -index)
            if above < len(self._tree):
                self._tree[above] += self._tree[index]
        self._highest = 1 << max(0, len(self._heights).bit_length() - 1)
        self._total = sum(self._heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    @property
    def total(self) -> int:
        """The height of all."""
        return self._total

    def change(self, index: int, height: int) -> int:
        """Set one height; returns how much it grew."""
        growth = height - self._heights[index]
        if growth:
            self._heights[index] = height
            self._total += growth
            node = index + 1
            while node < len(self._tree):
                self._tree[node] += growth
                node += node & -node
        return growth

    def top(self, index: int) -> int:
        """The sum of the heights before ``index``."""
        total = 0
        while index > 0:
            total += self._tree[index]
            index &= index - 1
        return total

    def at(self, offset: int) -> tuple[int, int]:
        """The section that covers ``offset`` and how far into it that is, clipped to the first and the last."""
        if not self._heights:
            return 0, 0
        if offset < 0:
            return 0, 0
        node, left, step = 0, offset, self._highest
        while step:
            ahead = node + step
            if ahead < len(self._tree) and self._tree[ahead] <= left:
                node = ahead
                left -= self._tree[ahead]
            step >>= 1
        last = len(self._heights) - 1
        if node > last:
            return last, self._heights[last]
        return node, left
