"""Where the keyboard is: in every panel and view that a command shows, and back in the text with Escape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QStyleOptionViewItem

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.outline_line import OutlineLine
from hsavtal_desktop.gui.outline_model import NODE
from hsavtal_desktop.gui.version_dialog import VersionDialog
from hsavtal_desktop.gui.view_commands import PANELS, RAIL
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until

KEY = Qt.Key


@pytest.mark.parametrize("clause", ["A_2_1", ""])
def test_a_panel_that_a_command_shows_has_the_keyboard_and_escape_goes_back(bench: Workbench, clause: str) -> None:
    if clause:
        bench.go_to_clause(clause)
    page = bench.agreement.document.page
    for name in PANELS.split():
        page.setFocus()
        bench.commands[name].trigger()
        rest()
        focus = QApplication.focusWidget()
        assert focus is not None and focus.isVisible() and bench.agreement.side.isAncestorOf(focus), name
        assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus, (name, focus)
        QTest.keyClick(focus, KEY.Key_Escape)
        assert page.hasFocus(), name


def test_arrows_walk_the_lists_of_the_panels_at_once_and_nothing_is_chosen_before(bench: Workbench) -> None:
    bench.go_to_clause("A_2_1")
    for name, shown in (("proposals", bench.agreement.proposals.list), ("comments", bench.agreement.comments.list)):
        place = bench.agreement.document.page.place()
        bench.commands[f"panel-{name}"].trigger()
        rest()
        assert bench.agreement.document.page.place() == place, "the text stays where it was"
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Down)
        row = shown.currentIndex().row()
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Down)
        assert shown.currentIndex().row() == row + 1 > 0, name


def test_every_view_of_the_rail_has_the_keyboard_when_it_is_shown(bench: Workbench) -> None:
    for name in RAIL.split():
        bench.commands[name].trigger()
        rest()
        focus = QApplication.focusWidget()
        page = bench.pages[name.removeprefix("show-")]
        assert focus is not None and focus.isVisible() and page.isAncestorOf(focus), name


def test_headings_of_the_outline_are_shown_whole_beside_their_numbers(window: MainWindow, bench: Workbench) -> None:
    window.resize(1366, 768)
    rest()
    tree = bench.agreement.outline.tree
    delegate = tree.itemDelegate()
    assert isinstance(delegate, OutlineLine)
    index, seen, broken = tree.indexAt(tree.viewport().rect().topLeft()), 0, 0
    while index.isValid():
        lines = delegate.lines(index)
        assert " ".join(lines) == index.data(NODE).title
        seen, broken = seen + 1, broken + (len(lines) > 1)
        index = tree.indexBelow(index)
    assert seen > 10 and broken, "some headings are longer than their line"
    tall = [tree.visualRect(tree.model().index(row, 0, tree.model().index(0, 0))).height() for row in range(4)]
    assert tall[3] > tall[0] > 0


class Heard(QPainter):
    """Tells what is written with it."""

    def __init__(self, device: QPixmap) -> None:
        super().__init__(device)
        self.words: list[str] = []

    def drawText(self, *told: object) -> None:
        self.words.append(str(told[-1]))


def test_a_heading_of_the_outline_breaks_as_its_line_is_high_while_the_column_is_narrower(bench: Workbench) -> None:
    tree = bench.agreement.outline.tree
    delegate, index = tree.itemDelegate(), tree.model().index(0, 0, tree.model().index(0, 0))
    assert isinstance(delegate, OutlineLine)
    option, ground = QStyleOptionViewItem(), QPixmap(600, 200)
    option.rect = tree.visualRect(index)
    option.rect.setWidth(option.rect.width() // 3)
    painter = Heard(ground)
    delegate.paint(painter, option, index)
    painter.end()
    lines = delegate.lines(index)
    assert painter.words[1 : 1 + len(lines)] == lines and " ".join(lines) == index.data(NODE).title


def test_return_presses_the_button_that_has_the_keyboard_and_no_other(bench: Workbench) -> None:
    dialog = VersionDialog(bench.desk, bench)
    dialog.show()
    dialog.name.setText("Beslutsversion")
    rest()
    cancel = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Cancel")
    cancel.setFocus()
    QTest.keyClick(cancel, KEY.Key_Return)
    assert not dialog.isVisible() and dialog.result() == int(QDialog.DialogCode.Rejected)
    assert "Beslutsversion" not in [one.label for one in bench.desk.workspace.versions()]


def test_the_start_page_begins_with_what_was_open_last_and_return_opens_it(
    window: MainWindow, bench: Workbench
) -> None:
    window.close_workspace()
    rest()
    focus = QApplication.focusWidget()
    assert focus is window.start.recent[0] and focus.mapTo(window, QPoint(0, 0)).y() < window.height() // 2
    QTest.keyClick(focus, KEY.Key_Return)
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    assert window.bench.desk.workspace.path == window.installation.recent[0]
