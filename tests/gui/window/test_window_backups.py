"""Backups in the window: taken beside the work, brought back from a list, offered when a workspace is damaged."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.restore_dialog import DamagedDialog, RestoreDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.backing_up import backups
from tests.gui.window.conftest import rest, wait_until


def taken(bench: Workbench) -> int:
    workspace = bench.desk.workspace
    return len(backups(workspace.installation.folder, workspace.log.workspace))


def back_up(bench: Workbench) -> None:
    bench.desk.workspace.flush()
    before: list[bool] = []
    bench.backups.taken.connect(lambda: before.append(True))
    bench.backups.take()
    wait_until(lambda: bool(before))


def words(bench: Workbench) -> str:
    return "".join(line.text for line in bench.desk.workspace.text("b.A_1_1", View.FINAL))


def test_a_backup_is_taken_soon_after_opening_and_after_many_changes(bench: Workbench) -> None:
    bench.backups._soon.setInterval(10)
    bench.backups._soon.start()
    wait_until(lambda: taken(bench) == 1)
    bench.backups._counted -= 200
    bench.desk.perform(ReplaceText("b.A_1_1", 0, 0, "Nytt. "))
    bench.desk.release()
    wait_until(lambda: taken(bench) == 2)


def test_the_list_tells_what_each_lacks_and_adding_one_brings_back_what_it_has(bench: Workbench) -> None:
    bench.desk.perform(ReplaceText("b.A_1_1", 0, 0, "Försvunnet. "))
    back_up(bench)
    bench.desk.undo()
    assert "Försvunnet" not in words(bench)
    bench.commands["restore"].trigger()
    wait_until(lambda: any(isinstance(one, RestoreDialog) for one in QApplication.topLevelWidgets()))
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RestoreDialog))
    assert dialog.table.rowCount() == 1 and "not shared" in dialog.table.item(0, 3).text()
    assert dialog.merge.isEnabled()
    dialog.merge.click()
    wait_until(lambda: not bench.worker.working)
    assert words(bench).startswith("Försvunnet. ") and "came back" in bench.status.news.text()


@pytest.mark.parametrize(
    "damage",
    [lambda whole: whole[:9000], lambda _whole: b"", lambda whole: bytes(4096) + whole[4096:]],
    ids=["cut off", "emptied", "its first page overwritten"],
)
def test_a_damaged_workspace_is_told_with_its_backups_and_restored(
    window: MainWindow, bench: Workbench, damage: Callable[[bytes], bytes]
) -> None:
    bench.desk.perform(ReplaceText("b.A_1_1", 0, 0, "Mitt. "))
    back_up(bench)
    path: Path = bench.desk.workspace.path
    window.close_workspace()
    path.write_bytes(damage(path.read_bytes()))
    window.open_path(path)
    wait_until(lambda: any(isinstance(one, DamagedDialog) for one in QApplication.topLevelWidgets()))
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, DamagedDialog))
    assert window.bench is None
    dialog.restore.click()
    wait_until(lambda: window.bench is not None)
    rest()
    assert window.bench is not None and words(window.bench).startswith("Mitt. ")
    assert path.with_name(path.name + ".skadad").exists()
