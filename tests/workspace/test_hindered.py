"""Full disks and files that may not be written, as an ordinary user meets them: one sentence, and nothing is lost."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from hsavtal_desktop.cli import main
from hsavtal_desktop.store.home import VARIABLE
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from tests.full_disk import no_room
from tests.workspace.copies import FILE, HOME

AS_ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root may write anywhere; without these two powers it is bound by permissions as everybody is."""

Run = Callable[..., tuple[int, str]]
"""Arguments → exit status and what was said of trouble."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def path(prepared: Path, place: Path) -> Path:
    shutil.copytree(prepared / HOME, place / "home")
    made = place / "avtal"
    made.mkdir()
    return Path(shutil.copy(prepared / FILE, made / "avtal.hsavtal"))


@pytest.fixture
def run(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with files of at most ``most`` bytes."""
    monkeypatch.setenv(VARIABLE, str(place / "home"))

    def command(*arguments: str | Path, most: int | None = None) -> tuple[int, str]:
        with no_room(most) if most is not None else nullcontext():
            status = main.run([*map(str, arguments)])
        return status, capsys.readouterr().err

    return command


@pytest.fixture
def run_as_ordinary(place: Path) -> Run:
    """Runs a command as an ordinary user, in a process of its own."""

    def command(*arguments: str | Path) -> tuple[int, str]:
        done = subprocess.run(
            [*AS_ORDINARY, sys.executable, "-m", "hsavtal_desktop", *map(str, arguments)],
            env={**os.environ, VARIABLE: str(place / "home"), "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr

    return command


def is_refused(done: tuple[int, str], told: str) -> None:
    status, said = done
    assert status == 2, said
    assert len(said.splitlines()) == 1 and told in said, said


def changes(path: Path) -> int:
    with WorkspaceFile.open(path) as file:
        assert facts.verify(file) == []
        return file.count()


def test_no_half_module_is_kept_where_the_disk_is_full(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "a_long_module.py").write_text(f"WORDS = {'ord' * 3_000!r}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    with no_room(1_000):
        importlib.import_module("a_long_module")
    assert not list(place.rglob("*.pyc"))
    assert not sys.dont_write_bytecode


def test_a_full_disk_is_told_and_nothing_is_half_done(place: Path, path: Path, run: Run) -> None:
    before = changes(path)
    assert run("info", path, most=4_096)[0] == 0, "one can read all the same"
    out = place / "avtal" / "ut.hsapaket"
    room = path.stat().st_size // 4
    is_refused(run("export-changes", path, out, "--recipient", "Bo", most=room), "")
    assert out.exists() == (changes(path) == before + 1), "a file and the note of it, or neither"
    before = changes(path)
    is_refused(run("backup", path, most=room), "")
    assert not list((place / "home" / "backups").rglob("*.hsavtal"))
    is_refused(run("propose", path, "B_6_1", "--replace", "fem vardagar", "--with", "tio vardagar", most=4_096), "")
    assert changes(path) == before
    assert run("export-changes", path, out)[0] == run("backup", path)[0] == 0
    assert not list(place.rglob("*.tmp"))


def test_a_file_or_folder_that_may_not_be_written_is_told_and_stays_as_it_is(
    place: Path, path: Path, run_as_ordinary: Run
) -> None:
    content = path.read_bytes()
    path.chmod(0o444)
    is_refused(run_as_ordinary("propose", path, "B_6_1", "--replace", "fem", "--with", "tio"), "skrivskyddad")
    path.chmod(0o644)
    path.parent.chmod(0o555)
    is_refused(run_as_ordinary("propose", path, "B_6_1", "--replace", "fem", "--with", "tio"), "skrivskyddad")
    is_refused(run_as_ordinary("readers-copy", path, "Remissversion", path.parent / "x"), "")
    path.parent.chmod(0o755)
    assert path.read_bytes() == content and len(list(path.parent.iterdir())) == 1
    shared = place / "delad"
    shared.mkdir(mode=0o555)
    is_refused(run_as_ordinary("sync", path, shared), "kan inte skrivas")
    assert not list(shared.iterdir())
