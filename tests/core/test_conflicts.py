"""What people must choose about: every kind, what settles it, and that an accepted overlap is never missed."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from hsavtal_desktop.core import revision_views, views
from hsavtal_desktop.core.conflicts import Conflicts, conflicts
from hsavtal_desktop.core.edits import AddClause, Decide, MoveClause, RemoveClause, ReplaceText, SetRecord
from hsavtal_desktop.core.meeting import strangers
from hsavtal_desktop.core.reading import Conflict, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.touched import Touched
from tests.core.replicas import Replica, exchange, group

TEXT = "b.k1"
WORDS = "svar inom tre vardagar"


def begun(*letters: str) -> list[Replica]:
    """People who share one agreed clause."""
    people = group(*letters)
    added = people[0].edit(AddClause("p", "", "", "Tid", WORDS, clause="k1"))
    people[0].edit(Decide("accept", (next(one["revision"] for one in added if one["kind"] == "clause"),)))
    share(people)
    return people


def share(people: Iterable[Replica]) -> None:
    for one in people:
        one.seal()
    exchange(*people)


def propose(person: Replica, old: str, new: str) -> str:
    """Replace words; gives the revision."""
    start = person.text(TEXT, View.MARKUP).index(old)
    return str(person.edit(ReplaceText(TEXT, start, start + len(old), new))[-1]["revision"])


def found(state: State, kind: str = "") -> list[Conflict]:
    return [one for one in conflicts(state) if kind in ("", one.kind)]


def competing() -> tuple[list[Replica], str, str]:
    people = begun("a", "b", "c")
    one, other = propose(people[0], "tre", "fem"), propose(people[1], "tre", "sju")
    share(people)
    return people, one, other


def test_proposals_on_the_same_words_compete_until_all_are_decided() -> None:
    people, one, other = competing()
    (conflict,) = found(people[2].state)
    assert (conflict.kind, set(conflict.revisions)) == ("competing", {one, other})
    people[2].edit(Decide("accept", (one,)))
    (still,) = found(people[2].state)
    assert still.kind == "competing", "the other one still stands open beside what was accepted"
    people[2].edit(Decide("reject", (other,)))
    assert found(people[2].state) == []


def test_a_proposal_that_came_after_another_was_accepted_competes_with_it() -> None:
    people = begun("a", "b", "c")
    one, other = propose(people[0], "tre", "fem"), propose(people[1], "tre", "sju")
    people[0].seal()
    exchange(people[0], people[2])
    people[2].edit(Decide("accept", (one,)))
    share(people)
    (conflict,) = found(people[2].state)
    assert (conflict.kind, set(conflict.revisions)) == ("competing", {one, other})


def test_proposals_accepted_one_after_the_other_are_listed_until_somebody_chooses_both() -> None:
    """ "femsju" can not happen unseen, not even when one person accepted both in a hurry."""
    people, one, other = competing()
    people[2].edit(Decide("accept", (one,)))
    people[2].edit(Decide("accept", (other,)))
    assert people[2].text(TEXT) in ("svar inom femsju vardagar", "svar inom sjufem vardagar")
    (conflict,) = found(people[2].state)
    assert (conflict.kind, set(conflict.revisions)) == ("overlap", {one, other})
    people[2].edit(Decide("accept", conflict.revisions, together=True))
    assert found(people[2].state) == []


def test_proposals_accepted_at_the_same_time_by_two_people_overlap_everywhere() -> None:
    people, one, other = competing()
    people[0].edit(Decide("accept", (one,)))
    people[1].edit(Decide("accept", (other,)))
    share(people)
    assert [[c.kind for c in found(person.state)] for person in people] == [["overlap"]] * 3
    people[2].edit(Decide("reject", (other,)))
    share(people)
    assert found(people[0].state) == []


def test_what_its_author_had_seen_never_competes() -> None:
    people = begun("a", "b")
    propose(people[0], "tre", "fem")
    share(people)
    propose(people[1], "fem", "sju")
    share(people)
    assert found(people[0].state) == []


def test_opposite_decisions_are_a_conflict_until_somebody_decides_again() -> None:
    people = begun("a", "b", "c")
    one = propose(people[0], "tre", "fem")
    share(people)
    people[1].edit(Decide("accept", (one,)))
    people[2].edit(Decide("reject", (one,)))
    share(people)
    assert [c.kind for c in found(people[0].state)] == ["decisions"]
    people[0].edit(Decide("accept", (one,)))
    assert found(people[0].state) == []


def test_work_in_a_clause_that_somebody_else_removed_is_listed() -> None:
    people = begun("a", "b", "c")
    change = propose(people[0], "tre", "fem")
    removal = str(people[1].edit(RemoveClause("k1"))[0]["revision"])
    share(people)
    (conflict,) = found(people[2].state)
    assert (conflict.kind, conflict.revisions) == ("removed-clause", (removal, change))


def test_an_accepted_change_in_a_clause_whose_removal_was_accepted_elsewhere_is_listed() -> None:
    people = begun("a", "b", "c")
    change = propose(people[0], "tre", "fem")
    people[0].edit(Decide("accept", (change,)))
    removal = str(people[1].edit(RemoveClause("k1"))[0]["revision"])
    people[1].edit(Decide("accept", (removal,)))
    share(people)
    (conflict,) = found(people[2].state)
    assert (conflict.kind, conflict.revisions) == ("removed-clause", (removal, change))
    people[2].edit(Decide("accept", (removal,)))
    assert found(people[2].state) == [], "whoever removes it now has seen the change"


def clauses(people: list[Replica], *names: str) -> None:
    for name in names:
        added = people[0].edit(AddClause("p", "", "", name, clause=name))
        people[0].edit(Decide("accept", (next(one["revision"] for one in added if one["kind"] == "clause"),)))
    share(people)


@pytest.mark.parametrize("accepted", [False, True])
def test_moves_to_different_places_are_a_conflict(accepted: bool) -> None:
    people = begun("a", "b", "c")
    clauses(people, "k2", "k3")
    moves = []
    for person, after in ((people[0], "k2"), (people[1], "k3")):
        moves.append(str(person.edit(MoveClause("k1", "p", "", after))[0]["revision"]))
        if accepted:
            person.edit(Decide("accept", (moves[-1],)))
    share(people)
    (conflict,) = found(people[2].state)
    assert (conflict.kind, conflict.clause, set(conflict.revisions)) == ("moves", "k1", set(moves))
    people[2].edit(Decide("reject", (moves[0],)))
    assert found(people[2].state) == []


def test_moves_under_each_other_name_both_moves() -> None:
    people = begun("a", "b", "c")
    clauses(people, "k2")
    one = str(people[0].edit(MoveClause("k1", "p", "k2", ""))[0]["revision"])
    other = str(people[1].edit(MoveClause("k2", "p", "k1", ""))[0]["revision"])
    share(people)
    (conflict,) = found(people[2].state)
    assert (conflict.kind, set(conflict.revisions)) == ("cycle", {one, other})
    views.outline(people[2].state, "d", View.FINAL)
    assert found(people[2].state) == [conflict], "whatever view was read last"
    people[2].edit(Decide("reject", (other,)))
    assert found(people[2].state) == []


@pytest.mark.parametrize("kind", ["clause", "comment", "odd"])
def test_different_values_of_a_field_are_a_conflict_at_their_clause(kind: str) -> None:
    people = begun("a", "b", "c")
    field = {"clause": "status", "comment": "text", "odd": "name"}[kind]
    name = "k1" if kind == "clause" else "x"
    people[0].edit(SetRecord("comment", "x", {"clause": "k1"}))
    share(people)
    people[0].edit(SetRecord(kind, name, {field: "ett"}))
    people[1].edit(SetRecord(kind, name, {field: "två"}))
    share(people)
    (conflict,) = found(people[0].state)
    assert (conflict.kind, conflict.detail) == ("field", f"{kind} {name} {field}")
    assert conflict.clause == ("" if kind == "odd" else "k1")


def handed_in(person: Replica, authority: str, old: str, new: str, source: str = "") -> str:
    name = propose(person, old, new)
    person.write([{"kind": "revision", "id": name, "on_behalf": authority, "source": source}])
    return name


def test_authorities_that_answered_the_same_copy_had_not_seen_each_other() -> None:
    (person,) = begun("a")
    person.write([{"kind": "record", "type": "returned", "id": "r", "set": {"hash": "f1", "sent": "s1"}}])
    person.write([{"kind": "record", "type": "sent", "id": "s1", "set": {"heads": list(person.state.heads())}}])
    one = handed_in(person, "Ale", "tre", "fem", "f1")
    person.seal()
    start = person.text(TEXT, View.MARKUP).index("tre")
    person.edit(Decide("accept", (one,)))
    other = str(person.edit(ReplaceText(TEXT, start, start, "sju"))[-1]["revision"])
    person.write([{"kind": "revision", "id": other, "on_behalf": "Bengtsfors", "source": "f1"}])
    (conflict,) = found(person.state)
    assert (conflict.kind, set(conflict.revisions)) == ("competing", {one, other})


def test_an_authority_had_seen_what_the_copy_held_that_it_answered() -> None:
    (person,) = begun("a")
    one = handed_in(person, "Ale", "tre", "fem")
    person.edit(Decide("accept", (one,)))
    person.seal()
    person.write([{"kind": "record", "type": "returned", "id": "r", "set": {"hash": "f2", "sent": "s2"}}])
    person.write([{"kind": "record", "type": "sent", "id": "s2", "set": {"heads": list(person.state.heads())}}])
    handed_in(person, "Bengtsfors", "fem", "sju", "f2")
    assert found(person.state) == []


def blended_words(state: State) -> Iterable[tuple[str, str]]:
    """Pairs of accepted proposals by strangers that have letters in one and the same word of the agreed text."""
    word: set[str] = set()
    for span in state.text(TEXT).sequence.ordered():
        origin = span.origins[0].event["revision"] if span.origins else ""
        fate = state.revisions.fate(origin, span.origins[0], span.source, span.start) if origin else "accepted"
        gone = any(
            state.revisions.fate(entry.event["revision"], entry, span.source, span.start) == "accepted"
            for entry in span.deletes
        )
        if fate != "accepted" or gone:
            continue
        for char in span.text:
            if char.isalnum():
                word.add(origin)
            else:
                yield from pairs(state, word)
                word = set()
    yield from pairs(state, word)


def pairs(state: State, word: set[str]) -> Iterable[tuple[str, str]]:
    names = sorted(word - {""})
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            if strangers(state, state.revisions[one], state.revisions[other]):
                yield one, other


@pytest.mark.parametrize("seed", range(20))
def test_an_accepted_overlap_is_always_listed(seed: int) -> None:
    """However people write, decide and exchange: no word of the agreed text blends two unseen proposals unlisted."""
    chance = random.Random(seed)
    people = begun("a", "b", "c")
    for _ in range(30):
        person = chance.choice(people)
        undecided = sorted(revision_views.pending(person.state))
        what = chance.random()
        if what < 0.45:
            length = len(person.text(TEXT, View.MARKUP))
            start = chance.randint(0, max(0, length - 1))
            stop = min(length, start + chance.choice((0, 0, 1, 3)))
            new = chance.choice(("x", "yz", "ord ", "")) or ("q" if start == stop else "")
            person.edit(ReplaceText(TEXT, start, stop, new))
        elif what < 0.75 and undecided:
            chosen = chance.sample(undecided, chance.randint(1, min(3, len(undecided))))
            person.edit(Decide(chance.choice(("accept", "accept", "reject")), tuple(chosen)))
        elif what < 0.9:
            person.seal()
            exchange(*chance.sample(people, 2))
        else:
            share(people)
        for one in people:
            listed = found(one.state, "overlap")
            for pair in blended_words(one.state):
                assert any(set(pair) <= set(conflict.revisions) for conflict in listed)
    share(people)
    listed, *others = [sorted(map(repr, found(one.state))) for one in people]
    assert others == [listed, listed]


def test_conflicts_brought_up_to_date_equal_conflicts_found_anew() -> None:
    chance = random.Random(7)
    people = begun("a", "b")
    state = State()
    for change in sorted(people[0].changes.values(), key=lambda change: change.order):
        state.apply(change)
    kept = Conflicts(state)
    for _ in range(40):
        for person in people:
            length = len(person.text(TEXT, View.MARKUP))
            start = chance.randint(0, length - 1)
            person.edit(ReplaceText(TEXT, start, min(length, start + 2), chance.choice(("a", "bc", ""))))
            undecided = sorted(revision_views.pending(person.state))
            if undecided and chance.random() < 0.6:
                person.edit(Decide(chance.choice(("accept", "reject")), (chance.choice(undecided),)))
        share(people)
        for change in sorted(people[0].changes.values(), key=lambda change: change.order):
            if change.id not in state.changes:
                ahead = kept.read_ahead(list(revision_views.pending(state)))
                next(ahead, None)
                touched = Touched()
                state.apply(change, touched)
                kept.forget(state.changed(touched))
                assert not list(ahead)
        assert kept.found() == conflicts(state)
