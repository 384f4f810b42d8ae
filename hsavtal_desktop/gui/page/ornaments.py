"""What stands beside the words: sheets, change bars, conflict signs, party and status chips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from hsavtal_desktop.core.reading import ClauseView, View
from hsavtal_desktop.gui.page.contended import Contended, signs
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.section import Kind, Section
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.typography import Face
from hsavtal_desktop.gui.page.wording import party_words, status_words

_MOST_CHIPS = 3


def paint_sheet(painter: QPainter, section: Section, setting: Setting, left: int, top: int) -> None:
    """The paper under a section, with a gap of desk between the parts' sheets."""
    inks, width = setting.inks, setting.breadth
    gap_top, gap_bottom = section.gap
    edges = [(0, section.height)] if gap_top == gap_bottom else [(0, gap_top), (gap_bottom, section.height)]
    if gap_top < gap_bottom:
        ends = [gap_top] * (gap_top > 0) + [gap_bottom - 1] * (gap_bottom < section.height)
        for y in ends:
            painter.fillRect(QRect(left - 1, top + y, width + 2, 1), inks.edge)
    for high, low in edges:
        painter.fillRect(QRect(left, top + high, width, low - high), inks.page)
        for x in (left - 1, left + width):
            painter.fillRect(QRect(x, top + high, 1, low - high), inks.edge)


def bars(section: Section, setting: Setting, leaves: Iterable[Leaf] | None = None) -> Iterator[QRectF]:
    """The change bars of a section, in its own pixels: beside each line with a proposal, or the whole clause.

    ``leaves`` are those of it that are looked at, None for all.
    """
    if setting.view not in (View.MARKUP, View.SIMPLE):
        return
    x, width = setting.sheet.bar, max(2.0, setting.typography.em * 0.16)
    place = section.place
    if place is not None and (place.inserted or place.deleted or place.moved or place.merging):
        first = min((leaf.y for leaf in (*section.notes, *section.leaves)), default=0)
        yield QRectF(x, first, width, section.height - first)
        return
    for leaf in section.leaves if leaves is None else leaves:
        for line in sorted(leaf.barred):
            yield QRectF(x, leaf.y + line * leaf.slot, width, leaf.slot)
    for frame in section.tables:
        for row in frame.rows:
            if row.row.revisions:
                yield QRectF(x, row.y, width, row.height)
        if any(column.revisions for column in frame.table.column_slots):
            yield QRectF(x, frame.y, width, frame.height)


def paint_bars(
    painter: QPainter,
    section: Section,
    setting: Setting,
    left: int,
    top: int,
    contended: Contended,
    leaves: Iterable[Leaf],
) -> None:
    """Change bars beside some leaves and, beside proposals that compete, a warning sign."""
    colour = setting.inks.accent if setting.view is View.SIMPLE else setting.inks.bar
    for bar in bars(section, setting, leaves):
        painter.fillRect(bar.translated(left, top), colour)
    if setting.view in (View.MARKUP, View.SIMPLE):
        for middle in signs(section, setting, contended):
            _paint_warning(painter, setting, middle + QPointF(left, top))


def chips(clause: ClauseView) -> list[tuple[str, str]]:
    """The words of a clause's chips, and the party they name."""
    words = ((party_words(clause.party), clause.party), (status_words(clause.status), ""), (clause.owner, ""))
    return [chip for chip in words if chip[0]]


def chips_bottom(clause: ClauseView, first: Leaf, setting: Setting) -> int:
    """How far down in its section the chips beside a clause's first line reach, in pixels."""
    slot = setting.typography.note.slot
    return first.y + (first.slot - slot) // 2 + len(chips(clause)) * (slot + setting.typography.ems(0.3))


def paint_chips(painter: QPainter, section: Section, setting: Setting, left: int, top: int, high: int) -> None:
    """Responsible party, status and group, right of the first line; not above pixel ``high`` of the section."""
    clause = section.clause
    if clause is None or not section.leaves or section.kind is not Kind.CLAUSE:
        return
    leaf = section.leaves[0]
    x, y = float(left + setting.sheet.chips), top + leaf.y
    face = setting.typography.note
    if high > leaf.y + leaf.slot + _MOST_CHIPS * (face.slot + setting.typography.ems(0.3)):
        return
    for words, party in chips(clause):
        if setting.sheet.chips + setting.typography.ems(2) < setting.sheet.width:
            _paint_chip(painter, setting, face, words, party, QPointF(x, y + (leaf.slot - face.slot) / 2))
            y += face.slot + setting.typography.ems(0.3)


def _paint_chip(painter: QPainter, setting: Setting, face: Face, words: str, party: str, at: QPointF) -> None:
    inks, em = setting.inks, setting.typography.em
    metrics = setting.typography.metrics(face)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, setting.sheet.width - setting.sheet.chips - em * 1.2)
    width = metrics.horizontalAdvance(words) + em * 0.9
    box = QRectF(at.x(), at.y(), width, face.slot)
    ink = inks.text if party else inks.muted
    painter.setPen(QPen(ink, max(1.0, em * 0.06)))
    painter.setBrush(inks.faint if party else Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if party == "municipality":
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    elif party == "both":
        tip = box.height() / 3
        painter.drawPolygon(_pointed(box, tip))
    else:
        painter.drawRoundedRect(box, em * 0.12, em * 0.12)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink)
    painter.setFont(face.font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _pointed(box: QRectF, tip: float) -> QPolygonF:
    middle = box.center().y()
    return QPolygonF(
        [
            QPointF(box.left(), middle),
            QPointF(box.left() + tip, box.top()),
            QPointF(box.right() - tip, box.top()),
            QPointF(box.right(), middle),
            QPointF(box.right() - tip, box.bottom()),
            QPointF(box.left() + tip, box.bottom()),
        ]
    )


def _paint_warning(painter: QPainter, setting: Setting, middle: QPointF) -> None:
    size = setting.typography.em * 0.46
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(setting.inks.warning, max(1.2, setting.typography.em * 0.09)))
    painter.setBrush(QColor(Qt.GlobalColor.transparent))
    top, low = middle.y() - size * 0.85, middle.y() + size * 0.75
    painter.drawPolygon(
        QPolygonF([QPointF(middle.x(), top), QPointF(middle.x() + size, low), QPointF(middle.x() - size, low)])
    )
    painter.drawLine(QPointF(middle.x(), top + size * 0.6), QPointF(middle.x(), low - size * 0.55))
    painter.drawPoint(QPointF(middle.x(), low - size * 0.25))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
