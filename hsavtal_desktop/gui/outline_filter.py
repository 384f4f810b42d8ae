"""Which clauses the outline shows: by words, by what is known about them, by what is open in them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSizePolicy, QWidget

from hsavtal_desktop.core.record_types import STATUSES, ClauseData
from hsavtal_desktop.core.reviewing import REVIEWS, review_state
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.outline_model import Node
from hsavtal_desktop.gui.texts import party_word, review_word, status_word
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.widgets import DropDown, quiet_button

JUDGED_AT_ONCE = 500
"""Lines looked at in one step."""
KNOWN = ("party", "area", "status", "owner")
"""Fields of a clause that the outline is filtered by."""


@dataclass(frozen=True)
class Wanted:
    """What is shown; all of it has to hold."""

    words: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    """Field → the value it has to have."""
    proposals: bool = False
    """Only what has open proposals."""
    comments: bool = False
    """Only what has open comments."""
    review: tuple[str, str] | None = None
    """A kind of review, and the :func:`review_state` it has to have."""

    @property
    def all(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


class OutlineFilter:
    """Tells which lines fit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.wanted = Wanted()
        self._commented: frozenset[str] = frozenset()

    @property
    def filtering(self) -> bool:
        """Whether anything is left out."""
        return not self.wanted.all

    def sift(self, lines: Iterable[Node]) -> Generator[None, None, frozenset[Node] | None]:
        """The lines that fit, found in steps; None where all do."""
        if self.wanted.all:
            return None
        self._commented = frozenset(one.root.comment.clause for one in self._desk.threads if not one.resolved)
        fitting = []
        for number, node in enumerate(lines, 1):
            if self.fits(node):
                fitting.append(node)
            if number % JUDGED_AT_ONCE == 0:
                yield
        return frozenset(fitting)

    def fits(self, node: Node) -> bool:
        """Whether a line is looked for, not only above one that is."""
        wanted = self.wanted
        if wanted.proposals and not node.count:
            return False
        if wanted.comments and node.clause not in self._commented:
            return False
        if wanted.known:
            if not node.clause:
                return False
            data = self._desk.workspace.clause_data(node.clause)
            if any(getattr(data, name) != value for name, value in wanted.known.items()):
                return False
        if wanted.review is not None and not self._has_review(node, *wanted.review):
            return False
        if not wanted.words:
            return True
        heap = f"{node.number} {node.title}".casefold()
        return all(word in heap for word in wanted.words)

    def _has_review(self, node: Node, kind: str, state: str) -> bool:
        return bool(node.clause) and review_state(self._desk.workspace.reviews(node.clause, kind)) == state


class OutlineChoices(QWidget):
    """The choices under the search line, folded away until they are wanted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        names = {
            "party": (self.tr("Responsible party"), self.tr("Party")),
            "area": (self.tr("Subject area"), self.tr("Area")),
            "status": (self.tr("Status"), self.tr("Status")),
            "owner": (self.tr("Responsible group"), self.tr("Group")),
        }
        self.boxes = {name: self._box(*names[name]) for name in KNOWN}
        self.review = self._box(self.tr("Review"), self.tr("Review"))
        for kind in REVIEWS:
            for state, words in self._review_states():
                self.review.addItem(f"{review_word(kind)}: {words}", (kind, state))
        self.proposals = QCheckBox(self.tr("Open proposals"))
        self.comments = QCheckBox(self.tr("Open comments"))
        self.all = quiet_button(self.tr("Show all clauses"), self.clear)
        for tick in (self.proposals, self.comments):
            tick.toggled.connect(self.changed)
        grid = QGridLayout(self)
        grid.setContentsMargins(space(3), 0, space(2), space(2))
        grid.setSpacing(space(2))
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // 2, place % 2)
        for row, widget in enumerate((self.review, self.proposals, self.comments, self.all), 2):
            grid.addWidget(widget, row, 0, 1, 2)

    def clear(self) -> None:
        """Let everything through again."""
        for box in (*self.boxes.values(), self.review):
            box.setCurrentIndex(0)
        self.proposals.setChecked(False)
        self.comments.setChecked(False)

    def wanted(self, words: str) -> Wanted:
        """What is chosen, with these words."""
        known = {name: box.currentData() for name, box in self.boxes.items() if box.currentIndex() > 0}
        review = tuple(self.review.currentData()) if self.review.currentIndex() > 0 else None
        ticked = self.proposals.isChecked(), self.comments.isChecked()
        return Wanted(tuple(words.casefold().split()), known, *ticked, review)

    def _review_states(self) -> list[tuple[str, str]]:
        return [
            ("current", self.tr("✓ reviewed")),
            ("changed", self.tr("⚠ changed since")),
            ("", self.tr("not reviewed")),
        ]

    def fill(self, clauses: Iterable[str]) -> Steps:
        """Offer the values that there are, read in steps."""
        known = []
        for number, clause in enumerate(clauses, 1):
            known.append(self._desk.workspace.clause_data(clause))
            if number % JUDGED_AT_ONCE == 0:
                yield
        for name, box in self.boxes.items():
            self._offer(name, box, known)

    def _offer(self, name: str, box: QComboBox, known: list[ClauseData]) -> None:
        values = {str(getattr(one, name)) for one in known}
        if name == "status":
            listed = [each for each in STATUSES if each in values] + sorted(values - set(STATUSES) - {""})
        else:
            listed = sorted(values - {""}, key=str.casefold)
        if name == "party" and "" in values:
            listed.append("")
        if listed == [box.itemData(row) for row in range(1, box.count())]:
            return
        chosen = box.currentData() if box.currentIndex() > 0 else None
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for value in listed:
            words = {"party": party_word, "status": status_word}.get(name, str)(value)
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        box.blockSignals(False)

    def _box(self, name: str, everything: str) -> QComboBox:
        box = DropDown()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.addItem(everything)
        box.currentIndexChanged.connect(self.changed)
        return box
