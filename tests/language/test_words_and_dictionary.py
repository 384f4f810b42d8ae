"""Which words are judged, and what the shipped dictionary says of them."""

import sys
from collections.abc import Iterator

import pytest

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.language.dictionary import Dictionary
from hsavtal_desktop.language.speller import Speller
from hsavtal_desktop.language.words import words


def judged(text: str) -> list[str]:
    return [word.text for word in words(text)]


def test_numbers_abbreviations_references_and_capitals_are_left_alone() -> None:
    assert judged(
        "VGR och SIP:en, t.ex. enligt 6.1, A2.1 och HSL 12 kap. 1 §, a@b.se, www.vgregion.se, 2026-11-22"
    ) == [
        "och",
        "enligt",
        "och",
        "kap",
    ]


def test_a_compound_with_capitals_is_judged_by_the_rest() -> None:
    text = "en VGR-gemensam hälso- och sjukvård"
    assert judged(text) == ["en", "gemensam", "hälso-", "och", "sjukvård"]
    assert all(text[word.start : word.stop] == word.text for word in words(text))


def test_a_soft_hyphen_belongs_to_its_word() -> None:
    (word,) = words("vård\u00adplan")
    assert (word.start, word.stop, word.text) == (0, 9, "vårdplan")


def test_the_dictionary_knows_swedish_compounds_and_says_what_was_meant() -> None:
    dictionary = Dictionary()
    assert dictionary.wrong(["hemsjukvårdsinsatser", "Huvudavtal", "hälso-", "vardgar", "äldreomsorgenn"]) == [
        "vardgar",
        "äldreomsorgenn",
    ]
    assert dictionary.suggest("äldreomsorgenn")[0] == "äldreomsorgen"


@pytest.fixture
def speller() -> Iterator[Speller]:
    made = Speller()
    yield made
    made.close()


def test_the_process_beside_answers_in_swedish_letters(speller: Speller) -> None:
    assert speller.check({"åtgärd", "åtgärdd"}).result(30) == {"åtgärdd"}
    assert "åtgärd" in speller.suggest("åtgärdd").result(30)


def test_a_process_that_dies_is_told_in_a_sentence_and_started_anew(speller: Speller) -> None:
    assert not speller.check({"avtal"}).result(30)
    assert speller._process is not None
    speller._process.kill()
    speller._process.wait()
    with pytest.raises(Trouble, match="Stavningskontrollen svarar inte"):
        speller.check({"avtal"}).result(30)
    assert speller.check({"avtall"}).result(30) == {"avtall"}


def test_a_program_that_is_not_there_is_trouble_too() -> None:
    made = Speller([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(Trouble):
        made.check({"avtal"}).result(30)
    made.close()
