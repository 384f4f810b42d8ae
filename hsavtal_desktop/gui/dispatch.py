"""What leaves the program and comes into it beside files with changes: versions and Word files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hsavtal_desktop.core.edits import NameVersion
from hsavtal_desktop.gui.alone import alone
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.intake_dialog import IntakeDialog, Wanted
from hsavtal_desktop.gui.readers_copy_dialog import ReadersCopyDialog
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.texts import counted, side_word, worded
from hsavtal_desktop.gui.version_dialog import VersionDialog
from hsavtal_desktop.gui.word_export import ExportWordDialog, WordExport
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.language.patterns import Sought
from hsavtal_desktop.workspace.finding import Replaced, replace_all
from hsavtal_desktop.workspace.readers_copy import write_readers_copy
from hsavtal_desktop.workspace.word_files import Sent, send_word
from hsavtal_desktop.workspace.word_returns import SUFFIXES, IntakeReport, take_in


class Dispatch(QObject):
    """Asks what is needed, does the work beside the window, and says in sentences what came of it."""

    reported = Signal(str, object)
    """A heading and the sentences (list of str) that tell what came of it."""

    def __init__(self, desk: Desk, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._worker, self._window = desk, worker, window

    def name_version(self) -> None:
        """Ask for a name and give it to the agreement as it stands."""
        self._desk.once_surveyed(self._ask_for_name)

    def _ask_for_name(self) -> None:
        dialog = VersionDialog(self._desk, self._window)
        dialog.accepted.connect(lambda: self._name(dialog))
        dialog.open()

    def _name(self, dialog: VersionDialog) -> None:
        status = "frozen" if dialog.frozen.isChecked() else "draft"
        if self._desk.perform(NameVersion(dialog.label, status)) is not None:
            versions = self._desk.workspace.versions()
            awaits = next((one.awaits for one in reversed(versions) if one.label == dialog.label), "")
            told = self.tr("The version {0} is named")
            if awaits:
                told = self.tr("{0} is frozen once a coordinator of {1} confirms it under Members. Send a file.")
            self._desk.said.emit(told.format(dialog.label, side_word(awaits)))

    def replace_all(self, sought: Sought, template: str, documents: list[str]) -> None:
        """Put words in the place of every hit."""
        workspace, view = self._desk.workspace, self._desk.view
        label = self.tr("replacement")
        self._alone(
            self.tr("Replacing"),
            lambda: replace_all(workspace, sought, template, documents, view, label),
            self._replaced,
        )

    def _replaced(self, done: Replaced) -> None:
        told = counted(done.hits, self.tr("1 hit was replaced"), self.tr("{0} hits were replaced"))
        if done.left:
            one = self.tr("1 was left: a table, picture or reference is in it")
            many = self.tr("{0} were left: a table, picture or reference is in them")
            told = f"{told}. {counted(done.left, one, many)}"
        self._desk.said.emit(told)

    def readers_copy(self) -> None:
        """Ask which frozen version, for whom and where, and write it for people who only read."""
        dialog = ReadersCopyDialog(self._desk, self._window)
        dialog.accepted.connect(lambda: self._write_copy(dialog))
        dialog.open()

    def _write_copy(self, dialog: ReadersCopyDialog) -> None:
        workspace, label, path = self._desk.workspace, str(dialog.version.currentData()), dialog.target
        recipient, purpose = dialog.recipient.text().strip(), dialog.purpose.currentText().strip()
        lines = [
            self.tr("{0} was written.").format(path),
            self.tr("It holds the version {0} and nothing of the work. Send it to those who only read.").format(label),
        ]
        self._alone(
            self.tr("Writing {0}").format(path.name),
            lambda: write_readers_copy(workspace, label, path, recipient=recipient, purpose=purpose),
            lambda _nothing: self.reported.emit(self.tr("Reader's copy written"), lines),
        )

    def export_word(self) -> None:
        """Ask what to write, and write it to a Word file."""
        dialog = ExportWordDialog(self._desk, self._window)
        dialog.accepted.connect(lambda: self._export(dialog.wanted()))
        dialog.open()

    def _export(self, wanted: WordExport) -> None:
        workspace = self._desk.workspace
        self._alone(
            self.tr("Writing {0}").format(wanted.path.name),
            lambda: send_word(workspace, wanted.path, wanted.sending),
            lambda sent: self._exported(wanted.path, sent),
        )

    def _exported(self, path: Path, sent: Sent) -> None:
        lines = [self.tr("{0} was written.").format(path), *map(worded, sent.told)]
        if sent.recorded:
            lines.append(self.tr("The copy is remembered, so that what comes back finds its place."))
        else:
            lines.append(
                self.tr("Your role does not record what is sent; the file finds its place when it comes back.")
            )
        self.reported.emit(self.tr("Sent to Word"), lines)

    def take_in_word(self) -> None:
        """Ask for returned Word files, and show what is in each before they are taken in."""
        types = self.tr("Word files ({0})").format(" ".join(f"*{suffix}" for suffix in SUFFIXES))
        types += ";;" + self.tr("All files (*)")
        folder = str(self._desk.workspace.path.parent)
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Take in files from Word"), folder, types)
        if names:
            self.look_into_word([Path(name) for name in names])

    def look_into_word(self, paths: list[Path]) -> None:
        """Show what is in returned Word files, and take in those that are chosen then."""
        dialog = IntakeDialog(self._desk, self._worker, paths, self._window)
        dialog.accepted.connect(lambda: self._take_in_word(dialog.wanted()))
        dialog.open()

    def _take_in_word(self, wanted: list[Wanted]) -> None:
        workspace = self._desk.workspace
        self._alone(
            self.tr("Taking in files from Word"),
            lambda: [take_in(workspace, one.prepared, one.authority) for one in wanted],
            self._word_taken_in,
        )

    def _word_taken_in(self, reports: list[IntakeReport]) -> None:
        lines = [line for report in reports for line in self._word_intake(report)]
        self.reported.emit(self.tr("Taken in from Word"), lines)

    def _word_intake(self, report: IntakeReport) -> list[str]:
        """What became of one Word file, one sentence for each thing to know."""
        if report.trouble:
            return [f"{report.path.name}: {worded(report.trouble)}"]
        counts = (
            (report.tracked, self.tr("1 tracked proposal"), self.tr("{0} tracked proposals")),
            (report.untracked, self.tr("1 change made without tracking"), self.tr("{0} changes made without tracking")),
            (report.comments, self.tr("1 comment"), self.tr("{0} comments")),
        )
        parts = [counted(count, one, many) for count, one, many in counts if count]
        told = ", ".join(parts) or self.tr("nothing new")
        lines = [self.tr("{0}, for {1}: {2}.").format(report.path.name, report.authority, told)]
        if report.listed:
            one = self.tr("One thing in the file could not be placed:")
            lines.append(counted(len(report.listed), one, self.tr("{0} things in the file could not be placed:")))
            lines.extend(f"– {worded(sentence)}" for sentence in report.listed)
        return [*lines, *map(worded, report.warnings)]

    def compile_answers(self, *, public: bool = False) -> None:
        """Ask for a place and write there what authorities said with the answers; ``public`` names no persons."""
        from hsavtal_desktop.workspace.compiling import SUFFIXES, compile_answers  # noqa: PLC0415  # loads spreadsheets

        workspace = self._desk.workspace
        kinds = (self.tr("Spreadsheets (*{0})"), self.tr("Word files (*{0})"), self.tr("PDF files (*{0})"))
        endings = {kind.format(suffix): suffix for kind, suffix in zip(kinds, SUFFIXES, strict=True)}
        title = self.tr("Compilation of the answers, public") if public else self.tr("Compilation of the answers")
        found = ask_where(self._window, title, workspace.path.parent / (title + SUFFIXES[0]), endings)
        if found is not None:
            path, _ = found
            self._worker.run(
                self.tr("Writing {0}").format(path.name),
                lambda: compile_answers(workspace, path, public=public),
                lambda _count: self._desk.said.emit(self.tr("{0} was written.").format(path)),
            )

    def _alone(self, what: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something that changes the workspace, and tell everybody; whoever reads it waits so long."""
        alone(self._desk, self._worker, what, work, done)
