"""Put the old text into the tree of the new one as revisions: containers, tables, moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from hsavtal_desktop.core.comparison.align import Row, RowKind, Unit, align
from hsavtal_desktop.core.comparison.words import Vocabulary
from hsavtal_desktop.word.kinds import MarkKind
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.redlining.blocks import blocks, cells, rows
from hsavtal_desktop.word.redlining.content import Side
from hsavtal_desktop.word.redlining.foreign import Foreign
from hsavtal_desktop.word.redlining.looking import Looking
from hsavtal_desktop.word.redlining.marks import Marker
from hsavtal_desktop.word.redlining.survey import UNCHANGED
from hsavtal_desktop.word.redlining.wording import BREAK, Wording

_TABLE: Final = "\x02"
_CELL: Final = "\x03"
_FAR: Final = 200
"""Rows after which no part of the same paragraph is looked for."""


class Merger:
    """Merges containers (bodies, cells, notes) of the old side into those of the new."""

    def __init__(self, old: Side, new: Side, foreign: Foreign, marker: Marker, *, looks: bool = False) -> None:
        """With ``looks`` what looks otherwise is marked too, where paragraphs are neither moved, split nor joined."""
        self._old, self._new = old, new
        self._foreign, self._marker = foreign, marker
        self._vocabulary = Vocabulary()
        self._looking = Looking(old, new, foreign, marker, self._vocabulary) if looks else None
        self._wording = Wording(old, new, foreign, marker, self._vocabulary)

    def container(self, old: etree._Element, new: etree._Element) -> None:
        """Mark in ``new`` what differs from ``old``."""
        olds, news = blocks(old), blocks(new)
        old_texts, new_texts = _block_texts(self._old, olds), _block_texts(self._new, news)
        if old_texts != new_texts:
            aligned = align(_units(olds, old_texts), _units(news, new_texts), self._vocabulary).rows
            _Container(self, olds, news, _Place(new, news)).merge(aligned, old_texts, new_texts)
        else:
            for left, right in zip(olds, news, strict=True):
                self.same(left, right)

    def tables(self, old: etree._Element, new: etree._Element) -> None:
        """Mark in the table ``new`` what differs from ``old``: rows, and the content of cells."""
        olds, news = rows(old), rows(new)
        old_texts = [_row_text(self._old, row) for row in olds]
        new_texts = [_row_text(self._new, row) for row in news]
        if old_texts == new_texts:
            self._same_rows(olds, news)
            return
        place = _Place(new, news)
        for aligned in self._aligned(old_texts, new_texts):
            left = None if aligned.old is None else olds[aligned.old]
            right = None if aligned.new is None else news[aligned.new]
            if left is not None and right is not None and len(cells(left)) == len(cells(right)):
                for old_cell, new_cell in zip(cells(left), cells(right), strict=True):
                    self.container(old_cell, new_cell)
                place.after(right)
                continue
            if left is not None:
                place.put(self._foreign.row(left))
            if right is not None:
                self._insert_row(right)
                place.after(right)

    def pair(self, old: etree._Element, new: etree._Element) -> None:
        """Mark in a paragraph or table what differs."""
        if new.tag == f"{W}tbl":
            self.tables(old, new)
        else:
            self.same(old, new)
            if self._old.signature(old) != self._new.signature(new):
                self._wording.changed([old], [new])

    def same(self, old: etree._Element, new: etree._Element) -> None:
        """Mark what looks otherwise, if that is asked for, where a paragraph or table stands for the same."""
        if self._looking is None or UNCHANGED in new.attrib:
            return
        if new.tag == f"{W}tbl":
            self._same_rows(rows(old), rows(new))
        else:
            self._looking.mark(old, new)

    def _same_rows(self, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> None:
        for left, right in zip(olds, news, strict=True):
            for old_cell, new_cell in zip(cells(left), cells(right), strict=True):
                for old_block, new_block in zip(blocks(old_cell), blocks(new_cell), strict=False):
                    self.same(old_block, new_block)

    def joined(self, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> bool:
        """Mark a paragraph that was split, or paragraphs that were merged; ``False`` where that cannot be done."""
        if len(olds) > 1 and not self._wording.may_be_broken(news[0]):
            return False
        self._wording.changed(olds, news)
        return True

    def delete(self, old: etree._Element) -> etree._Element:
        """A deleted paragraph or table to put into the new text."""
        return self._foreign.block(old)

    def insert(self, new: etree._Element) -> None:
        """Mark a paragraph or table as inserted."""
        if new.tag == f"{W}tbl":
            for row in rows(new):
                self._insert_row(row)
        else:
            self._wording.inserted(new)

    def move_from(self, old: etree._Element) -> etree._Element:
        """A paragraph to put where it was before it moved."""
        return self._foreign.paragraph(old, MarkKind.MOVED_FROM)

    def move_to(self, old: etree._Element, new: etree._Element) -> None:
        """Mark a paragraph as moved here; words that are new are marked as inserted."""
        self._wording.moved(old, new)

    def move(self, sources: Sequence[etree._Element], targets: Sequence[etree._Element]) -> None:
        """Put the two ranges of a move round paragraphs that are marked as moved."""
        self._marker.move(sources, targets)

    def _insert_row(self, row: etree._Element) -> None:
        self._marker.row(row, MarkKind.INSERTED)
        for cell in cells(row):
            for block in blocks(cell):
                self.insert(block)

    def _aligned(self, old: Sequence[str], new: Sequence[str]) -> tuple[Row, ...]:
        return align([Unit(text) for text in old], [Unit(text) for text in new], self._vocabulary).rows


class _Place:
    """Where the next element of the old text goes."""

    def __init__(self, container: etree._Element, elements: Sequence[etree._Element]) -> None:
        self._container = container
        self._first = elements[0] if elements else None
        self._last: etree._Element | None = None

    def after(self, element: etree._Element) -> None:
        self._last = element

    def put(self, element: etree._Element) -> None:
        if self._last is not None:
            self._last.addnext(element)
        elif self._first is not None:
            self._first.addprevious(element)
        else:
            self._container.insert(1 if self._container.find(f"{W}tcPr") is not None else 0, element)
        self._last = element


class _Container:
    """Merges the blocks of one container, in the order of the alignment."""

    def __init__(
        self, merger: Merger, olds: Sequence[etree._Element], news: Sequence[etree._Element], place: _Place
    ) -> None:
        self._merger, self._olds, self._news, self._place = merger, olds, news, place
        self._sources: dict[int, etree._Element] = {}

    def merge(self, aligned: Sequence[Row], old_texts: Sequence[str], new_texts: Sequence[str]) -> None:
        at = 0
        while at < len(aligned):
            row = aligned[at]
            if row.old is not None and row.new is not None and old_texts[row.old] == new_texts[row.new]:
                self._merger.same(self._olds[row.old], self._news[row.new])
                self._place.after(self._news[row.new])
                at += 1
                continue
            length = _joined_rows(aligned, at)
            if length and self._joined(aligned[at : at + length]):
                at += length
            else:
                self._row(aligned[at], aligned)
                at += 1
        self._mark_moves(aligned)

    def _joined(self, group: Sequence[Row]) -> bool:
        olds = [self._olds[row.old] for row in group if row.old is not None]
        news = [self._news[row.new] for row in group if row.new is not None]
        if any(block.tag != f"{W}p" for block in (*olds, *news)) or not self._merger.joined(olds, news):
            return False
        self._place.after(news[-1])
        return True

    def _row(self, row: Row, aligned: Sequence[Row]) -> None:
        left = None if row.old is None else self._olds[row.old]
        right = None if row.new is None else self._news[row.new]
        if left is not None and right is not None and left.tag == right.tag:
            self._merger.pair(left, right)
            self._place.after(right)
        elif self._is_move(row, aligned):
            self._move(row, aligned)
        else:
            if left is not None:
                self._place.put(self._merger.delete(left))
            if right is not None:
                self._merger.insert(right)
                self._place.after(right)

    def _is_move(self, row: Row, aligned: Sequence[Row]) -> bool:
        if row.kind is not RowKind.MOVED:
            return False
        left, right = _ends(row, aligned)
        return self._olds[left].tag == f"{W}p" == self._news[right].tag

    def _move(self, row: Row, aligned: Sequence[Row]) -> None:
        left, right = _ends(row, aligned)
        if row.new is None:
            self._sources[left] = self._merger.move_from(self._olds[left])
            self._place.put(self._sources[left])
        else:
            self._merger.move_to(self._olds[left], self._news[right])
            self._place.after(self._news[right])

    def _mark_moves(self, aligned: Sequence[Row]) -> None:
        """One move for paragraphs that stand together at both ends."""
        waiting: list[tuple[etree._Element, etree._Element]] = []
        for row in aligned:
            if row.old not in self._sources or row.kind is not RowKind.MOVED:
                continue
            left, right = _ends(row, aligned)
            source, target = self._sources[left], self._news[right]
            if waiting and (waiting[-1][0].getnext() is not source or waiting[-1][1].getnext() is not target):
                self._close_move(waiting)
            waiting.append((source, target))
        self._close_move(waiting)

    def _close_move(self, pairs: list[tuple[etree._Element, etree._Element]]) -> None:
        if pairs:
            self._merger.move([source for source, _target in pairs], [target for _source, target in pairs])
            pairs.clear()


def _ends(row: Row, aligned: Sequence[Row]) -> tuple[int, int]:
    """The old and the new place of what moved."""
    other = aligned[row.partner or 0]
    left, right = (row.old, other.new) if row.new is None else (other.old, row.new)
    if left is None or right is None:
        raise ValueError("a moved unit has one end at each side")
    return left, right


def _joined_rows(aligned: Sequence[Row], at: int) -> int:
    """How many rows from here on are one paragraph split or several merged; 0 if not all of them stand together."""
    leader = _leader(aligned, at)
    if leader is None or (at > 0 and _leader(aligned, at - 1) == leader):
        return 0
    stop = at
    while stop < len(aligned) and _leader(aligned, stop) == leader:
        stop += 1
    apart = any(_leader(aligned, index) == leader for index in range(stop, min(stop + _FAR, len(aligned))))
    return 0 if apart or not at <= leader < stop or stop - at < 2 else stop - at


def _leader(aligned: Sequence[Row], at: int) -> int | None:
    row = aligned[at]
    if row.kind not in (RowKind.SPLIT, RowKind.MERGED):
        return None
    return at if row.partner is None else row.partner


def _units(found: Sequence[etree._Element], texts: Sequence[str]) -> list[Unit]:
    numbers = [block.get(UNCHANGED) for block in found]
    return [
        Unit(text) if number is None else Unit(text, number, fixed=True)
        for text, number in zip(texts, numbers, strict=True)
    ]


def _block_texts(side: Side, found: Sequence[etree._Element]) -> list[str]:
    """What each paragraph or table is compared by."""
    texts: list[str] = []
    for block in found:
        text = side.signatures.get(block)
        texts.append(_TABLE + "".join(_row_text(side, row) for row in rows(block)) if text is None else text)
    return texts


def _row_text(side: Side, row: etree._Element) -> str:
    return "".join(_CELL + BREAK.join(_block_texts(side, blocks(cell))) for cell in cells(row))
