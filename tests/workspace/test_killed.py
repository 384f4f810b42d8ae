"""kill -9 in the middle of writing: what was shown as saved is there afterwards."""

from __future__ import annotations

import random

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace import killed_work
from tests.workspace.killing import ROUNDS, is_clean, killed_after


def written(workspace: Workspace) -> int:
    text = "".join(paragraph.text for paragraph in workspace.text("b.B_6_1", View.FINAL))
    return len(text) - len(text.lstrip("x"))


def test_every_edit_shown_as_saved_survives_kill_minus_nine(example: Workspace) -> None:
    path, home = example.path, example.installation.folder
    example.close()
    chance, before = random.Random(2027), 0
    for _ in range(ROUNDS):
        told = killed_after(chance.uniform(0.0, 0.6), killed_work.write, path, home)
        with Workspace.open(path, Installation.open(home)) as workspace:
            now = written(workspace)
        assert now >= before + (told[-1][0] if told else 0)
        assert is_clean(path)
        before = now
    assert before > 0
