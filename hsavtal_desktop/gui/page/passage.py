"""A paragraph on its way from one place to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Passage:
    """A paragraph's style and its runs of words with their appearance (``bold``, ``italic``, ``link``, ``atom``)."""

    runs: tuple[tuple[str, dict[str, Any]], ...] = ()
    style: str = "body"
    level: int = 0
    plain: str = field(default="", compare=False)
    """The words with atoms spelt out."""

    @property
    def words(self) -> str:
        """The characters, each atom one."""
        return "".join(words for words, _ in self.runs)
