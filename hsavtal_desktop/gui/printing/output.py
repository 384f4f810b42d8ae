"""Pages on a printer or as pictures, and a text in a PDF file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPagedPaintDevice, QPainter

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.page.colours import authority_colour
from hsavtal_desktop.gui.page.images import read_image
from hsavtal_desktop.gui.printing.pages import HEIGHT, WIDTH, Pages
from hsavtal_desktop.gui.printing.slices import Steps
from hsavtal_desktop.reports.as_printed import Sheet, Wish
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.workspace import Workspace

_FINEST = QSize(WIDTH, HEIGHT)
"""Dots of a picture that fills a page."""
_JPEG = b"\xff\xd8"
_QUALITY = 90


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


def write_pdf(workspace: Workspace, wish: Wish, sheet: Sheet, path: Path) -> None:
    """Write what is wished for to an accessible PDF file, whole or not at all.

    Touches no widget.  Raises Trouble, with nothing done, when the disk refuses, and Stopped when it is not wanted.
    """
    # The library that sets it takes a tenth of a second to load.
    from hsavtal_desktop.reports.agreement_paper import agreement_pdf  # noqa: PLC0415

    def picture(name: str) -> tuple[str, bytes] | None:
        content = workspace.blob(name)
        return None if content is None else _for_paper(content)

    def colour(authority: str) -> str:
        return authority_colour(authority, QColor(Qt.GlobalColor.white)).name()

    write_atomically(path, agreement_pdf(workspace, picture, colour, wish, sheet))


def _for_paper(content: bytes) -> tuple[str, bytes] | None:
    """A picture in a form that can be set, no finer than paper shows; None where it can not be read."""
    image = read_image(content, QSize())
    if image is None:
        return None
    if image.width() > _FINEST.width() or image.height() > _FINEST.height():
        modes = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_FINEST, *modes)
    ending = "jpg" if content.startswith(_JPEG) else "png"
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, ending.encode())
    if ending == "jpg":
        writer.setQuality(_QUALITY)
    form = QImage.Format.Format_RGBA8888 if image.hasAlphaChannel() else QImage.Format.Format_RGB888
    writer.write(image.convertToFormat(form))
    return ending, bytes(buffer.data().data())
