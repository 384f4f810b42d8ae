"""A card for each group: who says so, what they would change, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.consultation import Group, Passage
from hsavtal_desktop.core.consultation.items import PROPOSAL
from hsavtal_desktop.core.record_types import Disposition
from hsavtal_desktop.gui.chips import Chip
from hsavtal_desktop.gui.consultation.words import (
    disposition_word,
    item_kind_word,
    marked_html,
    marked_plain,
    origin_word,
)
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.page.colours import authority_colour
from hsavtal_desktop.gui.texts import counted, kind_word, moment, time_text
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import label
from hsavtal_desktop.workspace.consulting import Consultation

_NAMED = 6
"""Authorities that a card names; the rest are counted, and named in the tool tip."""
_CHIPS = 4
_PLAIN = ("insertion", "deletion", "replacement")


class GroupCard(QFrame):
    """One group.  It takes the keyboard: arrows go to the next card, Enter to the answer."""

    entered = Signal()
    stepped = Signal(int)
    answer_wanted = Signal()

    def __init__(
        self,
        group: Group,
        consultation: Consultation,
        side: Callable[[str], str],
        name: Callable[[Atom], str],
        parent: QWidget | None = None,
    ) -> None:
        """``side`` tells the side that a body is on, ``name`` what an object among the words is called."""
        super().__init__(parent)
        self.group = group
        self._side, self._name = side, name
        self.setProperty("card", True)
        self.setProperty("current", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(4), space(3), space(4), space(3))
        layout.setSpacing(space(2))
        self._add_head(layout)
        for passage in group.passages[:1] if group.exact else group.passages:
            layout.addLayout(self._passage(passage))
        self.answer = label("")
        self.answer.setTextFormat(Qt.TextFormat.RichText)
        layout.addWidget(label(self._origins(), scale=0.9, muted=True))
        layout.addWidget(self.answer)
        self.show_answer(consultation)
        first = group.passages[0]
        self.setAccessibleName(f"{', '.join(group.authorities)}: {marked_plain(first.told(name))}")

    def show_answer(self, consultation: Consultation) -> None:
        """Tell how the group is answered now."""
        answers = [consultation.answer(item) for item in self.group.items]
        told = dict.fromkeys(_answer_line(given) for given in answers)
        self.answer.setText("<br>".join(told))
        self.answer.setAccessibleName(self.answer.text())

    def set_current(self, on: bool) -> None:
        """Mark the card as the one that is answered."""
        self.setProperty("current", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def _add_head(self, layout: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        names = self.group.authorities
        for name in names[:_CHIPS]:
            row.addWidget(Chip(name, self._side(name)))
        shown = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            shown += " " + self.tr("and {0} more").format(len(names) - _NAMED)
        who = label(shown, strong=True)
        who.setToolTip(tip("\n".join(names)))
        layout.addLayout(row)
        if len(self.group.passages) == 1:
            row.addWidget(who, 1)
        else:
            row.addStretch(1)
            layout.addWidget(who)
            same = self.tr("{0} say the same") if self.group.exact else self.tr("{0} say nearly the same")
            count = label(same.format(len(self.group.passages)), strong=True)
            count.setWordWrap(False)
            row.addWidget(count)

    def _passage(self, passage: Passage) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        if not self.group.exact:
            row.addWidget(Chip(passage.item.authority, self._side(passage.item.authority)), 0, _TOP)
        kind = "" if passage.kind in _PLAIN else kind_word(passage.kind)
        kind = kind if passage.item.kind == PROPOSAL else item_kind_word(passage.kind)
        words = QLabel()
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setFont(label("").font())
        ink = authority_colour(passage.item.authority, self.palette().base().color())
        told = marked_html(passage.told(self._name), ink)
        words.setText(f"<b>{kind}:</b> {told}" if kind else told)
        row.addWidget(words, 1)
        return row

    def _origins(self) -> str:
        tracked = [item for item in self.group.items if item.origin == "word-tracked"]
        silent = [item for item in self.group.items if item.origin == "word-untracked"]
        parts = []
        if len(self.group.items) == 1:
            item = self.group.items[0]
            parts = [origin_word(item.origin), _signed(item.author) if item.origin != "word-untracked" else ""]
        else:
            if tracked:
                parts.append(counted(len(tracked), self.tr("1 tracked"), self.tr("{0} tracked")))
            if silent:
                one, many = self.tr("1 made without tracking"), self.tr("{0} made without tracking")
                parts.append(counted(len(silent), one, many))
        return " · ".join(part for part in parts if part)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.answer_wanted.emit()
        else:
            super().keyPressEvent(event)


def _signed(author: str) -> str:
    """A name with the time after it, as the file has them, for people to read."""
    name, _, stamp = author.rpartition(" ")
    return f"{name} · {time_text(stamp)}" if name and moment(stamp).isValid() else author


_TOP = Qt.AlignmentFlag.AlignTop


def _answer_line(given: Disposition) -> str:
    if not given.value:
        return escape(QCoreApplication.translate("Consultation", "○ Not answered"))
    parts = [f"<b>✓ {escape(disposition_word(given.value))}</b>", escape(given.reason), escape(given.responsible)]
    return " · ".join(part for part in parts if part)
