"""Change reports as spreadsheet and Word file."""

import io
import zipfile
from dataclasses import replace

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from hsavtal_desktop.reports.change_report import change_report_docx
from hsavtal_desktop.reports.figures import NAMES
from hsavtal_desktop.reports.proposals import Proposal, Proposals
from hsavtal_desktop.reports.reviews import Review
from hsavtal_desktop.reports.spreadsheet import comparison_xlsx
from tests.reports.report_making import FRAME, HOSTILE, MARKING, MIXED, NEW, TIME, clause, compared, document

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DECIDED = Proposal(
    clause="b",
    kind="replacement",
    removed="fem",
    added="tio",
    who="Alex Låtsberg",
    organisation="Exempelkommun A",
    time="2026-03-02T09:22:00Z",
    why="Fem vardagar räcker inte.",
    state="accepted",
    decided_by="Kim Exempelsson",
    decided_time="2026-03-20T10:00:00Z",
    reason="Alla är överens.",
)
REJECTED = replace(DECIDED, clause="d", removed="", added="senast", state="rejected", reason="=1+1")
PROPOSALS: Proposals = {"b": [DECIDED], "d": [REJECTED]}


def sheets_of(data: bytes) -> dict[str, list[list[str]]]:
    """Sheet → rows of cell texts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = [
            "".join(piece.text or "" for piece in one.iter(f"{MAIN}t"))
            for one in etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
        ]
        names = [one.get("name", "") for one in etree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        found: dict[str, list[list[str]]] = {}
        for index, name in enumerate(names, 1):
            page = etree.fromstring(archive.read(f"xl/worksheets/sheet{index}.xml"))
            assert next(page.iter(f"{MAIN}f"), None) is None, "a formula"
            assert next(page.iter(f"{MAIN}hyperlink"), None) is None, "a link"
            found[name] = [
                [
                    shared[int(cell.findtext(f"{MAIN}v") or 0)]
                    if cell.get("t") == "s"
                    else cell.findtext(f"{MAIN}v") or ""
                    for cell in row
                ]
                for row in page.iter(f"{MAIN}row")
            ]
    return found


def test_the_workbook_tells_every_change_and_every_proposal() -> None:
    sheets = sheets_of(comparison_xlsx(MIXED, FRAME, PROPOSALS))
    assert list(sheets) == ["Översikt", "Ändringar", "Förslag och beslut", "Konkordans", "Granskning", "Omfattning"]
    assert len(sheets["Ändringar"]) == 1 + len(MIXED.changes)
    assert ["1.1", "2.1", "Planering", "ändrad text", "fem", "tio"] in sheets["Ändringar"]
    assert ["1.2", "", "Undantag", "struken punkt"] in [row[:4] for row in sheets["Ändringar"]]
    assert sheets["Förslag och beslut"][1] == [
        *("1.1", "2.1", "Planering", "”fem” ersätts med ”tio”", "fem", "tio", "Alex Låtsberg", "Exempelkommun A"),
        *("2026-03-02", "Fem vardagar räcker inte.", "godkänt", "Kim Exempelsson", "2026-03-20", "Alla är överens."),
    ]
    assert ["Märkning", MARKING] in sheets["Översikt"]
    assert ["3", "2", "Uppföljning", "flyttad, ändrad"] in sheets["Konkordans"]
    assert [row[0] for row in sheets["Omfattning"][1:]] == [name for _, name in NAMES]


def test_reviews_are_told_with_the_clause_they_are_of() -> None:
    review = Review("legal-review", "Ylva Ärlig", TIME, current=True)
    line = f"Juridiskt granskad {TIME[:10]} av Ylva Ärlig."
    frame = replace(FRAME, reviews={"b": [review, replace(review, kind="language-review", by=HOSTILE, current=False)]})
    told = sheets_of(comparison_xlsx(MIXED, frame, {}))["Granskning"]
    assert told[1] == ["2.1", "Planering", line] and len(told) == 3
    report = Document(io.BytesIO(change_report_docx(MIXED, frame, {})))
    texts = [paragraph.text for paragraph in report.paragraphs]
    assert texts[texts.index(line) - 1].startswith("2.1 Planering") or "Planering" in texts[texts.index(line) - 2]
    assert line not in [
        paragraph.text for paragraph in Document(io.BytesIO(change_report_docx(MIXED, FRAME, {}))).paragraphs
    ]


def test_hostile_cells_stay_text_and_long_ones_say_that_they_are_cut() -> None:
    new = document(
        clause("a", "=1", '=HYPERLINK("x")', "@SUM(A1)", HOSTILE, "http://exempel.test \x07", "lång " * 9000)
    )
    frame = replace(FRAME, title=HOSTILE, marking="=1+1")
    sheets = sheets_of(comparison_xlsx(compared(document(), new), frame, {"a": [replace(REJECTED, clause="a")]}))
    text = [cell for rows in sheets.values() for row in rows for cell in row]
    assert '=HYPERLINK("x")' in text
    assert "=1+1" in text
    assert max(map(len, text)) == 32_767
    assert any(cell.endswith(" … [texten är avkortad]") for cell in text)


def test_the_same_values_give_the_same_workbook() -> None:
    assert comparison_xlsx(MIXED, FRAME, PROPOSALS) == comparison_xlsx(MIXED, FRAME, PROPOSALS)


def test_the_word_report_tells_what_who_why_and_decision_for_each_clause() -> None:
    report = Document(io.BytesIO(change_report_docx(MIXED, FRAME, PROPOSALS)))
    headings = [one.text for one in report.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings[:3] == ["1 Syfte och mål", "2 Uppföljning", "2.1 Planering"]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in report.tables]
    assert [
        ["Före", "Efter"],
        ["Parterna ska fråga inom fem vardagar.", "Parterna ska fråga inom tio vardagar."],
    ] in tables
    assert [
        ["Förslag", "Vem och när", "Varför", "Beslut", "Skäl för beslutet"],
        [
            "”fem” ersätts med ”tio”",
            "Alex Låtsberg, Exempelkommun A, 2026-03-02",
            "Fem vardagar räcker inte.",
            "godkänt, Kim Exempelsson, 2026-03-20",
            "Alla är överens.",
        ],
    ] in tables


def test_the_word_report_is_built_for_screen_readers() -> None:
    report = Document(io.BytesIO(change_report_docx(MIXED, FRAME, PROPOSALS)))
    assert report.core_properties.title == "Ändringsrapport: Samverkan i Exempelkommun"
    languages = {one.get(qn("w:val")) for one in report.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    for table in report.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert MARKING in report.sections[0].header.paragraphs[0].text
    struck = [
        run.text
        for table in report.tables
        for cell in table._cells
        for p in cell.paragraphs
        for run in p.runs
        if run.font.strike
    ]
    assert "fem" in struck


def test_a_clause_with_a_rejected_proposal_is_told_though_its_text_is_the_same() -> None:
    report = Document(io.BytesIO(change_report_docx(compared(NEW, NEW), FRAME, PROPOSALS)))
    headings = [one.text for one in report.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings == ["2.1 Planering", "3 Kostnader"]


def test_hostile_text_is_text_in_the_word_report() -> None:
    hostile = compared(document(), document(clause("a", "1", HOSTILE, HOSTILE + "\x00\x0b\ud800")))
    report = Document(io.BytesIO(change_report_docx(hostile, replace(FRAME, title=HOSTILE), {})))
    assert report.tables[0].rows[2].cells[1].text == HOSTILE + "[U+0000]\n[U+D800]"


def test_no_row_of_the_word_report_is_divided_by_a_page_and_its_cells_have_room() -> None:
    tables = Document(io.BytesIO(change_report_docx(MIXED, FRAME, PROPOSALS))).tables
    assert tables
    for table in tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
        assert {edge.tag: edge.get(qn("w:w")) for edge in margins}[qn("w:top")] == "40"
        order = [element.tag for element in table._tbl.tblPr]
        assert order.index(qn("w:tblCellMar")) < order.index(qn("w:tblLook"))
