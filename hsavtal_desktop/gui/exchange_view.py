"""Sending and taking in: what goes along, what came, what waits, what was sent before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.exchange.cards import SentTable, WaitingCard, clear, row, what_goes_along
from hsavtal_desktop.gui.exchange.folder_card import FolderCard
from hsavtal_desktop.gui.exchange.folder_watch import FolderWatch
from hsavtal_desktop.gui.exchange.sent_files import SentFiles
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.widgets import Panel, button, card, label, quiet_button


class ExchangeView(Panel):
    """Cards: send, take in, the latest report, the shared folder, what waits, and what was sent."""

    files_dropped = Signal(list)
    """Paths to take in."""
    members_wanted = Signal()

    def __init__(self, desk: Desk, commands: Commands, watch: FolderWatch, parent: QWidget | None = None) -> None:
        """Empty; :meth:`furnish` makes what is in it."""
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self._commands, self._watch = commands, watch

    def furnish(self) -> Steps:
        """Make the cards, some a turn."""
        desk, press = self.desk, {name: self._commands[name].trigger for name in _COMMANDS}
        self.unreleased = label("", muted=True)
        self.send = button(self.tr("Send changes to a file…"), press["send"], picture="send", primary=True)
        self.answer = button(self.tr("Answer a request…"), press["answer-request"], picture="mail-check")
        self.word_out = button(self.tr("Send to Word…"), press["export-word"], picture="file-up")
        self.copy = button(self.tr("Reader's copy…"), press["readers-copy"], picture="book-open")
        self.take = button(self.tr("Take in files with changes…"), press["take-in"], picture="inbox", primary=True)
        self.word_in = button(self.tr("Take in files from Word…"), press["take-in-word"], picture="file-down")
        self.ask = button(self.tr("Ask for what is missing…"), press["ask"], picture="mail")
        members = quiet_button(self.tr("Show the members"), self.members_wanted.emit)
        yield
        self.waiting = WaitingCard(desk, self.ask, members)
        self.folder = FolderCard(desk, self._watch)
        yield
        self.sent = SentTable(desk)
        self.sent_files = SentFiles(desk, self.sent)
        self._nothing_sent = label(
            self.tr("Nothing has been sent with a note yet. To whom and why is noted here each time."), muted=True
        )
        self.report = QVBoxLayout()
        self._report_card = card(self.report)
        self._report_card.hide()
        self.column = QVBoxLayout()
        yield
        yield from self._lay_out()

    def _lay_out(self) -> Steps:
        cards = QGridLayout()
        cards.setSpacing(space(4))
        cards.addWidget(self._sending(), 0, 0)
        cards.addWidget(self._taking(), 0, 1)
        cards.setColumnStretch(0, 1)
        cards.setColumnStretch(1, 1)
        sent = QVBoxLayout()
        sent_card = card(sent)
        sent.addWidget(label(self.tr("What has been sent"), scale=1.1, strong=True))
        sent.addWidget(self._nothing_sent)
        sent.addWidget(self.sent)
        sent.addWidget(self.sent_files)
        inner = QWidget()
        inner.setMaximumWidth(round(em() * 66))
        inner.setLayout(self.column)
        self.column.setContentsMargins(space(6), space(6), space(6), space(6))
        self.column.setSpacing(space(4))
        self.column.addWidget(label(self.tr("Exchange"), scale=1.6, strong=True))
        self.column.addLayout(cards)
        for widget in (self._report_card, self.folder, self.waiting, sent_card):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        yield
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.send)
        yield

    def _sending(self) -> QWidget:
        sending = QVBoxLayout()
        frame = card(sending)
        told = self.tr(
            "A file with changes for one person or for everybody: everything, or only what they may lack. "
            "It does no harm if they have some of it already."
        )
        sending.addWidget(label(self.tr("Send"), scale=1.2, strong=True))
        sending.addWidget(label(told, muted=True))
        sending.addWidget(self.unreleased)
        sending.addStretch(1)
        sending.addLayout(row(self.send))
        sending.addLayout(row(self.answer, self.word_out, self.copy))
        return frame

    def _taking(self) -> QWidget:
        taking = QVBoxLayout()
        frame = card(taking)
        told = self.tr(
            "Choose one file or many, in any order, or drop them on the window. You see what they hold before anything "
            "is taken in, and nothing is overwritten: what the others wrote stands beside yours."
        )
        taking.addWidget(label(self.tr("Take in"), scale=1.2, strong=True))
        taking.addWidget(label(told, muted=True))
        taking.addStretch(1)
        taking.addLayout(row(self.take))
        taking.addLayout(row(self.word_in))
        return frame

    def refresh(self, changed: Changed) -> None:
        """Read again what is not shared, what waits and what was sent."""
        told = what_goes_along(self.desk.workspace)
        self.unreleased.setText(told or self.tr("Everything you have written is shared already."))
        if changed.everything or changed.records or changed.structure or changed.revisions:
            self.folder.refresh()
            self.waiting.refresh()
            self.sent.refresh()
            self.sent.setVisible(self.sent.rowCount() > 0)
            self.sent_files.setVisible(self.sent.rowCount() > 0)
            self.sent_files.refresh()
            self._nothing_sent.setVisible(not self.sent.rowCount())

    def show_report(self, heading: str, sentences: list[str]) -> None:
        """Tell what came of the latest sending or intake."""
        clear(self.report)
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
        paths = dropped(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 60), round(em() * 40))


def dropped(event: QDropEvent) -> list[Path]:
    """The files on this computer that were dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


_COMMANDS = ("send", "answer-request", "export-word", "take-in", "take-in-word", "ask", "readers-copy")
