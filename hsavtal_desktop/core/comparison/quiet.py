"""What differs without the words doing so: white space and looks, apart from the changes a reader must judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import (
    HEADING,
    ChangePlace,
    ClauseRow,
    ComparedClause,
    ComparedDocument,
    Look,
    ParagraphRow,
)
from hsavtal_desktop.core.comparison.text import Change, Difference, spans_of


def quiet_changes(old: ComparedDocument, new: ComparedDocument, rows: Sequence[ClauseRow]) -> Iterator[ChangePlace]:
    """The places where only white space or looks differ, in reading order."""
    for index, row in enumerate(rows):
        left = None if row.old is None else old.units[row.old]
        right = None if row.new is None else new.units[row.new]
        for place, paragraph in enumerate(row.paragraphs):
            if paragraph.old is None or paragraph.new is None:
                continue
            yield from _spaced(index, place, paragraph)
            if left is not None and right is not None and _is_whole(paragraph, left, right):
                yield from _formatted(index, place, paragraph, left, right)


def only_space(old: str, new: str) -> bool:
    """Say whether two stretches that differ do so in white space only."""
    return "".join(old.split()) == "".join(new.split())


def phrase_starts(paragraph: ParagraphRow) -> list[int]:
    """Indexes of the differences that begin a phrase."""
    found: list[int] = []
    equal = True
    for index, difference in enumerate(paragraph.phrases):
        if difference.kind is not Change.EQUAL and equal:
            found.append(index)
        equal = difference.kind is Change.EQUAL
    return found


def _spaced(index: int, place: int, paragraph: ParagraphRow) -> Iterator[ChangePlace]:
    for start, span in zip(phrase_starts(paragraph), spans_of(paragraph.phrases), strict=True):
        old, new = paragraph.old_text[span[0] : span[1]], paragraph.new_text[span[2] : span[3]]
        if only_space(old, new):
            yield ChangePlace(RowKind.SPACED, index, place, start, old, new)


def _formatted(
    index: int, place: int, paragraph: ParagraphRow, left: ComparedClause, right: ComparedClause
) -> Iterator[ChangePlace]:
    assert paragraph.old is not None
    assert paragraph.new is not None
    listed = _in_list(left, paragraph.old), _in_list(right, paragraph.new)
    if listed[0] != listed[1]:
        yield ChangePlace(
            RowKind.FORMATTED, index, place, None, paragraph.old_text, paragraph.new_text, _gained(*map(set, listed))
        )
    for start, stop, looks in format_spans(paragraph, left.look(paragraph.old), right.look(paragraph.new)):
        text = paragraph.new_text[start:stop]
        yield ChangePlace(RowKind.FORMATTED, index, place, None, text, text, looks)


def format_spans(
    paragraph: ParagraphRow, old: Sequence[Look], new: Sequence[Look]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Start and stop in the new text of words that stay and look otherwise, and what the look gained or lost."""
    if (not old and not new) or (old == new and paragraph.old_text == paragraph.new_text):
        return []
    before, after = _names(old, len(paragraph.old_text)), _names(new, len(paragraph.new_text))
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for difference in paragraph.differences or (_whole(paragraph),):
        if difference.kind is not Change.EQUAL:
            continue
        shift = difference.old_start - difference.new_start
        places = range(difference.new_start, difference.new_stop)
        for looks, run in groupby(places, lambda at, shift=shift: _gained(before[at + shift], after[at])):  # type: ignore[misc]
            held = list(run)
            if looks and paragraph.new_text[held[0] : held[-1] + 1].strip():
                found.append((held[0], held[-1] + 1, looks))
    return found


def _is_whole(paragraph: ParagraphRow, left: ComparedClause, right: ComparedClause) -> bool:
    """Say whether the row shows both paragraphs as they are, not what was split off from one."""
    if HEADING in (paragraph.old, paragraph.new) or paragraph.old is None or paragraph.new is None:
        return False
    return (
        left.paragraphs[paragraph.old] == paragraph.old_text and right.paragraphs[paragraph.new] == paragraph.new_text
    )


def _whole(paragraph: ParagraphRow) -> Difference:
    text = paragraph.new_text
    return Difference(Change.EQUAL, text, 0, len(text), 0, len(text))


def _names(looks: Sequence[Look], length: int) -> list[set[str]]:
    """For each character the names of its looks."""
    names: list[set[str]] = [set() for _ in range(length)]
    for look in looks:
        for at in range(look.start, min(look.stop, length)):
            names[at].add(look.name)
    return names


def _gained(old: set[str], new: set[str]) -> tuple[str, ...]:
    return (*(f"+{name}" for name in sorted(new - old)), *(f"-{name}" for name in sorted(old - new)))


def _in_list(clause: ComparedClause, paragraph: int) -> frozenset[str]:
    """Whether a paragraph is in a list, and of which kind; its number may differ, which is no change of looks."""
    item = clause.item(paragraph)
    if item is None:
        return frozenset()
    return frozenset({"number" if any(sign.isalnum() for sign in item.label) else "bullet", f"level {item.level + 1}"})
