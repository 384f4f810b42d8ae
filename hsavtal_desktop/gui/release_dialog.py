"""What waits to be shared: a list with ticks for what goes along, and what stays on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.record_words import staying_words, waiting_word
from hsavtal_desktop.gui.texts import counted
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import Hint, allow, button, label
from hsavtal_desktop.workspace.waiting import Waiting, clause_mark

_LETTERS = 90


class ReleaseDialog(Dialog):
    """Stands beside the work: what is ticked goes along with the next sharing, the rest waits."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(self.tr("Waiting to be shared"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What waits to be shared; ticked goes along"))
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._ticked)
        self.told = label("")
        self.hint = Hint(self.tr("Everything is already shared. What you write next waits here until you share it."))
        self.share = button(self.tr("Share"), self._share, picture="share-2", primary=True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Close"), self.reject))
        row.addWidget(self.share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(4),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint, 1)
        layout.addLayout(row)
        resize_on_screen(self, 30, 26)
        desk.settled.connect(self._settled)
        self._fill()

    def refresh(self) -> None:
        """Read again what waits."""
        self._fill()

    def _settled(self, _changed: Changed) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        waiting = self.desk.workspace.waiting_to_be_shared()
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in waiting:
            item = QListWidgetItem(self._line(one))
            item.setData(Qt.ItemDataRole.UserRole, one)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if one.depends else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if one.stays else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(waiting))
        self.hint.setVisible(not waiting)
        going = sum(not one.stays for one in waiting)
        goes = counted(going, self.tr("1 edit goes along"), self.tr("{0} edits go along"))
        stays = staying_words(self.desk.workspace.held())
        self.told.setText(f"{goes}. {stays}." if stays else f"{goes}.")
        self.told.setVisible(bool(waiting))
        words = counted(going, self.tr("Share 1 edit"), self.tr("Share {0} edits"))
        self.share.setText(words if going else self.tr("Share"))
        allow(self.share, "" if going else self.tr("Nothing that is ticked waits to be shared"))

    def _line(self, one: Waiting) -> str:
        number = self.desk.workspace.number(one.clause, self.desk.document) if one.clause else ""
        words = self.desk.proposals.line(one.words, one.atoms)
        if len(words) > _LETTERS:
            words = f"{words[: _LETTERS - 1]}…"
        first = " · ".join(part for part in (number, waiting_word(one.kind)) if part)
        lines = [first, f"”{words}”" if words else ""]
        if one.depends:
            lines.append(self.tr("Builds on something that stays, so it stays too"))
        elif one.private and one.unit not in self.desk.workspace.private_marks:
            lines.append(self.tr("All of the clause is private"))
        elif one.private:
            lines.append(self.tr("Private: stays on this computer"))
        return "\n".join(line for line in lines if line)

    def _ticked(self, item: QListWidgetItem) -> None:
        one: Waiting = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() == Qt.CheckState.Unchecked:
            self.desk.keep_private([one.unit], private=True)
            return
        mark, marks = clause_mark(one.clause), self.desk.workspace.private_marks
        if mark in marks:
            others = [each.unit for each in self.desk.workspace.waiting_to_be_shared() if each.clause == one.clause]
            self.desk.workspace.mark_private([unit for unit in others if unit != one.unit])
            self.desk.workspace.mark_private([mark], private=False)
        self.desk.keep_private([one.unit], private=False)

    def _share(self) -> None:
        self.desk.release()
        self.desk.settle()
        if not self.desk.workspace.unreleased():
            self.accept()
