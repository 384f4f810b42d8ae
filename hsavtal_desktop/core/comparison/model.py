"""What a comparison of two documents consists of: plain values, arranged by views and reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.text import Change, Difference

HEADING: Final = -1
"""Paragraph index of a clause's heading."""


class Look(NamedTuple):
    """How the characters from ``start`` to ``stop`` of a paragraph look: ``bold``, ``italic`` and so on."""

    start: int
    stop: int
    name: str


class ListItem(NamedTuple):
    """A paragraph's place in a list: its bullet or number as printed, and its level, 0 the outermost."""

    label: str
    level: int


class Rival(NamedTuple):
    """One of several proposals that compete, told apart from the others."""

    who: str
    """The authority or person, as reports name them."""
    kind: str
    """As ``core.reading.RevisionView.kind``."""
    differences: tuple[Difference, ...]
    """From the words as they are without any of them to the words with this one alone; none where no words differ."""

    @property
    def removed(self) -> str:
        """The words that it strikes."""
        return "".join(one.text for one in self.differences if one.kind is Change.DELETED)

    @property
    def added(self) -> str:
        """The words that it puts in."""
        return "".join(one.text for one in self.differences if one.kind is Change.INSERTED)


class Competing(NamedTuple):
    """A place where proposals compete (design: conflicts).  The clause's text is what it is without any of them."""

    rivals: tuple[Rival, ...]
    paragraph: int | None = None
    """Index among the clause's paragraphs, ``HEADING`` for its heading, ``None`` for the clause as a whole."""
    start: int = 0
    stop: int = 0
    """The words they are about, in that paragraph."""
    accepted: bool = False
    """Whether all were accepted all the same: then they are in the text, and it is their meeting that is told."""


class ClauseLine(NamedTuple):
    """A paragraph or table row of a clause, with what a comparison of looks needs to know of it."""

    text: str
    item: ListItem | None = None
    looks: tuple[Look, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    """Where it is read from: text and position of its first character; for a table row, of every cell."""
    competing: tuple[Competing, ...] = ()
    """What meets in it."""
    head: bool = False
    """Whether it is a head row of a table."""


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause as text.  A table row is one paragraph, its cells set apart by tabs."""

    key: str
    """Its identity, or "" where it has none."""
    number: str
    heading: str
    paragraphs: tuple[str, ...]
    depth: int = 0
    items: tuple[ListItem | None, ...] = ()
    """For each paragraph its place in a list, ``None`` outside lists; empty where that is not known."""
    looks: tuple[tuple[Look, ...], ...] = ()
    """For each paragraph what does not look like plain text; empty where that is not known."""
    competing: tuple[Competing, ...] = ()
    """Where proposals compete, which the text leaves out."""
    heads: frozenset[int] = frozenset()
    """The paragraphs that are head rows of tables."""

    @classmethod
    def of_lines(cls, key: str, number: str, heading: str, lines: Iterable[ClauseLine], depth: int = 0) -> Self:
        """A clause of lines."""
        held = tuple(lines)
        items = tuple(line.item for line in held)
        looks = tuple(line.looks for line in held)
        met = (one._replace(paragraph=at) for at, line in enumerate(held) for one in line.competing)
        return cls(
            key,
            number,
            heading,
            tuple(line.text for line in held),
            depth,
            items if any(items) else (),
            looks if any(looks) else (),
            tuple(met),
            frozenset(at for at, line in enumerate(held) if line.head),
        )

    def item(self, paragraph: int) -> ListItem | None:
        """The place in a list of a paragraph, ``None`` for one outside lists and for the heading."""
        return self.items[paragraph] if 0 <= paragraph < len(self.items) else None

    def look(self, paragraph: int) -> tuple[Look, ...]:
        """What does not look like plain text in a paragraph."""
        return self.looks[paragraph] if 0 <= paragraph < len(self.looks) else ()


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document as one side of a comparison."""

    title: str
    units: tuple[ComparedClause, ...]


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph on both sides, or on one."""

    kind: RowKind
    old: int | None
    """Index among the old clause's paragraphs, ``HEADING`` for its heading."""
    new: int | None
    old_text: str
    """What stands at the left; in a split paragraph its part of the old one.  "" where there is nothing."""
    new_text: str
    differences: tuple[Difference, ...]
    """Between ``old_text`` and ``new_text``, minimal; of a moved paragraph those between its two ends."""
    phrases: tuple[Difference, ...]
    """The same as a person would mark them."""
    partner: int | None = None
    """Index of the row, in the same list, with the other end of a move or with both sides of a split or merger."""


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause on both sides, or on one."""

    kind: RowKind
    old: int | None
    """Index among the old document's clauses."""
    new: int | None
    paragraphs: tuple[ParagraphRow, ...]
    """The heading first, where either side has one.  Both ends of a moved clause hold the same rows."""
    partner: int | None = None
    """Index of the row with the other end of the move, or with both sides of the split or merger."""
    renumbered: bool = False
    """Whether the printed number of one and the same clause differs."""
    changed: bool = False
    """Whether anything but the place and the number differs."""


class CompetingPlace(NamedTuple):
    """Where proposals compete: in a clause of one of the sides."""

    row: int
    paragraph: int | None
    """Index among the row's paragraph rows; ``None`` for the clause as a whole."""
    is_new: bool
    """Whether the new side has them, not the old one."""
    competing: Competing
    differs: bool
    """Whether the other side does not say the same."""


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """One step of next and previous."""

    kind: RowKind
    """``inserted``, ``deleted`` or ``moved`` for a whole clause or paragraph, ``changed`` for a phrase."""
    row: int
    paragraph: int | None = None
    """Index among the row's paragraph rows; ``None`` for the whole clause."""
    phrase: int | None = None
    """Index of its first difference among ``phrases``; ``None`` for the whole paragraph."""
    old_text: str = ""
    new_text: str = ""
    looks: tuple[str, ...] = ()
    """What the look gained (``+bold``) or lost (``-bold``)."""
    competing: Competing | None = None
    """What competes there, of a ``competing`` place."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many clauses became what, and how many words were marked."""

    same: int = 0
    changed: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    """Each move once."""
    split: int = 0
    merged: int = 0
    renumbered: int = 0
    words_inserted: int = 0
    """Words, numbers and dates in inserted text; moved text is not counted."""
    words_deleted: int = 0
    competing: int = 0
    """Places where proposals compete, on one side and not on the other."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a view or report of a comparison needs."""

    old: ComparedDocument
    new: ComparedDocument
    rows: tuple[ClauseRow, ...]
    changes: tuple[ChangePlace, ...]
    counts: Counts
    quiet: tuple[ChangePlace, ...] = ()
    """Where only white space or looks differ: apart from ``changes``, in the same order."""
    competing: tuple[CompetingPlace, ...] = ()
    """Where proposals compete, also what both sides say alike."""
