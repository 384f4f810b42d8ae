"""What of a draft stays on this computer when the rest is released: what is marked private, and what builds on it.

A *unit* is what is released or held as a whole: a proposal with all it is made of, a decision, a record.  It depends
on another when its events name something that the other brings: its characters, its proposal, clause, table, record
or decision.  So nothing that is released points at anything that is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Event = Mapping[str, Any]
Unit = str
"""``revision:<id>``, ``decide:<id>``, ``record:<type>:<id>`` or ``event:<kind>``."""
CLAUSE = "clause:"
"""Begins the mark of a clause in which everything is private."""


def unit_of(event: Event) -> Unit:
    """The unit that an event is part of."""
    kind = event["kind"]
    if kind == "decide":
        return f"decide:{event['id']}"
    if kind == "record":
        return f"record:{event['type']}:{event['id']}"
    if kind == "revision":
        return f"revision:{event['id']}"
    return f"revision:{event['revision']}" if "revision" in event else f"event:{kind}"


@dataclass(frozen=True, slots=True)
class Held:
    """What stays, and why."""

    private: frozenset[Unit]
    """Marked private, or in a private clause."""
    depending: Mapping[Unit, Unit]
    """What stays because it builds on something that stays → that."""

    @property
    def all(self) -> frozenset[Unit]:
        """Everything that stays."""
        return self.private | frozenset(self.depending)


def held(events: Sequence[Event], marks: Collection[str], clause_of: Callable[[Event], str]) -> Held:
    """What stays of a draft's events; ``marks`` are units and clauses, ``clause_of`` tells what an event is about."""
    if not marks:
        return Held(frozenset(), {})
    by_unit: dict[Unit, list[Event]] = defaultdict(list)
    for event in events:
        by_unit[unit_of(event)].append(event)
    private = {
        unit
        for unit, made_of in by_unit.items()
        if unit in marks or any(f"{CLAUSE}{clause_of(event)}" in marks for event in made_of)
    }
    uses = {unit: _Uses(made_of) for unit, made_of in by_unit.items()}
    depending: dict[Unit, Unit] = {}
    todo = sorted(private)
    while todo:
        gone = todo.pop()
        brought = _Brought(gone, by_unit[gone])
        for unit, using in uses.items():
            if unit not in private and unit not in depending and unit != gone and using.meets(brought):
                depending[unit] = gone
                todo.append(unit)
    return Held(frozenset(private), depending)


class _Brought:
    """The names and characters that a unit brings into the log."""

    def __init__(self, unit: Unit, events: Iterable[Event]) -> None:
        kind, _, rest = unit.partition(":")
        self.names = {rest.partition(":")[2] if kind == "record" else rest}
        self.characters: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for event in events:
            if event["kind"] == "insert":
                start = event["start"]
                self.characters[event["source"]].append((start, start + len(event["chars"])))
                for mark in event.get("marks", ()):
                    if mark[2] == "atom" and isinstance(mark[3], Mapping) and "id" in mark[3]:
                        self.names.add(str(mark[3]["id"]))
            elif event["kind"] in ("clause", "slot"):
                self.names.add(str(event["id"]))


class _Uses:
    """The names and characters that a unit's events point at."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.names: set[str] = set()
        self.characters: list[tuple[str, int, int]] = []
        for event in events:
            for key, value in event.items():
                # What is written is nobody's name, and an id of its own is what the unit brings.
                if key not in ("chars", "reason", "kind", "source", "type"):
                    self._look(value)

    def meets(self, brought: _Brought) -> bool:
        """Whether any of it is what another unit brings."""
        if not self.names.isdisjoint(brought.names):
            return True
        return any(
            start < high and stop > low
            for source, start, stop in self.characters
            for low, high in brought.characters.get(source, ())
        )

    def _look(self, value: Any) -> None:
        if isinstance(value, str):
            self.names.update(_parts(value))
        elif isinstance(value, Mapping):
            for key, each in value.items():
                self.names.update(_parts(str(key)))
                self._look(each)
        elif isinstance(value, (list, tuple)):
            if len(value) == 3 and isinstance(value[0], str) and type(value[1]) is int:
                length = value[2] if type(value[2]) is int else 1
                self.characters.append((value[0], value[1], value[1] + length))
            for each in value:
                self._look(each)


def _parts(value: str) -> Iterator[str]:
    """A name, and the clause, table, row and column that a text id or the id of a record about a clause names."""
    yield value
    if "." in value and ":" not in value:
        yield from value.split(".")
