"""The question before somebody leaves the group, which they can not undo themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.texts import counted
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label


class LeaveDialog(Dialog):
    """Accepted to leave."""

    def __init__(self, unreleased: int, parent: QWidget | None = None) -> None:
        """``unreleased``: edits that the others would not get any more."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Leave the group"))
        self.leave = button(self.tr("Leave the group"), self.accept)
        self.stay = button(self.tr("Stay"), self.reject, primary=True)
        self.stay.setDefault(True)
        told = self.tr(
            "What you have shared stays with the others, and you can go on reading your copy. What you write from now "
            "on does not count for them, until a coordinator lets you in again."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Leave the group?"), scale=1.15, strong=True))
        layout.addWidget(label(told))
        if unreleased:
            one = self.tr("1 edit is not shared yet and would not count. Share it first if it should.")
            many = self.tr("{0} edits are not shared yet and would not count. Share them first if they should.")
            layout.addWidget(label(counted(unreleased, one, many)))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.stay)
        layout.addLayout(row)
        self.setMinimumWidth(round(em() * 30))
