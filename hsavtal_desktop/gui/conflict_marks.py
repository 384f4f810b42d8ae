"""Where conflicts are marked on the page."""

from __future__ import annotations

from collections.abc import Iterable

from hsavtal_desktop.core.anchors import Range
from hsavtal_desktop.core.reading import Conflict
from hsavtal_desktop.gui.page.contended import Contended
from hsavtal_desktop.workspace.reading import Reading

_WHOLE = ("moves", "cycle", "removed-clause", "field")
"""Kinds that are about a clause as a whole."""


def contended(reading: Reading, conflicts: Iterable[Conflict]) -> Contended:
    """Proposals, agreed words and clauses that somebody must choose about."""
    listed = list(conflicts)
    words: dict[str, list[Range]] = {}
    for conflict in listed:
        for name in conflict.revisions if conflict.kind in ("competing", "overlap") else ():
            for text, one in _inserted(reading, name):
                words.setdefault(text, []).append(one)
    return Contended(
        frozenset(name for conflict in listed for name in conflict.revisions),
        words,
        frozenset(conflict.clause for conflict in listed if conflict.kind in _WHOLE),
    )


def _inserted(reading: Reading, name: str) -> Iterable[tuple[str, Range]]:
    for entry in reading.state.revisions[name].events.values():
        event = entry.event
        if event["kind"] == "insert":
            yield str(event["text"]), (str(event["source"]), int(event["start"]), len(event["chars"]))
