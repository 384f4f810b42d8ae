"""A page with a caret in it: where it stands, what is selected, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page import clipboard
from hsavtal_desktop.gui.page.accessible import Teller
from hsavtal_desktop.gui.page.at_length import AtLength
from hsavtal_desktop.gui.page.caret import Caret, Step
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.mooring import Mooring, moor, place
from hsavtal_desktop.gui.page.paint import Emphasis
from hsavtal_desktop.gui.page.scroll import Row, caret_rect, recalled, remembered
from hsavtal_desktop.gui.page.selection import Span, spans, visible
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.stage import Stage
from hsavtal_desktop.gui.page.wording import translate


class CaretStage(Stage):
    """Shows one document with a caret in it."""

    caret_moved = Signal(str, int, str)
    """Text, position and clause."""
    revision_under_caret = Signal(str)
    """The innermost undecided revision at the caret, or ""; only when it becomes another."""
    selection_changed = Signal()
    remark_under_caret = Signal(str)
    """The comment about the words at the caret, or ""; only when it becomes another."""

    def __init__(self, text_family: str = "", ui_family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text_family, ui_family, parent)
        self._caret: Caret | None = None
        self.at_length: AtLength | None = None
        """Who does what takes long; where nobody does, it is done at once."""
        self._under = self._remark_under = ""
        self._was: tuple[Spot, Spot] | None = None
        self._lit = True
        self._drawn = QRect()
        self._awaited: dict[str, Any] = {}
        """The scroll place to come back to when the page is first seen."""
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._flash)
        self.teller = Teller(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def passed_revisions(self) -> tuple[str, frozenset[str]]:
        """The innermost revision that the caret stands in ("" for none), and its clause's that begin before it."""
        caret = self.caret_state
        here = caret.order(caret.point)
        passed: set[str] = set()
        for leaf in self.flow.load(here[0]).leaves if caret.placed else ():
            position = leaf.content.start
            for piece in leaf.content.all_pieces:
                if (here[0], leaf.index, position) < here:
                    passed.update(piece.revisions)
                position += len(piece.text)
        return self._under, frozenset(passed)

    def selected_spans(self) -> list[Span]:
        """The selection, one range for each text."""
        return list(spans(self.caret_state))

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
        self.copy_then(lambda: None)

    def copy_then(self, done: Callable[[], object]) -> None:
        """Copy the selection, and do something when it is on the clipboard."""
        caret = self.caret_state

        def put(found: clipboard.Copied) -> None:
            QGuiApplication.clipboard().setMimeData(found.data())
            done()

        if caret.wide and self.at_length is not None:
            self.at_length.read(translate("PageView", "Copying"), lambda: clipboard.copied(caret), put)
        elif caret.selects:
            put(clipboard.copied(caret))

    def place(self) -> dict[str, Any]:
        """Caret and scroll place, to be handed to :meth:`restore_place`; plain values that can be stored."""
        point = self.caret_state.point
        where = {"text": point.text, "position": point.position, "clause": self.clause()}
        return {**where, **remembered(self.scroller)}

    def restore_place(self, kept: dict[str, Any]) -> None:
        """Go back to what :meth:`place` told, as far as it still is there; what follows "anchor" is selected."""
        text = str(kept.get("text", ""))
        # Which cells and footnotes there are is known once their clause was read.
        self.flow.read((str(kept.get("clause", "")),))
        if self.flow.locate(text) is not None:
            position = int(kept.get("position", 0))
            self.select(text, int(kept.get("anchor", position)), position)
        # Before it is seen the page is not yet as wide as it will be: its lines are other ones.
        self._awaited = {} if self.isVisible() else kept
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

    def spot_rect(self, spot: Spot) -> QRect | None:
        """Where a caret place is in the viewport, if in or near sight."""
        thickness = max(1, round(self.flow.setting.typography.em / 9))
        return caret_rect(self.scroller, self.page_left, spot, thickness)

    def end_composing(self) -> None:
        """Let go of what an input method is composing; nothing here."""

    def rest(self) -> None:
        """The caret was moved by something other than writing; nothing here."""

    def caret_went(self, writing: bool = False, show: bool = True) -> None:
        """Bring page and listeners up to date with the caret."""
        caret, self._awaited = self.caret_state, {}
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
            self.teller.went()
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
        self._awaited = {}
        if self._lit and self.hasFocus() and self.caret_state.placed:
            rect = self.spot_rect(self.caret_state.point)
            if rect is not None:
                painter.fillRect(rect, self.flow.setting.inks.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._awaited:
            recalled(self.scroller, self._awaited)
            self.sync()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.has_document:
            self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update(self._drawn)

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
