"""Where people must choose: proposals, decisions and values made without knowing of each other that meet.

Nothing is ever settled silently.  What is listed follows from the state alone; :class:`Conflicts` only remembers what
it found in texts that have not changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.meeting import authority, meetings, strangers
from hsavtal_desktop.core.reading import Conflict, View
from hsavtal_desktop.core.revisions import Revision
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State

_AT_ONCE = 500
"""Texts, or proposals, looked at in one step."""


def conflicts(state: State, pending: Iterable[str] | None = None) -> list[Conflict]:
    """Everything in a state that somebody must choose about; ``pending`` is what has yet to be decided, if known."""
    return Conflicts(state).found(pending)


class Conflicts:
    """The conflicts of one state, brought up to date change by change."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._texts: dict[str, list[Conflict]] = {}
        self._gone: list[Conflict] | None = None
        """Those about clauses that go, None where they are to be looked for."""
        self._touching: dict[str, list[Revision]] | None = None
        """Text → the proposals that touch it, None where that is to be found out."""
        self._forgotten = 0
        """How often anything was to be looked at again."""

    def forget(self, changed: Changed) -> None:
        """Look again at the texts that a change concerns."""
        self._forgotten += 1
        self._gone = self._touching = None
        if changed.everything or any(kind in ("sent", "returned") for kind, _ in changed.records):
            self._texts.clear()
        if not self._texts:
            return
        revisions = self._state.revisions
        told = [revisions[name].texts for name in changed.revisions if name in revisions]
        for text in (*changed.texts, *(text for texts in told for text in texts)):
            self._texts.pop(text, None)

    def read_ahead(self, pending: Iterable[str]) -> Iterator[None]:
        """Look where proposals meet, some texts a step.

        Leaves off where anything changes meanwhile: :meth:`found` looks at whatever was not looked at.
        """
        undecided, begun = set(pending), self._forgotten
        yield from self.look_for_touching()
        if self._forgotten != begun:
            return
        for number, (text, touching) in enumerate(self._by_text().items()):
            if number % _AT_ONCE == 0:
                yield
            if self._forgotten != begun:
                return
            if text not in self._texts:
                self._texts[text] = meetings(self._state, text, touching, undecided)

    def look_for_touching(self) -> Iterator[None]:
        """Find which proposals touch which text, some proposals a step; leaves off where anything changes meanwhile."""
        if self._touching is not None:
            return
        texts, begun = dict[str, list[Revision]](), self._forgotten
        for number, revision in enumerate(list(self._state.revisions.all())):
            if number % _AT_ONCE == 0:
                yield
            if self._forgotten != begun:
                return
            for text in revision.texts:
                texts.setdefault(text, []).append(revision)
        self._touching = texts

    def look_for_removals(self, pending: Iterable[str]) -> None:
        """Find what is proposed in clauses that somebody wants gone, which takes about as long as all the rest."""
        if self._gone is None:
            self._gone = list(_removed(self._state, set(pending)))

    def found(self, pending: Iterable[str] | None = None) -> list[Conflict]:
        """Everything that somebody must choose about; ``pending`` is what has yet to be decided, if known."""
        state = self._state
        undecided = set(revision_views.pending(state) if pending is None else pending)
        self.look_for_removals(undecided)
        found = [*_disputed(state), *_moves(state), *_cycles(state), *(self._gone or ()), *_fields(state)]
        for text, touching in self._by_text().items():
            if text not in self._texts:
                self._texts[text] = meetings(state, text, touching, undecided)
            found.extend(self._texts[text])
        return found

    def _by_text(self) -> dict[str, list[Revision]]:
        """Text → the proposals that touch it, where they are several."""
        for _ in self.look_for_touching():
            pass
        assert self._touching is not None
        return {text: touching for text, touching in self._touching.items() if len(touching) > 1}


def _in_line(state: State, decisions: Iterable[Entry]) -> bool:
    """Whether each decision knew of those before it."""
    ordered = sorted(decisions, key=lambda entry: entry.order)
    return all(state.history.saw(later.change, earlier.change) for earlier, later in pairwise(ordered))


def _accepting(state: State, name: str) -> list[Entry]:
    return [entry for entry in state.revisions.standing(name) if entry.event["verdict"] == "accept"]


def _disputed(state: State) -> Iterator[Conflict]:
    for revision in state.revisions.all():
        if revision.decisions and state.revisions.disputed(revision.id):
            texts = revision.texts
            yield Conflict(
                "decisions", revision_views.clause_of(state, revision), texts[0] if texts else "", (revision.id,)
            )


def _moves(state: State) -> Iterator[Conflict]:
    """Moves and merges of a clause that are undecided, or were accepted by people who did not know of each other."""
    for clause, slots in state.structure.disputable():
        by_fate: dict[str, dict[str, Revision]] = {"pending": {}, "accepted": {}}
        for entry in (*slots.moved, *slots.merged):
            name = entry.event["revision"]
            by_fate.get(state.revisions.fate(name, entry), {})[name] = state.revisions[name]
        for fate, moves in by_fate.items():
            decided = [entry for name in moves for entry in _accepting(state, name)]
            if _any_strangers(state, list(moves.values())) and (fate == "pending" or not _in_line(state, decided)):
                yield Conflict("moves", clause, "", tuple(moves))


def _any_strangers(state: State, listed: list[Revision]) -> bool:
    return any(strangers(state, one, other) for index, one in enumerate(listed) for other in listed[index + 1 :])


def _cycles(state: State) -> Iterator[Conflict]:
    """Moves that together would put clauses under themselves."""
    for clause, loop in state.structure.cycles(View.MARKUP).items():
        moves = [
            entry.event["revision"]
            for member in loop
            for entry in state.structure.slots(member).moved
            if state.revisions.fate(entry.event["revision"], entry) != "rejected"
        ]
        if moves:
            yield Conflict("cycle", clause, "", tuple(dict.fromkeys(moves)))


def _removed(state: State, undecided: set[str]) -> Iterator[Conflict]:
    """What is proposed in a clause that somebody who had not seen it wants gone, or has had removed."""
    removals = {clause: slots.removed for clause, slots in state.structure.disputable() if slots.removed}
    removing = {entry.event["revision"] for entries in removals.values() for entry in entries}
    authorities = {authority(state.revisions[name]) for name in removing}
    touching: dict[str, list[Revision]] = {}
    for revision in state.revisions.all() if removals else ():
        if authorities == {authority(revision)}:
            continue  # whose removals they are; which clause a proposal is about takes longer to find out
        about = removals.keys() & {revision_views.clause_of(state, revision), *_divided(revision)}
        if about and revision_views.state_of(state, revision) not in ("rejected", "withdrawn"):
            for clause in about:
                touching.setdefault(clause, []).append(revision)
    for clause, listed in touching.items():
        for entry in removals[clause]:
            name = entry.event["revision"]
            fate = state.revisions.fate(name, entry)
            if fate == "rejected":
                continue
            unseen = [
                one.id
                for one in listed
                if one.id != name
                and strangers(state, one, state.revisions[name])
                and (one.id in undecided or (fate == "accepted" and not _known(state, one.id, name)))
            ]
            if unseen:
                yield Conflict("removed-clause", clause, f"b.{clause}", (name, *sorted(unseen)))


def _divided(revision: Revision) -> Iterator[str]:
    """The clauses that a split cuts in two or a merge hangs another on."""
    if not revision.cuts and "merge" not in revision.kinds:
        return
    for entry in revision.events.values():
        if entry.event["kind"] == "merge":
            yield str(entry.event["into"])
        elif any(mark[2] == "cut" for mark in entry.event.get("marks", ())):
            yield str(entry.event["text"][2:])


def _known(state: State, one: str, removal: str) -> bool:
    """Whether those who accepted a proposal and the removal of its clause knew of each other's decision."""
    return _in_line(state, [*_accepting(state, one), *_accepting(state, removal)])


def _fields(state: State) -> Iterator[Conflict]:
    for (kind, name), record in state.records.items():
        for field in record.conflicts():
            read = {repr(state.persons.fields(kind, {field: one.value})[field]) for one in record.values[field]}
            if len(read) < 2:
                continue  # the same words in different files
            clause = name if kind == "clause" else ""
            if kind == "comment":
                clause = str(record.fields().get("clause", ""))
            yield Conflict("field", clause, "", (), f"{kind} {name} {field}")
