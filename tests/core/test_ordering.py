"""Keys that leave room between any two."""

import re

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


def test_three_hundred_additions_at_one_end_stay_within_the_form() -> None:
    first = last = "V"
    for _ in range(300):
        first, last = between("", first), between(last, "")
    assert len(first) <= 200
    assert len(last) <= 200
