"""References: one character of ours that the file prints as a number, and that editors compute anew."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.word.intake.operations import Add, Keep, Op, Strike
from hsavtal_desktop.word.intake.sent import Character

_NUMBER: Final = re.compile(r"[A-ZÅÄÖ]?\d+(?:\.\d+)*|\?|0")
_LOST: Final = re.compile(
    r"(?:Error: Reference source not found|Error! Reference source not found|Fel! .{0,60}referenskälla)\.?"
)
"""What Word and LibreOffice print where the bookmark that a field points at is gone."""


def is_lost(printed: str) -> bool:
    """Whether a file has lost what a reference points at, by what it prints (U+FFFC: nothing)."""
    return printed == ATOM or _LOST.fullmatch(printed) is not None


def whole_references(ops: Sequence[Op], references: Collection[Character]) -> list[Op]:
    """A reference is one character of ours although it prints several: it goes whole or stays whole."""
    settled: list[Op] = []
    for start, stop in _stretches(ops, references):
        group = ops[start:stop]
        struck = [op for op in group if isinstance(op, Strike)]
        added = [op for op in group if isinstance(op, Add)]
        if not struck:
            settled.extend((group[0], *added) if stop - start > 1 else group)
            continue
        settled.append(replace(struck[0], text="".join(op.text for op in struck)))
        left = "".join(op.text for op in group if not isinstance(op, Strike))
        if left:
            settled.append(Add(left, struck[0].hand))
    return settled


def keep_recounted(ops: list[Op], references: Collection[Character]) -> Iterator[tuple[str, str]]:
    """Keep references whose printed number an editor has computed anew; give what they printed and print now.

    A number typed by hand over another can not be told from a computed one, so each is told of.
    """
    place = 0
    while place < len(ops):
        op = ops[place]
        if isinstance(op, Strike) and not op.hand.tracked and op.char in references:
            stop = place + 1
            while stop < len(ops) and isinstance(came := ops[stop], Add) and not came.hand.tracked:
                stop += 1
            now = "".join(came.text for came in ops[place + 1 : stop] if isinstance(came, Add))
            if _NUMBER.fullmatch(now) or is_lost(now):
                ops[place:stop] = [Keep(op.char)]
                yield op.text, now
        place += 1


def _stretches(ops: Sequence[Op], references: Collection[Character]) -> Iterator[tuple[int, int]]:
    """Stretches from the first to the last operation on one reference; each other operation alone."""
    last = {op.char: index for index, op in enumerate(ops) if not isinstance(op, Add) and op.char in references}
    index = 0
    while index < len(ops):
        op = ops[index]
        stop = index + 1 if isinstance(op, Add) else last.get(op.char, index) + 1
        yield index, stop
        index = stop
