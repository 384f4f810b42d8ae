"""What reports say of reviewed clauses."""

from __future__ import annotations

from dataclasses import dataclass

_DONE = {"legal-review": "Juridiskt granskad", "language-review": "Språkgranskad"}
_OTHER = {"legal-review": "juridiskt", "language-review": "språkligt"}


@dataclass(frozen=True, slots=True)
class Review:
    """One kind of review of a clause: the newest of this wording, else the newest of an older one."""

    kind: str
    """``legal-review`` or ``language-review``."""
    by: str
    time: str
    """UTC."""
    current: bool
    """Whether the clause still reads as it did then."""

    @property
    def told(self) -> str:
        """By whom and when, and whether the words are others since."""
        by = f"{self.time[:10]} av {self.by}"
        return f"{_DONE[self.kind]} {by}." if self.current else f"Ändrad sedan den granskades {_OTHER[self.kind]} {by}."
