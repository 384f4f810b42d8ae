"""Read a Word file: its whole tree (``read_document``), or the four lists of the ``read-word`` command (``read_word``).

The conventions of ``read_word``, deduced from reference readings and kept by the tests:

* ``accepted`` and ``rejected`` are the paragraphs of the main text only, in document order: white space collapsed to
  single spaces, empty paragraphs dropped, table cells flattened in order.  Headers, footers, notes, text boxes and
  comments are left out.  Mathematics gives its characters, fields their stored result, symbols their character code.
* ``revisions`` has one entry per mark element of the main part, in document order; see ``reading_revisions``.
* ``comments`` follow the order of the comments part.  ``text`` is the accepted text with white space collapsed,
  ``reply_to`` whether the comment answers another, ``done`` the value of ``w15:done`` as written or ``null``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.model import RevisionEntry, WordComment, WordDocument
from hsavtal_desktop.word.package import open_package
from hsavtal_desktop.word.reading_document import DocumentReader
from hsavtal_desktop.word.reading_revisions import list_revisions
from hsavtal_desktop.word.views import View, flat_text


@dataclass(frozen=True, slots=True)
class CommentEntry:
    """A comment in the form of the ``read-word`` command."""

    author: str
    text: str
    reply_to: bool
    done: str | None


@dataclass(frozen=True, slots=True)
class WordReading:
    """The four lists of the ``read-word`` command, and the warnings of the reading."""

    accepted: list[str]
    rejected: list[str]
    revisions: list[RevisionEntry]
    comments: list[CommentEntry]
    warnings: list[Said] = field(default_factory=list)


def read_word(source: bytes | Path, name: str | None = None) -> WordReading:
    """Read a Word file in the form described at the top.  Raises ``Trouble`` when it cannot be read."""
    with open_package(source, name) as package:
        reader = DocumentReader(package)
        document = reader.read()
        revisions = list_revisions(reader.main_root, both_branches=True)
    return WordReading(
        accepted=flat_text(document.body, View.ACCEPTED),
        rejected=flat_text(document.body, View.REJECTED),
        revisions=revisions,
        comments=[_entry(comment) for comment in document.comments],
        warnings=list(document.warnings),
    )


def read_document(source: bytes | Path, name: str | None = None, *, media: bool = False) -> WordDocument:
    """Read everything in a Word file, the bytes of its pictures if ``media``.

    Raises ``Trouble`` when it cannot be read.
    """
    with open_package(source, name) as package:
        return DocumentReader(package).read(media=media)


def _entry(comment: WordComment) -> CommentEntry:
    return CommentEntry(
        author=comment.author,
        text=" ".join(comment.text.split()),
        reply_to=comment.parent_id is not None,
        done=comment.done_raw,
    )
