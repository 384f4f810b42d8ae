"""A full disk, protected and locked files, a second window: told in one sentence, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.store.draft_file import draft_path
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import write

CLAUSE = "A_2_1"
ORDINARY = "HSAVTAL_TEST_ORDINARY"
AS_ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root may write anywhere; without these two powers it is bound by permissions as everybody is."""


@contextmanager
def no_room(longest: int) -> Iterator[None]:
    """The disk has no room for any file longer than ``longest`` bytes."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (longest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


ordinary = pytest.mark.skipif(
    bool(AS_ORDINARY) and ORDINARY not in os.environ,
    reason="run as an ordinary user by the test of what permissions forbid",
)


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
        rest(0.3)
        assert len(workspace.state.changes) == shared and workspace.unreleased(), "shared whole or not at all"
        assert "På full disk." in body(workspace) and "Och mer." in body(workspace)
    wait_until(lambda: workspace.saved)
    bench.commands["share"].trigger()
    rest(0.3)
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
    rest(0.3)
    assert not workspace.unreleased() and facts.verify(workspace.log.file) == []


def test_a_second_window_on_the_same_workspace_is_told_and_opens_it_when_the_first_is_closed(
    window: MainWindow, home: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from hsavtal_desktop.workspace.workspace import Workspace\n"
        "from hsavtal_desktop.workspace.installation import Installation\n"
        f"w = Workspace.open(Path({str(home / 'exempel.hsavtal')!r}), Installation.open(Path({str(home)!r})))\n"
        "print('open', flush=True); sys.stdin.readline(); w.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdin is not None and first.stdout is not None
        assert first.stdout.readline() == "open\n"
        window.open_path(home / "exempel.hsavtal")
        wait_until(lambda: "open in another window" in window.start.message.text())
        assert window.bench is None
        first.communicate("\n", timeout=30)
    window.open_path(home / "exempel.hsavtal")
    wait_until(lambda: window.bench is not None)


@ordinary
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


@ordinary
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
        rest(0.5)
    finally:
        home.chmod(0o755)
    with Workspace.open(path, window.installation) as again:
        assert "Före." in body(again) and "Efter." in body(again)


@pytest.mark.skipif(not AS_ORDINARY, reason="the tests above have run as they are")
def test_what_permissions_forbid_holds_for_who_may_write_anywhere_too() -> None:
    done = subprocess.run(
        [
            *AS_ORDINARY,
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "-k",
            "written or read_only",
            __file__,
        ],
        env={**os.environ, ORDINARY: "1"},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0 and "..." in done.stdout, done.stdout + done.stderr
