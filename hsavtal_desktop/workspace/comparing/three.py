"""Two texts, each compared with the same base, brought side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.workspace.comparing.sides import Compared


@dataclass(frozen=True, slots=True)
class ThreeRow:
    """A line of three texts: row indexes in the two comparisons with the base; ``None`` where there is nothing."""

    first: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class Three:
    """Two texts, each compared with the same base, brought side by side."""

    first: Compared
    second: Compared
    rows: tuple[ThreeRow, ...]


def side_by_side(first: Comparison, second: Comparison) -> Iterator[ThreeRow]:
    """Two comparisons with the same base, by the base's clauses; what only one has stands where it has it.

    A clause that both insert with the same key stands in one row.
    """
    waiting = {index: row.old for index, row in enumerate(second.rows)}
    at_old = {row.old: index for index, row in enumerate(second.rows) if row.old is not None}
    inserted = {
        second.new.units[row.new].key: index
        for index, row in enumerate(second.rows)
        if row.old is None and row.new is not None and second.new.units[row.new].key
    }

    def passed(stop: int) -> Iterator[ThreeRow]:
        for index in [index for index in waiting if index < stop and waiting[index] is None]:
            del waiting[index]
            yield ThreeRow(None, index)

    for index, row in enumerate(first.rows):
        if row.old is not None:
            other = at_old[row.old]
            yield from passed(other)
        else:
            assert row.new is not None
            other = inserted.get(first.new.units[row.new].key, -1)
        if other in waiting:
            del waiting[other]
            yield ThreeRow(index, other)
        else:
            yield ThreeRow(index, None)
    yield from passed(len(second.rows))
