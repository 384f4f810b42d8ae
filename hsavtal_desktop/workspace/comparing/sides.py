"""What can stand at a side of a comparison, and two sides compared once they are read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedDocument, Comparison
from hsavtal_desktop.core.comparison.words import Vocabulary
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.reports.frame import Frame, SideLabel
from hsavtal_desktop.workspace.comparing.reviews import reviews_of

if TYPE_CHECKING:
    # Two Word files are compared without what a workspace takes to load.
    from hsavtal_desktop.workspace.reading import Reading


class Which(StrEnum):
    """What stands at a side."""

    ORIGINAL = "original"
    """The agreed text: undecided proposals as if rejected."""
    FINAL = "final"
    """As if every undecided proposal that has been shared were accepted, apart from those that compete."""
    WORKING = "working"
    """The same with what this installation has not shared yet."""
    VERSION = "version"
    """What was agreed in a named version."""
    PROPOSALS = "proposals"
    """The agreed text with the shared, undecided proposals of some people."""
    WORD = "word"
    """A Word file from outside, its tracked changes accepted."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, as it is asked for."""

    which: Which
    document: str = ""
    """Id of the document; "" for a Word file."""
    version: str = ""
    people: frozenset[str] = frozenset()
    """Names or organisations, as proposals show them, or author keys."""
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class ReadSide:
    """One side, read."""

    side: Side
    text: ComparedDocument
    """Clauses have their ids as keys, the titles of parts ``PART_KEY`` and the part's id."""
    label: SideLabel
    status: str = ""
    """Of the document."""
    marking: str = ""
    view: View = View.FINAL
    text_reading: Reading | None = None
    """What the text was read from, in ``view``: without what competes.  ``None`` for a Word file."""
    reading: Reading | None = None
    """Where its proposals can be looked up; ``None`` for a Word file."""
    in_effect: frozenset[str] = frozenset()
    """Proposals that the text holds, or that are told beside it because they compete."""
    competing: frozenset[str] = frozenset()
    """Of those, the ones that compete and are left out of the text."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with everything a view or report says round it."""

    comparison: Comparison
    old: ReadSide
    new: ReadSide
    frame: Frame


def compare_read(old: ReadSide, new: ReadSide, time: str, vocabulary: Vocabulary | None = None) -> Compared:
    """Compare what has been read.  ``time`` (UTC) is when the comparison is made."""
    comparison = compare_documents(old.text, new.text, vocabulary)
    titles = list(dict.fromkeys(title for title in (old.text.title, new.text.title) if title))
    frame = Frame(
        title=" och ".join(titles),
        old=old.label,
        new=new.label,
        time=time,
        marking=new.marking or old.marking,
        status=new.status or old.status,
        reviews=reviews_of(new.text_reading, [unit.key for unit in new.text.units]),
    )
    return Compared(comparison, old, new, frame)


def text_hash(text: ComparedDocument) -> str:
    """SHA-256 over numbers, headings and paragraphs."""
    lines = [line for unit in text.units for line in (unit.number, unit.heading, *unit.paragraphs)]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
