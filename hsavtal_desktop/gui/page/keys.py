"""Which keys do what on the page."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from hsavtal_desktop.gui.page.caret import Step

_Key = QKeySequence.StandardKey

_MOVES = (
    (_Key.MoveToNextChar, _Key.SelectNextChar, Step.RIGHT),
    (_Key.MoveToPreviousChar, _Key.SelectPreviousChar, Step.LEFT),
    (_Key.MoveToNextLine, _Key.SelectNextLine, Step.DOWN),
    (_Key.MoveToPreviousLine, _Key.SelectPreviousLine, Step.UP),
    (_Key.MoveToNextWord, _Key.SelectNextWord, Step.WORD_RIGHT),
    (_Key.MoveToPreviousWord, _Key.SelectPreviousWord, Step.WORD_LEFT),
    (_Key.MoveToStartOfLine, _Key.SelectStartOfLine, Step.LINE_START),
    (_Key.MoveToEndOfLine, _Key.SelectEndOfLine, Step.LINE_END),
    (_Key.MoveToStartOfBlock, _Key.SelectStartOfBlock, Step.PARAGRAPH_UP),
    (_Key.MoveToEndOfBlock, _Key.SelectEndOfBlock, Step.PARAGRAPH_DOWN),
    (_Key.MoveToStartOfDocument, _Key.SelectStartOfDocument, Step.DOCUMENT_START),
    (_Key.MoveToEndOfDocument, _Key.SelectEndOfDocument, Step.DOCUMENT_END),
)


class Command(Enum):
    """What a key asks for beside moving and writing."""

    PAGE_DOWN = auto()
    PAGE_UP = auto()
    SELECT_PAGE_DOWN = auto()
    SELECT_PAGE_UP = auto()
    DELETE = auto()
    BACKSPACE = auto()
    DELETE_WORD = auto()
    BACKSPACE_WORD = auto()
    SPLIT = auto()
    TAB = auto()
    BACKTAB = auto()
    NEXT_WIDGET = auto()
    PREVIOUS_WIDGET = auto()
    COPY = auto()
    CUT = auto()
    PASTE = auto()
    SELECT_ALL = auto()
    DESELECT = auto()


_COMMANDS = (
    (_Key.MoveToNextPage, Command.PAGE_DOWN),
    (_Key.MoveToPreviousPage, Command.PAGE_UP),
    (_Key.SelectNextPage, Command.SELECT_PAGE_DOWN),
    (_Key.SelectPreviousPage, Command.SELECT_PAGE_UP),
    (_Key.DeleteStartOfWord, Command.BACKSPACE_WORD),
    (_Key.DeleteEndOfWord, Command.DELETE_WORD),
    (_Key.Copy, Command.COPY),
    (_Key.Cut, Command.CUT),
    (_Key.Paste, Command.PASTE),
    (_Key.SelectAll, Command.SELECT_ALL),
    (_Key.Delete, Command.DELETE),
)

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_PLAIN = {
    Qt.Key.Key_Backspace: Command.BACKSPACE,
    Qt.Key.Key_Delete: Command.DELETE,
    Qt.Key.Key_Return: Command.SPLIT,
    Qt.Key.Key_Enter: Command.SPLIT,
    Qt.Key.Key_Tab: Command.TAB,
    Qt.Key.Key_Backtab: Command.BACKTAB,
    Qt.Key.Key_Escape: Command.DESELECT,
}


def written(event: QKeyEvent) -> str:
    """The characters a key press writes, or "" where it is a command or a shortcut.

    Control and Alt together are the third level of many keyboards (@, {, …), so they write; one alone does not.
    """
    text = event.text()
    held = event.modifiers()
    control = bool(held & _CONTROL)
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    if not text or control != alt or held & Qt.KeyboardModifier.MetaModifier:
        return ""
    return text if text[0].isprintable() or ord(text[0]) > 0xFF else ""


Wish = tuple[Step, bool] | Command | None
_meant: dict[int, Wish] = {}
"""Key with what is held → what it asks for: Qt goes through all the keys of the platform for each comparison."""


def asked(event: QKeyEvent) -> Wish:
    """A step (and whether it selects), a command, or None for a key that means nothing here."""
    pressed = event.keyCombination().toCombined()
    if pressed not in _meant:
        _meant[pressed] = _found(event)
    return _meant[pressed]


def _found(event: QKeyEvent) -> Wish:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and held & _CONTROL:
        return Command.PREVIOUS_WIDGET if key == Qt.Key.Key_Backtab or held & _SHIFT else Command.NEXT_WIDGET
    if held in (Qt.KeyboardModifier.NoModifier, _SHIFT) and key in _PLAIN and not (key == Qt.Key.Key_Delete and held):
        return _PLAIN[key]
    for move, select, step in _MOVES:
        if event.matches(move):
            return step, False
        if event.matches(select):
            return step, True
    # Ctrl+Up and Ctrl+Down move by paragraph where the platform gives them no other meaning.
    if held & _CONTROL and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return (Step.PARAGRAPH_UP if key == Qt.Key.Key_Up else Step.PARAGRAPH_DOWN), bool(held & _SHIFT)
    return next((command for wanted, command in _COMMANDS if event.matches(wanted)), None)
