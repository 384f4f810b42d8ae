"""Scrolling on while the mouse is held at the upper or lower edge of the page with something in its hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.stage import Stage

_SLICE = 40
"""Milliseconds between steps."""


class EdgeScroll:
    """Scrolls as long as the mouse rests at an edge or beyond it, the faster the further out."""

    def __init__(self, view: Stage, went: Callable[[QPoint], object]) -> None:
        """``went`` is called after each step with the point that the mouse is at."""
        self._view, self._went = view, went
        self._point = QPoint()
        self._edge = 0
        self._timer = QTimer(view, interval=_SLICE)
        self._timer.timeout.connect(self._step)

    def reach(self, point: QPoint, edge: int) -> None:
        """The mouse is at a point of the viewport; what is within ``edge`` pixels of an edge scrolls."""
        self._point, self._edge = point, edge
        if not self._depth():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The mouse let go."""
        self._timer.stop()

    def _depth(self) -> int:
        """How far beyond the line where scrolling begins the mouse is; upwards less than nothing."""
        y, height = self._point.y(), self._view.viewport().height()
        return min(0, y - self._edge) or max(0, y - (height - 1 - self._edge))

    def _step(self) -> None:
        depth, bar = self._depth(), self._view.verticalScrollBar()
        least = self._view.flow.setting.typography.body.slot // 4
        bar.setValue(bar.value() + depth // 2 + (least if depth > 0 else -least))
        self._went(self._point)
