"""Where clauses begin: by styles, by numbers typed or counted, and by bold or large type where styles are missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from hsavtal_desktop.word.starting.model import Block, Line, Role, Span

DEEPEST: Final = 8
"""Clauses stand in nine levels, 0 to 8."""
_NUMBER: Final = re.compile(
    r"(?P<number>[A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,3})*|§\s?\d{1,3}|\d{1,3}\s?§)(?P<stop>[.:)]?)(?=\s|$)\s*"
)
_APPENDIX: Final = re.compile(
    r"(?P<number>bilaga\s+\d{1,2}|bilaga(?=\s*(?:[:–—-]|$)))\b\s*[.:–—-]?(?=\s|$)\s*", re.IGNORECASE
)
_BULLET: Final = re.compile(r"[•▪◦·●○■□‣\uf0b7\uf0a7–—-]\s+(?=\S)")
_ORDINAL: Final = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_SHORT: Final = 110
"""Characters beyond which a line without a heading style is no heading."""
_GAP: Final = 4
"""Numbers may be lacking between two clauses (repealed ones), but not more than this."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a clause begins: its number as printed, its depth, and the rest of the line."""

    number: str
    depth: int
    line: Line
    titled: bool
    """Whether the line is its heading, or already its text."""
    appendix: bool = False
    removed: int = 0
    """Characters of the line that were a typed number, now structure."""


@dataclass(slots=True)
class HeadingFinder:
    """Looks at the blocks of a file one after the other."""

    styled: bool
    """Whether the file has heading styles: then bold type alone makes no heading."""
    numbered: bool
    """Whether its headings are numbered."""
    _seen: list[tuple[int, ...]] = field(default_factory=list)
    """The numbers of the clauses that are open, outermost first."""
    _prefix: str = ""

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> HeadingFinder:
        """A finder for a file with these blocks."""
        lines = [block for block in blocks if isinstance(block, Line) and block.role is Role.TEXT and not block.empty]
        styled = any(line.level is not None for line in lines)
        numbered = any(_number(line)[0] for line in lines if line.level is not None or _stands_out(line))
        return cls(styled, numbered)

    def start(self, line: Line) -> Start | None:
        """What begins at a line, None where it is ordinary text."""
        if line.empty or line.role is not Role.TEXT:
            return None
        return self._appendix(line) or self._clause(line)

    def _appendix(self, line: Line) -> Start | None:
        found = _APPENDIX.match(line.text)
        label = line.label if _APPENDIX.match(line.label) else ""
        if not (found or label) or not (line.level is not None or _stands_out(line)):
            return None
        self._seen.clear()
        self._prefix = ""
        if label:
            return Start(label.rstrip(" .:"), 0, line, titled=True, appendix=True)
        assert found is not None
        rest = replace(line, spans=without_first(line.spans, found.end()))
        removed = len("".join(found[0].split()))
        return Start(" ".join(found["number"].split()).capitalize(), 0, rest, True, appendix=True, removed=removed)

    def _clause(self, line: Line) -> Start | None:
        number, length = _number(line)
        steps = _steps(number)
        rest = line.text[length:].strip()
        # Many contracts set whole paragraphs in a heading style, to have them numbered.
        styled = line.level is not None and not (len(rest) > _SHORT and rest[-1] in ".;:")
        titled = styled or self._heading_without_style(line, rest, number)
        if line.level is None and not titled and not self._numbered_text(line, steps):
            return None
        if line.level is None and number and not self._plausible(number, steps):
            return None
        dots = len(steps) - 1 if steps else 0
        depth = min(max(line.level if line.level is not None else 0, dots), DEEPEST)
        self._note(number, steps)
        begun = replace(line, spans=without_first(line.spans, length)) if length else line
        if not titled:
            begun = replace(begun, style="body", depth=0)
        removed = len("".join(line.text[:length].split()))
        return Start(number, depth, begun, titled, removed=removed)

    def _heading_without_style(self, line: Line, rest: str, number: str) -> bool:
        if not rest or len(rest) > _SHORT or rest[-1] in ".;,:" or line.style == "bullet" or line.level is not None:
            return False
        if _stands_out(line):
            return bool(number) or not (self.styled or self.numbered) or (line.large and not self.styled)
        return "." in number and not self.styled

    def _numbered_text(self, line: Line, steps: tuple[int, ...]) -> bool:
        """Text such as "6.1 Kommunen ska …", which is a clause without a heading."""
        return len(steps) > 1 and bool(line.text.strip())

    def _plausible(self, number: str, steps: tuple[int, ...]) -> bool:
        """Whether a number can follow those before it: the start of a sentence is often a number too."""
        if not steps:
            return "§" in number
        if number[0].isalpha() and number[0] != self._prefix:
            return steps[-1] == 1
        earlier = [seen for seen in self._seen if len(seen) == len(steps) and seen[:-1] == steps[:-1]]
        if earlier:
            return 0 < steps[-1] - earlier[-1][-1] <= _GAP
        if len(steps) == 1:
            return steps[-1] == 1
        above = any(seen == steps[:-1] for seen in self._seen)
        return (above or not self._seen or not self.numbered) and steps[-1] <= _GAP

    def _note(self, number: str, steps: tuple[int, ...]) -> None:
        if steps:
            self._prefix = number[0] if number[0].isalpha() else ""
            self._seen = [seen for seen in self._seen if len(seen) < len(steps)] + [steps]


def as_text(line: Line, before: Line | None) -> tuple[Line, int]:
    """An ordinary line with the sign of a list typed before it made into a list, and how many characters that was."""
    text = line.text
    if line.style != "body" or line.level is not None:
        return line, 0
    found = _BULLET.match(text)
    if found:
        removed = len(found[0].strip())
        return replace(line, spans=without_first(line.spans, found.end()), style="bullet"), removed
    found = _ORDINAL.match(text)
    if found and int(found[1]) == _ordinal(before) + 1:
        removed = len(found[0].strip())
        rest = without_first(line.spans, found.end())
        return replace(line, spans=rest, style="number", label=found[1]), removed
    return line, 0


def _ordinal(line: Line | None) -> int:
    if line is None or line.style != "number" or line.depth or not (line.label.isascii() and line.label.isdigit()):
        return 0
    return int(line.label)


def _number(line: Line) -> tuple[str, int]:
    """(number, how many characters of the text it takes); a counted one takes none."""
    label = line.label.strip()
    if label:
        found = _NUMBER.fullmatch(label) or _NUMBER.match(f"{label} ")
        return (" ".join(found["number"].split()), 0) if found and found.end() >= len(label) else ("", 0)
    found = _NUMBER.match(line.text)
    return (" ".join(found["number"].split()), found.end()) if found else ("", 0)


def _steps(number: str) -> tuple[int, ...]:
    """6.1 as (6, 1); nothing for paragraphs of law."""
    if not number or "§" in number:
        return ()
    steps = tuple(int(step) for step in number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ").split("."))
    return steps[:-1] if len(steps) > 1 and steps[-1] == 0 else steps


def _stands_out(line: Line) -> bool:
    text = line.text.strip()
    return line.bold or line.large or (len(text) > 3 and text.isupper())


def without_first(spans: tuple[Span, ...], count: int) -> tuple[Span, ...]:
    """Spans without their first characters."""
    return tuple(_rest(spans, count))


def _rest(spans: tuple[Span, ...], count: int) -> Iterator[Span]:
    for span in spans:
        taken = min(count, len(span.text))
        count -= taken
        if taken < len(span.text) or span.note or span.picture:
            yield replace(span, text=span.text[taken:])
