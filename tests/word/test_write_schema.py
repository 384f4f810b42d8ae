"""Every part of every file we write is as the standard has it; ``schema_order`` and ``schema_links`` hold the rules."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from agreement_making import KIM
from test_write_oracles import edited_example
from test_write_text import STORIES, group

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.word_files import REDLINE, Sending, send_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.schema_links import faults
from tests.workspace.test_word_sending import house_template

TIME = "2026-11-22T09:41:00Z"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The example that the program comes with."""
    folder = tmp_path_factory.mktemp("example")
    installation = Installation.open(folder / "home")
    installation.introduce("Anna Exempel", "VGR", "region")
    with create_example(folder / "e.hsavtal", installation) as workspace:
        yield workspace


def sent(workspace: Workspace, path: Path, **how: object) -> bytes:
    """What leaves."""
    send_word(workspace, path, Sending(**how))  # type: ignore[arg-type]
    return path.read_bytes()


VARIANTS: dict[str, dict[str, object]] = {
    "the package with its changes": {},
    "a document clean": {"documents": ("HSA",), "view": "final"},
    "a version": {"documents": ("UTS",), "view": "original", "version": "Arbetsutkast 1"},
    "changes since a version": {"documents": ("HSA",), "since": "Arbetsutkast 1"},
    "two versions": {"view": REDLINE, "since": "Arbetsutkast 1"},
    "an anonymous document": {"documents": ("LAK",), "anonymous": True},
    "some clauses": {"clauses": ("B_7", "A_2_3")},
}


@pytest.mark.parametrize("how", VARIANTS.values(), ids=VARIANTS)
def test_the_example_is_as_the_standard_has_it_where_it_leaves_as(
    how: dict[str, object], example: Workspace, tmp_path: Path
) -> None:
    assert faults(sent(example, tmp_path / "ut.docx", **how)) == []


def test_a_house_template_and_a_comparison_of_looks_are_as_the_standard_has_them(
    example: Workspace, tmp_path: Path
) -> None:
    plain = sent(example, tmp_path / "a.docx", documents=("HSA",), view="original")
    house = sent(example, tmp_path / "b.docx", documents=("HSA",), template=house_template(tmp_path))
    assert faults(house) == []
    for old, new in ((plain, house), (house, plain)):
        assert faults(redline(old, new, time=TIME, looks=True)) == []


def test_the_example_with_proposals_of_every_kind_is_as_the_standard_has_it() -> None:
    made = edited_example()
    for who, text in ((KIM, "b.A_1_1"), (KIM, "b.B_7_2")):
        made.do(who, edits.InsertFootnote(text, 3, "En not."))
    assert faults(made.word(*made.reading.documents()).data) == []


@pytest.mark.parametrize("story", STORIES)
def test_every_kind_of_mark_is_as_the_standard_has_it_where(story: str) -> None:
    made = group()
    for carry_out in STORIES[story]:
        carry_out(made)
    original, final = (made.word(view=view).data for view in (View.ORIGINAL, View.FINAL))
    assert faults(made.word().data) == []
    assert faults(redline(original, final, time=TIME, looks=True)) == []
    assert faults(redline(final, original, time=TIME)) == []


def replaced(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Spoils one place of a part."""

    def spoil(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return spoil


TEXT = "word/document.xml"
SPOILT = {
    "tr holds": replaced(TEXT, "<w:trPr>", "<w:tc/><w:trPr>"),
    "pPr holds": replaced(TEXT, '<w:pStyle w:val="BodyText"/>', '<w:jc w:val="left"/><w:pStyle w:val="BodyText"/>'),
    "tbl/tblPr holds": replaced(TEXT, "<w:tblPr>", '<w:tblPr><w:tblCaption w:val="x"/>'),
    "style/rPr holds": replaced("word/styles.xml", "<w:b/><w:bCs/>", "<w:bCs/><w:b/>"),
    "settings holds": replaced("word/settings.xml", "<w:trackRevisions/>", "<w:rsids/><w:trackRevisions/>"),
    "lvl holds": replaced("word/numbering.xml", "<w:numFmt", '<w:lvlText w:val="x"/><w:numFmt'),
    "sectPr holds": replaced(TEXT, "<w:pgSz", "<w:titlePg/><w:pgSz"),
    "body does not end": replaced(TEXT, "</w:body>", "<w:p/></w:body>"),
    "loses its spaces": replaced(TEXT, '<w:t xml:space="preserve">', "<w:t> "),
    "t in a deletion": replaced(TEXT, "<w:del ", "<w:del><w:r><w:t>x</w:t></w:r></w:del><w:del "),
    "by nobody": replaced(TEXT, ' w:author="', ' w:writer="'),
    "does not end": replaced(TEXT, "<w:bookmarkEnd", "<w:proofErr"),
    "a row of": replaced(TEXT, "<w:gridCol ", "<w:gridCol/><w:gridCol "),
    "a field's end": replaced(TEXT, 'w:fldCharType="begin"', 'w:fldCharType="end"'),
    "not declared": replaced(TEXT, 'Ignorable="', 'Ignorable="w99 '),
    "is not to be ignored": replaced(TEXT, "mc:Ignorable", "mc:Other"),
    "is no such style": replaced("word/styles.xml", 'w:styleId="BodyText"', 'w:styleId="Other"'),
    "there is no list": replaced("word/numbering.xml", '<w:num w:numId="1"', '<w:num w:numId="99"'),
    "is not announced": replaced("[Content_Types].xml", "/word/styles.xml", "/word/other.xml"),
    "which there is none of": replaced("word/_rels/document.xml.rels", "rIdHeader", "rIdOther"),
    "that nothing leads to": lambda parts: parts.update({"word/media/a.xml": b"<a/>"}),
    "signs": replaced(TEXT, "<w:commentReference", "<w:noReference"),
    "the threads tell of": replaced("word/commentsExtended.xml", 'paraId="', 'paraId="0'),
}


@pytest.mark.parametrize("told", SPOILT)
def test_the_check_sees_what_is_wrong(told: str) -> None:
    made = group()
    for story in ("words go", "a clause moves down"):
        for carry_out in STORIES[story]:
            carry_out(made)
    made.do(KIM, edits.SetRecord("comment", "c1", {"clause": "K1", "text": "Varför?"}))
    with zipfile.ZipFile(io.BytesIO(made.word().data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    SPOILT[told](parts)
    spoilt = io.BytesIO()
    with zipfile.ZipFile(spoilt, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert any(told in line for line in faults(spoilt.getvalue()))
