"""What is left in memory of a workspace that was open in the real window."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, wait_until


def used(window: MainWindow) -> list[weakref.ref[object]]:
    """Open the example, look at everything that is made when it is first shown, and keep nothing of it alive."""
    window.open_example()
    wait_until(lambda: window.bench is not None)
    rest()
    bench = window.bench
    assert bench is not None
    for page in ("comparison", "consultation", "exchange", "members", "agreement"):
        bench.show_page(page)
        rest()
    for panel in ("proposals", "comments", "conflicts"):
        bench.show_panel(panel)
    bench.search(replacing=True)
    rest()
    return [weakref.ref(bench), weakref.ref(bench.desk), weakref.ref(bench.desk.workspace)]


def test_nothing_of_a_closed_workspace_stays_in_memory(window: MainWindow) -> None:
    kept = used(window)
    window.close_workspace()
    rest()
    gc.collect()
    assert [one() for one in kept] == [None, None, None]


@pytest.mark.parametrize("open_before", [False, True], ids=["from the start page", "from another workspace"])
def test_a_window_closed_while_a_workspace_is_being_opened_leaves_nothing_under_way(
    window: MainWindow, home: Path, open_before: bool
) -> None:
    path = home / "exempel.hsavtal"
    if open_before:
        window.open_example()
        wait_until(lambda: window.bench is not None)
        rest()
    window.open_path(path)
    assert window.worker.working
    window.close()
    assert not window.worker.working and not window.arriving and window.bench is None
    with Workspace.open(path, Installation.open(home)) as workspace:
        assert workspace.documents()


def test_work_that_ends_as_its_workspace_is_closed_is_followed_by_nothing(window: MainWindow) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    rest()
    bench = window.bench
    assert bench is not None
    done: list[int] = []
    bench.worker.run("Arbete", lambda: 1, done.append)
    window.close_workspace()
    # What is deleted later may be so before what a closed workspace put off.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    rest()
    assert done == [1] and not window.worker.working
