"""The caret and what is selected, and how they move through the page."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtGui import QTextLayout

from hsavtal_desktop.gui.page.at_length import FEW
from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.words import word_at

_WORD = QTextLayout.CursorMode.SkipWords
_CHARACTER = QTextLayout.CursorMode.SkipCharacters


class Step(Enum):
    """A way to move."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    LINE_START = auto()
    LINE_END = auto()
    UP = auto()
    DOWN = auto()
    PARAGRAPH_UP = auto()
    PARAGRAPH_DOWN = auto()
    DOCUMENT_START = auto()
    DOCUMENT_END = auto()


class Caret:
    """A point, and an anchor from which the selection reaches to it."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.point = self.anchor = self._edge(last=False)
        self._goal: float | None = None

    @property
    def selects(self) -> bool:
        """Whether anything is selected."""
        return self.point != self.anchor

    @property
    def wide(self) -> bool:
        """Whether the selection reaches over more sections than are dealt with in one turn."""
        if not self.selects:
            return False
        ends = [self.flow.locate(spot.text) for spot in (self.anchor, self.point)]
        first, last = (0 if index is None else index for index in ends)
        return abs(last - first) >= FEW

    @property
    def placed(self) -> bool:
        """Whether the document has any text to stand in."""
        return bool(self.point.text)

    def put(self, spot: Spot, keep_anchor: bool = False) -> None:
        """Stand at ``spot``, or the nearest place of its text that can be stood in; near a text that is hidden."""
        self._goal = None
        index = self.flow.locate(spot.text)
        if index is not None and self.flow.find(spot) is None:
            # A cell that a merged one lies over, or a footnote whose sign is gone.
            self.put_near(index)
        else:
            self._put(spot, keep_anchor)

    def move(self, step: Step, keep_anchor: bool = False) -> None:
        """Take one step; with ``keep_anchor`` the selection grows or shrinks."""
        if not self.placed:
            return
        if self.selects and not keep_anchor and step in (Step.LEFT, Step.RIGHT):
            first, last = self.ends()
            self.put(first if step is Step.LEFT else last)
        elif step in (Step.UP, Step.DOWN):
            self.move_lines(-1 if step is Step.UP else 1, keep_anchor)
        else:
            self.put(self.after(step), keep_anchor)

    def move_lines(self, count: int, keep_anchor: bool = False) -> None:
        """Go so many lines down (or up), keeping to the column the first of such steps began in."""
        found = self.flow.find(self.point)
        if found is None:
            return
        index, leaf = found
        line, x = leaf.caret(self.point.position)
        goal = leaf.x + x if self._goal is None else self._goal
        spot, step = self.point, 1 if count > 0 else -1
        for _ in range(abs(count)):
            following = self._line_beyond(index, leaf, line, step, goal)
            if following is None:
                edge = leaf.content.start if step < 0 else leaf.content.stop
                spot = Spot(leaf.content.text, edge)
                break
            index, leaf, line = following
            spot = Spot(leaf.content.text, leaf.position_at(line, goal - leaf.x))
            first, last = leaf.line_range(line)
            spot = spot._replace(position=max(first, min(last, spot.position)))
        self._put(spot, keep_anchor)
        self._goal = goal

    def word(self, spot: Spot) -> tuple[Spot, Spot]:
        """The ends of the word whose letter stands at ``spot``."""
        found = self.flow.find(spot)
        first, last = (spot.position,) * 2 if found is None else word_at(found[1].content, spot.position)
        return spot._replace(position=first), spot._replace(position=last)

    def paragraph(self, spot: Spot) -> tuple[Spot, Spot]:
        """The ends of the paragraph at ``spot``."""
        found = self.flow.find(spot)
        content = None if found is None else found[1].content
        ends = (spot.position,) * 2 if content is None else (content.start, content.stop)
        return spot._replace(position=ends[0]), spot._replace(position=ends[1])

    def select(self, anchor: Spot, point: Spot) -> None:
        """Select from one place to another, where the caret then stands."""
        self.put(anchor)
        self.put(point, keep_anchor=True)

    def select_all(self) -> None:
        """Select the whole document."""
        self.select(self._edge(last=False), self._edge(last=True))

    def move_cell(self, forward: bool) -> None:
        """Go to the next (or previous) table cell and select its words; out of the table at its end."""
        found = self.flow.find(self.point)
        while found is not None and found[1].content.text == self.point.text:
            found = self.neighbour(*found, 1 if forward else -1)
        if found is None:
            return
        text = found[1].content.text
        leaves = self.flow.load(found[0]).of_text(text)
        if text.startswith("c."):
            self.put(Spot(text, leaves[0].content.start))
            self.put(Spot(text, leaves[-1].content.stop), keep_anchor=True)
        else:
            self.put(Spot(text, found[1].content.start if forward else found[1].content.stop))

    def put_near(self, index: int) -> None:
        """Stand at the beginning of the first text at or after a section, or of the document's last."""
        for each in range(index, len(self.flow.sections)):
            leaves = self.flow.load(each).leaves
            if leaves:
                self.put(Spot(leaves[0].content.text, leaves[0].content.start))
                return
        self.put(self._edge(last=True))

    def ends(self) -> tuple[Spot, Spot]:
        """The two ends of the selection in reading order."""
        if self.order(self.anchor) <= self.order(self.point):
            return self.anchor, self.point
        return self.point, self.anchor

    def order(self, spot: Spot) -> tuple[int, int, int]:
        """Section, leaf and position: compares as reading order."""
        found = self.flow.find(spot)
        return (0, 0, 0) if found is None else (found[0], found[1].index, spot.position)

    def after(self, step: Step) -> Spot:
        """Where a step other than up and down leads from the point."""
        if step in (Step.DOCUMENT_START, Step.DOCUMENT_END):
            return self._edge(last=step is Step.DOCUMENT_END)
        found = self.flow.find(self.point)
        if found is None:
            return self.point
        index, leaf = found
        if step in (Step.LEFT, Step.WORD_LEFT):
            return self._back(index, leaf, _WORD if step is Step.WORD_LEFT else _CHARACTER)
        if step in (Step.RIGHT, Step.WORD_RIGHT):
            return self._forward(index, leaf, _WORD if step is Step.WORD_RIGHT else _CHARACTER)
        if step in (Step.LINE_START, Step.LINE_END):
            line, _ = leaf.caret(self.point.position)
            return self.point._replace(position=leaf.line_range(line)[step is Step.LINE_END])
        return self._paragraph(index, leaf, step is Step.PARAGRAPH_DOWN)

    def neighbour(self, index: int, leaf: Leaf, step: int) -> tuple[int, Leaf] | None:
        """The leaf before (-1) or after (1) one, in this section or another."""
        leaves = self.flow.load(index).leaves
        if 0 <= leaf.index + step < len(leaves):
            return index, leaves[leaf.index + step]
        index += step
        while 0 <= index < len(self.flow.sections):
            leaves = self.flow.load(index).leaves
            if leaves:
                return index, leaves[0 if step > 0 else -1]
            index += step
        return None

    def _put(self, spot: Spot, keep_anchor: bool) -> None:
        found = self.flow.find(spot)
        if found is not None:
            content = found[1].content
            spot = Spot(spot.text, max(content.start, min(content.stop, spot.position)))
        self.point = spot
        if not keep_anchor:
            self.anchor = spot

    def _back(self, index: int, leaf: Leaf, mode: QTextLayout.CursorMode) -> Spot:
        position = self.point.position
        if position <= leaf.content.start:
            before = self.neighbour(index, leaf, -1)
            return Spot(before[1].content.text, before[1].content.stop) if before else self.point
        assert leaf.layout is not None
        unit = leaf.layout.previousCursorPosition(leaf.unit(position), mode)
        found = leaf.content.start + leaf.shown.offsets.point(unit)
        return self.point._replace(position=max(leaf.content.start, min(found, position - 1)))

    def _forward(self, index: int, leaf: Leaf, mode: QTextLayout.CursorMode) -> Spot:
        position = self.point.position
        if position >= leaf.content.stop:
            following = self.neighbour(index, leaf, 1)
            return Spot(following[1].content.text, following[1].content.start) if following else self.point
        assert leaf.layout is not None
        unit = leaf.layout.nextCursorPosition(leaf.unit(position), mode)
        found = leaf.content.start + leaf.shown.offsets.point_after(unit)
        return self.point._replace(position=min(leaf.content.stop, max(found, position + 1)))

    def _paragraph(self, index: int, leaf: Leaf, down: bool) -> Spot:
        if not down and self.point.position > leaf.content.start:
            return self.point._replace(position=leaf.content.start)
        beyond = self.neighbour(index, leaf, 1 if down else -1)
        if beyond is None:
            return self.point._replace(position=leaf.content.stop if down else leaf.content.start)
        return Spot(beyond[1].content.text, beyond[1].content.start)

    def _edge(self, last: bool) -> Spot:
        count = len(self.flow.sections)
        for index in reversed(range(count)) if last else range(count):
            if self.flow.sections[index].place is None:
                continue
            leaves = self.flow.load(index).leaves
            if leaves:
                content = leaves[-1 if last else 0].content
                return Spot(content.text, content.stop if last else content.start)
        return Spot("", 0)

    def _line_beyond(self, index: int, leaf: Leaf, line: int, step: int, goal: float) -> tuple[int, Leaf, int] | None:
        if 0 <= line + step < leaf.lines:
            return index, leaf, line + step
        section = self.flow.load(index)
        found = _nearest_row(section.leaves, leaf, step, goal)
        while found is None:
            index += step
            if not 0 <= index < len(self.flow.sections):
                return None
            leaves = self.flow.load(index).leaves
            if leaves:
                found = _nearest_row(leaves, None, step, goal)
        return index, found, 0 if step > 0 else found.lines - 1


def _nearest_row(leaves: list[Leaf], origin: Leaf | None, step: int, goal: float) -> Leaf | None:
    """The leaf next above or below ``origin`` (None: the outermost), in a table the one under ``goal``."""
    if step > 0:
        low = -1 if origin is None else origin.y + origin.height - 1
        beyond = [leaf for leaf in leaves if leaf.y > low]
        edge = min((leaf.y for leaf in beyond), default=0)
        row = [leaf for leaf in beyond if leaf.y == edge]
    else:
        high = 1 << 30 if origin is None else origin.y
        beyond = [leaf for leaf in leaves if leaf.y + leaf.height <= high]
        edge = max((leaf.y + leaf.height for leaf in beyond), default=0)
        near = [leaf for leaf in beyond if leaf.y + leaf.height > edge - leaf.slot]
        row = near
    if origin is not None and origin.content.text.startswith("c."):
        same = [leaf for leaf in beyond if leaf.x == origin.x and leaf.content.text.startswith("c.")]
        row = [leaf for leaf in row if leaf in same] or row
    return min(row, key=lambda leaf: _distance(leaf, goal), default=None)


def _distance(leaf: Leaf, goal: float) -> float:
    if goal < leaf.x:
        return leaf.x - goal
    return max(0.0, goal - leaf.x - leaf.width)
