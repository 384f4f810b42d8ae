"""Search in the document shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import label, tool


class FindBar(QWidget):
    """A line over the page: words, next, previous; Escape closes it and gives the page the keyboard back."""

    closed = Signal()

    def __init__(self, page: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Find in the document"))
        self.words.setAccessibleName(self.tr("Find in the document"))
        self.words.setFixedWidth(round(em() * 18))
        self.words.textChanged.connect(self._sought)
        self.words.returnPressed.connect(lambda: self.go(forward=True))
        self.told = label("", muted=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(3), space(1), space(3), space(1))
        layout.setSpacing(space(1))
        layout.addWidget(self.words)
        for picture, name, pressed in (
            ("chevron-up", self.tr("Previous hit"), lambda: self.go(forward=False)),
            ("chevron-down", self.tr("Next hit"), lambda: self.go(forward=True)),
        ):
            layout.addWidget(tool(picture, name, pressed))
        layout.addWidget(self.told, 1)
        layout.addWidget(tool("x", self.tr("Close the search"), self.close_search))
        self.hide()

    def open(self) -> None:
        """Show the line, with the selected words in it."""
        self.show()
        chosen = self._page.selected_text()
        if chosen and "\n" not in chosen and len(chosen) < 80:
            self.words.setText(chosen)
        self.words.selectAll()
        self.words.setFocus()

    def go(self, *, forward: bool) -> None:
        """Go to the next or previous hit."""
        if not self.words.text():
            return
        found = self._page.find_next(forward)
        self.told.setText("" if found else self.tr("The words are not in this document"))

    def close_search(self) -> None:
        """Hide the line and stop marking hits."""
        self._page.set_search("")
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ShiftModifier
        ):
            self.go(forward=False)
        else:
            super().keyPressEvent(event)

    def _sought(self, words: str) -> None:
        self._page.set_search(words)
        self.told.clear()
