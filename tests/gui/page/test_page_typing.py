"""Keys on the page, with the text compared after every one."""

from __future__ import annotations

import random
import unicodedata

import pytest
from fake_page_source import FakeSource, simple, table
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import ReplaceText, StyleParagraphs
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.flow import Spot

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(page: PageView, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page, key, held)


def write(page: PageView, words: str) -> None:
    for character in words:
        QTest.keyClick(page, character) if character.isascii() else page.type_words(character)


def shown_words(page: PageView, text: str) -> str:
    """A text as the page's own leaves hold it."""
    index = page.flow.locate(text)
    assert index is not None
    leaves = page.flow.load(index).of_text(text)
    return "\n".join("".join(piece.text for piece in leaf.content.pieces) for leaf in leaves)


def test_what_is_typed_stands_at_the_caret_and_is_proposed(show) -> None:
    source = simple(("Syfte", "Avtalet gäller."))
    page = show(source)
    page.put_caret("b.c0", 8)
    write(page, "nya ")
    assert source.words("b.c0") == "Avtalet nya gäller."
    assert source.words("b.c0", View.ORIGINAL) == "Avtalet gäller."
    assert shown_words(page, "b.c0") == "Avtalet nya gäller."
    assert page.caret() == ("b.c0", 12)


def test_typing_in_one_go_is_one_burst_and_a_moved_caret_begins_another(show) -> None:
    source = simple(("Syfte", "ab"))
    page = show(source)
    page.put_caret("b.c0", 1)
    write(page, "xyz")
    press(page, Qt.Key.Key_Left)
    write(page, "q")
    assert [edit.burst for edit in source.edits] == [False, True, True, False]
    assert source.words("b.c0") == "axyqzb"


def test_a_pause_ends_the_burst(show) -> None:
    source = simple(("Syfte", "ab"))
    page = show(source)
    page.put_caret("b.c0", 2)
    now = [0.0]
    page.editor._clock = lambda: now[0]
    write(page, "x")
    now[0] = 1.9
    write(page, "y")
    now[0] = 4.0
    write(page, "z")
    assert [edit.burst for edit in source.edits] == [False, True, False]


def test_erasing_back_over_what_was_just_typed_stays_in_the_burst(show) -> None:
    source = simple(("Syfte", "ab"))
    page = show(source)
    page.put_caret("b.c0", 2)
    write(page, "xy")
    press(page, Qt.Key.Key_Backspace)
    assert source.words("b.c0") == "abx"
    assert [edit.burst for edit in source.edits] == [False, True, True]


def test_struck_text_stays_and_erasing_walks_on_over_it(show) -> None:
    source = simple(("Syfte", "abcdef"))
    page = show(source)
    page.put_caret("b.c0", 3)
    press(page, Qt.Key.Key_Backspace)
    assert (shown_words(page, "b.c0"), page.caret().position) == ("abcdef", 2)
    press(page, Qt.Key.Key_Backspace)
    press(page, Qt.Key.Key_Delete)
    press(page, Qt.Key.Key_Delete)
    assert page.caret().position == 3
    edits = len(source.edits)
    assert edits == 2
    press(page, Qt.Key.Key_Delete)
    assert page.caret().position == 4
    assert source.words("b.c0") == "aef"
    assert source.words("b.c0", View.ORIGINAL) == "abcdef"


def test_typing_inside_struck_text_is_allowed(show) -> None:
    source = simple(("Syfte", "abcdef"))
    source.propose("b.c0", "bcd", "", "r1")
    page = show(source)
    page.put_caret("b.c0", 2)
    write(page, "X")
    assert shown_words(page, "b.c0") == "abXcdef"
    assert source.words("b.c0") == "aXef"


def test_enter_splits_a_paragraph_and_backspace_joins_it_again(show) -> None:
    source = simple(("Syfte", "abcdef"))
    page = show(source)
    page.put_caret("b.c0", 3)
    press(page, Qt.Key.Key_Return)
    assert source.words("b.c0") == "abc\ndef"
    assert page.caret() == ("b.c0", 4)
    press(page, Qt.Key.Key_Backspace)
    assert source.words("b.c0") == "abcdef"


def test_enter_in_a_heading_goes_to_the_body(show) -> None:
    source = simple(("Syfte", "abc"))
    page = show(source)
    page.put_caret("h.c0", 2)
    press(page, Qt.Key.Key_Return)
    assert page.caret() == ("b.c0", 0)
    assert source.edits == []


def test_enter_at_the_end_of_a_heading_begins_a_paragraph_before_what_is_said_there(show) -> None:
    source = simple(("Syfte", "abc"))
    page = show(source)
    page.put_caret("h.c0", 5)
    press(page, Qt.Key.Key_Return)
    write(page, "Xy")
    assert source.words("b.c0") == "Xy\nabc"
    assert source.words("h.c0") == "Syfte"


def test_enter_at_the_end_of_a_heading_with_nothing_below_only_goes_there(show) -> None:
    source = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("h.c0", 5)
    press(page, Qt.Key.Key_Return)
    assert page.caret() == ("b.c0", 0)
    assert source.edits == []


@pytest.mark.parametrize(
    ("struck", "then", "left"),
    [("abc", "", "Xy"), ("abc\ndef", "", "Xy"), ("abc", "\ndef", "Xy\ndef")],
)
def test_enter_at_the_end_of_a_heading_leaves_no_empty_paragraph_where_what_was_said_is_struck(
    show, struck: str, then: str, left: str
) -> None:
    source = simple(("Syfte", struck + then))
    source.propose("b.c0", struck, "", "r1")
    page = show(source)
    page.put_caret("h.c0", 5)
    press(page, Qt.Key.Key_Return)
    assert page.caret() == ("b.c0", 0)
    write(page, "Xy")
    assert source.words("b.c0") == left
    page.apply(source.undo())
    assert source.words("b.c0") == then, "what was written is undone by itself"


def test_enter_at_the_end_of_a_heading_keeps_apart_what_stands_after_a_struck_paragraph(show) -> None:
    source = simple(("Syfte", "abc\ndef"))
    source.propose("b.c0", "abc\n", "", "r1")
    page = show(source)
    page.put_caret("h.c0", 5)
    press(page, Qt.Key.Key_Return)
    write(page, "Xy")
    assert source.words("b.c0") == "Xy\ndef"


def test_the_paragraph_begun_after_a_heading_is_running_text_before_a_list_too(show) -> None:
    source = simple(("Syfte", "abc"))
    page = show(source)
    page.put_caret("b.c0", 0)
    write(page, "- ")
    page.put_caret("h.c0", 5)
    press(page, Qt.Key.Key_Return)
    write(page, "Xy")
    assert [(each.text, each.style) for each in source.text("b.c0", View.FINAL)] == [("Xy", "body"), ("abc", "bullet")]


def test_the_ends_of_a_text_cannot_be_erased_past(show) -> None:
    source = simple(("Syfte", "abc"), ("Mål", "def"))
    page = show(source)
    page.put_caret("b.c0", 0)
    press(page, Qt.Key.Key_Backspace)
    page.put_caret("b.c0", 3)
    press(page, Qt.Key.Key_Delete)
    assert source.edits == []
    assert page.caret() == ("b.c0", 3)


def test_a_selection_over_clauses_is_struck_text_by_text(show) -> None:
    source = simple(("Syfte", "abcdef"), ("Mål", "ghijkl"))
    page = show(source)
    page.put_caret("b.c0", 3)
    page.put_caret("b.c1", 2, keep_anchor=True)
    assert page.selected_text() == "def\nMål\ngh"
    write(page, "X")
    assert [source.words(text) for text in ("h.c0", "b.c0", "h.c1", "b.c1")] == ["Syfte", "abcX", "", "ijkl"]
    assert sum(isinstance(edit, ReplaceText) for edit in source.edits) == 3


def test_control_with_backspace_and_delete_strikes_a_word(show) -> None:
    source = simple(("Syfte", "ett två tre"))
    page = show(source)
    page.put_caret("b.c0", 7)
    press(page, Qt.Key.Key_Backspace, CONTROL)
    assert source.words("b.c0") == "ett  tre"
    page.put_caret("b.c0", 8)
    press(page, Qt.Key.Key_Delete, CONTROL)
    assert source.words("b.c0") == "ett  "


def test_third_level_characters_write_and_shortcuts_do_not(show) -> None:
    source = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("b.c0", 0)
    QTest.keyClick(page, "@", CONTROL | Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page, Qt.Key.Key_G, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert source.words("b.c0") == "@"


def test_what_is_typed_is_composed(show) -> None:
    source = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("b.c0", 0)
    page.type_words("a\u030a")
    page.type_words("o")
    page.type_words("\u0308")
    assert source.words("b.c0") == "åö"


def test_graphemes_are_walked_and_erased_whole(show) -> None:
    source = simple(("Syfte", "a👩‍⚕️b🇸🇪c"))
    page = show(source)
    page.put_caret("b.c0", 1)
    press(page, Qt.Key.Key_Right)
    assert page.caret().position == 5
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Right)
    assert page.caret().position == 8
    press(page, Qt.Key.Key_Backspace)
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Backspace)
    assert source.words("b.c0") == "abc"


def test_read_only_views_refuse_and_say_so(show, qtbot) -> None:
    source = simple(("Syfte", "abc"))
    for view in (View.FINAL, View.ORIGINAL):
        page = show(source, view)
        page.put_caret("b.c0", 1)
        for doing in (lambda p: write(p, "x"), lambda p: press(p, Qt.Key.Key_Delete), lambda p: p.paste()):
            with qtbot.waitSignal(page.refused, timeout=500) as told:
                doing(page)
            assert "reading" in told.args[0]
        press(page, Qt.Key.Key_Right)
        assert page.caret().position == 2
    assert source.edits == []


def test_trouble_is_told_and_nothing_is_changed(show, qtbot) -> None:
    source = simple(("Syfte", "abc"))
    page = show(source)
    page.put_caret("b.c0", 1)
    source.refusal = "Punkten är låst av frysningen."
    with qtbot.waitSignal(page.refused) as told:
        write(page, "x")
    assert told.args == ["Punkten är låst av frysningen."]
    assert shown_words(page, "b.c0") == "abc"
    assert page.caret().position == 1


def test_tab_moves_between_cells_and_on_to_a_new_row(show) -> None:
    source = simple(("Tabell", "före"), ("Mål", "efter"))
    table(source, "c0", [["Nr", "Uppgift"], ["1", "Kalla"]])
    page = show(source)
    page.put_caret("c.t1.r0.k0", 0)
    press(page, Qt.Key.Key_Tab)
    assert page.selected_text() == "Uppgift"
    write(page, "Vad")
    assert source.words("c.t1.r0.k1") == "Vad"
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Backtab)
    assert page.caret().text == "c.t1.r0.k1"
    for _ in range(3):
        press(page, Qt.Key.Key_Tab)
    assert page.caret().text == "c.t1.n.k0"


def test_tab_leaves_a_table_that_is_only_read(show) -> None:
    source = simple(("Tabell", "före"), ("Mål", "efter"))
    table(source, "c0", [["Nr", "Uppgift"], ["1", "Kalla"]])
    page = show(source, View.FINAL)
    page.put_caret("c.t1.r1.k1", 0)
    press(page, Qt.Key.Key_Tab)
    assert not page.caret().text.startswith("c.")


def test_tab_in_a_list_changes_the_level_and_backspace_leaves_it(show) -> None:
    source = simple(("Syfte", "ett\ntvå"))
    source.put("b.c0", "ett\ntvå", (("bullet", 0), ("bullet", 0)))
    page = show(source)
    page.put_caret("b.c0", 4)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Backtab)
    press(page, Qt.Key.Key_Backspace)
    styles = [(edit.style, edit.level) for edit in source.edits if isinstance(edit, StyleParagraphs)]
    assert styles == [("bullet", 1), ("bullet", 0), ("body", 0)]
    assert page.caret() == ("b.c0", 4)


def test_enter_in_an_empty_list_item_ends_the_list(show) -> None:
    source = simple(("Syfte", "ett\n"))
    source.put("b.c0", "ett\n", (("bullet", 0), ("bullet", 0)))
    page = show(source)
    page.put_caret("b.c0", 4)
    press(page, Qt.Key.Key_Return)
    assert source.words("b.c0") == "ett\n"
    assert [(edit.style, edit.level) for edit in source.edits] == [("body", 0)]


def test_a_deleted_table_goes_with_its_cells_and_erasing_beside_it_enters_it(show) -> None:
    source = simple(("Tabell", "före"), ("Mål", "efter"))
    table(source, "c0", [["Nr", "Uppgift"], ["1", "Kalla"]])
    page = show(source)
    page.put_caret("b.c0", 4)
    press(page, Qt.Key.Key_Delete)
    assert page.caret().text == "c.t1.r0.k0"
    assert source.edits == []
    page.put_caret("b.c0", 2)
    page.put_caret("b.c1", 2, keep_anchor=True)
    press(page, Qt.Key.Key_Delete)
    assert source.words("b.c0") == "fö"
    assert source.words("c.t1.r1.k1") == "Kalla"
    assert source.words("b.c1") == "ter"


def test_bold_runs_on_and_can_be_chosen_for_what_is_typed_next(show) -> None:
    source = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("b.c0", 0)
    write(page, "a")
    page.set_format("bold", True)
    write(page, "b")
    write(page, "c")
    marks = [bool(each.marks.get("bold")) for each in source.texts["b.c0"][:3]]
    assert marks == [False, True, True]


def test_bold_is_ended_for_what_is_typed_next_as_it_was_begun(show) -> None:
    source = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("b.c0", 0)
    for letter in "abcd":
        page.toggle_format("bold")
        write(page, letter)
    page.toggle_format("bold")
    page.toggle_format("bold")
    write(page, "e")
    marks = [bool(each.marks.get("bold")) for each in source.texts["b.c0"][:5]]
    assert marks == [True, False, True, False, False]


def test_undo_by_the_window_shows_the_text_as_before(show) -> None:
    source = simple(("Syfte", "abcdef"))
    page = show(source)
    page.put_caret("b.c0", 3)
    write(page, "xyz")
    page.apply(source.undo())
    assert shown_words(page, "b.c0") == "abcdef"
    assert page.caret() == ("b.c0", 3)


class Oracle:
    """What any good editor does in the simple view: strings, a caret and an anchor."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.anchor = self.point = (next(iter(texts)), 0)

    def visible(self) -> list[str]:
        found = []
        for text, words in self.texts.items():
            other = self.texts[("b" if text[0] == "h" else "h") + text[1:]]
            held = (self.point[0], self.anchor[0])
            needed = not other and "b" + text[1:] not in held if text[0] == "h" else other
            if words or text in held or needed:
                found.append(text)
        return found

    def order(self, spot: tuple[str, int]) -> tuple[int, int]:
        return list(self.texts).index(spot[0]), spot[1]

    def move(self, step: int, keep: bool) -> None:
        if self.anchor != self.point and not keep:
            self.point = (min if step < 0 else max)(self.anchor, self.point, key=self.order)
        else:
            text, at = self.point
            if 0 <= at + step <= len(self.texts[text]):
                self.point = (text, at + step)
            else:
                order = self.visible()
                index = order.index(text) + step
                if 0 <= index < len(order):
                    self.point = (order[index], 0 if step > 0 else len(self.texts[order[index]]))
        if not keep:
            self.anchor = self.point

    def replace(self, new: str) -> None:
        first, last = sorted((self.anchor, self.point), key=self.order)
        names = list(self.texts)
        inside = names[names.index(first[0]) : names.index(last[0]) + 1]
        new = new.replace("\n", " ") if first[0][0] == "h" else new
        for text in inside:
            start = first[1] if text == first[0] else 0
            stop = last[1] if text == last[0] else len(self.texts[text])
            put = new if text == first[0] else ""
            self.texts[text] = self.texts[text][:start] + put + self.texts[text][stop:]
        self.anchor = self.point = (first[0], first[1] + len(new))

    def erase(self, step: int) -> None:
        if self.anchor == self.point:
            text, at = self.point
            if not 0 <= at + step <= len(self.texts[text]):
                return
            self.anchor = (text, at + step)
        self.replace("")

    def split(self) -> None:
        if self.anchor != self.point:
            self.replace("")
        if self.point[0][0] == "h":
            heading, at = self.point
            body = "b" + heading[1:]
            if at == len(self.texts[heading]) and self.texts[body].split("\n")[0]:
                self.texts[body] = "\n" + self.texts[body]
            self.anchor = self.point = (body, 0)
        else:
            self.replace("\n")


@pytest.mark.parametrize("seed", range(8))
def test_random_scripts_end_as_in_any_good_editor(show, seed: int) -> None:
    draw = random.Random(seed)
    source = simple(("Syfte", "abc\ndéf"), ("Mål", "ghi 😀 jkl"), ("Ord", "å"))
    page = show(source, View.SIMPLE)
    oracle = Oracle({text: source.words(text) for clause in range(3) for text in (f"h.c{clause}", f"b.c{clause}")})
    done = []
    for _ in range(150):
        doing = draw.choice(["type"] * 4 + ["left", "right"] * 3 + ["back", "delete", "split", "paste", "home", "end"])
        keep = draw.random() < 0.3
        done.append((doing, keep))
        held = SHIFT if keep else Qt.KeyboardModifier.NoModifier
        if doing == "type":
            character = draw.choice("xyzåäö €😀")
            page.type_words(character)
            oracle.replace(character)
        elif doing in ("left", "right"):
            press(page, Qt.Key.Key_Left if doing == "left" else Qt.Key.Key_Right, held)
            oracle.move(-1 if doing == "left" else 1, keep)
        elif doing in ("back", "delete"):
            press(page, Qt.Key.Key_Backspace if doing == "back" else Qt.Key.Key_Delete)
            oracle.erase(-1 if doing == "back" else 1)
        elif doing == "split":
            press(page, Qt.Key.Key_Return)
            oracle.split()
        elif doing == "paste":
            data = QMimeData()
            data.setText("ett\ntvå")
            page.paste_from(data)
            oracle.replace("ett\ntvå")
        else:
            press(page, Qt.Key.Key_Home if doing == "home" else Qt.Key.Key_End, CONTROL | held)
            order = oracle.visible()
            oracle.point = (order[0], 0) if doing == "home" else (order[-1], len(oracle.texts[order[-1]]))
            oracle.anchor = oracle.anchor if keep else oracle.point
        assert {text: source.words(text) for text in oracle.texts} == oracle.texts, done
        assert (page.caret_state.anchor, page.caret_state.point) == (oracle.anchor, oracle.point), done
        for text in oracle.visible():
            assert shown_words(page, text) == oracle.texts[text], done


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_typed_under_markup_the_agreed_text_is_left_alone(show, seed: int) -> None:
    draw = random.Random(100 + seed)
    source = simple(("Syfte", "Den part som först ser\natt en individ"), ("Mål", "ska inom fem vardagar"))
    source.propose("b.c1", "fem", "tio", "r1")
    before = {text: source.words(text, View.ORIGINAL) for text in source.texts}
    page = show(source)
    keys = [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace, Qt.Key.Key_Delete]
    for _ in range(150):
        if draw.random() < 0.4:
            write(page, draw.choice("abc å"))
        else:
            press(page, draw.choice([*keys, Qt.Key.Key_Return]), draw.choice([SHIFT, Qt.KeyboardModifier.NoModifier]))
        for text in before:
            index = page.flow.locate(text)
            if page.flow.load(index).of_text(text):
                assert shown_words(page, text) == source.words(text, View.MARKUP)
    assert {text: source.words(text, View.ORIGINAL) for text in before} == before
    assert all(unicodedata.is_normalized("NFC", source.words(text)) for text in before)


def test_copy_and_paste_keep_structure_and_leave_struck_words_behind(show) -> None:
    source = simple(("Syfte", "ett två\ntre fyra"), ("Mål", ""))
    source.put("b.c0", "ett två\ntre fyra", (("body", 0), ("bullet", 0)))
    for each in source.texts["b.c0"][4:7]:
        each.marks["bold"] = True
    source.propose("b.c0", "tre ", "", "r1")
    page = show(source)
    page.select("b.c0", 0, 16)
    press(page, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "ett två\nfyra"
    page.put_caret("b.c1", 0)
    press(page, Qt.Key.Key_V, CONTROL)
    assert source.words("b.c1") == "ett två\nfyra"
    assert [bool(each.marks.get("bold")) for each in source.texts["b.c1"][:8]] == [False] * 4 + [True] * 3 + [False]
    assert [each.marks["style"] for each in source.texts["b.c1"] if each.character == "\n"] == ["body", "bullet"]


def test_html_is_pasted_as_paragraphs_without_its_styling(show) -> None:
    source: FakeSource = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("b.c0", 0)
    data = QMimeData()
    data.setHtml(
        "<html><head><style>p {color: red}</style></head><body><p style='font-size:40pt'>Ett\n <b>två</b></p>"
        "<ul><li>tre<ul><li>fyra</li></ul></li></ul><script>alert(1)</script></body></html>"
    )
    page.paste_from(data)
    assert source.words("b.c0") == "Ett två\ntre\nfyra"
    ends = [each.marks for each in source.texts["b.c0"] if each.character == "\n"]
    assert [(each["style"], each["level"]) for each in ends] == [("body", 0), ("bullet", 0), ("bullet", 1)]
    assert [each.character for each in source.texts["b.c0"] if each.marks.get("bold")] == list("två")


def test_a_clipboard_that_only_claims_to_be_ours_is_read_as_plain_words(show) -> None:
    source: FakeSource = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("b.c0", 0)
    for raw in (b"{", b"[1]", b'[{"runs": [["x"]], "style": 1, "level": "a"}]', b"\xff"):
        data = QMimeData()
        data.setData("application/x-hsavtal-passage+json", raw)
        data.setText("\x00ord\x07\ufffc ")
        page.paste_from(data)
    assert source.words("b.c0") == "ord " * 4


@pytest.mark.parametrize(("typed", "style"), [("- ", "bullet"), ("1. ", "number"), ("* ", "bullet")])
def test_a_hyphen_or_number_begins_a_list(show, typed: str, style: str) -> None:
    source = simple(("Syfte", ""))
    page = show(source)
    page.put_caret("b.c0", 0)
    write(page, typed + "ett")
    (paragraph,) = source.text("b.c0", View.FINAL)
    assert (paragraph.text, paragraph.style) == ("ett", style)
    assert page.caret().position == source.text("b.c0", View.MARKUP)[0].stop


def test_a_hyphen_within_a_line_begins_no_list(show) -> None:
    source = simple(("Syfte", "ett"))
    page = show(source)
    page.put_caret("b.c0", 3)
    write(page, " - två 1. ")
    (paragraph,) = source.text("b.c0", View.FINAL)
    assert (paragraph.text, paragraph.style) == ("ett - två 1. ", "body")


def test_enter_on_an_empty_item_goes_one_level_out_and_then_out_of_the_list(show) -> None:
    source = simple(("Syfte", "ett\n"))
    source.put("b.c0", "ett\n", (("bullet", 0), ("bullet", 1)))
    page = show(source)
    page.put_caret("b.c0", 4)
    seen = []
    for _ in range(2):
        press(page, Qt.Key.Key_Return)
        last = source.text("b.c0", View.FINAL)[-1]
        seen.append((last.style, last.level))
    assert seen == [("bullet", 0), ("body", 0)]


def test_running_text_follows_a_heading_within_the_text(show) -> None:
    source = simple(("Syfte", "Underrubrik"))
    page = show(source)
    page.put_caret("b.c0", 11)
    page.set_style("heading")
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Return)
    write(page, "Text")
    found = [(each.text, each.style, each.level) for each in source.text("b.c0", View.FINAL)]
    assert found == [("Underrubrik", "heading", 1), ("Text", "body", 0)]


def test_what_is_composed_over_a_selection_is_one_step_after_the_struck_words(show) -> None:
    source = simple(("Syfte", "tio dagar"))
    page = show(source)
    page.select("b.c0", 0, 3)
    at = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, 1, 1)
    QApplication.sendEvent(page, QInputMethodEvent("´", [at]))
    done = QInputMethodEvent("", [])
    done.setCommitString("é")
    QApplication.sendEvent(page, done)
    assert (source.words("b.c0"), shown_words(page, "b.c0")) == ("é dagar", "tioé dagar")
    assert [edit.burst for edit in source.edits] == [False, True]


def test_a_right_click_beside_the_selection_goes_there_and_one_in_it_keeps_it(show) -> None:
    page = show(simple(("Syfte", "tio dagar efter beslutet")))

    def right_click(position: int) -> None:
        rect = page.spot_rect(Spot("b.c0", position))
        assert rect is not None
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, rect.center(), page.viewport().mapToGlobal(rect.center())
        )
        QApplication.sendEvent(page.viewport(), asked)

    page.select("b.c0", 0, 9)
    right_click(5)
    assert page.selected_text() == "tio dagar"
    right_click(16)
    assert (page.selected_text(), page.caret()) == ("", ("b.c0", 16))


def test_words_alone_look_as_what_is_around_them(show) -> None:
    source = simple(("Syfte", "ett två"))
    source.put("b.c0", "ett två", (("bullet", 1),))
    for each in source.texts["b.c0"][:3]:
        each.marks["bold"] = True
    page = show(source)
    page.put_caret("b.c0", 2)
    data = QMimeData()
    data.setText("x\ny")
    page.paste_from(data)
    assert source.words("b.c0") == "etx\nyt två"
    assert [each.marks.get("bold") for each in source.texts["b.c0"] if each.character in "xy"] == [True, True]
    assert [each.marks["style"] for each in source.texts["b.c0"] if each.character == "\n"] == ["bullet", "bullet"]


def test_a_list_is_made_changed_at_its_levels_and_unmade_by_its_command(show) -> None:
    source = simple(("Syfte", "ett\ntvå\ntre"))
    source.put("b.c0", "ett\ntvå\ntre", (("bullet", 0), ("bullet", 1), ("body", 0)))
    page = show(source)

    def looks() -> list[tuple[str, int]]:
        breaks = [each for each in source.texts["b.c0"] if each.character == "\n"]
        return [(each.marks["style"], each.marks["level"]) for each in breaks]

    page.select("b.c0", 0, 9)
    page.toggle_list("number")
    assert looks() == [("number", 0), ("number", 1), ("number", 0)]
    page.toggle_list("number")
    assert looks() == [("body", 0)] * 3
