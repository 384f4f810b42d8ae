"""The group from the command line: a card, an admission, a lost key, a code, rules, locks, gallring."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from hsavtal_desktop.cli.main import run
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace


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


def test_reviews_are_marked_and_told_in_the_status_and_the_change_report(hsavtal: Any, tmp_path: Path) -> None:
    agreement = tmp_path / "avtal.db"
    hsavtal("anna", "new", agreement, "--example")
    first = hsavtal("anna", "status", agreement)
    row = next(one for one in first["clauses"] if one["proposals"] == 0)
    assert (row["legal"], first["legal_reviewed"], first["proposals"]) == ("inte granskad", 0, 22)
    assert "Be juristen" in hsavtal("anna", "review", agreement, row["clause"], "--kind", "legal")
    assert "finns inte" in hsavtal("anna", "review", agreement, "ingen", "--kind", "legal")
    with Workspace.open(agreement, Installation.open(tmp_path / "anna")) as workspace:
        workspace.group.admit([workspace.author], "JUR")
    assert hsavtal("anna", "review", agreement, row["clause"], "--kind", "legal")["reviewed"]
    told = hsavtal("anna", "status", agreement)
    assert told["legal_reviewed"] == sum(one["legal"] == "granskad" for one in told["clauses"]) >= 1
    with Workspace.open(agreement, Installation.open(tmp_path / "anna")) as workspace:
        workspace.perform(ReplaceText(f"b.{row['clause']}", 0, 0, "Nytt. "))
        workspace.release()
    told = hsavtal("anna", "status", agreement)
    assert {one["legal"] for one in told["clauses"] if one["clause"] == row["clause"]} == {"ändrad sedan"}
    report = tmp_path / "rapport.docx"
    hsavtal(
        "anna", "compare-versions", agreement, "@original", "@final", "--document", row["document"], "--report", report
    )
    texts = [paragraph.text for paragraph in Document(str(report)).paragraphs]
    assert any(text.startswith("Ändrad sedan den granskades juridiskt") and "Anna" in text for text in texts)


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
