"""The texts of a comparison beside each other: panes that scroll together, and the bar that shows where they differ."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.overview import OverviewBar
from hsavtal_desktop.gui.comparison.pane import ComparisonPane
from hsavtal_desktop.gui.comparison.shown import Line
from hsavtal_desktop.gui.comparison.sides import Found
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.typography import Typography
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import INTERFACE, TEXT, usual_zoom

_PANES = 3
_SIZE = 0.95
"""Of the usual size of type: two or three texts stand beside each other."""
_AT_ONCE = 1000
"""Lines that are let go in one turn."""


class Texts(QWidget):
    """One, two or three panes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Found | None = None
        self.layout_: ComparisonLayout | None = None
        self.together = QCheckBox(self.tr("Scroll together"))
        self.together.setChecked(True)
        self.panes = [ComparisonPane(side) for side in range(_PANES)]
        self.overview = OverviewBar(self.panes[0])
        self._left: list[Line] = []
        self._leaving = QTimer(self, interval=0)
        self._leaving.timeout.connect(self._let_go)
        self._resizing = QTimer(self, singleShot=True, interval=60)
        self._resizing.timeout.connect(self.set_anew)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.panes[0], 1)
        beside.addWidget(self.overview)
        for pane in self.panes[1:]:
            beside.addWidget(pane, 1)
        for pane in self.panes:
            pane.scrolled.connect(lambda leader=pane: self._follow(leader))
        self.panes[0].resized.connect(self._resizing.start)
        self.overview.wanted.connect(self.go_to)
        self.together.toggled.connect(lambda _on: self._follow(self.panes[0]))

    def show_found(self, found: Found) -> None:
        """Show a comparison; what is at the top stays there."""
        before, self._found = self._found, found
        for index, pane in enumerate(self.panes):
            pane.setVisible(index < found.lines.sides)
            pane.setAccessibleName(self._pane_name(found, index))
        self.together.setVisible(found.lines.sides > 1)
        # The panes learn their widths first.
        self._resizing.start()
        self.set_anew()
        if before is not None and before.lines is not found.lines:
            self._left += before.lines.lines
            before.lines.lines.clear()
            self._leaving.start()

    def _let_go(self) -> None:
        """What was shown before goes a little at a time: thousands of lines at once would hold the window."""
        del self._left[-_AT_ONCE:]
        if not self._left:
            self._leaving.stop()

    def set_anew(self) -> None:
        """Set the text for the present width and look; what is at the top stays there."""
        if self._found is None:
            return
        shown = self.panes[: self._found.lines.sides]
        top, current = shown[0].top[0], shown[0].current
        width = min(pane.viewport().width() for pane in shown)
        if self._is_set_for(width):
            return
        typography = Typography(TEXT, INTERFACE, _zoom(), shown[0].viewport())
        self.layout_ = ComparisonLayout(self._found.lines, typography, Inks.of(self.palette()), width)
        for pane in shown:
            pane.show_layout(self.layout_)
            pane.current = current
            if top < len(self.layout_.lines):
                pane.go_to(top)
        self.overview.show_layout(self.layout_)

    def go_to(self, line: int, *, mark: bool = False) -> None:
        """Bring a line into sight; ``mark``: as the one in focus."""
        for pane in self.panes:
            if mark:
                pane.current = line
            pane.go_to(line, -round(pane.viewport().height() * 0.3))
        self.overview.update()

    def _is_set_for(self, width: int) -> bool:
        """Whether nothing that the layout was made for has changed."""
        made = self.layout_
        if made is None or self._found is None:
            return False
        same = made.shown is self._found.lines and made.inks == Inks.of(self.palette())
        return same and made.width == width and made.typography.zoom == _zoom()

    def _pane_name(self, found: Found, index: int) -> str:
        if found.lines.sides == 1:
            return self.tr("Both texts in one")
        frames = [one.frame for one in found.compared]
        if index == 0:
            return self.tr("Old text: {0}").format(worded(frames[0].old.label))
        return self.tr("New text: {0}").format(worded(frames[min(index, len(frames)) - 1].new.label))

    def _follow(self, leader: ComparisonPane) -> None:
        for pane in self.panes:
            if pane is not leader:
                if self.together.isChecked():
                    pane.top = leader.top
                pane.sync()
        self.overview.update()


def _zoom() -> int:
    return round(usual_zoom() * _SIZE)
