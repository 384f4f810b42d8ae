"""Settings survive, a damaged file is told, and the installation's folder can be chosen."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.home import home
from hsavtal_desktop.store.settings_file import Settings, load_settings, save_settings, settings_path, with_recent


def test_the_home_is_the_one_that_the_environment_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HSAVTAL_HOME", str(tmp_path / "one"))
    assert home() == tmp_path / "one"
    monkeypatch.setenv("HSAVTAL_HOME", "")
    assert home().is_absolute()
    assert "hsavtal" in home().name


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = settings_path(tmp_path / "new" / "home")
    assert load_settings(path) == Settings()
    chosen = Settings(
        name="Exempel Exempelsson",
        organisation="Exempelkommun",
        side="municipality",
        language="sv",
        recent=("/b", "/a"),
        window={"geometry": "0102", "split": [1, 2]},
    )
    save_settings(path, chosen)
    assert load_settings(path) == chosen
    assert [item.name for item in path.parent.iterdir()] == ["settings.json"]


def test_what_a_newer_program_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"name": "a", "colours": {"insert": "blue"}}', encoding="utf-8")
    save_settings(path, dataclasses.replace(load_settings(path), name="b"))
    written = json.loads(path.read_text(encoding="utf-8"))
    assert (written["name"], written["colours"]) == ("b", {"insert": "blue"})


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "\xff", "[" * 100_000),
        *('{"name": 1}', '{"recent": "a"}', '{"recent": [1]}', '{"window": []}'),
    ],
)
def test_damaged_settings_are_told_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(Trouble, match="är skadad"):
        load_settings(path)
    assert path.read_bytes() == content.encode("latin-1")


def test_recent_workspaces_are_listed_once_newest_first_and_not_for_ever() -> None:
    settings = Settings()
    for number in [*range(12), 5]:
        settings = dataclasses.replace(settings, recent=with_recent(settings, Path(f"/{number}")))
    assert settings.recent[:3] == (str(Path("/5").absolute()), str(Path("/11").absolute()), str(Path("/10").absolute()))
    assert len(settings.recent) == 10


def test_importing_the_store_does_not_load_the_database_library() -> None:
    modules = "workspace_file, draft_file, draft_writer, settings_file, home, files, migrations"
    program = f"import sys; from hsavtal_desktop.store import {modules}; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
