"""Where the endless roll of sections is cut into pages, and which rows are repeated where a table goes on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hsavtal_desktop.gui.page.section import Section
from hsavtal_desktop.gui.page.table import RowFrame

_MOST = 1500
"""Header rows higher than so many dots (12 cm) are not repeated: they would leave no room for what they head."""


class Strip(NamedTuple):
    """A stretch of the roll."""

    top: int
    bottom: int

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top

    def moved(self, by: int) -> Strip:
        """The same, so much further down."""
        return Strip(self.top + by, self.bottom + by)


def places_to_cut(section: Section) -> Iterator[int]:
    """Where a section may be cut, from its top: between lines (never after a heading, nor one line alone) and rows."""
    running = False
    for leaf in section.leaves:
        if leaf.content.text.startswith("c."):
            running = True
            continue
        for line in range(leaf.lines):
            alone = line > 0 and line in (1, leaf.lines - 1)
            if not alone and (running or line):
                yield leaf.y + line * leaf.slot
        running = running or not leaf.content.text.startswith("h.")
    for frame in section.tables:
        yield from (row.y for row in frame.rows[_headed(frame.rows) + 1 :])


def repeated(section: Section) -> Iterator[tuple[int, Strip]]:
    """Each row before which a table may be cut, with the header rows that are shown again above it."""
    for frame in section.tables:
        headed = _headed(frame.rows)
        if not 0 < headed < len(frame.rows):
            continue
        strip = Strip(frame.rows[0].y, frame.rows[headed].y)
        if strip.height <= _MOST:
            yield from ((row.y, strip) for row in frame.rows[headed + 1 :])


def cut(breaks: list[int], pages: list[int], end: int, room: int, headers: Mapping[int, Strip]) -> list[int]:
    """Where pages begin, and the end of the last: at the last break that fits, and anew for each part."""
    cuts = [0] if end else []
    while cuts and cuts[-1] < end:
        high = cuts[-1]
        low = high + room - (headers[high].height if high in headers else 0)
        wanted = next((each for each in pages if each > high), end)
        if wanted <= low:
            cuts.append(wanted)
            continue
        at = bisect_right(breaks, low)
        cuts.append(breaks[at - 1] if at and breaks[at - 1] > high else low)
    return cuts


def _headed(rows: Sequence[RowFrame]) -> int:
    """How many header rows a table begins with."""
    return next((index for index, row in enumerate(rows) if not row.row.header), len(rows))
