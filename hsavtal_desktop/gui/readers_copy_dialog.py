"""What is asked before a reader's copy is written: which frozen version, for whom, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.foreign import file_name
from hsavtal_desktop.gui.saving import PlaceField
from hsavtal_desktop.gui.texts import time_text
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, called, label
from hsavtal_desktop.gui.word_dialogs import bodies, buttons
from hsavtal_desktop.workspace.readers_copy import SUFFIX


class ReadersCopyDialog(Dialog):
    """Accepted when a copy is to be written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reader's copy"))
        self._folder = desk.workspace.path.parent
        self.version = DropDown()
        for version in reversed(desk.workspace.versions()):
            if version.status == "frozen":
                self.version.addItem(f"{version.label} · {time_text(version.time)}", version.label)
        self.recipient = QLineEdit()
        self.recipient.setPlaceholderText(self.tr("Body or person (optional)"))
        self.recipient.setCompleter(bodies(desk, self))
        self.purpose = DropDown()
        self.purpose.setEditable(True)
        self.purpose.addItems([self.tr("for decision"), self.tr("for information"), self.tr("consultation")])
        self.path = PlaceField(self.tr("Reader's copy"), self.tr("Reader's copies (*{0})").format(SUFFIX), SUFFIX)
        self.path.textChanged.connect(lambda _text: self._check())
        self.save = button(self.tr("Write the file"), self.accept, picture="book-open", primary=True)
        self.save.setDefault(True)
        self.version.currentIndexChanged.connect(lambda _index: self._suggest())
        self._lay_out()
        self._suggest()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            (self.tr("Frozen version"), self.version),
            (self.tr("Recipient"), self.recipient),
            (self.tr("Purpose"), self.purpose),
        ):
            called(field, name)
            form.addRow(name, field)
        form.addRow(self.tr("File"), self.path.with_browsing())
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
        return self.path.target

    def _suggest(self) -> None:
        name = str(self.version.currentData() or self.tr("Version"))
        self.path.suggest(self._folder / file_name(name, SUFFIX))
        self._check()

    def _check(self) -> None:
        none = self.tr("There is no frozen version yet. Freeze one under Review first.")
        allow(self.save, self.path.lacking if self.version.count() else none)
