"""The editor against a plain QTextEdit with the same text, and against itself with a hundred clauses.

Real key and wheel events go to a real, shown page on a real workspace; each is measured until what it asked for has
been painted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.benchmarks import editor_at_work as work
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated_workspace import generated_workspace

CHECKOUT = Path(__file__).resolve().parents[2]


def run(large: bool) -> list[Figure]:
    """Keys, scrolling, deciding, opening and memory at 100 and 1,000 clauses; with ``large`` also 5,000."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # after the platform is chosen

    application = QApplication.instance() or QApplication([])
    assert application is not None
    sizes = (100, 1_000, *((5_000,) if large else ()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = _example(folder)
        for size in sizes:
            generated_workspace(folder, size).close()
        figures += _opening(folder, sizes)
        figures += _turns(folder, sizes)
        workspaces = {size: _open(folder, size) for size in sizes}
        figures += _keys(workspaces)
        figures += _moving(workspaces)
        for workspace in workspaces.values():
            workspace.close()
        return figures + list(_memory(folder, sizes))


def _example(folder: Path) -> list[Figure]:
    """The package that comes with the program, as it opens the first time."""
    installation = Installation.open(folder / "home")
    installation.introduce("Mätare", "VGR", "region")
    with create_example(folder / "exempel.hsavtal", installation) as workspace:
        page, paint = work.shown_page(workspace, "HSA")
        ours = work.keys(page)
        page.close()
    return [
        Figure("key p50 in the example package", median(ours), "ms CPU"),
        Figure("key p99 in the example package", work.p99(ours), "ms CPU"),
        Figure("first paint of the example package", paint, "ms CPU"),
    ]


def _keys(workspaces: dict[int, Workspace]) -> Iterator[Figure]:
    first = 0.0
    for size, workspace in workspaces.items():
        page, paint = work.shown_page(workspace)
        ours = work.keys(page)
        page.close()
        theirs = _plain_keys(work.plain_words(workspace))
        first = first or median(ours)
        yield Figure(f"key p50 at {size} clauses", median(ours), "ms CPU", "QTextEdit", median(ours) / median(theirs))
        yield Figure(f"key p50 at {size} against 100", median(ours), "ms CPU", "100 clauses", median(ours) / first)
        yield Figure(
            f"key p99 at {size} clauses", work.p99(ours), "ms CPU", "QTextEdit", work.p99(ours) / work.p99(theirs)
        )
        yield Figure(f"first paint at {size} clauses", paint, "ms CPU")


def _plain_keys(words: str) -> list[float]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTextEdit

    edit = QTextEdit()
    edit.setUndoRedoEnabled(False)
    edit.setPlainText(words)
    edit.resize(900, 1000)
    edit.show()
    work.settle()
    taken: list[float] = []
    for share in (0.02, 0.5, 1.0):
        cursor = QTextCursor(edit.document())
        cursor.setPosition(int((edit.document().characterCount() - 1) * share))
        edit.setTextCursor(cursor)
        work.settle()
        taken += work.timed(edit, [lambda: QTest.keyClick(edit, Qt.Key.Key_X)] * work.KEYS)
    edit.close()
    return taken


def _moving(workspaces: dict[int, Workspace]) -> Iterator[Figure]:
    first: dict[str, float] = {}
    for size, workspace in workspaces.items():
        page, _ = work.shown_page(workspace)
        taken = {**work.scrolling(page), "accepting a proposal": work.deciding(page, workspace)}
        page.close()
        for what, times in taken.items():
            middle = median(times)
            against = middle / first.setdefault(what, middle)
            yield Figure(f"{what}, p50 at {size} clauses", middle, "ms CPU", "100 clauses", against)


def _opening(folder: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    first = 0.0
    for size in sizes:
        path, home = folder / f"{size}.hsavtal", folder / f"home-{size}"
        taken = median(work.opening(path, home) for _ in range(3))
        first = first or taken
        yield Figure(
            f"opening {size} clauses", taken, "s CPU", "(1.5 × 100 clauses + 0.3 s)", taken / (first * 1.5 + 0.3)
        )


def _turns(folder: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """How long the window's thread is held at most, in its own CPU time; fifty milliseconds are felt."""
    for size in sizes:
        for what, longest in work.turns(folder / f"{size}.hsavtal", folder / f"home-{size}").items():
            yield Figure(f"longest turn while {what}, {size} clauses", longest, "ms CPU", "50 ms", longest / 50)


def _memory(folder: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    if not Path("/proc/self/statm").exists():
        return
    for size in sizes:
        ours, theirs = (_megabytes(kind, folder, size) for kind in ("page", "plain"))
        yield Figure(f"memory of the view at {size} clauses", ours, "MB", "QTextEdit", ours / theirs)


def _megabytes(kind: str, folder: Path, size: int) -> float:
    module = [sys.executable, "-m", "tests.benchmarks.editor_at_work", kind]
    places = [folder / f"{size}.hsavtal", folder / f"home-{size}"]
    done = subprocess.run([*module, *places], cwd=CHECKOUT, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _open(folder: Path, size: int) -> Workspace:
    return Workspace.open(folder / f"{size}.hsavtal", Installation.open(folder / f"home-{size}"))
