"""Texts that others wrote, where the system would make more of them than text: tool tips and names of files."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, Qt

_LETTERS, _BYTES = 80, 200
"""Of a name of a file, before its suffix: room for what a dialog can show and a disk can hold."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the full stop."""
_NEVER = frozenset('\\/:*?"<>|')
"""In names of files on the three systems."""


def tip(text: str) -> str:
    """A tool tip that shows a text as it is; Qt would take tags in it for tags, and fetch what they name."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def file_name(text: str, suffix: str) -> str:
    """The name of a file that is called by a text: no path, nothing hidden, and of just this kind."""
    stem = text[: -len(suffix)] if text.lower().endswith(suffix.lower()) else text
    clean = "".join(char for char in stem if char.isprintable() and char not in _NEVER)
    held = clean.lstrip(". ")[:_LETTERS].encode()[:_BYTES].decode("utf-8", "ignore").rstrip(". ") or "hsavtal"
    return f"{'_' if _DEVICES.match(held) else ''}{held}{suffix}"


def open_address(address: str) -> bool:
    """Show a page of the web or begin a letter in the system's program for that; False for any other address."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in ("http", "https", "mailto") and QDesktopServices.openUrl(url)
