"""The recovery code: shown once to be kept on paper, and asked for when it is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.members import Member
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import label


class CodeDialog(QDialog):
    """A recovery code, in words that can be printed."""

    def __init__(self, name: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recovery code"))
        told = self.tr(
            "Whoever has this code can become coordinator of {0} and revoke any key, even yours. Keep it on paper, "
            "locked away. It is not kept in the program and not shown again; you can always make another."
        )
        self.text = QPlainTextEdit(
            f"{self.tr('Recovery code for {0}').format(name)}\n\n{code}\n\n{told.format(name)}\n"
        )
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Recovery code"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save = buttons.addButton(self.tr("Save as text to print…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._save)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Write the code down now."), strong=True))
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        self.resize(round(em() * 36), round(em() * 20))

    def _save(self) -> None:
        found = ask_where(self, self.tr("Save as text to print"), "", {self.tr("Text files (*.txt)"): ".txt"})
        if found is not None:
            try:
                found[0].write_text(self.text.toPlainText(), encoding="utf-8")
            except OSError as error:
                self.text.appendPlainText(
                    self.tr("The file could not be written: {0}").format(worded(reason_of(error)))
                )


class RecoverDialog(QDialog):
    """Asks for a recovery code, and for the key that was lost."""

    def __init__(self, coordinators: Sequence[Member], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Use a recovery code"))
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.lost = QComboBox()
        self.lost.setAccessibleName(self.tr("Key that was lost"))
        self.lost.addItem(self.tr("No key: I only want to become coordinator"), "")
        for one in coordinators:
            self.lost.addItem(self.tr("{0}: revoke that key").format(one.name), one.author)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Become coordinator"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Code on the paper"), self.code)
        form.addRow(self.tr("Key that was lost"), self.lost)
        layout = QVBoxLayout(self)
        layout.setSpacing(space(3))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(round(em() * 32), self.sizeHint().height())

    @property
    def lost_key(self) -> str:
        """The key to revoke, "" for none."""
        return str(self.lost.currentData())
