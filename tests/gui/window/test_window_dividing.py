"""Clauses are split, merged and moved with keys in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.section import Kind
from hsavtal_desktop.gui.workbench import Workbench


def words(bench: Workbench, text: str, view: View = View.MARKUP) -> str:
    return "\n".join(each.text for each in bench.desk.workspace.text(text, view))


def order(bench: Workbench, view: View = View.FINAL) -> list[str]:
    return [place.clause for place in bench.desk.workspace.outline(bench.desk.document, view).places]


@pytest.fixture
def page(bench: Workbench) -> PageView:
    shown = bench.agreement.document.page
    shown.setFocus()
    return shown


def a_clause(bench: Workbench) -> str:
    """A clause with words and one before it."""
    listed = order(bench)
    return next(name for name in listed[2:] if len(words(bench, f"b.{name}")) > 60)


def test_a_clause_is_split_at_the_caret_and_its_heading_written(bench: Workbench, page: PageView) -> None:
    clause = a_clause(bench)
    before = words(bench, f"b.{clause}", View.FINAL)
    page.put_caret(f"b.{clause}", 10)
    bench.commands["split-clause"].trigger()
    new = page.caret().text[2:]
    assert page.caret() == (f"h.{new}", 0) and new != clause
    QTest.keyClicks(page, "Ny rubrik")
    assert words(bench, f"h.{new}") == "Ny rubrik"
    listed = order(bench)
    assert listed[listed.index(clause) + 1] == new
    assert words(bench, f"b.{clause}", View.FINAL) + words(bench, f"b.{new}", View.FINAL) == before
    page.put_caret(f"b.{new}", 0)
    QTest.keyClicks(page, "Har: ")
    assert words(bench, f"b.{new}").startswith("Har: ")
    for _ in range(3):
        bench.commands["undo"].trigger()
    assert new not in order(bench)
    assert words(bench, f"b.{clause}", View.FINAL) == before
    for _ in range(3):
        bench.commands["redo"].trigger()
    assert words(bench, f"b.{new}").startswith("Har: ")


@pytest.mark.parametrize(("kind", "first", "last"), [("b", 2, 9), ("h", -3, None)])
def test_enter_in_place_of_words_is_taken_back_by_one_undo(
    bench: Workbench, page: PageView, kind: str, first: int, last: int | None
) -> None:
    name = f"{kind}.{a_clause(bench)}"
    others = (f"h{name[1:]}", f"b{name[1:]}")
    before = [words(bench, text, View.FINAL) for text in others]
    stop = len(words(bench, name, View.FINAL)) if last is None else last
    page.put_caret(name, first % stop)
    page.put_caret(name, stop, keep_anchor=True)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert [words(bench, text, View.FINAL) for text in others] != before
    bench.commands["undo"].trigger()
    assert [words(bench, text, View.FINAL) for text in others] == before


def test_backspace_at_the_start_of_a_clause_offers_to_merge_it(bench: Workbench, page: PageView) -> None:
    clause = a_clause(bench)
    said: list[str] = []
    bench.desk.said.connect(said.append)
    page.put_caret(f"h.{clause}", 0)
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert len(said) == 1 and clause in order(bench)
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Left)
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert len(said) == 2 and clause in order(bench), "moving away takes the offer back"
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert clause not in order(bench)
    assert page.caret().text == f"h.{clause}", "in all markup it is still there, marked"
    (merging,) = (
        place.merging
        for place in bench.desk.workspace.outline(bench.desk.document, View.MARKUP).places
        if place.clause == clause
    )
    bench.commands["simple"].trigger()
    assert page.flow.locate(f"b.{clause}") is None
    bench.desk.workspace.revision(merging)
    bench.commands["undo"].trigger()
    assert clause in order(bench)


def test_the_words_of_a_merged_clause_are_written_in_where_they_are_now(bench: Workbench, page: PageView) -> None:
    listed = order(bench)
    clause = a_clause(bench)
    before = listed[listed.index(clause) - 1]
    bench.commands["simple"].trigger()
    page.put_caret(f"h.{clause}", 0)
    for _ in range(2):
        QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert page.caret().text == f"b.{before}" or page.caret().text.startswith(("b.", "h."))
    whole = words(bench, f"b.{before}", View.SIMPLE)
    place = whole.index(words(bench, f"b.{clause}", View.SIMPLE)[:20])
    page.put_caret(f"b.{before}", place)
    QTest.keyClicks(page, "Nu: ")
    assert words(bench, f"b.{clause}", View.SIMPLE).startswith("Nu: ")
    assert words(bench, f"b.{before}", View.SIMPLE)[place:].startswith("Nu: ")


def test_both_ends_of_a_move_lead_to_each_other(bench: Workbench, page: PageView) -> None:
    clause = a_clause(bench)
    page.put_caret(f"h.{clause}", 0)
    bench.commands["clause-up"].trigger()
    page.put_caret(f"h.{clause}", 0)
    bench.commands["follow"].trigger()
    away = [row.index for row in page.scroller.rows() if page.flow.sections[row.index].kind is Kind.AWAY]
    assert away
    assert page.caret().text == f"h.{clause}"
    top = page.scroller.top_of(away[0])
    section = page.flow.sections[away[0]]
    assert top is not None and section.notes and clause == (section.place.clause if section.place else "")
    note = section.notes[0]
    at = page.viewport().rect().topLeft()
    at.setX(page.page_left + page.flow.setting.sheet.text + 5)
    at.setY(top + note.y + note.height // 2)
    page.put_caret("h." + order(bench)[0], 0)
    bench.commands["follow"].trigger()
    page.show_left_place(clause)
    top = page.scroller.top_of(away[0])
    assert top is not None
    at.setY(top + note.y + note.height // 2)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.clause() == clause
