"""Texts that others wrote, where the system would make more of them than text: tool tips and names of files."""

from __future__ import annotations

from PySide6.QtGui import Qt

_LETTERS = 80
"""Of a name of a file, before its suffix: room for what a disk and a dialog can show."""
_NEVER = frozenset('\\/:*?"<>|')
"""In names of files on the three systems."""


def tip(text: str) -> str:
    """A tool tip that shows a text as it is; Qt would take tags in it for tags, and fetch what they name."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def file_name(text: str, suffix: str) -> str:
    """The name of a file that is called by a text: no path, nothing hidden, and of just this kind."""
    stem = text[: -len(suffix)] if text.lower().endswith(suffix.lower()) else text
    clean = "".join(char for char in stem if char.isprintable() and char not in _NEVER)
    return f"{clean.lstrip('. ')[:_LETTERS].rstrip('. ') or 'hsavtal'}{suffix}"
