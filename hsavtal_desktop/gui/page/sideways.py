"""Scrolling sideways, to tables that are wider than the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea

from hsavtal_desktop.gui.page.setting import Setting


class Sideways:
    """Where the paper stands across a scroll area; ``slid`` is called when it was moved."""

    def __init__(self, area: QAbstractScrollArea, setting: Callable[[], Setting], slid: Callable[[], None]) -> None:
        self._area, self._setting, self.bar = area, setting, area.horizontalScrollBar()
        self.bar.valueChanged.connect(lambda _value: slid())
        self._soon = QTimer(area, singleShot=True, interval=0)
        self._soon.timeout.connect(self.sync)

    @property
    def left(self) -> int:
        """The paper's left edge in the viewport, in pixels: in the middle as long as it has room there."""
        width, setting = self._area.viewport().width(), self._setting()
        return max(0, min((width - setting.sheet.width) // 2, width - setting.breadth)) - self.bar.value()

    def sync(self) -> None:
        """Let the bar reach what is laid out."""
        width, setting = self._area.viewport().width(), self._setting()
        self.bar.setRange(0, max(0, setting.breadth - width))
        self.bar.setPageStep(width)
        self.bar.setSingleStep(setting.typography.ems(2))

    def sync_soon(self) -> None:
        """The same once painting is over: the bar may come, and take its room from what is painted."""
        if self.bar.maximum() != max(0, self._setting().breadth - self._area.viewport().width()):
            self._soon.start()

    def show(self, x: int) -> None:
        """Scroll as little as shows pixel ``x`` of the paper, or all the way back where it is seen from there."""
        width, margin = self._area.viewport().width(), self._setting().typography.ems(1.2)
        at, scrolled = self.left + x, self.bar.value()
        if at < margin or at > width - margin:
            least = scrolled + at - (margin if at < margin else width - margin)
            self.bar.setValue(0 if at + scrolled <= width - margin else least)
