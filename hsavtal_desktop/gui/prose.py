"""Fields that running text is written in: comments, reasons, what is known about a clause."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hsavtal_desktop.gui.page.typographic import typographic


class ProseLine(QLineEdit):
    """A line whose quotes and dashes are those of print; taken back, they stand as the keys say."""

    typographic = False
    """Whether they are; told as the line gets the keyboard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.text()[: self.selectionStart() if self.hasSelectedText() else self.cursorPosition()]
        super().keyPressEvent(event)
        back, shown = _printed(event.text(), before) if self.typographic else (0, "")
        at = self.cursorPosition()
        if shown and self.text()[:at] == before + event.text():
            self.setSelection(at - back, back)
            self.insert(shown)
        elif event.matches(QKeySequence.StandardKey.Undo) and self.hasSelectedText():
            # What gave way comes back selected, and would give way to the next key.
            self.setCursorPosition(self.selectionEnd())


class ProseEdit(QPlainTextEdit):
    """Lines whose quotes and dashes are those of print; taken back, they stand as the keys say."""

    typographic = False
    """Whether they are; told as the field gets the keyboard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        before = cursor.document().findBlock(cursor.selectionStart())
        words = before.text()[: cursor.selectionStart() - before.position()]
        super().keyPressEvent(event)
        back, shown = _printed(event.text(), words) if self.typographic else (0, "")
        cursor = self.textCursor()
        if shown and cursor.block().text()[: cursor.positionInBlock()] == words + event.text():
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, back)
            cursor.insertText(shown)


def _printed(typed: str, before: str) -> tuple[int, str]:
    """(how many of the last characters give way, to what); "" where they stand as they were typed."""
    back, shown = typographic(typed, before)
    return (back + len(typed), shown) if shown != typed else (0, "")
