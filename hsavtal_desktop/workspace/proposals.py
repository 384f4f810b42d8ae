"""The proposals and conflicts of a state, as they are shown and in the order they are read."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.conflicts import Conflicts
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import Conflict, Proposer, RevisionView, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.workspace.standing import Standing

_AT_ONCE = 10
"""Proposals read ahead in one step: some thousandths of a second."""
_LONG = 1_000
"""Events of a proposal that is read in several steps: a whole agreement, as it was put in."""


class Proposals(Standing):
    """What stands in a state, with what is proposed there."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._views: dict[str, RevisionView] = {}
        self._proposers: dict[str, Proposer] = {}
        self._views_in: dict[str, set[str]] = {}
        """Text → the proposals, of those read, that touch it."""
        self._places: dict[str, dict[str, int]] = {}
        """Text → where each undecided proposal first stands in it."""
        self._pending: tuple[str, ...] | None = None
        self._meetings = Conflicts(state)
        self._conflicts: list[Conflict] | None = None

    def forget(self, changed: Changed) -> None:
        """Drop what a change may have made untrue."""
        super().forget(changed)
        self._pending = self._conflicts = None
        self._meetings.forget(changed)
        if changed.everything:
            self._views.clear()
            self._proposers.clear()
            self._views_in.clear()
            self._places.clear()
        for revision in changed.revisions:
            self._views.pop(revision, None)
            self._proposers.pop(revision, None)
        for text in changed.texts:
            self._places.pop(text, None)
            for name in self._views_in.pop(text, ()):
                self._views.pop(name, None)

    def proposer(self, revision: str) -> Proposer:
        """Who stands behind a proposal; costs the same however long it is."""
        found = self._proposers.get(revision)
        if found is None:
            found = self._proposers[revision] = revision_views.proposer(self.state, revision)
        return found

    def revision(self, name: str) -> RevisionView:
        """A proposal."""
        found = self._views.get(name)
        if found is None:
            found = self._views[name] = revision_views.revision_view(self.state, name)
            for text in found.texts:
                self._views_in.setdefault(text, set()).add(name)
        return found

    def revisions(self, *, pending_only: bool = False) -> list[RevisionView]:
        """Proposals in document order."""
        names = self.pending() if pending_only else tuple(revision.id for revision in self.state.revisions.all())
        ranks = self.clause_ranks()
        last = len(ranks)
        revision_views.read_ahead(self.state, [name for name in names if name not in self._views])
        found = [self.revision(name) for name in names]
        with_tables = {one.clause for one in found if one.kind == "table" or any(text[0] in "cn" for text in one.texts)}
        listed = self._listed(with_tables)

        def rank(one: RevisionView) -> tuple[int, int]:
            """Heading before body; then by place in the text, what has none last; around tables and notes as read."""
            if one.clause in with_tables:
                return 0, listed.get(one.clause, {}).get(one.id, sys.maxsize)
            if not one.texts:
                return -1, 0
            return "hb".index(one.texts[0][0]), self._places_in(one.texts[0]).get(one.id, sys.maxsize)

        return sorted(found, key=lambda one: (ranks.get(one.clause, last), rank(one), one.time, one.id))

    def _listed(self, clauses: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """Clause → its undecided proposals → how many come before in reading it."""
        if not clauses:
            return {}
        outlines = (self.outline(document, View.MARKUP) for document in self.documents())
        places = {place.clause: place for outline in outlines for place in outline.places if place.clause in clauses}
        read = {clause: self.clause(place, View.MARKUP).revisions for clause, place in places.items()}
        return {clause: {name: number for number, name in enumerate(names)} for clause, names in read.items()}

    def read_ahead(self) -> Iterator[None]:
        """Read every proposal and conflict a little at a time, after which :meth:`revisions` and the like are quick.

        The workspace may change between the steps: what a change touches is read again when it is asked for.
        """
        revisions = self.state.revisions
        names = tuple(revision.id for revision in revisions.all())
        for long in [revision for revision in revisions.all() if len(revision.events) > _LONG]:
            yield from revision_views.read_long(self.state, long)
        for first in range(0, len(names), _AT_ONCE):
            some = [name for name in names[first : first + _AT_ONCE] if name in revisions and revisions[name].events]
            revision_views.read_ahead(self.state, some)
            for name in some:
                for text in self.revision(name).texts[:1]:
                    self._places_in(text)
            yield
        self.pending()
        yield
        yield from self._meetings.read_ahead(self.pending())
        yield from self.read_conflicts()

    def read_conflicts(self) -> Iterator[None]:
        """Find all conflicts in steps, after which :meth:`conflicts` is quick."""
        self.pending()
        yield
        self._meetings.look_for_removals(self.pending())
        yield
        yield from self._meetings.look_for_touching()
        self.conflicts()
        yield

    def pending(self) -> Sequence[str]:
        """Proposals that somebody has yet to decide on, in no given order."""
        if self._pending is None:
            self._pending = tuple(revision_views.pending(self.state, self._places_in))
        return self._pending

    def counts(self) -> Mapping[str, int]:
        """Clause → undecided proposals in it; clauses without any are left out."""
        found: dict[str, int] = {}
        for one in self.revisions(pending_only=True):
            found[one.clause] = found.get(one.clause, 0) + 1
        return found

    def conflicts(self) -> list[Conflict]:
        """What somebody must choose about."""
        if self._conflicts is None:
            ranks = self.clause_ranks()
            found = self._meetings.found(self.pending())
            self._conflicts = sorted(found, key=lambda one: ranks.get(one.clause, len(ranks)))
        return self._conflicts

    def _places_in(self, text: str) -> Mapping[str, int]:
        found = self._places.get(text)
        if found is None:
            found = self._places[text] = revision_views.places_in(self.state, text)
        return found
