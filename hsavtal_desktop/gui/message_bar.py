"""A line over the view that tells, without stopping anybody, what was done or could not be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hsavtal_desktop.gui.icons import icon
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import label, tool

_STAYS = 8000
"""Milliseconds that news stay; refusals stay until they are closed or something else is said."""


class MessageBar(QFrame):
    """One sentence at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel()
        self.words = label("")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = tool("copy", self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(self.words.text()))
        self.shut = tool("x", self.tr("Close the message"), self.hide)
        self._gone = QTimer(self, singleShot=True, interval=_STAYS)
        self._gone.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(4), space(1), space(2), space(1))
        layout.setSpacing(space(2))
        layout.addWidget(self._picture)
        layout.addWidget(self.words, 1)
        layout.addWidget(self._copy)
        layout.addWidget(self.shut)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say what was done; it goes away by itself."""
        self._show("info", sentence)
        self._gone.start()

    def refuse(self, sentence: str) -> None:
        """Say what could not be done; it stays until closed."""
        self._show("triangle-alert", sentence)
        self._gone.stop()

    def _show(self, picture: str, sentence: str) -> None:
        self._picture.setPixmap(icon(picture, self.palette().ColorRole.Highlight).pixmap(round(em() * 1.1)))
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
