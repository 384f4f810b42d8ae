"""What becomes one proposal when looks are given to words, and what is told of it."""

from pathlib import Path

import pytest

from hsavtal_desktop.core.drafting.drafter import Drafter
from hsavtal_desktop.core.edits import Decide, FormatText, ReplaceText, StyleParagraphs
from hsavtal_desktop.core.reading import BREAK, RevisionView, View
from hsavtal_desktop.workspace.agreement_preview import preview_agreement
from hsavtal_desktop.workspace.agreement_start import import_agreement
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.old_agreements import styled
from tests.workspace.conftest import Person

TEXT = "b.B_6_1"


def added(workspace: Workspace, before: list[RevisionView]) -> list[RevisionView]:
    known = {one.id for one in before}
    return [one for one in workspace.revisions(pending_only=True) if one.id not in known]


def test_what_is_written_in_an_agreement_just_taken_in_is_a_proposal_of_its_own(tmp_path: Path, person: Person) -> None:
    path = tmp_path / "gammalt.docx"
    path.write_bytes(styled())
    with Workspace.create(tmp_path / "nytt.hsavtal", person("Anna", "region"), name="Prov") as workspace:
        import_agreement(workspace, preview_agreement(workspace, path, document="HSA"))
        first, last = (workspace.outline("HSA", View.FINAL).places[at].clause for at in (0, -1))
        for clause in (first, last):
            workspace.perform(ReplaceText(f"b.{clause}", 0, 0, "Nytt. "))
        open_ones = workspace.revisions(pending_only=True)
        assert [(one.clause, one.kind, one.added) for one in open_ones] == [
            (first, "insertion", "Nytt. "),
            (last, "insertion", "Nytt. "),
        ]


def test_a_list_begun_in_new_words_at_the_end_of_a_text_is_part_of_their_proposal(example: Workspace) -> None:
    before = list(example.revisions(pending_only=True))
    end = sum(len(line.text) + 1 for line in example.text(TEXT, View.MARKUP)) - 1
    example.perform(ReplaceText(TEXT, end, end, BREAK + "punkt"))
    for style, level in (("bullet", 0), ("bullet", 1), ("body", 0)):
        example.perform(StyleParagraphs(TEXT, end + 6, end + 6, style, level))
    (one,) = added(example, before)
    assert one.added == BREAK + "punkt"


@pytest.mark.parametrize("released", [False, True])
def test_looks_of_agreed_words_are_told_with_the_words_that_get_them(example: Workspace, released: bool) -> None:
    before = list(example.revisions(pending_only=True))
    words = example.text(TEXT, View.MARKUP)[0].text[:8]
    example.perform(FormatText(TEXT, 0, 8, "bold", True))
    example.perform(FormatText(TEXT, 0, 8, "italic", True))
    if released:
        example.release()
    (one,) = added(example, before)
    assert (one.kind, one.looks, one.restyled) == ("format", (("bold", True), ("italic", True)), words)
    example.perform(Decide("accept", (one.id,)))
    assert example.text(TEXT, View.ORIGINAL)[0].pieces[0].marks["bold"]


def test_looks_that_were_given_and_taken_back_are_one_proposal_that_changes_nothing(example: Workspace) -> None:
    before = list(example.revisions(pending_only=True))
    example.perform(FormatText(TEXT, 0, 8, "bold", True))
    example.perform(FormatText(TEXT, 0, 8, "bold", False))
    example.perform(StyleParagraphs(TEXT, 0, 0, "bullet", 0))
    example.perform(StyleParagraphs(TEXT, 0, 0, "body", 0))
    assert [(one.looks, one.restyled) for one in added(example, before)] == [((), ""), ((), "")]


def test_a_paragraph_is_told_by_its_words_when_it_becomes_a_list(example: Workspace) -> None:
    before = list(example.revisions(pending_only=True))
    paragraph = example.text(TEXT, View.MARKUP)[0]
    example.perform(StyleParagraphs(TEXT, 0, 0, "bullet", 0))
    (one,) = added(example, before)
    assert one.looks == (("style", "bullet"),)
    assert one.restyled == paragraph.text


def test_of_looks_given_to_very_many_texts_the_first_are_told(example: Workspace) -> None:
    clauses = [place.clause for name in example.documents() for place in example.outline(name, View.FINAL).places]
    texts = [f"{part}.{clause}" for clause in clauses for part in "hb"]
    drafter, revision = Drafter(example.state, example.pen), example.pen.revision()
    edits = [FormatText(text, 0, 1, "bold", True) for text in texts if example.text(text, View.FINAL)[0].text]
    assert len(edits) > 100
    example.seal([{**event, "revision": revision} for edit in edits for event in drafter.events(edit)])
    one = next(one for one in example.revisions(pending_only=True) if one.id == revision)
    assert one.looks == (("bold", True),)
    assert len(one.restyled.split()) == 101
    assert one.restyled.endswith(" …")
