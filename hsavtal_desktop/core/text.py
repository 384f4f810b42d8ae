"""A text under track changes: its events, and what they make it read as.

A text is a function of the *set* of events about it.  Events are added as they come; one that is taken back, or
that disagrees with an earlier one about the same characters, makes the text be built anew from the set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.reading import Paragraph, Piece, View
from hsavtal_desktop.core.sequence import Entry, Sequence, Span, precedes

Verdict = Callable[[str, Entry, str, int], str]
"""(revision, entry, source, offset) → ``pending``, ``accepted`` or ``rejected``."""


class TextState:
    """One heading, body or table cell."""

    __slots__ = ("_events", "_history", "_sequence", "disputed", "id")

    def __init__(self, text: str, history: History, events: list[Entry]) -> None:
        """``events`` become its own."""
        self.id = text
        self._history = history
        self._events: list[Entry] | dict[tuple[str, int], Entry] = events
        """As they came until the text is read, as most of a log never are; then by change and place."""
        self._sequence: Sequence | None = None
        self.disputed: frozenset[tuple[str, int]] = frozenset()
        """Where two changes disagree on characters, by source and offset of the stretch."""

    @property
    def entries(self) -> Iterable[Entry]:
        """Every event about this text."""
        return self._read().values()

    @property
    def sequence(self) -> Sequence:
        """The characters in order."""
        if self._sequence is None:
            self._sequence = self._build()
        return self._sequence

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in events; adding one again changes nothing."""
        events = self._events
        if isinstance(events, list):
            events.extend(entries)
            return
        for entry in entries:
            key = entry.change, entry.order[2]
            if key in events:
                continue
            events[key] = entry
            if self._sequence is not None and not self._apply(self._sequence, entry):
                self._sequence = None

    def remove(self, entry: Entry) -> None:
        """Take an event back (it was only in a draft, or its change is judged otherwise now)."""
        if self._read().pop((entry.change, entry.order[2]), None) is not None:
            self._sequence = None

    def _read(self) -> dict[tuple[str, int], Entry]:
        events = self._events
        if isinstance(events, list):
            known: dict[tuple[str, int], Entry] = {}
            for entry in events:
                known.setdefault((entry.change, entry.order[2]), entry)
            # Put in place when it is whole: others may read the text at the same time.
            self._events = events = known
        return events

    def pieces(self, view: View, verdict: Verdict) -> list[Piece]:
        """The characters that a view shows, in order, neighbours of like appearance joined; the final break last.

        In SIMPLE, text proposed to be struck is left as a piece without characters, so that a bar can tell of it.
        """
        shown: list[Piece] = []
        for span in self.sequence.ordered():
            piece = _read_span(span, view, verdict, span is self.sequence.root)
            if piece is None:
                continue
            last = shown[-1] if shown else None
            if last is not None and _joins(last, piece):
                shown[-1] = Piece(
                    last.text + piece.text,
                    last.source,
                    last.offset,
                    last.inserted,
                    last.deleted,
                    last.marks,
                    last.reformatted,
                )
            else:
                shown.append(piece)
        return shown

    def _build(self) -> Sequence:
        self.disputed = frozenset()
        sequence = Sequence(self.id)
        for entry in sorted(self._read().values(), key=lambda entry: entry.order):
            if not self._apply(sequence, entry):
                self._insert_again(sequence, entry)
        return sequence

    def _insert_again(self, sequence: Sequence, entry: Entry) -> None:
        """Characters introduced before keep their place; of letters that differ, the lowest change id's count."""
        event = entry.event
        source, start, chars = event["source"], event["start"], event["chars"]
        for span in list(sequence.cover([(source, start, len(chars))])):
            written = chars[span.start - start : span.stop - start]
            if written != span.text:
                self.disputed |= {(source, span.start)}
            span.origins = tuple(sorted((*span.origins, entry), key=_writing_rank))
            if span.origins[0] is entry:
                span.text = written
        for first, stop in list(sequence.gaps(source, start, start + len(chars))):
            at = event["at"] if first == start else (source, first - 1, "R")
            sequence.place(entry, first, chars[first - start : stop - start], (at[0], at[1], at[2]))
        self._cut_at_marks(sequence, entry)

    def _apply(self, sequence: Sequence, entry: Entry) -> bool:
        """Give False when characters come a second time, so that all must be placed in their order."""
        event = entry.event
        kind = event["kind"]
        if kind == "insert":
            return self._insert(sequence, entry)
        if kind == "delete":
            for span in self._seen(sequence, entry):
                if span is not sequence.root:
                    span.deletes = tuple(sorted((*span.deletes, entry), key=lambda entry: entry.order))
        elif kind == "format":
            for span in self._seen(sequence, entry):
                span.formats = (*span.formats, entry)
        elif kind == "decide":
            for _ in sequence.cover(_ranges(event)):
                pass
        return True

    def _insert(self, sequence: Sequence, entry: Entry) -> bool:
        event = entry.event
        source, offset, side = event["at"]
        anchor = sequence.find(source, offset)
        if anchor is None or not self._saw(sequence, entry, anchor) or (anchor is sequence.root and side == "R"):
            return True
        if sequence.holds_any(event["source"], event["start"], len(event["chars"])):
            return False
        sequence.place(entry, event["start"], event["chars"], (source, offset, side))
        self._cut_at_marks(sequence, entry)
        return True

    def _cut_at_marks(self, sequence: Sequence, entry: Entry) -> None:
        start = entry.event["start"]
        for mark in entry.event.get("marks", ()):
            if mark[1]:
                for _ in sequence.cover([(entry.event["source"], start + mark[0], mark[1])]):
                    pass

    def _seen(self, sequence: Sequence, entry: Entry) -> Iterable[Span]:
        """Only what the author had seen: no character is covered by a deletion that did not know of it."""
        return (span for span in list(sequence.cover(_ranges(entry.event))) if self._saw(sequence, entry, span))

    def _saw(self, sequence: Sequence, entry: Entry, span: Span) -> bool:
        return span is sequence.root or any(precedes(self._history, origin, entry) for origin in span.origins)


def _writing_rank(origin: Entry) -> tuple[bool, str, int]:
    """Of several events that introduce the same characters, the first by this says how they read."""
    return origin.dead, origin.change, origin.order[2]


def marks_of(span: Span) -> dict[str, Any]:
    """The appearance the characters were written with."""
    if not span.origins:
        return {}
    event = span.origins[0].event
    if "marks" not in event:
        return {}
    place = span.start - event["start"]
    return {mark[2]: mark[3] for mark in event["marks"] if mark[0] <= place < mark[0] + mark[1]}


def _ranges(event: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    return [(source, start, length) for source, start, length in event.get("ranges", ())]


def _read_span(span: Span, view: View, verdict: Verdict, root: bool) -> Piece | None:
    inserted = ""
    if not root:
        fate = insertion_fate(span, verdict)
        if fate == "rejected" or (fate == "pending" and view is View.ORIGINAL):
            return None
        if fate == "pending":
            inserted = _pending_revision(span, verdict)
    struck: list[str] = []
    for entry in span.deletes:
        revision = entry.event["revision"]
        fate = verdict(revision, entry, span.source, span.start)
        if fate == "accepted" or (fate == "pending" and revision == inserted):
            return None
        if fate == "pending" and revision not in struck:
            struck.append(revision)
    if struck and view is View.FINAL:
        return None
    marks, reformatted = _appearance(span, view, verdict)
    if view is View.ORIGINAL:
        return Piece(span.text, span.source, span.start, marks=marks)
    if view is View.FINAL:
        return Piece(span.text, span.source, span.start, marks=marks)
    text = "" if struck and view is View.SIMPLE else span.text
    return Piece(text, span.source, span.start, inserted, tuple(struck), marks, reformatted)


def insertion_fate(span: Span, verdict: Verdict) -> str:
    """``pending``, ``accepted`` or ``rejected``: whether the characters are part of the text."""
    if len(span.origins) == 1:
        (origin,) = span.origins
        return "rejected" if origin.dead else verdict(origin.event["revision"], origin, span.source, span.start)
    fates = {
        verdict(origin.event["revision"], origin, span.source, span.start) for origin in span.origins if not origin.dead
    }
    if not fates:
        return "rejected"
    for fate in ("accepted", "pending"):
        if fate in fates:
            return fate
    return "rejected"


def _pending_revision(span: Span, verdict: Verdict) -> str:
    """The revision that proposes characters, where at least one undecided one does."""
    return next(
        str(origin.event["revision"])
        for origin in span.origins
        if not origin.dead and verdict(origin.event["revision"], origin, span.source, span.start) == "pending"
    )


def _appearance(span: Span, view: View, verdict: Verdict) -> tuple[dict[str, Any], tuple[str, ...]]:
    marks = marks_of(span)
    if not span.formats:
        return marks, ()
    reformatted: list[str] = []
    for entry in sorted(span.formats, key=lambda entry: entry.order):
        fate = verdict(entry.event["revision"], entry, span.source, span.start)
        if fate == "rejected" or (fate == "pending" and view is View.ORIGINAL):
            continue
        name, value = entry.event["name"], entry.event["value"]
        if value in (False, None, ""):
            marks.pop(name, None)
        else:
            marks[name] = value
        if fate == "pending" and entry.event["revision"] not in reformatted:
            reformatted.append(entry.event["revision"])
    own = span.origins[0].event["revision"] if span.origins else ""
    return marks, tuple(revision for revision in reformatted if revision != own)


_PLAIN = (False, None, "", 0, "body")
"""Values of marks that are as good as none."""


def looks_given(span: Span, revision: str, verdict: Verdict) -> dict[str, Any]:
    """The looks that a revision gives characters and that they would not have without it."""
    given: dict[str, Any] = {}
    before = marks_of(span)
    for entry in sorted(span.formats, key=lambda entry: entry.order):
        own = entry.event["revision"] == revision
        if own or verdict(entry.event["revision"], entry, span.source, span.start) != "rejected":
            (given if own else before)[entry.event["name"]] = entry.event["value"]
    plain = {name for name, value in given.items() if value in _PLAIN and before.get(name) in _PLAIN}
    return {name: value for name, value in given.items() if name not in plain and before.get(name) != value}


def _joins(last: Piece, piece: Piece) -> bool:
    return (
        last.source == piece.source
        and last.offset + len(last.text) == piece.offset
        and bool(last.text)
        and bool(piece.text)
        and last.inserted == piece.inserted
        and last.deleted == piece.deleted
        and last.reformatted == piece.reformatted
        and last.marks == piece.marks
        and "atom" not in piece.marks
    )


def paragraphs_of(pieces: Iterable[Piece], start: int = 0) -> tuple[Paragraph, ...]:
    """Pieces cut into paragraphs, the first of which begins at ``start``."""
    result: list[Paragraph] = []
    current: list[Piece] = []
    position = start
    for part in at_breaks(pieces):
        if part.text == "\n":
            result.append(Paragraph(tuple(current), part, start))
            current = []
            position += 1
            start = position
        else:
            current.append(part)
            position += len(part.text)
    return tuple(result)


def at_breaks(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with every break a piece of its own."""
    for piece in pieces:
        yield from _cut_at_breaks(piece)


def _cut_at_breaks(piece: Piece) -> Iterable[Piece]:
    if "\n" not in piece.text or piece.text == "\n":
        yield piece
        return
    start = 0
    while start < len(piece.text):
        stop = piece.text.find("\n", start)
        if stop == start:
            stop = start + 1
        elif stop < 0:
            stop = len(piece.text)
        yield Piece(
            piece.text[start:stop],
            piece.source,
            piece.offset + start,
            piece.inserted,
            piece.deleted,
            piece.marks,
            piece.reformatted,
        )
        start = stop
