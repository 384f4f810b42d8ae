"""A paragraph on its way from one place to another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
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
    heading: int = 0
    """1 for the heading of a chapter, 2 for one under it, …; 0 for running text."""

    @property
    def words(self) -> str:
        """The characters, each atom one."""
        return "".join(words for words, _ in self.runs)


Runs = tuple[tuple[int, int, str, Any], ...]
"""The looks of stretches of words: start, length, name and value."""
Merged = tuple[int, int, int, int]
"""A merged cell: row and column of the first, from 0, and how many rows and columns it fills."""


@dataclass(frozen=True)
class Grid:
    """A table on its way: rows of cells, each cell its paragraphs."""

    rows: tuple[tuple[tuple[Passage, ...], ...], ...]
    header: int = 0
    """How many rows at the top are headers."""
    spans: tuple[Merged, ...] = ()

    @property
    def covered(self) -> frozenset[tuple[int, int]]:
        """(row, column) of the cells that a merged one lies over."""
        return frozenset(
            (row + below, column + beside)
            for row, column, down, across in self.spans
            for below in range(down)
            for beside in range(across)
            if below or beside
        )

    @property
    def columns(self) -> int:
        """Cells in the widest row."""
        return max((len(row) for row in self.rows), default=0)


Item = Passage | Grid


def flat(items: Sequence[Item]) -> list[Passage]:
    """As paragraphs alone, for where no table and no clause can stand: a row each, its cells parted by tabs."""
    found: list[Passage] = []
    for item in items:
        if isinstance(item, Passage):
            found.append(replace(item, heading=0))
            continue
        for row in item.rows:
            runs: list[tuple[str, dict[str, Any]]] = []
            for number, cell in enumerate(row):
                runs += [("\t", {})] if number else []
                for index, passage in enumerate(cell):
                    runs += [(" ", {})] if index else []
                    runs += passage.runs
            found.append(Passage(tuple(runs)))
    return found


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


def marks_of(runs: Iterable[tuple[str, dict[str, Any]]]) -> Runs:
    """The looks of stretches that follow one another."""
    found: list[tuple[int, int, str, Any]] = []
    start = 0
    for words, marks in runs:
        found.extend((start, len(words), name, value) for name, value in marks.items())
        start += len(words)
    return tuple(found)


def spans_within(listed: Iterable[Merged], rows: int, columns: int) -> Iterator[Merged]:
    """Those of some merged cells that fit a table of so many rows and columns, cut at its edges."""
    for row, column, *extent in listed:
        down, across = min(extent[0], rows - row), min(extent[1], columns - column)
        if min(row, column) >= 0 and min(down, across) >= 1 and down * across > 1:
            yield row, column, down, across
