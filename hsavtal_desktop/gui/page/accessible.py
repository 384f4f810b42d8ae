"""What a screen reader is told about the place of the caret."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.core.atoms import atom_of, picture
from hsavtal_desktop.core.reading import Piece, RevisionView
from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.objects import cell_of
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.wording import translate

_AFTER = 150
"""Milliseconds of rest after which the place is told."""


class Teller:
    """Keeps a widget's accessible description at the caret, and announces what is new there once it rests."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._place: tuple[Flow, Spot] | None = None
        self._told = ("", "")
        self._timer = QTimer(widget, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self._tell)

    def went(self, flow: Flow, spot: Spot) -> None:
        """The caret is somewhere else now."""
        self._place = flow, spot
        self._timer.start()

    def _tell(self) -> None:
        if self._place is None:
            return
        now = (proposals_at(*self._place), paragraph_at(*self._place))
        news = [words for words, before in zip(now, self._told, strict=True) if words and words != before]
        self._told = now
        self._widget.setAccessibleDescription(". ".join(words for words in now if words))
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, ". ".join(news)))


def paragraph_at(flow: Flow, spot: Spot) -> str:
    """The clause's number and the paragraph's words."""
    found = flow.find(spot)
    if found is None:
        return ""
    index, leaf = found
    seen = flow.sections[index].place
    number = seen.number if seen else ""
    return ". ".join(part for part in (number, cell_at(flow, spot), leaf.label, spoken(leaf, flow.setting)) if part)


def spoken(leaf: Leaf, setting: Setting) -> str:
    """The words of a leaf, with those that its objects stand for: a number, a field's words, what a picture shows."""
    parts = []
    for piece in leaf.content.pieces:
        atom = atom_of(piece)
        said = setting.source.printed(atom, setting.document, setting.view) if atom else piece.text
        if atom.get("type") == "footnote":
            said = " " + translate("PageView", "footnote %1").replace("%1", said) + " "
        shown = picture(piece)
        if shown is not None:
            said = translate("PageView", "picture: %1").replace("%1", shown.alt)
        parts.append(said)
    return "".join(parts)


def cell_at(flow: Flow, spot: Spot) -> str:
    """Which row and column of a table a place is in, and what is proposed about them; "" outside tables."""
    cell = cell_of(flow, spot.text)
    if cell is None:
        return ""
    told = [
        translate("PageView", "row %1 of %2").replace("%1", str(cell.row + 1)).replace("%2", str(len(cell.table.rows))),
        translate("PageView", "column %1").replace("%1", str(cell.column + 1)),
    ]
    row, columns = cell.table.rows[cell.row], cell.table.column_slots
    for words, slots in (("row", [row]), ("column", columns[cell.column : cell.column + 1])):
        for slot in slots if flow.setting.marked else ():
            told += [_slot_words(words, True, flow.setting.revision(name)) for name in (slot.inserted,) if name]
            told += [_slot_words(words, False, flow.setting.revision(name)) for name in slot.deleted]
    return ", ".join(told)


def _slot_words(axis: str, inserted: bool, revision: RevisionView) -> str:
    words = {
        ("row", True): translate("PageView", "row inserted by %1"),
        ("row", False): translate("PageView", "row struck by %1"),
        ("column", True): translate("PageView", "column inserted by %1"),
        ("column", False): translate("PageView", "column struck by %1"),
    }
    return _by(words[axis, inserted], revision)


def proposals_at(flow: Flow, spot: Spot) -> str:
    """What is proposed at the caret, and by whom; "" where nothing is or the view does not mark it."""
    found = flow.find(spot)
    if found is None:
        return ""
    run = found[1].run_at(spot.position) or found[1].run_at(spot.position - 1)
    if run is None:
        return ""
    return marks_in_words(flow, run.piece)


def marks_in_words(flow: Flow, piece: Piece) -> str:
    """What is proposed about a piece, and by whom; "" where nothing is or the view does not mark it."""
    if not flow.setting.marked:
        return ""
    told = []
    if piece.inserted:
        told.append(_by(translate("PageView", "inserted by %1"), flow.setting.revision(piece.inserted)))
    told += [_by(translate("PageView", "struck by %1"), flow.setting.revision(each)) for each in piece.deleted]
    return ", ".join(told)


def _by(words: str, revision: RevisionView) -> str:
    who = ", ".join(part for part in (revision.name, revision.on_behalf or revision.organisation) if part)
    return words.replace("%1", who or "–")
