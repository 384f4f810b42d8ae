"""What waits to be shared, in words that a person knows it by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.reviewing import REVIEWS
from hsavtal_desktop.core.state import State, record_fields
from hsavtal_desktop.workspace.holding import CLAUSE, Held, unit_of
from hsavtal_desktop.workspace.reading import Reading

_ABOUT_CLAUSES = ("clause", "lock", "block")
"""Record types whose id is that of a clause."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that only this computer has."""

    unit: str
    kind: str
    """A kind of proposal (:class:`RevisionView`), a verdict, ``comment``, ``clause data`` or another record's type."""
    clause: str
    words: str
    private: bool
    """Marked private, or in a private clause: it stays."""
    depends: str
    """The unit that it builds on and that stays, so that it stays too; "" for none."""
    atoms: tuple[Mapping[str, Any], ...] = ()
    """What each atom of the words stands for."""

    @property
    def stays(self) -> bool:
        """Whether it stays when the rest is shared."""
        return self.private or bool(self.depends)


def clause_of(state: State, event: Mapping[str, Any]) -> str:
    """The clause that an event is about, "" where it is about none."""
    kind = event["kind"]
    if kind in ("clause", "move", "remove"):
        return str(event["id" if kind == "clause" else "clause"])
    if kind == "record":
        named = state.record(event["type"], event["id"]).fields().get("clause", "")
        return str(event["id"]) if event["type"] in _ABOUT_CLAUSES else str(named)
    if "text" in event:
        return state.clause_of(event["text"])
    revision = event["id"] if kind == "revision" else event.get("revision", "")
    return revision_views.clause_of(state, state.revisions[revision]) if revision in state.revisions else ""


def clause_mark(clause: str) -> str:
    """The mark of a clause in which all that is drafted stays."""
    return f"{CLAUSE}{clause}"


def waiting(reading: Reading, events: Iterable[Mapping[str, Any]], held: Held) -> list[Waiting]:
    """The units of a draft, in the order they were begun."""
    found: dict[str, Waiting] = {}
    for event in events:
        unit = unit_of(event)
        if unit not in found:
            kind, words, atoms = _told(reading, event)
            clause, depends = clause_of(reading.state, event), held.depending.get(unit, "")
            found[unit] = Waiting(unit, kind, clause, words, unit in held.private, depends, atoms)
    return list(found.values())


def _told(reading: Reading, event: Mapping[str, Any]) -> tuple[str, str, tuple[Mapping[str, Any], ...]]:
    kind = event["kind"]
    if kind == "record":
        fields = record_fields(reading.state, event["type"], event["id"])
        # The text of a review is a sum of the words, which tells nobody anything.
        said = "" if event["type"] in REVIEWS else fields.get("text")
        words = said or fields.get("name") or fields.get("title") or ""
        return ("clause data" if event["type"] == "clause" else str(event["type"])), str(words), ()
    revision = event["id"] if kind == "revision" else event.get("revision", "")
    if revision not in reading.state.revisions or not reading.state.revisions[revision].events:
        return kind, "", ()
    seen = reading.revision(revision)
    words, atoms = (seen.added, seen.added_atoms) if seen.added else (seen.removed, seen.removed_atoms)
    return (str(event["verdict"]) if kind == "decide" else seen.kind), words, atoms
