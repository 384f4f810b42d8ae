"""What a person does with the page, timed: CPU milliseconds of the window's thread until the page is painted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from hsavtal_desktop.core.edits import AddComment, Decide
from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QAbstractScrollArea

    from hsavtal_desktop.gui.main_window import MainWindow
    from hsavtal_desktop.gui.page import PageView
    from hsavtal_desktop.gui.workbench import Workbench

KEYS = 30
STEPS = 20
DECISIONS = 10
"""Acts of a kind in a round; so many jumps over a hundred clauses have no clause in sight in common."""


def shown_page(workspace: Workspace, document: str = "D") -> tuple[PageView, float]:
    """A page that shows a document whose order is known, and what laying out and painting it took."""
    from hsavtal_desktop.gui.page import PageView

    workspace.outline(document, View.MARKUP)
    page = PageView()
    page.resize(900, 1000)
    start = time.process_time()
    page.set_document(workspace, document, View.MARKUP)
    page.show()
    page.viewport().repaint()
    return page, (time.process_time() - start) * 1000


def keys(page: PageView) -> list[float]:
    """Letters typed at the beginning, in the middle and at the end of the document."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    taken: list[float] = []
    for clause in _spread(page, 3):
        page.go_to_clause(clause)
        QTest.keyClick(page, Qt.Key.Key_Down)
        settle()
        taken += timed(page, [lambda: QTest.keyClick(page, Qt.Key.Key_X)] * KEYS)
    return taken


def scrolling(page: PageView) -> list[float]:
    """The wheel turned, notch by notch, from a third of the document on."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    def wheel() -> None:
        at = QPointF(page.viewport().rect().center())
        none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(page.viewport(), QWheelEvent(at, at, QPoint(), QPoint(0, -120), *none, False))

    _go_in(page)
    return timed(page, [wheel] * STEPS)


def paging(page: PageView) -> list[float]:
    """The page key pressed from a third of the document on."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _go_in(page)
    return timed(page, [lambda: QTest.keyClick(page, Qt.Key.Key_PageDown)] * STEPS)


def dragging(page: PageView) -> list[float]:
    """The scroll bar drawn to places that were not seen yet."""
    bar = page.verticalScrollBar()

    def drag(share: float) -> Callable[[], None]:
        return lambda: bar.setValue(round(bar.maximum() * share))

    return timed(page, [drag(step / STEPS) for step in range(1, STEPS)])


def jumping(page: PageView) -> list[float]:
    """Jumps, as the outline makes them, to clauses that were not seen yet."""

    def jump(clause: str) -> Callable[[], object]:
        return lambda: page.go_to_clause(clause)

    return timed(page, [jump(clause) for clause in _spread(page, STEPS)][1:])


def returning(page: PageView) -> list[float]:
    """Jumps between two clauses that were both seen before."""
    there = list(_spread(page, STEPS))[5:7]

    def jump(clause: str) -> Callable[[], object]:
        return lambda: page.go_to_clause(clause)

    return timed(page, [jump(clause) for clause in there * (STEPS // 2)])[2:]


def _go_in(page: PageView) -> None:
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    settle()


def deciding(page: PageView, workspace: Workspace) -> list[float]:
    """Accepting proposals, spread over the document, one after the other."""
    every = [one.id for one in workspace.revisions(pending_only=True)]
    open_ones = every[:: max(1, len(every) // DECISIONS)][:DECISIONS]

    def accept(revision: str) -> Callable[[], None]:
        return lambda: page.apply(workspace.perform(Decide("accept", (revision,))))

    page.go_to_revision(open_ones[0])
    settle()
    return timed(page, [accept(revision) for revision in open_ones])


def timed(area: QAbstractScrollArea, acts: Sequence[Callable[[], object]]) -> list[float]:
    """CPU milliseconds of each act until what it asked to be painted is painted."""
    taken = []
    for act in acts:
        start = time.thread_time()
        act()
        paint_what_was_asked(area)
        taken.append((time.thread_time() - start) * 1000)
    return taken


def paint_what_was_asked(area: QAbstractScrollArea) -> None:
    """Let the window paint now what it would paint next."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    QCoreApplication.sendPostedEvents(area.window(), QEvent.Type.UpdateRequest.value)


class Heartbeat:
    """CPU milliseconds of the window's own thread in each turn of its loop."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.turns: list[float] = []
        self._last = time.thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.thread_time()
        self.turns.append((now - self._last) * 1000)
        self._last = now

    def longest(self) -> float:
        """The longest turn, after which none is known."""
        self._beat()
        found = max(self.turns)
        self.turns.clear()
        return found


def opening(path: Path, home: Path) -> tuple[float, float]:
    """CPU seconds, all threads, from opening a workspace file in the window: until it can be used, and all is read.

    It can be used when its text is painted and a letter that was typed at the caret is painted in it.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    window = _window(home)
    start = time.process_time()
    bench = _opened(window, path)
    page = bench.agreement.document.page
    page.viewport().repaint()
    workspace, text = bench.desk.workspace, page.caret().text
    before = workspace.text(text, View.MARKUP)
    QTest.keyClick(page, Qt.Key.Key_X)
    paint_what_was_asked(page)
    usable = time.process_time() - start
    assert workspace.text(text, View.MARKUP) != before
    while not bench.desk.surveyed:
        QApplication.processEvents()
    read = time.process_time() - start
    settle()
    bench.desk.undo()
    _close(window)
    return usable, read


def _opened(window: MainWindow, path: Path) -> Workbench:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    window.open_path(path)
    while window.bench is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return window.bench


def turns(path: Path, home: Path) -> dict[str, float]:
    """The longest turns of the window's thread, CPU milliseconds, at what could make it stand still."""
    from PySide6.QtWidgets import QApplication

    from hsavtal_desktop.gui.survey import survey

    window, beat = _window(home), Heartbeat()

    def longest(act: Callable[[], object]) -> float:
        settle()
        beat.longest()
        act()
        for _ in range(4):
            settle()
        return beat.longest()

    def opened() -> None:
        bench = _opened(window, path)
        while not bench.desk.surveyed:
            QApplication.processEvents()

    found = {"opening": longest(opened)}
    bench = window.bench
    assert bench is not None
    fresh = survey(bench.desk.workspace)
    outline, proposals = bench.agreement.outline, bench.agreement.proposals
    found["changing the view"] = longest(lambda: bench.desk.choose_view(View.FINAL))
    found["filtering the outline"] = longest(lambda: outline.words.setText("punkt 2"))
    found["filtering the proposals"] = longest(lambda: proposals.words.setText("vård"))
    found["taking a package in"] = longest(lambda: bench.desk.renew(fresh))

    def ended(act: Callable[[], object]) -> Callable[[], object]:
        def acted() -> None:
            act()
            while bench.worker.working:
                QApplication.processEvents()
                time.sleep(0.001)

        return acted

    bench.desk.choose_view(View.MARKUP)
    page, beside = bench.agreement.document.page, bench.beside
    page.go_to_clause(list(_spread(page, 3))[1])
    found["adding a clause"] = longest(bench.clauses.new_clause)
    found["undoing that"] = longest(beside.undo)
    page.select_all()
    found["copying everything"] = longest(ended(page.copy))
    found["making everything bold"] = longest(ended(lambda: page.toggle_format("bold")))
    found["undoing that it is bold"] = longest(ended(beside.undo))
    edit = AddComment(_place(page).clause, "Gäller det allt?", tuple(bench.desk.selection()))
    ended(lambda: beside.perform("", lambda: [edit], lambda: None))()
    settle()
    found["taking back a comment on everything"] = longest(ended(beside.undo))
    found["making that comment again"] = longest(ended(beside.redo))
    page.put_caret(f"b.{_place(page).clause}", 0)
    found["pasting a thousand lines"] = longest(ended(lambda: page.paste_from(_lines())))
    found["undoing that they were pasted"] = longest(ended(beside.undo))
    _close(window)
    return found


def _place(page: PageView) -> Place:
    """A clause in the middle of the document."""
    section = page.flow.sections[len(page.flow.sections) // 2]
    assert section.place is not None
    return section.place


def _lines() -> QMimeData:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText("\n".join(f"Rad {number}: parterna ansvarar för insatserna enligt planen." for number in range(1_000)))
    return data


def _window(home: Path) -> MainWindow:
    from PySide6.QtWidgets import QApplication

    from hsavtal_desktop.gui.main_window import MainWindow
    from hsavtal_desktop.gui.theme import Look, Theme, load_fonts

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    load_fonts()
    window = MainWindow(Installation.open(home), Theme(application, Look.LIGHT))
    window.resize(1400, 900)
    window.show()
    settle()
    return window


def _close(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    settle()


def resident() -> float:
    """Memory of this process now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def page_memory(path: Path, home: Path) -> float:
    """What a page takes beyond the loaded model once one has looked through its document, in MB."""
    with Workspace.open(path, Installation.open(home)) as workspace:
        for place in workspace.outline("D", View.MARKUP).places:
            workspace.clause(place, View.MARKUP)
        before = resident()
        page, _ = shown_page(workspace)
        bar = page.verticalScrollBar()
        for step in range(STEPS):
            bar.setValue(round(bar.maximum() * step / STEPS))
            page.viewport().repaint()
        settle()
        taken = resident() - before
        page.close()
    return taken


def plain_memory(path: Path, home: Path) -> float:
    """What a plain QTextEdit with the same text takes, in MB."""
    from PySide6.QtWidgets import QTextEdit

    with Workspace.open(path, Installation.open(home)) as workspace:
        words = plain_words(workspace)
        before = resident()
        edit = QTextEdit()
        edit.setUndoRedoEnabled(False)
        edit.setPlainText(words)
        edit.resize(900, 1000)
        edit.show()
        settle()
        edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
        edit.viewport().repaint()
        settle()
        taken = resident() - before
        edit.close()
    return taken


def plain_words(workspace: Workspace) -> str:
    """The words of the document's clauses, a paragraph a line."""
    places = workspace.outline("D", View.MARKUP).places
    bodies = (workspace.clause(place, View.MARKUP).body for place in places)
    return "\n".join(paragraph.text for body in bodies for paragraph in body)


def settle() -> None:
    """Let the window come to rest."""
    from PySide6.QtWidgets import QApplication

    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        QApplication.processEvents()


def p99(values: Sequence[float]) -> float:
    """The value that one of a hundred exceeds."""
    return quantiles(values, n=100)[98]


def _spread(page: PageView, count: int) -> Iterator[str]:
    """Clauses spread evenly over the document, the second and the last among them."""
    places = [section.place for section in page.flow.sections if section.place and not section.place.moved_away]
    last = len(places) - 1
    return (places[max(1, round(last * step / (count - 1)))].clause for step in range(count))


def main(arguments: list[str]) -> None:
    """``page|plain FILE HOME`` in a process of its own: prints megabytes."""
    from PySide6.QtWidgets import QApplication

    QApplication([])
    kind, path, home = arguments
    print({"page": page_memory, "plain": plain_memory}[kind](Path(path), Path(home)))


if __name__ == "__main__":
    main(sys.argv[1:])
