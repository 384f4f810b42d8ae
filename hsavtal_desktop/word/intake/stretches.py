"""Stretches of characters that bear our own marks, in the sent copy and in what came back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from hsavtal_desktop.core.comparison.order import heaviest_run
from hsavtal_desktop.word.intake.lines import Bit

_MINUTE: Final = len("2026-11-22T09:41")
"""What of a mark's time survives every editor."""

Stretch = tuple[int, int, tuple[str, ...]]
"""First character, the one after the last, and whose marks they bear."""


def our_stretches(bits: Sequence[Bit]) -> list[Stretch]:
    """Where our marks propose or strike characters; ``bits`` has one entry for each."""
    found: list[Stretch] = []
    start = 0
    if all(bit.our_insertion is None and bit.our_deletion is None for bit in bits):
        return found
    for key, run in groupby(bits, key=_marks_of):
        stop = start + sum(1 for _ in run)
        if key:
            found.append((start, stop, key))
        start = stop
    return found


def _marks_of(bit: Bit) -> tuple[str, ...]:
    marks = [mark for mark in (bit.our_insertion, bit.our_deletion) if mark is not None]
    return tuple(word for mark in marks for word in (mark.kind.value, mark.author, mark.date_raw[:_MINUTE]))


def still_marked(
    before: str, sent: Sequence[Stretch], after: str, returned: Sequence[Stretch]
) -> list[tuple[int, int, int, int]]:
    """Stretches that came back as they were sent, marks and all."""
    pairs = [
        (old, new)
        for old, (start, stop, key) in enumerate(sent)
        for new, (new_start, new_stop, new_key) in enumerate(returned)
        if key == new_key and before[start:stop] == after[new_start:new_stop]
    ]
    run = heaviest_run([(old, new, sent[old][1] - sent[old][0]) for old, new in pairs])
    return [(*sent[pairs[at][0]][:2], *returned[pairs[at][1]][:2]) for at in run]
