"""Sending and taking in: what goes along, what came, what waits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import counted
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import Panel, button, card, label, quiet_button
from hsavtal_desktop.gui.word_dialogs import bodies


class ExchangeView(Panel):
    """Two cards, send and take in, a third with what waits, and the latest report."""

    files_dropped = Signal(list)
    """Paths to take in."""
    send_wanted = Signal(str)
    """To whom; "" for anybody."""
    members_wanted = Signal()

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self.unreleased = label("", muted=True)
        self.recipient = QLineEdit()
        self.recipient.setPlaceholderText(self.tr("To whom (optional)"))
        self.recipient.setAccessibleName(self.tr("To whom"))
        self.recipient.setCompleter(bodies(desk, self))
        self.send = button(self.tr("Send changes to a file…"), self._send, picture="send", primary=True)
        self.word_out = button(self.tr("Send to Word…"), commands["export-word"].trigger, picture="file-up")
        self.take = button(
            self.tr("Take in files with changes…"), commands["take-in"].trigger, picture="inbox", primary=True
        )
        self.word_in = button(
            self.tr("Take in files from Word…"), commands["take-in-word"].trigger, picture="file-down"
        )
        self.waiting = QVBoxLayout()
        self.report = QVBoxLayout()
        self._waiting_card = card(self.waiting)
        self._report_card = card(self.report)
        self._report_card.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        sending, taking = QVBoxLayout(), QVBoxLayout()
        cards = QGridLayout()
        cards.setSpacing(space(4))
        cards.addWidget(card(sending), 0, 0)
        cards.addWidget(card(taking), 0, 1)
        cards.setColumnStretch(0, 1)
        cards.setColumnStretch(1, 1)
        sending.addWidget(label(self.tr("Send"), scale=1.2, strong=True))
        sending.addWidget(
            label(
                self.tr(
                    "One file with everything the others may lack. Send it by e-mail or put it in a shared folder. "
                    "It does no harm if they have some of it already."
                ),
                muted=True,
            )
        )
        sending.addWidget(self.unreleased)
        sending.addWidget(self.recipient)
        sending.addLayout(_row(self.send, self.word_out))
        sending.addStretch(1)
        taking.addWidget(label(self.tr("Take in"), scale=1.2, strong=True))
        taking.addWidget(
            label(
                self.tr(
                    "Choose one file or many, in any order, or drop them here. Nothing is overwritten: "
                    "what the others wrote becomes proposals beside yours."
                ),
                muted=True,
            )
        )
        taking.addStretch(1)
        taking.addLayout(_row(self.take, self.word_in))
        inner = QWidget()
        inner.setMaximumWidth(round(em() * 66))
        column = QVBoxLayout(inner)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(4))
        column.addWidget(label(self.tr("Exchange"), scale=1.6, strong=True))
        column.addLayout(cards)
        column.addWidget(self._report_card)
        column.addWidget(self._waiting_card)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.send)

    def refresh(self, changed: Changed) -> None:
        """Read again what is not shared and what waits."""
        workspace = self.desk.workspace
        count = workspace.unreleased()
        if count:
            one = self.tr("1 edit is not shared yet. It goes along.")
            told = counted(count, one, self.tr("{0} edits are not shared yet. They go along."))
        else:
            told = self.tr("Everything you have written is shared already.")
        self.unreleased.setText(told)
        if changed.everything or changed.records or changed.structure or changed.revisions:
            self._tell_waiting()

    def show_report(self, heading: str, sentences: list[str]) -> None:
        """Tell what came of the latest sending or intake."""
        _clear(self.report)
        self.report.addWidget(label(heading, scale=1.1, strong=True))
        for sentence in sentences:
            line = label(sentence)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.report.addWidget(line)
        self._report_card.show()

    def sentences(self) -> list[str]:
        """What the latest report says."""
        found = []
        for place in range(1, self.report.count()):
            item = self.report.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                found.append(str(widget.property("text")))
        return found

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 60), round(em() * 40))

    def _send(self) -> None:
        self.send_wanted.emit(self.recipient.text().strip())

    def _tell_waiting(self) -> None:
        _clear(self.waiting)
        workspace = self.desk.workspace
        self.waiting.addWidget(label(self.tr("What waits"), scale=1.1, strong=True))
        waiting = len(workspace.log.waiting)
        people = workspace.waiting_members()
        if waiting:
            one = self.tr("1 change waits for others that have not come.")
            told = counted(waiting, one, self.tr("{0} changes wait for others that have not come."))
            self.waiting.addWidget(label(told + " " + self.tr("Ask the sender for a new file.")))
        if people:
            names = ", ".join(member.name or self.tr("somebody without a name") for member in people)
            told = self.tr("Waiting for admission: {0}. Their changes count once a coordinator admits them.")
            self.waiting.addWidget(label(told.format(names)))
            self.waiting.addLayout(_row(quiet_button(self.tr("Show the members"), self.members_wanted.emit)))
        if not waiting and not people:
            told = self.tr("Nothing waits. Everything that has come is in its place.")
            self.waiting.addWidget(label(told, muted=True))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(2))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            _clear(inner)
