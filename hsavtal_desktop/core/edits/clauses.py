"""Asking for clauses to come, go, move, part and join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.reading import View


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
