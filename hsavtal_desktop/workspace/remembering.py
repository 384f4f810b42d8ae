"""What an earlier copy of a draft held and is not known here any more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remembered:
    """One action of a draft that had not been undone."""

    group: int
    label: str
    time: str
    events: tuple[Event, ...]


@dataclass(slots=True)
class RememberedDraft:
    """The actions of a draft, and the attached files that they may name."""

    actions: list[Remembered] = field(default_factory=list)
    blobs: dict[str, str] = field(default_factory=dict)
    """SHA-256 → content in base64."""


def remembered(lines: Iterable[str]) -> RememberedDraft:
    """Read a journal without laying it on any state."""
    found, undone = RememberedDraft(), set[int]()
    for line in lines:
        record = json.loads(line)
        if "blob" in record:
            found.blobs[record["blob"]] = record["content"]
        elif "undo" in record:
            undone.add(record["undo"])
        elif "redo" in record:
            undone.discard(record["redo"])
        elif "events" in record:
            found.actions.append(Remembered(record["group"], record["label"], record["time"], tuple(record["events"])))
    found.actions = [action for action in found.actions if action.group not in undone]
    return found


def unknown(actions: Iterable[Remembered], here: Iterable[Event]) -> list[Remembered]:
    """What of some actions none of the events ``here`` tells of, by what each event is about.

    A record that is known here is left alone: an older value must not take the place of a newer one.
    """
    known = {_about(event) for event in here}
    found = []
    for action in actions:
        events = tuple(event for event in action.events if _about(event) not in known)
        if events:
            found.append(Remembered(action.group, action.label, action.time, events))
    return found


def _about(event: Event) -> tuple[str, ...]:
    if event["kind"] == "decide":
        return "decide", str(event["id"])
    if event["kind"] == "record":
        return "record", str(event["type"]), str(event["id"])
    return "revision", str(event.get("revision") or event.get("id", ""))


def groups(actions: Sequence[Remembered]) -> list[list[Remembered]]:
    """Actions that were one step, together."""
    found: dict[int, list[Remembered]] = {}
    for action in actions:
        found.setdefault(action.group, []).append(action)
    return list(found.values())
