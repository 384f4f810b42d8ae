"""Writing, striking and formatting: positions in what the person sees become events about characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.change import belongs
from hsavtal_desktop.core.drafting.pen import Event, Pen
from hsavtal_desktop.core.drafting.stretches import Stretch, char_before, merge, piece_at, piece_before, select
from hsavtal_desktop.core.reading import ATOM, BREAK, Piece, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.sequence import Span
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.trouble import Trouble

NO_PICTURE_IN_HEADING = Said("En bild kan inte stå i en rubrik. Ställ markören i den löpande texten.")


@dataclass(slots=True)
class TextDrafter:
    """Edits inside one text, by one author."""

    state: State
    pen: Pen
    drafts: frozenset[str] = field(default_factory=frozenset)
    """Ids of this installation's unreleased drafts: typing there goes on in the same revision."""

    def replace(self, edit: edits.ReplaceText) -> list[Event]:
        """Strike what is selected and write the new words after it.  Raises Trouble for a picture in a heading."""
        for _, _, name, value in edit.runs or ():
            if name == "atom":
                _fits(edit.text, value)
        pieces = self.pieces(edit.text, edit.view)
        length = sum(len(piece.text) for piece in pieces) - 1
        start, stop = max(0, min(edit.start, length)), max(0, min(edit.stop, length))
        if start > stop:
            start, stop = stop, start
        events: list[Event] = []
        inserting = (self._own_revision_beside(pieces, stop) or self._own_host(edit.text)) if edit.new else ""
        kept = -1 if BREAK in edit.new else _break_between_tables(pieces, start, stop)
        chosen = (
            select(pieces, start, stop) if kept < 0 else select(pieces, start, kept) + select(pieces, kept + 1, stop)
        )
        fresh = [stretch for stretch in chosen if not self.is_own(stretch.piece.inserted)]
        striking = inserting or self._own_strike_beside(pieces, start, stop)
        to_strike = [stretch for stretch in fresh if not any(self.is_own(name) for name in stretch.piece.deleted)]
        if (edit.new and not inserting) or (to_strike and not striking):
            inserting = striking = striking or self.pen.revision()
            if edit.message:
                events.append({"kind": "revision", "id": striking, "message": edit.message})
        for revision in dict.fromkeys(stretch.piece.inserted for stretch in chosen if stretch not in fresh):
            own = [stretch.range for stretch in chosen if stretch.piece.inserted == revision]
            events.append({"kind": "delete", "text": edit.text, "revision": revision, "ranges": own})
        if to_strike:
            ranges = merge([stretch.range for stretch in to_strike])
            events.append({"kind": "delete", "text": edit.text, "revision": striking, "ranges": ranges})
        if edit.new:
            events.append(self.insertion(edit, pieces, stop, inserting))
        return events

    def put(
        self, text: str, at: int, view: View, atom: dict[str, Any], before: str = "", after: str = ""
    ) -> list[Event]:
        """Write the character that an atom is, between ``before`` and ``after``.

        Raises Trouble for a picture in a heading.
        """
        _fits(text, atom)
        events = self.replace(edits.ReplaceText(text, at, at, before + ATOM + after, view))
        events[-1].setdefault("marks", []).append([len(before), 1, "atom", atom])
        return events

    def strike(self, text: str, stretches: Sequence[Stretch], revision: str) -> list[Event]:
        """Strike characters as part of a proposal; what is one's own proposal is taken back in that."""
        by_revision: dict[str, list[list[Any]]] = {}
        for stretch in stretches:
            own = stretch.piece.inserted if self.is_own(stretch.piece.inserted) else revision
            by_revision.setdefault(own, []).append(stretch.range)
        return [
            {"kind": "delete", "text": text, "revision": name, "ranges": merge(ranges)}
            for name, ranges in by_revision.items()
        ]

    def insertion(self, edit: edits.ReplaceText, pieces: Sequence[Piece], at: int, revision: str) -> Event:
        """The event that writes ``edit.new`` at a position."""
        woven = self.state.weave.place(edit.text, at, _knowing(edit.view))
        home, left = woven or (edit.text, char_before(pieces, at))
        listed = self._looks(edit, pieces, at) if edit.runs is None else [list(run) for run in edit.runs]
        event: Event = {
            "kind": "insert",
            "text": home,
            "revision": revision,
            "source": self.pen.source,
            "start": self.pen.take(len(edit.new)),
            "chars": edit.new,
            "at": self.anchor(home, left),
        }
        if listed:
            event["marks"] = listed
        return event

    def _looks(self, edit: edits.ReplaceText, pieces: Sequence[Piece], at: int) -> list[list[Any]]:
        """The marks of what is written: those asked for, over those of the words and the paragraph it stands in."""
        marks = self._inherited(pieces, at) | dict(edit.marks)
        listed: list[list[Any]] = [
            [0, len(edit.new), name, value] for name, value in marks.items() if name not in ("style", "level")
        ]
        style = self._paragraph_marks(pieces, at) | {
            name: value for name, value in edit.marks.items() if name in ("style", "level")
        }
        for index, char in enumerate(edit.new):
            if char == BREAK:
                listed.extend([index, 1, name, value] for name, value in style.items())
        return listed

    def anchor(self, text: str, left: tuple[str, int] | None) -> list[Any]:
        """Where new characters stand that shall follow ``left`` (None: stand first).

        What is void in changes that nobody builds on is passed over: an event can not stand beside what it does not
        know.
        """
        sequence = self.state.text(text).sequence
        ordered = sequence.ordered()
        if left is None:
            following = next(span for span in ordered if self._can_hold(span))
            return [following.source, following.start, "L"]
        span = sequence.find(*left)
        assert span is not None
        if left[1] + 1 < span.stop:
            return [left[0], left[1] + 1, "L"]
        if any(self._can_hold(other) for other in span.right):
            index = next(index for index, other in enumerate(ordered) if other is span)
            following = next(other for other in ordered[index + 1 :] if self._can_hold(other))
            return [following.source, following.start, "L"]
        return [left[0], left[1], "R"]

    def _can_hold(self, span: Span) -> bool:
        """Whether what is written now will know of these characters."""
        if not all(origin.dead for origin in span.origins) or not span.origins:
            return True
        heads = (*self.state.heads(), *self.drafts)
        return any(self.state.history.saw(head, origin.change) for head in heads for origin in span.origins)

    def format(self, edit: edits.FormatText) -> list[Event]:
        """Another appearance for what is selected."""
        stretches = select(self.pieces(edit.text, edit.view), edit.start, edit.stop)
        words = [stretch for stretch in stretches if stretch.piece.source != edit.text]
        return self.mark(edit.text, words, {edit.name: edit.value}, self._own_looks)

    def style(self, edit: edits.StyleParagraphs) -> list[Event]:
        """Another style for the paragraphs that the selection touches."""
        pieces = self.pieces(edit.text, edit.view)
        text = "".join(piece.text for piece in pieces)
        first, last = (text.find(BREAK, place) for place in (edit.start, max(edit.start, edit.stop)))
        breaks = [at for at, char in enumerate(text) if char == BREAK and first <= at <= (last if last >= 0 else at)]
        writer = self._writer(pieces, text.rfind(BREAK, 0, first), first) if first else self._own_host(edit.text)
        ends = [stretch for at in breaks for stretch in select(pieces, at, at + 1)]
        marks = {"style": edit.style, "level": edit.level}
        return self.mark(edit.text, ends, marks, lambda piece: writer or self._own_looks(piece))

    def mark(
        self,
        text: str,
        stretches: Sequence[Stretch],
        marks: Mapping[str, Any],
        within: Callable[[Piece], str] = lambda _piece: "",
    ) -> list[Event]:
        """Give characters an appearance: a proposal of its own, or part of the one that wrote them.

        ``within`` may name another proposal of the author's for what others wrote, else gives "".
        """
        by_revision: dict[str, list[list[Any]]] = {}
        new = ""
        for stretch in stretches:
            if all(stretch.piece.marks.get(name, False) == (value or False) for name, value in marks.items()):
                continue
            revision = stretch.piece.inserted if self.is_own(stretch.piece.inserted) else within(stretch.piece)
            if not revision:
                new = revision = new or self.pen.revision()
            by_revision.setdefault(revision, []).append(stretch.range)
        return [
            {
                "kind": "format",
                "text": text,
                "revision": revision,
                "ranges": merge(ranges),
                "name": name,
                "value": value,
            }
            for revision, ranges in by_revision.items()
            for name, value in marks.items()
        ]

    def pieces(self, text: str, view: View) -> list[Piece]:
        """What a view shows of a text."""
        return self.state.weave.pieces(text, _knowing(view))

    def is_own(self, revision: str) -> bool:
        """Whether it is this author's own proposal, still undecided (a piece only names undecided ones).

        What was taken in on behalf of an authority is that authority's: others propose changes to it.
        """
        if not revision or not belongs(revision, self.pen.author):
            return False
        return not self.state.revisions[revision].card.get("on_behalf")

    def _unreleased(self, revision: str) -> bool:
        return self.is_own(revision) and self.state.revisions[revision].changes <= self.drafts

    def _goes_on(self, revision: str) -> bool:
        """Whether a proposal, decided or not, is unreleased and nothing of it is decided yet."""
        return self._unreleased(revision) and self.state.revisions.fates(revision) == {"pending"}

    def _own_revision_beside(self, pieces: Sequence[Piece], position: int) -> str:
        """The unreleased proposal that typing at a position goes on in, or ""."""
        before, after = piece_before(pieces, position), piece_at(pieces, position)
        for piece in (before, after):
            if piece is not None and self._unreleased(piece.inserted):
                return piece.inserted
        for name in before.deleted if before is not None else ():
            if self._unreleased(name):
                return name
        return ""

    def _own_looks(self, piece: Piece) -> str:
        """The unreleased proposal that gave a piece other looks, which yet others go on in, or ""."""
        return next((name for name in piece.reformatted if self._unreleased(name)), "")

    def _writer(self, pieces: Sequence[Piece], start: int, stop: int) -> str:
        """The unreleased proposal that wrote all from one break to before another, or "".

        What is written last in a text ends with the break that was there before.
        """
        writers = {stretch.piece.inserted for stretch in select(pieces, max(start, 0), stop)}
        name = writers.pop() if len(writers) == 1 else ""
        return name if self._unreleased(name) else ""

    def _own_host(self, text: str) -> str:
        """The unreleased proposal that brought a clause, a footnote, a row, a column or a table: it has its words."""
        kind, _, rest = text.partition(".")
        if kind in ("h", "b"):
            brought = [entry.event["revision"] for entry in self.state.structure.slots(rest).added]
            woven = kind == "b" and self.state.weave.place(text, 0, View.MARKUP) is not None
            return next((name for name in brought if not woven and self._goes_on(name)), "")
        name, *slots = rest.split(".")
        made = [
            entry.event["revision"]
            for entry in self.state.slots.get(name, ())
            if kind == "c" and entry.event["kind"] == "slot" and entry.event["id"] in slots
        ]
        for host in dict.fromkeys(self.state.homes.get(f"{kind}.{name}", {}).values()):
            made.extend(
                piece.inserted
                for piece in self.pieces(host, View.MARKUP)
                if piece.inserted and piece.marks.get("atom", {}).get("id") == name
            )
        return next((revision for revision in made if self._goes_on(revision)), "")

    def _own_strike_beside(self, pieces: Sequence[Piece], start: int, stop: int) -> str:
        for piece in (piece_before(pieces, start), piece_at(pieces, stop)):
            for name in piece.deleted if piece is not None else ():
                if self._unreleased(name):
                    return name
        return ""

    def _inherited(self, pieces: Sequence[Piece], position: int) -> dict[str, Any]:
        """Bold and italic go on while typing; links and atoms do not."""
        before = piece_before(pieces, position)
        if before is None or before.text.endswith(BREAK) or ATOM in before.text:
            return {}
        return {name: before.marks[name] for name in ("bold", "italic") if name in before.marks}

    def _paragraph_marks(self, pieces: Sequence[Piece], position: int) -> dict[str, Any]:
        passed = 0
        for piece in pieces:
            found = piece.text.find(BREAK, max(0, position - passed))
            if found >= 0 and passed + len(piece.text) > position:
                return {name: piece.marks[name] for name in ("style", "level") if name in piece.marks}
            passed += len(piece.text)
        return {}


def _fits(text: str, atom: Mapping[str, Any]) -> None:
    """Raises Trouble for a picture in a heading: no outline, number or reference could tell of it."""
    if text.startswith("h.") and atom.get("type") == "picture":
        raise Trouble(NO_PICTURE_IN_HEADING)


def _break_between_tables(pieces: Sequence[Piece], start: int, stop: int) -> int:
    """The last break of a selection whose going would put two tables in one paragraph, which no program can show."""
    text = "".join(piece.text for piece in pieces)
    last = text.rfind(BREAK, start, stop)
    if last < 0 or ATOM not in text:
        return -1
    before = range(text.rfind(BREAK, 0, start) + 1, start)
    after = range(stop, text.find(BREAK, stop))
    tables = set(_tables(pieces))
    return last if tables.intersection(before) and tables.intersection(after) else -1


def _tables(pieces: Sequence[Piece]) -> Iterator[int]:
    """The positions of the tables among what is shown."""
    position = 0
    for piece in pieces:
        if piece.marks.get("atom", {}).get("type") == "table":
            yield position
        position += len(piece.text)


def _knowing(view: View) -> View:
    """A view with the same characters at the same positions, that knows whose proposals they are."""
    return View.SIMPLE if view is View.FINAL else view
