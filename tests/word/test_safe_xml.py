"""What is proven harmless by counting bytes is harmless: the count and the full scan never disagree for the worse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.safe_xml import MAX_DEPTH, Budget, parse_part


def deep(levels: int, inner: str = "", before: str = "") -> bytes:
    # Spread out, so that no block of the glance is full of start tags.
    return ("<a>" + before + ("<b>" + "x" * 60) * (levels - 1) + inner + "</b>" * (levels - 1) + "</a>").encode()


def refused(data: bytes, nodes: int = 3_000_000) -> bool:
    try:
        parse_part([data], "Delen x", Budget(nodes=nodes))
    except Trouble:
        return True
    return False


@pytest.mark.parametrize("levels", [MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, MAX_DEPTH + 20, 400])
@pytest.mark.parametrize("padding", ["", "<c/>" * 3_000, "<c>text</c>" * 3_000])
def test_the_depth_is_exact_however_the_part_is_filled(levels: int, padding: str) -> None:
    assert refused(deep(levels, before=padding)) == (levels > MAX_DEPTH)


@pytest.mark.parametrize(
    "disguise",
    [
        "/>" * 300,
        "<!--" + "</b>" * 300 + "-->",
        "<![CDATA[" + "</b>" * 300 + "]]>",
        "<?x " + "</b>" * 300 + "?>",
        "<c x='" + "/>" * 300 + "'/>",
    ],
)
def test_nothing_that_looks_like_an_end_hides_depth(disguise: str) -> None:
    assert refused(deep(250, before=disguise))
    assert not refused(deep(20, before=disguise))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "cp1252"])
@pytest.mark.parametrize("head", ["", "<!-- <a> -->", "\n"])
def test_a_doctype_is_refused_in_any_encoding(encoding: str, head: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{named}"?>{head}<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    assert refused(text.encode(encoding))


def test_nodes_are_counted_the_same_by_bytes_and_by_scan() -> None:
    plain = b"<a>" + b'<b x="1"/>' * 1_000 + b"</a>"
    scanned = plain.replace(b"<a>", b"<a><!-- -->")
    for data in (plain, scanned):
        assert not refused(data, nodes=2 + 1_000 * 5)
        assert refused(data, nodes=1 + 1_000 * 5)


def test_an_ill_formed_part_is_counted_before_it_is_recovered() -> None:
    assert refused(b"<a>" + b"<b/>" * 1_000 + b"&x" * 500, nodes=2_100)


@given(st.lists(st.sampled_from(["<b>", "</b>", "<b/>", "x", "<b c='/>'/>", "<!-- </b> -->"]), max_size=40), st.data())
def test_any_markup_is_parsed_or_refused_in_one_sentence(pieces: list[str], data: st.DataObject) -> None:
    closing = "</b>" * data.draw(st.integers(0, 5))
    try:
        parse_part([("<a>" + "".join(pieces) + closing + "</a>").encode()], "Delen x", Budget())
    except Trouble as trouble:
        assert str(trouble).endswith(".")


@pytest.mark.parametrize("number", ["#xD800", "#55296", "#0", "#xFFFE", "#x110000"])
def test_a_number_that_is_no_character_is_read_as_a_sign_for_it(number: str) -> None:
    part = parse_part([f"<a>ord &{number}; mer</a>".encode()], "Delen x", Budget())
    assert (part.root.text, part.recovered is not None) == ("ord \ufffd mer", True)
