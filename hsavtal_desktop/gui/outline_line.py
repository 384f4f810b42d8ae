"""A line of the outline: its number hanging, its heading broken into lines, and ●2 where two proposals wait."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from hsavtal_desktop.gui.icons import pixmap
from hsavtal_desktop.gui.outline_model import NODE, Node
from hsavtal_desktop.gui.theme import em, interface_font

Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 3
"""Lines that a heading may take; what is left of it is cut."""


_LEFT, _RIGHT, _GAP, _LOCK = 0.15, 0.6, 0.4, 0.75
"""Margins, the gap beside a sign and the side of the padlock, in ems."""
_SMALL = 0.85
"""How large the count is beside the heading."""


class _Type:
    """Fonts and measures, made once for a font of the application: thousands of lines are measured with them."""

    def __init__(self, key: str) -> None:
        self.key, self.em = key, em()
        self.plain, self.strong = interface_font(1.0), interface_font(1.0, QFont.Weight.DemiBold)
        self.small = interface_font(_SMALL)
        self.plain_metrics, self.strong_metrics, self.small_metrics = (
            QFontMetricsF(font) for font in (self.plain, self.strong, self.small)
        )


@dataclass(frozen=True)
class _Measured:
    """What a line of the outline is made of."""

    font: QFont
    metrics: QFontMetricsF
    lane: float
    """Pixels that the number takes."""
    lines: list[str]


class OutlineLine(QStyledItemDelegate):
    """Draws a line; as high as its heading needs, where the tree's lines may differ in height."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._made = _Type(QApplication.font().key())

    @property
    def _type(self) -> _Type:
        key = QApplication.font().key()
        if key != self._made.key:
            self._made = _Type(key)
        return self._made

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        face = self._type
        lines = 1 if self._tree.uniformRowHeights() else len(self.lines(index))
        return QSize(round(face.em * 8), round(face.plain_metrics.height() * lines + face.em * 0.55))

    def lines(self, index: Index) -> list[str]:
        """A heading as it is shown."""
        return self._measure(index).lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node, face = self._node(index), self._type
        palette = QGuiApplication.palette()
        box = QRectF(option.rect)
        measured = self._measure(index)
        inner = box.adjusted(_LEFT * face.em, face.em * 0.275, -_RIGHT * face.em, 0)
        painter.setFont(measured.font)
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, node.number)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        for number, words in enumerate(measured.lines):
            place = inner.adjusted(measured.lane, number * measured.metrics.height(), 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
        inner.setHeight(measured.metrics.height())
        assert isinstance(index, QModelIndex)
        self._paint_waiting(painter, inner, node, node.count if self._tree.isExpanded(index) else node.total, palette)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _node(self, index: Index) -> Node:
        node: Node = index.data(NODE)
        return node

    def _width(self, index: Index) -> int:
        """Pixels that a line has, as painted and as its height is found: the tree's own column follows a turn later."""
        deep, above = 0, self._node(index).parent
        while above is not None:
            deep, above = deep + 1, above.parent
        return self._tree.viewport().width() - deep * self._tree.indentation()

    def _measure(self, index: Index) -> _Measured:
        node, face = self._node(index), self._type
        strong = node.place is None or node.place.depth == 0
        font, metrics = (face.strong, face.strong_metrics) if strong else (face.plain, face.plain_metrics)
        room = self._width(index) - (_LEFT + _RIGHT) * face.em
        # The room is that of all below: a heading does not break elsewhere as its line is folded out.
        if total := node.total:
            room -= face.small_metrics.horizontalAdvance(_told(total)) + _GAP * face.em
        if node.lock is not None:
            room -= (_LOCK + _GAP) * face.em
        lane = max(metrics.horizontalAdvance(node.number), face.em * 1.3) + face.em * 0.4 if node.number else 0.0
        most = 1 if self._tree.uniformRowHeights() else MOST_LINES
        return _Measured(font, metrics, lane, _broken(node.title, font, metrics, room - lane, most))

    def _paint_waiting(self, painter: QPainter, inner: QRectF, node: Node, count: int, palette: QPalette) -> None:
        """The proposals that wait, and a small padlock before them where the clause is locked."""
        face, right = self._type, inner.right()
        if count:
            painter.setFont(face.small)
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _told(count))
            right -= face.small_metrics.horizontalAdvance(_told(count)) + _GAP * face.em
        if node.lock is not None:
            side = round(face.em * _LOCK)
            place = QPointF(right - side, inner.center().y() - side / 2)
            device = round(side * painter.device().devicePixelRatioF())
            padlock = pixmap("lock", palette.color(QPalette.ColorRole.Dark).name(), device)
            painter.drawPixmap(QRectF(place, QSizeF(side, side)), padlock, QRectF(padlock.rect()))


def _told(count: int) -> str:
    return f"● {count}"


def _broken(words: str, font: QFont, metrics: QFontMetricsF, room: float, most: int) -> list[str]:
    """Words in lines of ``room`` pixels, the last of at most so many cut short where there is more."""
    if most == 1 or metrics.horizontalAdvance(words) <= room or room <= 0:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)]
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines: list[str] = []
    begun = end = 0
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        begun, end = line.textStart(), line.textStart() + line.textLength()
        lines.append(words[begun:end].rstrip())
    layout.endLayout()
    if end < len(words):
        lines[-1] = words[begun:]
    # A word that is longer than the line is cut rather than drawn over what stands beside it.
    return [metrics.elidedText(each, Qt.TextElideMode.ElideRight, room) for each in lines]
