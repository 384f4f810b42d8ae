"""From what a person asks for to the events that say it.

Nothing here changes a state: an edit is read against what its view shows, positions become character ids, and the
events that come out name exactly what the person saw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.change import belongs, hand
from hsavtal_desktop.core.ordering import between
from hsavtal_desktop.core.reading import ATOM, BREAK, Piece, View
from hsavtal_desktop.core.revisions import EFFECT
from hsavtal_desktop.core.state import TEXT_KINDS, State, record_fields
from hsavtal_desktop.core.structure import LEVELS, Node
from hsavtal_desktop.core.trouble import Trouble

Event = dict[str, Any]


class Pen:
    """Hands out ids for characters, revisions and clauses of one opening of the program.

    ``nonce`` (8–16 characters a–z, 2–7) is drawn anew at each opening, so that a restored backup or a copied
    profile never uses an id twice.
    """

    def __init__(self, author: str, nonce: str) -> None:
        self.author = author
        self.source = f"{hand(author)}.{nonce}"
        self._nonce = nonce
        self.next = 0

    def take(self, count: int) -> int:
        """Reserve ``count`` characters; give the offset of the first."""
        start = self.next
        self.next += count
        return start

    def revision(self) -> str:
        """A new revision's or decision's id."""
        return f"{self.source}:{self.take(1)}"

    def clause(self) -> str:
        """A new clause's or table's id."""
        return f"n{self._nonce}{self.take(1)}"


_Place = tuple[str, str, int, int]
"""Text, source, offset and length of characters that share their history."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters of one piece inside a selection."""

    piece: Piece
    start: int
    """Offset of the first one in the piece."""
    length: int

    @property
    def range(self) -> list[Any]:
        return [self.piece.source, self.piece.offset + self.start, self.length]


@dataclass(slots=True)
class Drafter:
    """Turns edits into events for one author."""

    state: State
    pen: Pen
    drafts: frozenset[str] = field(default_factory=frozenset)
    """Ids of this installation's unreleased drafts: typing there goes on in the same revision."""

    def events(self, edit: edits.Edit) -> list[Event]:
        """The events that say what the edit asks for; none where it asks for nothing.

        Raises Trouble where the edit is not possible.
        """
        match edit:
            case edits.ReplaceText():
                return self._replace(edit)
            case edits.FormatText():
                return self._format(edit)
            case edits.StyleParagraphs():
                return self._style(edit)
            case edits.AddClause():
                return self._add_clause(edit)
            case edits.RemoveClause():
                self._living(edit.clause)
                return [{"kind": "remove", "clause": edit.clause, "revision": self.pen.revision()}]
            case edits.MoveClause():
                return self._move_clause(edit)
            case edits.Decide():
                return self._decide(edit)
            case edits.SetRecord():
                return self._set_record(edit)
            case edits.NameVersion():
                raise TypeError("a version names released changes and is written by the workspace")

    def _replace(self, edit: edits.ReplaceText) -> list[Event]:
        pieces = self._pieces(edit.text, edit.view)
        length = sum(len(piece.text) for piece in pieces) - 1
        start, stop = max(0, min(edit.start, length)), max(0, min(edit.stop, length))
        if start > stop:
            start, stop = stop, start
        events: list[Event] = []
        inserting = self._own_revision_beside(pieces, stop) if edit.new else ""
        chosen = [stretch for stretch in _select(pieces, start, stop) if stretch.piece.source != edit.text]
        fresh = [stretch for stretch in chosen if not self._is_own(stretch.piece.inserted)]
        striking = inserting or self._own_strike_beside(pieces, start, stop)
        to_strike = [stretch for stretch in fresh if not any(self._is_own(name) for name in stretch.piece.deleted)]
        if (edit.new and not inserting) or (to_strike and not striking):
            inserting = striking = striking or self.pen.revision()
            if edit.message:
                events.append({"kind": "revision", "id": striking, "message": edit.message})
        for revision in dict.fromkeys(stretch.piece.inserted for stretch in chosen if stretch not in fresh):
            own = [stretch.range for stretch in chosen if stretch.piece.inserted == revision]
            events.append({"kind": "delete", "text": edit.text, "revision": revision, "ranges": own})
        if to_strike:
            ranges = _merge([stretch.range for stretch in to_strike])
            events.append({"kind": "delete", "text": edit.text, "revision": striking, "ranges": ranges})
        if edit.new:
            events.append(self._insertion(edit, pieces, stop, inserting))
        return events

    def _insertion(self, edit: edits.ReplaceText, pieces: Sequence[Piece], at: int, revision: str) -> Event:
        left = _char_before(pieces, at)
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
        event: Event = {
            "kind": "insert",
            "text": edit.text,
            "revision": revision,
            "source": self.pen.source,
            "start": self.pen.take(len(edit.new)),
            "chars": edit.new,
            "at": self.anchor(edit.text, left),
        }
        if listed:
            event["marks"] = listed
        return event

    def anchor(self, text: str, left: tuple[str, int] | None) -> list[Any]:
        """Where new characters stand that shall follow ``left`` (None: stand first)."""
        sequence = self.state.text(text).sequence
        ordered = sequence.ordered()
        if left is None:
            return [ordered[0].source, ordered[0].start, "L"]
        span = sequence.find(*left)
        assert span is not None
        if left[1] + 1 < span.stop:
            return [left[0], left[1] + 1, "L"]
        if span.right:
            following = ordered[next(index for index, other in enumerate(ordered) if other is span) + 1]
            return [following.source, following.start, "L"]
        return [left[0], left[1], "R"]

    def _format(self, edit: edits.FormatText) -> list[Event]:
        stretches = _select(self._pieces(edit.text, edit.view), edit.start, edit.stop)
        return self._mark(edit.text, [s for s in stretches if s.piece.source != edit.text], {edit.name: edit.value})

    def _style(self, edit: edits.StyleParagraphs) -> list[Event]:
        position = 0
        breaks: list[_Stretch] = []
        for piece in self._pieces(edit.text, edit.view):
            for index, char in enumerate(piece.text):
                if char == BREAK and position + index >= edit.start:
                    breaks.append(_Stretch(piece, index, 1))
                    if position + index >= edit.stop:
                        return self._mark(edit.text, breaks, {"style": edit.style, "level": edit.level})
            position += len(piece.text)
        return self._mark(edit.text, breaks, {"style": edit.style, "level": edit.level})

    def _mark(self, text: str, stretches: Sequence[_Stretch], marks: Mapping[str, Any]) -> list[Event]:
        by_revision: dict[str, list[list[Any]]] = {}
        new = ""
        for stretch in stretches:
            if all(stretch.piece.marks.get(name, False) == (value or False) for name, value in marks.items()):
                continue
            revision = stretch.piece.inserted if self._is_own(stretch.piece.inserted) else ""
            if not revision:
                new = revision = new or self.pen.revision()
            by_revision.setdefault(revision, []).append(stretch.range)
        return [
            {
                "kind": "format",
                "text": text,
                "revision": revision,
                "ranges": _merge(ranges),
                "name": name,
                "value": value,
            }
            for revision, ranges in by_revision.items()
            for name, value in marks.items()
        ]

    def _add_clause(self, edit: edits.AddClause) -> list[Event]:
        self._way_to(edit.part, edit.parent)
        revision, clause = self.pen.revision(), edit.clause or self.pen.clause()
        if self.state.structure.slots(clause).added:
            raise Trouble(f"Punkten {clause} finns redan. Välj ett annat id.")
        events: list[Event] = [
            {
                "kind": "clause",
                "id": clause,
                "part": edit.part,
                "parent": edit.parent,
                "order": self._order(edit.part, edit.parent, edit.after),
                "revision": revision,
            }
        ]
        for text, chars in ((f"h.{clause}", edit.heading), (f"b.{clause}", edit.body)):
            if chars:
                replace = edits.ReplaceText(text, 0, 0, chars)
                events.append(self._insertion(replace, self._pieces(text, View.MARKUP), 0, revision))
        return events

    def _move_clause(self, edit: edits.MoveClause) -> list[Event]:
        self._living(edit.clause)
        if edit.clause in self._way_to(edit.part, edit.parent):
            raise Trouble("En punkt kan inte flyttas in under sig själv. Välj en annan plats.")
        return [
            {
                "kind": "move",
                "clause": edit.clause,
                "part": edit.part,
                "parent": edit.parent,
                "order": self._order(edit.part, edit.parent, edit.after, leaving=edit.clause),
                "revision": self.pen.revision(),
            }
        ]

    def _way_to(self, part: str, parent: str) -> list[str]:
        """The clauses from the top of a part down to a clause that others shall stand under; none for ""."""
        if not parent:
            return []
        way = _way(self.state.structure.tree(part, View.MARKUP), parent)
        if not way:
            raise Trouble(f"Punkten {parent} finns inte i delen {part}. Välj en annan plats.")
        if len(way) >= LEVELS:
            raise Trouble("Punkter kan stå i högst nio nivåer. Välj en plats högre upp.")
        return way

    def _order(self, part: str, parent: str, after: str, leaving: str = "") -> str:
        nodes = self.state.structure.tree(part, View.MARKUP)
        if parent:
            nodes = next((node.children for node in _all(nodes) if node.clause == parent and not node.moved_away), ())
        keys = [(node.clause, node.order) for node in nodes if not node.moved_away and node.clause != leaving]
        index = next((place + 1 for place, (clause, _) in enumerate(keys) if clause == after), 0)
        before = keys[index - 1][1] if index else ""
        following = next((key for _, key in keys[index:] if key > before), "")
        return between(before, following)

    def _decide(self, edit: edits.Decide) -> list[Event]:
        events: list[Event] = []
        for revision in edit.revisions:
            if revision not in self.state.revisions:
                raise Trouble(f"Förslaget {revision} finns inte i ärendet. Kontrollera id med kommandot revisions.")
            if edit.text:
                ranges = self._part_of(edit, revision)
                if ranges:
                    events.append(self._decision(edit, revision, edit.text, _merge(ranges)))
            elif edit.verdict in ("accept", "reject"):
                events.extend(self._decide_rest(edit, revision))
            else:
                events.append(self._decision(edit, revision))
        return events

    def _part_of(self, edit: edits.Decide, revision: str) -> list[list[Any]]:
        """The selected characters that a decision is about: undecided ones or, to reopen, decided ones too."""
        chosen = _select(self._pieces(edit.text, View.MARKUP), edit.start, edit.stop)
        if edit.verdict != "reopen":
            return [stretch.range for stretch in chosen if revision in stretch.piece.revisions]
        own = [place[1:] for place in self._fates(revision)[0] if place[0] == edit.text]
        found: list[list[Any]] = []
        for source, start, length in (stretch.range for stretch in chosen):
            for other, first, count in own:
                low, high = max(start, first), min(start + length, first + count)
                if other == source and low < high:
                    found.append([source, low, high - low])
        return sorted(found)

    def _decision(self, edit: edits.Decide, revision: str, text: str = "", ranges: Sequence[Any] = ()) -> Event:
        event: Event = {
            "kind": "decide",
            "id": self.pen.revision(),
            "revision": revision,
            "verdict": edit.verdict,
            "replaces": [entry.event["id"] for entry in self.state.revisions.standing(revision)],
        }
        if edit.reason:
            event["reason"] = edit.reason
        if text:
            event |= {"text": text, "ranges": list(ranges)}
        return event

    def _decide_rest(self, edit: edits.Decide, revision: str) -> list[Event]:
        """Of a proposal decided in part, the rest; all of it where nothing, or everything, was decided before."""
        characters, others = self._fates(revision)
        fates = {*characters.values(), *others}
        if "pending" not in fates or len(fates) == 1:
            return [self._decision(edit, revision)]
        if "pending" not in others:
            return [
                self._decision(edit, revision, text, ranges)
                for text, ranges in _by_text(place for place, fate in characters.items() if fate == "pending").items()
            ]
        whole = self._decision(edit, revision)
        opposite = {"accept": "reject", "reject": "accept"}[edit.verdict]
        kept = [place for place, fate in characters.items() if fate == EFFECT[opposite]]
        again = replace(edit, verdict=opposite)
        return [whole] + [
            {**self._decision(again, revision, text, ranges), "replaces": [whole["id"]]}
            for text, ranges in _by_text(kept).items()
        ]

    def _fates(self, revision: str) -> tuple[dict[_Place, str], set[str]]:
        """What became of the characters of a proposal, and of what else it proposes."""
        characters: dict[_Place, str] = {}
        others: set[str] = set()
        for entry in self.state.revisions[revision].events.values():
            event = entry.event
            if event["kind"] not in TEXT_KINDS:
                others.add(self.state.revisions.fate(revision, entry))
                continue
            for span in list(self.state.characters(entry)):
                place = event["text"], span.source, span.start, len(span.text)
                fate = self.state.revisions.fate(revision, entry, span.source, span.start)
                characters[place] = "pending" if "pending" in (fate, characters.get(place)) else fate
        return characters, others

    def _set_record(self, edit: edits.SetRecord) -> list[Event]:
        present = record_fields(self.state, edit.type, edit.id)
        event: Event = {"kind": "record", "type": edit.type, "id": edit.id}
        plain = {
            name: value
            for name, value in edit.fields.items()
            if not isinstance(value, (set, frozenset)) and (name not in present or present[name] != value)
        }
        if plain:
            event["set"] = plain
        for name, value in edit.fields.items():
            if isinstance(value, (set, frozenset)):
                before = set(present.get(name, ()))
                if value - before:
                    event.setdefault("add", {})[name] = sorted(value - before)
                if before - value:
                    event.setdefault("remove", {})[name] = sorted(before - value)
        return [event] if len(event) > 3 else []

    def _living(self, clause: str) -> None:
        if not self.state.structure.exists(clause, View.MARKUP):
            raise Trouble(f"Punkten {clause} finns inte i ärendet. Kontrollera id med kommandot clauses.")

    def _pieces(self, text: str, view: View) -> list[Piece]:
        # The same characters at the same positions, but knowing whose proposals they are.
        view = View.SIMPLE if view is View.FINAL else view
        return self.state.text(text).pieces(view, self.state.revisions.fate)

    def _is_own(self, revision: str) -> bool:
        """Whether it is this author's own proposal, still undecided (a piece only names undecided ones).

        What was taken in on behalf of an authority is that authority's: others propose changes to it.
        """
        if not revision or not belongs(revision, self.pen.author):
            return False
        return not self.state.revisions[revision].card.get("on_behalf")

    def _unreleased(self, revision: str) -> bool:
        return self._is_own(revision) and all(
            entry.change in self.drafts for entry in self.state.revisions[revision].events.values()
        )

    def _own_revision_beside(self, pieces: Sequence[Piece], position: int) -> str:
        """The unreleased proposal that typing at a position goes on in, or ""."""
        before, after = _piece_before(pieces, position), _piece_at(pieces, position)
        for piece in (before, after):
            if piece is not None and self._unreleased(piece.inserted):
                return piece.inserted
        for name in before.deleted if before is not None else ():
            if self._unreleased(name):
                return name
        return ""

    def _own_strike_beside(self, pieces: Sequence[Piece], start: int, stop: int) -> str:
        for piece in (_piece_before(pieces, start), _piece_at(pieces, stop)):
            for name in piece.deleted if piece is not None else ():
                if self._unreleased(name):
                    return name
        return ""

    def _inherited(self, pieces: Sequence[Piece], position: int) -> dict[str, Any]:
        """Bold and italic go on while typing; links and atoms do not."""
        before = _piece_before(pieces, position)
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


def compact(events: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Join the insertions of a typing burst into one event; what they say stays the same."""
    result: list[Event] = []
    for event in events:
        last = result[-1] if result else None
        if (
            last is not None
            and last["kind"] == event["kind"] == "insert"
            and last["text"] == event["text"]
            and last["revision"] == event["revision"]
            and last["source"] == event["source"]
            and last["start"] + len(last["chars"]) == event["start"]
            and event["at"] == [event["source"], event["start"] - 1, "R"]
            and "marks" not in last
            and "marks" not in event
        ):
            last["chars"] += event["chars"]
        else:
            result.append(dict(event))
    return result


def _select(pieces: Iterable[Piece], start: int, stop: int) -> list[_Stretch]:
    found: list[_Stretch] = []
    position = 0
    for piece in pieces:
        first, last = max(start, position), min(stop, position + len(piece.text))
        if first < last:
            found.append(_Stretch(piece, first - position, last - first))
        position += len(piece.text)
    return found


def _piece_at(pieces: Iterable[Piece], position: int) -> Piece | None:
    chosen = _select(pieces, position, position + 1)
    return chosen[0].piece if chosen else None


def _piece_before(pieces: Iterable[Piece], position: int) -> Piece | None:
    return _piece_at(pieces, position - 1) if position > 0 else None


def _char_before(pieces: Iterable[Piece], position: int) -> tuple[str, int] | None:
    chosen = _select(pieces, position - 1, position) if position > 0 else []
    return (chosen[0].piece.source, chosen[0].piece.offset + chosen[0].start) if chosen else None


def _merge(ranges: Sequence[list[Any]]) -> list[list[Any]]:
    merged: list[list[Any]] = []
    for source, start, length in ranges:
        if merged and merged[-1][0] == source and merged[-1][1] + merged[-1][2] == start:
            merged[-1][2] += length
        else:
            merged.append([source, start, length])
    return merged


def _by_text(places: Iterable[_Place]) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for text, source, start, length in sorted(places):
        found.setdefault(text, []).append([source, start, length])
    return {text: _merge(ranges) for text, ranges in found.items()}


def _way(nodes: Iterable[Node], clause: str) -> list[str]:
    for node in nodes:
        if not node.moved_away:
            way = [clause] if node.clause == clause else _way(node.children, clause)
            if way:
                return way if node.clause == clause else [node.clause, *way]
    return []


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)
