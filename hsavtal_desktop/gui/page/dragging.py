"""Dragging words: within the page they move (or, with Control, are copied), from elsewhere they come in.

Files of pictures come in too, once what they show is told.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QImageReader, QPainter

from hsavtal_desktop.gui.page.clipboard import MIME, copied
from hsavtal_desktop.gui.page.edge_scroll import EdgeScroll
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
        self._out_of = ""
        """The document that words were dragged away from."""
        self._scrolling = EdgeScroll(view, self._aim)
        view.viewport().setAcceptDrops(True)

    def start(self) -> None:
        """Let the selection be dragged away; what another program takes stays here."""
        view = self._view
        if view.caret_state.wide:
            view.refused.emit(
                translate("PageView", "So much can not be dragged. Copy or cut it, and paste it where it is to stand.")
            )
            return
        drag = QDrag(view)
        drag.setMimeData(self.taken())
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        self.leave()

    def taken(self) -> QMimeData:
        """The selection as it is dragged away."""
        self._out_of = self._view.flow.setting.document
        return copied(self._view.caret_state).data()

    def over(self, event: QDragMoveEvent) -> None:
        """Words or pictures are dragged over the page: show where they would come in, and scroll at the edges.

        Other files are the window's business.
        """
        data, point = event.mimeData(), event.position().toPoint()
        if not self._view.editable or not _fits(data) or not self._aim(point):
            event.ignore()
            self.leave()
            return
        event.setDropAction(Qt.DropAction.MoveAction if self._moves(event) else Qt.DropAction.CopyAction)
        event.accept()
        self._scrolling.reach(point, self._view.flow.setting.typography.body.slot)

    def _aim(self, point: QPoint) -> bool:
        """Show where what is dragged would come in; False where there is no such place."""
        found = hit(self._view.scroller, self._view.page_left, point)
        if found is not None and self.spot != found.spot:
            self.spot = found.spot
            self._view.viewport().update()
        return found is not None

    def leave(self) -> None:
        """They are dragged away again."""
        self._scrolling.stop()
        if self.spot is not None:
            self.spot = None
            self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """They are let go of."""
        self.leave()
        data, point = event.mimeData(), event.position().toPoint()
        if not self._view.editable or not _fits(data):
            event.ignore()
            return
        moves = self._moves(event)
        event.setDropAction(Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction)
        event.accept()
        pictures = dragged_pictures(data)
        if pictures:
            found = hit(self._view.scroller, self._view.page_left, point)
            if found is not None:
                self._view.put_caret(*found.spot)
                self._view.pictures_dropped.emit(pictures)
        elif not self._view.drop(data, point, copy=not moves):
            event.ignore()  # a program that moves its words here keeps them

    def paint(self, painter: QPainter) -> None:
        """Where the words would come in."""
        rect = None if self.spot is None else self._view.spot_rect(self.spot)
        if rect is not None:
            painter.fillRect(rect.adjusted(0, 0, rect.width(), 0), self._view.flow.setting.inks.accent)

    def take(self, data: QMimeData, point: QPoint, *, copy: bool) -> bool:
        """Put words in where a point is; with ``copy`` false the selection that they come from is struck.

        False where they did not come in.
        """
        view = self._view
        found = hit(view.scroller, view.page_left, point)
        if found is None:
            return False
        caret, target = view.caret_state, found.spot
        held = caret.anchor, caret.point
        sources = [] if copy else removable(caret)
        if any(span.text == target.text and span.start <= target.position <= span.stop for span in sources):
            return False
        if not view.may_write_in(span.text for span in sources):
            return False  # what stays where it was comes nowhere else
        with view.flow.setting.source.one_step(translate("PageView", "moving words")):
            before = view.editor.length(target.text)
            view.put_caret(*target)
            if not view.paste_from(data, at_once=True):
                caret.select(*held)  # what has no place there stays where it was
                view.caret_went(show=False)
                return False
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
        return True

    def _strike(self, span: Span) -> None:
        if span.start < span.stop:
            self._view.select(*span)
            self._view.erase(forward=True)

    def _moves(self, event: QDropEvent) -> bool:
        """Words that are taken to another document by its tab are a copy: what is selected there is not theirs."""
        own = event.source() is self._view and self._out_of == self._view.flow.setting.document
        return own and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def dragged_pictures(data: QMimeData) -> list[Path]:
    """The files that are dragged, where all of them are called pictures."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files if files and all(path.suffix.lower() in _picture_suffixes() for path in files) else []


@cache
def _picture_suffixes() -> frozenset[str]:
    kinds = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    return frozenset(f".{kind}" for kind in kinds - {"pdf"})  # Qt draws the pages of one, but it is a document


def _fits(data: QMimeData) -> bool:
    """Whether words or pictures are dragged, not other files."""
    if any(url.isLocalFile() for url in data.urls()):
        return bool(dragged_pictures(data))
    return data.hasFormat(MIME) or data.hasHtml() or data.hasText()
