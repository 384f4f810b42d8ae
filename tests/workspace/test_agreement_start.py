"""Starting from an existing agreement: what becomes which clause, what is listed, and that nothing is lost."""

import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from hsavtal_desktop.core.atoms import picture
from hsavtal_desktop.core.edits import Decide
from hsavtal_desktop.core.reading import ATOM, ClauseView, Paragraph, View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.concordance import Entry, concordance
from hsavtal_desktop.word.starting.model import counted
from hsavtal_desktop.workspace.agreement_preview import StartPreview, preview_agreement
from hsavtal_desktop.workspace.agreement_start import import_agreement, sources
from hsavtal_desktop.workspace.comparing.sides import Compared, Side, Which
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.agreement_making import example_group
from tests.word.old_agreements import PNG, styled, unstyled
from tests.workspace.conftest import Person


@pytest.fixture
def empty(tmp_path: Path, person: Person) -> Iterator[Workspace]:
    """A workspace without documents."""
    with Workspace.create(tmp_path / "nytt.hsavtal", person("Anna", "region"), name="Prov") as workspace:
        yield workspace


def begin(workspace: Workspace, folder: Path, data: bytes, document: str = "HSA", **how: object) -> StartPreview:
    """Import a file; give its preview."""
    path = folder / "gammalt.docx"
    path.write_bytes(data)
    preview = preview_agreement(workspace, path, document=document, **how)  # type: ignore[arg-type]
    import_agreement(workspace, preview)
    return preview


def told(workspace: Workspace, document: str) -> dict[str, ClauseView]:
    """Heading → clause."""
    places = workspace.outline(document, View.FINAL).places
    shown = [workspace.clause(place, View.FINAL) for place in places]
    return {clause.heading[0].text or clause.body[0].text[:20]: clause for clause in shown}


def lines(text: tuple[Paragraph, ...]) -> list[tuple[str, int, str]]:
    return [(one.style, one.level, one.text) for one in text]


def written(workspace: Workspace, document: str) -> int:
    """Characters of agreement text."""
    places = workspace.outline(document, View.FINAL).places
    shown = [workspace.clause(place, View.FINAL) for place in places]
    texts = [text for one in shown for text in (one.heading, one.body, *one.cells.values(), *one.notes.values())]
    return sum(counted(one.text) for text in texts for one in text)


def test_styles_and_typed_numbers_become_structure(empty: Workspace, tmp_path: Path) -> None:
    preview = begin(empty, tmp_path, styled())
    outline = empty.outline("HSA", View.FINAL)
    assert [(part.number, part.title) for part in outline.parts] == [
        ("", "Provavtal om hemsjukvård"),
        ("Bilaga 1", "Parter"),
    ]
    clauses = told(empty, "HSA")
    assert [(one.place.number, name) for name, one in clauses.items()] == [
        ("1", "Inledning"),
        ("2", "Ansvar"),
        ("2.1", "Kommunens ansvar"),
        ("2.2", "VGR:s ansvar"),
        ("1", "Huvudmän"),
    ]
    assert lines(clauses["Kommunens ansvar"].body) == [
        ("body", 0, "Kommunen ska"),
        ("bullet", 0, "ge omvårdnad"),
        ("bullet", 1, "alla dagar"),
        ("bullet", 0, "kalla till möte."),
        ("body", 0, "Svar ska lämnas inom tio dagar."),
    ]
    assert lines(clauses["VGR:s ansvar"].body) == [
        ("number", 0, "ringa vårdcentralen"),
        ("number", 0, "skriva i journalen"),
        ("body", 0, ATOM),
        ("body", 0, "Text efter tabellen, se avsnitt 9.9."),
    ]
    looks = [(one.text, dict(one.marks)) for one in clauses["Inledning"].body[1].pieces]
    assert looks[0] == ("Vardag", {"bold": True})
    assert ("sidan om ", {"italic": True}) in looks
    assert preview.accepted and preview.new_document
    assert [one.what for one in preview.listed] == [
        "innehållsförteckning (görs på nytt)",
        "titelblad före första rubriken",
        "sidhuvud",
    ]
    assert any("spårade ändringar" in sentence for sentence in preview.told)
    assert any("avsnitt 9.9" in sentence for sentence in preview.told)


def test_references_point_at_what_they_name_and_statutes_stay_words(empty: Workspace, tmp_path: Path) -> None:
    preview = begin(empty, tmp_path, styled())
    clauses = told(empty, "HSA")
    text = clauses["Inledning"].body[0]
    expected = (
        f"Avtalet bygger på 16 kap. 1 § hälso- och sjukvårdslagen. Se avsnitt {ATOM} och {ATOM} samt bilaga {ATOM}."
    )
    assert text.text == expected
    atoms = [piece.marks["atom"] for piece in text.pieces if "atom" in piece.marks]
    appendix = empty.outline("HSA", View.FINAL).parts[1].part
    named = [clauses[name].place.clause for name in ("Kommunens ansvar", "VGR:s ansvar")]
    assert [str(atom.get("clause") or atom.get("part")) for atom in atoms] == [*named, appendix]
    assert preview.references == 3


def test_merged_cells_are_kept(empty: Workspace, tmp_path: Path) -> None:
    begin(empty, tmp_path, styled())
    clause = told(empty, "HSA")["VGR:s ansvar"]
    (atom,) = [piece.marks["atom"] for one in clause.body for piece in one.pieces if "atom" in piece.marks]
    assert (len(atom["rows"]), len(atom["columns"]), atom["header"]) == (3, 3, 1)
    assert atom["spans"] == [["r1", "k2", 1, 2], ["r2", "k1", 2, 1]]
    cells = {name.partition(".")[2].partition(".")[2]: text[0].text for name, text in clause.cells.items()}
    assert (cells["r1.k2"], cells["r2.k1"], cells["r3.k2"]) == ("Ansvar", "Bedömning", "Kommunen")


def test_bold_type_and_numbers_do_where_styles_are_missing(empty: Workspace, tmp_path: Path) -> None:
    begin(empty, tmp_path, unstyled())
    shown = told(empty, "HSA")
    assert [(one.place.number, name) for name, one in shown.items()] == [
        ("1", "Syfte"),
        ("2", "Planering"),
        ("2.1", "Den som först ser be"),
        ("2.2", "Mötet ska dokumenter"),
        ("3", "Ikraftträdande"),
    ]
    assert lines(shown["Syfte"].body)[1] == ("body", 0, "2017 års avtal ersätts.")
    assert lines(shown["Mötet ska dokumenter"].body) == [
        ("body", 0, f"Mötet ska dokumenteras enligt punkt {ATOM}."),
        ("heading", 0, "Undantag"),
        ("body", 0, "Akuta fall undantas."),
    ]


def test_what_this_program_wrote_comes_back_the_same(empty: Workspace, tmp_path: Path) -> None:
    group = example_group()
    for document in ("HSA", "LAK"):
        preview = begin(empty, tmp_path, group.word(document, view=View.FINAL).data, document)
        expected, found = group.reading.outline(document, View.FINAL), empty.outline(document, View.FINAL)
        assert [place.number for place in found.places] == [place.number for place in expected.places]
        titles = [(part.number, part.title) for part in expected.parts if part.places]
        assert [(part.number, part.title) for part in found.parts] == titles
        for old, new in zip(expected.places, found.places, strict=True):
            here, there = group.reading.clause(old, View.FINAL), empty.clause(new, View.FINAL)
            assert _said(group.reading, here.heading, document) == _said(empty, there.heading, document)
            assert _said(group.reading, here.body, document) == _said(empty, there.body, document)
            cells = [_said(group.reading, text, document) for text in here.cells.values()]
            assert cells == [_said(empty, text, document) for text in there.cells.values()]
        assert preview.received == preview.placed + preview.left_over


def _said(reading: object, text: tuple[Paragraph, ...], document: str) -> list[tuple[str, int, str]]:
    """Paragraphs with the numbers that their references print."""

    def word(piece: object) -> str:
        atom = piece.marks.get("atom", {})  # type: ignore[attr-defined]
        if atom.get("type") != "reference":
            return str(piece.text)  # type: ignore[attr-defined]
        return str(reading.reference(atom.get("clause") or atom.get("part"), document))  # type: ignore[attr-defined]

    return [(one.style, one.level, "".join(map(word, one.pieces))) for one in text]


def test_every_returned_file_is_placed_or_listed_by_characters(
    empty: Workspace, tmp_path: Path, shared_data: Path
) -> None:
    files = sorted((shared_data / "word_returns").rglob("*.docx"))
    refused = 0
    for number, file in enumerate(files):
        try:
            preview = preview_agreement(empty, file, document=f"D{number}")
        except Trouble as trouble:
            assert "ingen text" in str(trouble)
            refused += 1
            continue
        assert preview.received == preview.placed + preview.left_over, file.name
        if preview.received > 20_000:
            continue
        import_agreement(empty, preview)
        structure = preview.placed - written(empty, f"D{number}")
        # What is placed but not written is numbers, signs of lists and titles: never more than a fraction.
        assert 0 <= structure <= 60 + preview.placed // 50, file.name
    assert files and refused <= 3


def test_it_is_one_step_and_the_file_is_kept(empty: Workspace, tmp_path: Path) -> None:
    file = styled()  # made once: a zip holds the time of its making
    preview = begin(empty, tmp_path, file)
    ((_, record),) = sources(empty)
    assert (record.hash, record.name, record.document) == (preview.work.hash, "gammalt.docx", "HSA")
    assert empty.blob(record.hash) == file
    assert empty.log.file.blob(record.hash) is None
    assert record.received == record.placed + preview.left_over
    assert empty.undo_text == "inläsning av gammalt.docx"
    empty.undo()
    assert (empty.documents(), sources(empty), empty.undo_text) == ([], [], "")
    empty.redo()
    assert len(told(empty, "HSA")) == 5
    empty.release()
    assert len(told(empty, "HSA")) == 5
    assert empty.log.file.blob(record.hash) == file


def test_in_a_document_that_has_text_it_comes_as_proposals_of_the_file(example: Workspace, tmp_path: Path) -> None:
    before = len(example.outline("LAK", View.ORIGINAL).places)
    part = example.document("LAK").parts[0]["part"]
    preview = begin(example, tmp_path, unstyled(), "LAK", part=part)
    assert not preview.accepted
    assert preview.lines[0].number == str(
        1 + sum(place.depth == 0 for place in example.outline("LAK", View.ORIGINAL).parts[0].places)
    )
    assert len(example.outline("LAK", View.ORIGINAL).places) == before
    mine = [one for one in example.revisions(pending_only=True) if one.origin == "agreement"]
    assert {one.on_behalf for one in mine} == {"gammalt"} and len(mine) == 5
    example.perform(Decide("accept", tuple(one.id for one in mine)))
    assert len(example.outline("LAK", View.ORIGINAL).places) == before + 5


def clauses_of(compared: Compared) -> list[Entry]:
    """The lines of the concordance that are about clauses, not titles of parts."""
    return [
        one for one in concordance(compared.comparison) if (one.old_number + one.new_number).strip("–")[:1].isdigit()
    ]


def test_old_and_new_are_comparable(example: Workspace, tmp_path: Path) -> None:
    agreed = tmp_path / "avtalet.docx"
    export_word(example, agreed, document="HSA", view="original")
    begin(example, tmp_path, agreed.read_bytes(), "OLD", proposals=True)
    comparing = Comparing(example)
    old = Side(Which.WORKING, "OLD")
    entries = clauses_of(comparing.compare(old, Side(Which.ORIGINAL, "HSA")))
    assert len(entries) >= 91
    assert {(one.old_number == one.new_number, one.what) for one in entries} == {(True, "oförändrad")}
    entries = clauses_of(comparing.compare(old, Side(Which.FINAL, "HSA")))
    proposed = {
        place.number for place in example.outline("HSA", View.FINAL).places if example.counts().get(place.clause)
    }
    assert {one.new_number for one in entries if one.what != "oförändrad"} == proposed


def test_what_is_not_possible_is_said_in_a_sentence(example: Workspace, tmp_path: Path, person: Person) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(styled())
    for how, words in (
        ({"document": "H S A"}, "kan inte vara ett dokuments id"),
        ({"document": "HSA", "part": "finns_inte"}, "Delen finns_inte finns inte"),
        ({"document": "NY", "proposals": False}, "fryst"),
    ):
        with pytest.raises(Trouble, match=words):
            preview_agreement(example, path, **how)  # type: ignore[arg-type]
    for content, words in (
        (b"%PDF-1.7 trasig", "skadad"),
        (b"{\\rtf1 hej}", "RTF"),
        (styled()[:4000], "ofullständig"),
    ):
        path.write_bytes(content)
        with pytest.raises(Trouble, match=words):
            preview_agreement(example, path, document="NY")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_files_and_pdfs_too(empty: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "gammalt.docx"
    source.write_bytes(styled())
    out = tmp_path / "ut"
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless"]
    for kind in ("pdf", "docx:MS Word 2007 XML"):
        subprocess.run(
            [*office, "--convert-to", kind, "--outdir", str(out), str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
    for name, document in (("gammalt.docx", "A"), ("gammalt.pdf", "B")):
        preview = preview_agreement(empty, out / name, document=document)
        assert preview.received == preview.placed + preview.left_over
        import_agreement(empty, preview)
        assert list(told(empty, document)) == [
            "Inledning",
            "Ansvar",
            "Kommunens ansvar",
            "VGR:s ansvar",
            "Huvudmän",
        ], json.dumps([line.title for line in preview.lines], ensure_ascii=False)
        assert [part.number for part in empty.outline(document, View.FINAL).parts] == ["", "Bilaga 1"]


def test_a_picture_in_a_heading_begins_the_text_below_it(empty: Workspace, tmp_path: Path) -> None:
    made = docx.Document()
    heading = made.add_heading("1 Inledning", 1)
    heading.add_run().add_picture(io.BytesIO(PNG))
    made.add_paragraph("Avtalet gäller.")
    made.add_heading("2 Ansvar", 1)
    made.add_paragraph("Kommunen svarar.")
    file = io.BytesIO()
    made.save(file)
    begin(empty, tmp_path, file.getvalue())
    clause = told(empty, "HSA")["Inledning"]
    assert [line.text for line in clause.heading] == ["Inledning"]
    assert [line.text for line in clause.body] == [ATOM, "Avtalet gäller."]
    assert picture(clause.body[0].pieces[0]) is not None
