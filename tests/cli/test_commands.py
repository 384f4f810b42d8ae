"""The command line: the story of two copies, exit status and one line on trouble."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.cli.main import run
from tests.cli.conftest import Given


class Person:
    """Somebody with an installation of their own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str | Path, status: int = 0) -> Any:
        self._monkeypatch.setenv("HSAVTAL_HOME", str(self.folder))
        got = run([*(str(argument) for argument in arguments), "--json"])
        printed = self._capsys.readouterr()
        assert got == status, printed.err
        if status:
            assert printed.out == ""
            assert len(printed.err.strip().splitlines()) == 1
            return printed.err.strip()
        return json.loads(printed.out)


@pytest.fixture
def anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Person:
    person = Person(tmp_path / "anna", monkeypatch, capsys)
    person("me", "--name", "Anna", "--organisation", "VGR", "--side", "region")
    return person


@pytest.fixture
def bo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Person:
    person = Person(tmp_path / "bo", monkeypatch, capsys)
    person("me", "--name", "Bo", "--organisation", "Exempelkommun", "--side", "municipality")
    return person


@pytest.fixture
def workspace(tmp_path: Path, anna: Person, given: Given) -> Path:
    path = tmp_path / "anna.db"
    given(anna.folder, path)
    return path


def test_two_copies_edited_and_exchanged_print_the_same_content_hash(
    tmp_path: Path, workspace: Path, anna: Person, bo: Person
) -> None:
    copy = tmp_path / "bo.db"
    anna("export-changes", workspace, tmp_path / "1.hsapaket")
    assert bo("import-changes", copy, tmp_path / "1.hsapaket")["joined"]
    bo("propose", copy, "B_6_1", "--replace", "fem vardagar", "--with", "tio vardagar", "--message", "Semester")
    anna("propose", workspace, "B_6_1", "--replace", "tre vardagar", "--with", "fyra vardagar")
    bo("export-changes", copy, tmp_path / "2.hsapaket")
    report = anna("import-changes", workspace, tmp_path / "2.hsapaket")
    assert (report["new"], report["unconfirmed"], report["waiting"], report["refused"]) == (1, 1, 0, [])
    assert anna("info", workspace)["unconfirmed"] == 1
    assert [row["name"] for row in anna("members", workspace)["members"] if row["waiting"]] == ["Bo"]
    (admitted,) = anna("admit", workspace, "--all-waiting")["admitted"]
    assert admitted["role"] == "AG"
    anna("export-changes", workspace, tmp_path / "3.hsapaket")
    bo("import-changes", copy, tmp_path / "3.hsapaket")
    one, other = anna("info", workspace), bo("info", copy)
    assert one == other
    assert one["unconfirmed"] == 0
    assert [anna("verify", path)["ok"] for path in (workspace, copy)] == [True, True]


def test_somebody_who_never_gave_a_name_is_listed_and_let_in_by_key(
    tmp_path: Path, workspace: Path, anna: Person, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nameless = Person(tmp_path / "nameless", monkeypatch, capsys)
    copy = tmp_path / "copy.db"
    copy.write_bytes(workspace.read_bytes())
    nameless("propose", copy, "B_6_1", "--replace", "fem vardagar", "--with", "tio vardagar")
    nameless("export-changes", copy, tmp_path / "n.hsapaket")
    anna("import-changes", workspace, tmp_path / "n.hsapaket")
    (waiting,) = [row for row in anna("members", workspace)["members"] if row["waiting"]]
    assert waiting["name"] == ""
    anna("admit", workspace, waiting["member"], "--role", "RED")
    assert anna("info", workspace)["unconfirmed"] == 0


def test_a_key_that_begins_with_a_hyphen_is_no_option(workspace: Path, anna: Person) -> None:
    key = "-" + "x" * 42
    assert key in anna("admit", workspace, key, status=2)


def test_info_tells_what_the_example_holds(workspace: Path, anna: Person) -> None:
    info = anna("info", workspace)
    assert [row["id"] for row in info["documents"]] == ["HSA", "LAK", "UTS", "PSY", "MUN"]
    assert info["clauses"] >= 80
    assert info["principals"] == 50
    assert info["conflicts"] == 1
    assert info["versions"] == ["Arbetsutkast 1", "Remissversion"]
    assert anna("info", workspace) == info


def test_a_clause_has_one_row_for_each_document_it_stands_in(workspace: Path, anna: Person) -> None:
    rows = [row for row in anna("clauses", workspace)["clauses"] if row["id"] == "A_2_1"]
    assert [(row["document"], row["number"]) for row in rows] == [
        ("HSA", "2.1"),
        ("LAK", "A2.1"),
        ("UTS", "A2.1"),
        ("PSY", "A2.1"),
        ("MUN", "A2.1"),
    ]


def test_decisions_and_versions_from_the_command_line(workspace: Path, anna: Person) -> None:
    (revision,) = anna("propose", workspace, "B_6_1", "--replace", "fem vardagar", "--with", "tio vardagar")[
        "revisions"
    ]
    anna("decide", workspace, "accept", revision, "--reason", "Rimligt")
    row = next(row for row in anna("revisions", workspace)["revisions"] if row["id"] == revision)
    assert (row["state"], row["reason"], row["text"], row["clause"]) == ("accepted", "Rimligt", "tio", "B_6_1")
    anna("decide", workspace, "reject", "--all")
    assert anna("info", workspace)["pending"] == 0
    frozen = anna("freeze", workspace, "Förslag 1")
    assert anna("versions", workspace)["versions"][-1]["hash"] == frozen["hash"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["info", "finns-inte.db"],
        ["verify", __file__],
        ["clauses", __file__],
        ["propose", "WORKSPACE", "B_6_1", "--replace", "vardagar", "--with", "dagar"],
        ["propose", "WORKSPACE", "FINNS_INTE", "--replace", "a", "--with", "b"],
        ["decide", "WORKSPACE", "accept", "finns.inte:1"],
        ["decide", "WORKSPACE", "accept"],
        ["admit", "WORKSPACE", "ingen"],
        ["admit", "WORKSPACE", "--all-waiting", "--role", "KUNG"],
        ["freeze", "WORKSPACE", "Remissversion"],
        ["new", "WORKSPACE"],
        ["import-changes", "WORKSPACE", __file__],
        ["finns-inte"],
        ["me", "--name", " "],
    ],
)
def test_bad_input_gives_status_two_and_one_sentence(workspace: Path, anna: Person, arguments: list[str]) -> None:
    before = workspace.read_bytes()
    message = anna(*[str(workspace) if one == "WORKSPACE" else one for one in arguments], status=2)
    assert message.endswith((".", "?"))
    assert "Traceback" not in message
    assert workspace.read_bytes() == before


def test_the_module_is_a_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hsavtal_desktop", "me", "--json"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["name"] == ""
