"""The tree of clauses: proposals to add, move and remove, and what happens when they meet."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from comparing import trees
from replicas import Replica, exchange, group

from hsavtal_desktop.core import digest, revision_views, views
from hsavtal_desktop.core.edits import (
    AddClause,
    AddClauses,
    Decide,
    MoveClause,
    NewClause,
    RemoveClause,
    ReplaceText,
    SetRecord,
    SplitClause,
)
from hsavtal_desktop.core.numbering import Numbering
from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.core.stands import LEVELS
from hsavtal_desktop.core.state import replay
from hsavtal_desktop.core.trouble import Trouble


def with_clauses(*placed: str) -> list[Replica]:
    """People with agreed clauses, each "name" or "name<parent", in part p."""
    people = group("a", "b", "c")
    after: dict[str, str] = {}
    for one in placed:
        name, _, parent = one.partition("<")
        people[0].edit(AddClause("p", parent, after.get(parent, ""), name, "", name))
        after[parent] = name
    people[0].edit(Decide("accept", tuple(revision_views.pending(people[0].state))))
    people[0].seal()
    exchange(*people)
    return people


def tree(replica: Replica, view: View = View.FINAL, part: str = "p") -> Any:
    return trees(replica.state, view).get(part, [])


def accept_all(replica: Replica) -> None:
    replica.edit(Decide("accept", tuple(revision_views.pending(replica.state))))
    replica.seal()


def test_clauses_stand_where_they_were_put() -> None:
    people = with_clauses("a", "b", "c<a", "d<a")
    people[1].edit(AddClause("p", "a", "c", "e", "", "e"))
    people[1].edit(AddClause("p", "", "", "f", "", "f"))
    assert tree(people[1]) == [["f", []], ["a", [["c", []], ["e", []], ["d", []]]], ["b", []]]
    assert tree(people[1], View.ORIGINAL) == [["a", [["c", []], ["d", []]]], ["b", []]]


def test_a_living_clause_does_not_vanish_with_its_parent() -> None:
    people = with_clauses("a", "b", "c<a", "d<c", "e")
    people[1].edit(RemoveClause("a"))
    people[1].edit(RemoveClause("c"))
    assert tree(people[1]) == [["d", []], ["b", []], ["e", []]]
    assert tree(people[1], View.MARKUP) == tree(people[0], View.MARKUP)
    accept_all(people[1])
    people[1].edit(AddClause("p", "", "d", "f", "", "f"))
    assert tree(people[1]) == [["d", []], ["f", []], ["b", []], ["e", []]]


def test_a_clause_added_below_one_that_somebody_removed_stays() -> None:
    people = with_clauses("a", "b")
    people[1].edit(RemoveClause("a"))
    people[2].edit(AddClause("p", "a", "", "ny", "", "ny"))
    people[1].seal()
    people[2].seal()
    exchange(*people)
    accept_all(people[0])
    assert tree(people[0]) == [["ny", []], ["b", []]]


def test_a_move_is_shown_at_both_places_until_it_is_decided() -> None:
    people = with_clauses("a", "b", "c<a")
    people[1].edit(MoveClause("c", "p", "b", ""))
    assert tree(people[1]) == [["a", []], ["b", [["c", []]]]]
    assert tree(people[1], View.MARKUP) == [["a", [["c", []]]], ["b", [["c", []]]]]
    assert tree(people[1], View.ORIGINAL) == [["a", [["c", []]]], ["b", []]]
    nodes = people[1].state.structure.tree("p", View.MARKUP)
    assert nodes[0].children[0].moved_away
    assert not nodes[1].children[0].moved_away
    assert nodes[0].children[0].moved == nodes[1].children[0].moved != ""
    accept_all(people[1])
    assert tree(people[1], View.MARKUP) == [["a", []], ["b", [["c", []]]]]


def test_a_clause_and_what_is_under_it_move_to_another_part() -> None:
    people = with_clauses("a", "b<a", "c<b")
    people[1].edit(MoveClause("b", "q", "", ""))
    assert tree(people[1]) == [["a", []]]
    assert tree(people[1], part="q") == [["b", [["c", []]]]]
    people[1].edit(AddClause("q", "c", "", "d", "", "d"))
    assert tree(people[1], part="q") == [["b", [["c", [["d", []]]]]]]


def test_moves_that_put_two_clauses_under_each_other_lose_the_newer_and_say_so() -> None:
    people = with_clauses("a", "b")
    people[1].edit(MoveClause("a", "p", "b", ""))
    people[2].edit(MoveClause("b", "p", "a", ""))
    first, second = people[1].seal()[0], people[2].seal()[0]
    exchange(*people)
    lost = "b" if first.order < second.order else "a"
    kept = "a" if lost == "b" else "b"
    for replica in people:
        assert tree(replica) == [[lost, [[kept, []]]]]
        assert list(replica.state.structure.cycles(View.MARKUP)) == [lost]
        assert tree(replica, View.ORIGINAL) == [["a", []], ["b", []]]
    with pytest.raises(Trouble):
        people[0].edit(MoveClause(lost, "p", kept, ""))
    people[0].edit(AddClause("p", kept, "", "c", "", "c"))
    assert tree(people[0]) == [[lost, [[kept, [["c", []]]]]]]
    accept_all(people[0])
    assert tree(people[0], View.ORIGINAL) == [[lost, [[kept, [["c", []]]]]]]


def test_the_loser_of_a_cycle_goes_back_to_where_it_stood() -> None:
    people = with_clauses("x", "a<x", "b<x", "c<x")
    people[1].edit(MoveClause("a", "p", "b", ""))
    people[2].edit(MoveClause("b", "p", "a", ""))
    first, second = people[1].seal()[0], people[2].seal()[0]
    exchange(*people)
    lost, kept = ("b", "a") if first.order < second.order else ("a", "b")
    expected = [["x", [[lost, [[kept, []]]], ["c", []]]]]
    assert tree(people[0]) == expected
    accept_all(people[0])
    assert tree(people[0], View.ORIGINAL) == tree(people[0]) == expected


def test_what_stood_under_a_removed_clause_stands_in_its_place_and_order() -> None:
    people = with_clauses("a", "b", "c<a", "d<a", "e<a", "f<a")
    people[1].edit(RemoveClause("a"))
    assert tree(people[1]) == [["c", []], ["d", []], ["e", []], ["f", []], ["b", []]]


def test_accepting_a_clause_leaves_the_words_of_it_that_were_rejected() -> None:
    people = with_clauses("a")
    people[1].edit(AddClause("p", "", "a", "Ny", "ord som ska bort", "ny"))
    people[1].seal()
    exchange(*people)
    (name,) = revision_views.pending(people[0].state)
    people[0].edit(Decide("reject", (name,), "", "b.ny", 3, 16))
    people[0].edit(Decide("accept", (name,)))
    assert tree(people[0], View.ORIGINAL) == [["a", []], ["ny", []]]
    assert people[0].text("b.ny", View.ORIGINAL) == people[0].text("b.ny") == "ord"
    assert people[0].text("h.ny", View.ORIGINAL) == "Ny"


def test_the_newest_of_several_moves_counts_and_rejecting_it_brings_the_older_back() -> None:
    people = with_clauses("a", "b", "c")
    people[1].edit(MoveClause("c", "p", "a", ""))
    people[1].seal()
    exchange(*people)
    people[2].edit(MoveClause("c", "p", "b", ""))
    newest = people[2].seal()[0].events[0]["revision"]
    exchange(*people)
    assert tree(people[0]) == [["a", []], ["b", [["c", []]]]]
    people[0].edit(Decide("reject", (newest,)))
    assert tree(people[0]) == [["a", [["c", []]]], ["b", []]]


def test_a_clause_can_not_be_moved_under_itself() -> None:
    people = with_clauses("a", "b<a")
    with pytest.raises(Trouble):
        people[0].edit(MoveClause("a", "p", "b", ""))
    with pytest.raises(Trouble):
        people[0].edit(MoveClause("a", "p", "a", ""))


@pytest.mark.parametrize("verdict", ["", "reject"])
def test_a_second_clause_event_moves_nothing_that_is_agreed(verdict: str) -> None:
    people = with_clauses("a", "b")
    revision = people[1].pen.revision()
    people[1].release([{"kind": "clause", "id": "a", "part": "p", "parent": "b", "order": "V", "revision": revision}])
    exchange(*people)
    if verdict:
        people[0].edit(Decide(verdict, (revision,)))
        assert tree(people[0], View.MARKUP) == [["a", []], ["b", []]]
    assert tree(people[0], View.ORIGINAL) == [["a", []], ["b", []]]


def test_two_copies_of_one_proposal_are_judged_alike_whichever_came_last() -> None:
    """A profile was copied with an open draft; somebody accepted one copy without having the other."""
    people = with_clauses("a")
    people[1].edit(AddClause("p", "", "a", "ny", "text", "ny"))
    twin = people[1].copy()
    first, second = people[1].seal("ett"), twin.seal("två")
    people[0].receive(first)
    accept_all(people[0])
    people[2].receive([*second, *people[0].changes.values()])
    people[0].receive(second)
    assert people[0].content() == people[2].content()
    assert tree(people[0], View.ORIGINAL) == [["a", []], ["ny", []]]
    assert people[0].text("b.ny", View.ORIGINAL) == "text"
    assert tree(people[0], View.MARKUP) == tree(people[0])


def test_a_copied_proposal_that_comes_late_does_not_undo_a_move() -> None:
    people = with_clauses("a")
    people[1].edit(AddClause("p", "", "a", "ny", "text", "ny"))
    twin = people[1].copy()
    people[1].seal()
    exchange(*people)
    people[0].edit(MoveClause("ny", "p", "a", ""))
    accept_all(people[0])
    twin.seal("en gång till")
    exchange(*people, twin)
    assert tree(people[0]) == tree(people[0], View.MARKUP) == [["a", [["ny", []]]]]


def test_a_removal_of_a_clause_that_its_author_did_not_know_counts_for_nothing() -> None:
    people = with_clauses("a")
    people[1].release([{"kind": "remove", "clause": "b", "revision": people[1].pen.revision()}])
    people[2].edit(AddClause("p", "", "a", "b", "", "b"))
    people[2].seal()
    exchange(*people)
    accept_all(people[0])
    assert tree(people[0]) == [["a", []], ["b", []]]


def test_clauses_stand_at_most_nine_levels_deep() -> None:
    names = [f"k{level}" for level in range(LEVELS + 3)]
    people = with_clauses("a")
    parent = ""
    for name in names[:LEVELS]:
        people[1].edit(AddClause("p", parent, "a", name, "", name))
        parent = name
    with pytest.raises(Trouble):
        people[1].edit(AddClause("p", parent, "", "djupt", "", "djupt"))
    revision = people[1].pen.revision()
    people[1].write(
        [
            {"kind": "clause", "id": name, "part": "p", "parent": above, "order": "z", "revision": revision}
            for above, name in zip(names[LEVELS - 1 :], names[LEVELS:], strict=False)
        ]
    )
    shown = tree(people[1])
    assert [node[0] for node in shown] == ["a", names[0], *sorted(names[LEVELS:])]
    assert digest.content_hash(people[1].state)


def test_a_thousand_clauses_under_each_other_are_shown() -> None:
    people = with_clauses("a")
    revision = people[1].pen.revision()
    names = ["a", *(f"k{level}" for level in range(1000))]
    people[1].release(
        [
            {"kind": "clause", "id": name, "part": "p", "parent": above, "order": "V", "revision": revision}
            for above, name in pairwise(names)
        ]
    )
    assert digest.content_hash(people[1].shared)
    assert sum(1 for _ in flat(tree(people[1]))) == 1001


def flat(nodes: Any) -> Any:
    for node in nodes:
        yield node
        yield from flat(node[1])


def test_numbers_follow_the_final_tree_and_struck_clauses_keep_theirs() -> None:
    people = with_clauses("a", "b", "c", "d<c")
    people[0].edit(SetRecord("part", "p", {"title": "Del"}))
    people[0].edit(SetRecord("part", "q", {"title": "Bilaga", "appendix": True}))
    people[0].edit(SetRecord("document", "d1", {"title": "Avtal", "parts": [{"part": "p"}, {"part": "q"}]}))
    people[0].edit(RemoveClause("a"))
    people[0].edit(AddClause("q", "", "", "x", "", "x"))
    outline = views.outline(people[0].state, "d1", View.MARKUP)
    assert [(place.clause, place.number) for place in outline.places] == [
        ("a", "1"),
        ("b", "1"),
        ("c", "2"),
        ("d", "2.1"),
        ("x", "1"),
    ]
    assert [part.number for part in outline.parts] == ["", "Bilaga 1"]
    original = views.outline(people[0].state, "d1", View.ORIGINAL)
    assert [place.number for place in original.places] == ["1", "2", "3", "3.1"]


def test_an_agreed_document_is_placed_once_for_all_views_and_anew_when_its_numbers_begin_elsewhere() -> None:
    people = with_clauses("a", "b", "c<b")
    people[0].edit(SetRecord("document", "d1", {"title": "Avtal", "parts": [{"part": "p"}]}))
    people[0].seal()
    state, numbering = replay(people[0].changes.values()), Numbering()

    def placed(view: View) -> tuple[Place, ...]:
        return views.outline(state, "d1", view, numbering).places

    assert [place.number for place in placed(View.MARKUP)] == ["1", "2", "2.1"]
    assert placed(View.FINAL)[0] is placed(View.MARKUP)[0]
    people[0].edit(SetRecord("document", "d1", {"parts": [{"part": "p", "prefix": "A"}]}))
    state.apply_all(people[0].seal())
    assert [place.number for place in placed(View.MARKUP)] == ["A1", "A2", "A2.1"]
    people[0].edit(RemoveClause("a"))
    state.apply_all(people[0].seal())
    assert [place.number for place in placed(View.MARKUP)] == ["A1", "A1", "A1.1"]
    assert [place.number for place in placed(View.FINAL)] == ["A1", "A1.1"]
    assert [place.number for place in placed(View.ORIGINAL)] == ["A1", "A2", "A2.1"]


def _longest_order(events: list[dict[str, Any]]) -> int:
    return max(len(event["order"]) for event in events if "order" in event)


def test_clauses_put_before_each_other_get_short_orders() -> None:
    (one,) = group("a")
    written = [event for n in range(120) for event in one.edit(AddClause("p", "", "", f"k{n}", "", f"k{n}"))]
    assert tree(one) == [[f"k{n}", []] for n in reversed(range(120))]
    assert _longest_order(written) <= 8


def test_clauses_moved_to_the_front_again_and_again_get_short_orders() -> None:
    (one, *_) = with_clauses("a", "b", "c", "d")
    written = [event for n in range(200) for event in one.edit(MoveClause("dcba"[n % 4], "p", "", ""))]
    assert tree(one) == [["a", []], ["b", []], ["c", []], ["d", []]]
    assert _longest_order(written) <= 8


def test_a_clause_split_again_and_again_at_one_place_gives_short_orders() -> None:
    (one, *_) = with_clauses("a", "b")
    one.edit(ReplaceText("b.a", 0, 0, "Ord. " * 100))
    written = [event for n in range(60) for event in one.edit(SplitClause("b.a", 5, "", f"s{n}"))]
    assert tree(one) == [["a", []], *([f"s{n}", []] for n in reversed(range(60))), ["b", []]]
    assert _longest_order(written) <= 8


def test_whole_clauses_are_put_after_another_under_one_that_has_room_for_them() -> None:
    (one, *_) = with_clauses("a", "b<a", "c<a")
    one.edit(AddClauses("p", (NewClause("x", "", {}), NewClause("y", "x", {}), NewClause("z", "", {})), "a", "b"))
    assert tree(one) == [["a", [["b", []], ["x", [["y", []]]], ["z", []], ["c", []]]]]
    deep = [NewClause(f"d{level}", f"d{level - 1}" if level else "", {}) for level in range(LEVELS)]
    with pytest.raises(Trouble):
        one.edit(AddClauses("p", tuple(deep), "a", "c"))


def test_whole_clauses_put_last_again_and_again_get_short_orders() -> None:
    (one,) = group("a")
    written: list[dict[str, Any]] = []
    for number in range(80):
        clauses = (NewClause(f"k{number}", "", {}), NewClause(f"u{number}", f"k{number}", {}))
        written += one.edit(AddClauses("p", clauses, together=True))
    assert tree(one) == [[f"k{number}", [[f"u{number}", []]]] for number in range(80)]
    assert _longest_order(written) <= 8
