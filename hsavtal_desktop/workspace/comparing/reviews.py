"""The reviews of the clauses that are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hsavtal_desktop.reports.reviews import Review

if TYPE_CHECKING:
    # Two Word files are compared without what a workspace takes to load.
    from hsavtal_desktop.core.reviewing import Reviewed
    from hsavtal_desktop.workspace.reading import Reading

_KINDS = ("legal-review", "language-review")


def reviews_of(reading: Reading | None, clauses: Sequence[str]) -> Mapping[str, Sequence[Review]]:
    """Clause → one for each kind of review it has had; nothing for a file from outside."""
    if reading is None:
        return {}
    found = {
        clause: [_newest(kind, listed) for kind in _KINDS if (listed := reading.reviews(clause, kind))]
        for clause in clauses
    }
    return {clause: listed for clause, listed in found.items() if listed}


def _newest(kind: str, listed: Sequence[Reviewed]) -> Review:
    newest = next((one for one in listed if one.current), listed[0])
    return Review(kind, newest.name, newest.time, newest.current)
