"""A picture on the page: a leaf of one line that is as high as the picture."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QTextLayout

from hsavtal_desktop.core.atoms import Picture, picture
from hsavtal_desktop.gui.page.display import display
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.wording import translate

_MILLIMETRES_OF_AN_INCH = 25.4
_UNSIZED = 600
"""Tenths of a millimetre across for a picture that tells no size."""

_LEAST = 5
"""Body type sizes that a column leaves to a picture."""


class PictureLeaf(Leaf):
    """A picture with its own line; a caret stands before or after it."""

    image: QImage | None = None
    """As large as it is shown; None where its file is not here."""
    shown_width = shown_height = 0
    """Pixels."""

    def lay_out(self, setting: Setting, width: int) -> None:
        """Scale the picture to the line."""
        typography = setting.typography
        self.width = width
        self.shown = display(self.content.pieces, None, setting, None)
        self.layout = QTextLayout("")
        self.layout.beginLayout()
        self.layout.createLine()
        self.layout.endLayout()
        found = self.picture
        wide, high = self._pixels(found, setting)
        scale = min(1.0, width / wide)
        self.shown_width = max(1, round(wide * scale))
        size = QSize(self.shown_width, max(1, round(high * scale)))
        self.image = setting.image(found.blob, size)
        if self.image is None:
            size.setHeight(typography.body.slot * 3)
        self.shown_height = size.height()
        self.slot, self.lines = self.shown_height + typography.ems(0.6), 1
        changed = any(piece.revisions for piece in self.content.all_pieces)
        self.barred = frozenset({0} if changed and setting.editable else ())

    def fit(self, setting: Setting, width: int) -> None:
        """Scale it to another line."""
        self.lay_out(setting, width)

    def measure(self, setting: Setting) -> tuple[float, float]:
        """Pixels that it can still be made out in, and those of its own size."""
        wide, _ = self._pixels(self.picture, setting)
        return min(wide, setting.typography.ems(_LEAST)), wide

    @property
    def picture(self) -> Picture:
        """What is shown."""
        found = picture(self.content.pieces[0])
        assert found is not None
        return found

    def caret(self, position: int) -> tuple[int, float]:
        """The left edge before the picture, the right edge after it."""
        return 0, float(self.shown_width if position > self.content.start else 0)

    def caret_at_unit(self, unit: int) -> tuple[int, float]:
        """The same by UTF-16 offset."""
        return 0, float(self.shown_width if unit else 0)

    def position_at(self, line: int, x: float) -> int:
        """Before or after the picture, whichever is nearer."""
        return self.content.stop if x > self.shown_width / 2 else self.content.start

    def letter_at(self, line: int, x: float) -> int | None:
        """The picture; None beside it."""
        return self.content.start if line == 0 and 0 <= x < self.shown_width else None

    def line_range(self, line: int) -> tuple[int, int]:
        """Before and after."""
        return self.content.start, self.content.stop

    def rows(self, first: int, last: int) -> Iterator[QRectF]:
        """The picture, where it is covered."""
        if first < last:
            yield QRectF(0, 0, self.shown_width, self.shown_height)

    def _pixels(self, found: Picture, setting: Setting) -> tuple[float, float]:
        typography = setting.typography
        dots = (96.0 if typography.device is None else typography.device.logicalDpiX()) * typography.zoom / 100
        width, height = found.width or _UNSIZED, found.height or found.width or _UNSIZED * 2 // 3
        return width / 10 / _MILLIMETRES_OF_AN_INCH * dots, height / 10 / _MILLIMETRES_OF_AN_INCH * dots


def paint_picture(painter: QPainter, leaf: PictureLeaf, setting: Setting, at: QPointF) -> None:
    """The picture with what is proposed about it: a frame where it is put in, a cross where it is struck."""
    box = QRectF(at.x(), at.y(), leaf.shown_width, leaf.shown_height)
    if leaf.image is not None:
        painter.drawImage(box, leaf.image)
    else:
        _paint_missing(painter, leaf, setting, box)
    if not setting.marked:
        return
    piece = leaf.content.pieces[0]
    thick = max(2, setting.typography.hairline * 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for name, line in ((piece.inserted, None), *((name, Qt.PenStyle.DotLine) for name in piece.reformatted[-1:])):
        if name:
            voice = setting.voice(name)
            painter.setPen(QPen(voice.colour, thick, line or voice.line))
            painter.drawRect(box.adjusted(-thick, -thick, thick, thick))
    if piece.deleted or leaf.struck:
        struck = setting.voice(piece.deleted[-1]) if piece.deleted else None
        colour, line = (struck.colour, struck.line) if struck else (setting.inks.muted, Qt.PenStyle.SolidLine)
        painter.setPen(QPen(colour, thick, line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.topRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_missing(painter: QPainter, leaf: PictureLeaf, setting: Setting, box: QRectF) -> None:
    painter.fillRect(box, setting.inks.faint)
    painter.setPen(setting.inks.muted)
    painter.setFont(setting.typography.note.font)
    words = translate("PageView", "The picture is not here yet: %1").replace("%1", leaf.picture.alt)
    inner = box.adjusted(*(setting.typography.em * each for each in (0.5, 0.3, -0.5, -0.3)))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words)
