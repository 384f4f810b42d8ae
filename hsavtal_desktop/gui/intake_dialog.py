"""Returned Word files: what is in each, before anything is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.alone import look
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.texts import count_text, counted, worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import allow, button, choose, label
from hsavtal_desktop.gui.word_dialogs import bodies, buttons
from hsavtal_desktop.gui.worker import Progress, Worker
from hsavtal_desktop.workspace.word_returns import SUFFIXES, IntakeReport, Prepared, look_into, word_files

_NOTE = 2
"""The column with what is worth a note; it may hold whole sentences."""


@dataclass(frozen=True)
class Wanted:
    """A file to be taken in, and for whom."""

    prepared: Prepared
    authority: str


class IntakeDialog(Dialog):
    """One row a file: chosen or not, from whom, what it holds.  Accepted when the chosen ones are to be taken in."""

    def __init__(self, desk: Desk, worker: Worker, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take in files from Word"))
        self.setAcceptDrops(True)
        self._desk, self._worker = desk, worker
        self._folder = str(desk.workspace.path.parent)
        self.rows: list[Prepared] = []
        self.paths: list[Path] = []
        self._authorities: list[str] = []
        self.table = QTableWidget(0, len(self._columns()))
        self.table.setAccessibleName(self.tr("Files"))
        self.table.setHorizontalHeaderLabels(self._columns())
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.itemSelectionChanged.connect(self._show_row)
        self.table.itemChanged.connect(lambda _item: self._check())
        self.authority = QLineEdit()
        self.authority.setAccessibleName(self.tr("On behalf of"))
        self.authority.setPlaceholderText(self.tr("The body that answers, such as a municipality"))
        self.authority.setCompleter(bodies(desk, self))
        self.authority.textChanged.connect(self._name)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("What is in the file"))
        self.formatting = QCheckBox(self.tr("Show differences in looks only"))
        self.formatting.toggled.connect(lambda _on: self._show_row())
        self.take = button(self.tr("Take in"), self.accept, picture="file-down", primary=True)
        self.take.setDefault(True)
        worker.stopped.connect(self._check)
        self._lay_out()
        self._check()
        self.add(list(paths))

    def _columns(self) -> list[str]:
        return [
            self.tr("File"),
            self.tr("From"),
            self.tr("To note"),
            self.tr("Answers"),
            self.tr("Tracked"),
            self.tr("Untracked"),
            self.tr("Comments"),
            self.tr("Looks"),
            self.tr("Not placed"),
        ]

    def _lay_out(self) -> None:
        header = self.table.horizontalHeader()
        for column in range(self.table.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_NOTE, round(em() * 14))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setMinimumHeight(round(em() * 9))
        self.details.setMaximumHeight(round(em() * 9))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Take in files from Word"), scale=1.15, strong=True))
        told = self.tr(
            "Nothing has been taken in yet. Tracked changes and comments become proposals; edits made without tracking "
            "are found too, and marked as such. Choose the rows to take in, and see that each says from whom it is."
        )
        layout.addWidget(label(told, muted=True))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(button(self.tr("Choose files…"), self._browse, picture="files"))
        row.addWidget(button(self.tr("Choose a folder…"), self._browse_folder, picture="folder-open"))
        row.addStretch(1)
        row.addWidget(Progress(self._worker))
        layout.addLayout(row)
        layout.addWidget(self.table, 3)
        naming = QHBoxLayout()
        naming.setSpacing(space(2))
        naming.addWidget(label(self.tr("On behalf of")))
        naming.addWidget(self.authority, 1)
        layout.addLayout(naming)
        layout.addWidget(self.details)
        layout.addWidget(self.formatting)
        layout.addLayout(buttons(self, self.take))
        resize_on_screen(self, 64, 42)

    def add(self, paths: list[Path]) -> None:
        """Look into more files, and into those in folders."""
        new = [path for path in word_files(paths) if path not in self.paths]
        if not new:
            return
        self.paths.extend(new)
        one = self.tr("Reading 1 file")
        what = counted(len(new), one, self.tr("Reading {0} files"))
        workspace = self._desk.workspace
        look(self._desk, self._worker, what, lambda: look_into(workspace, new), self._show)

    def wanted(self) -> list[Wanted]:
        """What is to be taken in."""
        return [
            Wanted(prepared, self._authorities[row])
            for row, prepared in enumerate(self.rows)
            if prepared.ready and self._cell(row, 0).checkState() is Qt.CheckState.Checked
        ]

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item

    def _show(self, found: list[Prepared]) -> None:
        self.table.blockSignals(True)
        for prepared in found:
            row = self.table.rowCount()
            self.table.insertRow(row)
            self.rows.append(prepared)
            self._authorities.append(prepared.report.authority)
            self._fill(row)
        self.table.blockSignals(False)
        if not self.table.selectedItems():
            first = next((row for row, one in enumerate(self.rows) if one.ready), 0)
            choose(self.table, self.table.model().index(first, 0))
        self._show_row()
        self._check()

    def _fill(self, row: int) -> None:
        prepared, report = self.rows[row], self.rows[row].report
        texts = [report.path.name, self._authorities[row], self._state(report), report.sent_as]
        if not (report.trouble or report.known):
            counts = (report.tracked, report.untracked, report.comments, len(report.formatting), len(report.listed))
            texts += [count_text(count) for count in counts]
        else:
            texts += ["–"] * 5
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tip(text))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column == 0 and prepared.ready:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(row, column, item)

    def _selected(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _show_row(self) -> None:
        rows = self._selected()
        names = {self._authorities[row] for row in rows}
        self.authority.blockSignals(True)
        self.authority.setText(names.pop() if len(names) == 1 else "")
        self.authority.setEnabled(any(self.rows[row].ready for row in rows))
        self.authority.blockSignals(False)
        self.details.setPlainText("\n".join(self._told(rows[0])) if len(rows) == 1 else "")

    def _told(self, row: int) -> list[str]:
        report = self.rows[row].report
        if report.trouble:
            return [worded(report.trouble)]
        lines = [worded(each) for each in report.warnings]
        if report.known:
            return lines
        account = report.account
        proof = self.tr(
            "{0} characters received = {1} unchanged + {2} in proposals + {3} added and struck + {4} listed"
        )
        figures = (
            account.letters_received,
            account.letters_unchanged,
            account.letters_proposed,
            account.letters_passing,
            account.letters_listed,
        )
        lines.append(proof.format(*map(count_text, figures)))
        proof = self.tr("{0} comments received = {1} of our own + {2} taken in")
        figures_of_comments = account.comments_received, account.comments_known, account.comments_taken
        lines.append(proof.format(*map(count_text, figures_of_comments)))
        if report.listed:
            lines.append(self.tr("Not placed or not understood; kept on the agreement as a whole and with the file:"))
            lines.extend(f"– {worded(sentence)}" for sentence in report.listed)
        if report.formatting and self.formatting.isChecked():
            lines.append(self.tr("Differences in looks only:"))
            lines.extend(f"– {worded(sentence)}" for sentence in report.formatting)
        return lines

    def _name(self, text: str) -> None:
        """Say on whose behalf the selected files are."""
        for row in self._selected():
            if self.rows[row].ready:
                self._authorities[row] = text.strip()
                self._cell(row, 1).setText(text.strip())
        self._check()

    def _check(self) -> None:
        wanted = self.wanted()
        nameless = [one for one in wanted if not one.authority]
        lacking = ""
        if self._worker.working:
            lacking = self.tr("The files are being read")
        elif not self.rows:
            lacking = self.tr("Choose files first")
        elif not wanted:
            lacking = self.tr("There is nothing to take in")
        elif nameless:
            lacking = self.tr("Say on whose behalf: {0}").format(nameless[0].prepared.report.path.name)
        allow(self.take, lacking)

    def _browse(self) -> None:
        types = self.tr("Word files ({0})").format(" ".join(f"*{suffix}" for suffix in SUFFIXES))
        types += ";;" + self.tr("All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), self._folder, types)
        self.add([Path(name) for name in names])

    def _browse_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._folder)
        if name:
            self.add([Path(name)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.add(paths)

    def done(self, result: int) -> None:
        """Leaving the dialog leaves the reading."""
        if result != int(QDialog.DialogCode.Accepted):
            self._worker.stop()
        super().done(result)

    def _state(self, report: IntakeReport) -> str:
        if report.trouble:
            return worded(report.trouble)
        if report.known:
            return self.tr("Taken in before")
        return " ".join(map(worded, report.warnings))
