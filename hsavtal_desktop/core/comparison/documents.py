"""Two readings of a document compared: clauses side by side, paragraphs within them, words within those.

The result is plain data; a view arranges it.  Rows come in reading order, the old text at the left and the new at the
right; ``Comparison.changes`` lists what there is to step through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import merge

from hsavtal_desktop.core.comparison.align import Row, RowKind, Unit, align
from hsavtal_desktop.core.comparison.competing import competing_in, competing_place
from hsavtal_desktop.core.comparison.model import (
    ChangePlace,
    ClauseRow,
    ComparedClause,
    ComparedDocument,
    Comparison,
    Counts,
    ParagraphRow,
)
from hsavtal_desktop.core.comparison.paragraphs import paragraph_rows
from hsavtal_desktop.core.comparison.quiet import only_space, phrase_starts, quiet_changes
from hsavtal_desktop.core.comparison.text import Change, spans_of
from hsavtal_desktop.core.comparison.words import Vocabulary, count_words

_WHOLE: frozenset[RowKind] = frozenset({RowKind.INSERTED, RowKind.DELETED})


def compare_documents(old: ComparedDocument, new: ComparedDocument, vocabulary: Vocabulary | None = None) -> Comparison:
    """Compare two documents clause by clause.

    Clauses with the same key are the same clause; the others are matched by their text.  A ``vocabulary`` kept between
    calls saves finding the same words again.
    """
    known = Vocabulary() if vocabulary is None else vocabulary
    aligned = align([_unit(clause) for clause in old.units], [_unit(clause) for clause in new.units], known)
    rows = _clause_rows(old.units, new.units, aligned.rows, known)
    competing = competing_in(old, new, rows)
    told = [competing_place(one, rows) for one in competing if one.differs]
    changes = tuple(merge(_changes(rows), told, key=_place))
    quiet = tuple(quiet_changes(old, new, rows))
    return Comparison(old, new, rows, changes, _counts(rows, len(told)), quiet, tuple(competing))


def _unit(clause: ComparedClause) -> Unit:
    return Unit("\n".join((clause.heading, *clause.paragraphs)), clause.key, clause.number)


def _clause_rows(
    old: Sequence[ComparedClause], new: Sequence[ComparedClause], aligned: Sequence[Row], vocabulary: Vocabulary
) -> tuple[ClauseRow, ...]:
    groups: dict[int, list[int]] = {}
    for index in range(len(aligned)):
        groups.setdefault(_leader(aligned, index), []).append(index)
    paragraphs: dict[int, tuple[ParagraphRow, ...]] = {}
    for members in groups.values():
        olds = [old[at] for at in _present(aligned[index].old for index in members)]
        news = [new[at] for at in _present(aligned[index].new for index in members)]
        made = paragraph_rows(olds, news, vocabulary)
        if aligned[members[0]].kind is RowKind.MOVED:
            made = made * len(members)
        paragraphs.update(zip(members, made, strict=True))
    return tuple(_clause_row(row, paragraphs[index], old, new, aligned) for index, row in enumerate(aligned))


def _leader(aligned: Sequence[Row], index: int) -> int:
    """The row that stands for all that are compared together: a move's two ends, the parts of a split or merger."""
    row = aligned[index]
    if row.partner is None:
        return index
    return min(index, row.partner) if row.kind is RowKind.MOVED else row.partner


def _present(indexes: Iterator[int | None]) -> list[int]:
    return [index for index in indexes if index is not None]


def _clause_row(
    row: Row,
    paragraphs: tuple[ParagraphRow, ...],
    old: Sequence[ComparedClause],
    new: Sequence[ComparedClause],
    aligned: Sequence[Row],
) -> ClauseRow:
    ends = (row, aligned[row.partner]) if row.kind is RowKind.MOVED and row.partner is not None else (row,)
    left = next((end.old for end in ends if end.old is not None), None)
    right = next((end.new for end in ends if end.new is not None), None)
    renumbered = left is not None and right is not None and old[left].number != new[right].number
    return ClauseRow(row.kind, row.old, row.new, paragraphs, row.partner, renumbered, row.changed)


def _changes(rows: Sequence[ClauseRow]) -> Iterator[ChangePlace]:
    for index, row in enumerate(rows):
        if row.kind in _WHOLE:
            text = "\n".join(paragraph.old_text or paragraph.new_text for paragraph in row.paragraphs)
            gone = row.kind is RowKind.DELETED
            yield ChangePlace(row.kind, index, old_text=text if gone else "", new_text="" if gone else text)
            continue
        if row.kind is RowKind.MOVED and row.new is None:
            continue
        if row.kind in (RowKind.MOVED, RowKind.SPLIT, RowKind.MERGED):
            yield ChangePlace(row.kind, index)
        for place, paragraph in enumerate(row.paragraphs):
            yield from _changes_inside(index, place, paragraph)


def _changes_inside(row: int, place: int, paragraph: ParagraphRow) -> Iterator[ChangePlace]:
    if paragraph.kind is RowKind.SAME or (paragraph.kind is RowKind.MOVED and paragraph.new is None):
        return
    if paragraph.kind is not RowKind.CHANGED:
        yield ChangePlace(paragraph.kind, row, place, old_text=paragraph.old_text, new_text=paragraph.new_text)
    if paragraph.kind in _WHOLE:
        return
    starts = phrase_starts(paragraph)
    for start, (old_start, old_stop, new_start, new_stop) in zip(starts, spans_of(paragraph.phrases), strict=True):
        old, new = paragraph.old_text[old_start:old_stop], paragraph.new_text[new_start:new_stop]
        if not only_space(old, new):
            yield ChangePlace(RowKind.CHANGED, row, place, start, old, new)


def _place(change: ChangePlace) -> tuple[int, int]:
    return change.row, -1 if change.paragraph is None else change.paragraph


def _counts(rows: Sequence[ClauseRow], competing: int) -> Counts:
    shown = [row for row in rows if row.partner is None or (row.kind is RowKind.MOVED and row.new is not None)]
    kinds = Counter(row.kind for row in shown)
    inserted = deleted = 0
    for row in rows:
        if row.kind is RowKind.MOVED and row.new is None:
            continue
        for paragraph in row.paragraphs:
            if paragraph.kind is RowKind.SAME or (paragraph.kind is RowKind.MOVED and paragraph.new is None):
                continue
            for difference in paragraph.differences:
                if difference.kind is Change.INSERTED:
                    inserted += count_words(difference.text)
                elif difference.kind is Change.DELETED:
                    deleted += count_words(difference.text)
    return Counts(
        same=kinds[RowKind.SAME],
        changed=kinds[RowKind.CHANGED],
        inserted=kinds[RowKind.INSERTED],
        deleted=kinds[RowKind.DELETED],
        moved=kinds[RowKind.MOVED],
        split=kinds[RowKind.SPLIT],
        merged=kinds[RowKind.MERGED],
        renumbered=sum(row.renumbered for row in shown),
        words_inserted=inserted,
        words_deleted=deleted,
        competing=competing,
    )
