"""A page that can be read: going and selecting with keys and mouse, and what the mouse over it tells.

:class:`~hsavtal_desktop.gui.page.view.PageView` adds writing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from hsavtal_desktop.gui.page.clipboard import copied
from hsavtal_desktop.gui.page.going import Going
from hsavtal_desktop.gui.page.keys import Command, asked
from hsavtal_desktop.gui.page.pointer import Pointer
from hsavtal_desktop.gui.page.primary import Primary
from hsavtal_desktop.gui.page.scroll import hit

_PAGES = {
    Command.PAGE_DOWN: (1, False),
    Command.PAGE_UP: (-1, False),
    Command.SELECT_PAGE_DOWN: (1, True),
    Command.SELECT_PAGE_UP: (-1, True),
}
_MOST_OFFERED = 10_000
"""Characters that are made ready for the middle button: for more of them the hand would have to wait."""


class Reader(Going):
    """Shows one document to somebody with keys and a mouse."""

    toggle_markup = Signal()
    """A change bar was clicked."""
    conflict_wanted = Signal(str)
    """The sign of a conflict in this clause was clicked."""
    remark_wanted = Signal(str)
    """The sign of a comment was clicked."""
    menu_wanted = Signal(QPoint)
    """A context menu is asked for at this global point; the caret is already there."""

    def __init__(self, text_family: str = "", ui_family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text_family, ui_family, parent)
        self._pointer = Pointer(self)
        self.primary = Primary()
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def drag_away(self) -> bool:
        """Let the selection be dragged with the mouse; False where it can not be."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.has_document or not self.caret_state.placed:
            super().keyPressEvent(event)
            return
        self.pause_measuring()
        wish = asked(event)
        if isinstance(wish, tuple):
            self.caret_state.move(*wish)
            self.caret_went()
        elif wish is None or not self.obey(wish):
            event.ignore()

    def obey(self, command: Command) -> bool:
        """Carry out a command; False for one that means nothing here."""
        caret = self.caret_state
        if command in _PAGES:
            self._page(*_PAGES[command])
        elif command is Command.COPY:
            self.copy()
        elif command is Command.SELECT_ALL:
            self.select_all()
        elif command in (Command.NEXT_WIDGET, Command.PREVIOUS_WIDGET):
            super().focusNextPrevChild(command is Command.NEXT_WIDGET)
        elif command in (Command.TAB, Command.BACKTAB) and caret.point.text.startswith("c."):
            caret.move_cell(command is Command.TAB)
            self.caret_went()
        elif command is Command.DESELECT and caret.point.text.startswith("n.") and not caret.selects:
            self.follow()
        elif command is Command.DESELECT and caret.selects:
            caret.put(caret.point)
            self.caret_went()
        else:
            return False
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.has_document:
            told = self._pointer.told(event.pos())
            if told:
                QToolTip.showText(event.globalPos(), told, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.has_document:
            self.end_composing()
            if event.button() is Qt.MouseButton.LeftButton:
                self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.has_document:
            self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.has_document:
            return
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release()
        elif event.button() is Qt.MouseButton.MiddleButton:
            self.take_offered(event.position().toPoint())

    def offer_selection(self) -> None:
        """Words were selected with the mouse: where the system keeps them, the middle button puts them in."""
        if not self.primary.there or self.caret_state.wide:
            return
        if sum(span.stop - span.start for span in self.selected_spans()) <= _MOST_OFFERED:
            self.primary.offer(self.drag_data())

    def take_offered(self, point: QPoint) -> None:
        """The middle button was clicked: what was selected last comes in there; nothing here."""

    def drag_data(self) -> QMimeData:
        """The selection, as it is dragged."""
        return copied(self.caret_state).data()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.has_document:
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.spot_rect(self.caret_state.point)
            at = self.viewport().mapToGlobal(rect.bottomLeft() if rect else QPoint())
        else:
            found = hit(self.scroller, self.page_left, event.pos())
            if found is not None and not self._pointer.chosen(found):
                self.caret_state.put(found.spot)
                self.caret_went()
        self.menu_wanted.emit(at)

    def _page(self, down: int, keep_anchor: bool) -> None:
        slot = self.flow.setting.typography.body.slot
        before = self.spot_rect(self.caret_state.point)
        self.caret_state.move_lines(down * max(1, self.scroller.height // slot - 2), keep_anchor)
        found = self.flow.find(self.caret_state.point)
        if found is not None and before is not None:
            index, leaf = found
            line, _ = leaf.caret(self.caret_state.point.position)
            self.scroller.moor(index, leaf.y + line * leaf.slot, before.top())
            self.sync()
        self.caret_went()
