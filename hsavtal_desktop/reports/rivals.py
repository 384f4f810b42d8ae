"""Proposals that compete, in words: the same in every form that a comparison leaves in."""

from __future__ import annotations

from typing import Final

from hsavtal_desktop.core.comparison.model import Competing, Rival
from hsavtal_desktop.reports.ink import Ink, Marked, Stretch, all_of, marked
from hsavtal_desktop.reports.proposals import proposed

COMPETES: Final = "konkurrerar"
_MEETS: Final = "möter ett annat förslag i texten"


def label(competing: Competing, rival: Rival) -> str:
    """Whose proposal it is, and that it competes."""
    return f"{_MEETS if competing.accepted else COMPETES} · {rival.who}:"


def words(rival: Rival) -> Marked:
    """What it strikes and adds, marked; in words where it is about the clause as a whole."""
    found: list[Stretch] = []
    for stretch in marked(rival.differences):
        if stretch.ink is Ink.INSERTED and found and found[-1].ink is Ink.DELETED:
            found.append(Stretch(Ink.PLAIN, " → "))
        found.append(stretch)
    return tuple(found) or all_of(Ink.PLAIN, proposed(rival.kind, "", ""))


def told(competing: Competing) -> str:
    """All of them as plain text, one on a line."""
    return "\n".join(
        f"{label(competing, rival)} {proposed(rival.kind, rival.removed, rival.added)}" for rival in competing.rivals
    )
