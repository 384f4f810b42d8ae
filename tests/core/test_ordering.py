"""Keys that leave room between any two."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.ordering import DIGITS, between, numbered

KEYS = st.text(DIGITS, max_size=6).map(lambda key: key + "V")


@given(KEYS, KEYS)
def test_a_key_between_two_stands_between_them(one: str, other: str) -> None:
    if one != other:
        before, after = sorted((one, other))
        key = between(before, after)
        assert before < key < after
        assert between(before, key) < key < between(key, after)


@given(KEYS)
def test_a_key_stands_before_the_first_and_after_the_last(key: str) -> None:
    assert between("", key) < key < between(key, "")


@given(st.lists(st.integers(0, 200), max_size=60))
def test_any_order_of_insertions_keeps_the_order(places: list[int]) -> None:
    keys = [numbered(index) for index in range(3)]
    for place in places:
        index = place % (len(keys) + 1)
        before = keys[index - 1] if index else ""
        after = keys[index] if index < len(keys) else ""
        keys.insert(index, between(before, after))
    assert keys == sorted(set(keys))
    assert all(re.fullmatch("[0-9A-Za-z]{1,200}", key) for key in keys)


def test_numbered_keys_are_in_order() -> None:
    keys = [numbered(index) for index in range(5000)]
    assert keys == sorted(set(keys))
    assert keys[0] == "001"
    assert keys[61] == "010"


@pytest.mark.parametrize(("before", "after"), [("", ""), ("001", "002"), ("V", "W"), ("01V", "02V"), ("", "001")])
def test_five_thousand_additions_in_one_place_keep_keys_short_whichever_way_they_go(before: str, after: str) -> None:
    first = last = between(before, after)
    for _ in range(5_000):
        first, last, older, newer = between(before, first), between(last, after), first, last
        assert before < first < older <= newer < last
        assert not after or last < after
    assert len(first) <= 12
    assert len(last) <= 12


def test_what_is_put_first_has_room_after_long_keys_of_earlier_programs() -> None:
    """They halved what was left each time, and so wrote keys of nearly 200 letters."""
    first, last = "0" * 185 + "1", "z" * 185 + "V"
    for _ in range(1_000):
        first, last, older, newer = between("", first), between(last, ""), first, last
        assert first < older
        assert newer < last
    assert len(first) <= 200
    assert len(last) <= 200


def test_going_on_between_the_two_newest_has_room_for_hundreds() -> None:
    before, after = "001", "002"
    for number in range(300):
        key = between(before, after)
        assert before < key < after
        before, after = (key, after) if number % 2 else (before, key)
    assert len(key) <= 200


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 40), st.booleans()), max_size=40))
def test_runs_in_any_places_and_directions_keep_the_order_and_stay_short(runs: list[tuple[int, int, bool]]) -> None:
    keys = [numbered(index) for index in range(3)]
    for place, length, onwards in runs:
        index = place % (len(keys) + 1)
        for _ in range(length):
            before = keys[index - 1] if index else ""
            after = keys[index] if index < len(keys) else ""
            keys.insert(index, between(before, after))
            index += onwards
    assert keys == sorted(set(keys))
    assert all(re.fullmatch("[0-9A-Za-z]{1,120}", key) for key in keys)


@given(KEYS, KEYS)
def test_a_key_too_long_to_be_written_leaves_room_beside_it(one: str, other: str) -> None:
    """A clause whose parent is gone is ordered by its parent's key followed by its own."""
    long = (one + other) * 60
    assert between("", long) < long < between(long, "")


@pytest.mark.parametrize(
    ("before", "after"), [("A", "A0"), ("", "0"), ("A", "A" + "0" * 150), ("a" * 200, "a" * 199 + "b")]
)
def test_where_there_is_no_room_one_stands_beside_the_other(before: str, after: str) -> None:
    assert between(before, after) == (before or after)
