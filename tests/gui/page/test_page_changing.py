"""Where a text changed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hsavtal_desktop.core.reading import Piece
from hsavtal_desktop.gui.page.changing import change_end, stretches
from hsavtal_desktop.gui.page.leaf import Content
from tests.calls import calls_made

Letter = tuple[object, ...]


def paragraph(start: int, *pieces: Piece) -> Content:
    length = sum(len(piece.text) for piece in pieces)
    return Content("b.c", start, start + length, pieces, Piece("\n", "ends", start))


def letters(contents: list[Content]) -> Iterator[Letter]:
    """Every character, slowly."""
    for content in contents:
        for piece in content.all_pieces:
            yield from ((piece.source, piece.offset + number, piece.inserted) for number in range(len(piece.text)))


def behind_what_differs(before: list[Letter], after: list[Letter]) -> int | None:
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    if not before and not after:
        return None
    gone = 0
    while before and after and before[-1] == after[-1]:
        before, after, gone = before[:-1], after[:-1], gone + 1
    return -gone


def a_text(dice: random.Random) -> list[Content]:
    offsets = sorted(dice.sample(range(40), dice.randint(1, 8)))
    found, start = list[Content](), 0
    for number in range(0, len(offsets), 3):
        some = offsets[number : number + 3]
        found.append(paragraph(start, *(Piece("å" * dice.randint(0, 1), "s", at, dice.choice("ab")) for at in some)))
        start = found[-1].stop + 1
    return found


def test_what_differs_ends_where_a_comparison_letter_by_letter_says_so() -> None:
    dice = random.Random(7)
    for _ in range(2_000):
        before, after = a_text(dice), a_text(dice)
        expected = behind_what_differs(list(letters(before)), list(letters(after)))
        length = len(list(letters(after)))
        found = change_end(stretches(before), stretches(after))
        assert found == (None if expected is None else length + expected), (before, after)


def test_finding_what_changed_in_a_long_text_is_no_work_for_each_of_its_paragraphs() -> None:
    def long(*last: Piece) -> list[Content]:
        lines = [paragraph(10 * number, Piece("å" * 9, "s", 10 * number)) for number in range(1_000)]
        return [*lines, paragraph(10_000, *last)]

    before, after = stretches(long(Piece("x", "t", 0))), stretches(long(Piece("xy", "t", 0)))
    assert change_end(before, after) == 10_002
    assert calls_made(lambda: change_end(before, after, looks=False)) < 3_000
    assert len(before) == 2_002
