"""Borders between clauses in returned copies: joined clauses come as merges, divided ones as splits."""

import pytest

from hsavtal_desktop.core.edits import Decide
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.word.views import View as WordView
from tests.word.random_recipient import style
from tests.word.recipient import AUTHOR, W
from tests.workspace.returning import Intake, Sent, TakeIn, flat, numberless

TRACKING = pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])


def check(done: Intake, sent: Sent, tracked: bool) -> None:
    """Everything was taken in, and accepting or rejecting it gives the recipient's text or the sent one."""
    assert (done.report.listed, done.report.trouble, done.report.account.holds) == ([], "", True)
    assert {one.origin for one in done.revisions} == {"word-tracked" if tracked else "word-untracked"}
    done.agrees(sent.files["markup"])
    done.workspace.perform(Decide("accept", tuple(one.id for one in done.revisions)))
    assert numberless(done.exported("final")) == numberless(flat(done.returned, WordView.ACCEPTED))


def places(done: Intake, view: View = View.FINAL) -> list[str]:
    return [place.clause for place in done.workspace.outline("LAK", view).places]


@TRACKING
def test_a_clause_joined_with_the_one_before_is_merged(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.join("skriftlig lägesbeskrivning")
    recipient.delete("varje planerat ")
    done = take_in(recipient)
    assert {(clause, kind) for clause, kind, _, _ in done.edits} == {("LAK_4_3", "merge"), ("LAK_4_2", "deletion")}
    assert "LAK_4_3" not in places(done)
    assert done.text("b.LAK_4_2")[0].startswith("Kommunen ska ge") and done.text("b.LAK_4_2")[0].endswith(
        "Besök samma dag"
    )
    check(done, sent, tracked)


@TRACKING
def test_a_heading_in_a_clause_divides_it(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.paragraph("ska göra en medicinsk plan", "Ny rubrik", "Heading2")
    recipient.insert("Läkaren ska pröva planen på nytt", " och skriva ner den")
    done = take_in(recipient)
    split, edit = done.revisions
    assert (split.kind, split.added) == ("split", "Ny rubrik")
    assert split.clause not in places(done, View.ORIGINAL)
    shown = places(done)
    assert shown[shown.index("LAK_3_3") + 1] == split.clause
    assert done.text(f"h.{split.clause}") == ["Ny rubrik"]
    assert len(done.text("b.LAK_3_3")) == 1
    assert done.text(f"b.{split.clause}")[0].startswith("Läkaren ska pröva planen på nytt och skriva ner den")
    assert edit.added.strip() == "och skriva ner den"
    check(done, sent, tracked)


@TRACKING
def test_a_heading_with_new_text_divides_a_clause(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.clause("ska göra en medicinsk plan", "Ny rubrik", "Ett nytt stycke.", 2)
    recipient.comment("Läkaren ska pröva planen på nytt", "Hur ofta?")
    done = take_in(recipient)
    new = next(one.clause for one in done.revisions if one.kind == "split")
    assert [text.split()[0] for text in done.text(f"b.{new}")] == ["Ett", "Läkaren"]
    (comment,) = [one.comment for one in done.workspace.comments() if one.comment.source]
    assert comment.clause == new
    check(done, sent, tracked)


@TRACKING
def test_a_heading_typed_in_the_middle_of_a_paragraph_divides_it(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.split("Kommunen ska ge läkaren en skriftlig lägesbeskrivning")
    recipient.paragraph("Kommunen ska ge läkaren en skriftlig lägesbeskrivning", "Ny rubrik", "Heading2")
    done = take_in(recipient)
    new = next(one.clause for one in done.revisions if one.kind == "split")
    assert done.text("b.LAK_4_2") == ["Kommunen ska ge läkaren en skriftlig lägesbeskrivning"]
    assert done.text(f"b.{new}")[0].strip().startswith("före varje planerat besök")
    check(done, sent, tracked)


def test_a_paragraph_made_a_heading_divides_its_clause(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.style("Nattetid avgör den läkare", "Heading2")
    recipient.paragraph("Nattetid avgör den läkare", "Mer om natten.")
    done = take_in(recipient)
    new = next(
        one.clause for one in done.revisions if one.kind == "split" or one.clause not in places(done, View.ORIGINAL)
    )
    assert done.text(f"h.{new}")[0].startswith("Nattetid avgör den läkare")
    assert done.text(f"b.{new}") == ["Mer om natten."]
    assert len(done.text("b.LAK_4_3")) == 1
    check(done, sent, tracked=False)


def test_a_middle_paragraph_made_a_heading_takes_the_rest_along(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.style("deltar i dagverksamhet", "Heading2")
    recipient.style("har plats i korttidsboende", "Heading2")
    done = take_in(recipient)
    assert [one.kind for one in done.revisions] == ["split", "clause"]
    check(done, sent, tracked=False)


@pytest.mark.parametrize("author", ["", AUTHOR])
def test_a_heading_made_a_paragraph_merges_its_clause(sent: Sent, take_in: TakeIn, author: str) -> None:
    recipient = sent.recipient()
    recipient.style("Besök samma dag", "BodyText", author)
    done = take_in(recipient)
    assert [(one.clause, one.kind) for one in done.revisions] == [("LAK_4_3", "merge")]
    assert "LAK_4_3" not in places(done) and done.text("b.LAK_4_2")[1] == "Besök samma dag"
    check(done, sent, tracked=bool(author))


def test_headings_that_all_lost_their_style_merge_nothing(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    for heading in [one for one in recipient.paragraphs() if style(one).startswith("Heading")]:
        heading.find(f"{W}pPr/{W}pStyle").set(f"{W}val", "BodyText")
    assert take_in(recipient).revisions == []


def test_a_heading_joined_with_its_own_text_is_told_on_its_clause(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(tracked=True)
    recipient.join("Lägesbeskrivning")
    done = take_in(recipient)
    assert done.revisions == []
    (sentence,) = done.report.listed
    assert "4.2" in sentence and done.report.account.holds
    assert [one.comment.clause for one in done.workspace.comments() if one.comment.source] == ["LAK_4_2"]


def test_a_clause_that_others_stand_under_is_merged_only_where_they_follow(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(tracked=True)
    recipient.join("Chefer för vårdcentralen och kommunens hälso- och")
    recipient.join("Vistas individen tillfälligt")
    done = take_in(recipient)
    assert [one.clause for one in done.revisions if one.kind == "merge"] == ["LAK_7_3"]
    assert [one for one in done.report.listed if "Gränsen" in one and "2.3" in one]
    assert done.report.account.holds
