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
        workspace, page = self._desk.workspace, self._page

        def work() -> tuple[Counts, int]:
            return count(workspace), len(page.selected_text().split()) if page.has_document else 0

        look(self._desk, self._worker, self.tr("Counting words"), work, self._tell)

    def _tell(self, found: tuple[Counts, int]) -> None:
        counts, selected = found
        dialog = CountDialog(self._desk, self._worker, counts, selected, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
