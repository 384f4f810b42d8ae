"""Key press to painted text, against a plain QTextEdit with the same text.

Real key events go to a real, shown page on a real workspace; each is measured until the page has been painted.
CPU milliseconds, 300 keys at the beginning, the middle and the end of the document.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated_workspace import generated_workspace

KEYS = 100


def run(large: bool) -> list[Figure]:
    """p50, p99 and first paint at 100 and 1,000 clauses; with ``large`` also 5,000."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # after the platform is chosen

    application = QApplication.instance() or QApplication([])
    assert application is not None
    with tempfile.TemporaryDirectory() as folder:
        sizes = (100, 1_000, *((5_000,) if large else ()))
        return _example(Path(folder)) + list(
            _figures({size: generated_workspace(Path(folder), size) for size in sizes})
        )


def _example(folder: Path) -> list[Figure]:
    """The package that comes with the program, as it opens the first time."""
    installation = Installation.open(folder / "home")
    installation.introduce("Mätare", "VGR", "region")
    workspace = create_example(folder / "exempel.hsavtal", installation)
    ours, paint = _page(workspace, "HSA")
    workspace.close()
    return [
        Figure("key p50 in the example package", median(ours), "ms CPU"),
        Figure("key p99 in the example package", _p99(ours), "ms CPU"),
        Figure("first paint of the example package", paint, "ms CPU"),
    ]


def _figures(workspaces: dict[int, Workspace]) -> Iterator[Figure]:
    first = 0.0
    for size, workspace in workspaces.items():
        ours, paint = _page(workspace)
        theirs = _text_edit(workspace)
        first = first or median(ours)
        yield Figure(f"key p50 at {size} clauses", median(ours), "ms CPU", "QTextEdit", median(ours) / median(theirs))
        yield Figure(f"key p50 at {size} against 100", median(ours), "ms CPU", "100 clauses", median(ours) / first)
        yield Figure(f"key p99 at {size} clauses", _p99(ours), "ms CPU", "QTextEdit", _p99(ours) / _p99(theirs))
        yield Figure(f"first paint at {size} clauses", paint, "ms CPU")
        workspace.close()


def _page(workspace: Workspace, document: str = "D") -> tuple[list[float], float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from hsavtal_desktop.gui.page import PageView

    page = PageView()
    page.resize(900, 1000)
    places = [place for place in workspace.outline(document, View.MARKUP).places if not place.moved_away]
    start = time.process_time()
    page.set_document(workspace, document, View.MARKUP)
    page.show()
    page.viewport().repaint()
    paint = (time.process_time() - start) * 1000
    taken: list[float] = []
    for place in (places[1], places[len(places) // 2], places[-1]):
        page.go_to_clause(place.clause)
        QTest.keyClick(page, Qt.Key.Key_Down)
        _settle()
        taken += _keys(lambda: QTest.keyClick(page, Qt.Key.Key_X), page.viewport().repaint)
    page.close()
    return taken, paint


def _text_edit(workspace: Workspace) -> list[float]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTextEdit

    edit = QTextEdit()
    edit.setUndoRedoEnabled(False)
    lines = [
        paragraph.text
        for place in workspace.outline("D", View.MARKUP).places
        for paragraph in workspace.clause(place, View.MARKUP).body
    ]
    edit.setPlainText("\n".join(lines))
    edit.resize(900, 1000)
    edit.show()
    _settle()
    taken: list[float] = []
    for share in (0.02, 0.5, 1.0):
        cursor = QTextCursor(edit.document())
        cursor.setPosition(int((edit.document().characterCount() - 1) * share))
        edit.setTextCursor(cursor)
        _settle()
        taken += _keys(lambda: QTest.keyClick(edit, Qt.Key.Key_X), edit.viewport().repaint)
    edit.close()
    return taken


def _keys(press: Callable[[], object], paint: Callable[[], object]) -> list[float]:
    taken: list[float] = []
    for _ in range(KEYS):
        start = time.thread_time()
        press()
        paint()
        taken.append((time.thread_time() - start) * 1000)
    return taken


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        QApplication.processEvents()


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]
