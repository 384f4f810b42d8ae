"""What is asked before a Word file is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import view_word
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label

WORD_SUFFIX = ".docx"


@dataclass(frozen=True)
class WordExport:
    """What is to be written."""

    path: Path
    document: str | None
    """None for the whole package."""
    version: str | None
    """None for the agreement as it is now."""
    view: View
    recipient: str
    purpose: str


class ExportWordDialog(QDialog):
    """Asks what is sent, to whom, and where the file goes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Send to Word"))
        self._workspace = workspace = desk.workspace
        self._path_written = False
        self.document = QComboBox()
        for name in workspace.documents():
            self.document.addItem(workspace.document(name).short or workspace.document(name).title, name)
        self.document.addItem(self.tr("The whole package"), None)
        self.document.setCurrentIndex(max(0, self.document.findData(desk.document)))
        self.version = QComboBox()
        self.version.addItem(self.tr("As it is now"), None)
        for version in reversed(workspace.versions()):
            self.version.addItem(version.label, version.label)
        self.view = QComboBox()
        for view in (View.MARKUP, View.FINAL, View.ORIGINAL):
            self.view.addItem(view_word(view), view)
        self.recipient = QLineEdit()
        self.recipient.setPlaceholderText(self.tr("Body or person"))
        self.recipient.setCompleter(bodies(desk, self))
        self.purpose = QComboBox()
        self.purpose.setEditable(True)
        self.purpose.addItems([self.tr("working material"), self.tr("consultation"), self.tr("decision")])
        self.path = QLineEdit()
        self.path.textEdited.connect(self._path_edited)
        self.save = button(self.tr("Write the file"), self.accept, picture="file-up", primary=True)
        self.save.setDefault(True)
        self.document.currentIndexChanged.connect(self._suggest)
        self.recipient.textChanged.connect(self._suggest)
        self._lay_out()
        self._suggest()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(space(2))
        where.addWidget(self.path, 1)
        where.addWidget(button(self.tr("Browse…"), self._browse))
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            (self.tr("Document"), self.document),
            (self.tr("Version"), self.version),
            (self.tr("Open proposals"), self.view),
            (self.tr("Recipient"), self.recipient),
            (self.tr("Purpose"), self.purpose),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.path.setAccessibleName(self.tr("File"))
        form.addRow(self.tr("File"), where)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Send to Word"), scale=1.15, strong=True))
        told = self.tr(
            "Open proposals become Word's own tracked changes. What you have not shared is shared first. "
            "The copy is remembered, so that what comes back finds its place."
        )
        layout.addWidget(label(told, muted=True))
        layout.addLayout(form)
        layout.addSpacing(space(2))
        layout.addLayout(buttons(self, self.save))
        self.setMinimumWidth(round(em() * 34))

    def wanted(self) -> WordExport:
        """What was asked for."""
        return WordExport(
            Path(self.path.text().strip()).with_suffix(WORD_SUFFIX),
            self.document.currentData(),
            self.version.currentData(),
            self.view.currentData(),
            self.recipient.text().strip(),
            self.purpose.currentText().strip(),
        )

    def _suggest(self) -> None:
        if self._path_written:
            return
        name = self.document.currentText()
        if self.recipient.text().strip():
            name += " – " + self.recipient.text().strip()
        clean = "".join(char for char in name if char not in '\\/:*?"<>|')
        self.path.setText(str(self._workspace.path.parent / f"{clean[:80]}{WORD_SUFFIX}"))

    def _path_edited(self) -> None:
        self._path_written = True
        self.save.setEnabled(bool(self.path.text().strip()))

    def _browse(self) -> None:
        types = self.tr("Word files (*.docx)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Send to Word"), self.path.text(), types)
        if name:
            self.path.setText(name)
            self._path_edited()


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
