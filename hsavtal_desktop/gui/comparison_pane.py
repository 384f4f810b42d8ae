"""One side of a comparison on the screen, and the bar between the sides that shows where they differ."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.gui.comparison_layout import ComparisonLayout, Line, Words
from hsavtal_desktop.gui.page.colours import Inks, mixed
from hsavtal_desktop.gui.theme import em

_AHEAD = 40
"""Lines set at a time while nothing else happens."""


class ComparisonPane(QAbstractScrollArea):
    """Paints one side; what is at the top is remembered as a line, so that nothing jumps when lines are set."""

    scrolled = Signal()
    resized = Signal()

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._layout: ComparisonLayout | None = None
        self.top = (0, 0)
        """The line at the top and the pixels of it that are scrolled away."""
        self.current = -1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)

    def show_layout(self, layout: ComparisonLayout | None) -> None:
        """Show another comparison, from its beginning unless the same place is set afterwards."""
        self._layout = layout
        self.top, self.current = (0, 0), -1
        self.sync()

    def go_to(self, index: int, offset: int = 0) -> None:
        """Bring a line to the top, ``offset`` pixels of it scrolled away (negative: as much space above)."""
        if self._layout is None:
            return
        heights = self._layout.heights
        self.top = heights.at(max(0, min(heights.top(index) + offset, self._maximum())))
        self.sync()

    def sync(self) -> None:
        """Let the scroll bar say what is seen, and paint."""
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)
        bar.setRange(0, self._maximum())
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(round(em() * 3))
        if self._layout is not None:
            bar.setValue(self._layout.heights.top(self.top[0]) + self.top[1])
        bar.blockSignals(blocked)
        bar.update()
        self.viewport().update()

    def seen(self) -> tuple[int, int]:
        """First and last pixel of the whole that is in sight."""
        start = self._layout.heights.top(self.top[0]) + self.top[1] if self._layout is not None else 0
        return start, start + self.viewport().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        inks = Inks.of(self.palette())
        painter.fillRect(event.rect(), inks.page)
        layout = self._layout
        if layout is None:
            painter.end()
            return
        total = layout.heights.total
        index, offset = self.top
        y = -offset
        while index < len(layout.lines) and y < self.viewport().height():
            line = layout.ensure(index)
            self._paint(painter, layout, line, y, index)
            y += layout.heights[index]
            index += 1
        painter.end()
        if layout.heights.total != total:
            QTimer.singleShot(0, self.scrolled.emit)
            self.sync()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _paint(self, painter: QPainter, layout: ComparisonLayout, line: Line, y: int, index: int) -> None:
        inks, height = layout.inks, layout.heights[index]
        words = line.sides[self._side]
        box = QRectF(0, y, self.viewport().width(), height)
        if words is None:
            painter.fillRect(box, inks.faint)
            return
        if index == self.current:
            painter.fillRect(box, mixed(inks.page, inks.accent, 0.10))
        left = float(layout.margin + layout.lane)
        top = float(y + layout.gap(line))
        if line.changed:
            self._paint_bar(
                painter, layout, line, QRectF(layout.margin * 0.4, top, em() * 0.16, height - layout.gap(line))
            )
        if words.number:
            self._paint_number(painter, layout, line, words, top)
        painter.setPen(inks.text)
        for cell, (x, _) in zip(words.cells, layout.columns(line, words), strict=True):
            if cell.layout is not None:
                cell.layout.draw(painter, QPointF(left + x, top))
        if len(words.cells) > 1:
            painter.fillRect(QRectF(left, y + height - 1, layout.column, 1), inks.rule)

    def _paint_bar(self, painter: QPainter, layout: ComparisonLayout, line: Line, box: QRectF) -> None:
        moved = line.kind is RowKind.MOVED
        painter.fillRect(box, layout.inks.bar if moved else layout.ink(self._side))

    def _paint_number(self, painter: QPainter, layout: ComparisonLayout, line: Line, words: Words, top: float) -> None:
        first = words.first.lineAt(0)
        painter.setFont(layout.number_font(line))
        painter.setPen(layout.inks.muted)
        number = QFontMetricsF(painter.font()).elidedText(words.number, Qt.TextElideMode.ElideRight, layout.lane)
        painter.drawText(QPointF(layout.margin, top + first.y() + first.ascent()), number)

    def _bar_moved(self, value: int) -> None:
        if self._layout is not None:
            self.top = self._layout.heights.at(value)
            self.viewport().update()
            self.scrolled.emit()

    def _maximum(self) -> int:
        if self._layout is None:
            return 0
        return max(0, self._layout.heights.total - self.viewport().height() + round(em() * 4))


class OverviewBar(QWidget):
    """The whole comparison at a glance: a mark for each difference, a frame around what is seen."""

    wanted = Signal(int)
    """A line to go to."""

    def __init__(self, pane: ComparisonPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._layout: ComparisonLayout | None = None
        self.setFixedWidth(round(em() * 0.9))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Where the sides differ"))
        self.setToolTip(self.accessibleName())

    def show_layout(self, layout: ComparisonLayout | None) -> None:
        """Show another comparison."""
        self._layout = layout
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inks = Inks.of(self.palette())
        painter.fillRect(self.rect(), inks.faint)
        layout = self._layout
        if layout is not None and layout.heights.total:
            scale = self.height() / max(layout.heights.total, self.height())
            for index, line in enumerate(layout.lines):
                if line.changed:
                    self._paint_mark(painter, layout, index, line, scale)
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

    def _paint_mark(self, painter: QPainter, layout: ComparisonLayout, index: int, line: Line, scale: float) -> None:
        top, height = layout.heights.top(index) * scale, max(2.0, layout.heights[index] * scale)
        half = self.width() / 2
        for side in (0, 1):
            words = line.sides[side]
            if words is not None and (words.marked or line.sides[1 - side] is None or line.kind is RowKind.MOVED):
                painter.fillRect(QRectF(side * half + 1, top, half - 2, height), layout.ink(side))
