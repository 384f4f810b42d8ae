"""The state of a workspace: a function of the set of its changes.

Every event is filed under what it is about (a text, a revision, a record, the clause tree), and each of these is
computed from the set of its events when it is read.  So the order in which changes arrive can not matter, an
unreleased draft can be laid on top and taken off again, and replay after an import costs only what was touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from hsavtal_desktop.core import grants
from hsavtal_desktop.core.change import Change, belongs
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.judging import PROPOSING, Judge
from hsavtal_desktop.core.membership import Members
from hsavtal_desktop.core.personal import Persons
from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.record_types import SPOKEN
from hsavtal_desktop.core.records import RecordState
from hsavtal_desktop.core.revisions import Revisions
from hsavtal_desktop.core.sequence import Entry, Span, precedes
from hsavtal_desktop.core.structure import Structure
from hsavtal_desktop.core.text import TextState
from hsavtal_desktop.core.weave import Weave

TEXT_KINDS = frozenset({"insert", "delete", "format"})
TREE_KINDS = frozenset({"clause", "move", "remove", "merge"})
SLOT_KINDS = frozenset({"slot", "unslot"})
_LISTED = frozenset({"version", "endorse", "erase"})
_KIND = itemgetter("kind")
_NAME = itemgetter(2)
"""What a mark is called."""
_HOSTING = frozenset({"atom", "cut"})
"""Marks that tell of more than looks."""


class Touched:
    """Collects what changes touch, to become a :class:`Changed`."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.revisions: set[str] = set()
        self.decided: set[str] = set()
        """Those of the revisions that something was decided or said about: the texts that they are about read anew."""
        self.records: set[tuple[str, str]] = set()
        self.structure = self.versions = self.everything = False

    def add(self, other: Touched) -> None:
        """Take up what another one collected."""
        self.texts |= other.texts
        self.revisions |= other.revisions
        self.decided |= other.decided
        self.records |= other.records
        self.structure |= other.structure
        self.versions |= other.versions
        self.everything |= other.everything

    def changed(self, state: State) -> Changed:
        """Give the collected as one value."""
        for name in self.decided:
            texts = state.revisions[name].texts if name in state.revisions else ()
            self.texts.update(texts)
            self.structure |= any(state.has_notes(text) for text in texts)
        self.texts |= state.weave.readers(*self.texts)
        clauses = {state.clause_of(text) for text in self.texts}
        if state.weave.used:
            clauses |= {one[2:] for one in state.weave.readers(*(f"b.{clause}" for clause in clauses))}
        clauses.update(name for kind, name in self.records if kind == "clause")
        if self.structure:
            clauses |= state.weave.involved()
        return Changed(
            frozenset(self.texts),
            frozenset(clauses - {""}),
            frozenset(self.revisions),
            self.structure,
            frozenset(self.records),
            self.versions,
            self.everything,
        )


class State:
    """Everything that the changes taken in so far say."""

    def __init__(self, own: str = "", persons: Persons | None = None) -> None:
        self.own = own
        """The installation whose not yet admitted work is shown; "" for the state that all agree on."""
        self.persons = persons or Persons()
        self.history = History()
        self.members = Members(self.history, own, self.persons)
        self.judge = Judge(self)
        self.revisions = Revisions(
            self.history, lambda entry: ((span.source, span.start) for span in self.characters(entry))
        )
        self.weave = Weave(self)
        self.structure = Structure(
            lambda entry: self.revisions.fate(entry.event["revision"], entry), self.precedes, self.weave.rank
        )
        self.changes: dict[str, Change] = {}
        self.texts: dict[str, TextState] = {}
        self.records: dict[tuple[str, str], RecordState] = {}
        self.slots: dict[str, list[Entry]] = {}
        """Table → events about its rows and columns."""
        self.homes: dict[str, dict[tuple[int, str, int], str]] = {}
        """``c.<table>`` or ``n.<footnote>`` → the texts it was put in, by the order of the events that did it."""
        self._noted: Counter[str] = Counter()
        """Text → footnotes put in there."""
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

    def text(self, name: str) -> TextState:
        """A text; empty when nothing was written in it yet."""
        if name not in self.texts:
            self.texts[name] = TextState(name, self.history, [])
        return self.texts[name]

    def has_notes(self, text: str) -> bool:
        """Whether footnotes were put in a text."""
        return self._noted[text] > 0

    def record(self, kind: str, name: str) -> RecordState:
        """A record; empty when unknown."""
        return self.records.get((kind, name)) or RecordState(self.history)

    def characters(self, entry: Entry) -> Iterator[Span]:
        """The characters that an event introduces, strikes or formats; none where it is about something else."""
        event = entry.event
        if event["kind"] not in TEXT_KINDS:
            return
        sequence = self.text(event["text"]).sequence
        if event["kind"] == "insert":
            yield from sequence.cover([(event["source"], event["start"], len(event["chars"]))])
            return
        for span in sequence.cover([(source, start, length) for source, start, length in event["ranges"]]):
            if any(other.order == entry.order for other in (*span.deletes, *span.formats)):
                yield span

    def precedes(self, earlier: Entry, later: Entry) -> bool:
        """Whether the author of the later event knew of the earlier."""
        return precedes(self.history, earlier, later)

    def clause_of(self, text: str, entry: Entry | None = None) -> str:
        """The clause that a text belongs to, as an event knows or as things stand; "" where none does."""
        for _ in range(8):
            kind, _, rest = text.partition(".")
            if kind in ("h", "b"):
                return rest
            places = self.homes.get(f"{kind}.{rest.partition('.')[0]}", {})
            known = [
                order
                for order in places
                if entry is None or (order < entry.order and self.history.saw(entry.change, order[1]))
            ]
            text = places[min(known)] if known else ""
        return ""

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
            self._enter_decision(entry, touched)
        elif kind == "record":
            key = entry.event["type"], entry.event["id"]
            self.judge.note(entry)
            self.records.setdefault(key, RecordState(self.history)).add(entry)
            touched.records.add(key)
            touched.structure |= key[0] in ("document", "part")
        else:
            self._enter_other(entry, touched)

    def _propose(self, entries: Iterable[Entry], touched: Touched) -> None:
        """File proposals that have effect."""
        revisions: dict[str, list[Entry]] = {}
        texts: dict[str, list[Entry]] = {}
        for entry in entries:
            event = entry.event
            revisions.setdefault(event["revision"], []).append(entry)
            if event["kind"] in TEXT_KINDS:
                texts.setdefault(event["text"], []).append(entry)
                if "marks" in event and not _HOSTING.isdisjoint(map(_NAME, event["marks"])):
                    self._host(entry, touched)
            elif event["kind"] in TREE_KINDS:
                self.structure.add(entry)
                touched.structure = True
                if event["kind"] == "merge":
                    touched.texts.add(f"b.{event['into']}")
            else:
                self.slots.setdefault(event["table"], []).append(entry)
                touched.texts.add(event["text"])
        for name, listed in revisions.items():
            self.revisions.propose(name, listed)
        for name, listed in texts.items():
            if name in self.texts:
                self.texts[name].add(listed)
            else:
                self.texts[name] = TextState(name, self.history, listed)
        if self._noted:
            noted = texts.keys() & self._noted.keys()
            touched.structure |= any(self._renumbers_notes(entry) for name in noted for entry in texts[name])
        touched.texts.update(texts)
        touched.revisions.update(revisions)

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
        if kind in TEXT_KINDS | {"decide"} and "text" in entry.event:
            if kind in TEXT_KINDS:
                touched.structure |= self._renumbers_notes(entry)
                self._cut(self.weave.remove(entry), touched)
            self.text(entry.event["text"]).remove(entry)
            touched.texts.add(entry.event["text"])
            for atom in _hosted_by(entry):
                if self.homes.get(atom, {}).pop(entry.order, None) and atom.startswith("n."):
                    self._noted[entry.event["text"]] -= 1
        if kind in TEXT_KINDS | TREE_KINDS | SLOT_KINDS | {"decide", "revision"}:
            revision = entry.event["id" if kind == "revision" else "revision"]
            self.revisions.remove(entry)
            self._touch_revision(revision, touched)
        if kind in TREE_KINDS:
            self.structure.remove(entry)
            touched.structure = True
            if kind == "merge":
                touched.texts.add(f"b.{entry.event['into']}")
        elif kind in SLOT_KINDS:
            listed = self.slots.get(entry.event["table"], [])
            listed[:] = [other for other in listed if other.order != entry.order]
            touched.texts.add(entry.event["text"])
        elif kind == "record":
            self.record(entry.event["type"], entry.event["id"]).remove(entry)
            touched.records.add((entry.event["type"], entry.event["id"]))
        elif kind in _LISTED:
            listed = self._listed(kind)
            listed[:] = [other for other in listed if other.order != entry.order]
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

    def _host(self, entry: Entry, touched: Touched) -> None:
        """Note the tables and footnotes that an event puts in its text, and where it cuts that."""
        name = entry.event["text"]
        for atom in _hosted_by(entry):
            if atom.startswith("n.") and entry.order not in self.homes.get(atom, {}):
                self._noted[name] += 1
            self.homes.setdefault(atom, {})[entry.order] = name
        self._cut(self.weave.add(entry), touched)

    def _cut(self, noted: bool, touched: Touched) -> None:
        """Cuts came or went: they order the clauses that they make."""
        if noted:
            self.structure.refresh_cuts()
            touched.structure = True

    def _renumbers_notes(self, entry: Entry) -> bool:
        """Whether an event puts in or strikes a footnote, so that others get other numbers."""
        if "marks" in entry.event and any(home.startswith("n.") for home in _hosted_by(entry)):
            return True
        return (
            entry.event["kind"] == "delete"
            and self.has_notes(entry.event["text"])
            and any(ATOM in span.text for span in self.characters(entry))
        )

    def _enter_decision(self, entry: Entry, touched: Touched) -> None:
        event = entry.event
        self.revisions.add(entry)
        if event.get("ranges") and "text" in event:
            self.text(event["text"]).add((entry,))
        self._touch_revision(event["id"] if event["kind"] == "revision" else event["revision"], touched)

    def _touch_revision(self, name: str, touched: Touched) -> None:
        touched.revisions.add(name)
        touched.decided.add(name)
        if name in self.revisions and self.revisions[name].is_any_of(TREE_KINDS):
            self.structure.refresh(
                entry for entry in self.revisions[name].events.values() if entry.event["kind"] in TREE_KINDS
            )
            touched.structure = True

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


_HOSTED = {"table": "c", "footnote": "n"}
"""Types of atoms that bring texts of their own → the letter those begin with."""


def _hosted_by(entry: Entry) -> Iterable[str]:
    for _, _, name, value in entry.event.get("marks", ()):
        if name == "atom" and isinstance(value, Mapping) and value.get("type") in _HOSTED:
            yield f"{_HOSTED[value['type']]}.{value.get('id', '')}"


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
