"""The group from the command line: a card, an admission, a lost key, a code, rules, locks, gallring."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.cli.main import run


@pytest.fixture
def hsavtal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command as somebody, and gives what it answers, or the sentence that it refuses with."""

    def command(who: str, *words: object) -> Any:
        monkeypatch.setenv("HSAVTAL_HOME", str(tmp_path / who))
        status = run([*map(str, words), "--json"])
        said = capsys.readouterr()
        return json.loads(said.out) if status == 0 else said.err

    for who, side in (("anna", "region"), ("bo", "municipality")):
        command(who, "me", "--name", who.title(), "--organisation", "Exempel", "--side", side)
    return command


def test_a_coordinator_sets_rules_and_locks(hsavtal: Any, tmp_path: Path) -> None:
    agreement = tmp_path / "avtal.db"
    hsavtal("anna", "new", agreement, "--example")
    assert hsavtal("anna", "rules", agreement, "--four-eyes", "on")["rules"]["four_eyes"]
    clause = hsavtal("anna", "clauses", agreement)["clauses"][0]["id"]
    assert clause in hsavtal("anna", "lock", agreement, clause, "--reason", "Klar")["locked"]
    assert hsavtal("anna", "unlock", agreement, clause)["locked"] == []
    assert hsavtal("anna", "agree", agreement, clause)["agreed"]
    assert "skapade ärendet" in hsavtal("anna", "recovery-code", agreement)


def test_a_group_is_let_in_by_a_card_and_saved_by_a_code(hsavtal: Any, tmp_path: Path) -> None:
    agreement, copy, package = tmp_path / "avtal.db", tmp_path / "bo.db", tmp_path / "p.hsapaket"
    hsavtal("anna", "new", agreement, "--name", "Prov")
    code = hsavtal("anna", "recovery-code", agreement)["code"]
    spoken = hsavtal("bo", "card", tmp_path / "bo.hsakort")["fingerprint"]
    hsavtal("anna", "admit", agreement, "--card", tmp_path / "bo.hsakort", "--role", "PL")
    members = {one["name"]: one for one in hsavtal("anna", "members", agreement)["members"]}
    assert (members["Bo"]["fingerprint"], members["Bo"]["role"]) == (spoken, "PL")
    hsavtal("anna", "export-changes", agreement, package)
    hsavtal("bo", "import-changes", copy, package)
    assert "återställningskoden" in hsavtal("bo", "revoke", copy, "Anna")
    assert hsavtal("bo", "recover", copy, code, "--lost", "Anna")["role"] == "PL"
    assert {one["name"]: one["revoked"] for one in hsavtal("bo", "members", copy)["members"]}["Anna"]
    assert hsavtal("bo", "rights", copy)["mine"]["rules"] == "ja"
    assert "Det finns ingen bilaga" in hsavtal("bo", "erase", copy, "ab" * 32, "--reason", "Begärt")
    assert "registrator" in hsavtal("bo", "rights", copy)["mine"]["erase"]
    assert hsavtal("bo", "verify", copy)["ok"]
