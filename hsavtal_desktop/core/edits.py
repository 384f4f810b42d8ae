"""What a person can ask for: the values that walk through the one door, ``workspace.perform``.

Positions are those of :mod:`hsavtal_desktop.core.reading` in the view that the edit names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.reading import View


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Replace ``[start, stop)`` of a text by ``new``; typing, deleting, pasting and splitting paragraphs.

    ``new`` may hold breaks; a new paragraph takes the style of the one it is split from.  ``marks`` apply to all
    of ``new`` (``{"bold": True}``).  ``burst`` says that the edit continues the typing before it, so that both
    are one revision and one undo step.
    """

    text: str
    start: int
    stop: int
    new: str
    view: View = View.MARKUP
    marks: Mapping[str, Any] = field(default_factory=dict)
    burst: bool = False
    message: str = ""
    runs: tuple[tuple[int, int, str, Any], ...] | None = None
    """The looks of stretches of ``new``, (start, length, name, value), as in an ``insert`` event: what is pasted brings
    its own, and takes none from the words beside it.  None where it does."""


@dataclass(frozen=True, slots=True)
class FormatText:
    """Give ``[start, stop)`` the appearance ``name`` = ``value`` (``bold``, ``italic``, ``link``)."""

    text: str
    start: int
    stop: int
    name: str
    value: Any
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class StyleParagraphs:
    """Give the paragraphs that ``[start, stop]`` touches a style and level."""

    text: str
    start: int
    stop: int
    style: str
    level: int = 0
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class InsertPicture:
    """Put a picture at a position; ``content`` is its file, ``width`` and ``height`` tenths of a millimetre.

    ``alt`` says what it shows: a picture without it is refused, for a screen reader would pass it by.
    """

    text: str
    at: int
    content: bytes = field(repr=False)
    alt: str = ""
    width: int = 0
    height: int = 0
    view: View = View.MARKUP

    @property
    def blob(self) -> str:
        """SHA-256 of the file: what the picture is known by."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class DescribePicture:
    """Propose another description of the picture at a position."""

    text: str
    at: int
    alt: str
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class ResizePicture:
    """Propose another size of the picture at a position, in tenths of a millimetre."""

    text: str
    at: int
    width: int
    height: int
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class InsertFootnote:
    """Put a footnote's sign at a position; ``words`` are the note's own."""

    text: str
    at: int
    words: str = ""
    note: str = ""
    """The new id; drawn when empty."""
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class InsertReference:
    """Put the number of a clause, or of a part (an appendix), at a position; it follows when numbers change."""

    text: str
    at: int
    clause: str = ""
    part: str = ""
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class InsertField:
    """Put what the record ``field``/``name`` says at a position."""

    text: str
    at: int
    name: str
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class InsertTable:
    """Put an empty table in a paragraph of its own at a position; ``header`` of its first rows are headers."""

    text: str
    at: int
    rows: int
    columns: int
    header: int = 1
    table: str = ""
    """The new id; drawn when empty."""
    view: View = View.MARKUP
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """Merged cells: row and column of the first, from 0, and how many rows and columns it fills."""


@dataclass(frozen=True, slots=True)
class InsertSlot:
    """Propose a row or column (``axis``) of a table after ``after`` ("" puts it first)."""

    table: str
    axis: str
    after: str


@dataclass(frozen=True, slots=True)
class RemoveSlot:
    """Propose that a row or column goes."""

    table: str
    axis: str
    id: str


@dataclass(frozen=True, slots=True)
class SetHeaderRows:
    """Propose how many of a table's first rows are headers."""

    table: str
    count: int


@dataclass(frozen=True, slots=True)
class MergeCells:
    """Propose that the cells between two corners (text ids of cells) become one, with the words of all of them."""

    table: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class SplitCell:
    """Propose that a merged cell (text id) is as many again."""

    table: str
    cell: str


@dataclass(frozen=True, slots=True)
class AddClause:
    """Propose a clause after ``after`` under ``parent`` ("" the part itself); ``after`` "" puts it first."""

    part: str
    parent: str
    after: str
    heading: str
    body: str = ""
    clause: str = ""
    """The new id; drawn when empty."""


@dataclass(frozen=True, slots=True)
class Words:
    """The characters of a whole text that is new, with their looks."""

    chars: str = ""
    marks: tuple[tuple[int, int, str, Any], ...] = ()
    """(start, length, name, value), as in an ``insert`` event."""
    ending: Mapping[str, Any] = field(default_factory=dict)
    """``style`` and ``level`` of the final break."""


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause with everything in it; ``parent`` is the id of one before it, or ""."""

    id: str
    parent: str
    texts: Mapping[str, Words]
    """Text id → words: heading, body, and the cells and notes that stand in the body."""


@dataclass(frozen=True, slots=True)
class AddClauses:
    """Propose whole clauses, in order: text from outside the program.

    Those under none of them come under ``under`` ("" the part itself), after all that stands there or after ``after``.
    """

    part: str
    clauses: tuple[NewClause, ...]
    under: str = ""
    after: str = ""
    together: bool = False
    """One proposal for all of them, instead of one for each."""
    on_behalf: str = ""
    origin: str = ""
    source: str = ""
    """SHA-256 of the file that it comes from."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """SHA-256 → bytes of that file and of the pictures in the clauses."""


@dataclass(frozen=True, slots=True)
class SplitClause:
    """Propose that what follows a position of a heading or body becomes a clause of its own, with the children.

    The new clause comes after the old one and has its data.
    """

    text: str
    at: int
    heading: str = ""
    clause: str = ""
    """The new id; drawn when empty."""
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class MergeClause:
    """Propose that a clause's heading and text follow the text of ``into``, "" for the clause before it."""

    clause: str
    into: str = ""


@dataclass(frozen=True, slots=True)
class RemoveClause:
    """Propose that a clause goes, with all that reads as its text where it is looked at."""

    clause: str
    view: View = View.MARKUP


@dataclass(frozen=True, slots=True)
class MoveClause:
    """Propose that a clause stands after ``after`` under ``parent`` in ``part``."""

    clause: str
    part: str
    parent: str
    after: str


@dataclass(frozen=True, slots=True)
class Decide:
    """Accept, reject, reopen or withdraw revisions; ``text``/``start``/``stop`` narrow it to a part of one."""

    verdict: str
    """``accept``, ``reject``, ``reopen`` or ``withdraw``."""
    revisions: tuple[str, ...]
    reason: str = ""
    text: str = ""
    start: int = 0
    stop: int = 0
    together: bool = False
    """Whether the person knows that they meet and wants them beside each other all the same."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one act: all of them or, where one can not be, none.

    Positions in all are those before any of them; no two write at the same characters or decide on the same.
    """

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class AddComment:
    """Write a comment on a clause, on words (``at``), or as a reply to another (``parent``)."""

    clause: str
    words: str
    at: tuple[tuple[str, int, int], ...] = ()
    """(text, start, stop) of the words it is about; none for the clause as a whole."""
    view: View = View.MARKUP
    parent: str = ""
    kind: str = "fråga"
    assigned: str = ""
    id: str = ""
    """The record's id; drawn when empty."""


@dataclass(frozen=True, slots=True)
class SetRecord:
    """Set fields of a record (principal, document, part, comment, …); creates it when new."""

    type: str
    id: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NameVersion:
    """Name the present released state; ``status`` is ``draft`` or ``frozen``."""

    label: str
    status: str = "draft"


Edit = (
    ReplaceText
    | FormatText
    | StyleParagraphs
    | InsertPicture
    | DescribePicture
    | ResizePicture
    | InsertFootnote
    | InsertReference
    | InsertField
    | InsertTable
    | InsertSlot
    | RemoveSlot
    | SetHeaderRows
    | MergeCells
    | SplitCell
    | AddClause
    | AddClauses
    | SplitClause
    | MergeClause
    | RemoveClause
    | MoveClause
    | Decide
    | Together
    | AddComment
    | SetRecord
    | NameVersion
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What an edit, an import or an undo changed: what views compare with what they show."""

    texts: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    """Clauses any of whose texts, decisions or data changed."""
    revisions: frozenset[str] = frozenset()
    structure: bool = False
    """Whether clauses came, went or moved, so that numbers may differ."""
    records: frozenset[tuple[str, str]] = frozenset()
    versions: bool = False
    everything: bool = False
    """A whole new state; read all again."""

    def __or__(self, other: Changed) -> Changed:
        """Both together."""
        return Changed(
            self.texts | other.texts,
            self.clauses | other.clauses,
            self.revisions | other.revisions,
            self.structure or other.structure,
            self.records | other.records,
            self.versions or other.versions,
            self.everything or other.everything,
        )
