"""Mark the words that differ between paragraphs, in the tree of the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hsavtal_desktop.core.comparison.text import changed_spans
from hsavtal_desktop.core.comparison.words import Vocabulary
from hsavtal_desktop.word.kinds import MarkKind
from hsavtal_desktop.word.names import MC, M, W
from hsavtal_desktop.word.redlining.content import Piece, Side
from hsavtal_desktop.word.redlining.cutting import cut
from hsavtal_desktop.word.redlining.foreign import Foreign
from hsavtal_desktop.word.redlining.marks import Marker

BREAK: Final = "\x04"
"""Stands for a paragraph mark inside a signature of several paragraphs."""
_PLACEHOLDER: Final = f"{W}paragraphBreak"
"""Stands for a deleted paragraph mark until the paragraph is broken there; never written."""
_MARKED_WHOLE: Final = frozenset({f"{W}r", f"{M}oMath", f"{M}oMathPara", f"{MC}AlternateContent"})


@dataclass(slots=True)
class _Change:
    """What changes at one place of one new paragraph (positions count in its own signature)."""

    start: int
    stop: int
    deleted: list[etree._Element] = field(default_factory=list)
    """Marked content to stand before ``start``."""


class Wording:
    """Marks paragraphs.  The old and new signatures are compared word by word."""

    def __init__(self, old: Side, new: Side, foreign: Foreign, marker: Marker, vocabulary: Vocabulary) -> None:
        self._old, self._new = old, new
        self._foreign, self._marker = foreign, marker
        self._vocabulary = vocabulary

    def inserted(self, paragraph: etree._Element) -> None:
        """Mark a whole paragraph as inserted."""
        self._marker.paragraph(paragraph, MarkKind.INSERTED)
        self._mark(self._new.pieces(paragraph), MarkKind.INSERTED)

    def moved(self, old: etree._Element, new: etree._Element) -> None:
        """Mark a paragraph as moved here: what is new in it as inserted, the rest as moved."""
        spans = changed_spans(self._old.signature(old), self._new.signature(new), self._vocabulary)
        added = [(span[2], span[3]) for span in spans if span[2] < span[3]]
        pieces = cut(self._new.pieces(new), {place for span in added for place in span})
        at = 0
        stay: list[Piece] = []
        come: list[Piece] = []
        for piece in pieces:
            inside = any(start <= at and at + len(piece.text) <= stop for start, stop in added)
            (come if inside and piece.text else stay).append(piece)
            at += len(piece.text)
        self._mark(stay, MarkKind.MOVED_TO)
        self._mark(come, MarkKind.INSERTED)
        self._marker.paragraph(new, MarkKind.MOVED_TO)

    def may_be_broken(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph can be cut in two at any place: nothing in it is wrapped."""
        return all(
            element.getparent() is paragraph for piece in self._new.pieces(paragraph) for element in piece.elements
        )

    def changed(self, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> None:
        """Mark the differences between old and new paragraphs; at most one side has several."""
        before = BREAK.join(self._old.signature(paragraph) for paragraph in olds)
        after = BREAK.join(self._new.signature(paragraph) for paragraph in news)
        spans = changed_spans(before, after, self._vocabulary)
        if not spans:
            return
        pieces = _with_breaks([self._old.pieces(paragraph) for paragraph in olds])
        start = 0
        for paragraph in news:
            stop = start + len(self._new.signature(paragraph))
            changes: list[_Change] = []
            for old_start, old_stop, new_start, new_stop in spans:
                if new_start <= stop < new_stop:
                    self._marker.paragraph(paragraph, MarkKind.INSERTED)
                deleted: list[etree._Element] = []
                if start <= new_start <= stop:
                    deleted = self._deleted(pieces, before, old_start, old_stop)
                first, last = max(start, new_start), min(stop, new_stop)
                if deleted or first < last:
                    changes.append(_Change(first - start, max(first, last) - start, deleted))
            self._apply(paragraph, changes)
            start = stop + 1
        if len(olds) > 1:
            self._break(news[0], olds)

    def _deleted(self, pieces: list[Piece], before: str, start: int, stop: int) -> list[etree._Element]:
        """Marked old content, with a placeholder for each paragraph mark in it."""
        made: list[etree._Element] = []
        at = start
        while at < stop:
            end = before.find(BREAK, at, stop)
            end = stop if end < 0 else end
            content = self._foreign.content(pieces, at, end)
            if content:
                made.append(self._marker.wrapped(content, MarkKind.DELETED))
            if end < stop:
                made.append(etree.Element(_PLACEHOLDER))
            at = end + 1
        return made

    def _apply(self, paragraph: etree._Element, changes: Sequence[_Change]) -> None:
        pieces = cut(
            self._new.pieces(paragraph), {place for change in changes for place in (change.start, change.stop)}
        )
        placed: list[tuple[int, int, Piece]] = []
        at = 0
        for piece in pieces:
            placed.append((at, at + len(piece.text), piece))
            at += len(piece.text)
        for change in changes:
            _put(change.deleted, paragraph, placed, change.start)
        for change in changes:
            inside = [
                piece
                for start, stop, piece in placed
                if change.start <= start
                and stop <= change.stop
                and (start < stop or change.start < start < change.stop)
            ]
            self._mark(inside, MarkKind.INSERTED)

    def _mark(self, pieces: Sequence[Piece], kind: MarkKind) -> None:
        self._marker.wrap([element for piece in pieces for element in _markable(piece.elements)], kind)

    def _break(self, paragraph: etree._Element, olds: Sequence[etree._Element]) -> None:
        """Cut a paragraph at its placeholders; each piece but the last looks like the old one, its mark deleted."""
        for old, place in zip(olds, list(paragraph.iter(_PLACEHOLDER)), strict=False):
            first = self._foreign.empty_paragraph(old)
            self._marker.paragraph(first, MarkKind.DELETED)
            before = list(place.itersiblings(preceding=True))
            for element in reversed(before):
                if element.tag != f"{W}pPr":
                    first.append(element)
            paragraph.addprevious(first)
            paragraph.remove(place)


def _with_breaks(paragraphs: Sequence[list[Piece]]) -> list[Piece]:
    joined = list(paragraphs[0])
    for pieces in paragraphs[1:]:
        joined.append(Piece([], BREAK, []))
        joined.extend(pieces)
    return joined


def _put(
    elements: Sequence[etree._Element],
    paragraph: etree._Element,
    placed: Sequence[tuple[int, int, Piece]],
    at: int,
) -> None:
    """Put elements at a place of the signature, outside links and controls where there is a choice."""
    if not elements:
        return
    before = next((piece.elements[-1] for start, stop, piece in reversed(placed) if start < stop == at), None)
    after = next((piece.elements[0] for start, stop, piece in placed if at == start < stop), None)
    if before is not None and (before.getparent() is paragraph or after is None or after.getparent() is not paragraph):
        for element in reversed(elements):
            before.addnext(element)
    elif after is not None:
        for element in elements:
            after.addprevious(element)
    else:
        paragraph.extend(elements)


def _markable(elements: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The outermost elements that a mark may stand round."""
    for element in elements:
        if element.tag in _MARKED_WHOLE or next(element.iter(f"{W}r"), None) is None:
            yield element
        else:
            yield from _markable(list(element.iterchildren(etree.Element)))
