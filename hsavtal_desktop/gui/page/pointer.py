"""The mouse on the page: placing the caret, selecting, following references, clicking bars, telling of changes."""

from __future__ import annotations

import html
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.page import contended
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.ornaments import bars
from hsavtal_desktop.gui.page.remarks import Sign, signs
from hsavtal_desktop.gui.page.scroll import Hit, hit
from hsavtal_desktop.gui.page.section import Kind, Section
from hsavtal_desktop.gui.page.wording import translate
from hsavtal_desktop.gui.texts import kept

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.reader import Reader

_SLICE = 40
"""Milliseconds between steps of scrolling while the mouse drags beyond the page's edge."""


class Pointer:
    """What the mouse does, by clicks: one places the caret, two take a word, three a paragraph."""

    def __init__(self, view: Reader) -> None:
        self._view = view
        self._clicks = 0
        self._at = QPoint()
        self._dragging = False
        self._held: Spot | None = None
        """Where the selection was pressed: dragged on it goes along, let go of the caret comes there."""
        self._origin: tuple[Spot, Spot] | None = None
        self._last_click = 0.0
        self._scrolling = QTimer(view, interval=_SLICE)
        self._scrolling.timeout.connect(self._drag_on)

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        clause = self.on_warning(point)
        if clause:
            self._view.conflict_wanted.emit(clause)
            return
        if self.on_bar(point):
            self._view.toggle_markup.emit()
            return
        sign = self.on_sign(point)
        if sign is not None:
            self._view.remark_wanted.emit(sign.remarks[0].id)
            return
        if self._jump(point):
            return
        found = hit(self._view.scroller, self._view.page_left, point)
        if found is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._follow(found):
            return
        near = (point - self._at).manhattanLength() < QApplication.startDragDistance()
        quick = (monotonic() - self._last_click) * 1000 < QApplication.doubleClickInterval()
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._clicks = 2
        else:
            self._clicks = 3 if near and quick and self._clicks == 2 else 1
        self._at, self._last_click = point, monotonic()
        if self._clicks == 1 and not event.modifiers() and self.chosen(found.spot):
            self._held = found.spot
            return
        self._dragging = True
        self._choose(found.spot, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved: select on, or show what the place offers."""
        point = event.position().toPoint()
        if self._held is not None:
            far = (point - self._at).manhattanLength() >= QApplication.startDragDistance()
            if far and self._view.drag_away():
                self._held = None
            return
        if self._dragging:
            self._at = point
            self._select_to(point)
            outside = not self._view.viewport().rect().contains(point)
            if outside and not self._scrolling.isActive():
                self._scrolling.start()
            elif not outside:
                self._scrolling.stop()
            return
        shape = Qt.CursorShape.IBeamCursor
        if self.on_bar(point) or self.on_warning(point) or self.on_sign(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif not 0 <= point.x() - self._view.page_left < self._view.flow.setting.sheet.width:
            shape = Qt.CursorShape.ArrowCursor
        if self._view.viewport().cursor().shape() is not shape:
            self._view.viewport().setCursor(shape)

    def release(self) -> None:
        """The button came up."""
        held, self._held = self._held, None
        if held is not None:
            self._choose(held, extend=False)
        self._dragging = False
        self._scrolling.stop()

    def _jump(self, point: QPoint) -> bool:
        """From one end of a move to the other, where a point is on the words that tell of it."""
        section = self.on_move(point)
        if section is None or section.place is None:
            return False
        if section.kind is Kind.AWAY:
            self._view.go_to_clause(section.place.clause)
        else:
            self._view.show_left_place(section.place.clause)
        return True

    def on_move(self, point: QPoint) -> Section | None:
        """The section of a clause that moves: where a point is on its label, or anywhere on the place it leaves."""
        view = self._view
        if not 0 <= point.x() - view.page_left < view.flow.setting.sheet.width:
            return None
        for row in view.scroller.rows():
            section = view.flow.sections[row.index]
            if row.top <= point.y() < row.top + section.height and section.place is not None and section.place.moved:
                told = section.notes[0] if section.notes else None
                on_words = told is not None and told.y <= point.y() - row.top < told.y + told.height
                return section if on_words or section.kind is Kind.AWAY else None
        return None

    def on_bar(self, point: QPoint) -> bool:
        """Whether a point is on a change bar, or near enough to hit one."""
        view = self._view
        setting = view.flow.setting
        reach = setting.typography.em * 0.4
        x = point.x() - view.page_left
        if abs(x - setting.sheet.bar) > 2 * reach:
            return False
        for row in view.scroller.rows():
            section = view.flow.sections[row.index]
            if row.top <= point.y() < row.top + section.height:
                y = point.y() - row.top
                return any(bar.top() <= y < bar.bottom() for bar in bars(section, setting))
        return False

    def on_warning(self, point: QPoint) -> str:
        """The clause of the sign of a conflict under a point, ""."""
        view = self._view
        reach = view.flow.setting.typography.em * 0.5
        x = point.x() - view.page_left
        if not abs(x - (view.flow.setting.sheet.bar - reach * 1.5)) <= reach:
            return ""
        for row in view.scroller.rows():
            section = view.flow.sections[row.index]
            if section.place is not None and row.top <= point.y() < row.top + section.height:
                found = contended.signs(section, view.flow.setting, view.contended)
                y = point.y() - row.top
                return section.place.clause if any(abs(sign.y() - y) <= reach for sign in found) else ""
        return ""

    def on_sign(self, point: QPoint) -> Sign | None:
        """The sign of comments under a point."""
        view = self._view
        x = point.x() - view.page_left
        if not 0 <= x - view.flow.setting.sheet.remarks <= view.flow.setting.typography.em * 1.1:
            return None
        for row in view.scroller.rows():
            section = view.flow.sections[row.index]
            if row.top <= point.y() < row.top + section.height:
                found = signs(section, view.flow.setting, view.remarks)
                return next((sign for sign in found if sign.box.contains(x, point.y() - row.top)), None)
        return None

    def told(self, point: QPoint) -> str:
        """What a hover over a change tells: who, when and what; over a sign, the comments; "" where there is none."""
        sign = self.on_sign(point)
        if sign is not None:
            return "<hr>".join(one.told for one in sign.remarks)
        found = hit(self._view.scroller, self._view.page_left, point)
        if found is None or not found.inside or not self._view.flow.setting.marked:
            return ""
        revisions = found.leaf.revisions_at(found.spot.position)
        return "<hr>".join(told(self._view.flow.setting.revision(each)) for each in revisions)

    def chosen(self, spot: Spot) -> bool:
        """Whether a place is within the selection."""
        caret = self._view.caret_state
        if not caret.selects:
            return False
        first, last = caret.ends()
        return caret.order(first) <= caret.order(spot) < caret.order(last)

    def _choose(self, spot: Spot, extend: bool) -> None:
        caret = self._view.caret_state
        if self._clicks == 1:
            caret.put(spot, keep_anchor=extend)
        elif self._clicks == 2:
            caret.select_word(spot)
        else:
            caret.select_paragraph(spot)
        self._origin = caret.ends() if self._clicks > 1 else None
        self._view.caret_went()

    def _select_to(self, point: QPoint) -> None:
        view, caret = self._view, self._view.caret_state
        found = hit(view.scroller, view.page_left, point)
        if found is None:
            return
        if self._origin is not None:
            backwards = caret.order(found.spot) < caret.order(self._origin[0])
            caret.put(self._origin[1] if backwards else self._origin[0])
            inside = not backwards and caret.order(found.spot) < caret.order(self._origin[1])
            caret.put(self._origin[1] if inside else found.spot, keep_anchor=True)
        else:
            caret.put(found.spot, keep_anchor=True)
        view.caret_went(show=False)

    def _drag_on(self) -> None:
        view = self._view
        over = self._at.y() - view.viewport().height() if self._at.y() > 0 else self._at.y()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + over)
        self._select_to(self._at)

    def _follow(self, found: Hit) -> bool:
        self._view.caret_state.put(found.spot)
        return self._view.follow()


def told(revision: RevisionView) -> str:
    """Who proposed it, when, and what, as rich text."""
    kinds = {
        "insertion": translate("PageView", "Insertion"),
        "deletion": translate("PageView", "Deletion"),
        "replacement": translate("PageView", "Replacement"),
        "format": translate("PageView", "Change of appearance"),
        "clause": translate("PageView", "New clause"),
        "removal": translate("PageView", "Removal of a clause"),
        "split": translate("PageView", "Split of a clause"),
        "merge": translate("PageView", "Merging of clauses"),
        "move": translate("PageView", "Move"),
        "table": translate("PageView", "Change in a table"),
    }
    who = ", ".join(part for part in (revision.name, revision.on_behalf or revision.organisation) if part)
    when = datetime.fromisoformat(revision.time).astimezone().strftime("%Y-%m-%d %H:%M") if revision.time else ""
    lines = [
        f"<b>{html.escape(kinds.get(revision.kind, revision.kind))}</b>",
        html.escape(" · ".join(part for part in (who, when) if part)),
    ]
    for sign, words in (("−", revision.removed), ("+", revision.added)):
        if words:
            cut = words if len(words) <= 120 else f"{words[:119]}…"
            lines.append(f"{sign} {html.escape(cut)}")
    if revision.message:
        lines.append(f"<i>{html.escape(kept(revision.message))}</i>")
    return "<br>".join(lines)
