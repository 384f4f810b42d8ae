"""One return is one intake, also where two members took the same file in without knowing of each other."""

from __future__ import annotations

from collections.abc import Iterator

from hsavtal_desktop.core import record_types, records
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State, all_fields

_Key = tuple[str, str]
"""Authority and SHA-256 of the file."""


def doubles(state: State) -> dict[str, str]:
    """Revisions and comments of a return that somebody else had taken in → the installation that wrote them.

    Of several intakes of the same file for the same authority the first in the order of the log counts.
    """
    found: dict[_Key, dict[str, tuple[tuple[int, str, int], list[str]]]] = {}
    for key, name, entry in (*_proposals(state), *_comments(state)):
        intakes = found.setdefault(key, {})
        order, names = intakes.get(entry.author, (entry.order, []))
        intakes[entry.author] = min(order, entry.order), [*names, name]
    twice: dict[str, str] = {}
    for intakes in found.values():
        first = min(intakes, key=lambda author: intakes[author][0])
        for author, (_, names) in intakes.items():
            if author != first:
                twice.update(dict.fromkeys(names, author))
    return twice


def _proposals(state: State) -> Iterator[tuple[_Key, str, Entry]]:
    for revision in state.revisions.all():
        card = revision.card
        if card.get("on_behalf") and card.get("source"):
            first = min(revision.events.values(), key=lambda entry: entry.order)
            yield (str(card["on_behalf"]), str(card["source"])), revision.id, first


def _comments(state: State) -> Iterator[tuple[_Key, str, Entry]]:
    for name, fields in all_fields(state, "comment").items():
        comment = records.read(record_types.Comment, fields)
        if comment.on_behalf and comment.source:
            yield (comment.on_behalf, comment.source), name, state.record("comment", name).first
