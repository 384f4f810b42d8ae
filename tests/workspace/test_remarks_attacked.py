"""Files that stand for somebody's remark, made by hand: each is read as what was written there, or as nothing yet."""

from __future__ import annotations

import hashlib
import itertools
import json

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.canonical import encode
from hsavtal_desktop.core.change import SIGNATURE_PREFIX
from hsavtal_desktop.core.edits import AddComment, ReplaceText
from hsavtal_desktop.core.personal import ERASED, Persons, personal_file, reference
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange.package import read_package, write_package
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace.test_trust_attacked import Attack, admit, attack
from tests.workspace.test_words_of_others import record

__all__ = ["attack"]

SALT = "A" * 22


def bring(attack: Attack, target: Workspace, changes: list[SignedChange], *files: bytes) -> None:
    attack.count += 1
    path = attack.folder / f"bilagor {attack.count}.hsapaket"
    write_package(
        path,
        workspace=attack.anna.log.workspace,
        name="Prov",
        heads=(),
        sender=attack.bo.author,
        time="2026-11-22T09:00:00Z",
        changes=changes,
        blobs={hashlib.sha256(file).hexdigest(): file for file in files},
    )
    import_changes(target, [path])


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b'{"personal":',
        encode({"personal": "Utan salt"}),
        encode({"personal": "Kort salt", "salt": "A"}),
        encode({"personal": ["lista"], "salt": SALT}),
        encode({"personal": "Salt som tal", "salt": 5}),
        b'{"personal":"Halv \\ud800","salt":"' + SALT.encode() + b'"}',
        b'{"personal":"Ett","personal":"Annat","salt":"' + SALT.encode() + b'"}',
        b'{"personal": "Luft", "salt": "' + SALT.encode() + b'"}',
        b'{"personal":NaN,"salt":"' + SALT.encode() + b'"}',
        b'{"personal":' + b"[" * 100_000 + b"]" * 100_000 + b',"salt":"x"}',
        encode({"personal": "x" * 1024 * 1024, "salt": SALT}),
    ],
    ids=lambda file: file[:24].decode(),
)
def test_a_file_that_holds_no_remark_shows_nothing_and_is_erased_like_others(attack: Attack, file: bytes) -> None:
    admit(attack, "PL")
    name = hashlib.sha256(file).hexdigest()
    with attack.another() as copy:
        said = attack.forge([record("comment", "c1", clause="k1", text=reference(name))])
        bring(attack, attack.anna, [said], file)
        bring(attack, copy, [said])
        for each in (attack.anna, copy):
            assert [one.comment.text for one in each.comments()] == [""]
        assert digest.content_hash(attack.anna.released()) == digest.content_hash(copy.released())
        attack.anna.admit([attack.bo.author], "REG")
        bring(attack, attack.anna, [attack.forge([{"kind": "erase", "blobs": [name], "reason": "Begäran"}])])
        assert attack.anna.log.file.blob(name) is None
        assert [one.comment.text for one in attack.anna.comments()] == [ERASED]


def test_copies_with_without_and_after_erasing_a_remark_agree_on_everything_else(attack: Attack) -> None:
    admit(attack, "REG")
    attack.anna.perform(AddComment("k1", "Bort"))
    attack.anna.perform(AddComment("k1", "Kvar"))
    attack.anna.release()
    package = attack.folder / "allt.hsapaket"
    export_changes(attack.anna, package)
    held = read_package(package)
    with attack.another() as whole, attack.another() as bare, attack.another() as erased:
        for copy in (whole, bare, erased):
            bring(attack, copy, list(held.changes), *(held.blobs.values() if copy is not bare else ()))
        (gone,) = [name for name, content in held.blobs.items() if b'"Bort"' in content]
        erasure = attack.forge([{"kind": "erase", "blobs": [gone], "reason": "Begäran"}])
        hashes = {digest.content_hash(copy.released()) for copy in (whole, bare, attack.anna)}
        bring(attack, erased, [erasure])
        assert sorted(one.comment.text for one in erased.comments()) == ["Kvar", ERASED]
        bring(attack, erased, list(held.changes), *held.blobs.values())
        assert erased.log.file.blob(gone) is None
        for copy in (bare, whole):
            attack.carry(erased, copy)
        assert {digest.content_hash(copy.released()) for copy in (whole, bare, erased)} == hashes
        for copy in (whole, bare, erased):
            assert sorted(one.comment.text for one in copy.comments()) == ["Kvar", ERASED]
            assert facts.verify(copy.log.file) == []


def test_what_another_refers_to_by_the_same_file_is_read_alike_and_owns_nothing(attack: Attack) -> None:
    """Bo lets his comment stand in the file of Anna's: he repeats what everybody can read, under his own name."""
    admit(attack, "RED")
    attack.anna.perform(AddComment("k1", "Annas ord"))
    attack.anna.release()
    (event,) = [
        one for one in attack.anna.state.changes.values() if any(e.get("type") == "comment" for e in one.events)
    ]
    text = next(e["set"]["text"] for e in event.events if e.get("type") == "comment")
    attack.hand_in(attack.forge([record("comment", "c2", clause="k1", text=text)]))
    shown = {one.author: one.comment.text for one in attack.anna.comments()}
    assert shown == {attack.anna.author: "Annas ord", attack.bo.author: "Annas ord"}


@pytest.mark.parametrize("form", [1, 2, 3])
def test_a_reason_in_a_file_is_refused_in_a_change_of_an_old_format(attack: Attack, form: int) -> None:
    admit(attack, "PL")
    made = json.loads(attack.forge([{"kind": "revocation", "member": "x" * 43, "reason": reference("f" * 64)}]).raw)
    raw = encode({**made, "format": form})
    report = attack.hand_in(SignedChange.of(raw, attack.bo.key.sign(SIGNATURE_PREFIX + raw)))
    assert report.new == 0 and "fel i fältet reason" in report.refused[0]


def test_a_program_of_before_says_in_one_sentence_that_a_format_is_newer(attack: Attack) -> None:
    admit(attack, "PL")
    made = json.loads(attack.forge([{"kind": "anything"}]).raw)
    raw = encode({**made, "format": 5})
    report = attack.hand_in(SignedChange.of(raw, attack.bo.key.sign(SIGNATURE_PREFIX + raw)))
    assert report.new == 0
    assert report.refused[0].endswith("Uppdatera programmet.") and report.refused[0].count("format") == 1


def test_no_remark_on_a_private_proposal_is_in_a_file_that_leaves(attack: Attack) -> None:
    anna = attack.anna
    anna.perform(ReplaceText("b.k1", 0, 0, "Hemligt ", message="Därför att Dag D. vill"))
    (proposal,) = [one.id for one in anna.revisions(pending_only=True)]
    anna.mark_private([f"revision:{proposal}"])
    anna.perform(AddComment("k1", "Öppet påpekande"))
    path = attack.folder / "ut.hsapaket"
    export_changes(anna, path)
    package = read_package(path)
    assert not any(b"Dag D." in content for content in package.blobs.values())
    assert not any(b"Dag D." in change.raw for change in package.changes)
    assert any("Öppet påpekande".encode() in content for content in package.blobs.values())


def test_a_large_attached_file_that_is_named_as_a_remark_is_read_once() -> None:
    asked: list[str] = []
    content = personal_file("x", "kort") + bytes(1000)
    name = hashlib.sha256(content).hexdigest()
    persons = Persons(lambda wanted: asked.extend(wanted) or dict.fromkeys(wanted, content))
    for _ in itertools.repeat(None, 5):
        assert persons.say(reference(name)) == ""
    assert asked == [name]
