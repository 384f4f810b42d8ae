"""Accepting everything in a redline gives the new text, rejecting everything the old one: by several readers.

Sample sentences: exempeltext – inte gällande avtal.
"""

import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from tests import generated_agreements as generated
from tests.word.word_making import (
    cell,
    deleted,
    field_character,
    inserted,
    instruction,
    paragraph,
    row,
    run,
    table,
    word_file,
)

TIME = "2026-11-22T09:41:00Z"

words = st.sampled_from(
    ["regionen", "kommunen", "ska", "samråda", "om", "vården", "senast", "2026-11-22", "och", "12 500", "kr", "§", "4."]
)
sentences = st.lists(words, min_size=0, max_size=9).map(" ".join)


def wrapped(text: str) -> list[str]:
    """Ways in which the same text can stand in a paragraph."""
    field = field_character("begin") + instruction("REF a") + field_character("separate")
    return [
        run(text),
        run(text[:3], properties="<w:b/>") + run(text[3:]),
        f'<w:hyperlink w:anchor="a">{run(text)}</w:hyperlink>',
        f"<w:sdt><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>",
        field + run(text) + field_character("end"),
        inserted(text),
        run(text) + deleted("bort"),
        f'<w:fldSimple w:instr="PAGE">{run(text)}</w:fldSimple>',
        f"<w:r><w:tab/></w:r>{run(text)}<w:r><w:br/></w:r>",
    ]


contents = st.lists(sentences.flatmap(lambda text: st.sampled_from(wrapped(text))), max_size=3).map("".join)
marked = st.sampled_from(["", "", "ins", "del"])
paragraphs = st.builds(lambda content, mark: paragraph(content, mark=mark), contents, marked)
plain_paragraphs = contents.map(paragraph)
controls = plain_paragraphs.map("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format)
cells = st.lists(plain_paragraphs, min_size=1, max_size=2).map(lambda held: cell("".join(held)))
rows = st.builds(lambda held, mark: row(*held, mark=mark), st.lists(cells, min_size=1, max_size=2), marked)
tables = st.lists(rows, min_size=1, max_size=3).map(lambda held: table(*held))
blocks = st.one_of(paragraphs, paragraphs, paragraphs, tables, controls)
bodies = st.lists(blocks, max_size=6)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A body and another made of it: blocks dropped, replaced, added, in another order."""
    old = draw(bodies)
    new = [block for block in old if draw(st.integers(0, 4))]
    for _ in range(draw(st.integers(0, 2))):
        new.insert(draw(st.integers(0, len(new))), draw(blocks))
    if draw(st.booleans()) and new:
        new.append(new.pop(draw(st.integers(0, len(new) - 1))))
    return "".join(old), "".join(new) + paragraph()


def assert_exact(old: bytes, new: bytes) -> bytes:
    made = redline(old, new, time=TIME)
    reading = read_word(made)
    assert reading.accepted == read_word(new).accepted
    assert reading.rejected == read_word(old).accepted
    return made


@given(edits())
def test_any_edit_of_any_content_is_exact_both_ways(pair: tuple[str, str]) -> None:
    assert_exact(word_file(pair[0]), word_file(pair[1]))


@given(st.lists(sentences, max_size=8), st.data())
def test_any_edit_of_plain_text_is_exact_both_ways(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.one_of(st.sampled_from(old) if old else sentences, sentences), max_size=8))
    assert_exact(*(word_file("".join(paragraph(run(text)) for text in texts)) for texts in (old, new)))


@given(edits())
def test_a_redline_is_itself_compared_by_its_accepted_text(pair: tuple[str, str]) -> None:
    new = word_file(pair[1])
    made = redline(word_file(pair[0]), new, time=TIME)
    again = redline(made, new, time=TIME)
    assert read_word(again).accepted == read_word(again).rejected == read_word(new).accepted
    assert [mark for mark in read_word(again).revisions if mark.text] == []


def test_a_generated_agreement_is_marked_as_it_was_edited(tmp_path: Path) -> None:
    clauses = generated.agreement(200)
    variant = generated.edited(clauses)
    old, new = generated.word_file(clauses), generated.word_file(variant.clauses)
    made = assert_exact(old, new)
    revisions = read_word(made).revisions
    assert sum(len(mark.text) for mark in revisions if mark.kind in ("ins", "del")) <= 1.02 * variant.marked
    moved = [text for index in variant.moved for text in clauses[index].lines if "\t" not in text]
    assert sorted(mark.text for mark in revisions if mark.kind == "moveFrom") == sorted(moved)
    assert sorted(mark.text for mark in revisions if mark.kind == "moveTo") == sorted(moved)
    for name, data in (("old", old), ("new", new), ("redline", made)):
        (tmp_path / f"{name}.docx").write_bytes(data)
    assert pandoc(tmp_path / "redline.docx", "accept") == pandoc(tmp_path / "new.docx", "accept")
    assert pandoc(tmp_path / "redline.docx", "reject") == pandoc(tmp_path / "old.docx", "accept")


@pytest.fixture
def returned(shared_data: Path) -> list[Path]:
    return sorted((shared_data / "word_returns").glob("*.docx"))


def test_returned_files_compared_with_each_other_are_exact_both_ways(returned: list[Path]) -> None:
    small = [path for path in returned if path.stat().st_size < 100_000]
    others = random.Random(7).sample(small, len(small))
    for old, new in zip(small[::2], others[::2], strict=True):
        assert_exact(old.read_bytes(), new.read_bytes())


def test_a_returned_file_compared_with_itself_has_no_marks(returned: list[Path]) -> None:
    for path in returned[::4]:
        data = path.read_bytes()
        assert read_word(redline(data, data, time=TIME)).revisions == []


def test_pandoc_reads_both_texts_from_redlines_of_returned_files(returned: list[Path], tmp_path: Path) -> None:
    # Without pictures: pandoc takes a caption apart from a picture that is inserted or deleted.
    chosen = [path for path in returned if path.stat().st_size < 30_000 and not has_pictures(path)]
    assert len(chosen) >= 4
    for old, new in ((chosen[0], chosen[1]), (chosen[2], chosen[3])):
        made = tmp_path / "redline.docx"
        made.write_bytes(redline(old.read_bytes(), new.read_bytes(), time=TIME))
        assert pandoc(made, "accept") == pandoc(new, "accept")
        assert pandoc(made, "reject") == pandoc(old, "accept")


def has_pictures(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        return any(name.startswith("word/media/") for name in package.namelist())


def pandoc(path: Path, changes: str) -> str:
    """The text of the paragraphs, without white space: pandoc adds a space where paragraphs join."""
    tree = json.loads(
        pypandoc.convert_file(str(path), "json", format="docx", extra_args=[f"--track-changes={changes}"])
    )
    return "".join("".join(_strings([tree["meta"], tree["blocks"]])).split())


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _strings(child)
    elif isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict) and node.get("t") != "Note":
        for child in node.values():
            yield from _strings(child)
