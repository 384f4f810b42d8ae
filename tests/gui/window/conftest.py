"""A real window on a real copy of the example workspace."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from hsavtal_desktop.gui.exchange.folder_watch import FolderWatch
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page.ahead import Ahead
from hsavtal_desktop.gui.theme import Look, Theme, load_fonts
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import Installation
from tests.gui.window.lot import seeded_home

Opened = Callable[[], Workbench]


def wait_until(met: Callable[[], bool], seconds: float = 20) -> None:
    """Let the window live until something holds; fails the test if it never does."""
    until = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < until, "it never came true"
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        time.sleep(0.002)


def until_over(bench: Workbench) -> None:
    """Let the window live until what is done beside it is done, and keys are taken again."""
    wait_until(lambda: not bench.worker.working and not bench.standstill.there)


def rest() -> None:
    """Let the window come to rest: what was begun is done, and what it would do in a moment is done now."""
    still = 0

    def at_rest() -> bool:
        nonlocal still
        still = 0 if _hastened() or _working() else still + 1
        return still > _ROUNDS

    wait_until(at_rest)


_SOON = 250
"""Milliseconds: a timer set for no longer than this is not waited for, its time is up when the window rests."""
_ROUNDS = 2
"""Rounds of events in which nothing is begun before the window is said to be at rest."""


_NEVER_AT_REST = (Ahead, FolderWatch)
"""What nobody waits for, and what looks again and again as long as the window is open."""


def _hastened() -> bool:
    """Whether some timer was to run out in a moment, or does in every round; what was to come first is done first."""
    timers = [timer for window in QApplication.topLevelWidgets() for timer in window.findChildren(QTimer)]
    timers = [timer for timer in timers if not isinstance(timer.parent(), _NEVER_AT_REST)]
    waiting = [timer for timer in timers if timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON]
    for timer in sorted(waiting, key=QTimer.remainingTime):
        if isValid(timer) and timer.isActive():
            timer.stop()
            timer.timeout.emit()
    return bool(waiting) or any(isValid(timer) and timer.isActive() and not timer.interval() for timer in timers)


def _working() -> bool:
    """Whether something is done beside a window."""
    return any(worker.working for window in QApplication.topLevelWidgets() for worker in window.findChildren(Worker))


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    """Windows are read in English, whatever language the tester's computer speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose user is known and whose example workspace is made."""
    home = tmp_path_factory.mktemp("prepared")
    installation = seeded_home(home, "Kim")
    installation.introduce("Kim Åström", "VGR", "region")
    create_example(home / "exempel.hsavtal", installation).close()
    return home


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The program's own, known to Qt once: each that is added makes looking for one slower."""
    load_fonts()


@pytest.fixture
def theme(qapp: QApplication, fonts: None) -> Iterator[Theme]:
    """The light look with the program's own fonts."""
    before = QApplication.font(), QApplication.palette()
    made = Theme(qapp, Look.LIGHT)
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")
    QApplication.setFont(before[0])
    QApplication.setPalette(before[1])


@pytest.fixture
def home(prepared_home: Path, home_of_its_own: Path) -> Path:
    """This test's own copy of the prepared home."""
    shutil.copytree(prepared_home, home_of_its_own, dirs_exist_ok=True)
    return home_of_its_own


@pytest.fixture
def window(theme: Theme, home: Path) -> Iterator[MainWindow]:
    """The window of a known user, on its start page."""
    assert os.environ["HSAVTAL_HOME"] == str(home)
    made = MainWindow(Installation.open(), theme)
    made.resize(1400, 900)
    made.show()
    made.activateWindow()
    wait_until(made.isActiveWindow)
    QTest.keyRelease(made, Qt.Key.Key_Shift)  # no key is held since the test before
    yield made
    made.close()
    made.deleteLater()
    rest()


@pytest.fixture
def bench(window: MainWindow) -> Workbench:
    """The example workspace, open."""
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    rest()
    return window.bench
