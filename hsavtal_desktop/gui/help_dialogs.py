"""What the Help menu shows: keys, and what program this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.commands import Commands, plain
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label


class KeysDialog(QDialog):
    """Every command that has keys."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rows = []
        for name in commands:
            keys = [each.toString(QKeySequence.SequenceFormat.NativeText) for each in commands[name].shortcuts()]
            if keys:
                rows.append((plain(commands[name].text()), self.tr(" or ").join(keys)))
        self.table = QTableWidget(len(rows), 2)
        self.table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, (command, keys_text) in enumerate(sorted(rows)):
            self.table.setItem(row, 0, QTableWidgetItem(command))
            self.table.setItem(row, 1, QTableWidgetItem(keys_text))
        _lay_out(self, self.table, button(self.tr("Close"), self.accept, primary=True))
        self.resize(round(em() * 30), round(em() * 32))


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
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
        licences = self.tr("Licence: EUPL 1.2. Fonts: Source Sans 3 and Source Serif 4 (OFL). Icons: Lucide (ISC).")
        layout.addWidget(
            label(
                licences,
                muted=True,
            )
        )
        _lay_out(self, inner, button(self.tr("Close"), self.accept, primary=True))
        self.setMinimumWidth(round(em() * 28))


def _lay_out(dialog: QDialog, content: QWidget, close: QWidget) -> None:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(*(space(5),) * 4)
    layout.setSpacing(space(4))
    layout.addWidget(content, 1)
    layout.addLayout(row)
