"""Scrolling sideways, to tables that are wider than the page, while they are in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea

from hsavtal_desktop.gui.page.setting import Setting


class Sideways:
    """Where the paper stands across a scroll area.

    ``breadth`` tells how many pixels across what is in sight takes; ``slid`` is called when the paper was moved.
    """

    def __init__(
        self,
        area: QAbstractScrollArea,
        setting: Callable[[], Setting],
        breadth: Callable[[], int],
        slid: Callable[[], None],
    ) -> None:
        self._area, self._setting, self._breadth, self.bar = area, setting, breadth, area.horizontalScrollBar()
        self.bar.valueChanged.connect(lambda _value: slid())
        self._soon = QTimer(area, singleShot=True, interval=0)
        self._soon.timeout.connect(self.sync)

    @property
    def left(self) -> int:
        """The paper's left edge in the viewport, in pixels: in the middle as long as it has room there."""
        width, setting = self._area.viewport().width(), self._setting()
        return max(0, min((width - setting.sheet.width) // 2, width - setting.breadth)) - self.bar.value()

    def sync(self) -> None:
        """Let the bar reach what is in sight."""
        width = self._area.viewport().width()
        self.bar.setPageStep(width)
        self.bar.setSingleStep(self._setting().typography.ems(2))
        self.bar.setRange(0, self._farthest())

    def sync_soon(self) -> None:
        """The same once painting is over: the bar may come, and take its room from what is painted."""
        if self.bar.maximum() != self._farthest():
            self._soon.start()

    def show(self, x: int) -> None:
        """Scroll as little as shows pixel ``x`` of the paper, or all the way back where it is seen from there."""
        margin = self._setting().typography.ems(1.2)
        if margin <= self.left + x <= self._area.viewport().width() - margin:
            return
        self.sync()
        width = self._area.viewport().width()
        at, scrolled = self.left + x, self.bar.value()
        if at < margin or at > width - margin:
            least = scrolled + at - (margin if at < margin else width - margin)
            self.bar.setValue(0 if at + scrolled <= width - margin else least)

    def _farthest(self) -> int:
        return max(0, self._breadth() - self._area.viewport().width())
