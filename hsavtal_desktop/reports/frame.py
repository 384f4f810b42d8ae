"""What stands round a report: titles, which texts it is about, marking, date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from hsavtal_desktop.reports.reviews import Review

SHORT_HASH: Final = 8
"""Characters of a hash that are printed."""

_MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


class Layout(StrEnum):
    """How old and new text are set."""

    INLINE = "inline"
    """In one column, changes marked where they are."""
    SIDE = "side"
    """The old text at the left, the new one at the right."""


@dataclass(frozen=True, slots=True)
class SideLabel:
    """One of the texts that are compared."""

    label: str
    """What readers call it: "Remissversion", "Utkast till Exempelkommun.docx"."""
    detail: str = ""
    """What it is: "fryst version", "Word-fil"."""
    time: str = ""
    """UTC, as 2026-11-22T09:41:00Z; "" where it has none."""
    hash: str = ""
    """SHA-256 of the text or the file."""

    @property
    def date(self) -> str:
        """Year, month and day."""
        return self.time[:10]

    @property
    def short_hash(self) -> str:
        """The beginning of the hash, as it is printed."""
        return self.hash[:SHORT_HASH]

    @property
    def described(self) -> str:
        """Label, what it is and its date in one line."""
        more = ", ".join(part for part in (self.detail, self.date) if part)
        return f"{self.label} ({more})" if more else self.label


@dataclass(frozen=True, slots=True)
class Frame:
    """Title page, header and footer of a report."""

    title: str
    old: SideLabel
    new: SideLabel
    time: str
    """When the report was made: UTC, as 2026-11-22T09:41:00Z."""
    marking: str = ""
    """Line on every page, such as "Exempeltext – inte gällande avtal"."""
    status: str = ""
    """Of the document: "utkast", "remiss"."""
    reviews: Mapping[str, Sequence[Review]] = field(default_factory=dict)
    """Clause → its reviews at the new side; clauses that nobody has reviewed are left out."""

    @property
    def heading(self) -> str:
        """What the report is called."""
        return f"Jämförelse: {self.title}" if self.title else "Jämförelse"

    @property
    def date(self) -> str:
        """Year, month and day."""
        return self.time[:10]


def date_in_words(time: str) -> str:
    """ "22 november 2026" from a UTC time or date; "" from nothing."""
    if not time:
        return ""
    year, month, day = time[:10].split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
