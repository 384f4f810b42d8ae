"""The list of differences beside a comparison."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ChangePlace, Comparison
from hsavtal_desktop.gui.page.colours import mixed
from hsavtal_desktop.gui.proposals_model import Index
from hsavtal_desktop.gui.texts import one_line
from hsavtal_desktop.gui.theme import em, interface_font

PLACE = int(Qt.ItemDataRole.UserRole)
NUMBER = PLACE + 1
KIND = PLACE + 2


class ChangesModel(QAbstractListModel):
    """The places that next and previous go to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None

    def show_comparison(self, comparison: Comparison | None) -> None:
        """List another comparison's differences."""
        self.beginResetModel()
        self.comparison = comparison
        self.endResetModel()

    def place(self, row: int) -> ChangePlace:
        """One difference."""
        assert self.comparison is not None
        return self.comparison.changes[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() or self.comparison is None else len(self.comparison.changes)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        place = self.place(index.row())
        if role == PLACE:
            return place
        if role == NUMBER:
            return self._number(place)
        if role == KIND:
            return self._kind(place)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = [self._number(place), self._kind(place)]
            words += [f"− {one_line(place.old_text)}"] if place.old_text else []
            words += [f"+ {one_line(place.new_text)}"] if place.new_text else []
            return " ".join(word for word in words if word)
        return None

    def _number(self, place: ChangePlace) -> str:
        assert self.comparison is not None
        row = self.comparison.rows[place.row]
        if row.new is not None:
            return self.comparison.new.units[row.new].number
        return self.comparison.old.units[row.old].number if row.old is not None else ""

    def _kind(self, place: ChangePlace) -> str:
        whole = place.paragraph is None
        words = {
            RowKind.INSERTED: self.tr("New clause") if whole else self.tr("New paragraph"),
            RowKind.DELETED: self.tr("Clause gone") if whole else self.tr("Paragraph gone"),
            RowKind.MOVED: self.tr("Moved"),
            RowKind.SPLIT: self.tr("Split"),
            RowKind.MERGED: self.tr("Merged"),
            RowKind.CHANGED: self.tr("Changed"),
        }
        return words.get(place.kind, "")


class ChangeLine(QStyledItemDelegate):
    """Number and kind, then what went and what came, one line each."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        place: ChangePlace = index.data(PLACE)
        rows = 1 + bool(place.old_text) + bool(place.new_text)
        height = QFontMetricsF(interface_font()).height() * rows + em() * 0.9
        return QSize(self._view.viewport().width(), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: ChangePlace = index.data(PLACE)
        palette, box = QGuiApplication.palette(), QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = mixed(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Highlight), 0.09)
            painter.fillRect(box, ground)
            painter.fillRect(QRectF(box.left(), box.top(), em() * 0.2, box.height()), palette.highlight())
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(em() * 0.75, em() * 0.4, -em() * 0.75, 0)
        metrics = QFontMetricsF(interface_font())
        painter.setFont(interface_font(1.0, QFont.Weight.DemiBold))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(inner, index.data(NUMBER))
        painter.setFont(interface_font())
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight, index.data(KIND))
        for sign, words in (("−", place.old_text), ("+", place.new_text)):
            if words:
                inner.setTop(inner.top() + metrics.height())
                painter.setPen(palette.color(QPalette.ColorRole.Text if sign == "+" else QPalette.ColorRole.Dark))
                text = f"{sign} {one_line(words[:200])}"
                painter.drawText(inner, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width()))
