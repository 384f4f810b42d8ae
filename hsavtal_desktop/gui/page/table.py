"""Tables: column widths from their words, rows as high as their tallest cell."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hsavtal_desktop.core.reading import Row, Table
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.typography import Typography


class Columns(NamedTuple):
    """Where the columns of a table stand, in pixels."""

    edges: tuple[int, ...]
    """Left edge of each, and the right edge of the last."""
    beside: int
    """Space in a cell on either side of its words."""


@dataclass(slots=True)
class RowFrame:
    """A row as placed: pixels within the section."""

    row: Row
    y: int
    height: int


@dataclass(slots=True)
class TableFrame:
    """A table as placed: pixels within the section."""

    table: Table
    text: str
    position: int
    """Where its atom stands in ``text``."""
    x: int
    y: int
    columns: Columns
    """From ``x``."""
    rows: list[RowFrame] = field(default_factory=list)
    joined: set[tuple[int, int]] = field(default_factory=set)
    """(row, column) of cells without a rule below, for a merged one goes on there."""

    @property
    def edges(self) -> tuple[int, ...]:
        """Left edge of each column from ``x``, and the right edge of the last."""
        return self.columns.edges

    @property
    def height(self) -> int:
        """Pixels from the top rule to the bottom rule."""
        return self.rows[-1].y + self.rows[-1].height - self.y if self.rows else 0

    @property
    def width(self) -> int:
        """Pixels from edge to edge."""
        return self.edges[-1]

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.x + self.width

    def rows_within(self, high: int, low: int) -> range:
        """The rows that any of the pixels from ``high`` up to ``low`` belong to."""
        first = bisect_right(self.rows, high, key=lambda row: row.y + row.height)
        return range(first, max(first, bisect_left(self.rows, low, key=lambda row: row.y)))


def _paddings(typography: Typography) -> tuple[int, int]:
    """Space beside the words of a cell, in pixels: as usual, and where room is short."""
    return typography.ems(0.5), typography.ems(0.22)


def columns_within(
    table: Table, cells: Mapping[str, Sequence[Leaf]], setting: Setting, width: int, widest: int
) -> Columns:
    """Columns that fill ``width``, or as much up to ``widest`` as the words need to stand on one line each.

    Natural widths where they fit, otherwise shared by need; every column keeps room for its widest word, less beside
    it if need be, and beyond ``widest`` where that can be scrolled to.  A word that is wider than ``width`` is broken.
    """
    count = len(table.columns) or max((len(row.cells) for row in table.rows), default=1)
    measured = [(column, *leaf.measure(setting)) for column, leaf in _columns(table, cells, count)]
    usual, tight = _paddings(setting.typography)
    beside = usual
    least, wanted = _needs(measured, count, usual, width)
    if sum(least) > widest:
        beside = tight
        least, wanted = _needs(measured, count, tight, width)
    room = max(width, min(widest, round(sum(wanted))))
    edges = _edges(_shared(least, wanted, max(room, math.ceil(sum(least))) if setting.scrolls else room))
    return Columns(edges, beside)


def _needs(
    measured: Iterable[tuple[int, float, float]], count: int, beside: int, width: int
) -> tuple[list[float], list[float]]:
    """The least width of each column, ``width`` at most, and the one in which nothing is wrapped."""
    least, wanted = [0.0] * count, [0.0] * count
    for column, word, line in measured:
        least[column] = max(least[column], min(width, word + _taken(beside)))
        wanted[column] = max(wanted[column], line + _taken(beside))
    return least, wanted


def crowded(table: Table, cells: Mapping[str, Sequence[Leaf]], setting: Setting, columns: Columns, width: int) -> bool:
    """Whether a word that is new in a cell is too wide for its column."""
    edges = columns.edges
    return any(
        leaf.layout is None
        and min(width, leaf.measure(setting)[0] + _taken(columns.beside)) > edges[column + 1] - edges[column] + 1
        for column, leaf in _columns(table, cells, len(edges) - 1)
    )


def _columns(table: Table, cells: Mapping[str, Sequence[Leaf]], count: int) -> Iterator[tuple[int, Leaf]]:
    """What stands in one column alone, with the column."""
    for row in table.rows:
        for column, cell in enumerate(row.cells[:count]):
            for leaf in () if table.spans.get(cell, (1, 1))[1] > 1 else cells.get(cell, ()):
                yield column, leaf


def _taken(beside: int) -> int:
    """Pixels of a column that are not for words."""
    return 2 * beside + 2


def place_table(frame: TableFrame, cells: Mapping[str, Sequence[Leaf]], setting: Setting) -> list[Leaf]:
    """Lay out the cells that need it and place them; returns them in reading order."""
    beside, above = frame.columns.beside, setting.typography.ems(0.28)
    table, last = frame.table, len(frame.edges) - 1
    order: list[Leaf] = []
    heights = [2 * above + setting.typography.cell.slot] * len(table.rows)
    tall: list[tuple[int, int, int]] = []
    for index, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells[:last]):
            if cell in table.covered:
                continue
            down, across = table.spans.get(cell, (1, 1))
            width = max(1, frame.edges[min(column + across, last)] - frame.edges[column] - 2 * beside)
            bottom = above
            for leaf in cells.get(cell, ()):
                if leaf.layout is None:
                    leaf.lay_out(setting, width)
                elif leaf.width != width:
                    leaf.fit(setting, width)
                leaf.x, leaf.y = frame.x + frame.edges[column] + beside, bottom
                bottom += leaf.height
                order.append(leaf)
            if down == 1:
                heights[index] = max(heights[index], bottom + above)
            else:
                tall.append((index, down, bottom + above))
                inside = range(index, index + down - 1)
                frame.joined.update((one, two) for one in inside for two in range(column, column + across))
    for index, down, height in tall:
        heights[index + down - 1] += max(0, height - sum(heights[index : index + down]))
    y = frame.y
    tops: dict[str, int] = {}
    frame.rows.clear()
    for row, height in zip(table.rows, heights, strict=True):
        frame.rows.append(RowFrame(row, y, height))
        tops.update(dict.fromkeys(row.cells, y))
        y += height
    for leaf in order:
        leaf.y += tops[leaf.content.text]
    return order


def _shared(least: list[float], wanted: list[float], width: int) -> list[float]:
    total_least, total_wanted = sum(least), sum(wanted)
    if total_wanted <= width:
        spare = width - total_wanted
        return [each + spare * each / total_wanted if total_wanted else width / len(wanted) for each in wanted]
    if total_least <= width:
        spare, need = width - total_least, total_wanted - total_least
        return [low + spare * (high - low) / need for low, high in zip(least, wanted, strict=True)]
    return _capped(least, width)


def _capped(least: list[float], width: float) -> list[float]:
    """Where not all words have room the widest columns give way: short words beside them stay whole."""
    left, fitting = width, sorted(least)
    while fitting and fitting[0] * len(fitting) <= left:
        left -= fitting.pop(0)
    return [min(each, left / len(fitting)) for each in least] if fitting else list(least)


def _edges(widths: list[float]) -> tuple[int, ...]:
    edges, x = [0], 0.0
    for width in widths:
        x += width
        edges.append(round(x))
    return tuple(edges)
