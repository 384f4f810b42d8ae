"""A text read again, against the same text read for the first time."""

from __future__ import annotations

import random

import pytest

from hsavtal_desktop.core.reading import Piece
from hsavtal_desktop.core.rereading import Rereading
from hsavtal_desktop.core.text import paragraphs_of


def _words(chance: random.Random) -> str:
    return "".join(chance.choices("ab\n", weights=(4, 4, 1), k=chance.randrange(12)))


def _written_in(pieces: list[Piece], chance: random.Random, number: int) -> list[Piece]:
    """The pieces with one of them cut and something put between, struck, or left without characters."""
    at = chance.randrange(len(pieces))
    piece = pieces[at]
    cut = chance.randrange(len(piece.text) + 1)
    rest = Piece(piece.text[cut:], piece.source, piece.offset + cut, piece.inserted, piece.deleted)
    head = Piece(piece.text[:cut], piece.source, piece.offset, piece.inserted, piece.deleted)
    gone = chance.randrange(3)
    fresh = Piece(_words(chance), f"s{number}", 0, "r")
    between = [fresh] * bool(fresh.text) + [Piece("", "s", number, "", ("r",))] * (gone == 0)
    after = [] if gone == 1 and not piece.text.endswith("\n") else [rest] * bool(rest.text)
    return [*pieces[:at], *([head] if head.text else []), *between, *after, *pieces[at + 1 :]]


@pytest.mark.parametrize("seed", range(60))
def test_a_text_that_is_read_again_reads_as_one_that_is_read_for_the_first_time(seed: int) -> None:
    chance, rereading = random.Random(seed), Rereading()
    pieces = [Piece(_words(chance) + "\n", "s", number * 100) for number in range(chance.randrange(1, 6))]
    for number in range(30):
        assert rereading.paragraphs("b.c", pieces) == paragraphs_of(pieces)
        pieces = _written_in(pieces, chance, number)


def test_paragraphs_that_nobody_wrote_in_are_not_made_again() -> None:
    rereading, whole = Rereading(), "ett\ntvå\ntre\n"
    before = rereading.paragraphs("b.c", [Piece(whole, "s", 0)])
    after = rereading.paragraphs("b.c", [Piece("ett\ntv", "s", 0), Piece("x", "t", 0, "r"), Piece("å\ntre\n", "s", 6)])
    assert [paragraph.text for paragraph in after] == ["ett", "tvxå", "tre"]
    assert after[0] == before[0]
    again = rereading.paragraphs("b.c", [Piece("ett\ntv", "s", 0), Piece("xy", "t", 0, "r"), Piece("å\ntre\n", "s", 6)])
    assert again[0] is after[0]
    assert again[2].pieces is after[2].pieces
    assert again[2].start == after[2].start + 1
