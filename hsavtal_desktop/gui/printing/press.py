"""From the command *Print* to paper or a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.alone import look
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.foreign import file_name
from hsavtal_desktop.gui.printing.dialogs import Preview, PrintDialog
from hsavtal_desktop.gui.printing.output import painting, write_pdf
from hsavtal_desktop.gui.printing.pages import Pages, Words, setting_pages
from hsavtal_desktop.gui.printing.slices import Slices, Steps
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.reports.as_printed import Sheet, Wish
from hsavtal_desktop.workspace.clock import utc_now

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Press(QObject):
    """Asks what to print, shows it, and prints; all that takes long leaves the window its turn and can be cancelled."""

    def __init__(self, desk: Desk, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._worker, self._window = desk, worker, window
        self.preview: Preview | None = None

    def ask(self) -> None:
        """Ask what to print and show it."""
        if not self._desk.document:
            self._desk.refused.emit(self.tr("There is no document to print"))
            return
        dialog = PrintDialog(self._desk, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.show(dialog.wish))
        dialog.pdf_wanted.connect(lambda: self._ask_pdf(dialog.wish))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def show(self, wish: Wish) -> None:
        """Set the pages and show them."""
        workspace, words = self._desk.workspace, self._words(wish)
        self._begin(
            self.tr("Setting the pages"), setting_pages(workspace, wish, words), lambda pages: self._show(pages, wish)
        )

    def _show(self, pages: Pages, wish: Wish) -> None:
        self.preview = preview = Preview(pages, self._window.window())
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.print_wanted.connect(lambda: self._print(pages))
        preview.pdf_wanted.connect(lambda: self._ask_pdf(wish))
        preview.finished.connect(self._closed)
        preview.open()

    def _closed(self) -> None:
        self.preview = None

    def _ask_pdf(self, wish: Wish) -> None:
        self._close_preview()
        suggested = self._desk.workspace.path.parent / file_name(self._sheet(wish).title, ".pdf")
        if found := ask_where(self._window, self.tr("Save as PDF"), suggested, {self.tr("PDF files (*.pdf)"): ".pdf"}):
            self.save_pdf(wish, found[0])

    def save_pdf(self, wish: Wish, path: Path) -> None:
        """Write what is wished for to a file."""
        workspace, sheet = self._desk.workspace, self._sheet(wish)
        done = self.tr("{0} was written.").format(path)
        told = self.tr("Writing {0}").format(path.name)
        work = partial(write_pdf, workspace, wish, sheet, path)
        look(self._desk, self._worker, told, work, lambda _: self._desk.said.emit(done))

    def _print(self, pages: Pages) -> None:
        # Only who prints needs it, and a system may lack what it stands on.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(pages.words.title)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._window.window())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(pages))
        dialog.accepted.connect(lambda: self._print_on(printer, pages))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print_on(self, printer: QPrinter, pages: Pages) -> None:
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        numbers = list(range(first - 1, min(last, len(pages))))
        self._close_preview()
        done = self.tr("Sent to the printer")
        self._begin(self.tr("Printing"), painting(pages, printer, numbers), lambda _: self._desk.said.emit(done))

    def _begin(self, what: str, steps: Steps[Any], done: Callable[[Any], None]) -> None:
        Slices(what, steps, self._window.window()).run(done, self._desk.refused.emit)

    def _close_preview(self) -> None:
        if self.preview is not None:
            self.preview.accept()

    def _sheet(self, wish: Wish) -> Sheet:
        workspace = self._desk.workspace
        title = workspace.package().title or workspace.name
        status = ""
        if len(wish.documents) == 1:
            document = workspace.document(wish.documents[0])
            title, status = document.title, document.status
        return Sheet(title, utc_now(), self._version(), status, workspace.package().marking)

    def _words(self, wish: Wish) -> Words:
        sheet = self._sheet(wish)
        ways = {
            View.MARKUP: self.tr("all markup"),
            View.SIMPLE: self.tr("all markup"),
            View.FINAL: self.tr("open proposals as accepted"),
            View.ORIGINAL: self.tr("as agreed"),
        }
        parts = (sheet.status, sheet.version or self.tr("working draft"), sheet.time[:10], ways[wish.view])
        return Words(sheet.title, " · ".join(part for part in parts if part), sheet.marking)

    def _version(self) -> str:
        """The version that is printed, "" for none: a named one only where nothing has been written since."""
        workspace = self._desk.workspace
        versions = workspace.versions()
        if versions and not workspace.unreleased():
            newest = versions[-1]
            since = [name for name in workspace.state.heads() if name not in newest.heads]
            named = all(
                all(event["kind"] == "version" for event in workspace.state.changes[name].events) for name in since
            )
            if named:
                return newest.label
        return ""
