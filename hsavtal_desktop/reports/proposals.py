"""Who proposed what, why, and what was decided: what a change report tells beside the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsavtal_desktop.reports.wording import STATES


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that makes a difference between two texts, or was decided on between them."""

    clause: str
    kind: str
    """As ``core.reading.RevisionView.kind``."""
    removed: str
    added: str
    who: str
    organisation: str
    time: str
    """UTC."""
    why: str
    state: str
    """As ``core.reading.RevisionView.state``."""
    decided_by: str = ""
    decided_time: str = ""
    reason: str = ""

    @property
    def decision(self) -> str:
        """What became of it, in words."""
        return STATES[self.state]

    @property
    def author(self) -> str:
        """Name and organisation, each once."""
        return ", ".join(dict.fromkeys(part for part in (self.who, self.organisation) if part))

    @property
    def what(self) -> str:
        """The proposal in words, for a cell of a table."""
        if self.removed and self.added:
            return f"”{self.removed}” ersätts med ”{self.added}”"
        if self.added:
            return f"”{self.added}” läggs till"
        if self.removed:
            return f"”{self.removed}” stryks"
        return _KINDS.get(self.kind, "")


_KINDS: Mapping[str, str] = {
    "format": "formateringen ändras",
    "clause": "en ny punkt läggs till",
    "removal": "punkten tas bort",
    "split": "punkten delas",
    "merge": "punkten slås ihop",
    "move": "punkten flyttas",
    "table": "tabellens rader eller kolumner ändras",
}

Proposals = Mapping[str, Sequence[Proposal]]
"""Clause → what was proposed about it, oldest first."""
