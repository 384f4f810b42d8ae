"""kill -9 in the middle of backups and of bringing an older format up to date: nothing is lost, nothing half done."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.store.database import Database
from hsavtal_desktop.store.migrations import VERSION
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.backing_up import back_up, backups, differences
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace import killed_work
from tests.workspace.killing import ROUNDS, is_clean, killed_after


def test_backups_that_were_told_of_are_whole_after_a_kill_and_so_is_the_work(
    example: Workspace, tmp_path: Path
) -> None:
    path, home, name = example.path, example.installation.folder, example.log.workspace
    example.close()
    chance, before = random.Random(2028), 0
    for _ in range(ROUNDS):
        lines = killed_after(chance.uniform(0.0, 0.6), killed_work.make_backups, path, home)
        written = max((line[1] for line in lines if line[0] == "written"), default=0)
        kept = {line[1] for line in lines if line[0] == "kept"}
        assert is_clean(path)
        taken = backups(home, name)
        assert sorted(kept)[-5:] == sorted(kept & {one.time for one in taken})[-5:]
        assert all(is_clean(one.path) for one in taken)
        with Workspace.open(path, Installation.open(home)) as workspace:
            text = "".join(paragraph.text for paragraph in workspace.text("b.B_6_1", View.FINAL))
            now = len(text) - len(text.lstrip("x"))
            assert now >= before + written
            before = now
            assert not any(one.problem or one.extra or one.draft for one in differences(workspace))
            back_up(workspace)
            assert not [left for left in taken[0].path.parent.iterdir() if left.name.startswith(".")] if taken else True
    assert before > 0


def test_a_file_of_an_older_format_is_whole_after_a_kill_whichever_format_it_has(
    example: Workspace, tmp_path: Path
) -> None:
    path, ids = example.path, example.log.file.ids()
    example.close()
    old = tmp_path / "gammal.db"
    shutil.copy(path, old)
    database = Database(old)
    with database.transaction():
        database.execute("DROP TABLE cache")
        database.execute("PRAGMA user_version = 1")
    database.close()
    chance = random.Random(2029)
    for turn in range(ROUNDS):
        folder = tmp_path / str(turn)
        folder.mkdir()
        copies = [folder / f"{number}.db" for number in range(6)]
        for copy in copies:
            shutil.copy(old, copy)
        seconds, lines = chance.uniform(0.0, 0.05), chance.randrange(5)
        told = killed_after(seconds, killed_work.bring_up_to_date, copies, lines=lines)
        done = [name for (name,) in told]
        for copy in copies:
            with WorkspaceFile.open(copy) as file:
                assert file.ids() == ids
            if copy.name in done:
                assert copy.with_name(f"{copy.name}.backup-1").exists()
        with WorkspaceFile.open(copies[0]) as file:
            assert facts.verify(file) == []
    assert VERSION > 1
