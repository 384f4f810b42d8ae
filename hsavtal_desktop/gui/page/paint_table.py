"""Painting tables: rules, header rows, and what is proposed about rows and columns."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hsavtal_desktop.core.reading import Joining
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.table import TableFrame

_TINT = 26
"""Of 255: how strongly a proposed row or column is coloured."""


def paint_table(
    painter: QPainter,
    frame: TableFrame,
    setting: Setting,
    left: int,
    top: int,
    chosen: tuple[int, int] | None,
    clip: QRect,
) -> None:
    """The rows of a table that meet ``clip``, with its page's left edge at ``left``.

    ``chosen`` is the selected range of its text.
    """
    inks, thin = setting.inks, setting.typography.hairline
    x, width = left + frame.x, frame.width
    whole = chosen is not None and chosen[0] <= frame.position < chosen[1]
    seen = frame.rows_within(clip.top() - top, clip.bottom() + 1 - top)
    for index in seen:
        row = frame.rows[index]
        box = QRectF(x, top + row.y, width, row.height)
        if row.row.header:
            painter.fillRect(box, inks.faint)
        if whole:
            painter.fillRect(box, inks.selection)
        low = top + row.y + row.height - thin
        for column in range(len(frame.edges) - 1):
            if (index, column) not in frame.joined:
                start, stop = frame.edges[column : column + 2]
                painter.fillRect(QRect(x + start, low, stop - start, thin), inks.rule)
    thick = round(thin * 1.5)
    for y in (frame.y, frame.y + frame.height - thick):
        painter.fillRect(QRect(x, top + y, width, thick), inks.text)
    if setting.marked:
        _paint_proposals(painter, frame, setting, left, top, seen)


def _paint_proposals(painter: QPainter, frame: TableFrame, setting: Setting, left: int, top: int, seen: range) -> None:
    """Proposed rows and columns are tinted with a plus beside them; struck ones crossed by a line, with a minus."""
    x = left + frame.x
    for row in frame.rows[seen.start : seen.stop]:
        box = QRectF(x, top + row.y, frame.width, row.height)
        beside = QPointF(box.left() - setting.typography.em * 0.55, box.center().y())
        middle = QLineF(box.left(), box.center().y(), box.right(), box.center().y())
        _mark(painter, setting, box, beside, middle, row.row.inserted, row.row.deleted)
    for index, column in enumerate(frame.table.column_slots):
        start, stop = frame.edges[index : index + 2]
        box = QRectF(x + start, top + frame.y, stop - start, frame.height)
        above = QPointF(box.center().x(), box.top() - setting.typography.em * 0.35)
        middle = QLineF(box.center().x(), box.top(), box.center().x(), box.bottom())
        _mark(painter, setting, box, above, middle, column.inserted, column.deleted)

    for joining in frame.table.joinings:
        _paint_joining(painter, frame, setting, joining, QPointF(x, top))


def _paint_joining(painter: QPainter, frame: TableFrame, setting: Setting, joining: Joining, at: QPointF) -> None:
    """Cells to be merged are framed together, those to be split each; a line within the frame is kept or broken."""
    row, column = next(
        (number, line.row.cells.index(joining.cell))
        for number, line in enumerate(frame.rows)
        if joining.cell in line.row.cells
    )
    rows, edges = frame.rows[row : row + joining.down], frame.edges[column : column + joining.across + 1]
    voice, thick = setting.voice(joining.revision), max(1.5, setting.typography.hairline * 1.5)
    inset = thick * 1.5
    box = QRectF(at.x() + edges[0], at.y() + rows[0].y, edges[-1] - edges[0], sum(line.height for line in rows))
    box.adjust(inset, inset, -inset, -inset)
    tint = QColor(voice.colour)
    tint.setAlpha(_TINT)
    painter.fillRect(box, tint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(voice.colour, thick, voice.line))
    painter.drawRect(box)
    if joining.apart:
        for line in rows[1:]:
            painter.drawLine(QLineF(box.left(), at.y() + line.y, box.right(), at.y() + line.y))
        for edge in edges[1:-1]:
            painter.drawLine(QLineF(at.x() + edge, box.top(), at.x() + edge, box.bottom()))
    painter.setPen(QPen(voice.colour, thick, Qt.PenStyle.SolidLine))
    _sign(painter, setting, QPointF(at.x() - setting.typography.em * 0.55, box.center().y()), plus=not joining.apart)


def _mark(
    painter: QPainter,
    setting: Setting,
    box: QRectF,
    beside: QPointF,
    middle: QLineF,
    inserted: str,
    deleted: tuple[str, ...],
) -> None:
    thick = max(1.5, setting.typography.hairline * 1.5)
    if inserted:
        voice = setting.voice(inserted)
        tint = QColor(voice.colour)
        tint.setAlpha(_TINT)
        painter.fillRect(box, tint)
        painter.setPen(QPen(voice.colour, thick))
        _sign(painter, setting, beside, plus=True)
    if deleted:
        voice = setting.voice(deleted[-1])
        painter.setPen(QPen(voice.colour, thick, voice.line))
        painter.drawLine(middle)
        painter.setPen(QPen(voice.colour, thick, Qt.PenStyle.SolidLine))
        _sign(painter, setting, beside, plus=False)


def _sign(painter: QPainter, setting: Setting, at: QPointF, *, plus: bool) -> None:
    arm = setting.typography.em * 0.24
    painter.drawLine(QLineF(at.x() - arm, at.y(), at.x() + arm, at.y()))
    if plus:
        painter.drawLine(QLineF(at.x(), at.y() - arm, at.x(), at.y() + arm))
