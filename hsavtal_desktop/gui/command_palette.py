"""Find a command by some letters of its name and run it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.chooser import Choice, Chooser, score
from hsavtal_desktop.gui.commands import Commands, plain

__all__ = ["CommandPalette", "score"]


class CommandPalette(Chooser):
    """The commands that fit, best first, with their keys or why they can not be used."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.setWindowTitle(self.tr("Commands"))
        self.words.setPlaceholderText(self.tr("Write some letters of a command"))
        self.words.setAccessibleName(self.tr("Command"))
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.fill("")

    def choices(self, wanted: str) -> list[Choice]:
        fitting = []
        for order, name in enumerate(self._commands):
            action = self._commands[name]
            points = score(wanted, plain(action.text()))
            if points and action.isVisible():
                fitting.append((-points, order, name))
        return [self._choice(name) for _points, _order, name in sorted(fitting)]

    def nothing(self) -> str:
        return self.tr("No command fits")

    def _choice(self, name: str) -> Choice:
        action = self._commands[name]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        note = self._commands.why_not(name) or keys
        return Choice(plain(action.text()), action.trigger, note, action.icon(), action.isEnabled())
