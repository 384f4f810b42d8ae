"""Which characters a clause's body reads as, when clauses have been split or merged.

A split puts a *cut* into the text: a line feed with the mark ``cut``, the new clause's id.  What follows it, up to the
next cut, is read as that clause's body.  A merge hangs the heading and body of one clause behind the body of another.
No character changes its text, so what others write or strike meanwhile stays where it belongs.

A *strand* is a stretch of one text as it is read.  The line feed that ends each is a break between paragraphs; the
mark ``joined`` takes it away, unless it is the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hsavtal_desktop.core.reading import BREAK, Piece, View
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.text import at_breaks, marks_of

if TYPE_CHECKING:
    from hsavtal_desktop.core.subjects import Subjects

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Strand:
    """A stretch of a text, with the break that ends it."""

    text: str
    """Whose characters they are."""
    after: tuple[str, int] | None
    """The cut that they follow; None at the beginning of the text."""
    pieces: tuple[Piece, ...]

    @property
    def length(self) -> int:
        """Characters, the break included."""
        return sum(len(piece.text) for piece in self.pieces)

    @property
    def joined(self) -> bool:
        """Whether its break is taken away."""
        return bool(self.pieces[-1].marks.get("joined"))


class Weave:
    """The bodies of a state that are read from more than their own text."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._cuts: dict[str, dict[tuple[int, str, int], str]] = {}
        """Clause → the texts that it was cut from, by the order of the events that did it."""
        self._fresh: list[tuple[str, int, int, str]] = []
        """Characters that are being written: source, first and last offset, and text."""

    def add(self, entry: Entry) -> bool:
        """Note the cuts that an event writes; whether there were any."""
        if "marks" not in entry.event:
            return False
        named = list(_cuts_in(entry))
        for clause in named:
            self._cuts.setdefault(clause, {})[entry.order] = entry.event["text"]
        return bool(named)

    def remove(self, entry: Entry) -> bool:
        """Take back what :meth:`add` noted."""
        named = list(_cuts_in(entry))
        for clause in named:
            found = self._cuts.get(clause, {})
            found.pop(entry.order, None)
            if not found:
                self._cuts.pop(clause, None)
        return bool(named)

    @property
    def used(self) -> bool:
        """Whether any clause was ever split or merged."""
        return bool(self._cuts) or bool(self._subjects.structure.hung_on)

    def rank(self, clause: str) -> tuple[str, int]:
        """(text, place in it) of the cut that made a clause; ("", 0) for one that no cut made.

        Places are only compared within a text, where what is typed never changes which comes first.
        """
        if clause not in self._cuts:
            return "", 0
        for text in sorted(set(self._cuts[clause].values())):
            place = 0
            for span in self._subjects.text(text).sequence.ordered():
                if BREAK in span.text and marks_of(span).get("cut") == clause:
                    return text, place + span.text.index(BREAK)
                place += len(span.text)
        return "", 0

    def involved(self) -> set[str]:
        """Clauses whose bodies depend on which clauses there are."""
        found = set(self._subjects.structure.hung_on)
        for clause, texts in self._cuts.items():
            found.update((clause, *(text[2:] for text in texts.values())))
        return found

    def readers(self, *texts: str) -> set[str]:
        """The texts as they are read that may show characters of some texts."""
        found, todo = set(texts), list(texts)
        while todo:
            one = todo.pop()
            beyond = {f"b.{clause}" for clause, texts in self._cuts.items() if one in texts.values()}
            if one[0] in "hb":
                beyond.update(f"b.{entry.event['into']}" for entry in self._subjects.structure.slots(one[2:]).merged)
            todo.extend(beyond - found)
            found |= beyond
        return found

    def texts(self, text: str) -> list[str]:
        """The texts that one is read from, in any view."""
        found, todo = [text], [text[2:]]
        while todo and text.startswith("b."):
            clause = todo.pop()
            merged = self._subjects.structure.hung(clause)
            sources = [*self._cuts.get(clause, {}).values(), f"b.{clause}", *(f"h.{one}" for one in merged)]
            fresh = [one for one in dict.fromkeys(sources) if one not in found]
            found.extend(fresh)
            todo.extend(one for one in merged if f"b.{one}" not in found)
        return found

    def pieces(self, text: str, view: View) -> list[Piece]:
        """What a view shows of a text as it is read, the final break last."""
        strands = self.strands(text, view)
        if strands is None:
            return self._subjects.text(text).pieces(view, self._subjects.revisions.fate)
        found: list[Piece] = []
        for strand in strands:
            hidden = strand.joined and strand is not strands[-1]
            found.extend(strand.pieces[:-1] if hidden else strand.pieces)
        return found

    def place(self, text: str, position: int, view: View) -> tuple[str, tuple[str, int] | None] | None:
        """(text, character before or None) of a position in a text that is woven; None for any other."""
        strands = self.strands(text, view)
        if strands is None:
            return None
        for strand in strands:
            hidden = strand.joined and strand is not strands[-1]
            shown = strand.length - hidden
            if position <= strand.length - 1 or strand is strands[-1]:
                left = strand.after
                for piece in strand.pieces:
                    if position <= 0:
                        break
                    taken = min(position, len(piece.text))
                    left, position = ((piece.source, piece.offset + taken - 1) if taken else left), position - taken
                return strand.text, left
            position -= shown
        raise AssertionError("a woven text has strands")

    def standing(self, text: str, left: tuple[str, int] | None) -> tuple[str, tuple[str, int] | None]:
        """(text, character before or None) of the place after a character that a text is read with in All markup."""
        strands = self.strands(text, View.MARKUP)
        if strands is None:
            return text, left
        if left is None:
            return strands[0].text, strands[0].after
        for strand, following in pairwise(strands):
            if (strand.pieces[-1].source, strand.pieces[-1].offset) == left:
                return following.text, following.after
        return self._holder(self.texts(text), *left)[0] or text, left

    def strands(self, text: str, view: View) -> list[Strand] | None:
        """The stretches that a body is read from; None where it is just its own text."""
        if not text.startswith("b.") or not self._is_woven(text[2:], view):
            return None
        return list(self._gather(text[2:], view))

    def settled(self, events: Iterable[Event]) -> list[Event]:
        """Events about texts as they are read, as events about the texts that hold the characters."""
        found: list[Event] = []
        self._fresh = []
        for event in events:
            found.extend(self._settled(event))
            if found and found[-1]["kind"] == "insert":
                last = found[-1]
                self._fresh.append((last["source"], last["start"], last["start"] + len(last["chars"]), last["text"]))
        return found

    def _settled(self, event: Event) -> list[Event]:
        text = event.get("text", "")
        if not str(text).startswith("b.") or len(texts := self.texts(text)) == 1:
            return [event]
        if event["kind"] == "insert":
            source, offset, _ = event["at"]
            return [{**event, "text": self._holder(texts, source, offset)[0] or text}]
        ranges: dict[tuple[str, bool], list[list[Any]]] = {}
        for source, start, length in event.get("ranges", ()):
            at = start
            while at < start + length:
                holder, stop, ends = self._holder(texts, source, at)
                stop = min(stop, start + length) if holder else start + length
                listed = ranges.setdefault((holder or text, ends), [])
                if listed and listed[-1][0] == source and listed[-1][1] + listed[-1][2] == at:
                    listed[-1][2] += stop - at
                else:
                    listed.append([source, at, stop - at])
                at = stop
        if not ranges:
            return [event]
        return [
            {**event, "text": holder, "ranges": listed}
            if not ends or event["kind"] != "delete"
            else {
                "kind": "format",
                "text": holder,
                "revision": event["revision"],
                "ranges": listed,
                "name": "joined",
                "value": True,
            }
            for (holder, ends), listed in ranges.items()
        ]

    def _holder(self, texts: Iterable[str], source: str, offset: int) -> tuple[str, int, bool]:
        """(text that holds a character or "", offset after those like it, whether it is a break that ends a strand)."""
        if source in texts:
            return source, offset + 1, True
        for text in texts:
            span = self._subjects.text(text).sequence.find(source, offset)
            if span is not None:
                name = marks_of(span).get("cut")
                ends = span.text[offset - span.start] == BREAK and self._subjects.structure.made(str(name), View.MARKUP)
                return text, offset + 1 if name else span.stop, ends
        for named, start, stop, text in self._fresh:
            if named == source and start <= offset < stop:
                return text, stop, False
        return "", offset, False

    def _is_woven(self, clause: str, view: View) -> bool:
        own = f"b.{clause}"
        return (
            clause in self._cuts
            or bool(self._subjects.structure.behind(clause, view))
            or (bool(self._cuts) and any(own in texts.values() for texts in self._cuts.values()))
        )

    def _gather(self, clause: str, view: View) -> Iterator[Strand]:
        yield from self._own_strands(clause, view)
        # Not by calling itself: somebody may hang more behind each other than calls go deep.
        todo = list(reversed(self._subjects.structure.behind(clause, view)))
        while todo:
            merged = todo.pop()
            heading = self._parts(f"h.{merged}", "", view)
            yield from (strand for strand in heading if strand.length > 1)
            yield from self._own_strands(merged, view)
            todo.extend(reversed(self._subjects.structure.behind(merged, view)))

    def _own_strands(self, clause: str, view: View) -> Iterator[Strand]:
        own = f"b.{clause}"
        cut = [
            strand
            for text in sorted(set(self._cuts.get(clause, {}).values()) - {own})
            for strand in self._parts(text, clause, view)
        ]
        mine = list(self._parts(own, clause, view))
        if cut and len(mine) == 1 and mine[0].length == 1:
            mine = []
        yield from (*cut, *mine)

    def _parts(self, text: str, clause: str, view: View) -> Iterator[Strand]:
        """The strands of a text that are read as a clause's, "" for all of it."""
        owner, after, held = (clause and text[2:]), None, list[Piece]()
        for piece in at_breaks(self._subjects.text(text).pieces(view, self._subjects.revisions.fate)):
            held.append(piece)
            name = piece.marks.get("cut") if piece.text == BREAK and clause else None
            if isinstance(name, str) and self._subjects.structure.made(name, view):
                if owner == clause:
                    yield Strand(text, after, tuple(held))
                owner, after, held = name, (piece.source, piece.offset), []
        if owner == clause:
            yield Strand(text, after, tuple(held))


def _cuts_in(entry: Entry) -> Iterator[str]:
    for _, _, name, value in entry.event.get("marks", ()):
        if name == "cut" and isinstance(value, str):
            yield value
