"""Two texts, each compared with the same base, brought side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    olds, other_olds = ([row.old for row in comparison.rows] for comparison in (first, second))
    return (ThreeRow(*pair) for pair in braided(olds, other_olds, _inserted_keys(first), _inserted_keys(second)))


def _inserted_keys(comparison: Comparison) -> list[str]:
    """For each row the identity of a clause that only the new text has, "" for every other row."""
    return [
        comparison.new.units[row.new].key if row.old is None and row.new is not None else "" for row in comparison.rows
    ]


def braided(
    first: Sequence[int | None],
    second: Sequence[int | None],
    first_keys: Sequence[str] = (),
    second_keys: Sequence[str] = (),
) -> Iterator[tuple[int | None, int | None]]:
    """Indexes of two lists whose entries tell which of the base they show, ``None`` for what the base lacks.

    Entries of the same part of the base stand together, and so do additions with the same key; what one list alone
    has stands where that has it.
    """
    at_old = {old: index for index, old in enumerate(second) if old is not None}
    added = {key: index for index, key in enumerate(second_keys) if key}
    used = [False] * len(second)
    passed = 0
    for index, old in enumerate(first):
        if old is not None:
            other = at_old.get(old)
            while other is not None and passed < other:
                if second[passed] is None and not used[passed]:
                    used[passed] = True
                    yield None, passed
                passed += 1
        else:
            other = added.get(first_keys[index]) if first_keys and first_keys[index] else None
        if other is not None and used[other]:
            other = None
        if other is not None:
            used[other] = True
        yield index, other
    for index, done in enumerate(used):
        if not done:
            yield None, index
