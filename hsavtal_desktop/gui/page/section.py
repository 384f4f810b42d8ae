"""A section: what the page loads, measures and paints as one; a clause, a part's title, the head or the foot."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import compress, count
from operator import attrgetter

from hsavtal_desktop.core.reading import ClauseView, Outline, PartPlace, Place
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.table import Columns, TableFrame

_FEW = 50
"""New sections whose likely heights are found one by one."""
_WORDS_OF_A_CLAUSE = 45
_CHARACTERS_OF_A_WORD = 6.4
_CLAUSE, _MOVED_AWAY = attrgetter("clause"), attrgetter("moved_away")


class Kind(Enum):
    """What a section is."""

    PART = "part"
    CLAUSE = "clause"
    AWAY = "away"
    """A clause where it is proposed to leave from: its heading alone, not to be written in."""
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause number as placed: before a leaf's first line, or above it when it is long ("Bilaga 2")."""

    words: str
    leaf: Leaf


class Section:
    """One stretch of the document; ``height`` is nothing until it is laid out."""

    def __init__(self, kind: Kind, part: PartPlace | None = None, place: Place | None = None, first: bool = False):
        self.kind, self.part, self.place, self.first = kind, part, place, first
        self.childless = True
        """Whether no clause stands under this one."""
        self.clause: ClauseView | None = None
        self.notes: list[Leaf] = []
        """The page's own words: titles, hints, labels."""
        self.leaves: list[Leaf] = []
        """Those a caret can stand in, in reading order."""
        self.by_text: Mapping[str, list[Leaf]] = {}
        """The same by their texts."""
        self.tables: list[TableFrame] = []
        self.number: Numbered | None = None
        self.rule: int | None = None
        """Where the short line above the footnotes stands."""
        self.columns: dict[str, Columns] = {}
        """Those of each table, kept while loaded so that columns do not jump under the caret."""
        self.height = 0
        self.gap = (0, 0)
        """Where the desk shows between two sheets, top and bottom."""
        self.key = kind.value, place.clause if place is not None else part.part if part is not None else ""
        """What it is, whatever else changes about it."""

    @property
    def loaded(self) -> bool:
        """Whether it is laid out and its height exact."""
        return bool(self.height)

    @property
    def texts(self) -> Iterator[str]:
        """The texts that can be written in, in reading order, each once."""
        last = None
        for leaf in self.leaves:
            if leaf.content.text != last:
                last = leaf.content.text
                yield last

    def of_text(self, text: str) -> Sequence[Leaf]:
        """The leaves of one text."""
        return self.by_text.get(text, ())

    def leaf_at(self, text: str, position: int) -> Leaf | None:
        """The leaf of a text that a caret at a position stands in, its last beyond its end; None where it has none."""
        leaves = self.of_text(text)
        index = bisect_left(leaves, position, key=lambda leaf: leaf.content.stop)
        return leaves[min(index, len(leaves) - 1)] if leaves else None

    def shift(self, beyond: Leaf, by: int) -> None:
        """What stands after a leaf in its text comes so many characters later in it."""
        text, start = beyond.content.text, beyond.content.start
        for leaf in self.of_text(text) if by else ():
            if leaf.content.start > start:
                leaf.content = leaf.content.moved(by)
        for frame in self.tables:
            if frame.text == text and frame.position > start:
                frame.position += by

    def estimate(self, setting: Setting) -> int:
        """A likely height in pixels, without reading the clause."""
        typography = setting.typography
        if self.kind is Kind.PART:
            return typography.ems(12)
        if self.kind is Kind.FOOT:
            return typography.ems(8)
        depth = self.place.depth if self.place else 0
        heading = typography.heading(depth).slot + typography.ems(1.6 if depth == 0 else 0.9)
        if self.kind is Kind.AWAY or not self.childless:
            return heading + typography.ems(0.6)
        per_line = max(1.0, setting.sheet.column / typography.column * 72 / _CHARACTERS_OF_A_WORD)
        return heading + (int(_WORDS_OF_A_CLAUSE / per_line) + 1) * typography.body.slot


class Sections:
    """The sections of a document in order, each made when it is asked for and kept while it is laid out.

    A document may have thousands: what is done for each of them is looking, never making.
    """

    def __init__(self, outline: Outline) -> None:
        self._parts = outline.parts
        self._titles: list[int] = []
        """Where the parts' titles stand."""
        self._places: list[Place | None] = []
        self._names: list[str] = []
        """The clauses that stand, "" for all else."""
        for part in outline.parts:
            self._titles.append(len(self._places))
            self._places += (None, *part.places)
            self._names += ("", *map(_CLAUSE, part.places))
            for at in compress(count(-len(part.places)), map(_MOVED_AWAY, part.places)):
                self._names[at] = ""
        self._places.append(None)
        self._names.append("")
        self._clauses = dict(zip(self._names, count(), strict=False))
        del self._clauses[""]
        self._kept: OrderedDict[int, Section] = OrderedDict()
        self._others = {self[index].key: index for index, name in enumerate(self._names) if not name}
        self._alike: list[int] = []
        """For each the first that is likely to be as high; found when it is first asked for."""

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: int) -> Section:
        return self._kept.get(index) or self._made(index)

    def __iter__(self) -> Iterator[Section]:
        return (self[index] for index in range(len(self)))

    @property
    def laid_out(self) -> Mapping[int, Section]:
        """Those that are kept, the longest unseen first."""
        return self._kept

    def keep(self, index: int, section: Section) -> None:
        """This one is laid out, and was seen just now."""
        self._kept[index] = section
        self._kept.move_to_end(index)

    def let_go(self, index: int) -> None:
        """Read this one again when it is next seen."""
        del self._kept[index]

    def of_clause(self, clause: str) -> int | None:
        """Where a clause stands (not where it is proposed to leave)."""
        return self._clauses.get(clause)

    def find(self, key: tuple[str, str]) -> int | None:
        """Where the section with this :attr:`Section.key` stands."""
        kind, name = key
        return self._clauses.get(name) if kind == Kind.CLAUSE.value else self._others.get(key)

    def heights(self, setting: Setting, old: Sections | None = None, known: Sequence[int] = ()) -> list[int]:
        """The height of each: as ``known`` of ``old`` sections, for others a likely one."""
        if old is None:
            return self._likely(setting)
        before: list[int | None] = list(map(old._clauses.get, self._names))
        for key, index in self._others.items():
            before[index] = old._others.get(key)
        found = [0 if at is None else known[at] for at in before]
        new = [index for index, at in enumerate(before) if at is None]
        likely = self._likely(setting) if len(new) > _FEW else {index: self[index].estimate(setting) for index in new}
        for index in new:
            found[index] = likely[index]
        return found

    def _likely(self, setting: Setting) -> list[int]:
        """A likely height of each."""
        if not self._alike:
            self._alike = self._first_alike()
        guesses = {index: self[index].estimate(setting) for index in set(self._alike)}
        return [guesses[index] for index in self._alike]

    def _first_alike(self) -> list[int]:
        """For each the first that is likely to be as high."""
        first: dict[tuple[int, bool], int] = {}
        found: list[int] = []
        for index, (place, following) in enumerate(zip(self._places, (*self._places[1:], None), strict=True)):
            if place is None or place.moved_away:
                found.append(index)
            else:
                childless = following is None or following.depth <= place.depth
                found.append(first.setdefault((place.depth, childless), index))
        return found

    def forget(self) -> None:
        """Read all of them again when next seen."""
        self._kept.clear()

    def _made(self, index: int) -> Section:
        if index == len(self) - 1:
            return Section(Kind.FOOT)
        number = bisect_right(self._titles, index) - 1
        part, place = self._parts[number], self._places[index]
        if place is None:
            return Section(Kind.PART, part, first=number == 0)
        section = Section(Kind.AWAY if place.moved_away else Kind.CLAUSE, part, place)
        following = self._places[index + 1]
        section.childless = following is None or following.depth <= place.depth
        return section
