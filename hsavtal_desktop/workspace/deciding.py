"""What it means to decide on the words that are selected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hsavtal_desktop.core import progress
from hsavtal_desktop.core.drafting.stretches import select
from hsavtal_desktop.core.edits import Decide
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.subjects import TEXT_KINDS
from hsavtal_desktop.workspace.reading import Reading

Selected = tuple[str, int, int]
"""Text, start and stop in All markup."""


def decisions_on(reading: Reading, selected: Sequence[Selected], verdict: str, reason: str = "") -> list[Decide]:
    """What deciding on the selected words means: proposals that lie wholly in them as a whole, others in part.

    A proposal about more than words (a clause, a move, a row) is decided only as a whole.
    """
    parts: dict[str, dict[Selected, int]] = {}
    for text, start, stop in progress.steps(selected):
        pieces = reading.state.text(text).pieces(View.MARKUP, reading.state.revisions.fate)
        for stretch in select(pieces, start, stop):
            for name in set(stretch.piece.revisions):
                places = parts.setdefault(name, {})
                places[text, start, stop] = places.get((text, start, stop), 0) + stretch.length
    found: list[Decide] = []
    for name, places in parts.items():
        if _only_words(reading, name) and sum(places.values()) < _length(reading, name):
            found.extend(Decide(verdict, (name,), reason, *place) for place in places)
        elif _only_words(reading, name):
            found.append(Decide(verdict, (name,), reason))
    return found


def _only_words(reading: Reading, name: str) -> bool:
    return {entry.event["kind"] for entry in reading.state.revisions[name].events.values()} <= TEXT_KINDS


def _length(reading: Reading, name: str) -> int:
    """How many characters, still shown, a proposal touches."""
    revision, counted = reading.state.revisions[name], Counter[str]()
    for text in revision.texts:
        for piece in reading.state.text(text).pieces(View.MARKUP, reading.state.revisions.fate):
            if name in piece.revisions:
                counted[text] += len(piece.text)
    return counted.total()
