"""kill -9 in the middle of writing: what was shown as saved is there afterwards."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

WRITER = """
import sys
from pathlib import Path
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]), Installation.open(Path(sys.argv[2])))
written = {}
def saved(count):
    done = max((edits for lines, edits in written.items() if lines <= count), default=0)
    print(done, flush=True)
workspace.on_saved.append(saved)
for number in range(1, 100_000):
    workspace.perform(ReplaceText("b.B_6_1", 0, 0, "x"))
    written[workspace._writer.added] = number
    if number % 40 == 0:
        workspace.release()
        print(number, flush=True)
"""


def written(workspace: Workspace) -> int:
    text = "".join(paragraph.text for paragraph in workspace.text("b.B_6_1", View.FINAL))
    return len(text) - len(text.lstrip("x"))


def test_every_edit_shown_as_saved_survives_kill_minus_nine(example: Workspace, tmp_path: Path) -> None:
    path, home = example.path, example.installation.folder
    example.close()
    chance = random.Random(2027)
    rounds = int(os.environ.get("HSAVTAL_KILLS", "4"))
    before = 0
    for _ in range(rounds):
        command = [sys.executable, "-c", WRITER, str(path), str(home)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0.05, 0.8))
            process.send_signal(signal.SIGKILL)
            lines = process.stdout.read().split()
        shown = int(lines[-1]) if lines else 0
        with Workspace.open(path, Installation.open(home)) as workspace:
            now = written(workspace)
            assert now >= before + shown
            before = now
        with WorkspaceFile.open(path) as file:
            assert facts.verify(file) == []
    assert before > 0
