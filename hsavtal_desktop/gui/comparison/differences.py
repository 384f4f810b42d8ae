"""The differences of a comparison in a list, and what can be done with one: its words copied back, or commented on."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.comparison.changes import ChangeLine, ChangesModel, Entry
from hsavtal_desktop.gui.comparison.filter_bar import FilterBar
from hsavtal_desktop.gui.comparison.handling import Handling
from hsavtal_desktop.gui.comparison.sides import Found
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.prose import ProseLine
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import button, label


class Differences(QWidget):
    """How many there are, those that the filters let through, and what is done with the one in focus."""

    wanted = Signal(int)
    """A line to go to, as the one in focus."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Found | None = None
        self._handling = Handling(desk)
        self.told = label("", muted=True)
        self.model = ChangesModel(self)
        self.filter = FilterBar()
        self.list = _list_of(self.model, self.tr("Differences"))
        self.comment = ProseLine()
        self.comment.setPlaceholderText(self.tr("Comment on the difference"))
        self.comment.setAccessibleName(self.comment.placeholderText())
        self.copy_button = button(self.tr("Copy back"), self.copy_back, picture="clipboard-paste")
        self._lay_out()
        self.filter.narrowed.connect(self._narrow)
        self.comment.returnPressed.connect(self._write_comment)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.model.modelReset.connect(self._tell)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.told.setContentsMargins(space(3), space(2), space(3), space(2))
        column.addWidget(self.told)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        handled = QVBoxLayout()
        handled.setContentsMargins(space(3), space(2), space(3), space(2))
        handled.setSpacing(space(2))
        handled.addWidget(self.comment)
        handled.addWidget(self.copy_button)
        column.addLayout(handled)

    def show_found(self, found: Found) -> None:
        """List the differences of a comparison; the place in the list stays."""
        row = self.list.currentIndex().row()
        self._found = found
        self.model.show_comparisons(found.comparisons, quiet=self.filter.quiet.isChecked())
        self.filter.offer(self.model.kinds)
        self._narrow()
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))
        self.allow()

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous difference listed; False at the end."""
        row = self.list.currentIndex().row() + (1 if forward else -1)
        if self.list.currentIndex().row() < 0:
            row = 0 if forward else self.model.rowCount() - 1
        if not 0 <= row < self.model.rowCount():
            return False
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(row), select)
        self.list.scrollTo(self.model.index(row))
        return True

    def copy_back(self) -> None:
        """Propose the other side's words for the difference in focus."""
        entry = self._entry()
        if entry is not None and self._found is not None:
            self._handling.copy_back(self._found.compared[entry.which], entry.place)

    def allow(self) -> None:
        """Say why a difference can not be copied or commented on now."""
        workspace = self._desk.workspace
        none = "" if self._entry() is not None else self.tr("Choose a difference in the list first")
        reason = none or worded(workspace.why_not(Right.PROPOSE))
        self.copy_button.setEnabled(not reason)
        told = self.tr("Propose, in the working text, the words of the other side")
        self.copy_button.setToolTip(reason or told)
        reason = none or worded(workspace.why_not(Right.COMMENT))
        self.comment.setEnabled(not reason)
        self.comment.setToolTip(reason or self.tr("Enter writes the comment, on these words where they still stand"))

    def _entry(self) -> Entry | None:
        index = self.list.currentIndex()
        return self.model.entry(index.row()) if index.isValid() else None

    def _write_comment(self) -> None:
        entry, words = self._entry(), self.comment.text().strip()
        if entry is None or self._found is None or not words:
            return
        if self._handling.comment(self._found.compared[entry.which], entry.place, words):
            self.comment.clear()

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self._entry()
        if current.isValid() and self._found is not None and entry is not None:
            self.wanted.emit(self._found.lines.line_of(entry.which, entry.place))
        self.allow()

    def _narrow(self) -> None:
        self.model.narrow(self.filter.kind.currentData(), self.filter.words.text())

    def _tell(self) -> None:
        """How many clauses became what, and how many differences are listed if not all are."""
        found = self._found
        if found is None:
            return
        lines = [self._counts(one) for one in range(len(found.compared))]
        if self.model.rowCount() < self.model.total:
            shown = self.tr("{0} of {1} differences listed").format(self.model.rowCount(), self.model.total)
            lines.append(shown)
        self.told.setText("\n".join(line for line in lines if line))

    def _counts(self, which: int) -> str:
        assert self._found is not None
        counts = self._found.comparisons[which].counts
        parts = [
            (counts.changed, self.tr("1 changed"), self.tr("{0} changed")),
            (counts.inserted, self.tr("1 new"), self.tr("{0} new")),
            (counts.deleted, self.tr("1 gone"), self.tr("{0} gone")),
            (counts.moved, self.tr("1 moved"), self.tr("{0} moved")),
            (counts.split, self.tr("1 split"), self.tr("{0} split")),
            (counts.merged, self.tr("1 merged"), self.tr("{0} merged")),
            (counts.renumbered, self.tr("1 renumbered"), self.tr("{0} renumbered")),
            (
                counts.competing,
                self.tr("1 place with competing proposals"),
                self.tr("{0} places with competing proposals"),
            ),
        ]
        told = ", ".join(counted(number, one, many) for number, one, many in parts if number)
        if not told:
            return ""
        if len(self._found.compared) == 1:
            return self.tr("Clauses: {0}").format(told)
        return self.tr("{0}: {1}").format(worded(self._found.compared[which].frame.new.label), told)


def _list_of(model: ChangesModel, name: str) -> QListView:
    made = QListView()
    made.setModel(model)
    made.setItemDelegate(ChangeLine(made))
    made.setAccessibleName(name)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setLayoutMode(QListView.LayoutMode.Batched)
    return made
