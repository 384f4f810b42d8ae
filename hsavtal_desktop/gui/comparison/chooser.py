"""Which texts are compared: a document, the old and the new side, and a third one if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.comparison.sides import (
    Choice,
    choices,
    people_choice,
    people_with_proposals,
    usual,
    word_choice,
)
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.theme import em
from hsavtal_desktop.gui.widgets import DropDown, label, tool
from hsavtal_desktop.gui.wrapping import Wrapping
from hsavtal_desktop.workspace.comparing.sides import Side

_LETTERS = 22
"""Of the width of X that a box has room for: so that "Now, with every open proposal" is read in full."""
_FEWER = 8
"""The same where room is short: what is chosen is then told in full on hovering."""
_WORD, _PEOPLE = "word", "people"
"""Entries of a box that ask for something instead of standing for a side."""


class PeopleDialog(Dialog):
    """Whose proposals one side is to hold."""

    def __init__(self, people: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Proposals of several"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        for name in people:
            item = QListWidgetItem(name, self.list)
            item.setCheckState(Qt.CheckState.Unchecked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.tr("Choose whose proposals are laid on the agreed text.")))
        layout.addWidget(self.list)
        layout.addWidget(buttons)

    @property
    def chosen(self) -> frozenset[str]:
        """The names that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 26), round(em() * 22))


class SideChooser(QWidget):
    """Three boxes of sides, each of which can be a version, the text now, people's proposals or a Word file."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._more: list[Choice] = []
        """Word files and groups of people that were asked for."""
        self.document = self._box(self.tr("Document"))
        self.old = self._box(self.tr("Old, at the left"))
        self.new = self._box(self.tr("New, at the right"))
        self.third = self._box(self.tr("A third text, beside the others"))
        self.swap_button = tool("arrow-left-right", self.tr("Swap old and new"), self.swap)
        self.setLayout(Wrapping(self.document, self.old, self.swap_button, self.new, self.third))
        self.document.currentIndexChanged.connect(self._document_changed)
        self._chosen = {box: box.currentData() for box in self._boxes}
        for box in self._boxes:
            box.activated.connect(partial(self._activated, box))

    def tighten(self) -> None:
        """Take one line where there is room for it, however much of what is chosen is read then."""
        for box in (self.document, *self._boxes):
            box.setMinimumContentsLength(_FEWER)
            box.currentTextChanged.connect(lambda text, box=box: box.setToolTip(f"{box.accessibleName()}: {text}"))

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.old, self.new, self.third)

    @property
    def sides(self) -> list[Side]:
        """What is compared: two sides, or the base and two others."""
        return [side for side in (box.currentData() for box in self._boxes) if isinstance(side, Side)]

    def choose(self, old: Side, new: Side, third: Side | None = None) -> None:
        """Compare these sides."""
        for box, side in zip(self._boxes, (old, new, third), strict=True):
            self._select(box, side)
        self.changed.emit()

    def swap(self) -> None:
        """Old becomes new, and new old."""
        old, new = self.old.currentData(), self.new.currentData()
        if isinstance(old, Side) and isinstance(new, Side):
            self._select(self.old, new)
            self._select(self.new, old)
            self.changed.emit()

    def add_file(self, path: Path) -> None:
        """Offer a Word file, and put it at the right."""
        self._add(word_choice(path))
        self._select(self.new, word_choice(path)[1])
        self.changed.emit()

    def fill(self) -> None:
        """Offer what there is now; what was chosen stays chosen if it is still there."""
        workspace = self._desk.workspace
        documents = [(workspace.document(name).short, name) for name in workspace.documents()]
        self._offer(self.document, documents, self._desk.document)
        found = choices(self._desk, self.document.currentData() or "")
        old, new = usual(found)
        found += self._more
        asked: list[tuple[str, object]] = [(self.tr("A Word file…"), _WORD)]
        if len(people_with_proposals(self._desk)) > 1:
            asked.append((self.tr("Proposals of several…"), _PEOPLE))
        self._offer(self.old, [*found, *asked], old)
        self._offer(self.new, [*found, *asked], new)
        self._offer(self.third, [(self.tr("No third text"), None), *found, *asked], None)

    def ask_for_file(self, box: QComboBox | None = None) -> None:
        """Ask for a Word file to stand at a side, the new one unless another is named."""
        types = self.tr("Word files (*.docx)")
        folder = str(self._desk.workspace.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Compare with a Word file"), folder, types)
        if name:
            self._take(box or self.new, word_choice(Path(name)))

    def _take(self, box: QComboBox, choice: Choice) -> None:
        self._add(choice)
        self._select(box, choice[1])
        self.changed.emit()

    def _add(self, choice: Choice) -> None:
        if choice not in self._more:
            self._more.append(choice)
            self.fill()

    def _activated(self, box: QComboBox, _row: int) -> None:
        wanted = box.currentData()
        if wanted == _WORD:
            self._select(box, self._chosen[box])
            self.ask_for_file(box)
        elif wanted == _PEOPLE:
            self._select(box, self._chosen[box])
            self._ask_for_people(box)
        else:
            self._chosen[box] = wanted
            self.changed.emit()

    def _ask_for_people(self, box: QComboBox) -> None:
        dialog = PeopleDialog(people_with_proposals(self._desk), self)

        def taken() -> None:
            if dialog.chosen:
                self._take(box, people_choice(dialog.chosen))

        dialog.accepted.connect(taken)
        dialog.open()

    def _document_changed(self, _row: int) -> None:
        self.fill()
        self.changed.emit()

    def _select(self, box: QComboBox, side: object) -> None:
        for row in range(box.count()):
            if box.itemData(row) == side:
                box.setCurrentIndex(row)
                self._chosen[box] = side

    def _box(self, name: str) -> QComboBox:
        made = DropDown()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(_LETTERS)
        return made

    def _offer(self, box: QComboBox, offered: Sequence[tuple[str, object]], usual_one: object) -> None:
        chosen = box.currentData() if box.count() else usual_one
        box.blockSignals(True)
        box.clear()
        for text, value in offered:
            box.addItem(text, value)
        values = [value for _, value in offered]
        wanted = chosen if chosen in values else usual_one
        box.setCurrentIndex(values.index(wanted) if wanted in values else 0)
        box.blockSignals(False)
        if box in self._boxes:
            self._chosen[box] = box.currentData()
