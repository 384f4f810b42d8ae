"""What was selected last in any program, where the window system keeps that: the middle button puts it in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_SELECTION = QClipboard.Mode.Selection


class Primary:
    """The selection of the window system; on Windows and macOS there is none."""

    @property
    def there(self) -> bool:
        """Whether the window system keeps one."""
        return QGuiApplication.clipboard().supportsSelection()

    def offer(self, data: QMimeData) -> None:
        """These words were selected."""
        QGuiApplication.clipboard().setMimeData(data, _SELECTION)

    def offered(self) -> QMimeData | None:
        """The words that were selected last; None where there are none."""
        return QGuiApplication.clipboard().mimeData(_SELECTION) if self.there else None
