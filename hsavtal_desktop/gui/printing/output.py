"""Pages on a printer or in a PDF file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.printing.pages import DPI, HEIGHT, WIDTH, Pages
from hsavtal_desktop.gui.printing.slices import Steps
from hsavtal_desktop.store.files import write_atomically


def writing_pdf(pages: Pages, path: Path) -> Steps[None]:
    """Write all pages to a file, whole or not at all.  Raises Trouble, with nothing done, when the disk refuses."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(pages.words.title)
    yield from painting(pages, writer, list(range(len(pages))))
    write_atomically(path, bytes(buffer.data().data()))


def painting(pages: Pages, device: QPagedPaintDevice, numbers: list[int]) -> Steps[None]:
    """Paint some pages (from 0) one after another.  Raises Trouble when the device can not be painted on."""
    painter = QPainter()
    if not painter.begin(device):
        raise Trouble(Said("Utskriften kunde inte börja. Kontrollera skrivaren, eller platsen där filen ska ligga."))
    try:
        for turn, number in enumerate(numbers):
            yield turn, len(numbers)
            if turn:
                device.newPage()
            painter.save()
            fit = min(device.width() / WIDTH, device.height() / HEIGHT)
            painter.scale(fit, fit)
            pages.paint(painter, number)
            painter.restore()
    finally:
        painter.end()


def picture_of(pages: Pages, number: int, width: int) -> QImage:
    """A page as a picture ``width`` pixels wide."""
    made = QImage(width, round(width * HEIGHT / WIDTH), QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(width / WIDTH, width / WIDTH)
    pages.paint(painter, number)
    painter.end()
    return made
