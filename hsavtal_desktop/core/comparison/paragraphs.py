"""The paragraphs of a clause side by side, those of a split or merged clause with all its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsavtal_desktop.core.comparison.align import Row, RowKind, Unit, align
from hsavtal_desktop.core.comparison.model import HEADING, ComparedClause, ParagraphRow
from hsavtal_desktop.core.comparison.phrases import phrases
from hsavtal_desktop.core.comparison.text import Change, Difference, compare_text
from hsavtal_desktop.core.comparison.words import Vocabulary


@dataclass(frozen=True, slots=True)
class _Paragraph:
    clause: int
    index: int
    text: str
    key: str


def paragraph_rows(
    old: Sequence[ComparedClause], new: Sequence[ComparedClause], vocabulary: Vocabulary
) -> list[tuple[ParagraphRow, ...]]:
    """The rows of clauses that are compared together; at most one side has more than one clause.

    One tuple for each clause of the side that has most: of the new clauses of a split, or the old ones of a merger.
    """
    alone = len(old) <= 1 and len(new) <= 1
    olds, news = _flat(old, alone), _flat(new, alone)
    aligned = align([_unit(paragraph) for paragraph in olds], [_unit(paragraph) for paragraph in news], vocabulary).rows
    rows = _rows(aligned, olds, news, vocabulary)
    if alone:
        return [tuple(rows)]
    held: list[list[int]] = [[] for _ in range(max(len(old), len(new)))]
    at = 0
    for index, row in enumerate(aligned):
        if len(new) > 1 and row.new is not None:
            at = news[row.new].clause
        elif len(old) > 1 and row.old is not None:
            at = olds[row.old].clause
        held[at].append(index)
    return [_only(rows, indexes) for indexes in held]


def _flat(clauses: Sequence[ComparedClause], alone: bool) -> list[_Paragraph]:
    flat: list[_Paragraph] = []
    for place, clause in enumerate(clauses):
        if clause.heading:
            flat.append(_Paragraph(place, HEADING, clause.heading, "heading" if alone else ""))
        flat.extend(_Paragraph(place, index, text, "") for index, text in enumerate(clause.paragraphs))
    return flat


def _unit(paragraph: _Paragraph) -> Unit:
    return Unit(paragraph.text, paragraph.key)


def _rows(
    aligned: Sequence[Row], olds: Sequence[_Paragraph], news: Sequence[_Paragraph], vocabulary: Vocabulary
) -> list[ParagraphRow]:
    rows: list[ParagraphRow] = []
    for row, (old_text, new_text) in zip(aligned, _texts(aligned, olds, news, vocabulary), strict=True):
        differences = compare_text(old_text, new_text, vocabulary)
        rows.append(
            ParagraphRow(
                row.kind,
                None if row.old is None else olds[row.old].index,
                None if row.new is None else news[row.new].index,
                old_text,
                new_text,
                differences,
                phrases(differences),
                row.partner,
            )
        )
    return rows


def _texts(
    aligned: Sequence[Row], olds: Sequence[_Paragraph], news: Sequence[_Paragraph], vocabulary: Vocabulary
) -> list[tuple[str, str]]:
    """The old and the new text of every row: both for the ends of a move, portions where one was split."""
    texts = [
        ("" if row.old is None else olds[row.old].text, "" if row.new is None else news[row.new].text)
        for row in aligned
    ]
    groups: dict[int, list[int]] = {}
    for index, row in enumerate(aligned):
        if row.partner is None:
            continue
        if row.kind is RowKind.MOVED:
            texts[index] = (texts[index][0] or texts[row.partner][0], texts[index][1] or texts[row.partner][1])
        else:
            groups.setdefault(row.partner, []).append(index)
    for leader, others in groups.items():
        members = sorted((leader, *others))
        old, new = texts[leader]
        if aligned[leader].kind is RowKind.SPLIT:
            parts = [texts[index][1] for index in members]
            shared = list(zip(portions(old, parts, vocabulary), parts, strict=True))
        else:
            parts = [texts[index][0] for index in members]
            shared = list(zip(parts, portions(new, parts, vocabulary), strict=True))
        for index, both in zip(members, shared, strict=True):
            texts[index] = both
    return texts


def portions(whole: str, parts: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """``whole`` cut into what corresponds to each of the parts; joined again they are ``whole``."""
    stops: list[int] = []
    differences = compare_text(whole, "\n".join(parts), vocabulary)
    at = -1
    for part in parts[:-1]:
        at += len(part) + 1
        stops.append(_corresponding(differences, at))
    return [whole[start:stop] for start, stop in zip([0, *stops], [*stops, len(whole)], strict=True)]


def _corresponding(differences: Sequence[Difference], at: int) -> int:
    """Where the old text goes on after the character at ``at`` of the new text."""
    for difference in differences:
        if difference.new_start <= at < difference.new_stop:
            return difference.old_start + (at + 1 - difference.new_start if difference.kind is Change.EQUAL else 0)
    raise ValueError(f"no character at {at}")


def _only(rows: Sequence[ParagraphRow], indexes: Sequence[int]) -> tuple[ParagraphRow, ...]:
    """Some of the rows; partners among them are numbered anew, partners elsewhere forgotten."""
    places: dict[int | None, int] = {index: place for place, index in enumerate(indexes)}
    return tuple(replace(rows[index], partner=places.get(rows[index].partner)) for index in indexes)
