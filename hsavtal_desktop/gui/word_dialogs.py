"""Word files: what is asked before returned ones are taken in, and what such dialogs share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import allow, button, label

WORD_SUFFIX = ".docx"


class IntakeWordDialog(QDialog):
    """Asks which returned files are taken in, and on whose behalf."""

    def __init__(self, desk: Desk, paths: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take in files from Word"))
        self._folder = str(desk.workspace.path.parent)
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Files"))
        self.files.setMaximumHeight(round(em() * 8))
        self.authority = QLineEdit()
        self.authority.setAccessibleName(self.tr("On behalf of"))
        self.authority.setPlaceholderText(self.tr("The body that answers, such as a municipality"))
        self.authority.setCompleter(bodies(desk, self))
        self.authority.textChanged.connect(self._check)
        self.take = button(self.tr("Take in"), self.accept, picture="file-down", primary=True)
        self.take.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Take in files from Word"), scale=1.15, strong=True))
        told = self.tr(
            "The tracked changes and comments in the files become proposals. Edits made without tracking are found "
            "too, and become proposals marked as such."
        )
        layout.addWidget(label(told, muted=True))
        layout.addWidget(self.files)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Choose files…"), self._browse, picture="folder-open"))
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(label(self.tr("On behalf of")))
        layout.addWidget(self.authority)
        layout.addSpacing(space(2))
        layout.addLayout(buttons(self, self.take))
        self.setMinimumWidth(round(em() * 34))
        self.paths: list[Path] = []
        self.add(paths)

    def add(self, paths: list[Path]) -> None:
        """Put files on the list."""
        for path in paths:
            if path not in self.paths:
                self.paths.append(path)
                self.files.addItem(path.name)
                self.files.item(self.files.count() - 1).setToolTip(str(path))
        self._check()

    def _browse(self) -> None:
        types = self.tr("Word files (*.docx)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), self._folder, types)
        self.add([Path(name) for name in names])

    def _check(self) -> None:
        lacking = ""
        if not self.paths:
            lacking = self.tr("Choose files first")
        elif not self.authority.text().strip():
            lacking = self.tr("Say on whose behalf")
        allow(self.take, lacking)


def bodies(desk: Desk, parent: QWidget) -> QCompleter:
    """Names of principals and members' organisations, offered while one writes."""
    workspace = desk.workspace
    names = dict.fromkeys(principal.name for _, principal in workspace.principals())
    names.update(dict.fromkeys(member.organisation for member in workspace.members() if member.organisation))
    made = QCompleter(list(names), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def buttons(dialog: QDialog, last: QWidget) -> QHBoxLayout:
    """Cancel, and what the dialog is for, at the right."""
    row = QHBoxLayout()
    row.setSpacing(space(2))
    row.addStretch(1)
    row.addWidget(button(QCoreApplication.translate("Words", "Cancel"), dialog.reject))
    row.addWidget(last)
    return row
