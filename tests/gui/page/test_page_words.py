"""Which letters two clicks take for one word."""

import pytest

from hsavtal_desktop.core.reading import Piece
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.words import word_at


def taken(pieces: tuple[Piece, ...], at: int) -> str:
    words = "".join(piece.text for piece in pieces)
    first, last = word_at(Content("b.c", 7, 7 + len(words), pieces), 7 + at)
    return words[first - 7 : last - 7]


@pytest.mark.parametrize(
    ("words", "pointed", "word"),
    [
        ("enligt överenskommelsen.", "ö", "överenskommelsen"),
        ("enligt överenskommelsen.", ".", "."),
        ("enligt överenskommelsen.", " ", "enligt"),
        ("i VGR:s regi", "s", "VGR:s"),
        ("hälso- och sjukvård", "l", "hälso-"),
        ("en e-postadress här", "p", "e-postadress"),
        ("e\u2011post", "s", "e\u2011post"),
        ("kl. 8.30 eller", "3", "8.30"),
        ("högst 12,5 procent", ",", "12,5"),
        ("den ’gamla’ planen", "m", "gamla"),
        ("ett cafe\u0301 till", "f", "cafe\u0301"),
        ("anger: vem", "g", "anger"),
        ("14\u00a0kap.", "1", "14"),
        (" ett", " ", " "),
    ],
)
def test_a_word_is_what_swedish_writes_as_one(words: str, pointed: str, word: str) -> None:
    assert taken((Piece(words, "s", 0),), words.index(pointed)) == word


def test_what_was_put_in_place_of_other_words_is_a_word_of_its_own() -> None:
    pieces = (Piece("inom ", "s", 0), Piece("fem", "s", 5, deleted=("r",)), Piece("tio", "t", 0, inserted="r"))
    assert [taken(pieces, at) for at in (6, 9, 1)] == ["fem", "tio", "inom"]


def test_a_word_goes_on_past_what_is_struck_or_put_in_within_it() -> None:
    struck = (Piece("sam", "s", 0), Piece("ver", "s", 3, deleted=("r",)), Piece("kan", "s", 6))
    assert [taken(struck, at) for at in (0, 4)] == ["samverkan", "samverkan"]
    put_in = (Piece("sam", "s", 0), Piece("ver", "t", 0, inserted="r"), Piece("kan", "s", 3))
    assert taken(put_in, 4) == "samverkan"
    both = (Piece("sam", "s", 0), Piece("ver", "t", 0, inserted="r", deleted=("q",)), Piece(" ", "s", 3))
    assert [taken(both, at) for at in (0, 4)] == ["sam", "samver"]


def test_beside_all_words_the_last_one_is_meant_and_in_an_empty_line_none() -> None:
    assert taken((Piece("ett två", "s", 0),), 7) == "två"
    assert taken((), 0) == ""
