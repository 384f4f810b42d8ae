"""What a person does at a window: look, press keys, click; and wait until something can be seen."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QWidget,
)
from shiboken6 import isValid

Seen = Callable[[], bool]
Act = Generator[Seen, None, None]
"""A piece of the story: does something, then yields what must be seen before it goes on."""

W = TypeVar("W", bound=QWidget)


class NotSeen(Exception):
    """Something that the story needs is not on the screen."""


def main_window() -> QWidget:
    """The window that everything else stands over."""
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))


def top() -> QWidget:
    """The window that has the user's attention: the newest dialog, else the main window."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return modal
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
    return next((widget for widget in reversed(shown) if isinstance(widget, QDialog)), None) or main_window()


def attend() -> QWidget:
    """Where keys go: what has the focus, in the window that has the user's attention."""
    window = top()
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        QApplication.processEvents()
    return QApplication.focusWidget() or window


def press(keys: str) -> None:
    """Press a key or a combination, written as in a menu ("Ctrl+Shift+D"), where the focus is."""
    combination = QKeySequence.fromString(keys)
    QTest.keySequence(attend(), combination)


def type_words(words: str) -> None:
    """Type words where the focus is; the focus may move on the way."""
    for char in words:
        target = attend()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(char.upper()), Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(target, event)


def soon(doing: Callable[[], object]) -> None:
    """Do something once the act has let go: what opens a dialog does not return before the dialog is closed."""
    QTimer.singleShot(0, doing)


def click(widget: QWidget) -> None:
    """Click in the middle of a widget."""
    attend()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())


def find(kind: type[W], words: str = "", inside: QWidget | None = None) -> W:
    """The visible widget of a kind whose text or accessible name holds the words, rather one that says nothing else.

    Raises NotSeen when there is none.
    """
    shown = [widget for widget in (inside or top()).findChildren(kind) if widget.isVisible()]
    said = {widget: _words_of(widget).strip().lower() for widget in shown}
    found = [widget for widget in shown if words.lower() in said[widget]]
    if not found:
        raise NotSeen(f"{kind.__name__} ”{words}”")
    return next((widget for widget in found if said[widget] == words.lower()), found[0])


def seen(kind: type[QWidget], words: str = "") -> Seen:
    """Whether such a widget can be seen and used."""

    def look() -> bool:
        try:
            return find(kind, words).isEnabled()
        except NotSeen:
            return False

    return look


def choose(box: QComboBox, words: str) -> None:
    """Choose the entry of a box that begins with the words, from its list.  Raises NotSeen when there is none."""
    attend()
    box.setFocus()
    rows = [row for row in range(box.count()) if box.itemText(row).startswith(words)]
    if not rows:
        raise NotSeen(f"”{words}” i {box.accessibleName()}")
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(rows[0], box.modelColumn(), box.rootModelIndex()))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def fill(field: QLineEdit, words: str) -> None:
    """Write over what a field holds."""
    click(field)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_words(words)


def name_files(paths: list[Path]) -> Act:
    """Answer a file dialog by writing the names."""
    yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
    dialog = top()
    field = find(QLineEdit, "", dialog)
    fill(field, str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths))
    QTest.keyClick(field, Qt.Key.Key_Return)
    yield lambda: not isValid(dialog) or not dialog.isVisible()


def picture(path: Path) -> None:
    """Save what the screen shows: the main window with any dialog over it."""
    main, over = main_window(), top()
    shot = main.grab()
    if over is not main:
        painter = QPainter(shot)
        place = QRect(QPoint(0, 0), over.size())
        place.moveCenter(main.rect().center())
        painter.drawPixmap(place.topLeft(), over.grab())
        painter.end()
    shot.save(str(path))


def _words_of(widget: QWidget) -> str:
    words = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton):
        words.append(widget.text().replace("&", ""))
    return " ".join(words)
