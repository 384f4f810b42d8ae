"""The program's icons, in the colours of the palette."""

from __future__ import annotations

from functools import cache
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from hsavtal_desktop.resources import resource_path

_SMALL, _USUAL, _LARGE = 16, 22, 44
"""Device pixels: in menus and on buttons, on toolbars, and on fine screens."""


@cache
def _drawing(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()


def tinted(name: str, colour: QColor) -> bytes:
    """The drawing of an icon in one colour.

    Raises FileNotFoundError if there is no such icon.
    """
    return _drawing(name).replace(b"currentColor", colour.name().encode())


@cache
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """An icon as a picture, ``size`` device pixels high and wide, in the colour written as ``#rrggbb``."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(tinted(name, QColor(colour))))
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return picture


@cache
def _icon(name: str, normal: str, disabled: str, selected: str) -> QIcon:
    made = QIcon()
    modes = (
        (QIcon.Mode.Normal, normal, (_SMALL, _USUAL, _LARGE)),
        (QIcon.Mode.Disabled, disabled, (_SMALL, _LARGE)),
        (QIcon.Mode.Selected, selected, (_SMALL, _LARGE)),
    )
    for mode, colour, sizes in modes:
        for size in sizes:
            made.addPixmap(pixmap(name, colour, size), mode)
    return made


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """An icon in the present palette, for enabled, disabled and selected things."""
    palette = QGuiApplication.palette()
    return _icon(
        name,
        palette.color(role).name(),
        palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name(),
        palette.color(QPalette.ColorRole.HighlightedText).name(),
    )


class Wearer(Protocol):
    """A widget or action that has an icon."""

    def setIcon(self, icon: QIcon, /) -> None: ...


_WORN: WeakKeyDictionary[Wearer, tuple[str, QPalette.ColorRole]] = WeakKeyDictionary()


def wear(target: Wearer, name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> None:
    """Give something an icon that follows the palette."""
    target.setIcon(icon(name, role))
    _WORN[target] = name, role


def wear_anew() -> None:
    """Take every icon from the palette again, which has changed."""
    for target, (name, role) in list(_WORN.items()):
        if isValid(target):
            target.setIcon(icon(name, role))
