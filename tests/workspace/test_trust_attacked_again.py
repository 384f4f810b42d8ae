"""More tries of somebody who wants in, or wants others kept out: names that deceive, and things without end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.edits import AddClause
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import encode
from hsavtal_desktop.workspace.invitation import read_card, write_card
from tests.workspace.test_trust_attacked import Attack, admit, attack

__all__ = ["attack"]


def revision(attack: Attack, number: int) -> str:
    return f"{hand(attack.bo.author)}.{'a' * 10}:{number}"


def clause(attack: Attack, name: str, order: str, number: int) -> dict[str, Any]:
    return {
        "kind": "clause",
        "id": name,
        "part": "p",
        "parent": "",
        "order": order,
        "revision": revision(attack, number),
    }


@pytest.mark.parametrize(
    "name",
    ["Аnna", "Anna\u200b", "\u202eAnna\u202c", "ANNA", "Αnna", "Anna\u0332", "  Anna\u00a0\u2060"],
)
def test_a_name_that_looks_like_a_members_is_not_let_in_silently(attack: Attack, name: str) -> None:
    card = {"kind": "introduce", "person": name, "organisation": "Exempelkommun", "side": "municipality"}
    attack.hand_in(attack.forge([card]))
    shown = attack.anna.state.members.member(attack.bo.author).name
    assert not set(shown) & set("\u200b\u202e\u202c\u2060\u00a0")
    with pytest.raises(Trouble, match="annan nyckel"):
        attack.anna.group.admit([attack.bo.author], "RED")
    assert attack.anna.state.members.role(attack.bo.author) == ""


def test_a_name_without_end_and_over_many_lines_is_shown_on_one(attack: Attack) -> None:
    name = "Bo\nprocessledare\u2028" + "x" * 500_000
    attack.hand_in(attack.forge([{"kind": "introduce", "person": name, "organisation": name, "side": "region"}]))
    member = attack.anna.state.members.member(attack.bo.author)
    for said in (member.name, member.organisation):
        assert len(said) == 200 and said.startswith("Bo processledare")
        assert said.isprintable()


@pytest.mark.parametrize("order", ["z" * 200, "0" * 200, "V" + "0" * 199])
def test_nobody_is_kept_from_adding_a_clause_beside_one_that_leaves_no_room(attack: Attack, order: str) -> None:
    admit(attack, "AG")
    attack.hand_in(attack.forge([clause(attack, "x1", order, 0)]))
    for after in ("", "k1", "x1"):
        attack.anna.perform(AddClause("p", "", after, "Ny", "", f"efter{after}"))
    attack.anna.release()
    tree = {node.clause for node in attack.anna.state.structure.tree("p", View.MARKUP)}
    assert tree == {"k1", "x1", "efter", "efterk1", "efterx1"}


def test_a_long_chain_of_merges_is_read_to_its_end(attack: Attack) -> None:
    """Deeper than calls go, and long enough that work for each pair would be seen."""
    admit(attack, "AG")
    count = 1500
    made = [clause(attack, f"m{number}", f"V{number:04d}1", number) for number in range(count)]
    hung = [
        {
            "kind": "merge",
            "clause": f"m{number}",
            "into": f"m{number + 1}",
            "revision": revision(attack, count + number),
        }
        for number in range(count - 1)
    ]
    attack.hand_in(attack.forge([*made, *hung]))
    structure = attack.anna.state.structure
    assert [node.clause for node in structure.tree("p", View.FINAL)] == ["k1", f"m{count - 1}"]
    assert structure.alias("m0", View.FINAL) == f"m{count - 1}"
    assert attack.anna.text(f"b.m{count - 1}", View.FINAL)


def test_a_card_is_no_change_and_a_change_no_card(attack: Attack, tmp_path: Path) -> None:
    """A signature on the one is none on the other, and nobody hands in a card for another's key."""
    path = tmp_path / "kort.hsakort"
    write_card(path, attack.bo)
    card = path.read_bytes()
    true = attack.forge([])
    report = attack.hand_in(SignedChange.of(true.raw, attack.bo.key.sign(b"hsavtal card\n" + true.raw)))
    assert report.new == 0 and len(report.refused) == 1
    for author in (attack.anna.author, encode(bytes(32)), encode(bytes([1]) + bytes(31))):
        path.write_bytes(card.replace(attack.bo.author.encode(), author.encode()))
        with pytest.raises(Trouble, match="skadad"):
            read_card(path)
