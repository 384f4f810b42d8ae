"""Gallring: attached files that can be erased, and the log of what was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.group.acting import carry_out
from hsavtal_desktop.gui.group.waiting_card import stacked
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import Hint, allow, button, label


class ErasingPage(QWidget):
    """Files that the log names; those ticked can be erased for a reason."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.files, self.log = QListWidget(), QListWidget()
        self.files.setAccessibleName(self.tr("Attached files"))
        self.log.setAccessibleName(self.tr("What was erased"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why: stays in the log"))
        self.reason.setAccessibleName(self.tr("Reason for erasing"))
        self.erase = button(self.tr("Erase for ever"), self._erase, picture="x")
        layout = stacked(self, space(3))
        told = self.tr(
            "An erased file is gone in every copy that takes this in, and is not taken in again. Backups and files "
            "that were sent earlier are not reached: erase them too."
        )
        layout.addWidget(label(told, muted=True))
        self.no_files = Hint(self.tr("No files are attached: what is sent to Word or comes back from it stands here."))
        layout.addWidget(self.no_files)
        layout.addWidget(self.files, 2)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.reason, 1)
        row.addWidget(self.erase)
        layout.addLayout(row)
        layout.addWidget(label(self.tr("What was erased"), strong=True))
        self.nothing_erased = Hint(
            self.tr("Nothing has been erased. Each erasure is listed here, with who did it and why.")
        )
        layout.addWidget(self.nothing_erased)
        layout.addWidget(self.log, 1)
        self.setFocusProxy(self.files)

    def read(self) -> None:
        """Read files and log again."""
        group = self._desk.workspace.group
        kinds = {
            "sent": self.tr("Sent copy"),
            "returned": self.tr("Returned original"),
            "source": self.tr("Source of clauses"),
        }
        self.files.clear()
        for one in group.attachments():
            if one.here:
                told = " · ".join(part for part in (one.name, kinds.get(one.kind, ""), one.whose) if part)
                item = QListWidgetItem(told)
                item.setData(_HASH, one.hash)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.files.addItem(item)
        self.log.clear()
        for done in reversed(group.erasures()):
            files = counted(len(done.blobs), self.tr("1 file"), self.tr("{0} files"))
            self.log.addItem(f"{done.time[:10]} · {done.by} · {files} · {done.reason}")
        for listed, empty in ((self.files, self.no_files), (self.log, self.nothing_erased)):
            listed.setVisible(bool(listed.count()))
            empty.setVisible(not listed.count())
        allow(self.erase, worded(self._desk.workspace.why_not(Right.ERASE)))
        self.reason.setEnabled(self.erase.isEnabled())

    def _erase(self) -> None:
        rows = (self.files.item(row) for row in range(self.files.count()))
        chosen = [str(item.data(_HASH)) for item in rows if item.checkState() == Qt.CheckState.Checked]
        if not chosen:
            self._desk.refused.emit(self.tr("Tick the files that are to be erased."))
            return
        group, reason = self._desk.workspace.group, self.reason.text()
        told = counted(len(chosen), self.tr("1 file is erased"), self.tr("{0} files are erased"))
        if carry_out(self._desk, lambda: group.erase(chosen, reason), told):
            self.reason.clear()


_HASH = int(Qt.ItemDataRole.UserRole)
