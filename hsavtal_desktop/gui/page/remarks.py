"""Comments on the page: a soft ground under the words they are about, and a sign beside the line.

The words are found by the identity of their characters, so nothing here has to follow what is typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from hsavtal_desktop.core.anchors import Anchor, overlaps, ranges
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.section import Section
from hsavtal_desktop.gui.page.setting import Setting


@dataclass(frozen=True)
class Remark:
    """An open comment as the page knows it."""

    id: str
    clause: str
    told: str
    """Who said what, for hovering over its sign."""
    texts: Anchor = field(default_factory=dict)
    """The words it is about; none for the clause as a whole."""


@dataclass(frozen=True)
class Sign:
    """One sign beside a line: the comments that begin there."""

    box: QRectF
    """In the section's pixels."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Remarks:
    """All open comments, found by text and by clause, and which of them is in focus."""

    every: tuple[Remark, ...] = ()
    current: str = ""
    # One that is about thousands of texts is filed under each of them: compared there, it would be so each time.
    by_text: dict[str, list[Remark]] = field(default_factory=dict, compare=False)
    by_clause: dict[str, list[Remark]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, remarks: Iterable[Remark], current: str = "") -> Remarks:
        """File them."""
        made = cls(tuple(remarks), current)
        for one in made.every:
            made.by_clause.setdefault(one.clause, []).append(one)
            for text in one.texts:
                made.by_text.setdefault(text, []).append(one)
        return made

    def at(self, leaf: Leaf, position: int) -> str:
        """The comment about the character at a position, the one with the fewest words if there are several."""
        found = [
            (stop - start, one.id)
            for one in self.by_text.get(leaf.content.text, ())
            for start, stop in positions(leaf, one)
            if start <= position <= stop
        ]
        return min(found)[1] if found else ""


def positions(leaf: Leaf, remark: Remark) -> Iterator[tuple[int, int]]:
    """Where a leaf shows what a comment is about, in positions of its text."""
    wanted = ranges(remark.texts, leaf.content.text)
    position = leaf.content.start
    for piece in leaf.content.all_pieces:
        for low, high in overlaps(wanted, piece.source, piece.offset, len(piece.text)):
            yield position + low, position + high
        position += len(piece.text)


def paint_grounds(painter: QPainter, leaf: Leaf, setting: Setting, at: QPointF, remarks: Remarks) -> None:
    """The ground under the words of a leaf that comments are about; the one in focus stands out."""
    for one in remarks.by_text.get(leaf.content.text, ()):
        ground = setting.inks.remarked_now if one.id == remarks.current else setting.inks.remarked
        for start, stop in positions(leaf, one):
            for box in leaf.rows(leaf.unit(start), leaf.unit(min(stop, leaf.content.stop))):
                painter.fillRect(box.translated(at), ground)


def signs(section: Section, setting: Setting, remarks: Remarks) -> Iterator[Sign]:
    """The signs of a section, in its own pixels, one a line."""
    if section.place is None or not section.leaves:
        return
    waiting = {one.id: one for one in remarks.by_clause.get(section.place.clause, ())}
    if not waiting:
        return
    lines: dict[tuple[int, int], list[Remark]] = {}
    for index, leaf in enumerate(section.leaves):
        for one in remarks.by_text.get(leaf.content.text, ()):
            first = next(positions(leaf, one), None) if one.id in waiting else None
            if first is not None:
                del waiting[one.id]
                lines.setdefault((index, leaf.caret(first[0])[0]), []).append(one)
    if waiting:
        lines.setdefault((0, 0), [])[:0] = waiting.values()
    size = setting.typography.em * 0.95
    for (index, line), listed in sorted(lines.items()):
        leaf = section.leaves[index]
        top = leaf.y + line * leaf.slot + (leaf.slot - size) / 2
        yield Sign(QRectF(setting.sheet.remarks, top, size * 1.05, size), tuple(listed))


def paint_signs(painter: QPainter, section: Section, setting: Setting, left: int, top: int, remarks: Remarks) -> None:
    """A speech bubble beside each line where comments begin, with their number where there are several."""
    for sign in signs(section, setting, remarks):
        current = any(one.id == remarks.current for one in sign.remarks)
        _paint_bubble(painter, setting, sign.box.translated(left, top), len(sign.remarks), current)


def _paint_bubble(painter: QPainter, setting: Setting, box: QRectF, count: int, current: bool) -> None:
    inks, em = setting.inks, setting.typography.em
    low = box.bottom() - box.height() * 0.24
    tail = QPolygonF(
        [
            QPointF(box.left() + box.width() * 0.22, low),
            QPointF(box.left() + box.width() * 0.22, box.bottom()),
            QPointF(box.left() + box.width() * 0.52, low),
        ]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(inks.accent, max(1.0, em * 0.075), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(inks.accent if current else inks.page)
    body = QRectF(box.left(), box.top(), box.width(), low - box.top())
    painter.drawRoundedRect(body, em * 0.16, em * 0.16)
    painter.drawPolyline(tail)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if count > 1:
        font = setting.typography.note.font
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        painter.setPen(inks.page if current else inks.accent)
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, str(min(count, 99)))
