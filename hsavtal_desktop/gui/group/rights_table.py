"""Who may do what: a row for each right, a column for oneself and for each role in the group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from hsavtal_desktop.core.members import ROLES, Right, may, may_in_own_part
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.group.waiting_card import stacked
from hsavtal_desktop.gui.texts import right_words, role_word, worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import end_with_rows, label

_NAMES = 2
"""Names under a role's title; those of all others are told on hovering."""


class RightsTable(QWidget):
    """What I may, and what everybody else may."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = QTableWidget(0, 0)
        self.table.setAccessibleName(self.tr("Who may do what"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        layout = stacked(self, space(3))
        told = self.tr("● may everywhere · ◐ in the parts that were handed out to them · – no")
        layout.addWidget(label(told, muted=True))
        layout.addWidget(self.table, 1)
        layout.addStretch()
        self.setFocusProxy(self.table)

    def read(self) -> None:
        """Read roles and members again."""
        workspace, words = self._desk.workspace, right_words()
        holders: dict[str, list[str]] = {}
        for member in workspace.members():
            if member.role:
                holders.setdefault(member.role, []).append(member.name)
        roles = [role for role in ROLES if role in holders]
        self.table.setColumnCount(1 + len(roles))
        self.table.setRowCount(len(words))
        self.table.setVerticalHeaderLabels(list(words.values()))
        self._head(0, self.tr("I"), [role_word(workspace.role)])
        for column, role in enumerate(roles, 1):
            self._head(column, role_word(role), holders[role])
        for row, right in enumerate(words):
            self._set(row, 0, workspace.role, right, worded(workspace.why_not(right)))
            for column, role in enumerate(roles, 1):
                self._set(row, column, role, right, "")
        self.table.resizeColumnsToContents()
        self.table.resizeRowsToContents()
        end_with_rows(self.table)

    def _head(self, column: int, title: str, names: Sequence[str]) -> None:
        """A column's title, and under it the first names of those it is about, none wider than a role."""
        letters = self.table.horizontalHeader().fontMetrics()
        lines = [letters.elidedText(name, Qt.TextElideMode.ElideRight, round(em() * 6.5)) for name in names[:_NAMES]]
        if len(names) > _NAMES:
            lines.append(self.tr("and {0} more").format(len(names) - _NAMES))
        item = QTableWidgetItem("\n".join((title, *lines)))
        told = "\n".join((title, *names))
        item.setToolTip(tip(told))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.table.setHorizontalHeaderItem(column, item)

    def _set(self, row: int, column: int, role: str, right: Right, why_not: str) -> None:
        if may(role, right):
            sign, told = "●", self.tr("yes")
        elif may_in_own_part(role, right):
            sign, told = "◐", self.tr("in the own parts")
        else:
            sign, told = "–", self.tr("no")
        item = QTableWidgetItem(sign)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        item.setToolTip(why_not or told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        self.table.setItem(row, column, item)
