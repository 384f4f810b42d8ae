"""Asking for decisions, and for what is said or noted beside the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core.reading import View


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
