"""What lies beside the words for the mouse to click: change bars, signs of conflicts and comments, ends of moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from hsavtal_desktop.gui.page import contended
from hsavtal_desktop.gui.page.ornaments import bars
from hsavtal_desktop.gui.page.remarks import Sign, signs
from hsavtal_desktop.gui.page.section import Kind, Section

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.going import Going


class Beside:
    """Finds what is under a point of the viewport."""

    def __init__(self, view: Going) -> None:
        self._view = view

    def move(self, point: QPoint) -> Section | None:
        """The section of a clause that moves: where a point is on its label, or anywhere on the place it leaves."""
        view = self._view
        if not 0 <= point.x() - view.page_left < view.flow.setting.breadth:
            return None
        for row in view.scroller.rows():
            section = view.flow.sections[row.index]
            if row.top <= point.y() < row.top + section.height and section.place is not None and section.place.moved:
                told = section.notes[0] if section.notes else None
                on_words = told is not None and told.y <= point.y() - row.top < told.y + told.height
                return section if on_words or section.kind is Kind.AWAY else None
        return None

    def bar(self, point: QPoint) -> bool:
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

    def warning(self, point: QPoint) -> str:
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

    def sign(self, point: QPoint) -> Sign | None:
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

    def anything(self, point: QPoint) -> bool:
        """Whether a click there would do something else than placing the caret."""
        return bool(self.bar(point) or self.warning(point) or self.sign(point) is not None or self.move(point))
