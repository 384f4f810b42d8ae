"""Which parts were handed out to whom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.group.acting import carry_out
from hsavtal_desktop.gui.group.waiting_card import stacked
from hsavtal_desktop.gui.texts import role_word, worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import allow, button, label

_LEAST = 9
"""Type sizes that a list is high, however low the window is."""


class PartsPage(QWidget):
    """The parts of the package, and the members whose part the chosen one is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._owners: set[str] = set()
        """Who the part chosen was handed out to."""
        self.parts, self.members = QListWidget(), QListWidget()
        self.parts.setAccessibleName(self.tr("Parts"))
        self.members.setAccessibleName(self.tr("Members that the part is handed out to"))
        self.parts.currentRowChanged.connect(lambda _row: self._show())
        self.members.itemChanged.connect(lambda _item: self._allow())
        self.hand_out = button(self.tr("Hand out"), self._hand_out, primary=True)
        layout = stacked(self, space(3))
        told = self.tr(
            "Leads of a part decide on proposals in their own parts. What they write elsewhere arrives as proposals."
        )
        layout.addWidget(label(told, muted=True))
        lists = QHBoxLayout()
        lists.setSpacing(space(4))
        for title, widget in ((self.tr("Part"), self.parts), (self.tr("Handed out to"), self.members)):
            column = QVBoxLayout()
            column.addWidget(label(title, strong=True))
            column.addWidget(widget, 1)
            widget.setMinimumHeight(round(em() * _LEAST))
            lists.addLayout(column, 1)
        layout.addLayout(lists, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.hand_out)
        layout.addLayout(row)
        self.setFocusProxy(self.parts)

    def read(self) -> None:
        """Read parts and members again."""
        workspace = self._desk.workspace
        chosen = self.part
        self.parts.clear()
        seen: set[str] = set()
        for document in workspace.documents():
            for place in workspace.outline(document, View.MARKUP).parts:
                if place.part not in seen:
                    seen.add(place.part)
                    self._add(place.part, place.title or workspace.document(document).title)
        rows = [row for row in range(self.parts.count()) if self.parts.item(row).data(_ID) == chosen]
        self.parts.setCurrentRow(rows[0] if rows else 0)
        self._show()

    @property
    def part(self) -> str:
        """The part chosen, "" for none."""
        item = self.parts.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _add(self, part: str, title: str) -> None:
        owners = ", ".join(member.name for member in self._desk.workspace.governing.owners(part))
        item = QListWidgetItem(f"{title} · {owners}" if owners else title)
        item.setData(_ID, part)
        self.parts.addItem(item)

    def _show(self) -> None:
        workspace = self._desk.workspace
        owners = {member.author for member in workspace.governing.owners(self.part)} if self.part else set()
        self._owners = owners
        self.members.clear()
        for member in workspace.members():
            if member.role:
                item = QListWidgetItem(f"{member.name} · {role_word(member.role)}")
                item.setData(_ID, member.author)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if member.author in owners else Qt.CheckState.Unchecked)
                self.members.addItem(item)
        self._allow()

    def _chosen(self) -> set[str]:
        rows = (self.members.item(row) for row in range(self.members.count()))
        return {str(item.data(_ID)) for item in rows if item.checkState() == Qt.CheckState.Checked}

    def _allow(self) -> None:
        """Nothing is handed out anew to just those who have it."""
        same = self.tr("Tick the members whose part it is to be") if self._chosen() == self._owners else ""
        allow(self.hand_out, worded(self._desk.workspace.why_not(Right.STRUCTURE)) or same)

    def _hand_out(self) -> None:
        chosen, part, governing = self._chosen(), self.part, self._desk.workspace.governing
        if part:
            carry_out(self._desk, lambda: governing.hand_out(part, chosen), self.tr("The part is handed out"))


_ID = int(Qt.ItemDataRole.UserRole)
