"""What an existing agreement holds, before and after its clauses are found.

``SourceText`` is the file read line by line, whatever kind of file it was; ``FoundText`` is what those lines become.
Characters are counted without white space: ``received = placed + listed``, always.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.model import WordPicture


@dataclass(frozen=True, slots=True)
class Span:
    """Characters with one look; or, with ``text`` "", a footnote's sign or a picture."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """An address, or ``#`` and the name of a bookmark."""
    note: str = ""
    """Key of the note that hangs here."""
    picture: WordPicture | None = None


class Role(StrEnum):
    """What a line is, where the file says that it is no ordinary text."""

    TEXT = ""
    TITLE = "title"
    CONTENTS = "contents"
    """A line of a table of contents: computed anew by this program."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the source, without line breaks."""

    spans: tuple[Span, ...]
    level: int | None = None
    """Heading level from 0, where a style or an outline level says so."""
    label: str = ""
    """The number that Word counts; not part of the text."""
    style: str = "body"
    """``body``, ``bullet``, ``number`` or ``heading``, as in agreement text."""
    depth: int = 0
    """List level from 0."""
    large: bool = False
    """Whether it is set larger than the text around."""
    role: Role = Role.TEXT
    keys: tuple[str, ...] = ()
    """Bookmarks that begin here."""

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(span.text for span in self.spans)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        words = [span for span in self.spans if span.text.strip()]
        return bool(words) and all(span.bold for span in words)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not any(span.text.strip() or span.note or span.picture for span in self.spans)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a rectangle of cells, each some lines; a cell that another covers is empty."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """(row, column, rows, columns) of each merged cell."""
    header: int = 0
    """How many of the first rows are repeated as headers."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line in it."""
        return tuple(line for row in self.rows for cell in row for line in cell)


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text of the source that becomes no agreement text."""

    what: Said
    """What it is, a Swedish phrase."""
    text: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file, read."""

    name: str
    blocks: tuple[Block, ...]
    title: str = ""
    notes: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    elsewhere: tuple[Unplaced, ...] = ()
    """Text outside the running text: page headers, text boxes, hidden text."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    received: int = 0
    """Characters in the file, counted before anything was made of them."""
    structure: int = 0
    """Characters that only served the look of the file: hyphens at ends of lines."""
    told: tuple[Said, ...] = ()
    """Sentences that a person should read before going on."""


@dataclass(slots=True)
class FoundClause:
    """A clause as it was found."""

    number: str
    """As printed in the source, "" where it had none."""
    heading: tuple[Span, ...]
    depth: int
    blocks: list[Block] = field(default_factory=list)
    children: list[FoundClause] = field(default_factory=list)
    keys: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The heading, or the first words."""
        lines = (block for block in self.blocks if isinstance(block, Line))
        text = "".join(span.text for span in self.heading) or next((line.text for line in lines), "")
        return " ".join(text.split())


@dataclass(slots=True)
class FoundPart:
    """The main text, or an appendix."""

    number: str = ""
    """As printed: "Bilaga 1", or ""."""
    title: str = ""
    clauses: list[FoundClause] = field(default_factory=list)
    keys: tuple[str, ...] = ()
    prefix: str = ""
    """The letter before the numbers of its chapters, which then begin anew: "A" for A1, A2."""

    @property
    def all(self) -> Iterable[FoundClause]:
        """Every clause in order."""
        waiting = list(reversed(self.clauses))
        while waiting:
            clause = waiting.pop()
            yield clause
            waiting.extend(reversed(clause.children))


@dataclass(frozen=True, slots=True)
class FoundText:
    """The clauses of a source, and what is left over."""

    source: SourceText
    title: str
    parts: tuple[FoundPart, ...]
    listed: tuple[Unplaced, ...]
    structure: int = 0
    """Characters that became structure: the title, typed numbers and signs of lists."""

    @property
    def clauses(self) -> int:
        """How many clauses there are."""
        return sum(1 for part in self.parts for _ in part.all)


def counted(text: str) -> int:
    """Characters of a text that are no white space (nor stand for a table, a picture or a note)."""
    return sum(len(word) for word in text.replace(ATOM, "").split())
