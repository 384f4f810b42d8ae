"""Clauses are split and merged as proposals, whatever others do meanwhile."""

from __future__ import annotations

import pytest
from replicas import Replica, agreed, exchange

from hsavtal_desktop.core import edits, views
from hsavtal_desktop.core.conflicts import conflicts
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.revision_views import kind_of, pending, revision_view
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.reading import Reading

BODY = "b.k1"


def shown(one: Replica, view: View = View.MARKUP) -> list[tuple[str, str]]:
    places = [place for place in views.outline(one.state, "d1", view).places if not place.moved_away]
    return [(place.clause, views.plain(one.state, f"b.{place.clause}", view)) for place in places]


def decide(one: Replica, verdict: str) -> None:
    one.edit(edits.Decide(verdict, tuple(pending(one.state))))


def release(*people: Replica) -> None:
    for one in people:
        one.seal()
    exchange(*people)
    assert len({repr(shown(one)) for one in people}) == 1


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_split_gives_what_follows_to_a_clause_of_its_own_and_is_one_proposal(verdict: str) -> None:
    (one,) = agreed("a")
    before = shown(one)
    one.edit(edits.SplitClause(BODY, 9, "Ny rubrik", "s1"))
    after = [("k1", "Parterna "), ("s1", "samverkar.\nAndra stycket."), ("k2", "Mer text.")]
    assert shown(one) == shown(one, View.FINAL) == after
    assert shown(one, View.ORIGINAL) == before
    (name,) = pending(one.state)
    assert revision_view(one.state, name).kind == "split"
    decide(one, verdict)
    assert shown(one) == (after if verdict == "accept" else before)


def test_a_proposal_is_told_of_as_a_split_as_long_as_it_cuts() -> None:
    (one,) = agreed("a")
    one.edit(edits.SplitClause(BODY, 9, "Ny rubrik", "s1"))
    (name,) = pending(one.state)
    revision = one.state.revisions[name]
    assert kind_of(revision) == "split"
    (cut,) = (entry for entry in revision.events.values() if "cut" in str(entry.event.get("marks")))
    revision.remove(cut)
    assert kind_of(revision) == "clause"
    revision.add(cut)
    assert kind_of(revision) == "split"


def test_a_split_at_the_start_of_a_paragraph_leaves_no_empty_line() -> None:
    (one,) = agreed("a")
    one.edit(edits.SplitClause(BODY, 20, "", "s1"))
    assert shown(one, View.FINAL)[:2] == [("k1", "Parterna samverkar."), ("s1", "Andra stycket.")]
    assert shown(one, View.ORIGINAL)[0] == ("k1", "Parterna samverkar.\nAndra stycket.")


def test_a_split_in_the_heading_takes_the_rest_of_it_and_the_body_along() -> None:
    (one,) = agreed("a")
    one.edit(edits.SplitClause("h.k1", 1, "", "s1"))
    assert shown(one, View.FINAL)[:2] == [("k1", ""), ("s1", "Parterna samverkar.\nAndra stycket.")]
    assert (one.text("h.k1"), one.text("h.s1")) == ("E", "tt")


def test_a_split_in_the_heading_leaves_struck_words_where_they_are() -> None:
    one, other = agreed("a", "b")
    words = views.plain(one.state, "h.k1", View.MARKUP)
    other.edit(edits.ReplaceText("h.k1", 1, len(words) - 1, ""))
    release(one, other)
    one.edit(edits.SplitClause("h.k1", 0, "", "s1"))
    assert views.plain(one.state, "h.s1", View.MARKUP) == words[0] + words[-1]
    assert views.plain(one.state, "h.k1", View.FINAL) == ""
    for name in pending(one.state):
        one.edit(edits.Decide("accept" if revision_view(one.state, name).kind == "split" else "reject", (name,)))
    assert views.plain(one.state, "h.k1", View.FINAL) == words[1:-1], "no word is lost with what struck it"


def test_a_clause_that_is_proposed_for_removal_is_not_split() -> None:
    (one,) = agreed("a")
    one.edit(edits.RemoveClause("k1"))
    for text in ("h.k1", BODY):
        with pytest.raises(Trouble, match="föreslås utgå"):
            one.edit(edits.SplitClause(text, 2, "", "s1"))
    assert shown(one, View.FINAL) == [("k2", "Mer text.")]


def test_both_sides_of_a_split_can_be_written_in_and_struck() -> None:
    (one,) = agreed("a")
    one.edit(edits.SplitClause(BODY, 9, "", "s1"))
    for text, at, words in (("b.s1", 0, "Alla "), (BODY, 9, "ska"), ("b.s1", 15, "!"), (BODY, 0, "> ")):
        one.edit(edits.ReplaceText(text, at, at, words))
    one.edit(edits.ReplaceText("b.s1", 16, 22, ""))
    one.edit(edits.StyleParagraphs(BODY, 0, 0, "bullet", 0))
    one.edit(edits.FormatText("b.s1", 0, 4, "bold", True))
    assert shown(one, View.FINAL)[:2] == [("k1", "> Parterna ska"), ("s1", "Alla samverkar.! stycket.")]
    assert [each.style for each in views.paragraphs(one.state, BODY, View.MARKUP)] == ["bullet"]


def test_what_others_write_and_strike_while_a_clause_is_split_stays_where_it_belongs() -> None:
    one, two, three = agreed("a", "b", "c")
    one.edit(edits.SplitClause(BODY, 9, "", "s1"))
    two.edit(edits.ReplaceText(BODY, 9, 18, "arbetar"))
    three.edit(edits.ReplaceText(BODY, 30, 30, "nya "))
    three.edit(edits.ReplaceText(BODY, 0, 0, "Båda "))
    release(one, two, three)
    decide(one, "accept")
    assert shown(one)[:2] == [("k1", "Båda Parterna "), ("s1", "arbetar.\nAndra stycnya ket.")]


def test_two_splits_at_the_same_time_keep_the_order_of_the_text() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.SplitClause(BODY, 20, "", "z1"))
    two.edit(edits.SplitClause(BODY, 9, "", "a1"))
    release(one, two)
    words = "".join(body for _, body in shown(one, View.FINAL)[:3])
    assert words == "Parterna samverkar.Andra stycket."
    assert [clause for clause, _ in shown(one)[:3]] == ["k1", "a1", "z1"]
    one.edit(edits.SplitClause(BODY, 3, "", "m1"))
    assert [clause for clause, _ in shown(one)[:4]] == ["k1", "m1", "a1", "z1"]


def test_the_new_clause_has_the_data_of_the_old_and_its_children() -> None:
    (one,) = agreed("a")
    one.edit(edits.SetRecord("clause", "k1", {"party": "region", "goals": {"g1"}}))
    one.edit(edits.AddClause("p", "k1", "", "Under", "", "k3"))
    decide(one, "accept")
    one.edit(edits.SplitClause(BODY, 9, "", "s1"))
    data = views.clause_data(one.state, "s1")
    assert (data.party, data.goals) == ("region", {"g1"})
    numbers = {place.clause: place.number for place in views.outline(one.state, "d1", View.FINAL).places}
    assert numbers == {"k1": "1", "s1": "2", "k3": "2.1", "k2": "3"}


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_merge_hangs_heading_and_text_behind_the_clause_before(verdict: str) -> None:
    (one,) = agreed("a")
    before = shown(one)
    one.edit(edits.MergeClause("k2"))
    assert shown(one) == before
    marked = [place.merging for place in views.outline(one.state, "d1", View.MARKUP).places]
    assert marked == ["", *pending(one.state)]
    assert revision_view(one.state, marked[1]).kind == "merge"
    after = [("k1", "Parterna samverkar.\nAndra stycket.\nTvå\nMer text.")]
    assert shown(one, View.FINAL) == after
    decide(one, verdict)
    assert shown(one) == (after if verdict == "accept" else before)


def test_the_text_of_a_merged_clause_is_written_in_joined_and_split_again() -> None:
    (one,) = agreed("a")
    one.edit(edits.MergeClause("k2"))
    decide(one, "accept")
    one.edit(edits.ReplaceText(BODY, 35, 35, "- "))
    one.edit(edits.ReplaceText(BODY, 34, 35, ""))
    assert shown(one, View.FINAL) == [("k1", "Parterna samverkar.\nAndra stycket.- Två\nMer text.")]
    one.edit(edits.SplitClause(BODY, 40, "", "s1"))
    decide(one, "accept")
    assert shown(one) == [("k1", "Parterna samverkar.\nAndra stycket.- Två"), ("s1", "Mer text.")]
    one.edit(edits.MergeClause("s1"))
    decide(one, "accept")
    assert shown(one) == [("k1", "Parterna samverkar.\nAndra stycket.- Två\nMer text.")]


def test_what_others_write_in_a_clause_that_is_merged_meanwhile_comes_along() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.MergeClause("k2"))
    two.edit(edits.ReplaceText("b.k2", 4, 8, "ord"))
    two.edit(edits.AddClause("p", "k2", "", "Under", "", "k3"))
    release(one, two)
    decide(one, "accept")
    assert shown(one)[0] == ("k1", "Parterna samverkar.\nAndra stycket.\nTvå\nMer ord.")
    assert shown(one)[1] == ("k3", "")


def test_merges_that_meet_lose_nothing() -> None:
    one, two, three = agreed("a", "b", "c")
    one.edit(edits.MergeClause("k2", "k1"))
    two.edit(edits.MergeClause("k1", "k2"))
    three.edit(edits.RemoveClause("k1"))
    release(one, two, three)
    merges = [name for name in pending(one.state) if kind_of(one.state.revisions[name]) == "merge"]
    one.edit(edits.Decide("accept", tuple(merges)))
    assert len(shown(one)) == 1
    assert "samverkar" in shown(one)[0][1] and "Mer text" in shown(one)[0][1]


def test_a_clause_does_not_vanish_with_the_one_it_was_to_be_merged_into() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.MergeClause("k2"))
    two.edit(edits.RemoveClause("k1"))
    release(one, two)
    decide(one, "accept")
    assert shown(one) == [("k2", "Mer text.")]


@pytest.mark.parametrize("view", [View.MARKUP, View.SIMPLE])
def test_what_was_merged_into_a_clause_goes_with_it_where_it_is_read_as_its_text(view: View) -> None:
    (one,) = agreed("a")
    one.edit(edits.MergeClause("k2"))
    if view is View.MARKUP:
        decide(one, "accept")
    before = shown(one, View.ORIGINAL)
    one.edit(edits.RemoveClause("k1", view))
    assert shown(one, View.FINAL) == []
    assert shown(one, View.ORIGINAL) == before
    decide(one, "accept")
    assert shown(one) == []


def test_references_comments_and_data_follow_a_merged_clause() -> None:
    (one,) = agreed("a")
    one.edit(edits.SetRecord("clause", "k2", {"party": "municipality", "goals": {"g2"}}))
    one.edit(edits.SetRecord("clause", "k1", {"goals": {"g1"}}))
    one.edit(edits.SetRecord("comment", "c1", {"clause": "k2", "text": "Varför?"}))
    one.edit(edits.InsertReference(BODY, 0, clause="k2"))
    one.edit(edits.MergeClause("k2"))
    decide(one, "accept")
    reading = Reading(one.state)
    assert reading.reference("k2", "d1") == "1"
    assert [comment.id for comment in reading.comments("k1")] == ["c1"]
    data = reading.clause_data("k1")
    assert (data.party, data.goals) == ("municipality", {"g1", "g2"})


def test_the_first_clause_has_none_before_it() -> None:
    (one,) = agreed("a")
    for edit in (edits.MergeClause("k1"), edits.MergeClause("k2", "k2"), edits.SplitClause("c.t.r.k", 0)):
        with pytest.raises(Trouble):
            one.edit(edit)


def test_a_proposal_in_the_new_clause_is_told_to_stand_there() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.SplitClause(BODY, 9, "", "s1"))
    decide(one, "accept")
    release(one, two)
    two.edit(edits.ReplaceText("b.s1", 0, 0, "Ord "))
    (name,) = pending(two.state)
    assert revision_view(two.state, name).clause == "s1"
    two.edit(edits.Decide("accept", (name,), "", "b.s1", 0, 2))
    assert views.plain(two.state, "b.s1", View.ORIGINAL).startswith("Orsamverkar")


def test_the_heading_that_is_written_after_a_split_belongs_to_it() -> None:
    (one,) = agreed("a")
    one.edit(edits.SplitClause(BODY, 9, "", "s1"))
    one.edit(edits.ReplaceText("h.s1", 0, 0, "Ny rubrik"))
    one.edit(edits.ReplaceText("b.s1", 3, 3, "x"))
    kinds = sorted(kind_of(one.state.revisions[name]) for name in pending(one.state))
    assert kinds == ["insertion", "split"]
    split = next(name for name in pending(one.state) if kind_of(one.state.revisions[name]) == "split")
    assert revision_view(one.state, split).added == "Ny rubrik"


def test_heading_and_text_of_a_new_clause_are_told_apart() -> None:
    (one,) = agreed("a")
    one.edit(edits.AddClause("p", "", "k1", "Ny rubrik", "Ny text.", "n"))
    (name,) = pending(one.state)
    assert revision_view(one.state, name).added == "Ny rubrik\nNy text."


def test_splits_and_merges_of_a_clause_that_others_remove_or_move_are_shown_as_conflicts() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.SplitClause(BODY, 9, "", "s1"))
    two.edit(edits.RemoveClause("k1"))
    one.edit(edits.MergeClause("k2", "k1"))
    two.edit(edits.AddClause("p", "", "k2", "Tre", "", "k3"))
    two.edit(edits.MoveClause("k2", "p", "k3", ""))
    release(one, two)
    found = {(conflict.kind, conflict.clause) for conflict in conflicts(one.state)}
    assert found == {("removed-clause", "k1"), ("moves", "k2")}
    (removed,) = (conflict for conflict in conflicts(one.state) if conflict.kind == "removed-clause")
    kinds = sorted(kind_of(one.state.revisions[name]) for name in removed.revisions)
    assert kinds == ["merge", "removal", "split"]


def test_taking_a_merge_back_tells_of_the_clause_that_it_hung_on() -> None:
    (one,) = agreed("a")
    one.edit(edits.MergeClause("k2"))
    touched = Touched()
    for entry in reversed(one.actions.pop().entries):
        one.state.leave(entry, touched)
    assert "k1" in one.state.changed(touched).clauses


def test_what_is_typed_never_changes_the_order_of_clauses_that_were_split_off_and_moved_to_one_place() -> None:
    one, other = agreed("a", "b")
    one.edit(edits.SplitClause(BODY, 2, "", "s1"))
    one.edit(edits.SplitClause("b.k2", 6, "", "s2"))
    decide(one, "accept")
    release(one, other)
    one.edit(edits.MoveClause("s1", "p", "k2", ""))
    other.edit(edits.MoveClause("s2", "p", "k2", ""))
    release(one, other)
    before = [clause for clause, _ in shown(one)]
    assert before[-2:] == ["s1", "s2"]
    one.edit(edits.ReplaceText(BODY, 0, 0, "Många nya ord före det första snittet. "))
    assert shown(one) == shown(one.copy())
    assert [clause for clause, _ in shown(one)] == before
