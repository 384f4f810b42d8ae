"""Undoing what was already released: events that name what they take back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.revisions import EFFECT
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import SLOT_KINDS, TEXT_KINDS, TREE_KINDS, State
from hsavtal_desktop.core.trouble import Trouble

Event = Mapping[str, Any]


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


def compensate(state: State, pen: Pen, events: Sequence[Event], before: Sequence[Event]) -> list[Event]:
    """Events that take back ``events``; ``before`` is what :func:`fields_before` gave for them.

    What has lost its effect since, because an admission gave its author another role, needs none.
    Raises Trouble where somebody has decided on the proposal since.
    """
    undoing: list[Event] = list(before)
    for event in reversed(events):
        if event["kind"] == "decide" and event["revision"] in state.revisions:
            undoing.append(_redecide(state, pen, event))
    for revision in dict.fromkeys(
        event["revision"] for event in events if event["kind"] in TEXT_KINDS | TREE_KINDS | SLOT_KINDS
    ):
        if revision in state.revisions:
            undoing.extend(
                _withdraw(state, pen, revision, [event for event in events if event.get("revision") == revision])
            )
    return undoing


def _redecide(state: State, pen: Pen, event: Event) -> Event:
    revision = event["revision"]
    earlier = [
        entry for entry in state.revisions[revision].decisions.values() if entry.event["id"] in event["replaces"]
    ]
    effects = {entry.event["verdict"] for entry in earlier}
    undoing: dict[str, Any] = {
        "kind": "decide",
        "id": pen.revision(),
        "revision": revision,
        "verdict": effects.pop() if len(effects) == 1 else "reopen",
        "replaces": [event["id"]],
    }
    for name in ("text", "ranges"):
        if name in event:
            undoing[name] = event[name]
    return undoing


def _withdraw(state: State, pen: Pen, revision: str, events: Sequence[Event]) -> list[Event]:
    standing = state.revisions.standing(revision)
    decided = [entry for entry in standing if EFFECT[entry.event["verdict"]] != "pending"]
    if any(entry.event["verdict"] != "withdraw" for entry in decided):
        raise Trouble(
            Said(
                "Förslaget är redan avgjort och hoppas över. Lägg ett nytt förslag i stället, eller ångra steget före."
            )
        )
    replaces = [entry.event["id"] for entry in standing]
    # What joined the proposal later was taken back before: with what founded it, all of it goes.
    if state.revisions[revision].first.event in events:
        return [_withdrawal(pen, revision, replaces)]
    ranges: dict[str, list[list[Any]]] = {}
    for event in events:
        if event["kind"] == "insert":
            ranges.setdefault(event["text"], []).append([event["source"], event["start"], len(event["chars"])])
        elif event["kind"] in ("delete", "format"):
            ranges.setdefault(event["text"], []).extend(event["ranges"])
    return [
        {**_withdrawal(pen, revision, replaces), "text": text, "ranges": covered} for text, covered in ranges.items()
    ]


def _withdrawal(pen: Pen, revision: str, replaces: list[str]) -> dict[str, Any]:
    return {
        "kind": "decide",
        "id": pen.revision(),
        "revision": revision,
        "verdict": "withdraw",
        "replaces": replaces,
    }
