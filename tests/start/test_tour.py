"""The tour is a test: two windows, two installations, the whole story by keys and mouse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.personal import Persons
from hsavtal_desktop.core.state import replay
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.stored import stored_changes


def test_the_tour_tells_the_whole_story_and_both_end_with_the_same_agreement(tmp_path: Path) -> None:
    folder = tmp_path / "rundtur"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HSAVTAL_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "hsavtal_desktop", "tour", str(folder), "--json"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    pictures = json.loads(done.stdout)["pictures"]
    assert len(pictures) == 20
    assert all((folder / name).stat().st_size > 20_000 for name in pictures)
    assert (folder / "index.md").read_text(encoding="utf-8").count("![") == len(pictures)
    hashes = []
    for path in (folder / "hem" / "anna" / "exempel.hsavtal", folder / "hem" / "bo" / "avtalet.hsavtal"):
        with WorkspaceFile.open(path) as file:
            assert facts.verify(file) == []
            hashes.append(digest.content_hash(replay(stored_changes(file), persons=Persons(file.blobs))))
    assert hashes[0] == hashes[1]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "viktigt.png"
    kept.write_bytes(b"x")
    done = subprocess.run(
        [sys.executable, "-m", "hsavtal_desktop", "tour", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert kept.read_bytes() == b"x"
