"""Files with changes out of the program and into it: asks, does the work beside the window, says what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hsavtal_desktop.exchange.package import SUFFIX as PACKAGE_SUFFIX
from hsavtal_desktop.exchange.request import SUFFIX as REQUEST_SUFFIX
from hsavtal_desktop.exchange.request import is_request
from hsavtal_desktop.gui.alone import alone, look
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.exchange.cards import what_stays
from hsavtal_desktop.gui.exchange.send_dialog import SendDialog, Sending
from hsavtal_desktop.gui.exchange.take_in_dialog import TakeInDialog
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.exchanging import ExportReport, ImportReport, ask, export_changes, import_changes
from hsavtal_desktop.workspace.preview import Contents, Preview, peek, preview
from hsavtal_desktop.workspace.word_returns import OTHER_SUFFIXES, SUFFIXES

WORD = SUFFIXES + OTHER_SUFFIXES
"""Files that are shown as Word files, to be taken in or told how to convert."""


class Post(QObject):
    """Sends, answers, asks and takes in."""

    reported = Signal(str, object)
    """A heading and the sentences (list of str) that tell what came of it."""
    word_dropped = Signal(list)
    """Paths of Word files among those that were dropped."""

    def __init__(self, desk: Desk, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._worker, self._window = desk, worker, window

    def send(self) -> None:
        """Ask for whom, how much, why and where, and write the file."""
        self._open_sending(SendDialog(self._desk, self._window))

    def answer(self) -> None:
        """Ask for a request that somebody sent, and answer it."""
        types = self.tr("Requests (*{0})").format(REQUEST_SUFFIX) + ";;" + self.tr("All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Answer a request"), self._folder(), types)
        if name:
            self.answer_file(Path(name))

    def answer_file(self, path: Path) -> None:
        """Answer the request in a file."""

        def opened(contents: Contents) -> None:
            if contents.workspace != self._desk.workspace.log.workspace:
                told = self.tr("{0} is about the workspace {1}. Open that one and answer there.")
                self._desk.refused.emit(told.format(path.name, contents.name))
                return
            self._open_sending(SendDialog(self._desk, self._window, contents, path))

        look(self._desk, self._worker, self.tr("Reading {0}").format(path.name), lambda: peek(path), opened)

    def _open_sending(self, dialog: SendDialog) -> None:
        dialog.accepted.connect(lambda: self.write(dialog.wanted()))
        dialog.open()

    def write(self, wanted: Sending) -> None:
        """Share everything that is not shared and write a file for others."""
        workspace = self._desk.workspace
        alone(
            self._desk,
            self._worker,
            self.tr("Writing changes to {0}").format(wanted.path.name),
            lambda: export_changes(
                workspace,
                wanted.path,
                recipient=wanted.recipient,
                purpose=wanted.purpose,
                receivers=wanted.receivers,
                since=wanted.since,
                answering=wanted.answering,
                encrypt_for=wanted.readers,
            ),
            self._sent,
        )

    def ask(self) -> None:
        """Ask for a place, and write there a request for exactly what is missing here."""
        suggested = self._desk.workspace.path.with_suffix(REQUEST_SUFFIX)
        kinds = {self.tr("Requests (*{0})").format(REQUEST_SUFFIX): REQUEST_SUFFIX}
        if found := ask_where(self._window, self.tr("Ask for what is missing"), suggested, kinds):
            self.ask_in(found[0])

    def ask_in(self, path: Path) -> None:
        """Write a request to a file."""
        workspace = self._desk.workspace

        def done(_nothing: object) -> None:
            lines = [self.tr("{0} was written.").format(path)]
            lines.append(self.tr("Send it to somebody who has more. The answer holds exactly what is not here."))
            self.reported.emit(self.tr("Request written"), lines)

        look(self._desk, self._worker, self.tr("Writing {0}").format(path.name), lambda: ask(workspace, path), done)

    def take_in(self) -> None:
        """Ask for files, show what they hold and take them in."""
        types = self.tr("Files with changes (*{0})").format(PACKAGE_SUFFIX) + ";;" + self.tr("All files (*)")
        title = self.tr("Take in files with changes")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder(), types)
        if names:
            self.look_into([Path(name) for name in names])

    def take_in_dropped(self, paths: list[Path]) -> None:
        """Do with dropped files what each is for: Word files and changes come in, a request is answered."""
        word = [path for path in paths if path.is_dir() or path.suffix.lower() in WORD]
        requests = [path for path in paths if path not in word and is_request(path)]
        changes = [path for path in paths if path not in word and path not in requests]
        if changes:
            self.look_into(changes)
        elif requests:
            self.answer_file(requests.pop(0))
        if requests:
            told = self.tr("Drop requests one by one, by themselves, to answer them: {0}")
            self._desk.refused.emit(told.format(", ".join(path.name for path in requests)))
        if word:
            self.word_dropped.emit(word)

    def look_into(self, paths: list[Path]) -> None:
        """Show what files hold and would change, and take them in if the person still wants it."""
        workspace = self._desk.workspace
        names = ", ".join(path.name for path in paths)
        look(
            self._desk,
            self._worker,
            self.tr("Reading {0}").format(names),
            lambda: preview(workspace, paths),
            self._show,
        )

    def _show(self, seen: Preview) -> None:
        dialog = TakeInDialog(self._desk, seen, self._window)
        dialog.accepted.connect(lambda: self.take_in_files(dialog.paths))
        dialog.open()

    def take_in_files(self, paths: list[Path]) -> None:
        """Take in the changes in some files."""
        workspace = self._desk.workspace
        alone(
            self._desk,
            self._worker,
            self.tr("Taking in changes"),
            lambda: import_changes(workspace, paths),
            lambda report: self.reported.emit(self.tr("Taken in"), self._intake(paths, report)),
        )

    def _folder(self) -> str:
        return str(self._desk.workspace.path.parent)

    def _sent(self, report: ExportReport) -> None:
        one, many = self.tr("1 change was written to {1}."), self.tr("{0} changes were written to {1}.")
        lines = [counted(report.changes, one, many).replace("{1}", str(report.path))]
        if report.left_out:
            one = self.tr("1 change that they have was left out.")
            lines.append(counted(report.left_out, one, self.tr("{0} changes that they have were left out.")))
        if report.encrypted_for:
            members = [one for one in report.encrypted_for if one != self._desk.workspace.author]
            names = ", ".join(self._desk.workspace.state.members.member(one).name or one[:8] for one in members)
            lines.append(self.tr("Only {0} and you can read it.").format(names))
        if stays := what_stays(self._desk.workspace):
            lines.append(stays)
        lines.append(self.tr("Send the file by e-mail or put it in a shared folder."))
        self.reported.emit(self.tr("Sent"), lines)

    def _intake(self, paths: list[Path], report: ImportReport) -> list[str]:
        """What became of files that were taken in, one sentence for each thing to know."""
        names = ", ".join(path.name for path in paths)
        lines = []
        if report.new:
            one = self.tr("1 new change from {1} was taken in.")
            many = self.tr("{0} new changes from {1} were taken in.")
            lines.append(counted(report.new, one, many).replace("{1}", names))
        else:
            lines.append(self.tr("There was nothing new in {0}.").format(names))
        if report.unconfirmed:
            one = self.tr("1 of the new changes is by somebody who is not admitted yet.")
            many = self.tr("{0} of the new changes are by somebody who is not admitted yet.")
            told = self.tr("What such a person writes counts once a coordinator admits the person, under Members.")
            lines.append(f"{counted(report.unconfirmed, one, many)} {told}")
        lines.extend(map(worded, report.without_effect))
        if report.waiting:
            one = self.tr("1 change waits for others that have not come.")
            lines.append(counted(report.waiting, one, self.tr("{0} changes wait for others that have not come.")))
        if report.known:
            one = self.tr("1 change was here already.")
            lines.append(counted(report.known, one, self.tr("{0} changes were here already.")))
        return [*lines, *map(worded, (*report.missing, *report.refused))]
