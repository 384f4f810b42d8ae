"""Compute the labels of numbered paragraphs: they are not text in the file (ISO 29500-1 section 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

LEVELS: Final = 9
"""Levels in a list."""

_LONGEST_LETTERS: Final = 30
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


@dataclass(frozen=True, slots=True)
class WordNumbering:
    """The list a paragraph is in: ``numId`` and level (0–8)."""

    num_id: str
    level: int


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: first number, ``w:numFmt``, ``w:lvlText``, and the paragraph style linked to it.

    ``restart`` is ``w:lvlRestart``: ``None`` when the level starts again after every shallower one, 0 never, n after
    level n (counted from 1) and those above it.  ``legal`` shows all numbers as decimals.
    """

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One ``w:num``: the shared counter (``w:abstractNum``) it counts on, its levels, and first numbers it forces."""

    counter: str
    levels: Mapping[int, ListLevel]
    forced_starts: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListDefinitions:
    """All lists of a file, by ``numId``."""

    lists: Mapping[str, NumberedList] = field(default_factory=dict)

    def linked_level(self, num_id: str, style_id: str) -> int:
        """Return the level a paragraph style is linked to in a list, 0 when it is linked to none."""
        known = self.lists.get(num_id)
        levels = {} if known is None else known.levels
        return next((number for number, level in levels.items() if level.style_id == style_id), 0)

    def labels(self, paragraphs: Iterable[WordNumbering | None]) -> list[str]:
        """Return the label of each paragraph in document order, an empty string where it has none.

        The labels of a view come from its own paragraphs, since a deleted paragraph does not count.
        """
        counting = _Counting(self.lists)
        return [counting.label(paragraph) for paragraph in paragraphs]


class _Counting:
    """The counters while a document is walked."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: WordNumbering | None) -> str:
        known = None if paragraph is None else self._lists.get(paragraph.num_id)
        if paragraph is None or known is None or paragraph.level not in known.levels:
            return ""
        numbers = self._counters.setdefault(known.counter, {})
        self._step(paragraph, known, numbers)
        level = known.levels[paragraph.level]
        if level.number_format == "none":
            return ""
        return _PLACEHOLDER.sub(lambda match: _shown(int(match[1]) - 1, level, known, numbers), level.text)

    def _step(self, paragraph: WordNumbering, known: NumberedList, numbers: dict[int, int]) -> None:
        at = paragraph.level
        for shallower in range(at):
            if shallower not in numbers and shallower in known.levels:
                numbers[shallower] = known.levels[shallower].start
        first = known.forced_starts.get(at)
        if first is not None and (paragraph.num_id, at) not in self._started:
            numbers[at] = first
        elif at in numbers:
            numbers[at] += 1
        else:
            numbers[at] = known.levels[at].start
        self._started.add((paragraph.num_id, at))
        for deeper in [number for number in numbers if number > at]:
            restart = known.levels[deeper].restart if deeper in known.levels else None
            if restart is None or at < restart:
                del numbers[deeper]


def _shown(number: int, level: ListLevel, known: NumberedList, numbers: Mapping[int, int]) -> str:
    if number not in numbers:
        return ""
    kind = known.levels[number].number_format if number in known.levels else "decimal"
    return format_number(numbers[number], "decimal" if level.legal else kind)


def format_number(number: int, number_format: str) -> str:
    """Write a number in a ``w:numFmt``; formats that are not known here are written as decimals."""
    if number_format in ("lowerLetter", "upperLetter") and 0 < number <= 26 * _LONGEST_LETTERS:
        repeats, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) * (repeats + 1)
        return letters if number_format == "upperLetter" else letters.lower()
    if number_format in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if number_format == "upperRoman" else roman.lower()
    return f"{number:02d}" if number_format == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
