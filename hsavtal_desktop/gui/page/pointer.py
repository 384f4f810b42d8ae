"""The mouse on the page: placing the caret, selecting, taking hold of words, following what leads elsewhere."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.gui.page.beside import Beside
from hsavtal_desktop.gui.page.edge_scroll import EdgeScroll
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.hover import told_of
from hsavtal_desktop.gui.page.scroll import Hit, hit
from hsavtal_desktop.gui.page.section import Kind

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.reader import Reader

_EDGE = 1
"""Pixels at the edge of the page where a drag scrolls: in full screen the mouse comes no further out."""
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Pointer:
    """What the mouse does, by clicks: one places the caret, two take a word, three a paragraph."""

    def __init__(self, view: Reader) -> None:
        self._view = view
        self._beside = Beside(view)
        self._clicks = 0
        self._at = QPoint()
        self._dragging = False
        self._held: Spot | None = None
        """Where the selection was pressed: dragged on it goes along, let go of the caret comes there."""
        self._origin: tuple[Spot, Spot] | None = None
        """The word or paragraph that was clicked: a drag goes on by as much at a time."""
        self._last_click = 0.0
        self._scrolling = EdgeScroll(view, self._select_to)

    def press(self, event: QMouseEvent) -> None:
        """The left button went down."""
        point = event.position().toPoint()
        found = None if self._leave_words(point) else self._hit(point)
        if found is None:
            return
        held = event.modifiers()
        if held & _CONTROL and found.letter is not None and self._view.follow_letter(found.letter):
            return
        near = (point - self._at).manhattanLength() < QApplication.startDragDistance()
        quick = (monotonic() - self._last_click) * 1000 < QApplication.doubleClickInterval()
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._clicks = 2
        else:
            self._clicks = 3 if near and quick and self._clicks == 2 else 1
        self._at, self._last_click = point, monotonic()
        if self._clicks == 1 and not held & _SHIFT and self.chosen(found):
            self._held = found.spot
            return
        self._dragging = True
        self._choose(found, extend=bool(held & _SHIFT))

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved: select on, or show what the place offers."""
        point = event.position().toPoint()
        if self._held is not None:
            far = (point - self._at).manhattanLength() >= QApplication.startDragDistance()
            if far and self._view.drag_away():
                self._held = None
        elif self._dragging:
            self._select_to(point)
            self._scrolling.reach(point, _EDGE)
        else:
            shape = self._shape(point, event.modifiers())
            if self._view.viewport().cursor().shape() is not shape:
                self._view.viewport().setCursor(shape)

    def release(self) -> None:
        """The left button came up."""
        held, self._held = self._held, None
        if held is not None:
            self._view.caret_state.put(held)
            self._view.caret_went()
        elif self._dragging and self._view.caret_state.selects:
            self._view.offer_selection()
        self._dragging = False
        self._scrolling.stop()

    def told(self, point: QPoint) -> str:
        """What a hover tells: of a change who, when and what; over a sign, the comments; "" where there is nothing."""
        sign = self._beside.sign(point)
        if sign is not None:
            return "<hr>".join(one.told for one in sign.remarks)
        found = self._hit(point)
        if found is None or found.letter is None:
            return ""
        return told_of(found.leaf, found.letter.position, self._view.flow.setting, self._view.private)

    def chosen(self, found: Hit) -> bool:
        """Whether what is under the mouse is within the selection."""
        caret = self._view.caret_state
        if not caret.selects:
            return False
        first, last = caret.ends()
        return caret.order(first) <= caret.order(found.letter or found.spot) < caret.order(last)

    def _hit(self, point: QPoint) -> Hit | None:
        return hit(self._view.scroller, self._view.page_left, point)

    def _leave_words(self, point: QPoint) -> bool:
        """Do what a click beside the words asks for: at a sign, a change bar, one end of a move; False elsewhere."""
        view, beside = self._view, self._beside
        clause = beside.warning(point)
        if clause:
            view.conflict_wanted.emit(clause)
            return True
        if beside.bar(point):
            view.toggle_markup.emit()
            return True
        sign = beside.sign(point)
        if sign is not None:
            view.remark_wanted.emit(sign.remarks[0].id)
            return True
        section = beside.move(point)
        if section is None or section.place is None:
            return False
        if section.kind is Kind.AWAY:
            view.go_to_clause(section.place.clause)
        else:
            view.show_left_place(section.place.clause)
        return True

    def _shape(self, point: QPoint, held: Qt.KeyboardModifier) -> Qt.CursorShape:
        """A hand over what a click follows, an arrow off the page and over words that can be dragged away."""
        view = self._view
        if self._beside.anything(point):
            return Qt.CursorShape.PointingHandCursor
        found = self._hit(point)
        if found is not None and found.letter is not None:
            if held & _CONTROL and view.leads_elsewhere(found.letter):
                return Qt.CursorShape.PointingHandCursor
            if self.chosen(found):
                return Qt.CursorShape.ArrowCursor
        on_sheet = 0 <= point.x() - view.page_left < view.flow.setting.breadth
        return Qt.CursorShape.IBeamCursor if on_sheet else Qt.CursorShape.ArrowCursor

    def _choose(self, found: Hit, *, extend: bool) -> None:
        caret = self._view.caret_state
        if self._clicks == 1:
            self._origin = None
            caret.put(found.spot, keep_anchor=extend)
        else:
            self._origin = self._unit(found)
            caret.select(*self._origin)
        self._view.caret_went()

    def _unit(self, found: Hit) -> tuple[Spot, Spot]:
        caret = self._view.caret_state
        return caret.word(found.letter or found.spot) if self._clicks == 2 else caret.paragraph(found.spot)

    def _select_to(self, point: QPoint) -> None:
        caret, found = self._view.caret_state, self._hit(point)
        if found is None:
            return
        if self._origin is None:
            caret.put(found.spot, keep_anchor=True)
        else:
            (first, last), (start, stop) = self._origin, self._unit(found)
            if caret.order(start) < caret.order(first):
                caret.select(last, start)
            else:
                caret.select(first, max(last, stop, key=caret.order))
        self._view.caret_went(show=False)
