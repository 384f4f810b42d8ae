"""Going through what was proposed and said, whichever view stands before the reader."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from hsavtal_desktop.gui.workbench import Workbench


class Reviewing(QObject):
    """Steps, decides, answers and comments."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous proposal; in a comparison, difference; in the consultation, remark."""
        bench = self._bench
        if bench.page == "comparison" and (comparison := bench.pages.comparison) is not None:
            if not comparison.step(forward=forward):
                bench.status.tell(self.tr("There are no more differences in that direction"))
        elif bench.page == "consultation" and (consultation := bench.pages.consultation) is not None:
            if not consultation.step(forward=forward):
                bench.status.tell(self.tr("Nothing more was said in that direction"))
        else:
            bench.show_page("agreement")
            bench.desk.once_surveyed(partial(self._step_proposal, forward=forward))

    def _step_proposal(self, *, forward: bool) -> None:
        proposals = self._bench.agreement.proposals
        proposals.catch_up()
        if not proposals.step(forward):
            self._bench.status.tell(self.tr("There are no more proposals in that direction"))

    def decide(self, verdict: str) -> None:
        """Decide on the proposal in focus and go to the next; in the consultation, begin to answer it."""
        bench = self._bench
        answering = bench.page == "consultation" and verdict in ("accept", "reject")
        if answering and (consultation := bench.pages.consultation) is not None:
            consultation.decide(verdict)
            return
        bench.desk.once_surveyed(partial(self._decide, verdict))

    def _decide(self, verdict: str) -> None:
        bench, proposals = self._bench, self._bench.agreement.proposals
        proposals.catch_up()
        proposals.show_revision(bench.desk.revision)
        proposals.decide(verdict, advance=verdict != "reopen")

    def next_unanswered(self) -> None:
        """Go to what lacks an answer in the consultation."""
        self._bench.show_page("consultation")
        consultation = self._bench.pages.consultation
        if consultation is not None and not consultation.next_unanswered():
            self._bench.status.tell(self.tr("Everything that was said is answered"))

    def answer(self) -> None:
        """Give the answer that is filled in."""
        bench = self._bench
        if bench.page == "consultation" and (consultation := bench.pages.consultation) is not None:
            consultation.give_answer()

    def comment(self) -> None:
        """Write a comment on the selected words, or on the clause the caret is in."""
        self._bench.show_panel("comments")
        self._bench.agreement.comments.start_writing()

    def show_conflict(self, clause: str) -> None:
        """Show the first conflict in a clause."""
        self._bench.show_panel("conflicts")
        self._bench.agreement.conflicts.show_clause(clause)

    def step_conflict(self, *, forward: bool) -> None:
        """Go to the next or previous conflict."""
        self._bench.desk.once_surveyed(partial(self._step_conflict, forward=forward))

    def _step_conflict(self, *, forward: bool) -> None:
        found = self._bench.agreement.conflicts.step(forward=forward)
        self._bench.show_panel("conflicts")
        if not found:
            self._bench.status.tell(self.tr("There are no more conflicts in that direction"))

    def step_comment(self, *, forward: bool) -> None:
        """Go to the next or previous comment."""
        self._bench.desk.once_surveyed(partial(self._step_comment, forward=forward))

    def _step_comment(self, *, forward: bool) -> None:
        self._bench.show_panel("comments")
        if not self._bench.agreement.comments.step(forward=forward):
            self._bench.status.tell(self.tr("There are no more comments in that direction"))

    def settle_comment(self) -> None:
        """Settle the comment in focus, or open it again."""
        self._bench.show_panel("comments")
        self._bench.desk.once_surveyed(self._bench.agreement.comments.settle_current)
