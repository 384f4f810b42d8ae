"""How a proposal looks in the list: who, where, what goes, what comes, when and why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.chips import chip_size, paint_chip
from hsavtal_desktop.gui.look_words import looks_words
from hsavtal_desktop.gui.page.colours import authority_colour, mixed
from hsavtal_desktop.gui.proposals_model import REVISION, ProposalsModel
from hsavtal_desktop.gui.texts import kept, one_line, state_word, time_text, worded
from hsavtal_desktop.gui.theme import em, interface_font

MOST_LINES = 3
MOST_LETTERS = 500
"""No card shows more than this of a proposal, so no more is laid out."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Block:
    """A few lines of words with a sign before them."""

    sign: str
    text: str
    font: QFont
    role: str


class ProposalCard(QStyledItemDelegate):
    """Paints the cards; the current one leaves room for the buttons that the list lays on it."""

    def __init__(self, model: ProposalsModel, view: QAbstractItemView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._view = model, view
        self._heights: dict[tuple[str, int], tuple[RevisionView, int]] = {}
        self.extra = 0
        """Height of what is laid on the current card, pixels."""
        self.grouped = False
        """Whether the first card of each clause has the clause's name above it."""
        self.restyle()

    def restyle(self) -> None:
        """Fonts or colours changed."""
        self._heights.clear()
        self._plain = interface_font()
        self._strong = interface_font(1.0, QFont.Weight.DemiBold)
        self._small = interface_font(0.88)
        self._added = interface_font()
        self._added.setUnderline(True)
        self._removed = interface_font()
        self._removed.setStrikeOut(True)
        self._line = QFontMetricsF(self._plain).height()
        self._small_line = QFontMetricsF(self._small).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        one: RevisionView = index.data(REVISION)
        known = self._heights.get((one.id, width))
        if known is None or known[0] != one:
            known = self._heights[one.id, width] = one, self._height(one, width)
        current = self._view.currentIndex()
        more = self.extra if current.isValid() and current.row() == index.row() else 0
        return QSize(width, known[1] + more + self._group_height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: RevisionView = index.data(REVISION)
        palette = QGuiApplication.palette()
        ground = palette.color(QPalette.ColorRole.Base)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        group = self._group_height(index)
        if group:
            self._paint_group(painter, QRectF(box.left(), box.top(), box.width(), group), one, index, palette)
            box.setTop(box.top() + group)
        if current:
            ground = mixed(ground, palette.color(QPalette.ColorRole.Highlight), 0.09)
            painter.fillRect(box, ground)
        self._frame(painter, box, palette, current and self._view.hasFocus())
        if current:
            bar = QRectF(box.left(), box.top(), em() * 0.2, box.height())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Highlight))
        inner = box.adjusted(self._margin, self._margin * 0.8, -self._margin, 0)
        y = self._head(painter, inner, one, palette, ground)
        for block in self._blocks(one):
            y = self._words(painter, inner, y, block, self._colour(block, one, palette, ground))
        self._foot(painter, inner, y, one, palette)

    def _group_height(self, index: Index) -> int:
        """Pixels of the clause's name above its first card."""
        if not self.grouped:
            return 0
        before = index.sibling(index.row() - 1, 0)
        first = not before.isValid() or before.data(REVISION).clause != index.data(REVISION).clause
        return round(self._line + em() * 0.5) if first else 0

    def _paint_group(self, painter: QPainter, box: QRectF, one: RevisionView, index: Index, palette: QPalette) -> None:
        painter.fillRect(box, palette.color(QPalette.ColorRole.Window))
        count = 1
        while (following := index.sibling(index.row() + count, 0)).isValid():
            if following.data(REVISION).clause != one.clause:
                break
            count += 1
        painter.setFont(self._strong)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        inner = box.adjusted(self._margin, 0, -self._margin, 0)
        metrics = QFontMetricsF(self._strong)
        number = str(count)
        room = inner.width() - metrics.horizontalAdvance(number) - em()
        name = metrics.elidedText(self._model.clause_name(one.clause), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(self._plain)
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)

    @property
    def _margin(self) -> float:
        return em() * 0.75

    def _frame(self, painter: QPainter, box: QRectF, palette: QPalette, focused: bool) -> None:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        if focused:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), max(1.0, em() / 14)))
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _head(self, painter: QPainter, inner: QRectF, one: RevisionView, palette: QPalette, ground: QColor) -> float:
        body = one.organisation or worded(one.name)
        width, height = chip_size(body)
        top = inner.top() + (self._line - height) / 2
        paint_chip(painter, QRectF(inner.left(), top, width, height), body, one.side, ground)
        number = self._model.number(one.clause)
        painter.setFont(self._strong)
        metrics = QFontMetricsF(self._strong)
        right = metrics.horizontalAdvance(number)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = QRectF(
            inner.left() + width + em() * 0.45,
            inner.top(),
            inner.width() - width - right - em() * 1.0,
            self._line,
        )
        shown = metrics.elidedText(body, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(self._plain)
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        where = QRectF(inner.left(), inner.top(), inner.width(), self._line)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        return inner.top() + self._line + em() * 0.2

    def _blocks(self, one: RevisionView) -> list[_Block]:
        blocks = []
        kind = "" if one.kind in ("insertion", "deletion", "replacement") else self._model.act(one)
        looks = looks_words(one)
        if kind or looks:
            blocks.append(_Block("", ": ".join(word for word in (kind, looks) if word), self._plain, "kind"))
        if one.removed:
            blocks.append(
                _Block("−", self._model.line(one.removed[:MOST_LETTERS], one.removed_atoms), self._removed, "removed")
            )
        if one.added:
            blocks.append(
                _Block("+", self._model.line(one.added[:MOST_LETTERS], one.added_atoms), self._added, "added")
            )
        if one.restyled:
            blocks.append(_Block("", f"”{one_line(one.restyled[:MOST_LETTERS])}”", self._plain, "restyled"))
        if one.message:
            blocks.append(_Block("", f"”{one_line(kept(one.message))}”", self._small, "message"))
        return blocks

    def _colour(self, block: _Block, one: RevisionView, palette: QPalette, ground: QColor) -> QColor:
        if block.role == "added":
            return authority_colour(one.on_behalf or one.organisation or one.author, ground)
        role = QPalette.ColorRole.Text if block.role == "kind" else QPalette.ColorRole.Dark
        return palette.color(role)

    def _words(self, painter: QPainter, inner: QRectF, top: float, block: _Block, colour: QColor) -> float:
        indent = em() * 0.9 if block.sign else 0.0
        lines = _lines(block, inner.width() - indent)
        painter.setPen(colour)
        if block.sign:
            painter.setFont(self._strong)
            painter.drawText(QPointF(inner.left(), top + QFontMetricsF(self._strong).ascent()), block.sign)
        painter.setFont(block.font)
        metrics = QFontMetricsF(block.font)
        for number, line in enumerate(lines):
            painter.drawText(QPointF(inner.left() + indent, top + metrics.ascent() + number * metrics.height()), line)
        return top + metrics.height() * len(lines) + em() * 0.12

    def _foot(self, painter: QPainter, inner: QRectF, top: float, one: RevisionView, palette: QPalette) -> None:
        painter.setFont(self._small)
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        metrics = QFontMetricsF(self._small)
        text = metrics.elidedText(self._footnote(one), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QPointF(inner.left(), top + metrics.ascent()), text)

    def _footnote(self, one: RevisionView) -> str:
        parts = []
        if one.state not in ("pending",):
            decided = state_word(one.state)
            parts.append(f"{decided}: {worded(one.decided_by)}" if one.decided_by and not one.open else decided)
            if one.reason:
                parts.append(f"”{one_line(kept(one.reason))}”")
        if one.name and one.name != (one.organisation or one.name):
            parts.append(worded(one.name))
        parts.append(time_text(one.time))
        if not one.released:
            parts.append(self.tr("private, stays here") if self._model.stays(one) else self.tr("not shared"))
        return " · ".join(parts)

    def _height(self, one: RevisionView, width: int) -> int:
        inner = width - 2 * self._margin
        height = self._margin * 0.8 + self._line + em() * 0.2
        for block in self._blocks(one):
            count = len(_lines(block, inner - (em() * 0.9 if block.sign else 0.0)))
            height += QFontMetricsF(block.font).height() * count + em() * 0.12
        return round(height + self._small_line + self._margin * 0.8)


def _lines(block: _Block, width: float) -> list[str]:
    """The words in at most :data:`MOST_LINES` lines, the last one with an ellipsis where there is more."""
    layout = QTextLayout(block.text, block.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == MOST_LINES - 1 and start + line.textLength() < len(block.text):
            rest = block.text[start:]
            lines.append(QFontMetricsF(block.font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(block.text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
