"""Work beside the window, faults nobody expected, languages, and how the program is started."""

import itertools
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from hsavtal_desktop.core.progress import advance
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.errors import FaultHandler, Notice
from hsavtal_desktop.gui.page.clipboard import Copied
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.gui.worker import Progress, Worker
from hsavtal_desktop.start.application import Application
from hsavtal_desktop.start.main import main
from hsavtal_desktop.workspace.installation import Installation
from tests.gui.window.conftest import rest, wait_until


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """What comes after counts and dates as before."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


def test_work_is_done_in_another_thread_and_its_result_handed_over_in_this_one(qapp: QApplication) -> None:
    worker = Worker()
    threads: list[int] = []

    def work() -> str:
        threads.append(threading.get_ident())
        return "klart"

    def done(result: str) -> None:
        threads.append(threading.get_ident())
        assert result == "klart"

    busy: list[str] = []
    worker.busy.connect(busy.append)
    assert worker.run("Arbetar", work, done)
    assert not worker.run("Mer", work, done)
    wait_until(lambda: not worker.working)
    assert threads[0] != threads[1] == threading.get_ident()
    assert busy == ["Arbetar", ""]


def test_a_long_name_of_what_is_being_done_makes_the_window_no_wider(bench: Workbench) -> None:
    window = bench.window()
    window.resize(1005, 581)
    rest()
    bench.worker.busy.emit(f"Taking in {'a very long name of a file ' * 8}")
    (progress,) = bench.status.findChildren(Progress)
    assert progress.isVisible()
    wait_until(lambda: window.width() == 1005)
    bench.worker.busy.emit("")
    rest()
    assert window.width() == 1005


def test_trouble_that_ends_work_is_told(qapp: QApplication) -> None:
    worker = Worker()
    told: list[str] = []
    worker.refused.connect(told.append)

    def work() -> None:
        raise Trouble("Filen finns inte.")

    worker.run("Arbetar", work, lambda _result: pytest.fail("it was not done"))
    wait_until(lambda: not worker.working)
    assert told == ["Filen finns inte."]


def test_keys_reach_the_text_once_the_workspace_is_no_longer_changed_beside_the_window(bench: Workbench) -> None:
    page = bench.agreement.document.page
    page.setFocus()
    go_on = threading.Event()
    bench.worker.run("Tar in", lambda: go_on.wait(60), lambda _result: None)
    wait_until(lambda: bench.stack.currentWidget() is not bench.agreement)
    QTest.keyClicks(page, "abc")
    assert bench.desk.workspace.unreleased() == 0
    (progress,) = bench.status.findChildren(Progress)
    assert progress.isVisible() and "Tar in" in [each.text() for each in progress.findChildren(QLabel)]
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None and cursor.shape() == Qt.CursorShape.WaitCursor
    go_on.set()
    wait_until(lambda: not bench.worker.working)
    assert not progress.isVisible() and QGuiApplication.overrideCursor() is None
    assert bench.stack.currentWidget() is bench.agreement and QApplication.focusWidget() is page
    QTest.keyClicks(page, "def")
    rest()
    assert "abcdef" in bench.desk.workspace.text(page.caret().text, View.FINAL)[0].text


def test_long_work_is_cancelled_by_button_or_key_with_nothing_done(bench: Workbench) -> None:
    (progress,) = bench.status.findChildren(Progress)
    told: list[str] = []
    bench.desk.said.connect(told.append)

    def endless() -> None:
        for done in itertools.count():
            advance(min(done, 99), 100)
            time.sleep(0.001)

    def cancel_by_mouse() -> None:
        QTest.mouseClick(progress.cancel, Qt.MouseButton.LeftButton)

    def cancel_by_key() -> None:
        QTest.keyClick(bench.window(), Qt.Key.Key_Escape)

    for cancel in (cancel_by_mouse, cancel_by_key):
        bench.worker.run("Tar in", endless, lambda _result: pytest.fail("it was not wanted"))
        assert not progress.cancel.isVisible()
        wait_until(progress.cancel.isVisible)
        cancel()
        wait_until(lambda: not bench.worker.working)
    assert told == ["Cancelled: Tar in. Nothing has been changed."] * 2
    assert bench.stack.currentWidget() is bench.agreement and not progress.isVisible()


def test_a_fault_is_told_once_with_a_report_that_can_be_copied(
    qapp: QApplication, theme: Theme, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR hsavtal_desktop.gui.errors: Unexpected fault")
    handler = FaultHandler()
    for _ in range(2):
        handler.handle(ValueError, ValueError("something odd"), None)
    rest()
    (notice,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Notice) and each.isVisible()]
    assert not notice.details.isVisible()
    notice.more.click()
    assert notice.details.isVisible() and "something odd" in notice.details.toPlainText()
    notice.copy()
    assert "something odd" in QGuiApplication.clipboard().text()
    QTest.keyClick(notice, Qt.Key.Key_Escape)
    rest()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, Notice)]


def test_a_command_is_handed_to_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(tmp_path / "saknas.hsavtal")]) == 2
    told = capsys.readouterr()
    assert told.out == "" and len(told.err.splitlines()) == 1


def test_another_language_is_spoken_at_once_in_the_same_workspace(
    home: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Application(application, Installation.open(home))
    program.open(home / "exempel.hsavtal", example=False)
    wait_until(lambda: program.window.bench is not None)
    assert program.window.menuBar().actions()[0].text() == "&Arkiv"
    program.choose_language("en")
    wait_until(lambda: program.window.bench is not None)
    assert program.window.menuBar().actions()[0].text() == "&File"
    assert program.window.isVisible() and program.installation.settings.language == "en"
    program.window.close()
    program.end()
    assert QCoreApplication.translate("MainWindow", "&Help") == "&Help"


def test_without_a_screen_nothing_copied_outlives_the_program(
    home: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Application(application, Installation.open(home))
    QGuiApplication.clipboard().setMimeData(Copied("ord", "<p>ord</p>", b"[]").data())
    assert QCoreApplication.translate("MainWindow", "&Help") == "&Hjälp"
    program.end()
    assert QCoreApplication.translate("MainWindow", "&Help") == "&Help", "what comes after speaks as before"
    assert not QGuiApplication.clipboard().text()
