"""Changes that come from outside, before they count: what became of each, and what they wait for."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.touched import Touched

MAX_TOLD = 100
"""Refused changes that are told one by one."""


@dataclass(slots=True)
class Intake:
    """What became of changes that came from outside."""

    new: list[Change] = field(default_factory=list)
    known: int = 0
    waiting: int = 0
    refused: list[Said] = field(default_factory=list)
    touched: Touched = field(default_factory=Touched)
    untold: int = 0
    """Changes that were refused after the first MAX_TOLD."""

    def refuse(self, sentence: Said) -> None:
        """Tell of a change that is not taken in; of a flood the beginning and the number."""
        if len(self.refused) < MAX_TOLD:
            self.refused.append(sentence)
            return
        self.untold += 1
        self.refused[MAX_TOLD:] = [
            Said("Ytterligare {number} ändringar är felaktiga och togs inte in.", number=self.untold)
        ]


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Changes from outside, verified and ordered, before anything is done with them."""

    intake: Intake
    ready: list[tuple[Change, SignedChange]]
    """What has all its parents, parents first."""
    late: dict[str, tuple[Change, SignedChange]]
    """Everything that would wait, what waits already included."""
    basis: tuple[int, int]
    """How many changes counted and waited when it was sorted out."""

    def awaited(self, here: Container[str]) -> dict[str, str]:
        """Ids of what would be waited for if ``here`` counted, each with the author of a change that waits for it."""
        return awaited_by(self.late, by_parent((change for change, _ in self.late.values()), here), here)


def by_parent(several: Iterable[Change], here: Container[str]) -> dict[str, list[str]]:
    """Names of changes by the parents that are not here."""
    children: dict[str, list[str]] = {}
    for change in several:
        for parent in change.parents:
            if parent not in here:
                children.setdefault(parent, []).append(change.id)
    return children


def awaited_by(
    waiting: Mapping[str, tuple[Change, SignedChange]], children: Mapping[str, Sequence[str]], here: Container[str]
) -> dict[str, str]:
    """Ids that the ``waiting`` wait for and are not ``here``, each with the author of a change that waits for it."""
    return {
        parent: waiting[names[0]][0].author
        for parent, names in children.items()
        if parent not in waiting and parent not in here
    }
