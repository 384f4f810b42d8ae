"""Small registers as tables that can be written in: goals, statutes, guiding questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.record_types import TYPES
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, label

Rows = Callable[[], Mapping[str, Any]]


class RegisterDialog(Dialog):
    """Each cell is written as it is left; lines are added and taken away by buttons, and undone like all else."""

    def __init__(
        self,
        desk: Desk,
        kind: str,
        title: str,
        columns: Sequence[tuple[str, str]],
        rows: Rows,
        parent: QWidget | None = None,
    ) -> None:
        """``columns``: (field, heading); ``rows``: id → record, as they are now."""
        super().__init__(parent)
        self.desk, self._kind, self._columns, self._rows = desk, kind, columns, rows
        self.setWindowTitle(title)
        self._reason = worded(desk.workspace.why_not(TYPES[kind][1]))
        self.table = QTableWidget(0, len(columns))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels([heading for _, heading in columns])
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._changed)
        self.new = button(self.tr("New line"), self._add, picture="plus")
        self.remove = button(self.tr("Take away the line"), self._remove, picture="minus")
        self.shut = button(self.tr("Close"), self.accept, primary=True)
        allow(self.new, self._reason)
        allow(self.remove, self._reason)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.new)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.shut)
        layout = QVBoxLayout(self)
        layout.setSpacing(space(3))
        layout.addWidget(self.table, 1)
        if self._reason:
            layout.addWidget(label(self._reason, muted=True))
        layout.addLayout(row)
        resize_on_screen(self, 48, 26)
        self._fill()

    def _fill(self) -> None:
        self.table.blockSignals(True)
        listed = self._rows()
        self.table.setRowCount(len(listed))
        for row, (name, record) in enumerate(listed.items()):
            for column, (field, _) in enumerate(self._columns):
                item = QTableWidgetItem(str(getattr(record, field)))
                item.setData(Qt.ItemDataRole.UserRole, name)
                if self._reason:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        self.table.blockSignals(False)

    def _changed(self, item: QTableWidgetItem) -> None:
        field = self._columns[item.column()][0]
        self._set(str(item.data(Qt.ItemDataRole.UserRole)), {field: item.text().strip()})

    def _add(self) -> None:
        first = self._columns[0][0]
        name = self.desk.workspace.new_name()
        last = {"order": len(self._rows()) + 1} if self._kind == "question" else {}
        self._set(name, {first: self.tr("New"), **last})
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == name:
                self.table.setCurrentItem(item)
                self.table.editItem(item)

    def _remove(self) -> None:
        item = self.table.currentItem()
        if item is not None:
            self._set(str(item.data(Qt.ItemDataRole.UserRole)), {"removed": True})

    def _set(self, name: str, fields: Mapping[str, Any]) -> None:
        self.desk.perform(SetRecord(self._kind, name, fields))
        self.desk.settle()
        self._fill()
