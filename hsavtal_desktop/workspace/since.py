"""A state as if nothing had been decided since a version: what has changed since then shows as open proposals.

Every proposal keeps its author and its time, so that the changes since any version can be written to Word like those
that are still open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from hsavtal_desktop.core.change import write_change
from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.members import COORDINATOR
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State

_NONCE: Final = "sincesince"
_SAID: Final = {"withdraw": "reject"}
"""Only its author may withdraw a proposal; the effect is that of a rejection."""


def undecided_since(now: State, then: State) -> bool:
    """Make ``now`` show what has been decided since ``then`` as undecided; it must not be used for anything else.

    False, with nothing done, where something that was agreed then is agreed no longer: no state shows that as a change.
    """
    author = next((one.author for one in now.members.all() if one.role == COORDINATOR), "")
    assert author, "a workspace has a coordinator"
    pen = Pen(author, _NONCE)
    events: list[Mapping[str, Any]] = []
    for revision in now.revisions.all():
        before = then.revisions.standing(revision.id) if revision.id in then.revisions else []
        after = now.revisions.standing(revision.id)
        if _ids(before) == _ids(after):
            continue
        if before and "accepted" in then.revisions.fates(revision.id) - now.revisions.fates(revision.id):
            return False
        kept = [*before, *(entry for entry in after if _verdict(entry) == "reject")]
        events.extend(_reopened(pen, revision.id, after, kept))
    if events:
        _apply(now, author, events)
    return True


def _reopened(pen: Pen, revision: str, after: Iterable[Entry], kept: Iterable[Entry]) -> list[Mapping[str, Any]]:
    """Decisions that take back all that stand, then say again what is kept of them."""
    opening = pen.revision()
    event = {"kind": "decide", "id": opening, "revision": revision, "verdict": "reopen"}
    events: list[Mapping[str, Any]] = [{**event, "replaces": sorted(_ids(after))}]
    for entry in kept:
        narrowed = {name: entry.event[name] for name in ("ranges", "text") if name in entry.event}
        again = {"kind": "decide", "id": pen.revision(), "revision": revision, "verdict": _verdict(entry), **narrowed}
        events.append({**again, "replaces": [opening]})
    return events


def _verdict(entry: Entry) -> str:
    verdict = str(entry.event["verdict"])
    return _SAID.get(verdict, verdict)


def _ids(entries: Iterable[Entry]) -> set[str]:
    return {str(entry.event["id"]) for entry in entries}


def _apply(state: State, author: str, events: list[Mapping[str, Any]]) -> None:
    assert state.genesis is not None
    heads = state.heads()
    change = write_change(
        workspace=state.genesis.id,
        parents=heads,
        lamport=1 + max(state.changes[head].lamport for head in heads),
        author=author,
        time=max(state.changes[head].time for head in heads),
        events=events,
    )
    state.apply(change)
