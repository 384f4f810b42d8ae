"""Sections set for paper and cut into pages; painting a page needs no workspace."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from hsavtal_desktop.core.reading import Outline
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.compose import compose
from hsavtal_desktop.gui.page.paint import Emphasis, paint_section
from hsavtal_desktop.gui.page.section import Kind, Section, Sections
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.typography import Face, Sheet, Typography
from hsavtal_desktop.gui.page.wording import translate
from hsavtal_desktop.gui.printing.cutting import Strip, cut, places_to_cut, repeated
from hsavtal_desktop.gui.printing.slices import Steps
from hsavtal_desktop.gui.theme import INTERFACE, TEXT, Look, palette_of
from hsavtal_desktop.reports.as_printed import Wish, as_printed
from hsavtal_desktop.workspace.workspace import Workspace

DPI = 300
"""Dots an inch that pages are set in; any device paints them scaled."""
WIDTH, HEIGHT = round(210 / 25.4 * DPI), round(297 / 25.4 * DPI)
"""An A4 sheet."""
_ZOOM = 88
"""Per cent of the type on the screen: 10 points for running text."""
_SIDE, _TOP, _FOOT = round(13 / 25.4 * DPI), round(24 / 25.4 * DPI), round(20 / 25.4 * DPI)
_EDGE = round(11 / 25.4 * DPI)
"""From the sheet's edge to header and footer."""


@dataclass(frozen=True)
class Words:
    """What stands in header and footer."""

    title: str
    about: str
    """Status, version, date, and how open proposals are shown."""
    marking: str = ""


class Placed(NamedTuple):
    """A section on the endless roll that is cut into pages."""

    section: Section
    setting: Setting
    top: int
    start: int
    """Where what is to be seen of it begins on the roll."""


class PaperType(Typography):
    """Type measured in the pages' own units, so that any device paints it alike once it is scaled."""

    def _face(self, family: str, points: float, spacing: float, weight: QFont.Weight = QFont.Weight.Normal) -> Face:
        face = super()._face(family, points, spacing, weight)
        face.font.setPixelSize(round(self._pixels(points)))
        return face


class Printed(Setting):
    """A setting for paper: nothing invites to write."""

    @property
    def editable(self) -> bool:
        """Never."""
        return False

    @property
    def scrolls(self) -> bool:
        """Never."""
        return False


class Pages:
    """Pages that can be painted on anything."""

    def __init__(
        self, placed: list[Placed], cuts: list[int], headers: Mapping[int, Strip], words: Words, device: QImage
    ) -> None:
        """``cuts`` are where pages begin and the last ends, ``headers`` what is repeated on those that begin there."""
        self._placed, self._cuts, self._headers, self.words = placed, cuts, headers, words
        self._device = device
        """What the type was measured on: it must outlive the layouts."""
        self._starts = [each.start for each in placed]

    def __len__(self) -> int:
        return max(1, len(self._cuts) - 1)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page (from 0) with its corner at 0, 0 and ``DPI`` units an inch."""
        painter.fillRect(0, 0, WIDTH, HEIGHT, Qt.GlobalColor.white)
        if len(self._cuts) < 2:
            return
        high, low = self._cuts[number], self._cuts[number + 1]
        header = self._headers.get(high, Strip(high, high))
        self._paint_roll(painter, header, _TOP)
        self._paint_roll(painter, Strip(high, low), _TOP + header.height)
        self._paint_frame(painter, number)

    def _paint_roll(self, painter: QPainter, strip: Strip, at: int) -> None:
        """Paint what lies on a strip of the roll, from ``at`` down the page."""
        first = max(0, bisect_right(self._starts, strip.top) - 1)
        body = QRect(0, at, WIDTH, strip.height)
        painter.save()
        painter.setClipRect(body)
        for section, setting, top, start in self._placed[first:]:
            if start >= strip.bottom:
                break
            left = (WIDTH - setting.sheet.width) // 2
            paint_section(painter, section, setting, left, at + top - strip.top, Emphasis(), body)
        painter.restore()

    def _paint_frame(self, painter: QPainter, number: int) -> None:
        setting = self._placed[0].setting
        font = setting.typography.note.font
        painter.setFont(font)
        painter.setPen(setting.inks.muted)
        metrics = setting.typography.metrics(setting.typography.note)
        line = setting.typography.note.slot
        room = WIDTH - 2 * _SIDE - 2 * _EDGE
        left = _SIDE + _EDGE
        about = metrics.horizontalAdvance(self.words.about)
        title = metrics.elidedText(self.words.title, Qt.TextElideMode.ElideRight, max(room / 3, room - about - line))
        header = QRectF(left, _EDGE, room, line)
        painter.drawText(header, Qt.AlignmentFlag.AlignLeft, title)
        about_room = room - metrics.horizontalAdvance(title) - line / 2
        painter.drawText(
            header,
            Qt.AlignmentFlag.AlignRight,
            metrics.elidedText(self.words.about, Qt.TextElideMode.ElideRight, about_room),
        )
        painter.fillRect(QRectF(left, _EDGE + line * 1.15, room, setting.typography.hairline), setting.inks.rule)
        footer = QRectF(left, HEIGHT - _EDGE - line, room, line)
        painter.drawText(footer, Qt.AlignmentFlag.AlignLeft, self.words.marking)
        told = translate("PageView", "Page {0} of {1}").format(number + 1, len(self))
        painter.drawText(footer, Qt.AlignmentFlag.AlignRight, told)


def setting_pages(workspace: Workspace, wish: Wish, words: Words) -> Steps[Pages]:
    """Read, set and cut everything that is wished for, section by section."""
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    device.setDotsPerMeterX(round(DPI / 0.0254))
    device.setDotsPerMeterY(round(DPI / 0.0254))
    typography = PaperType(TEXT, INTERFACE, _ZOOM, device)
    sheet = Sheet.within(typography, WIDTH - 2 * _SIDE)
    white = Inks.of(palette_of(Look.LIGHT))
    inks = replace(white, desk=white.page, edge=white.page)
    roll: list[tuple[Section, Setting, str]] = []
    outlines = (workspace.outline(document, wish.view) for document in wish.documents)
    for outline in as_printed(outlines, wish, translate("PageView", "{0} (printed in {1})")):
        setting = Printed(_source(workspace), outline.document, wish.view, typography, sheet, inks)
        roll += [(section, setting, outline.title) for section in _sections(outline, wish)]
    placed, breaks, pages = list[Placed](), list[int](), list[int]()
    headers: dict[int, Strip] = {}
    y, bare = 0, False
    for done, (section, used, title) in enumerate(roll):
        yield done, len(roll)
        compose(section, used, title, frozenset())
        begun = section.gap[1] if section.kind is Kind.PART else 0
        if section.kind is Kind.PART:
            pages.append(y)
        elif not bare:
            breaks.append(y)
        placed.append(Placed(section, used, y - begun, y))
        breaks += [y - begun + each for each in places_to_cut(section)]
        headers |= {y - begun + row: strip.moved(y - begun) for row, strip in repeated(section)}
        y += section.height - begun
        bare = section.kind is Kind.PART or not _has_body(section)
    cuts = cut(sorted(set(breaks)), pages, y, HEIGHT - _TOP - _FOOT, headers)
    return Pages(placed, cuts, headers, words, device)


def _source(workspace: Workspace) -> PageSource:
    return workspace


def _sections(outline: Outline, wish: Wish) -> Iterator[Section]:
    """Its sections; of a clause, not the titles of what it stands in."""
    without = (Kind.FOOT, Kind.PART) if wish.clause else (Kind.FOOT,)
    return (section for section in Sections(outline) if section.kind not in without)


def _has_body(section: Section) -> bool:
    return any(leaf.content.text[:2] in ("b.", "c.") for leaf in section.leaves)
