"""The characters of a text on both sides, sent and returned, and which of them are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.word.intake.aligning import Hints, partners_around
from hsavtal_desktop.word.intake.lines import Bit, Line, ParagraphStyle
from hsavtal_desktop.word.intake.matching import Matched
from hsavtal_desktop.word.intake.sent import Character, SentLine
from hsavtal_desktop.word.intake.stretches import our_stretches, still_marked
from hsavtal_desktop.word.model import WordTable

SentChar = tuple[str, Bit, Character]
"""A character of the sent copy, its bit, and which of ours it is."""


class Item(NamedTuple):
    """A character of the returned file."""

    char: str
    bit: Bit
    style: ParagraphStyle
    table: WordTable | None = None
    begins: str = ""
    """Key of the new clause that begins with it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The characters of both sides."""

    sent: Sequence[SentChar]
    items: Sequence[Item]
    partner: Sequence[int]
    """For each item that the recipient did not insert: which of the sent ones it is, -1 for none."""
    stand: Sequence[int]
    """For each of the same: how many of the sent ones stand before it."""
    first: int
    """How many characters at the beginning nobody touched."""
    last: int
    """How many at the end."""

    @property
    def ends(self) -> tuple[Sequence[SentChar], Sequence[SentChar]]:
        """The sent characters at the beginning and at the end that nobody touched."""
        return self.sent[: self.first], self.sent[len(self.sent) - self.last :]

    @property
    def untouched(self) -> Sequence[Item]:
        """The items at both ends that nobody touched."""
        return [*self.items[: self.first], *self.items[len(self.items) - self.last :]]


def brought_together(olds: Sequence[SentLine], news: Sequence[Matched], references: frozenset[Character]) -> Sides:
    """Both sides of some lines; ``references`` are the sent characters that are printed as several."""
    sent = [entry for old in olds for entry in sent_characters(old)]
    items = [item for new in news for item in items_of(new)]
    partner, stand = _partners(sent, items, references)
    first, last = (0, 0) if references else _unchanged_ends(sent, items, partner)
    return Sides(sent, items, partner, stand, first, last)


def _partners(
    sent: Sequence[SentChar], items: Sequence[Item], references: frozenset[Character]
) -> tuple[list[int], list[int]]:
    base = [item for item in items if item.bit.inserted is None]
    before = "".join(char for char, _, _ in sent)
    after = "".join(item.char for item in base)
    stretches = our_stretches([bit for _, bit, _ in sent])
    returned = our_stretches([item.bit for item in base])
    same = still_marked(before, stretches, after, returned)
    there = {start for _, _, start, _ in same}
    # What is marked still, but not all of it, was edited by hand: Word takes a change out whole.
    edited = {key for start, _, key in returned if start not in there}
    hints = Hints(
        [name is not None and name in references for _, _, name in sent],
        [(start, stop) for start, stop, key in stretches if key not in edited],
        marked=len(base) < len(items) or any(item.bit.deleted for item in base),
    )
    return partners_around(before, after, hints, same)


def _unchanged_ends(sent: Sequence[SentChar], items: Sequence[Item], partner: Sequence[int]) -> tuple[int, int]:
    """How many characters at the beginning and at the end nobody touched, marks and looks included."""
    first = _unchanged(sent, items, partner)
    from_end = [len(sent) - 1 - one for one in reversed(partner)]
    return first, _unchanged(sent[first:][::-1], items[first:][::-1], from_end)


def _unchanged(sent: Iterable[SentChar], items: Iterable[Item], partner: Iterable[int]) -> int:
    """How many characters at the beginning nobody touched."""
    count = 0
    before = now = None
    for (_, bit, _), item, one in zip(sent, items, partner, strict=False):
        # Neighbours mostly are of the same bits: what was told of one holds for the next.
        if bit is not before or item.bit is not now or item.begins:
            if not _is_untouched(bit, item):
                break
            before, now = bit, item.bit
        if one != count:
            break
        count += 1
    return count


def _is_untouched(before: Bit, item: Item) -> bool:
    now = item.bit
    ours = before.our_insertion or before.our_deletion or now.our_insertion or now.our_deletion
    theirs = now.inserted or now.deleted or now.note or item.begins
    return not (ours or theirs) and before.look == now.look


def sent_characters(line: SentLine) -> list[SentChar]:
    """Each character of a sent line and its break."""
    names = line.characters()
    bits = [bit for bit in line.line.bits for _ in bit.text]
    listed = list(zip(line.line.text, bits, names, strict=True))
    return [*listed, (BREAK, line.line.end, line.end)]


def items_of(matched: Matched) -> list[Item]:
    """Each character of a returned line and its break."""
    line = matched.line
    own = matched.style or line.style
    found: list[Item] = []
    for bit in line.bits:
        style = own if bit.ends is None else Line((), bit).style
        found.extend([Item(char, bit, style, line.table) for char in bit.text])
    found.append(Item(BREAK, line.end, own))
    if matched.begins:
        found[0] = found[0]._replace(begins=matched.begins)
    return found
