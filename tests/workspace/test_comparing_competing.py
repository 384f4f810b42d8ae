"""Proposals that compete are never read as one text: on no side, in no report, in no file that leaves."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypandoc
import pytest
from docx import Document
from pypdf import PdfReader

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ChangePlace, Competing
from hsavtal_desktop.core.comparison.text import new_text, old_text
from hsavtal_desktop.core.edits import Decide, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.frame import Layout
from hsavtal_desktop.reports.output import change_report_bytes, comparison_bytes
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.workspace.comparing.copying import copied_back, passage_of
from hsavtal_desktop.workspace.comparing.proposals import proposals_between
from hsavtal_desktop.workspace.comparing.redlines import redline_sides
from hsavtal_desktop.workspace.comparing.sides import Compared, Side, Which
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.workspace import Workspace

FIRST = Side(Which.VERSION, "LAK", "Arbetsutkast 1")
ORIGINAL, FINAL, WORKING = (Side(which, "LAK") for which in (Which.ORIGINAL, Which.FINAL, Which.WORKING))
BOTH = Side(Which.PROPOSALS, "LAK", people=frozenset({"Kim Exempelsson", "Robin Provlund"}))
RIVALS = {("Kim Exempelsson, VGR", "fyra", "sex"), ("Robin Provlund, VästKom", "fyra", "tre")}


@pytest.fixture
def comparing(example: Workspace) -> Comparing:
    return Comparing(example)


def told(one: Competing) -> set[tuple[str, str, str]]:
    return {(rival.who, rival.removed, rival.added) for rival in one.rivals}


def places(compared: Compared) -> list[ChangePlace]:
    return [place for place in compared.comparison.changes if place.kind is RowKind.COMPETING]


def body(compared: Compared, clause: str) -> str:
    return next("\n".join(unit.paragraphs) for unit in compared.new.text.units if unit.key == clause)


@pytest.mark.parametrize("side", [FINAL, WORKING, BOTH], ids=["final", "working", "people"])
def test_the_text_is_as_it_is_without_what_competes_and_each_proposal_is_told_apart(
    comparing: Comparing, example: Workspace, side: Side
) -> None:
    example.perform(ReplaceText("b.LAK_4_5", 0, 0, "Nytt. ", View.FINAL))
    compared = comparing.compare(FIRST, side)
    assert "inom fyra timmar" in body(compared, "LAK_4_3")
    assert "tresex" not in str(compared.new.text)
    assert "sextre" not in str(compared.new.text)
    (place,) = places(compared)
    assert place.competing is not None
    assert told(place.competing) == RIVALS
    assert (place.old_text, place.new_text) == ("fyra", "fyra")
    assert compared.comparison.counts.competing == 1
    assert "konkurrerar visas för sig" in compared.frame.new.described
    assert ("Nytt. " in body(compared, "LAK_4_5")) is (side is WORKING), "own work that is not shared"


def test_one_of_them_alone_competes_with_nobody(comparing: Comparing) -> None:
    compared = comparing.compare(ORIGINAL, Side(Which.PROPOSALS, "LAK", people=frozenset({"Robin Provlund"})))
    assert not places(compared)
    assert "inom tre timmar" in body(compared, "LAK_4_3")


def test_what_competes_is_no_part_of_the_text_and_the_text_stays_exact(comparing: Comparing) -> None:
    compared = comparing.compare(FIRST, FINAL)
    for row in compared.comparison.rows:
        for paragraph in row.paragraphs:
            if paragraph.kind in (RowKind.SAME, RowKind.CHANGED) and paragraph.differences:
                assert old_text(paragraph.differences) == paragraph.old_text
                assert new_text(paragraph.phrases) == paragraph.new_text


def test_what_both_sides_say_alike_is_shown_and_is_no_difference(comparing: Comparing) -> None:
    compared = comparing.compare(FINAL, WORKING)
    assert not compared.comparison.changes
    (one,) = compared.comparison.competing
    assert told(one.competing) == RIVALS
    assert not one.differs


def test_the_old_side_can_have_them_too(comparing: Comparing) -> None:
    compared = comparing.compare(FINAL, ORIGINAL)
    (one,) = compared.comparison.competing
    assert (one.is_new, one.differs) == (False, True)


def test_nothing_competes_once_somebody_has_chosen(comparing: Comparing, example: Workspace) -> None:
    (conflict,) = example.conflicts()
    chosen, *others = conflict.revisions
    example.perform(Decide("accept", (chosen,)))
    example.perform(Decide("reject", tuple(others)))
    example.release()
    comparing.forget()
    assert not comparing.compare(FIRST, FINAL).comparison.competing


def test_accepted_proposals_that_meet_are_in_the_text_and_it_is_said(comparing: Comparing, example: Workspace) -> None:
    (conflict,) = example.conflicts()
    for one in conflict.revisions:
        example.perform(Decide("accept", (one,)))
    example.release()
    comparing.forget()
    compared = comparing.compare(FIRST, ORIGINAL)
    (one,) = compared.comparison.competing
    assert one.competing.accepted
    assert {rival.added for rival in one.competing.rivals} == {"tre", "sex"}


def test_what_was_proposed_is_reported_as_competing(comparing: Comparing) -> None:
    compared = comparing.compare(FIRST, FINAL)
    found = proposals_between(compared.old, compared.new)["LAK_4_3"]
    assert {one.added: one.decision for one in found} == {
        "sex": "inte avgjort, konkurrerar",
        "tre": "inte avgjort, konkurrerar",
        "20": "inte avgjort",
    }


def test_a_competing_place_is_not_copied_but_the_words_beside_it_are(comparing: Comparing, example: Workspace) -> None:
    compared = comparing.compare(FIRST, WORKING)
    (place,) = places(compared)
    with pytest.raises(Trouble, match="konkurrerar"):
        copied_back(example, compared, place)
    beside = next(one for one in compared.comparison.changes if (one.old_text, one.new_text) == ("21", "20"))
    edit = copied_back(example, compared, beside)
    assert isinstance(edit, ReplaceText)
    assert example.text(edit.text, View.FINAL)[0].text[edit.start : edit.stop] == "20"
    assert passage_of(example, compared, beside) is not None


@pytest.mark.parametrize("layout", list(Layout))
def test_every_report_tells_them_apart(comparing: Comparing, layout: Layout) -> None:
    compared = comparing.compare(FIRST, FINAL)
    proposals = proposals_between(compared.old, compared.new)

    def made(suffix: str) -> bytes:
        return comparison_bytes(suffix, compared.comparison, compared.frame, proposals, layout, only_changes=True)

    pdf = "\n".join(page.extract_text() for page in PdfReader(BytesIO(made(".pdf"))).pages)
    with ZipFile(BytesIO(made(".xlsx"))) as book:
        sheets = book.read("xl/sharedStrings.xml").decode()
    report = Document(BytesIO(change_report_bytes(".docx", compared.comparison, compared.frame, proposals)))
    tables = [cell.text for table in report.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(paragraph.text for paragraph in report.paragraphs), *tables])
    for text in (pdf, made(".html").decode(), sheets, words):
        assert "tresex" not in text
        assert "sextre" not in text
        for name in ("konkurrerar · Kim Exempelsson, VGR", "konkurrerar · Robin Provlund, VästKom"):
            assert name in " ".join(text.split())


def test_a_redline_has_neither_in_its_text_and_both_in_a_comment(comparing: Comparing, tmp_path: Path) -> None:
    compared = comparing.compare(FIRST, FINAL)
    path = tmp_path / "jämförelse.docx"
    path.write_bytes(redline_sides(compared))
    read = read_word(path.read_bytes())
    for text in ("\n".join(read.accepted), "\n".join(read.rejected)):
        assert "inom fyra timmar" in text
        assert "tresex" not in text
    for view in ("accept", "reject"):
        plain = pypandoc.convert_file(path, "plain", extra_args=[f"--track-changes={view}", "--wrap=none"])
        assert "inom fyra timmar" in plain
    with ZipFile(path) as package:
        comments = package.read("word/comments.xml").decode()
    assert "konkurrerar · Kim Exempelsson, VGR: ”fyra” ersätts med ”sex”" in comments
    assert "konkurrerar · Robin Provlund, VästKom: ”fyra” ersätts med ”tre”" in comments


def test_a_word_that_two_peoples_tracked_changes_make_in_a_file_is_told_too(
    comparing: Comparing, example: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "spårad.docx"
    export_word(example, path, document="LAK")
    compared = comparing.compare(ORIGINAL, Side(Which.WORD, path=path))
    (one,) = compared.comparison.competing
    assert one.competing.accepted
    assert {rival.added for rival in one.competing.rivals} == {"tre", "sex"}
