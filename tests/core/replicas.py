"""A copy of a workspace in memory, for tests: changes taken in, changes that wait, and an open draft on top.

It does what the workspace room does, without files and signatures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core import digest, edits, revision_views, views
from hsavtal_desktop.core.change import Change, write_change
from hsavtal_desktop.core.drafting import Drafter, Pen, compact
from hsavtal_desktop.core.edits import Edit
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.core.touched import Touched

TIME = "2026-11-22T09:41:00Z"
Event = Mapping[str, Any]


def author_named(letter: str) -> str:
    """A made-up public key."""
    return letter * 42 + "A"


@dataclass(slots=True)
class Segment:
    """What was written on top of one set of heads."""

    id: str
    heads: tuple[str, ...]
    lamport: int
    count: int = 0


@dataclass(slots=True)
class Action:
    """What one edit wrote."""

    segment: Segment
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Replica:
    """One installation's copy.  ``state`` has its draft on top, ``shared`` is what everybody with the changes sees."""

    author: str
    nonce: str
    pen: Pen = field(init=False)
    changes: dict[str, Change] = field(default_factory=dict)
    waiting: dict[str, Change] = field(default_factory=dict)
    state: State = field(init=False)
    shared: State = field(default_factory=State)
    segments: list[Segment] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pen = Pen(self.author, self.nonce)
        self.state = State(own=self.author)

    def receive(self, changes: Iterable[Change]) -> list[Change]:
        """Take in changes in the order given; those whose parents are missing wait.  Gives what was applied."""
        applied: list[Change] = []
        for change in changes:
            if change.id not in self.changes:
                self.waiting.setdefault(change.id, change)
            progress = True
            while progress:
                ready = [one for one in self.waiting.values() if all(name in self.changes for name in one.parents)]
                progress = bool(ready)
                for one in ready:
                    del self.waiting[one.id]
                    self._apply(one)
                    applied.append(one)
        return applied

    def _apply(self, change: Change) -> None:
        self.changes[change.id] = change
        self.state.apply(change)
        self.shared.apply(change)

    def edit(self, edit: Edit) -> list[dict[str, Any]]:
        """Do what an edit asks for in the draft; gives its events."""
        events = self.drafter().events(edit)
        self.write(events)
        return events

    def drafter(self) -> Drafter:
        """What turns edits into events on top of the draft."""
        return Drafter(self.state, self.pen, frozenset(segment.id for segment in self.segments))

    def write(self, events: Sequence[Event]) -> None:
        """Lay events on top, in a new segment when changes came in since the last."""
        if not events:
            return
        heads = self.state.heads()
        if not self.segments or self.segments[-1].heads != heads:
            self._open(heads)
        segment = self.segments[-1]
        self._lay(segment, events)

    def _open(self, heads: tuple[str, ...]) -> None:
        before = self.segments[-1:]
        lamport = 1 + max([self.changes[head].lamport for head in heads] + [segment.lamport for segment in before])
        segment = Segment(f"~{self.author}{len(self.segments)}", heads, lamport)
        self.state.history.add(segment.id, (*heads, *(one.id for one in before)))
        self.segments.append(segment)

    def _lay(self, segment: Segment, events: Sequence[Event]) -> None:
        entries = tuple(
            Entry(segment.id, (segment.lamport, segment.id, segment.count + place), self.author, TIME, event)
            for place, event in enumerate(events)
        )
        segment.count += len(events)
        for entry in entries:
            self.state.enter(entry, Touched())
        self.actions.append(Action(segment, entries))

    def undo(self) -> bool:
        """Take back the newest action of the draft; False when there is none."""
        if not self.actions:
            return False
        for entry in reversed(self.actions.pop().entries):
            self.state.leave(entry, Touched())
        return True

    def take_off(self) -> list[tuple[tuple[str, ...], list[Event]]]:
        """Take the draft off the state; gives (heads, events) of each segment."""
        content = [
            (
                segment.heads,
                [entry.event for action in self.actions if action.segment is segment for entry in action.entries],
            )
            for segment in self.segments
        ]
        while self.undo():
            pass
        for segment in reversed(self.segments):
            self.state.history.discard(segment.id)
        self.segments.clear()
        return content

    def seal(self, message: str = "") -> list[Change]:
        """Turn the draft into changes, one for each segment that holds anything."""
        sealed: list[Change] = []
        for heads, events in self.take_off():
            if events:
                parents = sorted({*heads, *(change.id for change in sealed[-1:])})
                sealed.append(self._write(parents, compact(events), message))
                self._apply(sealed[-1])
        return sealed

    def release(self, events: Sequence[Event]) -> Change:
        """Write events as a change at once, beside the draft."""
        change = self._write(self.state.heads(), events)
        self._apply(change)
        return change

    def _write(self, parents: Iterable[str], events: Iterable[Event], message: str = "") -> Change:
        parents = list(parents)
        return write_change(
            workspace=next(iter(self.changes)),
            parents=parents,
            lamport=1 + max(self.changes[name].lamport for name in parents),
            author=self.author,
            time=TIME,
            events=events,
            message=message,
        )

    def admit(self, author: str, role: str = "AG") -> Change:
        """Give an installation a role and let the work it has handed in count."""
        adopts = sorted(change.id for change in self.shared.quarantined() if change.author == author)
        return self.release([{"kind": "admit", "member": author, "role": role, "adopts": adopts}])

    def copy(self) -> Replica:
        """The copied profile: the same key, nonce and open draft in two places."""
        other = Replica(self.author, self.nonce)
        other.receive(self.changes.values())
        other.waiting = dict(self.waiting)
        other.pen.next = self.pen.next
        for segment in self.segments:
            other._open(segment.heads)
            for action in self.actions:
                if action.segment is segment:
                    other._lay(other.segments[-1], [entry.event for entry in action.entries])
            other.segments[-1].count = segment.count
        return other

    def joined_by(self, author: str, nonce: str) -> Replica:
        """Another installation that was given everything released here, and shows it."""
        other = Replica(author, nonce)
        other.receive(self.changes.values())
        other.content()
        return other

    def text(self, name: str, view: View = View.FINAL) -> str:
        """A text as it is shown here."""
        return views.plain(self.state, name, view)

    def content(self) -> dict[str, Any]:
        """What everybody who has these changes agrees on, as it was computed step by step."""
        return digest.content(self.shared)

    def replayed(self) -> State:
        """The same computed anew."""
        return replay(self.changes.values())


def found(letter: str = "a", nonce: str = "aaaaaaaa", *, events: Sequence[Event] = ()) -> Replica:
    """A new workspace; its founder is its first coordinator."""
    replica = Replica(author_named(letter), nonce)
    first = {"kind": "workspace", "name": "Prov", "person": f"Prov {letter}", "organisation": "", "side": ""}
    replica.receive(
        [write_change(workspace="", parents=(), lamport=1, author=replica.author, time=TIME, events=[first, *events])]
    )
    return replica


def group(*letters: str, roles: Mapping[str, str] | None = None) -> list[Replica]:
    """A founder and admitted members, all with the same changes; RED unless ``roles`` says otherwise."""
    founder = found(letters[0], letters[0] * 8)
    for letter in letters[1:]:
        founder.admit(author_named(letter), (roles or {}).get(letter, "RED"))
    return [founder, *(founder.joined_by(author_named(letter), letter * 8) for letter in letters[1:])]


def exchange(*replicas: Replica) -> None:
    """Everybody gets everything that is released."""
    everything = {name: change for replica in replicas for name, change in replica.changes.items()}
    for replica in replicas:
        replica.receive(sorted(everything.values(), key=lambda change: change.order))


def agreed(*letters: str) -> list[Replica]:
    """A group that has one document with two accepted clauses, ``k1`` of two paragraphs and ``k2`` of one."""
    people = group(*letters)
    people[0].edit(edits.SetRecord("part", "p", {"title": "Del"}))
    people[0].edit(edits.SetRecord("document", "d1", {"title": "Avtal", "parts": [{"part": "p"}]}))
    people[0].edit(edits.AddClause("p", "", "", "Ett", "Parterna samverkar.\nAndra stycket.", "k1"))
    people[0].edit(edits.AddClause("p", "", "k1", "Två", "Mer text.", "k2"))
    people[0].edit(edits.Decide("accept", tuple(revision_views.pending(people[0].state))))
    people[0].seal()
    exchange(*people)
    return people
