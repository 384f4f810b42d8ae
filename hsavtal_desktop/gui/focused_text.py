"""Cutting, copying and pasting in whatever has the keyboard: a field, or the page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from hsavtal_desktop.gui.page.view import PageView


class FocusedText:
    """The text that has the keyboard."""

    def __init__(self, page: PageView) -> None:
        self._page = page

    def cut(self) -> None:
        """Cut from it."""
        field = self._field()
        field.cut() if field is not None else self._page.cut()

    def copy(self) -> None:
        """Copy from it."""
        field = self._field()
        field.copy() if field is not None else self._page.copy()

    def paste(self) -> None:
        """Paste into it."""
        field = self._field()
        field.paste() if field is not None else self._page.paste()

    def paste_plain(self) -> None:
        """Paste words without their looks into it."""
        field = self._field()
        field.paste() if field is not None else self._page.paste_plain()

    def select_all(self) -> None:
        """Select all of it."""
        field = self._field()
        field.selectAll() if field is not None else self._page.select_all()

    def _field(self) -> QLineEdit | QPlainTextEdit | None:
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None
