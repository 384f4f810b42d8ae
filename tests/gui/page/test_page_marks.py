"""How proposals are shown and told of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from fake_page_source import FakeSource, simple, table
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page.colours import READABLE, VISIBLE, Hues, Inks, authority_colour, contrast, own_hue
from hsavtal_desktop.gui.page.contended import Contended
from hsavtal_desktop.gui.page.ornaments import bars
from hsavtal_desktop.gui.page.reader import Reader
from hsavtal_desktop.gui.theme import Look, palette_of

GROUNDS = [QColor("white"), QColor("#1e1f22"), QColor("black"), QColor("#fdf6e3")]


def proposed() -> FakeSource:
    words = "Svar ska ges inom fem vardagar från frågan. "
    source = simple(("Svar", words * 3), ("Frågor", "Ingen ändring här."))
    source.propose("b.c0", "fem", "tio", "r1")
    source.propose("b.c0", "vardagar", "dagar", "r2", organisation="VGR", side="region")
    return source


def strokes(page: Reader, kind: str) -> list[tuple[Qt.PenStyle, str]]:
    leaf = page.flow.load(1).of_text("b.c0")[0]
    return [(stroke.pen.style(), stroke.pen.color().name()) for stroke in leaf.strokes if stroke.kind == kind]


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda colour: colour.name())
def test_every_authority_can_be_read_on_every_ground(ground: QColor) -> None:
    for number in range(60):
        assert contrast(authority_colour(f"Exempelkommun {number}", ground), ground) >= READABLE


def test_an_authority_has_one_colour_and_others_have_others() -> None:
    white = QColor("white")
    colours = {authority_colour(f"Kommun {number}", white).name() for number in range(50)}
    assert len(colours) > 15
    assert authority_colour("Exempelkommun", white).name() == "#5b5b15"


def test_authorities_beside_each_other_differ_in_whatever_order_they_come() -> None:
    names = ["VGR", "VästKom", "Exempelkommun", "Exempelkommun A", "Exempelkommun B"]
    assert own_hue("Exempelkommun A") == own_hue("Exempelkommun B"), "of themselves they look alike"
    hues = Hues()
    assert hues.tell_apart(names)
    given = {name: hues.of(name) for name in names}
    steps = sorted(given.values())
    assert min(after - before for before, after in pairwise([*steps, steps[0] + 24])) >= 2
    other = Hues()
    other.tell_apart(reversed(names))
    assert given == {name: other.of(name) for name in names}
    assert not hues.tell_apart(names), "nothing is to be drawn anew"
    assert Hues().of("VGR") == own_hue("VGR") and not Hues().tell_apart(f"Kommun {number}" for number in range(60))


@pytest.mark.parametrize(("base", "text"), [("#ffffff", "#000000"), ("#1e1f22", "#e6e6e6"), ("#000000", "#ffff00")])
def test_inks_are_readable_in_every_palette(base: str, text: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    inks = Inks.of(palette)
    for ink in (inks.text, inks.muted, inks.accent, inks.warning):
        assert contrast(ink, inks.page) >= READABLE
    assert contrast(inks.bar, inks.page) >= 3
    for ground in (inks.hit, inks.current_hit, inks.current, inks.faint):
        assert contrast(inks.text, ground) >= READABLE


def test_sides_differ_by_the_kind_of_line_and_insertion_from_deletion_by_its_place(show) -> None:
    page = show(proposed())
    solid, dashed = Qt.PenStyle.SolidLine, Qt.PenStyle.CustomDashLine
    assert [pen for pen, _ in strokes(page, "inserted")] == [dashed, solid]
    assert [pen for pen, _ in strokes(page, "deleted")] == [dashed, solid]
    assert len({colour for _, colour in strokes(page, "inserted")}) == 2


def test_what_is_struck_is_seen_to_be_so_also_within_a_selection(show) -> None:
    page = show(proposed())
    page.put_caret("b.c0", 0)
    box = page.spot_rect(page.caret())
    assert box is not None
    page.select_all()
    image, inks = page.grab().toImage(), page.flow.setting.inks
    leaf = page.flow.load(1).of_text("b.c0")[0]
    assert leaf.strokes
    for stroke in leaf.strokes:
        low, across = box.top() - leaf.slot // 8 + round(stroke.y), range(round(stroke.left), round(stroke.right))
        seen = {image.pixelColor(box.left() + x, low + y).name() for x in across for y in (-1, 0, 1)}
        assert inks.selected.name() in seen and stroke.pen.color().name() not in seen, stroke.kind


def test_a_bar_stands_beside_each_changed_line_and_no_other(show) -> None:
    page = show(proposed())
    setting = page.flow.setting
    found = list(bars(page.flow.load(1), setting))
    leaf = page.flow.load(1).of_text("b.c0")[0]
    assert [round(bar.top()) for bar in found] == [leaf.y]
    assert list(bars(page.flow.load(2), setting)) == []


def test_the_simple_view_has_bars_even_where_words_were_only_struck(show) -> None:
    source = simple(("Svar", "Svar ska ges inom fem vardagar. " * 6))
    source.propose("b.c0", "fem ", "", "r1")
    page = show(source, View.SIMPLE)
    leaf = page.flow.load(1).of_text("b.c0")[0]
    assert leaf.strokes == ()
    assert leaf.barred == {0}
    page.put_caret("b.c0", 120)
    page.type_words("x")
    leaf = page.flow.load(1).of_text("b.c0")[0]
    assert leaf.barred == {0, leaf.caret(120)[0]}


def test_final_and_original_show_no_marks(show) -> None:
    for view in (View.FINAL, View.ORIGINAL):
        page = show(proposed(), view)
        leaf = page.flow.load(1).of_text("b.c0")[0]
        assert leaf.strokes == ()
        assert list(bars(page.flow.load(1), page.flow.setting)) == []


def test_a_struck_paragraph_break_is_shown_as_a_sign(show) -> None:
    source = simple(("Svar", "ett\ntvå"))
    source.propose("b.c0", "\n", "", "r1")
    page = show(source)
    first = page.flow.load(1).of_text("b.c0")[0]
    assert first.shown.text == "ett¶"
    assert [stroke.kind for stroke in first.strokes] == ["deleted"]
    page.put_caret("b.c0", 3)
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.caret().position == 4
    page.set_view(View.FINAL)
    assert page.flow.load(1).of_text("b.c0")[0].shown.text == "etttvå"


def test_clauses_that_come_go_and_move_are_labelled(show) -> None:
    source = simple(("Ett", "a"), ("Två", "b"), ("Tre", "c"))
    part = source.outline_value.parts[0]
    one, two, three = part.places
    places = (
        one._replace(inserted="r1"),
        two._replace(deleted=("r1",)),
        three._replace(moved="r1", moved_away=True),
        three._replace(moved="r1"),
    )
    source.outline_value = replace(source.outline_value, parts=(replace(part, places=places),))
    source.propose("b.c0", "a", "b", "r1")
    page = show(source)
    notes = [page.flow.load(index).notes[0].content.pieces[0].text for index in range(1, 5)]
    assert [note.split(" · ")[0] for note in notes] == [
        "New clause",
        "Proposed to be removed",
        "Moved from here to 3",
        "Moved here",
    ]
    assert all(note.endswith("Exempelkommun") for note in notes)
    assert page.flow.load(3).leaves == []
    assert {stroke.kind for leaf in page.flow.load(2).leaves for stroke in leaf.strokes} == {"removed"}
    assert len(list(bars(page.flow.load(1), page.flow.setting))) == 1
    page.set_view(View.FINAL)
    assert len(page.flow.sections) == 5


def test_a_click_on_a_bar_asks_to_toggle_the_markup(show, qtbot) -> None:
    page = show(proposed())
    page.grab()
    bar = next(bars(page.flow.load(1), page.flow.setting))
    top = page.scroller.top_of(1)
    before = page.caret()
    with qtbot.waitSignal(page.toggle_markup, timeout=500):
        QTest.mouseClick(
            page.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(round(page.page_left + bar.center().x()), round(top + bar.center().y())),
        )
    assert page.caret() == before


def test_a_hover_tells_who_when_and_what(show) -> None:
    source = proposed()
    source.revisions["r1"] = replace(source.revisions["r1"], name="Exempel <Person>", message="Enligt mötet")
    page = show(source)
    at = source.words("b.c0", View.MARKUP).index("tio") + 1
    rect = page.spot_rect(type(page.caret())("b.c0", at))
    told = page._pointer.told(rect.center())
    for words in ("Replacement", "Exempel &lt;Person&gt;", "Exempelkommun", "2026-11-22", "− fem", "+ tio", "Enligt"):
        assert words in told
    rect = page.spot_rect(type(page.caret())("b.c0", 2))
    assert page._pointer.told(rect.center()) == ""


def test_the_proposal_under_the_caret_is_told_when_it_becomes_another(show) -> None:
    source = proposed()
    page = show(source)
    told: list[str] = []
    page.revision_under_caret.connect(told.append)
    words = source.words("b.c0", View.MARKUP)
    for at in (0, words.index("fem") + 1, words.index("tio") + 1, words.index("dagar från"), 1):
        page.put_caret("b.c0", at)
    assert told == ["r1", "r2", ""]


def test_going_to_a_proposal_puts_the_caret_there_and_shows_it(show) -> None:
    source = simple(*[(f"Rubrik {number}", "Svar inom fem dagar. " * 8) for number in range(60)])
    source.propose("b.c47", "fem", "tio", "r1")
    page = show(source)
    assert page.go_to_revision("r1")
    assert page.caret() == ("b.c47", source.words("b.c47", View.MARKUP).index("fem"))
    assert page.viewport().rect().contains(page.spot_rect(page.caret()))
    page.set_view(View.FINAL)
    assert page.go_to_revision("r1")
    assert page.clause() == "c47"


def test_conflicts_and_the_current_proposal_change_the_picture(show) -> None:
    page = show(proposed())
    page.clearFocus()
    plain = page.grab().toImage()
    page.set_conflicts(Contended(frozenset(["r1"])))
    marked = page.grab().toImage()
    page.set_current_revision("r2")
    focused = page.grab().toImage()
    assert plain != marked != focused
    page.set_conflicts(Contended())
    page.set_current_revision("")
    assert page.grab().toImage() == plain


def test_a_part_of_a_long_paragraph_is_painted_as_in_the_whole_picture(show) -> None:
    source = simple(("Svar", "Svar ska ges inom fem vardagar från frågan, så långt det går. " * 90))
    source.propose("b.c0", "fem", "tio " * 300, "r1")
    page = show(source)
    page.clearFocus()
    page.verticalScrollBar().setValue(300)
    whole = page.viewport().grab().toImage()
    width = page.viewport().width()
    for top in range(0, 560, 37):
        band = QRect(0, top, width, 30)
        assert page.viewport().grab(band).toImage() == whole.copy(band), top


def test_party_and_status_are_told_by_words(show) -> None:
    source = proposed()
    plain = show(source)
    plain.clearFocus()
    before = plain.grab().toImage()
    pictures = [before]
    for party, status in (("region", "utkast"), ("municipality", "utkast"), ("both", "utkast"), ("both", "enig")):
        source.parties["c0"], source.statuses["c0"] = party, status
        page = show(source)
        page.clearFocus()
        pictures.append(page.grab().toImage())
    assert all(one != other for index, one in enumerate(pictures) for other in pictures[:index])


def test_a_dark_palette_is_followed_at_once(show) -> None:
    page = show(proposed())
    palette = QPalette(page.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1f22"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e6e6e6"))
    page.setPalette(palette)
    image = page.grab().toImage()
    assert image.pixelColor(page.page_left + 20, 300).name() == "#1e1f22"


def test_search_hits_are_found_in_turn_and_over_clauses(show) -> None:
    source = simple(*[("Rubrik", "Text utan ordet.") for _ in range(40)])
    source.put("b.c3", "Individen och  en individ")
    source.put("b.c30", "för INDIVIDEN")
    table(source, "c30", [["Vem"], ["individ"]])
    page = show(source)
    page.set_search("individ")
    found = []
    for _ in range(5):
        assert page.find_next()
        found.append((page.caret_state.anchor.text, page.caret_state.anchor.position))
    assert found == [("b.c3", 0), ("b.c3", 18), ("b.c30", 4), ("c.t1.r1.k0", 0), ("b.c3", 0)]
    assert page.find_next(forward=False)
    assert page.caret().text == "c.t1.r1.k0"
    page.set_search("finns inte")
    assert not page.find_next()


def test_a_screen_reader_is_told_the_paragraph_and_whose_words_they_are(show, qtbot) -> None:
    source = proposed()
    page = show(source)
    page.put_caret("b.c0", source.words("b.c0", View.MARKUP).index("tio") + 1)
    qtbot.waitUntil(lambda: "inserted by Exempelperson Ett, Exempelkommun" in page.accessibleDescription())
    assert "Svar ska ges inom" in page.accessibleDescription()
    assert page.accessibleName()


def test_a_screen_reader_is_told_nothing_of_a_page_that_is_not_seen_and_may_be_behind(show) -> None:
    source = proposed()
    page = show(source)
    page.put_caret("b.c0", source.words("b.c0", View.MARKUP).index("tio") + 1)
    page.hide()
    known = dict(source.revisions)
    source.revisions.clear()  # undone beside the window
    for timer in page.findChildren(QTimer):
        timer.timeout.emit()
    assert page.accessibleDescription() == ""
    source.revisions.update(known)  # the page may live on, and be given another look by the tests that follow


def test_chips_have_room_even_beside_a_heading_alone(show) -> None:
    source = simple(("Kapitel", ""), ("Punkt", "ord"))
    part = source.outline_value.parts[0]
    places = (part.places[0], part.places[1]._replace(depth=1))
    source.outline_value = replace(source.outline_value, parts=(replace(part, places=places),))
    source.parties["c0"], source.statuses["c0"] = "both", "diskussion"
    page = show(source)
    section = page.flow.load(1)
    assert [leaf.content.text for leaf in section.leaves] == ["h.c0"]
    slot = page.flow.setting.typography.note.slot
    assert section.height >= section.leaves[0].y + (section.leaves[0].slot - slot) // 2 + 2 * slot


@pytest.mark.parametrize("look", Look)
def test_all_that_the_page_and_the_cards_show_can_be_read_in_every_look(look: Look) -> None:
    palette = palette_of(look)
    inks = Inks.of(palette)
    grounds = [inks.page, inks.hit, inks.current_hit, inks.current, inks.remarked, inks.remarked_now, inks.faint]
    for ground in grounds:
        assert contrast(inks.text, ground) >= READABLE, ground.name()
    assert contrast(inks.selected, inks.selection) >= READABLE
    for ink in (inks.muted, inks.accent, inks.warning):
        assert contrast(ink, inks.page) >= READABLE
    for sign in (inks.bar, inks.misspelt, inks.warning, inks.accent):
        assert contrast(sign, inks.page) >= VISIBLE
    for number in range(60):
        ink = authority_colour(f"Exempelkommun {number}", inks.page)
        for ground in grounds:
            assert contrast(ink, ground) >= READABLE, "marks are read on every ground"
    shades = [palette.color(role) for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Midlight)]
    for ground in shades:
        assert contrast(palette.color(QPalette.ColorRole.Shadow), ground) >= VISIBLE, "edges"
        assert contrast(palette.color(QPalette.ColorRole.Highlight), ground) >= VISIBLE, "the focus ring"
