"""Whatever coordinators, lost keys, thieves and late files do to each other: every copy reaches the same verdict."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from replicas import Replica, author_named, exchange, found
from test_convergence import check_draft, check_one

from hsavtal_desktop.core import edits, revision_views
from hsavtal_desktop.core.trouble import Trouble

LARGE = os.environ.get("HSAVTAL_HYPOTHESIS") == "large"
LETTERS = "abcdefk"
"""a founded it, b–e were admitted, f is nobody yet, k is the key of a printed code."""

replicas = st.integers(0, len(LETTERS) - 1)
letters = st.sampled_from(LETTERS)
roles = st.sampled_from(("PL", "PL", "ADM", "RED", "DEL", "LG", "JUR", "REG", "LÄS"))
clauses = st.sampled_from(("k1", "k2", "k3"))


class Trust(RuleBasedStateMachine):
    """Seven installations that let each other in, throw each other out and work."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: list[Replica] = []
        self.count = 0

    @initialize()
    def begin(self) -> None:
        founder = found("a", "aaaaaaaa")
        for letter, role, side in (
            ("b", "PL", "region"),
            ("c", "PL", "municipality"),
            ("d", "ADM", ""),
            ("e", "DEL", ""),
        ):
            founder.release([admission(letter, role, side=side)])
        founder.edit(edits.AddClause("p", "", "", "Ett", "ett två", "k1"))
        founder.edit(edits.AddClause("p", "k1", "", "Två", "tre", "k2"))
        founder.edit(edits.AddClause("q", "", "", "Tre", "fyra", "k3"))
        founder.edit(edits.SetRecord("part", "p", {"title": "P", "owners": {author_named("e")}}))
        founder.edit(edits.SetRecord("rules", "rules", {"two_publishers": True}))
        founder.seal()
        self.copies = [founder, *(founder.joined_by(author_named(one), one * 8) for one in LETTERS[1:])]

    def release(self, number: int, *events: dict[str, Any]) -> None:
        self.copies[number].release(events)

    def late(self, number: int, letter: str) -> list[str]:
        quarantined = self.copies[number].shared.quarantined()
        return sorted(change.id for change in quarantined if change.author == author_named(letter))

    @rule(number=replicas, letter=letters, role=roles, adopting=st.booleans())
    def admit(self, number: int, letter: str, role: str, adopting: bool) -> None:
        late = [
            change.id for change in self.copies[number].shared.quarantined() if change.author == author_named(letter)
        ]
        self.release(number, admission(letter, role, adopts=sorted(late) if adopting else []))

    @rule(number=replicas, letter=letters)
    def revoke(self, number: int, letter: str) -> None:
        self.release(number, {"kind": "revocation", "member": author_named(letter)})

    @rule(number=replicas, letter=letters, role=roles)
    def adopt_late_work_of_a_lost_key(self, number: int, letter: str, role: str) -> None:
        late = [
            change.id for change in self.copies[number].shared.quarantined() if change.author == author_named(letter)
        ]
        self.release(
            number,
            admission(letter, role, adopts=sorted(late)),
            {"kind": "revocation", "member": author_named(letter)},
        )

    @rule(number=replicas, letter=letters, old=letters, role=roles)
    def replace_a_key(self, number: int, letter: str, old: str, role: str) -> None:
        self.release(
            number,
            {"kind": "revocation", "member": author_named(old)},
            {**admission(letter, role), "replaces": author_named(old)},
        )

    @rule(number=replicas, letter=st.sampled_from("kf"))
    def print_a_code(self, number: int, letter: str) -> None:
        self.release(number, {"kind": "recovery", "key": author_named(letter)})

    @rule(number=replicas, kind=st.sampled_from(("lock", "block")), clause=clauses, locked=st.booleans())
    def lock(self, number: int, kind: str, clause: str, locked: bool) -> None:
        under = {"k1": ["k1", "k2"]}.get(clause, [clause])
        self.act(number, edits.SetRecord(kind, clause, {"locked": locked, "clauses": under}))

    @rule(number=replicas, four_eyes=st.booleans(), two=st.booleans())
    def rule_the_group(self, number: int, four_eyes: bool, two: bool) -> None:
        self.act(number, edits.SetRecord("rules", "rules", {"four_eyes": four_eyes, "two_publishers": two}))

    @rule(number=replicas, part=st.sampled_from("pq"), owners=st.sets(letters, max_size=2))
    def hand_out(self, number: int, part: str, owners: set[str]) -> None:
        self.act(number, edits.SetRecord("part", part, {"owners": {author_named(one) for one in owners}}))

    @rule(number=replicas, frozen=st.booleans())
    def name_a_version(self, number: int, frozen: bool) -> None:
        self.count += 1
        status = "frozen" if frozen else "draft"
        self.release(number, {"kind": "version", "label": f"V{self.count}", "status": status, "heads": [], "hash": "0"})

    @rule(number=replicas)
    def endorse(self, number: int) -> None:
        for version in self.copies[number].state.versions[-1:]:
            self.release(number, {"kind": "endorse", "change": version.change, "label": version.event["label"]})

    @rule(number=replicas, clause=clauses, start=st.integers(0, 6), length=st.integers(0, 3))
    def write(self, number: int, clause: str, start: int, length: int) -> None:
        self.act(number, edits.ReplaceText(f"b.{clause}", start, start + length, "xy"))

    @rule(number=replicas, clause=clauses, parent=st.sampled_from(("", "k1", "k3")))
    def move(self, number: int, clause: str, parent: str) -> None:
        self.act(number, edits.MoveClause(clause, "p", parent, ""))

    @rule(number=replicas, verdict=st.sampled_from(("accept", "reject", "withdraw")))
    def decide(self, number: int, verdict: str) -> None:
        undecided = sorted(revision_views.pending(self.copies[number].state))
        self.act(number, edits.Decide(verdict, tuple(undecided[-2:])))

    @rule(number=replicas)
    def seal(self, number: int) -> None:
        self.copies[number].seal()

    @rule(sender=replicas, receiver=replicas, skipped=st.sets(st.integers(0, 40), max_size=3), backwards=st.booleans())
    def send(self, sender: int, receiver: int, skipped: set[int], backwards: bool) -> None:
        changes = list(self.copies[sender].changes.values())
        chosen = [change for index, change in enumerate(changes) if index not in skipped]
        self.copies[receiver].receive(reversed(chosen) if backwards else chosen)

    @rule(number=replicas)
    def look(self, number: int) -> None:
        self.copies[number].content()

    def act(self, number: int, edit: Any) -> None:
        try:
            self.copies[number].edit(edit)
        except Trouble:
            return

    def teardown(self) -> None:
        if not self.copies:
            return
        for replica in self.copies:
            check_draft(replica)
            check_one(replica)
        exchange(*self.copies)
        final = self.copies[0].content()
        for replica in self.copies:
            assert not replica.waiting
            assert replica.content() == final
            assert replica.shared.heads() == self.copies[0].shared.heads()
        backwards = Replica(author_named("z"), "zzzzzzzz")
        backwards.receive(reversed(self.copies[0].changes.values()))
        assert backwards.content() == final
        check_one(self.copies[0])


def admission(letter: str, role: str, *, side: str = "", adopts: list[str] | None = None) -> dict[str, Any]:
    event = {"kind": "admit", "member": author_named(letter), "role": role, "adopts": adopts or []}
    return {**event, "side": side} if side else event


TestTrust = Trust.TestCase
TestTrust.settings = settings(
    settings.default,
    phases=tuple(Phase) if LARGE else (Phase.explicit, Phase.generate),
    max_examples=600 if LARGE else 30,
    stateful_step_count=50 if LARGE else 25,
    suppress_health_check=list(HealthCheck),
)
