"""What a screen reader is told about the place of the caret."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.reading import Piece, RevisionView
from hsavtal_desktop.gui.page.compose import tr
from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.selection import plain


def describe(flow: Flow, spot: Spot) -> str:
    """The clause, what is proposed at the caret and by whom, and the paragraph's words."""
    found = flow.find(spot)
    if found is None:
        return ""
    index, leaf = found
    place = flow.sections[index].place
    parts = [f"{tr('Clause')} {place.number}"] if place and place.number else []
    run = leaf.run_at(spot.position)
    if run is not None and flow.setting.marked:
        parts.extend(_told(run.piece, flow))
    parts.append(plain(leaf.content, leaf.content.start, leaf.content.stop, kept_only=False))
    return ". ".join(part for part in parts if part)


def _told(piece: Piece, flow: Flow) -> list[str]:
    told = []
    if piece.inserted:
        told.append(_by(tr("inserted by %1"), flow.setting.revision(piece.inserted)))
    told.extend(_by(tr("struck by %1"), flow.setting.revision(each)) for each in piece.deleted)
    return told


def _by(words: str, revision: RevisionView) -> str:
    who = ", ".join(part for part in (revision.name, revision.on_behalf or revision.organisation) if part)
    return words.replace("%1", who or QCoreApplication.translate("PageView", "unknown"))
