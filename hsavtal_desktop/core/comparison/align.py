"""Clauses or paragraphs of two texts brought side by side: the same, changed, inserted, deleted, moved, split, merged.

Identity comes first, then equal text that occurs once on both sides, then likeness between what those hold in place,
then moves among what is left.  Time grows with the number of units, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hsavtal_desktop.core.comparison.likeness import Likeness
from hsavtal_desktop.core.comparison.pairing import in_order, paired
from hsavtal_desktop.core.comparison.parts import Parts, split_and_merged
from hsavtal_desktop.core.comparison.words import Vocabulary, plain


class Unit(NamedTuple):
    """A clause or paragraph as the alignment sees it."""

    text: str
    key: str = ""
    """Its identity where it has one: the same on both sides means the same unit, whatever the text."""
    number: str = ""
    """Its printed number; helps to tell units of similar text apart."""
    fixed: bool = False
    """Whether the unit with its key is known to keep its place: what crosses it has moved, never it."""


class RowKind(StrEnum):
    """What became of a unit."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    """Stands twice: where it was (``old`` only) and where it is (``new`` only)."""
    SPLIT = "split"
    """One old unit is several new: one row has ``old`` and ``new``, the others ``new`` only."""
    MERGED = "merged"
    """Several old units are one new: one row has ``old`` and ``new``, the others ``old`` only."""
    SPACED = "spaced"
    """Of a place in a text: only the white space differs."""
    FORMATTED = "formatted"
    """Of a place in a text: only the look differs."""
    COMPETING = "competing"
    """Of a place in a text: proposals made without knowing of each other meet, and nobody has chosen."""


class Row(NamedTuple):
    """One line of the side-by-side view."""

    kind: RowKind
    old: int | None
    """Index of the old unit shown here."""
    new: int | None
    """Index of the new unit shown here."""
    partner: int | None = None
    """Index of the row with the other end of the move, or with both sides of the split or merger."""
    changed: bool = False
    """Whether the texts differ in more than white space; told of both ends of a move."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Rows in reading order: every old unit and every new one stands in exactly one."""

    rows: tuple[Row, ...]
    pairs: dict[int, int]
    """Old unit → new unit, moved ones included."""
    parts: Parts
    """Which units were split off or merged."""


def align(old: Sequence[Unit], new: Sequence[Unit], vocabulary: Vocabulary | None = None) -> Alignment:
    """Bring two sequences side by side.  A ``vocabulary`` kept between calls saves finding the same words again."""
    old_text, new_text = _plain_texts([unit.text for unit in old], [unit.text for unit in new])
    likeness = Likeness(
        old_text,
        new_text,
        Vocabulary() if vocabulary is None else vocabulary,
        lambda left, right: bool(old[left].number) and old[left].number == new[right].number,
        frozenset(index for index, unit in enumerate(old) if unit.fixed),
    )
    pairs = paired([unit.key for unit in old], [unit.key for unit in new], likeness)
    kept = in_order(pairs, likeness)
    parts = split_and_merged(kept, pairs, likeness)
    differs = {left: _differ(old_text[left], new_text[right]) for left, right in pairs.items()}
    return Alignment(tuple(_rows(_Layout(len(old), len(new), kept), pairs, parts, differs)), pairs, parts)


def _differ(old: str, new: str) -> bool:
    return old != new and plain(old) != plain(new)


def _plain_texts(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """The texts without differences in white space; those that are on both sides as they are stay so."""
    both = set(old).intersection(new)
    return [text if text in both else plain(text) for text in old], [
        text if text in both else plain(text) for text in new
    ]


class _Layout:
    """The rows' two sides in reading order, and where each unit stands."""

    def __init__(self, old_count: int, new_count: int, kept: Sequence[tuple[int, int]]) -> None:
        self.sides: list[tuple[int | None, int | None]] = []
        old_at = new_at = 0
        for left, right in (*kept, (old_count, new_count)):
            self.sides.extend((index, None) for index in range(old_at, left))
            self.sides.extend((None, index) for index in range(new_at, right))
            if left < old_count:
                self.sides.append((left, right))
            old_at, new_at = left + 1, right + 1
        self.at_old = {left: row for row, (left, _right) in enumerate(self.sides) if left is not None}
        self.at_new = {right: row for row, (_left, right) in enumerate(self.sides) if right is not None}


def _rows(layout: _Layout, pairs: dict[int, int], parts: Parts, differs: dict[int, bool]) -> list[Row]:
    """Between two pairs that keep their order come first the old units that are only there, then the new ones."""
    origin = {right: left for left, right in pairs.items()}
    rows: list[Row] = []
    for left, right in layout.sides:
        if left is None and right is not None:
            if right in origin:
                at, differ = layout.at_old[origin[right]], differs[origin[right]]
                rows.append(Row(RowKind.MOVED, None, right, at, differ))
            elif right in parts.split:
                rows.append(Row(RowKind.SPLIT, None, right, layout.at_old[parts.split[right]], True))
            else:
                rows.append(Row(RowKind.INSERTED, None, right))
        elif left is not None and right is None:
            if left in pairs:
                rows.append(Row(RowKind.MOVED, left, None, layout.at_new[pairs[left]], differs[left]))
            elif left in parts.merged:
                rows.append(Row(RowKind.MERGED, left, None, layout.at_new[parts.merged[left]], True))
            else:
                rows.append(Row(RowKind.DELETED, left, None))
        elif left is not None:
            rows.append(Row(_kind(left, pairs[left], parts, differs[left]), left, right, None, differs[left]))
    return rows


def _kind(left: int, right: int, parts: Parts, differs: bool) -> RowKind:
    if left in parts.split_from:
        return RowKind.SPLIT
    if right in parts.merged_into:
        return RowKind.MERGED
    return RowKind.CHANGED if differs else RowKind.SAME
