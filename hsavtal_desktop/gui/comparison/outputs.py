"""A comparison leaves the window: as a Word file, PDF, web page, spreadsheet or change report, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.lines import beside, inline, three
from hsavtal_desktop.gui.comparison.pane import paint_line
from hsavtal_desktop.gui.comparison.shown import Lines
from hsavtal_desktop.gui.comparison.sides import Found
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.typography import Typography
from hsavtal_desktop.gui.theme import INTERFACE, TEXT, Look, palette_of
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.reports.frame import Layout
from hsavtal_desktop.reports.output import change_report_bytes, comparison_bytes
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.comparing.proposals import proposals_between
from hsavtal_desktop.workspace.comparing.redlines import redline_sides
from hsavtal_desktop.workspace.comparing.sides import Compared
from hsavtal_desktop.workspace.comparing.three import Three, side_by_side

_MARGIN = 15.0
"""Millimetres of paper left white on each side."""
_ZOOM = 75
"""Per cent of the usual size of type: two or three columns stand beside each other."""
_ZOOM_ALONE = 95
"""The same for one column."""


class Outputs(QObject):
    """Asks where to, does the work beside the window, and says what came of it."""

    def __init__(self, desk: Desk, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._worker, self._window = desk, worker, window

    def save(self, found: Found, *, inline_too: bool) -> None:
        """Ask for a name and write the comparison there, in the form that the name or the chosen kind tells."""
        kinds = self._kinds(inline_too=inline_too)
        folder = self._desk.workspace.path.parent / self.tr("comparison.docx")
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the comparison"), str(folder), ";;".join(kinds), next(iter(kinds))
        )
        if not name:
            return
        make, suffix = kinds[kind]
        path = Path(name)
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        self.write(found, path, make)

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

    def _kinds(self, *, inline_too: bool) -> dict[str, tuple[Callable[[Compared], bytes], str]]:
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
            self.tr("Word file with tracked changes (*.docx)"): (redline_sides, ".docx"),
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
        if dialog.exec() == QDialog.DialogCode.Accepted:
            print_lines(printer, found, fresh_lines(found, in_one_column=in_one_column, quiet=quiet))


def fresh_lines(found: Found, *, in_one_column: bool, quiet: bool) -> Lines:
    """The lines once more, to be set for paper: those on the screen are set for the screen."""
    if len(found.compared) == 2:
        first, second = found.compared
        rows = tuple(side_by_side(first.comparison, second.comparison))
        return three(Three(first, second, rows), quiet=quiet)
    comparison: Comparison = found.comparisons[0]
    return inline(comparison, quiet=quiet) if in_one_column else beside(comparison, quiet=quiet)


def print_lines(printer: QPrinter, found: Found, lines: Lines) -> None:
    """Paint the lines on pages, each with what is compared at its head and its number at its foot."""
    printer.setPageMargins(QMarginsF(*[_MARGIN] * 4), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        return
    paper = QRectF(0, 0, printer.width(), printer.height())
    typography = Typography(TEXT, INTERFACE, _ZOOM if lines.sides > 1 else _ZOOM_ALONE, printer)
    side = paper.width() / lines.sides
    layout = ComparisonLayout(lines, typography, Inks.of(_paper_palette()), round(side))
    slot = typography.cell.slot
    body = QRectF(0, slot * 2, paper.width(), paper.height() - slot * 4)
    heads = heading_words(found, lines)
    y, number = body.top(), 1
    _page(painter, layout, paper, heads, number)
    for index, line in enumerate(layout.lines):
        layout.ensure(index)
        height = layout.heights[index]
        # A heading is not left alone at the foot of a page.
        needed = height + (_height(layout, index + 1) if line.heading else 0)
        if y > body.top() and y + needed > body.bottom():
            printer.newPage()
            number += 1
            y = body.top()
            _page(painter, layout, paper, heads, number)
        for at in range(lines.sides):
            paint_line(painter, layout, line, at, QRectF(at * side, y, side, height))
        y += height
    painter.end()


def _height(layout: ComparisonLayout, index: int) -> int:
    if index >= len(layout.lines):
        return 0
    layout.ensure(index)
    return layout.heights[index]


def heading_words(found: Found, lines: Lines) -> list[str]:
    """What stands above each column."""
    first = found.compared[0]
    if lines.sides == 1:
        return [f"{first.frame.old.described} → {first.frame.new.described}"]
    return [first.frame.old.described, *(one.frame.new.described for one in found.compared)]


def _page(painter: QPainter, layout: ComparisonLayout, paper: QRectF, heads: list[str], number: int) -> None:
    slot = layout.typography.cell.slot
    font = QFont(layout.typography.cell.font)
    painter.setFont(font)
    painter.setPen(layout.inks.muted)
    side = paper.width() / len(heads)
    for at, words in enumerate(heads):
        box = QRectF(at * side + layout.margin, 0, side - 2 * layout.margin, slot)
        told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, told)
    painter.fillRect(QRectF(0, slot * 1.3, paper.width(), max(1.0, slot * 0.05)), layout.inks.rule)
    painter.drawText(QRectF(0, paper.height() - slot, paper.width(), slot), Qt.AlignmentFlag.AlignHCenter, str(number))


def _paper_palette() -> QPalette:
    """Black on white, whatever the window looks like."""
    return palette_of(Look.LIGHT)
