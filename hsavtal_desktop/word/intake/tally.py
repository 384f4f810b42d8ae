"""Letters of a returned file, counted by what became of them."""

from __future__ import annotations

from dataclasses import dataclass, fields

from hsavtal_desktop.core.reading import ATOM


@dataclass(slots=True)
class Tally:
    """Letters of a returned file by what became of them."""

    unchanged: int = 0
    """They stood in the sent copy, or an editor computes them (contents, page numbers)."""
    proposed: int = 0
    """They come or go in a proposal that was taken in."""
    passing: int = 0
    """The recipient added them and struck them again."""
    listed: int = 0
    """They are told of in the report instead."""

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    @property
    def total(self) -> int:
        """All of them."""
        return self.unchanged + self.proposed + self.passing + self.listed


def letters(text: str) -> int:
    """How many letters a text has."""
    return len("".join(text.split())) - text.count(ATOM)
