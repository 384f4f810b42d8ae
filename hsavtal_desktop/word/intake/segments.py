"""Which paragraphs of a text are compared with which: one with one, or several where some were split or joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz.distance import Indel

from hsavtal_desktop.core.comparison.order import heaviest_run
from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.word.intake.matching import Matched
from hsavtal_desktop.word.intake.sent import SentLine

Segment = tuple[range, range]
"""Places among the sent lines, and among the returned ones; either may be empty."""

_LESS: Final = 0.5
"""Share of the difference that must be left when a neighbour is compared together with a paragraph."""


def segments(
    sent: Sequence[tuple[int, SentLine]], returned: Sequence[Matched], merged: Mapping[int, int]
) -> list[Segment]:
    """Cut both sides into stretches that are compared with each other, in order, each line in one."""
    return _Cutter(sent, returned, merged).cut()


class _Cutter:
    def __init__(
        self, sent: Sequence[tuple[int, SentLine]], returned: Sequence[Matched], merged: Mapping[int, int]
    ) -> None:
        self._sent = [line.line.text for _, line in sent]
        self._is_table = [line.table != "" for _, line in sent]
        self._returned = returned
        self._place = {number: place for place, (number, _) in enumerate(sent)}
        self._merged = {self._place[old]: new for old, new in merged.items() if old in self._place}

    def cut(self) -> list[Segment]:
        found: list[Segment] = []
        pairs = self._pairs()
        stops = [*pairs, (len(self._sent), len(self._returned))][1:]
        old_at = new_at = 0
        for (old, new), (old_limit, new_limit) in zip(pairs, stops, strict=True):
            olds, news = self._group(old, new, (old_at, old_limit), new_limit)
            olds, news = self._widened(olds, news, (old_at, old_limit), (new_at, new_limit))
            found += [
                (range(old_at, olds.start), range(0)),
                (range(0), range(new_at, news.start)),
                (olds, news),
            ]
            old_at, new_at = olds.stop, news.stop
        found += [(range(old_at, len(self._sent)), range(0)), (range(0), range(new_at, len(self._returned)))]
        return [segment for segment in found if segment[0] or segment[1]]

    def _pairs(self) -> list[tuple[int, int]]:
        """(sent, returned) lines that are the same paragraph and keep their order."""
        first: dict[int, int] = {}
        for new, line in enumerate(self._returned):
            old = self._place.get(line.sent, -1) if line.sent is not None else -1
            if old >= 0:
                first.setdefault(old, new)
        listed = list(first.items())
        run = heaviest_run([(old, new, 1 + len(self._sent[old])) for old, new in listed])
        return [listed[place] for place in run]

    def _group(self, old: int, new: int, old_room: tuple[int, int], new_limit: int) -> Segment:
        """A pair with the lines that the alignment says were split off from it or joined with it."""
        start, stop, new_stop = old, old + 1, new + 1
        index = self._returned[new].index
        while start > old_room[0] and self._merged.get(start - 1) == index:
            start -= 1
        while stop < old_room[1] and self._merged.get(stop) == index:
            stop += 1
        while new_stop < new_limit and self._is_part(new_stop, old):
            new_stop += 1
        return range(start, stop), range(new, new_stop)

    def _is_part(self, new: int, old: int) -> bool:
        line = self._returned[new]
        return line.sent is not None and self._place.get(line.sent) == old

    def _widened(self, olds: range, news: range, old_room: tuple[int, int], new_room: tuple[int, int]) -> Segment:
        """With a neighbour that has no partner, where together they differ much less.

        So are paragraphs found that were joined or split in the middle of a word.
        """
        while True:
            best: tuple[float, range, range] | None = None
            apart = self._distance(olds, news)
            if not apart:
                return olds, news
            for wider, more, extra in self._choices(olds, news, old_room, new_room):
                together = self._distance(wider, more)
                if together < _LESS * (apart + extra) and (best is None or together < best[0]):
                    best = together, wider, more
            if best is None:
                return olds, news
            _, olds, news = best

    def _choices(
        self, olds: range, news: range, old_room: tuple[int, int], new_room: tuple[int, int]
    ) -> list[tuple[range, range, int]]:
        """(wider sent lines, wider returned lines, characters of the neighbour)."""
        choices: list[tuple[range, range, int]] = []
        for start, stop, extra in (
            (olds.start - 1, olds.stop, olds.start - 1),
            (olds.start, olds.stop + 1, olds.stop),
        ):
            if old_room[0] <= start and stop <= old_room[1] and not self._is_table[extra]:
                choices.append((range(start, stop), news, len(self._sent[extra])))
        for start, stop, extra in (
            (news.start - 1, news.stop, news.start - 1),
            (news.start, news.stop + 1, news.stop),
        ):
            if new_room[0] <= start and stop <= new_room[1]:
                line = self._returned[extra]
                if line.sent is None and not line.line.new and line.line.table is None:
                    choices.append((olds, range(start, stop), len(line.line.base)))
        return choices

    def _distance(self, olds: range, news: range) -> int:
        before = BREAK.join(self._sent[place] for place in olds)
        after = BREAK.join(self._returned[place].line.base for place in news)
        return int(Indel.distance(before, after))
