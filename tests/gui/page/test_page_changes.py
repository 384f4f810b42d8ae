"""Changes made elsewhere, input methods and the mouse."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from fake_page_source import Character, FakeSource, simple, table
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import Changed, ReplaceText
from hsavtal_desktop.core.reading import ATOM, Place, Row, View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.flow import Spot
from tests.calls import calls_made

_PLAIN = QImage.Format.Format_RGB32
LONG = "Den part som först ser att en individ behöver insatser från båda parter ska inom fem vardagar fråga. " * 3


def compose(page: PageView, preedit: str, commit: str = "", cursor: int | None = None) -> None:
    attributes = []
    if cursor is not None:
        attributes.append(QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, cursor, 1, None))
    event = QInputMethodEvent(preedit, attributes)
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(page, event)


def shown(page: PageView, text: str) -> str:
    found = page.flow.find(Spot(text, 0))
    assert found is not None
    return found[1].shown.text


def point_at(page: PageView, text: str, position: int) -> QPoint:
    rect = page.spot_rect(Spot(text, position))
    return QPoint(rect.x(), rect.center().y())


def test_what_is_composed_is_shown_in_place_and_enters_when_committed(show) -> None:
    source = simple(("Syfte", "abc"))
    page = show(source)
    page.put_caret("b.c0", 1)
    compose(page, "´", cursor=1)
    assert shown(page, "b.c0") == "a´bc"
    assert source.edits == []
    assert page.spot_rect(page.caret()).x() > page.spot_rect(Spot("b.c0", 0)).x() + 10
    compose(page, "", "é")
    assert shown(page, "b.c0") == source.words("b.c0") == "aébc"
    assert page.caret() == ("b.c0", 2)


def test_composing_given_up_leaves_no_trace(show) -> None:
    source = simple(("Syfte", "abc"))
    page = show(source)
    page.put_caret("b.c0", 3)
    compose(page, "にほん", cursor=3)
    assert shown(page, "b.c0") == "abcにほん"
    compose(page, "")
    assert shown(page, "b.c0") == "abc"
    compose(page, "に")
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point_at(page, "b.c0", 1))
    assert shown(page, "b.c0") == "abc"
    assert source.edits == []


def test_an_input_method_can_replace_what_stands_before_the_caret(show) -> None:
    source = simple(("Syfte", "a😀bc"))
    page = show(source)
    page.put_caret("b.c0", 3)
    event = QInputMethodEvent("", [])
    event.setCommitString("X", -3, 3)
    QApplication.sendEvent(page, event)
    assert source.words("b.c0") == "aXc"


def test_an_input_method_can_take_away_what_stands_before_the_caret(show) -> None:
    source = simple(("Syfte", "a😀bc"))
    page = show(source)
    page.put_caret("b.c0", 3)
    event = QInputMethodEvent("", [])
    event.setCommitString("", -3, 3)
    QApplication.sendEvent(page, event)
    assert source.words("b.c0") == "ac"
    assert not page.caret_state.selects


def test_an_input_method_is_told_the_surroundings(show) -> None:
    page = show(simple(("Syfte", "ett\n😀två")))
    page.select("b.c0", 5, 7)
    ask = page.inputMethodQuery
    assert ask(Qt.InputMethodQuery.ImEnabled) is True
    assert ask(Qt.InputMethodQuery.ImSurroundingText) == "😀två"
    assert ask(Qt.InputMethodQuery.ImCursorPosition) == 4
    assert ask(Qt.InputMethodQuery.ImAnchorPosition) == 2
    assert ask(Qt.InputMethodQuery.ImCurrentSelection) == "tv"
    assert ask(Qt.InputMethodQuery.ImCursorRectangle) == page.spot_rect(page.caret())
    page.set_view(View.FINAL)
    assert ask(Qt.InputMethodQuery.ImEnabled) is False


def test_words_written_elsewhere_leave_the_caret_at_its_own(show) -> None:
    source = simple(("Syfte", "ett två tre"))
    page = show(source)
    page.put_caret("b.c0", 8)
    changed = source.perform(ReplaceText("b.c0", 0, 0, "noll "))
    page.apply(changed)
    assert page.caret() == ("b.c0", 13)
    assert shown(page, "b.c0") == "noll ett två tre"


def test_a_new_clause_shifts_the_numbers_and_the_rest_stays(show) -> None:
    source = simple(*[(f"Rubrik {number}", LONG) for number in range(30)])
    source.texts["b.c9"][5:5] = [Character(ATOM, "ref", 0, marks={"atom": {"type": "reference", "clause": "c9"}})]
    page = show(source)
    page.go_to_clause("c9")
    page.put_caret("b.c9", 20)
    where = page.spot_rect(page.caret())
    assert "10" in shown(page, "b.c9")
    part = source.outline_value.parts[0]
    source.put("h.new", "Ny punkt", (("heading", 0),))
    source.put("b.new", "Text")
    places = [*part.places[:4], Place("new", "p", "d", "", 0), *part.places[4:]]
    numbered = tuple(place._replace(number=str(index + 1)) for index, place in enumerate(places))
    source.outline_value = replace(source.outline_value, parts=(replace(part, places=numbered),))
    page.apply(Changed(structure=True, clauses=frozenset(("new",))))
    assert page.caret() == ("b.c9", 20)
    assert page.spot_rect(page.caret()).y() == where.y()
    index = page.flow.index_of_clause("c9")
    assert page.flow.load(index).number.words == "11"
    assert "11" in shown(page, "b.c9")


def test_a_clause_that_goes_takes_the_caret_to_what_is_seen(show) -> None:
    source = simple(("Ett", "a"), ("Två", "b"), ("Tre", "c"))
    page = show(source)
    page.put_caret("b.c1", 1)
    part = source.outline_value.parts[0]
    kept = (part.places[0], part.places[2])
    source.outline_value = replace(source.outline_value, parts=(replace(part, places=kept),))
    page.apply(Changed(structure=True, clauses=frozenset(("c1",))))
    assert page.flow.locate(page.caret().text) is not None
    page.type_words("x")
    assert len(source.edits) == 1


def test_a_row_that_comes_shows_without_reading_all_again(show) -> None:
    source = simple(("Tabell", "före"), ("Mål", "efter"))
    table(source, "c0", [["Nr", "Uppgift"], ["1", "Kalla"]])
    page = show(source)
    page.grab()
    known = source.tables["c0"][0]
    row = Row("r2", ("c.t1.r2.k0", "c.t1.r2.k1"))
    source.put("c.t1.r2.k1", "Möte")
    source.tables["c0"][0] = replace(known, rows=(*known.rows, row))
    page.apply(Changed(texts=frozenset(("b.c0",)), clauses=frozenset(("c0",))))
    assert shown(page, "c.t1.r2.k1") == "Möte"


def test_changes_in_a_cell_are_set_in_its_column(show) -> None:
    source = simple(("Tabell", "före"))
    table(source, "c0", [["Nr", "Uppgift"], ["1", "Kalla"]])
    page = show(source)
    page.put_caret("c.t1.r1.k1", 5)
    edges = page.flow.load(1).tables[0].edges
    page.type_words(" till samordnad plan med individen och alla andra som ska vara med")
    frame = page.flow.load(1).tables[0]
    assert frame.edges == edges
    leaf = page.flow.find(page.caret())[1]
    assert leaf.lines > 1
    assert frame.rows[1].height > leaf.height
    assert frame.rows[1].y + frame.rows[1].height == frame.y + frame.height


def big_table(rows: int = 60) -> FakeSource:
    source = simple(("Tabell", "före"), ("Mål", LONG))
    heads = ["Nummer", "Uppgift", "Ansvar"]
    table(source, "c0", [heads, *([str(row), "Kalla till ett möte " * (row % 3 + 1), "VGR"] for row in range(rows))])
    return source


def test_a_key_in_a_cell_reads_and_sets_that_cell_alone_however_big_the_table_is(show) -> None:
    calls = []
    for rows in (5, 60):
        source = big_table(rows)
        page = show(source)
        page.put_caret("c.t1.r3.k1", 3)
        QTest.keyClick(page, Qt.Key.Key_X)  # the source keeps all its texts for undo
        before = [leaf.layout for leaf in page.flow.load(1).leaves]
        source.texts_read.clear()
        source.clauses_read.clear()
        calls.append(calls_made(lambda shown=page: QTest.keyClick(shown, Qt.Key.Key_X)))
        assert set(source.texts_read) == {"c.t1.r3.k1"}
        assert source.clauses_read == []
        after = page.flow.load(1).leaves
        again = [leaf.content.text for leaf, layout in zip(after, before, strict=True) if leaf.layout is not layout]
        assert again == ["c.t1.r3.k1"]
    assert calls[1] < 1.2 * calls[0], calls


@pytest.mark.parametrize("view", [View.MARKUP, View.SIMPLE])
def test_a_cell_that_is_written_in_stands_as_if_all_were_placed_anew(show, view: View) -> None:
    source = big_table(6)
    source.propose("c.t1.r2.k1", "Kalla", "Bjud", "r1")
    page = show(source, view)
    section = page.flow.load(1)
    for cell, at, keys in (
        ("r2.k1", 4, "abc"),
        ("r3.k0", 0, "mycket långt"),
        ("r4.k2", 3, "\r\rx\b\b\b"),
        ("r2.k1", 0, " å"),
    ):
        page.put_caret(f"c.t1.{cell}", at)
        for key in keys:
            QTest.keyClick(page, _KEYS.get(key, key))
            placed = _placed(page)
            page.flow.rearrange(1)
            assert _placed(page) == placed
            assert [leaf.index for leaf in section.leaves] == list(range(len(section.leaves)))
        assert shown(page, f"c.t1.{cell}").startswith(source.words(f"c.t1.{cell}", view)[:4])


_KEYS = {"\r": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace}


def _placed(page: PageView) -> list[object]:
    section = page.flow.load(1)
    rows = [(row.y, row.height) for frame in section.tables for row in frame.rows]
    leaves = [(leaf.content, leaf.x, leaf.y, leaf.width, leaf.lines, leaf.barred) for leaf in section.leaves]
    return [section.height, rows, leaves]


def test_only_the_paragraph_written_in_is_set_again(show) -> None:
    source = simple(("Syfte", f"{LONG}\n{LONG}\n{LONG}"), ("Mål", LONG))
    page = show(source)
    before = [leaf.layout for index in (1, 2) for leaf in page.flow.load(index).leaves]
    page.put_caret("b.c0", len(LONG) + 10)
    page.type_words("x")
    after = [leaf.layout for index in (1, 2) for leaf in page.flow.load(index).leaves]
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, True, False, True, True, True]


def test_clicks_place_the_caret_take_a_word_and_take_a_paragraph(show) -> None:
    page = show(simple(("Syfte", "ett två tre\nfyra")))
    page.grab()
    at = point_at(page, "b.c0", 5)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.caret() == ("b.c0", 5)
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.selected_text() == "två"
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.selected_text() == "ett två tre"


def test_dragging_and_shift_click_select_over_clauses(show) -> None:
    page = show(simple(("Syfte", "ett två"), ("Mål", "tre fyra")))
    page.grab()
    view = page.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=point_at(page, "b.c0", 4))
    QTest.mouseMove(view, point_at(page, "b.c1", 3))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point_at(page, "b.c1", 3))
    assert page.selected_text() == "två\nMål\ntre"
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, point_at(page, "b.c0", 7))
    assert page.selected_text() == "två"


def test_control_click_follows_a_reference(show) -> None:
    source = simple(*[(f"Rubrik {number}", "se  ovan" if number == 0 else LONG) for number in range(20)])
    atom = {"type": "reference", "clause": "c15"}
    source.texts["b.c0"][3:3] = [Character(ATOM, "ref", 0, marks={"atom": atom})]
    page = show(source)
    page.grab()
    assert shown(page, "b.c0") == "se 16 ovan"
    page.put_caret("b.c0", 3)
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.caret().position == 4
    at = point_at(page, "b.c0", 3) + QPoint(3, 0)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert page.clause() == "c15"


def test_the_wheel_scrolls_and_with_control_zooms(show, qtbot) -> None:
    page = show(simple(*[("Rubrik", LONG) for _ in range(30)]))

    def turn(held: Qt.KeyboardModifier) -> None:
        centre = page.viewport().rect().center()
        event = QWheelEvent(
            centre.toPointF(),
            page.viewport().mapToGlobal(centre).toPointF(),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(page.viewport(), event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert page.scroller.value > 0
    with qtbot.waitSignal(page.zoom_changed) as told:
        turn(Qt.KeyboardModifier.ControlModifier)
    assert told.args == [90]


def test_what_is_scrolled_to_is_told_once(show) -> None:
    page = show(simple(*[("Rubrik", LONG) for _ in range(30)]))
    told: list[str] = []
    page.place_shown.connect(lambda place: told.append(place.clause))
    page.grab()
    page.go_to_clause("c20")
    page.grab()
    page.grab()
    assert told[-1] == "c20"
    assert len(told) == len(set(told))


def test_selecting_all_and_copying_does_not_lay_everything_out(show) -> None:
    source = simple(*[("Rubrik", "ord") for _ in range(400)])
    page = show(source)
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.selected_text().split("\n") == ["Rubrik", "ord"] * 400
    assert sum(section.loaded for section in page.flow.sections) < 150


def test_selecting_from_an_empty_heading_keeps_it_in_place(show) -> None:
    source = simple(("Ett", "a"), ("", "b"))
    page = show(source)
    page.put_caret("h.c1", 0)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.selected_text() == "\nb"
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert (source.words("b.c0"), source.words("b.c1")) == ("a", "")


def test_a_document_without_clauses_is_shown_and_takes_no_keys(show) -> None:
    source = simple()
    page = show(source)
    page.grab()
    page.type_words("x")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_PageDown, Qt.Key.Key_A):
        QTest.keyClick(page, key, Qt.KeyboardModifier.NoModifier)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    page.select_all()
    assert page.selected_text() == ""
    assert source.edits == []
    page.apply(Changed(everything=True))


def test_a_title_that_changes_is_shown(show) -> None:
    source = simple(("Ett", "a"), title="Huvudavtal")
    page = show(source)
    source.outline_value = replace(source.outline_value, title="Nytt avtal")
    page.apply(Changed(records=frozenset((("document", "d"),))))
    assert page.flow.load(0).notes[0].content.pieces[0].text == "Nytt avtal"


def test_a_change_far_away_can_be_brought_into_sight(show) -> None:
    source = simple(*[("Rubrik", LONG) for _ in range(40)])
    page = show(source)
    changed = source.perform(ReplaceText("b.c35", 0, 0, "nytt "))
    page.apply(changed)
    assert page.clause() == "c0"
    page.show_change(changed)
    assert page.clause() == "c35"
    assert page.viewport().rect().contains(page.spot_rect(page.caret()))


def test_the_caret_comes_to_the_very_words_that_an_undo_far_away_touched(show) -> None:
    source = simple(*[("Rubrik", LONG) for _ in range(40)])
    page = show(source)
    page.put_caret("b.c35", 0)
    page.put_caret("b.c0", 0)
    changed = source.perform(ReplaceText("b.c35", 9, 9, "nytt "))
    page.apply(changed)
    page.show_change(changed)
    assert page.caret() == Spot("b.c35", 14)


def test_an_undo_in_a_cell_far_away_brings_the_caret_to_the_cell(show) -> None:
    source = simple(*[("Rubrik", LONG) for _ in range(40)])
    table(source, "c35", [["Nr", "Uppgift"], ["1", "Kalla"]])
    page = show(source)
    page.put_caret("b.c35", 0)
    page.put_caret("b.c0", 0)
    changed = source.perform(ReplaceText("c.t1.r1.k1", 0, 5, ""))
    changed |= Changed(texts=frozenset({"b.c35"}), clauses=frozenset({"c35"}))
    page.apply(changed)
    page.show_change(changed)
    assert page.caret().text == "c.t1.r1.k1"


def test_a_clause_that_an_undo_moves_back_is_in_sight_again(show) -> None:
    page = show(simple(*[("Rubrik", LONG) for _ in range(40)]))
    page.put_caret("b.c0", 0)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    page.show_change(Changed(clauses=frozenset({"c0"}), structure=True))
    assert page.viewport().rect().contains(page.spot_rect(page.caret()))


def test_what_stands_below_a_paragraph_that_grows_and_shrinks_is_seen_where_it_then_stands(show) -> None:
    source = simple(("Syfte", LONG + "\nkort\n" + LONG), ("Svar", LONG), ("Tid", LONG * 3))
    source.propose("b.c1", "fem", "tio", "r1")
    table(source, "c1", [["Vad", "Vem"], ["Kalla", "VGR"]])
    page = show(source)
    page.put_caret("b.c0", 20)
    tops = []
    for key in [Qt.Key.Key_X] * 60 + [Qt.Key.Key_Backspace] * 60:
        QTest.keyClick(page, key)
        QApplication.processEvents()
        assert on_the_screen(page) == page.viewport().grab().toImage().convertToFormat(_PLAIN)
        tops.append(page.spot_rect(Spot("b.c1", 0)).top())
    assert tops[0] == tops[-1] < max(tops)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_seen_after_each_key_is_what_a_page_painted_at_once_shows(show, seed: int) -> None:
    chance = random.Random(seed)
    source = simple(("Syfte", LONG + "\n" + LONG), ("Svar", LONG))
    source.propose("b.c0", "båda parter", "den andra parten", "r1")
    page = show(source)
    keys = [Qt.Key.Key_X, Qt.Key.Key_X, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete]
    keys += [Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return]
    page.put_caret("b.c0", 150)
    for key in chance.choices(keys, weights=(9, 9, 3, 6, 3, 3, 1, 1, 1), k=80):
        QTest.keyClick(page, key)
        QApplication.processEvents()
        assert on_the_screen(page) == page.viewport().grab().toImage().convertToFormat(_PLAIN)


def on_the_screen(page: PageView) -> QImage:
    """What is seen of a page as it was painted, little by little."""
    whole = page.screen().grabWindow(page.winId()).toImage().convertToFormat(_PLAIN)
    return whole.copy(page.viewport().geometry())
