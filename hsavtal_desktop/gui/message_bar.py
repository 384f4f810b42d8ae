"""A line over the view that tells, without stopping anybody, what could not be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hsavtal_desktop.gui.icons import icon
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import label, tool


class MessageBar(QFrame):
    """One sentence at a time: why something was refused, or what has to stay until it is read."""

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
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(4), space(1), space(2), space(1))
        layout.setSpacing(space(2))
        layout.addWidget(self._picture)
        layout.addWidget(self.words, 1)
        layout.addWidget(self._copy)
        layout.addWidget(self.shut)
        self._may_pass = False
        """Whether what is said is over as soon as something else is done."""
        # What is done in the turn of a refusal belongs to it: of several things, say, one was refused.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._let_pass)
        self.hide()

    def refuse(self, sentence: str) -> None:
        """Say what could not be done; it stays until closed, or until something else is done."""
        self.warn(sentence)
        self._turn.start()

    def done(self) -> None:
        """Something the person asked for was done: a refusal before it is over."""
        if self._may_pass:
            self.hide()

    def _let_pass(self) -> None:
        self._may_pass = True

    def warn(self, sentence: str) -> None:
        """Say what nobody may miss; it stays until closed."""
        self._may_pass = False
        self._turn.stop()
        self._picture.setPixmap(icon("triangle-alert", self.palette().ColorRole.Highlight).pixmap(round(em() * 1.1)))
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
