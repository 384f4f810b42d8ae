"""The characters of one text, in an order that every replica agrees on.

Characters never leave.  Each stands to the left or right of another (Fugue order), so runs typed forwards or
backwards by different people never interleave, and the order depends only on which characters exist, not on when
they arrived.  They are kept as *spans*: stretches whose characters follow each other and share one history.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.reading import BREAK


class Entry(NamedTuple):
    """An event with what is needed to judge it."""

    change: str
    """Id of the change it came in (or of the draft that holds it)."""
    order: tuple[int, str, int]
    """Lamport number, change id and place in the change."""
    author: str
    time: str
    event: Mapping[str, Any]
    dead: bool = False
    """Without effect: its author had no right to it.  Its characters still anchor others."""


def precedes(history: History, earlier: Entry, later: Entry) -> bool:
    """Whether the author of ``later`` knew of ``earlier``: from a change seen, or from earlier in the same change."""
    return earlier.order < later.order and history.saw(later.change, earlier.change)


class Span:
    """Characters ``start … start + len(text)`` of a source, with what happened to all of them."""

    __slots__ = ("deletes", "formats", "last", "left", "origins", "right", "source", "start", "text")

    def __init__(self, source: str, start: int, text: str, origins: tuple[Entry, ...], last: int = -1) -> None:
        self.source = source
        self.start = start
        self.text = text
        self.origins = origins
        """The events that introduced them: one, unless a copied draft was released twice."""
        self.last = last
        """Place in its change of the event that the span last grew by."""
        self.deletes: tuple[Entry, ...] = ()
        self.formats: tuple[Entry, ...] = ()
        self.left: list[Span] = []
        self.right: list[Span] = []

    @property
    def stop(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)

    @property
    def key(self) -> tuple[str, int]:
        """What orders spans that stand at the same side of the same character."""
        return self.source, self.start

    def split(self, offset: int) -> Span:
        """Cut before ``offset``; give the new span with the rest."""
        cut = offset - self.start
        rest = Span(self.source, offset, self.text[cut:], self.origins, self.last)
        rest.deletes, rest.formats = self.deletes, self.formats
        rest.right, self.right = self.right, [rest]
        self.text = self.text[:cut]
        return rest


class Sequence:
    """The spans of one text and the order they stand in."""

    def __init__(self, text: str) -> None:
        self.root = Span(text, 0, BREAK, ())
        """The final break: it belongs to the text itself and is never struck."""
        self._spans: dict[str, list[Span]] = {text: [self.root]}
        self._starts: dict[str, list[int]] = {text: [0]}
        self._ordered: list[Span] | None = None

    def ordered(self) -> list[Span]:
        """All spans in order, the final break last."""
        if self._ordered is None:
            self._ordered = list(self._walk())
        return self._ordered

    def find(self, source: str, offset: int) -> Span | None:
        """The span that holds a character."""
        starts = self._starts.get(source)
        if not starts:
            return None
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        span = self._spans[source][index]
        return span if offset < span.stop else None

    def holds_any(self, source: str, start: int, length: int) -> bool:
        """Whether any character of the stretch is here already."""
        starts = self._starts.get(source)
        if not starts:
            return False
        index = bisect_right(starts, start + length - 1) - 1
        return index >= 0 and self._spans[source][index].stop > start

    def place(self, entry: Entry, start: int, chars: str, at: tuple[str, int, str]) -> None:
        """Put new characters beside one that is here."""
        source = entry.event["source"]
        anchor = self.find(at[0], at[1])
        if anchor is None:
            raise KeyError(at)
        if at[2] == "R" and self._continues(anchor, entry, start, at):
            anchor.text += chars
            anchor.last = entry.order[2]
            return
        span = Span(source, start, chars, (entry,), entry.order[2])
        if at[2] == "R":
            if at[1] + 1 < anchor.stop:
                self._register(anchor.split(at[1] + 1))
            siblings = anchor.right
        else:
            if at[1] > anchor.start:
                rest = anchor.split(at[1])
                self._register(rest)
                anchor = rest
            siblings = anchor.left
        insort(siblings, span, key=lambda sibling: sibling.key)
        self._register(span)
        self._ordered = None

    def cover(self, ranges: Iterable[tuple[str, int, int]]) -> Iterator[Span]:
        """The spans that lie wholly inside the ranges, cut at their ends; what is not here is passed over."""
        for source, start, length in ranges:
            position, stop = start, start + length
            while position < stop:
                span = self.find(source, position)
                if span is None:
                    position = self._next_start(source, position, stop)
                    continue
                if span.start < position:
                    span = span.split(position)
                    self._register(span)
                    self._ordered = None
                if span.stop > stop:
                    self._register(span.split(stop))
                    self._ordered = None
                yield span
                position = span.stop

    def gaps(self, source: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The stretches inside ``[start, stop)`` of a source of which no character is here."""
        position = start
        while position < stop:
            span = self.find(source, position)
            if span is not None:
                position = span.stop
                continue
            until = self._next_start(source, position, stop)
            yield position, until
            position = until

    def _continues(self, anchor: Span, entry: Entry, start: int, at: tuple[str, int, str]) -> bool:
        """Typing on, event after event of one change: the span just grows."""
        return (
            anchor.source == entry.event["source"]
            and anchor.stop == start == at[1] + 1
            and not anchor.right
            and not anchor.deletes
            and not anchor.formats
            and len(anchor.origins) == 1
            and anchor.origins[0].change == entry.change
            and anchor.last + 1 == entry.order[2]
            and anchor.origins[0].dead == entry.dead
            and anchor.origins[0].event["revision"] == entry.event["revision"]
            and not anchor.origins[0].event.get("marks")
            and not entry.event.get("marks")
        )

    def _register(self, span: Span) -> None:
        starts = self._starts.setdefault(span.source, [])
        index = bisect_right(starts, span.start)
        starts.insert(index, span.start)
        self._spans.setdefault(span.source, []).insert(index, span)

    def _next_start(self, source: str, position: int, stop: int) -> int:
        starts = self._starts.get(source, [])
        index = bisect_right(starts, position)
        return min(stop, starts[index]) if index < len(starts) else stop

    def _walk(self) -> Iterator[Span]:
        stack: list[tuple[Span, bool]] = [(self.root, False)]
        while stack:
            span, opened = stack.pop()
            if opened:
                yield span
                stack.extend((child, False) for child in reversed(span.right))
            else:
                stack.append((span, True))
                stack.extend((child, False) for child in reversed(span.left))
