"""Merged cells made in the window: out to Word, on paper, and back again with what recipients did in them."""

from pathlib import Path

import docx
import pytest

from hsavtal_desktop.core.edits import Decide, InsertTable, MergeCells, ReplaceText
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.views import View as WordView
from tests.word.pandoc_reader import pandoc_text
from tests.workspace.returning import SendOut, Sent, TakeIn, flat, numberless

TABLE = "provtabell"
BODY = "b.LAK_4_2"
WORDS = {
    "r1.k1": "Tid", "r1.k2": "Vem", "r1.k3": "Hur", "r2.k1": "Över båda", "r2.k3": "Skriftligt", "r3.k1": "Natt",
    "r3.k2": "Läkare", "r3.k3": "Muntligt", "r4.k2": "Sköterska",
}  # fmt: skip
ACROSS, DOWN = f"c.{TABLE}.r2.k1", f"c.{TABLE}.r3.k1"


@pytest.fixture(scope="module")
def sent(send_out: SendOut) -> Sent:
    """LAK sent out with a table in which two cells beside and two above each other are merged."""
    return send_out(
        InsertTable(BODY, 0, 4, 3, table=TABLE),
        *(ReplaceText(f"c.{TABLE}.{cell}", 0, 0, words) for cell, words in WORDS.items()),
        MergeCells(TABLE, ACROSS, f"c.{TABLE}.r2.k2"),
        MergeCells(TABLE, DOWN, f"c.{TABLE}.r4.k1"),
    )


def test_merged_cells_are_merged_in_the_file(sent: Sent) -> None:
    path = sent.files["final"]
    (table,) = (one for one in docx.Document(str(path)).tables if "Över båda" in one.cell(1, 0).text)
    assert table.cell(1, 0)._tc is table.cell(1, 1)._tc and table.cell(2, 0)._tc is table.cell(3, 0)._tc
    assert [cell.text for cell in table.rows[3].cells] == ["Natt", "Sköterska", ""]
    assert "Över båda" in pandoc_text(path, "accept")


def test_an_untouched_copy_with_merged_cells_brings_nothing(sent: Sent, take_in: TakeIn) -> None:
    done = take_in(sent.recipient())
    assert (done.edits, done.report.listed, done.report.account.holds) == ([], [], True)


@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
def test_edits_in_and_beside_merged_cells_are_in_their_cells(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.insert("Över båda", " kolumnerna")
    recipient.replace("Skriftligt", "Digitalt")
    recipient.insert("Natt", " och helg")
    recipient.replace("Sköterska", "Sjuksköterska")
    done = take_in(recipient)
    assert done.report.listed == [] and done.report.account.holds
    assert {one.texts[0] for one in done.revisions} == {
        ACROSS, f"c.{TABLE}.r2.k3", DOWN, f"c.{TABLE}.r4.k2",
    }  # fmt: skip
    assert done.text(ACROSS) == ["Över båda kolumnerna"] and done.text(DOWN) == ["Natt och helg"]
    done.agrees(sent.files["markup"])


def test_a_row_that_came_beside_merged_cells_has_its_words_in_their_columns(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(tracked=True)
    recipient.add_row("Över båda", ["Ny över båda", "Nytt"])
    done = take_in(recipient)
    (one,) = done.revisions
    row = next(text for text in one.texts if text.startswith(f"c.{TABLE}.")).split(".")[2]
    assert done.text(f"c.{TABLE}.{row}.k1") == ["Ny över båda"] and done.text(f"c.{TABLE}.{row}.k3") == ["Nytt"]
    assert done.report.account.holds and done.report.listed == []
    done.workspace.perform(Decide("accept", (one.id,)))
    assert done.text(ACROSS) == ["Över båda"]
    assert numberless(done.exported("final")) == numberless(flat(done.returned, WordView.ACCEPTED))


def test_a_cell_that_a_recipient_divided_is_told_and_ours_stays(sent: Sent, take_in: TakeIn, tmp_path: Path) -> None:
    made = docx.Document(str(sent.files["markup"]))
    (table,) = (one for one in made.tables if "Över båda" in one.cell(1, 0).text)
    merged = table.cell(1, 0)._tc
    merged.grid_span = 1
    merged.addnext(type(merged).new())
    made.save(str(tmp_path / "delad.docx"))
    done = take_in((tmp_path / "delad.docx").read_bytes())
    assert done.edits == [] and any("Över båda" in told for told in done.report.listed)
    assert done.report.account.holds and read_document(done.returned)
