"""Backups at the command line."""

from pathlib import Path

import pytest

from hsavtal_desktop.store.home import home
from tests.cli.test_exchange_commands import Person


def test_backups_are_taken_listed_copied_and_put_in_a_damaged_files_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anna = Person(tmp_path / "Anna", monkeypatch, capsys)
    path = tmp_path / "avtal.hsavtal"
    anna("new", path, "--example")
    assert anna("backup", path)["new"] and not anna("backup", path)["new"]
    anna("propose", path, "B_6_1", "--replace", "fem vardagar", "--with", "tio vardagar")
    anna("export-changes", path, tmp_path / "ut.hsapaket")
    (one,) = anna("backups", path)["backups"]
    assert one["lacks"] > 0 and one["extra"] == 0
    assert anna("restore", path, "senaste")["new"] == 0
    anna("restore", path, one["time"], "--as", tmp_path / "kopia.hsavtal")
    assert anna("info", tmp_path / "kopia.hsavtal")["changes"] == one["changes"]
    assert "pekar inte ut" in anna("restore", path, "1999", status=2)
    path.write_bytes(path.read_bytes()[:5000])
    assert "skadad" in anna("info", path, status=2)
    back = anna("restore", path, "senaste", "--replace-damaged")
    assert back["changes"] == one["changes"] and Path(back["aside"]).exists()
    assert anna("verify", path)["ok"] and home() == tmp_path / "Anna"
