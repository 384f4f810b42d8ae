"""The PDF report: exact text in the structure tree, tags, bookmarks, conformance marks, hostile text."""

import re
from itertools import pairwise

import pytest

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.reports.frame import Frame, Layout, SideLabel
from hsavtal_desktop.reports.pdf import comparison_pdf
from tests.reports.pdf_reading import TaggedPdf
from tests.reports.report_making import (
    FRAME,
    HOSTILE,
    MARKING,
    MIXED,
    NEW,
    OLD,
    TIME,
    clause,
    compared,
    document,
    said,
    squeezed,
)

NOTES = r"\[(?:tillagt|struket|flyttat hit|flyttat härifrån|slut|före|efter)\]"
TOLD = (
    r"Ändrad(?:, tidigare [\d.]+)?|Tidigare [\d.]+|Struken|Tillagd|Flyttad till [\d.]+"
    r"|Flyttad hit från [\d.]+(?: och ändrad)?"
)


def heard(pdf: TaggedPdf) -> str:
    """What a screen reader reads from the first clause on."""
    text = pdf.tree.text()
    return text[text.index("1 Syfte") :]


def version(words: str, gone: tuple[str, ...]) -> str:
    """What is left without marked text of some kinds, numbers and notes."""
    for name in gone:
        words = re.sub(rf"\[{name}\].*?\[slut\]", "", words, flags=re.DOTALL)
    return squeezed(re.sub(NOTES, "", words))


def numbers_and_notes_gone(pdf: TaggedPdf, decorations: tuple[str, ...]) -> str:
    found: list[str] = []
    (document_element,) = pdf.tree.all("Document")
    seen = False
    for element in document_element.children:
        assert not isinstance(element, str)
        words = element.text()
        seen = seen or words.startswith("1 Syfte")
        if not seen or re.fullmatch(TOLD, words.strip()):
            continue
        if element.role.startswith("H"):
            words = re.sub(r"^[\d.]+\s+", "", words)
        found.append(version(words, decorations))
    return "".join(found)


def test_both_versions_can_be_read_out_exactly() -> None:
    pdf = TaggedPdf(comparison_pdf(MIXED, FRAME))
    assert numbers_and_notes_gone(pdf, ("tillagt", "flyttat hit")) == said(OLD)
    assert numbers_and_notes_gone(pdf, ("struket", "flyttat härifrån")) == said(NEW)


def test_marks_are_lines_as_well_as_colours() -> None:
    pdf = TaggedPdf(comparison_pdf(MIXED, FRAME))
    lines = {(element.decoration, element.text().strip()) for element in pdf.tree.all("Span") if element.decoration}
    assert {("LineThrough", "fem"), ("Underline", "tio"), ("Underline", "och mål")} <= lines
    assert ("LineThrough", "Uppföljning") in lines, "where a clause was moved from"
    assert ("Underline", "Uppföljning") in lines, "where it was moved to"
    assert not {("LineThrough", "Kostnader"), ("Underline", "Kostnader")} & lines


def test_the_file_says_that_it_is_accessible_and_archivable() -> None:
    pdf = TaggedPdf(comparison_pdf(MIXED, FRAME))
    metadata = pdf.root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(?:>|=\")1", metadata)
    assert re.search(r"pdfaid:part(?:>|=\")2", metadata)
    assert re.search(r"pdfaid:conformance(?:>|=\")A", metadata)
    assert "Jämförelse: Samverkan i Exempelkommun" in metadata
    assert str(pdf.root["/Lang"]).startswith("sv")
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("layout", list(Layout))
def test_headings_tables_and_bookmarks_are_real(layout: Layout) -> None:
    pdf = TaggedPdf(comparison_pdf(MIXED, FRAME, layout=layout))
    assert [element.text() for element in pdf.tree.all("Title")] == ["Jämförelse: Samverkan i Exempelkommun"]
    levels = [int(element.role[1]) for element in pdf.tree.all("H1", "H2", "H3", "H4", "H5")]
    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))
    for table in pdf.tree.all("Table"):
        assert list(table.all("TH"))
        assert len({len(list(row.all("TH", "TD"))) for row in table.all("TR")}) == 1
    assert (1, "1 Syfte[tillagt] och mål [slut]") in [
        (depth, " ".join(title.split())) for depth, title in pdf.bookmarks
    ]
    assert [depth for depth, _ in pdf.bookmarks][:3] == [1, 1, 2]


def test_side_by_side_what_is_the_same_is_read_aloud_once() -> None:
    words = heard(TaggedPdf(comparison_pdf(MIXED, FRAME, layout=Layout.SIDE)))
    assert words.count("Svar lämnas skriftligt.") == 1
    together = " ".join(re.sub("[\u00ad\u2060]", "", words).split())
    assert "[före] Parterna ska fråga inom [struket] fem [slut] vardagar." in together
    assert "[efter] Parterna ska fråga inom [tillagt] tio [slut] vardagar." in together


def test_every_page_says_what_it_is() -> None:
    pdf = TaggedPdf(comparison_pdf(MIXED, FRAME))
    for page in pdf.reader.pages:
        text = page.extract_text()
        for words in (MARKING, "Utkast 1 → Remissversion", "utkast · 22 november 2026 · 1be1a0bb → c2a9e14f"):
            assert words in text
    assert MARKING not in heard(pdf), "header and footer are not part of the text"


@pytest.mark.parametrize("layout", list(Layout))
def test_hostile_text_stays_text(layout: Layout) -> None:
    strange = HOSTILE + " \u202e\x07\ue000漢 ☐ \ufffc"
    hostile = document(clause("a", "#1", HOSTILE, strange, "a\tb#c\t", "*d*\t\t$e$"))
    frame = Frame(HOSTILE, SideLabel(HOSTILE), SideLabel("#panic()"), TIME, HOSTILE, "\\")
    words = TaggedPdf(comparison_pdf(compared(document(), hostile), frame, layout=layout)).tree.text()
    assert squeezed(words).count(squeezed(HOSTILE)) >= 4
    assert "[U+202E][U+0007][U+E000][U+6F22] ☐ [objekt]" in words.replace("\u00ad", "")


def long_comparison() -> Comparison:
    title = "Överenskommelse om samverkan för personer med psykisk funktionsnedsättning och beroende " * 4
    words = "Verksamhetsutvecklingssamordningsansvarig" * 12
    rows = [f"{number}\t{'lång text ' * number}\tÅÄÖåäöéü" for number in range(40)]
    return compared(
        document(clause("a", "1", title.strip(), words, *rows), title=title),
        document(clause("a", "1", title.strip() + " ny", words, *rows[:20], *rows[25:]), title=title),
    )


@pytest.mark.parametrize("layout", list(Layout))
def test_long_titles_words_and_tables_fit(layout: Layout) -> None:
    comparison = long_comparison()
    frame = Frame(comparison.new.title, SideLabel("A" * 120), SideLabel("B" * 120), TIME, MARKING, "utkast")
    pdf = TaggedPdf(comparison_pdf(comparison, frame, layout=layout))
    assert len(pdf.reader.pages) >= 2
    text = squeezed(pdf.tree.text())
    assert squeezed(comparison.new.units[0].paragraphs[0]) in text
    assert text.count("ÅÄÖåäöéü") >= 40


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert comparison_pdf(MIXED, FRAME) == comparison_pdf(MIXED, FRAME)


def test_an_empty_comparison_is_a_page_all_the_same() -> None:
    pdf = TaggedPdf(comparison_pdf(compared(document(), document()), FRAME))
    assert "Texterna är lika." in pdf.tree.text()
