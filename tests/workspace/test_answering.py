"""What four authorities said about one clause is grouped, answered once, and traceable."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from hsavtal_desktop.core.consultation import Group, Item, disposition, groups_in, is_settled, items
from hsavtal_desktop.core.consultation.items import PROPOSAL
from hsavtal_desktop.core.edits import Decide, InsertReference, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.answers import figures
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.views import View as WordView
from hsavtal_desktop.word.views import view_paragraphs
from hsavtal_desktop.workspace.answering import Answer, answer, own_words
from hsavtal_desktop.workspace.compiling import compile_answers
from hsavtal_desktop.workspace.compiling import sayings as compiled_of
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes, join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.word_returns import import_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.recipient import Recipient
from tests.workspace.copies import FILE, HOME, opened_copy
from tests.workspace.returning import Sent

Edit = Callable[[Recipient], object]
PHONE = "b.LAK_4_1"


def said(*edits: tuple[str, str]) -> Edit:
    return lambda recipient: [recipient.replace(words, new) for words, new in edits]


RETURNS: dict[str, Edit] = {
    "Ale": said(("inom 30 minuter", "inom 15 minuter")),
    "Borås": said(("30 minuter", "15 minuter")),
    "Cirkus": said(("Väntetiden mäts", "Väntetiden ska mätas")),
    "Dals": said(("inom 30 minuter", "inom 45 minuter")),
    "Essunga": lambda recipient: recipient.comment("Väntetiden mäts", "Vem mäter väntetiden?"),
    "Falköping": lambda recipient: recipient.comment("dygnet runt", "Vem mäter väntetiden då?"),
}


@pytest.fixture(scope="module")
def returned(sent: Sent, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a workspace lies with the returns of six authorities, all about one clause."""
    folder = tmp_path_factory.mktemp("returned")
    shutil.copytree(sent.installation.folder, folder / HOME)
    shutil.copy(sent.workspace, folder / FILE)
    with Workspace.open(folder / FILE, Installation.open(folder / HOME)) as workspace:
        for authority, edit in RETURNS.items():
            recipient = sent.recipient(tracked=authority < "C")
            edit(recipient)
            file = folder / f"{authority}.docx"
            file.write_bytes(recipient.data())
            import_word(workspace, [file], authority)
    return folder


@pytest.fixture
def answered(returned: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The workspace with the returns, for one test."""
    with opened_copy(returned, tmp_path) as workspace:
        yield workspace


_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def load(path: Path) -> dict[str, list[list[str]]]:
    """A workbook's sheets as rows of texts."""
    with zipfile.ZipFile(path) as archive:
        shared = ["".join(one.itertext()) for one in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        names = [
            one.get("name") or ""
            for one in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_SHEET}sheet")
        ]
        book: dict[str, list[list[str]]] = {}
        for number, name in enumerate(names, 1):
            rows = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{_SHEET}row")
            book[name] = [
                [
                    shared[int(value)] if cell.get("t") == "s" else value
                    for cell in row
                    if (value := cell.findtext(f"{_SHEET}v")) is not None
                ]
                for row in rows
            ]
    return book


def groups(workspace: Workspace, clause: str = "LAK_4_1") -> list[Group]:
    return groups_in(workspace.state, [item for item in items(workspace.state) if item.clause == clause])


def by_authority(workspace: Workspace, authority: str) -> Group:
    return next(group for group in groups(workspace) if authority in group.authorities)


def words(workspace: Workspace, view: View = View.ORIGINAL) -> str:
    return workspace.text(PHONE, view)[0].text


def own_pending(workspace: Workspace) -> tuple[str, ...]:
    listed = workspace.revisions(pending_only=True)
    return tuple(one.id for one in listed if one.clause == "LAK_4_1" and not one.on_behalf)


def test_what_is_not_letters_is_called_by_name_in_what_a_proposal_changes(answered: Workspace) -> None:
    """A reference that goes and one that stays are told apart, and two to the same clause are not."""
    for at, clause in enumerate(("A_2_1", "A_3_1", "A_2_1")):
        answered.perform(InsertReference(PHONE, at, clause))
    answered.perform(Decide("accept", own_pending(answered)))
    answered.perform(ReplaceText(PHONE, 0, 1, ""))
    (proposal,) = own_pending(answered)
    (group,) = groups_in(answered.state, [Item(proposal, PROPOSAL, "LAK_4_1", "Ale")])
    told = group.passages[0].told(lambda atom: answered.printed(atom, "HSA"))
    assert told[0] == ("2.1", "-")
    assert told[1][0].startswith("3.12.1")
    assert len(group.passages[0].objects) == 2


def test_what_says_the_same_is_one_group_and_another_number_is_not(answered: Workspace) -> None:
    found = groups(answered)
    assert [group.authorities for group in found] == [
        ["Ale", "Borås"],
        ["Dals"],
        ["Cirkus"],
        ["Essunga", "Falköping"],
    ]
    assert [group.exact for group in found] == [True, True, True, False]
    shown = {passage.item.authority: passage.segments for passage in found[0].passages}
    assert ("30", "-") in shown["Ale"] and ("15", "+") in shown["Ale"]
    assert "".join(text for text, mark in shown["Borås"] if mark != "-").endswith(
        "inom 15 minuter, dygnet runt. Väntetiden mäts varje kvartal."
    )


def test_of_proposals_that_say_the_same_one_is_accepted_for_all(answered: Workspace) -> None:
    group = by_authority(answered, "Ale")
    answer(answered, group, Answer("beaktas", "Kortare tid är rimlig.", "Anna", verdict="accept"))
    assert "inom 15 minuter," in words(answered) and "1515" not in words(answered)
    first, second = group.items
    for item in group.items:
        given = disposition(answered.state, item.id)
        assert (given.value, given.reason, given.responsible) == ("beaktas", "Kortare tid är rimlig.", "Anna")
        assert given.led_to == {first.id} and is_settled(given)
    assert answered.revision(first.id).state == "accepted"
    assert answered.revision(second.id).state == "rejected"
    answered.undo()
    assert "inom 30 minuter," in words(answered)
    assert not any(disposition(answered.state, item.id).value for item in group.items)
    assert {answered.revision(item.id).state for item in group.items} == {"pending"}


def test_own_wording_replaces_the_proposals_and_is_traced_to_them(answered: Workspace) -> None:
    group = by_authority(answered, "Ale")
    assert own_words(answered, group) == ("inom 30 minuter", "inom 15 minuter")
    given = Answer("beaktas delvis", "En kompromiss.", wording="inom 20 minuter")
    before = {one.id for one in answered.revisions()}
    answer(answered, group, given)
    assert words(answered).startswith(
        "VGR ansvarar för att kommunens sjuksköterska når en läkare per telefon inom 20 minuter"
    )
    (own,) = {one.id for one in answered.revisions()} - before
    assert answered.revision(own).state == "accepted" and not answered.revision(own).on_behalf
    assert [disposition(answered.state, item.id).led_to for item in group.items] == [{own}, {own}]
    assert {answered.revision(item.id).state for item in group.items} == {"rejected"}
    answered.undo()
    assert "inom 30 minuter," in words(answered)


def test_a_question_that_is_passed_on_stays_open_and_is_not_settled(answered: Workspace) -> None:
    group = by_authority(answered, "Dals")
    answer(answered, group, Answer("till jurist", "Kan tiden skrivas så?", "Juristen"))
    (item,) = group.items
    assert answered.revision(item.id).state == "pending"
    assert not is_settled(disposition(answered.state, item.id))


def test_comments_are_answered_like_proposals(answered: Workspace) -> None:
    group = by_authority(answered, "Essunga")
    answer(answered, group, Answer("redan tillgodosett", "Se avsnitt 7.1."))
    assert disposition(answered.state, group.items[0].id).value == "redan tillgodosett"


def test_an_answer_without_a_reason_is_refused_and_nothing_is_done(answered: Workspace) -> None:
    group = by_authority(answered, "Ale")
    for given in (Answer("beaktas", " ", verdict="accept"), Answer("kanske", "Därför.", verdict="accept")):
        with pytest.raises(Trouble):
            answer(answered, group, given)
    assert "inom 30 minuter," in words(answered) and answered.unreleased() == 0


def test_own_wording_after_the_decision_is_refused_as_a_whole(answered: Workspace) -> None:
    group = by_authority(answered, "Ale")
    answer(answered, group, Answer("beaktas inte", "Nej.", verdict="reject"))
    with pytest.raises(Trouble, match="redan avgjorda"):
        answer(answered, group, Answer("beaktas delvis", "Jo.", wording="inom 20 minuter"))
    assert disposition(answered.state, group.items[0].id).value == "beaktas inte"
    assert own_words(answered, group) is None


def test_answers_given_without_knowing_of_each_other_are_a_conflict_of_that_field(
    answered: Workspace, tmp_path: Path
) -> None:
    package, back = tmp_path / "a.hsapaket", tmp_path / "b.hsapaket"
    export_changes(answered, package)
    installation = type(answered.installation).open(tmp_path / "home-bo")
    installation.introduce("Bo Exempel", "VGR", "region")
    with join(tmp_path / "bo.hsavtal", installation, [package]) as other:
        other.release()
        group = by_authority(other, "Dals")
        answer(other, group, Answer("beaktas", "Ja."))
        export_changes(other, back)
        answer(answered, by_authority(answered, "Dals"), Answer("beaktas inte", "Nej."))
        import_changes(answered, [back])
        answered.admit([other.author], "RED")
        fields = {conflict.detail for conflict in answered.conflicts() if conflict.kind == "field"}
        assert f"disposition {group.items[0].id} value" in fields


def test_the_compilation_tells_who_said_what_the_answer_and_what_it_led_to(answered: Workspace, tmp_path: Path) -> None:
    answer(answered, by_authority(answered, "Ale"), Answer("beaktas", "Kortare tid.", "Anna", verdict="accept"))
    answer(answered, by_authority(answered, "Dals"), Answer("beaktas delvis", "Nästan.", wording="inom 40 minuter"))
    path = tmp_path / "remissvar.xlsx"
    assert compile_answers(answered, path) == 6
    book = load(path)
    assert list(book) == ["Per punkt", "Per instans", "Antal", "Antal per punkt", "Bedömningar"]
    head, *rows = book["Per punkt"]
    told = {row[head.index("Instans")]: dict(zip(head, row, strict=True)) for row in rows}
    assert told["Ale"]["Bedömning"] == "beaktas" and told["Ale"]["Ledde till"] == "förslaget godkändes"
    assert told["Borås"]["Ledde till"] == "lika förslag från Ale: [−inom 30 minuter−][+inom 15 minuter+]"
    assert "egen lydelse" in told["Dals"]["Ledde till"] and told["Dals"]["Slag"] == "ospårad ändring"
    assert told["Essunga"]["Bedömning"] == "ej besvarat" and told["Essunga"]["Synpunkt eller förslag"].startswith("Vem")
    assert [row[0] for row in book["Antal"][1:]] == sorted(RETURNS)
    with pytest.raises(Trouble, match="xlsx"):
        compile_answers(answered, tmp_path / "remissvar.txt")


@pytest.mark.parametrize("public", [False, True], ids=["inward", "public"])
def test_the_compilation_is_also_a_word_file_and_a_tagged_pdf_with_figures(
    answered: Workspace, tmp_path: Path, public: bool
) -> None:
    reason = "Anna har räknat; fråga anna@vgr.example."
    answer(answered, by_authority(answered, "Ale"), Answer("beaktas", reason, "Anna", verdict="accept"))
    for suffix in (".docx", ".pdf", ".xlsx"):
        assert compile_answers(answered, tmp_path / f"svar{suffix}", public=public) == 6
    read = read_document(tmp_path / "svar.docx")
    paper = "\n".join(paragraph.text for paragraph in view_paragraphs(read.body, WordView.ACCEPTED))
    pdf = PdfReader(tmp_path / "svar.pdf")
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    printed = "\n".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    sheets = str(load(tmp_path / "svar.xlsx"))
    for text in (paper, printed, sheets):
        assert "Ale" in text and "beaktas" in text and "ej besvarat" in text and "har räknat" in text
        assert ("Anna" in text, "vgr.example" in text.replace("-", "")) == (not public, not public)
    for title in ("Antal per bedömning", "Antal per instans", "Antal per punkt", "Synpunkter och bedömningar"):
        assert title in paper and title in printed
    assert ("utan personnamn" in paper) == public
    kinds, bodies, clauses = figures(list(compiled_of(answered)))
    assert kinds.rows[-1] == ("Summa", 6, "100 %") and sum(int(row[1]) for row in kinds.rows[:-1]) == 6
    assert sum(int(row[1]) for row in bodies.rows) == sum(int(row[1]) for row in clauses.rows) == 6
