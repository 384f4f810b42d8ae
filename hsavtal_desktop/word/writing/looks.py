"""Which style and number each clause and part heading gets, before and after acceptance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hsavtal_desktop.core.reading import PartPlace, Place
from hsavtal_desktop.word.writing.numbering import (
    HEADING_LEVELS,
    LEVELS,
    Count,
    ListPlace,
    Lists,
    appendix_label,
    clause_label,
)
from hsavtal_desktop.word.writing.plan import Item, PlannedDocument, Role


@dataclass(frozen=True, slots=True)
class Look:
    """The style and list of a numbered paragraph, and the label that it shows."""

    heading: str
    """Style id where the clause has a heading."""
    paragraph: str
    """Style id where its number stands at its first paragraph."""
    list: ListPlace | None
    label: str = field(compare=False)
    by_style: bool = False
    """Whether the heading style has the list already."""

    def style(self, *, with_heading: bool) -> str:
        """The style id."""
        return self.heading if with_heading else self.paragraph

    def list_xml(self, *, with_heading: bool) -> str:
        """The list as a paragraph property, where the style does not bring it."""
        return "" if self.list is None or (with_heading and self.by_style) else self.list.xml


@dataclass(frozen=True, slots=True)
class ItemLook:
    """How a clause looks now, and how it looked where that differs."""

    now: Look
    before: Look | None = None


class Numberer:
    """Gives every planned clause its look, checking what Word will count against the computed numbers."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._final = _Counts(lists)
        self._original = _Counts(lists)

    def part(self, document: str, part: PartPlace) -> Look:
        """The look of an appendix's title; of another part's title there is nothing but its style."""
        if not part.number:
            return Look("Delrubrik", "Delrubrik", None, "")
        return self._final.appendix(document, part)

    def items(self, document: PlannedDocument, index: int) -> Iterable[tuple[Item, ItemLook]]:
        """The clauses of a document's part, in order, with their looks."""
        planned = document.parts[index]
        sequence = _Sequence.of(document.document, planned.part, planned.items)
        for item in planned.items:
            after = self._final.clause(sequence, item.after) if item.after is not None else None
            before = self._original.clause(sequence, item.before) if item.before is not None else None
            if after is not None:
                changed = item.role is Role.KEPT and before is not None and before != after
                yield item, ItemLook(after, before if changed else None)
            else:
                place = item.shown.place
                gone = self._final.written_out(sequence, place.depth, place.number)
                yield item, ItemLook(gone, before)


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Clauses that are numbered together."""

    name: str
    prefix: str
    deeper: int
    """Levels that its headings stand below those of the main text."""

    @classmethod
    def of(cls, document: str, part: PartPlace, items: Iterable[Item]) -> _Sequence:
        if part.number:
            return cls(f"{document} {part.part}", "", 1)
        numbers = (place.number for item in items for place in (item.after, item.before) if place is not None)
        prefix = next((number.rstrip("0123456789.") for number in numbers if number != "–"), "")
        if not prefix:
            return cls(document, "", 0)
        return cls(f"{document} {part.part}", prefix, 0)


class _Counts:
    """What Word counts in one of the two texts."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[int, Count] = {}

    def clause(self, sequence: _Sequence, place: Place) -> Look:
        num_id = self._lists.sequence(sequence.name, sequence.prefix)
        level = min(place.depth, LEVELS - 1)
        count = self._counts.setdefault(num_id, Count())
        if clause_label(sequence.prefix, count.preview(level)) != place.number:
            return self.written_out(sequence, place.depth, place.number)
        count.step(level)
        look = _look(sequence, place.depth, ListPlace(num_id, level), place.number)
        return replace(look, by_style=num_id == self._lists.main and level < HEADING_LEVELS)

    def written_out(self, sequence: _Sequence, depth: int, number: str) -> Look:
        return _look(sequence, depth, self._lists.written_out(number), number)

    def appendix(self, document: str, part: PartPlace) -> Look:
        num_id = self._lists.appendices(document)
        count = self._counts.setdefault(num_id, Count())
        if appendix_label(count.preview(0)[0]) != part.number:
            place = self._lists.written_out(part.number)
        else:
            count.step(0)
            place = ListPlace(num_id)
        return Look("Bilagerubrik", "Bilagerubrik", place, part.number)


def _look(sequence: _Sequence, depth: int, place: ListPlace, number: str) -> Look:
    level = min(depth + sequence.deeper, HEADING_LEVELS - 1) + 1
    return Look(f"Heading{level}", "NumreratStycke", place, number)
