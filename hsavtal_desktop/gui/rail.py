"""The rail at the left edge: which view is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.theme import em, interface_font, space


class Rail(QWidget):
    """One button for each view."""

    def __init__(self, commands: Commands, names: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: list[QToolButton] = []
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
            self._buttons.append(made)
        layout.addStretch(1)
        margins = layout.contentsMargins()
        gaps = (len(self._buttons) - 1) * layout.spacing() + margins.top() + margins.bottom()
        self._least = len(self._buttons) * (side + space(2)) + gaps
        """Height of the buttons without their words, in pixels."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low the buttons go without their words, which their tool tips say too."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        self._dress(style.ToolButtonTextUnderIcon)
        if super().minimumSizeHint().height() > event.size().height():
            self._dress(style.ToolButtonIconOnly)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._least)

    def _dress(self, style: Qt.ToolButtonStyle) -> None:
        for each in self._buttons:
            each.setToolButtonStyle(style)
