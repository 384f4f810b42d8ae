"""What is asked before changes are written to a file: for whom, how much, why, and who may read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.members import Member
from hsavtal_desktop.exchange.package import SUFFIX
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.exchange.cards import what_goes_along
from hsavtal_desktop.gui.foreign import file_name
from hsavtal_desktop.gui.saving import PlaceField
from hsavtal_desktop.gui.texts import counted
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, called, label
from hsavtal_desktop.gui.word_dialogs import bodies, buttons
from hsavtal_desktop.workspace.preview import Contents
from hsavtal_desktop.workspace.selecting import known_to_all


@dataclass(frozen=True)
class Sending:
    """What is to be written."""

    path: Path
    recipient: str
    purpose: str
    receivers: tuple[str, ...] = ()
    """Keys of the members it goes to."""
    since: tuple[str, ...] = ()
    """Keys of the members who get only what they may lack."""
    answering: Path | None = None
    readers: tuple[str, ...] = ()
    """Keys of those who alone can read it; empty when anybody can."""


class SendDialog(Dialog):
    """Asks for everything a file of changes needs; ``request`` is what somebody asked for, in a file at ``asked``."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, request: Contents | None = None, asked: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._asked = desk.workspace, asked
        self._title = self.tr("Send changes to a file") if request is None else self.tr("Answer a request")
        self.setWindowTitle(self._title)
        self._others = [one for one in desk.workspace.members() if one.author != desk.workspace.author]
        self.recipient = self._make_recipient(desk)
        self.purpose = DropDown()
        self.purpose.setEditable(True)
        self.purpose.addItems([self.tr("working material"), self.tr("comments wanted"), self.tr("before a meeting")])
        self.lacking, self.all = QRadioButton(), QRadioButton()
        self._amounts = QButtonGroup(self)
        for choice in (self.lacking, self.all):
            self._amounts.addButton(choice)
        self.all.setChecked(True)
        self.sealed = QCheckBox(self.tr("Only the members ticked here, and you, can read the file"))
        self.readers = QListWidget()
        self.readers.setAccessibleName(self.tr("Members who can read the file"))
        for member in self._admitted():
            item = QListWidgetItem(_told(member))
            item.setData(Qt.ItemDataRole.UserRole, member.author)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.readers.addItem(item)
        self.path = PlaceField(self._title, self.tr("Files with changes (*{0})").format(SUFFIX), SUFFIX)
        self.note = label("", muted=True)
        self.save = button(self.tr("Write the file"), self.accept, picture="send", primary=True)
        self.save.setDefault(True)
        self._lay_out(request)
        self._join()
        if request is not None:
            self._choose(request.sender)
        self._renew()

    def _make_recipient(self, desk: Desk) -> QComboBox:
        made = DropDown()
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        made.addItem(self.tr("Everybody in the working group"), tuple(member.author for member in self._admitted()))
        for member in self._others:
            made.addItem(_told(member), (member.author,))
        made.setCompleter(bodies(desk, self))
        line = made.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Member, body or person"))
        return made

    def _admitted(self) -> list[Member]:
        return [member for member in self._others if member.role]

    def _lay_out(self, request: Contents | None) -> None:
        amounts = QVBoxLayout()
        amounts.setSpacing(space(1))
        if request is None:
            amounts.addWidget(self.lacking)
            amounts.addWidget(self.all)
        else:
            amounts.addWidget(label(self._asked_for(request)))
        secret = QVBoxLayout()
        secret.setSpacing(space(1))
        secret.addWidget(self.sealed)
        secret.addWidget(self.readers)
        form = QFormLayout()
        form.setVerticalSpacing(space(3))
        form.setHorizontalSpacing(space(4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: list[tuple[str, QWidget, QHBoxLayout | QVBoxLayout | None]] = [
            (self.tr("To"), self.recipient, None),
            (self.tr("What"), self.lacking, amounts),
            (self.tr("Purpose"), self.purpose, None),
            (self.tr("Secrecy"), self.readers, secret),
            (self.tr("File"), self.path, self.path.with_browsing()),
        ]
        for name, field, layout in rows:
            if not field.accessibleName():
                called(field, name)
            if layout is None:
                form.addRow(name, field)
            else:
                form.addRow(name, layout)
        self.lacking.setAccessibleName("")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(5),) * 4)
        column.setSpacing(space(3))
        column.addWidget(label(self._title, scale=1.15, strong=True))
        told = self.tr("To whom and why is noted in the workspace, where all members see it.")
        column.addWidget(label(told, muted=True))
        column.addLayout(form)
        column.addWidget(self.note)
        register = self.tr("What is sent outside your authority may have to be registered: ask your registrar.")
        column.addWidget(label(register, muted=True))
        column.addSpacing(space(1))
        column.addLayout(buttons(self, self.save))
        self.readers.setMaximumHeight(round(em() * 7))
        self.setMinimumWidth(round(em() * 36))

    def _join(self) -> None:
        self.recipient.editTextChanged.connect(lambda _text: self._renew())
        self.recipient.currentIndexChanged.connect(lambda _index: self._renew())
        self.sealed.toggled.connect(lambda _on: self._renew())
        self.readers.itemChanged.connect(lambda _item: self._check())
        self.path.textChanged.connect(lambda _text: self._check())

    @property
    def chosen(self) -> tuple[str, ...]:
        """Keys of the members chosen; none where it is somebody else."""
        place = self.recipient.findText(self.recipient.currentText())
        return tuple(self.recipient.itemData(place)) if place >= 0 else ()

    def wanted(self) -> Sending:
        """What was asked for."""
        receivers = self.chosen
        only_lacking = self._asked is None and self.lacking.isChecked() and self.lacking.isEnabled()
        return Sending(
            path=self.path.target,
            recipient=self.recipient.currentText().strip(),
            purpose=self.purpose.currentText().strip(),
            receivers=() if self._asked is not None else receivers,
            since=receivers if only_lacking else (),
            answering=self._asked,
            readers=self._ticked() if self.sealed.isChecked() else (),
        )

    def _ticked(self) -> tuple[str, ...]:
        items = [self.readers.item(row) for row in range(self.readers.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _tick(self, receivers: tuple[str, ...]) -> None:
        """Tick those it goes to where nobody is ticked, and show the first who is."""
        # What was laid out while it was hidden has rows too low for the boxes.
        self.readers.doItemsLayout()
        items = [self.readers.item(row) for row in range(self.readers.count())]
        if not self._ticked():
            for item in items:
                if item.data(Qt.ItemDataRole.UserRole) in receivers:
                    item.setCheckState(Qt.CheckState.Checked)
        first = next((item for item in items if item.checkState() == Qt.CheckState.Checked), None)
        if first is not None:
            self.readers.scrollToItem(first)

    def _choose(self, author: str) -> None:
        """Choose the member with a key, as far as there is one."""
        for row in range(1, self.recipient.count()):
            if self.recipient.itemData(row) == (author,):
                self.recipient.setCurrentIndex(row)
                return
        self.recipient.setEditText(self.tr("the sender of the request"))

    def _asked_for(self, request: Contents) -> str:
        when = request.time[:10]
        return self.tr("Exactly what the copy that asked on {0} does not have").format(when)

    def _renew(self) -> None:
        """Say again how much goes to those who are chosen now, and tick them as readers."""
        receivers = self.chosen
        every = len(self._workspace.state.changes) + len(self._workspace.log.waiting)
        known = len(known_to_all(self._workspace.log, receivers)) if receivers else 0
        one, many = self.tr("Everything: 1 change"), self.tr("Everything: {0} changes")
        self.all.setText(counted(every, one, many))
        one = self.tr("Only what they are not known to have: 1 change")
        many = self.tr("Only what they are not known to have: {0} changes")
        self.lacking.setText(counted(every - known, one, many))
        self.lacking.setToolTip(self.tr("What they wrote or had seen, or were sent from here, is left out."))
        allow_choice = "" if receivers else self.tr("Choose a member to leave out what they have")
        if allow_choice:
            allow(self.lacking, allow_choice)
            self.all.setChecked(True)
        else:
            self.lacking.setEnabled(True)
        self.readers.setVisible(self.sealed.isChecked())
        if self.sealed.isChecked():
            self._tick(receivers)
        allow(self.sealed, "" if self._admitted() else self.tr("There are no other members yet"))
        self.note.setText(what_goes_along(self._workspace))
        self.note.setVisible(bool(self.note.text()))
        self._suggest()
        self._check()
        self.adjustSize()

    def _check(self) -> None:
        lacking = ""
        if not self.recipient.currentText().strip():
            lacking = self.tr("Say to whom")
        elif self.sealed.isChecked() and not self._ticked():
            lacking = self.tr("Tick at least one member who can read it")
        else:
            lacking = self.path.lacking
        allow(self.save, lacking)

    def _suggest(self) -> None:
        to = self.recipient.currentText().partition(" · ")[0].strip()
        name = self._workspace.path.stem
        if to and self.recipient.findText(self.recipient.currentText()):
            name = f"{name} – {to}"
        self.path.suggest(self._workspace.path.parent / file_name(name, SUFFIX))


def _told(member: Member) -> str:
    return " · ".join(part for part in (member.name or member.author[:8], member.organisation) if part)
