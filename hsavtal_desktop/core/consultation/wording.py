"""What proposals change in the words that they were made in.

The *ground* of a text is every character that no authority wrote: positions in it stay comparable whatever is
decided.  What each proposal would do to it is a set of stretches struck and words put in.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import repeat, takewhile

from hsavtal_desktop.core.consultation.objects import Objects
from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.core.sequence import Span
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.text import marks_of

_AROUND = 60
"""Characters of unchanged words that are shown on each side."""


Order = tuple[int, str, int]


@dataclass(slots=True)
class Touch:
    """What one proposal does to the ground of one text."""

    struck: list[tuple[int, int]] = field(default_factory=list)
    added: dict[int, str] = field(default_factory=dict)
    """Position in the ground → the words that come there."""
    looks: list[tuple[int, int]] = field(default_factory=list)
    """Stretches that would look otherwise."""
    order: Order = (0, "", 0)
    """When it was taken in, in the order of the log."""

    @property
    def start(self) -> int:
        """The first position that is touched."""
        return min(first for first, _ in self._stretches())

    @property
    def stop(self) -> int:
        """The position after the last."""
        return max(last for _, last in self._stretches())

    def _stretches(self) -> list[tuple[int, int]]:
        return [*self.struck, *self.looks, *((place, place) for place in self.added)]


Segment = tuple[str, str]
"""Words and what becomes of them: ``""`` they stay, ``-`` they go, ``+`` they come, ``~`` they look otherwise."""


@dataclass(slots=True)
class Ground:
    """The words of a text that authorities commented on, and what each of their proposals does to them."""

    words: str = ""
    touches: dict[str, Touch] = field(default_factory=dict)
    objects: Objects = field(default_factory=Objects)
    """What the signs among the words stand for."""
    writings: list[tuple[int, int, Order]] = field(default_factory=list)
    """Stretches of the words and when each was written."""

    def result(self, revision: str, start: int, stop: int, before: Order) -> str:
        """What ``[start, stop]`` would read if only this proposal were accepted, without what was written later."""
        return "".join(words for words, mark in self.segments(revision, start, stop, before) if mark != "-")

    def segments(self, revision: str, start: int, stop: int, before: Order) -> list[Segment]:
        """The words of ``[start, stop]``, as far as written ``before``, with what the proposal makes of them."""
        touch = self.touches[revision]
        late = [(first, last) for first, last, order in self.writings if order > before and last > start]
        edges = {start, stop, *touch.added, *(edge for pair in (*touch.struck, *touch.looks, *late) for edge in pair)}
        places = sorted(place for place in edges if start <= place <= stop)
        found: list[Segment] = []
        for index, place in enumerate(places):
            following = places[index + 1] if index + 1 < len(places) else place
            kept = self.words[place:following]
            mark = "-" if _within(place, touch.struck) else "~" if _within(place, touch.looks) else ""
            if not mark and _within(place, late):
                kept = ""
            come = touch.added.get(place, "")
            # What goes is read before what comes in its place.
            if mark == "-" and following not in touch.added:
                found.extend([(kept, mark), (come, "+")])
            else:
                found.extend([(come, "+"), (kept, mark)])
        return _trimmed(_joined(found))

    def around(self, revision: str) -> list[Segment]:
        """What a proposal does, with some words on both sides."""
        touch = self.touches[revision]
        return self.segments(revision, self._back(touch.start), self._forth(touch.stop), touch.order)

    def _back(self, place: int) -> int:
        start = max(0, place - _AROUND, self.words.rfind(BREAK, 0, max(0, place)) + 1)
        if start and start == place - _AROUND:
            start = min(place, self.words.find(" ", start) + 1 or start)
        return start

    def _forth(self, place: int) -> int:
        end = self.words.find(BREAK, place)
        stop = min(len(self.words) if end < 0 else end, place + _AROUND)
        if stop == place + _AROUND:
            stop = max(place, self.words.rfind(" ", place, stop))
        return stop


def ground_of(state: State, text: str, proposals: Collection[str]) -> Ground:
    """Read a text as authorities found it, with what ``proposals`` (revision ids) do to it."""
    ground = Ground()
    words: list[str] = []
    position = 0
    for span in state.text(text).sequence.ordered()[:-1]:
        writer = next((name for name in _writers(span) if state.revisions[name].card.get("on_behalf")), "")
        struck = {entry.event["revision"] for entry in span.deletes}
        told = ground.objects.signed(span.text, repeat(marks_of(span).get("atom") or {}))
        if writer:
            if writer in proposals and writer not in struck:
                added = ground.touches.setdefault(writer, Touch()).added
                added[position] = added.get(position, "") + told
            continue
        stop = position + len(span.text)
        for name in struck & set(proposals):
            _extend(ground.touches.setdefault(name, Touch()).struck, position, stop)
        for name in {entry.event["revision"] for entry in span.formats} & set(proposals):
            _extend(ground.touches.setdefault(name, Touch()).looks, position, stop)
        words.append(told)
        if span.origins:
            ground.writings.append((position, stop, span.origins[0].order))
        position = stop
    for name, touch in ground.touches.items():
        touch.order = min(entry.order for entry in state.revisions[name].events.values())
    ground.words = "".join(words)
    return ground


def _writers(span: Span) -> list[str]:
    return [entry.event["revision"] for entry in span.origins]


def _extend(stretches: list[tuple[int, int]], start: int, stop: int) -> None:
    if stretches and stretches[-1][1] == start:
        stretches[-1] = stretches[-1][0], stop
    else:
        stretches.append((start, stop))


def _within(place: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= place < stop for start, stop in stretches)


def _trimmed(segments: list[Segment]) -> list[Segment]:
    """Without the words at both ends of a replacement that are the same before and after."""
    found: list[Segment] = []
    for words, mark in segments:
        if mark == "+" and found and found[-1][1] == "-":
            gone, come, first, last = _unlike(found.pop()[0], words)
            found.extend([(first, ""), (gone, "-"), (come, "+"), (last, "")])
        else:
            found.append((words, mark))
    return _joined(found)


def _unlike(old: str, new: str) -> tuple[str, str, str, str]:
    """What differs of two wordings, and the whole words before and after it."""
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    first = _shared(before, after)
    last = _shared(before[first:][::-1], after[first:][::-1])
    return (
        "".join(before[first : len(before) - last]),
        "".join(after[first : len(after) - last]),
        "".join(before[:first]),
        "".join(before[len(before) - last :]) if last else "",
    )


def _shared(one: list[str], other: list[str]) -> int:
    """How many words two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _joined(segments: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for words, mark in segments:
        if words and joined and joined[-1][1] == mark:
            joined[-1] = joined[-1][0] + words, mark
        elif words:
            joined.append((words, mark))
    return joined
