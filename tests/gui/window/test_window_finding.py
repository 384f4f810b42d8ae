"""Find and replace in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsavtal_desktop.core.edits import InsertFootnote
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.find_bar import FindBar
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.counting import words_of as count_words
from hsavtal_desktop.workspace.finding import hits, places
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, press, write


def words_of(bench: Workbench, document: str, view: View = View.FINAL) -> str:
    workspace, said = bench.desk.workspace, []
    for place in workspace.outline(document, view).places:
        clause = workspace.clause(place, view)
        for paragraphs in (clause.heading, clause.body, *clause.cells.values()):
            said += [paragraph.text for paragraph in paragraphs]
    return "\n".join(said)


@pytest.fixture
def bar(window: MainWindow, bench: Workbench) -> FindBar:
    press(window, Qt.Key.Key_H, CTRL)
    return bench.agreement.document.finder


def seek(bar: FindBar, words: str) -> None:
    bar.words.clear()
    write(bar.words, words)
    wait_until(lambda: bar._sweep.complete)


def test_hits_are_counted_and_gone_through_with_the_place_among_them(bench: Workbench, bar: FindBar) -> None:
    seek(bar, "individen")
    count = words_of(bench, "HSA", View.MARKUP).casefold().count("individen")
    assert bar.told.text() == f"{count} hits"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.told.text() == f"1 of {count}"
    QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.told.text() == f"{count} of {count}"
    seek(bar, "finns inte alls")
    assert bar.fault.text() == "The words are not in this document"


def test_in_the_whole_package_the_next_hit_may_be_in_another_document(bench: Workbench, bar: FindBar) -> None:
    seek(bar, "munhälsobedömningen")
    assert bar.fault.text() == "The words are not in this document"
    bar.package.click()
    wait_until(lambda: bar._sweep.complete)
    bar.go(forward=True)
    assert bench.desk.document == "MUN"
    assert bench.agreement.document.page.selected_text().casefold() == "munhälsobedömningen"
    wait_until(lambda: bar.told.text().startswith("1 of "))


def test_replace_all_is_one_step_of_undo_and_every_hit_a_proposal(
    window: MainWindow, bench: Workbench, bar: FindBar
) -> None:
    before = {name: words_of(bench, name) for name in bench.desk.workspace.documents()}
    count = bench.desk.proposals.open_count
    seek(bar, r"(indivi)d(en)?\b")
    bar.expression.click()
    bar.package.click()
    write(bar.instead, r"\1D\2")
    wait_until(lambda: bar._sweep.complete)
    expected = sum(len(spans) for spans in bar._sweep.values())
    assert expected > 1
    bar.all.click()
    wait_until(lambda: not window.worker.working and not bench.desk.held)
    rest()
    assert bench.status.news.text() == f"{expected} hits were replaced"
    assert bench.desk.proposals.open_count == count + expected
    after = {name: words_of(bench, name) for name in bench.desk.workspace.documents()}
    assert "indiviDen" in "".join(after.values())
    assert {name: words_of(bench, name, View.ORIGINAL) for name in after}.keys() == before.keys()
    bench.desk.undo()
    assert {name: words_of(bench, name) for name in before} == before


def test_once_all_are_replaced_nobody_is_told_that_the_words_were_not_there(window: MainWindow, bar: FindBar) -> None:
    seek(bar, "individen")
    write(bar.instead, "personen")
    bar.all.click()
    wait_until(lambda: not window.worker.working and bar.fault.text() == "There are no more hits")
    seek(bar, "individen")
    wait_until(lambda: bar.fault.text() == "The words are not in this document")


def test_replace_goes_on_to_the_next_hit(bench: Workbench, bar: FindBar) -> None:
    seek(bar, "individen")
    write(bar.instead, "personen")
    total = sum(len(spans) for spans in bar._sweep.values())
    bar.one.click()
    bar.one.click()
    bar.one.click()
    rest()
    assert words_of(bench, "HSA").count("personen") - words_of(bench, "HSA", View.ORIGINAL).count("personen") == 2
    wait_until(lambda: bar._sweep.complete)
    assert sum(len(spans) for spans in bar._sweep.values()) == total - 2, "what is struck is not found"
    bar.struck.click()
    wait_until(lambda: bar._sweep.complete)
    assert sum(len(spans) for spans in bar._sweep.values()) == total, "unless that is wanted"


def test_a_wicked_expression_is_told_and_the_window_lives_on(bench: Workbench, bar: FindBar) -> None:
    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.type_words("a" * 80 + "b")
    bar.expression.click()
    seek(bar, "(a|aa)+$")
    assert "too long" in bar.fault.text()
    seek(bar, "(aa")
    assert "closing parenthesis" in bar.fault.text()
    seek(bar, "a{9}a+b")
    assert bar.told.text() == "1 hit"


def test_a_hit_with_a_table_in_it_is_left_as_it_is(bench: Workbench, bar: FindBar) -> None:
    workspace = bench.desk.workspace
    seek(bar, r".+")
    bar.expression.click()
    wait_until(lambda: bar._sweep.complete)
    (place,) = [each for each in places(workspace, ["HSA"], View.MARKUP) if each.clause == "A_1_1"]
    found = list(hits(workspace.clause(place, View.MARKUP), bar._sought))
    assert [hit.plain for hit in found if hit.text == "b.A_1_1"] == [True, False]


def test_nothing_is_replaced_in_a_view_for_reading(bench: Workbench, bar: FindBar) -> None:
    bench.desk.choose_view(View.FINAL)
    assert not bar.all.isEnabled() and "read only" in bar.all.toolTip()
    seek(bar, "individen")
    bar.go(forward=True)
    assert bench.agreement.document.page.selected_text() == "individen"


def test_escape_closes_the_lines_and_gives_the_page_the_keyboard(window: MainWindow, bench: Workbench) -> None:
    press(window, Qt.Key.Key_F, CTRL)
    bar = bench.agreement.document.finder
    assert bar.isVisible() and not bar.instead.isVisible()
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible() and bench.agreement.document.page.hasFocus()


@pytest.mark.parametrize("view", ["original", "final"])
def test_return_in_the_replacement_replaces_nothing_in_a_view_for_reading(
    bench: Workbench, bar: FindBar, view: str
) -> None:
    before = words_of(bench, "HSA"), words_of(bench, "HSA", View.ORIGINAL)
    bench.commands[view].trigger()
    seek(bar, "vardagar")
    write(bar.instead, "dagar")
    for _ in range(2):
        QTest.keyClick(bar.instead, Qt.Key.Key_Return)
    assert (words_of(bench, "HSA"), words_of(bench, "HSA", View.ORIGINAL)) == before
    assert "read only" in bar.told.text() or "read only" in bar.fault.text()


def test_hits_beside_each_other_are_all_replaced_where_struck_words_are_not_shown(
    bench: Workbench, bar: FindBar
) -> None:
    page = bench.agreement.document.page
    page.put_caret("b.A_1_2", 0)
    page.type_words("qqqq")
    bench.commands["simple"].trigger()
    seek(bar, "q")
    bar.instead.clear()
    for _ in range(6):
        QTest.keyClick(bar.instead, Qt.Key.Key_Return)
    assert "q" not in bench.desk.workspace.text("b.A_1_2", View.FINAL)[0].text


def test_words_in_footnotes_are_found_replaced_and_counted(bench: Workbench, bar: FindBar) -> None:
    workspace = bench.desk.workspace
    (place,) = [each for each in places(workspace, ["HSA"], View.MARKUP) if each.clause == "A_1_2"]
    before = count_words(workspace.clause(place, View.FINAL))
    bench.desk.perform(InsertFootnote("b.A_1_2", 0, "Tvåordsnot här", "ny"))
    bench.desk.settle()
    assert count_words(workspace.clause(place, View.FINAL)) == before + 2
    seek(bar, "tvåordsnot")
    assert bar.told.text() == "1 hit"
    write(bar.instead, "Not")
    bar.one.click()
    assert bench.agreement.document.page.selected_text() == "Tvåordsnot"
    bar.one.click()
    assert [line.text for line in workspace.text("n.ny", View.FINAL)] == ["Not här"]
