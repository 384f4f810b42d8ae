"""A paragraph on its way from one place to another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.reading import ATOM, BREAK


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


def cleaned(words: str, single_line: bool = False) -> str:
    """Words as they may enter a text: composed (NFC), one kind of line break, no control characters or atoms."""
    words = unicodedata.normalize("NFC", words).replace("\r\n", BREAK).replace("\r", BREAK)
    words = words.replace("\u2028", BREAK).replace("\u2029", BREAK).replace(ATOM, "")
    words = "".join(each for each in words if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs"))
    return words.replace(BREAK, " ") if single_line else words


def runs_of(
    passages: Sequence[Passage], breaks: Sequence[tuple[str, int]], single_line: bool
) -> list[tuple[str, dict[str, Any]]]:
    """Passages as stretches of one appearance each, with the breaks between them in the styles given."""
    found: list[tuple[str, dict[str, Any]]] = []
    for number, passage in enumerate(passages):
        if number and single_line:
            found.append((" ", {}))
        elif number:
            style, level = breaks[number - 1]
            found.append((BREAK, {"style": style, "level": level}))
        for given, marks in passage.runs:
            atom = "atom" in marks
            words = given if atom else cleaned(given, single_line=True)
            if words and found and found[-1][1] == marks and not atom and found[-1][0] != BREAK:
                found[-1] = (found[-1][0] + words, found[-1][1])
            elif words:
                found.append((words, dict(marks)))
    return found
