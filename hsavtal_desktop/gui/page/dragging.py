"""Dragging words: within the page they move (or, with Control, are copied), from elsewhere they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QPainter

from hsavtal_desktop.gui.page.clipboard import MIME, copied
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.scroll import hit
from hsavtal_desktop.gui.page.selection import Span, removable
from hsavtal_desktop.gui.page.wording import translate

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.view import PageView


class Dragging:
    """What the page does with words that are dragged over it."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self.spot: Spot | None = None
        """Where the words would come in now."""
        view.viewport().setAcceptDrops(True)

    def start(self) -> None:
        """Let the selection be dragged away; what another program takes stays here."""
        view = self._view
        drag = QDrag(view)
        drag.setMimeData(copied(view.caret_state).data())
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        self.leave()

    def over(self, event: QDragMoveEvent) -> None:
        """Words are dragged over the page: show where they would come in.  Files are the window's business."""
        data = event.mimeData()
        words = data.hasFormat(MIME) or data.hasHtml() or data.hasText()
        found = hit(self._view.scroller, self._view.page_left, event.position().toPoint())
        if not self._view.editable or not words or holds_files(data) or found is None:
            event.ignore()
            self.leave()
            return
        event.setDropAction(Qt.DropAction.MoveAction if self._moves(event) else Qt.DropAction.CopyAction)
        event.accept()
        if self.spot != found.spot:
            self.spot = found.spot
            self._view.viewport().update()

    def leave(self) -> None:
        """They are dragged away again."""
        if self.spot is not None:
            self.spot = None
            self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """They are let go of."""
        self.leave()
        if holds_files(event.mimeData()) or not self._view.editable:
            event.ignore()
            return
        moves = self._moves(event)
        event.setDropAction(Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction)
        event.accept()
        self._view.drop(event.mimeData(), event.position().toPoint(), copy=not moves)

    def paint(self, painter: QPainter) -> None:
        """Where the words would come in."""
        rect = None if self.spot is None else self._view.spot_rect(self.spot)
        if rect is not None:
            painter.fillRect(rect.adjusted(0, 0, rect.width(), 0), self._view.flow.setting.inks.accent)

    def take(self, data: QMimeData, point: QPoint, *, copy: bool) -> None:
        """Put words in where a point is; with ``copy`` false the selection that they come from is struck."""
        view = self._view
        found = hit(view.scroller, view.page_left, point)
        if found is None:
            return
        caret, target = view.caret_state, found.spot
        sources = [] if copy else removable(caret)
        if any(span.text == target.text and span.start <= target.position <= span.stop for span in sources):
            return
        with view.flow.setting.source.one_step(translate("PageView", "moving words")):
            before = view.editor.length(target.text)
            view.put_caret(*target)
            view.paste_from(data)
            grown = view.editor.length(target.text) - before
            landed = view.caret()
            for span in reversed(sources):
                moved = grown if span.text == target.text and span.start >= target.position else 0
                self._strike(Span(span.text, span.start + moved, span.stop + moved))
            if not copy:
                gone = view.editor.length(target.text) - before - grown
                earlier = any(span.text == target.text and span.start < target.position for span in sources)
                landed = Spot(landed.text, landed.position + gone) if earlier and landed.text == target.text else landed
            view.put_caret(*landed)
        view.setFocus()

    def _strike(self, span: Span) -> None:
        if span.start < span.stop:
            self._view.select(*span)
            self._view.erase(forward=True)

    def _moves(self, event: QDropEvent) -> bool:
        own = event.source() is self._view
        return own and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def holds_files(data: QMimeData) -> bool:
    """Whether files are dragged."""
    return any(url.isLocalFile() for url in data.urls())
