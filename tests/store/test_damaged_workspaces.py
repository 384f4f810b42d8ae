"""Random damage to a workspace file gives a sentence or a file that can be read; never a crash."""

import random
from pathlib import Path

import pytest
from store_making import a_change, some_changes

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.workspace_file import WorkspaceFile


def use_everything(path: Path) -> None:
    with WorkspaceFile.open(path) as file:
        changes, waiting = list(file.changes()), list(file.waiting())
        for problem in file.check():
            assert isinstance(problem, str)
        for name in file.blob_hashes():
            file.blob(name)
        file.read_cache("state")
        file.sent_to("peer")
        file.append([a_change(7_777)])
        assert len(changes) + len(waiting) <= 310


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_gives_a_sentence_or_can_be_used(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    path = tmp_path / "ärende"
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(300), waiting=[a_change(900)])
        file.put_blob(b"file " * 3_000)
        file.write_cache("state", {str(number): "värde" for number in range(100)})
        file.note_sent("peer", ["aa"])
    good = path.read_bytes()
    refused = 0
    for _ in range(25):
        content = bytearray(good)
        for _ in range(draw.randrange(1, 4)):
            at = draw.randrange(len(content)) if draw.random() < 0.7 else draw.randrange(200)
            content[at : at + draw.choice((1, 1, 8))] = draw.randbytes(1)
        path.write_bytes(content[: draw.choice((len(content), len(content), draw.randrange(len(content))))])
        try:
            use_everything(path)
        except Trouble as told:
            refused += 1
            assert path.name in str(told)
        for left in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            left.unlink(missing_ok=True)
    assert refused
