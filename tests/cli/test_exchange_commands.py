"""The command line of exchange: what a file holds, requests and their answers, files for chosen members."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.cli.main import run


class Person:
    """Somebody at the command line, with an installation of their own."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self._monkeypatch, self._capsys = home, monkeypatch, capsys
        self("me", "--name", home.name, "--organisation", "Exempelkommun")

    def __call__(self, *arguments: str | Path, status: int = 0) -> Any:
        self._monkeypatch.setenv("HSAVTAL_HOME", str(self.home))
        got = run([*map(str, arguments), "--json"])
        printed = self._capsys.readouterr()
        assert got == status, printed.err
        return json.loads(printed.out) if status == 0 else printed.err.strip()


def test_a_request_is_answered_with_a_file_that_only_the_asker_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anna, bo, eva = (Person(tmp_path / name, monkeypatch, capsys) for name in ("Anna", "Bo", "Eva"))
    ours, theirs = tmp_path / "anna.db", tmp_path / "bo.db"
    first, asked, answer = tmp_path / "1.hsapaket", tmp_path / "bo.hsapaket-request", tmp_path / "svar.hsapaket"
    anna("new", ours, "--example")
    anna("export-changes", ours, first)
    bo("import-changes", theirs, first)
    bo("propose", theirs, "B_6_1", "--replace", "fem vardagar", "--with", "tio vardagar")
    bo("export-changes", theirs, tmp_path / "2.hsapaket")
    anna("import-changes", ours, tmp_path / "2.hsapaket")
    anna("admit", ours, "--all-waiting")
    have = bo("request", theirs, asked)["have"]
    assert anna("peek", asked)["kind"] == "request"
    report = anna("export-changes", ours, answer, "--answer", asked, "--encrypt-for", "Bo", "--purpose", "Rättelse")
    assert (report["changes"], report["left_out"], len(report["encrypted_for"])) == (2, have, 2)
    told = bo("peek", answer, "--workspace", theirs)
    assert (told["encrypted"], told["purpose"], told["new"], told["missing"]) == (True, "Rättelse", 2, [])
    assert [author["name"] for author in told["authors"]] == ["Anna"]
    assert told["acts"]["members"] == 1
    assert "krypterad för andra" in eva("peek", answer, status=2)
    assert bo("import-changes", theirs, answer)["new"] == 2
    assert anna("info", ours)["content_hash"] == bo("info", theirs)["content_hash"]


def test_somebody_who_is_nobody_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anna = Person(tmp_path / "Anna", monkeypatch, capsys)
    anna("new", tmp_path / "anna.db", "--example")
    for option in ("--since", "--encrypt-for"):
        told = anna("export-changes", tmp_path / "anna.db", tmp_path / "ut.hsapaket", option, "Ingen", status=2)
        assert "Ingen pekar inte ut en medlem" in told
    assert not (tmp_path / "ut.hsapaket").exists()
