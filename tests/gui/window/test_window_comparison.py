"""Comparing in the real window: three texts, one column, filters, copying back, comments, printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.edits import FormatText, MoveClause, RemoveClause, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.lines import beside
from hsavtal_desktop.gui.comparison.paper import fresh_lines, printing
from hsavtal_desktop.gui.comparison.shown import Cell, Ink, Lines
from hsavtal_desktop.gui.comparison.view import ComparisonView
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.printing.slices import all_of
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.comparing.sides import Side, Which
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_conflicts import Stranger

FIRST, SECOND = (Side(Which.VERSION, version=label) for label in ("Arbetsutkast 1", "Remissversion"))
ORIGINAL, FINAL, WORKING = (Side(which) for which in (Which.ORIGINAL, Which.FINAL, Which.WORKING))

Compare = Callable[..., ComparisonView]


@pytest.fixture
def compare(bench: Workbench) -> Compare:
    """Shows the document with the most versions and compares sides of it."""

    def do(*sides: Side) -> ComparisonView:
        bench.show_page("comparison")
        view = bench.pages.comparison
        assert view is not None
        settle(view)
        view.chooser.document.setCurrentIndex(view.chooser.document.findData("LAK"))
        settle(view)
        view.choose(*sides)
        settle(view)
        return view

    return do


def settle(view: ComparisonView) -> None:
    rest()
    wait_until(lambda: not view._worker.working)
    rest()


def trigger(bench: Workbench, view: ComparisonView, name: str) -> None:
    bench.commands[name].trigger()
    settle(view)


def listed(view: ComparisonView) -> list[str]:
    return [str(view.differences.model.index(row).data()) for row in range(view.differences.model.rowCount())]


def marked(lines: Lines, side: int, *inks: Ink) -> list[str]:
    """The words of a side that are marked in one of these ways."""
    found = []
    for line in lines.lines:
        words = line.sides[side]
        for cell in words.cells if words is not None else ():
            text = cell.text.encode("utf-16-le")
            found += [text[2 * a : 2 * b].decode("utf-16-le") for a, b, ink in cell.marks if ink in inks]
    return found


def test_three_texts_stand_side_by_side_each_told_from_the_base(compare: Compare) -> None:
    view = compare(FIRST, ORIGINAL, FINAL)
    assert view.found is not None
    lines = view.found.lines
    assert [pane.isVisible() for pane in view.texts.panes] == [True, True, True]
    assert "30 september" in marked(lines, 0, Ink.GONE)
    assert "30 september" in marked(lines, 0, Ink.GONE_SECOND)
    assert "31 oktober" in marked(lines, 1, Ink.CAME)
    assert "31 oktober" in marked(lines, 2, Ink.CAME_SECOND)
    assert "20" not in marked(lines, 1, Ink.CAME), "only proposed"
    assert "20" in marked(lines, 2, Ink.CAME_SECOND)
    layout = view.texts.layout_
    assert isinstance(layout, ComparisonLayout)
    first, second = (layout._looks[ink] for ink in (Ink.CAME, Ink.CAME_SECOND))
    assert first.fontWeight() != second.fontWeight(), "told apart by more than colour"
    assert first.underlineStyle() != second.underlineStyle()
    assert any(("4.5" in line and "mitten" in line) or "middle" in line for line in listed(view))


def test_one_column_holds_what_went_and_what_came(bench: Workbench, compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    trigger(bench, view, "compare-turn")
    assert view.found is not None
    assert view.in_one_column
    assert [pane.isVisible() for pane in view.texts.panes] == [True, False, False]
    line = next(
        line.sides[0]
        for line in view.found.lines.lines
        if line.sides[0] and "31 oktober" in line.sides[0].cells[0].text
    )
    assert "30 september31 oktober" in line.cells[0].text
    assert "30 september" in marked(view.found.lines, 0, Ink.GONE)
    trigger(bench, view, "compare-turn")
    assert [pane.isVisible() for pane in view.texts.panes] == [True, True, False]


def told_apart(view: ComparisonView) -> list[tuple[int, str, str]]:
    """Side, note and words of every line that is told apart from the text."""
    assert view.found is not None
    return [
        (side, words.note, words.cells[0].text)
        for line in view.found.lines.lines
        for side, words in enumerate(line.sides)
        if words is not None and words.note.startswith("Competes")
    ]


def test_proposals_that_compete_stand_apart_under_the_words_they_are_about(bench: Workbench, compare: Compare) -> None:
    rivals = [("Competes: Kim Exempelsson, VGR", "fyra → sex"), ("Competes: Robin Provlund, VästKom", "fyra → tre")]
    view = compare(FIRST, FINAL)
    view.differences.filter.kind.setCurrentIndex(view.differences.filter.kind.findData(RowKind.COMPETING))
    (line,) = listed(view)
    assert line.startswith("4.3 Competing proposals")
    assert all(words in line for words in ("Kim Exempelsson, VGR: fyra → sex", "Robin Provlund, VästKom: fyra → tre"))
    assert view.step(forward=True)
    assert view.found is not None
    shown = view.found.lines.lines[view.texts.panes[1].current].sides[1]
    assert shown is not None
    assert "inom fyra timmar" in shown.cells[0].text, "the step leads to the words"
    assert marked(view.found.lines, 1, Ink.COMPETING) == ["fyra"]
    assert sorted(told_apart(view)) == [(1, *one) for one in rivals]
    trigger(bench, view, "compare-turn")
    assert sorted(told_apart(view)) == [(0, *one) for one in rivals]
    assert view.found is not None
    assert marked(view.found.lines, 0, Ink.COMPETING) == ["fyra"]
    trigger(bench, view, "compare-turn")
    trigger(bench, view, "compare-swap")
    assert sorted(told_apart(view)) == [(0, *one) for one in rivals]
    view.choose(FIRST, ORIGINAL, FINAL)
    settle(view)
    assert sorted(told_apart(view)) == [(2, *one) for one in rivals]
    assert not any("tresex" in cell.text or "sextre" in cell.text for cell in cells_of(view.found.lines))


def cells_of(lines: Lines) -> list[Cell]:
    return [cell for line in lines.lines for words in line.sides if words is not None for cell in words.cells]


def test_sides_swap(bench: Workbench, compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    before = view.chooser.sides
    trigger(bench, view, "compare-swap")
    assert view.chooser.sides == before[::-1]
    assert view.found is not None
    assert "31 oktober" in marked(view.found.lines, 0, Ink.GONE)


def test_the_list_is_narrowed_by_kind_and_words(compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    everything = view.differences.model.rowCount()
    QTest.keyClicks(view.differences.filter.words, "oktober")
    assert [("4.5" in line, "31 oktober" in line) for line in listed(view)] == [(True, True)]
    assert str(everything) in view.differences.told.text()
    view.differences.filter.words.clear()
    view.differences.filter.kind.setCurrentIndex(view.differences.filter.kind.findData(RowKind.CHANGED))
    assert 0 < view.differences.model.rowCount() <= everything
    assert {view.differences.model.entry(row).place.kind for row in range(view.differences.model.rowCount())} == {
        RowKind.CHANGED
    }


def test_looks_are_listed_and_marked_only_when_asked_for(bench: Workbench, compare: Compare) -> None:
    start = bench.desk.workspace.text("b.LAK_2_2", View.FINAL)[0].start
    bench.desk.perform(FormatText("b.LAK_2_2", start, start + 8, "bold", value=True, view=View.FINAL))
    bench.desk.settle()
    view = compare(FIRST, WORKING)
    before = view.differences.model.rowCount()
    assert view.found is not None
    assert not marked(view.found.lines, 1, Ink.OTHERWISE)
    trigger(bench, view, "compare-quiet")
    assert view.differences.model.rowCount() > before
    assert marked(view.found.lines, 1, Ink.OTHERWISE)


def test_a_passage_is_copied_back_by_keyboard_and_undone(
    bench: Workbench, window: MainWindow, compare: Compare
) -> None:
    view = compare(FIRST, FINAL)
    QTest.keyClicks(view.differences.filter.words, "oktober")
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert view.differences.list.currentIndex().row() == 0
    trigger(bench, view, "compare-copy")
    text = "".join(one.text for one in bench.desk.workspace.text("b.LAK_4_5", View.FINAL))
    assert "30 september" in text
    mine = [one for one in bench.desk.workspace.revisions() if not one.released]
    assert mine[0].message.startswith("Hämtat ur Arbetsutkast 1")
    bench.commands["undo"].trigger()
    text = "".join(one.text for one in bench.desk.workspace.text("b.LAK_4_5", View.FINAL))
    assert "31 oktober" in text


def test_a_comment_is_written_on_the_words_that_differ(bench: Workbench, window: MainWindow, compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    QTest.keyClicks(view.differences.filter.words, "oktober")
    view.differences.list.setCurrentIndex(view.differences.model.index(0))
    trigger(bench, view, "compare-comment")
    assert view.differences.comment.hasFocus()
    QTest.keyClicks(view.differences.comment, "Ska detta ske en vecka senare?")
    QTest.keyClick(view.differences.comment, Qt.Key.Key_Return)
    bench.desk.settle()
    written = [thread for thread in bench.desk.threads if thread.root.comment.text == "Ska detta ske en vecka senare?"]
    assert len(written) == 1
    assert written[0].root.comment.clause == "LAK_4_5"
    assert written[0].root.comment.anchor
    assert view.differences.comment.text() == ""


def test_texts_scroll_together_until_that_is_switched_off(compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    left, right = view.texts.panes[:2]
    left.verticalScrollBar().setValue(400)
    assert right.verticalScrollBar().value() == 400
    view.texts.together.setChecked(False)
    left.verticalScrollBar().setValue(0)
    assert right.verticalScrollBar().value() == 400


def test_another_document_can_stand_at_a_side(compare: Compare) -> None:
    view = compare(FINAL, Side(Which.FINAL, "MUN"))
    assert view.found is not None
    assert view.found.comparisons[0].new.title != view.found.comparisons[0].old.title
    assert view.found.comparisons[0].counts.inserted > 5


@pytest.mark.parametrize("one_column", [False, True])
def test_what_is_shown_is_printed(compare: Compare, tmp_path: Path, one_column: bool) -> None:
    view = compare(FIRST, FINAL)
    assert view.found is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ut.pdf"))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait if one_column else QPageLayout.Orientation.Landscape)
    all_of(printing(printer, view.found, fresh_lines(view.found, in_one_column=one_column, quiet=False)))
    pages = ["".join(page.extract_text().split()) for page in PdfReader(tmp_path / "ut.pdf").pages]
    assert len(pages) > 1
    assert all("Arbetsutkast1" in text for text in pages)
    words = "".join(pages)
    assert "30september" in words
    assert "31oktober" in words


def test_the_printers_dialog_leaves_the_window_alive_and_prints_when_it_is_accepted(
    bench: Workbench, compare: Compare, tmp_path: Path
) -> None:
    compare(FIRST, FINAL)
    said: list[str] = []
    bench.desk.said.connect(said.append)
    bench.commands["compare-print"].trigger()
    (dialog,) = bench.window().findChildren(QPrintDialog)
    assert dialog.isVisible(), "the command came back while the dialog is shown"
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ut.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    wait_until(lambda: "Sent to the printer" in said)
    assert len(PdfReader(tmp_path / "ut.pdf").pages) > 1


def test_every_form_a_comparison_leaves_in_can_be_written(compare: Compare, tmp_path: Path) -> None:
    view = compare(FIRST, FINAL)
    assert view.found is not None
    kinds = view.outputs._kinds(inline_too=False, quiet=True)
    assert len(kinds) == 6
    for number, (make, suffix) in enumerate(kinds.values()):
        path = tmp_path / f"ut{number}{suffix}"
        view.outputs.write(view.found, path, make)
        settle(view)
        assert path.stat().st_size > 1_000


def test_nothing_in_focus_can_not_be_copied(compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    view.differences.list.setCurrentIndex(QModelIndex())
    assert not view.differences.copy_button.isEnabled()
    assert view.differences.copy_button.toolTip()


def test_a_clause_that_one_wants_gone_and_another_reworded_stays_with_both_told(bench: Workbench) -> None:
    stranger = Stranger(bench)
    bench.desk.perform(ReplaceText("b.LAK_4_5", 0, 0, "Nytt. "))
    stranger.does(RemoveClause("LAK_4_5"))
    bench.desk.release()
    compared = Comparing(bench.desk.workspace).compare(Side(Which.ORIGINAL, "LAK"), Side(Which.FINAL, "LAK"))
    unit = next(unit for unit in compared.new.text.units if unit.key == "LAK_4_5")
    assert "Nytt." not in "".join(unit.paragraphs)
    (one,) = unit.competing
    assert one.paragraph is None, "it is about the clause"
    assert {(rival.kind, rival.added.strip()) for rival in one.rivals} == {("removal", ""), ("insertion", "Nytt.")}
    shown = beside(compared.comparison, quiet=False)
    told = [words.cells[0].text for line in shown.lines if (words := line.sides[1]) and words.note.startswith("Compet")]
    assert "Clause removed" in told


def test_a_clause_moved_to_two_places_stays_where_it_is_with_both_told(bench: Workbench) -> None:
    stranger = Stranger(bench)
    place = bench.desk.workspace.find("LAK_4_5")
    assert place is not None
    bench.desk.perform(MoveClause("LAK_4_5", place.part, "LAK_4", "LAK_4_1"))
    stranger.does(MoveClause("LAK_4_5", place.part, "LAK_5", ""))
    bench.desk.release()
    compared = Comparing(bench.desk.workspace).compare(Side(Which.ORIGINAL, "LAK"), Side(Which.FINAL, "LAK"))
    assert compared.comparison.counts.moved == 0
    (one,) = next(unit.competing for unit in compared.new.text.units if unit.key == "LAK_4_5")
    assert [rival.kind for rival in one.rivals] == ["move", "move"]


def test_the_buttons_that_step_tell_the_keys_as_they_are_now(bench: Workbench, compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    assert (view.back.toolTip(), view.forth.toolTip()) == ("Previous difference (Shift+F8)", "Next difference (F8)")
    bench.commands.set_keys("previous", "Ctrl+F6")
    bench.commands.set_keys("next", "")
    assert (view.back.toolTip(), view.forth.toolTip()) == ("Previous difference (Ctrl+F6)", "Next difference")


def test_in_a_narrow_window_the_texts_get_more_room_than_the_list(
    window: MainWindow, bench: Workbench, compare: Compare
) -> None:
    window.resize(683, 384)
    view = compare(FIRST, FINAL)
    assert window.width() == 683
    assert view.texts.width() == view.width() and view.texts.height() > view.height() * 0.6
    view.step(forward=True)
    view.start_comment()
    rest()
    assert view.differences.comment.hasFocus()
    assert view.texts.width() > view.differences.width() >= view.differences.minimumSizeHint().width()


def test_the_head_row_of_a_table_looks_like_one_in_a_comparison(compare: Compare) -> None:
    view = compare(FIRST, FINAL)
    view.chooser.document.setCurrentIndex(0)
    settle(view)
    layout = view.texts.layout_
    assert layout is not None
    line = next(line for line in layout.lines if any(words and words.head for words in line.sides))
    words = next(words for words in line.sides if words is not None)
    row = layout.ensure(layout.lines.index(line))
    view.texts.go_to(layout.lines.index(line))
    assert [cell.layout.font().weight() for cell in words.cells if cell.layout] == [600] * len(words.cells)
    pane = view.texts.panes[0]
    top = layout.heights.top(layout.lines.index(line)) - pane.seen()[0] + layout.above(row) + 1
    ground = pane.viewport().grab().toImage().pixelColor(layout.margin + layout.lane + 1, top)
    assert ground.name() == layout.inks.faint.name() != layout.inks.page.name()
