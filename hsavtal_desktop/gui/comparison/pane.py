"""One side of a comparison on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.shown import Line
from hsavtal_desktop.gui.page.colours import Inks, mixed
from hsavtal_desktop.gui.theme import em


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
            QTimer.singleShot(0, self, self.scrolled.emit)
            self.sync()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _paint(self, painter: QPainter, layout: ComparisonLayout, line: Line, y: int, index: int) -> None:
        box = QRectF(0, y, self.viewport().width(), layout.heights[index])
        if line.sides[self._side] is not None and index == self.current:
            painter.fillRect(box, mixed(layout.inks.page, layout.inks.accent, 0.10))
        paint_line(painter, layout, line, self._side, box)

    def _bar_moved(self, value: int) -> None:
        if self._layout is not None:
            self.top = self._layout.heights.at(value)
            self.viewport().update()
            self.scrolled.emit()

    def _maximum(self) -> int:
        if self._layout is None:
            return 0
        return max(0, self._layout.heights.total - self.viewport().height() + round(em() * 4))


def paint_line(painter: QPainter, layout: ComparisonLayout, line: Line, side: int, box: QRectF) -> None:
    """Paint what one side has in a line, on the screen or on paper."""
    words = line.sides[side]
    if words is None:
        painter.fillRect(box, layout.inks.faint)
        return
    left, top = box.left() + layout.margin + layout.lane, box.top() + layout.above(line)
    if words.head:
        painter.fillRect(QRectF(left, top, layout.column, box.bottom() - top), layout.inks.faint)
    if line.changed and words.differs:
        bar = QRectF(box.left() + layout.margin * 0.4, top, layout.typography.em * 0.16, box.bottom() - top)
        painter.fillRect(bar, layout.inks.bar if line.moved else layout.side_colour(side))
    if words.note:
        painter.setFont(layout.typography.cell.font)
        painter.setPen(layout.inks.muted)
        note = QRectF(left, box.top() + layout.gap(line), layout.column, layout.note_slot)
        painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, _fitting(painter, words.note, layout.column))
    row = words.first.lineAt(0)
    baseline = top + row.y() + row.ascent()
    painter.setFont(layout.number_font(line))
    painter.setPen(layout.inks.muted)
    if words.number:
        number = _fitting(painter, words.number, layout.lane)
        painter.drawText(QPointF(box.left() + layout.margin, baseline), number)
    if words.label:
        at = left + layout.indent * words.level
        painter.drawText(QPointF(at, baseline), _fitting(painter, words.label, layout.indent))
    painter.setPen(layout.inks.text)
    for cell, (x, _) in zip(words.cells, layout.columns(line, words), strict=True):
        if cell.layout is not None:
            cell.layout.draw(painter, QPointF(left + x, top + cell.below * line.slot))
    if len(words.cells) > 1:
        painter.fillRect(QRectF(left, box.bottom() - 1, layout.column, 1), layout.inks.rule)


def _fitting(painter: QPainter, text: str, width: float) -> str:
    metrics = QFontMetricsF(painter.font(), painter.device())
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
