"""The bar beside the texts that shows where they differ."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.pane import ComparisonPane
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.theme import em


class OverviewBar(QWidget):
    """The whole comparison at a glance: a mark for each difference, a frame around what is seen."""

    wanted = Signal(int)
    """A line to go to."""

    def __init__(self, pane: ComparisonPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._layout: ComparisonLayout | None = None
        self._changed: list[int] = []
        self._key: tuple[int, ...] | None = None
        self._boxes: list[tuple[QRectF, QColor]] = []
        self.setFixedWidth(round(em() * 0.9))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Where the sides differ"))
        self.setToolTip(self.accessibleName())

    def show_layout(self, layout: ComparisonLayout | None) -> None:
        """Show another comparison."""
        self._layout = layout
        self._changed = [] if layout is None else [at for at, line in enumerate(layout.lines) if line.changed]
        self._key = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inks = Inks.of(self.palette())
        painter.fillRect(self.rect(), inks.faint)
        layout = self._layout
        if layout is not None and layout.heights.total:
            scale = self.height() / max(layout.heights.total, self.height())
            for box, colour in self._marks(layout, scale):
                painter.fillRect(box, colour)
            start, stop = self._pane.seen()
            painter.setPen(inks.muted)
            painter.drawRect(QRectF(0.5, start * scale + 0.5, self.width() - 1, max(4.0, (stop - start) * scale - 1)))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 0.9), round(em() * 20))

    def _go(self, y: float) -> None:
        if self._layout is not None:
            scale = self.height() / max(self._layout.heights.total, self.height(), 1)
            self.wanted.emit(self._layout.heights.at(round(y / scale))[0])

    def _marks(self, layout: ComparisonLayout, scale: float) -> list[tuple[QRectF, QColor]]:
        """Where to paint what; found again only when that would be seen."""
        key = (id(layout), self.width(), self.height(), round(layout.heights.total * scale / 2), len(self._changed))
        if self._key != key:
            self._key = key
            self._boxes = [box for index in self._changed for box in self._of_line(layout, index, scale)]
        return self._boxes

    def _of_line(self, layout: ComparisonLayout, index: int, scale: float) -> list[tuple[QRectF, QColor]]:
        line = layout.lines[index]
        top, height = layout.heights.top(index) * scale, max(2.0, layout.heights[index] * scale)
        share = self.width() / len(line.sides)
        return [
            (QRectF(side * share + 1, top, share - 2, height), layout.side_colour(side))
            for side, words in enumerate(line.sides)
            if words is not None and (words.differs or None in line.sides)
        ]
