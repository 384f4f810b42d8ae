"""kill -9 in the middle of imports and of rounds with a shared folder: what was acknowledged stays, all of it whole."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.exchange.package import SUFFIX
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace import killed_work
from tests.workspace.killing import ROUNDS, is_clean, killed_after


def test_what_was_taken_in_before_a_kill_is_there_afterwards(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    packages: dict[str, tuple[Path, set[str]]] = {}
    for number in range(30):
        held = set(example.state.changes)
        example.log.file.note_sent(colleague.author, example.state.heads())
        for label in range(3):
            example.perform(SetRecord("comment", f"k{number}.{label}", {"clause": "B_6_1", "text": "Varför?"}))
            example.release()
        package = tmp_path / f"{number}{SUFFIX}"
        export_changes(example, package, since=colleague.author)
        packages[package.stem] = package, set(example.state.changes) - held
    path, home = colleague.path, colleague.installation.folder
    colleague.close()
    untouched = tmp_path / "untouched.db"
    shutil.copy(path, untouched)
    chance = random.Random(2027)
    stopped_halfway = 0
    for _ in range(ROUNDS):
        shutil.copy(untouched, path)
        mixed = chance.sample([package for package, _ in packages.values()], len(packages))
        told = [name for (name,) in killed_after(chance.uniform(0.0, 0.15), killed_work.take_in, path, home, mixed)]
        stopped_halfway += len(told) < len(packages)
        assert is_clean(path)
        with Workspace.open(path, Installation.open(home)) as again:
            here = again.state.changes.keys() | {signed.id for signed in again.log.waiting}
            assert all(packages[name][1] <= here for name in told)
            import_changes(again, mixed)
            assert digest.content_hash(again.released()) == digest.content_hash(example.released())
            assert again.log.waiting == []
    assert stopped_halfway


def test_a_folder_is_whole_after_a_kill_in_the_middle_of_a_round(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    folder = tmp_path / "delad"
    folder.mkdir()
    path, home = example.path, example.installation.folder
    sync(example, folder)
    example.close()
    chance = random.Random(7)
    for _ in range(ROUNDS):
        told = killed_after(chance.uniform(0.0, 0.4), killed_work.keep_alike, path, home, folder)
        acknowledged = told[-1][0] if told else 0
        assert is_clean(path)
        report = sync(colleague, folder)
        assert (report.refused, report.waiting) == ([], 0)
        assert len(colleague.state.changes) >= acknowledged
        with Workspace.open(path, Installation.open(home)) as again:
            assert len(again.state.changes) >= acknowledged
            sync(again, folder)
            sync(colleague, folder)
            assert digest.content_hash(again.released()) == digest.content_hash(colleague.released())
