"""Who takes part, and who waits to be let in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import NEWCOMER, ROLES, Member, Right
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.chips import Chip
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import role_word, side_word
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import Panel, button, card, label


class WaitingCard(QFrame):
    """Somebody who waits: their six control words, a role, and the button that lets them in."""

    def __init__(self, view: MembersView, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member = member
        words = " · ".join(view.desk.workspace.fingerprint(member.author))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(Chip(member.organisation or "?", member.side))
        name = member.name or self.tr("Somebody without a name")
        head.addWidget(label(f"{name} · {member.organisation}", strong=True), 1)
        self.words = label(words, scale=1.15)
        self.words.setAccessibleName(self.tr("Control words: {0}").format(words))
        self.role = QComboBox()
        self.role.setAccessibleName(self.tr("Role"))
        for role in ROLES:
            self.role.addItem(role_word(role), role)
        self.role.setCurrentIndex(self.role.findData(NEWCOMER))
        self.admit = button(self.tr("Admit"), lambda: view.admit(self), picture="user-check", primary=True)
        reason = view.desk.workspace.why_not(Right.ADMIT)
        self.admit.setEnabled(not reason)
        self.admit.setToolTip(reason)
        self.role.setEnabled(not reason)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.role)
        row.addWidget(self.admit)
        row.addStretch(1)
        inner = QVBoxLayout()
        frame = card(inner)
        inner.addLayout(head)
        inner.addWidget(self.words)
        told = self.tr("Ask them to read their control words to you; they should be these six.")
        inner.addWidget(label(reason or told, muted=True))
        inner.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)


class MembersView(Panel):
    """Cards for those who wait, and a table of everybody."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.cards: list[WaitingCard] = []
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(space(3))
        self.own = label("", muted=True)
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(self.tr("Members"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Organisation"), self.tr("Side"), self.tr("Role"), self.tr("Control words")]
        )
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(6), space(6), space(6))
        layout.setSpacing(space(4))
        layout.addWidget(label(self.tr("Members"), scale=1.6, strong=True))
        layout.addWidget(self.own)
        layout.addLayout(self._waiting)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def refresh(self, changed: Changed) -> None:
        """Read the members again; they change only by what is taken in and by admissions."""
        if not (changed.everything or changed.structure or changed.records or changed.revisions):
            return
        workspace = self.desk.workspace
        mine = workspace.installation
        words = " · ".join(workspace.fingerprint(workspace.author))
        self.own.setText(
            self.tr("You are {0}, {1}. Role: {2}. Your control words: {3}").format(
                mine.name, mine.organisation, role_word(workspace.role), words
            )
        )
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = [WaitingCard(self, member) for member in workspace.waiting_members() if self._other(member)]
        for made in self.cards:
            self._waiting.addWidget(made)
        self._fill([member for member in workspace.members() if member.role])

    def admit(self, waiting: WaitingCard) -> None:
        """Let somebody in with the role chosen."""
        role = str(waiting.role.currentData())
        try:
            changed = self.desk.workspace.admit([waiting.member.author], role)
        except Trouble as trouble:
            self.desk.refused.emit(str(trouble))
            return
        self.desk.announce(Changed(everything=True, revisions=changed.revisions))
        self.desk.settle()
        self.desk.said.emit(
            self.tr("{0} is admitted. Send a file so that the others get to know it.").format(waiting.member.name)
        )

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 60), round(em() * 40))

    def _other(self, member: Member) -> bool:
        return member.author != self.desk.workspace.author

    def _fill(self, members: list[Member]) -> None:
        self.table.setRowCount(len(members))
        for row, member in enumerate(members):
            words = " · ".join(self.desk.workspace.fingerprint(member.author))
            cells = (member.name, member.organisation, side_word(member.side), role_word(member.role), words)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
