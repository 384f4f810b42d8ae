"""Comments: anchored to characters, in threads, settled and assigned; kept when their words go."""

from pathlib import Path

import pytest

from hsavtal_desktop.core.edits import AddComment, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.threads import Thread, threads
from hsavtal_desktop.workspace.workspace import Workspace

TEXT = "b.A_2_1"


def words_at(workspace: Workspace, text: str, start: int, stop: int) -> str:
    return "\n".join(line.text for line in workspace.text(text, View.MARKUP))[start:stop]


def comment(workspace: Workspace, start: int, stop: int, words: str = "Vad menas?", **more: str) -> Thread:
    workspace.perform(AddComment("A_2_1", words, ((TEXT, start, stop),), id="k1", **more))
    return thread(workspace)


def thread(workspace: Workspace, name: str = "k1") -> Thread:
    return next(one for one in threads(workspace) if one.id == name)


def test_a_comment_is_about_its_words_whatever_is_written_around_them(example: Workspace) -> None:
    wanted = words_at(example, TEXT, 4, 12)
    assert comment(example, 4, 12).quote == wanted
    example.perform(ReplaceText(TEXT, 0, 0, "Inledning. "))
    example.perform(ReplaceText(TEXT, 18, 18, "XYZ"))
    again = thread(example)
    assert again.quote == wanted, "what others write inside is not what it was about"
    assert not again.gone


def test_of_much_that_a_comment_is_about_only_the_beginning_is_read_to_be_quoted(example: Workspace) -> None:
    places = [place for document in example.documents() for place in example.outline(document, View.MARKUP).places]
    texts = list(dict.fromkeys(f"b.{place.clause}" for place in places))
    lengths = {text: sum(line.length + 1 for line in example.text(text, View.MARKUP)) - 1 for text in texts}
    at = tuple((text, 0, lengths[text]) for text in texts if lengths[text])
    example.perform(AddComment("A_2_1", "Gäller det allt?", at, id="k1"))
    found = thread(example)
    assert len(found.root.comment.anchor) == len(at)
    assert 400 <= len(found.quote) < sum(lengths.values()) / 2


def test_a_comment_stays_when_its_words_are_struck_and_the_strike_is_accepted(example: Workspace) -> None:
    wanted = words_at(example, TEXT, 4, 12)
    comment(example, 4, 12)
    example.perform(ReplaceText(TEXT, 4, 12, ""))
    assert not thread(example).gone, "struck words are still shown"
    mine = [one.id for one in example.revisions(pending_only=True) if one.author == example.author and not one.released]
    example.perform(Decide("accept", tuple(mine)))
    assert (thread(example).quote, thread(example).gone) == (wanted, True)


def test_threads_stand_in_the_order_of_the_agreement_whenever_they_were_written(example: Workspace) -> None:
    example.perform(AddComment("A_2_1", "sist", ((TEXT, 20, 25),), id="k3"))
    example.perform(AddComment("A_2_1", "mitten", ((TEXT, 3, 5),), id="k2"))
    example.perform(AddComment("A_2_1", "om hela punkten", id="k1"))
    assert [one.id for one in threads(example) if one.id in ("k1", "k2", "k3")] == ["k1", "k2", "k3"]


def test_a_thread_is_answered_assigned_settled_and_opened_again(example: Workspace) -> None:
    comment(example, 4, 12, kind="juristfråga", assigned=example.author)
    example.perform(AddComment("A_2_1", "Ja.", parent="k1", id="k2"))
    example.perform(AddComment("A_2_1", "Ja, verkligen.", parent="k2", id="k3"))
    found = thread(example)
    assert [one.id for one in found.answers] == ["k2", "k3"]
    assert (found.root.comment.kind, found.assignee) == ("juristfråga", "Anna")
    example.perform(SetRecord("comment", "k1", {"resolved": True}))
    assert (thread(example).resolved, thread(example).settled_by) == (True, "Anna")
    example.perform(SetRecord("comment", "k1", {"resolved": False}))
    assert (thread(example).resolved, thread(example).settled_by) == (False, "")


def test_undo_takes_a_comment_back_and_redo_writes_it_again(example: Workspace) -> None:
    comment(example, 4, 12)
    assert example.undo_text == "kommentar"
    example.undo()
    assert not any(one.id == "k1" for one in threads(example))
    example.redo()
    assert thread(example).quote


def test_an_empty_comment_and_an_answer_to_nothing_are_refused(example: Workspace) -> None:
    with pytest.raises(Trouble, match="tom"):
        example.perform(AddComment("A_2_1", "  \n"))
    with pytest.raises(Trouble, match="finns inte"):
        example.perform(AddComment("A_2_1", "Ja", parent="ingen"))


def test_answers_that_name_each_other_in_a_ring_are_one_thread(example: Workspace) -> None:
    example.perform(SetRecord("comment", "r1", {"text": "ett", "parent": "r2"}))
    example.perform(SetRecord("comment", "r2", {"text": "två", "parent": "r1"}))
    example.perform(SetRecord("comment", "r3", {"text": "tre", "parent": "r2"}))
    (ring,) = [one for one in threads(example) if one.id in ("r1", "r2", "r3")]
    assert {ring.id, *(one.id for one in ring.answers)} == {"r1", "r2", "r3"}


@pytest.mark.parametrize("anchor", [{"b.A_2_1": [["x", "y", 1]]}, {"b.A_2_1": [[1]]}, {"b.finns_ej": [["a", 1, 2]]}])
def test_an_anchor_of_another_form_is_about_nothing(example: Workspace, anchor: object, tmp_path: Path) -> None:
    example.perform(SetRecord("comment", "k1", {"text": "t", "clause": "A_2_1", "anchor": anchor}))
    assert thread(example).quote == ""
