"""The clauses that something was said about, with how much of it is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.page.colours import mixed
from hsavtal_desktop.gui.theme import em, interface_font
from hsavtal_desktop.workspace.consulting import ClauseRow

ROW = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class ClauseList(QListView):
    """One line a clause: number, heading, how many are answered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Line(self))
        self.setAccessibleName(self.tr("Clauses"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[ClauseRow]) -> None:
        """List other clauses; the current one stays current where it is among them."""
        known = [self._row(place) for place in range(self._model.rowCount())]
        if known == list(rows):
            return
        before, place = self.clause, self.currentIndex().row()
        if [row.clause for row in known] == [row.clause for row in rows]:
            for at, row in enumerate(rows):
                self._dress(self._model.item(at), row)
            return
        self.blockSignals(True)
        self._model.clear()
        for row in rows:
            item = QStandardItem()
            self._dress(item, row)
            self._model.appendRow(item)
        self.blockSignals(False)
        clauses = [row.clause for row in rows]
        if not clauses:
            self.chosen.emit("")
            return
        at = clauses.index(before) if before in clauses else min(max(place, 0), len(clauses) - 1)
        self.setCurrentIndex(self._model.index(at, 0))
        if clauses[at] == before:
            self.chosen.emit(before)

    @property
    def clause(self) -> str | None:
        """The clause that is shown; None for none."""
        index = self.currentIndex()
        return self._row(index.row()).clause if index.isValid() else None

    def step(self, by: int) -> bool:
        """Go to another clause; False when there is none in that direction."""
        row = self.currentIndex().row() + by
        if not 0 <= row < self._model.rowCount():
            return False
        self.setCurrentIndex(self._model.index(row, 0))
        return True

    def choose(self, clause: str) -> None:
        """Go to a clause."""
        for place in range(self._model.rowCount()):
            if self._row(place).clause == clause:
                self.setCurrentIndex(self._model.index(place, 0))

    def _row(self, place: int) -> ClauseRow:
        row: ClauseRow = self._model.index(place, 0).data(ROW)
        return row

    def _dress(self, item: QStandardItem, row: ClauseRow) -> None:
        heading = row.heading or self.tr("The agreement as a whole")
        item.setData(row, ROW)
        told = self.tr("{0} of {1} answered").format(row.settled, row.total)
        item.setText(f"{row.number} {heading}, {told}".strip())
        item.setToolTip(tip(item.text()))

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._row(current.row()).clause)


class _Line(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._whole = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(round(em() * 10), round(QFontMetricsF(interface_font()).height() + em() * 0.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ClauseRow = index.data(ROW)
        palette, box = QGuiApplication.palette(), QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = mixed(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Highlight), 0.12)
            painter.fillRect(box, ground)
            painter.fillRect(QRectF(box.left(), box.top(), em() * 0.2, box.height()), palette.highlight())
        done = row.settled == row.total
        inner = box.adjusted(em() * 0.75, 0, -em() * 0.75, 0)
        count = f"{'✓ ' if done else ''}{row.settled}/{row.total}"
        font = interface_font(1.0, QFont.Weight.Normal if done else QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Dark if done else QPalette.ColorRole.Text))
        painter.drawText(inner, _RIGHT, count)
        words = (
            f"{row.number}  {row.heading}".strip() or index.data(int(Qt.ItemDataRole.DisplayRole)).rpartition(",")[0]
        )
        room = inner.width() - metrics.horizontalAdvance(count) - em() * 0.6
        painter.setFont(interface_font())
        painter.drawText(inner, _LEFT, QFontMetricsF(interface_font()).elidedText(words, _ELIDE, room))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight
