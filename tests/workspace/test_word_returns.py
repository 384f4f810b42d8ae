"""Returned Word copies: exactly the recipient's edits, on the right clauses, tracked or not."""

import random
from pathlib import Path

import pytest

from hsavtal_desktop.core.edits import Decide
from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.views import View as WordView
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import import_word
from tests.word.random_recipient import random_edits
from tests.word.recipient import AUTHOR, DATE, Recipient
from tests.workspace.returning import AUTHORITY, Intake, Sent, TakeIn, flat

TRACKING = pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])


def only_origin(done: Intake, tracked: bool) -> None:
    wanted = "word-tracked" if tracked else "word-untracked"
    assert {(one.origin, one.on_behalf, one.released) for one in done.revisions} == {(wanted, AUTHORITY, True)}
    assert (done.report.tracked > 0, done.report.untracked > 0) == (tracked, not tracked)


def test_an_untouched_copy_brings_nothing(sent: Sent, take_in: TakeIn) -> None:
    done = take_in(sent.recipient())
    assert (done.report.received, done.report.warnings, done.report.trouble) == (0, [], "")
    assert done.report.sent
    assert done.revisions == []


@TRACKING
def test_typing_deleting_and_replacing_words(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.insert("medicinsk bedömning", ", vård")
    recipient.delete("legitimerade ")
    recipient.replace("skriftlig lägesbeskrivning", "muntlig beskrivning")
    done = take_in(recipient)
    only_origin(done, tracked)
    assert done.edits == [
        ("LAK_3_2", "insertion", ", vård", ""),
        ("LAK_3_5", "deletion", "", "legitimerade "),
        ("LAK_4_2", "replacement", "muntlig beskrivning", "skriftlig lägesbeskrivning"),
    ]
    done.agrees(sent.files["markup"])


@TRACKING
def test_splitting_and_joining_paragraphs(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.split("Läkaren ska ha regelbunden tid")
    recipient.join("beslut om vårdnivå när hälsan blir sämre")
    done = take_in(recipient)
    only_origin(done, tracked)
    assert done.edits == [("LAK_3_1", "insertion", "\n", ""), ("LAK_3_2", "deletion", "", "\n")]
    done.agrees(sent.files["markup"])


@TRACKING
def test_paragraphs_that_come_and_go(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.paragraph("en medicinsk plan för varje individ", "stöd till anhöriga", "ListBullet")
    recipient.paragraph("Namngiven läkare", "Först ett nytt stycke.")
    recipient.paragraph("Kommunen får använda förrådet", "Sist ett nytt stycke.")
    recipient.remove("deltar i dagverksamhet")
    recipient.remove("Läkaren ska pröva planen på nytt")
    done = take_in(recipient)
    only_origin(done, tracked)
    assert [(clause, kind) for clause, kind, _, _ in done.edits] == [
        ("LAK_2_1", "deletion"),
        ("LAK_3_1", "insertion"),
        ("LAK_3_2", "insertion"),
        ("LAK_3_3", "deletion"),
        ("LAK_5_3", "insertion"),
    ]
    bullets = done.workspace.text("b.LAK_3_2", View.FINAL)
    assert [one.style for one in bullets] == ["body"] + ["bullet"] * 6
    assert done.text("h.LAK_3_1") == ["Namngiven läkare"]
    assert done.text("b.LAK_3_1")[0] == "Först ett nytt stycke."
    done.agrees(sent.files["markup"])


@TRACKING
def test_a_list_grows_and_shrinks_at_its_end(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.paragraph("deltar i dagverksamhet", "Ett vanligt stycke sist.")
    recipient.remove("lokala rutiner mellan kommunen och VGR")
    done = take_in(recipient)
    styles = {name: [one.style for one in done.workspace.text(name, View.FINAL)] for name in ("b.LAK_2_1", "b.A_3_2")}
    assert styles["b.LAK_2_1"] == ["body", "bullet", "bullet", "bullet", "bullet", "body"]
    assert styles["b.A_3_2"] == ["body", "body", "number", "number", "number"]
    done.workspace.perform(Decide("reject", tuple(one.id for one in done.revisions)))
    assert [one.style for one in done.workspace.text("b.LAK_2_1", View.FINAL)][-1] == "bullet"
    done.workspace.undo()
    done.agrees(sent.files["markup"])


@TRACKING
def test_clauses_that_come_and_go(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.clause("Läkaren ska ge råd", "Samverkan med tandvården", "Parterna samverkar.", 2)
    recipient.remove_block("Lägesbeskrivning", "Besök samma dag")
    done = take_in(recipient)
    only_origin(done, tracked)
    new = done.revisions[0].clause
    assert [(clause, kind) for clause, kind, _, _ in done.edits] == [(new, "clause"), ("LAK_4_2", "removal")]
    shown = [place.clause for place in done.workspace.outline("LAK", View.FINAL).places]
    assert shown[shown.index("LAK_3_5") + 1] == new
    assert done.text(f"b.{new}") == ["Parterna samverkar."]
    done.agrees(sent.files["markup"])


def test_clauses_that_were_moved(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.move_block("Akutläkemedelsförråd", "Iordningställda doser", "Ordination")
    recipient.insert("betalar läkemedlen", " och transporten")
    done = take_in(recipient)
    assert sorted(kind for _, kind, _, _ in done.edits) == ["insertion", "move"]
    order = [place.clause for place in done.workspace.outline("LAK", View.FINAL).places]
    assert order.index("LAK_5_1") < order.index("LAK_5_3") < order.index("LAK_5_2") < order.index("LAK_5_4")
    done.agrees(sent.files["markup"])


def test_a_clause_struck_at_one_place_and_pasted_at_another_has_moved(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(tracked=True)
    words = "Kommunen ska ge läkaren en skriftlig lägesbeskrivning före varje planerat besök."
    recipient.remove_block("Lägesbeskrivning", "Besök samma dag")
    recipient.clause("Läkaren ska ge råd", "Lägesbeskrivning", words, 2)
    done = take_in(recipient)
    assert [(one.clause, one.kind, one.origin) for one in done.revisions] == [("LAK_4_2", "move", "word-tracked")]
    done.agrees(sent.files["markup"])


@TRACKING
def test_table_cells_and_rows(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.insert("Gör medicinsk plan", " och vårdplan")
    recipient.add_row("Gör medicinsk plan", ["Ger råd", "VGR", "två dagar", "LAK 3.5"])
    recipient.remove_row("Gör ett besök som behövs samma dag")
    done = take_in(recipient)
    only_origin(done, tracked)
    assert sorted(kind for _, kind, _, _ in done.edits) == ["insertion", "table", "table"]
    assert {clause for clause, _, _, _ in done.edits} == {"LAK_4_4"}
    done.agrees(sent.files["markup"])


@TRACKING
def test_whole_tables_that_come_and_go(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.add_table("Väntetiden mäts", [["Tid", "Mål"], ["Dag", "30 minuter"]])
    recipient.remove_table("Väntetid i telefon")
    done = take_in(recipient)
    only_origin(done, tracked)
    assert [(clause, kind) for clause, kind, _, _ in done.edits] == [("LAK_4_1", "insertion"), ("LAK_7_1", "deletion")]
    place = done.workspace.find("LAK_4_1")
    assert place is not None
    (table,) = done.workspace.clause(place, View.FINAL).tables.values()
    cells = [[done.text(cell) for cell in row.cells] for row in table.rows]
    assert cells == [[["Tid"], ["Mål"]], [["Dag"], ["30 minuter"]]]
    done.agrees(sent.files["markup"])


@TRACKING
def test_a_heading_above_a_clauses_level_is_a_heading_within_it(sent: Sent, take_in: TakeIn, tracked: bool) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.clause("har plats i korttidsboende", "Särskilt om korttid", "Detta gäller korttid.", 1)
    done = take_in(recipient)
    assert [(clause, kind) for clause, kind, _, _ in done.edits] == [("LAK_2_1", "insertion")]
    styles = [paragraph.style for paragraph in done.workspace.text("b.LAK_2_1", View.FINAL)]
    assert styles == ["body", "bullet", "bullet", "heading", "body", "bullet", "bullet"]
    done.agrees(sent.files["markup"])


@TRACKING
def test_a_heading_below_a_clauses_level_divides_it_into_one_under_it(
    sent: Sent, take_in: TakeIn, tracked: bool
) -> None:
    recipient = sent.recipient(tracked=tracked)
    recipient.clause("har plats i korttidsboende", "Särskilt om korttid", "Detta gäller korttid.", 3)
    done = take_in(recipient)
    new = next(one.clause for one in done.revisions if one.kind == "split")
    assert [paragraph.style for paragraph in done.workspace.text("b.LAK_2_1", View.FINAL)] == ["body", *["bullet"] * 2]
    assert [paragraph.style for paragraph in done.workspace.text(f"b.{new}", View.FINAL)] == ["body", *["bullet"] * 2]
    assert [(place.clause, place.depth) for place in outline(done)][4:6] == [("LAK_2_1", 1), (new, 2)]
    done.agrees(sent.files["markup"])


def test_new_clauses_stand_where_they_were_written_and_in_order(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.clause("Läkaren ska ge råd", "Första nya", "Text ett.", 2)
    recipient.clause("Text ett.", "Andra nya", "Text två.", 3)
    recipient.clause("Text två.", "Tredje nya", "Text tre.", 1)
    done = take_in(recipient)
    places = [(place.depth, done.text(f"h.{place.clause}")[0]) for place in outline(done)]
    at = places.index((1, "Råd till personalen"))
    assert places[at + 1 : at + 5] == [(1, "Första nya"), (2, "Andra nya"), (0, "Tredje nya"), (0, "Tillgänglighet")]
    done.agrees(sent.files["markup"])


def test_a_new_clause_keeps_its_lists(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.clause("Läkaren ska ge råd", "Ny punkt", "Parterna ska", 2)
    recipient.paragraph("Parterna ska", "svara", "ListBullet")
    done = take_in(recipient)
    ((clause, _, _, _),) = done.edits
    body = done.workspace.text(f"b.{clause}", View.FINAL)
    assert [(one.style, one.text) for one in body] == [("body", "Parterna ska"), ("bullet", "svara")]


def test_a_new_clause_never_takes_over_those_after_it(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.clause("Läkaren ska pröva planen", "Ny rubrik", "Ny text.", 1)
    done = take_in(recipient)
    assert [kind for _, kind, _, _ in done.edits] == ["clause"]
    places = [done.text(f"h.{place.clause}")[0] for place in outline(done)]
    assert places[places.index("Ny rubrik") + 1] == "Läkare i vård i hemmet"
    assert len(done.report.listed) == 1
    done.agrees(sent.files["markup"])


def outline(done: Intake) -> tuple[Place, ...]:
    return done.workspace.outline("LAK", View.FINAL).places


def test_a_copied_clause_is_a_new_one(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    words = "Kommunen ska ge läkaren en skriftlig lägesbeskrivning före varje planerat besök."
    recipient.clause("Läkaren ska ge råd", "Lägesbeskrivning", words, 2)
    done = take_in(recipient)
    assert [kind for _, kind, _, _ in done.edits] == ["clause"]
    done.agrees(sent.files["markup"])


def test_every_character_that_was_tracked_is_placed(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(tracked=True)
    dice = random.Random("characters")
    for words in ("medicinsk bedömning", "Gör medicinsk plan", "Väntetiden mäts", "Lagstöd"):
        recipient.insert(words, " " + "x" * dice.randrange(3, 30))
    for words in ("legitimerade ", "per telefon ", "fasta möten "):
        recipient.delete(words)
    recipient.paragraph("Läkaren ska ge råd", "y" * 40)
    done = take_in(recipient)
    marks = [
        entry
        for entry in read_word(done.returned).revisions
        if entry.author == AUTHOR and entry.kind in ("ins", "del", "pmark-ins")
    ]
    breaks = sum(entry.kind == "pmark-ins" for entry in marks)
    assert (
        sum(len(one.added) for one in done.revisions)
        == sum(len(entry.text) for entry in marks if entry.kind == "ins") + breaks
    )
    assert sum(len(one.removed) for one in done.revisions) == sum(
        len(entry.text) for entry in marks if entry.kind == "del"
    )
    assert done.report.received == done.report.placed == 8


def test_who_wrote_a_tracked_change_and_when_is_kept(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(tracked=True)
    recipient.delete("legitimerade ")
    done = take_in(recipient)
    assert [(one.name, one.message) for one in done.revisions] == [(AUTHORITY, f"{AUTHOR} {DATE}")]
    assert done.revisions[0].author == done.workspace.author


def test_a_reference_is_struck_whole_and_a_recomputed_one_is_kept(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.replace("avsnitt 4 får", "avsnitt 7 får")
    recipient.delete("Kommunernas ansvar framgår av HSA avsnitt 5.6.")
    done = take_in(recipient)
    assert done.edits == [("LAK_2_3", "deletion", "", "Kommunernas ansvar framgår av HSA avsnitt \ufffc.")]
    assert done.report.listed == ["Hänvisningen 4 i punkt 6.1 är 7 i filen; den behölls."]


def test_edits_in_text_that_we_propose_stand_on_it(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(tracked=True)
    recipient.insert("när det", " troligen")
    recipient.delete("vad, ")
    done = take_in(recipient)
    assert done.edits == [("A_4_1", "deletion", "", "vad, "), ("A_4_1", "insertion", " troligen", "")]
    done.agrees(sent.files["markup"])


@pytest.mark.parametrize(("accept", "verb"), [(True, "godkänt"), (False, "avslagit")])
def test_what_the_recipient_decided_on_in_word_is_told(sent: Sent, take_in: TakeIn, accept: bool, verb: str) -> None:
    recipient = sent.recipient()
    recipient.decide_all("Alex Låtsberg", accept=accept)
    recipient.insert("Väntetiden mäts", " noga")
    done = take_in(recipient)
    assert [(clause, added.strip(), removed) for clause, _, added, removed in done.edits] == [("LAK_4_1", "noga", "")]
    remarks = [one.comment for one in done.workspace.comments() if one.comment.source]
    assert remarks
    assert all(f"{AUTHORITY} har i Word {verb}" in one.text and "Alex Låtsberg" in one.text for one in remarks)
    assert [one.text for one in remarks] == done.report.listed


def test_when_all_our_changes_are_decided_on_it_is_told_once(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    for name in {entry.author for entry in read_word(sent.files["markup"]).revisions}:
        recipient.decide_all(name, accept=True)
    done = take_in(recipient)
    assert done.revisions == []
    assert done.report.listed == [f"{AUTHORITY} har i Word godkänt alla ändringar som filen skickades med."]


def test_a_part_of_our_proposal_that_was_deleted_is_a_proposal_and_no_remark(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.delete(", när det sker")
    done = take_in(recipient)
    assert (done.edits, done.report.listed) == ([("A_4_1", "deletion", "", ", när det sker")], [])


def test_an_answer_to_our_comment_is_an_answer_here(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.comment("Väntetiden mäts", "Hur mäts den?")
    first = take_in(recipient)
    (comment,) = [one for one in first.workspace.comments() if one.comment.source]
    again = first.folder / "igen.docx"
    export_word(first.workspace, again, document="LAK")
    answering = Recipient(again.read_bytes())
    answering.answer("Hur mäts den?", "Med systemets klocka.")
    (report,) = import_word(first.workspace, [_written(answering, first.folder / "svar.docx")], "Exempelkommun B")
    answers = [one.comment for one in first.workspace.comments() if one.comment.parent]
    assert (report.comments, report.listed) == (1, [])
    assert [(one.parent, one.clause, one.text) for one in answers] == [(comment.id, "LAK_4_1", "Med systemets klocka.")]


def _written(recipient: Recipient, path: Path) -> Path:
    path.write_bytes(recipient.data())
    return path


def test_comments_are_kept_on_their_clause_with_their_author(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.comment("Väntetiden mäts", "Hur mäts den?")
    done = take_in(recipient)
    (found,) = [one for one in done.workspace.comments() if one.comment.source]
    assert (found.comment.clause, found.comment.text, found.name) == ("LAK_4_1", "Hur mäts den?", AUTHOR)
    assert (found.organisation, found.comment.written, done.report.comments) == (AUTHORITY, DATE, 1)


def test_what_stands_outside_the_agreement_is_listed(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.insert("Gemensamma bestämmelser", " i korthet")
    recipient.paragraph("Gemensamma bestämmelser i korthet", "Ett stycke före första punkten.")
    done = take_in(recipient)
    assert done.revisions == []
    assert done.report.received == len(done.report.listed) == 2
    assert any("”Gemensamma bestämmelser i korthet”" in one for one in done.report.listed)
    kept = [one.comment for one in done.workspace.comments() if one.comment.source]
    assert [(one.clause, "Ett stycke före första punkten." in one.text) for one in kept] == [("", True)]


def test_the_copy_of_the_final_text_is_answered_likewise(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(view="final")
    recipient.delete("Skälig kostnad är det pris kommunen har fått betala")
    recipient.insert("Väntetiden mäts", " noga")
    done = take_in(recipient)
    assert [(clause, kind) for clause, kind, _, _ in done.edits] == [("LAK_4_1", "insertion"), ("LAK_6_3", "deletion")]
    assert done.exported("final") == flat(done.returned, WordView.ACCEPTED)


def test_typing_on_in_the_workspace_meanwhile_is_left_alone(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.delete("legitimerade ")
    done = take_in(recipient)
    again = sent.recipient()
    again.replace("enskilda", "vissa")
    second = take_in(again, "senare.docx")
    assert second.report.untracked == 1
    final = "\n".join(second.text("b.LAK_3_5"))
    assert "kommunens personal i frågor som rör vissa individer" in final
    assert "legitimerade" in "\n".join(done.text("b.LAK_3_5", View.ORIGINAL))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("identity", ["whole", "renamed", "none"])
def test_any_edits_come_back_as_they_were_made(sent: Sent, take_in: TakeIn, seed: int, identity: str) -> None:
    recipient = sent.recipient()
    dice = random.Random(f"{identity} {seed}")
    done_edits = random_edits(recipient, dice, 8, tracked=0.5)
    if identity == "renamed":
        recipient.rename_bookmarks()
        recipient.forget_identity(bookmarks=False, properties=False)
    elif identity == "none":
        recipient.forget_identity()
    done = take_in(recipient)
    assert not done.report.trouble
    assert done_edits
    done.agrees(sent.files["markup"])
