"""What a selection covers: ranges of texts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hsavtal_desktop.core.reading import ATOM, ClauseView
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.flow import Flow
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.leaves import contents
from hsavtal_desktop.gui.page.section import Kind


class Span(NamedTuple):
    """``[start, stop)`` of a text."""

    text: str
    start: int
    stop: int


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


def section_contents(flow: Flow, index: int) -> Iterator[Content]:
    """Every content of a section in reading order, without laying it out."""
    section = flow.sections[index]
    if section.kind is not Kind.CLAUSE or section.place is None:
        return
    if section.loaded:
        yield from (leaf.content for leaf in section.leaves)
    else:
        yield from clause_contents(flow.setting.source.clause(section.place, flow.setting.view))


def covered(caret: Caret) -> Iterator[tuple[Content, int, int]]:
    """Each content the selection touches, with the range in it; past its end stands for its break."""
    if not caret.selects:
        return
    first, last = caret.ends()
    begin, end = caret.order(first), caret.order(last)
    for index in range(begin[0], end[0] + 1):
        yield from _within(section_contents(caret.flow, index), index, begin, end)


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


def spans(caret: Caret) -> list[Span]:
    """The selection as one range for each text it touches; the final break of a text is never in it."""
    ranges: dict[str, tuple[int, int]] = {}
    for content, start, stop in covered(caret):
        _widen(ranges, content.text, start, stop)
    whole = {text: _text_end(caret.flow, text) for text in ranges}
    return [Span(text, start, min(stop, whole[text])) for text, (start, stop) in ranges.items() if start <= whole[text]]


def removable(caret: Caret) -> list[Span]:
    """The selection as what is to be struck: the cells of a table that goes as a whole are left to it."""
    found = spans(caret)
    gone: set[str] = set()
    for span in found:
        index = caret.flow.locate(span.text)
        if index is None or not span.text.startswith("b."):
            continue
        for frame in caret.flow.load(index).tables:
            if span.start <= frame.position < span.stop:
                gone.update(cell for row in frame.table.rows for cell in row.cells)
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


def _within(
    found: Iterable[Content], index: int, begin: tuple[int, int, int], end: tuple[int, int, int]
) -> Iterator[tuple[Content, int, int]]:
    inside = [(number, content) for number, content in enumerate(found) if begin[:2] <= (index, number) <= end[:2]]
    for number, content in inside:
        start = begin[2] if (index, number) == begin[:2] else content.start
        stop = end[2] if (index, number) == end[:2] else content.stop + 1
        yield content, start, stop


def _widen(ranges: dict[str, tuple[int, int]], text: str, start: int, stop: int) -> None:
    known = ranges.get(text)
    ranges[text] = (start, stop) if known is None else (min(known[0], start), max(known[1], stop))


def _text_end(flow: Flow, text: str) -> int:
    index = flow.locate(text)
    if index is None:
        return 0
    return max((content.stop for content in section_contents(flow, index) if content.text == text), default=0)
