"""Side by side: old at the left, new at the right, a third text if wanted, every difference in a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.comparison.changes import ChangeLine, ChangesModel, Entry
from hsavtal_desktop.gui.comparison.chooser import SideChooser
from hsavtal_desktop.gui.comparison.filter_bar import FilterBar
from hsavtal_desktop.gui.comparison.handling import Handling
from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.outputs import Outputs
from hsavtal_desktop.gui.comparison.overview import OverviewBar
from hsavtal_desktop.gui.comparison.pane import ComparisonPane
from hsavtal_desktop.gui.comparison.sides import Found, arranged, find
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.typography import Typography
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.theme import INTERFACE, TEXT, em, space, usual_zoom
from hsavtal_desktop.gui.widgets import Hint, Panel, button, label, tool
from hsavtal_desktop.gui.worker import Progress, Worker
from hsavtal_desktop.workspace.comparing.sides import Side
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing

_PANES = 3


class ComparisonView(Panel):
    """Chooses the texts, shows them aligned, and steps through the differences."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._worker = Worker(self)
        self._worker.refused.connect(desk.refused)
        self._worker.stopped.connect(self._stopped)
        self._comparing = Comparing(desk.workspace)
        self._again = False
        self.found: Found | None = None
        self.layout_: ComparisonLayout | None = None
        self.chooser = SideChooser(desk)
        self.together = QCheckBox(self.tr("Scroll together"))
        self.together.setChecked(True)
        self.shape = QComboBox()
        self.shape.setAccessibleName(self.tr("How the texts stand"))
        self.shape.addItem(self.tr("Side by side"), False)
        self.shape.addItem(self.tr("In one column"), True)
        self.told = label("", muted=True)
        self.panes = [ComparisonPane(side) for side in range(_PANES)]
        self.overview = OverviewBar(self.panes[0])
        self.model = ChangesModel(self)
        self.filter = FilterBar()
        self.list = _list_of(self.model, self.tr("Differences"))
        self.comment = QLineEdit()
        self.comment.setPlaceholderText(self.tr("Comment on the difference"))
        self.comment.setAccessibleName(self.comment.placeholderText())
        self.copy_button = button(self.tr("Copy back"), self.copy_back, picture="clipboard-paste")
        self.outputs = Outputs(desk, self._worker, self)
        self.handling = Handling(desk)
        self.hint = Hint()
        self._resizing = QTimer(self, singleShot=True, interval=60)
        self._resizing.timeout.connect(self._set_anew)
        self._lay_out()
        self._join()

    @property
    def in_one_column(self) -> bool:
        """Whether two texts are shown as one."""
        return bool(self.shape.currentData())

    def _lay_out(self) -> None:
        lower = QHBoxLayout()
        lower.setSpacing(space(3))
        lower.addWidget(self.shape)
        lower.addWidget(self.together)
        lower.addStretch(1)
        lower.addWidget(Progress(self._worker))
        lower.addWidget(tool("chevron-up", self.tr("Previous difference (Shift+F8)"), lambda: self.step(forward=False)))
        lower.addWidget(tool("chevron-down", self.tr("Next difference (F8)"), lambda: self.step(forward=True)))
        lower.addWidget(tool("save", self.tr("Save the comparison…"), self.save))
        lower.addWidget(tool("printer", self.tr("Print the comparison…"), self.print_out))
        upper = QVBoxLayout()
        upper.setContentsMargins(space(3), space(2), space(3), space(2))
        upper.setSpacing(space(2))
        upper.addWidget(self.chooser)
        upper.addLayout(lower)
        sides = QSplitter(Qt.Orientation.Horizontal)
        texts = QWidget()
        beside = QHBoxLayout(texts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.panes[0], 1)
        beside.addWidget(self.overview)
        for pane in self.panes[1:]:
            beside.addWidget(pane, 1)
        sides.addWidget(texts)
        sides.addWidget(self._listed())
        sides.setSizes([round(em() * 68), round(em() * 18)])
        sides.setStretchFactor(0, 1)
        sides.setCollapsible(0, False)
        self.stack = QStackedWidget()
        self.stack.addWidget(sides)
        self.stack.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.list)

    def _listed(self) -> QWidget:
        """The differences, under how many there are, over what can be done with one."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.told.setContentsMargins(space(3), space(2), space(3), space(2))
        column.addWidget(self.told)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        handled = QHBoxLayout()
        handled.setContentsMargins(space(3), space(2), space(3), space(2))
        handled.setSpacing(space(2))
        handled.addWidget(self.comment, 1)
        handled.addWidget(self.copy_button)
        column.addLayout(handled)
        return made

    def _join(self) -> None:
        self.chooser.changed.connect(self._compare)
        for pane in self.panes:
            pane.scrolled.connect(lambda leader=pane: self._follow(leader))
        self.panes[0].resized.connect(self._resizing.start)
        self.overview.wanted.connect(self._go_to_line)
        self.together.toggled.connect(lambda _on: self._follow(self.panes[0]))
        self.shape.currentIndexChanged.connect(lambda _row: self._arrange())
        self.filter.narrowed.connect(self._narrow)
        self.filter.quiet_changed.connect(lambda _on: self._arrange())
        self.comment.returnPressed.connect(self._write_comment)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.model.modelReset.connect(self._tell)

    def refresh(self, changed: Changed) -> None:
        """Compare again if the text or the versions changed."""
        self.chooser.fill()
        self._compare()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._allow()

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

    def choose(self, old: Side, new: Side, third: Side | None = None) -> None:
        """Compare these sides."""
        self.chooser.choose(old, new, third)

    def add_file(self, path: Path) -> None:
        """Offer a Word file as a side, and put it at the right."""
        self.chooser.add_file(path)

    def swap(self) -> None:
        """Old becomes new, and new old."""
        self.chooser.swap()

    def turn(self) -> None:
        """From side by side to one column, and back."""
        self.shape.setCurrentIndex(1 - self.shape.currentIndex())

    def save(self) -> None:
        """Ask for a file and write the comparison there."""
        if self.found is not None:
            self.outputs.save(self.found, inline_too=self.in_one_column)

    def print_out(self) -> None:
        """Print what is shown."""
        if self.found is not None:
            quiet = self.filter.quiet.isChecked()
            self.outputs.print_out(self.found, in_one_column=self.in_one_column, quiet=quiet)

    def copy_back(self) -> None:
        """Propose the other side's words for the difference in focus."""
        entry = self._entry()
        if entry is not None and self.found is not None:
            self.handling.copy_back(self.found.compared[entry.which], entry.place)

    def start_comment(self) -> None:
        """Put the caret where a comment on the difference in focus is written."""
        self.comment.setFocus()

    def leave(self) -> None:
        """The workspace closes: leave what is being compared."""
        self._worker.abandon()

    def restyle(self) -> None:
        """The palette or fonts changed."""
        self._set_anew()

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 80), round(em() * 40))

    def _entry(self) -> Entry | None:
        index = self.list.currentIndex()
        return self.model.entry(index.row()) if index.isValid() else None

    def _write_comment(self) -> None:
        entry, words = self._entry(), self.comment.text().strip()
        if entry is None or self.found is None or not words:
            return
        if self.handling.comment(self.found.compared[entry.which], entry.place, words):
            self.comment.clear()

    def _compare(self) -> None:
        document, sides = self.chooser.document.currentData(), self.chooser.sides
        if not document or len(sides) < 2:
            return
        comparing, inline, quiet = self._comparing, self.in_one_column, self.filter.quiet.isChecked()
        self._work(lambda: find(comparing, sides, document, inline=inline, quiet=quiet))

    def _arrange(self) -> None:
        """The same comparison, shown otherwise."""
        found, inline, quiet = self.found, self.in_one_column, self.filter.quiet.isChecked()
        if found is not None:
            self._work(lambda: arranged(found, inline=inline, quiet=quiet))

    def _work(self, work: Callable[[], Found]) -> None:
        self._again = not self._worker.run(self.tr("Comparing"), work, self._found)

    def _found(self, found: Found) -> None:
        if self._again:
            self._compare()
            return
        row = self.list.currentIndex().row()
        self.found = found
        quiet = self.filter.quiet.isChecked()
        self.model.show_comparisons(found.comparisons, quiet=quiet)
        self.filter.offer(self.model.kinds)
        self._narrow()
        if self.model.total:
            self.stack.setCurrentIndex(0)
        else:
            self.hint.say(self.tr("The sides say the same. Choose another version, or another document."))
            self.stack.setCurrentWidget(self.hint)
        for index, pane in enumerate(self.panes):
            pane.setVisible(index < found.lines.sides)
            pane.setAccessibleName(self._pane_name(found, index))
        self.together.setVisible(found.lines.sides > 1)
        self.shape.setEnabled(len(found.compared) == 1)
        self.shape.setToolTip("" if self.shape.isEnabled() else self.tr("Three texts stand side by side"))
        # The panes learn their widths first.
        self._resizing.start()
        self._set_anew()
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))
        self._allow()

    def _stopped(self, _what: str) -> None:
        """Cancelled: what was shown before stays, if anything was."""
        if self.found is None:
            self.hint.say(self.tr("The comparison was cancelled. Choose what to compare."))
            self.stack.setCurrentWidget(self.hint)

    def _pane_name(self, found: Found, index: int) -> str:
        if found.lines.sides == 1:
            return self.tr("Both texts in one")
        frames = [one.frame for one in found.compared]
        if index == 0:
            return self.tr("Old text: {0}").format(worded(frames[0].old.label))
        return self.tr("New text: {0}").format(worded(frames[min(index, len(frames)) - 1].new.label))

    def _narrow(self) -> None:
        self.model.narrow(self.filter.kind.currentData(), self.filter.words.text())

    def _tell(self) -> None:
        """How many clauses became what, and how many differences are listed if not all are."""
        found = self.found
        if found is None:
            return
        lines = [self._counts(one) for one in range(len(found.compared))]
        if self.model.rowCount() < self.model.total:
            shown = self.tr("{0} of {1} differences listed").format(self.model.rowCount(), self.model.total)
            lines.append(shown)
        self.told.setText("\n".join(line for line in lines if line))

    def _counts(self, which: int) -> str:
        assert self.found is not None
        counts = self.found.comparisons[which].counts
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
        if len(self.found.compared) == 1:
            return self.tr("Clauses: {0}").format(told)
        return self.tr("{0}: {1}").format(worded(self.found.compared[which].frame.new.label), told)

    def _set_anew(self) -> None:
        """Set the text for the present width and look; what is at the top stays there."""
        if self.found is None:
            return
        shown = self.panes[: self.found.lines.sides]
        top, current = shown[0].top[0], shown[0].current
        width = min(pane.viewport().width() for pane in shown)
        if self._is_set_for(width):
            return
        typography = Typography(TEXT, INTERFACE, round(usual_zoom() * 0.95), shown[0].viewport())
        self.layout_ = ComparisonLayout(self.found.lines, typography, Inks.of(self.palette()), width)
        for pane in shown:
            pane.show_layout(self.layout_)
            pane.current = current
            if top < len(self.layout_.lines):
                pane.go_to(top)
        self.overview.show_layout(self.layout_)

    def _is_set_for(self, width: int) -> bool:
        """Whether nothing that the layout was made for has changed."""
        made = self.layout_
        if made is None or self.found is None:
            return False
        same = made.shown is self.found.lines and made.inks == Inks.of(self.palette())
        return same and made.width == width and made.typography.zoom == round(usual_zoom() * 0.95)

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self._entry()
        if current.isValid() and self.found is not None and entry is not None:
            self._go_to_line(self.found.lines.line_of(entry.which, entry.place), mark=True)
        self._allow()

    def _allow(self) -> None:
        """Say why a difference can not be copied or commented on now."""
        workspace = self.desk.workspace
        none = "" if self._entry() is not None else self.tr("Choose a difference in the list first")
        reason = none or worded(workspace.why_not(Right.PROPOSE))
        self.copy_button.setEnabled(not reason)
        told = self.tr("Propose, in the working text, the words of the other side")
        self.copy_button.setToolTip(reason or told)
        reason = none or worded(workspace.why_not(Right.COMMENT))
        self.comment.setEnabled(not reason)
        self.comment.setToolTip(reason or self.tr("Enter writes the comment, on these words where they still stand"))

    def _go_to_line(self, line: int, *, mark: bool = False) -> None:
        for pane in self.panes:
            if mark:
                pane.current = line
            pane.go_to(line, -round(pane.viewport().height() * 0.3))
        self.overview.update()

    def _follow(self, leader: ComparisonPane) -> None:
        for pane in self.panes:
            if pane is not leader:
                if self.together.isChecked():
                    pane.top = leader.top
                pane.sync()
        self.overview.update()


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
