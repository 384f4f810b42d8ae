"""In which order clauses are written, and what accepting or rejecting does to each.

The file must read as FINAL when everything is accepted and as ORIGINAL when everything is rejected, also where
clauses come, go and move.  So the order is woven from these two outlines: a clause that stands at the same place in
both is written once, any other once for each outline that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from hsavtal_desktop.core.reading import ClauseView, PartPlace, Place, View
from hsavtal_desktop.word.writing.request import WordSource
from hsavtal_desktop.word.writing.signatures import UNKNOWN


class Role(Enum):
    """What becomes of a clause at one place."""

    KEPT = "kept"
    """Stands there whatever is decided."""
    ADDED = "added"
    """Goes when rejected."""
    REMOVED = "removed"
    """Goes when accepted."""
    ARRIVED = "arrived"
    """The new place of a move whose old place is in the file too."""
    LEFT = "left"
    """The old place of a move whose new place is in the file too."""
    PASSING = "passing"
    """Proposed by one and struck by another: in neither text."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What proposals may do in the texts and tables of a clause."""

    at_all: bool = True
    looks: bool = True
    """Change the look of something."""
    twice: bool = True
    """Strike what another brings."""


UNTOUCHED: Final = Touched(False, False, False)
"""Nothing, as in most clauses of most files."""


@dataclass(frozen=True, slots=True)
class Item:
    """A clause at one place of the file."""

    shown: ClauseView
    role: Role
    revision: str = ""
    """The proposal that adds, removes or moves it; "" where KEPT."""
    struck: str = ""
    """The second proposal, where PASSING."""
    after: Place | None = None
    """Its place in the final text."""
    before: Place | None = None
    """Its place in the original text."""
    touched: Touched = Touched()

    @property
    def clause(self) -> str:
        """The clause's id."""
        return self.shown.place.clause


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A part of a document with its clauses in order."""

    part: PartPlace
    items: tuple[Item, ...]
    printed_in: str = ""
    """The document where the part was printed already: then nothing of it but a pointer is."""


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A document of the export."""

    document: str
    title: str
    parts: tuple[PlannedPart, ...]


def plan(
    source: WordSource, documents: Iterable[str], view: View, clauses: frozenset[str] = frozenset()
) -> tuple[PlannedDocument, ...]:
    """The whole file in order, or what is in it of some clauses and those under them.

    A part that several documents share is printed in the first.
    """
    printed: dict[str, str] = {}
    planned: list[PlannedDocument] = []
    for document in documents:
        weaver = _Weaver(source, document) if view is View.MARKUP else None
        outline = source.outline(document, view)
        parts: list[PlannedPart] = []
        for part in outline.parts:
            if part.part in printed:
                parts.append(PlannedPart(part, (), printed[part.part]))
                continue
            printed[part.part] = document
            if weaver is not None:
                parts.append(PlannedPart(part, tuple(weaver.weave(part.part))))
            else:
                read = (source.clause(place, view) for place in part.places)
                items = (Item(shown, Role.KEPT, "", "", shown.place, shown.place, UNTOUCHED) for shown in read)
                parts.append(PlannedPart(part, tuple(items)))
        planned.append(PlannedDocument(document, outline.title, tuple(parts)))
    return _pair_moves(_only(planned, clauses) if clauses else planned)


def _only(documents: Iterable[PlannedDocument], clauses: frozenset[str]) -> Iterator[PlannedDocument]:
    """The chosen clauses with what stands under them; parts and documents without any are left out."""
    for document in documents:
        parts = []
        for part in document.parts:
            items = tuple(_under(part.items, clauses))
            if items:
                parts.append(replace(part, items=items))
        if parts:
            yield replace(document, parts=tuple(parts))


def _under(items: Iterable[Item], clauses: frozenset[str]) -> Iterator[Item]:
    depth: int | None = None
    for item in items:
        place = item.shown.place
        if depth is not None and place.depth <= depth:
            depth = None
        if depth is None and item.clause in clauses:
            depth = place.depth
        if depth is not None:
            yield item


def _touched(shown: ClauseView) -> Touched:
    at_all = looks = twice = False
    for text in (shown.heading, shown.body, *shown.cells.values(), *shown.notes.values()):
        for each in text:
            if each.plain is not None:
                continue
            for piece in (*each.pieces, each.end):
                if piece.inserted:
                    at_all = True
                    twice = twice or bool(piece.deleted)
                elif piece.deleted:
                    at_all = True
                if piece.reformatted:
                    at_all = looks = True
    for table in shown.tables.values():
        at_all = at_all or any(row.revisions for row in table.rows)
        at_all = at_all or any(column.revisions for column in table.column_slots)
        twice = twice or any(row.deleted for row in table.rows)
    return Touched(at_all, looks, twice) if at_all else UNTOUCHED


class _Weaver:
    """Weaves the outlines of one document."""

    def __init__(self, source: WordSource, document: str) -> None:
        self._source = source
        markup = source.outline(document, View.MARKUP)
        self._rank: dict[str, int] = {}
        self._ghost_rank: dict[str, int] = {}
        self._markup: dict[str, Place] = {}
        for rank, place in enumerate(markup.places):
            if place.moved_away:
                self._ghost_rank[place.clause] = rank
            else:
                self._rank[place.clause] = rank
                self._markup[place.clause] = place
        self._parts = {part.part: part for part in markup.parts}
        self._final = {part.part: part.places for part in source.outline(document, View.FINAL).parts}
        self._original = {part.part: part.places for part in source.outline(document, View.ORIGINAL).parts}
        self._after = _by_clause(self._final)
        self._before = _by_clause(self._original)
        self._carried = _carried(self._final, self._markup)

    def weave(self, part: str) -> list[Item]:
        after, before = self._final.get(part, ()), self._original.get(part, ())
        kept = _kept(
            [place.clause for place in before if place.clause not in self._carried],
            [place.clause for place in after if place.clause not in self._carried],
        )
        coming = [self._after_item(place, place.clause in kept) for place in after]
        for place in self._parts[part].places if part in self._parts else ():
            if not place.moved_away and place.clause not in self._after and place.clause not in self._before:
                self._insert_passing(place, coming)
        going = [None if place.clause in kept else self._gone_item(place) for place in before]
        return self._merge(coming, going)

    def _after_item(self, place: Place, kept: bool) -> Item:
        clause = place.clause
        before = self._before.get(clause)
        markup = self._markup.get(clause, place)
        shown = self._source.clause(markup, View.MARKUP)
        if kept:
            return Item(shown, Role.KEPT, "", "", place, before, _touched(shown))
        revision = markup.inserted or self._mover(clause)
        return Item(shown, Role.ADDED if before is None else Role.ARRIVED, revision, after=place)

    def _gone_item(self, place: Place) -> Item:
        clause = place.clause
        markup = self._markup.get(clause)
        if markup is not None and markup.deleted:
            shown = self._source.clause(markup, View.MARKUP)
            return Item(replace(shown, place=place), Role.REMOVED, markup.deleted[0], before=place)
        shown = self._source.clause(place, View.ORIGINAL)
        return Item(shown, Role.LEFT if clause in self._after else Role.REMOVED, self._mover(clause), before=place)

    def _insert_passing(self, place: Place, coming: list[Item]) -> None:
        rank = self._rank[place.clause]
        at = next((i for i, item in enumerate(coming) if self._rank.get(item.clause, -1) > rank), len(coming))
        struck = place.deleted[0] if place.deleted else place.inserted
        shown = self._source.clause(place, View.MARKUP)
        coming.insert(at, Item(shown, Role.PASSING, place.inserted, struck))

    def _mover(self, clause: str) -> str:
        """The proposal that moves a clause; UNKNOWN where the order differs and nothing tells why."""
        markup = self._markup.get(clause)
        return self._carried.get(clause, "") or (markup.moved if markup is not None else "") or UNKNOWN

    def _merge(self, coming: Sequence[Item], going: Sequence[Item | None]) -> list[Item]:
        """Between two kept clauses the order is that of the markup outline."""
        woven: list[Item] = []
        waiting = list(reversed(going))
        for item in coming:
            if item.role is Role.KEPT:
                while (gone := waiting.pop()) is not None:
                    woven.append(gone)
            else:
                while waiting and (gone := waiting[-1]) is not None and self._stands_before(gone, item):
                    woven.append(gone)
                    waiting.pop()
            woven.append(item)
        woven.extend(gone for gone in reversed(waiting) if gone is not None)
        return woven

    def _stands_before(self, gone: Item, item: Item) -> bool:
        rank = self._rank.get(item.clause, 0)
        return self._ghost_rank.get(gone.clause, self._rank.get(gone.clause, rank)) <= rank


def _by_clause(parts: Mapping[str, Iterable[Place]]) -> dict[str, Place]:
    return {place.clause: place for places in parts.values() for place in places}


def _carried(parts: Mapping[str, Iterable[Place]], markup: Mapping[str, Place]) -> dict[str, str]:
    """Clause → the proposal that moves it, by itself or with a clause above it."""
    carried: dict[str, str] = {}
    for places in parts.values():
        above: list[str] = []
        for place in places:
            del above[place.depth :]
            own = markup[place.clause].moved if place.clause in markup else place.moved
            revision = own or (above[-1] if above else "")
            above.append(revision)
            if revision:
                carried[place.clause] = revision
    return carried


def _kept(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Clauses that need not move to get from one order to the other."""
    in_both = set(before) & set(after)
    old = [clause for clause in before if clause in in_both]
    new = [clause for clause in after if clause in in_both]
    if old == new:
        return in_both
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {clause for block in blocks for clause in old[block.a : block.a + block.size]}


def _pair_moves(documents: Iterable[PlannedDocument]) -> tuple[PlannedDocument, ...]:
    """Keep as moves what has both ends in the file and no table (Word has no moved rows); the rest comes and goes."""
    planned = tuple(documents)
    if all(item.role is Role.KEPT for document in planned for part in document.parts for item in part.items):
        return planned
    items = [item for document in planned for part in document.parts for item in part.items]
    left = {item.clause for item in items if item.role is Role.LEFT}
    pairs = {item.clause for item in items if item.role is Role.ARRIVED and not item.shown.tables} & left

    def settled(item: Item) -> Item:
        if item.role is Role.ARRIVED and item.clause not in pairs:
            return replace(item, role=Role.ADDED)
        if item.role is Role.LEFT and item.clause not in pairs:
            return replace(item, role=Role.REMOVED)
        return item

    return tuple(
        replace(
            document,
            parts=tuple(replace(part, items=tuple(map(settled, part.items))) for part in document.parts),
        )
        for document in planned
    )
