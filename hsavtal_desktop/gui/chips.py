"""The sign of a body: two to four letters in its own colour, in a shape that tells its side."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.page.colours import authority_colour
from hsavtal_desktop.gui.texts import short_name, side_word
from hsavtal_desktop.gui.theme import em, interface_font


def chip_size(organisation: str) -> tuple[float, float]:
    """Width and height of a body's chip, in pixels."""
    metrics = QFontMetricsF(interface_font(0.82))
    return max(metrics.horizontalAdvance(short_name(organisation)) + em() * 0.8, em() * 1.9), em() * 1.1


def paint_chip(painter: QPainter, box: QRectF, organisation: str, side: str, ground: QColor) -> None:
    """Draw a chip: a rectangle for the region, a pill for a municipality, a pointed label for everybody else."""
    colour = authority_colour(organisation, ground)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.0, em() / 16)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    if side == "region":
        painter.drawRoundedRect(inner, em() * 0.1, em() * 0.1)
    elif side == "municipality":
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    else:
        tip, middle = inner.height() / 3, inner.center().y()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(inner.left(), middle),
                    QPointF(inner.left() + tip, inner.top()),
                    QPointF(inner.right() - tip, inner.top()),
                    QPointF(inner.right(), middle),
                    QPointF(inner.right() - tip, inner.bottom()),
                    QPointF(inner.left() + tip, inner.bottom()),
                ]
            )
        )
    painter.setFont(interface_font(0.82))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short_name(organisation))
    painter.restore()


class Chip(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, organisation: str, side: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._organisation, self._side = organisation, side
        width, height = chip_size(organisation)
        self.setFixedSize(round(width), round(height))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        where = side_word(side)
        self.setToolTip(tip(f"{organisation} ({where})" if where not in ("", organisation) else organisation))
        self.setAccessibleName(self.toolTip())

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._organisation, self._side, self.palette().base().color())
        painter.end()
