"""The card of the shared folder: where it is, how it goes, and when each member was last heard from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.exchange.folder_watch import FolderWatch, state_words
from hsavtal_desktop.gui.status_bar import StatusBar
from hsavtal_desktop.gui.texts import counted, time_text
from hsavtal_desktop.gui.widgets import button, card, label
from hsavtal_desktop.gui.wrapping import Wrapping
from hsavtal_desktop.workspace.heard import heard

_REFUSED = 4


def tell_folder(watch: FolderWatch, status: StatusBar) -> None:
    """Say in the status line how it is with the folder."""
    words = state_words(watch)
    if words and watch.last and not watch.problem and watch.on:
        words = f"{words} {time_text(watch.last)}"
    status.show_folder(words, watch.problem or str(watch.folder or ""), amiss=bool(watch.problem))


class FolderCard(QFrame):
    """Chooses the folder, stops and starts, and tells what is the case."""

    def __init__(self, desk: Desk, watch: FolderWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._watch = desk, watch
        self.path = label("")
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told = label("", muted=True)
        self.problem = label("")
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = button(self.tr("Choose a folder…"), self._choose, picture="folder-open")
        self.sync = button(self.tr("Share and synchronise now"), watch.now, picture="arrow-left-right")
        self.stop = button(self.tr("Stop"), lambda: watch.set_on(not watch.on))
        self.share = QCheckBox(self.tr("Share what I write by itself, when I have not written for a minute"))
        self.share.setChecked(watch.share)
        self.share.toggled.connect(watch.set_share)
        self.members = QTableWidget(0, 3)
        self._lay_out()
        watch.told.connect(self.refresh)

    def _lay_out(self) -> None:
        table = self.members
        table.setAccessibleName(self.tr("When each member was last heard from"))
        table.setHorizontalHeaderLabels([self.tr("Member"), self.tr("Organisation"), self.tr("Last heard from")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        inner = QVBoxLayout()
        frame = card(inner)
        inner.addWidget(label(self.tr("Shared folder"), scale=1.2, strong=True))
        for widget in (self.path, self.told, self.problem):
            inner.addWidget(widget)
        inner.addLayout(Wrapping(self.choose, self.sync, self.stop))
        inner.addWidget(self.share)
        inner.addWidget(table)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def refresh(self) -> None:
        """Say again how it is."""
        watch = self._watch
        has = watch.folder is not None
        self.path.setText(str(watch.folder or ""))
        self.told.setText(self._state())
        problems = [watch.problem] if watch.problem else list(watch.refused[:_REFUSED])
        self.problem.setText("\n".join(problems))
        self.problem.setVisible(bool(problems))
        self.choose.setText(self.tr("Choose another folder…") if has else self.tr("Choose a folder…"))
        self.stop.setText(self.tr("Stop") if watch.on else self.tr("Start"))
        for widget in (self.path, self.sync, self.stop, self.share, self.members):
            widget.setVisible(has)
        self.sync.setEnabled(watch.on)
        self.sync.setToolTip("" if watch.on else self.tr("Start the shared folder first"))
        if has and self.isVisible():
            self._tell_members()

    def _state(self) -> str:
        watch = self._watch
        if watch.folder is None:
            return self.tr(
                "A folder that Syncthing, Nextcloud, OneDrive or a network drive keeps for all of you. What you have "
                "shared is put there by itself, and what the others put there is taken in. The workspace itself stays "
                "where it is."
            )
        if not watch.on:
            return self.tr("Stopped. Nothing is put in the folder or taken from it.")
        if watch.problem:
            return self.tr("Something is amiss. It is tried again all the time.")
        waiting = self._desk.workspace.unreleased()
        if waiting and not watch.share:
            one = self.tr("1 edit is not shared and stays here until you share it.")
            return counted(waiting, one, self.tr("{0} edits are not shared and stay here until you share them."))
        if watch.last:
            return self.tr("All that is shared is in the folder and here. Latest round {0}.").format(
                time_text(watch.last)
            )
        return self.tr("The folder is being read.")

    def _tell_members(self) -> None:
        when = heard(self._desk.workspace.log)
        own = self._desk.workspace.author
        members = [one for one in self._desk.workspace.members() if one.author != own]
        members.sort(key=lambda one: when.get(one.author, ""), reverse=True)
        self.members.setRowCount(len(members))
        for line, member in enumerate(members):
            told = time_text(when[member.author]) if member.author in when else self.tr("never")
            name = member.name or self.tr("Somebody without a name")
            for column, text in enumerate((name, member.organisation, told)):
                self.members.setItem(line, column, QTableWidgetItem(text))
        shown = min(len(members), 6)
        height = self.members.horizontalHeader().sizeHint().height()
        height += sum(self.members.rowHeight(line) for line in range(shown))
        self.members.setFixedHeight(height + 2 * self.members.frameWidth() + 2)

    def _choose(self) -> None:
        folder = str(self._watch.folder or self._desk.workspace.path.parent)
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose the shared folder"), folder)
        if name:
            self._watch.choose(Path(name))
