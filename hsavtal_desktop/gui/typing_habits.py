"""How the user wants what is typed to be written: remembered for this installation."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.beside import Beside
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.prose import ProseEdit, ProseLine
from hsavtal_desktop.gui.texts import worded

_NAME = "typographic"


class TypingHabits(QObject):
    """Turns the quotes and dashes of print on and off, and takes back one by one those just typed."""

    def __init__(self, desk: Desk, page: PageView, beside: Beside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page, self._beside = desk, page, beside
        page.typographic = self.typographic
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._entered)

    @property
    def typographic(self) -> bool:
        """Whether typed quotes and dashes become those of print."""
        return bool(self._desk.workspace.installation.settings.preferences.get(_NAME, True))

    def set_typographic(self, on: bool) -> None:
        """Write them so from now on, or as the keys say."""
        installation = self._desk.workspace.installation
        self._page.typographic = on
        self._entered(None, QApplication.focusWidget())
        try:
            installation.remember(preferences={**installation.settings.preferences, _NAME: on})
        except Trouble as trouble:
            self._desk.refused.emit(worded(trouble.sentence))

    def _entered(self, _left: QWidget | None, field: QWidget | None) -> None:
        if isinstance(field, ProseLine | ProseEdit):
            field.typographic = self._page.typographic

    def undo(self) -> None:
        """Let a quote or dash typed just now stand as the keys say, else take back the newest step."""
        if not self._page.write_otherwise(printed=False):
            self._beside.undo()

    def redo(self) -> None:
        """Let it stand as in print again, else do again what was taken back last."""
        if not self._page.write_otherwise(printed=True):
            self._beside.redo()
