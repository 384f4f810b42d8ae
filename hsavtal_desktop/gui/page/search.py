"""Finding words in the document, without laying out what is not seen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from hsavtal_desktop.core.standing import Standing
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.flow import Flow
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.selection import section_contents
from hsavtal_desktop.language.patterns import Query, Sought


class Found(NamedTuple):
    """A hit: ``[start, stop)`` of a text."""

    text: str
    start: int
    stop: int


class Search:
    """What is sought, and where it is found."""

    def __init__(self, sought: str | Sought = "") -> None:
        """Plain words are matched whatever their case and kind of spaces."""
        self.sought = Sought(Query(sought)) if isinstance(sought, str) else sought
        self.current: Found | None = None

    def hits(self, content: Content) -> Iterator[Found]:
        """Hits in one paragraph; none at all any longer once one has taken too long."""
        if not self.sought:
            return
        standing = Standing(content.pieces, struck=self.sought.query.struck)
        try:
            for match in self.sought.matches(standing.text):
                start, stop = standing.range(*match.span())
                yield Found(content.text, content.start + start, content.start + stop)
        except Trouble:
            # Whoever asked for it counts the hits too, and is told there.
            self.sought = Sought(Query())

    def visible(self, flow: Flow, indices: Iterable[int]) -> dict[str, list[tuple[int, int]]]:
        """Hits in these sections, by text."""
        found: dict[str, list[tuple[int, int]]] = {}
        if self.sought:
            for index in indices:
                for leaf in flow.sections[index].leaves:
                    for hit in self.hits(leaf.content):
                        found.setdefault(hit.text, []).append((hit.start, hit.stop))
        return found

    def step(
        self, caret: Caret, forward: bool, *, around: bool = True, empty: Container[str] = frozenset()
    ) -> Found | None:
        """The next hit after the selection (or before it), with ``around`` beginning over at the document's end.

        ``empty`` are clauses known to have none.
        """
        self.current = None
        if not self.sought or not caret.placed:
            return None
        first, last = caret.ends()
        origin = caret.order(last if forward else first)
        count = len(caret.flow.sections)
        for turn in range(count + 1):
            index = origin[0] + (turn if forward else -turn)
            if not around and not 0 <= index < count:
                break
            index %= count
            place = caret.flow.sections[index].place
            if place is not None and place.clause in empty:
                continue
            found = list(self._in_section(caret.flow, index))
            if turn == 0:
                found = [each for each in found if (each[0] >= origin[1:] if forward else each[1] <= origin[1:])]
            if found:
                caret.flow.load(index)  # from now on it is known where cells and footnotes stand
                self.current = found[0 if forward else -1][2]
                return self.current
        return None

    def _in_section(self, flow: Flow, index: int) -> Iterator[tuple[tuple[int, int], tuple[int, int], Found]]:
        for number, content in enumerate(section_contents(flow, index)):
            for hit in self.hits(content):
                yield (number, hit.start), (number, hit.stop), hit
