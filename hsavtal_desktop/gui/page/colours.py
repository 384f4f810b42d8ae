"""Colours: everything derived from the palette, and one colour for each authority on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

READABLE = 4.5
"""The contrast that text needs against its ground (WCAG 2.2, 1.4.3)."""
VISIBLE = 3.0
"""The contrast that signs other than text need (WCAG 2.2, 1.4.11)."""

TINT = 1.4
"""The most that a tinted ground differs from the page: a search hit, the proposal in focus."""
MARKED = READABLE * TINT
"""The contrast of marks against the page: they are read on its tinted grounds too."""
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


def tinted(page: QColor, tint: str | QColor, most: float = TINT) -> QColor:
    """The page with as much of a colour in it as the contrast with the page itself allows."""
    share = 0.6
    while contrast(mixed(page, QColor(tint), share), page) > most:
        share -= 0.02
    return mixed(page, QColor(tint), share)


def readable(colour: QColor, ground: QColor, least: float = READABLE) -> QColor:
    """``colour`` moved away from ``ground`` in lightness until the contrast is at least ``least``."""
    hue, saturation, lightness = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    step = -0.02 if luminance(ground) > 0.18 else 0.02
    while contrast(colour, ground) < least and 0.0 <= lightness + step <= 1.0:
        lightness += step
        colour = QColor.fromHslF(max(0.0, hue), saturation, lightness)
    return colour


class Hues:
    """The hue of each authority: one that its id gives, or one near it where others beside it have that."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def tell_apart(self, authorities: Iterable[str]) -> bool:
        """Let authorities that are seen beside each other differ; gives whether any looks otherwise than before.

        It depends on nothing but which they are, so that they look the same on every computer.
        """
        names = sorted({*authorities} - {""}, key=_digest)
        apart = (_HUES // max(1, len(names)) + 1) // 2
        given: dict[str, int] = {}
        for name in names:
            near = (own_hue(name) + (step + 1) // 2 * (1 if step % 2 else -1) for step in range(_HUES))
            free = (hue % _HUES for hue in near if all(_distance(hue, taken) >= apart for taken in given.values()))
            given[name] = next(free, own_hue(name))
        before, self._given = self._given, given
        return any(hue != before.get(name, own_hue(name)) for name, hue in given.items())

    def of(self, authority: str) -> int:
        """Its hue, as a step of the circle."""
        return self._given.get(authority, own_hue(authority))


HUES = Hues()
"""Those of the workspace that is open."""


def own_hue(authority: str) -> int:
    """The hue that an authority has where no other is near it."""
    return _digest(authority)[0] % _HUES


def _digest(authority: str) -> bytes:
    return hashlib.sha256(authority.encode()).digest()


def _distance(one: int, other: int) -> int:
    """How far apart two hues are on the circle."""
    steps = (one - other) % _HUES
    return min(steps, _HUES - steps)


def authority_colour(authority: str, ground: QColor) -> QColor:
    """The colour of an authority; readable as text on ``ground`` and on what is tinted of it."""
    digest = _digest(authority)
    hue = HUES.of(authority) / _HUES
    saturation = 0.62 + 0.12 * (digest[1] % 3)
    light = luminance(ground) > 0.18
    return readable(QColor.fromHslF(hue, saturation, 0.40 if light else 0.66), ground, MARKED)


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
            hit=tinted(page, "#e3b400", 1.3),
            current_hit=tinted(page, "#f08a00"),
            current=tinted(page, accent, 1.3),
            bar=readable(mixed(page, text, 0.5), page, VISIBLE),
            warning=readable(QColor("#c1440e"), page),
            misspelt=readable(QColor("#d4145a"), page, VISIBLE),
            faint=mixed(page, text, 0.055),
            remarked=tinted(page, "#c9a227", 1.2),
            remarked_now=tinted(page, "#c9a227"),
        )
