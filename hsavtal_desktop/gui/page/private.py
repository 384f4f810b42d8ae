"""What stays on this computer when the rest is shared, on the page: a padlock beside its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.section import Section
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.wording import translate


def private_words() -> str:
    """What is said of it."""
    return translate("PageView", "private, stays here")


def stays(leaf: Leaf, position: int, private: Set[str]) -> bool:
    """Whether what is proposed about the character at a position stays."""
    run = leaf.run_at(position) if private else None
    return run is not None and not private.isdisjoint(run.piece.revisions)


def staying(leaf: Leaf, private: Set[str]) -> Iterator[int]:
    """Where in a leaf words that stay begin, in units of its shown text."""
    return (run.start for run in leaf.shown.runs if not private.isdisjoint(run.piece.revisions))


def padlocks(section: Section, setting: Setting, private: Set[str], leaves: Iterable[Leaf]) -> Iterator[QPointF]:
    """The middles of the padlocks beside the lines of some leaves of a section, in its own pixels."""
    if not private or setting.view not in (View.MARKUP, View.SIMPLE):
        return
    x, place = setting.sheet.bar - setting.typography.em * 0.75, section.place
    whole = () if place is None else (place.inserted, place.moved, place.merging, *place.deleted)
    first = section.leaves[0] if section.leaves else None
    for leaf in leaves:
        lines = {leaf.line_of(unit) for unit in staying(leaf, private)}
        if leaf is first and not private.isdisjoint(whole):
            lines.add(0)
        for line in sorted(lines):
            yield QPointF(x, leaf.y + (line + 0.5) * leaf.slot)


def paint_padlocks(
    painter: QPainter,
    section: Section,
    setting: Setting,
    left: int,
    top: int,
    private: Set[str],
    seen: Iterable[Leaf],
) -> None:
    """A padlock beside each line with something that stays; only beside what is ``seen``."""
    em = setting.typography.em
    for middle in padlocks(section, setting, private, seen):
        at = middle + QPointF(left, top)
        body = QRectF(at.x() - em * 0.3, at.y() - em * 0.08, em * 0.6, em * 0.46)
        bow = QRectF(at.x() - em * 0.19, at.y() - em * 0.46, em * 0.38, em * 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(setting.inks.text, max(1.0, em * 0.08)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(bow, 0, 180 * 16)
        painter.drawLine(QPointF(bow.left(), bow.center().y()), QPointF(bow.left(), body.top()))
        painter.drawLine(QPointF(bow.right(), bow.center().y()), QPointF(bow.right(), body.top()))
        painter.fillRect(body, setting.inks.text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
