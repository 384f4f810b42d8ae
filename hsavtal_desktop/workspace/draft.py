"""What this installation has written and not yet released.

The draft is laid on top of the released state and can be taken off again, action by action.  It is kept as a
journal of lines in the installation's own folder; playing the lines brings the draft back after a crash.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.judging import PROPOSING, Refusal
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.workspace.holding import unit_of

Event = Mapping[str, Any]
Journal = Callable[[Sequence[str]], None]
"""Takes lines that must become durable, in order."""
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(slots=True)
class Segment:
    """What was written on top of one set of heads; sealed as a change of its own."""

    id: str
    heads: tuple[str, ...]
    lamport: int
    count: int = 0
    """Events filed so far, those taken back included."""


@dataclass(slots=True)
class Action:
    """One edit: the events that one request made."""

    number: int
    group: int
    label: str
    time: str
    segment: Segment
    events: tuple[Event, ...]
    entries: tuple[Entry, ...]
    live: bool = True
    released: tuple[Event, ...] = ()
    """Those of its events that have been released since."""
    _units: frozenset[str] | None = None

    @property
    def units(self) -> frozenset[str]:
        """The units that its events are part of; told after every edit, so found once."""
        if self._units is None:
            self._units = frozenset(map(unit_of, self.events))
        return self._units


@dataclass(slots=True)
class Draft:
    """The open draft of one author on one state."""

    state: State
    author: str
    journal: Journal
    segments: list[Segment] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)
    """Attached files of the draft by SHA-256: they go into the workspace file with the change that names them."""
    marks: set[str] = field(default_factory=set)
    """What is to stay on this computer: units and clauses, see :mod:`hsavtal_desktop.workspace.holding`."""
    _groups: set[int] = field(default_factory=set)
    _units: frozenset[str] | None = None

    @property
    def ids(self) -> frozenset[str]:
        """Names under which the segments stand in the history."""
        return frozenset(segment.id for segment in self.segments)

    @property
    def live(self) -> list[Action]:
        """Actions that have not been undone."""
        return [action for action in self.actions if action.live]

    @property
    def events(self) -> list[Event]:
        """Everything that has not been undone, in order."""
        return [event for action in self.live for event in action.events]

    @property
    def units(self) -> frozenset[str]:
        """The units that these events are part of."""
        if self._units is None:
            self._units = frozenset[str]().union(*(action.units for action in self.live))
        return self._units

    def play(self, lines: Iterable[str]) -> Touched:
        """Bring back what a journal holds; tells what that touches.

        A segment whose heads are not in this copy of the workspace waits for nothing: it is laid on the heads
        that are here, so that no word is lost when an older copy of the file was put back.
        """
        touched = Touched()
        for line in lines:
            record = json.loads(line)
            if "private" in record:
                self.marks.update(record["private"])
            elif "public" in record:
                self.marks.difference_update(record["public"])
            elif "blob" in record:
                self.blobs[record["blob"]] = base64.b64decode(record["content"])
            elif "segment" in record:
                here = tuple(head for head in record["heads"] if head in self.state.history)
                self._open(here or self.state.heads())
            elif "undo" in record:
                touched.add(self._set_live(record["undo"], live=False))
            elif "redo" in record:
                touched.add(self._set_live(record["redo"], live=True))
            else:
                touched.add(self._act(record["events"], record["group"], _label(record), record["time"])[1])
        return touched

    def mark(self, names: Iterable[str], *, private: bool) -> None:
        """Note what is to stay on this computer, or no longer."""
        listed = sorted(names)
        self.journal([json.dumps({"private" if private else "public": listed})])
        if private:
            self.marks.update(listed)
        else:
            self.marks.difference_update(listed)

    def act(
        self, events: Sequence[Event], group: int, label: str, time: str, blobs: Mapping[str, bytes] | None = None
    ) -> tuple[Action, Touched]:
        """Lay an edit's events on the state and write them, and the files that they name, to the journal."""
        lines: list[str] = []
        for name, content in (blobs or {}).items():
            self.blobs[name] = content
            lines.append(json.dumps({"blob": name, "content": base64.b64encode(content).decode()}))
        heads = self.state.heads()
        if not self.segments or self._segment_is_behind():
            self._open(heads)
            lines.append(json.dumps({"segment": len(self.segments), "heads": heads}))
        action, touched = self._act(events, group, label, time)
        lines.append(_line(action, events))
        self.journal(lines)
        return action, touched

    def laid_on(self, state: State) -> None:
        """Lay what is live on another state of the same changes, from which nothing is written."""
        copy = Draft(state, self.author, lambda _lines: None)
        for action in self.live:
            copy.act(action.events, action.group, action.label, action.time)

    def refusal(self, events: Sequence[Event]) -> Refusal | None:
        """Why events would have no effect if they were written now; None where all would have."""
        if self.segments and not self._segment_is_behind():
            segment, opened = self.segments[-1], False
        else:
            self._open(self.state.heads())
            segment, opened = self.segments[-1], True
        try:
            proposed: dict[str, list[Entry]] = {}
            for index, event in enumerate(events):
                order = (segment.lamport, segment.id, segment.count + index)
                entry = Entry(segment.id, order, self.author, "", event)
                found = self.state.judge.refusal(entry, proposed)
                if found is not None:
                    return found
                if event["kind"] in PROPOSING:
                    proposed.setdefault(event["revision"], []).append(entry)
        finally:
            if opened:
                self.state.history.discard(self.segments.pop().id)
        return None

    def undo(self, group: int) -> Touched:
        """Take a group's actions off the state."""
        self.journal([json.dumps({"undo": group})])
        return self._set_live(group, live=False)

    def redo(self, group: int) -> Touched:
        """Lay a group's actions on the state again."""
        self.journal([json.dumps({"redo": group})])
        return self._set_live(group, live=True)

    def holds(self, group: int) -> bool:
        """Whether a group's actions are in the draft."""
        return group in self._groups

    def named_blobs(self, events: Iterable[Event]) -> dict[str, bytes]:
        """The attached files that some events name."""
        if not self.blobs:
            return {}
        named = {name for event in events for name in _HASH.findall(json.dumps(event))}
        return {name: content for name, content in self.blobs.items() if name in named}

    def without(self, names: Collection[str], lines: Iterable[str]) -> list[str]:
        """Forget attached files, which were erased; gives what is left of the journal's lines."""
        for name in names:
            self.blobs.pop(name, None)
        return without_files(lines, names)

    def part(self, action: Action, stays: Collection[str]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The events of an action that go, and those that stay."""
        parts: tuple[list[Event], list[Event]] = ([], [])
        for event in action.events:
            parts[unit_of(event) in stays].append(event)
        return tuple(parts[0]), tuple(parts[1])

    def lines_left(self, stays: Collection[str], heads: Mapping[str, Sequence[str]]) -> list[str]:
        """The journal of what stays when the rest is released; ``heads`` by segment are what it is laid on then."""
        lines = [json.dumps({"private": sorted(self.marks)})] if self.marks else []
        left = [(action, self.part(action, stays)[1]) for action in self.live]
        for name, content in self.named_blobs(event for _, events in left for event in events).items():
            lines.append(json.dumps({"blob": name, "content": base64.b64encode(content).decode()}))
        for number, segment in enumerate(self.segments):
            mine = [(action, events) for action, events in left if action.segment is segment and events]
            if mine:
                lines.append(json.dumps({"segment": number + 1, "heads": list(heads[segment.id])}))
            for action, events in mine:
                lines.append(_line(action, events))
        return lines

    def take_off(self) -> Touched:
        """Take the whole draft off the state and forget it (it is being sealed)."""
        touched = Touched()
        for action in reversed(self.actions):
            if action.live:
                for entry in reversed(action.entries):
                    self.state.leave(entry, touched)
        for segment in reversed(self.segments):
            self.state.history.discard(segment.id)
        self.segments.clear()
        self.actions.clear()
        self.blobs.clear()
        self.marks.clear()
        self._groups.clear()
        self._units = None
        return touched

    def _segment_is_behind(self) -> bool:
        return self.segments[-1].heads != self.state.heads()

    def _open(self, heads: tuple[str, ...]) -> None:
        parents = (*heads, *(segment.id for segment in self.segments[-1:]))
        lamport = 1 + max(
            [self.state.changes[head].lamport for head in heads] + [segment.lamport for segment in self.segments[-1:]]
        )
        segment = Segment(f"~{self.author}{len(self.segments)}", heads, lamport)
        self.state.history.add(segment.id, parents)
        self.segments.append(segment)

    def _act(self, events: Sequence[Event], group: int, label: str, time: str) -> tuple[Action, Touched]:
        segment = self.segments[-1]
        entries = tuple(
            Entry(segment.id, (segment.lamport, segment.id, segment.count + index), self.author, time, event)
            for index, event in enumerate(events)
        )
        segment.count += len(events)
        touched = Touched()
        for entry in entries:
            self.state.enter(entry, touched)
        action = Action(len(self.actions), group, label, time, segment, tuple(events), entries)
        self.actions.append(action)
        self._groups.add(group)
        if self._units is not None and not action.units <= self._units:
            self._units |= action.units
        return action, touched

    def _set_live(self, group: int, *, live: bool) -> Touched:
        touched = Touched()
        chosen = [action for action in self.actions if action.group == group and action.live is not live]
        for action in chosen if live else reversed(chosen):
            for entry in action.entries if live else reversed(action.entries):
                if live:
                    self.state.enter(entry, touched)
                else:
                    self.state.leave(entry, touched)
            action.live = live
        self._units = None
        return touched


def without_files(lines: Iterable[str], names: Collection[str]) -> list[str]:
    """The lines of a journal that hold none of some attached files."""
    return [line for line in lines if json.loads(line).get("blob") not in names]


def _line(action: Action, events: Sequence[Event]) -> str:
    record = {"group": action.group, "label": action.label, "time": action.time, "events": list(events)}
    if isinstance(action.label, Said):
        record["said"] = action.label.packed()
    return json.dumps(record)


def _label(record: Mapping[str, Any]) -> str:
    return Said.unpacked(record["said"]) if "said" in record else str(record["label"])


def sealing_line(changes: Sequence[str], left: Sequence[str]) -> str:
    """The journal line that says which changes the draft is about to become, and the lines that stay of it then."""
    return json.dumps({"sealing": list(changes), "left": list(left)})


def is_sealing(line: str) -> bool:
    """Whether a journal line is such a line."""
    return "sealing" in json.loads(line)


def sealed_before(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The changes that a draft was to become when the program was stopped, if that was the last thing it did.

    Also the lines that were to stay of it.
    """
    if not lines or not is_sealing(lines[-1]):
        return [], []
    record = json.loads(lines[-1])
    return list(record["sealing"]), list(record.get("left", ()))
