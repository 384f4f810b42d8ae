"""Revisions and the decisions about them.

A revision is the unit a person decides on.  Its register is kept for each character: a decision covers what its
decider had seen, may be narrowed to ranges, and names the decisions it replaces.  Two that had not seen each other
and differ are a conflict, and what they cover stays undecided until somebody chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.sequence import Entry

EFFECT: Mapping[str, str] = {"accept": "accepted", "reject": "rejected", "withdraw": "rejected", "reopen": "pending"}


@dataclass(slots=True)
class Revision:
    """One proposal: the events it is made of, its decisions and what is said about it."""

    id: str
    events: dict[tuple[str, int], Entry] = field(default_factory=dict)
    decisions: dict[tuple[str, int], Entry] = field(default_factory=dict)
    cards: dict[tuple[str, int], Entry] = field(default_factory=dict)
    fates: dict[str, str] = field(default_factory=dict)
    """Change → fate, for what no narrowed decision touches; thrown away at every new event."""

    def book(self, kind: str) -> dict[tuple[str, int], Entry]:
        """Where events of a kind are kept."""
        return {"decide": self.decisions, "revision": self.cards}.get(kind, self.events)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts it touches, each once."""
        return tuple(dict.fromkeys(str(entry.event["text"]) for entry in self.events.values() if "text" in entry.event))

    @property
    def card(self) -> Mapping[str, Any]:
        """Authority, origin and message, the newest."""
        return max(self.cards.values(), key=lambda entry: entry.order).event if self.cards else {}


class Revisions:
    """All revisions of a workspace."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._all: dict[str, Revision] = {}

    def __getitem__(self, revision: str) -> Revision:
        return self._all[revision]

    def __contains__(self, revision: str) -> bool:
        return revision in self._all

    def all(self) -> Iterable[Revision]:
        """Every revision that has any event of effect."""
        return (revision for revision in self._all.values() if revision.events)

    def add(self, entry: Entry) -> None:
        """Take in an event of, about or on a revision."""
        name = entry.event["id"] if entry.event["kind"] == "revision" else entry.event["revision"]
        revision = self._all.setdefault(name, Revision(name))
        revision.book(entry.event["kind"])[entry.change, entry.order[2]] = entry
        revision.fates.clear()

    def remove(self, entry: Entry) -> None:
        """Take an event back."""
        name = entry.event["id"] if entry.event["kind"] == "revision" else entry.event["revision"]
        revision = self._all.get(name)
        if revision is not None:
            revision.book(entry.event["kind"]).pop((entry.change, entry.order[2]), None)
            revision.fates.clear()

    def fate(self, name: str, entry: Entry, source: str = "", offset: int = 0) -> str:
        """``pending``, ``accepted`` or ``rejected`` for one event of a revision, at one character of it."""
        revision = self._all.get(name)
        if revision is None or not revision.decisions:
            return "pending"
        if any(decision.event.get("ranges") for decision in revision.decisions.values()):
            return self._settle(self._covering(revision, entry, source, offset))
        fate = revision.fates.get(entry.change)
        if fate is None:
            fate = revision.fates[entry.change] = self._settle(self._covering(revision, entry, source, offset))
        return fate

    def standing(self, name: str) -> list[Entry]:
        """The decisions that nothing has replaced, in order."""
        revision = self._all.get(name)
        return self._standing(self._valid(revision)) if revision is not None else []

    def disputed(self, name: str) -> bool:
        """Whether decisions that had not seen each other differ."""
        standing = [decision for decision in self.standing(name) if not decision.event.get("ranges")]
        return len({EFFECT[decision.event["verdict"]] for decision in standing}) > 1

    def _covering(self, revision: Revision, entry: Entry, source: str, offset: int) -> list[Entry]:
        return [
            decision
            for decision in self._valid(revision)
            if self._history.saw(decision.change, entry.change) and _covers(decision, source, offset)
        ]

    def _settle(self, covering: list[Entry]) -> str:
        effects = {EFFECT[decision.event["verdict"]] for decision in self._standing(covering)}
        return effects.pop() if len(effects) == 1 else "pending"

    def _standing(self, decisions: list[Entry]) -> list[Entry]:
        replaced = {
            name for decision in decisions for name in decision.event["replaces"] if name != decision.event["id"]
        }
        return sorted(
            (decision for decision in decisions if decision.event["id"] not in replaced),
            key=lambda decision: decision.order,
        )

    def _valid(self, revision: Revision) -> list[Entry]:
        """A withdrawal is void where its author had seen a decision that still stood."""
        decisions = list(revision.decisions.values())
        others = [decision for decision in decisions if decision.event["verdict"] in ("accept", "reject")]
        if not others or len(others) == len(decisions):
            return decisions
        return [
            decision
            for decision in decisions
            if decision.event["verdict"] != "withdraw" or not self._saw_standing(decision, decisions)
        ]

    def _saw_standing(self, withdrawal: Entry, decisions: list[Entry]) -> bool:
        seen = [
            other
            for other in decisions
            if other is not withdrawal
            and (other.change != withdrawal.change or other.order < withdrawal.order)
            and self._history.saw(withdrawal.change, other.change)
        ]
        return any(other.event["verdict"] in ("accept", "reject") for other in self._standing(seen))


def _covers(decision: Entry, source: str, offset: int) -> bool:
    ranges = decision.event.get("ranges")
    if not ranges:
        return True
    return any(name == source and start <= offset < start + length for name, start, length in ranges)
