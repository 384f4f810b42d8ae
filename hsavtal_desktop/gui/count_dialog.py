"""How many words: what is selected, the clause, the document, the package, and the change since a version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsavtal_desktop.gui.alone import look
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.texts import count_text
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, button, label
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.counting import Counts, count


class CountDialog(Dialog):
    """Counts as every open proposal were accepted; a version is counted when it is chosen."""

    def __init__(self, desk: Desk, worker: Worker, now: Counts, selected: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._worker, self._now = desk, worker, now
        self._clause = desk.place.clause if desk.place is not None else ""
        self.setWindowTitle(self.tr("Word count"))
        self.versions = DropDown()
        self.versions.setAccessibleName(self.tr("Compare with a version"))
        self.versions.addItem(self.tr("No comparison"), "")
        for version in reversed(desk.workspace.versions()):
            self.versions.addItem(version.label, version.label)
        self.versions.activated.connect(lambda _row: self._compare())
        self.numbers: dict[str, QLabel] = {}
        self.changes: dict[str, QLabel] = {}
        title = desk.workspace.document(desk.document).short if desk.document else ""
        here = desk.place.number if desk.place is not None else ""
        rows = (
            ("selection", self.tr("Selection"), selected),
            ("clause", self.tr("Clause {0}").format(here).strip(), now.clauses.get(self._clause, 0)),
            ("document", self.tr("Document {0}").format(title).strip(), now.document(desk.document)),
            ("package", self.tr("The whole package"), now.package),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(6))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(0, 1)
        for column, name in enumerate((self.tr("Words"), self.tr("Change")), 1):
            grid.addWidget(_right(label(name, muted=True)), 0, column)
        for row, (key, name, words) in enumerate(rows, 1):
            self.numbers[key], self.changes[key] = _right(label(count_text(words))), _right(label("", muted=True))
            grid.addWidget(label(name, strong=key == "package"), row, 0)
            grid.addWidget(self.numbers[key], row, 1)
            grid.addWidget(self.changes[key], row, 2)
        note = self.tr(
            "Open proposals are counted as accepted. Headings, tables and footnotes count, a shared part once."
        )
        against = QHBoxLayout()
        against.addWidget(label(self.tr("Change since")))
        against.addWidget(self.versions, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close = button(self.tr("Close"), self.accept, primary=True)
        close.setDefault(True)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(4))
        layout.addLayout(grid)
        layout.addLayout(against)
        layout.addWidget(label(note, muted=True))
        layout.addLayout(buttons)
        self.setMinimumWidth(round(em() * 26))

    def _compare(self) -> None:
        name = str(self.versions.currentData())
        if not name:
            for told in self.changes.values():
                told.clear()
            return
        workspace = self._desk.workspace
        what = self.tr("Counting the words of {0}").format(name)
        look(self._desk, self._worker, what, lambda: count(workspace.at(name)), self._tell)

    def _tell(self, then: Counts) -> None:
        document = self._desk.document
        pairs = (
            ("clause", self._now.clauses.get(self._clause, 0), then.clauses.get(self._clause, 0)),
            ("document", self._now.document(document), then.document(document)),
            ("package", self._now.package, then.package),
        )
        for key, now, before in pairs:
            self.changes[key].setText(_signed(now - before))


def _signed(change: int) -> str:
    return f"{'+' if change > 0 else '−' if change < 0 else '±'}{count_text(abs(change))}"


def _right(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setWordWrap(False)
    return made
