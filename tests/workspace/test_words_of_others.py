"""Nobody puts words into another's mouth: changes made by hand about what others said, and what comes of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import SIGNATURE_PREFIX, hand
from hsavtal_desktop.core.consultation.items import items
from hsavtal_desktop.core.edits import AddComment, ReplaceText, SetRecord
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.threads import threads
from tests.workspace.test_trust_attacked import Attack, admit, attack, insertion, words

__all__ = ["attack"]


def record(kind: str, name: str, /, **fields: Any) -> dict[str, Any]:
    return {"kind": "record", "type": kind, "id": name, "set": fields}


def by_hand(attack: Attack, event: dict[str, Any]) -> SignedChange:
    """A change that this program would not write: true signature, one good event, and another."""
    good = json.loads(attack.forge([insertion(attack, "Med. ")]).raw)
    good["events"].append(event)
    raw = json.dumps(good, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return SignedChange.of(raw, attack.bo.key.sign(SIGNATURE_PREFIX + raw))


def comment(attack: Attack, **fields: Any) -> None:
    attack.anna.perform(SetRecord("comment", "c1", {"clause": "k1", "text": "Annas ord", **fields}))
    attack.anna.release()


@pytest.mark.parametrize("role", ["PL", "RED", "REM"])
def test_the_words_of_a_comment_are_its_writers_whoever_writes_others_there(attack: Attack, role: str) -> None:
    comment(attack)
    admit(attack, role)
    attack.hand_in(
        attack.forge([record("comment", "c1", text="Förfalskat", author_name="Anna", on_behalf="Region", clause="k9")])
    )
    (shown,) = attack.anna.comments()
    assert (shown.comment.text, shown.comment.clause, shown.name, shown.author) == (
        *("Annas ord", "k1", "Anna"),
        attack.anna.author,
    )
    assert shown.comment.on_behalf == ""


def test_who_writes_a_comment_earlier_by_having_seen_less_does_not_hide_it(attack: Attack) -> None:
    admit(attack, "RED")
    past = attack.anna.state.heads()
    attack.anna.perform(AddComment("k1", "Annas ord"))
    attack.anna.release()
    (before,) = attack.anna.comments()
    forged = attack.forge([record("comment", before.id, text="Förfalskat", clause="k9")], parents=past)
    attack.hand_in(forged)
    (shown,) = attack.anna.comments()
    assert (shown.comment.text, shown.comment.clause, shown.author) == ("Annas ord", "k1", attack.anna.author)


def test_what_others_do_about_a_comment_still_counts(attack: Attack) -> None:
    comment(attack)
    admit(attack, "RED")
    attack.hand_in(attack.forge([record("comment", "c1", resolved=True, assigned=attack.bo.author)]))
    (thread,) = threads(attack.anna)
    assert thread.resolved and thread.root.comment.assigned == attack.bo.author
    attack.anna.perform(SetRecord("comment", "c1", {"text": "Annas nya ord"}))
    assert [one.comment.text for one in attack.anna.comments()] == ["Annas nya ord"]


def test_what_an_authority_answered_is_not_rewritten_by_a_commenter(attack: Attack) -> None:
    comment(attack, on_behalf="Exempelkommun", author_name="Ylva Ärlig", kind="synpunkt", source="a" * 64)
    admit(attack, "REM")
    attack.hand_in(attack.forge([record("comment", "c1", text="Vi tillstyrker", on_behalf="Annan kommun")]))
    (shown,) = attack.anna.comments()
    assert (shown.comment.text, shown.comment.on_behalf, shown.name) == ("Annas ord", "Exempelkommun", "Ylva Ärlig")
    (item,) = [one for one in items(attack.anna.state) if one.text]
    assert (item.text, item.authority) == ("Annas ord", "Exempelkommun")


def test_two_changes_that_say_different_things_by_one_id_are_settled_alike_in_any_order(attack: Attack) -> None:
    """Equivocation: one author, one source and offset, two texts, each shown to somebody else."""
    admit(attack, "RED")
    heads = attack.anna.state.heads()
    event = insertion(attack, "JA. ")
    one, other = (attack.forge([{**event, "chars": chars}], parents=heads) for chars in ("JA. ", "NEJ "))
    with attack.another() as copy:
        attack.hand_in(one)
        attack.hand_in(other)
        attack.hand_in(other, to=copy)
        attack.hand_in(one, to=copy)
        assert words(attack) == "\n".join(paragraph.text for paragraph in copy.text("b.k1", attack.final))
        assert digest.content_hash(attack.anna.released()) == digest.content_hash(copy.released())
    kept = min((one, other), key=lambda signed: signed.id)
    assert sorted(words(attack)) == sorted(attack.text + ("JA. " if kept is one else "NEJ "))


def test_a_version_by_a_coordinator_whose_key_was_revoked_is_no_version(attack: Attack) -> None:
    admit(attack, "PL")
    past = attack.anna.state.heads()
    attack.anna.group.revoke(attack.bo.author)
    event = {"kind": "version", "label": "Kupp", "status": "frozen", "heads": sorted(past), "hash": "0" * 64}
    report = attack.hand_in(attack.forge([event], parents=past))
    assert report.without_effect and attack.anna.versions() == []
    with pytest.raises(Trouble):
        attack.anna.governing.endorse("Kupp")
    assert attack.anna.name_version("Kupp", frozen=True).label == "Kupp"


def test_a_coordinator_who_is_revoked_while_revoking_another_takes_nobody_along_unless_equal(attack: Attack) -> None:
    """Bo is revoked by the creator while he revokes Cilla, whom he let in: what the creator had not seen is void."""
    admit(attack, "PL")
    cilla = attack.person("Cilla", "region")
    attack.hand_in(attack.forge([{"kind": "admit", "member": cilla.author, "role": "RED", "adopts": []}]))
    heads = attack.anna.state.heads()
    gone = attack.forge([{"kind": "revocation", "member": cilla.author}], parents=heads)
    with attack.another() as copy:
        attack.hand_in(gone, to=copy)
        assert copy.state.members.revoked(cilla.author)
        attack.anna.group.revoke(attack.bo.author)
        attack.hand_in(gone)
        attack.bring(copy)
        for one in (attack.anna, copy):
            assert one.state.members.role(cilla.author) == "RED"
            assert one.state.members.revoked(attack.bo.author)
        assert digest.content_hash(attack.anna.released()) == digest.content_hash(copy.released())


def test_two_who_revoke_each_other_are_out_in_every_copy_and_the_creator_lets_one_in_again(attack: Attack) -> None:
    admit(attack, "PL")
    cilla = attack.person("Cilla", "region")
    attack.anna.seal([{"kind": "admit", "member": cilla.author, "role": "PL", "adopts": []}])
    heads = attack.anna.state.heads()
    one = attack.forge([{"kind": "revocation", "member": cilla.author}], parents=heads)
    other = attack.forge([{"kind": "revocation", "member": attack.bo.author}], parents=heads, key=cilla.key)
    with attack.another() as copy:
        attack.hand_in(one)
        attack.hand_in(other)
        attack.hand_in(other, to=copy)
        attack.hand_in(one, to=copy)
        for each in (attack.anna, copy):
            assert [each.state.members.role(who.author) for who in (attack.bo, cilla)] == ["", ""]
        assert digest.content_hash(attack.anna.released()) == digest.content_hash(copy.released())
    attack.anna.admit([cilla.author], "PL")
    assert [attack.anna.state.members.role(who.author) for who in (attack.bo, cilla)] == ["", "PL"]


def test_what_a_thief_erased_comes_back_from_whoever_has_it_once_the_thief_is_out(attack: Attack) -> None:
    data = b"returnerat original"
    blob = attack.anna.log.file.put_blob(data)
    attack.anna.seal([record("returned", "r1", hash=blob, name="svar.docx")], blobs={blob: data})
    admit(attack, "REG")
    past = attack.anna.state.heads()
    theft = attack.forge([{"kind": "erase", "blobs": [blob], "reason": "Borta"}], parents=past)
    with attack.another() as copy:
        assert copy.log.file.blob(blob) == data
        attack.hand_in(theft, to=copy)
        assert copy.log.file.blob(blob) is None
        attack.anna.group.revoke(attack.bo.author, "Stulen dator")
        report = attack.hand_in(theft)
        assert report.without_effect and attack.anna.log.file.blob(blob) == data
        attack.bring(copy)
        assert copy.log.file.blob(blob) == data and copy.erasing.erasures() == []
        assert digest.content_hash(attack.anna.released()) == digest.content_hash(copy.released())


def test_who_presents_himself_by_the_file_of_anothers_name_is_a_namesake(attack: Attack) -> None:
    """Bo presents himself by the file that Anna's name stands in: he is her namesake, and not let in as her."""
    genesis = attack.anna.state.genesis
    assert genesis is not None
    name = genesis.events[0]["person"]
    attack.hand_in(attack.forge([{"kind": "introduce", "person": name, "organisation": "VGR", "side": "region"}]))
    assert attack.anna.state.members.member(attack.bo.author).name == "Anna"
    assert [one.author for one in attack.anna.group.namesakes(attack.bo.author)] == [attack.anna.author]
    with pytest.raises(Trouble, match="annan nyckel"):
        attack.anna.admit([attack.bo.author], "PL")


def test_a_code_that_is_used_twice_makes_two_coordinators_and_no_confusion(attack: Attack) -> None:
    code = attack.anna.group.print_code()
    with attack.another() as copy:
        attack.bring(copy)
        copy.group.recover(code)
        attack.anna.group.recover(code.lower().replace("-", " "))
        for source, target in ((copy, attack.anna), (attack.anna, copy)):
            attack.carry(source, target)
        assert digest.content_hash(attack.anna.released()) == digest.content_hash(copy.released())
        assert copy.role == attack.anna.role == "PL"


def test_numbers_at_the_edge_of_what_is_allowed_cost_no_time_and_change_nothing(attack: Attack) -> None:
    admit(attack, "RED")
    edge = 2**53 - 1
    source = f"{hand(attack.bo.author)}.{'b' * 10}"
    ranges = [[source, start, edge - 1 - start] for start in range(2_000)]
    far = [
        {"kind": "delete", "text": "b.k1", "revision": f"{source}:0", "ranges": ranges},
        {"kind": "format", "text": "b.k1", "revision": f"{source}:0", "ranges": ranges, "name": "bold", "value": True},
    ]
    report = attack.hand_in(attack.forge(far))
    assert report.new == 1 and words(attack) == attack.text
    refused = attack.hand_in(by_hand(attack, {**insertion(attack, "qb"), "start": edge}))
    assert refused.new == 0 and "fel i fältet start" in refused.refused[0]
    attack.hand_in(attack.forge([{**insertion(attack, "qb"), "start": edge + 1 - 2**24}]))
    at = words(attack).index("qb") + 1
    attack.anna.perform(ReplaceText("b.k1", at, at + 1, ""))
    attack.anna.perform(ReplaceText("b.k1", 0, len(words(attack)) + 1, "Allt nytt"))  # the struck letter stands there
    attack.anna.release()
    assert words(attack) == "Allt nytt"


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "insert", "chars": ""},
        {"kind": "insert", "start": -1},
        {"kind": "insert", "start": 1.5},
        {"kind": "insert", "text": "b.../../etc/passwd"},
        {"kind": "insert", "source": "../" * 9},
        {"kind": "delete", "ranges": [["x", 0, 0]]},
        {"kind": "erase", "blobs": ["../../etc/passwd"], "reason": "x"},
        {"kind": "clause", "id": "../k", "part": "p", "parent": "", "order": "a", "revision": "x"},
        {"kind": "record", "type": "../x", "id": "y"},
    ],
)
def test_odd_fields_refuse_the_whole_change_with_its_sentence(attack: Attack, event: dict[str, Any]) -> None:
    admit(attack, "PL")
    whole = {**insertion(attack, "Hej. "), **event} if event["kind"] == "insert" else event
    before = digest.content_hash(attack.anna.released())
    report = attack.hand_in(by_hand(attack, whole))
    assert (report.new, len(report.refused)) == (0, 1)
    assert digest.content_hash(attack.anna.released()) == before
