"""Members, roles, quarantine and adoption."""

from __future__ import annotations

from typing import Any

import pytest
from replicas import Replica, author_named, exchange, found, group
from test_text_together import BODY, writers

from hsavtal_desktop.core import digest, revision_views, views
from hsavtal_desktop.core.edits import AddClause, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.members import ROLES, Right, may
from hsavtal_desktop.core.reading import View


def newcomer(people: list[Replica]) -> Replica:
    return people[0].joined_by(author_named("n"), "nnnnnnnn")


def test_somebody_unknown_works_on_and_counts_from_the_admission() -> None:
    people = writers("abc")
    new = newcomer(people)
    new.edit(ReplaceText(BODY, 3, 3, "1"))
    new.edit(SetRecord("comment", "c1", {"text": "Hej"}))
    new.edit(AddClause("p", "", "k1", "Ny", "text", "ny"))
    new.seal()
    assert new.text(BODY) == "abc1"
    exchange(new, *people)
    assert people[1].text(BODY) == "abc"
    assert [change.author for change in people[1].shared.quarantined()] == [new.author]
    assert new.shared.quarantined()
    people[0].admit(new.author)
    exchange(new, *people)
    for replica in (new, *people):
        assert replica.text(BODY) == "abc1"
        assert replica.text("b.ny") == "text"
        assert replica.state.record("comment", "c1").fields() == {"text": "Hej"}
        assert not replica.shared.quarantined()
        assert replica.content() == people[0].content() == digest.content(replica.replayed())


def test_others_do_not_build_on_work_in_quarantine() -> None:
    people = writers("abc")
    new = newcomer(people)
    new.edit(ReplaceText(BODY, 3, 3, "1"))
    quarantined = new.seal()[0]
    people[1].receive([quarantined])
    assert quarantined.id not in people[1].state.heads()
    assert quarantined.id in new.state.heads()


@pytest.mark.parametrize("place", [0, 1, 3])
def test_what_a_member_writes_where_somebody_unknown_wrote_is_not_lost(place: int) -> None:
    """Characters in quarantine are there, but nobody knows of them: no member's words may hang on them."""
    people = writers("abc")
    new = newcomer(people)
    new.edit(ReplaceText(BODY, place, place, "XX"))
    people[1].receive(new.seal())
    people[1].edit(ReplaceText(BODY, place, place, "ord"))
    people[1].seal()
    exchange(*people)
    assert people[2].text(BODY) == "abc"[:place] + "ord" + "abc"[place:]
    assert not people[2].shared.void.keys() & {(change, 0) for change in people[2].state.heads()}


def test_words_beside_characters_in_quarantine_keep_their_place() -> None:
    """Void characters still hold up those that stand beside them."""
    people = writers("abc")
    new = newcomer(people)
    new.edit(ReplaceText(BODY, 1, 1, "XX"))
    new.seal()
    new.edit(ReplaceText(BODY, 2, 2, "-"))
    later = new.seal()[0]
    exchange(new, *people)
    people[0].release([{"kind": "admit", "member": new.author, "role": "AG", "adopts": [later.id]}])
    exchange(new, *people)
    assert people[1].text(BODY) == people[2].text(BODY) == "a-bc"


def test_work_of_before_the_admission_that_it_does_not_list_stays_out() -> None:
    people = writers("abc")
    new = newcomer(people)
    new.edit(ReplaceText(BODY, 3, 3, "1"))
    early = new.seal()
    people[0].admit(new.author)
    exchange(new, *people)
    assert people[0].text(BODY) == "abc"
    assert people[0].shared.quarantined() == early
    people[0].admit(new.author)
    exchange(new, *people)
    assert people[1].text(BODY) == "abc1"


def test_two_coordinators_who_adopt_the_same_work_agree() -> None:
    people = group("a", "b", "c", roles={"b": "PL", "c": "PL"})
    new = newcomer(people)
    new.edit(ReplaceText(BODY, 0, 0, "1"))
    new.seal()
    exchange(new, *people)
    people[1].admit(new.author, "RED")
    people[2].admit(new.author, "LÄS")
    exchange(new, *people)
    assert len({replica.text(BODY) for replica in people}) == 1
    assert all(replica.content() == people[0].content() for replica in (new, *people))


def test_a_record_by_somebody_without_the_right_does_not_stop_their_admission() -> None:
    people = writers("abc")
    new = newcomer(people)
    new.release([{"kind": "record", "type": "document", "id": "d9", "set": {"title": "Eget"}}])
    exchange(new, *people)
    people[0].admit(new.author, "PL")
    exchange(new, *people)
    assert views.document(people[1].state, "d9").title == "Eget"


def test_nobody_admits_without_the_right_not_even_through_adopted_work() -> None:
    people = writers("abc")
    new = newcomer(people)
    new.release([{"kind": "admit", "member": author_named("x"), "role": "PL", "adopts": []}])
    new.release([{"kind": "admit", "member": new.author, "role": "PL", "adopts": []}])
    people[1].release([{"kind": "admit", "member": people[1].author, "role": "PL", "adopts": []}])
    exchange(new, *people)
    people[0].admit(new.author, "PL")
    exchange(new, *people)
    roles = {member.author: member.role for member in people[2].state.members.all()}
    assert author_named("x") not in roles
    assert roles[people[1].author] == "RED"
    assert roles[new.author] == "PL"


def test_an_unknown_role_is_not_given() -> None:
    people = writers("abc")
    new = newcomer(people)
    people[0].admit(new.author, "KUNG")
    assert people[0].state.members.role(new.author) == ""


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_can_be_given_and_gives_its_rights(role: str) -> None:
    people = writers("abc")
    new = newcomer(people)
    people[0].admit(new.author, role)
    exchange(new, *people)
    new.edit(ReplaceText(BODY, 0, 0, "x"))
    new.edit(SetRecord("document", "d", {"title": "t"}))
    new.edit(SetRecord("principal", "p", {"name": "n"}))
    new.edit(SetRecord("comment", "c", {"text": "t"}))
    new.edit(Decide("accept", tuple(revision_views.pending(new.state))))
    new.seal()
    exchange(new, *people)
    shown = people[1].state
    assert ("x" in people[1].text(BODY)) is may(role, Right.PROPOSE)
    assert bool(shown.record("document", "d").fields()) is may(role, Right.STRUCTURE)
    assert bool(shown.record("principal", "p").fields()) is may(role, Right.REGISTER)
    assert bool(shown.record("comment", "c").fields()) is may(role, Right.COMMENT)
    decided = "x" in people[1].text(BODY, View.ORIGINAL)
    assert decided is (may(role, Right.PROPOSE) and may(role, Right.DECIDE))


def test_rights_are_those_of_the_time_of_writing() -> None:
    people = group("a", "b", "c")
    people[1].edit(ReplaceText(BODY, 0, 0, "1"))
    before = people[1].seal()
    people[0].admit(people[1].author, "LÄS")
    people[2].receive([*people[0].changes.values(), *before])
    assert people[2].text(BODY) == "1"
    exchange(*people)
    people[1].edit(ReplaceText(BODY, 0, 0, "2"))
    people[1].seal()
    exchange(*people)
    assert people[2].text(BODY) == "1"


def test_nobody_adds_to_anothers_proposal_or_characters() -> None:
    people = writers("abc")
    people[1].edit(ReplaceText(BODY, 3, 3, "12"))
    mine = people[1].edit(ReplaceText(BODY, 0, 0, "0"))[0]
    people[1].seal()
    exchange(*people)
    other = people[2]
    delete = {"kind": "delete", "text": BODY, "revision": mine["revision"], "ranges": [[people[0].pen.source, 0, 9]]}
    insert = {**mine, "chars": "fel", "start": mine["start"] + 100}
    forged = {**insert, "revision": other.pen.revision()}
    other.release([delete, insert, forged, {**forged, "source": other.pen.source, "revision": mine["revision"]}])
    assert other.text(BODY) == "0abc12"
    assert len(other.state.void) == 4


def test_only_the_first_change_founds_the_workspace() -> None:
    people = writers("abc")
    first = {"kind": "workspace", "name": "Kupp", "person": "Kupp", "organisation": "", "side": ""}
    people[2].release([first])
    assert people[2].state.members.role(people[2].author) == "RED"


def test_a_card_shows_the_newest_presentation_of_anybody() -> None:
    people = writers("abc")
    new = newcomer(people)
    for name in ("Första Namnet", "Andra Namnet"):
        new.release([{"kind": "introduce", "person": name, "organisation": "Exempelkommunen", "side": "municipality"}])
    exchange(new, *people)
    member = people[1].state.members.member(new.author)
    assert (member.name, member.organisation, member.role) == ("Andra Namnet", "Exempelkommunen", "")
    assert member in people[1].state.members.all()


def test_unknown_kinds_are_kept_and_passed_on() -> None:
    people = writers("abc")
    change = people[1].release([{"kind": "framtid", "value": [1]}])
    exchange(*people)
    assert [entry.event["kind"] for entry in people[2].state.unknown.values()] == ["framtid"]
    assert people[2].changes[change.id].raw == change.raw


def test_undoing_one_of_two_admissions_leaves_the_other() -> None:
    founder = found()
    for letter in "xy":
        founder.write([{"kind": "admit", "member": author_named(letter), "role": "AG", "adopts": []}])
    founder.undo()
    assert founder.state.members.role(author_named("x")) == "AG"
    assert founder.state.members.role(author_named("y")) == ""


def test_undoing_an_admission_puts_the_work_back_in_quarantine() -> None:
    people = writers("abc")
    new = newcomer(people)
    new.edit(ReplaceText(BODY, 0, 0, "1"))
    (change,) = new.seal()
    people[0].receive([change])
    people[0].write([{"kind": "admit", "member": new.author, "role": "AG", "adopts": [change.id]}])
    assert people[0].text(BODY) == "1abc"
    people[0].undo()
    assert people[0].text(BODY) == "abc"
    assert people[0].state.quarantined() == [change]


HOSTILE: list[dict[str, Any]] = [
    {"kind": "record", "type": "document", "id": "d", "set": {"title": 5, "parts": ["x", {"part": 1}], "order": "z"}},
    {"kind": "record", "type": "document", "id": "e", "set": {"parts": [{"part": "p", "prefix": ["A"]}]}},
    {"kind": "record", "type": "clause", "id": "k1", "set": {"goals": [{}], "party": {}}, "add": {"goals": [1, None]}},
    {"kind": "record", "type": "part", "id": "p", "set": {"appendix": "ja"}, "add": {"title": "x"}},
    {"kind": "version", "label": "v", "status": "frozen", "heads": ["f" * 64], "hash": ""},
]


def test_values_as_deep_as_the_log_allows_can_be_hashed() -> None:
    people = writers("abc")
    deep: Any = []
    for _ in range(20):
        deep = [deep]
    pen = people[1].pen
    span = [people[0].pen.source, people[0].state.text(BODY).sequence.ordered()[0].start, 1]
    look = {"kind": "format", "text": BODY, "revision": pen.revision(), "ranges": [span], "name": "ny", "value": deep}
    people[1].release([look])
    assert people[1].state.text(BODY).pieces(View.FINAL, people[1].state.revisions.fate)[0].marks == {"ny": deep}
    assert digest.content_hash(people[1].shared)


def test_odd_values_in_records_stop_nobody() -> None:
    people = writers("abc")
    people[0].release(HOSTILE)
    state = people[0].state
    assert [views.document(state, name).parts for name in views.documents(state)] == [[], []]
    for name in views.documents(state):
        for view in View:
            assert views.outline(state, name, view).places == ()
        assert digest.document_hash(state, name)
    assert views.clause_data(state, "k1").goals == set()
    assert not views.part(state, "p").appendix
    assert digest.content_hash(state)
    assert people[0].content() == digest.content(people[0].replayed())
