"""A Word file that was sent, again: opened, saved to the byte, or its hash shown."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.exchange.cards import SentTable
from hsavtal_desktop.gui.foreign import file_name
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, label
from hsavtal_desktop.gui.word_dialogs import WORD_SUFFIX
from hsavtal_desktop.workspace.sent_copies import SentView, save_sent, sent_copies

_READ_ONLY = 0o444


class SentFiles(QWidget):
    """Buttons under the table of what has been sent, about the line that is selected."""

    def __init__(self, desk: Desk, table: SentTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self.open = button(self.tr("Open"), self._open, picture="eye")
        self.save = button(self.tr("Save again…"), self._save, picture="download")
        self.show_hash = button(self.tr("Show what it is known by"), self._show, picture="key-round")
        self.facts = label("", muted=True)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for each in (self.open, self.save, self.show_hash):
            row.addWidget(each)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(2))
        layout.addLayout(row)
        layout.addWidget(self.facts)
        table.itemSelectionChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what can be done with the line that is selected."""
        self.facts.hide()
        chosen = self._table.chosen()
        lacking = self.tr("Choose a Word file in the list") if chosen is None or not chosen.word else ""
        for each in (self.open, self.save, self.show_hash):
            allow(each, lacking)

    def _copy(self) -> SentView | None:
        chosen = self._table.chosen()
        found = sent_copies(self._desk.workspace) if chosen is not None else []
        return next((one for one in found if chosen is not None and one.id == chosen.word), None)

    def _open(self) -> None:
        """A copy that can not be mistaken for the one that was sent: nobody can write in it."""
        copy = self._copy()
        if copy is None:
            return
        path = Path(tempfile.mkdtemp(prefix="hsavtal-")) / file_name(copy.copy.name or "utskick", WORD_SUFFIX)

        def write() -> None:
            save_sent(self._desk.workspace, copy.id, path)
            path.chmod(_READ_ONLY)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._try(write)

    def _save(self) -> None:
        copy = self._copy()
        if copy is None:
            return
        suggested = self._desk.workspace.path.parent / file_name(copy.copy.name, WORD_SUFFIX)
        kinds = {self.tr("Word files (*.docx)"): WORD_SUFFIX}
        if found := ask_where(self, self.tr("Save again"), suggested, kinds):
            self.save_to(copy, found[0])

    def save_to(self, copy: SentView, path: Path) -> None:
        """Write a copy's bytes to a file."""

        def write() -> None:
            save_sent(self._desk.workspace, copy.id, path)
            self._desk.said.emit(self.tr("{0} was written, exactly as it was sent").format(path.name))

        self._try(write)

    def _show(self) -> None:
        one = self._copy()
        if one is None:
            return
        copy = one.copy
        lines = [
            self.tr("SHA-256 {0}").format(copy.hash),
            self.tr("Version: {0}").format(copy.version or self.tr("as it was then")),
        ]
        if copy.since:
            lines.append(self.tr("Changes since {0}").format(copy.since))
        if copy.anonymous:
            lines.append(self.tr("Anonymous"))
        if not one.here:
            lines.append(self.tr("The file itself is not in this copy of the workspace"))
        self.facts.setText("\n".join(lines))
        self.facts.show()

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Trouble as trouble:
            self._desk.refused.emit(worded(trouble.sentence))
