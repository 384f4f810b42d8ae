"""A workspace that has just been opened: its text can be used before its proposals and comments have been read."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.desk import EVERYTHING, Desk
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.renewal import QUIET
from hsavtal_desktop.gui.survey import reading_words, survey
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until


@pytest.fixture
def fresh(window: MainWindow) -> Workbench:
    """The example workspace in the moment in which it is shown."""
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None and not window.bench.desk.surveyed
    return window.bench


@contextmanager
def unread(desk: Desk) -> Iterator[None]:
    """The window lives, but the reading goes no further."""
    desk.hold(on=True)
    yield
    desk.hold(on=False)


class Painted(QObject):
    """How often the page was painted."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.count = 0
        bench.agreement.document.page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def counts_in_outline(bench: Workbench) -> dict[str, int]:
    lines = bench.agreement.outline.model.lines
    return {node.clause: node.count for node in lines if node.clause and node.count}


def test_the_text_is_painted_and_written_in_before_anything_else_is_read(fresh: Workbench) -> None:
    desk, page, painted = fresh.desk, fresh.agreement.document.page, Painted(fresh)
    with unread(desk):
        wait_until(lambda: painted.count > 0)
        text = page.caret().text
        before = len(desk.workspace.revisions())
        QTest.keyClicks(page, "xyz")
        assert "xyz" in "".join(line.text for line in desk.workspace.text(text, View.MARKUP))
        assert not desk.surveyed and not desk.proposals.rows
    rest()
    assert len(desk.proposals.rows) == before + 1
    (own,) = (one for one in desk.proposals.rows if one.added == "xyz")
    assert fresh.agreement.proposals.shown.row_of(own.id) >= 0
    assert desk.proposals.counts == desk.workspace.counts() == counts_in_outline(fresh)


def test_what_is_not_read_yet_is_told_and_not_counted(fresh: Workbench) -> None:
    desk, agreement = fresh.desk, fresh.agreement
    with unread(desk):
        fresh.show_panel("comments")
        assert agreement.comments.hint.text == reading_words()
        fresh.show_panel("conflicts")
        assert agreement.conflicts.hint.text == reading_words()
        fresh.show_panel("proposals")
        assert agreement.proposals.hint.text == reading_words() and not agreement.proposals.summary.text()
        assert fresh.status.proposals.text() == reading_words()
        assert [agreement.side.tabText(tab) for tab in (1, 2)] == ["Conflicts", "Comments"]
    rest()
    assert fresh.status.proposals.text() == f"{desk.proposals.open_count} proposals to decide on"
    assert agreement.side.tabText(2) == f"Comments {sum(not one.resolved for one in desk.threads)}"
    assert agreement.proposals.summary.text() == f"{agreement.proposals.shown.rowCount()} proposals shown"
    fresh.show_panel("conflicts")
    assert agreement.conflicts.hint.text != reading_words()


def test_the_next_proposal_is_gone_to_as_soon_as_it_is_known(fresh: Workbench) -> None:
    with unread(fresh.desk):
        fresh.commands["next"].trigger()
        assert not fresh.desk.revision and fresh.status.news.text() == reading_words()
    rest()
    first = fresh.agreement.proposals.shown.revision(0)
    assert first is not None and fresh.desk.revision == first.id


def test_who_writes_on_instead_is_not_taken_away_to_a_proposal(fresh: Workbench) -> None:
    page = fresh.agreement.document.page
    with unread(fresh.desk):
        fresh.commands["next"].trigger()
        QTest.keyClick(page, Qt.Key.Key_X)
        place = page.caret()
    rest()
    assert page.caret() == place


def test_nothing_is_read_while_the_workspace_is_changed_beside_the_window(fresh: Workbench) -> None:
    desk = Desk(fresh.desk.workspace)
    desk.hold(on=True)
    desk.begin()
    for _ in range(20):
        QApplication.processEvents()
    assert not desk.surveyed
    desk.hold(on=False)
    wait_until(lambda: desk.surveyed)


def test_a_workspace_is_left_while_it_is_read(window: MainWindow) -> None:
    for left in (0, 1, 2):
        window.open_example()
        wait_until(lambda: window.bench is not None)
        for _ in range(left):
            QApplication.processEvents()
        window.close_workspace()
        rest()
        assert window.bench is None and window.start.isVisible()
    window.open_example()
    wait_until(lambda: window.bench is not None and window.bench.desk.surveyed)


def test_what_is_taken_in_meanwhile_is_read_with_all_the_rest(fresh: Workbench) -> None:
    desk = fresh.desk
    desk.renew(survey(desk.workspace))
    wait_until(lambda: desk.surveyed)
    assert desk.proposals.rows
    told = len(desk.proposals.rows)
    rest()
    assert len(desk.proposals.rows) == told and desk.proposals.counts == counts_in_outline(fresh)


def test_the_next_proposal_is_gone_to_that_was_asked_for_while_others_are_taken_in(fresh: Workbench) -> None:
    desk = fresh.desk
    desk.renew(survey(desk.workspace))
    fresh.commands["next"].trigger()
    rest()
    assert desk.revision == fresh.agreement.proposals.shown.revision(0).id  # type: ignore[union-attr]


def test_the_panels_are_told_of_what_came_from_others_in_turns_of_their_own(fresh: Workbench) -> None:
    desk, told, listed = fresh.desk, list[Changed](), list[None]()
    wait_until(lambda: desk.surveyed)
    rest()
    desk.settled.connect(told.append)
    desk.proposals.modelReset.connect(lambda: listed.append(None))
    desk.renew(survey(desk.workspace))
    assert not told and not listed, "the text comes first"
    desk.hold(on=True)
    QApplication.processEvents()
    assert not told
    desk.hold(on=False)
    rest()
    assert told == [EVERYTHING]


def test_what_came_from_others_is_told_although_it_gets_quiet_before_that(fresh: Workbench) -> None:
    desk, told = fresh.desk, list[Changed]()
    wait_until(lambda: desk.surveyed)
    rest()
    desk.settled.connect(told.append)
    desk.renew(survey(desk.workspace))
    QTest.keyClick(fresh.agreement.document.page, Qt.Key.Key_X)
    with unread(desk):
        QTest.qWait(2 * QUIET)
    rest()
    assert EVERYTHING in told


def test_after_an_edit_proposals_are_read_in_one_turn_and_the_panels_told_in_a_later_one(fresh: Workbench) -> None:
    desk, turns = fresh.desk, dict[str, int]()
    wait_until(lambda: desk.surveyed)
    rest()
    count = 0

    def note(what: str) -> None:
        turns.setdefault(what, count)

    desk.proposals.rowsInserted.connect(lambda: note("read"))
    desk.settled.connect(lambda _changed: note("told"))
    QTest.keyClick(fresh.agreement.document.page, Qt.Key.Key_X)
    until = time.monotonic() + 20
    while "told" not in turns and time.monotonic() < until:
        QApplication.processEvents()
        count += 1
    assert 0 < turns["read"] < turns["told"]
