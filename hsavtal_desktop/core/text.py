"""A text under track changes: its events, and what they make it read as.

A text is a function of the *set* of events about it.  Events are added as they come; one that is taken back, or
that disagrees with an earlier one about the same characters, makes the text be built anew from the set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.reading import Paragraph, Piece, View
from hsavtal_desktop.core.sequence import Entry, Sequence, Span

Verdict = Callable[[str, Entry, str, int], str]
"""(revision, entry, source, offset) → ``pending``, ``accepted`` or ``rejected``."""


class TextState:
    """One heading, body or table cell."""

    def __init__(self, text: str, history: History) -> None:
        self.id = text
        self._history = history
        self._entries: dict[tuple[str, int], Entry] = {}
        self._sequence: Sequence | None = None
        self.disputed: set[tuple[str, int]] = set()
        """Characters that two changes disagree on, by source and offset of the stretch."""

    @property
    def entries(self) -> Iterable[Entry]:
        """Every event about this text."""
        return self._entries.values()

    @property
    def sequence(self) -> Sequence:
        """The characters in order."""
        if self._sequence is None:
            self._sequence = self._build()
        return self._sequence

    def add(self, entry: Entry) -> None:
        """Take in an event; adding it again changes nothing."""
        key = entry.change, entry.order[2]
        if key in self._entries:
            return
        self._entries[key] = entry
        if self._sequence is not None and not self._apply(self._sequence, entry):
            self._sequence = None

    def remove(self, entry: Entry) -> None:
        """Take an event back (it was only in a draft, or its change is judged otherwise now)."""
        if self._entries.pop((entry.change, entry.order[2]), None) is not None:
            self._sequence = None

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

    def paragraphs(self, view: View, verdict: Verdict) -> tuple[Paragraph, ...]:
        """The same cut into paragraphs."""
        result: list[Paragraph] = []
        current: list[Piece] = []
        start = position = 0
        for piece in self.pieces(view, verdict):
            for part in _cut_at_breaks(piece):
                if part.text == "\n":
                    result.append(Paragraph(tuple(current), part, start))
                    current = []
                    position += 1
                    start = position
                else:
                    current.append(part)
                    position += len(part.text)
        return tuple(result)

    def _build(self) -> Sequence:
        entries = sorted(self._entries.values(), key=lambda entry: entry.order)
        self.disputed = set()
        sequence = Sequence(self.id)
        late = [entry for entry in entries if not self._apply(sequence, entry)]
        return self._build_disputed(entries) if late else sequence

    def _build_disputed(self, entries: list[Entry]) -> Sequence:
        """Characters introduced more than once: the copy in the change with the lowest id counts."""
        sequence = Sequence(self.id)
        inserts = [entry for entry in entries if entry.event["kind"] == "insert"]
        owner: dict[tuple[str, int], Entry] = {}
        for entry in sorted(inserts, key=lambda entry: (entry.change, entry.order[2])):
            for index, char in enumerate(entry.event["chars"]):
                key = entry.event["source"], entry.event["start"] + index
                first = owner.setdefault(key, entry)
                if first is not entry and first.event["chars"][key[1] - first.event["start"]] != char:
                    self.disputed.add((entry.event["source"], entry.event["start"]))
        waiting = inserts
        while waiting:
            left = [entry for entry in waiting if not self._place_owned(sequence, entry, owner)]
            if len(left) == len(waiting):
                break
            waiting = left
        for entry in entries:
            if entry.event["kind"] == "insert":
                self._add_origin(sequence, entry)
            else:
                self._apply(sequence, entry)
        return sequence

    def _place_owned(self, sequence: Sequence, entry: Entry, owner: Mapping[tuple[str, int], Entry]) -> bool:
        event = entry.event
        source, start, chars = event["source"], event["start"], event["chars"]
        at = tuple(event["at"])
        if sequence.find(at[0], at[1]) is None:
            return False
        index = 0
        while index < len(chars):
            stop = index
            while stop < len(chars) and owner[source, start + stop] is entry:
                stop += 1
            if stop > index:
                anchor = at if index == 0 else (source, start + index - 1, "R")
                if sequence.find(anchor[0], anchor[1]) is None:
                    return False
                sequence.place(entry, start + index, chars[index:stop], anchor)
            index = max(stop, index + 1)
        self._cut_at_marks(sequence, entry)
        return True

    def _add_origin(self, sequence: Sequence, entry: Entry) -> None:
        for span in sequence.cover([(entry.event["source"], entry.event["start"], len(entry.event["chars"]))]):
            if entry not in span.origins:
                span.origins = (*span.origins, entry)

    def _apply(self, sequence: Sequence, entry: Entry) -> bool:
        """Give False when characters come a second time, so that the text must be built with care."""
        event = entry.event
        kind = event["kind"]
        if kind == "insert":
            return self._insert(sequence, entry)
        if entry.dead:
            return True
        if kind == "delete":
            for span in self._seen(sequence, entry):
                if span is not sequence.root:
                    span.deletes = (*span.deletes, entry)
        elif kind == "format":
            for span in self._seen(sequence, entry):
                span.formats = (*span.formats, entry)
        elif kind == "decide":
            for _ in sequence.cover(_ranges(event)):
                pass
        return True

    def _insert(self, sequence: Sequence, entry: Entry) -> bool:
        event = entry.event
        if sequence.holds_any(event["source"], event["start"], len(event["chars"])):
            return False
        source, offset, side = event["at"]
        anchor = sequence.find(source, offset)
        if anchor is None or not self._saw(sequence, entry, anchor) or (anchor is sequence.root and side == "R"):
            return True
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
        return span is sequence.root or any(self._history.saw(entry.change, origin.change) for origin in span.origins)


def marks_of(span: Span) -> dict[str, Any]:
    """The appearance the characters were written with."""
    if not span.origins:
        return {}
    event = span.origins[0].event
    place = span.start - event["start"]
    return {mark[2]: mark[3] for mark in event.get("marks", ()) if mark[0] <= place < mark[0] + mark[1]}


def _ranges(event: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    return [(source, start, length) for source, start, length in event.get("ranges", ())]


def _read_span(span: Span, view: View, verdict: Verdict, root: bool) -> Piece | None:
    inserted = ""
    if not root:
        fate = insertion_fate(span, verdict)
        if fate == "rejected" or (fate == "pending" and view is View.ORIGINAL):
            return None
        if fate == "pending":
            inserted = span.origins[0].event["revision"]
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
    fates = {
        verdict(origin.event["revision"], origin, span.source, span.start) for origin in span.origins if not origin.dead
    }
    if not fates:
        return "rejected"
    for fate in ("accepted", "pending"):
        if fate in fates:
            return fate
    return "rejected"


def _appearance(span: Span, view: View, verdict: Verdict) -> tuple[dict[str, Any], tuple[str, ...]]:
    marks = marks_of(span)
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
