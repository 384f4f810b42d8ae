"""A page that can be read: caret, selection, search, the mouse, and what a screen reader is told.

:class:`~hsavtal_desktop.gui.page.view.PageView` adds writing.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from hsavtal_desktop.core.atoms import atom_of, target
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page import clipboard
from hsavtal_desktop.gui.page.accessible import Teller
from hsavtal_desktop.gui.page.caret import Caret, Step
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.keys import Command, asked
from hsavtal_desktop.gui.page.mooring import Mooring, moor, place
from hsavtal_desktop.gui.page.objects import note_beside, sign_of
from hsavtal_desktop.gui.page.paint import Emphasis
from hsavtal_desktop.gui.page.pointer import Pointer
from hsavtal_desktop.gui.page.remarks import Remark, positions
from hsavtal_desktop.gui.page.scroll import Row, caret_rect, hit, recalled, remembered
from hsavtal_desktop.gui.page.section import Kind
from hsavtal_desktop.gui.page.selection import Span, spans, visible
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.stage import Stage
from hsavtal_desktop.gui.page.wording import translate

_PAGES = {
    Command.PAGE_DOWN: (1, False),
    Command.PAGE_UP: (-1, False),
    Command.SELECT_PAGE_DOWN: (1, True),
    Command.SELECT_PAGE_UP: (-1, True),
}


class Reader(Stage):
    """Shows one document with a caret in it."""

    caret_moved = Signal(str, int, str)
    """Text, position and clause."""
    revision_under_caret = Signal(str)
    """The innermost undecided revision at the caret, or ""; only when it becomes another."""
    selection_changed = Signal()
    toggle_markup = Signal()
    """A change bar was clicked."""
    conflict_wanted = Signal(str)
    """The sign of a conflict in this clause was clicked."""
    remark_wanted = Signal(str)
    """The sign of a comment was clicked."""
    remark_under_caret = Signal(str)
    """The comment about the words at the caret, or ""; only when it becomes another."""
    menu_wanted = Signal(QPoint)
    """A context menu is asked for at this global point; the caret is already there."""

    def __init__(self, text_family: str = "", ui_family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text_family, ui_family, parent)
        self._caret: Caret | None = None
        self._pointer = Pointer(self)
        self._under = self._remark_under = ""
        self._was: tuple[Spot, Spot] | None = None
        self._beyond = ""
        """The clause whose other place is shown while the caret stays."""
        self._lit = True
        self._drawn = QRect()
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._flash)
        self._teller = Teller(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(translate("PageView", "Agreement text"))

    @property
    def caret_state(self) -> Caret:
        """The caret with its selection."""
        assert self._caret is not None
        return self._caret

    def set_document(self, source: PageSource, document: str, view: View) -> None:
        """Show a document from its beginning, the caret in its first text."""
        super().set_document(source, document, view)
        self._caret = Caret(self.flow)
        self._was, self._under, self._remark_under = None, "", ""
        self.caret_went(show=False)

    def caret(self) -> Spot:
        """Where the caret stands."""
        return self.caret_state.point

    def clause(self) -> str:
        """The clause the caret stands in, or ""."""
        index = self.flow.locate(self.caret_state.point.text)
        seen = None if index is None else self.flow.sections[index].place
        return seen.clause if seen else ""

    def selected_spans(self) -> list[Span]:
        """The selection, one range for each text."""
        return spans(self.caret_state)

    def selected_text(self) -> str:
        """The selected words, without what is struck."""
        return "\n".join(passage.plain for passage in clipboard.passages(self.caret_state))

    def put_caret(self, text: str, position: int, keep_anchor: bool = False) -> None:
        """Put the caret at a position of a text and show it."""
        self.flow.open(text, self.caret_state.anchor.text)
        self.caret_state.put(Spot(text, position), keep_anchor)
        self.caret_went()

    def put_edge(self, *, last: bool) -> None:
        """Put the caret at the beginning of the document, or at its end."""
        self.caret_state.move(Step.DOCUMENT_END if last else Step.DOCUMENT_START)
        self.caret_went()

    def select(self, text: str, start: int, stop: int) -> None:
        """Select a range of a text and show it."""
        self.put_caret(text, start)
        self.put_caret(text, stop, keep_anchor=True)

    def select_all(self) -> None:
        """Select the whole document."""
        self.caret_state.select_all()
        self.caret_went(show=False)

    def copy(self) -> None:
        """Copy the selection, without what is struck."""
        if self.caret_state.selects:
            QGuiApplication.clipboard().setMimeData(clipboard.copied(self.caret_state))

    def go_to_clause(self, clause: str) -> bool:
        """Bring a clause to the top and put the caret in it; False when the document has none such."""
        index = self.flow.index_of_clause(clause)
        if index is None:
            return False
        leaves = self.flow.load(index).leaves
        if leaves:
            self.caret_state.put(Spot(leaves[0].content.text, leaves[0].content.start))
        self.scroll_to_clause(clause)
        self.caret_went()
        return True

    def go_to_revision(self, revision: str) -> bool:
        """Put the caret at a proposal and bring it into focus; False when this document does not have it."""
        self.flow.setting.forget(frozenset((revision,)))
        clause = self.flow.setting.revision(revision).clause
        index = self.flow.index_of_clause(clause)
        if index is None:
            return False
        self.set_current_revision(revision)
        for leaf in self.flow.load(index).leaves:
            position = leaf.content.start
            for piece in leaf.content.all_pieces:
                if revision in piece.revisions:
                    self.put_caret(leaf.content.text, position)
                    return True
                position += len(piece.text)
        return self.go_to_clause(clause)

    def go_to_remark(self, remark: Remark) -> bool:
        """Put the caret at the words a comment is about; at its clause if they are not shown or it is about all."""
        index = self.flow.index_of_clause(remark.clause)
        if index is None:
            return False
        for leaf in self.flow.load(index).leaves:
            first = next(positions(leaf, remark), None)
            if first is not None:
                self.put_caret(leaf.content.text, first[0])
                return True
        return self.go_to_clause(remark.clause)

    def follow(self) -> bool:
        """Go from a footnote's sign to its words or back, from a reference to what it names; False beside neither."""
        point = self.caret_state.point
        beyond = sign_of(self.flow, point.text) if point.text.startswith("n.") else None
        note = note_beside(self.flow, point)
        if beyond is not None or note:
            self.put_caret(*(beyond or Spot(note, 0)))
            return True
        found = self.flow.find(point)
        for at in (point.position, point.position - 1):
            run = found[1].run_at(at) if found is not None and at >= found[1].content.start else None
            name = target(atom_of(run.piece)) if run is not None else ""
            if name:
                return self.go_to_clause(name)
        return self._follow_move()

    def _follow_move(self) -> bool:
        """Show the place that the caret's clause is proposed to leave, or the caret again; False where it stays."""
        index = self.flow.locate(self.caret_state.point.text)
        place = None if index is None else self.flow.sections[index].place
        if place is None or not place.moved:
            return False
        if self._beyond == place.clause:
            self._beyond = ""
            self.scroll_to(self.caret_state.point)
            return True
        self.show_left_place(place.clause)
        self._beyond = place.clause
        return True

    def show_left_place(self, clause: str) -> None:
        """Bring the place that a clause is proposed to leave into sight."""
        index = self.flow.sections.find((Kind.AWAY.value, clause))
        if index is not None:
            self.scroller.moor(index, 0, self.scroller.height // 3)
            self.sync()

    def show_change(self, changed: Changed) -> None:
        """Bring the words that a change touched into sight, for example after an undo far from the caret."""
        known = [(index, text) for text in changed.texts if (index := self.flow.locate(text)) is not None]
        if self.caret_state.point.text in changed.texts:
            self.scroll_to(self.caret_state.point)
        elif known:
            index, text = min(known)
            self.put_caret(text, 0)
            if self.flow.find(Spot(text, 0)) is None:
                # A cell or a note that is no longer shown: its clause is.
                self.caret_state.put_near(index)
                self.caret_went()

    def place(self) -> dict[str, Any]:
        """Caret and scroll place, to be handed to :meth:`restore_place`; plain values that can be stored."""
        point = self.caret_state.point
        return {"text": point.text, "position": point.position, **remembered(self.scroller)}

    def restore_place(self, kept: dict[str, Any]) -> None:
        """Go back to what :meth:`place` told, as far as it still is there."""
        text = str(kept.get("text", ""))
        if self.flow.locate(text) is not None:
            self.put_caret(text, int(kept.get("position", 0)))
        recalled(self.scroller, kept)
        self.sync()

    def set_view(self, view: View) -> None:
        """Show another view of the same document: page and caret stay at the same words."""
        if self.flow.setting.view is not view:
            self.end_composing()
            moorings = self.moor_caret()
            super().set_view(view)
            self.land_caret(moorings)
            self.caret_went(show=False)

    def find_next(self, forward: bool = True, *, around: bool = True, empty: Container[str] = frozenset()) -> bool:
        """Select the next (or previous) hit of the search, with ``around`` beginning over at the document's end.

        ``empty`` are clauses known to have none.  False when there is no hit.
        """
        found = self.search.step(self.caret_state, forward, around=around, empty=empty)
        self.viewport().update()
        if found is not None:
            self.select(*found)
        return found is not None

    def spot_rect(self, spot: Spot) -> QRect | None:
        """Where a caret place is in the viewport, if in or near sight."""
        thickness = max(1, round(self.flow.setting.typography.em / 9))
        return caret_rect(self.scroller, self.page_left, spot, thickness)

    def drag_away(self) -> bool:
        """Let the selection be dragged with the mouse; False where it can not be."""
        return False

    def end_composing(self) -> None:
        """Let go of what an input method is composing; nothing here."""

    def rest(self) -> None:
        """The caret was moved by something other than writing; nothing here."""

    def caret_went(self, writing: bool = False, show: bool = True) -> None:
        """Bring page and listeners up to date with the caret."""
        caret, self._beyond = self.caret_state, ""
        if not writing:
            self.rest()
        if caret.placed and self.flow.open(caret.point.text, caret.anchor.text):
            self.sync()
        if show:
            self.scroll_to(caret.point)
        was, self._was = self._was, (caret.anchor, caret.point)
        if was is not None and was != self._was and (was[0] != was[1] or caret.selects):
            self.viewport().update()
            self.selection_changed.emit()
        self._show_caret()
        if was != self._was:
            self.caret_moved.emit(caret.point.text, caret.point.position, self.clause())
            self._teller.went(self.flow, caret.point)
        self._tell_revision()
        self.updateMicroFocus()

    def moor_caret(self) -> tuple[Mooring, Mooring]:
        """Remember the selection's ends by the characters before them."""
        caret = self.caret_state
        return moor(self.flow, caret.anchor), moor(self.flow, caret.point)

    def land_caret(self, moorings: tuple[Mooring, Mooring]) -> None:
        """Stand at remembered places again; near them, or at the top of what is seen, if their text is gone."""
        source, view = self.flow.setting.source, self.flow.setting.view
        for keep, mooring in enumerate(moorings):
            index = self.flow.locate(mooring.text)
            # A note or a cell may be hidden in a clause that is not; an empty text shows itself when the caret comes.
            hidden = mooring.text.startswith(("c", "n")) and self.flow.find(Spot(mooring.text, 0)) is None
            if index is None or hidden:
                self.caret_state.put_near(self.scroller.rows()[0].index if index is None else index)
                return
            self.caret_state.put(place(mooring, source.text(mooring.text, view)), keep_anchor=bool(keep))

    def emphasis(self, rows: list[Row]) -> Emphasis:
        emphasis = super().emphasis(rows)
        emphasis.selected = visible(self.caret_state, [row.index for row in rows])
        return emphasis

    def paint_over(self, painter: QPainter) -> None:
        """Paint the caret."""
        if self._lit and self.hasFocus() and self.caret_state.placed:
            rect = self.spot_rect(self.caret_state.point)
            if rect is not None:
                painter.fillRect(rect, self.flow.setting.inks.text)

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
            self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.has_document:
            self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.has_document:
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.spot_rect(self.caret_state.point)
            at = self.viewport().mapToGlobal(rect.bottomLeft() if rect else QPoint())
        else:
            found = hit(self.scroller, self.page_left, event.pos())
            if found is not None and not self._pointer.chosen(found.spot):
                self.caret_state.put(found.spot)
                self.caret_went()
        self.menu_wanted.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.has_document:
            self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update(self._drawn)

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

    def _tell_revision(self) -> None:
        found = self.flow.find(self.caret_state.point) if self.caret_state.placed else None
        under = ""
        if found is not None:
            revisions = found[1].revisions_at(self.caret_state.point.position)
            under = revisions[-1] if revisions else ""
        if under != self._under:
            self._under = under
            self.revision_under_caret.emit(under)
        remark = self.remarks.at(found[1], self.caret_state.point.position) if found is not None else ""
        if remark != self._remark_under:
            self._remark_under = remark
            self.remark_under_caret.emit(remark)

    def _show_caret(self) -> None:
        self._lit = True
        self.viewport().update(self._drawn)
        rect = self.spot_rect(self.caret_state.point) if self.caret_state.placed else None
        self._drawn = rect.adjusted(-1, -1, 1, 1) if rect is not None else QRect()
        self.viewport().update(self._drawn)
        period = QApplication.cursorFlashTime()
        if period > 0 and self.hasFocus():
            self._blink.start(period // 2)

    def _flash(self) -> None:
        self._lit = not self._lit
        self.viewport().update(self._drawn)
