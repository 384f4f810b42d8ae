"""Bringing backups back in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.alone import alone, look
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.restore_dialog import RestoreDialog
from hsavtal_desktop.gui.saving import ask_where, free_name
from hsavtal_desktop.gui.texts import counted, time_text
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.backing_up import Backup, Difference, copy_out, differences, merge
from hsavtal_desktop.workspace.exchanging import ImportReport


class Restoring(QObject):
    """Shows the backups of the open workspace and does with one what is asked for."""

    copy_made = Signal(object)
    """Path of a workspace file made of a backup, to be opened."""

    def __init__(self, desk: Desk, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._worker, self._window = desk, worker, window

    def show(self) -> None:
        """Compare every backup with what is here, and list them."""
        workspace = self._desk.workspace
        look(self._desk, self._worker, self.tr("Reading the backups"), lambda: differences(workspace), self._list)

    def _list(self, found: list[Difference]) -> None:
        dialog = RestoreDialog(found, self._window)
        dialog.merge_wanted.connect(self.merge)
        dialog.copy_wanted.connect(self.copy)
        dialog.open()

    def merge(self, backup: Backup) -> None:
        """Add what a backup holds to what is here."""
        workspace = self._desk.workspace

        def done(report: ImportReport) -> None:
            told = counted(report.new, self.tr("1 change"), self.tr("{0} changes"))
            said = self.tr("{0} from the backup of {1} came back, with what was not shared")
            self._desk.said.emit(said.format(told, time_text(backup.time)))

        alone(self._desk, self._worker, self.tr("Restoring"), lambda: merge(workspace, backup), done)

    def copy(self, backup: Backup) -> None:
        """Ask for a place, make a workspace file of a backup there and open it."""
        path = self._desk.workspace.path
        suggested = free_name(path.with_stem(f"{path.stem} {backup.when.astimezone():%Y-%m-%d %H.%M}"))
        kinds = {self.tr("Workspaces (*{0})").format(path.suffix): path.suffix}
        if found := ask_where(self._window, self.tr("Open as a copy"), suggested, kinds):
            self.copy_to(backup, found[0])

    def copy_to(self, backup: Backup, target: Path) -> None:
        """Make a workspace file of a backup."""
        look(
            self._desk,
            self._worker,
            self.tr("Restoring"),
            lambda: copy_out(backup, target),
            lambda _nothing: self.copy_made.emit(target),
        )
