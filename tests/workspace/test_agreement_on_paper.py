"""The drafting text as an accessible PDF: what stands in it, how it is tagged, and what is said of proposals."""

import re
from pathlib import Path
from struct import pack
from zlib import compress, crc32

import pytest

from hsavtal_desktop.core.edits import (
    FormatText,
    InsertFootnote,
    InsertPicture,
    InsertReference,
    InsertTable,
    MergeCells,
    MoveClause,
    RemoveClause,
    RemoveSlot,
    ReplaceText,
    StyleParagraphs,
)
from hsavtal_desktop.core.progress import Stopped, watched
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.reports.agreement_paper import agreement_pdf
from hsavtal_desktop.reports.as_printed import Sheet, Wish
from hsavtal_desktop.workspace.workspace import Workspace
from tests.reports.pdf_reading import Element, TaggedPdf

SHEET = Sheet("Avtal i Exempelkommun", "2026-11-22T09:41:00Z", "", "utkast", "Exempeltext – inte gällande avtal")


def one_dot() -> bytes:
    """A picture file of one dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))

    header = pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", compress(b"\0abc")) + chunk(b"IEND", b"")


DOT = one_dot()


def printed(workspace: Workspace, wish: Wish, *, picture: bytes = DOT) -> TaggedPdf:
    return TaggedPdf(agreement_pdf(workspace, lambda _: ("png", picture), lambda _: "#0b4f8a", wish, SHEET))


def plain(words: str) -> str:
    """As it is heard: without places to break a word or line at."""
    return " ".join(re.sub("[\u00ad\u2060]", "", words).split())


def heard(pdf: TaggedPdf) -> str:
    return plain(pdf.tree.text())


def roles(element: Element) -> set[str]:
    return {element.role} | {role for child in element.children if isinstance(child, Element) for role in roles(child)}


@pytest.fixture
def rich(example: Workspace) -> Workspace:
    """A clause with everything that can be written, all of it proposed."""
    body = "b.A_1_1"
    end = len("".join(one.text + "\n" for one in example.text(body, View.MARKUP))) - 1
    for edit in (
        ReplaceText(body, end, end, "\nen punkt\nunder den\nsteg ett\nunderrubrik\nord som står sist"),
        StyleParagraphs(body, end + 1, end + 2, "bullet"),
        StyleParagraphs(body, end + 10, end + 11, "bullet", 1),
        StyleParagraphs(body, end + 20, end + 21, "number"),
        StyleParagraphs(body, end + 29, end + 30, "heading"),
        InsertFootnote(body, end + 57, "En not."),
        InsertReference(body, end + 58, clause="A_1_2"),
        FormatText(body, end + 41, end + 44, "link", "https://exempel.se/avtal"),
        FormatText(body, end + 41, end + 44, "bold", True),
        InsertPicture(body, end + 59, DOT, "En ritad karta", 200, 100),
        InsertTable(body, end + 60, 3, 2, table="T1"),
    ):
        example.perform(edit)
    shown = example.clause(example.find("A_1_1") or pytest.fail("no clause"), View.MARKUP).tables["T1"]
    for row, words in ((0, "Vad"), (1, "Vem")):
        example.perform(ReplaceText(shown.rows[row].cells[0], 0, 0, words))
    example.perform(MergeCells("T1", shown.rows[1].cells[0], shown.rows[1].cells[1]))
    return example


def test_all_that_can_be_written_has_its_tag(rich: Workspace) -> None:
    pdf = printed(rich, Wish(("HSA",), "A_1"))
    assert {
        "Title",
        "H1",
        "H2",
        "H3",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TH",
        "TD",
        "Figure",
        "Link",
        "Note",
    } <= roles(pdf.tree)
    assert {"•", "–", "1."} <= {plain(item.text()) for item in pdf.tree.all("Lbl")}
    inner = [plain(item.text()) for outer in pdf.tree.all("L") for item in outer.all("L")]
    assert any("under den" in words for words in inner), "a list in a list"
    assert any("En not." in note.text() for note in pdf.tree.all("Note"))
    (merged,) = (table for table in pdf.tree.all("Table") if "Vem" in table.text())
    assert [len(list(row.all("TH", "TD"))) for row in merged.all("TR")] == [2, 1, 2]


def test_the_file_says_that_it_is_accessible_swedish_and_what_it_is_called(example: Workspace) -> None:
    pdf = printed(example, Wish(("HSA",), "A_1"))
    metadata = pdf.root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(?:>|=\")1", metadata) and re.search(r"pdfaid:conformance(?:>|=\")A", metadata)
    assert SHEET.title in metadata and str(pdf.root["/Lang"]).startswith("sv") and pdf.root["/MarkInfo"]["/Marked"]


def test_every_page_says_what_it_is_and_its_number(example: Workspace) -> None:
    pdf = printed(example, Wish(("HSA",), "A_3"))
    count = len(pdf.reader.pages)
    about = "utkast · arbetsutkast · 22 november 2026 · alla ändringar"
    assert count > 1
    for number, page in enumerate(pdf.reader.pages, 1):
        words = page.extract_text()
        for expected in (SHEET.marking, about, f"{number} ({count})"):
            assert expected in words
    assert heard(pdf).count(SHEET.marking) == 1, "header and footer are not part of the text"


def test_a_clause_is_printed_with_those_under_it_and_nothing_else(example: Workspace) -> None:
    words = heard(printed(example, Wish(("HSA",), "A_3")))
    assert "Parter, tid och rangordning" in words and "3.5" in words
    assert "Ord som används" not in words and "Gemensamma utgångspunkter" not in words


def test_proposals_are_said_with_who_makes_them_or_left_out(example: Workspace) -> None:
    marked, clean, agreed = (
        heard(printed(example, Wish(("HSA",), "A_3", view))) for view in (View.MARKUP, View.FINAL, View.ORIGINAL)
    )
    assert "[struket av VGR] parterna [slut]" in marked and "[tillagt av VGR] alla parter skriftligt [slut]" in marked
    assert "alla parter skriftligt" in clean and "[tillagt" not in clean and "[struket" not in clean
    assert "alla parter skriftligt" not in agreed and "överenskommen text" in agreed
    assert "Förslagen kommer från: VGR." in marked and "Förslagen kommer från" not in clean


def test_marks_are_lines_and_not_colours_alone(rich: Workspace) -> None:
    rich.perform(FormatText("b.A_1_1", 0, 3, "italic", True))
    pdf = printed(rich, Wish(("HSA",), "A_1_1"))
    lined = {plain(one.text()) for one in pdf.tree.all("Span") if one.decoration == "Underline"}
    assert {"en punkt", "under den"} <= lined
    assert "[nytt utseende av VGR]" in heard(pdf)


def test_what_is_proposed_about_a_clause_as_a_whole_is_said(example: Workspace) -> None:
    example.perform(RemoveClause("A_3_2"))
    example.perform(MoveClause("A_3_3", "A", "A_3", ""))
    words = heard(printed(example, Wish(("HSA",), "A_3")))
    assert "Föreslås utgå, VGR" in words and "Flyttad hit, VGR" in words
    assert "Flyttad härifrån till 3.1, VGR" in words
    assert "[struket av VGR] Rangordning" in words


def test_a_row_that_is_proposed_to_go_is_struck(rich: Workspace) -> None:
    rich.release()
    table = rich.clause(rich.find("A_1_1") or pytest.fail("no clause"), View.MARKUP).tables["T1"]
    rich.perform(ReplaceText(table.rows[2].cells[1], 0, 0, "sist"))
    first = next(one for one in rich.clause(rich.find("A_1_1") or pytest.fail(""), View.MARKUP).tables if one != "T1")
    row = rich.clause(rich.find("A_1_1") or pytest.fail("no clause"), View.MARKUP).tables[first].rows[1]
    rich.perform(RemoveSlot(first, "row", row.id))
    pdf = printed(rich, Wish(("HSA",), "A_1_1"))
    assert "HSA" in {plain(one.text()) for one in pdf.tree.all("Span") if one.decoration == "LineThrough"}


def test_references_lead_to_what_is_printed_and_are_words_elsewhere(rich: Workspace) -> None:
    inside = printed(rich, Wish(("HSA",), "A_1"))
    outside = printed(rich, Wish(("HSA",), "A_1_1"))
    links = [plain(link.text()) for link in inside.tree.all("Link")]
    assert "1.2" in links and "1.2" not in [plain(link.text()) for link in outside.tree.all("Link")]
    assert "1.2" in heard(outside)


def test_a_reference_to_what_is_not_printed_is_its_number_in_plain_words_too(example: Workspace) -> None:
    said = heard(printed(example, Wish(("LAK",), view=View.ORIGINAL)))
    assert re.search(r"enligt HSA avsnitt \d", said) and "[objekt]" not in said


def test_several_documents_print_a_shared_part_once_and_lose_no_clause(example: Workspace) -> None:
    documents = ("LAK", "MUN")
    pdf = printed(example, Wish(documents, view=View.FINAL))
    words = heard(pdf)
    assert words.count("Tabellen förklarar övriga ord som används i flera dokument.") == 1
    assert "(skrivs ut i" in words
    for document in documents:
        for place in example.outline(document, View.FINAL).places:
            heading = " ".join(example.text(f"h.{place.clause}", View.FINAL)[0].text.split())
            assert heading in words, (document, place.number, heading)
    levels = [depth for depth, _ in pdf.bookmarks]
    assert max(levels) == 4 and "Innehåll" in words


def test_a_table_that_goes_on_overleaf_begins_there_with_its_headings(example: Workspace) -> None:
    pages = [plain(page.extract_text()) for page in printed(example, Wish(("HSA",), "A_2")).reader.pages]
    begun = next(number for number, words in enumerate(pages) if "Begreppslista" in words)
    assert "Ord Betydelse Källa" in pages[begun] and "Ord Betydelse Källa" in pages[begun + 1]


def test_a_picture_that_is_not_here_is_told_in_words(rich: Workspace) -> None:
    made = agreement_pdf(rich, lambda _: None, lambda _: "#0b4f8a", Wish(("HSA",), "A_1_1"), SHEET)
    assert "[En ritad karta]" in heard(TaggedPdf(made))


def test_what_nobody_wants_any_more_is_not_made(example: Workspace) -> None:
    heard_of: list[int] = []

    def stop_when_set(_done: int, total: int) -> bool:
        heard_of.append(total)
        return total > 0

    with pytest.raises(Stopped), watched(stop_when_set):
        printed(example, Wish(("HSA",)))
    assert heard_of[-1] == 0


def test_the_same_text_gives_the_same_file(example: Workspace, tmp_path: Path) -> None:
    one, other = (
        agreement_pdf(example, lambda _: None, lambda _: "#0b4f8a", Wish(("HSA",), "A_1"), SHEET) for _ in range(2)
    )
    assert one == other


def test_headings_without_words_are_no_headings(example: Workspace) -> None:
    heading = example.text("h.A_1_1", View.FINAL)[0]
    example.perform(ReplaceText("h.A_1_1", 0, heading.length, " ", View.FINAL))
    example.perform(ReplaceText("b.A_1_1", 0, 0, " \n", View.FINAL))
    example.perform(StyleParagraphs("b.A_1_1", 0, 0, "heading", view=View.FINAL))
    pdf = printed(example, Wish(("HSA",), "A_1_1", View.FINAL))
    assert not list(pdf.tree.all("H1", "H2")) and "Ett huvudavtal" in heard(pdf)


def test_what_tags_can_not_tell_in_a_table_is_set_otherwise(example: Workspace) -> None:
    place = example.find("A_2_3")
    assert place is not None
    (table,) = example.clause(place, View.MARKUP).tables.values()
    head, row = table.rows[0].cells, table.rows[1].cells
    for edit in (
        InsertReference(head[0], 1, clause="A_2_1"),
        FormatText(row[0], 0, 3, "link", "https://exempel.se/"),
        StyleParagraphs(row[1], 0, 0, "heading"),
        ReplaceText(row[0], 0, 2, ""),
    ):
        example.perform(edit)
    once = printed(example, Wish(("HSA",), "A_2"))
    assert "A_2_1" not in heard(once) and len(list(once.tree.all("TH"))) == 3
    example.perform(InsertFootnote(head[1], 1, "Not i rubrikraden."))
    assert "Not i rubrikraden." in heard(printed(example, Wish(("HSA",), "A_2")))
