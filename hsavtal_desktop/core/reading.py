"""What is shown: the values that every view, export and comparison reads.

A *text* is the heading or body of a clause, a table cell or a footnote.  Its id is ``h.<clause>``, ``b.<clause>``,
``c.<table>.<row>.<column>`` or ``n.<footnote>``.  A *position* counts code points over the text as one view shows it,
paragraph breaks and atoms (tables, references) included, so that a caret and a selection are plain integers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain
from typing import Any, NamedTuple

ATOM = "￼"
"""The one character that stands for a table, reference, field, footnote or picture (U+FFFC)."""

BREAK = "\n"
"""The character that ends a paragraph and carries its style and level."""


class View(Enum):
    """Which undecided proposals are seen, and how."""

    MARKUP = "markup"
    """Everything: proposed text marked, struck text still there."""
    SIMPLE = "simple"
    """Reads as FINAL; a bar beside the line tells that something is proposed."""
    FINAL = "final"
    """As if every undecided proposal were accepted."""
    ORIGINAL = "original"
    """As if every undecided proposal were rejected."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of characters with one origin and one appearance."""

    text: str
    source: str
    """The writer's series that the characters belong to; ``(source, offset)`` names the first one."""
    offset: int
    inserted: str = ""
    """The undecided revision that proposes these characters, or "" where they are agreed."""
    deleted: tuple[str, ...] = ()
    """The undecided revisions that propose to strike them."""
    marks: Mapping[str, Any] = field(default_factory=dict)
    """Appearance: ``bold``, ``italic`` (true), ``link`` (address), ``atom`` (a mapping with ``type``), and on a
    break ``style`` and ``level``."""
    reformatted: tuple[str, ...] = ()
    """The undecided revisions that propose another appearance."""

    @property
    def revisions(self) -> tuple[str, ...]:
        """Every undecided revision that touches the piece."""
        return ((self.inserted,) if self.inserted else ()) + self.deleted + self.reformatted


def _plain(pieces: tuple[Piece, ...], end: Piece) -> str | None:
    if len(pieces) != 1 or end.inserted or end.deleted or end.reformatted:
        return None
    (piece,) = pieces
    special = piece.marks or piece.inserted or piece.deleted or piece.reformatted or ATOM in piece.text
    return None if special else piece.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as one view shows it."""

    pieces: tuple[Piece, ...]
    end: Piece
    """Its break: carries style and level, and may itself be proposed or struck."""
    start: int
    """Position of the first character in the text."""
    plain: str | None = field(init=False, compare=False, repr=False)
    """Its words where they have no look of their own and no proposal touches it, as nearly always; else None.  Asked
    for more often than paragraphs are made."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", _plain(self.pieces, self.end))

    def moved(self, by: int) -> Paragraph:
        """The same so many characters further on in its text."""
        made = object.__new__(Paragraph)
        for name, value in (("pieces", self.pieces), ("end", self.end), ("plain", self.plain)):
            object.__setattr__(made, name, value)
        object.__setattr__(made, "start", self.start + by)
        return made

    def reads_as(self, other: Paragraph) -> bool:
        """Whether it says the same in the same looks, wherever it stands in its text."""
        if self.pieces is other.pieces and self.end is other.end:
            return True
        return self.pieces == other.pieces and self.end == other.end

    @property
    def style(self) -> str:
        """``body``, ``bullet``, ``number`` or ``heading``."""
        return str(self.end.marks.get("style", "body"))

    @property
    def level(self) -> int:
        """List or heading level, 0 the outermost."""
        return int(self.end.marks.get("level", 0))

    @property
    def text(self) -> str:
        """The characters without the break."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def length(self) -> int:
        """Characters without the break."""
        return sum(len(piece.text) for piece in self.pieces)

    @property
    def stop(self) -> int:
        """Position of the break."""
        return self.start + self.length

    @property
    def table(self) -> str:
        """The table that stands in this paragraph, or ""."""
        return next(iter(self.tables), "")

    @property
    def tables(self) -> list[str]:
        """The tables that stand in it: more than one only where several people's strikes together left them so."""
        return [
            str(atom["id"])
            for piece in self.pieces
            if piece.text and (atom := piece.marks.get("atom")) and atom.get("type") == "table"
        ]

    @property
    def revisions(self) -> tuple[str, ...]:
        """The undecided revisions that touch it, as they come."""
        return tuple(name for piece in (*self.pieces, self.end) for name in piece.revisions)

    @property
    def changed(self) -> bool:
        """Whether any undecided proposal touches it."""
        return bool(self.end.revisions) or any(piece.revisions for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its cells are texts of their own."""

    id: str
    cells: tuple[str, ...]
    """Text ids, one for each column."""
    header: bool = False
    inserted: str = ""
    deleted: tuple[str, ...] = ()
    order: str = ""
    """Key of its place among the rows."""

    @property
    def revisions(self) -> tuple[str, ...]:
        """Every undecided revision that proposes it or that it goes."""
        return ((self.inserted,) if self.inserted else ()) + self.deleted


@dataclass(frozen=True, slots=True)
class Column:
    """A table column."""

    id: str
    order: str
    """Key of its place among the columns."""
    inserted: str = ""
    deleted: tuple[str, ...] = ()

    @property
    def revisions(self) -> tuple[str, ...]:
        """Every undecided revision that proposes it or that it goes."""
        return ((self.inserted,) if self.inserted else ()) + self.deleted


@dataclass(frozen=True, slots=True)
class Joining:
    """Cells that an undecided proposal would merge, or split (All markup only)."""

    cell: str
    """The first of them."""
    down: int
    across: int
    revision: str
    apart: bool = False
    """Whether they would be split."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as one view shows it."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    text: str = ""
    """The text it stands in."""
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """First cell of those that are merged → how many rows and columns it fills."""
    covered: frozenset[str] = frozenset()
    """Cells that a merged one lies over; they are not shown."""
    column_slots: tuple[Column, ...] = ()
    """The columns with what is proposed about them."""
    joinings: tuple[Joining, ...] = ()


class Place(NamedTuple):
    """Where a clause stands in one document: a line of the outline."""

    clause: str
    part: str
    document: str
    number: str
    """Computed: "6.1", "A2.1", "Bilaga 2"; never stored."""
    depth: int
    """0 for a chapter."""
    inserted: str = ""
    """The undecided revision that proposes the clause."""
    deleted: tuple[str, ...] = ()
    moved: str = ""
    """The undecided revision that proposes the move to or from here."""
    moved_away: bool = False
    """Whether this is the place it is proposed to leave (All markup only)."""
    merging: str = ""
    """The undecided revision that proposes to merge it into another (All markup only)."""
    into: str = ""
    """The clause that it would be merged into."""


@dataclass(frozen=True, slots=True)
class PartPlace:
    """A part's title line in a document."""

    part: str
    document: str
    title: str
    number: str
    """"Bilaga 1" for an appendix, else ""."""
    shared: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document in order."""

    document: str
    title: str
    parts: tuple[PartPlace, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Every clause in order."""
        return tuple(chain.from_iterable(part.places for part in self.parts))


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause in one document as one view shows it."""

    place: Place
    heading: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    tables: Mapping[str, Table]
    cells: Mapping[str, tuple[Paragraph, ...]]
    """Paragraphs of every table cell, by text id."""
    party: str
    """``region``, ``municipality``, ``both``, ``none`` or ""."""
    status: str
    notes: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    """Paragraphs of every footnote, by its text id, in the order of their signs."""
    owner: str = ""
    """The group responsible for it."""

    @property
    def texts(self) -> dict[str, tuple[Paragraph, ...]]:
        """Paragraphs of the heading, the body, every table cell and every footnote, by text id."""
        name = self.place.clause
        return {f"h.{name}": self.heading, f"b.{name}": self.body, **self.cells, **self.notes}

    def paragraphs(self, text: str) -> tuple[Paragraph, ...]:
        """Those of one text; none for a text that is not in it."""
        name = self.place.clause
        own = {f"h.{name}": self.heading, f"b.{name}": self.body}.get(text)
        return own if own is not None else self.cells.get(text) or self.notes.get(text, ())

    def with_text(self, text: str, paragraphs: tuple[Paragraph, ...]) -> ClauseView:
        """The same with other paragraphs in one text."""
        if text.startswith("h."):
            return replace(self, heading=paragraphs)
        if text.startswith("b."):
            return replace(self, body=paragraphs)
        if text.startswith("n."):
            return replace(self, notes={**self.notes, text: paragraphs})
        return replace(self, cells={**self.cells, text: paragraphs})

    @property
    def revisions(self) -> tuple[str, ...]:
        """Every undecided revision in it, in reading order, each once: those of a table where it stands."""
        place = self.place
        names = [place.inserted, *place.deleted, place.moved, place.merging]
        for paragraph in (*self.heading, *self.body):
            names += paragraph.revisions
            for table in paragraph.tables:
                names += self._revisions_of(table)
        for paragraphs in self.notes.values():
            names += (name for paragraph in paragraphs for name in paragraph.revisions)
        return tuple(dict.fromkeys(name for name in names if name))

    def _revisions_of(self, name: str) -> Iterator[str]:
        """The revisions of a table, row by row, those of its columns last."""
        table = self.tables.get(name)
        if table is None:
            return
        for row in table.rows:
            yield from row.revisions
            for cell in row.cells:
                for paragraph in self.cells.get(cell, ()):
                    yield from paragraph.revisions
        for column in table.column_slots:
            yield from column.revisions


@dataclass(frozen=True, slots=True)
class Proposer:
    """Who stands behind a proposal, since when."""

    author: str
    """The installation that wrote it (public key)."""
    name: str
    """The person's name, or the authority on whose behalf it was taken in."""
    organisation: str
    side: str
    """``region``, ``municipality`` or ""."""
    on_behalf: str
    time: str
    """UTC."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a proposal would have a clause stand, or what it would merge it into."""

    part: str
    clause: str
    """The clause it would stand under, "" for none, or be merged into."""
    after: str = ""
    """The clause it would follow there, "" where it would come first."""


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A proposal as the side panel and reports show it."""

    id: str
    author: str
    """The installation that wrote it (public key)."""
    name: str
    """The person's name, or the authority on whose behalf it was taken in."""
    organisation: str
    side: str
    """``region``, ``municipality`` or ""."""
    time: str
    """UTC, as 2026-11-22T09:41:00Z."""
    kind: str
    """``insertion``, ``deletion``, ``replacement``, ``format``, ``clause``, ``removal``, ``move`` or ``table``."""
    state: str
    """``pending``, ``accepted``, ``rejected``, ``withdrawn``, ``partly`` or ``disputed``."""
    clause: str
    texts: tuple[str, ...]
    added: str
    """Words proposed, paragraphs joined by a line break; of a proposal decided in part, those that are left."""
    removed: str
    """Words proposed to be struck, likewise."""
    message: str
    on_behalf: str
    origin: str
    """``typed``, ``word-tracked``, ``word-untracked`` or ``word-table``."""
    released: bool
    """False while it is only in this installation's draft."""
    reason: str = ""
    """Of the newest decision."""
    decided_by: str = ""
    decided_time: str = ""
    looks: tuple[tuple[str, Any], ...] = ()
    """Names and values of the looks it gives to what it did not write: bold, style, level, alt …"""
    restyled: str = ""
    """The words or paragraphs that get them."""
    added_atoms: tuple[Mapping[str, Any], ...] = ()
    """What each :data:`ATOM` of ``added`` stands for; empty for what is not known."""
    removed_atoms: tuple[Mapping[str, Any], ...] = ()
    open: bool = True
    """Whether somebody has yet to decide on some of it."""
    aim: Aim | None = None
    """Of a move or a merge."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Proposals or decisions that a person must choose between."""

    kind: str
    """``competing``, ``decisions``, ``overlap``, ``removed-clause``, ``moves``, ``cycle`` or ``field``."""
    clause: str
    text: str
    revisions: tuple[str, ...]
    detail: str = ""
    """For a field: the record and field."""
