"""What program this is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.group.own_key import key_told
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label
from hsavtal_desktop.workspace.installation import KeyPlace


class AboutDialog(Dialog):
    """Name, version, licence."""

    key_moved = Signal(bool)
    """The private key is to be kept in the system's key store (true) or in a file."""

    def __init__(self, key: KeyPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About the program"))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(2))
        layout.addWidget(label(self.tr("Health-care agreements"), scale=1.4, strong=True))
        layout.addWidget(label(self.tr("Version {0}").format(QApplication.applicationVersion())))
        layout.addWidget(
            label(
                self.tr(
                    "Drafting, comparing and deciding on the agreement package of VGR and 49 municipalities. "
                    "Everything stays on this computer: the program makes no network calls."
                )
            )
        )
        self.key = label(key_told(key))
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.key)
        to_store = self.tr("Move the key to the system's key store")
        self.move_key = button(self.tr("Move the key to a file") if key.store else to_store, lambda: self._move(key))
        row = QHBoxLayout()
        row.addWidget(self.move_key)
        row.addStretch(1)
        layout.addLayout(row)
        licences = self.tr("Licence: EUPL 1.2. Fonts: Source Sans 3 and Source Serif 4 (OFL). Icons: Lucide (ISC).")
        layout.addWidget(
            label(
                licences,
                muted=True,
            )
        )
        close = button(self.tr("Close"), self.accept, primary=True)
        close.setDefault(True)
        _lay_out(self, inner, close)
        self.setMinimumWidth(round(em() * 28))

    def _move(self, key: KeyPlace) -> None:
        self.accept()
        self.key_moved.emit(not key.store)


def _lay_out(dialog: QDialog, content: QWidget, close: QWidget) -> None:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(*(space(5),) * 4)
    layout.setSpacing(space(4))
    layout.addWidget(content, 1)
    layout.addLayout(row)
