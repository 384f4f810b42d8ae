"""Revision marks: who, when, and round what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Final

from lxml import etree

from hsavtal_desktop.word.kinds import MarkKind
from hsavtal_desktop.word.names import W_NS, W

_ID: Final = f"{W}id"
_PROPERTIES: Final = f"{W}pPr"
_LOOK: Final = f"{W}rPr"
_AFTER_MARK_PROPERTIES: Final = (f"{W}sectPr", f"{W}pPrChange")


class Marker:
    """Makes marks with one author and time, and numbers that are free in the part."""

    def __init__(self, author: str, time: str, taken: Iterable[int]) -> None:
        """``time`` is written as it is: UTC, as 2026-11-22T09:41:00Z.  Numbers above all ``taken`` ones are given."""
        self._author, self._time = author, time
        self._next = 1 + max(taken, default=0)
        self._made = self._moves = 0
        self._kinds: dict[str, etree._Element] = {}

    @property
    def made(self) -> int:
        """How many marks were made so far."""
        return self._made

    def mark(self, kind: str, **more: str) -> etree._Element:
        """A mark element."""
        element = copy(self._signed(kind))
        element.set(_ID, str(self._next))
        self._next += 1
        self._made += 1
        for name, value in more.items():
            element.set(f"{W}{name}", value)
        return element

    def _signed(self, kind: str) -> etree._Element:
        """A mark of a kind to make copies of, which is much faster than making it anew."""
        if kind not in self._kinds:
            element = self._kinds[kind] = etree.Element(f"{W}{kind}", nsmap={"w": W_NS})
            for name, value in (("id", ""), ("author", self._author), ("date", self._time)):
                element.set(f"{W}{name}", value)
        return self._kinds[kind]

    def wrap(self, elements: Sequence[etree._Element], kind: MarkKind) -> None:
        """Put marks round elements of a tree; neighbours share one."""
        wrapper: etree._Element | None = None
        for element in elements:
            if wrapper is None or element.getprevious() is not wrapper:
                wrapper = self.mark(kind)
                element.addprevious(wrapper)
            wrapper.append(element)

    def wrapped(self, elements: Sequence[etree._Element], kind: MarkKind) -> etree._Element:
        """One mark round elements that are in no tree yet."""
        wrapper = self.mark(kind)
        wrapper.extend(elements)
        return wrapper

    def paragraph(self, paragraph: etree._Element, kind: MarkKind) -> None:
        """Mark the paragraph mark."""
        properties = next(paragraph.iterchildren(_PROPERTIES), None)
        if properties is None:
            properties = etree.Element(_PROPERTIES)
            paragraph.insert(0, properties)
        look = next(properties.iterchildren(_LOOK), None)
        if look is None:
            look = etree.Element(_LOOK)
            following = next(properties.iterchildren(*_AFTER_MARK_PROPERTIES), None)
            if following is None:
                properties.append(look)
            else:
                following.addprevious(look)
        look.insert(0, self.mark(kind))

    def row(self, row: etree._Element, kind: MarkKind) -> None:
        """Mark a table row."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            exceptions = row.find(f"{W}tblPrEx")
            if exceptions is None:
                row.insert(0, properties)
            else:
                exceptions.addnext(properties)
        properties.append(self.mark(kind))

    def move(self, sources: Sequence[etree._Element], targets: Sequence[etree._Element]) -> None:
        """Put the two ranges of a move round paragraphs that are marked as moved."""
        self._moves += 1
        for kind, paragraphs in ((MarkKind.MOVED_FROM, sources), (MarkKind.MOVED_TO, targets)):
            start = self.mark(f"{kind}RangeStart", name=f"move{self._moves}")
            end = etree.Element(f"{W}{kind}RangeEnd")
            end.set(f"{W}id", start.get(f"{W}id", ""))
            paragraphs[0].addprevious(start)
            paragraphs[-1].addnext(end)
