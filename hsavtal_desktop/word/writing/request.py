"""What an export is asked for, where it reads from and what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from hsavtal_desktop.core import record_types
from hsavtal_desktop.core.reading import ClauseView, Outline, Place, Proposer, View
from hsavtal_desktop.word.writing.template import HouseTemplate


class CommentSource(Protocol):
    """A comment with who wrote it and when (UTC)."""

    @property
    def id(self) -> str: ...
    @property
    def comment(self) -> record_types.Comment: ...
    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def time(self) -> str: ...


class WordSource(Protocol):
    """The state that is exported: values out, nothing in."""

    def documents(self) -> list[str]:
        """Document ids in the package's order."""
        ...

    def document(self, name: str, /) -> record_types.Document:
        """A document's fields."""
        ...

    def package(self) -> record_types.Package:
        """The package's title and marking."""
        ...

    def outline(self, document: str, view: View, /) -> Outline:
        """A document's parts and clauses in order, numbered."""
        ...

    def clause(self, place: Place, view: View, /) -> ClauseView:
        """A clause as a view shows it."""
        ...

    def reference(self, clause: str, document: str, /) -> str:
        """What a cross reference prints."""
        ...

    def printed(self, atom: Mapping[str, Any], document: str, /) -> str:
        """What a reference or a field prints."""
        ...

    def blob(self, name: str, /) -> bytes | None:
        """An attached file, by its SHA-256; None where it is not here."""
        ...

    def proposer(self, revision: str, /) -> Proposer:
        """Who stands behind a proposal, since when."""
        ...

    def role_of(self, author: str, /) -> str:
        """An author's role, in words."""
        ...

    def people(self) -> Sequence[str]:
        """The names of all members and of all whom returned files name."""
        ...

    def offices(self) -> Sequence[str]:
        """Authorities and roles, in words: what an anonymous file may name."""
        ...

    def comments(self) -> Sequence[CommentSource]:
        """All comments, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write.

    One document, or several as a package: then each begins on a page of its own and a part that they share is
    printed in the first of them.  ``heads`` and ``content_hash`` say which state the source shows; ``time`` is UTC,
    as 2026-11-22T09:41:00Z.  The same request of the same state gives the same bytes.
    """

    documents: tuple[str, ...]
    view: View = View.MARKUP
    """MARKUP writes native revisions and comments.  FINAL (and SIMPLE) and ORIGINAL write plain text without either."""
    title: str = ""
    """"" takes the document's title, or the package's when there are several documents."""
    status: str = ""
    """"" takes the documents' status, where they have the same."""
    version_label: str = ""
    time: str = "1970-01-01T00:00:00Z"
    heads: tuple[str, ...] = ()
    content_hash: str = ""
    workspace: str = ""
    """Id of the workspace (its first change)."""
    marking: str = ""
    """Line on every page; "" takes the package's."""
    anonymous: bool = False
    """Authority and role in place of the names of those who proposed and commented."""
    clauses: frozenset[str] = frozenset()
    """Only these and what stands under them, where any is named; numbers stay as they are in the whole."""
    template: HouseTemplate | None = None
    """Styles, page, headers and footers in place of our own."""
    remarks: Sequence[CommentSource] = ()
    """Comments that are written whatever the view, in place of the source's own."""
    since: str = ""
    """The version that changes are shown from, where the source shows more than the open proposals as changes."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A Word file."""

    data: bytes
    sha256: str
    documents: tuple[str, ...]
    clauses: int
    """Clauses that the file shows, each counted once."""
    revisions: tuple[str, ...]
    """Ids of the proposals whose marks are in the file, in reading order."""
    comments: int
    """Comments in the file, replies included."""
    noted_pictures: int = 0
    """Pictures of an anonymous file that may say more than they show, of kinds that can not be cleaned."""
