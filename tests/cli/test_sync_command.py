"""The command sync: rounds with a shared folder by hand, and a watch that ends when it is told to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.cli.sync_command import watch
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from tests.cli.test_exchange_commands import Person


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = tmp_path / "delad"
    shared.mkdir()
    return shared


def test_a_watch_joins_takes_in_what_comes_and_ends_cleanly(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anna, bo = (Person(tmp_path / name, monkeypatch, capsys) for name in ("Anna", "Bo"))
    ours, theirs = tmp_path / "anna.db", tmp_path / "bo.db"
    anna("new", ours, "--example")
    anna("sync", ours, folder)
    order = "sync", theirs, folder, "--watch", "--interval", "0.1", "--json"
    command = [sys.executable, "-m", "hsavtal_desktop", *map(str, order)]
    environment = {**os.environ, "HSAVTAL_HOME": str(bo.home)}
    complaints = tmp_path / "klagomål.txt"
    with (
        complaints.open("w") as stream,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=stream, text=True) as watch,
    ):
        try:
            wait_for(lambda: count(theirs) == count(ours))
            before = count(theirs)
            anna("propose", ours, "B_6_1", "--replace", "fem vardagar", "--with", "tio vardagar")
            wrote = anna("sync", ours, folder)
            wait_for(lambda: count(theirs) == before + 1)
            assert complaints.read_text() == ""
            (folder / "halv.hsapaket").write_bytes(next(folder.rglob("*.hsapaket")).read_bytes()[:200])
            wait_for(lambda: "halv.hsapaket" in complaints.read_text())
            watch.send_signal(signal.SIGTERM)
            printed, _ = watch.communicate(timeout=60)
        finally:
            watch.kill()
    assert (watch.returncode, complaints.read_text().count("\n"), wrote["wrote"]) == (0, 1, 1)
    told = json.loads(printed)
    assert (told["joined"], told["new"], len(told["refused"])) == (True, 1, 1)
    assert anna("info", ours)["content_hash"] == bo("info", theirs)["content_hash"]


def test_a_folder_without_a_workspace_cannot_be_joined(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Person(tmp_path / "Bo", monkeypatch, capsys)("sync", tmp_path / "bo.db", folder, status=2)
    assert "innehåller inget ärende" in told
    assert not (tmp_path / "bo.db").exists()


def count(path: Path) -> int:
    if not path.exists():
        return 0
    with WorkspaceFile.open(path, read_only=True) as file:
        return file.count()


def wait_for(condition: Any) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_watch_tells_once_that_the_folder_is_away_and_tries_again_until_a_round_is_whole() -> None:
    away, full = Said("Den delade mappen finns inte."), Said("Det finns ingen plats kvar.")
    looks: Iterator[object] = iter(["a", "a", away, away, "a", "b", "b", "b"])
    rounds: Iterator[Said] = iter([NOTHING, NOTHING, full, NOTHING])
    done: list[object] = []

    def look() -> object:
        found = next(looks)
        if isinstance(found, Said):
            raise Trouble(found)
        done.append(found)
        return found

    def go_round() -> Said:
        done.append("round")
        return next(rounds)

    told: list[Said] = []
    goes_on = iter([True] * 8 + [False])
    watch(lambda: next(goes_on), look, go_round, told.append)
    assert done == ["a", "round", "a", "a", "round", "b", "round", "b", "round", "b"]
    assert told == [away, full]
