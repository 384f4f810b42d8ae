"""Finding one's way: to a clause by its number, and to how much has been written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.alone import look
from hsavtal_desktop.gui.count_dialog import CountDialog
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.go_to import GoTo
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.counting import Counts, count


class Orientation(QObject):
    """Asks where to go, and counts words."""

    wanted = Signal(str, str)
    """Document and clause to be shown."""

    def __init__(self, desk: Desk, page: PageView, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._page, self._worker, self._window = desk, page, worker, window

    def ask_where(self) -> None:
        """Go to a clause by number, heading or id."""
        asking = GoTo(self._desk, self._window.window())
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.wanted.connect(self.wanted)
        asking.open_over(self._window.window())

    def count_words(self) -> None:
        """Tell how many words there are, here and in all."""
        workspace = self._desk.workspace
        selected = self._page.selected_text() if self._page.has_document else ""
        words = self.tr("Counting words")
        look(self._desk, self._worker, words, lambda: count(workspace), lambda found: self._tell(found, selected))

    def _tell(self, counts: Counts, selected: str) -> None:
        dialog = CountDialog(self._desk, self._worker, counts, selected, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
