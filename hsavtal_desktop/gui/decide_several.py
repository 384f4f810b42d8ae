"""Decisions on many proposals at once: those shown, those of a clause or an author, the words that are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from hsavtal_desktop.core.edits import Decide, Together
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import RevisionView, View
from hsavtal_desktop.gui.alone import alone
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.proposals import ProposalsPanel
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.deciding import decisions_on

SCOPES = ("shown", "clause", "author", "words")
"""Which proposals: those the list shows, the clause's, the author's or authority's, those in the selected words."""
AT_ONCE = 20
"""More decisions than this are made beside the window: each takes about a millisecond, with all that follows."""


@dataclass(frozen=True)
class Scope:
    """What would be decided."""

    decisions: tuple[Decide, ...]
    where: str
    """In words: "in 6.1", "by Exempelkommun"; "" for what the list shows."""
    why_not: str = ""
    """Why nothing can be, in one sentence."""
    left: int = 0
    """How many are left open: they are in a conflict, or a rule of the group keeps this person from deciding."""

    @property
    def count(self) -> int:
        """How many proposals."""
        return len({name for one in self.decisions for name in one.revisions})


class DecideSeveral(QObject):
    """Finds what a person means, decides on it in one step, and says in one line what was done."""

    def __init__(self, desk: Desk, worker: Worker, panel: ProposalsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._worker, self._panel = desk, worker, panel

    def scope(self, name: str, verdict: str) -> Scope:
        """What a decision on "shown", "clause", "author" or "words" would cover."""
        why_not = worded(self._desk.workspace.why_not(Right.DECIDE))
        if why_not:
            return Scope((), "", why_not)
        if name == "words":
            return self._words(verdict, self._panel.reason.words)
        return self._judged(*self._open(name), verdict, self._panel.reason.words)

    def _open(self, name: str) -> tuple[list[str], str, str]:
        """The open proposals of a scope, where they are, and why there are none."""
        rows, where, why_not = {"shown": self._shown, "clause": self._clause, "author": self._author}[name]()
        return [one.id for one in rows if one.open], where, why_not

    def _judged(self, ids: list[str], where: str, why_not: str, verdict: str, reason: str) -> Scope:
        """Those of some open proposals that this person may decide so on."""
        contended = self._contended() if verdict == "accept" else frozenset()
        free = [each for each in ids if each not in contended]
        barred = {
            each: worded(self._desk.workspace.why_not(Right.DECIDE, revision=each, verdict=verdict)) for each in free
        }
        chosen = tuple(each for each in free if not barred[each])
        if not ids:
            why_not = why_not or self.tr("There are no open proposals there")
        elif not free:
            why_not = self.tr("All proposals there are in a conflict. Choose between them under Conflicts.")
        elif not chosen:
            why_not = barred[free[0]]
        return Scope((Decide(verdict, chosen, reason),) if chosen else (), where, why_not, len(ids) - len(chosen))

    def _contended(self) -> frozenset[str]:
        """Proposals that nobody may accept without having looked at what they compete with."""
        return frozenset(name for conflict in self._desk.conflicts for name in conflict.revisions)

    def decide(self, name: str, verdict: str) -> None:
        """Decide on all of a scope and tell what was done."""
        self._desk.once_surveyed(partial(self._decide, name, verdict))

    def _decide(self, name: str, verdict: str) -> None:
        self._panel.catch_up()
        workspace, reason = self._desk.workspace, self._panel.reason.words
        ids, where, why_not = ([], "", "") if name == "words" else self._open(name)
        much = self._desk.selects_much if name == "words" else len(ids) > AT_ONCE
        if not much or worded(workspace.why_not(Right.DECIDE)):
            self._carry_out(self.scope(name, verdict), verdict)
            return

        def work() -> Scope:
            if name == "words":
                scope = self._words(verdict, reason)
            else:
                scope = self._judged(ids, where, why_not, verdict, reason)
            if not scope.why_not:
                workspace.perform(_edit(scope))
            return scope

        alone(self._desk, self._worker, self.tr("Deciding"), work, lambda scope: self._decided(scope, verdict))

    def _carry_out(self, scope: Scope, verdict: str) -> None:
        workspace = self._desk.workspace
        if scope.why_not:
            self._desk.refused.emit(scope.why_not)
        elif scope.count <= AT_ONCE:
            if self._desk.perform(_edit(scope)) is not None:
                self._desk.settle()
                self._tell(scope, verdict)
        else:
            edit = _edit(scope)
            told = self.tr("Deciding")
            alone(self._desk, self._worker, told, lambda: workspace.perform(edit), lambda _: self._tell(scope, verdict))

    def _decided(self, scope: Scope, verdict: str) -> None:
        if scope.why_not:
            self._desk.refused.emit(scope.why_not)
        else:
            self._tell(scope, verdict)

    def _shown(self) -> tuple[Sequence[RevisionView], str, str]:
        shown = self._panel.shown
        rows = [shown.revision(row) for row in range(shown.rowCount())]
        return [one for one in rows if one is not None], "", ""

    def _clause(self) -> tuple[Sequence[RevisionView], str, str]:
        place = self._desk.place
        if place is None:
            return (), "", self.tr("Put the caret in a clause first")
        rows = [one for one in self._desk.proposals.rows if one.clause == place.clause]
        return rows, self.tr("in {0}").format(place.number), ""

    def _author(self) -> tuple[Sequence[RevisionView], str, str]:
        """All by the authority or person behind the proposal in focus."""
        current = self._panel.current()
        if current is None:
            return (), "", self.tr("Choose a proposal by the author first, for example with F8")
        rows = [one for one in self._desk.proposals.rows if _voice(one) == _voice(current)]
        return rows, self.tr("by {0}").format(current.on_behalf or current.name), ""

    def _words(self, verdict: str, reason: str) -> Scope:
        if self._desk.view is not View.MARKUP:
            return Scope((), "", self.tr("Choose all markup to decide on selected words"))
        selected = tuple(self._desk.selection())
        if not selected:
            return Scope((), "", self.tr("Select words in the text first"))
        found = decisions_on(self._desk.workspace, selected, verdict, reason)
        contended = self._contended() if verdict == "accept" else frozenset()
        chosen = tuple(one for one in found if contended.isdisjoint(one.revisions))
        why_not = "" if chosen else self.tr("There are no open proposals there")
        if found and not chosen:
            why_not = self.tr("All proposals there are in a conflict. Choose between them under Conflicts.")
        return Scope(chosen, self.tr("in the selected words"), why_not, len(found) - len(chosen))

    def _tell(self, scope: Scope, verdict: str) -> None:
        self._panel.reason.clear()
        if verdict == "accept":
            words = counted(scope.count, self.tr("1 proposal accepted"), self.tr("{0} proposals accepted"))
        else:
            words = counted(scope.count, self.tr("1 proposal rejected"), self.tr("{0} proposals rejected"))
        told = f"{words} {scope.where}".strip()
        if scope.left:
            one = self.tr("1 is left: in a conflict or not yours to decide")
            left = counted(scope.left, one, self.tr("{0} are left: in a conflict or not yours to decide"))
            told = f"{told}. {left}"
        self._desk.said.emit(self.tr("{0}. Undo takes all of it back.").format(told))


def _edit(scope: Scope) -> Decide | Together:
    return scope.decisions[0] if len(scope.decisions) == 1 else Together(scope.decisions)


def _voice(one: RevisionView) -> str:
    """Whose proposal it is: the authority's it was handed in for, else the installation's that wrote it."""
    return one.on_behalf or one.author
