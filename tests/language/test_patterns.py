"""What is sought, and what happens to bad and to wicked expressions."""

import pytest

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.language.patterns import Query, Sought


def found(text: str, words: str, **how: bool) -> list[str]:
    return [match.group() for match in Sought(Query(words, **how)).matches(text)]


def test_plain_words_are_found_whatever_their_case_and_kind_of_space() -> None:
    assert found("Fem\u00a0vardagar, fem  VARDAGAR", "fem vardagar") == ["Fem\u00a0vardagar", "fem  VARDAGAR"]
    assert found("Fem fem", "fem", match_case=True) == ["fem"]
    assert found("a.b axb", "a.b") == ["a.b"]


def test_whole_words_know_swedish_letters() -> None:
    assert found("vård, vården, hemvård, åvård", "vård", whole_words=True) == ["vård"]


def test_groups_of_an_expression_stand_in_the_replacement() -> None:
    sought = Sought(Query(r"(\d+) (dagar)", expression=True))
    (match,) = sought.matches("inom 5 dagar")
    assert sought.replaced(match, r"\1 var\2") == "5 vardagar"
    assert Sought(Query("5")).replaced(match, r"\1") == r"\1"
    with pytest.raises(Trouble, match="parenteser"):
        sought.replaced(match, r"\7")


@pytest.mark.parametrize(
    ("expression", "told"),
    [("(ab", "slutparentes"), ("*a", "vid tecken 1"), ("[a", "hakparentes"), ("a{2,1}", "minsta"), ("a\\", "ensamt")],
)
def test_a_bad_expression_is_told_in_a_sentence(expression: str, told: str) -> None:
    with pytest.raises(Trouble, match=told):
        Sought(Query(expression, expression=True))


def test_an_expression_that_would_never_end_is_given_up() -> None:
    sought = Sought(Query("(a|aa)+$", expression=True))
    with pytest.raises(Trouble, match="för lång tid"):
        list(sought.matches("a" * 80 + "b"))


def test_an_expression_that_would_fill_the_memory_is_not_even_made() -> None:
    with pytest.raises(Trouble, match="för stort"):
        Sought(Query("(((a{1000}){1000}){1000})", expression=True))


def test_an_expression_that_finds_nothing_at_every_place_has_no_hits() -> None:
    assert found("abc", "x*", expression=True) == []
