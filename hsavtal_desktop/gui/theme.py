"""How the program looks: palette, type and measures, following the system's colours and text size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from hsavtal_desktop.gui.icons import tinted, wear_anew
from hsavtal_desktop.gui.stylesheet import stylesheet
from hsavtal_desktop.resources import resource_path

INTERFACE = "Source Sans 3"
TEXT = "Source Serif 4"
SMALLEST = 10.5
"""Points; below this the interface font is hard to read whatever the system says."""


class Look(Enum):
    """The palettes there are."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


@dataclass(frozen=True)
class _Colours:
    window: str
    base: str
    alternate: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    line: str
    faint: str
    edge: str
    """Frames of what can be filled in: at least 3:1 against what lies around it."""


_COLOURS = {
    Look.LIGHT: _Colours(
        window="#f3f1ec",
        base="#ffffff",
        alternate="#faf8f4",
        text="#1f2428",
        muted="#5c6166",
        disabled="#5c6166",
        accent="#0f5c73",
        on_accent="#ffffff",
        line="#d9d5cc",
        faint="#e9e6df",
        edge="#827e75",
    ),
    Look.DARK: _Colours(
        window="#1c1e20",
        base="#26292c",
        alternate="#2b2e32",
        text="#e8e5df",
        muted="#a9aaa8",
        disabled="#a9aaa8",
        accent="#7cc0d6",
        on_accent="#0c2029",
        line="#3d4145",
        faint="#34383c",
        edge="#7d8287",
    ),
    Look.CONTRAST_LIGHT: _Colours(
        window="#ffffff",
        base="#ffffff",
        alternate="#ffffff",
        text="#000000",
        muted="#000000",
        disabled="#5a5a5a",
        accent="#003a8c",
        on_accent="#ffffff",
        line="#000000",
        faint="#ececec",
        edge="#000000",
    ),
    Look.CONTRAST_DARK: _Colours(
        window="#000000",
        base="#000000",
        alternate="#000000",
        text="#ffffff",
        muted="#ffffff",
        disabled="#a0a0a0",
        accent="#ffe14d",
        on_accent="#000000",
        line="#ffffff",
        faint="#1f1f1f",
        edge="#ffffff",
    ),
}


def palette_of(look: Look) -> QPalette:
    """The palette of a look: Mid for lines, Midlight for quiet grounds, Dark for quiet text, Shadow for frames."""
    colours = _COLOURS[look]
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for name, value in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.alternate),
        (role.Text, colours.text),
        (role.Button, colours.base),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.text),
        (role.ToolTipText, colours.base),
        (role.PlaceholderText, colours.muted),
        (role.Light, colours.base),
        (role.Midlight, colours.faint),
        (role.Mid, colours.line),
        (role.Dark, colours.muted),
        (role.Shadow, colours.edge),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, name, QColor(colours.disabled))
    return palette


def system_look() -> Look:
    """The look that the system asks for now."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and newer
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Look.CONTRAST_DARK if dark else Look.CONTRAST_LIGHT
    return Look.DARK if dark else Look.LIGHT


def load_fonts() -> None:
    """Make the program's own fonts known to Qt.

    Raises FileNotFoundError if they are missing: the program is then badly packed.
    """
    for path in sorted(resource_path("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


class Theme(QObject):
    """The look in use; everything that paints asks it, and paints again when it says ``changed``."""

    changed = Signal()

    def __init__(self, application: QApplication, look: Look | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._fixed = look
        self._pictures = QTemporaryDir()
        """Style sheets take pictures from files only."""
        self._points = max(application.font().pointSizeF(), SMALLEST)
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(self.font())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self.follow)
        self.look = look or system_look()
        self._show()

    def follow(self) -> None:
        """Take on the look the system asks for, unless one was chosen."""
        wanted = self._fixed or system_look()
        if wanted != self.look:
            self.look = wanted
            self._show()
            wear_anew()
            self.changed.emit()

    def choose(self, look: Look | None) -> None:
        """Use a look whatever the system says; None follows the system again."""
        self._fixed = look
        self.follow()

    def _show(self) -> None:
        palette = palette_of(self.look)
        self._application.setPalette(palette)
        quiet = palette.color(QPalette.ColorRole.Dark)
        ways = {"chevron": "down", "up": "up", "back": "left", "forth": "right"}
        arrows = {name: self._picture(f"chevron-{way}", quiet) for name, way in ways.items()}
        check = self._picture("check", palette.color(QPalette.ColorRole.HighlightedText))
        tick = self._picture("check", palette.color(QPalette.ColorRole.Text), "tick")
        self._application.setStyleSheet(stylesheet(palette, em(), check=check, tick=tick, **arrows))

    def _picture(self, name: str, colour: QColor, called: str = "") -> str:
        """The path of an icon in a colour."""
        path = Path(self._pictures.path()) / f"{called or name}-{self.look.value}.svg"
        path.write_bytes(tinted(name, colour))
        return path.as_posix()

    def font(self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The interface font, ``scale`` times the usual size."""
        font = QFont([INTERFACE, *QFont().families()])
        font.setPointSizeF(self._points * scale)
        font.setWeight(weight)
        return font


def interface_font(scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The application's font, ``scale`` times its size."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setWeight(weight)
    return font


def usual_zoom() -> int:
    """Per cent at which a page is shown to somebody with the system's text size: steps of ten, at least 100."""
    return max(100, round(QApplication.font().pointSizeF() / SMALLEST * 10) * 10)


def em() -> float:
    """The interface font's size in pixels: the measure of every distance."""
    metrics = QFontMetricsF(QApplication.font())
    return metrics.ascent() + metrics.descent()


def space(count: float = 1.0) -> int:
    """``count`` quarters of an em in whole pixels, at least one: margins and gaps."""
    return max(1, round(em() * count / 4))
