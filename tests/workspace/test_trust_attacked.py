"""Somebody with a key, or a stolen one, and a text editor: every try is refused or settled, and told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import hand, write_change
from hsavtal_desktop.core.edits import AddClause, Decide, SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange.keys import Key, encode, fingerprint
from hsavtal_desktop.exchange.package import write_package
from hsavtal_desktop.exchange.signatures import sign
from hsavtal_desktop.workspace.exchanging import ImportReport, export_changes, import_changes, join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.intake import MAX_TOLD
from hsavtal_desktop.workspace.workspace import Workspace

Person = Callable[[str, str], Installation]
TEXT = "Exempeltext – inte gällande avtal"


class Attack:
    """The creator's workspace, and an attacker who writes changes by hand with Bo's key."""

    text, final = TEXT, View.FINAL

    def __init__(self, folder: Path, anna: Workspace, person: Person) -> None:
        self.folder, self.anna, self.person = folder, anna, person
        self.bo = person("Bo", "municipality")
        self.count = 0

    def another(self) -> Workspace:
        """A copy of the workspace as it is now, of somebody who only reads along."""
        self.count += 1
        path = self.folder / f"kopia {self.count}.hsapaket"
        export_changes(self.anna, path)
        reader = self.person(f"Läsare {self.count}", "region")
        return join(self.folder / f"kopia {self.count}.db", reader, [path])

    def bring(self, copy: Workspace) -> None:
        """Everything that the creator has, to another copy."""
        self.carry(self.anna, copy)

    def carry(self, source: Workspace, target: Workspace) -> None:
        """Everything from one copy to another."""
        self.count += 1
        path = self.folder / f"bud {self.count}.hsapaket"
        export_changes(source, path)
        import_changes(target, [path])

    def forge(
        self, events: Sequence[Mapping[str, Any]], *, parents: Sequence[str] | None = None, key: Key | None = None
    ) -> SignedChange:
        """A change signed as it should be, on top of what the attacker says it knew."""
        known = self.anna.state.heads() if parents is None else parents
        changes, signer = self.anna.state.changes, key or self.bo.key
        change = write_change(
            workspace=self.anna.log.workspace,
            parents=sorted(known),
            lamport=1 + max(changes[name].lamport for name in known),
            author=signer.author,
            time="1999-01-01T00:00:00Z",
            events=events,
        )
        return sign(change, signer)

    def hand_in(self, *changes: SignedChange, to: Workspace | None = None) -> ImportReport:
        """Send a package with changes; whatever becomes of it, the agreement and its members stay."""
        self.count += 1
        path = self.folder / f"angrepp {self.count}.hsapaket"
        write_package(
            path,
            workspace=self.anna.log.workspace,
            name="Prov",
            heads=(),
            sender=self.bo.author,
            time="2026-11-22T09:00:00Z",
            changes=changes,
        )
        return import_changes(to or self.anna, [path])


@pytest.fixture
def attack(tmp_path: Path, person: Person) -> Iterator[Attack]:
    anna = Workspace.create(tmp_path / "anna.db", person("Anna", "region"), name="Prov")
    anna.perform(SetRecord("part", "p", {"title": "Del"}))
    anna.perform(AddClause("p", "", "", "Ett", TEXT, "k1"))
    anna.perform(Decide("accept", tuple(one.id for one in anna.revisions(pending_only=True))))
    anna.release()
    yield Attack(tmp_path, anna, person)
    anna.close()


def admit(attack: Attack, role: str) -> None:
    attack.anna.seal([{"kind": "admit", "member": attack.bo.author, "role": role, "adopts": []}])


def words(attack: Attack) -> str:
    return "\n".join(paragraph.text for paragraph in attack.anna.text("b.k1", View.FINAL))


def insertion(attack: Attack, chars: str) -> dict[str, Any]:
    """Words at the end of the clause, by Bo."""
    source = f"{hand(attack.bo.author)}.{'a' * 10}"
    return {
        "kind": "insert",
        "text": "b.k1",
        "revision": f"{source}:0",
        "source": source,
        "start": 100 * attack.count + 1,
        "chars": chars,
        "at": ["b.k1", 0, "L"],
    }


def test_a_forged_author_and_an_altered_event_are_refused_with_a_sentence(attack: Attack) -> None:
    admit(attack, "RED")
    before = digest.content_hash(attack.anna.released())
    true = attack.forge([insertion(attack, "Hej. ")])
    altered = SignedChange.of(true.raw.replace(b"Hej. ", b"Nej. "), true.signature)
    mine = attack.forge([insertion(attack, "x")])
    forged = SignedChange.of(mine.raw.replace(attack.bo.author.encode(), attack.anna.author.encode()), mine.signature)
    report = attack.hand_in(altered, forged)
    assert report.new == 0 and len(report.refused) == 2
    assert all("fel underskrift" in sentence for sentence in report.refused)
    assert digest.content_hash(attack.anna.released()) == before


PROMOTIONS: dict[str, Callable[[Attack], list[Mapping[str, Any]]]] = {
    "self-promotion": lambda a: [{"kind": "admit", "member": a.bo.author, "role": "PL", "adopts": []}],
    "removing the creator": lambda a: [{"kind": "revocation", "member": a.anna.author}],
    "demoting the creator": lambda a: [{"kind": "admit", "member": a.anna.author, "role": "LÄS", "adopts": []}],
    "a code of one's own": lambda a: [{"kind": "recovery", "key": a.bo.author}],
    "a second beginning": lambda a: [
        {"kind": "workspace", "name": "Kupp", "person": "Bo", "organisation": "", "side": ""}
    ],
    "both at once": lambda a: [
        {"kind": "recovery", "key": a.bo.author},
        {"kind": "revocation", "member": a.anna.author},
        {"kind": "admit", "member": a.bo.author, "role": "PL", "adopts": []},
    ],
}


@pytest.mark.parametrize("role", ["ADM", "PL", "RED"])
@pytest.mark.parametrize("what", sorted(PROMOTIONS))
def test_nobody_makes_themselves_more_or_the_creator_less(attack: Attack, what: str, role: str) -> None:
    admit(attack, role)
    report = attack.hand_in(attack.forge(PROMOTIONS[what](attack)))
    members = attack.anna.state.members
    assert (members.role(attack.anna.author), members.role(attack.bo.author)) == ("PL", role)
    assert not members.recovery_keys()
    if (what, role) != ("self-promotion", "PL"):
        (sentence,) = report.without_effect
        assert sentence.startswith(("En uppgift av ", "3 uppgifter av ", "2 uppgifter av "))
        assert "ingen verkan" in sentence


def test_work_written_into_the_past_with_a_revoked_key_counts_for_nothing(attack: Attack) -> None:
    admit(attack, "RED")
    past = attack.anna.state.heads()
    attack.anna.group.revoke(attack.bo.author, "Stulen dator")
    before = digest.content_hash(attack.anna.released())
    report = attack.hand_in(attack.forge([insertion(attack, "Bakdaterat. ")], parents=past))
    assert report.new == 1 and report.unconfirmed == 0
    (told,) = report.without_effect
    assert told.startswith(f"En uppgift av {attack.bo.author[:12]} har ingen verkan: nyckeln är återkallad, men")
    assert words(attack) == TEXT
    assert digest.content_hash(attack.anna.released()) == before


def test_a_thief_admits_nobody_and_revokes_nobody_from_the_past(attack: Attack, person: Person) -> None:
    admit(attack, "PL")
    other, guest = person("Cilla", "region"), person("Gäst", "region")
    attack.anna.seal([{"kind": "admit", "member": other.author, "role": "PL", "adopts": []}])
    past = attack.anna.state.heads()
    attack.anna.group.revoke(attack.bo.author)
    first = attack.forge(
        [
            {"kind": "admit", "member": guest.author, "role": "PL", "adopts": []},
            {"kind": "revocation", "member": other.author},
        ],
        parents=past,
    )
    attack.hand_in(first)
    attack.hand_in(attack.forge([{"kind": "revocation", "member": other.author}], parents=[first.id], key=guest.key))
    members = attack.anna.state.members
    assert [members.role(one.author) for one in (attack.bo, other, guest)] == ["", "PL", ""]


def test_a_late_revocation_and_an_old_package_again_change_nothing(attack: Attack) -> None:
    """Everything that came before the revocation comes again after it, in one package."""
    admit(attack, "RED")
    attack.hand_in(attack.forge([insertion(attack, "Sett. ")]))
    old = attack.folder / "gammalt.hsapaket"
    export_changes(attack.anna, old)
    attack.anna.group.revoke(attack.bo.author)
    before = digest.content_hash(attack.anna.released())
    report = import_changes(attack.anna, [old])
    assert report.new == 0
    assert "Sett. " in words(attack)
    assert digest.content_hash(attack.anna.released()) == before


def test_a_role_that_was_taken_away_is_not_used_after_it_is_known(attack: Attack) -> None:
    admit(attack, "RED")
    admit(attack, "LÄS")
    report = attack.hand_in(attack.forge([insertion(attack, "Får inte. ")]))
    assert "roll får inte det" in report.without_effect[0]
    assert words(attack) == TEXT


def test_a_newcomers_earlier_work_waits_and_counts_when_it_is_let_in(attack: Attack) -> None:
    report = attack.hand_in(attack.forge([insertion(attack, "Före. ")]))
    assert (report.unconfirmed, report.without_effect, words(attack)) == (1, [], TEXT)
    attack.anna.admit([attack.bo.author], "AG")
    assert "Före. " in words(attack)


def test_a_forged_erasure_takes_nothing_away(attack: Attack) -> None:
    name = attack.anna.log.file.put_blob(b"original")
    admit(attack, "RED")
    report = attack.hand_in(attack.forge([{"kind": "erase", "blobs": [name], "reason": "Borta"}]))
    assert report.without_effect
    assert attack.anna.log.file.blob(name) == b"original"


def test_who_knows_of_a_lock_does_not_write_in_it_by_hand(attack: Attack) -> None:
    admit(attack, "AG")
    attack.anna.governing.lock("k1")
    report = attack.hand_in(attack.forge([insertion(attack, "Inbrott. ")]))
    assert "låst" in report.without_effect[0]
    assert words(attack) == TEXT


@pytest.mark.parametrize("count", [3, 8])
def test_a_circle_of_coordinators_who_revoke_each_other_leaves_the_creator(
    attack: Attack, person: Person, count: int
) -> None:
    people = [person(f"P{number}", "region") for number in range(count)]
    attack.anna.seal([{"kind": "admit", "member": one.author, "role": "PL", "adopts": []} for one in people])
    heads = attack.anna.state.heads()
    circle = [
        attack.forge([{"kind": "revocation", "member": other.author}], parents=heads, key=one.key)
        for one, other in zip(people, people[1:] + people[:1], strict=True)
    ]
    attack.hand_in(*reversed(circle))
    members = attack.anna.state.members
    assert {members.role(one.author) for one in people} == {""}
    assert members.role(attack.anna.author) == "PL"


def test_a_flood_of_false_changes_is_told_in_few_words_and_what_is_true_is_taken_in(attack: Attack) -> None:
    admit(attack, "RED")
    true = attack.forge([insertion(attack, "Hej. ")])
    false = [
        SignedChange.of(
            true.raw.replace(attack.bo.author.encode(), encode(bytes([1, number]) * 16).encode()), bytes(64)
        )
        for number in range(250)
    ]
    named = fingerprint.cache_info().misses
    report = attack.hand_in(*false, true)
    # The words of a key take a hundredth of a second each.
    assert fingerprint.cache_info().misses - named <= MAX_TOLD
    assert report.new == 1
    assert len(report.refused) == MAX_TOLD + 1
    assert report.refused[-1] == "Ytterligare 150 ändringar är felaktiga och togs inte in."


def test_many_missing_changes_are_told_in_few_words(attack: Attack) -> None:
    orphans = [
        sign(
            write_change(
                workspace=attack.anna.log.workspace,
                parents=[f"{number:064x}"],
                lamport=9,
                author=attack.bo.author,
                time="2026-11-22T09:00:00Z",
                events=[],
            ),
            attack.bo.key,
        )
        for number in range(130)
    ]
    report = attack.hand_in(*orphans)
    assert (report.new, report.waiting, len(report.missing)) == (0, 130, MAX_TOLD + 1)
    assert report.missing[-1] == "Ytterligare 30 ändringar saknas."


def test_a_number_below_the_parents_is_refused_also_when_both_come_together(attack: Attack) -> None:
    admit(attack, "RED")
    parent = attack.forge([insertion(attack, "x")])
    child = write_change(
        workspace=attack.anna.log.workspace,
        parents=[parent.id],
        lamport=2,
        author=attack.bo.author,
        time="2026-11-22T09:00:00Z",
        events=[],
    )
    report = attack.hand_in(sign(child, attack.bo.key), parent)
    assert (report.new, report.waiting, report.missing) == (1, 0, [])
    assert report.refused == [f"Ändringen {child.id[:12]} har fel ordningstal och togs inte in."]
    assert attack.anna.log.waiting == []
