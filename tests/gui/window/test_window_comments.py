"""Comments beside the text: written on selected words, followed both ways, filtered, kept when their words go."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import AddComment, ReplaceText
from hsavtal_desktop.gui.comments_model import State
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page.remarks import signs
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.threads import Thread
from tests.gui.window.conftest import rest
from tests.gui.window.test_window_journeys import CTRL, SHIFT, click, press, write

TEXT = "b.A_2_1"


def written(bench: Workbench, start: int, stop: int, words: str, **more: str) -> Thread:
    """A comment on some words, as another part of the program would write it."""
    name = f"k{start}"
    bench.desk.perform(AddComment("A_2_1", words, ((TEXT, start, stop),), id=name, **more))
    bench.desk.settle()
    return next(one for one in bench.desk.threads if one.id == name)


def sign_of(bench: Workbench, thread: str) -> QPoint:
    """Where the sign of a comment is seen, in the page's viewport."""
    page = bench.agreement.document.page
    for row in page.scroller.rows():
        section = page.flow.sections[row.index]
        for sign in signs(section, page.flow.setting, page.remarks):
            if thread in [one.id for one in sign.remarks]:
                return sign.box.center().toPoint() + QPoint(page.page_left, row.top)
    raise AssertionError("the comment has no sign in sight")


def rows(bench: Workbench) -> list[str]:
    model = bench.agreement.comments.model
    return [model.item(row).text() for row in range(model.rowCount())]


def test_a_comment_is_written_on_the_selected_words_by_keyboard(window: MainWindow, bench: Workbench) -> None:
    page, panel = bench.agreement.document.page, bench.agreement.comments
    bench.go_to_clause("A_2_1")
    page.select(TEXT, 4, 20)
    words = page.selected_text()
    press(window, Qt.Key.Key_M, CTRL | SHIFT)
    assert words[:8] in panel.about.text()
    panel.new_kind.setCurrentIndex(panel.new_kind.findData("juristfråga"))
    panel.new_assigned.setCurrentIndex(panel.new_assigned.findData(bench.desk.workspace.author))
    write(panel.words, "Håller det")
    press(window, Qt.Key.Key_Return, CTRL)
    (mine,) = [one for one in bench.desk.threads if one.root.comment.text == "Håller det"]
    assert (mine.quote, mine.root.comment.kind, mine.assignee) == (words, "juristfråga", "Kim Åström")
    assert panel.words.toPlainText() == ""
    assert panel.current() == mine and bench.desk.remark == mine.id
    assert QApplication.focusWidget() is panel.words


def test_what_was_just_written_is_the_comment_in_focus_and_in_sight(window: MainWindow, bench: Workbench) -> None:
    panel = bench.agreement.comments
    bench.show_panel("comments")
    bench.go_to_clause("A_2_1")
    for number in range(12):
        written(bench, number * 4, number * 4 + 3, f"Nummer {number} " * 12)
    for press_it, words in ((panel.write, "En ny"), (panel.reply, "Ett svar på den")):
        panel.list.verticalScrollBar().setValue(0)
        write(panel.words, words)
        press_it.click()
        rest()
        row = panel.list.currentIndex()
        assert row.data().endswith(words)
        assert panel.list.viewport().rect().contains(panel.list.visualRect(row))


def test_a_click_on_the_sign_beside_the_line_shows_the_comment(window: MainWindow, bench: Workbench) -> None:
    page = bench.agreement.document.page
    bench.go_to_clause("A_2_1")
    written(bench, 4, 20, "Vad menas")
    rest()
    sign = sign_of(bench, "k4")
    column = page.flow.setting.sheet.text + page.flow.setting.sheet.column
    assert sign.x() - page.page_left > column, "the sign covers no words"
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    rest()
    panel = bench.agreement.comments
    assert panel.isVisible()
    current = panel.current()
    assert current is not None and current.id == "k4"


def test_the_caret_in_commented_words_and_the_list_follow_each_other(window: MainWindow, bench: Workbench) -> None:
    page, panel = bench.agreement.document.page, bench.agreement.comments
    bench.go_to_clause("A_2_1")
    written(bench, 4, 20, "Första")
    written(bench, 60, 80, "Andra")
    bench.show_panel("comments")
    page.setFocus()
    page.put_caret(TEXT, 65)
    current = panel.current()
    assert current is not None and current.id == "k60"
    press(window, Qt.Key.Key_F9, SHIFT)
    assert page.caret() == (TEXT, 4)
    assert page.remarks.current == "k4"


def test_words_typed_in_front_leave_the_sign_at_the_same_words(window: MainWindow, bench: Workbench) -> None:
    page = bench.agreement.document.page
    bench.go_to_clause("A_2_1")
    written(bench, 70, 80, "Här")
    rest()
    before = sign_of(bench, "k70").y()
    bench.desk.perform(ReplaceText(TEXT, 0, 0, "En ganska lång mening som tar en hel rad i anspråk på sidan och mer. "))
    rest()
    slot = page.flow.setting.typography.body.slot
    assert sign_of(bench, "k70").y() - before in (slot, 2 * slot)


def test_struck_words_keep_their_comment_and_say_that_they_are_gone(window: MainWindow, bench: Workbench) -> None:
    bench.desk.perform(ReplaceText(TEXT, 0, 0, "Tillagt av mig. "))
    written(bench, 0, 8, "Behövs det")
    bench.desk.perform(ReplaceText(TEXT, 0, 16, ""))
    bench.desk.settle()
    (found,) = [one for one in bench.desk.threads if one.id == "k0"]
    assert (found.quote, found.gone) == ("Tillagt ", True)
    bench.go_to_clause("A_2_1")
    rest()
    assert sign_of(bench, "k0"), "it stands beside the clause instead"


def test_comments_are_filtered_by_kind_state_and_who_is_to_deal_with_them(bench: Workbench) -> None:
    panel = bench.agreement.comments
    bench.show_panel("comments")
    written(bench, 4, 20, "Juridiken", kind="juristfråga", assigned=bench.desk.workspace.author)
    written(bench, 60, 80, "Språket", kind="språk")
    panel.kind.setCurrentIndex(panel.kind.findData("språk"))
    assert rows(bench) == ["Kim Åström: Språket"]
    assert "(1)" in panel.kind.currentText()
    panel.kind.setCurrentIndex(0)
    panel.mine.setChecked(True)
    assert rows(bench) == ["Kim Åström: Juridiken"]
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    click(panel.settle)
    assert rows(bench) == []
    assert "No comment fits" in panel.hint.text
    panel.state.setCurrentIndex(panel.state.findData(State.SETTLED))
    assert rows(bench) == ["Kim Åström: Juridiken"]
    assert panel.list.currentIndex().isValid() or panel.model.rowCount() == 1


def test_a_comment_is_handed_to_a_member_and_made_another_kind_from_its_menu(bench: Workbench) -> None:
    panel = bench.agreement.comments
    bench.show_panel("comments")
    written(bench, 4, 20, "Vem vet")
    bench.desk.enter_thread("k4")
    menu = panel.more.menu()
    menu.aboutToShow.emit()
    assign, _ = (action.menu() for action in menu.actions() if action.menu() is not None)
    next(action for action in assign.actions() if action.text() == "Kim Åström").trigger()  # type: ignore[union-attr]
    menu.aboutToShow.emit()
    _, kind = (action.menu() for action in menu.actions() if action.menu() is not None)
    next(action for action in kind.actions() if action.text() == "Legal question").trigger()  # type: ignore[union-attr]
    (found,) = [one for one in bench.desk.threads if one.id == "k4"]
    assert (found.assignee, found.root.comment.kind) == ("Kim Åström", "juristfråga")
    QApplication.processEvents()


def test_scrolling_the_page_brings_the_comments_there_to_the_top(window: MainWindow, bench: Workbench) -> None:
    page, panel = bench.agreement.document.page, bench.agreement.comments
    for clause in ("A_1_1", "A_2_1", "A_2_2", "A_3_1", "A_4_1", "A_5_1"):
        for number in range(4):
            bench.desk.perform(AddComment(clause, f"{clause} {number}\nrad\nrad\nrad", id=f"{clause}.{number}"))
    bench.desk.settle()
    bench.show_panel("comments")
    page.setFocus()
    page.scroll_to_clause("A_3_1")
    rest()
    top = panel.list.indexAt(QPoint(5, 5))
    assert top.data().startswith("Kim Åström: A_3_1")


@pytest.mark.parametrize("act", ["settle", "reply"])
def test_a_comment_that_was_taken_back_a_moment_ago_is_neither_settled_nor_answered(bench: Workbench, act: str) -> None:
    panel, workspace = bench.agreement.comments, bench.desk.workspace
    bench.go_to_clause("A_2_1")
    bench.show_panel("comments")
    before = [one.id for one in workspace.comments()]
    bench.commands["comment"].trigger()
    panel.words.setPlainText("Strax borta")
    panel.write.click()
    (row,) = [row for row, words in enumerate(rows(bench)) if "Strax borta" in words]
    panel.list.setCurrentIndex(panel.model.index(row, 0))
    panel.words.setPlainText("Ett svar")
    bench.commands["undo"].trigger()
    getattr(panel, act).click()
    assert [one.id for one in workspace.comments()] == before
