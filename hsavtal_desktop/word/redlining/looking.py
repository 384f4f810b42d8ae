"""Mark what looks otherwise where the words are the same: runs and paragraphs, by their own settings.

ECMA-376 part 1, 17.13.5.31 (rPrChange) and 17.13.5.29 (pPrChange): the settings as they are, and in the mark as they
were.  What styles make of them is not compared: the redline has one set of styles, the new file's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Final

from lxml import etree

from hsavtal_desktop.core.comparison.text import changed_spans
from hsavtal_desktop.core.comparison.words import Vocabulary
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.redlining.content import Piece, Side
from hsavtal_desktop.word.redlining.cutting import cut
from hsavtal_desktop.word.redlining.foreign import Foreign
from hsavtal_desktop.word.redlining.marks import Marker

_RUN: Final = f"{W}rPr"
_PARAGRAPH: Final = f"{W}pPr"
_LIST: Final = f"{W}numPr"
_UNSEEN: Final = frozenset(
    f"{W}{name}" for name in ("lang", "noProof", "bCs", "iCs", "szCs", "webHidden", "rPrChange", "pPrChange")
)
"""What nobody sees in Swedish text."""
_OF_THE_MARK: Final = frozenset({_RUN, f"{W}sectPr", f"{W}cnfStyle", f"{W}divId"})
"""What stands in a paragraph's settings and is no look of its text."""
_ON: Final = frozenset({"1", "true", "on"})

Key = frozenset[tuple[str, ...]]


class Looking:
    """Marks paragraphs of the new side, one by one, against those of the old."""

    def __init__(self, old: Side, new: Side, foreign: Foreign, marker: Marker, vocabulary: Vocabulary) -> None:
        self._old, self._new = old, new
        self._foreign, self._marker = foreign, marker
        self._vocabulary = vocabulary

    def mark(self, old: etree._Element, new: etree._Element) -> None:
        """Mark in a paragraph what looks otherwise than in the old one.  Its words must not be marked yet."""
        self._mark_paragraph(old, new)
        found = list(self._found(old, new))
        if not found:
            return
        pieces = self._new.pieces(new)
        pieces[:] = cut(pieces, {place for start, stop, _look in found for place in (start, stop)})
        at = 0
        for piece in pieces:
            for start, stop, look in found:
                if piece.text and start <= at and at + len(piece.text) <= stop:
                    self._note(piece.elements[0], _RUN, look)
            at += len(piece.text)

    def _found(self, old: etree._Element, new: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
        """``[start, stop)`` of the new signature, and the settings there were: where only those differ."""
        olds = list(self._looks(self._old.pieces(old), foreign=True))
        news = list(self._looks(self._new.pieces(new), foreign=False))
        for old_at, new_at, length in self._kept(old, new):
            for start, stop, was, look in olds:
                first, last = max(start, old_at), min(stop, old_at + length)
                for begin, end, now, _look in news:
                    left, right = max(first - old_at + new_at, begin), min(last - old_at + new_at, end)
                    if left < right and was != now:
                        yield left, right, look

    def _kept(self, old: etree._Element, new: etree._Element) -> Iterator[tuple[int, int, int]]:
        """Where the same words stand: (old start, new start, length)."""
        before, after = self._old.signature(old), self._new.signature(new)
        old_at = new_at = 0
        for old_start, old_stop, _new_start, new_stop in changed_spans(before, after, self._vocabulary):
            yield old_at, new_at, old_start - old_at
            old_at, new_at = old_stop, new_stop
        yield old_at, new_at, len(before) - old_at

    def _looks(self, pieces: Sequence[Piece], *, foreign: bool) -> Iterator[tuple[int, int, Key, etree._Element]]:
        """(start, stop, what it is compared by, its settings) of each run."""
        at = 0
        for piece in pieces:
            if piece.is_run and piece.text:
                look = self._settings(piece.elements[0], _RUN, foreign=foreign)
                yield at, at + len(piece.text), _key(look), look
            at += len(piece.text)

    def _mark_paragraph(self, old: etree._Element, new: etree._Element) -> None:
        was = self._settings(old, _PARAGRAPH, foreign=True)
        now = self._settings(new, _PARAGRAPH, foreign=False)
        if _key(was) == _key(now):
            return
        for setting in [child for child in was if child.tag in _OF_THE_MARK]:
            was.remove(setting)
        _keep_list(was, now)
        self._note(new, _PARAGRAPH, was)

    def _settings(self, element: etree._Element, tag: str, *, foreign: bool) -> etree._Element:
        found = next(element.iterchildren(tag), None)
        if found is None:
            return etree.Element(tag)
        return self._foreign.properties(found) if foreign else found

    def _note(self, element: etree._Element, tag: str, was: etree._Element) -> None:
        settings = next(element.iterchildren(tag), None)
        if settings is None:
            settings = etree.Element(tag)
            element.insert(0, settings)
        mark = self._marker.mark(f"{tag.removeprefix(W)}Change")
        mark.append(copy(was))
        settings.append(mark)


def _keep_list(was: etree._Element, now: etree._Element) -> None:
    """A list's number is the file's own: what was in a list at the same level is in that list still."""
    old, new = was.find(_LIST), now.find(_LIST)
    if old is not None and new is not None and _level(old) == _level(new):
        was.replace(old, copy(new))


def _key(settings: etree._Element) -> Key:
    """What settings are compared by."""
    return frozenset((str(child.tag), *_values(child)) for child in settings if child.tag not in _UNSEEN | _OF_THE_MARK)


def _values(setting: etree._Element) -> Iterator[str]:
    if setting.tag == _LIST:
        yield _level(setting)
        return
    for element in setting.iter(etree.Element):
        for name, value in sorted(element.attrib.items()):
            if name != f"{W}val" or value not in _ON:
                yield f"{element.tag!s} {name!s}={value!s}"


def _level(numbering: etree._Element) -> str:
    level = numbering.find(f"{W}ilvl")
    return "0" if level is None else level.get(f"{W}val", "0")
