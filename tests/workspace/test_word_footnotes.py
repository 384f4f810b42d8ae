"""Footnotes of returned copies: their words are texts of their own, and what is done to them becomes proposals."""

from io import BytesIO

import docx
import pytest

from hsavtal_desktop.core.edits import Decide, InsertFootnote
from hsavtal_desktop.core.reading import ATOM, View
from tests.word.recipient import W, shown
from tests.workspace.returning import SendOut, Sent, TakeIn

TRACKING = pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
FIRST = "Enligt den gemensamma rutinen.\nRutinen ses över varje år."
SECOND = "Systemet väljs av parterna."


@pytest.fixture(scope="module")
def sent(send_out: SendOut) -> Sent:
    return send_out(
        InsertFootnote("b.LAK_4_1", 6, FIRST, "ett"),
        InsertFootnote("b.LAK_3_5", 9, SECOND, "tva"),
    )


def test_an_untouched_copy_with_footnotes_brings_nothing(sent: Sent, take_in: TakeIn) -> None:
    done = take_in(sent.recipient())
    assert (done.revisions, done.report.received, done.report.account.holds) == ([], 0, True)


@TRACKING
def test_words_changed_in_a_footnote_are_proposals_on_it(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    with recipient.in_part("word/footnotes.xml"):
        recipient.replace("gemensamma", "lokala")
        recipient.delete(" varje år")
        recipient.insert("av parterna", " gemensamt")
    done = take_in(recipient)
    assert [(one.texts, one.clause, one.added, one.removed) for one in done.revisions] == [
        (("n.tva",), "LAK_3_5", " gemensamt", ""),
        (("n.ett",), "LAK_4_1", "lokala", "gemensamma"),
        (("n.ett",), "LAK_4_1", "", " varje år"),
    ]
    assert {one.origin for one in done.revisions} == {"word-tracked" if tracked else "word-untracked"}
    assert (done.report.listed, done.report.account.holds) == ([], True)
    assert done.text("n.ett") == ["Enligt den lokala rutinen.", "Rutinen ses över."]
    done.agrees(sent.files["markup"])


@TRACKING
@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_new_note_is_a_proposal_with_its_words(sent: Sent, take_in: TakeIn, tracked: bool, kind: str) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.footnote("Kommunen får använda förrådet", "Se även bilagan.", kind)
    done = take_in(recipient)
    (proposal,) = done.revisions
    assert (proposal.clause, proposal.added) == ("LAK_5_3", f"{ATOM}\nSe även bilagan.")
    note = next(text for text in proposal.texts if text.startswith("n."))
    assert done.text(note) == ["Se även bilagan."]
    assert (done.report.listed, done.report.account.holds) == ([], True)
    assert done.report.formatting == (["1 nya slutnoter togs in som fotnoter."] if kind == "endnote" else [])
    done.workspace.perform(Decide("reject", (proposal.id,)))
    assert ATOM not in "".join(done.text("b.LAK_5_3"))


@TRACKING
def test_a_note_in_a_new_clause_comes_along(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.clause("Läkaren ska ge råd", "Samverkan med tandvården", "Parterna samverkar.", 2)
    recipient.footnote("Parterna samverkar.", "Även utanför kontorstid.")
    done = take_in(recipient)
    (proposal,) = done.revisions
    assert done.text(f"b.{proposal.clause}") == [f"Parterna samverkar.{ATOM}"]
    note = next(text for text in proposal.texts if text.startswith("n."))
    assert (done.text(note), done.report.account.holds) == (["Även utanför kontorstid."], True)


@TRACKING
def test_a_footnote_that_went_is_a_proposal_to_strike_its_sign(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.remove_footnote("gemensamma rutinen")
    done = take_in(recipient)
    assert [(one.clause, one.kind, one.removed) for one in done.revisions] == [("LAK_4_1", "deletion", ATOM)]
    assert (done.report.listed, done.report.account.holds) == ([], True)
    assert ATOM not in "".join(done.text("b.LAK_4_1"))
    assert ATOM in "".join(done.text("b.LAK_4_1", View.ORIGINAL))


@TRACKING
def test_a_paragraph_that_goes_takes_its_footnote_along(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.remove("legitimerade")
    done = take_in(recipient)
    assert ATOM not in "".join(done.text("b.LAK_3_5"))
    assert done.report.account.holds and not done.report.listed


def test_a_comment_in_a_footnote_is_about_its_clause(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    with recipient.in_part("word/footnotes.xml"):
        recipient.comment("Systemet väljs", "Av vem?")
    done = take_in(recipient)
    (comment,) = [one.comment for one in done.workspace.comments() if one.comment.source]
    assert (comment.clause, comment.text) == ("LAK_3_5", "Av vem?")


@pytest.mark.parametrize("signs", ["", "1"], ids=["left out", "as numbers"])
def test_footnotes_that_plain_text_can_not_hold_are_kept(sent: Sent, take_in: TakeIn, signs: str) -> None:
    recipient = sent.recipient(view="final")
    recipient.replace("mäts", "räknas")
    bare = docx.Document()
    for paragraph in recipient.paragraphs():
        for sign in list(paragraph.iter(f"{W}footnoteReference")):
            sign.tag = f"{W}t"
            sign.text = signs
        if shown(paragraph).strip():
            bare.add_paragraph(shown(paragraph))
    stream = BytesIO()
    bare.save(stream)
    done = take_in(stream.getvalue())
    assert ("LAK_4_1", "replacement", "räknas", "mäts") in done.edits
    assert ATOM in "".join(done.text("b.LAK_4_1")) and ATOM in "".join(done.text("b.LAK_3_5"))
    assert sum("otnot" in one for one in done.report.listed) == (2 if signs else 1)


def test_what_is_changed_in_a_page_header_is_told_in_one_sentence(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    name = next(name for name in recipient.parts if name.startswith("word/header") and b"w:t" in recipient.parts[name])
    with recipient.in_part(name):
        words = next(shown(one) for one in recipient.paragraphs() if shown(one).strip())
        recipient.insert(words, " samrådsversion")
    done = take_in(recipient)
    assert done.revisions == []
    (sentence,) = done.report.listed
    assert sentence.startswith("Ändrat i sidhuvudet, som programmet skriver") and "samrådsversion" in sentence
    assert done.report.account.holds
