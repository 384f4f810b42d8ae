"""Old numbers beside new ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ComparedClause, Comparison
from hsavtal_desktop.reports.wording import KINDS


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause under its old and its new number; "–" where it has none."""

    old_number: str
    new_number: str
    heading: str
    what: str
    """What became of it, in words."""


def concordance(comparison: Comparison) -> tuple[Entry, ...]:
    """Every clause of both texts in the order of the new one; what is gone stands where it was."""
    return tuple(_entries(comparison))


def _entries(comparison: Comparison) -> Iterator[Entry]:
    old, new = comparison.old.units, comparison.new.units
    for row in comparison.rows:
        left, right = row.old, row.new
        partner = comparison.rows[row.partner] if row.partner is not None else None
        if row.kind is RowKind.MOVED and partner is not None:
            if right is None:
                continue
            left = partner.old
        elif partner is not None:
            left = partner.old if left is None else left
            right = partner.new if right is None else right
        here = None if right is None else new[right]
        there = None if left is None else old[left]
        yield Entry(_number(there), _number(here), _name(here or there), _what(row.kind, here, there, row.changed))


def _number(clause: ComparedClause | None) -> str:
    return clause.number or "–" if clause is not None else "–"


def _name(clause: ComparedClause | None) -> str:
    return clause.heading if clause is not None else ""


def _what(kind: RowKind, here: ComparedClause | None, there: ComparedClause | None, changed: bool) -> str:
    told = [KINDS[kind]]
    if kind is RowKind.MOVED and changed:
        told.append("ändrad")
    elif kind in (RowKind.SAME, RowKind.CHANGED) and here and there and here.number != there.number:
        told = ["nytt nummer"] if kind is RowKind.SAME else [*told, "nytt nummer"]
    return ", ".join(told)
