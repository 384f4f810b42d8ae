"""Going to a clause, zoom, full screen and word counts in the real window."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import InsertFootnote, InsertTable, NameVersion
from hsavtal_desktop.gui.count_dialog import CountDialog
from hsavtal_desktop.gui.go_to import GoTo
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.texts import count_text
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.counting import count
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, press


def asking(window: MainWindow) -> GoTo:
    window.commands["go-to"].trigger()
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, GoTo))


def listed(asked: GoTo) -> list[str]:
    return [asked.list.item(row).text() for row in range(asked.list.count())]


def test_a_number_leads_to_its_clause_in_any_document(window: MainWindow, bench: Workbench) -> None:
    assert window.commands["go-to"].shortcut() == QKeySequence("Ctrl+G")
    asked = asking(window)
    assert listed(asked)[0].startswith("1  ")
    QTest.keyClicks(asked.words, "3.1")
    assert listed(asked)[0].startswith("3.1  ")
    QTest.keyClick(asked.words, Qt.Key.Key_Return)
    rest()
    assert bench.agreement.document.page.clause() == "A_3_1"
    assert window.focusWidget() is bench.agreement.document.page
    asked = asking(window)
    title = bench.desk.workspace.document("MUN").short
    place = bench.desk.workspace.outline("MUN", bench.desk.view).places[-1]
    asked.words.setText(f"{title} {place.number}")
    QTest.keyClick(asked.words, Qt.Key.Key_Return)
    rest()
    assert bench.desk.document == "MUN" and bench.agreement.document.page.clause() == place.clause


@pytest.mark.parametrize("words", ["bilaga 2", "ansvarstab"])
def test_an_appendix_is_found_by_its_number_and_title(window: MainWindow, bench: Workbench, words: str) -> None:
    asked = asking(window)
    asked.words.setText(words)
    assert listed(asked)[0] == "Bilaga 2  Ansvarstabell"
    QTest.keyClick(asked.words, Qt.Key.Key_Return)
    rest()
    desk = bench.desk
    (part,) = (one for one in desk.workspace.outline(desk.document, desk.view).parts if one.number == "Bilaga 2")
    assert bench.agreement.document.page.clause() == part.places[0].clause


def test_words_of_a_heading_and_an_id_are_completed(window: MainWindow, bench: Workbench) -> None:
    asked = asking(window)
    rest()
    asked.words.setText("begreppsl")
    assert listed(asked)[0] == "2.3  Begreppslista"
    asked.words.setText("A_2_3")
    assert listed(asked)[0] == "2.3  Begreppslista"
    asked.words.setText("zzzz")
    assert listed(asked) == []
    QTest.keyClick(asked.words, Qt.Key.Key_Return)
    assert asked.isVisible()
    QTest.keyClick(asked.words, Qt.Key.Key_Escape)


def test_zoom_is_kept_for_the_installation(window: MainWindow, bench: Workbench) -> None:
    page = bench.agreement.document.page
    usual = page.zoom
    press(window, Qt.Key.Key_Plus, CTRL)
    assert page.zoom == usual + 10
    at = QPointF(page.viewport().rect().center())
    for down in (120, 120, -120):
        wheel = QWheelEvent(
            at, page.viewport().mapToGlobal(at), QPoint(), QPoint(0, down), Qt.MouseButton.NoButton, CTRL,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.viewport(), wheel)
    assert page.zoom == usual + 20 and bench.status.zoom.text() == f"{usual + 20} %"
    window.close_workspace()
    assert window.installation.settings.preferences["zoom"] == usual + 20
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None and window.bench.agreement.document.page.zoom == usual + 20
    press(window, Qt.Key.Key_0, CTRL)
    assert window.bench.agreement.document.page.zoom == usual


def test_the_text_fills_the_screen_and_escape_puts_everything_back(window: MainWindow, bench: Workbench) -> None:
    around = [window.menuBar(), window.toolbar, *bench.around()]
    before = [widget.isHidden() for widget in around]
    bench.agreement.document.page.setFocus()
    press(window, Qt.Key.Key_F11)
    assert window.isFullScreen() and all(widget.isHidden() for widget in around)
    page = bench.agreement.document.page
    page.select("b.A_1_1", 0, 3)
    press(window, Qt.Key.Key_Escape)
    assert window.isFullScreen() and not page.caret_state.selects, "the first Escape lets go of the selection"
    press(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen() and [widget.isHidden() for widget in around] == before
    press(window, Qt.Key.Key_F11)
    window.close_workspace()
    assert not window.isFullScreen() and not window.menuBar().isHidden()


def test_words_are_counted_here_and_in_all_and_against_a_version(window: MainWindow, bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    workspace.perform(NameVersion("Utkast"))
    page.put_caret("b.A_1_1", 0)
    page.type_words("tre nya ord ")
    page.select("b.A_1_1", 0, 11)
    bench.desk.settle()
    window.commands["word-count"].trigger()
    dialogs: list[CountDialog] = []

    def opened() -> bool:
        dialogs[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, CountDialog)]
        return bool(dialogs)

    wait_until(opened)
    dialog = dialogs[0]
    now = count(workspace)
    assert {key: told.text() for key, told in dialog.numbers.items()} == {
        "selection": "3",
        "clause": count_text(now.clauses["A_1_1"]),
        "document": count_text(now.document("HSA")),
        "package": count_text(now.package),
    }
    assert now.package < sum(now.document(name) for name in workspace.documents()), "a shared part counts once"
    dialog.versions.setCurrentIndex(1)
    dialog.versions.activated.emit(1)
    wait_until(lambda: dialog.changes["package"].text() != "")
    assert {key: told.text() for key, told in dialog.changes.items()} == {
        "selection": "",
        "clause": "+3",
        "document": "+3",
        "package": "+3",
    }
    dialog.close()


def test_closed_and_opened_again_the_page_stands_at_the_very_line(window: MainWindow, bench: Workbench) -> None:
    path = bench.desk.workspace.path
    page = bench.agreement.document.page
    for clause, further in (("A_3_6", -90), ("B_10_2", -230), ("B_12_4", -120)):
        page.go_to_clause(clause)
        page.verticalScrollBar().setValue(page.verticalScrollBar().value() + further)
        place = page.place()
        window.close_workspace()
        window.open_path(path)
        wait_until(lambda: window.bench is not None)
        assert window.bench is not None
        page = window.bench.agreement.document.page
        assert page.place() == place


def test_closed_and_opened_again_the_caret_stands_in_the_same_cell_or_footnote(
    window: MainWindow, bench: Workbench
) -> None:
    path = bench.desk.workspace.path
    bench.desk.perform(InsertTable("b.B_12_4", 0, 2, 2, 1, "tabell"))
    bench.desk.perform(InsertFootnote("b.B_10_2", 0, "En not", "not"))
    for text, position in (("c.tabell.r2.k1", 0), ("n.not", 2)):
        assert window.bench is not None
        page = window.bench.agreement.document.page
        page.go_to_clause("B_12_4" if text[0] == "c" else "B_10_2")
        page.put_caret(text, position)
        place = page.place()
        window.close_workspace()
        window.open_path(path)
        wait_until(lambda: window.bench is not None)
        assert window.bench is not None
        page = window.bench.agreement.document.page
        assert tuple(page.caret()) == (text, position)
        assert page.place() == place


def test_a_page_that_moves_while_a_workspace_is_left_is_noted_no_more(window: MainWindow, bench: Workbench) -> None:
    timer, page = bench.whereabouts.findChild(QTimer), bench.agreement.document.page
    page.go_to_clause("B_12_4")
    window.close_workspace()
    left = bench.desk.workspace.place()
    page.scrolled.emit()
    timer.timeout.emit()  # half a second later: deleting much may take as long
    assert bench.desk.workspace.place() == left
