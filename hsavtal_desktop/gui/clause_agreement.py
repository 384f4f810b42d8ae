"""Who holds a clause to be agreed, and whom that still waits for; from here one says so oneself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.core import agreement_marks
from hsavtal_desktop.core.agreement_marks import Marked
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.group.acting import carry_out
from hsavtal_desktop.gui.texts import side_word, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, label


def agreed_by_me(desk: Desk, clause: str) -> bool:
    """Whether this member has marked a clause as agreed, as it reads now."""
    marks = agreement_marks.marks(desk.workspace.state, clause)
    return any(mark.author == desk.workspace.author and mark.current for mark in marks)


def toggle_agreed(desk: Desk, clause: str) -> None:
    """Mark a clause as agreed as it reads now, or take one's mark back."""
    governing, number = desk.workspace.governing, desk.workspace.number(clause, desk.document)
    if agreed_by_me(desk, clause):
        said = QCoreApplication.translate("ClauseAgreement", "Your mark is taken back")
        carry_out(desk, lambda: governing.mark(clause, agreed_to=False), said)
    else:
        said = QCoreApplication.translate("ClauseAgreement", "{0} is marked as agreed, as it reads now")
        carry_out(desk, lambda: governing.mark(clause), said.format(number))


class ClauseAgreement(QWidget):
    """A line about one clause, with a button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clause = ""
        self.told = label("")
        self.mark = button("", lambda: toggle_agreed(self._desk, self._clause))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        layout.addWidget(self.told)
        row = QHBoxLayout()
        row.addWidget(self.mark)
        row.addStretch(1)
        layout.addLayout(row)

    def show_clauses(self, clauses: Sequence[str]) -> None:
        """Show who agrees to a clause; of several at once nothing is said."""
        self.setVisible(len(clauses) == 1)
        if len(clauses) != 1:
            return
        self._clause = clauses[0]
        state = self._desk.workspace.state
        marks = agreement_marks.marks(state, self._clause)
        self.told.setText(self._told(marks, agreement_marks.awaited_sides(state, self._clause)))
        mine = agreed_by_me(self._desk, self._clause)
        self.mark.setText(self.tr("Take back my mark") if mine else self.tr("Mark as agreed"))
        allow(self.mark, worded(self._desk.workspace.why_not(Right.PROPOSE)))
        # The sentence wraps otherwise now, which layouts around this one do not notice by themselves.
        self.updateGeometry()

    def _told(self, marks: Sequence[Marked], awaited: Sequence[str]) -> str:
        agreeing, earlier = ([mark for mark in marks if mark.current is current] for current in (True, False))
        parts = []
        if agreeing:
            parts.append(self.tr("✓ by {0}").format(self._names(agreeing)))
        if earlier:
            parts.append(self.tr("⚠ changed since {0} marked it").format(self._names(earlier)))
        if marks and awaited:
            parts.append(self.tr("waits for {0}").format(", ".join(side_word(side) for side in awaited)))
        return self.tr("Agreed: {0}").format("; ".join(parts) or self.tr("marked by nobody yet"))

    def _names(self, marks: Iterable[Marked]) -> str:
        members = self._desk.workspace.state.members
        return ", ".join(f"{members.member(one.author).name} ({side_word(one.side)})" for one in marks)
