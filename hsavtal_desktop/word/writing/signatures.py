"""Who proposed what and when, as attributes of marks; and numbers that are unique in the file."""

from __future__ import annotations

from typing import Final

from hsavtal_desktop.word.writing.masking import Mask
from hsavtal_desktop.word.writing.request import WordSource
from hsavtal_desktop.word.xml_text import escaped

_SIDES: Final = {"region": "VGR", "municipality": "Kommunerna"}
_NOBODY: Final = "Part"
UNKNOWN: Final = "?"
"""Stands for the proposal where an order of clauses differs and no proposal says why."""
_TIME_SHAPE: Final = len("2026-11-22T09:41:00Z")


class Signatures:
    """Hands out attributes for marks, and remembers which proposals were written."""

    def __init__(self, source: WordSource, time: str, *, anonymous: bool) -> None:
        """``time`` is used where the proposal is UNKNOWN."""
        self._source = source
        self._time = time
        self._anonymous = anonymous
        self._attributes: dict[str, str] = {}
        self._number = 0
        self.mask = Mask(source.people(), source.offices()) if anonymous else None
        """What hides names in an anonymous file."""

    @property
    def written(self) -> tuple[str, ...]:
        """Ids of the proposals that marks were written for, in order."""
        return tuple(name for name in self._attributes if name != UNKNOWN)

    def number(self) -> int:
        """A number for ``w:id`` that no other mark or bookmark has."""
        self._number += 1
        return self._number

    def mark(self, revision: str) -> str:
        """The attributes of a new mark of a proposal: id, author and date."""
        self._number += 1
        known = self._attributes.get(revision)
        if known is None:
            known = self._attributes[revision] = self._signature(revision)
        return f'w:id="{self._number}" {known}'

    def same_hand(self, one: str, other: str) -> bool:
        """Whether two proposals are written with the same name."""
        return self._signer(one)[0] == self._signer(other)[0]

    def _signature(self, revision: str) -> str:
        name, time = self._signer(revision)
        return signed(name, time)

    def _signer(self, revision: str) -> tuple[str, str]:
        """The name that a proposal is written with, and its time."""
        if revision == UNKNOWN:
            return _NOBODY, self._time
        by = self._source.proposer(revision)
        if not self._anonymous:
            return by.name or by.organisation or _NOBODY, by.time
        organisation = by.organisation or _SIDES.get(by.side, _NOBODY)
        return self._office(organisation, by.author, by.on_behalf), by.time

    def commenter(self, name: str, organisation: str, author: str, on_behalf: str) -> str:
        """How somebody who commented is named."""
        if not self._anonymous:
            return name or organisation or _NOBODY
        return self._office(organisation or _NOBODY, author, on_behalf)

    def _office(self, organisation: str, author: str, on_behalf: str) -> str:
        """Authority and role; the role of whoever took a returned copy in says nothing of who wrote it."""
        role = "" if on_behalf else self._source.role_of(author)
        return f"{organisation}, {role}" if role else organisation

    def unnamed(self, text: str) -> str:
        """What people wrote beside the agreement, in an anonymous file without names, mail addresses and paths."""
        return text if self.mask is None else self.mask.hide(text)


def signed(name: str, time: str) -> str:
    """Author and date.

    The time is UTC and is written in ``w16du:dateUtc`` too: many programs write local time with a Z in ``w:date``.
    """
    author, moment = escaped(name), escaped(time)
    if len(moment) != _TIME_SHAPE:
        return f'w:author="{author}"'
    return f'w:author="{author}" w:date="{moment}" w16du:dateUtc="{moment}"'


def initials(name: str) -> str:
    """First letters of a name's first and last word, for the sign of a comment."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
