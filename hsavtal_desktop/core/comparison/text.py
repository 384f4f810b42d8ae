"""Two texts compared word by word: the least that turns one into the other, told in whole words.

The answer of ``compare_text`` is minimal in words and exact: applying it to the old text gives the new, undoing it
gives the old.  ``phrases`` joins what a person would mark as one phrase; it is for display.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import LCSseq

from hsavtal_desktop.core.comparison.order import anchors
from hsavtal_desktop.core.comparison.words import Vocabulary, Worded

_WHOLE: Final = 25_000_000
"""Old tokens × new tokens up to which the longest common part is sought at once (some 3 MB of bits)."""
_HOPELESS: Final = 1_600_000_000
"""The same product above which a stretch without any anchor counts as replaced outright."""
_ANCHOR: Final = 3
"""Tokens in a row that anchor a very long text, where they occur once on both sides."""

_SENTENCE_ENDS: Final = frozenset(".!?:;")

Span = tuple[int, int, int, int]
"""A changed stretch: old start, old stop, new start, new stop."""


class Change(StrEnum):
    """What became of a stretch of text."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that is equal, deleted or inserted; positions count code points, start in, stop out.

    A deleted stretch is empty on the new side, an inserted one on the old side.
    """

    kind: Change
    text: str
    old_start: int
    old_stop: int
    new_start: int
    new_stop: int


def compare_text(old: str, new: str, vocabulary: Vocabulary | None = None) -> tuple[Difference, ...]:
    """The differences in order, covering both texts; between two equal stretches one deleted, one inserted or both.

    A ``vocabulary`` kept between calls saves finding the words of the same text again.
    """
    return differences_of(old, new, changed_spans(old, new, vocabulary))


def changed_spans(old: str, new: str, vocabulary: Vocabulary | None = None) -> list[Span]:
    """The changed stretches of ``compare_text`` in code points."""
    if old == new:
        return []
    known = Vocabulary() if vocabulary is None else vocabulary
    before, after = known.word(old), known.word(new)
    old_at, new_at = before.offsets(), after.offsets()
    return [
        (old_at[old_start], old_at[old_stop], new_at[new_start], new_at[new_stop])
        for old_start, old_stop, new_start, new_stop in changed_words(before, after)
    ]


def changed_words(old: Worded, new: Worded) -> list[Span]:
    """The changed stretches as token positions, apart from each other, each placed where a reader would put it."""
    return _placed(_changed(old.all, new.all), old.tokens, new.tokens)


def differences_of(old: str, new: str, changed: Iterable[Span]) -> tuple[Difference, ...]:
    """The differences between two texts that differ in the stretches given (code points)."""
    found: list[Difference] = []
    old_at = new_at = 0
    for old_start, old_stop, new_start, new_stop in (*changed, (len(old), len(old), len(new), len(new))):
        if old_at < old_start:
            found.append(Difference(Change.EQUAL, old[old_at:old_start], old_at, old_start, new_at, new_start))
        if old_start < old_stop:
            text = old[old_start:old_stop]
            found.append(Difference(Change.DELETED, text, old_start, old_stop, new_start, new_start))
        if new_start < new_stop:
            text = new[new_start:new_stop]
            found.append(Difference(Change.INSERTED, text, old_stop, old_stop, new_start, new_stop))
        old_at, new_at = old_stop, new_stop
    return tuple(found)


def spans_of(differences: Iterable[Difference]) -> list[Span]:
    """The changed stretches in code points: the reverse of ``differences_of``."""
    spans: list[Span] = []
    for difference in differences:
        if difference.kind is Change.EQUAL:
            continue
        here = (difference.old_start, difference.old_stop, difference.new_start, difference.new_stop)
        if spans and spans[-1][1] == here[0] and spans[-1][3] == here[2]:
            here = (spans[-1][0], here[1], spans[-1][2], here[3])
            spans.pop()
        spans.append(here)
    return spans


def new_text(differences: Iterable[Difference]) -> str:
    """The new text: the differences applied."""
    return "".join(difference.text for difference in differences if difference.kind is not Change.DELETED)


def old_text(differences: Iterable[Difference]) -> str:
    """The old text: the differences undone."""
    return "".join(difference.text for difference in differences if difference.kind is not Change.INSERTED)


def _changed(old: str, new: str) -> list[Span]:
    """The changed stretches between two strings of tokens by their longest common part."""
    spans: list[Span] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        old_start, old_stop, new_start, new_stop = _trimmed(old, new, waiting.pop())
        if old_start == old_stop and new_start == new_stop:
            continue
        size = (old_stop - old_start) * (new_stop - new_start)
        inner = [] if size <= _WHOLE else _anchored(old, new, (old_start, old_stop, new_start, new_stop))
        if inner:
            waiting.extend(reversed(inner))
        elif size == 0 or size > _HOPELESS:
            spans.append((old_start, old_stop, new_start, new_stop))
        else:
            found = LCSseq.opcodes(old[old_start:old_stop], new[new_start:new_stop])
            spans.extend(
                (
                    old_start + code.src_start,
                    old_start + code.src_end,
                    new_start + code.dest_start,
                    new_start + code.dest_end,
                )
                for code in found
                if code.tag != "equal"
            )
    return _joined(spans)


def _trimmed(old: str, new: str, span: Span) -> Span:
    old_start, old_stop, new_start, new_stop = span
    while old_start < old_stop and new_start < new_stop and old[old_start] == new[new_start]:
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_stop and new_start < new_stop and old[old_stop - 1] == new[new_stop - 1]:
        old_stop, new_stop = old_stop - 1, new_stop - 1
    return old_start, old_stop, new_start, new_stop


def _anchored(old: str, new: str, span: Span) -> list[Span]:
    """The stretches between word sequences that occur once on both sides; none where there are no such."""
    old_start, old_stop, new_start, new_stop = span
    pairs = anchors(
        [old[at : at + _ANCHOR] for at in range(old_start, old_stop - _ANCHOR + 1)],
        [new[at : at + _ANCHOR] for at in range(new_start, new_stop - _ANCHOR + 1)],
    )
    between: list[Span] = []
    old_at, new_at = old_start, new_start
    for old_index, new_index in pairs:
        between.append((old_at, old_start + old_index, new_at, new_start + new_index))
        old_at, new_at = old_start + old_index, new_start + new_index
    return [*between, (old_at, old_stop, new_at, new_stop)] if pairs else []


def _joined(spans: list[Span]) -> list[Span]:
    """Stretches that touch on both sides as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1][1] == span[0] and joined[-1][3] == span[2]:
            joined[-1] = (joined[-1][0], span[1], joined[-1][2], span[3])
        else:
            joined.append(span)
    return joined


def _placed(spans: list[Span], old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """Moves a lone insertion or deletion, where it may stand at several places, to the start of a sentence or word."""
    placed: list[Span] = []
    for index, (old_start, old_stop, new_start, new_stop) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(old)
        room_before = old_start - (placed[-1][1] if placed else 0) - (1 if placed else 0)
        room_after = following - old_stop - (1 if index + 1 < len(spans) else 0)
        if old_start == old_stop:
            step = _best_step(new, new_start, new_stop, room_before, room_after)
        elif new_start == new_stop:
            step = _best_step(old, old_start, old_stop, room_before, room_after)
        else:
            step = 0
        placed.append((old_start + step, old_stop + step, new_start + step, new_stop + step))
    return placed


def _best_step(tokens: Sequence[str], start: int, stop: int, before: int, after: int) -> int:
    first = last = 0
    while -first < before and tokens[start + first - 1] == tokens[stop + first - 1]:
        first -= 1
    while last < after and tokens[start + last] == tokens[stop + last]:
        last += 1
    if first == last:
        return 0
    return max(
        range(first, last + 1),
        key=lambda step: (_fitness(tokens, start + step) + _fitness(tokens, stop + step), -abs(step)),
    )


def _fitness(tokens: Sequence[str], at: int) -> int:
    """How well a mark may begin or end here."""
    if at == 0 or at == len(tokens) or tokens[at - 1] == "\n":
        return 4
    if tokens[at - 1].isspace():
        return 3 if at > 1 and tokens[at - 2] in _SENTENCE_ENDS else 2
    return 1 if tokens[at].isspace() else 0
