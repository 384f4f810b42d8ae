"""A comparison on paper: what is shown on the screen, set for pages."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter, QPalette
from PySide6.QtPrintSupport import QPrinter

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.lines import beside, inline, three
from hsavtal_desktop.gui.comparison.pane import paint_line
from hsavtal_desktop.gui.comparison.shown import Lines
from hsavtal_desktop.gui.comparison.sides import Found
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.typography import Typography
from hsavtal_desktop.gui.printing.slices import Steps
from hsavtal_desktop.gui.theme import INTERFACE, TEXT, Look, palette_of
from hsavtal_desktop.workspace.comparing.three import Three, side_by_side

_MARGIN = 15.0
"""Millimetres of paper left white on each side."""
_ZOOM = 75
"""Per cent of the usual size of type: two or three columns stand beside each other."""
_ZOOM_ALONE = 95
"""The same for one column."""


def fresh_lines(found: Found, *, in_one_column: bool, quiet: bool) -> Lines:
    """The lines once more, to be set for paper: those on the screen are set for the screen."""
    if len(found.compared) == 2:
        first, second = found.compared
        rows = tuple(side_by_side(first.comparison, second.comparison))
        return three(Three(first, second, rows), quiet=quiet)
    comparison: Comparison = found.comparisons[0]
    return inline(comparison, quiet=quiet) if in_one_column else beside(comparison, quiet=quiet)


def printing(printer: QPrinter, found: Found, lines: Lines) -> Steps[None]:
    """Paint the lines on pages, each with what is compared at its head and its number at its foot.

    Raises Trouble when the printer can not be painted on.
    """
    printer.setPageMargins(QMarginsF(*[_MARGIN] * 4), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(Said("Utskriften kunde inte börja. Kontrollera skrivaren, eller platsen där filen ska ligga."))
    try:
        yield from _pages(painter, printer, found, lines)
    finally:
        painter.end()


def _pages(painter: QPainter, printer: QPrinter, found: Found, lines: Lines) -> Steps[None]:
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
        yield index, len(layout.lines)
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
