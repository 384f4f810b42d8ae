"""Painting sections: words, marks and tables.  Nothing here knows of a widget or a caret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCharFormat

from hsavtal_desktop.gui.page.contended import Contended
from hsavtal_desktop.gui.page.leaf import Leaf, Role, Stroke, face_of, format_range
from hsavtal_desktop.gui.page.ornaments import paint_bars, paint_chips, paint_sheet
from hsavtal_desktop.gui.page.paint_table import paint_table
from hsavtal_desktop.gui.page.picture import PictureLeaf, paint_picture
from hsavtal_desktop.gui.page.private import paint_padlocks
from hsavtal_desktop.gui.page.proofs import Proofs
from hsavtal_desktop.gui.page.remarks import Remarks, paint_grounds, paint_signs
from hsavtal_desktop.gui.page.section import Numbered, Section
from hsavtal_desktop.gui.page.setting import Setting


@dataclass
class Emphasis:
    """What is emphasised on the page beyond its own marks; ranges are ``(start, stop)`` in positions of a text."""

    selected: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By text."""
    hits: Mapping[str, Iterable[tuple[int, int]]] = field(default_factory=dict)
    """Search hits, by text."""
    current_hit: tuple[str, int, int] | None = None
    revision: str = ""
    """The proposal in focus."""
    contended: Contended = field(default_factory=Contended)
    """What a person must choose about."""
    proofs: Proofs | None = None
    """Who knows which words are misspelt."""
    writing: tuple[str, int] | None = None
    """Where a word is being written, which is not judged before it is whole."""
    remarks: Remarks = field(default_factory=Remarks)
    """Open comments."""
    private: frozenset[str] = frozenset()
    """Proposals that stay on this computer."""


def paint_section(
    painter: QPainter, section: Section, setting: Setting, left: int, top: int, emphasis: Emphasis, clip: QRect
) -> None:
    """Paint a laid out section with its page's left edge at ``left`` and its top at ``top``.

    Only what meets ``clip`` (device-independent pixels of the painter) is painted.
    """
    high, low = clip.top() - top, clip.bottom() + 1 - top
    paint_sheet(painter, section, setting, left, top)
    for frame in section.tables:
        if frame.y < low and frame.y + frame.height > high:
            paint_table(painter, frame, setting, left, top, emphasis.selected.get(frame.text), clip)
    if section.rule is not None:
        thin = setting.typography.hairline
        painter.fillRect(
            QRect(left + setting.sheet.text, top + section.rule, setting.typography.ems(7), thin), setting.inks.rule
        )
    seen = [leaf for leaf in (*section.notes, *section.leaves) if leaf.y < low and leaf.y + leaf.height > high]
    for leaf in seen:
        _paint_leaf(painter, leaf, setting, QPointF(left + leaf.x, top + leaf.y), emphasis, clip)
    if section.number is not None and section.number.leaf in seen:
        _paint_number(painter, section.number, setting, left, top)
    paint_bars(painter, section, setting, left, top, emphasis.contended, seen)
    paint_padlocks(painter, section, setting, left, top, emphasis.private, seen)
    paint_chips(painter, section, setting, left, top, high)
    paint_signs(painter, section, setting, left, top, emphasis.remarks)


def _paint_leaf(painter: QPainter, leaf: Leaf, setting: Setting, at: QPointF, emphasis: Emphasis, clip: QRect) -> None:
    """Paint a leaf; of a paragraph that is pages long only the lines that meet ``clip``."""
    assert leaf.layout is not None
    inks = setting.inks
    text = leaf.content.text
    if text:
        _paint_grounds(painter, leaf, setting, at, emphasis)
    if leaf.label:
        _paint_label(painter, leaf, setting, at)
    if isinstance(leaf, PictureLeaf):
        paint_picture(painter, leaf, setting, at)
        return
    painter.setPen(_ink(leaf, setting))
    selections, on = [], list[QRectF]()
    chosen = emphasis.selected.get(text) if text else None
    if chosen is not None:
        first, last = leaf.unit(chosen[0]), leaf.unit(chosen[1])
        if last > first:
            look = QTextCharFormat()
            look.setForeground(inks.selected)
            selections.append(format_range(first, last - first, look))
            on = list(leaf.rows(first, last))
    near = QRectF(clip).adjusted(0, -leaf.slot, 0, leaf.slot)
    leaf.layout.draw(painter, at, selections, near)
    if not leaf.shown.text and leaf.hint:
        painter.setPen(inks.muted)
        painter.setFont(face_of(leaf, setting).font)
        box = QRectF(at.x(), at.y(), leaf.width, leaf.slot)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, leaf.hint)
    _paint_strokes(painter, leaf, at, near, on, inks.selected)


def _paint_strokes(
    painter: QPainter, leaf: Leaf, at: QPointF, near: QRectF, on: Iterable[QRectF], selected: QColor
) -> None:
    """The lines that mark words; ``on`` the ground of a selection theirs are as its words: no author's shows there."""
    high, low = near.top() - at.y(), near.bottom() - at.y()
    strokes = [stroke for stroke in leaf.strokes if high <= stroke.y <= low]
    for stroke in strokes:
        _paint_stroke(painter, stroke, at, stroke.left, stroke.right, stroke.pen)
    for box in on:
        for stroke in strokes:
            left, right = max(stroke.left, box.left()), min(stroke.right, box.right())
            if box.top() <= stroke.y <= box.bottom() and left < right:
                pen = QPen(stroke.pen)
                pen.setColor(selected)
                _paint_stroke(painter, stroke, at, left, right, pen)


def _paint_stroke(painter: QPainter, stroke: Stroke, at: QPointF, left: float, right: float, pen: QPen) -> None:
    painter.setPen(pen)
    y = at.y() + stroke.y
    painter.drawLine(QLineF(at.x() + left, y, at.x() + right, y))


def _ink(leaf: Leaf, setting: Setting) -> QColor:
    return setting.inks.muted if leaf.role is Role.NOTE or leaf.struck else setting.inks.text


def _paint_grounds(painter: QPainter, leaf: Leaf, setting: Setting, at: QPointF, emphasis: Emphasis) -> None:
    inks, content = setting.inks, leaf.content
    paint_grounds(painter, leaf, setting, at, emphasis.remarks)
    if emphasis.revision:
        for run in leaf.shown.runs:
            if emphasis.revision in run.piece.revisions:
                _fill(painter, leaf, at, run.start, run.start + run.length, inks.current)
    if setting.marked:
        for first, last in emphasis.contended.stretches(leaf):
            _wave(painter, leaf, setting, at, first, last)
    if emphasis.proofs is not None:
        _paint_misspelt(painter, leaf, setting, at, emphasis)
    for start, stop in emphasis.hits.get(content.text, ()):
        if start < content.stop and stop > content.start:
            _fill(painter, leaf, at, leaf.unit(start), leaf.unit(stop), inks.hit)
    if emphasis.current_hit is not None and emphasis.current_hit[0] == content.text:
        _, start, stop = emphasis.current_hit
        _fill(painter, leaf, at, leaf.unit(start), leaf.unit(stop), inks.current_hit)
        painter.setPen(QPen(inks.warning, setting.typography.hairline))
        for box in leaf.rows(leaf.unit(start), leaf.unit(stop)):
            painter.drawRect(box.translated(at))
    chosen = emphasis.selected.get(content.text)
    if chosen is not None and chosen[0] <= content.stop and chosen[1] >= content.start:
        _fill(painter, leaf, at, leaf.unit(chosen[0]), leaf.unit(chosen[1]), inks.selection)
        if chosen[1] > content.stop >= chosen[0]:
            line, x = leaf.caret(content.stop)
            box = QRectF(at.x() + x, at.y() + line * leaf.slot, setting.typography.em * 0.4, leaf.slot)
            painter.fillRect(box, inks.selection)


def _paint_misspelt(painter: QPainter, leaf: Leaf, setting: Setting, at: QPointF, emphasis: Emphasis) -> None:
    assert emphasis.proofs is not None
    start = leaf.content.start
    for first, last in emphasis.proofs.wrong(leaf):
        if emphasis.writing != (leaf.content.text, start + last):
            _ripple(painter, leaf, setting, at, leaf.unit(start + first), leaf.unit(start + last))


def _ripple(painter: QPainter, leaf: Leaf, setting: Setting, at: QPointF, first: int, last: int) -> None:
    """A low wave close under the words: unlike the mark of a conflict, which is a zigzag at the line's foot."""
    assert leaf.layout is not None
    painter.setPen(QPen(setting.inks.misspelt, max(1.0, setting.typography.hairline * 0.8)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step = setting.typography.em * 0.11
    for box in leaf.rows(first, last):
        line = leaf.layout.lineAt(round(box.top() / leaf.slot))
        base = at.y() + line.y() + line.ascent() + setting.typography.em * 0.27
        x, end = at.x() + box.left(), at.x() + box.right()
        path = QPainterPath(QPointF(x, base))
        crest = -1
        while x + 2 * step <= end + step:
            path.quadTo(QPointF(x + step, base + crest * step * 1.5), QPointF(x + 2 * step, base))
            x, crest = x + 2 * step, -crest
        painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _fill(painter: QPainter, leaf: Leaf, at: QPointF, first: int, last: int, colour: QColor) -> None:
    for box in leaf.rows(first, last):
        painter.fillRect(box.translated(at), colour)


def _wave(painter: QPainter, leaf: Leaf, setting: Setting, at: QPointF, first: int, last: int) -> None:
    painter.setPen(QPen(setting.inks.warning, setting.typography.hairline))
    step = setting.typography.em * 0.14
    for box in leaf.rows(first, last):
        low = at.y() + box.bottom() - step
        x, points = at.x() + box.left(), list[QPointF]()
        while x < at.x() + box.right() + step:
            points.append(QPointF(x, low - (step if len(points) % 2 else 0)))
            x += step
        painter.drawPolyline(points)


def _paint_label(painter: QPainter, leaf: Leaf, setting: Setting, at: QPointF) -> None:
    face = face_of(leaf, setting)
    painter.setPen(setting.inks.text)
    painter.setFont(face.font)
    width = setting.typography.em * 1.35
    metrics = setting.typography.metrics(face)
    if leaf.content.style == "number":
        width = max(width, metrics.horizontalAdvance(leaf.label) + setting.typography.em * 0.3)
    box = QRectF(at.x() - width, at.y(), width, face.slot)
    side = Qt.AlignmentFlag.AlignTop if leaf.role is Role.FOOTNOTE else Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, side | Qt.AlignmentFlag.AlignLeft, leaf.label)


def _paint_number(painter: QPainter, number: Numbered, setting: Setting, left: int, top: int) -> None:
    leaf = number.leaf
    heading = leaf.role is Role.HEADING
    face = setting.typography.heading(leaf.depth) if heading else setting.typography.number
    painter.setFont(face.font)
    painter.setPen(setting.inks.text if heading and leaf.depth == 0 else setting.inks.muted)
    assert leaf.layout is not None
    line = leaf.layout.lineAt(0)
    base = top + leaf.y + line.y() + line.ascent()
    painter.drawText(QPointF(left + setting.sheet.number, base), number.words)
