"""Several lines of text that are handed over when the keyboard goes elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.prose import ProseEdit


class NoteEdit(ProseEdit):
    """Calls ``done`` when it is left."""

    def __init__(self, done: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = done
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._done()
