"""What is the same in both files is left out while they are compared, and nobody can tell from the result.

Sample sentences: exempeltext – inte gällande avtal.
"""

import random
import zipfile
from io import BytesIO

import pytest

from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.word.redlining.condensing import condensed
from tests.generated_agreements import agreement, edited, word_file
from tests.word import word_making
from tests.word.word_making import cell, field_character, instruction, paragraph, row, run, table

TIME = "2026-11-22T09:41:00Z"
SAME = [paragraph(run(f"Exempeltext nummer {number} om vården.")) for number in range(6)]


def text_of(package: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(package)) as held:
        return held.read("word/document.xml")


def both(old: str, new: str) -> tuple[bytes, bytes]:
    return word_making.word_file(old), word_making.word_file(new)


def assert_exact(old: bytes, new: bytes) -> bytes:
    made = redline(old, new, time=TIME)
    reading = read_word(made)
    assert reading.accepted == read_word(new).accepted
    assert reading.rejected == read_word(old).accepted
    assert b"unchangedRun" not in text_of(made)
    return made


def test_most_of_an_edited_agreement_is_left_out_and_comes_back() -> None:
    clauses = agreement(60)
    old, new = word_file(clauses), word_file(edited(clauses).clauses)
    short = condensed(text_of(old), text_of(new))
    assert short is not None
    assert len(short.old) < len(text_of(old)) / 2
    assert short.restored(short.new) == text_of(new)
    assert_exact(old, new)


@pytest.mark.parametrize("seed", range(30))
def test_shuffled_repeated_and_dropped_paragraphs_are_exact(seed: int) -> None:
    dice = random.Random(seed)
    stock = [*SAME, paragraph(""), "<w:p/>", table(row(cell(SAME[0] + SAME[1]), cell(SAME[2])))]
    old = "".join(dice.choices(stock, k=12))
    new = "".join(dice.choices(stock, k=12))
    assert_exact(*both(old, new))


def test_an_identical_file_has_no_revisions() -> None:
    old, new = both("".join(SAME), "".join(SAME))
    assert read_word(assert_exact(old, new)).revisions == []


def test_a_deleted_mark_before_a_paragraph_that_is_the_same() -> None:
    joined = paragraph(run("Först "), mark="del") + SAME[0]
    old, new = both(joined + "".join(SAME[1:]), SAME[0] + joined + "".join(SAME[2:]))
    assert_exact(old, new)


def test_the_same_paragraph_inside_and_outside_a_field_instruction() -> None:
    opened = paragraph(field_character("begin") + instruction("REF a"))
    closed = paragraph(field_character("separate") + run("1") + field_character("end"))
    old, new = both(SAME[0] + opened + SAME[1] + closed + SAME[2], SAME[0] + SAME[1] + opened + closed + SAME[2])
    assert_exact(old, new)


def test_the_same_paragraph_in_a_text_box_and_in_the_text() -> None:
    box = paragraph(
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        f"{SAME[0]}{SAME[1]}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert_exact(*both(SAME[2] + SAME[0] + SAME[1] + box, SAME[2] + box + SAME[1]))


def test_what_is_numbered_or_refers_is_never_left_out() -> None:
    for content in (
        '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        "<w:hyperlink>" + run("länk") + "</w:hyperlink>",
        '<w:ins w:id="3" w:author="Exempel Ek" w:date="2026-01-01T00:00:00Z">' + run("ny") + "</w:ins>",
    ):
        held = paragraph(content + run("Exempeltext"))
        old, new = both(SAME[0] + held + SAME[1], SAME[0] + held + SAME[1])
        short = condensed(text_of(old), text_of(new))
        assert short is not None
        assert content.encode() in short.old
        assert content.encode() in short.new


@pytest.mark.parametrize(
    "oddity",
    [
        f"<!-- </w:p>{SAME[0]}{SAME[1]} -->",
        f"<w:p><w:r><w:t><![CDATA[</w:p>{SAME[1]}]]></w:t></w:r></w:p>",
        f"<?a </w:p>{SAME[1]}?>",
        '<w:p xmlns:w="urn:other"><w:r/></w:p>',
        f"<w:p><w:r><w:pict><w:txbxContent>{SAME[1]}<w:p w:rsidR='1'/></w:txbxContent></w:pict></w:r></w:p>",
        f'<w:p><w:r>{SAME[1]}<w:p w:rsidR="1"/></w:r></w:p>',
    ],
)
@pytest.mark.parametrize("twice", [False, True])
def test_end_tags_in_odd_places_mislead_nobody(oddity: str, twice: bool) -> None:
    old = SAME[0] + (oddity if twice else "") + SAME[1] + SAME[2]
    assert_exact(*both(old, SAME[2] + SAME[0] + oddity + SAME[1]))


def test_another_encoding_is_not_taken_for_the_same_bytes() -> None:
    old = text_of(both(SAME[0] + SAME[1], "")[0])
    assert condensed(old, old) is not None
    assert condensed(b'<?xml version="1.0" encoding="ISO-8859-1"?>' + old, old) is None


def test_nothing_is_left_out_of_ill_formed_text() -> None:
    old, new = both(SAME[0] + SAME[1], SAME[0] + "<w:p><w:r></w:p>" + SAME[1])
    assert condensed(text_of(old), text_of(new)) is None
    assert_exact(old, new)
