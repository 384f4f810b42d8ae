"""Keys that are lost or stolen, coordinators who fall out, and what is left of what they wrote."""

from __future__ import annotations

from typing import Any

import pytest
from replicas import Replica, author_named, exchange, found
from test_text_together import BODY

from hsavtal_desktop.core import digest, revision_views
from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.edits import AddClause, Decide, ReplaceText
from hsavtal_desktop.core.judging import Judge, Refusal
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State


def admission(letter: str, role: str, **more: Any) -> dict[str, Any]:
    return {"kind": "admit", "member": author_named(letter), "role": role, "adopts": [], **more}


def revocation(letter: str) -> dict[str, Any]:
    return {"kind": "revocation", "member": author_named(letter)}


def group(**roles: str) -> dict[str, Replica]:
    """A founder ``a`` and members, who all have an agreed clause with the words "abc"."""
    founder = found("a", "aaaaaaaa")
    for letter, role in roles.items():
        founder.release([admission(letter, role)])
    founder.edit(AddClause("p", "", "", "Rubrik", "abc", "k1"))
    founder.edit(Decide("accept", tuple(revision_views.pending(founder.state))))
    founder.seal()
    return {"a": founder, **{letter: founder.joined_by(author_named(letter), letter * 8) for letter in roles}}


def write(replica: Replica, words: str, at: int = 0) -> Change:
    replica.edit(ReplaceText(BODY, at, at, words))
    return replica.seal()[0]


def settle(people: dict[str, Replica]) -> Replica:
    """Everybody gets everything, and all agree; gives one of them."""
    exchange(*people.values())
    contents = [person.content() for person in people.values()]
    assert all(content == contents[0] for content in contents)
    assert digest.content(people["a"].replayed()) == contents[0]
    return people["a"]


def role(people: dict[str, Replica], letter: str) -> str:
    return people["a"].state.members.role(author_named(letter))


def test_what_the_revoker_had_seen_stands_and_what_came_unseen_is_void() -> None:
    people = group(b="RED", c="RED")
    write(people["b"], "sett ")
    settle(people)
    write(people["b"], "osett ")
    people["a"].release([revocation("b")])
    assert settle(people).text(BODY) == "sett abc"
    assert people["a"].state.members.revoked(author_named("b"))


def test_what_is_written_after_the_revocation_was_known_is_void() -> None:
    people = group(b="RED")
    people["a"].release([revocation("b")])
    settle(people)
    write(people["b"], "efter ")
    assert settle(people).text(BODY) == "abc"


def test_nobody_writes_into_the_past_with_a_revoked_key() -> None:
    people = group(b="RED")
    thief = people["b"].copy()
    people["a"].release([revocation("b")])
    people["a"].seal()
    settle(people)
    forged = write(thief, "bakdaterat ")
    people["a"].receive([forged])
    assert people["a"].text(BODY) == "abc"
    assert forged in people["a"].shared.quarantined()
    assert forged.id not in people["a"].state.heads()


def test_words_of_others_beside_void_ones_keep_their_place() -> None:
    people = group(b="RED", c="RED")
    people["c"].receive([write(people["b"], "XX", 1)])
    write(people["c"], "-", 2)
    people["a"].release([revocation("b")])
    assert settle(people).text(BODY) == "a-bc"


def test_honest_late_work_can_be_adopted_without_letting_the_key_in_again() -> None:
    people = group(b="RED")
    late = write(people["b"], "ärligt ")
    people["a"].release([revocation("b")])
    assert settle(people).text(BODY) == "abc"
    people["a"].release([admission("b", "RED", adopts=[late.id]), revocation("b")])
    assert settle(people).text(BODY) == "ärligt abc"
    assert role(people, "b") == ""
    write(people["b"], "mer ")
    assert settle(people).text(BODY) == "ärligt abc"


def test_who_was_let_in_again_works_on_but_what_was_void_stays_so() -> None:
    people = group(b="RED")
    write(people["b"], "tappat ")
    people["a"].release([revocation("b")])
    settle(people)
    people["a"].release([admission("b", "AG")])
    settle(people)
    write(people["b"], "nytt ")
    assert settle(people).text(BODY) == "nytt abc"
    assert role(people, "b") == "AG"


def test_a_newcomer_whom_a_thief_let_in_unseen_goes_with_the_thief() -> None:
    people = group(b="PL", c="RED")
    people["b"].release([admission("n", "RED")])
    people["n"] = people["b"].joined_by(author_named("n"), "nnnnnnnn")
    write(people["n"], "insläppt ")
    people["a"].release([revocation("b")])
    assert settle(people).text(BODY) == "abc"
    assert role(people, "n") == ""


def test_a_decision_by_a_thief_is_void_and_the_proposal_open_again() -> None:
    people = group(b="RED", c="AG")
    write(people["c"], "nytt ")
    settle(people)
    people["b"].edit(Decide("accept", tuple(revision_views.pending(people["b"].state))))
    people["b"].seal()
    people["a"].release([revocation("b")])
    state = settle(people).state
    assert len(list(revision_views.pending(state))) == 1


def test_a_change_of_role_counts_from_when_it_is_known() -> None:
    people = group(b="RED")
    before = write(people["b"], "före ")
    people["a"].release([admission("b", "LÄS")])
    assert settle(people).text(BODY) == "före abc"
    write(people["b"], "efter ")
    assert settle(people).text(BODY) == "före abc"
    assert before not in people["a"].shared.quarantined()


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_equals_who_revoke_each_other_are_both_out(order: str) -> None:
    people = group(b="PL", c="PL")
    people["b"].release([revocation("c")])
    people["c"].release([revocation("b")])
    if order == "ba":
        people["a"].receive(people["c"].changes.values())
    settle(people)
    assert role(people, "b") == role(people, "c") == ""
    people["a"].release([admission("c", "PL")])
    settle(people)
    write(people["c"], "åter ")
    assert settle(people).text(BODY) == "åter abc"


def test_a_circle_of_revocations_puts_all_of_it_out() -> None:
    people = group(b="PL", c="PL", d="PL")
    for one, other in ("bc", "cd", "db"):
        people[one].release([revocation(other)])
    settle(people)
    assert [role(people, letter) for letter in "abcd"] == ["PL", "", "", ""]


def test_the_senior_revokes_the_junior_and_never_the_other_way_about() -> None:
    people = group(b="PL")
    people["b"].release([admission("c", "PL")])
    people["c"] = people["b"].joined_by(author_named("c"), "cccccccc")
    people["c"].release([revocation("b")])
    people["c"].release([revocation("a")])
    people["c"].release([admission("b", "LÄS")])
    settle(people)
    assert [role(people, letter) for letter in "abc"] == ["PL", "PL", "PL"]
    people["b"].release([revocation("c")])
    people["c"].release([revocation("b")])
    settle(people)
    assert [role(people, letter) for letter in "abc"] == ["PL", "PL", ""]


def test_a_late_revocation_by_somebody_the_senior_had_thrown_out_is_undone() -> None:
    """b, not knowing that a has thrown it out, throws out c: c stays."""
    people = group(b="PL", c="RED")
    people["b"].release([revocation("c")])
    people["c"].receive(people["b"].changes.values())
    write(people["c"], "kvar ")
    assert people["c"].text(BODY) == "abc"
    people["a"].release([revocation("b")])
    assert settle(people).text(BODY) == "kvar abc"
    assert role(people, "c") == "RED"


@pytest.mark.parametrize("by", ["ADM", "PL", "RED"])
def test_nobody_removes_or_demotes_the_creator(by: str) -> None:
    people = group(b=by)
    people["b"].release([revocation("a")])
    people["b"].release([admission("a", "LÄS")])
    settle(people)
    assert role(people, "a") == "PL"
    assert len(people["a"].state.void) == 2


def test_an_administrator_does_not_touch_a_coordinator() -> None:
    people = group(b="ADM", c="PL")
    people["b"].release([revocation("c")])
    people["b"].release([admission("c", "LÄS")])
    people["b"].release([admission("b", "PL")])
    settle(people)
    assert (role(people, "b"), role(people, "c")) == ("ADM", "PL")


def test_nobody_without_the_right_revokes_anybody_but_themselves() -> None:
    people = group(b="RED", c="AG")
    people["b"].release([revocation("c")])
    settle(people)
    assert role(people, "c") == "AG"
    people["c"].release([revocation("c")])
    settle(people)
    assert role(people, "c") == ""


def test_a_copied_profile_is_shut_out_by_its_owner() -> None:
    people = group(b="RED")
    stolen = people["b"].copy()
    people["b"].release([revocation("b")])
    people["a"].receive([write(stolen, "stulet ")])
    assert settle(people).text(BODY) == "abc"


def test_the_printed_code_removes_the_creator_and_makes_a_new_coordinator() -> None:
    people = group(b="RED")
    people["a"].release([{"kind": "recovery", "key": author_named("k")}])
    settle(people)
    thief = people["a"].copy()
    people["k"] = people["b"].joined_by(author_named("k"), "kkkkkkkk")
    people["k"].release([revocation("a"), admission("n", "PL", replaces=author_named("a"))])
    people["b"].receive(people["k"].changes.values())
    people["b"].receive([write(thief, "stulet ")])
    assert people["b"].text(BODY) == "abc"
    members = people["b"].state.members
    assert members.role(author_named("a")) == ""
    assert members.role(author_named("n")) == "PL"
    assert members.member(author_named("n")).replaces == author_named("a")
    assert author_named("k") not in {member.author for member in members.all()}
    people["n"] = people["b"].joined_by(author_named("n"), "nnnnnnnn")
    people["n"].release([admission("c", "PL")])
    settle(people)
    assert role(people, "c") == "PL"


def test_only_the_creator_or_the_code_itself_registers_a_code() -> None:
    people = group(b="PL")
    people["b"].release([{"kind": "recovery", "key": author_named("k")}])
    people["k"] = people["b"].joined_by(author_named("k"), "kkkkkkkk")
    people["k"].release([revocation("a")])
    settle(people)
    assert role(people, "a") == "PL"
    assert not people["a"].state.members.recovery_keys()


def test_a_code_that_a_thief_of_the_creators_key_registers_unseen_is_worth_nothing() -> None:
    people = group(b="RED")
    people["a"].release([{"kind": "recovery", "key": author_named("k")}])
    settle(people)
    thief = people["a"].copy()
    thief.release([{"kind": "recovery", "key": author_named("q")}])
    people["q"] = thief.joined_by(author_named("q"), "qqqqqqqq")
    people["q"].release([revocation("b")])
    people["k"] = people["b"].joined_by(author_named("k"), "kkkkkkkk")
    people["k"].release([revocation("a")])
    exchange(*people.values())
    assert people["b"].state.members.role(people["b"].author) == "RED"
    assert people["b"].state.members.recovery_keys() == [author_named("k")]


def test_the_code_writes_nothing_else() -> None:
    people = group(b="RED")
    people["a"].release([{"kind": "recovery", "key": author_named("k")}])
    settle(people)
    people["k"] = people["b"].joined_by(author_named("k"), "kkkkkkkk")
    write(people["k"], "nej ")
    assert settle(people).text(BODY) == "abc"


def test_a_replayed_admission_gives_nothing_back() -> None:
    """The old package with b's admission comes again after the revocation."""
    people = group(b="RED")
    old = list(people["b"].changes.values())
    people["a"].release([revocation("b")])
    settle(people)
    people["a"].receive(old)
    write(people["b"], "åter ")
    assert settle(people).text(BODY) == "abc"


def test_a_named_version_means_what_it_did_before_the_revocation() -> None:
    people = group(b="RED")
    seen = write(people["b"], "fryst ")
    people["a"].receive([seen])
    heads = people["a"].state.heads()
    people["b"].edit(ReplaceText(BODY, 0, 0, "senare "))
    people["b"].seal()
    people["a"].release([revocation("b")])
    settle(people)
    past = people["a"].state.history.past(heads)
    kept = {name: change for name, change in people["a"].changes.items() if name in past}
    old = Replica(author_named("z"), "zzzzzzzz")
    old.receive(kept.values())
    assert old.text(BODY) == "fryst abc"


def test_revocations_that_come_together_are_judged_together() -> None:
    """Fifty revocations of people who once had made rules judged the whole log fifty times over."""
    letters = "bcdefghi"
    people = group(**dict.fromkeys(letters, "PL"))
    for letter in letters:
        rules = {"kind": "record", "type": "rules", "id": "rules", "set": {"four_eyes": letter == "c"}}
        people[letter].release([rules])
        write(people[letter], letter)
    for letter in letters:
        people["a"].release([revocation(letter)])
    settled = settle(people)
    assert settled.text(BODY) == "abc"
    assert settled.state.void

    def judged(*, together: bool) -> int:
        state, count = State(), 0

        class Counting(Judge):
            def refusal(self, entry: Entry) -> Refusal | None:
                nonlocal count
                count += 1
                return super().refusal(entry)

        state.judge = Counting(state)
        changes = sorted(settled.state.changes.values(), key=lambda change: change.order)
        for some in [changes] if together else [[change] for change in changes]:
            state.apply_all(some)
        assert digest.content(state) == settled.content()
        return count

    events = sum(len(change.events) for change in settled.state.changes.values())
    assert judged(together=True) < 4 * events < judged(together=False)
