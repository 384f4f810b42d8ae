"""A program that is killed at any moment loses nothing that it had acknowledged."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_making import folder_as_it_lies

from hsavtal_desktop.store.draft_file import DraftFile
from hsavtal_desktop.store.workspace_file import WorkspaceFile

DRAFT = """
import sys
from pathlib import Path
from hsavtal_desktop.store.draft_file import DraftFile
file = DraftFile.open(Path(sys.argv[1]))
for number in range(1_000_000):
    file.append([f"line {number}"])
    print(number + 1, flush=True)
"""

WRITER = """
import sys
from pathlib import Path
from hsavtal_desktop.store.draft_file import DraftFile
from hsavtal_desktop.store.draft_writer import DraftWriter
file = DraftFile.open(Path(sys.argv[1]))
writer = DraftWriter(file, on_saved=lambda count: print(count, flush=True), group_seconds=0.002)
for number in range(1_000_000):
    writer.add([f"line {number}"])
    if number % 100 == 0:
        writer.flush()
"""

WORKSPACE = """
import sys
from pathlib import Path
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.store.workspace_file import WorkspaceFile
file = WorkspaceFile.create(Path(sys.argv[1]))
for number in range(1_000_000):
    file.append([SignedChange.of(b"change %d" % number, bytes(64))])
    print(number + 1, flush=True)
"""


def acknowledged_before_the_kill(program: str, path: Path, lines: int, rest: float) -> int:
    """Run the program, kill it some time after so many acknowledgements, and give the last one it managed."""
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines):
            assert process.stdout.readline(), "the program ended by itself"
        time.sleep(rest)
        process.kill()
        told = [line for line in process.stdout.read().splitlines() if line]
    return int(told[-1]) if told else lines


@pytest.mark.parametrize("moment", range(3))
@pytest.mark.parametrize("program", [DRAFT, WRITER], ids=["file", "writer"])
def test_every_acknowledged_line_of_a_draft_is_there(tmp_path: Path, program: str, moment: int) -> None:
    path = tmp_path / "draft"
    rest = random.Random(moment).uniform(0, 0.05)
    acknowledged = acknowledged_before_the_kill(program, path, 1 + 20 * moment, rest)
    with DraftFile.open(path) as file:
        lines = file.lines()
    assert lines == [f"line {number}" for number in range(len(lines))]
    assert len(lines) >= acknowledged > 0
    assert set(folder_as_it_lies(tmp_path)) == {"draft"}


@pytest.mark.parametrize("moment", range(2))
def test_every_acknowledged_change_of_a_workspace_is_there(tmp_path: Path, moment: int) -> None:
    path = tmp_path / "ärende"
    rest = random.Random(moment).uniform(0, 0.05)
    acknowledged = acknowledged_before_the_kill(WORKSPACE, path, 1 + 30 * moment, rest)
    with WorkspaceFile.open(path) as file:
        assert [change.raw for change in file.changes()] == [b"change %d" % number for number in range(file.count())]
        assert file.count() >= acknowledged
        assert file.check() == []
    assert set(folder_as_it_lies(tmp_path)) == {path.name}
