"""What is asked before a reader's copy is written: which frozen version, for whom, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import time_text
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import allow, button, label
from hsavtal_desktop.gui.word_dialogs import bodies, buttons
from hsavtal_desktop.workspace.readers_copy import SUFFIX


class ReadersCopyDialog(QDialog):
    """Accepted when a copy is to be written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reader's copy"))
        self._folder, self._path_written = desk.workspace.path.parent, False
        self.version = QComboBox()
        for version in reversed(desk.workspace.versions()):
            if version.status == "frozen":
                self.version.addItem(f"{version.label} · {time_text(version.time)}", version.label)
        self.recipient = QLineEdit()
        self.recipient.setPlaceholderText(self.tr("Body or person (optional)"))
        self.recipient.setCompleter(bodies(desk, self))
        self.purpose = QComboBox()
        self.purpose.setEditable(True)
        self.purpose.addItems([self.tr("for decision"), self.tr("for information"), self.tr("consultation")])
        self.path = QLineEdit()
        self.path.textEdited.connect(self._path_edited)
        self.save = button(self.tr("Write the file"), self.accept, picture="book-open", primary=True)
        self.save.setDefault(True)
        self.version.currentIndexChanged.connect(lambda _index: self._suggest())
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
            (self.tr("Frozen version"), self.version),
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
        layout.addWidget(label(self.tr("Reader's copy"), scale=1.15, strong=True))
        told = self.tr(
            "One frozen version for those who only read: no proposals, no comments, nobody's name. The program shows "
            "it, and anybody can unpack the file and read the page in it."
        )
        layout.addWidget(label(told, muted=True))
        layout.addLayout(form)
        layout.addSpacing(space(2))
        layout.addLayout(buttons(self, self.save))
        self.setMinimumWidth(round(em() * 34))

    @property
    def target(self) -> Path:
        """Where the file goes."""
        return Path(self.path.text().strip()).with_suffix(SUFFIX)

    def _suggest(self) -> None:
        if not self._path_written:
            name = str(self.version.currentData() or self.tr("Version"))
            clean = "".join(char for char in name if char not in '\\/:*?"<>|')
            self.path.setText(str(self._folder / f"{clean[:80]}{SUFFIX}"))
        self._check()

    def _path_edited(self) -> None:
        self._path_written = True
        self._check()

    def _check(self) -> None:
        lacking = "" if self.path.text().strip() else self.tr("Say where the file is to be")
        none = self.tr("There is no frozen version yet. Freeze one under Review first.")
        allow(self.save, lacking if self.version.count() else none)

    def _browse(self) -> None:
        types = self.tr("Reader's copies (*{0})").format(SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Reader's copy"), self.path.text(), types)
        if name:
            self.path.setText(name)
            self._path_edited()
