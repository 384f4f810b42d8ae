"""Which part of a flow is seen.

The truth is a section and an offset in it, so nothing jumps when heights above become exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect

from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.leaf import Leaf


@dataclass(frozen=True, slots=True)
class Row:
    """A section in sight and its top, in pixels of the viewport."""

    index: int
    top: int


class Scroller:
    """The seen part of a flow, ``height`` pixels high."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.height = 0
        self.index = self.offset = 0

    @property
    def value(self) -> int:
        """Pixels of the document above what is seen."""
        return self.flow.heights.top(self.index) + self.offset

    @property
    def maximum(self) -> int:
        """The greatest value."""
        return max(0, self.flow.heights.total - self.height)

    def scroll_to(self, value: int) -> None:
        """Show the document from ``value`` pixels on."""
        self.index, self.offset = self.flow.heights.at(max(0, min(value, self.maximum)))

    def moor(self, index: int, y: int, at: int) -> None:
        """Bring pixel ``y`` of a section to pixel ``at`` of the viewport."""
        self.flow.load(index)
        offset = y - at
        while offset < 0 and index > 0:
            index -= 1
            offset += self.flow.load(index).height
        while offset >= (height := self.flow.load(index).height) and index < len(self.flow.sections) - 1:
            offset -= height
            index += 1
        self.index, self.offset = index, max(0, offset)

    def rows(self, below: int = 0) -> list[Row]:
        """The sections in sight, laid out, from the top; and those that ``below`` more pixels would show."""
        self._settle()
        rows, top, index = [], -self.offset, self.index
        while top < self.height + below and index < len(self.flow.sections):
            rows.append(Row(index, top))
            top += self.flow.load(index).height
            index += 1
        self.flow.trim(row.index for row in rows)
        return rows

    def show(self, index: int, y: int, height: int, margin: int) -> bool:
        """Scroll as little as shows the pixels from ``y`` of a section; whether it had to."""
        top = self.top_of(index)
        if top is not None and top + y >= margin and top + y + height <= self.height - margin:
            return False
        if top is not None and top + y < margin and top + y > -self.height:
            self.moor(index, y, margin)
        elif top is not None and top + y < self.height * 2:
            self.moor(index, y, self.height - margin - height)
        else:
            self.moor(index, y, self.height // 3)
        self._settle()
        return True

    def top_of(self, index: int) -> int | None:
        """The top of a section in pixels of the viewport, if it is in or near sight."""
        first, heights = self.value, self.flow.heights
        begins = heights.top(index)
        if max(begins - first, first - begins - heights.each[index]) > 3 * self.height:
            # What is in sight is laid out and its height exact: this is not, and nothing is laid out to know where.
            return None
        top, at = -self.offset, self.index
        if index < at:
            while at > index and top > -3 * self.height:
                at -= 1
                top -= self.flow.load(at).height
        while at < index and top < 3 * self.height:
            top += self.flow.load(at).height
            at += 1
        return top if at == index else None

    def _settle(self) -> None:
        """Show no emptiness below the end of the document."""
        count = len(self.flow.sections)
        if not count:
            return
        self.index = min(self.index, count - 1)
        self.flow.load(self.index)
        self.offset = min(self.offset, self.flow.sections[self.index].height)
        while self.index < count - 1 and self.offset == self.flow.load(self.index).height:
            self.index, self.offset = self.index + 1, 0  # one place, one way to say it
        below, index = -self.offset, self.index
        while index < count and below < self.height:
            below += self.flow.load(index).height
            index += 1
        missing = self.height - below
        while missing > 0:
            taken = min(missing, self.offset)
            self.offset -= taken
            missing -= taken
            if missing <= 0 or self.index == 0:
                break
            self.index -= 1
            self.offset = self.flow.load(self.index).height


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point."""

    index: int
    leaf: Leaf
    spot: Spot
    letter: Spot | None
    """The character that the point is on; None beside the words."""


def hit(scroller: Scroller, left: int, point: QPoint) -> Hit | None:
    """The nearest caret place to a point of the viewport; ``left`` is the page's left edge."""
    rows = scroller.rows()
    row = next((row for row in reversed(rows) if row.top <= point.y()), rows[0] if rows else None)
    if row is None:
        return None
    for index in _outwards(row.index, len(scroller.flow.sections)):
        top = scroller.top_of(index)
        leaves = scroller.flow.load(index).leaves
        if leaves and top is not None:
            x, y = point.x() - left, point.y() - top
            leaf = min(leaves, key=lambda each: _away(each, x, y))
            line = (y - leaf.y) // leaf.slot
            spot = Spot(leaf.content.text, leaf.position_at(line, x - leaf.x))
            letter = leaf.letter_at(line, x - leaf.x) if index == row.index else None
            return Hit(index, leaf, spot, None if letter is None else Spot(spot.text, letter))
        if top is None:
            break
    return None


def caret_rect(scroller: Scroller, left: int, spot: Spot, thickness: int) -> QRect | None:
    """Where a caret at ``spot`` is drawn in the viewport, if that is in or near sight."""
    index = scroller.flow.locate(spot.text)
    top = None if index is None else scroller.top_of(index)
    found = None if top is None else scroller.flow.find(spot)
    if found is None or top is None:
        return None
    leaf = found[1]
    line, x = leaf.caret(spot.position)
    inset = leaf.slot // 8
    y = top + leaf.y + line * leaf.slot + inset
    return QRect(left + leaf.x + round(x), y, thickness, leaf.slot - 2 * inset)


def remembered(scroller: Scroller) -> dict[str, Any]:
    """What is seen, in values that can be stored: the section at the top and how far into it, in type sizes."""
    section = scroller.flow.sections[scroller.index]
    offset = scroller.offset / scroller.flow.setting.typography.em
    return {"section": list(section.key), "offset": round(offset, 2)}


def recalled(scroller: Scroller, kept: Mapping[str, Any]) -> bool:
    """Show again what :func:`remembered` told, if it is still there."""
    offset = round(float(kept.get("offset", 0)) * scroller.flow.setting.typography.em)
    kind, name = kept.get("section") or ("", "")
    index = scroller.flow.sections.find((kind, name))
    if index is not None:
        scroller.moor(index, offset, 0)
    return index is not None


def _away(leaf: Leaf, x: int, y: int) -> tuple[int, int]:
    below = max(leaf.y - y, y - (leaf.y + leaf.height) + 1, 0)
    beside = max(leaf.x - x, x - (leaf.x + leaf.width), 0)
    return below, beside


def _outwards(index: int, count: int) -> list[int]:
    near = [index, *(each for step in range(1, 6) for each in (index + step, index - step))]
    return [each for each in near if 0 <= each < count]
