"""What a screen reader is told about the place of the caret."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.core.reading import Piece, RevisionView
from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.selection import plain
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
    words = plain(leaf.content, leaf.content.start, leaf.content.stop, kept_only=False)
    return ". ".join(part for part in (seen.number if seen else "", leaf.label, words) if part)


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
