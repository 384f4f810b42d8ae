"""The state of a workspace: a function of the set of its changes.

Every event is filed under what it is about (a text, a revision, a record, the clause tree), and each of these is
computed from the set of its events when it is read.  So the order in which changes arrive can not matter, an
unreleased draft can be laid on top and taken off again, and replay after an import costs only what was touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import itemgetter
from typing import Any

from hsavtal_desktop.core import grants
from hsavtal_desktop.core.change import Change, belongs
from hsavtal_desktop.core.judging import PROPOSING, Judge
from hsavtal_desktop.core.membership import Members
from hsavtal_desktop.core.personal import Persons
from hsavtal_desktop.core.record_types import SPOKEN
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.subjects import Subjects, without
from hsavtal_desktop.core.touched import Touched

_LISTED = frozenset({"version", "endorse", "erase"})
_KIND = itemgetter("kind")


class State(Subjects):
    """Everything that the changes taken in so far say."""

    def __init__(self, own: str = "", persons: Persons | None = None) -> None:
        super().__init__()
        self.own = own
        """The installation whose not yet admitted work is shown; "" for the state that all agree on."""
        self.persons = persons or Persons()
        self.members = Members(self.history, own, self.persons)
        self.judge = Judge(self)
        self.changes: dict[str, Change] = {}
        self.versions: list[Entry] = []
        self.endorsements: list[Entry] = []
        self.erasures: list[Entry] = []
        self._erased: frozenset[str] | None = None
        self.genesis: Change | None = None
        self.void: dict[tuple[str, int], Entry] = {}
        """Events without effect, because their author had no right to them."""
        self.unknown: dict[tuple[str, int], Entry] = {}
        """Events of kinds that this program does not know: kept and passed on."""
        self._heads: set[str] | None = None
        self._by_author: dict[str, list[Change]] = {}
        self._laid: dict[tuple[str, int], Entry] = {}
        """Events of the draft."""

    def apply(self, change: Change, touched: Touched | None = None) -> Touched:
        """Take in a released change whose parents are all here."""
        return self.apply_all([change], touched)

    def apply_all(self, changes: Iterable[Change], touched: Touched | None = None) -> Touched:
        """Take in released changes, parents first.

        What the roles in them alter is judged once, at the end: fifty revocations cost no more than one.
        """
        touched = touched or Touched()
        affected: set[str] = set()
        for change in changes:
            if change.id not in self.changes:
                self._take_in(change, touched, affected)
        self._judge_again(affected, touched)
        return touched

    def _take_in(self, change: Change, touched: Touched, affected: set[str]) -> None:
        if self.genesis is None:
            self.genesis = change
        self.changes[change.id] = change
        self._by_author.setdefault(change.author, []).append(change)
        self.history.add(change.id, change.parents)
        if not grants.KINDS.isdisjoint(map(_KIND, change.events)):
            for entry in entries_of(change):
                if entry.event["kind"] in grants.KINDS:
                    affected |= self.members.grants.add(entry)
                self._file(entry, touched)
        else:
            self._enter_all(change, touched)
        if self._heads is not None and self.members.counts_here(change.author, change.id):
            self._heads.difference_update(change.parents)
            self._heads.add(change.id)

    def _enter_all(self, change: Change, touched: Touched) -> None:
        """File the events of a change, proposals that follow each other together."""
        passes = self.judge.passes(change.author, self.members.shown_role_at(change.author, change.id))
        proposals: list[Entry] = []
        for entry in entries_of(change):
            if passes(entry.event):
                proposals.append(entry)
                continue
            if proposals:
                self._propose(proposals, touched)
                proposals = []
            self._file(entry, touched)
        if proposals:
            self._propose(proposals, touched)

    def enter(self, entry: Entry, touched: Touched) -> None:
        """Take in one event of a draft that the history knows."""
        self._laid[entry.change, entry.order[2]] = entry
        affected = self.members.grants.add(entry) if entry.event["kind"] in grants.KINDS else frozenset()
        self._file(entry, touched)
        self._judge_again(affected, touched)

    def _file(self, entry: Entry, touched: Touched) -> None:
        kind = entry.event["kind"]
        if not self.judge.permits(entry):
            self._enter_void(entry, touched)
        elif kind in PROPOSING:
            self._propose((entry,), touched)
        elif kind in ("decide", "revision"):
            self._decide(entry, touched)
        elif kind == "record":
            self.judge.note(entry)
            self._note(entry, touched)
        else:
            self._enter_other(entry, touched)

    def leave(self, entry: Entry, touched: Touched) -> None:
        """Take an event back: its draft is undone or sealed."""
        self._laid.pop((entry.change, entry.order[2]), None)
        self._unfile(entry, touched)
        if entry.event["kind"] in grants.KINDS:
            self._judge_again(self.members.grants.discard(entry), touched)

    def _unfile(self, entry: Entry, touched: Touched) -> None:
        kind, key = entry.event["kind"], (entry.change, entry.order[2])
        self.void.pop(key, None)
        self.unknown.pop(key, None)
        self._withdraw(entry, touched)
        if kind in _LISTED:
            without(self._listed(kind), entry)
            self._erased = None
            touched.versions = True
        elif kind in ("introduce", "workspace"):
            self.members.withdraw_card(entry)
            touched.everything = True

    def heads(self) -> tuple[str, ...]:
        """The newest changes that count: the parents of what is released next."""
        if self._heads is None:
            counted = {
                change.id for change in self.changes.values() if self.members.counts_here(change.author, change.id)
            }
            followed = {parent for name in counted for parent in self.changes[name].parents}
            self._heads = counted - followed
        return tuple(sorted(self._heads))

    def erased(self) -> frozenset[str]:
        """SHA-256 of the attached files that the group has erased."""
        if self._erased is None:
            self._erased = frozenset(blob for entry in self.erasures for blob in entry.event["blobs"])
        return self._erased

    def quarantined(self) -> list[Change]:
        """Changes signed by a key that no coordinator has admitted."""
        return [change for change in self.changes.values() if not self.members.counts(change.author, change.id)]

    def _judge_again(self, authors: Collection[str], touched: Touched) -> None:
        """Roles are other than they were: what has or lacks effect now is filed anew, in order.

        What others wrote is looked at only where it may have been judged by something that was filed anew.
        """
        if not authors:
            return
        self._heads = None
        touched.everything = True
        changes = [change for author in authors for change in self._by_author.get(author, ())]
        if self._refile(changes, touched):
            self._refile(self.changes.values(), touched)

    def _refile(self, changes: Iterable[Change], touched: Touched) -> bool:
        """File anew what is judged otherwise now; gives whether other events are judged by any of it."""
        governing = False
        released = [
            entry for change in sorted(changes, key=lambda change: change.order) for entry in entries_of(change)
        ]
        for entry in (*released, *sorted(self._laid.values(), key=lambda entry: entry.order)):
            void = (entry.change, entry.order[2]) in self.void
            if self.judge.permits(entry) is void:
                self._unfile(entry, touched)
                self._file(entry, touched)
                governing |= self.judge.governs(entry)
        return governing

    def _enter_void(self, entry: Entry, touched: Touched) -> None:
        self.void[entry.change, entry.order[2]] = entry
        if entry.event["kind"] == "insert" and belongs(entry.event["source"], entry.author):
            dead = Entry(entry.change, entry.order, entry.author, entry.time, entry.event, dead=True)
            self.text(entry.event["text"]).add((dead,))
            touched.texts.add(entry.event["text"])

    def _enter_other(self, entry: Entry, touched: Touched) -> None:
        kind = entry.event["kind"]
        if kind in _LISTED:
            self._listed(kind).append(entry)
            self._erased = None
            touched.versions = True
            touched.everything |= kind == "erase"
        elif kind in grants.KINDS or kind == "introduce":
            if kind in ("workspace", "introduce"):
                self.members.introduce(entry)
            touched.everything = True
        else:
            self.unknown[entry.change, entry.order[2]] = entry

    def _listed(self, kind: str) -> list[Entry]:
        return {"version": self.versions, "endorse": self.endorsements, "erase": self.erasures}[kind]


def entries_of(change: Change) -> list[Entry]:
    """The events of a released change, ready to be judged."""
    lamport, name, author, time = change.lamport, change.id, change.author, change.time
    return [Entry(name, (lamport, name, index), author, time, event) for index, event in enumerate(change.events)]


def replay(changes: Iterable[Change], own: str = "", persons: Persons | None = None) -> State:
    """The state of a set of changes; parents may come in any order but must all be there."""
    state = State(own, persons)
    state.apply_all(sorted(changes, key=lambda change: change.order))
    return state


def record_fields(state: State, kind: str, name: str) -> dict[str, Any]:
    """The fields of a record as they are shown."""
    return state.persons.fields(kind, state.record(kind, name).fields(SPOKEN.get(kind, ())))


def all_fields(state: State, kind: str) -> dict[str, dict[str, Any]]:
    """Id → the fields, as they are shown, of every record of a type that has any."""
    spoken = SPOKEN.get(kind, ())
    listed = [(name, record) for (one, name), record in list(state.records.items()) if one == kind and record.values]
    return state.persons.fields_of_all(kind, {name: record.fields(spoken) for name, record in listed})
