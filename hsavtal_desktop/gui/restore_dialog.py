"""Backups: which there are, what each lacks, and the ways to bring one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.texts import count_text, counted, time_text, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, label
from hsavtal_desktop.workspace.backing_up import Backup, Difference


class RestoreDialog(Dialog):
    """Lists backups beside the workspace that is open."""

    merge_wanted = Signal(object)
    """:class:`Backup` whose content is to be added to what is here."""
    copy_wanted = Signal(object)
    """:class:`Backup` that is to be opened as a copy."""

    def __init__(self, found: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore from a backup"))
        self._found = list(found)
        self.table = _table(
            self.tr("Backups"),
            (self.tr("Taken"), self.tr("Changes"), self.tr("Lacks"), self.tr("Has besides")),
            [self._texts(one) for one in found],
        )
        self.told = label("")
        self.merge = button(self.tr("Add to the workspace"), self._merge, picture="rotate-ccw", primary=True)
        self.copy = button(self.tr("Open as a copy…"), self._copy, picture="copy")
        layout = _frame(self, self.tr("Restore from a backup"))
        advice = self.tr(
            "Backups are taken by themselves and lie in the program's own folder on this computer. Restoring adds what "
            "a backup has and is not here, and takes nothing away."
        )
        layout.addWidget(label(advice, muted=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addLayout(_row(button(self.tr("Cancel"), self.reject), self.copy, self.merge))
        self.table.currentCellChanged.connect(lambda *_: self._choose())
        self._choose()

    @property
    def chosen(self) -> Difference | None:
        """The line that is chosen."""
        line = self.table.currentRow()
        return self._found[line] if 0 <= line < len(self._found) else None

    def _texts(self, one: Difference) -> tuple[str, ...]:
        if one.problem:
            return time_text(one.backup.time), "–", "–", self.tr("can not be read")
        more = []
        if one.extra:
            more.append(counted(one.extra, self.tr("1 change"), self.tr("{0} changes")))
        if one.draft:
            more.append(counted(one.draft, self.tr("1 edit not shared"), self.tr("{0} edits not shared")))
        lacks = count_text(one.lacks) if one.lacks else self.tr("nothing")
        return time_text(one.backup.time), count_text(one.changes), lacks, ", ".join(more) or self.tr("nothing")

    def _choose(self) -> None:
        one = self.chosen
        reason = self.tr("Choose a backup first") if one is None else worded(one.problem)
        allow(self.copy, reason)
        if one is not None and not reason and not one.extra and not one.draft:
            reason = self.tr("All that is in this backup is here already")
        allow(self.merge, reason)
        self.told.setText(reason if self._found else self.tr("There is no backup yet."))

    def _merge(self) -> None:
        one = self.chosen
        assert one is not None
        self.accept()
        self.merge_wanted.emit(one.backup)

    def _copy(self) -> None:
        one = self.chosen
        assert one is not None
        self.accept()
        self.copy_wanted.emit(one.backup)


class DamagedDialog(Dialog):
    """Offers the backups of a workspace that can not be opened; accepted to put :attr:`chosen` in its place."""

    def __init__(self, sentence: str, found: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The workspace is damaged"))
        self._found = list(found)
        rows = [(time_text(one.time), self.tr("yes") if one.draft else self.tr("no")) for one in found]
        self.table = _table(self.tr("Backups"), (self.tr("Taken"), self.tr("With what was not shared")), rows)
        self.restore = button(self.tr("Restore and open"), self.accept, picture="rotate-ccw", primary=True)
        self.restore.setDefault(True)
        layout = _frame(self, self.tr("The workspace is damaged"))
        layout.addWidget(label(sentence))
        advice = self.tr(
            "The damaged file is kept under another name. What others have written since comes back when you exchange "
            "files, and what you have not shared is still here."
        )
        layout.addWidget(label(advice, muted=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(_row(button(self.tr("Cancel"), self.reject), self.restore))

    @property
    def chosen(self) -> Backup:
        """The backup that is chosen: the newest if nothing else is."""
        return self._found[max(0, self.table.currentRow())]


def _frame(dialog: QDialog, title: str) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(*(space(5),) * 4)
    layout.setSpacing(space(3))
    layout.addWidget(label(title, scale=1.15, strong=True))
    resize_on_screen(dialog, 38, 28)
    return layout


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(2))
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _table(name: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    table = QTableWidget(len(rows), len(titles))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(titles))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    for line, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.setItem(line, column, QTableWidgetItem(text))
    if rows:
        table.selectRow(0)
    return table
