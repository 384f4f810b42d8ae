"""Everybody in the group, who waits to be let in, and the recovery code."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.members import COORDINATOR, ROLES, Member, Right
from hsavtal_desktop.core.names import likeness
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.group.acting import carry_out, tell
from hsavtal_desktop.gui.group.leave_dialog import LeaveDialog
from hsavtal_desktop.gui.group.own_card import ask_for_card, card_types
from hsavtal_desktop.gui.group.own_standing import own_standing
from hsavtal_desktop.gui.group.recovery_dialogs import CodeDialog, RecoverDialog
from hsavtal_desktop.gui.group.waiting_card import WaitingCard, asking_member, stacked
from hsavtal_desktop.gui.texts import role_told, role_word, side_word, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, end_with_rows, label
from hsavtal_desktop.gui.wrapping import Wrapping
from hsavtal_desktop.workspace.invitation import Card, read_card
from hsavtal_desktop.workspace.telling import without_effect


class People(QWidget):
    """Cards for those who wait, a table of everybody, and what can be done with the one chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.cards: list[WaitingCard] = []
        self.asked: Card | None = None
        self._members: list[Member] = []
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(space(3))
        self.own = label("")
        self.own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told = self.tr(
            "The program signs what each of you writes with a key. The control words stand for the key: read aloud by "
            "its owner and the same here, they show that nobody else uses the name."
        )
        self._words_told = label(told, muted=True)
        self.table = self._make_table()
        self.role = DropDown()
        self.role.setAccessibleName(self.tr("Role of the member chosen"))
        self.role.setPlaceholderText(self.tr("Choose a member above"))
        for role in ROLES:
            self.role.addItem(role_word(role), role)
        self.role.currentIndexChanged.connect(lambda _row: self._allow_change())
        self.change = button(self.tr("Change role"), self.change_role)
        self.revoke = button(self.tr("Revoke the key"), self.revoke_member, picture="x")
        self.adopt = button(self.tr("Let late work count"), self.adopt_late_work)
        self.invite = button(self.tr("Let in by a member card…"), self.choose_card, picture="user-check")
        self.ask = button(self.tr("Save my member card…"), self.write_own_card)
        self.print_code = button(self.tr("Recovery code on paper…"), self.make_code)
        self.recover = button(self.tr("Use a recovery code…"), self.use_code)
        layout = stacked(self, space(4))
        layout.addWidget(self.own)
        layout.addWidget(self._words_told)
        layout.addLayout(self._waiting)
        layout.addWidget(self.table, 1)
        layout.addLayout(Wrapping(self.role, self.change, self.revoke, self.adopt))
        layout.addLayout(Wrapping(self.invite, self.ask, self.print_code, self.recover))
        layout.addStretch()
        self.setFocusProxy(self.table)

    def read(self) -> None:
        """Read the members again."""
        workspace = self.desk.workspace
        mine = workspace.installation
        words = " · ".join(workspace.fingerprint(workspace.author))
        role = self.tr("revoked") if workspace.revoked else role_word(workspace.role)
        told = self.tr("You are {0}, {1}. Role: {2}. Your control words: {3}")
        told = told.format(mine.name, mine.organisation, role, words)
        self.own.setText(f"{told}\n{own_standing(workspace)}".rstrip())
        for old in self.cards:
            old.hide()
            old.deleteLater()
        waiting = [one for one in workspace.waiting_members() if one.author != workspace.author and not one.revoked]
        self.cards = [WaitingCard(self.desk, member, self.admit) for member in waiting]
        if self.asked is not None and not workspace.state.members.role(self.asked.author):
            self.cards.insert(0, WaitingCard(self.desk, asking_member(self.asked), self.admit, self.asked))
        for made in self.cards:
            self._waiting.addWidget(made)
        self._fill([member for member in workspace.members() if member.role or member.revoked])
        code = workspace.state.members.may_print_code(workspace.author)
        allow(
            self.print_code,
            "" if code else self.tr("Only who made the agreement file makes a recovery code"),
            self.tr("A code that makes its holder coordinator if the keys are lost; it is printed or written down"),
        )
        keys = workspace.state.members.recovery_keys()
        allow(
            self.recover,
            "" if keys else self.tr("No recovery code was made for this agreement"),
            self.tr("Become coordinator by the code on paper, and revoke a key that was lost"),
        )
        what = self.tr("Choose the file that somebody has sent you, and compare its control words with them")
        allow(self.invite, worded(workspace.why_not(Right.ADMIT)), what)
        allow(self.ask, "", self.tr("A file to send to the coordinator of this or another working group"))
        self._choose()

    def admit(self, waiting: WaitingCard) -> None:
        """Let somebody in with the role chosen."""
        group, role = self.desk.workspace.group, str(waiting.role.currentData())
        author, replaces, another = waiting.member.author, waiting.replaces, bool(waiting.known)
        handed_in = group.late_work(author)
        done = carry_out(
            self.desk,
            lambda: group.admit([author], role, replaces=replaces, another=another, card=waiting.asked),
            self.tr("{0} is admitted. Send a file so that the others get to know it.").format(waiting.member.name),
        )
        void = without_effect(self.desk.workspace.log, handed_in) if done else []
        if void:
            self.desk.refused.emit(" ".join(map(worded, void)))

    def change_role(self) -> None:
        """Give the member chosen another role."""
        member, role = self.chosen(), str(self.role.currentData())
        if member is not None:
            said = self.tr("{0} is now {1}").format(member.name, role_word(role))
            carry_out(self.desk, lambda: self.desk.workspace.group.admit([member.author], role, another=True), said)

    def revoke_member(self) -> None:
        """Take the key of the member chosen away, which letting it in again undoes; who leaves is asked first."""
        member, workspace = self.chosen(), self.desk.workspace
        if member is None:
            return
        if member.author == workspace.author:
            dialog = LeaveDialog(workspace.unreleased(), self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            said = self.tr("You have left the group. Send a file so that the others get to know it.")
            dialog.accepted.connect(lambda: self._revoke(member, said))
            dialog.open()
        else:
            said = self.tr("The key of {0} is revoked. Send a file so that the others get to know it.")
            self._revoke(member, said.format(member.name))

    def _revoke(self, member: Member, said: str) -> None:
        carry_out(self.desk, lambda: self.desk.workspace.group.revoke(member.author), said)

    def adopt_late_work(self) -> None:
        """Let what a revoked member wrote in good faith count."""
        member = self.chosen()
        if member is not None:
            said = self.tr("What {0} wrote counts now; the key stays revoked").format(member.name)
            group = self.desk.workspace.group
            carry_out(self.desk, lambda: group.adopt_late_work(member.author), said)

    def chosen(self) -> Member | None:
        """The member of the row that is marked; None where none is."""
        rows = self.table.selectionModel().selectedRows()
        return self._members[rows[0].row()] if rows else None

    def choose_card(self) -> None:
        """Ask for the file by which somebody asks to be let in."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Let in by a member card"), self._folder(), card_types())
        if name:
            self.take_card(Path(name))

    def take_card(self, path: Path) -> None:
        """Show the card that a file holds."""
        try:
            self.asked = read_card(path)
        except Trouble as trouble:
            self.desk.refused.emit(worded(trouble.sentence))
            return
        if self.desk.workspace.state.members.role(self.asked.author):
            self.desk.said.emit(self.tr("{0} is a member already").format(self.asked.person))
        self.read()
        if self.cards and self.cards[0].asked is not None:
            self.cards[0].role.setFocus()

    def write_own_card(self) -> None:
        """Write the file by which this person asks to be let in somewhere."""
        try:
            told = ask_for_card(self, self.desk.workspace.installation, self.desk.workspace.path.parent)
        except Trouble as trouble:
            self.desk.refused.emit(worded(trouble.sentence))
        else:
            self.desk.said.emit(told)

    def make_code(self) -> None:
        """Make a recovery code and show it, once."""
        try:
            code = self.desk.workspace.group.print_code()
        except Trouble as trouble:
            self.desk.refused.emit(worded(trouble.sentence))
            return
        self.read()
        CodeDialog(self.desk.workspace.name, code, self.window()).open()

    def use_code(self) -> None:
        """Ask for a recovery code, and become a coordinator by it."""
        coordinators = [one for one in self.desk.workspace.members() if one.role == COORDINATOR]
        RecoverDialog(coordinators, self._recover, self.window()).open()

    def _recover(self, code: str, lost: str) -> str:
        """Use a code; gives why it could not be used."""
        try:
            changed = self.desk.workspace.group.recover(code, lost)
        except Trouble as trouble:
            return worded(trouble.sentence)
        tell(self.desk, changed, self.tr("You are coordinator now. Send a file so that the others get to know it."))
        return ""

    def _choose(self) -> None:
        """What can be done with the member chosen."""
        member, workspace = self.chosen(), self.desk.workspace
        none = "" if member is not None else self.tr("Choose a member in the table")
        author = member.author if member is not None else ""
        revoked = member is not None and member.revoked
        self.role.setCurrentIndex(self.role.findData(workspace.state.members.last_role(author)) if author else -1)
        self.change.setText(self.tr("Let in again") if revoked else self.tr("Change role"))
        self._allow_change()
        own = author == workspace.author
        self.revoke.setText(self.tr("Leave the group…") if own and not revoked else self.tr("Revoke the key"))
        gone = self.tr("The key is revoked already") if revoked else ""
        what = self.tr("What is written with the key from now on does not count; what you have seen of it does")
        allow(self.revoke, none or gone or worded(workspace.group.why_not_revoke(author)), "" if own else what)
        late = revoked and workspace.group.late_work(author)
        reason = none or worded(workspace.why_not(Right.ADMIT))
        what = self.tr("What the member wrote before hearing of the revocation counts after all")
        allow(self.adopt, reason or ("" if late else self.tr("There is no late work by this member")), what)

    def _allow_change(self) -> None:
        """Whether the member chosen may get the role chosen."""
        member, workspace, role = self.chosen(), self.desk.workspace, str(self.role.currentData() or "")
        if member is None:
            reason = self.tr("Choose a member in the table")
        else:
            reason = worded(workspace.group.why_not_admit(member.author, member.role))
        allow(self.role, reason, role_told(role))
        if not reason and member is not None:
            same = self.tr("The member has that role. Choose another.") if member.role == role else ""
            reason = same or worded(workspace.group.why_not_admit(member.author, role))
        allow(self.change, reason)

    def _fill(self, members: list[Member]) -> None:
        chosen = self.chosen()
        self.table.clearSelection()
        self._members = members
        self.table.setRowCount(len(members))
        replaced = {member.replaces for member in members}
        names = Counter(likeness(member.name) for member in members if member.role)
        for row, member in enumerate(members):
            doubled = bool(member.role and member.name) and names[likeness(member.name)] > 1
            words = " · ".join(self.desk.workspace.fingerprint(member.author))
            gone = self.tr("Replaced by a new key") if member.author in replaced else self.tr("Revoked")
            role = gone if member.revoked else role_word(member.role)
            cells = (
                f"⚠ {member.name}" if doubled else member.name,
                member.organisation,
                side_word(member.side),
                role,
                words,
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                if doubled and not column:
                    told = self.tr("{0}: another member has the same name. Go by the control words.")
                    item.setToolTip(tip(told.format(member.name)))
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, told.format(member.name))
                if member.revoked:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEnabled)
                    font = item.font()
                    font.setStrikeOut(column != 3)
                    item.setFont(font)
                self.table.setItem(row, column, item)
            if chosen is not None and member.author == chosen.author:
                self.table.selectRow(row)
        self.table.resizeRowsToContents()
        end_with_rows(self.table)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        table.setAccessibleName(self.tr("Members"))
        table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Organisation"), self.tr("Side"), self.tr("Role"), self.tr("Control words")]
        )
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.itemSelectionChanged.connect(self._choose)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Each member on one line, however narrow the window: control words are read whole, so they are never shortened.
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        return table

    def _folder(self) -> str:
        return str(self.desk.workspace.path.parent)
