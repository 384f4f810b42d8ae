"""Colours: everything derived from the palette, and one colour for each authority on every machine."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

READABLE = 4.5
"""The contrast that text needs against its ground (WCAG 2.2, 1.4.3)."""
VISIBLE = 3.0
"""The contrast that signs other than text need (WCAG 2.2, 1.4.11)."""

_HUES = 24


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 black to 1 white."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """``ground`` with ``share`` (0 to 1) of ``ink`` in it."""
    return QColor.fromRgbF(
        ground.redF() + (ink.redF() - ground.redF()) * share,
        ground.greenF() + (ink.greenF() - ground.greenF()) * share,
        ground.blueF() + (ink.blueF() - ground.blueF()) * share,
    )


def readable(colour: QColor, ground: QColor, least: float = READABLE) -> QColor:
    """``colour`` moved away from ``ground`` in lightness until the contrast is at least ``least``."""
    hue, saturation, lightness = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    step = -0.02 if luminance(ground) > 0.18 else 0.02
    while contrast(colour, ground) < least and 0.0 < lightness < 1.0:
        lightness = min(1.0, max(0.0, lightness + step))
        colour = QColor.fromHslF(max(0.0, hue), saturation, lightness)
    return colour


def authority_colour(authority: str, ground: QColor) -> QColor:
    """The colour of an authority, from its id alone; readable as text on ``ground``."""
    digest = hashlib.sha256(authority.encode()).digest()
    hue = (digest[0] % _HUES) / _HUES
    saturation = 0.62 + 0.12 * (digest[1] % 3)
    light = luminance(ground) > 0.18
    return readable(QColor.fromHslF(hue, saturation, 0.40 if light else 0.66), ground)


@dataclass(frozen=True)
class Inks:
    """Every colour of the page, derived from a palette."""

    page: QColor
    desk: QColor
    """What the page lies on."""
    edge: QColor
    text: QColor
    muted: QColor
    """Numbers, running heads, hints: still readable."""
    rule: QColor
    accent: QColor
    selection: QColor
    selected: QColor
    """Text on the selection."""
    hit: QColor
    """Ground of a search hit."""
    current_hit: QColor
    current: QColor
    """Ground of the proposal in focus."""
    bar: QColor
    warning: QColor
    misspelt: QColor
    faint: QColor
    """Ground of table heads, chips and the like."""
    remarked: QColor
    """Ground of words that a comment is about."""
    remarked_now: QColor
    """The same, of the comment in focus."""

    @classmethod
    def of(cls, palette: QPalette) -> Inks:
        """The colours for a palette: light, dark or high contrast."""
        page, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        dark = luminance(page) < 0.18
        accent = readable(palette.color(QPalette.ColorRole.Highlight), page)
        desk, line = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Mid)
        plain = contrast(line, page) >= VISIBLE
        if contrast(desk, page) < 1.06:
            desk = mixed(page, QColor("black") if dark else text, 0.30 if dark else 0.06)
        return cls(
            page=page,
            desk=desk,
            edge=line if plain else mixed(page, text, 0.16),
            text=text,
            muted=readable(palette.color(QPalette.ColorRole.Dark), page),
            rule=line if plain else mixed(page, text, 0.26),
            accent=accent,
            selection=palette.color(QPalette.ColorRole.Highlight),
            selected=palette.color(QPalette.ColorRole.HighlightedText),
            hit=mixed(page, QColor("#e3b400"), 0.34),
            current_hit=mixed(page, QColor("#f08a00"), 0.62 if not dark else 0.55),
            current=mixed(page, accent, 0.16),
            bar=readable(mixed(page, text, 0.5), page, VISIBLE),
            warning=readable(QColor("#c1440e"), page),
            misspelt=readable(QColor("#d4145a"), page, VISIBLE),
            faint=mixed(page, text, 0.055),
            remarked=mixed(page, QColor("#c9a227"), 0.20),
            remarked_now=mixed(page, QColor("#c9a227"), 0.45 if not dark else 0.38),
        )
