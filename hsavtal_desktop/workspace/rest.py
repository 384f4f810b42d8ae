"""What is left of a proposal where one step of it is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.subjects import TEXT_KINDS

Event = Mapping[str, Any]
_Char = tuple[str, str, int]
"""Text, source and offset."""


class Rest:
    """The undecided events of a revision, parted in those of a step and the rest.

    The events that a step wrote and those that were released need not be the same: a burst of typing is released as
    one, and what was said again may be about fewer characters.  So letters are known by their ids, and of other
    events that say the same the last is the step's.
    """

    def __init__(self, state: State, revision: str, events: Sequence[Event]) -> None:
        self._state = state
        self._revision = revision
        written = {char for event in events if event["kind"] == "insert" for char in _chars(event)}
        others = [_said(event) for event in events if event["kind"] != "insert"]
        taken: list[Entry] = []
        self._rest: list[Entry] = []
        for entry in sorted(state.revisions[revision].events.values(), key=lambda entry: entry.order, reverse=True):
            said = _said(entry.event)
            mine = said in others and bool(self._pending(entry))
            if mine:
                others.remove(said)
            (taken if mine else self._rest).insert(0, entry)
        self.whole = any(entry.event["kind"] not in TEXT_KINDS for entry in taken)
        """Whether no characters tell what is taken back from the rest: then all must go, and the rest be said again."""
        struck = {char for entry in taken for char in self._pending(entry)}
        self._written = written & {char for entry in self._rest for char in self._pending(entry)}
        self._stays = struck - written
        self.concerned = bool(taken or self._written)
        """Whether the step is in this revision at all."""

    def ranges(self) -> dict[str, list[list[Any]]]:
        """What is withdrawn, by text."""
        found: dict[str, list[list[Any]]] = {}
        for text, *stretch in _stretches(self._stays | self._written):
            found.setdefault(text, []).append(stretch)
        return found

    def said_again(self, heir: str) -> list[Event]:
        """The rest, as far as the withdrawal covers it, as a proposal of its own."""
        card = self._state.revisions[self._revision].card
        again = [event for entry in self._rest for event in self._again(entry, heir)]
        return [{**card, "id": heir}, *again] if card and again else again

    def _again(self, entry: Entry, heir: str) -> Iterator[Event]:
        event = {**entry.event, "revision": heir}
        chars = self._pending(entry)
        if event["kind"] not in TEXT_KINDS:
            if self.whole and chars:
                yield event
            return
        stretches = list(_stretches(chars - self._written if self.whole else chars & self._stays))
        if event["kind"] == "insert":
            for _, source, start, length in stretches:
                yield _part(event, source, start, length)
        elif stretches:
            yield {**event, "ranges": [stretch for _, *stretch in stretches]}

    def _pending(self, entry: Entry) -> set[_Char]:
        """The characters at which an event is undecided; for one that is about none, one that stands for it."""
        fate = self._state.revisions.fate
        if entry.event["kind"] not in TEXT_KINDS:
            return {("", "", 0)} if fate(self._revision, entry) == "pending" else set()
        return {
            (entry.event["text"], span.source, offset)
            for span in list(self._state.characters(entry))
            if fate(self._revision, entry, span.source, span.start) == "pending"
            for offset in range(span.start, span.stop)
        }


def _chars(event: Event) -> Iterator[_Char]:
    for offset in range(event["start"], event["start"] + len(event["chars"])):
        yield event["text"], event["source"], offset


def _said(event: Event) -> dict[str, Any]:
    """What an event says, whatever proposal and characters it says it of."""
    return {name: value for name, value in event.items() if name not in ("revision", "ranges")}


def _stretches(chars: Iterable[_Char]) -> Iterator[tuple[str, str, int, int]]:
    """Characters that follow each other as text, source, first offset and length."""
    begun: _Char | None = None
    length = 0
    for char in sorted(chars):
        if begun is not None and char == (*begun[:2], begun[2] + length):
            length += 1
            continue
        if begun is not None:
            yield *begun, length
        begun, length = char, 1
    if begun is not None:
        yield *begun, length


def _part(event: Event, source: str, start: int, length: int) -> Event:
    """The insertion of some of an event's characters; they keep their places."""
    first = start - event["start"]
    part = {**event, "start": start, "chars": event["chars"][first : first + length]}
    if first:
        part["at"] = [source, start - 1, "R"]
    marks = [
        [max(0, begin - first), min(begin + count, first + length) - max(begin, first), name, value]
        for begin, count, name, value in event.get("marks", ())
        if begin < first + length and begin + count > first
    ]
    part.pop("marks", None)
    return {**part, "marks": marks} if marks else part
