"""Somebody who waits to be let in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.core.members import NEWCOMER, ROLES, Member, Right
from hsavtal_desktop.gui.chips import Chip
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import role_told, role_word, side_word, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, card, label
from hsavtal_desktop.gui.wrapping import Wrapping
from hsavtal_desktop.workspace.invitation import Card


class WaitingCard(QFrame):
    """Six control words, a role, and the button that lets somebody in."""

    def __init__(
        self, desk: Desk, member: Member, admit: Callable[[WaitingCard], None], asked: Card | None = None
    ) -> None:
        """``asked``: the file by which somebody asked to be let in, who has no work here yet."""
        super().__init__()
        self.member, self.asked, self._group = member, asked, desk.workspace.group
        self.known = desk.workspace.group.namesakes(member.author, member.name)
        words = " · ".join(desk.workspace.fingerprint(member.author))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(Chip(member.organisation or "?", member.side))
        name = member.name or self.tr("Somebody without a name")
        told = " · ".join(part for part in (name, member.organisation, side_word(member.side)) if part)
        head.addWidget(label(told, strong=True), 1)
        self.words = label(words, scale=1.15)
        self.words.setAccessibleName(self.tr("Control words: {0}").format(words))
        self.role = DropDown()
        self.role.setAccessibleName(self.tr("Role"))
        for role in ROLES:
            self.role.addItem(role_word(role), role)
        earlier = desk.workspace.state.members.last_role(self.known[0].author) if self.known else NEWCOMER
        self.role.setCurrentIndex(self.role.findData(member.role or earlier))
        self.may = label("", muted=True)
        self.role.currentIndexChanged.connect(lambda _row: self._allow())
        self.person = self._choice()
        self.admit = button(self.tr("Admit"), lambda: admit(self), picture="user-check", primary=True)
        reason = worded(desk.workspace.why_not(Right.ADMIT))
        allow(self.role, reason)
        self._allow()
        inner = QVBoxLayout()
        frame = card(inner)
        inner.addLayout(head)
        inner.addWidget(self.words)
        inner.addWidget(label(reason or self._told(), muted=not self.known))
        inner.addLayout(Wrapping(self.role, *self.person, self.admit))
        inner.addWidget(self.may)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @property
    def replaces(self) -> str:
        """The lost key that this one takes the place of, "" for another person."""
        return str(self.person[0].currentData() or "") if self.person else ""

    def _allow(self) -> None:
        """Nobody called as a member is let in before it is said who it is, nor by who may not give that role."""
        role, group = str(self.role.currentData()), self._group
        self.may.setText(role_told(role))
        unsaid = self.tr("Say first who it is") if self.person and self.person[0].currentData() is None else ""
        allow(self.admit, unsaid or worded(group.why_not_admit(self.member.author, role)))

    def _choice(self) -> list[QComboBox]:
        """Whether it is a member with a new key or somebody else, where a member is called the same."""
        if not self.known:
            return []
        chosen = DropDown()
        chosen.setAccessibleName(self.tr("Who it is"))
        chosen.addItem(self.tr("Who is it?"), None)
        for one in self.known:
            chosen.addItem(self.tr("{0} with a new key: the old one is revoked").format(one.name), one.author)
        chosen.addItem(self.tr("Another person with the same name"), "")
        chosen.currentIndexChanged.connect(lambda _index: self._allow())
        return [chosen]

    def _told(self) -> str:
        compare = self.tr("Ask them to read their control words to you; they should be these six.")
        if not self.known:
            return compare
        warning = self.tr("Take care: {0} is a member already, with another key.").format(self.known[0].name)
        return f"{warning} {compare}"


def asking_member(asked: Card) -> Member:
    """Who asks by a file, as the card of somebody who waits."""
    return Member(asked.author, asked.person, asked.organisation, asked.side, "")


def stacked(parent: QWidget, spacing: int) -> QVBoxLayout:
    """A column without margins."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout
