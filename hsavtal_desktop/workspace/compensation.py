"""Undoing what was already released: events that name what they take back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.revisions import EFFECT
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.subjects import SLOT_KINDS, TEXT_KINDS, TREE_KINDS
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.rest import Rest

Event = Mapping[str, Any]
_PROPOSING = TEXT_KINDS | TREE_KINDS | SLOT_KINDS


def fields_before(state: State, events: Sequence[Event]) -> list[Event]:
    """The record events that would put back what ``events`` are about to change."""
    undoing: list[Event] = []
    for event in events:
        if event["kind"] != "record":
            continue
        present = state.record(event["type"], event["id"]).fields()
        back: dict[str, Any] = {"kind": "record", "type": event["type"], "id": event["id"]}
        if event.get("set"):
            back["set"] = {name: present.get(name) for name in event["set"]}
        for verb, opposite in (("add", "remove"), ("remove", "add")):
            if event.get(verb):
                back[opposite] = event[verb]
        undoing.append(back)
    return undoing


class Compensation:
    """Takes back what one author released, and knows what became of it since."""

    def __init__(self, state: State, pen: Pen) -> None:
        self._state, self._pen = state, pen
        self._heirs: dict[str, list[str]] = {}
        """Revision → those in which what was left of it is said again."""
        self._said_again: dict[str, list[str]] = {}
        """Decision → those that put it back."""

    def reopened(self, released: Sequence[Event]) -> list[Event]:
        """Events that take back the decisions of a step.

        What has lost its effect since, because an admission gave its author another role, needs none.
        """
        decided: dict[str, list[Event]] = {}
        for event in released:
            if event["kind"] == "decide" and event["revision"] in self._state.revisions:
                decided.setdefault(event["revision"], []).append(event)
        return [event for revision in reversed(decided) for event in self._redecide(revision, decided[revision])]

    def withdrawn(self, released: Sequence[Event]) -> list[Event]:
        """Events that take back the proposals of a step, once its decisions are taken back.

        Raises Trouble where somebody has decided on one since.
        """
        state, undoing = self._state, list[Event]()
        for revision in dict.fromkeys(event["revision"] for event in released if event["kind"] in _PROPOSING):
            about = [event for event in released if event.get("revision") == revision]
            if revision in state.revisions:
                founding = state.revisions[revision].first.event in about
                for name in self._line(revision):
                    undoing.extend(self._withdraw(name, about, founding=founding))
        return undoing

    def _line(self, revision: str) -> list[str]:
        """A revision and its heirs, and theirs; but for those whose making was itself taken back."""
        heirs = [one for heir in self._heirs.get(revision, ()) for one in self._line(heir)]
        return [revision, *heirs] if revision in self._state.revisions else heirs

    def _withdraw(self, revision: str, events: Sequence[Event], *, founding: bool) -> list[Event]:
        standing = self._state.revisions.standing(revision)
        decided = any(
            EFFECT[entry.event["verdict"]] != "pending" and entry.event["verdict"] != "withdraw" for entry in standing
        )
        rest = Rest(self._state, revision, events)
        if decided and not rest.concerned:
            raise Trouble(
                Said(
                    "Förslaget är redan avgjort och hoppas över. "
                    "Lägg ett nytt förslag i stället, eller ångra steget före."
                )
            )
        withdrawal: Event = {
            "kind": "decide",
            "id": self._pen.revision(),
            "revision": revision,
            "verdict": "withdraw",
            "replaces": [entry.event["id"] for entry in standing],
        }
        # What joined the proposal later was taken back before: with what founded it, all of it goes.
        if founding and not decided:
            return [withdrawal]
        if not rest.concerned:
            return []
        if rest.whole:
            withdrawn = [withdrawal]
        else:
            withdrawn = [
                {**withdrawal, "id": self._pen.revision(), "text": text, "ranges": ranges}
                for text, ranges in rest.ranges().items()
            ]
        # A decision is about all that a proposal says at its characters: what is to stay is said again.
        heir = self._pen.revision()
        again = rest.said_again(heir)
        if again:
            self._heirs.setdefault(revision, []).append(heir)
        return [*withdrawn, *again]

    def _redecide(self, revision: str, decisions: Sequence[Event]) -> list[Event]:
        """Put back what stood before the decisions of a step, each part as it was."""
        known = {entry.event["id"]: entry.event for entry in self._state.revisions[revision].decisions.values()}
        names = [name for event in decisions for name in self._standing_for(event["id"]) if name in known]
        replaced = {name for event in decisions for name in event["replaces"]} - set(names)
        before = [known[name] for name in known if name in replaced and known[name]["verdict"] != "reopen"]
        narrowed = [_narrowing(event) for event in decisions]
        scopes = [{}] if {} in narrowed else narrowed
        verdicts = {event["verdict"] for event in before}
        if len(verdicts) == 1 and not any(event.get("ranges") for event in before):
            back = [self._decision(revision, next(iter(verdicts)), names, scope) for scope in scopes]
            for event in before:
                self._put_back(event, back)
            return back
        opened = [self._decision(revision, "reopen", names, scope) for scope in scopes]
        opening = [event["id"] for event in opened]
        back = list(opened)
        for event in before:
            parts = [part for one in opened for part in _shared_part(one, event)]
            again = [self._decision(revision, event["verdict"], opening, part) for part in parts]
            self._put_back(event, again)
            back += again
        return back

    def _put_back(self, decision: Event, again: Sequence[Event]) -> None:
        self._said_again.setdefault(decision["id"], []).extend(event["id"] for event in again)

    def _standing_for(self, decision: str) -> list[str]:
        """A decision and those that put it back, and them."""
        return [decision, *(name for one in self._said_again.get(decision, ()) for name in self._standing_for(one))]

    def _decision(self, revision: str, verdict: str, replaces: list[str], part: Mapping[str, Any]) -> Event:
        named = {"id": self._pen.revision(), "revision": revision, "verdict": verdict, "replaces": replaces}
        return {"kind": "decide", **named, **part}


def _narrowing(event: Event) -> dict[str, Any]:
    """The text and ranges that a decision is about; nothing where it is about all of its proposal."""
    return {name: event[name] for name in ("text", "ranges") if event.get("ranges")}


def _shared_part(one: Event, other: Event) -> list[dict[str, Any]]:
    """What two decisions are both about: none, or one narrowing."""
    first, second = _narrowing(one), _narrowing(other)
    if not first or not second:
        return [first or second]
    if first["text"] != second["text"]:
        return []
    ranges = [
        [source, low, high - low]
        for source, start, count in first["ranges"]
        for name, begin, length in second["ranges"]
        if name == source and (low := max(start, begin)) < (high := min(start + count, begin + length))
    ]
    return [{"text": first["text"], "ranges": ranges}] if ranges else []
