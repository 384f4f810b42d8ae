"""What is known of all proposals, conflicts and comments: read whole once, then kept up with what changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import Conflict
from hsavtal_desktop.gui.proposals_model import ProposalsModel
from hsavtal_desktop.gui.survey import Survey, order_in_steps, survey
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.workspace.threads import Thread, concerns, each_thread, threads
from hsavtal_desktop.workspace.workspace import Workspace


class Overview:
    """Every proposal, conflict and comment of a workspace; none of them before they were read."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """``parent`` owns the model of the proposals."""
        self._workspace = workspace
        self.proposals = ProposalsModel(workspace, (), parent)
        self.conflicts: Sequence[Conflict] = ()
        self.threads: Sequence[Thread] = ()
        """The comments, in the order of the agreement."""
        self.complete = False
        """Whether all have been read; what is told of them before would be wrong."""
        self._missed = Changed()
        """What changed while they were being read."""
        self._outdated = False
        """Whether anything changed since they were read."""
        self._contended: frozenset[str] = frozenset()
        """Proposals that have been in a conflict since it was read: only they can come into one or leave it."""
        self._stepped = False
        """Whether something was undone or done again since conflicts were last read."""

    def read(self) -> Steps:
        """Read everything; it is complete after the last step."""
        yield
        yield from self._workspace.read_ahead()
        found: list[Thread] = []
        for thread in each_thread(self._workspace):
            found.append(thread)
            yield
        fresh = None
        while fresh is None or self._outdated:
            self._outdated = False
            fresh = survey(self._workspace, found, self._missed)
            yield
        self.take(fresh)

    def take(self, fresh: Survey) -> None:
        """From now on everything is known."""
        self.complete = True
        self.proposals.held = self._workspace.held().all
        self.proposals.reset(fresh.revisions)
        self.conflicts, self.threads = fresh.conflicts, fresh.threads
        self._contended = _revisions_in(fresh.conflicts)

    def outdate(self) -> None:
        """Something changed, so that what is being read has to be read again."""
        self._outdated = True

    def step(self) -> None:
        """Something was undone or done again, which may make or settle conflicts."""
        self._stepped = True

    def contend(self, revisions: frozenset[str]) -> None:
        """These proposals came from others, and may compete with anything."""
        self._contended |= revisions

    def read_ahead(self, changed: Changed) -> Steps:
        """Read what takes longest of what :meth:`renew` reads."""
        yield from order_in_steps(self._workspace)
        if self.complete and self._may_contend(changed):
            yield from self._workspace.read_conflicts()

    def renew(self, changed: Changed) -> Steps:
        """Read again what changed; what was not read yet is so when its turn comes."""
        if changed.everything:
            self.take(survey(self._workspace))
        elif not self.complete:
            self._missed = self._missed | changed
        else:
            yield from self._read_again(changed)

    def _read_again(self, changed: Changed) -> Steps:
        self.proposals.held = self._workspace.held().all
        yield from self.proposals.renew(changed)
        if concerns(self.threads, changed):
            self.threads = threads(self._workspace, self.threads, changed)
            yield
        if self._may_contend(changed):
            self.conflicts = self._workspace.conflicts()
            self._stepped = False
            self._contended |= _revisions_in(self.conflicts)

    def _may_contend(self, changed: Changed) -> bool:
        """Whether a change can have made or settled a conflict.

        What one writes oneself, having seen all there is, competes with nothing: only decisions and records can.
        """
        revisions = self._workspace.state.revisions
        return bool(
            self._stepped
            or changed.records
            or changed.structure
            or not self._contended.isdisjoint(changed.revisions)
            or any(name in revisions and revisions[name].decisions for name in changed.revisions)
        )


def _revisions_in(conflicts: Iterable[Conflict]) -> frozenset[str]:
    return frozenset(name for conflict in conflicts for name in conflict.revisions)
