"""What events are about: texts, revisions, records, tables and the clause tree, with the events filed under each.

Each is computed from the set of its events when it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.records import RecordState
from hsavtal_desktop.core.revisions import Revisions
from hsavtal_desktop.core.sequence import Entry, Span, precedes
from hsavtal_desktop.core.structure import Structure
from hsavtal_desktop.core.text import TextState
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.weave import Weave

TEXT_KINDS = frozenset({"insert", "delete", "format"})
TREE_KINDS = frozenset({"clause", "move", "remove", "merge"})
SLOT_KINDS = frozenset({"slot", "unslot"})
_NAME = itemgetter(2)
"""What a mark is called."""
_HOSTING = frozenset({"atom", "cut"})
"""Marks that tell of more than looks."""
_HOSTED = {"table": "c", "footnote": "n"}
"""Types of atoms that bring texts of their own → the letter those begin with."""


class Subjects:
    """Events filed under what they are about, whoever may have written them."""

    def __init__(self) -> None:
        self.history = History()
        self.revisions = Revisions(
            self.history, lambda entry: ((span.source, span.start) for span in self.characters(entry))
        )
        self.weave = Weave(self)
        self.structure = Structure(
            lambda entry: self.revisions.fate(entry.event["revision"], entry), self.precedes, self.weave.rank
        )
        self.texts: dict[str, TextState] = {}
        self.records: dict[tuple[str, str], RecordState] = {}
        self.slots: dict[str, list[Entry]] = {}
        """Table → events about its rows and columns."""
        self.homes: dict[str, dict[tuple[int, str, int], str]] = {}
        """``c.<table>`` or ``n.<footnote>`` → the texts it was put in, by the order of the events that did it."""
        self._noted: Counter[str] = Counter()
        """Text → footnotes put in there."""

    def text(self, name: str) -> TextState:
        """A text; empty when nothing was written in it yet."""
        if name not in self.texts:
            self.texts[name] = TextState(name, self.history, [])
        return self.texts[name]

    def has_notes(self, text: str) -> bool:
        """Whether footnotes were put in a text."""
        return self._noted[text] > 0

    def record(self, kind: str, name: str) -> RecordState:
        """A record; empty when unknown."""
        return self.records.get((kind, name)) or RecordState(self.history)

    def characters(self, entry: Entry) -> Iterator[Span]:
        """The characters that an event introduces, strikes or formats; none where it is about something else."""
        event = entry.event
        if event["kind"] not in TEXT_KINDS:
            return
        sequence = self.text(event["text"]).sequence
        if event["kind"] == "insert":
            yield from sequence.cover([(event["source"], event["start"], len(event["chars"]))])
            return
        for span in sequence.cover([(source, start, length) for source, start, length in event["ranges"]]):
            if any(other.order == entry.order for other in (*span.deletes, *span.formats)):
                yield span

    def precedes(self, earlier: Entry, later: Entry) -> bool:
        """Whether the author of the later event knew of the earlier."""
        return precedes(self.history, earlier, later)

    def clause_of(self, text: str, entry: Entry | None = None) -> str:
        """The clause that a text belongs to, as an event knows or as things stand; "" where none does."""
        for _ in range(8):
            kind, _, rest = text.partition(".")
            if kind in ("h", "b"):
                return rest
            places = self.homes.get(f"{kind}.{rest.partition('.')[0]}", {})
            known = [
                order
                for order in places
                if entry is None or (order < entry.order and self.history.saw(entry.change, order[1]))
            ]
            text = places[min(known)] if known else ""
        return ""

    def changed(self, touched: Touched) -> Changed:
        """What is shown otherwise than before, for what events touched."""
        texts, structure = set(touched.texts), touched.structure
        for name in touched.decided:
            decided = self.revisions[name].texts if name in self.revisions else ()
            texts.update(decided)
            structure |= any(self.has_notes(text) for text in decided)
        texts |= self.weave.readers(*texts)
        clauses = {self.clause_of(text) for text in texts}
        if self.weave.used:
            clauses |= {one[2:] for one in self.weave.readers(*(f"b.{clause}" for clause in clauses))}
        clauses.update(name for kind, name in touched.records if kind == "clause")
        if structure:
            clauses |= self.weave.involved()
        return Changed(
            frozenset(texts),
            frozenset(clauses - {""}),
            frozenset(touched.revisions),
            structure,
            frozenset(touched.records),
            touched.versions,
            touched.everything,
        )

    def _propose(self, entries: Iterable[Entry], touched: Touched) -> None:
        """File proposals that have effect."""
        revisions: dict[str, list[Entry]] = {}
        texts: dict[str, list[Entry]] = {}
        for entry in entries:
            event = entry.event
            revisions.setdefault(event["revision"], []).append(entry)
            if event["kind"] in TEXT_KINDS:
                texts.setdefault(event["text"], []).append(entry)
                if "marks" in event and not _HOSTING.isdisjoint(map(_NAME, event["marks"])):
                    self._host(entry, touched)
            elif event["kind"] in TREE_KINDS:
                self.structure.add(entry)
                _touch_tree(entry, touched)
            else:
                self.slots.setdefault(event["table"], []).append(entry)
                touched.texts.add(event["text"])
        for name, listed in revisions.items():
            self.revisions.propose(name, listed)
        for name, listed in texts.items():
            if name in self.texts:
                self.texts[name].add(listed)
            else:
                self.texts[name] = TextState(name, self.history, listed)
        if self._noted:
            noted = texts.keys() & self._noted.keys()
            touched.structure |= any(self._renumbers_notes(entry) for name in noted for entry in texts[name])
        touched.texts.update(texts)
        touched.revisions.update(revisions)

    def _decide(self, entry: Entry, touched: Touched) -> None:
        """File a decision, or what is said about a revision."""
        event = entry.event
        self.revisions.add(entry)
        if event.get("ranges") and "text" in event:
            self.text(event["text"]).add((entry,))
        self._touch_revision(event["id"] if event["kind"] == "revision" else event["revision"], touched)

    def _note(self, entry: Entry, touched: Touched) -> None:
        """File what a record's fields were set to."""
        key = entry.event["type"], entry.event["id"]
        self.records.setdefault(key, RecordState(self.history)).add(entry)
        _touch_record(key, touched)

    def _withdraw(self, entry: Entry, touched: Touched) -> None:
        """Take an event away from what it was filed under."""
        event, kind = entry.event, entry.event["kind"]
        if kind in TEXT_KINDS | {"decide"} and "text" in event:
            self._take_from_text(entry, touched)
        if kind in TEXT_KINDS | TREE_KINDS | SLOT_KINDS | {"decide", "revision"}:
            self.revisions.remove(entry)
            self._touch_revision(event["id" if kind == "revision" else "revision"], touched)
        if kind in TREE_KINDS:
            self.structure.remove(entry)
            _touch_tree(entry, touched)
        elif kind in SLOT_KINDS:
            without(self.slots.get(event["table"], []), entry)
            touched.texts.add(event["text"])
        elif kind == "record":
            self.record(event["type"], event["id"]).remove(entry)
            _touch_record((event["type"], event["id"]), touched)

    def _take_from_text(self, entry: Entry, touched: Touched) -> None:
        name = entry.event["text"]
        if entry.event["kind"] in TEXT_KINDS:
            touched.structure |= self._renumbers_notes(entry)
            self._cut(self.weave.remove(entry), touched)
        self.text(name).remove(entry)
        touched.texts.add(name)
        for atom in _hosted_by(entry):
            if self.homes.get(atom, {}).pop(entry.order, None) and atom.startswith("n."):
                self._noted[name] -= 1

    def _host(self, entry: Entry, touched: Touched) -> None:
        """Note the tables and footnotes that an event puts in its text, and where it cuts that."""
        name = entry.event["text"]
        for atom in _hosted_by(entry):
            if atom.startswith("n.") and entry.order not in self.homes.get(atom, {}):
                self._noted[name] += 1
            self.homes.setdefault(atom, {})[entry.order] = name
        self._cut(self.weave.add(entry), touched)

    def _cut(self, noted: bool, touched: Touched) -> None:
        """Cuts came or went: they order the clauses that they make."""
        if noted:
            self.structure.refresh_cuts()
            touched.structure = True

    def _renumbers_notes(self, entry: Entry) -> bool:
        """Whether an event puts in or strikes a footnote, so that others get other numbers."""
        if "marks" in entry.event and any(home.startswith("n.") for home in _hosted_by(entry)):
            return True
        return (
            entry.event["kind"] == "delete"
            and self.has_notes(entry.event["text"])
            and any(ATOM in span.text for span in self.characters(entry))
        )

    def _touch_revision(self, name: str, touched: Touched) -> None:
        touched.revisions.add(name)
        touched.decided.add(name)
        if name in self.revisions and self.revisions[name].is_any_of(TREE_KINDS):
            self.structure.refresh(
                entry for entry in self.revisions[name].events.values() if entry.event["kind"] in TREE_KINDS
            )
            touched.structure = True


def _hosted_by(entry: Entry) -> Iterable[str]:
    for _, _, name, value in entry.event.get("marks", ()):
        if name == "atom" and isinstance(value, Mapping) and value.get("type") in _HOSTED:
            yield f"{_HOSTED[value['type']]}.{value.get('id', '')}"


def _touch_tree(entry: Entry, touched: Touched) -> None:
    touched.structure = True
    if entry.event["kind"] == "merge":
        touched.texts.add(f"b.{entry.event['into']}")


def _touch_record(key: tuple[str, str], touched: Touched) -> None:
    touched.records.add(key)
    touched.structure |= key[0] in ("document", "part")


def without(listed: list[Entry], entry: Entry) -> None:
    """Take an event out of a list, in place."""
    listed[:] = [other for other in listed if other.order != entry.order]
