"""Side by side: old at the left, new at the right, every difference in a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.comparison_changes import ChangeLine, ChangesModel
from hsavtal_desktop.gui.comparison_layout import NEW, OLD, ComparisonLayout
from hsavtal_desktop.gui.comparison_pane import ComparisonPane, OverviewBar
from hsavtal_desktop.gui.comparison_sides import choices, compare, usual, word_choice
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.typography import Typography
from hsavtal_desktop.gui.texts import counted
from hsavtal_desktop.gui.theme import INTERFACE, TEXT, em, space, usual_zoom
from hsavtal_desktop.gui.widgets import Hint, Panel, label, tool
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.comparing.sides import Side
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing


class ComparisonView(Panel):
    """Chooses two sides of a document, shows them aligned, and steps through the differences."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._worker = Worker(self)
        self._worker.refused.connect(desk.refused)
        self._comparing = Comparing(desk.workspace)
        self._files: list[Path] = []
        self._again = False
        self.comparison: Comparison | None = None
        self.layout_: ComparisonLayout | None = None
        self.document = self._box(self.tr("Document"))
        self.old_side = self._box(self.tr("Old, at the left"))
        self.new_side = self._box(self.tr("New, at the right"))
        self.together = QCheckBox(self.tr("Scroll together"))
        self.together.setChecked(True)
        self.told = label("", muted=True)
        self.left, self.right = ComparisonPane(OLD), ComparisonPane(NEW)
        self.left.setAccessibleName(self.tr("Old text"))
        self.right.setAccessibleName(self.tr("New text"))
        self.overview = OverviewBar(self.right)
        self.model = ChangesModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChangeLine(self.list))
        self.list.setAccessibleName(self.tr("Differences"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.hint = Hint()
        self._width = 0
        self._resizing = QTimer(self, singleShot=True, interval=60)
        self._resizing.timeout.connect(self._set_anew)
        self._lay_out()
        self._join()

    def _box(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(9)
        return made

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setContentsMargins(space(3), space(2), space(3), space(2))
        upper.setSpacing(space(2))
        upper.addWidget(self.document, 2)
        upper.addSpacing(space(2))
        upper.addWidget(self.old_side, 2)
        arrow = QLabel("→")
        arrow.setAccessibleName(self.tr("compared with"))
        upper.addWidget(arrow)
        upper.addWidget(self.new_side, 2)
        upper.addWidget(tool("file-type", self.tr("Compare with a Word file…"), self._browse))
        upper.addSpacing(space(2))
        upper.addWidget(tool("chevron-up", self.tr("Previous difference (Shift+F8)"), lambda: self.step(forward=False)))
        upper.addWidget(tool("chevron-down", self.tr("Next difference (F8)"), lambda: self.step(forward=True)))
        upper.addWidget(self.together)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.left)
        middle = QWidget()
        beside = QHBoxLayout(middle)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.overview)
        beside.addWidget(self.right, 1)
        sides.addWidget(middle)
        sides.addWidget(self._listed())
        sides.setSizes([round(em() * 34), round(em() * 34), round(em() * 16)])
        for place in (0, 1):
            sides.setStretchFactor(place, 1)
            sides.setCollapsible(place, False)
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
        """The differences, under how many there are."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.told.setContentsMargins(space(3), space(2), space(3), space(2))
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        return made

    def _join(self) -> None:
        for box in (self.document, self.old_side, self.new_side):
            box.currentIndexChanged.connect(lambda _row: self._compare())
        self.left.scrolled.connect(lambda: self._follow(self.left, self.right))
        self.right.scrolled.connect(lambda: self._follow(self.right, self.left))
        for pane in (self.left, self.right):
            pane.resized.connect(self._resizing.start)
        self.overview.wanted.connect(self._go_to_line)
        self.together.toggled.connect(lambda _on: self._follow(self.right, self.left))
        self.list.selectionModel().currentChanged.connect(self._chosen)

    def refresh(self, changed: Changed) -> None:
        """Compare again if the text or the versions changed."""
        self._fill()
        self._compare()

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous difference; False at the end."""
        row = self.list.currentIndex().row() + (1 if forward else -1)
        if self.list.currentIndex().row() < 0:
            row = 0 if forward else self.model.rowCount() - 1
        if not 0 <= row < self.model.rowCount():
            return False
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(row), select)
        self.list.scrollTo(self.model.index(row))
        return True

    def choose(self, old: Side, new: Side) -> None:
        """Compare these two sides."""
        for box, side in ((self.old_side, old), (self.new_side, new)):
            for row in range(box.count()):
                if box.itemData(row) == side:
                    box.setCurrentIndex(row)

    def restyle(self) -> None:
        """The palette or fonts changed."""
        self._set_anew()

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 80), round(em() * 40))

    def _fill(self) -> None:
        workspace = self.desk.workspace
        documents = [(workspace.document(name).short, name) for name in workspace.documents()]
        self._offer(self.document, documents, self.desk.document)
        found = choices(self.desk)
        old, new = usual(found)
        found += [word_choice(path) for path in self._files]
        self._offer(self.old_side, found, old)
        self._offer(self.new_side, found, new)

    def add_file(self, path: Path) -> None:
        """Offer a Word file as a side, and put it at the right."""
        if path not in self._files:
            self._files.append(path)
            self._fill()
        self.choose(self.old_side.currentData(), word_choice(path)[1])

    def _browse(self) -> None:
        types = self.tr("Word files (*.docx)")
        folder = str(self.desk.workspace.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Compare with a Word file"), folder, types)
        if name:
            self.add_file(Path(name))

    def _offer(self, box: QComboBox, choices: Sequence[tuple[str, object]], usual: object) -> None:
        """Fill a box; what was chosen in it stays chosen if it is still there."""
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for text, value in choices:
            box.addItem(text, value)
        values = [value for _, value in choices]
        wanted = chosen if chosen in values else usual
        box.setCurrentIndex(values.index(wanted) if wanted in values else 0)
        box.blockSignals(False)

    def _compare(self) -> None:
        document = self.document.currentData()
        old, new = self.old_side.currentData(), self.new_side.currentData()
        if not document or old is None or new is None:
            return
        comparing = self._comparing
        started = self._worker.run(self.tr("Comparing"), lambda: compare(comparing, old, new, document), self._compared)
        self._again = not started

    def _compared(self, comparison: Comparison) -> None:
        if self._again:
            self._compare()
            return
        row = self.list.currentIndex().row()
        self.comparison = comparison
        self.model.show_comparison(comparison)
        counts = comparison.counts
        parts = [
            (counts.changed, self.tr("1 changed"), self.tr("{0} changed")),
            (counts.inserted, self.tr("1 new"), self.tr("{0} new")),
            (counts.deleted, self.tr("1 gone"), self.tr("{0} gone")),
            (counts.moved, self.tr("1 moved"), self.tr("{0} moved")),
        ]
        told = ", ".join(counted(number, one, many) for number, one, many in parts if number)
        self.told.setText(self.tr("Clauses: {0}").format(told) if told else "")
        if comparison.changes:
            self.stack.setCurrentIndex(0)
        else:
            self.hint.say(self.tr("The two sides say the same. Choose another version, or another document."))
            self.stack.setCurrentWidget(self.hint)
        self._set_anew()
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def _set_anew(self) -> None:
        """Set the text for the present width and look; what is at the top stays there."""
        if self.comparison is None:
            return
        top, current = self.right.top[0], self.right.current
        width = min(self.left.viewport().width(), self.right.viewport().width())
        typography = Typography(TEXT, INTERFACE, round(usual_zoom() * 0.95), self.right.viewport())
        self.layout_ = ComparisonLayout(self.comparison, typography, Inks.of(self.palette()), width)
        for pane in (self.left, self.right):
            pane.show_layout(self.layout_)
            pane.current = current
            if top < len(self.layout_.lines):
                pane.go_to(top)
        self.overview.show_layout(self.layout_)

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.layout_ is not None:
            place = self.model.place(current.row())
            self._go_to_line(self.layout_.line_of(place.row, place.paragraph), mark=True)

    def _go_to_line(self, line: int, *, mark: bool = False) -> None:
        for pane in (self.left, self.right):
            if mark:
                pane.current = line
            pane.go_to(line, -round(pane.viewport().height() * 0.3))
        self.overview.update()

    def _follow(self, leader: ComparisonPane, follower: ComparisonPane) -> None:
        if self.together.isChecked():
            follower.top = leader.top
        follower.sync()
        self.overview.update()
