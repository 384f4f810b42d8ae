"""A section: what the page loads, measures and paints as one; a clause, a part's title, the head or the foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from hsavtal_desktop.core.reading import ClauseView, Outline, PartPlace, Place
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.table import TableFrame

_WORDS_OF_A_CLAUSE = 45
_CHARACTERS_OF_A_WORD = 6.4


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
    """One stretch of the document; ``height`` is an estimate until ``loaded``."""

    def __init__(self, kind: Kind, part: PartPlace | None = None, place: Place | None = None, first: bool = False):
        self.kind, self.part, self.place, self.first = kind, part, place, first
        self.childless = True
        """Whether no clause stands under this one."""
        self.clause: ClauseView | None = None
        self.notes: list[Leaf] = []
        """The page's own words: titles, hints, labels."""
        self.leaves: list[Leaf] = []
        """Those a caret can stand in, in reading order."""
        self.tables: list[TableFrame] = []
        self.number: Numbered | None = None
        self.rule: int | None = None
        """Where the short line above the footnotes stands."""
        self.edges: dict[str, tuple[int, ...]] = {}
        """Column edges by table, kept while loaded so that columns do not jump under the caret."""
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

    def of_text(self, text: str) -> list[Leaf]:
        """The leaves of one text."""
        return [leaf for leaf in self.leaves if leaf.content.text == text]

    def drop(self) -> None:
        """Let go of the laid out text; the clause is read again when next seen."""
        self.clause, self.number = None, None
        self.notes, self.leaves, self.tables, self.edges = [], [], [], {}
        self.height = 0

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


def estimates(listed: Iterable[Section], setting: Setting) -> Iterator[int]:
    """A likely height for each of some sections, which there may be thousands of but of few sorts."""
    known: dict[tuple[Kind, int, bool], int] = {}
    for section in listed:
        sort = section.kind, section.place.depth if section.place else 0, section.childless
        height = known.get(sort)
        if height is None:
            height = known[sort] = section.estimate(setting)
        yield height


def sections(outline: Outline) -> list[Section]:
    """The sections of a document in order, none of them read."""
    made: list[Section] = []
    for number, part in enumerate(outline.parts):
        made.append(Section(Kind.PART, part, first=number == 0))
        places = part.places
        for index, place in enumerate(places):
            section = Section(Kind.AWAY if place.moved_away else Kind.CLAUSE, part, place)
            following = places[index + 1] if index + 1 < len(places) else None
            section.childless = following is None or following.depth <= place.depth
            made.append(section)
    made.append(Section(Kind.FOOT))
    return made
