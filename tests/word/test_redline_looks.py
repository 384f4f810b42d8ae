"""What looks otherwise is marked where that is asked for: accepted it looks as the new file, rejected as the old one.

Sample sentences: exempeltext – inte gällande avtal.
"""

import random
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from tests.word.word_making import cell, row, table, word_file

TIME = "2026-11-22T09:41:00Z"
LOOKS = ("", "<w:b/>", "<w:i/>", '<w:b w:val="1"/><w:i/>', '<w:color w:val="C00000"/>')
WORDS = ["Parterna", "ska", "gemensamt", "följa", "upp", "vården", "varje", "år", "den", "1", "april"]
Look = frozenset[tuple[str, str]]


def run(text: str, look: str = "") -> str:
    settings = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{settings}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, settings: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{''.join(runs)}</w:p>"


def root_of(package: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(package)) as held:
        return etree.fromstring(held.read("word/document.xml"))


def settled(package: bytes, *, accept: bool) -> list[tuple[Look, list[tuple[str, Look]]]]:
    """Each paragraph's settings, and each character with its look, once all marks are accepted or rejected."""
    root = root_of(package)
    for element in list(root.iter(f"{W}{'del' if accept else 'ins'}")):
        parent = element.getparent()
        if parent is not None and parent.tag not in (f"{W}rPr", f"{W}trPr"):
            parent.remove(element)
    told = []
    for each in root.iter(f"{W}p"):
        letters = [
            (letter, look(run.find(f"{W}rPr"), "rPrChange", accept=accept))
            for run in each.iter(f"{W}r")
            for text in run.iter(f"{W}t", f"{W}delText")
            for letter in text.text or ""
        ]
        told.append((look(each.find(f"{W}pPr"), "pPrChange", accept=accept), letters))
    return told


def look(settings: etree._Element | None, change: str, *, accept: bool) -> Look:
    if settings is None:
        return frozenset()
    mark = settings.find(f"{W}{change}")
    chosen = settings if accept or mark is None else mark[0]
    return frozenset(
        (str(child.tag), child.get(f"{W}val", "") if child.get(f"{W}val") != "1" else "")
        for child in chosen
        if child.tag not in (f"{W}{change}", f"{W}rPr")
    )


def assert_exact(old: str, new: str) -> bytes:
    before, after = word_file(old), word_file(new)
    made = redline(before, after, time=TIME, looks=True)
    assert settled(made, accept=True) == settled(after, accept=True)
    assert settled(made, accept=False) == settled(before, accept=True)
    assert read_word(made).accepted == read_word(after).accepted
    assert read_word(made).rejected == read_word(before).accepted
    return made


def test_words_in_bold_are_one_change_of_looks_and_nobody_wrote_anything() -> None:
    old = paragraph(run("Parterna ska följa upp vården."))
    new = paragraph(run("Parterna "), run("ska", "<w:b/>"), run(" följa upp vården."))
    made = assert_exact(old, new)
    assert [one.kind for one in read_word(made).revisions] == ["rPrChange"]
    change = next(root_of(made).iter(f"{W}rPrChange"))
    assert "".join(next(change.iterancestors(f"{W}r")).itertext()) == "ska"


def test_looks_are_left_alone_unless_they_are_asked_for() -> None:
    old, new = paragraph(run("Parterna ska.")), paragraph(run("Parterna ska.", "<w:b/>"))
    assert read_word(redline(word_file(old), word_file(new), time=TIME)).revisions == []


def test_looks_and_words_change_side_by_side() -> None:
    old = paragraph(run("Parterna ska följa upp vården varje år."))
    new = paragraph(run("Parterna bör", "<w:i/>"), run(" följa upp vården varje månad."))
    assert_exact(old, new)


def test_a_paragraph_that_is_centred_is_marked() -> None:
    old, new = paragraph(run("Rubrik")), paragraph(run("Rubrik"), settings='<w:jc w:val="center"/>')
    made = assert_exact(old, new)
    change = next(root_of(made).iter(f"{W}pPrChange"))
    assert change.getparent()[-1] is change


def test_what_is_the_same_said_otherwise_is_no_change() -> None:
    old = paragraph(run("Lika", '<w:b/><w:lang w:val="en-US"/>'))
    new = paragraph(run("Li", '<w:b w:val="true"/>'), run("ka", '<w:b w:val="on"/><w:noProof/>'))
    assert read_word(redline(word_file(old), word_file(new), time=TIME, looks=True)).revisions == []


def test_looks_in_a_table_are_marked_in_its_cells() -> None:
    first, second = paragraph(run("Region")), paragraph(run("Kommun"))
    old = table(row(cell(first), cell(second)))
    new = table(row(cell(first), cell(paragraph(run("Kommun", "<w:b/>")))))
    assert len(read_word(assert_exact(old, new)).revisions) == 1


@pytest.mark.parametrize("seed", range(40))
def test_any_looks_and_words_come_back_exactly(seed: int) -> None:
    dice = random.Random(seed)

    def written(words: list[str]) -> str:
        runs, at = [], 0
        while at < len(words):
            length = dice.randint(1, 4)
            runs.append(run("".join(f"{word} " for word in words[at : at + length]), dice.choice(LOOKS)))
            at += length
        return paragraph(*runs, settings=dice.choice(("", '<w:jc w:val="center"/>', '<w:ind w:left="720"/>')))

    texts = [dice.sample(WORDS, len(WORDS)) for _ in range(4)]
    changed = [[word if dice.random() < 0.9 else "ändrat" for word in text] for text in texts]
    assert_exact("".join(map(written, texts)), "".join(map(written, changed)))
