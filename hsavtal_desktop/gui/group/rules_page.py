"""The rules of the group, and the frozen versions that wait for the other side."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.group.acting import carry_out
from hsavtal_desktop.gui.group.waiting_card import stacked
from hsavtal_desktop.gui.texts import side_word, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, label


class RulesPage(QWidget):
    """What the group has decided about its own work; coordinators change it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.boxes: dict[str, QCheckBox] = {}
        layout = stacked(self, space(2))
        for name, title, told in self._rules():
            box = QCheckBox(title)
            box.clicked.connect(lambda checked, name=name: self._set(**{name: checked}))
            self.boxes[name] = box
            layout.addWidget(box)
            layout.addWidget(label(told, muted=True))
            layout.addSpacing(space(2))
        self.untracked = DropDown()
        self.untracked.setAccessibleName(self.tr("Writing without tracking"))
        for value, text in (
            ("never", self.tr("never")),
            ("draft", self.tr("until the first frozen version")),
            ("always", self.tr("always")),
        ):
            self.untracked.addItem(text, value)
        self.untracked.activated.connect(lambda _row: self._set(untracked=str(self.untracked.currentData())))
        row = QHBoxLayout()
        words = label(self.tr("Writing without tracking is allowed"))
        words.setWordWrap(False)
        row.addWidget(words)
        row.addWidget(self.untracked)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addSpacing(space(4))
        self._heading = label(self.tr("Frozen versions that wait for the other side"), strong=True)
        layout.addWidget(self._heading)
        self._waiting = QVBoxLayout()
        self._rows: list[QWidget] = []
        layout.addLayout(self._waiting)
        layout.addStretch(1)

    def read(self) -> None:
        """Read the rules and versions again."""
        workspace = self._desk.workspace
        rules, reason = workspace.rules(), worded(workspace.why_not(Right.RULES))
        for name, box in self.boxes.items():
            box.setChecked(bool(getattr(rules, name)))
            allow(box, reason)
        self.untracked.setCurrentIndex(max(0, self.untracked.findData(rules.untracked)))
        allow(self.untracked, reason)
        for old in self._rows:
            old.hide()
            old.deleteLater()
        waiting = [(version.label, version.awaits) for version in workspace.versions() if version.awaits]
        self._rows = [self._waits(name, side) for name, side in waiting]
        if not waiting:
            self._rows = [label(self.tr("None waits."), muted=True)]
        for made in self._rows:
            self._waiting.addWidget(made)

    def _waits(self, name: str, side: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("{0} waits for a coordinator of: {1}").format(name, side_word(side))), 1)
        confirm = button(self.tr("Confirm that it is frozen"), lambda: self._endorse(name), picture="check")
        allow(confirm, worded(self._desk.workspace.governing.why_not_endorse(name)))
        row.addWidget(confirm)
        return made

    def _endorse(self, name: str) -> None:
        governing = self._desk.workspace.governing
        carry_out(self._desk, lambda: governing.endorse(name), self.tr("{0} is frozen now").format(name))

    def _set(self, **fields: Any) -> None:
        governing = self._desk.workspace.governing
        if not carry_out(self._desk, lambda: governing.set_rules(**fields), self.tr("The rule holds from now on")):
            self.read()

    def _rules(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (
                "four_eyes",
                self.tr("Four eyes"),
                self.tr("Nobody accepts their own proposal, and everything is written with tracking."),
            ),
            (
                "both_sides",
                self.tr("Both sides agree"),
                self.tr("A clause counts as agreed only when somebody of VGR and of the municipalities has marked it."),
            ),
            (
                "two_publishers",
                self.tr("Two coordinators freeze"),
                self.tr("A frozen version waits for a coordinator of the other side, once both sides have one."),
            ),
        )
