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
    competes: bool = False
    """Whether it meets another one, made without knowing of it, and nobody has chosen between them."""

    @property
    def decision(self) -> str:
        """What became of it, in words."""
        return f"{STATES[self.state]}, konkurrerar" if self.competes else STATES[self.state]

    @property
    def author(self) -> str:
        """Name and organisation, each once."""
        return ", ".join(dict.fromkeys(part for part in (self.who, self.organisation) if part))

    @property
    def what(self) -> str:
        """The proposal in words, for a cell of a table."""
        return proposed(self.kind, self.removed, self.added)


def proposed(kind: str, removed: str, added: str) -> str:
    """What a proposal of a kind strikes and adds, in words."""
    if removed and added:
        return f"”{removed}” ersätts med ”{added}”"
    if added:
        return f"”{added}” läggs till"
    return f"”{removed}” stryks" if removed else _KINDS.get(kind, "")


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
