"""Rules of the group, parts that are handed out and sections that are locked: judged by what an author knew."""

from __future__ import annotations

from typing import Any

import pytest
from replicas import Replica, author_named, exchange
from test_revocation import admission, group, revocation, role, settle, write
from test_text_together import BODY
from vector_making import older

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.change import Change, read_change
from hsavtal_desktop.core.edits import AddClause, Decide, Edit, MoveClause, ReplaceText, SetRecord
from hsavtal_desktop.core.members import ROLES
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import replay


def do(replica: Replica, *edits: Edit) -> None:
    for edit in edits:
        replica.edit(edit)
    replica.seal()


def decide_all(replica: Replica, verdict: str = "accept") -> None:
    do(replica, Decide(verdict, tuple(revision_views.pending(replica.state))))


def lock(*clauses: str, kind: str = "lock", locked: bool = True) -> SetRecord:
    return SetRecord(kind, clauses[0], {"locked": locked, "clauses": list(clauses)})


def test_with_four_eyes_nobody_accepts_their_own_proposal() -> None:
    people = group(b="RED", c="RED")
    do(people["a"], SetRecord("rules", "rules", {"four_eyes": True}))
    settle(people)
    write(people["b"], "eget ")
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "abc"
    decide_all(people["c"])
    assert settle(people).text(BODY, View.ORIGINAL) == "eget abc"


def test_who_had_not_seen_the_rule_accepted_by_the_old_one() -> None:
    people = group(b="RED")
    do(people["a"], SetRecord("rules", "rules", {"four_eyes": True}))
    write(people["b"], "eget ")
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "eget abc"


def test_with_four_eyes_a_new_key_does_not_make_another_person() -> None:
    people = group(b="RED")
    do(people["a"], SetRecord("rules", "rules", {"four_eyes": True}))
    settle(people)
    write(people["b"], "eget ")
    settle(people)
    people["a"].release([revocation("b"), admission("n", "RED", replaces=author_named("b"))])
    people["n"] = people["a"].joined_by(author_named("n"), "nnnnnnnn")
    decide_all(people["n"])
    assert settle(people).text(BODY, View.ORIGINAL) == "abc"


def test_only_a_coordinator_sets_the_rules() -> None:
    people = group(b="RED", c="ADM")
    for letter in "bc":
        do(people[letter], SetRecord("rules", "rules", {"four_eyes": True}))
    assert not settle(people).state.record("rules", "rules").values


def parts(**roles: str) -> dict[str, Replica]:
    """As :func:`group`, with an agreed clause k2 in a part q too; p belongs to b."""
    people = group(**roles)
    do(people["a"], AddClause("q", "", "", "Två", "def", "k2"))
    decide_all(people["a"])
    do(people["a"], SetRecord("part", "p", {"owners": {author_named("b")}}))
    settle(people)
    return people


def test_the_lead_of_a_part_decides_there_and_proposes_elsewhere() -> None:
    people = parts(b="DEL", c="AG")
    do(people["c"], ReplaceText(BODY, 0, 0, "ett "), ReplaceText("b.k2", 0, 0, "två "))
    settle(people)
    decide_all(people["b"])
    shown = settle(people)
    assert shown.text(BODY, View.ORIGINAL) == "ett abc"
    assert shown.text("b.k2", View.ORIGINAL) == "def"
    assert shown.text("b.k2") == "två def"


def test_a_proposal_that_reaches_into_another_part_is_not_the_leads_to_decide() -> None:
    people = parts(b="DEL", c="AG")
    do(people["c"], MoveClause("k1", "q", "", ""))
    do(people["b"], AddClause("p", "", "", "Ny", "", "k3"))
    settle(people)
    decide_all(people["b"])
    state = settle(people).state
    assert state.structure.parent("k1") == ("q", "")
    assert [node.clause for node in state.structure.tree("p", View.ORIGINAL)] == ["k3", "k1"]


def test_what_is_in_no_part_of_theirs_a_lead_does_not_decide() -> None:
    people = group(b="DEL", c="AG")
    write(people["c"], "ett ")
    settle(people)
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "abc"


def test_taking_a_part_back_ends_it_from_when_that_is_known() -> None:
    people = parts(b="DEL", c="AG")
    write(people["c"], "ett ")
    settle(people)
    do(people["a"], SetRecord("part", "p", {"owners": set()}))
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "ett abc"
    write(people["c"], "två ")
    settle(people)
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "ett abc"


def disposed(people: dict[str, Replica], letter: str, item: str) -> Any:
    """What an item is answered with, once one of the people has answered it."""
    do(people[letter], SetRecord("disposition", item, {"value": f"av {letter}"}))
    return settle(people).state.record("disposition", item).fields().get("value")


@pytest.mark.parametrize(
    ("role", "may"),
    [(role, role in ("PL", "RED", "AG", "JUR", "KOM", "LG", "REM")) for role in ROLES],
)
def test_who_may_assess_or_settle_answers_what_authorities_said(role: str, may: bool) -> None:
    people = group(b=role)
    do(people["a"], SetRecord("comment", "c1", {"clause": "k1", "text": "Varför?", "on_behalf": "Exempelkommun"}))
    settle(people)
    assert (disposed(people, "b", "c1") == "av b") is may


def test_the_lead_of_a_part_answers_what_is_said_there() -> None:
    people = parts(b="DEL", c="AG")
    for clause in ("k1", "k2"):
        do(people["c"], SetRecord("comment", f"om-{clause}", {"clause": clause, "text": "Varför?"}))
    do(people["c"], SetRecord("comment", "allt", {"text": "Varför?"}))
    do(people["c"], ReplaceText(BODY, 0, 0, "ett "), ReplaceText("b.k2", 0, 0, "två "))
    settle(people)
    one, two = sorted(revision_views.pending(people["a"].state), key=lambda name: int(name.split(":")[1]))
    assert [disposed(people, "b", name) for name in ("om-k1", one)] == ["av b"] * 2
    assert [disposed(people, "b", name) for name in ("om-k2", "allt", two, "finns-inte")] == [None] * 4


def in_format_3(change: Change) -> Change:
    return read_change(change.raw.replace(b'"format":4', b'"format":3'))


def test_an_answer_of_an_old_program_needs_what_it_needed_then_and_a_new_one_does_not_pass_for_old() -> None:
    people = group(b="POL")
    answer = {"kind": "record", "type": "disposition", "id": "c1", "set": {"value": "beaktas"}}
    every = sorted(people["a"].changes.values(), key=lambda change: change.order)
    known: dict[str, str] = {}
    old: list[Change] = []
    answered = people["b"].release([answer])
    for change in [*every, answered]:
        raw = change.raw
        for name, other in known.items():
            raw = raw.replace(name.encode(), other.encode())
        old.append(in_format_3(change._replace(raw=raw)))
        known[change.id] = old[-1].id
    for listed in (old, old[::-1]):
        assert replay(listed).record("disposition", "c1").fields() == {"value": "beaktas"}
    mixed = [*every, in_format_3(answered)]
    assert not len(replay(mixed).record("disposition", "c1"))


def test_an_answer_that_passes_for_old_takes_the_place_of_none_and_one_of_today_takes_its_place() -> None:
    def answer(value: str) -> dict[str, Any]:
        return {"kind": "record", "type": "disposition", "id": "c1", "set": {"value": value}}

    people = {letter: Replica(author_named(letter), letter * 8) for letter in "ab"}
    older(people["a"], 3, {"kind": "workspace", "name": "Prov", "person": "", "organisation": "", "side": "region"})
    old = older(people["a"], 3, {**admission("b", "POL"), "adopts": []})
    people["a"].release([answer("beaktas")])
    people["b"].receive(people["a"].changes.values())
    late = older(people["b"], 3, answer("avslås"), parents=[old.id])
    shown = settle(people).state.record("disposition", "c1")
    assert late.id in people["a"].changes
    assert {one.value for one in shown.values["value"]} == {"beaktas", "avslås"}
    assert shown.conflicts() == ["value"]
    people["a"].release([answer("beaktas delvis")])
    shown = settle(people).state.record("disposition", "c1")
    assert (shown.fields(), shown.conflicts()) == ({"value": "beaktas delvis"}, [])
    people["b"].release([answer("avslås")])
    assert settle(people).state.record("disposition", "c1").fields() == {"value": "beaktas delvis"}


def test_four_parts_worked_on_apart_come_together_without_loss() -> None:
    letters = "bcde"
    people = group(**dict.fromkeys(letters, "DEL"))
    for letter in letters:
        do(people["a"], AddClause(f"del{letter}", "", "", f"Del {letter}", "grund", f"g{letter}"))
        do(people["a"], SetRecord("part", f"del{letter}", {"owners": {author_named(letter)}}))
    decide_all(people["a"])
    settle(people)
    for letter in letters:
        mine = people[letter]
        do(
            mine,
            ReplaceText(f"b.g{letter}", 5, 5, f" av {letter}"),
            AddClause(f"del{letter}", "", "", "Ny", "x", f"n{letter}"),
        )
        decide_all(mine)
        do(mine, *(ReplaceText(f"b.g{other}", 0, 0, f"[{letter}]") for other in letters if other != letter))
        decide_all(mine)
    shown = settle(people)
    for letter in letters:
        assert shown.text(f"b.g{letter}", View.ORIGINAL) == f"grund av {letter}"
        assert [node.clause for node in shown.state.structure.tree(f"del{letter}", View.ORIGINAL)] == [
            f"n{letter}",
            f"g{letter}",
        ]
        for other in letters:
            assert (f"[{other}]" in shown.text(f"b.g{letter}")) is (other != letter)
    assert len(list(revision_views.pending(shown.state))) == 12


LOCKED: list[Edit] = [
    ReplaceText(BODY, 0, 0, "x"),
    MoveClause("k1", "q", "", ""),
    AddClause("p", "k1", "", "Under", "", "k9"),
    MoveClause("k2", "p", "k1", ""),
]


@pytest.mark.parametrize("edit", LOCKED)
def test_what_is_locked_only_who_may_lock_changes(edit: Edit) -> None:
    people = parts(c="AG", d="LG")
    do(people["d"], lock("k1"))
    settle(people)
    before = people["a"].content()["tree"], people["a"].text(BODY)
    do(people["c"], edit)
    shown = settle(people)
    assert (shown.content()["tree"], shown.text(BODY)) == before
    do(people["d"], edit)
    shown = settle(people)
    assert (shown.content()["tree"], shown.text(BODY)) != before


def test_a_lock_stops_decisions_too_and_is_lifted_again() -> None:
    people = group(b="RED", c="AG", d="JUR")
    write(people["c"], "ett ")
    settle(people)
    do(people["d"], lock("k1", kind="block"))
    settle(people)
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "abc"
    do(people["a"], lock("k1", kind="block", locked=False))
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "abc"
    do(people["d"], lock("k1", kind="block", locked=False))
    settle(people)
    decide_all(people["b"])
    assert settle(people).text(BODY, View.ORIGINAL) == "ett abc"


def test_who_had_not_seen_the_lock_wrote_in_what_was_open() -> None:
    people = group(b="RED", c="AG")
    do(people["b"], lock("k1"))
    write(people["c"], "ovetande ")
    assert settle(people).text(BODY) == "ovetande abc"


def test_the_lead_locks_within_the_own_part_only() -> None:
    people = parts(b="DEL", c="AG")
    do(people["b"], lock("k1"), lock("k2"), SetRecord("lock", "k1x", {"locked": True, "clauses": ["k1", "k2"]}))
    settle(people)
    do(people["c"], ReplaceText(BODY, 0, 0, "ett "), ReplaceText("b.k2", 0, 0, "två "))
    shown = settle(people)
    assert (shown.text(BODY), shown.text("b.k2")) == ("abc", "två def")


def test_a_lock_by_a_thief_is_lifted_with_the_thief() -> None:
    people = group(b="RED", c="AG")
    do(people["b"], lock("k1"))
    people["c"].receive(people["b"].changes.values())
    write(people["c"], "spärrat ")
    people["a"].release([revocation("b")])
    assert settle(people).text(BODY) == "spärrat abc"


def version(label: str, status: str = "frozen") -> dict[str, Any]:
    return {"kind": "version", "label": label, "status": status, "heads": [], "hash": "0"}


def endorsement(change: str, label: str) -> dict[str, Any]:
    return {"kind": "endorse", "change": change, "label": label}


def two_sides(**roles: str) -> dict[str, Replica]:
    people = group(**roles)
    people["a"].release([{"kind": "introduce", "person": "A", "organisation": "", "side": "region"}])
    people["a"].release([admission("b", roles["b"], side="municipality")])
    do(people["a"], SetRecord("rules", "rules", {"two_publishers": True}))
    settle(people)
    return people


def awaited(replica: Replica) -> dict[str, str]:
    return {entry.event["label"]: replica.state.judge.awaits(entry) for entry in replica.state.versions}


def test_a_frozen_version_awaits_the_coordinator_of_the_other_side() -> None:
    people = two_sides(b="PL", c="PL")
    change = people["a"].release([version("V1"), version("V2", "draft")])
    assert awaited(settle(people)) == {"V1": "municipality", "V2": ""}
    for letter in "ac":
        people[letter].release([endorsement(change.id, "V1")])
    assert awaited(settle(people))["V1"] == "municipality"
    people["b"].release([endorsement(change.id, "V1")])
    assert awaited(settle(people))["V1"] == ""


def test_a_coordinator_does_not_change_sides_by_a_new_card() -> None:
    people = two_sides(b="PL", c="PL")
    people["a"].release([admission("c", "PL", side="region")])
    change = people["a"].release([version("V1")])
    settle(people)
    people["c"].release([{"kind": "introduce", "person": "C", "organisation": "", "side": "municipality"}])
    people["c"].release([endorsement(change.id, "V1")])
    assert awaited(settle(people))["V1"] == "municipality"


def test_one_side_alone_freezes_alone() -> None:
    people = two_sides(b="RED")
    people["a"].release([version("V1")])
    assert awaited(settle(people)) == {"V1": ""}


def test_a_version_of_before_the_rule_stays_published() -> None:
    people = group(b="PL")
    people["a"].release([admission("b", "PL", side="municipality")])
    people["a"].release([{"kind": "introduce", "person": "A", "organisation": "", "side": "region"}, version("V1")])
    do(people["a"], SetRecord("rules", "rules", {"two_publishers": True}))
    assert awaited(settle(people)) == {"V1": ""}


def test_a_mark_is_made_by_its_member_alone() -> None:
    people = group(b="AG", c="AG")
    mark = f"{people['b'].pen.source.partition('.')[0]}.k1"
    for letter in "cb":
        do(people[letter], SetRecord("mark", mark, {"clause": "k1", "agreed": True, "text": letter}))
    record = settle(people).state.record("mark", mark)
    assert record.fields() == {"clause": "k1", "agreed": True, "text": "b"}


def test_only_the_registrar_and_the_administrator_erase() -> None:
    people = group(b="REG", c="ADM", d="RED")
    event = {"kind": "erase", "blobs": ["ab" * 32], "reason": "Begärt av den det gäller"}
    for letter in "abcd":
        people[letter].release([event])
    shown = settle(people)
    assert sorted(entry.author for entry in shown.state.erasures) == [author_named("b"), author_named("c")]
    assert role(people, "b") == "REG"
    exchange(*people.values())


def test_what_is_erased_is_found_once_until_an_erasure_comes_or_goes() -> None:
    people = group(b="REG")
    people["a"].release([{"kind": "erase", "blobs": ["ab" * 32], "reason": "Får inte"}])
    state = settle(people).state
    registrar = people["b"]
    assert state.erased() is state.erased() == frozenset()
    registrar.write([{"kind": "erase", "blobs": ["cd" * 32], "reason": "Begärt av den det gäller"}])
    assert registrar.state.erased() is registrar.state.erased() == {"cd" * 32}
    registrar.undo()
    assert registrar.state.erased() == frozenset()
