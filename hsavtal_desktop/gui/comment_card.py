"""How a comment looks in the list: who, where, about which words, what it says, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hsavtal_desktop.gui.comments_model import COMMENT, NUMBER, STAYS, THREAD
from hsavtal_desktop.gui.page.colours import mixed
from hsavtal_desktop.gui.texts import comment_kind_word, one_line, time_text, worded
from hsavtal_desktop.gui.theme import em, interface_font
from hsavtal_desktop.workspace.reading import CommentView
from hsavtal_desktop.workspace.threads import Thread

Index = QModelIndex | QPersistentModelIndex

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True)
class _Words:
    """Some lines of a card."""

    text: str
    font: QFont
    role: QPalette.ColorRole
    lines: int = 0
    """At most so many, elided; 0 for as many as there are."""


class CommentCard(QStyledItemDelegate):
    """A comment, or an answer set in below it."""

    def __init__(self, view: QListView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        inner = width - em() * 0.75 - self._indent(index)
        height = QFontMetricsF(_strong()).height() + em() * 1.2
        height += sum(self._height(words, inner) + em() * 0.12 for words in self._blocks(index))
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: CommentView = index.data(COMMENT)
        palette, box = QGuiApplication.palette(), QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_chosen(painter, box, palette)
        left = box.left() + self._indent(index)
        inner = QRectF(left, box.top() + em() * 0.6, box.right() - em() * 0.75 - left, box.height())
        metrics = QFontMetricsF(_strong())
        number: str = index.data(NUMBER)
        if number:
            painter.setFont(interface_font())
            painter.setPen(palette.color(QPalette.ColorRole.Dark))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight, number)
        painter.setFont(_strong())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        who = " · ".join(dict.fromkeys(part for part in (worded(one.name), one.organisation) if part))
        room = inner.width() - QFontMetricsF(interface_font()).horizontalAdvance(number) - em() * 0.5
        painter.drawText(inner, metrics.elidedText(who, Qt.TextElideMode.ElideRight, room))
        top = inner.top() + metrics.height()
        for words in self._blocks(index):
            top += em() * 0.12
            height = self._height(words, inner.width())
            painter.setFont(words.font)
            painter.setPen(palette.color(words.role))
            lines = QRectF(inner.left(), top, inner.width(), height)
            shown = words.text
            if words.lines:
                shown = QFontMetricsF(words.font).elidedText(shown, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(lines, _WRAP, shown)
            top += height
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_chosen(self, painter: QPainter, box: QRectF, palette: QPalette) -> None:
        highlight = palette.color(QPalette.ColorRole.Highlight)
        painter.fillRect(box, mixed(palette.color(QPalette.ColorRole.Base), highlight, 0.09))
        painter.fillRect(QRectF(box.left(), box.top(), em() * 0.2, box.height()), highlight)
        if self._view.hasFocus():
            painter.setPen(highlight)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -1.5))

    def _blocks(self, index: Index) -> list[_Words]:
        one: CommentView = index.data(COMMENT)
        thread: Thread = index.data(THREAD)
        role, root = QPalette.ColorRole, one.id == thread.id
        blocks = []
        if root and thread.quote:
            font = interface_font(0.94)
            font.setItalic(True)
            font.setStrikeOut(thread.gone)
            blocks.append(_Words(f"”{one_line(thread.quote[:_QUOTED])}”", font, role.Dark, 1))
        blocks.append(_Words(one.comment.text, interface_font(), role.Dark if thread.resolved else role.Text))
        blocks.append(_Words(self._foot(one, thread, root, index.data(STAYS)), interface_font(0.88), role.Dark))
        return blocks

    def _foot(self, one: CommentView, thread: Thread, root: bool, stays: bool) -> str:
        parts = [time_text(one.time)]
        if stays:
            parts.append(self.tr("private, stays here"))
        if root:
            parts.insert(0, comment_kind_word(one.comment.kind))
            if thread.assignee:
                parts.append(self.tr("for {0}").format(thread.assignee))
            if thread.gone:
                parts.append(self.tr("the words are gone"))
            if thread.resolved:
                settled = self.tr("settled by {0}").format(thread.settled_by)
                parts.append("✓ " + (settled if thread.settled_by else self.tr("settled")))
        return " · ".join(parts)

    def _height(self, words: _Words, width: float) -> float:
        metrics = QFontMetricsF(words.font)
        if words.lines:
            return metrics.height() * words.lines
        return metrics.boundingRect(QRectF(0, 0, width, 1e5), _WRAP, words.text).height()

    def _indent(self, index: Index) -> float:
        return em() * (0.75 if index.data(COMMENT).id == index.data(THREAD).id else 2.25)


_QUOTED = 400
"""Characters of the words it is about: more than one line holds."""


def _strong() -> QFont:
    return interface_font(1.0, QFont.Weight.DemiBold)
