"""A full disk, protected and locked files, a second window: told in one sentence, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.store.draft_file import draft_path
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.exchanging import export_changes
from hsavtal_desktop.workspace.workspace import Workspace
from tests.full_disk import no_room
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import write

CLAUSE = "A_2_1"
AS_ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root may write anywhere; without these two powers it is bound by permissions as everybody is."""


def type_at_start(bench: Workbench, words: str) -> None:
    page = bench.agreement.document.page
    page.put_caret(f"b.{CLAUSE}", 0)
    page.setFocus()
    write(page, words)


def body(workspace: Workspace) -> str:
    return "\n".join(line.text for line in workspace.text(f"b.{CLAUSE}", View.MARKUP))


def told(bench: Workbench) -> str:
    return bench.message.words.text() if bench.message.isVisible() else ""


def test_on_a_full_disk_one_goes_on_writing_and_all_is_kept_once_there_is_room(
    window: MainWindow, bench: Workbench
) -> None:
    workspace, installation = bench.desk.workspace, window.installation
    type_at_start(bench, "Före. ")
    wait_until(lambda: workspace.saved)
    path, draft = workspace.path, draft_path(installation.folder, workspace.log.workspace)
    with no_room(draft.with_name(f"{draft.name}-wal").stat().st_size):
        type_at_start(bench, "På full disk. ")
        wait_until(lambda: draft.name in told(bench))
        assert "disk" in told(bench) and not workspace.saved
        type_at_start(bench, "Och mer. ")
        shared = len(workspace.state.changes)
        bench.commands["share"].trigger()
        rest()
        assert len(workspace.state.changes) == shared and workspace.unreleased(), "shared whole or not at all"
        assert "På full disk." in body(workspace) and "Och mer." in body(workspace)
    wait_until(lambda: workspace.saved)
    bench.commands["share"].trigger()
    rest()
    assert not workspace.unreleased()
    window.close()
    wait_until(lambda: window.bench is None or not window.isVisible())
    with Workspace.open(path, installation) as again:
        assert all(words in body(again) for words in ("Före.", "På full disk.", "Och mer."))
        assert facts.verify(again.log.file) == []


def test_a_file_that_another_program_locks_keeps_nobody_from_writing_and_is_shared_after(bench: Workbench) -> None:
    workspace = bench.desk.workspace
    other = sqlite3.connect(workspace.path, isolation_level=None, timeout=0)
    try:
        other.execute("BEGIN IMMEDIATE")
        type_at_start(bench, "Skrivet medan filen är låst. ")
        wait_until(lambda: workspace.saved)
        bench.commands["share"].trigger()
        wait_until(lambda: bool(told(bench)))
        assert "in use by another program" in told(bench) and workspace.unreleased()
        other.execute("ROLLBACK")
    finally:
        other.close()
    bench.commands["share"].trigger()
    rest()
    assert not workspace.unreleased() and facts.verify(workspace.log.file) == []


@contextmanager
def open_in_another_program(path: Path, home: Path) -> Iterator[None]:
    """The same person has the workspace open a second time."""
    code = (
        "import sys; from pathlib import Path; from hsavtal_desktop.workspace.workspace import Workspace\n"
        "from hsavtal_desktop.workspace.installation import Installation\n"
        f"w = Workspace.open(Path({str(path)!r}), Installation.open(Path({str(home)!r})))\n"
        "print('open', flush=True); sys.stdin.readline(); w.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield
        other.communicate("\n", timeout=30)


def test_a_second_window_on_the_same_workspace_is_told_and_opens_it_when_the_first_is_closed(
    window: MainWindow, home: Path
) -> None:
    path = home / "exempel.hsavtal"
    with open_in_another_program(path, home):
        window.open_path(path)
        wait_until(lambda: "open in another window" in window.start.message.text())
        assert window.bench is None
    window.open_path(path)
    wait_until(lambda: window.bench is not None)


def test_a_file_from_outside_whose_workspace_does_not_open_is_told_of_and_not_offered_to_the_one_opened_next(
    window: MainWindow, bench: Workbench, home: Path
) -> None:
    path, package = bench.desk.workspace.path, home / "ut.hsapaket"
    export_changes(bench.desk.workspace, package)
    window.close_workspace()
    with open_in_another_program(path, home):
        window.open_path(package)
        wait_until(lambda: "ut.hsapaket was not taken in" in window.start.message.text())
        assert window.bench is None
    window.open_path(path)
    wait_until(lambda: window.bench is not None)
    rest()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def test_what_permissions_forbid_is_told_and_loses_nothing() -> None:
    cases = Path(__file__).with_name("as_ordinary_user.py")
    done = subprocess.run(
        [*AS_ORDINARY, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", str(cases)],
        cwd=cases.parents[3],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0 and "..." in done.stdout, done.stdout + done.stderr
