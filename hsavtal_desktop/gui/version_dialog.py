"""Giving the agreement as it stands a name."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.prose import ProseLine
from hsavtal_desktop.gui.texts import counted, time_text
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import allow, button, label


class VersionDialog(Dialog):
    """Asks for a name and whether the version is frozen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Name a version"))
        self.name = ProseLine()
        self.name.setAccessibleName(self.tr("Name of the version"))
        self.name.setPlaceholderText(self.tr("For example: Working draft 2"))
        self.frozen = QCheckBox(self.tr("Freeze it: sent for consultation or decision"))
        self.save = button(self.tr("Name the version"), self.accept, primary=True)
        self.save.setDefault(True)
        lacking = self.tr("Write a name first")
        allow(self.save, lacking)
        self.name.textChanged.connect(lambda text: allow(self.save, "" if text.strip() else lacking))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("What is the version called?"), scale=1.15, strong=True))
        layout.addWidget(self.name)
        layout.addWidget(self.frozen)
        waiting = desk.workspace.unreleased()
        if waiting:
            told = self.tr("What you have not shared is not part of the version. Share first if it should be.")
            layout.addWidget(label(told, muted=True))
        undecided = desk.proposals.open_count
        if undecided:
            one = self.tr("1 proposal is not decided on. What it proposes is not part of the version.")
            many = self.tr("{0} proposals are not decided on. What they propose is not part of the version.")
            layout.addWidget(label(counted(undecided, one, many), muted=True))
        versions = desk.workspace.versions()
        if versions:
            lines = [self.tr("Earlier versions:"), *(f"{one.label} · {time_text(one.time)}" for one in versions[-5:])]
            layout.addWidget(label("\n".join(lines), muted=True))
        layout.addSpacing(space(2))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.save)
        layout.addLayout(row)
        self.setMinimumWidth(round(em() * 26))

    @property
    def label(self) -> str:
        """The name written."""
        return self.name.text().strip()
