"""What reports say of reviewed clauses: by whom, and whether they read otherwise since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Two Word files are compared without what a workspace takes to load.
    from hsavtal_desktop.core.reviewing import Reviewed
    from hsavtal_desktop.workspace.reading import Reading

_DONE = {"legal-review": "Juridiskt granskad", "language-review": "Språkgranskad"}
_CHANGED = {"legal-review": "juridiskt", "language-review": "språkligt"}


def reviews_of(reading: Reading | None, clauses: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Clause → one line for each kind of review it has had; nothing for a file from outside."""
    if reading is None:
        return {}
    found = {
        clause: [_line(kind, listed) for kind in _DONE if (listed := reading.reviews(clause, kind))]
        for clause in clauses
    }
    return {clause: lines for clause, lines in found.items() if lines}


def _line(kind: str, listed: Sequence[Reviewed]) -> str:
    """The newest review of this wording, else the newest of an older one."""
    newest = next((one for one in listed if one.current), listed[0])
    by = f"{newest.time[:10]} av {newest.name}"
    return f"{_DONE[kind]} {by}." if newest.current else f"Ändrad sedan den granskades {_CHANGED[kind]} {by}."
