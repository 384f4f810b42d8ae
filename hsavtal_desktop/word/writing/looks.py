"""Which style and number each clause and part heading gets, before and after acceptance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hsavtal_desktop.core.reading import PartPlace, Place
from hsavtal_desktop.word.writing.numbering import APPENDIX, HEADING_LEVELS, LEVELS, Count, ListPlace, Lists
from hsavtal_desktop.word.writing.plan import Item, PlannedDocument, PlannedPart, Role


@dataclass(frozen=True, slots=True)
class Look:
    """The style and list of a numbered paragraph."""

    heading: str
    """Style id where the clause has a heading."""
    paragraph: str
    """Style id where its number stands at its first paragraph."""
    list: ListPlace | None
    by_style: bool = False
    """Whether the heading style has the list already."""
    level: int = 0
    """Of a clause's heading style, from 1."""

    def style(self, *, with_heading: bool) -> str:
        """The style id."""
        return self.heading if with_heading else self.paragraph

    def list_xml(self, *, with_heading: bool) -> str:
        """The list as a paragraph property, where the style does not bring it."""
        return "" if self.list is None or (with_heading and self.by_style) else self.list.xml


@dataclass(frozen=True, slots=True)
class ItemLook:
    """How a clause or a part's title looks now, the label it shows, and how it looked where that differs."""

    now: Look
    label: str
    before: Look | None = None


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """A part of a document with the look of everything in it."""

    planned: PlannedPart
    look: ItemLook
    items: tuple[tuple[Item, ItemLook], ...]


class Numberer:
    """Gives every planned clause its look, checking what Word will count against the computed numbers."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._final = _Counts()
        self._original = _Counts()

    def part(self, document: str, part: PartPlace) -> ItemLook:
        """The look of an appendix's title; of another part's title there is nothing but its style."""
        if not part.number:
            return ItemLook(Look("Delrubrik", "Delrubrik", None), "")
        counted = self._lists.appendices(document)
        numbered = self._final.counts(counted, 0, part.number, APPENDIX)
        place = ListPlace(counted) if numbered else self._lists.written_out(part.number)
        return ItemLook(Look("Bilagerubrik", "Bilagerubrik", place), part.number)

    def items(self, document: PlannedDocument, index: int) -> Iterable[tuple[Item, ItemLook]]:
        """The clauses of a document's part, in order, with their looks."""
        planned = document.parts[index]
        sequence = _Sequence(self._lists, document.document, planned.part, planned.items)
        for item in planned.items:
            after = self._final.look(sequence, item.after) if item.after is not None else None
            before = self._original.look(sequence, item.before) if item.before is not None else None
            if after is None or item.after is None:
                place = item.shown.place
                yield item, ItemLook(sequence.written_out(place), place.number, before)
            else:
                changed = item.role is Role.KEPT and before is not after and before != after
                yield item, ItemLook(after, item.after.number, before if changed else None)


class _Sequence:
    """Clauses that are numbered together, and the looks of their levels."""

    def __init__(self, lists: Lists, document: str, part: PartPlace, items: Iterable[Item]) -> None:
        numbers = (place.number for item in items for place in (item.after, item.before) if place is not None)
        self.prefix = "" if part.number else next((n.rstrip("0123456789.") for n in numbers if n != "–"), "")
        self._name = f"{document} {part.part}" if part.number or self.prefix else document
        self._lists = lists
        # The headings of an appendix stand below its title.
        self._deeper = 1 if part.number else 0
        self._list = 0
        self._looks: dict[int, Look] = {}

    @property
    def list(self) -> int:
        """The list that they are counted in, made when the first is."""
        if not self._list:
            self._list = self._lists.sequence(self._name, self.prefix)
        return self._list

    def counted(self, depth: int) -> Look:
        """The look of a clause that Word numbers."""
        if depth not in self._looks:
            level = min(depth, LEVELS - 1)
            by_style = self.list == self._lists.main and level < HEADING_LEVELS
            self._looks[depth] = self._look(depth, ListPlace(self.list, level), by_style=by_style)
        return self._looks[depth]

    def written_out(self, place: Place) -> Look:
        """The look of a clause whose number is written out."""
        return self._look(place.depth, self._lists.written_out(place.number))

    def _look(self, depth: int, place: ListPlace, *, by_style: bool = False) -> Look:
        level = min(depth + self._deeper, HEADING_LEVELS - 1) + 1
        return Look(f"Heading{level}", "NumreratStycke", place, by_style, level)


class _Counts:
    """What Word counts in one of the two texts."""

    def __init__(self) -> None:
        self._counts: dict[int, Count] = defaultdict(Count)

    def look(self, sequence: _Sequence, place: Place) -> Look:
        if self.counts(sequence.list, min(place.depth, LEVELS - 1), place.number, sequence.prefix):
            return sequence.counted(place.depth)
        return sequence.written_out(place)

    def counts(self, num_id: int, level: int, label: str, prefix: str) -> bool:
        """Count a paragraph, if that gives it its label."""
        count = self._counts[num_id]
        if prefix + count.preview(level) != label:
            return False
        count.step(level)
        return True
