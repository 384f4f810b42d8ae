"""The one byte string that stands for a value, and the bytes that are refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.canonical import MAX_DEPTH, MAX_INTEGER, FormError, decode, encode

ALLOWED = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(ALLOWED)
def test_what_is_written_reads_back_as_the_same_value(value: object) -> None:
    assert decode(encode(value)) == value


@given(ALLOWED)
def test_a_value_has_only_one_spelling(value: object) -> None:
    raw = encode(value)
    for other in (json.dumps(value).encode(), json.dumps(value, indent=1, ensure_ascii=False).encode()):
        if other != raw:
            with pytest.raises(FormError):
                decode(other)


def test_keys_are_sorted_and_text_is_written_as_it_is() -> None:
    assert (
        encode({"b": "å\n\u007f\u001f/", "a": [1, None, True]})
        == '{"a":[1,null,true],"b":"å\\n\u007f\\u001f/"}'.encode()
    )


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b' {"a":1}',
        b'{"a":1}\n',
        b"[1, 2]",
        b'"\\u00e5"',
        b'"\\/"',
        b'"\\u000A"',
        b'"\\u001F"',
        b"-0",
        b"01",
        b"1.0",
        b"1e3",
        b"1E400",
        b"0.5",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"9007199254740992",
        b"-9007199254740992",
        b"9" * 5000,
        b'"\\ud800"',
        b'"\\udc00\\ud800"',
        '{"å":1}'.encode(),
        b'{"\\u0061":1}',
        b"\xef\xbb\xbf[]",
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'"\xc0\x80"',
        b'"\x01"',
        b"",
        b"[1,]",
        b"[1][2]",
        b"'a'",
        b"nul",
        "[1]".encode("utf-16"),
    ],
)
def test_hostile_bytes_are_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(FormError) as caught:
        decode(raw)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("brackets", [(b"[", b"]"), (b'{"a":', b"}")])
def test_deep_nesting_is_refused_before_it_is_parsed(brackets: tuple[bytes, bytes]) -> None:
    opening, closing = brackets
    inside = b"1"
    assert decode(opening * MAX_DEPTH + inside + closing * MAX_DEPTH)
    with pytest.raises(FormError):
        decode(opening * (MAX_DEPTH + 1) + inside + closing * (MAX_DEPTH + 1))
    with pytest.raises(FormError):
        decode(opening * 200_000)


def test_brackets_inside_a_text_are_no_levels() -> None:
    value = ['[{"\\' * 100]
    assert decode(encode(value)) == value


def test_writing_refuses_the_same_depth_as_reading() -> None:
    value: list[object] = []
    for _ in range(MAX_DEPTH - 1):
        value = [value]
    assert decode(encode(value)) == value
    with pytest.raises(FormError):
        encode([value])


@pytest.mark.parametrize("value", [2**53, -(2**53), 0.5, float("nan"), {"å": 1}, {1: 2}, "\ud800", b"a", {1, 2}])
def test_values_outside_the_form_are_not_written(value: object) -> None:
    with pytest.raises(FormError):
        encode(value)


def test_what_is_too_deep_is_found_quickly_wherever_the_brackets_stand() -> None:
    deep, text = b"[" * 25 + b"]" * 25, b'"[[[{{\\"]]"'
    for raw in (
        deep,
        b"[" * 1_000_000,
        b'["' + b"[" * 100 + b'",' + deep + b"]",
        b"[" * 25 + b'"' + b'\\"' * 1_000_000,
    ):
        with pytest.raises(FormError, match="för många nivåer"):
            decode(raw)
    assert decode(b"[" + b",".join([text] * 40) + b"]") == ['[[[{{"]]'] * 40
    assert decode(b"[" * 24 + b"]" * 24)


@pytest.mark.parametrize("levels", [24, 25])
def test_levels_of_objects_in_arrays_are_counted_one_by_one(levels: int) -> None:
    raw = b"1"
    for level in range(levels):
        raw = b"[" + raw + b"]" if level % 2 else b'{"a":' + raw + b"}"
    if levels == 24:
        assert encode(decode(raw)) == raw
    else:
        with pytest.raises(FormError, match="för många nivåer"):
            decode(raw)


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"9007199254740992", "större än"),
        (b"-9007199254740992", "större än"),
        (b"1" * 5_000, "större än"),
        ('{"å":1}'.encode(), "inte ASCII"),
        (b'{"\\u00e5":1}', "inte ASCII"),
        (b'"\\ud800"', "ensam surrogat"),
    ],
)
def test_what_has_no_place_in_the_form_is_named(raw: bytes, fault: str) -> None:
    with pytest.raises(FormError, match=fault):
        decode(raw)
