"""Tries to get at parts, sides, locks and codes that are another's; each is told in a sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.edits import AddClause, AddComment, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.recovery import key_of
from hsavtal_desktop.workspace.intake import MAX_TOLD
from hsavtal_desktop.workspace.preview import peek
from hsavtal_desktop.workspace.sent_copies import sent_bytes, sent_copies
from tests.workspace.test_trust_attacked import TEXT, Attack, Person, admit, attack, insertion, words

__all__ = ["attack"]

Event = Mapping[str, Any]


def mine(attack: Attack, number: int) -> str:
    return f"{hand(attack.bo.author)}.{'a' * 10}:{number}"


def accepted(attack: Attack, revision: str, number: int = 90) -> Event:
    return {"kind": "decide", "id": mine(attack, number), "revision": revision, "verdict": "accept", "replaces": []}


def lead(attack: Attack) -> None:
    """Let Bo lead the part q, in which there is a clause k2."""
    admit(attack, "DEL")
    attack.anna.perform(SetRecord("part", "q", {"title": "Bos del"}))
    attack.anna.perform(AddClause("q", "", "", "Två", TEXT, "k2"))
    attack.anna.release()
    attack.anna.perform(Decide("accept", tuple(one.id for one in attack.anna.revisions(pending_only=True))))
    attack.anna.release()
    attack.anna.governing.hand_out("q", [attack.bo.author])


def clauses(attack: Attack, part: str) -> list[str]:
    return [node.clause for node in attack.anna.state.structure.tree(part, View.FINAL)]


TAKING: dict[str, Event] = {
    "by making it there again": {"kind": "clause", "id": "k1", "part": "q", "parent": "", "order": "1"},
    "by moving it there": {"kind": "move", "clause": "k1", "part": "q", "parent": "", "order": "1"},
    "by merging it": {"kind": "merge", "clause": "k1", "into": "k2"},
    "by removing it": {"kind": "remove", "clause": "k1"},
}


@pytest.mark.parametrize("how", sorted(TAKING))
def test_who_leads_a_part_does_not_decide_on_the_clause_of_another(attack: Attack, how: str) -> None:
    lead(attack)
    report = attack.hand_in(
        attack.forge([{**TAKING[how], "revision": mine(attack, 1)}, accepted(attack, mine(attack, 1))])
    )
    assert "inte är utdelad" in report.without_effect[0]
    assert {one.state for one in attack.anna.revisions() if one.id == mine(attack, 1)} == {"pending"}
    assert "k1" in [node.clause for node in attack.anna.state.structure.tree("p", View.ORIGINAL)]


def test_who_says_that_a_clause_was_first_theirs_does_not_decide_on_what_is_written_there(attack: Attack) -> None:
    lead(attack)
    past = attack.anna.state.heads()
    for number in range(3):
        attack.anna.perform(AddComment("k1", f"Fråga {number}"))
        attack.anna.release()
    attack.anna.perform(AddClause("p", "", "k1", "Nio", TEXT, "k9"))
    attack.anna.release()
    attack.anna.perform(Decide("accept", tuple(one.id for one in attack.anna.revisions(pending_only=True))))
    attack.anna.release()
    attack.anna.perform(ReplaceText("b.k9", 0, 0, "Annas. "))
    attack.anna.release()
    (hers,) = [one.id for one in attack.anna.revisions(pending_only=True)]
    again = {"kind": "clause", "id": "k9", "part": "q", "parent": "", "order": "1", "revision": mine(attack, 1)}
    earlier = attack.forge([again], parents=past)
    attack.hand_in(earlier)
    parents = sorted({*attack.anna.state.heads(), earlier.id})
    report = attack.hand_in(attack.forge([accepted(attack, hers)], parents=parents))
    assert "inte är utdelad" in report.without_effect[0]
    assert {one.state for one in attack.anna.revisions() if one.id == hers} == {"pending"}


LOCKS: dict[str, Event] = {
    "among others": {"id": "k2", "set": {"locked": True, "clauses": ["k2", "k1"]}},
    "by its name": {"id": "k1", "set": {"locked": True, "clauses": ["k2"]}},
    "added beside": {"id": "k2", "set": {"locked": True}, "add": {"clauses": ["k1"]}},
    "added to the own": {"id": "k2", "set": {"locked": True, "clauses": ["k2"]}, "add": {"clauses": ["k1"]}},
}


@pytest.mark.parametrize("how", sorted(LOCKS))
def test_who_leads_a_part_does_not_lock_the_clause_of_another(attack: Attack, how: str) -> None:
    lead(attack)
    report = attack.hand_in(attack.forge([{"kind": "record", "type": "lock", **LOCKS[how]}]))
    assert "inte är utdelad" in report.without_effect[0]
    assert not attack.anna.governing.locked_clauses()


def test_a_lock_whose_clauses_were_added_locks_what_it_shows(attack: Attack) -> None:
    admit(attack, "AG")
    lock = {"kind": "record", "type": "lock", "id": "k1", "set": {"locked": True}, "add": {"clauses": ["k1"]}}
    attack.anna.seal([lock])
    assert attack.anna.governing.locked_clauses() == {"k1": ""}
    report = attack.hand_in(attack.forge([insertion(attack, "Inbrott. ")]))
    assert "låst" in report.without_effect[0] and words(attack) == TEXT


def test_nobody_confirms_a_version_by_letting_themselves_in_on_the_other_side(attack: Attack, person: Person) -> None:
    other = person("Cilla", "municipality")
    for who, side in ((attack.bo, "region"), (other, "municipality")):
        attack.anna.seal([{"kind": "admit", "member": who.author, "role": "PL", "adopts": [], "side": side}])
    attack.anna.name_version("V1", frozen=True)
    (version,) = attack.anna.state.versions
    again = {"kind": "admit", "member": attack.bo.author, "role": "PL", "adopts": [], "side": "municipality"}
    card = {"kind": "introduce", "person": "", "organisation": "Exempelkommun", "side": "municipality"}
    endorsed = {"kind": "endorse", "change": version.change, "label": "V1"}
    for events in ([again, endorsed], [card, endorsed], [endorsed]):
        report = attack.hand_in(attack.forge(events))
        assert "från den andra sidan" in report.without_effect[-1]
    assert attack.anna.state.judge.awaits(version) == "municipality"
    assert attack.anna.state.members.member(attack.bo.author).side == "region"
    attack.hand_in(attack.forge([endorsed], key=other.key))
    assert attack.anna.state.judge.awaits(version) == ""


VOID: dict[str, tuple[str, Callable[[Attack], Event]]] = {
    "rules by an editor": (
        "RED",
        lambda _: {"kind": "record", "type": "rules", "id": "rules", "set": {"four_eyes": False}},
    ),
    "a part handed to oneself": (
        "DEL",
        lambda a: {"kind": "record", "type": "part", "id": "p", "add": {"owners": [a.bo.author]}},
    ),
    "a legal block by a lead": (
        "LG",
        lambda _: {"kind": "record", "type": "block", "id": "k1", "set": {"locked": True, "clauses": ["k1"]}},
    ),
    "an erasure by an editor": ("RED", lambda _: {"kind": "erase", "blobs": ["0" * 64], "reason": "Borta"}),
    "a frozen version by an editor": (
        "RED",
        lambda a: {
            "kind": "version",
            "label": "V",
            "status": "frozen",
            "heads": list(a.anna.state.heads()),
            "hash": "0",
        },
    ),
    "a coordinator's code made a reader": (
        "PL",
        lambda a: {"kind": "admit", "member": a.anna.state.members.recovery_keys()[0], "role": "LÄS", "adopts": []},
    ),
    "a coordinator's code revoked": (
        "PL",
        lambda a: {"kind": "revocation", "member": a.anna.state.members.recovery_keys()[0]},
    ),
}


@pytest.mark.parametrize("what", sorted(VOID))
def test_what_a_role_does_not_give_is_told_and_changes_nothing(attack: Attack, what: str) -> None:
    role, event = VOID[what]
    code = key_of(attack.anna.group.print_code())
    admit(attack, role)
    before = digest.content_hash(attack.anna.released())
    report = attack.hand_in(attack.forge([event(attack)]))
    assert len(report.without_effect) == 1 and "ingen verkan" in report.without_effect[0]
    assert digest.content_hash(attack.anna.released()) == before
    assert attack.anna.state.members.recovery_keys() == [code.author]


def test_the_rule_is_not_lifted_in_the_change_that_breaks_it(attack: Attack) -> None:
    attack.anna.governing.set_rules(four_eyes=True)
    admit(attack, "RED")
    lifted = {"kind": "record", "type": "rules", "id": "rules", "set": {"four_eyes": False}}
    written = insertion(attack, "Mitt. ")
    report = attack.hand_in(attack.forge([lifted, written, accepted(attack, written["revision"])]))
    assert len(report.without_effect) == 2
    assert [one.state for one in attack.anna.revisions() if one.id == written["revision"]] == ["pending"]


def test_erasing_changes_or_an_erasure_takes_nothing_out_of_the_log(attack: Attack) -> None:
    admit(attack, "REG")
    everything = sorted(attack.anna.state.changes)
    first = attack.forge([{"kind": "erase", "blobs": everything, "reason": "Loggen"}])
    attack.hand_in(first)
    attack.hand_in(attack.forge([{"kind": "erase", "blobs": [first.id], "reason": "Spår"}]))
    assert attack.anna.log.file.ids() >= {*everything, first.id}
    assert [one.reason for one in attack.anna.erasing.erasures()] == ["Loggen", "Spår"]
    assert words(attack) == TEXT


@pytest.mark.parametrize("said", [("Ja. ", "Nej."), ("accept", "reject")])
def test_one_key_that_says_two_things_on_two_computers_is_settled_alike_in_any_order(
    attack: Attack, said: tuple[str, str]
) -> None:
    admit(attack, "PL")
    written = insertion(attack, "Ord. ")
    if said[0] == "accept":
        attack.hand_in(attack.forge([written]))
    past = attack.anna.state.heads()
    decided = accepted(attack, written["revision"])
    both = [
        attack.forge([{**decided, "verdict": one} if said[0] == "accept" else {**written, "chars": one}], parents=past)
        for one in said
    ]
    hashes = set()
    for order in (both, both[::-1]):
        with attack.another() as copy:
            for one in order:
                attack.hand_in(one, to=copy)
            hashes.add(digest.content_hash(copy.released()))
    assert len(hashes) == 1


@pytest.mark.parametrize("name", ["zz", "a" * 63, "A" * 64, "../x", "å" * 64])
def test_a_sent_file_under_an_impossible_name_is_told_as_missing(attack: Attack, name: str) -> None:
    admit(attack, "PL")
    fields = {"hash": name, "name": "CON", "recipient": "x", "heads": list(attack.anna.state.heads())}
    attack.hand_in(attack.forge([{"kind": "record", "type": "sent", "id": "s1", "set": fields}]))
    assert attack.anna.log.file.blob(name) is None
    for copy in sent_copies(attack.anna):
        with pytest.raises(Trouble, match=r"finns inte|saknas"):
            sent_bytes(attack.anna, copy.id)


def test_a_flood_of_false_changes_is_told_in_few_words_before_it_is_taken_in(attack: Attack) -> None:
    true = attack.forge([])
    false = [type(true).of(true.raw + b" " * number + b"}", true.signature) for number in range(MAX_TOLD + 30)]
    attack.hand_in(*false)
    contents = peek(attack.folder / f"angrepp {attack.count}.hsapaket")
    assert contents.changes == 0 and len(contents.refused) == MAX_TOLD + 1
