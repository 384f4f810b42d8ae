"""What the simulator of many copies found, each in its smallest form."""

from __future__ import annotations

import shutil
from pathlib import Path

from hsavtal_desktop.core.change import write_change
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.exchange.signatures import sign
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.proposing import propose
from hsavtal_desktop.workspace.workspace import Workspace

TIME = "2026-11-22T09:41:00Z"


def test_a_draft_on_work_that_is_gone_survives_an_older_copy_of_the_file(tmp_path: Path, example: Workspace) -> None:
    path, installation = example.path, example.installation
    older = tmp_path / "äldre.db"
    example.log.file.backup_to(older)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    example.perform(ReplaceText("b.B_6_2", 0, 0, "Obs: "))
    example.close()
    shutil.move(older, path)
    with Workspace.open(path, installation) as again:
        assert "".join(line.text for line in again.text("b.B_6_2", View.FINAL)).startswith("Obs: ")
        assert again.unreleased() == 1
        again.release()
        assert again.released().heads() == again.state.heads()


def test_undo_of_work_that_an_admission_left_without_effect_does_nothing(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    colleague.perform(ReplaceText("b.B_6_2", 0, 0, "Obs: "))
    export_changes(colleague, tmp_path / "1.hsavtal")
    import_changes(example, [tmp_path / "1.hsavtal"])
    example.admit([colleague.author], "LÄS")
    export_changes(example, tmp_path / "2.hsavtal")
    import_changes(colleague, [tmp_path / "2.hsavtal"])
    before = [line.text for line in colleague.text("b.B_6_2", View.FINAL)]
    colleague.undo()
    assert [line.text for line in colleague.text("b.B_6_2", View.FINAL)] == before
    colleague.release()


def test_what_waited_and_proved_wrong_is_told_once_and_waits_no_more(example: Workspace, colleague: Workspace) -> None:
    example.name_version("Mellan")
    parent = list(example.log.file.changes())[-1]
    event = {"kind": "introduce", "person": "Anna", "organisation": "VGR", "side": "region"}
    lamport = example.state.changes[parent.id].lamport + 7
    wrong = write_change(
        workspace=example.log.workspace,
        parents=[parent.id],
        lamport=lamport,
        author=example.author,
        time=TIME,
        events=[event],
    )
    assert colleague.log.take_in([sign(wrong, example.installation.key)]).waiting == 1
    assert len(colleague.log.take_in([parent]).refused) == 1
    path, installation = colleague.path, colleague.installation
    colleague.close()
    with Workspace.open(path, installation) as again:
        assert again.log.waiting == []
        assert again.log.take_in([]).refused == []
