"""A shared folder kept alike with the open workspace, while somebody goes on writing in the window."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.exchange.folder import workspace_folder
from hsavtal_desktop.gui.exchange.folder_card import FolderCard
from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.moving import MoveDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.folder_sync import join_folder, sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, wait_until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "delad"
    made.mkdir()
    return made


def start(bench: Workbench, folder: Path) -> None:
    bench.folder.every, bench.folder.quiet = 40, 20
    bench.folder.choose(folder)
    wait_until(lambda: bool(bench.folder.last))


def robin(tmp_path: Path, folder: Path) -> Workspace:
    installation = Installation.open(tmp_path / "robin")
    installation.introduce("Robin Öberg", "Exempelkommun B", "municipality")
    path = tmp_path / "robin.hsavtal"
    join_folder(path, installation, folder)
    return Workspace.open(path, installation)


def card(bench: Workbench) -> FolderCard:
    bench.show_page("exchange")
    rest()
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    return view.folder


def test_what_others_put_in_the_folder_comes_by_itself_with_a_quiet_notice(
    bench: Workbench, folder: Path, tmp_path: Path
) -> None:
    workspace = bench.desk.workspace
    start(bench, folder)
    assert bench.status.folder.isVisible() and "Shared folder" in bench.status.folder.text()
    page = bench.agreement.document.page
    page.setFocus()
    page.put_caret("b.A_1_1", 0)
    page.type_words("Mitt. ")
    with robin(tmp_path, folder) as theirs:
        theirs.perform(ReplaceText("b.A_1_2", 0, 0, "Från Robin. "))
        sync(theirs, folder)
        wait_until(lambda: theirs.log.state.changes.keys() <= workspace.state.changes.keys())
        wait_until(lambda: "Robin Öberg" in bench.status.news.text())
        assert bench.stack.currentWidget() is bench.agreement, "nobody was stopped from writing"
        assert workspace.unreleased() == 1, "what is not shared stays private"
        workspace.admit([theirs.author])
        bench.desk.settle()
        shown = card(bench)
        names = [shown.members.item(line, 0).text() for line in range(shown.members.rowCount())]
        assert names[0] == "Robin Öberg" and "not shared" in shown.told.text()
        shown.sync.click()
        assert workspace.unreleased() == 0
        wait_until(lambda: sync(theirs, folder).changed is not None and "Mitt. " in words(theirs))


def words(workspace: Workspace) -> str:
    return "".join(line.text for line in workspace.text("b.A_1_1", View.FINAL))


def test_a_folder_that_goes_away_is_told_and_comes_back(bench: Workbench, folder: Path) -> None:
    start(bench, folder)
    shutil.move(folder, folder.with_name("borta"))
    wait_until(lambda: bool(bench.folder.problem))
    shown = card(bench)
    assert "check" in shown.problem.text() and shown.problem.isVisible()
    assert "problem" in bench.status.folder.text()
    shutil.move(folder.with_name("borta"), folder)
    wait_until(lambda: not bench.folder.problem)
    assert not shown.problem.isVisible()


def test_a_folder_that_can_not_be_written_is_told(bench: Workbench, folder: Path) -> None:
    in_the_way = workspace_folder(folder, bench.desk.workspace.log.workspace)
    in_the_way.write_bytes(b"")
    bench.folder.every, bench.folder.quiet = 40, 20
    bench.folder.choose(folder)
    wait_until(lambda: "can not be written to" in bench.folder.problem)
    in_the_way.unlink()
    wait_until(lambda: not bench.folder.problem)


def test_a_stopped_folder_stays_stopped_until_started(
    window: MainWindow, bench: Workbench, folder: Path, tmp_path: Path
) -> None:
    start(bench, folder)
    shown = card(bench)
    shown.stop.click()
    rest()
    before = sorted(folder.rglob("*"))
    bench.agreement.document.page.put_caret("b.A_1_1", 0)
    bench.agreement.document.page.type_words("Nytt. ")
    bench.desk.release()
    rest()
    assert sorted(folder.rglob("*")) == before and not shown.sync.isEnabled()
    path = bench.desk.workspace.path
    window.close_workspace()
    window.open_path(path)
    wait_until(lambda: window.bench is not None)
    again = window.bench
    assert again is not None and again.folder.folder == folder and not again.folder.on
    again.folder.every, again.folder.quiet = 40, 20
    again.folder.set_on(True)
    wait_until(lambda: len(sorted(folder.rglob("*"))) > len(before))


def test_who_wants_it_shares_by_itself_after_a_pause(bench: Workbench, folder: Path) -> None:
    start(bench, folder)
    bench.folder._idle.setInterval(30)
    card(bench).share.setChecked(True)
    bench.show_page("agreement")
    bench.agreement.document.page.put_caret("b.A_1_1", 0)
    bench.agreement.document.page.type_words("Nytt. ")
    assert bench.desk.workspace.unreleased() == 1
    wait_until(lambda: bench.desk.workspace.unreleased() == 0)


def test_a_workspace_in_a_synchronised_folder_is_offered_to_be_moved(
    window: MainWindow, home: Path, folder: Path
) -> None:
    (folder / ".stfolder").touch()
    lies = folder / "avtal.hsavtal"
    shutil.copy(home / "exempel.hsavtal", lies)
    window.open_path(lies)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MoveDialog) and each.isVisible())
    assert window.bench is None and dialog.target.parent != folder
    dialog.move_it.click()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None and window.bench.desk.workspace.path == dialog.target
    assert not lies.exists() and lies.with_name("avtal.hsavtal.flyttad").exists()
    window.close_workspace()

    shutil.copy(home / "exempel.hsavtal", lies)
    window.open_path(lies)
    stays = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, MoveDialog) and each is not dialog and each.isVisible()
    )
    stays.leave.click()
    wait_until(lambda: window.bench is not None)
    assert window.bench.desk.workspace.path == lies and lies.exists()
