"""What stands in the consultation before anybody has answered: how one goes, and where to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, card, label
from hsavtal_desktop.gui.wrapping import Wrapping


class Beginning(QWidget):
    """The steps of a consultation, on a card in the middle."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        steps = QGridLayout()
        steps.setHorizontalSpacing(space(3))
        steps.setVerticalSpacing(space(2))
        steps.setColumnStretch(1, 1)
        for number, told in enumerate(self._steps(), 1):
            steps.addWidget(label(str(number), strong=True), number, 0, Qt.AlignmentFlag.AlignTop)
            steps.addWidget(label(told), number, 1)
        inner = QVBoxLayout()
        frame = card(inner)
        inner.setSpacing(space(3))
        inner.addWidget(label(self.tr("Nobody has answered yet"), scale=1.15, strong=True))
        inner.addLayout(steps)
        send = button(self.tr("Send to Word…"), commands["export-word"].trigger, picture="file-up")
        self.take_in = button(
            self.tr("Take in files from Word…"), commands["take-in-word"].trigger, picture="file-down"
        )
        inner.addLayout(Wrapping(send, self.take_in))
        frame.setMaximumWidth(round(em() * 36))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame, 8)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(4), space(6), space(4), space(4))
        layout.addLayout(middle)
        layout.addStretch(1)

    def _steps(self) -> tuple[str, ...]:
        return (
            self.tr("Send the agreement to the consulted bodies as a Word file."),
            self.tr("They write in it with tracked changes and comments, and send it back."),
            self.tr("Take in the files that come back. What was said is gathered here, clause by clause."),
            self.tr("Answer each proposal and comment once, with a disposition and a reason."),
            self.tr("Send out the compilation of all answers."),
        )
