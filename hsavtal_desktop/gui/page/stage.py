"""A document on a scrolled desk: what the page shows and how it is scrolled, without a caret.

:class:`Stage` alone is a read-only page, as a comparison shows two of; :class:`~hsavtal_desktop.gui.page.view.PageView`
adds writing.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page.ahead import Ahead
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.contended import Contended
from hsavtal_desktop.gui.page.flow import Flow, Refreshed, Spot
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.mooring import Mooring, moor, place
from hsavtal_desktop.gui.page.paint import Emphasis, paint_section
from hsavtal_desktop.gui.page.proofs import Proofs
from hsavtal_desktop.gui.page.remarks import Remark, Remarks
from hsavtal_desktop.gui.page.scroll import Row, Scroller
from hsavtal_desktop.gui.page.search import Found, Search
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.sideways import Sideways
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.typography import Sheet, Typography
from hsavtal_desktop.language.patterns import Sought

_SMALLEST, _LARGEST = 50, 400
_NOTCH = 120
"""The wheel's angle, in eighths of a degree, that changes the size."""
_NEAR = 24
"""How many sections from the top of what is seen are kept laid out ahead of scrolling."""


class Stage(QAbstractScrollArea):
    """Shows one document in one view."""

    place_shown = Signal(object)
    """The :class:`Place` now at the top of what is seen."""
    zoom_changed = Signal(int)
    """Per cent."""
    scrolled = Signal()
    """What is seen may be another part of the document."""

    def __init__(self, text_family: str = "", ui_family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families, self._zoom, self._marking = (text_family, ui_family), 100, ""
        self._flow: Flow | None = None
        self._scroller: Scroller | None = None
        self.contended = Contended()
        self.remarks = Remarks()
        self.private: frozenset[str] = frozenset()
        """Proposals that stay on this computer."""
        self._revision = ""
        self._turned = 0
        """How far the wheel is turned with Control held since the last change of size."""
        self.search = Search()
        self._proofs: Proofs | None = None
        self._shown_clause = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._sideways = Sideways(self, lambda: self.flow.setting, self._breadth_in_sight, self._slid)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._ahead = Ahead(self._measure_next, self._sync_bar, self)

    @property
    def flow(self) -> Flow:
        """The document; only once one is set."""
        assert self._flow is not None
        return self._flow

    @property
    def scroller(self) -> Scroller:
        """What is seen of it."""
        assert self._scroller is not None
        return self._scroller

    @property
    def has_document(self) -> bool:
        """Whether a document is set."""
        return self._flow is not None

    @property
    def page_left(self) -> int:
        """The page's left edge in the viewport, in pixels."""
        return self._sideways.left

    @property
    def zoom(self) -> int:
        """Per cent."""
        return self._zoom

    def set_document(self, source: PageSource, document: str, view: View) -> None:
        """Show a document from its beginning."""
        self._flow = Flow(self._setting(source, document, view))
        self._scroller = Scroller(self._flow)
        self._scroller.height = self.viewport().height()
        self._shown_clause = ""
        self.search.current = None
        self.sync()

    def set_view(self, view: View) -> None:
        """Show another view of the same document, at the same place."""
        if self.flow.setting.view is not view:
            self._set_anew(view)

    def set_zoom(self, percent: int) -> None:
        """Set the size, 50 to 400 per cent, at the same place."""
        percent = max(_SMALLEST, min(_LARGEST, percent))
        if percent != self._zoom:
            self._zoom = percent
            if self._flow is not None:
                self._set_anew(self._flow.setting.view)
            self.zoom_changed.emit(percent)

    def set_marking(self, words: str) -> None:
        """What every part's sheet is marked with, for example that the text is not in force."""
        if words == self._marking:
            return
        self._marking = words
        if self._flow is not None:
            self._set_anew(self._flow.setting.view)

    def set_conflicts(self, contended: Contended) -> None:
        """What a person must choose about: it gets a sign in the margin, and its words a wavy line."""
        if contended != self.contended:
            self.contended = contended
            self.viewport().update()

    def set_private(self, private: frozenset[str]) -> None:
        """Which proposals stay on this computer when the rest is shared: their lines get a padlock."""
        if private != self.private:
            self.private = private
            self.viewport().update()

    def set_current_revision(self, revision: str) -> None:
        """Which proposal is in focus, or "" for none."""
        if revision != self._revision:
            self._revision = revision
            self.viewport().update()

    def set_remarks(self, remarks: Iterable[Remark], current: str = "") -> None:
        """Which comments are open, and the one in focus ("" for none)."""
        found = Remarks.of(remarks, current)
        if found != self.remarks:
            self.remarks = found
            self.viewport().update()

    def set_search(self, sought: str | Sought) -> None:
        """Highlight what is sought; "" ends the search."""
        self.search = Search(sought)
        self.viewport().update()

    def set_proofs(self, proofs: Proofs | None) -> None:
        """Who knows which words are misspelt, so that they are marked; None marks nothing."""
        if self._proofs is not None:
            self._proofs.changed.disconnect(self.viewport().update)
        self._proofs = proofs
        if proofs is not None:
            proofs.changed.connect(self.viewport().update)
        self.viewport().update()

    def scroll_to_clause(self, clause: str) -> bool:
        """Bring a clause to the top; False when the document has none such."""
        index = self.flow.index_of_clause(clause)
        if index is not None:
            self.scroller.moor(index, 0, 0)
            self.sync()
        return index is not None

    def scroll_to(self, spot: Spot) -> None:
        """Bring a caret place into sight, with some lines around it."""
        found = self.flow.find(spot)
        if found is not None:
            index, leaf = found
            line, x = leaf.caret(spot.position)
            margin = min(leaf.slot * 2, max(0, (self.scroller.height - leaf.slot) // 3))
            if self.scroller.show(index, leaf.y + line * leaf.slot, leaf.slot, margin):
                self.sync()
            self._sideways.show(leaf.x + round(x))

    def restyle(self) -> None:
        """Take up the palette and fonts anew."""
        if self._flow is not None:
            self._set_anew(self._flow.setting.view)

    def emphasis(self, rows: list[Row]) -> Emphasis:
        """What to emphasise of the rows in sight."""
        current: Found | None = self.search.current
        return Emphasis(
            hits=self.search.visible(self.flow, [row.index for row in rows]),
            current_hit=None if current is None else (current.text, current.start, current.stop),
            revision=self._revision,
            contended=self.contended,
            proofs=self._proofs,
            remarks=self.remarks,
            private=self.private,
        )

    def repaint_refreshed(self, done: Refreshed) -> None:
        """Ask for painting of what a change touched."""
        if done.moved:
            if not (done.pushed and self._push(*done.leaves[0], done.pushed)):
                self.sync()
            return
        for index, leaf, line in done.leaves:
            self.update_leaf(index, leaf, line)

    def _push(self, index: int, leaf: Leaf, line: int, by: int) -> bool:
        """Move what is seen below a leaf as it is painted; False where more than the leaf must be painted again."""
        before = self.scroller.index, self.scroller.offset
        self.scroller.rows()
        top = self.scroller.top_of(index)
        if top is None or index < before[0] or (self.scroller.index, self.scroller.offset) != before:
            return False
        bottom, seen = top + leaf.y + leaf.height, self.viewport().rect()
        below = QRect(0, min(bottom, bottom - by), seen.width(), seen.height()) & seen
        if not below.isEmpty():
            self.viewport().scroll(0, by, below)
        self.update_leaf(index, leaf, line)
        self._tell_scrolled()
        return True

    def update_leaf(self, index: int, leaf: Leaf, line: int) -> None:
        """Ask for painting of one leaf from a line on, its marks in the margins included."""
        top = self.scroller.top_of(index)
        if top is not None:
            # What is sought may begin lines before the letter that makes it whole.
            passed = 0 if self.search.sought else line * leaf.slot
            height = max(1, leaf.height - passed)
            self.viewport().update(QRect(0, top + leaf.y + passed, self.viewport().width(), height))

    def moored(self, changed: Changed | None, view: View | None = None) -> Refreshed:
        """Take up a change (or, None, a new setting) while the words at the top of the page stay where they are."""
        flow, scroller = self.flow, self.scroller
        kept = self._top()
        key = flow.sections[scroller.index].key
        offset = scroller.offset
        if changed is None:
            self._ahead.stop()
            old = flow.setting
            flow.reset(self._setting(old.source, old.document, view or old.view))
            done = Refreshed(moved=True)
        else:
            done = flow.refresh(changed)
        if kept is not None and flow.locate(kept[0].text) is not None:
            spot = place(kept[0], flow.setting.source.text(kept[0].text, flow.setting.view))
            found = flow.find(spot)
            if found is not None:
                line, _ = found[1].caret(spot.position)
                scroller.moor(found[0], found[1].y + line * found[1].slot, kept[1])
        else:
            same = flow.sections.find(key)
            scroller.moor(min(scroller.index, len(flow.sections) - 1) if same is None else same, offset, 0)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._flow is None:
            painter.fillRect(event.rect(), Inks.of(self.palette()).desk)
            return
        total = self.flow.heights.total
        rows = self.scroller.rows()
        if self.flow.heights.total != total:
            self._sync_height()
        self._sideways.sync_soon()
        painter.fillRect(event.rect(), self.flow.setting.inks.desk)
        emphasis, left, clip = self.emphasis(rows), self.page_left, event.rect()
        for row in rows:
            section = self.flow.sections[row.index]
            if row.top <= clip.bottom() and row.top + section.height > clip.top():
                paint_section(painter, section, self.flow.setting, left, row.top, emphasis, clip)
        self.paint_over(painter)
        self._tell_place(rows)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the page; nothing here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._flow is None or self._scroller is None:
            return
        self._scroller.height = self.viewport().height()
        setting = self._flow.setting
        if Sheet.within(setting.typography, self.viewport().width()) != setting.sheet:
            self._set_anew(setting.view)
        else:
            self.sync()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # A touchpad turns by parts of a notch, and sideways.
            self._turned += event.angleDelta().y()
            notches = int(self._turned / _NOTCH)
            self._turned -= notches * _NOTCH
            self.set_zoom(self._zoom + 10 * notches)
            event.accept()
        elif event.hasPixelDelta() and QGuiApplication.platformName() != "xcb":
            # X11 tells of pixels that depend on the driver.
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - event.pixelDelta().y())
            self._sideways.bar.setValue(self._sideways.bar.value() - event.pixelDelta().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self.restyle()

    def pause_measuring(self) -> None:
        """Wait for quiet before measuring further ahead."""
        self._ahead.wait()

    def _setting(self, source: PageSource, document: str, view: View) -> Setting:
        typography = Typography(*self._families, self._zoom, self.viewport())
        sheet = Sheet.within(typography, self.viewport().width())
        setting = Setting(source, document, view, typography, sheet, Inks.of(self.palette()))
        setting.marking = self._marking
        return setting

    def _set_anew(self, view: View) -> None:
        self.moored(None, view)
        self.sync()

    def _top(self) -> tuple[Mooring, int] | None:
        """The words at the top of what is seen, and where their line stands."""
        for row in self.scroller.rows():
            for leaf in self.flow.sections[row.index].leaves:
                if row.top + leaf.y + leaf.height > 0:
                    line = max(0, -(row.top + leaf.y) // leaf.slot + ((row.top + leaf.y) % leaf.slot > 0))
                    line = min(line, leaf.lines - 1)
                    start = leaf.line_range(line)[0]
                    spot = Spot(leaf.content.text, start)
                    return moor(self.flow, spot), row.top + leaf.y + line * leaf.slot
        return None

    def _scrolled(self, value: int) -> None:
        if self._scroller is not None and value != self._scroller.value:
            self._scroller.scroll_to(value)
            self.viewport().update()
            self.pause_measuring()
            self.scrolled.emit()

    def sync(self) -> None:
        """Bring scroll bar and picture up to date with the scroller."""
        self.scroller.rows()
        self.viewport().update()
        self._tell_scrolled()

    def _tell_scrolled(self) -> None:
        self._sync_bar()
        self.pause_measuring()
        self.scrolled.emit()

    def _sync_bar(self) -> None:
        self._sync_height()
        self._sideways.sync()

    def _breadth_in_sight(self) -> int:
        """Pixels across what has to be scrolled to: the widest table that is in sight and goes beyond it.

        In sight is what would be without the bar below, so that this does not go because it came.
        """
        high, setting = self.height(), self.flow.setting
        rows = self.scroller.rows(below=high - self.scroller.height)
        found = (
            setting.breadth_for(frame.right)
            for row in rows
            for frame in self.flow.sections[row.index].tables
            if frame.right > self.viewport().width()
            if row.top + frame.y < high and row.top + frame.y + frame.height > 0
        )
        return max(found, default=0)

    def _slid(self) -> None:
        self.viewport().update()
        self.scrolled.emit()

    def _sync_height(self) -> None:
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)
        bar.setRange(0, self.scroller.maximum)
        bar.setPageStep(max(1, self.scroller.height))
        bar.setSingleStep(self.flow.setting.typography.body.slot)
        bar.setValue(self.scroller.value)
        bar.blockSignals(blocked)
        bar.update()

    def _tell_place(self, rows: list[Row]) -> None:
        for row in rows:
            section = self.flow.sections[row.index]
            if section.place is not None and row.top + section.height > self.scroller.height // 8:
                if section.place.clause != self._shown_clause:
                    self._shown_clause = section.place.clause
                    self.place_shown.emit(section.place)
                return

    def _measure_next(self) -> bool:
        """Lay out what is about to be seen, then measure what is not."""
        if self._flow is None or not self.isVisible():
            return False
        first = self.scroller.index
        for index in (*range(first, first + _NEAR), first - 1, first - 2):
            if 0 <= index < len(self._flow.sections) and not self._flow.sections[index].loaded:
                self._flow.load(index)
                return True
        return self._flow.measure_next()
