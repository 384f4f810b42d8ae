"""The dialogs that stand open, and those of the system, which are its own affair."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog


def open_dialogs() -> list[QDialog]:
    """Those that can be seen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def leave_out_those_of_the_system(put: Callable[[type, str, object], object]) -> None:
    """Let the dialogs for files be cancelled at once, and that for printing not be shown; ``put`` is ``setattr``."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        put(QFileDialog, name, staticmethod(lambda *_, **__: ("", "")))
    put(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: ""))
    put(QPrintDialog, "show", lambda *_: None)
