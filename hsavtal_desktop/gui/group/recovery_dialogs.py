"""The recovery code: shown once to be kept on paper, and asked for when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.members import Member
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, label


class CodeDialog(Dialog):
    """A recovery code, in words that can be printed; it is written to no file."""

    def __init__(self, name: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recovery code"))
        heading = self.tr("Recovery code for {0}").format(name)
        told = self.tr(
            "Whoever has this code can become coordinator of {0} and revoke any key, even yours. Keep it on paper, "
            "locked away. It is not kept in the program and not shown again; you can always make another."
        )
        how = self.tr("It is used in the program under Members, by the button “Use a recovery code”.")
        self.text = QPlainTextEdit(f"{heading}\n\n{code}\n\n{told.format(name)}\n\n{how}\n")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Recovery code"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.print = button(self.tr("Print…"), self._print, picture="printer", primary=True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Close"), self.reject))
        row.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Print the code or write it down now."), strong=True))
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        resize_on_screen(self, 36, 20)

    def _print(self) -> None:
        # Only who prints needs it, and a system may lack what it stands on.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.text.print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()


class RecoverDialog(Dialog):
    """Asks for a recovery code, and for the key that was lost; stays until the code is right."""

    def __init__(
        self, coordinators: Sequence[Member], recover: Callable[[str, str], str], parent: QWidget | None = None
    ) -> None:
        """``recover`` uses a code and revokes a key, "" for none; gives why it could not, "" where it did."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Use a recovery code"))
        self._recover = recover
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setPlaceholderText(self.tr("Seven groups of four letters and digits"))
        self.lost = DropDown()
        self.lost.setAccessibleName(self.tr("Key that was lost"))
        self.lost.addItem(self.tr("No key: I only want to become coordinator"), "")
        for one in coordinators:
            self.lost.addItem(self.tr("{0}: revoke that key").format(one.name), one.author)
        self.told = label("")
        self.told.hide()
        self.use = button(self.tr("Become coordinator"), self.accept, primary=True)
        self.use.setDefault(True)
        lacking = self.tr("Write the code first")
        allow(self.use, lacking)
        self.code.textChanged.connect(lambda text: allow(self.use, "" if text.strip() else lacking))
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        form.addRow(self.tr("Code on the paper"), self.code)
        form.addRow(self.tr("Key that was lost"), self.lost)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        told = self.tr("The code on paper makes you coordinator, and revokes the key that was lost with a computer.")
        layout.addWidget(label(told, muted=True))
        layout.addLayout(form)
        layout.addWidget(self.told)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.use)
        layout.addLayout(row)
        self.setMinimumWidth(round(em() * 32))

    def accept(self) -> None:
        """Use the code; where it is refused, say why and let it be mended."""
        refusal = self._recover(self.code.text(), self.lost_key)
        self.told.setText(refusal)
        self.told.setVisible(bool(refusal))
        if refusal:
            self.code.setFocus()
        else:
            super().accept()

    @property
    def lost_key(self) -> str:
        """The key to revoke, "" for none."""
        return str(self.lost.currentData())
