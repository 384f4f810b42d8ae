"""The editor against a plain QTextEdit with the same text, and against itself with a hundred clauses.

Real key and wheel events go to a real, shown page on a real workspace; each is measured until what it asked for has
been painted.  All are as densely marked, three proposals to five clauses, so that figures compare their length alone;
sizes take turns within each measurement.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.benchmarks import editor_at_work as work
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated_workspace import generated_workspace

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page import PageView

CHECKOUT = Path(__file__).resolve().parents[2]
ROUNDS = 4
SAME = 1.2
"""How many times as much as at 100 clauses something may cost."""


def run(large: bool) -> list[Figure]:
    """Keys, scrolling, deciding, opening and memory at 100 and 1,000 clauses; with ``large`` also 5,000."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # after the platform is chosen

    from hsavtal_desktop.gui.page import clipboard

    application = QApplication.instance() or QApplication([])
    assert application is not None
    sizes = (100, 1_000, *((5_000,) if large else ()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = _example(folder)
        for size in sizes:
            generated_workspace(folder, size, changes=size * 3 // 5).close()
        figures += _opening(folder, sizes)
        workspaces = {size: _open(folder, size) for size in sizes}
        figures += _keys(workspaces)
        figures += _moving(workspaces)
        for workspace in workspaces.values():
            workspace.close()
        figures += _memory(folder, sizes)
        # Last, for it writes in the workspaces what the others would have to read.
        figures += _turns(folder, sizes)
        clipboard.let_go()
        return figures


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
    pages = {size: work.shown_page(workspace) for size, workspace in workspaces.items()}
    taken: dict[int, list[float]] = {size: [] for size in workspaces}
    for _ in range(ROUNDS):
        for size, (page, _paint) in pages.items():
            taken[size] += work.keys(page)
    first = median(next(iter(taken.values())))
    for size, (page, paint) in pages.items():
        page.close()
        ours, theirs = taken[size], _plain_keys(work.plain_words(workspaces[size]))
        middle, worst = median(ours), work.p99(ours)
        yield Figure(f"key p50 at {size} clauses", middle, "ms CPU", bound=2)
        yield Figure(f"key p50 at {size} against QTextEdit", middle, "ms CPU", "QTextEdit", middle / median(theirs))
        yield Figure(f"key p50 at {size} against 100", middle, "ms CPU", "100 clauses", middle / first, SAME)
        yield Figure(f"key p99 at {size} clauses", worst, "ms CPU", bound=8)
        yield Figure(f"key p99 at {size} against QTextEdit", worst, "ms CPU", "QTextEdit", worst / work.p99(theirs))
        yield Figure(f"first paint at {size} clauses", paint, "ms CPU", bound=100)


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
    acts: dict[str, Callable[[PageView, Workspace], list[float]]] = {
        "a turn of the wheel": lambda page, _: work.scrolling(page),
        "a page key": lambda page, _: work.paging(page),
        "drawing the scroll bar": lambda page, _: work.dragging(page),
        "a jump to a clause not seen yet": lambda page, _: work.jumping(page),
        "a jump back to a clause": lambda page, _: work.returning(page),
        "accepting a proposal": work.deciding,
    }
    for what, act in acts.items():
        taken: dict[int, list[float]] = {size: [] for size in workspaces}
        for _ in range(ROUNDS):
            for size, workspace in workspaces.items():
                page, _paint = work.shown_page(workspace)
                work.settle()
                taken[size] += act(page, workspace)
                page.close()
        first = median(next(iter(taken.values())))
        for size, times in taken.items():
            middle = median(times)
            yield Figure(f"{what}, p50 at {size}", middle, "ms CPU", "100 clauses", middle / first, SAME)


def _opening(folder: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    taken: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
    for _ in range(ROUNDS):
        for size in sizes:
            taken[size].append(work.opening(folder / f"{size}.hsavtal", folder / f"home-{size}"))
    usable = {size: median(one for one, _ in times) for size, times in taken.items()}
    allowed = usable[sizes[0]] * 1.5 + 0.3
    for size, middle in usable.items():
        whole = median(read for _, read in taken[size])
        yield Figure(f"opening {size} clauses", middle, "s CPU", "(1.5 × 100 clauses + 0.3 s)", middle / allowed, 1)
        yield Figure(f"opening {size} clauses until all proposals are read", whole, "s CPU")


def _turns(folder: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """How long the window's thread is held at most, in its own CPU time; fifty milliseconds are felt."""
    for size in sizes:
        for what, longest in work.turns(folder / f"{size}.hsavtal", folder / f"home-{size}").items():
            yield Figure(f"longest turn while {what}, {size} clauses", longest, "ms CPU", bound=50)


def _memory(folder: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    if not Path("/proc/self/statm").exists():
        return
    for size in sizes:
        ours, theirs = (_megabytes(kind, folder, size) for kind in ("page", "plain"))
        bound = 0.2 if size >= 5_000 else None
        yield Figure(f"memory of the view at {size} clauses", ours, "MB", "QTextEdit", ours / theirs, bound)


def _megabytes(kind: str, folder: Path, size: int) -> float:
    module = [sys.executable, "-m", "tests.benchmarks.editor_at_work", kind]
    places = [folder / f"{size}.hsavtal", folder / f"home-{size}"]
    done = subprocess.run([*module, *places], cwd=CHECKOUT, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _open(folder: Path, size: int) -> Workspace:
    return Workspace.open(folder / f"{size}.hsavtal", Installation.open(folder / f"home-{size}"))
