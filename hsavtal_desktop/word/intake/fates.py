"""What became of the changes that a copy was sent with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.word.intake.lines import Bit
from hsavtal_desktop.word.intake.operations import Keep, Op, Strike
from hsavtal_desktop.word.model import Mark

_SHOWN: Final = 200
"""Characters of a change that are kept to tell of it."""


@dataclass(slots=True)
class Fate:
    """What became of the characters that one of our marks proposed or struck."""

    mark: Mark
    marked: int = 0
    """Still there, still marked."""
    plain: int = 0
    """Still there, no longer marked."""
    gone: int = 0
    words: str = ""
    clause: str = ""
    swallowed: bool = False
    """Whether some went together with agreed words around them."""


class Fates:
    """What became of our own marks, gathered over all texts."""

    def __init__(self) -> None:
        self.all: dict[tuple[str, str, str, str], Fate] = {}

    def note(self, clause: str, before: Bit, now: Bit | None, char: str) -> None:
        """Note one character of the sent copy and what it is in the returned one (None: gone)."""
        if before.our_deletion is not None:
            fate = self._fate(before.our_deletion, clause)
            still = now is not None and now.our_deletion is not None
        elif before.our_insertion is not None:
            fate = self._fate(before.our_insertion, clause)
            still = now is not None and now.our_insertion is not None
        else:
            return
        fate.words += char if len(fate.words) < _SHOWN else ""
        if now is None:
            fate.gone += 1
        elif still:
            fate.marked += 1
        else:
            fate.plain += 1

    def settle(self, ops: list[Op], clause: str) -> None:
        """Tell what the recipient decided on in Word from what was deleted.

        What we had struck and what we had proposed is gone when the recipient accepted the one and rejected the
        other: then nothing beside it is.  A proposal that is gone together with agreed words was deleted with them.
        """
        for start, stop in _untracked_strikes(ops):
            run = [op for op in ops[start:stop] if isinstance(op, Strike)]
            deleted = any(op.proposal is None and op.struck is None for op in run)
            for place, op in enumerate(run, start):
                mark = op.struck or op.proposal
                if mark is None:
                    continue
                fate = self._fate(mark, clause)
                fate.swallowed = fate.swallowed or deleted
                decided = not (deleted or fate.marked or fate.plain)
                if op.struck is not None or decided:
                    ops[place] = Keep(op.char)

    def _fate(self, mark: Mark, clause: str) -> Fate:
        key = mark.kind.value, mark.author, mark.date_raw, clause
        if key not in self.all:
            self.all[key] = Fate(mark, clause=clause)
        return self.all[key]


def _untracked_strikes(ops: Sequence[Op]) -> Iterator[tuple[int, int]]:
    """Stretches of characters that are gone without a mark."""
    start = -1
    for place, op in enumerate((*ops, Keep(None))):
        struck = isinstance(op, Strike) and not op.hand.tracked
        if struck and start < 0:
            start = place
        elif not struck and start >= 0:
            yield start, place
            start = -1
