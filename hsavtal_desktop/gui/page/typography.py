"""Fonts and measures: points times zoom on a device, never fixed pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice

BODY_POINTS = 11.5
SPACING = 1.45
"""Distance between base lines, in type sizes."""
COLUMN_CHARACTERS = 72
"""Line length of running text, in average characters."""

_SAMPLE = "Den part som först ser att en individ behöver insatser från båda ska fråga om en samordnad plan."
_HEADINGS = (17.0, 13.0, 12.0)
_SUBHEADINGS = (12.0, 11.0, 10.0)


@dataclass(frozen=True)
class Face:
    """A font and the whole-pixel height of each line set in it."""

    font: QFont
    slot: int


class Typography:
    """The type of one page at one zoom on one device.

    ``text_family`` is for running text, ``ui_family`` for headings, tables, numbers and chips; an empty or unknown
    family falls back to the application's font.  ``zoom`` is in per cent.
    """

    def __init__(
        self, text_family: str = "", ui_family: str = "", zoom: int = 100, device: QPaintDevice | None = None
    ) -> None:
        self.text_family, self.ui_family, self.zoom, self.device = text_family, ui_family, zoom, device
        self.body = self._face(text_family, BODY_POINTS, SPACING)
        self.cell = self._face(ui_family, 10.5, 1.36)
        self.cell_head = self._face(ui_family, 10.5, 1.36, QFont.Weight.DemiBold)
        self.headings = tuple(self._face(ui_family, size, 1.28, QFont.Weight.DemiBold) for size in _HEADINGS)
        self.subheadings = tuple(self._face(ui_family, size, 1.4, QFont.Weight.DemiBold) for size in _SUBHEADINGS)
        self.title = self._face(ui_family, 24.0, 1.2, QFont.Weight.Bold)
        self.part = self._face(ui_family, 20.0, 1.22, QFont.Weight.DemiBold)
        self.note = self._face(ui_family, 9.0, 1.4)
        self.footnote = self._face(text_family, 10.0, 1.4)
        self.number = self._face(ui_family, 10.5, SPACING, QFont.Weight.Normal)
        metrics = self.metrics(self.body)
        self.em = self._pixels(BODY_POINTS)
        self.column = math.ceil(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * COLUMN_CHARACTERS)

    def heading(self, depth: int) -> Face:
        """The face of a clause heading at an outline depth."""
        return self.headings[min(depth, len(self.headings) - 1)]

    def subheading(self, level: int) -> Face:
        """The face of a heading within a clause's text."""
        return self.subheadings[min(level, len(self.subheadings) - 1)]

    def metrics(self, face: Face) -> QFontMetricsF:
        """Measures of a face on this device."""
        return QFontMetricsF(face.font) if self.device is None else QFontMetricsF(face.font, self.device)

    def ems(self, count: float) -> int:
        """So many body type sizes, in whole pixels."""
        return round(self.em * count)

    @property
    def hairline(self) -> int:
        """The thickness of a fine line, in pixels."""
        return max(1, round(self.em / 15))

    def _pixels(self, points: float) -> float:
        dpi = 96.0 if self.device is None else self.device.logicalDpiY()
        return points * self.zoom / 100 * dpi / 72

    def _face(self, family: str, points: float, spacing: float, weight: QFont.Weight = QFont.Weight.Normal) -> Face:
        font = QFont()
        if family:
            font.setFamilies([family, *font.families()])
        font.setPointSizeF(points * self.zoom / 100)
        font.setWeight(weight)
        return Face(font, math.ceil(self._pixels(points) * spacing))


@dataclass(frozen=True)
class Sheet:
    """Where things stand across a page, in pixels from its left edge."""

    width: int
    bar: int
    """Change bars."""
    number: int
    """Hanging clause numbers."""
    text: int
    column: int
    """Width of the running text."""
    remarks: int
    """Signs of comments, right of the text."""
    chips: int
    """Party and status chips, right of the text."""
    reach: int
    """How wide a table may be that the column is too narrow for."""

    @classmethod
    def within(cls, typography: Typography, available: int) -> Sheet:
        """The page that fits ``available`` pixels: margins give way first, then the column."""
        ems = typography.ems
        lane, chips, right = ems(3.4), ems(5.8), ems(0.8)
        for margin in (ems(3.6), ems(2.9), ems(2.3)):
            width = margin + lane + typography.column + chips + right
            if width <= available:
                return cls._placed(typography, margin, lane, typography.column, chips + right)
        margin = ems(2.3)
        column = available - margin - lane - chips - right
        if column < ems(16):
            chips = ems(0.4)
            column = max(ems(12), available - margin - lane - chips - right)
        return cls._placed(typography, margin, lane, column, chips + right)

    @classmethod
    def _placed(cls, typography: Typography, margin: int, lane: int, column: int, right: int) -> Sheet:
        text = margin + lane
        return cls(
            width=text + column + right,
            bar=margin - typography.ems(1.0),
            number=margin,
            text=text,
            column=column,
            remarks=text + column + typography.ems(0.15),
            chips=text + column + typography.ems(1.45),
            reach=column + max(0, right - typography.ems(1.2)),
        )
