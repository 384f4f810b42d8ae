"""Where some clauses are locked: what reaches into them is done wholly or not at all, and it is said why."""

from __future__ import annotations

import pytest
from fake_page_source import simple
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

HTML = "<p>ett</p><p>två</p><h2>Rubrik</h2><p>Text</p>"


def pasted(page) -> None:
    data = QMimeData()
    data.setHtml(HTML)
    page.paste_from(data)


def plain(page) -> None:
    data = QMimeData()
    data.setText("ett\ntvå")
    page.paste_from(data)


@pytest.mark.parametrize("closed", ["b.c0", "h.c1", "b.c1"])
@pytest.mark.parametrize(
    "doing",
    [lambda page: QTest.keyClicks(page, "x"), pasted, lambda page: QTest.keyClick(page, Qt.Key.Key_Return), plain],
    ids=["typed", "pasted", "parted", "plain"],
)
def test_what_replaces_a_selection_that_reaches_into_a_locked_clause_leaves_all_of_it(
    show, qtbot, doing, closed
) -> None:
    source = simple(("Ett", "först"), ("Två", "sedan"))
    source.closed = {closed}
    page = show(source)
    page.put_caret("b.c0", 2)
    page.put_caret("b.c1", 3, keep_anchor=True)
    with qtbot.waitSignal(page.refused) as refused:
        doing(page)
    assert refused.args == ["Avsnittet är låst."]
    assert source.edits == []


def test_words_dragged_out_of_a_locked_clause_stay_there_and_come_nowhere_else(show, qtbot) -> None:
    source = simple(("Ett", "först"), ("Två", "sedan"))
    source.closed = {"b.c0"}
    page = show(source)
    page.select("b.c0", 0, 5)
    rect = page.spot_rect(page.caret()._replace(text="b.c1", position=0))
    with qtbot.waitSignal(page.refused):
        assert not page.drop(page.drag_data(), rect.center(), copy=False)
    assert source.edits == []
    assert page.drop(page.drag_data(), rect.center(), copy=True), "a copy takes nothing away"


def test_nothing_of_what_is_pasted_into_a_locked_clause_comes_in_beside_it(show, qtbot) -> None:
    source = simple(("Ett", "först"), ("Två", "sedan"))
    source.closed = {"b.c0"}
    page = show(source)
    page.put_caret("b.c0", 2)
    with qtbot.waitSignal(page.refused):
        pasted(page)
    assert source.edits == []
