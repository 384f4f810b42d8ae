"""Finding words in the document, without laying out what is not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.flow import Flow
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.selection import section_contents


class Found(NamedTuple):
    """A hit: ``[start, stop)`` of a text."""

    text: str
    start: int
    stop: int


class Search:
    """A pattern, and where it is found."""

    def __init__(self, pattern: str | re.Pattern[str] = "") -> None:
        """Plain words are matched whatever their case and kind of spaces; a compiled pattern as it is."""
        if isinstance(pattern, str):
            pattern = r"[\s\u00a0]+".join(re.escape(word) for word in pattern.split())
            self._pattern = re.compile(pattern, re.IGNORECASE) if pattern else None
        else:
            self._pattern = pattern
        self.current: Found | None = None

    def hits(self, content: Content) -> Iterator[Found]:
        """Hits in one paragraph."""
        if self._pattern is None:
            return
        words = "".join(piece.text for piece in content.pieces)
        for match in self._pattern.finditer(words):
            if match.end() > match.start():
                yield Found(content.text, content.start + match.start(), content.start + match.end())

    def visible(self, flow: Flow, indices: Iterable[int]) -> dict[str, list[tuple[int, int]]]:
        """Hits in these sections, by text."""
        found: dict[str, list[tuple[int, int]]] = {}
        if self._pattern is not None:
            for index in indices:
                for leaf in flow.sections[index].leaves:
                    for hit in self.hits(leaf.content):
                        found.setdefault(hit.text, []).append((hit.start, hit.stop))
        return found

    def step(self, caret: Caret, forward: bool) -> Found | None:
        """The next hit after the selection (or before it), beginning over at the document's end."""
        self.current = None
        if self._pattern is None or not caret.placed:
            return None
        first, last = caret.ends()
        origin = caret.order(last if forward else first)
        count = len(caret.flow.sections)
        for turn in range(count + 1):
            index = (origin[0] + (turn if forward else -turn)) % count
            found = list(self._in_section(caret.flow, index))
            if turn == 0:
                found = [each for each in found if (each[0] >= origin[1:] if forward else each[1] <= origin[1:])]
            if found:
                self.current = found[0 if forward else -1][2]
                return self.current
        return None

    def _in_section(self, flow: Flow, index: int) -> Iterator[tuple[tuple[int, int], tuple[int, int], Found]]:
        for number, content in enumerate(section_contents(flow, index)):
            for hit in self.hits(content):
                yield (number, hit.start), (number, hit.stop), hit
