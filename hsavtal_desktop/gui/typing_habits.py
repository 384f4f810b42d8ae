"""How the user wants what is typed to be written: remembered for this installation."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.texts import worded

_NAME = "typographic"


class TypingHabits(QObject):
    """Turns the quotes and dashes of print on and off."""

    def __init__(self, desk: Desk, page: PageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        page.typographic = self.typographic

    @property
    def typographic(self) -> bool:
        """Whether typed quotes and dashes become those of print."""
        return bool(self._desk.workspace.installation.settings.preferences.get(_NAME, True))

    def set_typographic(self, on: bool) -> None:
        """Write them so from now on, or as the keys say."""
        installation = self._desk.workspace.installation
        self._page.typographic = on
        try:
            installation.remember(preferences={**installation.settings.preferences, _NAME: on})
        except Trouble as trouble:
            self._desk.refused.emit(worded(trouble.sentence))
