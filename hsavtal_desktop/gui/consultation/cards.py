"""What was said of one clause: a card for each group of like proposals."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.consultation import Group
from hsavtal_desktop.gui.consultation.card import GroupCard
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import label, quiet_button
from hsavtal_desktop.workspace.consulting import Consultation

_AT_FIRST = 30
"""Cards that are made at first; more are made when they are asked for."""


class Cards(QWidget):
    """The clause's heading above the cards."""

    entered = Signal(object)
    """The :class:`Group` whose card got the keyboard or the mouse."""
    stepped = Signal(int)
    answer_wanted = Signal()
    clause_wanted = Signal()
    """The clause is to be shown in the agreement."""

    def __init__(self, name: Callable[[Atom], str]) -> None:
        """``name`` tells what an object among the words is called."""
        super().__init__()
        self._name = name
        self.cards: list[GroupCard] = []
        self.heading = label("", scale=1.25, strong=True)
        self.show_text = quiet_button(self.tr("Show in the agreement"), self.clause_wanted.emit)
        head = QHBoxLayout()
        head.setContentsMargins(space(4), space(3), space(4), 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.show_text)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(space(4), space(3), space(4), space(4))
        self._column.setSpacing(space(3))
        inner = QWidget()
        inner.setLayout(self._column)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    def show_groups(self, groups: list[Group], reading: Consultation, sides: Mapping[str, str]) -> None:
        """Show these groups; where they are shown already, only what was answered.

        ``sides`` has "region" or "municipality" by a body's name.
        """
        if groups and [card.group for card in self.cards] == groups[: max(_AT_FIRST, len(self.cards))]:
            for card in self.cards:
                card.show_answer(reading)
        else:
            self._make(groups, reading, sides, _AT_FIRST)

    def remake(self, reading: Consultation, sides: Mapping[str, str]) -> None:
        """Draw the cards anew."""
        self._make([card.group for card in self.cards], reading, sides, len(self.cards))

    def mark(self, group: Group | None, *, focus: bool) -> None:
        """Show which group is in focus."""
        for card in self.cards:
            mine = group is not None and card.group.id == group.id
            card.set_current(mine)
            if mine and focus:
                card.setFocus()
                # The card has no place yet where it was made just now.
                QTimer.singleShot(0, card, lambda card=card: self._area.ensureWidgetVisible(card, 0, space(4)))

    def have_focus(self) -> bool:
        """Whether one of the cards has the keyboard."""
        return any(card.hasFocus() for card in self.cards)

    def place(self, group: Group | None) -> int:
        """Where a group's card is in the row of them; -1 where it has none."""
        return next((at for at, card in enumerate(self.cards) if group is not None and card.group.id == group.id), -1)

    def _make(self, groups: list[Group], reading: Consultation, sides: Mapping[str, str], most: int) -> None:
        focused = self.have_focus()
        self._clear()
        for group in groups[:most]:
            card = GroupCard(group, reading, lambda name: sides.get(name, ""), self._name)
            card.entered.connect(lambda group=group: self.entered.emit(group))
            card.stepped.connect(self.stepped)
            card.answer_wanted.connect(self.answer_wanted)
            self._column.addWidget(card)
            self.cards.append(card)
        if len(groups) > most:
            more = self.tr("Show {0} more").format(len(groups) - most)
            self._column.addWidget(quiet_button(more, lambda: self._make(groups, reading, sides, len(groups))))
        self._column.addStretch(1)
        if focused and self.cards:
            self.cards[0].setFocus()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = []
