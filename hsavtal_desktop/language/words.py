"""Which words of a text a dictionary can judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.:@\u00ad][^\W_]+)*-?")
_PARTS = re.compile(r"[-:]")
_LONGEST = 60
"""Characters; what is longer is no word."""
_SCHEMES = frozenset(("http", "https", "mailto"))


class Word(NamedTuple):
    """A word to judge: ``[start, stop)`` of the string it stands in."""

    start: int
    stop: int
    text: str
    """Without soft hyphens."""


def words(text: str) -> Iterator[Word]:
    """The words of a string that a dictionary can judge.

    Left alone: what holds a digit or a full stop (numbers, references, abbreviations, addresses), capitals (VGR,
    SIP:en), single letters.  Of a compound with capitals or digits in it (VGR-gemensam) the rest is judged.
    """
    for match in _TOKEN.finditer(text):
        token = match.group()
        if len(token) < 2 or len(token) > _LONGEST or "." in token or "@" in token or token in _SCHEMES:
            continue
        if _plain(token):
            yield Word(match.start(), match.end(), token.replace("\u00ad", ""))
            continue
        start = match.start()
        if ":" in token:
            continue
        for part in _PARTS.split(token):
            if len(part) > 1 and _plain(part):
                yield Word(start, start + len(part), part.replace("\u00ad", ""))
            start += len(part) + 1


def _plain(token: str) -> bool:
    """Whether it has neither digits nor a part in capitals."""
    if not token.isalpha() and any(character.isdigit() for character in token):
        return False
    return not any(len(part) > 1 and part.isupper() for part in _PARTS.split(token))
