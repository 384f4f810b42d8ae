"""Consultation answers in a table of their own: each row on its clause, or told with its words."""

import io
from collections.abc import Sequence

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.edits import Decide
from hsavtal_desktop.core.reading import View
from tests.workspace.returning import Intake, Sent, TakeIn

HEAD = ("Punkt", "Nuvarande lydelse", "Förslag till ny lydelse", "Motivering")
DAILY = "Kommunen ska ge läkaren en skriftlig lägesbeskrivning före varje planerat besök."


def table_file(*tables: tuple[Sequence[str], Sequence[Sequence[str]]], before: str = "", comment: str = "") -> bytes:
    """A Word file of somebody's own with tables, each a header and rows."""
    made = docx.Document()
    if before:
        made.add_paragraph(before)
    for head, rows in tables:
        table = made.add_table(rows=0, cols=len(head))
        for row in (head, *rows):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        made.add_paragraph()
    if comment:
        made.add_comment(made.paragraphs[0].runs, comment, author="Prov Lind")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def taken(take_in: TakeIn, *rows: Sequence[str], head: Sequence[str] = HEAD, **how: str) -> Intake:
    done = take_in(table_file((head, rows), **how), "Exempelkommun A svar.docx")
    assert not done.report.trouble
    assert done.report.account.holds, done.report.account
    return done


def said(done: Intake) -> list[tuple[str, str, str]]:
    """(clause, kind, words) of the comments that came."""
    return [
        (one.comment.clause, one.comment.kind, one.comment.text)
        for one in done.workspace.comments()
        if one.comment.on_behalf
    ]


@pytest.mark.parametrize(
    "where",
    [
        "4.2",
        "Punkt 4.2",
        "4.2 Lägesbeskrivning",
        "§ 4.2",
        "Lägesbeskrivning",
        "lägesbeskrivning.",
        "LAK 4.2",
        "Läkarinsatser, p. 4.2",
    ],
)
def test_a_row_is_one_proposal_on_the_clause_it_names(sent: Sent, take_in: TakeIn, where: str) -> None:
    wanted = "Kommunen ska ge läkaren en kort, skriftlig lägesbeskrivning inför varje planerat besök."
    done = taken(take_in, (where, DAILY, wanted, "Det räcker med kort."))
    (one,) = done.revisions
    assert (one.clause, one.origin, one.message) == ("LAK_4_2", "word-table", "Det räcker med kort.")
    assert one.on_behalf == "Exempelkommun A" and (one.added, one.removed) == ("kort, inför", "före")
    assert done.text("b.LAK_4_2") == [wanted]
    done.workspace.perform(Decide("reject", (one.id,)))
    assert done.text("b.LAK_4_2") == [DAILY]
    assert (done.report.tracked, done.report.comments, said(done)) == (1, 0, [])


def test_words_within_a_clause_are_replaced_where_they_stand(sent: Sent, take_in: TakeIn) -> None:
    done = taken(
        take_in,
        ("3.1", "regelbunden tid", "fast tid varje vecka", ""),
        ("3.3", "minst en gång per år", "minst två gånger per år", "Läget ändras fort."),
        ("2.1", "bor i särskilt boende", "bor i särskilt boende eller i servicehus", ""),
    )
    assert [one.clause for one in done.revisions] == ["LAK_2_1", "LAK_3_1", "LAK_3_3"]
    assert done.text("b.LAK_3_1")[0].endswith("Läkaren ska ha fast tid varje vecka för boendet.")
    assert done.text("b.LAK_3_3")[1] == "Läkaren ska pröva planen på nytt minst två gånger per år."
    assert [one.style for one in done.workspace.text("b.LAK_2_1", View.FINAL)][1] == "bullet"
    assert done.text("b.LAK_2_1")[1] == "bor i särskilt boende eller i servicehus"


def test_without_the_present_wording_the_paragraph_that_is_most_alike_is_meant(sent: Sent, take_in: TakeIn) -> None:
    wanted = "Läkaren ska pröva planen på nytt minst två gånger per år."
    done = taken(take_in, ("3.3 Medicinsk plan", wanted, "Läget ändras."), head=("Avsnitt", "Ändringsförslag", "Skäl"))
    assert [(one.clause, one.added, one.removed) for one in done.revisions] == [("LAK_3_3", "två gånger", "en gång")]


def test_the_whole_of_a_clause_is_written_anew(sent: Sent, take_in: TakeIn) -> None:
    before = done_text = (
        "Överenskommelsen gäller läkarinsatser för den som\nbor i särskilt boende\nhar plats i korttidsboende"
    )
    wanted = before.replace("korttidsboende", "korttidsboende eller växelvård")
    done = taken(take_in, ("2.1", done_text, wanted, ""))
    assert done.text("b.LAK_2_1")[2:4] == ["har plats i korttidsboende eller växelvård", "är inskriven i vård i hemmet"]
    assert len(done.revisions) == 1


def test_our_own_open_proposals_are_left_alone(sent: Sent, take_in: TakeIn) -> None:
    done = taken(take_in, ("4.3", "till morgonen", "till nästa vardag", ""))
    assert [(one.clause, one.added, one.removed) for one in done.revisions] == [("LAK_4_3", "nästa vardag", "morgonen")]
    assert done.report.listed == []


def test_an_instruction_and_an_opinion_are_comments_on_the_clause(sent: Sent, take_in: TakeIn) -> None:
    done = taken(
        take_in,
        ("5.3", "", "Lägg till en mening om vem som får nyckel.", "Saknas i dag."),
        ("5.1", "", "", "Bra skrivning."),
        ("Hela avtalet", "", "", "Vi tillstyrker."),
        ("4.2", "", DAILY, ""),
    )
    assert done.revisions == [] and done.report.listed == []
    assert said(done) == [
        ("LAK_5_3", "synpunkt", "Förslag: Lägg till en mening om vem som får nyckel.\nMotivering: Saknas i dag."),
        ("LAK_5_1", "synpunkt", "Bra skrivning."),
        ("", "synpunkt", "Vi tillstyrker."),
        ("LAK_4_2", "synpunkt", f"Den föreslagna lydelsen är den som redan gäller: ”{DAILY}”"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("99.9", "", "En helt ny punkt.", "Behövs."),
        ("4.2 Medicinsk plan", "", DAILY + " Ja.", "Vilken menas?"),
        ("4.2 och 4.1", "", "Båda ska bort.", ""),
        ("Något annat", "Finns inte alls i texten.", "Ny text.", ""),
    ],
)
def test_what_can_not_be_placed_is_listed_with_its_words(sent: Sent, take_in: TakeIn, row: Sequence[str]) -> None:
    done = taken(take_in, row)
    assert done.revisions == []
    (listed,) = done.report.listed
    assert all(cell in listed for cell in row)
    assert [(clause, kind) for clause, kind, _ in said(done)] == [("", "intag")]


def test_the_quoted_wording_decides_where_no_number_does(sent: Sent, take_in: TakeIn) -> None:
    done = taken(take_in, ("sidan 7", "Väntetiden mäts varje kvartal.", "Väntetiden mäts varje månad.", ""))
    assert [(one.clause, one.added, one.removed) for one in done.revisions] == [("LAK_4_1", "månad", "kvartal")]


def test_rows_merged_down_and_other_columns_and_tables_are_kept(sent: Sent, take_in: TakeIn) -> None:
    made = docx.Document(
        io.BytesIO(
            table_file(
                (
                    ("Instans", "Avsnitt", "Ändringsförslag", "Motivering"),
                    (("Nämnden", "4.2", "", "En sak."), ("", "", "", "En annan sak.")),
                ),
                (("Namn", "Dag"), (("Prov", "måndag"),)),
                before="Yttrande från Exempelkommun A. " * 2,
                comment="Se även bilagan.",
            )
        )
    )
    table = made.tables[0]
    table.cell(1, 1).merge(table.cell(2, 1))
    stream = io.BytesIO()
    made.save(stream)
    done = take_in(stream.getvalue())
    assert done.report.account.holds
    texts = [(clause, text) for clause, kind, text in said(done) if kind == "synpunkt"]
    assert texts == [
        ("LAK_4_2", "Instans: Nämnden\nEn sak."),
        ("LAK_4_2", "En annan sak."),
        ("", "Se även bilagan."),
    ]
    (listed,) = done.report.listed
    assert "Yttrande från Exempelkommun A." in listed and "Prov | måndag" in listed


def test_a_number_that_several_documents_have_needs_the_document(sent: Sent, take_in: TakeIn) -> None:
    head = ("Dokument", "Punkt", "Nuvarande lydelse", "Förslag", "Motivering")
    done = taken(
        take_in,
        ("Huvudavtalet", "1.1", "", "", "Oklart."),
        ("Munhälsa", "3.1", "", "", "Bra."),
        ("", "LAK 3.1", "", "", "Också bra."),
        ("", "3.1", "", "", "Vilket dokument?"),
        head=head,
    )
    placed = {clause for clause, kind, _ in said(done) if kind == "synpunkt"}
    assert {"MUN_3_1", "LAK_3_1"} < placed and len(placed) == 3 and "LAK_1_1" not in placed
    assert len(done.report.listed) == 1 and "Vilket dokument?" in done.report.listed[0]


def test_the_same_answer_twice_is_one(sent: Sent, take_in: TakeIn) -> None:
    data = table_file((HEAD, [("4.2", "", "", "Bra.")]))
    take_in(data)
    assert take_in(data).report.known


def test_a_file_with_other_tables_is_still_refused(sent: Sent, take_in: TakeIn) -> None:
    assert (
        "liknar inget"
        in take_in(table_file((("Vara", "Antal"), [("Penna av ek", "fyrtiofyra"), ("Bläck", "nitton")]))).report.trouble
    )


CELLS = st.text(st.sampled_from("abc åäö.,”\n4.2§LAK"), max_size=30)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_whatever_the_cells_hold_every_letter_is_accounted_for(rows: list[tuple[str, str, str, str]]) -> None:
    from hsavtal_desktop.word.intake import answer_file, place_answers
    from hsavtal_desktop.word.intake.sent import SentDocument
    from hsavtal_desktop.word.reading import read_document

    returned = read_document(table_file((HEAD, rows)))
    answers = answer_file(returned)
    assert answers is not None
    empty = SentDocument([], {}, [], {}, returned)
    account = place_answers(empty, [], {}, returned, answers).account
    assert account.holds, account
