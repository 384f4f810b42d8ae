"""The state of a workspace: a function of the set of its changes.

Every event is filed under what it is about (a text, a revision, a record, the clause tree), and each of these is
computed from the set of its events when it is read.  So the order in which changes arrive can not matter, an
unreleased draft can be laid on top and taken off again, and replay after an import costs only what was touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hsavtal_desktop.core.change import Change, belongs
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.members import COORDINATOR, ROLES, Members, Right, may
from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.records import TYPES, RecordState
from hsavtal_desktop.core.revisions import EFFECT, Revisions
from hsavtal_desktop.core.sequence import Entry, Span, precedes
from hsavtal_desktop.core.structure import Structure
from hsavtal_desktop.core.text import TextState

TEXT_KINDS = frozenset({"insert", "delete", "format"})
TREE_KINDS = frozenset({"clause", "move", "remove"})
SLOT_KINDS = frozenset({"slot", "unslot"})
_RIGHTS: Mapping[str, Right] = {
    **dict.fromkeys(TEXT_KINDS | TREE_KINDS | SLOT_KINDS | {"revision"}, Right.PROPOSE),
    "version": Right.FREEZE,
}


class Touched:
    """Collects what changes touch, to become a :class:`Changed`."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.revisions: set[str] = set()
        self.records: set[tuple[str, str]] = set()
        self.structure = self.versions = self.everything = False

    def changed(self, state: State) -> Changed:
        """Give the collected as one value."""
        clauses = {state.clause_of(text) for text in self.texts}
        clauses.update(name for kind, name in self.records if kind == "clause")
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

    def __init__(self, own: str = "") -> None:
        self.own = own
        """The installation whose not yet admitted work is shown; "" for the state that all agree on."""
        self.history = History()
        self.members = Members(self.history, own)
        self.revisions = Revisions(
            self.history, lambda entry: ((span.source, span.start) for span in self.characters(entry))
        )
        self.structure = Structure(
            lambda entry: self.revisions.fate(entry.event["revision"], entry),
            self.precedes,
        )
        self.changes: dict[str, Change] = {}
        self.texts: dict[str, TextState] = {}
        self.records: dict[tuple[str, str], RecordState] = {}
        self.slots: dict[str, list[Entry]] = {}
        """Table → events about its rows and columns."""
        self.homes: dict[str, dict[tuple[int, str, int], str]] = {}
        """``c.<table>`` or ``n.<footnote>`` → the texts it was put in, by the order of the events that did it."""
        self.versions: list[Entry] = []
        self.genesis: Change | None = None
        self.void: dict[tuple[str, int], Entry] = {}
        """Events without effect, because their author had no right to them."""
        self.unknown: dict[tuple[str, int], Entry] = {}
        """Events of kinds that this program does not know: kept and passed on."""
        self._heads: tuple[str, ...] | None = None

    def text(self, name: str) -> TextState:
        """A text; empty when nothing was written in it yet."""
        if name not in self.texts:
            self.texts[name] = TextState(name, self.history)
        return self.texts[name]

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

    def clause_of(self, text: str) -> str:
        """The clause that a text belongs to, "" where none does."""
        for _ in range(8):
            kind, _, rest = text.partition(".")
            if kind in ("h", "b"):
                return rest
            places = self.homes.get(f"{kind}.{rest.partition('.')[0]}")
            text = places[min(places)] if places else ""
        return ""

    def apply(self, change: Change, touched: Touched | None = None) -> Touched:
        """Take in a released change whose parents are all here."""
        touched = touched or Touched()
        if change.id in self.changes:
            return touched
        if self.genesis is None:
            self.genesis = change
        self.changes[change.id] = change
        self.history.add(change.id, change.parents)
        for entry in entries_of(change):
            self.enter(entry, touched)
        if self._heads is not None and self.members.shown_role_at(change.author, change.id):
            self._heads = tuple(sorted({*self._heads, change.id}.difference(change.parents)))
        return touched

    def enter(self, entry: Entry, touched: Touched) -> None:
        """Take in one event of a change (or draft) that the history knows."""
        kind = entry.event["kind"]
        if not self._permitted(entry):
            self._enter_void(entry, touched)
        elif kind in TEXT_KINDS:
            self.revisions.add(entry)
            self._enter_text(entry, touched)
            touched.revisions.add(entry.event["revision"])
        elif kind in TREE_KINDS:
            self.revisions.add(entry)
            self.structure.add(entry)
            touched.revisions.add(entry.event["revision"])
            touched.structure = True
        elif kind in SLOT_KINDS:
            self.revisions.add(entry)
            self.slots.setdefault(entry.event["table"], []).append(entry)
            touched.revisions.add(entry.event["revision"])
            touched.texts.add(entry.event["text"])
        elif kind in ("decide", "revision"):
            self._enter_decision(entry, touched)
        elif kind == "record":
            key = entry.event["type"], entry.event["id"]
            self.records.setdefault(key, RecordState(self.history)).add(entry)
            touched.records.add(key)
            touched.structure |= key[0] in ("document", "part")
        else:
            self._enter_other(entry, touched)

    def leave(self, entry: Entry, touched: Touched) -> None:
        """Take an event back: its draft is undone or sealed, or its change is judged otherwise now."""
        kind, key = entry.event["kind"], (entry.change, entry.order[2])
        void = self.void.pop(key, None) is not None
        self.unknown.pop(key, None)
        if kind in TEXT_KINDS | {"decide"} and "text" in entry.event:
            touched.structure |= kind in TEXT_KINDS and self._renumbers_notes(entry)
            self.text(entry.event["text"]).remove(entry)
            touched.texts.add(entry.event["text"])
            for atom in _hosted_by(entry):
                self.homes.get(atom, {}).pop(entry.order, None)
        if kind in TEXT_KINDS | TREE_KINDS | SLOT_KINDS | {"decide", "revision"}:
            revision = entry.event["id" if kind == "revision" else "revision"]
            self.revisions.remove(entry)
            self._touch_revision(revision, touched)
        if kind in TREE_KINDS:
            self.structure.remove(entry)
            touched.structure = True
        elif kind in SLOT_KINDS:
            listed = self.slots.get(entry.event["table"], [])
            listed[:] = [other for other in listed if other.order != entry.order]
            touched.texts.add(entry.event["text"])
        elif kind == "record":
            self.record(entry.event["type"], entry.event["id"]).remove(entry)
            touched.records.add((entry.event["type"], entry.event["id"]))
        elif kind == "version":
            self.versions = [other for other in self.versions if other.order != entry.order]
            touched.versions = True
        elif kind in ("admit", "introduce", "workspace"):
            self._leave_membership(entry, touched, void)

    def heads(self) -> tuple[str, ...]:
        """The newest changes that count: the parents of what is released next."""
        if self._heads is None:
            counted = {
                change.id for change in self.changes.values() if self.members.shown_role_at(change.author, change.id)
            }
            followed = {parent for name in counted for parent in self.changes[name].parents}
            self._heads = tuple(sorted(counted - followed))
        return self._heads

    def quarantined(self) -> list[Change]:
        """Changes signed by a key that no coordinator has admitted."""
        return [change for change in self.changes.values() if not self.members.role_at(change.author, change.id)]

    def _permitted(self, entry: Entry) -> bool:
        event, kind = entry.event, entry.event["kind"]
        if kind == "introduce":
            return True
        if kind == "workspace":
            return self.genesis is not None and entry.change == self.genesis.id
        role = self.members.shown_role_at(entry.author, entry.change)
        named = event.get("source" if kind == "insert" else "revision", "")
        if kind in ("insert", "delete", "format", "slot", "unslot", *TREE_KINDS):
            return (
                may(role, Right.PROPOSE) and belongs(event["revision"], entry.author) and belongs(named, entry.author)
            )
        if kind == "decide":
            return self._may_decide(entry, role)
        if kind == "revision":
            return may(role, Right.PROPOSE) and belongs(event["id"], entry.author)
        if kind == "record":
            declared = TYPES.get(event["type"])
            return bool(role) if declared is None else may(role, declared[1])
        if kind == "admit":
            role = self.members.granted_role(entry.author, entry.change)
            higher = event["role"] == COORDINATOR and role != COORDINATOR
            return event["role"] in ROLES and may(role, Right.ADMIT) and not higher
        right = _RIGHTS.get(kind)
        return bool(role) if right is None else may(role, right)

    def _may_decide(self, entry: Entry, role: str) -> bool:
        event = entry.event
        if event["verdict"] not in EFFECT or not belongs(event["id"], entry.author):
            return False
        if event["verdict"] == "withdraw":
            return bool(role) and belongs(event["revision"], entry.author)
        return may(role, Right.DECIDE)

    def _enter_void(self, entry: Entry, touched: Touched) -> None:
        self.void[entry.change, entry.order[2]] = entry
        if entry.event["kind"] == "insert" and belongs(entry.event["source"], entry.author):
            dead = Entry(entry.change, entry.order, entry.author, entry.time, entry.event, dead=True)
            self._enter_text(dead, touched)

    def _enter_text(self, entry: Entry, touched: Touched) -> None:
        name = entry.event["text"]
        if not entry.dead:
            for atom in _hosted_by(entry):
                self.homes.setdefault(atom, {})[entry.order] = name
        self.text(name).add(entry)
        touched.texts.add(name)
        touched.structure |= self._renumbers_notes(entry)

    def _renumbers_notes(self, entry: Entry) -> bool:
        """Whether an event puts in or strikes a footnote, so that others get other numbers."""
        if any(home.startswith("n.") for home in _hosted_by(entry)):
            return True
        return (
            entry.event["kind"] == "delete"
            and entry.event["text"] in self._noted_texts()
            and any(ATOM in span.text for span in self.characters(entry))
        )

    def _noted_texts(self) -> set[str]:
        """Texts in which footnotes stand."""
        return {text for home, places in self.homes.items() if home.startswith("n.") for text in places.values()}

    def _enter_decision(self, entry: Entry, touched: Touched) -> None:
        event = entry.event
        self.revisions.add(entry)
        if event.get("ranges") and "text" in event:
            self.text(event["text"]).add(entry)
        self._touch_revision(event["id"] if event["kind"] == "revision" else event["revision"], touched)

    def _touch_revision(self, name: str, touched: Touched) -> None:
        touched.revisions.add(name)
        if name in self.revisions:
            revision = self.revisions[name]
            touched.texts.update(revision.texts)
            touched.structure |= not self._noted_texts().isdisjoint(revision.texts)
            if not TREE_KINDS.isdisjoint(revision.kinds):
                self.structure.refresh()
                touched.structure = True

    def _enter_other(self, entry: Entry, touched: Touched) -> None:
        event = entry.event
        if event["kind"] == "workspace":
            self.members.introduce(entry)
            self.members.grant(entry, entry.author, COORDINATOR)
            touched.everything = True
        elif event["kind"] == "introduce":
            self.members.introduce(entry)
            touched.everything = True
        elif event["kind"] == "version":
            self.versions.append(entry)
            touched.versions = True
        elif event["kind"] == "admit":
            self.members.grant(entry, event["member"], event["role"])
            for name in event["adopts"]:
                self._adopt(entry, name, touched)
            touched.everything = True
        else:
            self.unknown[entry.change, entry.order[2]] = entry

    def _leave_membership(self, entry: Entry, touched: Touched, void: bool) -> None:
        """What an admission adopted is judged without it again."""
        names = () if void else entry.event.get("adopts", ())
        adopted = [self.changes[name] for name in names if name in self.changes]
        for change in adopted:
            for old in entries_of(change):
                self.leave(old, touched)
        self.members.forget(entry)
        self._heads = None
        for change in adopted:
            for new in entries_of(change):
                self.enter(new, touched)
        touched.everything = True

    def _adopt(self, entry: Entry, name: str, touched: Touched) -> None:
        """From this event on the change counts: file its events anew, judged by the role it got."""
        change = self.changes.get(name)
        again = change is not None and not self.members.granted_role(change.author, name)
        if change is not None and again:
            for old in entries_of(change):
                self.leave(old, touched)
        self.members.adopt(entry, entry.event["member"], name, entry.event["role"])
        self._heads = None
        if change is not None and again:
            for new in entries_of(change):
                self.enter(new, touched)


_HOSTED = {"table": "c", "footnote": "n"}
"""Types of atoms that bring texts of their own → the letter those begin with."""


def _hosted_by(entry: Entry) -> Iterable[str]:
    for _, _, name, value in entry.event.get("marks", ()):
        if name == "atom" and isinstance(value, Mapping) and value.get("type") in _HOSTED:
            yield f"{_HOSTED[value['type']]}.{value.get('id', '')}"


def entries_of(change: Change) -> Iterable[Entry]:
    """The events of a released change, ready to be judged."""
    for index, event in enumerate(change.events):
        yield Entry(change.id, (change.lamport, change.id, index), change.author, change.time, event)


def replay(changes: Iterable[Change], own: str = "") -> State:
    """The state of a set of changes; parents may come in any order but must all be there."""
    state = State(own)
    for change in sorted(changes, key=lambda change: change.order):
        state.apply(change)
    return state


def record_fields(state: State, kind: str, name: str) -> dict[str, Any]:
    """The fields of a record as they are shown."""
    return state.record(kind, name).fields()
