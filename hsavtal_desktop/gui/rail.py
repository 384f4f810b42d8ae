"""The rail at the left edge: which view is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.theme import em, interface_font, space


class Rail(QWidget):
    """One button for each view."""

    def __init__(self, commands: Commands, names: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(1), space(2), space(1), space(2))
        layout.setSpacing(space(1))
        side = round(em() * 1.15)
        for name in names.split():
            made = QToolButton()
            made.setDefaultAction(commands[name])
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setIconSize(QSize(side, side))
            made.setFont(interface_font(0.85))
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(made)
        layout.addStretch(1)
