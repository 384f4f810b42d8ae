"""What is kept on this computer when the rest is shared."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.release_dialog import ReleaseDialog
from hsavtal_desktop.workspace.waiting import clause_mark


class Keeping(QObject):
    """Marks what is in focus as private, or no longer, and shows what waits."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.dialog: ReleaseDialog | None = None

    def show_waiting(self) -> None:
        """Show what waits to be shared, beside the work."""
        if self.dialog is None:
            self.dialog = ReleaseDialog(self._desk, self._window)
        self._desk.settle()
        self.dialog.refresh()
        self.dialog.show()
        self.dialog.raise_()

    def why_not_proposal(self) -> str:
        """Why the proposal in focus can not be kept, "" where it can."""
        name = self._desk.revision
        if not name or name not in self._desk.workspace.state.revisions:
            return self.tr("Choose a proposal first, for example with F8")
        one = self._desk.workspace.revision(name)
        if one.author != self._desk.workspace.author or one.released:
            return self.tr("Only what you have not shared yet can be kept private")
        return ""

    def toggle_proposal(self) -> None:
        """Keep the proposal in focus, or let it go along."""
        unit = f"revision:{self._desk.revision}"
        private = unit not in self._desk.workspace.private_marks
        self._desk.keep_private([unit], private=private)
        self._tell(private, self.tr("The proposal stays on this computer until you let it go along"))

    def toggle_clause(self) -> None:
        """Keep all that is drafted in the clause of the caret, now and later, or let it go along."""
        if self._desk.place is not None:
            mark = clause_mark(self._desk.place.clause)
            private = mark not in self._desk.workspace.private_marks
            self._desk.keep_private([mark], private=private)
            self._tell(
                private, self.tr("What you write in the clause stays on this computer until you let it go along")
            )

    def _tell(self, private: bool, kept: str) -> None:
        self._desk.said.emit(kept if private else self.tr("It goes along when you share"))
