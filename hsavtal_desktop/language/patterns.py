"""What is sought in a text: words or a regular expression, and what is to stand in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

if TYPE_CHECKING:
    import regex

_LONGEST = 500
"""Characters of an expression."""
_MOST_REPEATED = 10_000
"""Product of the numbers in braces: what is repeated so often is made in memory before anything is sought."""
_PATIENCE = 0.05
"""Seconds that one paragraph may take: some expressions try more ways than there are atoms in the world."""
_BRACES = re.compile(r"\{\s*(\d+)(?:\s*,\s*(\d*))?\s*\}")

_FAULTS = {
    "missing )": Said("en slutparentes saknas"),
    "unbalanced parenthesis": Said("en parentes är inte i par"),
    "nothing to repeat": Said("tecknet * + ? eller {{ har inget att upprepa"),
    "multiple repeat": Said("två upprepningstecken står efter varandra"),
    "unterminated character set": Said("en hakparentes är inte avslutad"),
    "bad escape (end of pattern)": Said("det slutar med ett ensamt \\"),
    "min repeat greater than max repeat": Said("det minsta antalet är större än det största"),
}


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody seeks."""

    words: str = ""
    match_case: bool = False
    whole_words: bool = False
    expression: bool = False
    """Whether ``words`` is a regular expression."""
    struck: bool = False
    """Whether words that are proposed to be struck are found too."""


class Sought:
    """A query made ready: finds its hits in one paragraph at a time."""

    def __init__(self, query: Query) -> None:
        """Raises Trouble where the expression is not one, or would take too long."""
        self.query = query
        self._pattern = _compiled(query) if query.words else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def matches(self, text: str) -> Iterator[regex.Match[str]]:
        """The hits that hold at least one character.  Raises Trouble where the expression takes too long."""
        if self._pattern is None:
            return
        try:
            for match in self._pattern.finditer(text, timeout=_PATIENCE):
                if match.end() > match.start():
                    yield match
        except TimeoutError as error:
            raise Trouble(
                Said(
                    "Uttrycket tar för lång tid att söka med. Gör det enklare, "
                    "till exempel utan upprepning i upprepning."
                )
            ) from error

    def replaced(self, match: regex.Match[str], template: str) -> str:
        """What stands in a hit's place: the template, in an expression with groups (``\\1``) filled in.

        Raises Trouble where the template names a group that there is none of.
        """
        if not self.query.expression:
            return template
        import regex  # noqa: PLC0415  # see _compiled

        try:
            return str(match.expand(template))
        except (IndexError, regex.error) as error:
            raise Trouble(
                Said("Ersättningen kan inte tolkas: \\1 till \\9 står för uttryckets parenteser, och \\\\ för ett \\.")
            ) from error


def _compiled(query: Query) -> regex.Pattern[str]:
    # It takes a while to load, which opening the window need not wait for.
    import regex  # noqa: PLC0415

    if query.expression:
        source = query.words
        repeats = prod(int(each) for pair in _BRACES.findall(source) for each in pair if each and int(each) > 1)
        if len(source) > _LONGEST or repeats > _MOST_REPEATED:
            raise Trouble(Said("Uttrycket är för stort att söka med. Gör det kortare eller upprepa färre gånger."))
    else:
        source = r"[\s\u00a0]+".join(regex.escape(word) for word in query.words.split())
        if not source:
            source = r"[\s\u00a0]+"
    if query.whole_words:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    try:
        return regex.compile(source, 0 if query.match_case else regex.IGNORECASE)
    except regex.error as error:
        told: Any = error
        fault = _FAULTS.get(str(told.msg), Said("det följer inte reglerna"))
        if told.pos is None or query.whole_words:
            raise Trouble(Said("Uttrycket kan inte tolkas: {fault}.", fault=fault)) from error
        place = told.pos + 1
        raise Trouble(
            Said("Uttrycket kan inte tolkas vid tecken {place}: {fault}.", place=place, fault=fault)
        ) from error
