"""Word files on the command line: out, in, and one line for each file that is not taken in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.cli.main import run
from tests.cli.conftest import Given
from tests.word.old_agreements import styled
from tests.word.recipient import Recipient

Told = tuple[int, Any, list[str]]


@pytest.fixture
def workspace(tmp_path: Path, home_of_its_own: Path, given: Given) -> Path:
    path = tmp_path / "e.hsavtal"
    given(home_of_its_own, path)
    return path


def tell(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Told:
    """(exit status, what was printed as JSON, lines on standard error) of one command."""
    capsys.readouterr()
    status = run([*map(str, arguments), "--json"])
    printed = capsys.readouterr()
    return status, json.loads(printed.out) if printed.out else None, printed.err.splitlines()


def test_a_copy_goes_out_and_comes_back(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, back = tmp_path / "ut.docx", tmp_path / "retur.docx"
    status, sent, _ = tell(capsys, "export-word", workspace, out, "--document", "LAK", "--recipient", "Exempelkommun")
    assert (status, sent["document"], sent["view"], sent["released"]) == (0, "LAK", "markup", 0)
    recipient = Recipient(out.read_bytes(), tracked=True)
    recipient.delete("legitimerade ")
    back.write_bytes(recipient.data())
    status, got, _ = tell(capsys, "import-word", workspace, back, "--on-behalf-of", "Exempelkommun")
    (row,) = got["files"]
    assert (status, row["placed"], row["tracked"], row["listed"], row["trouble"]) == (0, 1, 1, [], "")
    _, listed, _ = tell(capsys, "revisions", workspace)
    (proposal,) = [one for one in listed["revisions"] if one["on_behalf"] == "Exempelkommun"]
    assert (proposal["clause"], proposal["text"], proposal["origin"]) == ("LAK_3_5", "legitimerade ", "word-tracked")
    _, read, _ = tell(capsys, "read-word", back)
    assert sorted(read) == ["accepted", "comments", "rejected", "revisions", "warnings"]


def test_bad_files_get_a_line_each_and_the_good_ones_are_taken_in(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "bra.docx", tmp_path / "trasig.docx"
    tell(capsys, "export-word", workspace, good, "--document", "LAK", "--view", "final")
    bad.write_bytes(good.read_bytes()[:10_000])
    wanted = ("import-word", workspace, bad, good, tmp_path / "saknas.docx", "--on-behalf-of", "Exempelkommun")
    status, got, lines = tell(capsys, *wanted)
    assert (status, len(lines)) == (2, 2)
    assert [bool(row["trouble"]) for row in got["files"]] == [True, False, True]


def test_one_bad_file_alone_is_one_line(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "saknas.docx"
    status, got, lines = tell(capsys, "import-word", workspace, missing, "--on-behalf-of", "Exempelkommun")
    assert (status, got, len(lines)) == (2, None, 1)
    status, _, lines = tell(capsys, "export-word", workspace, tmp_path / "ut.docx", "--document", "XYZ")
    assert (status, len(lines)) == (2, 1)


def test_an_existing_agreement_is_previewed_and_then_becomes_a_document(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "avtal-2017.docx"
    file.write_bytes(styled())
    wanted = ("import-agreement", workspace, file, "--document", "A2017")
    status, shown, _ = tell(capsys, *wanted, "--preview")
    assert (status, shown["accepted"], shown["received"]) == (0, False, shown["placed"] + shown["left_over"])
    assert {"depth": 1, "number": "2.1", "printed": "2.1", "title": "Kommunens ansvar"} in shown["clauses"]
    assert "hash" not in shown and tell(capsys, *wanted, "--preview")[1] == shown
    status, done, _ = tell(capsys, *wanted)
    assert (status, len(done["hash"])) == (0, 64)
    _, clauses, _ = tell(capsys, "clauses", workspace)
    assert [one["number"] for one in clauses["clauses"] if one["document"] == "A2017"] == ["1", "2", "2.1", "2.2", "1"]
    status, _, lines = tell(capsys, *wanted, "--accepted")
    assert (status, lines) == (
        2,
        ["Efter den första frysta versionen skrivs allt med spårning. Läs in filen som förslag."],
    )


def test_chosen_clauses_leave_anonymously_and_are_listed(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again = tmp_path / "ut.docx", tmp_path / "igen.docx"
    _, named, _ = tell(capsys, "versions", workspace)
    since = named["versions"][0]["label"]
    wanted = ("export-word", workspace, out, "--clause", "B_6", "--since", since, "--anonymous", "--purpose", "remiss")
    status, sent, _ = tell(capsys, *wanted)
    assert (status, sent["since"], sent["recorded"]) == (0, since, True)
    _, listed, _ = tell(capsys, "sent", workspace)
    (one,) = listed["sent"]
    assert (one["hash"], one["clauses"], one["purpose"], one["here"]) == (sent["hash"], ["B_6"], "remiss", True)
    assert tell(capsys, "sent", workspace, "--save", one["id"], again)[0] == 0
    assert again.read_bytes() == out.read_bytes()
    status, _, lines = tell(capsys, "export-word", workspace, out, "--view", "redline")
    assert (status, len(lines)) == (2, 1) and "äldre version" in lines[0]
