"""Revisions and the decisions about them.

A revision is the unit a person decides on.  Its register is kept for each character: a decision covers what its
decider had seen, may be narrowed to ranges, and names the decisions it replaces.  Two that had not seen each other
and differ are a conflict, and what they cover stays undecided until somebody chooses.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.sequence import Entry, precedes

EFFECT: Mapping[str, str] = {"accept": "accepted", "reject": "rejected", "withdraw": "rejected", "reopen": "pending"}


Places = Callable[[Entry], Iterable[tuple[str, int]]]
"""Event → source and offset of its characters, one of each stretch with the same history; none where it has none."""


class _Tally:
    """How many of a revision's events there are in each text, of each kind and in each change, and how many cut."""

    __slots__ = ("changes", "cuts", "kinds", "texts")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.texts: dict[str, int] = {}
        self.kinds: dict[str, int] = {}
        self.changes: dict[str, int] = {}
        self.cuts = 0
        texts, kinds, changes = self.texts, self.kinds, self.changes
        # Not by :meth:`count`: of a whole agreement there are some ten thousand events.
        for entry in entries:
            event = entry.event
            kind, change, text = event["kind"], entry.change, event.get("text")
            kinds[kind] = kinds.get(kind, 0) + 1
            changes[change] = changes.get(change, 0) + 1
            if text is not None:
                texts[text] = texts.get(text, 0) + 1
            if "marks" in event and _cuts(event):
                self.cuts += 1

    def count(self, entry: Entry, step: int) -> None:
        """Keep what is asked at every key press, so that a long burst of typing costs no more than a short one."""
        event = entry.event
        counted = [(self.kinds, event["kind"]), (self.changes, entry.change)]
        if "text" in event:
            counted.append((self.texts, event["text"]))
        for counts, name in counted:
            counts[name] = counts.get(name, 0) + step
            if not counts[name]:
                del counts[name]
        if _cuts(event):
            self.cuts += step


@dataclass(slots=True)
class Revision:
    """One proposal: the events it is made of, its decisions and what is said about it."""

    id: str
    events: dict[tuple[str, int], Entry] = field(default_factory=dict)
    decisions: dict[tuple[str, int], Entry] = field(default_factory=dict)
    cards: dict[tuple[str, int], Entry] = field(default_factory=dict)
    fates: dict[tuple[str, int], str] = field(default_factory=dict)
    """Event → fate, where no decision is narrowed; thrown away at every new event."""
    settled: dict[tuple[object, ...], str] = field(default_factory=dict)
    """Decisions that cover something, or events that are decided alike (:meth:`alike`) → what it comes to; likewise."""
    outcomes: list[list[Entry]] | None = None
    """What stands for its events, each different outcome once, where no decision is narrowed; thrown away likewise."""
    _deciding: dict[str, list[int]] | None = None
    """Change → the places of the decisions in it; thrown away likewise."""
    _narrowed: bool | None = None
    _tally: _Tally | None = None
    """Made when it is first asked for; most revisions never are."""
    _first: Entry | None = None

    def add(self, entry: Entry) -> None:
        """Take in an event of it, or one about it."""
        book, key = self._book(entry), (entry.change, entry.order[2])
        if book is self.events and key not in book:
            if self._tally is not None:
                self._tally.count(entry, 1)
            if self._first is not None and entry.order < self._first.order:
                self._first = entry
        book[key] = entry
        if self.decisions:
            self._decide_anew()

    def propose(self, entries: Iterable[Entry]) -> None:
        """Take in some of the events that it is made of."""
        if self._tally is not None or self._first is not None:
            for entry in entries:
                self.add(entry)
            return
        self.events.update({(entry.change, entry.order[2]): entry for entry in entries})
        if self.decisions:
            self._decide_anew()

    def remove(self, entry: Entry) -> None:
        """Take an event back."""
        book, tally = self._book(entry), self._tallied()
        if book.pop((entry.change, entry.order[2]), None) is not None and book is self.events:
            tally.count(entry, -1)
            self._first = None
        self._decide_anew()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts it touches, each once."""
        # Asked of every proposal whenever conflicts are sought.
        return tuple((self._tally or self._tallied()).texts)

    @property
    def kinds(self) -> KeysView[str]:
        """The kinds of its events."""
        return self._tallied().kinds.keys()

    @property
    def cuts(self) -> bool:
        """Whether it divides a text."""
        return self._tallied().cuts > 0

    def is_any_of(self, kinds: Set[str]) -> bool:
        """Whether any of its events is of some kinds; a log is read without making the tally of all that it holds."""
        if self._tally is not None:
            return not kinds.isdisjoint(self._tally.kinds)
        return any(entry.event["kind"] in kinds for entry in self.events.values())

    @property
    def changes(self) -> KeysView[str]:
        """The changes, or segments of a draft, that its events stand in."""
        return self._tallied().changes.keys()

    @property
    def first(self) -> Entry:
        """The earliest of its events, which it has at least one of."""
        if self._first is None:
            self._first = min(self.events.values(), key=lambda entry: entry.order)
        return self._first

    @property
    def card(self) -> Mapping[str, Any]:
        """Authority, origin and message, the newest."""
        return max(self.cards.values(), key=lambda entry: entry.order).event if self.cards else {}

    @property
    def narrowed(self) -> bool:
        """Whether any decision is about some of its characters only."""
        if self._narrowed is None:
            self._narrowed = any(decision.event.get("ranges") for decision in self.decisions.values())
        return self._narrowed

    def alike(self, entry: Entry) -> tuple[str, int]:
        """What events have in common that the same decisions knew: the change, and how many it held before them.

        Where no decision is narrowed they have the same fate, so that it is worked out once for a whole agreement.
        """
        if self._deciding is None:
            self._deciding = {}
            for decision in self.decisions.values():
                insort(self._deciding.setdefault(decision.change, []), decision.order[2])
        return entry.change, bisect_right(self._deciding.get(entry.change, ()), entry.order[2])

    def _decide_anew(self) -> None:
        self.fates.clear()
        self.settled.clear()
        self.outcomes = self._narrowed = self._deciding = None

    def _book(self, entry: Entry) -> dict[tuple[str, int], Entry]:
        kind = entry.event["kind"]
        return self.decisions if kind == "decide" else self.cards if kind == "revision" else self.events

    def _tallied(self) -> _Tally:
        if self._tally is None:
            self._tally = _Tally(self.events.values())
        return self._tally


class Revisions:
    """All revisions of a workspace."""

    def __init__(self, history: History, places: Places) -> None:
        self._history = history
        self._places = places
        self._all: dict[str, Revision] = {}
        self._aside: frozenset[str] = frozenset()

    def __getitem__(self, revision: str) -> Revision:
        return self._all[revision]

    def __contains__(self, revision: str) -> bool:
        return revision in self._all

    def all(self) -> Iterable[Revision]:
        """Every revision that has any event of effect."""
        return (revision for revision in self._all.values() if revision.events)

    def add(self, entry: Entry) -> None:
        """Take in an event about or on a revision."""
        self._named(entry.event["id" if entry.event["kind"] == "revision" else "revision"]).add(entry)

    def propose(self, name: str, entries: Iterable[Entry]) -> None:
        """Take in events that a revision is made of."""
        self._named(name).propose(entries)

    def _named(self, name: str) -> Revision:
        revision = self._all.get(name)
        if revision is None:
            revision = self._all[name] = Revision(name)
        return revision

    def remove(self, entry: Entry) -> None:
        """Take an event back."""
        name = entry.event["id"] if entry.event["kind"] == "revision" else entry.event["revision"]
        revision = self._all.get(name)
        if revision is not None:
            revision.remove(entry)
            if not (revision.events or revision.decisions or revision.cards):
                del self._all[name]

    def set_aside(self, names: Iterable[str]) -> None:
        """Read these as if they were rejected, whatever was decided.

        For a state of its own that answers "what would the text be without them?", before anything is read from it.
        """
        self._aside = frozenset(names)

    def fate(self, name: str, entry: Entry, source: str = "", offset: int = 0) -> str:
        """``pending``, ``accepted`` or ``rejected`` for one event of a revision, at one character of it."""
        if name in self._aside:
            return "rejected"
        revision = self._all.get(name)
        if revision is None or not revision.decisions:
            return "pending"
        if revision.narrowed:
            return self._settle(revision, self._covering(revision, entry, source, offset))
        key = entry.change, entry.order[2]
        fate = revision.fates.get(key)
        if fate is None:
            same = revision.alike(entry)
            if same not in revision.settled:
                revision.settled[same] = self._settle(revision, self._covering(revision, entry, source, offset))
            fate = revision.fates[key] = revision.settled[same]
        return fate

    def standing(self, name: str) -> list[Entry]:
        """The decisions that stand for any event at any of its characters, in order."""
        found = {decision.order: decision for standing in self._everywhere(name) for decision in standing}
        return [found[order] for order in sorted(found)]

    def disputed(self, name: str) -> bool:
        """Whether decisions that had not seen each other differ, about the whole or about a part."""
        return any(len(_effects(standing)) > 1 for standing in self._everywhere(name))

    def fates(self, name: str) -> set[str]:
        """What became of the events of a revision; one fate unless it was decided in part."""
        return {_fate(standing) for standing in self._everywhere(name)}

    def _everywhere(self, name: str) -> Iterator[list[Entry]]:
        """What stands for the events at their characters, or as wholes: every different outcome at least once."""
        revision = self._all.get(name)
        if revision is None or not revision.decisions:
            yield []
            return
        if revision.narrowed:
            for entry in revision.events.values():
                for source, offset in list(self._places(entry)) or [("", 0)]:
                    yield self._standing(self._covering(revision, entry, source, offset))
            return
        if revision.outcomes is None:
            examples = {revision.alike(entry): entry for entry in revision.events.values()}
            covering = (self._covering(revision, entry, "", 0) for entry in examples.values())
            different = {tuple(decision.order for decision in decisions): decisions for decisions in covering}
            revision.outcomes = [self._standing(decisions) for decisions in different.values()]
        yield from revision.outcomes

    def _covering(self, revision: Revision, entry: Entry, source: str, offset: int) -> list[Entry]:
        text = entry.event.get("text", "")
        return [
            decision
            for decision in revision.decisions.values()
            if precedes(self._history, entry, decision) and _covers(decision, text, source, offset)
        ]

    def _settle(self, revision: Revision, covering: list[Entry]) -> str:
        key = tuple(decision.order for decision in covering)
        fate = revision.settled.get(key)
        if fate is None:
            fate = revision.settled[key] = _fate(self._standing(covering))
        return fate

    def _standing(self, covering: list[Entry]) -> list[Entry]:
        """Of the decisions about one character, those that nothing has replaced.

        A withdrawal is void where its author knew of an accept or reject that stood.
        """
        valid: list[Entry] = []
        for decision in sorted(covering, key=lambda decision: decision.order):
            if decision.event["verdict"] == "withdraw":
                known = [other for other in valid if precedes(self._history, other, decision)]
                if any(other.event["verdict"] in ("accept", "reject") for other in self._unreplaced(known)):
                    continue
            valid.append(decision)
        return self._unreplaced(valid)

    def _unreplaced(self, decisions: list[Entry]) -> list[Entry]:
        """Those that no other, which knew of them, names."""
        naming: dict[str, list[Entry]] = {}
        for decision in decisions:
            for name in decision.event["replaces"]:
                naming.setdefault(name, []).append(decision)
        return [
            decision
            for decision in decisions
            if not any(precedes(self._history, decision, other) for other in naming.get(decision.event["id"], ()))
        ]


def _cuts(event: Mapping[str, Any]) -> bool:
    return any(mark[2] == "cut" for mark in event.get("marks", ()))


def _effects(standing: list[Entry]) -> set[str]:
    return {EFFECT[decision.event["verdict"]] for decision in standing}


def _fate(standing: list[Entry]) -> str:
    effects = _effects(standing)
    return effects.pop() if len(effects) == 1 else "pending"


def _covers(decision: Entry, text: str, source: str, offset: int) -> bool:
    """A decision without ranges covers all of its revision; one with ranges those characters of its text."""
    ranges = decision.event.get("ranges")
    if not ranges:
        return True
    return decision.event.get("text") == text and any(
        name == source and start <= offset < start + length for name, start, length in ranges
    )
