"""The page itself: a widget that shows a whole document and edits it in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from hsavtal_desktop.core.edits import Changed, Edit
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.page import clipboard
from hsavtal_desktop.gui.page.accessible import describe
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.composing import Composer
from hsavtal_desktop.gui.page.editing import Editor
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.keys import Command, asked, written
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.mooring import moor, place
from hsavtal_desktop.gui.page.paint import Emphasis
from hsavtal_desktop.gui.page.pointer import Pointer
from hsavtal_desktop.gui.page.scroll import Row, caret_rect, hit
from hsavtal_desktop.gui.page.selection import Span, spans, visible
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.stage import Stage

_RECHECK = 150
"""Milliseconds after an edit until a clause's tables and data are read again beside its texts."""


class PageView(Stage):
    """Shows one document and edits it; see the package for the whole of it."""

    caret_moved = Signal(str, int, str)
    """Text, position and clause."""
    revision_under_caret = Signal(str)
    """The innermost undecided revision at the caret, or ""; only when it becomes another."""
    selection_changed = Signal()
    edited = Signal(object)
    """The :class:`Changed` of an edit made here; the page already shows it."""
    refused = Signal(str)
    """Why something could not be done, in one sentence."""
    toggle_markup = Signal()
    """A change bar was clicked."""
    menu_wanted = Signal(QPoint)
    """A context menu is asked for at this global point; the caret is already there."""

    def __init__(self, text_family: str = "", ui_family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text_family, ui_family, parent)
        self._caret: Caret | None = None
        self._editor: Editor | None = None
        self._composer = Composer(self)
        self._pointer = Pointer(self)
        self._news: list[Changed] = []
        self._unchecked: set[str] = set()
        self._under = ""
        self._was: tuple[Spot, Spot] | None = None
        self._lit = True
        self._drawn = QRect()
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._flash)
        self._recheck = QTimer(self, singleShot=True, interval=_RECHECK)
        self._recheck.timeout.connect(self._check)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(self.tr("Agreement text"))

    @property
    def caret_state(self) -> Caret:
        """The caret with its selection."""
        assert self._caret is not None
        return self._caret

    @property
    def editor(self) -> Editor:
        """What turns wishes into edits."""
        assert self._editor is not None
        return self._editor

    @property
    def editable(self) -> bool:
        """Whether the view can be written in."""
        return self.has_document and self.flow.setting.editable

    def set_document(self, source: PageSource, document: str, view: View) -> None:
        """Show a document from its beginning, the caret in its first text."""
        super().set_document(source, document, view)
        self._caret = Caret(self.flow)
        self._editor = Editor(self._caret, self._perform)
        self._was, self._under = None, ""
        self.caret_went(rest=True, show=False)

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
        self.flow.open(text)
        self.caret_state.put(Spot(text, position), keep_anchor)
        self.caret_went(rest=True)

    def select(self, text: str, start: int, stop: int) -> None:
        """Select a range of a text and show it."""
        self.put_caret(text, start)
        self.put_caret(text, stop, keep_anchor=True)

    def select_all(self) -> None:
        """Select the whole document."""
        self.caret_state.select_all()
        self.caret_went(rest=True, show=False)

    def go_to_clause(self, clause: str) -> bool:
        """Bring a clause to the top and put the caret in it; False when the document has none such."""
        index = self.flow.index_of_clause(clause)
        if index is None:
            return False
        leaves = self.flow.load(index).leaves
        if leaves:
            self.caret_state.put(Spot(leaves[0].content.text, leaves[0].content.start))
        self.scroll_to_clause(clause)
        self.caret_went(rest=True)
        return True

    def go_to_revision(self, revision: str) -> bool:
        """Put the caret at a proposal and bring it into focus; False when this document does not have it."""
        self.flow.setting.forget(frozenset((revision,)))
        seen = self.flow.setting.revision(revision)
        index = self.flow.index_of_clause(seen.clause)
        if index is None:
            return False
        self.set_current_revision(revision)
        for leaf in self.flow.load(index).leaves:
            position = leaf.content.start
            for piece in (*leaf.content.pieces, *((leaf.content.end,) if leaf.content.end else ())):
                if revision in piece.revisions:
                    self.put_caret(leaf.content.text, position)
                    return True
                position += len(piece.text)
        return self.go_to_clause(seen.clause)

    def place(self) -> dict[str, Any]:
        """Caret and scroll place, to be handed to :meth:`restore_place`; plain values that can be stored."""
        point = self.caret_state.point
        return {"text": point.text, "position": point.position, **self.state()}

    def restore_place(self, remembered: dict[str, Any]) -> None:
        """Go back to what :meth:`place` told, as far as it still is there."""
        text = str(remembered.get("text", ""))
        if self.flow.locate(text) is not None:
            self.put_caret(text, int(remembered.get("position", 0)))
        self.restore(remembered)

    def set_view(self, view: View) -> None:
        """Show another view of the same document: page and caret stay at the same words."""
        if self.flow.setting.view is view:
            return
        self._composer.clear()
        moorings = self._moor_caret()
        super().set_view(view)
        self._land_caret(moorings)
        self.caret_went(rest=True, show=False)

    def apply(self, changed: Changed) -> None:
        """Show a change made elsewhere: an undo, a decision, an import.  Edits made here are already shown."""
        if not self.has_document:
            return
        self._composer.clear()
        moorings = self._moor_caret()
        self.repaint_refreshed(self.moored(changed))
        self._unchecked |= changed.clauses
        self._check()
        if changed.text and changed.caret >= 0 and self.flow.locate(changed.text) is not None:
            self.put_caret(changed.text, changed.caret)
        else:
            self._land_caret(moorings)
            self.caret_went(rest=True, show=False)
        self.viewport().update()

    def find_next(self, forward: bool = True) -> bool:
        """Select the next (or previous) hit of the search; False when there is none."""
        found = self.search.step(self.caret_state, forward)
        self.viewport().update()
        if found is None:
            return False
        self.select(*found)
        return True

    def type_words(self, words: str) -> None:
        """Write words as if typed."""
        self._do(lambda: self.editor.type(words))

    def erase(self, forward: bool, word: bool = False) -> None:
        """Strike the selection, or what stands before or after the caret."""
        self._do(lambda: self.editor.erase(forward, word))

    def set_format(self, name: str, value: Any) -> None:
        """Give the selection, or what is typed next, an appearance (``bold``, ``italic``, ``link``)."""
        self._do(lambda: self.editor.format(name, value))

    def set_style(self, style: str, level: int = 0) -> None:
        """Give the selected paragraphs a style (``body``, ``bullet``, ``number``) and level."""
        self._do(lambda: self.editor.style(style, level))

    def copy(self) -> None:
        """Copy the selection, without what is struck."""
        if self.caret_state.selects:
            QGuiApplication.clipboard().setMimeData(clipboard.copied(self.caret_state))

    def cut(self) -> None:
        """Copy the selection and strike it."""
        self.copy()
        if self.caret_state.selects:
            self.erase(forward=True)

    def paste(self) -> None:
        """Put the clipboard's words in place of the selection."""
        self.paste_from(QGuiApplication.clipboard().mimeData())

    def paste_from(self, data: QMimeData) -> None:
        """Put these words in place of the selection."""
        self._do(lambda: self.editor.paste(clipboard.passages_of(data)))

    def spot_rect(self, spot: Spot) -> QRect | None:
        """Where a caret place is in the viewport, if in or near sight."""
        thickness = max(1, round(self.flow.setting.typography.em / 9))
        return caret_rect(self.scroller, self.page_left, spot, thickness)

    def relay(self, leaf: Leaf) -> None:
        """Set a leaf's lines again (what is composed in it changed)."""
        before = leaf.lines
        leaf.lay_out(self.flow.setting, leaf.width)
        if leaf.lines != before:
            index = self.flow.locate(leaf.content.text)
            if index is not None:
                self.flow.rearrange(index)
            self._sync()
        self.viewport().update()

    def caret_went(self, rest: bool, show: bool = True) -> None:
        """Bring page and listeners up to date with the caret; ``rest``: by something other than writing."""
        caret = self.caret_state
        if rest:
            self.editor.rest()
        if caret.placed and self.flow.open(caret.point.text):
            self._sync()
        if show:
            self.scroll_to(caret.point)
        now = (caret.anchor, caret.point)
        if self._was is not None and (self._was[0] != self._was[1] or caret.selects) and now != self._was:
            self.viewport().update()
            self.selection_changed.emit()
        moved = now != self._was
        self._was = now
        self._show_caret()
        if moved:
            self.caret_moved.emit(caret.point.text, caret.point.position, self.clause())
            self.setAccessibleDescription(describe(self.flow, caret.point))
        self._tell_revision()
        self.updateMicroFocus()

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
        words = written(event)
        if words:
            self.type_words(words)
            return
        wish = asked(event)
        if isinstance(wish, tuple):
            self.caret_state.move(*wish)
            self.caret_went(rest=True)
        elif wish is None or not self._obey(wish):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wish = asked(event)
            ours = wish is not None and wish not in (Command.DESELECT, Command.NEXT_WIDGET, Command.PREVIOUS_WIDGET)
            if ours or written(event):
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.has_document:
            told = self._pointer.told(event.pos())
            if told:
                QToolTip.showText(event.globalPos(), told, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the text; Ctrl+Tab leaves it."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.has_document:
            self._composer.clear()
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
        elif not self.caret_state.selects:
            found = hit(self.scroller, self.page_left, event.pos())
            if found is not None:
                self.caret_state.put(found.spot)
                self.caret_went(rest=True)
        self.menu_wanted.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.has_document:
            self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update(self._drawn)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.has_document:
            self._composer.take(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        return self._composer.answer(query) if self.has_document else super().inputMethodQuery(query)

    def _obey(self, command: Command) -> bool:
        caret, editor = self.caret_state, self.editor
        pages = {
            Command.PAGE_DOWN: (1, False),
            Command.PAGE_UP: (-1, False),
            Command.SELECT_PAGE_DOWN: (1, True),
            Command.SELECT_PAGE_UP: (-1, True),
        }
        doings: dict[Command, Callable[[], Any]] = {
            Command.DELETE: lambda: editor.erase(True),
            Command.BACKSPACE: lambda: editor.erase(False),
            Command.DELETE_WORD: lambda: editor.erase(True, word=True),
            Command.BACKSPACE_WORD: lambda: editor.erase(False, word=True),
            Command.SPLIT: editor.split,
        }
        acts: dict[Command, Callable[[], Any]] = {
            Command.COPY: self.copy,
            Command.CUT: self.cut,
            Command.PASTE: self.paste,
            Command.SELECT_ALL: self.select_all,
            Command.NEXT_WIDGET: lambda: super(PageView, self).focusNextPrevChild(True),
            Command.PREVIOUS_WIDGET: lambda: super(PageView, self).focusNextPrevChild(False),
        }
        if command in pages:
            down, keep = pages[command]
            self._page(down, keep)
        elif command in doings:
            self._do(doings[command])
        elif command in acts:
            acts[command]()
        elif command in (Command.TAB, Command.BACKTAB):
            self._tab(command is Command.TAB)
        elif caret.selects:
            caret.put(caret.point)
            self.caret_went(rest=True)
        else:
            return False
        return True

    def _page(self, down: int, keep_anchor: bool) -> None:
        slot = self.flow.setting.typography.body.slot
        lines = max(1, self.scroller.height // slot - 2)
        before = self.spot_rect(self.caret_state.point)
        self.caret_state.move_lines(down * lines, keep_anchor)
        found = self.flow.find(self.caret_state.point)
        if found is not None and before is not None:
            index, leaf = found
            line, _ = leaf.caret(self.caret_state.point.position)
            self.scroller.moor(index, leaf.y + line * leaf.slot, before.top())
            self._sync()
        self.caret_went(rest=True)

    def _tab(self, forward: bool) -> None:
        caret = self.caret_state
        if caret.point.text.startswith("c."):
            caret.move_cell(forward)
            self.caret_went(rest=True)
        elif self.editable:
            self._do(lambda: self.editor.shift_level(deeper=forward))

    def _do(self, doing: Callable[[], Any]) -> None:
        if not self.editable:
            self.refused.emit(self.tr("This view is for reading only. Choose All markup or Simple to write."))
            return
        doing()
        self.caret_went(rest=False)
        news, self._news = self._news, []
        for changed in news:
            self.edited.emit(changed)

    def _perform(self, edit: Edit) -> Changed | None:
        try:
            changed = self.flow.setting.source.perform(edit)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return None
        if changed.structure or changed.everything:
            self.repaint_refreshed(self.moored(changed))
        else:
            self.repaint_refreshed(self.flow.refresh(changed))
        self._unchecked |= changed.clauses
        self._recheck.start()
        self._news.append(changed)
        return changed

    def _check(self) -> None:
        clauses, self._unchecked = self._unchecked, set()
        if self._flow is not None and clauses:
            self.repaint_refreshed(self._flow.recheck(clauses))

    def _moor_caret(self) -> Any:
        caret = self.caret_state
        return moor(self.flow, caret.anchor), moor(self.flow, caret.point)

    def _land_caret(self, moorings: Any) -> None:
        source, view = self.flow.setting.source, self.flow.setting.view
        for keep, mooring in enumerate(moorings):
            if self.flow.locate(mooring.text) is not None:
                self.caret_state.put(place(mooring, source.text(mooring.text, view)), keep_anchor=bool(keep))
            else:
                row = self.scroller.rows()[0].index
                self.caret_state.put_near(row)
                return

    def _tell_revision(self) -> None:
        found = self.flow.find(self.caret_state.point) if self.caret_state.placed else None
        under = ""
        if found is not None:
            position = self.caret_state.point.position
            for at in (position, position - 1):
                run = found[1].run_at(at) if at >= found[1].content.start else None
                if run is not None and run.piece.revisions:
                    under = run.piece.revisions[-1]
                    break
        if under != self._under:
            self._under = under
            self.revision_under_caret.emit(under)

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
