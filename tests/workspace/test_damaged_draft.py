"""A draft that a disk has spoilt: one sentence, nothing is touched, and the workspace opens once it is moved away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.trouble import Damaged
from hsavtal_desktop.store.draft_file import DraftFile, draft_path
from hsavtal_desktop.workspace.workspace import Workspace


def drafted(example: Workspace) -> Path:
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Obs: "))
    path = draft_path(example.installation.folder, example.log.workspace)
    example.close()
    return path


SPOILT = [
    "",
    "{",
    "[]",
    '"events"',
    "{}",
    json.dumps({"segment": 1}),
    json.dumps({"undo": "1"}),
    json.dumps({"blob": "ab", "content": "%"}),
    json.dumps({"group": 1, "label": "", "time": "", "events": [{"kind": "insert", "text": "b.B_6_1"}]}),
    json.dumps({"group": [], "label": "", "time": "", "events": []}),
    json.dumps({"group": 1, "label": "", "time": "", "events": [], "said": {"template": "{name}", "fields": {}}}),
    json.dumps({"group": 1, "label": "", "time": "", "events": [], "said": {"fields": {}}}),
    json.dumps({"sealing": [1], "left": []}),
    json.dumps({"sealing": [], "left": ["{"]}),
    "[" * 100_000,
]


@pytest.mark.parametrize("line", SPOILT, ids=range(len(SPOILT)))
def test_a_line_that_the_program_never_wrote_is_told_and_left(example: Workspace, line: str) -> None:
    path = drafted(example)
    with DraftFile.open(path) as file:
        lines = [*file.lines(), line]
        file.replace(lines)
    for _ in range(2):
        with pytest.raises(Damaged, match=f"rad {len(lines)} i "):
            Workspace.open(example.path, example.installation)
    with DraftFile.open(path) as file:
        assert file.lines() == lines
    path.rename(path.with_suffix(".undan"))
    with Workspace.open(example.path, example.installation) as again:
        assert again.unreleased() == 0


def test_something_written_on_top_of_nothing_is_told(example: Workspace) -> None:
    path = drafted(example)
    with DraftFile.open(path) as file:
        file.replace([line for line in file.lines() if "segment" not in json.loads(line)])
    with pytest.raises(Damaged, match="rad 1 i "):
        Workspace.open(example.path, example.installation)
