"""From an existing agreement to clauses: choose a file, look at what it becomes, and take it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from hsavtal_desktop.gui.alone import alone, look
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.start_dialog import StartDialog
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.agreement_preview import StartPreview, preview_agreement
from hsavtal_desktop.workspace.agreement_start import StartReport, import_agreement


class AgreementStart(QObject):
    """Takes an existing agreement into the open workspace."""

    def __init__(self, desk: Desk, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._worker, self._window = desk, worker, window
        self.dialog: StartDialog | None = None

    def choose(self) -> None:
        """Ask for a file and show what it becomes."""
        path = ask_for_agreement(self._window, self._desk.workspace.path.parent)
        if path is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Show what a file becomes."""
        workspace, document = self._desk.workspace, self._desk.workspace.new_name()

        def show(preview: StartPreview) -> None:
            self.dialog = dialog = StartDialog(preview, workspace, self._window)
            dialog.again.connect(lambda: self._again(dialog))
            dialog.accepted.connect(lambda: self._take(dialog.preview))
            dialog.open()

        reading = reading_words(path)
        look(self._desk, self._worker, reading, lambda: preview_agreement(workspace, path, document=document), show)

    def _again(self, dialog: StartDialog) -> None:
        workspace, path, target = self._desk.workspace, dialog.preview.path, dialog.wanted()
        proposals = dialog.proposals.isChecked()
        look(
            self._desk,
            self._worker,
            reading_words(path),
            lambda: preview_agreement(workspace, path, document=target.document, part=target.part, proposals=proposals),
            dialog.show_preview,
        )

    def _take(self, preview: StartPreview) -> None:
        workspace = self._desk.workspace
        what = self.tr("Making clauses of {0}").format(preview.path.name)
        alone(self._desk, self._worker, what, lambda: import_agreement(workspace, preview), self._taken)

    def _taken(self, report: StartReport) -> None:
        preview = report.preview
        self._desk.choose_document(preview.document)
        clauses = sum(line.depth >= 0 for line in preview.lines)
        told = self.tr("{0} clauses were made of {1}; undo takes all of them back").format(clauses, preview.path.name)
        self._desk.said.emit(told)


def ask_for_agreement(parent: QWidget, folder: Path) -> Path | None:
    """The file that somebody wants to start from."""
    types = QCoreApplication.translate("Words", "Agreements (*.docx *.dotx *.docm *.pdf)")
    title = QCoreApplication.translate("Words", "An existing agreement")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), types)
    return Path(name) if name else None


def reading_words(path: Path) -> str:
    """What is being done while a file is read."""
    return QCoreApplication.translate("Words", "Reading {0}").format(path.name)
