"""Characters being written, with the marks that go with them in an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.reading import ATOM, BREAK
from hsavtal_desktop.word.intake.lines import BODY, Look, ParagraphStyle


@dataclass(slots=True)
class Writing:
    """Characters with their marks, growing."""

    chars: str = ""
    marks: list[list[Any]] = field(default_factory=list)

    def add(self, text: str, look: Look, style: ParagraphStyle) -> None:
        """Put characters last; breaks among them get the style."""
        start = len(self.chars)
        for name, value in (("bold", look.bold), ("italic", look.italic), ("link", look.link)):
            if value and text.strip(BREAK):
                self._mark(start, len(text), name, value)
        for index, char in enumerate(text):
            if char == BREAK and style.style != BODY.style:
                self._mark(start + index, 1, "style", style.style)
            if char == BREAK and style.level:
                self._mark(start + index, 1, "level", style.level)
        self.chars += text

    def add_cut(self, clause: str, style: ParagraphStyle) -> None:
        """Put the break last after which a clause's text begins."""
        self._mark(len(self.chars), 1, "cut", clause)
        self.add(BREAK, Look(), style)

    def add_atom(self, atom: dict[str, Any]) -> None:
        """Put a table last."""
        self._mark(len(self.chars), 1, "atom", atom)
        self.chars += ATOM

    def _mark(self, start: int, length: int, name: str, value: Any) -> None:
        if self.marks and self.marks[-1][2:] == [name, value] and sum(self.marks[-1][:2]) == start and name != "atom":
            self.marks[-1][1] += length
        else:
            self.marks.append([start, length, name, value])
