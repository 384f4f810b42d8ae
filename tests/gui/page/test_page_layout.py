"""Where things stand: lazy layout, heights, the caret's place, scrolling."""

from __future__ import annotations

import random
from itertools import accumulate, chain

import pytest
from fake_page_source import long_document, simple, table
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hsavtal_desktop.core.reading import ATOM, View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.heights import Heights
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.scroll import hit
from hsavtal_desktop.gui.page.typography import Sheet, Typography
from hsavtal_desktop.gui.page.utf16 import Offsets, units
from hsavtal_desktop.gui.printing.pages import Printed

LONG = "Den part som först ser att en individ behöver insatser från båda parter ska inom fem vardagar fråga. " * 4


def all_spots(page: PageView) -> list[Spot]:
    return [
        Spot(leaf.content.text, position)
        for index in range(len(page.flow.sections))
        for leaf in page.flow.load(index).leaves
        for position in range(leaf.content.start, leaf.content.stop + 1)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_heights_sum_and_find_as_a_plain_list_does(seed: int) -> None:
    draw = random.Random(seed)
    plain = [draw.randrange(1, 50) for _ in range(draw.randrange(1, 70))]
    heights = Heights(plain)
    for _ in range(60):
        index = draw.randrange(len(plain))
        plain[index] = draw.randrange(1, 90)
        heights.change(index, plain[index])
        tops = [0, *accumulate(plain)]
        assert heights.total == tops[-1]
        assert [heights.top(each) for each in range(len(plain))] == tops[:-1]
        offset = draw.randrange(tops[-1])
        found, inside = heights.at(offset)
        assert tops[found] + inside == offset
        assert 0 <= inside < plain[found]


def test_code_points_and_units_lead_to_each_other() -> None:
    text = "a😀e\u0301👩‍⚕️z"
    starts = [units(text[:index]) for index in range(len(text) + 1)]
    offsets = Offsets(len(text), starts)
    for point, unit in enumerate(starts):
        assert offsets.unit(point) == unit
        assert offsets.point(unit) == offsets.point_after(unit) == offsets.nearest(unit) == point
    assert (offsets.point(2), offsets.point_after(2)) == (1, 2)


def test_only_what_is_seen_is_read(show) -> None:
    source = long_document(5000)
    page = show(source)
    page.grab()
    assert len(set(source.clauses_read)) < 30
    page.go_to_clause("c4000")
    page.grab()
    assert len(set(source.clauses_read)) < 60
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    page.grab()
    assert len(set(source.clauses_read)) < 90
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.clause() == "c4999"
    assert len(set(source.clauses_read)) < 120


def test_what_has_not_been_seen_for_long_is_let_go(show) -> None:
    page = show(long_document(1000))
    for clause in range(0, 1000, 20):
        page.go_to_clause(f"c{clause}")
        page.grab()
    assert sum(section.loaded for section in page.flow.sections) < 250


def test_measuring_ahead_moves_nothing_that_is_seen(show) -> None:
    page = show(long_document(300))
    page.go_to_clause("c200")
    before = page.grab().toImage()
    rect = page.spot_rect(page.caret())
    while page.flow.measure_next():
        pass
    page.sync()
    assert page.spot_rect(page.caret()) == rect
    assert page.flow.heights.total == sum(page.flow.load(index).height for index in range(len(page.flow.sections)))
    left = page.viewport().width()
    assert page.grab().toImage().copy(0, 0, left, 500) == before.copy(0, 0, left, 500)


def test_the_caret_of_every_position_is_where_a_click_finds_it(show) -> None:
    source = simple(("Syfte 😀", "Ett två\n" + LONG + "\nå e\u0301 👩‍⚕️ ö"), ("", "slut"))
    source.put("b.c1", "ett\ntvå", (("bullet", 0), ("number", 1)))
    table(source, "c0", [["Nr", "Uppgift"], ["1", "Kalla till samordnad plan"]])
    page = show(source, size=(700, 1500))
    graphemes = {Spot("h.c0", 7), Spot("b.c0", 0)}
    checked = 0
    for spot in all_spots(page):
        rect = page.spot_rect(spot)
        found = hit(page.scroller, page.page_left, QPoint(rect.x(), rect.center().y()))
        if found.spot != spot:
            assert page.spot_rect(found.spot).topLeft() == rect.topLeft() or spot not in graphemes
            other = page.spot_rect(found.spot)
            assert abs(other.x() - rect.x()) <= 2 or found.spot.text == spot.text
        else:
            checked += 1
    assert checked > len(LONG)


def test_up_and_down_keep_their_column_over_short_lines(show) -> None:
    page = show(simple(("Syfte", LONG + "\nkort\n" + LONG)))
    page.put_caret("b.c0", 50)
    x = page.spot_rect(page.caret()).x()
    lines = page.flow.find(page.caret())[1].lines
    for _ in range(lines):
        QTest.keyClick(page, Qt.Key.Key_Down)
    assert page.caret().position == len(LONG) + 5
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert abs(page.spot_rect(page.caret()).x() - x) < 8
    for _ in range(lines + 1):
        QTest.keyClick(page, Qt.Key.Key_Up)
    assert page.caret() == ("b.c0", 50)


def test_deep_in_a_clause_of_many_pages_the_caret_is_seen_and_a_key_scrolls_nothing(show) -> None:
    page = show(simple(("Syfte", "\n".join([LONG] * 60))))
    page.put_caret("b.c0", 40 * len(LONG))
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 50)
    before, value = page.spot_rect(page.caret()), page.scroller.value
    assert before is not None
    assert page.viewport().rect().contains(before)
    QTest.keyClick(page, Qt.Key.Key_X)
    assert page.scroller.value == value
    assert page.spot_rect(page.caret()).top() == before.top()


def test_home_and_end_go_to_the_ends_of_the_line(show) -> None:
    page = show(simple(("Syfte", LONG)))
    page.put_caret("b.c0", 100)
    top = page.spot_rect(page.caret()).y()
    QTest.keyClick(page, Qt.Key.Key_Home)
    first = page.caret().position
    QTest.keyClick(page, Qt.Key.Key_End)
    last = page.caret().position
    assert first < 100 <= last
    assert page.spot_rect(Spot("b.c0", first)).y() == page.spot_rect(Spot("b.c0", last)).y() == top
    assert page.spot_rect(Spot("b.c0", last + 1)).y() > top


def test_page_down_turns_the_page_and_page_up_turns_it_back(show) -> None:
    page = show(long_document(200))
    page.put_caret("b.c1", 0)
    before, top = page.caret(), page.scroller.value
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.scroller.value > top + 200
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert page.caret().text == before.text
    assert abs(page.scroller.value - top) < 60


@pytest.mark.parametrize("change", ["zoom", "view", "width"])
def test_the_words_at_the_top_stay_there(show, change: str) -> None:
    source = long_document(300)
    for clause in range(300):
        if len(source.texts[f"b.c{clause}"]) > 1:
            source.propose(f"b.c{clause}", "fem vardagar", "tre arbetsdagar räknat från frågan", f"r{clause}")
    page = show(source)
    page.go_to_clause("c155")
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 90)
    page.grab()
    rows = page.scroller.rows()
    clause = page.flow.sections[rows[0].index].place.clause
    if change == "zoom":
        page.set_zoom(170)
    elif change == "view":
        page.set_view(View.FINAL)
    else:
        page.resize(520, 600)
    page.grab()
    assert page.flow.sections[page.scroller.rows()[0].index].place.clause == clause


def test_the_caret_stays_at_its_words_when_the_view_changes(show) -> None:
    source = simple(("Syfte", "Svar inom fem vardagar från frågan."))
    source.propose("b.c0", "fem", "högst tio", "r1")
    page = show(source)
    page.put_caret("b.c0", source.words("b.c0", View.MARKUP).index("från"))
    for view in (View.FINAL, View.ORIGINAL, View.SIMPLE, View.MARKUP):
        page.set_view(view)
        assert source.words("b.c0", view)[page.caret().position :] == "från frågan."


def test_the_place_is_remembered_and_found_again(show) -> None:
    source = long_document(300)
    page = show(source)
    page.put_caret("b.c205", 30)
    kept = page.place()
    other = show(source)
    other.restore_place(kept)
    assert other.caret() == ("b.c205", 30)
    assert other.scroller.value == pytest.approx(page.scroller.value, abs=400)
    assert other.spot_rect(other.caret()).y() == pytest.approx(page.spot_rect(page.caret()).y(), abs=3)


def test_the_end_of_a_section_and_the_beginning_of_the_next_are_one_place(show) -> None:
    page = show(simple(*[("Rubrik", LONG) for _ in range(30)]))
    # So it is where a section was taken to be higher than it is.
    page.scroller.index, page.scroller.offset = 5, 10**6
    page.sync()
    place = page.place()
    assert (place["section"], place["offset"]) == (list(page.flow.sections[6].key), 0)
    page.restore_place(place)
    assert page.place() == place


def test_an_empty_body_under_a_chapter_shows_no_line_until_the_caret_is_there(show) -> None:
    page = show(long_document(20))
    section = page.flow.load(1)
    assert [leaf.content.text for leaf in section.leaves] == ["h.c0"]
    page.put_caret("h.c0", 0)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert page.caret() == ("b.c0", 0)
    assert [leaf.content.text for leaf in section.leaves] == ["h.c0", "b.c0"]
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert [leaf.content.text for leaf in section.leaves] == ["h.c0"]


def test_nothing_is_laid_out_wider_than_a_narrow_window(show) -> None:
    source = simple(("Syfte", LONG))
    table(source, "c0", [["Nummer", "Uppgift", "Ansvar"], ["1", "Kalla", "Kommunen"]])
    for zoom in (100, 200, 400):
        page = show(source, size=(480, 500))
        page.set_zoom(zoom)
        assert page.flow.setting.sheet.width <= max(page.viewport().width(), page.flow.setting.typography.ems(26))


def test_lists_are_numbered_by_level(show) -> None:
    source = simple(("Syfte", ""))
    styles = [("number", 0), ("number", 1), ("number", 1), ("number", 0), ("body", 0), ("number", 0), ("bullet", 0)]
    source.put("b.c0", "a\nb\nc\nd\ne\nf\ng", tuple(styles))
    page = show(source)
    leaves = page.flow.load(1).of_text("b.c0")
    assert [leaf.label for leaf in leaves] == ["1.", "a)", "b)", "2.", "", "1.", "•"]


def test_a_list_item_with_a_picture_in_it_has_one_number_and_stands_indented_throughout(show) -> None:
    source = simple(("Syfte", ""))
    source.put("b.c0", f"före{ATOM}efter\nsedan\nutanför", (("number", 1), ("number", 1)))
    source.texts["b.c0"][4].marks = {"atom": {"type": "picture", "blob": "b" * 64, "width": 300, "height": 200}}
    page = show(source)
    parts = page.flow.load(1).of_text("b.c0")
    assert [leaf.label for leaf in parts] == ["a)", "", "", "b)", ""]
    assert len({leaf.x for leaf in parts[:4]}) == 1
    assert parts[0].x > parts[-1].x
    page.put_caret("b.c0", 5)
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert source.texts["b.c0"][4].deleted, "before a picture's text, Backspace strikes the picture"
    assert [leaf.label for leaf in page.flow.load(1).of_text("b.c0")] == ["a)", "", "", "b)", ""]


def test_a_list_item_that_is_nothing_but_a_picture_has_its_bullet_painted(show) -> None:
    pictures = []
    for style in ("body", "bullet"):
        source = simple(("Syfte", ""))
        source.put("b.c0", ATOM, ((style, 0),))
        source.texts["b.c0"][0].marks = {"atom": {"type": "picture", "blob": "b" * 64, "width": 300, "height": 200}}
        page = show(source)
        sheet, (leaf,) = page.flow.setting.sheet, page.flow.load(1).of_text("b.c0")
        top = page.spot_rect(Spot("b.c0", 0)).y() - leaf.slot // 8
        before = (
            page.grab().toImage().copy(page.page_left + sheet.text, top, page.flow.setting.typography.em, leaf.slot)
        )
        pictures.append(before)
    assert pictures[0] != pictures[1]


_WIDE = [["Förutsättningar", "Vem", "Sammanhållning", "Se"], ["Ansvarsfördelning", "VGR", "tio", "LAK"]]


def _cells(flow: Flow) -> dict[str, Leaf]:
    leaves = flow.load(1).leaves
    return {leaf.content.pieces[0].text: leaf for leaf in leaves if leaf.content.text[0] == "c"}


def test_a_table_too_wide_for_the_page_keeps_its_words_whole_and_is_scrolled_to(show) -> None:
    source = simple(("Tider", "Se tabellen"))
    table(source, "c0", _WIDE)
    for each in source.texts["c.t1.r1.k0"]:
        each.marks = {**each.marks, "bold": True}
    page = show(source)
    page.set_zoom(200)
    page.resize(560, 500)
    assert {word: leaf.lines for word, leaf in _cells(page.flow).items()} == dict.fromkeys(chain(*_WIDE), 1)
    left, bar = page.page_left, page.horizontalScrollBar()
    page.put_caret("c.t1.r1.k3", 3)
    assert page.viewport().rect().contains(page.spot_rect(page.caret()))
    assert page.page_left < left
    page.put_caret("b.c0", 2)
    assert page.page_left == left
    page.set_zoom(100)
    assert bar.maximum() == 0


def test_a_column_grows_with_a_word_that_is_written_in_it(show) -> None:
    source = simple(("Tider", "Se tabellen"))
    table(source, "c0", [["Nr", "Uppgift"], ["1", "Kalla " * 40]])
    page = show(source)
    page.put_caret("c.t1.r1.k0", 1)
    page.type_words("234567890Ansvarsfördelning")
    assert _cells(page.flow)["1"].lines == 1


def test_on_paper_a_table_too_wide_for_it_breaks_its_longest_words_and_no_short_ones(show) -> None:
    source = simple(("Tider", "Se tabellen"))
    table(source, "c0", _WIDE)
    screen = show(source).flow.setting
    typography = Typography("Source Serif 4", "Source Sans 3", 200)
    flow = Flow(Printed(source, "d", View.FINAL, typography, Sheet.within(typography, 560), screen.inks))
    cells = _cells(flow)
    assert [cells[word].lines for word in ("Vem", "VGR", "Se", "LAK", "tio")] == [1] * 5
    assert cells["Förutsättningar"].lines > 1
    assert flow.setting.breadth == flow.setting.sheet.width


def test_columns_stand_closer_where_room_is_short_before_a_table_gets_wider_than_the_page(show) -> None:
    source = simple(("Tider", "Se tabellen"))
    table(source, "c0", _WIDE)
    page = show(source)
    usual, width = page.flow.load(1).tables[0].columns.beside, page.width()
    while page.flow.load(1).tables[0].columns.beside == usual:
        width -= 10
        page.resize(width, 600)
    assert page.flow.setting.breadth == page.flow.setting.sheet.width
    assert {word: leaf.lines for word, leaf in _cells(page.flow).items()} == dict.fromkeys(chain(*_WIDE), 1)


def test_the_bar_to_a_wide_table_is_there_while_the_table_is_in_sight(show, qtbot) -> None:
    source = simple(*((f"Tider {number}", "Se tabellen " * 60) for number in range(9)))
    table(source, "c4", _WIDE)
    page = show(source, size=(560, 400))
    page.set_zoom(200)
    while page.flow.measure_next():
        pass
    page.sync()
    bar, there = page.horizontalScrollBar(), []
    for value in range(0, page.verticalScrollBar().maximum(), 40):
        page.verticalScrollBar().setValue(value)
        for _ in range(3):
            page.grab()
            QTest.qWait(0)
            there.append(bar.isVisible())
    changes = [one for one, before in zip(there, [False, *there], strict=False) if one != before]
    assert changes == [True, False]
    assert not bar.maximum() and not bar.value()
