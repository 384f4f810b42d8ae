"""Asking for words, their looks, and what stands among them."""

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
