"""Two texts compared word by word.  Sample sentences: exempeltext – inte gällande avtal."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.comparison import text as comparison_text
from hsavtal_desktop.core.comparison.phrases import phrases
from hsavtal_desktop.core.comparison.text import Change, Difference, compare_text, new_text, old_text, spans_of
from hsavtal_desktop.core.comparison.words import Vocabulary, count_words, words

WORDS = ["regionen", "kommunen", "och", "ska", "i", "samråd", "planera", "2026-11-22", "12 500", "6.1", "§", "vård-"]
MARKS = [" ", " ", " ", " ", ". ", ", ", "\n", "  ", "\u00a0", "\t", "\ufffc"]
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=25).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)
anything = st.text(max_size=40)


def shown(differences: tuple[Difference, ...]) -> str:
    marks = {Change.EQUAL: "{}", Change.DELETED: "[{}]", Change.INSERTED: "<{}>"}
    return "".join(marks[difference.kind].format(difference.text) for difference in differences)


def marked(old: str, new: str) -> str:
    return shown(compare_text(old, new))


def as_phrases(old: str, new: str) -> str:
    return shown(phrases(compare_text(old, new)))


def assert_exact(old: str, new: str, differences: tuple[Difference, ...]) -> None:
    assert old_text(differences) == old
    assert new_text(differences) == new
    old_at = new_at = 0
    for difference in differences:
        assert (difference.old_start, difference.new_start) == (old_at, new_at)
        assert difference.text, "no empty difference"
        sides = {
            Change.EQUAL: (old, new),
            Change.DELETED: (old, None),
            Change.INSERTED: (None, new),
        }[difference.kind]
        if sides[0] is not None:
            assert old[difference.old_start : difference.old_stop] == difference.text
        if sides[1] is not None:
            assert new[difference.new_start : difference.new_stop] == difference.text
        old_at, new_at = difference.old_stop, difference.new_stop
    assert (old_at, new_at) == (len(old), len(new))
    kinds = [difference.kind for difference in differences]
    assert all(first is not second for first, second in itertools.pairwise(kinds))
    assert (Change.INSERTED, Change.DELETED) not in itertools.pairwise(kinds)


@pytest.mark.parametrize(
    "whole",
    ["2026-11-22", "22/11", "12,5", "1 000 000", "12\u00a0500,50", "6.1.2", "08.30", "IT-system", "SKR:s", "t.ex",
     "o\u0308vrigt", "sam\u00adverkan", "kap"],
)  # fmt: skip
def test_words_numbers_and_dates_are_never_split(whole: str) -> None:
    assert words(f"av {whole}, och") == ["av", " ", whole, ",", " ", "och"]


def test_punctuation_and_white_space_stand_apart() -> None:
    assert words("(a)  b.\n") == ["(", "a", ")", " ", " ", "b", ".", "\n"]
    assert words("hälso- och") == ["hälso", "-", " ", "och"]


@given(anything)
def test_the_words_of_a_text_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_count_words_counts_neither_space_nor_punctuation() -> None:
    assert count_words("Senast den 1 mars 2027 – inte före.") == 7


def test_a_changed_word_is_marked_whole_and_nothing_else() -> None:
    assert marked("Regionen ska betala.", "Kommunen ska betala.") == "[Regionen]<Kommunen> ska betala."
    assert marked("senast 2026-11-22 klart", "senast 2026-11-23 klart") == "senast [2026-11-22]<2026-11-23> klart"


def test_an_inserted_word_brings_its_space() -> None:
    assert marked("Vård och omsorg", "Vård och god omsorg") == "Vård och <god >omsorg"


def test_an_inserted_sentence_is_marked_from_its_start() -> None:
    old = "Parterna följer upp. Parterna beslutar."
    new = "Parterna följer upp. Parterna planerar. Parterna beslutar."
    assert marked(old, new) == "Parterna följer upp. <Parterna planerar. >Parterna beslutar."


def test_an_inserted_line_is_marked_from_its_start() -> None:
    assert marked("vid behov\nvid slut\n", "vid behov\nvid start\nvid slut\n") == "vid behov\n<vid start\n>vid slut\n"


@given(texts, texts)
def test_applying_gives_the_new_text_and_undoing_the_old(old: str, new: str) -> None:
    assert_exact(old, new, compare_text(old, new))
    assert_exact(old, new, phrases(compare_text(old, new)))


@given(anything, anything)
def test_any_characters_at_all_are_compared_exactly(old: str, new: str) -> None:
    assert_exact(old, new, compare_text(old, new))


@given(texts, texts)
def test_no_word_is_ever_split(old: str, new: str) -> None:
    differences = compare_text(old, new)
    for text, starts in ((old, "old_start"), (new, "new_start")):
        at, allowed = 0, {len(text)}
        for word in words(text):
            allowed.add(at)
            at += len(word)
        assert {getattr(difference, starts) for difference in differences} <= allowed


def longest_common(old: list[str], new: list[str]) -> int:
    """The textbook recurrence."""
    row = [0] * (len(new) + 1)
    for left in old:
        previous = row[:]
        for index, right in enumerate(new):
            row[index + 1] = previous[index] + 1 if left == right else max(previous[index + 1], row[index])
    return row[-1]


@given(texts, texts)
def test_the_equal_part_is_the_longest_there_is(old: str, new: str) -> None:
    equal = [difference for difference in compare_text(old, new) if difference.kind is Change.EQUAL]
    assert sum(len(words(difference.text)) for difference in equal) == longest_common(words(old), words(new))


@given(texts, texts)
def test_a_vocabulary_that_is_kept_changes_nothing(old: str, new: str) -> None:
    vocabulary = Vocabulary()
    compare_text(new, old, vocabulary)
    assert compare_text(old, new, vocabulary) == compare_text(old, new)


def test_very_long_texts_are_cut_at_anchors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison_text, "_WHOLE", 100)
    old = " ".join(f"ord{number}" for number in range(300))
    new = old.replace("ord70 ", "").replace("ord200", "ordet nytt")
    assert_exact(old, new, compare_text(old, new))
    assert sum(len(d.text) for d in compare_text(old, new) if d.kind is not Change.EQUAL) == 6 + 6 + 10


def test_a_hopelessly_long_text_without_anchors_counts_as_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison_text, "_WHOLE", 100)
    monkeypatch.setattr(comparison_text, "_HOPELESS", 200)
    assert marked("x " + "a b " * 20 + "y", "x " + "b a " * 15 + "y").count("[") == 1


def test_scraps_are_joined_into_a_phrase() -> None:
    old, new = "Parterna ansvarar gemensamt för vården.", "Regionen och kommunen svarar var för sig för vården."
    assert as_phrases(old, new) == "[Parterna ansvarar gemensamt]<Regionen och kommunen svarar var för sig> för vården."


def test_a_phrase_does_not_end_with_a_space_that_is_on_both_sides() -> None:
    assert as_phrases("Kommunen ansvarar", "Regionen och kommunen ansvarar") == (
        "[Kommunen]<Regionen och kommunen> ansvarar"
    )


def test_two_separate_deletions_stay_two() -> None:
    assert as_phrases("god och nära vård", "och vård") == "[god ]och [nära ]vård"


def test_changes_far_apart_stay_apart() -> None:
    old = "Regionen ansvarar för att hemsjukvården bedrivs patientsäkert."
    new = "Kommunen ansvarar för att hemsjukvården bedrivs kostnadseffektivt."
    assert as_phrases(old, new).count("[") == 2


def test_a_phrase_never_crosses_a_paragraph() -> None:
    assert as_phrases("ett två\nen tre", "fyra fem\nsex sju") == "[ett två]<fyra fem>\n[en tre]<sex sju>"


def test_a_date_in_words_is_shown_as_one() -> None:
    assert as_phrases("från den 1 januari 2026 gäller", "från den 1 mars 2026 gäller") == (
        "från den [1 januari 2026]<1 mars 2026> gäller"
    )


def test_a_word_inserted_before_a_date_leaves_the_date_alone() -> None:
    assert as_phrases("senast 1 mars 2027", "senast före 1 mars 2027") == "senast <före >1 mars 2027"


@given(texts, texts)
def test_phrases_only_ever_join(old: str, new: str) -> None:
    minimal = spans_of(compare_text(old, new))
    joined = spans_of(phrases(compare_text(old, new)))
    assert len(joined) <= len(minimal)
    for text, first in ((old, 0), (new, 2)):
        apart, together = (
            {at for span in spans for at in range(span[first], span[first + 1]) if text[at] != " "}
            for spans in (minimal, joined)
        )
        assert apart <= together
