"""What dialogs about files share: who can be named, and the buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QWidget

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import button

WORD_SUFFIX = ".docx"


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
