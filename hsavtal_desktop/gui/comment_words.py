"""The field that a comment is written in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from hsavtal_desktop.gui.prose import ProseEdit


class CommentWords(ProseEdit):
    """Where a comment is written; Ctrl+Enter hands it over."""

    done = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _hands_over(event):
            event.accept()  # Elsewhere these keys make a new clause.
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _hands_over(event):
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _hands_over(event: QKeyEvent) -> bool:
    entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return entered and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
