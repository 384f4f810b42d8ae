"""Where proposals compete in the rows of a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import (
    ChangePlace,
    ClauseRow,
    ComparedDocument,
    Competing,
    CompetingPlace,
)


def competing_in(old: ComparedDocument, new: ComparedDocument, rows: Sequence[ClauseRow]) -> list[CompetingPlace]:
    """What competes, in reading order; what both sides say alike is told once, of the new one."""
    both = _said(old) & _said(new)
    found: list[CompetingPlace] = []
    for index, row in enumerate(rows):
        for side, at in ((old, row.old), (new, row.new)):
            if at is None or not side.units[at].competing:
                continue
            for one in side.units[at].competing:
                alike = (side.units[at].key, one.rivals) in both
                if side is new or not alike:
                    place = _paragraph(row, one, is_new=side is new)
                    found.append(CompetingPlace(index, place, side is new, one, not alike))
    return sorted(found, key=lambda one: (one.row, -1 if one.paragraph is None else one.paragraph))


def competing_place(one: CompetingPlace, rows: Sequence[ClauseRow]) -> ChangePlace:
    """It as a step of next and previous; its text is the words they are about, as they are without any of them."""
    if one.paragraph is None:
        return ChangePlace(RowKind.COMPETING, one.row, competing=one.competing)
    paragraph = rows[one.row].paragraphs[one.paragraph]
    text = paragraph.new_text if one.is_new else paragraph.old_text
    words = text[one.competing.start : one.competing.stop]
    return ChangePlace(RowKind.COMPETING, one.row, one.paragraph, None, words, words, competing=one.competing)


def _said(document: ComparedDocument) -> set[tuple[str, tuple[object, ...]]]:
    return {(unit.key, one.rivals) for unit in document.units for one in unit.competing}


def _paragraph(row: ClauseRow, one: Competing, *, is_new: bool) -> int | None:
    if one.paragraph is None:
        return None
    held: Iterator[int] = (
        place
        for place, paragraph in enumerate(row.paragraphs)
        if (paragraph.new if is_new else paragraph.old) == one.paragraph
    )
    return next(held, None)
