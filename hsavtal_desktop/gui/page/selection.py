"""What a selection covers: ranges of texts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hsavtal_desktop.core.progress import steps
from hsavtal_desktop.core.reading import ATOM, ClauseView
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.compose import left_out
from hsavtal_desktop.gui.page.flow import Flow
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.leaves import contents
from hsavtal_desktop.gui.page.section import Kind


class Span(NamedTuple):
    """``[start, stop)`` of a text."""

    text: str
    start: int
    stop: int


@dataclass(slots=True)
class Held:
    """What a section holds, read once."""

    index: int
    contents: list[Content]
    clause: ClauseView

    def cells(self, span: Span) -> Iterator[str]:
        """The cells of the tables that stand in a range."""
        if not span.text.startswith("b.") or not self.clause.tables:
            return
        for item in contents(span.text, self.clause.body):
            if not isinstance(item, Content) and span.start <= item[1] < span.stop and item[0] in self.clause.tables:
                yield from (cell for row in self.clause.tables[item[0]].rows for cell in row.cells)


Order = tuple[int, int, int]
"""A place in a document: section, content in it, and position."""


def clause_contents(clause: ClauseView) -> Iterator[Content]:
    """Every content of a clause in reading order, table cells where their table stands; nothing is laid out."""
    yield from _plain(f"h.{clause.place.clause}", clause)
    for item in contents(f"b.{clause.place.clause}", clause.body):
        if isinstance(item, Content):
            yield item
            continue
        table = clause.tables.get(item[0])
        for row in table.rows if table else ():
            for cell in row.cells:
                if table is not None and cell not in table.covered:
                    yield from _plain(cell, clause)
    for note in clause.notes:
        yield from _plain(note, clause)


def held_by(flow: Flow, index: int) -> Held | None:
    """What a section holds, without laying it out; None where it is no clause that can be written in."""
    section = flow.sections[index]
    if section.kind is not Kind.CLAUSE or section.place is None:
        return None
    clause = section.clause or flow.setting.source.clause(section.place, flow.setting.view)
    if section.loaded:
        return Held(index, [leaf.content for leaf in section.leaves], clause)
    unseen = left_out(section, clause, flow.setting, flow.opened)
    return Held(index, [content for content in clause_contents(clause) if content.text != unseen], clause)


def section_contents(flow: Flow, index: int) -> Iterator[Content]:
    """Every content of a section in reading order, without laying it out."""
    held = held_by(flow, index)
    if held is not None:
        yield from held.contents


def _sections(caret: Caret) -> Iterator[tuple[Held, Order, Order]]:
    """The sections that the selection reaches over, and its ends; says how far it has come."""
    if not caret.selects:
        return
    flow = caret.flow
    begin, end = (caret.order(spot) for spot in caret.ends())
    for index in steps(range(begin[0], end[0] + 1)):
        held = held_by(flow, index)
        if held is not None:
            yield held, begin, end


def _spans(section: Held, begin: Order, end: Order) -> list[Span]:
    """What is selected in a section, one range for each text."""
    ranges: dict[str, tuple[int, int]] = {}
    for content, start, stop in _within(section.contents, section.index, begin, end):
        _widen(ranges, content.text, start, stop)
    whole: dict[str, int] = {}
    for content in section.contents:
        whole[content.text] = max(whole.get(content.text, 0), content.stop)
    return [Span(text, start, min(stop, whole[text])) for text, (start, stop) in ranges.items() if start <= whole[text]]


def covered(caret: Caret) -> Iterator[tuple[Content, int, int]]:
    """Each content the selection touches, with the range in it; past its end stands for its break."""
    for section, begin, end in _sections(caret):
        yield from _within(section.contents, section.index, begin, end)


def visible(caret: Caret, indices: Iterable[int]) -> dict[str, tuple[int, int]]:
    """What is selected in these sections, by text."""
    found: dict[str, tuple[int, int]] = {}
    if not caret.selects:
        return found
    first, last = caret.ends()
    begin, end = caret.order(first), caret.order(last)
    for index in indices:
        if begin[0] <= index <= end[0]:
            for content, start, stop in _within(section_contents(caret.flow, index), index, begin, end):
                _widen(found, content.text, start, stop)
    return found


def spans(caret: Caret) -> Iterator[Span]:
    """The selection as one range for each text it touches; the final break of a text is never in it.

    Each is read as it is asked for.
    """
    for section, begin, end in _sections(caret):
        yield from _spans(section, begin, end)


def removable(caret: Caret) -> list[Span]:
    """The selection as what is to be struck: the cells of a table that goes as a whole are left to it."""
    found: list[Span] = []
    gone: set[str] = set()
    for section, begin, end in _sections(caret):
        mine = _spans(section, begin, end)
        found += mine
        gone.update(cell for span in mine for cell in section.cells(span))
    if any(span.text[0] != "n" for span in found):
        # A footnote goes with its sign: its words are struck only where nothing else is.
        gone.update(span.text for span in found if span.text[0] == "n")
    return [span for span in found if span.text not in gone and (span.start < span.stop or span is found[0])]


def plain(content: Content, start: int, stop: int, kept_only: bool = True) -> str:
    """The words of a range of one content; without struck ones and atoms unless ``kept_only`` is false."""
    parts, position = [], content.start
    for piece in content.pieces:
        text = piece.text[max(0, start - position) : max(0, stop - position)]
        position += len(piece.text)
        if not (kept_only and piece.deleted):
            parts.append(text)
    return "".join(parts).replace(ATOM, "") if kept_only else "".join(parts)


def _plain(text: str, clause: ClauseView) -> Iterator[Content]:
    paragraphs = {"h": clause.heading, "n": clause.notes.get(text, ())}.get(text[0]) or clause.cells.get(text, ())
    yield from (each for each in contents(text, paragraphs) if isinstance(each, Content))


def _within(found: Iterable[Content], index: int, begin: Order, end: Order) -> Iterator[tuple[Content, int, int]]:
    inside = [(number, content) for number, content in enumerate(found) if begin[:2] <= (index, number) <= end[:2]]
    for number, content in inside:
        start = begin[2] if (index, number) == begin[:2] else content.start
        stop = end[2] if (index, number) == end[:2] else content.stop + 1
        yield content, start, stop


def _widen(ranges: dict[str, tuple[int, int]], text: str, start: int, stop: int) -> None:
    known = ranges.get(text)
    ranges[text] = (start, stop) if known is None else (min(known[0], start), max(known[1], stop))
