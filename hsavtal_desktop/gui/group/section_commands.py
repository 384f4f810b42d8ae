"""Locking a section, the legal block, and marking a clause as agreed: commands on the clause the caret is in."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reviewing import REVIEWS
from hsavtal_desktop.gui.clause_agreement import agreed_by_me, toggle_agreed
from hsavtal_desktop.gui.clause_reviews import marked_by_me, toggle_review
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.group.acting import carry_out
from hsavtal_desktop.gui.texts import worded


class SectionCommands(QObject):
    """What is done about the clause that the caret is in, and all under it."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def toggle_lock(self, *, legal: bool) -> None:
        """Lock the section, or open it again where it is locked."""
        place, governing = self._desk.place, self._desk.workspace.governing
        if place is None:
            return
        if self._holds(legal=legal):
            said = self.tr("{0} is open again").format(place.number)
            carry_out(self._desk, lambda: governing.unlock(place.clause, legal=legal), said)
        else:
            said = self.tr("{0} and all under it is locked").format(place.number)
            carry_out(self._desk, lambda: governing.lock(place.clause, legal=legal), said)

    def toggle_mark(self) -> None:
        """Mark the clause as agreed as it reads now, or take the mark back."""
        if self._desk.place is not None:
            toggle_agreed(self._desk, self._desk.place.clause)

    def toggle_review(self, kind: str) -> None:
        """Mark the chosen clauses as reviewed as they read now, or take one's mark back."""
        if self._chosen():
            toggle_review(self._desk, self._chosen(), kind)

    def refresh(self, commands: Commands) -> None:
        """Say what each command would do now, and why not."""
        workspace = self._desk.workspace
        none = "" if self._desk.place is not None else self.tr("Put the caret in a clause first")
        lock, block = self._holds(legal=False), self._holds(legal=True)
        commands.rename("lock-section", self.tr("Un&lock the section") if lock else self.tr("&Lock the section"))
        commands.rename("legal-block", self.tr("Lift the le&gal block") if block else self.tr("Set the legal &block"))
        marked = self._desk.place is not None and agreed_by_me(self._desk, self._desk.place.clause)
        commands.rename("agree", self.tr("Take back that it is a&greed") if marked else self.tr("Mark as a&greed"))
        commands.allow("lock-section", none or worded(workspace.why_not(Right.LOCK)))
        commands.allow("legal-block", none or worded(workspace.why_not(Right.LEGAL)))
        commands.allow("agree", none or worded(workspace.why_not(Right.PROPOSE)))
        for kind, right in REVIEWS.items():
            mine = marked_by_me(self._desk, self._chosen(), kind)
            commands.rename(kind, self._review_words(kind, mine=mine))
            commands.allow(kind, ("" if self._chosen() else none) or worded(workspace.why_not(right)))

    def _review_words(self, kind: str, *, mine: bool) -> str:
        if kind == "legal-review":
            return self.tr("Take back my legal review") if mine else self.tr("Mark as legall&y reviewed")
        return self.tr("Take back my language review") if mine else self.tr("Mark as reviewed for lang&uage")

    def _chosen(self) -> tuple[str, ...]:
        place = self._desk.place
        return self._desk.clauses or (() if place is None else (place.clause,))

    def _holds(self, *, legal: bool) -> bool:
        place = self._desk.place
        kind = "block" if legal else "lock"
        return place is not None and any(
            found == kind for found, _ in self._desk.workspace.governing.locks(place.clause)
        )
