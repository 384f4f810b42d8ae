"""What permissions forbid; run by ``test_window_hindered``, where root is bound by them as everybody is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_hindered import body, type_at_start


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written_is_told_before_anything_is_written(window: MainWindow, home: Path, what: str) -> None:
    folder = home / "skyddad"
    folder.mkdir()
    path = folder / "exempel.hsavtal"
    path.write_bytes((home / "exempel.hsavtal").read_bytes())
    content = path.read_bytes()
    protected: Callable[[], None] = (lambda: path.chmod(0o444)) if what == "file" else (lambda: folder.chmod(0o555))
    protected()
    try:
        window.open_path(path)
        wait_until(lambda: "read only" in window.start.message.text())
        assert window.bench is None and path.read_bytes() == content
        assert [one.name for one in folder.iterdir()] == ["exempel.hsavtal"]
    finally:
        folder.chmod(0o755)
        path.chmod(0o644)
    window.open_path(path)
    wait_until(lambda: window.bench is not None)


def test_a_home_that_becomes_read_only_loses_no_word(window: MainWindow, home: Path) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    bench, workspace = window.bench, window.bench.desk.workspace
    type_at_start(bench, "Före. ")
    wait_until(lambda: workspace.saved)
    home.chmod(0o555)
    try:
        type_at_start(bench, "Efter. ")
        wait_until(lambda: workspace.saved)
        path = workspace.path
        window.close()
        rest()
    finally:
        home.chmod(0o755)
    with Workspace.open(path, window.installation) as again:
        assert "Före." in body(again) and "Efter." in body(again)
