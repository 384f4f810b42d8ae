"""Word files as sides of a comparison.  Sample sentences: exempeltext – inte gällande avtal."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.workspace.comparing.word_document import word_document
from hsavtal_desktop.workspace.comparing.word_files import compare_word_files, read_word_side
from tests.generated_agreements import zipped
from tests.word.word_making import WHO, run, word_file

TIME = "2026-11-22T09:41:00Z"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def heading(text: str, level: int) -> str:
    return paragraph(run(text), f'<w:outlineLvl w:val="{level}"/>')


def said(body: str) -> ComparedDocument:
    return word_document(read_document(word_file(body), "Avtal.docx"))


def test_headings_begin_clauses_and_give_up_typed_numbers() -> None:
    text = said(
        paragraph(run("Inledning före allt.")) + heading("1 Syfte", 0) + paragraph(run("Avtalet gäller."))
        + heading("1.1 Mål", 1) + paragraph("") + paragraph(run("Bättre vård.")) + heading("Bilaga 2. Tabell", 0)
    )  # fmt: skip
    assert text.title == "Avtal"
    assert text.units == (
        ComparedClause("", "", "", ("Inledning före allt.",)),
        ComparedClause("", "1", "Syfte", ("Avtalet gäller.",), 0),
        ComparedClause("", "1.1", "Mål", ("Bättre vård.",), 1),
        ComparedClause("", "Bilaga 2", "Tabell", (), 0),
    )


def test_typed_numbers_begin_clauses_without_headings() -> None:
    text = said(
        paragraph(run("6.1 Parten frågar.")) + paragraph(run("Mer text.")) + paragraph(run("6.2. Den andra svarar."))
    )
    assert [(unit.number, unit.paragraphs, unit.depth) for unit in text.units] == [
        ("6.1", ("Parten frågar.", "Mer text."), 1),
        ("6.2", ("Den andra svarar.",), 1),
    ]


def test_a_number_in_running_text_begins_nothing() -> None:
    text = said(paragraph(run("24 timmar efter inskrivning.")) + paragraph(run("3,5 dagar i snitt.")))
    assert [unit.paragraphs for unit in text.units] == [("24 timmar efter inskrivning.",), ("3,5 dagar i snitt.",)]


def test_tables_are_rows_with_tabs_and_tracked_changes_are_accepted() -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    table = "".join(
        f"<w:tr>{head}{''.join(cell.format(run(text)) for text in row)}</w:tr>"
        for head, row in (("<w:trPr><w:tblHeader/></w:trPr>", ("Nr", "Uppgift")), ("", ("1", "Vård")))
    )
    changed = run("inom ") + f"<w:del {WHO}>{run('fem', tag='delText')}</w:del><w:ins {WHO}>{run('tio')}</w:ins>"
    text = said(heading("Svar", 0) + paragraph(changed) + f"<w:tbl>{table}</w:tbl>")
    assert text.units[0].paragraphs == ("inom tio", "Nr\tUppgift", "1\tVård")
    assert text.units[0].heads == {1}


def test_notes_come_last() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Se lagen.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = word_file(
        paragraph(run("Text.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        beside={"footnotes.xml": ("footnotes", notes)},
    )
    assert word_document(read_document(data, "a.docx")).units[-1] == ComparedClause("", "Fotnot 1", "", ("Se lagen.",))


def test_two_files_from_anywhere_are_compared(tmp_path: Path) -> None:
    for name, words in (("gammal", "fem"), ("ny", "tio")):
        file = Document()
        file.add_heading("Svar", 1)
        file.add_paragraph(f"Svar lämnas inom {words} vardagar.")
        file.save(str(tmp_path / f"{name}.docx"))
    compared = compare_word_files(tmp_path / "gammal.docx", tmp_path / "ny.docx", TIME)
    assert [(change.old_text, change.new_text) for change in compared.comparison.changes] == [("fem", "tio")]
    assert (compared.frame.old.label, compared.frame.new.label, compared.frame.time) == ("gammal.docx", "ny.docx", TIME)


def test_a_moved_paragraph_is_found_where_there_are_no_headings(tmp_path: Path) -> None:
    sentences = [
        f"Stycke {number} handlar om {what} och ingenting annat."
        for number, what in enumerate(("vård", "tolk", "hyra", "resor"))
    ]
    (tmp_path / "a.docx").write_bytes(word_file("".join(paragraph(run(one)) for one in sentences)))
    (tmp_path / "b.docx").write_bytes(word_file("".join(paragraph(run(one)) for one in (*sentences[1:], sentences[0]))))
    counts = compare_word_files(tmp_path / "a.docx", tmp_path / "b.docx", TIME).comparison.counts
    assert (counts.moved, counts.changed, counts.inserted, counts.deleted) == (1, 0, 0, 0)


def test_a_file_that_is_no_word_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bild.docx"
    path.write_bytes(b"\x89PNG")
    with pytest.raises(Trouble, match=r"bild\.docx"):
        read_word_side(path)


def test_a_damaged_file_says_wherever_it_is_named_that_something_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "skadad.docx"
    path.write_bytes(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document"}))
    label = read_word_side(path).label
    assert "word/document.xml har felaktig XML" in label.described


def inserted(author: str, text: str) -> str:
    return f'<w:ins w:id="{len(text)}{len(author)}" w:author="{author}">{run(text)}</w:ins>'


def test_two_authors_insertions_in_one_word_are_told_and_a_corrected_letter_is_not() -> None:
    text = said(
        paragraph(run("Inom ") + inserted("Kim", "tre") + inserted("Robin", "sex") + run(" dagar."))
        + paragraph(run("Den ") + inserted("Kim", "samverka") + inserted("Robin", "n") + run(" gäller."))
        + paragraph(run("Svar ") + inserted("Kim", "snart ") + inserted("Robin", "ges") + run("."))
    )  # fmt: skip
    met = [one for unit in text.units for one in unit.competing]
    assert [(one.start, one.stop, [(each.who, each.added) for each in one.rivals]) for one in met] == [
        (5, 11, [("Kim", "tre"), ("Robin", "sex")])
    ]
