"""Reading the files of pictures, as large as they are shown."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader


def read_image(content: bytes, size: QSize) -> QImage | None:
    """A picture's file at a size in pixels; None where it can not be read."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setScaledSize(size)
    image = reader.read()
    return None if image.isNull() else image
