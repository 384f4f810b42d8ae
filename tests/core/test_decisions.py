"""Decisions: what they cover, what they replace, and what happens when they meet."""

from __future__ import annotations

from typing import Any

import pytest
from replicas import Replica, exchange, group
from test_text_together import BODY, writers

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.edits import Decide, ReplaceText
from hsavtal_desktop.core.reading import View


def proposal(people: list[Replica], words: str = "123456") -> str:
    """A proposal by the last of the people, known to all, to write words at the end of "abc"."""
    people[-1].edit(ReplaceText(BODY, 3, 3, words))
    people[-1].seal()
    exchange(*people)
    (name,) = revision_views.pending(people[0].state)
    return name


def state_of(replica: Replica, name: str) -> str:
    return revision_views.state_of(replica.state, replica.state.revisions[name])


def decide(replica: Replica, verdict: str, name: str, start: int = 0, stop: int = 0) -> dict[str, Any]:
    edit = Decide(verdict, (name,), "", BODY, start, stop) if stop else Decide(verdict, (name,))
    events = replica.edit(edit)
    replica.seal()
    return events[-1]


@pytest.mark.parametrize(
    ("verdict", "state", "final", "original"),
    [
        ("accept", "accepted", "abc123456", "abc123456"),
        ("reject", "rejected", "abc", "abc"),
        ("reopen", "pending", "abc123456", "abc"),
    ],
)
def test_a_decision_settles_the_whole_proposal(verdict: str, state: str, final: str, original: str) -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], verdict, name)
    assert state_of(people[0], name) == state
    assert people[0].text(BODY) == final
    assert people[0].text(BODY, View.ORIGINAL) == original


def test_opposite_decisions_at_the_same_time_are_a_dispute_until_somebody_chooses() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name)
    decide(people[1], "reject", name)
    exchange(*people)
    for replica in people:
        assert state_of(replica, name) == "disputed"
        assert replica.text(BODY, View.ORIGINAL) == "abc"
        assert replica.text(BODY) == "abc123456"
    decide(people[1], "accept", name)
    exchange(*people)
    assert {state_of(replica, name) for replica in people} == {"accepted"}
    assert people[2].text(BODY, View.ORIGINAL) == "abc123456"


def test_the_same_decision_at_the_same_time_is_no_dispute() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name)
    decide(people[1], "accept", name)
    exchange(*people)
    assert state_of(people[2], name) == "accepted"
    assert len(people[2].state.revisions.standing(name)) == 2


def test_parts_are_decided_one_by_one_and_then_the_rest() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name, 3, 5)
    assert state_of(people[0], name) == "partly"
    decide(people[0], "reject", name, 5, 7)
    assert people[0].text(BODY, View.MARKUP) == "abc1256"
    decide(people[0], "reject", name)
    assert people[0].text(BODY) == people[0].text(BODY, View.ORIGINAL) == "abc12"
    assert state_of(people[0], name) == "partly"
    assert list(revision_views.pending(people[0].state)) == []


def test_a_proposal_decided_in_part_tells_what_is_left_of_it() -> None:
    people = writers("abc")
    name = proposal(people)

    def told() -> str:
        return revision_views.revision_view(people[0].state, name).added

    assert told() == "123456"
    decide(people[0], "accept", name, 3, 5)
    assert told() == "3456"
    decide(people[0], "reject", name, 5, 7)
    assert told() == "56"
    decide(people[0], "accept", name)
    assert told() == "123456", "once nothing is left it tells what was decided on"


def test_a_decision_on_all_of_a_settled_proposal_changes_all_of_it() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name, 3, 5)
    decide(people[0], "reject", name)
    decide(people[0], "accept", name)
    assert state_of(people[0], name) == "accepted"
    assert people[0].text(BODY) == "abc123456"
    decide(people[0], "reopen", name, 4, 6)
    assert state_of(people[0], name) == "partly"
    assert list(revision_views.pending(people[0].state)) == [name]
    assert people[0].text(BODY, View.ORIGINAL) == "abc1456"


def test_opposite_decisions_about_a_part_are_a_dispute() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name, 3, 6)
    decide(people[1], "reject", name, 5, 9)
    exchange(*people)
    assert state_of(people[2], name) == "disputed"
    assert people[2].text(BODY, View.ORIGINAL) == "abc12"
    assert people[2].text(BODY, View.FINAL) == "abc123"


def test_what_is_written_after_a_decision_is_not_covered_by_it() -> None:
    people = writers("abc")
    people[2].edit(ReplaceText(BODY, 3, 3, "12"))
    first = people[2].seal()
    people[0].receive(first)
    (name,) = revision_views.pending(people[0].state)
    decide(people[0], "accept", name)
    insert = people[2].state.revisions[name]
    assert insert.id == name
    people[2].write(
        [
            {
                "kind": "insert",
                "text": BODY,
                "revision": name,
                "source": people[2].pen.source,
                "start": people[2].pen.take(2),
                "chars": "34",
                "at": [people[2].pen.source, 2, "R"],
            }
        ]
    )
    people[2].seal()
    exchange(*people)
    assert people[0].text(BODY) == "abc1234"
    assert people[0].text(BODY, View.ORIGINAL) == "abc12"
    assert state_of(people[0], name) == "partly"


def test_a_later_event_of_the_same_change_is_not_covered_either() -> None:
    one, *_ = writers("abc")
    pen = one.pen
    name, start = pen.revision(), pen.take(4)
    insert = {"kind": "insert", "text": BODY, "revision": name, "source": pen.source}
    one.release(
        [
            {**insert, "start": start, "chars": "12", "at": [BODY, 0, "L"]},
            {"kind": "decide", "id": pen.revision(), "revision": name, "verdict": "accept", "replaces": []},
            {**insert, "start": start + 2, "chars": "34", "at": [pen.source, start + 1, "R"]},
        ]
    )
    assert one.text(BODY) == "abc1234"
    assert one.text(BODY, View.ORIGINAL) == "abc12"


def test_authors_withdraw_their_own_proposals_until_somebody_decided() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[2], "withdraw", name)
    assert state_of(people[2], name) == "withdrawn"
    assert people[2].text(BODY) == "abc"


def test_a_withdrawal_after_a_decision_is_void_however_often_it_is_tried() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name)
    exchange(*people)
    for _ in range(3):
        decide(people[2], "withdraw", name)
        assert state_of(people[2], name) == "accepted"
        assert people[2].text(BODY, View.ORIGINAL) == "abc123456"


def test_a_withdrawal_takes_back_what_was_not_decided() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name, 3, 5)
    exchange(*people)
    decide(people[2], "withdraw", name)
    assert people[2].text(BODY) == people[2].text(BODY, View.ORIGINAL) == "abc12"


def test_a_withdrawal_and_an_acceptance_at_the_same_time_are_a_dispute() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name)
    decide(people[2], "withdraw", name)
    exchange(*people)
    assert state_of(people[1], name) == "disputed"


def test_a_reopened_proposal_can_be_withdrawn() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "reject", name)
    decide(people[0], "reopen", name)
    exchange(*people)
    decide(people[2], "withdraw", name)
    assert state_of(people[2], name) == "withdrawn"


def test_only_the_author_withdraws() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[1], "withdraw", name)
    assert state_of(people[1], name) == "pending"
    assert people[1].state.void


def test_members_without_the_right_decide_nothing() -> None:
    people = group("a", "b", roles={"b": "AG"})
    people[1].edit(ReplaceText(BODY, 0, 0, "x"))
    (name,) = revision_views.pending(people[1].state)
    decide(people[1], "accept", name)
    assert state_of(people[1], name) == "pending"


def test_a_decision_replaces_no_decision_that_it_can_not_have_seen() -> None:
    """Ids of decisions to come can be guessed."""
    people = writers("abc")
    name = proposal(people)
    coming = f"{people[0].pen.source}:{people[0].pen.next}"
    people[1].release(
        [
            {
                "kind": "decide",
                "id": people[1].pen.revision(),
                "revision": name,
                "verdict": "reject",
                "replaces": [coming],
            }
        ]
    )
    assert decide(people[0], "accept", name)["id"] == coming
    exchange(*people)
    assert state_of(people[2], name) == "disputed"


def test_decisions_that_replace_each_other_leave_both_standing_out_of_their_own_change() -> None:
    people = writers("abc")
    name = proposal(people)
    pen = people[0].pen
    first, second = pen.revision(), pen.revision()
    people[0].release(
        [
            {"kind": "decide", "id": first, "revision": name, "verdict": "accept", "replaces": [second, first]},
            {"kind": "decide", "id": second, "revision": name, "verdict": "reject", "replaces": [first, second]},
        ]
    )
    assert state_of(people[0], name) == "rejected"


@pytest.mark.parametrize("ranges", [[["b.k1", 0, 5]], [["aaaaaaaaaaaaaaaa.aaaaaaaa", 0, 9]]])
def test_a_decision_about_other_characters_decides_nothing(ranges: list[Any]) -> None:
    people = writers("abc")
    name = proposal(people)
    event = {"kind": "decide", "revision": name, "verdict": "reject", "replaces": [], "ranges": ranges}
    people[0].release([{**event, "id": people[0].pen.revision(), "text": BODY}])
    assert state_of(people[0], name) == "pending"


@pytest.mark.parametrize("text", [None, "b.k2", "h.k1"])
def test_a_decision_with_ranges_is_about_its_own_text_only(text: str | None) -> None:
    people = writers("abc")
    name = proposal(people)
    event = {"kind": "decide", "revision": name, "verdict": "accept", "replaces": []}
    event |= {"ranges": [[people[2].pen.source, 0, 99]], "id": people[0].pen.revision()}
    people[0].release([event if text is None else {**event, "text": text}])
    assert people[0].text(BODY, View.ORIGINAL) == "abc"
    assert state_of(people[0], name) == "pending"


def test_taking_back_a_decision_in_the_draft_reopens_the_proposal() -> None:
    people = writers("abc")
    name = proposal(people)
    people[0].edit(Decide("accept", (name,)))
    assert state_of(people[0], name) == "accepted"
    people[0].undo()
    assert state_of(people[0], name) == "pending"
    people[0].edit(ReplaceText(BODY, 0, 0, "x"))
    people[0].undo()
    assert [revision.id for revision in people[0].state.revisions.all() if revision.id != name] == [
        revision.id for revision in people[1].state.revisions.all() if revision.id != name
    ]


def test_a_decision_tells_that_the_texts_of_the_proposal_read_otherwise() -> None:
    people = writers("abc")
    name = proposal(people)
    decide(people[0], "accept", name)
    (change,) = [one for one in people[0].changes.values() if one.id not in people[1].changes]
    touched = people[1].state.apply(change)
    assert people[1].state.changed(touched).texts == {BODY}
