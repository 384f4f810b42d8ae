"""What a Word file says, as a neutral tree of frozen values: stories, paragraphs, tables, runs, marks and comments.

A *mark* is one revision mark of the file (``w:ins``, ``w:del``, ``w:moveFrom``, ``w:moveTo``, ``w:cellIns``,
``w:cellDel``, ``w:cellMerge``).  The tree holds the text of *all* marks; ``views`` computes the accepted and the
rejected text from it.  Offsets count characters (Unicode code points) of the whole text of a paragraph, deleted and
inserted text included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.kinds import MarkKind, RunKind
from hsavtal_desktop.word.numbering import ListDefinitions, WordNumbering

GONE_WHEN_ACCEPTED: Final = frozenset({MarkKind.DELETED, MarkKind.MOVED_FROM, MarkKind.CELL_DELETED})
GONE_WHEN_REJECTED: Final = frozenset({MarkKind.INSERTED, MarkKind.MOVED_TO, MarkKind.CELL_INSERTED})


@dataclass(frozen=True, slots=True)
class Mark:
    """Who marked what, as the file says it.

    ``author`` is a display name and may be empty.  ``date_raw`` is ``w:date`` as written: often local time although it
    ends in Z.  ``date_utc`` is ``w16du:dateUtc`` or ``None`` (then the time zone is unknown).  ``move_name`` pairs the
    two ends of a move; ``None`` where the file has the wrappers only.
    """

    kind: MarkKind
    author: str
    date_raw: str
    date_utc: str | None
    id: str
    move_name: str | None = None


@dataclass(frozen=True, slots=True)
class FormatSuggestion:
    """A suggested change of properties (``*PrChange`` and the like): never text.

    ``kind`` is the element name, for instance ``rPrChange``.  ``before`` holds the *whole* old property set, local name
    → ``w:val`` (an empty string for a property without one).
    """

    kind: str
    author: str
    date_raw: str
    date_utc: str | None
    id: str
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture that lies in the file: its part, the text for those who do not see it, and its printed size.

    ``width`` and ``height`` are in tenths of a millimetre, 0 where the file does not say.
    """

    part: str
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class WordRun:
    """A stretch of text with one look and one set of marks.

    ``marks`` has the outermost first; a deletion inside an insertion has both, with an author each.  ``hidden`` is
    ``w:vanish``.  ``link`` is the target of the hyperlink the run is in (address, or ``#`` and a bookmark name).
    ``note_id`` names the story of a footnote or endnote reference, ``picture`` is what an OBJECT shows.
    """

    text: str
    kind: RunKind = RunKind.TEXT
    marks: tuple[Mark, ...] = ()
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    style_id: str | None = None
    link: str | None = None
    note_id: str | None = None
    picture: WordPicture | None = None
    format_suggestion: FormatSuggestion | None = None

    def mark(self, *kinds: MarkKind) -> Mark | None:
        """Return the innermost mark of one of the kinds."""
        return next((mark for mark in reversed(self.marks) if mark.kind in kinds), None)

    @property
    def inserted(self) -> Mark | None:
        """The mark that inserts the run, by typing or as the far end of a move."""
        return self.mark(MarkKind.INSERTED, MarkKind.MOVED_TO)

    @property
    def deleted(self) -> Mark | None:
        """The mark that deletes the run, or moves it away."""
        return self.mark(MarkKind.DELETED, MarkKind.MOVED_FROM)


@dataclass(frozen=True, slots=True)
class WordBookmark:
    """A bookmark that starts in a paragraph, at a character offset."""

    name: str
    offset: int


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph.  ``index`` counts all paragraphs of its story in document order, tables included, from 0.

    ``outline_level`` is 0–8 for headings, else ``None``.  ``mark_marks`` are the marks of the paragraph mark itself:
    a deleted one joins the paragraph with the next one that remains.
    """

    index: int
    runs: tuple[WordRun, ...]
    style_id: str | None = None
    style_name: str = ""
    outline_level: int | None = None
    numbering: WordNumbering | None = None
    para_id: str | None = None
    bookmarks: tuple[WordBookmark, ...] = ()
    mark_marks: tuple[Mark, ...] = ()
    format_suggestions: tuple[FormatSuggestion, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, inserted and deleted alike; offsets count in it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class WordCell:
    """One table cell, with its marks (``cellIns``, ``cellDel``, ``cellMerge``)."""

    blocks: tuple[WordParagraph | WordTable, ...]
    marks: tuple[Mark, ...] = ()
    column_span: int = 1
    continues_above: bool = False
    format_suggestions: tuple[FormatSuggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class WordRow:
    """One table row; a mark on it covers the whole row."""

    cells: tuple[WordCell, ...]
    marks: tuple[Mark, ...] = ()
    is_header: bool = False
    format_suggestions: tuple[FormatSuggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class WordTable:
    """One table."""

    rows: tuple[WordRow, ...]
    style_id: str | None = None
    format_suggestions: tuple[FormatSuggestion, ...] = ()


WordBlock = WordParagraph | WordTable


class StoryKind(StrEnum):
    """Where in the file a text stands."""

    BODY = "body"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text-box"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class WordStory:
    """One text of the file.  ``key`` is unique in the document, for instance ``footnote:3``.

    ``anchor`` is the place in another story a note or a text box hangs on, where the file tells.
    """

    key: str
    kind: StoryKind
    part: str
    blocks: tuple[WordBlock, ...]
    anchor: Place | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A point in a story: paragraph index and character offset."""

    story: str
    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment.  ``start`` and ``end`` are ``None`` for one that no story refers to: it is about the document.

    ``text`` has its paragraphs separated by line breaks, without deleted text.  ``parent_id`` is the comment it
    answers, ``done`` is ``None`` where the file does not say.  ``done_raw`` keeps ``w15:done`` as written.
    """

    id: str
    author: str
    initials: str
    date_raw: str
    date_utc: str | None
    text: str
    blocks: tuple[WordBlock, ...]
    para_id: str | None
    parent_id: str | None
    done_raw: str | None
    start: Place | None
    end: Place | None

    @property
    def done(self) -> bool | None:
        """Whether the comment is marked as resolved; ``None`` when unknown."""
        return None if self.done_raw is None else self.done_raw in ON_VALUES


ON_VALUES: Final = frozenset({"1", "true", "on"})
"""How WordprocessingML writes yes (ST_OnOff)."""


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """One mark element of a part as it is written; ``reading_revisions`` says what the fields mean."""

    author: str
    date: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CustomXmlPart:
    """A custom XML part: its name and its bytes."""

    part: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Something in the file that was kept out of the tree, and how many times: ``what`` is a Swedish phrase."""

    what: str
    part: str
    count: int


@dataclass(frozen=True, slots=True)
class WordDocument:
    """Everything read from a Word file.

    ``body`` is the main text; ``stories`` the other texts (notes, headers, footers, text boxes) in file order.
    ``warnings`` and ``not_understood`` are for the intake report.  ``core_properties`` and ``custom_properties`` map
    names to values as text.  ``lists`` computes the labels of numbered paragraphs.  ``format_suggestions`` are those
    of sections, which belong to no paragraph.  ``revisions`` lists every mark of each part that has any, whether the
    tree has a place for it or not, so that an intake can account for all of them.  ``media`` holds the bytes of the
    pictures that runs show, by part, where the reading was asked for them.
    """

    name: str
    body: tuple[WordBlock, ...]
    stories: tuple[WordStory, ...] = ()
    comments: tuple[WordComment, ...] = ()
    warnings: tuple[Said, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    core_properties: Mapping[str, str] = field(default_factory=dict)
    custom_properties: Mapping[str, str] = field(default_factory=dict)
    custom_xml: tuple[CustomXmlPart, ...] = ()
    format_suggestions: tuple[FormatSuggestion, ...] = ()
    lists: ListDefinitions = field(default_factory=ListDefinitions)
    revisions: Mapping[str, tuple[RevisionEntry, ...]] = field(default_factory=dict)
    media: Mapping[str, bytes] = field(default_factory=dict)
    tracking_on: bool = False
    has_macros: bool = False
