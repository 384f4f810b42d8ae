"""A comparison leaves the window: as a Word file, PDF, web page, spreadsheet or change report, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.comparison.paper import fresh_lines, printing
from hsavtal_desktop.gui.comparison.shown import Lines
from hsavtal_desktop.gui.comparison.sides import Found
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.printing.slices import Slices
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.reports.frame import Layout
from hsavtal_desktop.reports.output import change_report_bytes, comparison_bytes
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.comparing.proposals import proposals_between
from hsavtal_desktop.workspace.comparing.redlines import redline_sides
from hsavtal_desktop.workspace.comparing.sides import Compared


class Outputs(QObject):
    """Asks where to, does the work beside the window, and says what came of it."""

    def __init__(self, desk: Desk, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._worker, self._window = desk, worker, window

    def save(self, found: Found, *, inline_too: bool, quiet: bool) -> None:
        """Ask for a name and write the comparison there, in the form that the name or the chosen kind tells."""
        kinds = self._kinds(inline_too=inline_too, quiet=quiet)
        suggested = self._desk.workspace.path.parent / self.tr("comparison.docx")
        endings = {kind: suffix for kind, (_make, suffix) in kinds.items()}
        if place := ask_where(self._window, self.tr("Save the comparison"), suggested, endings):
            path, kind = place
            self.write(found, path, kinds[kind][0])

    def write(self, found: Found, path: Path, make: Callable[[Compared], bytes]) -> None:
        """Write the comparison to a file; of two, each to one of its own."""
        compared = found.compared
        paths = [path] if len(compared) == 1 else [path.with_stem(f"{path.stem} {at + 1}") for at in range(2)]

        def work() -> None:
            for one, target in zip(compared, paths, strict=True):
                write_atomically(target, make(one))

        def done(_nothing: None) -> None:
            self._desk.said.emit(self.tr("{0} was written").format(", ".join(target.name for target in paths)))

        self._worker.run(self.tr("Writing {0}").format(path.name), work, done)

    def _kinds(self, *, inline_too: bool, quiet: bool) -> dict[str, tuple[Callable[[Compared], bytes], str]]:
        layout = Layout.INLINE if inline_too else Layout.SIDE

        def comparison(suffix: str) -> Callable[[Compared], bytes]:
            def make(one: Compared) -> bytes:
                proposals = proposals_between(one.old, one.new)
                return comparison_bytes(suffix, one.comparison, one.frame, proposals, layout, only_changes=False)

            return make

        def report(suffix: str) -> Callable[[Compared], bytes]:
            def make(one: Compared) -> bytes:
                return change_report_bytes(suffix, one.comparison, one.frame, proposals_between(one.old, one.new))

            return make

        return {
            self.tr("Word file with tracked changes (*.docx)"): (partial(redline_sides, looks=quiet), ".docx"),
            self.tr("PDF (*.pdf)"): (comparison(".pdf"), ".pdf"),
            self.tr("Web page (*.html)"): (comparison(".html"), ".html"),
            self.tr("Spreadsheet with old and new numbers (*.xlsx)"): (comparison(".xlsx"), ".xlsx"),
            self.tr("Change report, Word (*.docx)"): (report(".docx"), ".docx"),
            self.tr("Change report, spreadsheet (*.xlsx)"): (report(".xlsx"), ".xlsx"),
        }

    def print_out(self, found: Found, *, in_one_column: bool, quiet: bool) -> None:
        """Ask for a printer and print what is shown."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if not in_one_column:
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print the comparison"))
        dialog.accepted.connect(lambda: self._print(printer, found, in_one_column=in_one_column, quiet=quiet))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print(self, printer: QPrinter, found: Found, *, in_one_column: bool, quiet: bool) -> None:
        """Make the lines beside the window, then paint them a little at a time."""
        what = self.tr("Printing")

        def paint(lines: Lines) -> None:
            pages = Slices(what, printing(printer, found, lines), self._window.window())
            pages.run(lambda _: self._desk.said.emit(self.tr("Sent to the printer")), self._desk.refused.emit)

        self._worker.run(what, lambda: fresh_lines(found, in_one_column=in_one_column, quiet=quiet), paint)
