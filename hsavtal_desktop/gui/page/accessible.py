"""What a screen reader is told about the place of the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextDocumentFragment

from hsavtal_desktop.core.atoms import atom_of, picture
from hsavtal_desktop.core.reading import Piece, RevisionView
from hsavtal_desktop.gui.page.accessible_text import CaretText
from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.objects import cell_of
from hsavtal_desktop.gui.page.private import private_words, stays
from hsavtal_desktop.gui.page.remarks import Remark
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.wording import translate

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.caret_stage import CaretStage

_AFTER = 150
"""Milliseconds of rest after which the place is told."""


class Teller:
    """Keeps a page's accessible description at the caret, and announces what is new there once it rests."""

    def __init__(self, stage: CaretStage) -> None:
        self._stage = stage
        self._told = ("", "", "")
        self._text: CaretText | None = None
        self._timer = QTimer(stage, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self._tell)

    @property
    def text(self) -> CaretText:
        """The paragraph at the caret as a text; made when an assistive program asks for it."""
        if self._text is None:
            self._text = CaretText(self._stage)
        return self._text

    def went(self) -> None:
        """The caret is somewhere else now."""
        if self._text is not None:
            self._text.went()
        self._timer.start()

    def _tell(self) -> None:
        stage = self._stage
        # While the workspace is changed beside the window the page is not seen, and reads as it no longer is.
        if not stage.has_document or not stage.isVisible():
            return
        spot = stage.caret()
        marks = ", ".join(part for part in (proposals_at(stage.flow, spot), stands_at(stage, spot)) if part)
        now = (marks, whereabouts(stage.flow, spot), words_at(stage.flow, spot))
        # Who reads the text itself hears the words as the caret comes to them, and is not told them twice.
        heard = now if self._text is None else now[:2]
        news = [words for words, before in zip(heard, self._told, strict=False) if words and words != before]
        self._told = now
        stage.setAccessibleDescription(". ".join(words for words in now if words))
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(stage, ". ".join(news)))


def whereabouts(flow: Flow, spot: Spot) -> str:
    """The clause's number, the cell of a table, and the bullet or ordinal of a list."""
    found = flow.find(spot)
    if found is None:
        return ""
    index, leaf = found
    seen = flow.sections[index].place
    number = seen.number if seen else ""
    return ". ".join(part for part in (number, cell_at(flow, spot), leaf.label) if part)


def words_at(flow: Flow, spot: Spot) -> str:
    """The words of the paragraph."""
    found = flow.find(spot)
    return "" if found is None else spoken(found[1], flow.setting)


def stands_at(stage: CaretStage, spot: Spot) -> str:
    """That words are contended, private or commented on, and what the comment says; "" where none is so."""
    found = stage.flow.find(spot)
    if found is None:
        return ""
    leaf, told = found[1], []
    unit = leaf.unit(spot.position)
    if any(start <= unit <= stop for start, stop in stage.contended.stretches(leaf)):
        told.append(translate("PageView", "in conflict"))
    if stays(leaf, spot.position, stage.private):
        told.append(private_words())
    remark = stage.remarks.at(leaf, spot.position)
    told += [remark_in_words(one) for one in stage.remarks.by_text.get(leaf.content.text, ()) if one.id == remark]
    return ", ".join(told)


def remark_in_words(remark: Remark) -> str:
    """A comment with its answers, as it is read out."""
    said = QTextDocumentFragment.fromHtml(remark.told).toPlainText().replace("\n", ". ")
    return translate("PageView", "comment: %1").replace("%1", said)


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
