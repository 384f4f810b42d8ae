"""The commands of the Review menu: tracking, deciding, comments, conflicts, answers and how far a clause has come."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from hsavtal_desktop.gui.workbench import Workbench

SEVERAL = (
    "accept-words reject-words - accept-clause reject-clause - accept-author reject-author - accept-shown reject-shown"
)
"""Decisions on many proposals at once."""
CONSULTATION = "next-unanswered answer - compile-answers compile-public"
PROGRESS = "agree legal-review language-review - lock-section legal-block"


class ReviewCommands(QObject):
    """Goes through what was proposed and said, and settles it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._commands, self._bench = bench.commands, bench

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What makes the commands, some at each call."""
        return (self._add_proposals, self._add_conflicts, self._add_several, self._add_comments, self._add_settling)

    def menu(self) -> QMenu:
        """The Review menu."""
        menu, fill = self._commands.menu, self._commands.fill
        review = menu(self.tr("&Review"), "tracking - next previous accept reject reopen withdraw")
        review.addMenu(menu(self.tr("&Decide on several"), SEVERAL))
        fill(
            review,
            "- next-conflict previous-conflict next-misspelt - comment next-comment previous-comment settle-comment -",
        )
        review.addMenu(menu(self.tr("Cons&ultation"), CONSULTATION))
        review.addMenu(menu(self.tr("How far the clause &has come"), PROGRESS))
        fill(review, "- version")
        return review

    def _add_proposals(self) -> None:
        add, bench, reviewing = self._commands.add, self._bench, self._bench.reviewing
        add(
            "tracking",
            self.tr("&Tracking"),
            toggled=bench.set_tracking,
            keys="Ctrl+Shift+E",
            picture="pencil",
            tip=self.tr("What you write becomes proposals"),
        )
        add(
            "next",
            self.tr("&Next proposal"),
            lambda: reviewing.step(forward=True),
            keys="F8",
            picture="chevron-down",
        )
        add(
            "previous",
            self.tr("&Previous proposal"),
            lambda: reviewing.step(forward=False),
            keys="Shift+F8",
            picture="chevron-up",
        )
        add(
            "accept",
            self.tr("&Accept and go on"),
            lambda: reviewing.decide("accept"),
            keys="Ctrl+Shift+A",
            picture="check",
        )
        add(
            "reject",
            self.tr("&Reject and go on"),
            lambda: reviewing.decide("reject"),
            keys="Ctrl+Shift+R",
            picture="x",
        )
        add("reopen", self.tr("&Open again"), lambda: reviewing.decide("reopen"), picture="rotate-ccw")
        add(
            "withdraw",
            self.tr("&Withdraw your own proposal"),
            lambda: reviewing.decide("withdraw"),
            picture="undo-2",
        )

    def _add_conflicts(self) -> None:
        add, bench, reviewing = self._commands.add, self._bench, self._bench.reviewing
        add(
            "next-conflict",
            self.tr("Next con&flict"),
            lambda: reviewing.step_conflict(forward=True),
            keys="Ctrl+F9",
        )
        add(
            "previous-conflict",
            self.tr("Previous confl&ict"),
            lambda: reviewing.step_conflict(forward=False),
            keys="Ctrl+Shift+F9",
        )
        add("next-misspelt", self.tr("Next misspe&lt word"), bench.spelling.next, keys="F7")

    def _add_several(self) -> None:
        add, bench = self._commands.add, self._bench
        several = (
            ("words", self.tr("Accept in the selected &words"), self.tr("Reject in the &selected words")),
            ("clause", self.tr("Accept all in the &clause"), self.tr("Reject all in t&he clause")),
            ("author", self.tr("Accept all by the same &author"), self.tr("Reject all by the same au&thor")),
            ("shown", self.tr("Accept all that are &listed"), self.tr("Reject all that are l&isted")),
        )
        for scope, accepting, rejecting in several:
            for verdict, text, picture in (("accept", accepting, "check-check"), ("reject", rejecting, "x")):
                add(f"{verdict}-{scope}", text, partial(bench.several.decide, scope, verdict), picture=picture)

    def _add_comments(self) -> None:
        add, reviewing = self._commands.add, self._bench.reviewing
        add("comment", self.tr("&Comment"), reviewing.comment, keys=comment_keys(), picture="message-square")
        add("next-comment", self.tr("Next co&mment"), lambda: reviewing.step_comment(forward=True), keys="F9")
        add(
            "previous-comment",
            self.tr("Previous comm&ent"),
            lambda: reviewing.step_comment(forward=False),
            keys="Shift+F9",
        )
        add(
            "settle-comment",
            self.tr("&Settle the comment or open it again"),
            reviewing.settle_comment,
            picture="check",
        )

    def _add_settling(self) -> None:
        """Answers to what others said, and what is fixed once it is settled."""
        add, bench, reviewing = self._commands.add, self._bench, self._bench.reviewing
        add(
            "next-unanswered",
            self.tr("Next &unanswered in the consultation"),
            reviewing.next_unanswered,
            keys="Ctrl+F8",
            picture="mail-check",
        )
        add(
            "answer",
            self.tr("Give the ans&wer and go on"),
            reviewing.answer,
            keys="Ctrl+Shift+F8",
            picture="check-check",
        )
        add(
            "compile-answers",
            self.tr("Compilation of the &answers…"),
            bench.dispatch.compile_answers,
            picture="table-2",
        )
        add(
            "compile-public",
            self.tr("Compilation for pu&blication, without names…"),
            lambda: bench.dispatch.compile_answers(public=True),
            picture="table-2",
        )
        sections = bench.sections
        lock, block = self.tr("&Lock the section"), self.tr("Set the legal &block")
        add("lock-section", lock, lambda: sections.toggle_lock(legal=False), picture="lock")
        add("legal-block", block, lambda: sections.toggle_lock(legal=True), picture="lock")
        add("agree", self.tr("Mark as a&greed"), sections.toggle_mark, picture="check")
        legally, language = self.tr("Mark as legall&y reviewed"), self.tr("Mark as reviewed for lang&uage")
        add("legal-review", legally, lambda: sections.toggle_review("legal-review"), picture="check")
        add("language-review", language, lambda: sections.toggle_review("language-review"), picture="check")
        add("version", self.tr("Name a &version…"), bench.dispatch.name_version, picture="bookmark")


def comment_keys(platform: str = sys.platform) -> tuple[str, ...]:
    """Word's keys too, but not where AltGr is Ctrl and Alt: with M it writes µ on a Swedish keyboard."""
    return ("Ctrl+Shift+M",) if platform == "win32" else ("Ctrl+Shift+M", "Ctrl+Alt+M")
