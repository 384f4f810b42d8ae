"""Whether clauses have been reviewed, by whom, and whether they have changed since; from here they are marked so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hsavtal_desktop.core.reviewing import REVIEWS, Reviewed, review_edits, review_state
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import review_word, time_text, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, label


def toggle_review(desk: Desk, clauses: Sequence[str], kind: str) -> None:
    """Mark clauses as reviewed as they read now, or take one's mark back where all of them have it; one undo step."""
    workspace = desk.workspace
    wanted = not marked_by_me(desk, clauses, kind)
    edits = list(review_edits(workspace.state, workspace.author, clauses, kind, reviewed=wanted))
    with desk.one_step(review_word(kind)):
        for edit in edits:
            if desk.perform(edit) is None:
                break
    desk.settle()


def marked_by_me(desk: Desk, clauses: Sequence[str], kind: str) -> bool:
    """Whether this member has reviewed all of some clauses, as they read now."""
    workspace = desk.workspace
    return bool(clauses) and all(
        any(one.current and one.author == workspace.author for one in workspace.reviews(clause, kind))
        for clause in clauses
    )


class ClauseReviews(QWidget):
    """A line for each kind of review, with a button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clauses: Sequence[str] = ()
        self.told = {kind: label("") for kind in REVIEWS}
        self.buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        for kind in REVIEWS:
            self.buttons[kind] = button("", partial(self._toggle, kind))
            layout.addWidget(self.told[kind])
            row = QHBoxLayout()
            row.addWidget(self.buttons[kind])
            row.addStretch(1)
            layout.addLayout(row)

    def show_clauses(self, clauses: Sequence[str]) -> None:
        """Show what is known of some clauses."""
        self._clauses = clauses
        workspace = self._desk.workspace
        for kind, right in REVIEWS.items():
            found = [workspace.reviews(clause, kind) for clause in clauses]
            self.told[kind].setText(f"{review_word(kind)}: {self._told(found)}")
            mine = marked_by_me(self._desk, clauses, kind)
            self.buttons[kind].setText(self.tr("Take back my review") if mine else self.tr("Mark as reviewed"))
            self.buttons[kind].setAccessibleName(f"{review_word(kind)}: {self.buttons[kind].text()}")
            allow(self.buttons[kind], worded(workspace.why_not(right)))
        # Sentences wrap otherwise now, which layouts around this one do not notice by themselves.
        self.updateGeometry()

    def _toggle(self, kind: str) -> None:
        toggle_review(self._desk, self._clauses, kind)

    def _told(self, found: Sequence[Sequence[Reviewed]]) -> str:
        states = {review_state(one) for one in found}
        if len(states) > 1:
            return self.tr("(different)")
        if states == {""} or not states:
            return self.tr("not reviewed")
        if len(found) > 1:
            return self.tr("✓ reviewed") if states == {"current"} else self.tr("⚠ changed since the review")
        newest = next((one for one in found[0] if one.current), found[0][0])
        said = self.tr("✓ by {0}, {1}") if newest.current else self.tr("⚠ changed since {0} reviewed it, {1}")
        return said.format(newest.name or newest.author[:8], time_text(newest.time))
