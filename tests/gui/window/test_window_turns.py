"""No turn of the window's thread does much: work is counted in widgets and lines, for seconds say what a machine is."""

from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from hsavtal_desktop.core.conflicts import Conflicts
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.clause_moves import moved_after
from hsavtal_desktop.gui.comparison.view import ComparisonView
from hsavtal_desktop.gui.consultation import ConsultationView
from hsavtal_desktop.gui.desk import EVERYTHING, Desk
from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.outline import OutlinePanel
from hsavtal_desktop.gui.outline_filter import JUDGED_AT_ONCE, OutlineFilter, Wanted
from hsavtal_desktop.gui.outline_model import READ_AT_ONCE, Lines, Node, OutlineModel
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.pages import Making, Pages
from hsavtal_desktop.gui.spelling import Spelling
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.turns import Steps, Turns
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.workspace import Workspace
from tests.benchmarks.generated_workspace import generated_workspace
from tests.calls import calls_made
from tests.gui.window.conftest import rest, wait_until

MOST_AT_ONCE = 95
"""Widgets and actions that one turn may make; all that is shown of a workspace has more than five hundred."""


@pytest.fixture(scope="module")
def long_agreement(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """More clauses than any step takes at once."""
    with generated_workspace(tmp_path_factory.mktemp("long"), 1_300, changes=40) as workspace:
        yield workspace


@pytest.fixture
def desk(long_agreement: Workspace, window: MainWindow) -> Iterator[Desk]:
    made = Desk(long_agreement)
    made.renew(survey(long_agreement))
    yield made


class Growth(QObject):
    """How many widgets and actions were made between two heartbeats: in one turn or two."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.turns = window, [0]
        self._known = self._count()
        self._beat = QTimer(self, interval=0)
        self._beat.timeout.connect(self._turn)
        self._beat.start()

    def _count(self) -> int:
        return len(self._window.findChildren(QWidget)) + len(self._window.findChildren(QAction))

    def _turn(self) -> None:
        now = self._count()
        self.turns.append(now - self._known)
        self._known = now


def steps_of(work: Generator[None, None, Lines]) -> tuple[int, Lines]:
    """How many steps some reading takes, and what comes of it."""
    count = 1
    while True:
        try:
            next(work)
            count += 1
        except StopIteration as ended:
            return count, ended.value


FEW_CALLS = 5_000
"""Calls of functions that one turn may make over 1,300 clauses; making something of each is three to eleven of each."""


def test_a_page_takes_up_anything_without_a_call_for_each_clause(desk: Desk) -> None:
    page = PageView()
    page.resize(700, 500)
    acts: list[Callable[[], object]] = [
        lambda: page.set_document(desk.workspace, "D", View.MARKUP),
        lambda: page.apply(EVERYTHING),
        lambda: page.apply(Changed(structure=True)),
        lambda: page.set_view(View.FINAL),
        lambda: page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2),
        lambda: page.go_to_clause("C_1001"),
    ]
    page.show()
    assert all(calls_made(act) < FEW_CALLS for act in acts)
    page.close()


def test_moving_a_clause_and_seeking_conflicts_is_no_work_for_each_clause(desk: Desk) -> None:
    outline = desk.workspace.outline("D", View.MARKUP)
    for clause in ("C_1001", "C_1000"):
        assert calls_made(lambda clause=clause: moved_after(outline, clause, down=True)) < FEW_CALLS
    known = Conflicts(desk.workspace.state)
    known.found()
    assert calls_made(known.found) < FEW_CALLS


def test_the_views_of_a_workspace_are_made_over_many_turns(window: MainWindow) -> None:
    growth = Growth(window)
    window.open_example()
    wait_until(lambda: window.bench is not None)
    made = [count for count in growth.turns if count > 0]
    assert sum(made) > 5 * MOST_AT_ONCE and max(made) <= 2 * MOST_AT_ONCE


def test_a_view_of_the_rail_is_made_a_few_widgets_a_step(window: MainWindow) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    bench = window.bench
    assert bench is not None
    views: list[MembersView | ExchangeView | ComparisonView | ConsultationView] = [
        MembersView(bench.desk),
        ExchangeView(bench.desk, bench.commands, bench.folder),
        ComparisonView(bench.desk, bench.commands),
        ConsultationView(bench.desk, bench.commands, bench.worker),
    ]
    for view in views:
        known, grown = len(QApplication.allWidgets()), []
        for _ in view.furnish():
            now = len(QApplication.allWidgets())
            grown.append(now - known)
            known = now
        assert sum(grown) > 60 and max(grown) <= MOST_AT_ONCE * 2 // 3, f"{type(view).__name__}: {grown}"
        view.deleteLater()


def test_a_view_of_the_rail_stands_there_when_it_is_made_and_at_once_where_it_is_needed(window: MainWindow) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    bench = window.bench
    assert bench is not None
    bench.show_page("members")
    bench.show_page("exchange")
    assert bench.stack.currentWidget() is not bench.agreement
    wait_until(lambda: isinstance(bench.stack.currentWidget(), ExchangeView))
    bench.show_page("members")
    wait_until(lambda: isinstance(bench.stack.currentWidget(), MembersView))
    bench.show_page("comparison")
    assert bench.pages.comparison is not None and bench.stack.currentWidget() is bench.pages.comparison
    bench.show_page("consultation")
    window.close_workspace()
    rest()
    assert window.bench is None and window.start.isVisible()


def test_a_view_that_could_not_be_made_is_made_when_it_is_asked_for_again(qapp: QApplication) -> None:
    stack, tries = QStackedWidget(), 0

    def make() -> Making:
        nonlocal tries
        tries += 1
        yield
        if tries == 1:
            raise MemoryError
        return QWidget()

    pages = Pages(stack, QWidget(), {"members": make})
    with pytest.raises(MemoryError):
        _ = pages["members"]
    assert stack.indexOf(pages["members"]) >= 0 and tries == 2


def test_the_outline_is_read_and_sifted_in_steps(desk: Desk) -> None:
    taken, lines = steps_of(OutlineModel(desk).read())
    assert len(lines.by_clause) == 1_300 and taken == 1 + 1_300 // READ_AT_ONCE
    seen = 0

    def counted(nodes: Iterable[Node]) -> Iterator[Node]:
        nonlocal seen
        for node in nodes:
            seen += 1
            yield node

    chosen = OutlineFilter(desk)
    chosen.wanted = Wanted(("punkt", "12"))
    before = 0
    for _ in chosen.sift(counted(lines)):
        assert 0 < seen - before <= JUDGED_AT_ONCE
        before = seen
    assert seen == 1_301


def test_a_filter_over_a_long_outline_shows_every_line_that_fits(desk: Desk) -> None:
    panel = OutlinePanel(desk)
    panel.show()
    panel.refresh(EVERYTHING)
    wait_until(lambda: panel.model.rowCount() == 1 and not panel.working)
    chapters = panel.model.lines.root.shown[0].shown
    assert len(chapters) == 65 and sum(len(one.shown) for one in chapters) == 1_300 - 65
    panel.words.setText("punkt 121")
    panel.words.returnPressed.emit()
    fitting = [node.title for node in panel.model.lines if not node.shown and panel.model.index_of(node).isValid()]
    assert fitting == [f"Punkt {number}" for number in range(1_300) if "121" in str(number) and number % 20]
    panel.words.clear()
    wait_until(lambda: len(panel.model.lines.root.shown[0].shown) == 65 and not panel.working)
    panel.close()


def test_a_workspace_is_left_while_its_views_are_made(window: MainWindow) -> None:
    for left in (3, 9, 17):
        window.open_example()
        wait_until(lambda: window.arriving)
        for _ in range(left):
            QApplication.processEvents()
        window.close_workspace()
        assert window.bench is None and not window.arriving and window.start.isVisible()
    window.open_example()
    wait_until(lambda: window.bench is not None)
    rest()
    assert window.bench is not None and window.bench.desk.proposals.rows


def test_a_workspace_that_is_left_before_its_own_words_were_read_is_not_read(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    spelling = Spelling(bench.desk, bench.agreement.document.page, window.speller, bench)
    read: list[object] = []
    monkeypatch.setattr(spelling.proofs, "accept", read.append)
    window.close_workspace()
    rest()
    assert not read


def test_another_workspace_takes_the_place_of_one_whose_views_are_made(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "annat.hsavtal"
    Workspace.create(other, window.installation, name="Annat").close()
    window.open_example()
    wait_until(lambda: window.arriving)
    window.open_path(other)
    wait_until(lambda: window.bench is not None and window.bench.desk.workspace.path == other)


def test_work_in_turns_does_one_step_at_once_and_can_be_left_or_finished(window: MainWindow) -> None:
    done: list[int] = []

    def count(upto: int) -> Steps:
        for number in range(upto):
            done.append(number)
            yield

    turns = Turns(window)
    turns.run(count(3))
    assert done == [0]
    turns.stop()
    rest()
    assert done == [0] and not turns.working
    turns.run(count(3), lambda: done.append(99))
    turns.finish()
    assert done == [0, 0, 1, 2, 99] and not turns.working
