"""The commands that compare."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from hsavtal_desktop.cli import compare_outputs
from hsavtal_desktop.cli.main import _LIGHT, build_parser, run
from hsavtal_desktop.reports.output import COMPARISON_SUFFIXES, REPORT_SUFFIXES
from hsavtal_desktop.word.reading import read_word
from tests.cli.conftest import Given
from tests.word.word_making import run as words
from tests.word.word_making import word_file

Command = Callable[..., Any]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def do(*arguments: str | Path, status: int = 0, as_json: bool = True) -> Any:
        got = run([*(str(argument) for argument in arguments), *(["--json"] if as_json else [])])
        printed = capsys.readouterr()
        assert got == status, printed.err
        if status:
            assert len(printed.err.strip().splitlines()) == 1
            return printed.err.strip()
        return json.loads(printed.out) if as_json else printed.out

    return do


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    for name, number in (("gammal", "fem"), ("ny", "tio")):
        body = (
            f"<w:p>{words('Svar lämnas inom ' + number + ' vardagar.')}</w:p><w:p>{words('Åter samma text här.')}</w:p>"
        )
        (tmp_path / f"{name}.docx").write_bytes(word_file(body))
    return tmp_path / "gammal.docx", tmp_path / "ny.docx"


@pytest.fixture
def example(tmp_path: Path, home_of_its_own: Path, given: Given) -> Path:
    path = tmp_path / "exempel.db"
    given(home_of_its_own, path)
    return path


def test_two_word_files_are_compared_without_a_workspace(files: tuple[Path, Path], command: Command) -> None:
    found = command("compare", *files)
    assert (found["counts"]["changed"], found["counts"]["same"]) == (1, 1)
    assert [(one["old_text"], one["new_text"]) for one in found["changes"]] == [("fem", "tio")]
    told = command("compare", *files, as_json=False)
    assert "ändrade punkter: 1" in told
    assert "[fem] → [tio]" in told


def test_the_output_follows_the_ending_of_its_name(files: tuple[Path, Path], command: Command, tmp_path: Path) -> None:
    found = command("compare", *files, "--output", tmp_path / "ut.docx")
    redline = read_word(Path(found["output"]))
    assert redline.accepted == read_word(files[1]).accepted
    assert redline.rejected == read_word(files[0]).accepted
    assert {entry.text for entry in redline.revisions} == {"fem", "tio"}
    command("compare", *files, "--output", tmp_path / "ut.pdf", "--side-by-side")
    assert "Svar lämnas inom" in PdfReader(tmp_path / "ut.pdf").pages[-1].extract_text()
    command("compare", *files, "--output", tmp_path / "ut.HTML", "--report", tmp_path / "rapport.docx")
    assert "<del>" in (tmp_path / "ut.HTML").read_text(encoding="utf-8")
    assert "Ändringsrapport: " in " ".join(read_word(tmp_path / "rapport.docx").accepted)
    command("compare", *files, "--output", tmp_path / "ut.xlsx")
    assert (tmp_path / "ut.xlsx").read_bytes().startswith(b"PK")


def test_versions_of_a_workspace_are_compared(example: Path, command: Command, tmp_path: Path) -> None:
    found = command("compare-versions", example, "Arbetsutkast 1", "@final", "--document", "LAK")
    assert found["old"]["label"] == "Arbetsutkast 1"
    assert ("LAK_4_5", "30 september", "31 oktober") in [
        (one["clause"], one["old_text"], one["new_text"]) for one in found["changes"]
    ]
    for name in ("ut.docx", "ut.pdf", "ut.html", "ut.xlsx"):
        command("compare-versions", example, "@original", "@working", "--document", "LAK", "--output", tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    assert "30 september" not in " ".join(read_word(tmp_path / "ut.docx").rejected)


def test_the_first_document_is_compared_where_none_is_named(example: Path, command: Command) -> None:
    assert command("compare-versions", example, "@original", "@final")["title"].startswith("Hälso- och sjukvårdsavtal")


def test_a_word_file_and_another_document_can_be_sides(example: Path, command: Command, tmp_path: Path) -> None:
    copy = tmp_path / "kopia.docx"
    command("export-word", example, copy, "--document", "MUN", "--view", "original")
    assert not command("compare-versions", example, copy, "@original", "--document", "MUN")["changes"]
    other = command(
        "compare-versions", example, "@original", "@original", "--document", "MUN", "--with-document", "LAK"
    )
    assert other["changes"]


def test_length_and_duties_of_every_document_are_counted(example: Path, command: Command) -> None:
    found = command("figures", example, "--version", "Remissversion")
    assert [one["document"] for one in found["documents"]] == ["HSA", "LAK", "UTS", "PSY", "MUN"]
    assert all(one["words"] > one["sentences"] > one["duties"] > 0 for one in found["documents"])
    assert "skyldigheter (ska, måste): " in command("figures", example, as_json=False)


def test_bad_input_is_one_line(files: tuple[Path, Path], example: Path, command: Command, tmp_path: Path) -> None:
    assert ".pdf" in command("compare", *files, "--output", tmp_path / "ut.txt", status=2)
    assert not (tmp_path / "ut.txt").exists()
    assert ".xlsx" in command("compare", *files, "--report", tmp_path / "rapport.pdf", status=2)
    assert "saknas.docx" in command("compare", files[0], tmp_path / "saknas.docx", status=2)
    assert "@working" in command("compare-versions", example, "@nu", "@final", status=2)
    assert "Finns ej" in command("compare-versions", example, "Finns ej", "@final", status=2)
    assert "LAK" in command("compare-versions", example, "@original", "@final", "--document", "X", status=2)


def test_looks_and_white_space_are_told_apart_from_changes(tmp_path: Path, command: Command) -> None:
    for name, text in (("gammal", words("Svar lämnas inom fem dagar.")), ("ny", words("Svar lämnas inom fem  dagar."))):
        (tmp_path / f"{name}.docx").write_bytes(word_file(f"<w:p>{text}</w:p>"))
    found = command("compare", tmp_path / "gammal.docx", tmp_path / "ny.docx")
    assert found["changes"] == []
    assert [one["kind"] for one in found["formatting"]] == ["spaced"]


def test_a_redline_told_as_json_lists_the_changes_too(
    files: tuple[Path, Path], tmp_path: Path, command: Command
) -> None:
    found = command("compare", *files, "--output", tmp_path / "ut.docx")
    assert [(one["old_text"], one["new_text"]) for one in found["changes"]] == [("fem", "tio")]
    assert found["output"].endswith("ut.docx")


def test_comparing_two_files_loads_nothing_of_workspaces(files: tuple[Path, Path], tmp_path: Path) -> None:
    told = (
        "import sys; from hsavtal_desktop.cli.main import run; "
        f"status = run(['compare', {str(files[0])!r}, {str(files[1])!r}, '--output', {str(tmp_path / 'u.docx')!r}]); "
        "heavy = ('sqlalchemy', 'cryptography', 'typst', 'docx', 'PySide6', 'hsavtal_desktop.core.state'); "
        "print([name for name in heavy if name in sys.modules], status)"
    )
    found = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    assert found.stdout.strip().endswith("[] 0"), found.stdout


def test_the_names_that_outputs_may_have_are_those_that_can_be_written() -> None:
    assert (".docx", *COMPARISON_SUFFIXES) == compare_outputs._OUTPUTS
    assert compare_outputs._REPORTS == REPORT_SUFFIXES


def test_every_command_is_found_by_itself_as_among_all() -> None:
    for name in _LIGHT:
        for parser in (build_parser(name), build_parser()):
            assert parser.parse_args([name, "a.docx", "b.docx"]).command is not None


HOSTILE = {
    "tom": b"",
    "text": b"Inte en Word-fil.",
    "pdf": b"%PDF-1.7 ...",
    "rtf": b"{\\rtf1 hej}",
    "halv": word_file("<w:p/>")[:300],
    "gammal": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("output", ["", "ut.docx", "ut.pdf"])
def test_what_is_no_word_file_gets_one_clear_line(
    kind: str, output: str, files: tuple[Path, Path], tmp_path: Path, command: Command
) -> None:
    bad = tmp_path / "fel.docx"
    bad.write_bytes(HOSTILE[kind])
    more = ("--output", tmp_path / output) if output else ()
    assert "fel.docx" in command("compare", files[0], bad, *more, status=2)
    assert "fel.docx" in command("compare", bad, files[1], *more, status=2)
    assert not output or not (tmp_path / output).exists()


@pytest.mark.parametrize("option", ["--output", "--report"])
@pytest.mark.parametrize("which", [0, 1])
def test_no_result_is_written_over_a_file_that_is_compared(
    files: tuple[Path, Path], command: Command, option: str, which: int
) -> None:
    before = files[which].read_bytes()
    roundabout = files[which].parent / ".." / files[which].parent.name / files[which].name
    said = command("compare", *files, option, roundabout, status=2)
    assert f"{files[which].name} är en av dem som jämförs" in said
    assert files[which].read_bytes() == before
