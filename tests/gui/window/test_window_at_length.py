"""What is done to a whole document at once: beside the window, all of it or nothing, one step of undo."""

import threading
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsavtal_desktop.core.edits import Edit, RemoveClause
from hsavtal_desktop.core.progress import watched
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui import standstill
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.at_length import FEW
from hsavtal_desktop.gui.page.clipboard import MIME, copied
from hsavtal_desktop.gui.page.paste import MOST
from hsavtal_desktop.gui.page.remarks import Remark, Remarks
from hsavtal_desktop.gui.page.selection import covered, removable
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until

CTRL = Qt.KeyboardModifier.ControlModifier


def everything(bench: Workbench) -> list[str]:
    """All of the document, in the words of the final text with their looks."""
    workspace = bench.desk.workspace
    return [
        f"{text}: {piece.text!r} {sorted(piece.marks.items())}"
        for place in workspace.outline(bench.desk.document, View.FINAL).places
        for text, paragraphs in workspace.clause(place, View.FINAL).texts.items()
        for paragraph in paragraphs
        for piece in (*paragraph.pieces, paragraph.end)
    ]


def chosen(bench: Workbench) -> list[str]:
    """Select the whole document; gives all of it."""
    page = bench.agreement.document.page
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_A, CTRL)
    assert page.caret_state.wide
    return everything(bench)


def all_bold(bench: Workbench) -> bool:
    pieces = [piece for content, _, _ in covered(bench.agreement.document.page.caret_state) for piece in content.pieces]
    return bool(pieces) and all(piece.marks.get("bold") for piece in pieces)


def bullets(bench: Workbench) -> bool:
    page = bench.agreement.document.page
    found = [content for content, _, _ in covered(page.caret_state) if content.text[0] == "b"]
    return bool(found) and all(content.style == "bullet" for content in found)


def struck(bench: Workbench) -> bool:
    return not words_left(bench)


def words_left(bench: Workbench) -> str:
    """What headings and bodies still say in the final text."""
    workspace = bench.desk.workspace
    places = workspace.outline(bench.desk.document, View.MARKUP).places
    texts = [f"{kind}.{place.clause}" for place in places for kind in "hb"]
    return "".join(one.text for text in texts for one in workspace.text(text, View.FINAL))


def press_delete(bench: Workbench) -> None:
    QTest.keyClick(bench.agreement.document.page, Qt.Key.Key_Delete)


@pytest.mark.parametrize(
    ("act", "done"),
    [
        (lambda bench: bench.commands["bold"].trigger(), all_bold),
        (lambda bench: bench.agreement.document.page.toggle_list("bullet"), bullets),
        (press_delete, struck),
    ],
    ids=["bold", "bullets", "delete"],
)
def test_what_is_done_to_everything_is_one_step_and_is_undone_and_done_again(
    bench: Workbench, act: Callable[[Workbench], None], done: Callable[[Workbench], bool]
) -> None:
    before = chosen(bench)
    act(bench)
    assert bench.worker.working
    rest()
    assert done(bench)
    bench.commands["undo"].trigger()
    rest()
    assert chosen(bench) == before
    bench.commands["redo"].trigger()
    rest()
    assert done(bench)


def test_a_letter_over_everything_takes_its_place(bench: Workbench) -> None:
    before = chosen(bench)
    QTest.keyClick(bench.agreement.document.page, Qt.Key.Key_X)
    rest()
    assert words_left(bench) == "x"
    QTest.keyClick(bench.agreement.document.page, Qt.Key.Key_Y)
    rest()
    assert words_left(bench) == "xy"
    bench.commands["undo"].trigger()
    rest()
    bench.commands["undo"].trigger()
    rest()
    assert chosen(bench) == before


def keyed(widget: QWidget, keys: str) -> None:
    """Type, with < for the key that strikes what is before the caret."""
    for key in keys:
        if key == "<":
            QTest.keyClick(widget, Qt.Key.Key_Backspace)
        else:
            QTest.keyClick(widget, key)


@pytest.mark.parametrize("before", [lambda page: None, lambda page: page.copy()], ids=["at once", "copied first"])
def test_what_is_typed_over_everything_comes_whole_and_in_order(
    window: MainWindow, bench: Workbench, before: Callable[[PageView], None]
) -> None:
    chosen(bench)
    page = bench.agreement.document.page
    before(page)
    keyed(page, "/tmq<p/")
    assert bench.worker.working
    keyed(window, "ut.")
    wait_until(lambda: not bench.worker.working)
    keyed(page, "pdf")
    rest()
    assert words_left(bench) == "/tmp/ut.pdf"


def test_what_is_typed_meanwhile_goes_nowhere_where_the_act_is_refused(window: MainWindow, bench: Workbench) -> None:
    before = chosen(bench)
    bench.beside.perform("Striking", lambda: [RemoveClause("ingen")], lambda: pytest.fail("it was refused"))
    keyed(window, "abc")
    rest()
    assert everything(bench) == before
    assert "What was written meanwhile was left out." in bench.message.words.text()


class Breaking(QObject):
    """What goes wrong where one letter is typed."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text() == "q":
            raise ValueError("q")
        return False


def test_the_window_takes_keys_again_where_something_goes_wrong_with_one_that_waited(
    window: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    chosen(bench)
    page, breaking = bench.agreement.document.page, Breaking()
    page.installEventFilter(breaking)
    keyed(page, "a")
    assert bench.worker.working
    keyed(window, "bqc")
    with qtbot.captureExceptions() as wrong:
        rest()
    assert [kind for kind, *_ in wrong] == [ValueError]
    page.removeEventFilter(breaking)
    assert not bench.standstill.there
    assert "What was written meanwhile was left out." in bench.status.news.text()
    keyed(page, "d")
    rest()
    assert words_left(bench) == "abd"


def test_a_few_keys_are_kept_and_commands_are_not(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standstill, "_MOST_KEYS", 2)
    chosen(bench)
    keyed(bench.agreement.document.page, "a")
    keyed(window, "bcd")
    assert "Nothing is written meanwhile" in bench.status.news.text()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    rest()
    assert words_left(bench) == "abc"


def test_a_click_comes_after_what_was_typed_before_it(window: MainWindow, bench: Workbench) -> None:
    chosen(bench)
    page = bench.agreement.document.page
    keyed(page, "abc")
    wait_until(lambda: not bench.worker.working)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton)
    rest()
    assert words_left(bench) == "abc"


def test_everything_is_copied_in_the_same_forms_as_little(bench: Workbench) -> None:
    chosen(bench)
    page = bench.agreement.document.page
    expected = copied(page.caret_state)
    page.copy()
    assert bench.worker.working
    rest()
    data = QApplication.clipboard().mimeData()
    assert (data.text(), data.html(), bytes(data.data(MIME).data())) == expected
    assert page.caret_state.wide


def test_everything_is_cut_and_pasted_where_it_was(bench: Workbench) -> None:
    before = chosen(bench)
    page = bench.agreement.document.page
    expected = copied(page.caret_state)
    page.cut()
    rest()
    assert words_left(bench) == "" and QApplication.clipboard().text() == expected.plain
    bench.commands["undo"].trigger()
    rest()
    assert chosen(bench) == before


def test_cancelled_by_esc_nothing_has_changed_and_what_is_typed_meanwhile_goes_nowhere(
    window: MainWindow, bench: Workbench
) -> None:
    before, redo = chosen(bench), bench.desk.workspace.redo_text
    page, gate = bench.agreement.document.page, threading.Event()
    spans = removable(page.caret_state)

    def edits() -> Sequence[Edit]:
        gate.wait(20)
        return page.editor.strikes(spans)

    bench.beside.perform("Striking", edits, lambda: pytest.fail("it was cancelled"))
    QTest.keyClick(window, Qt.Key.Key_X)
    assert "goes in when this is done" in bench.status.news.text()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    gate.set()
    rest()
    assert chosen(bench) == before
    assert bench.desk.workspace.undo_text == "" and bench.desk.workspace.redo_text == redo
    assert "Nothing has been changed. What was written meanwhile was left out." in bench.status.news.text()
    QTest.keyClick(page, Qt.Key.Key_Left)
    QTest.keyClick(page, Qt.Key.Key_Z)
    rest()
    assert bench.desk.workspace.undo_text, "the window takes keys again"


def test_where_one_edit_is_refused_none_is_made(bench: Workbench) -> None:
    before = chosen(bench)
    page = bench.agreement.document.page
    spans = removable(page.caret_state)
    edits = [*page.editor.strikes(spans), RemoveClause("ingen")]
    bench.beside.perform("Striking", lambda: edits, lambda: pytest.fail("it was refused"))
    rest()
    assert everything(bench) == before and bench.desk.workspace.undo_text == ""


def test_tab_moves_every_selected_item_of_a_list_one_level_in_and_out(bench: Workbench) -> None:
    chosen(bench)
    page = bench.agreement.document.page
    page.toggle_list("number")
    rest()
    listed = chosen(bench)
    for key, level in ((Qt.Key.Key_Tab, 1), (Qt.Key.Key_Backtab, 0)):
        QTest.keyClick(page, key)
        rest()
        found = [content for content, _, _ in covered(page.caret_state) if content.text[0] == "b"]
        assert {content.level for content in found if content.style == "number"} == {level}
    bench.commands["undo"].trigger()
    rest()
    bench.commands["undo"].trigger()
    rest()
    assert chosen(bench) == listed


def test_the_same_is_selected_whether_it_was_seen_or_not(bench: Workbench) -> None:
    chosen(bench)
    flow, caret = bench.agreement.document.page.flow, bench.agreement.document.page.caret_state
    flow.sections.forget()
    unseen = [(content.text, start, stop) for content, start, stop in covered(caret)]
    for index in range(len(flow.sections)):
        flow.load(index)
    seen = [(content.text, start, stop) for content, start, stop in covered(caret)]
    assert seen == unseen and "b.A_3" not in {text for text, _, _ in seen}


def test_the_page_stays_where_it_is_read_while_all_of_it_is_given_another_look(bench: Workbench) -> None:
    page = bench.agreement.document.page
    page.put_caret("b.B_11_4", 0)
    rest()
    chosen(bench)
    rest()

    def at_the_top() -> str:
        place = page.flow.sections[page.scroller.rows()[0].index].place
        return "" if place is None else place.clause

    before = at_the_top()
    bench.commands["bold"].trigger()
    rest()
    # Where that is on the scroll bar depends on how much of what lies above has been measured by now.
    assert at_the_top() == before != ""


def test_more_than_can_be_pasted_is_told_of_and_nothing_of_it_comes(bench: Workbench) -> None:
    before, page, told = everything(bench), bench.agreement.document.page, list[str]()
    bench.worker.refused.connect(told.append)
    data = QMimeData()
    data.setData(MIME, b" " * (MOST + 1))
    data.setText("ord")
    page.paste_from(data)
    rest()
    assert everything(bench) == before
    assert len(told) == 1 and "Paste smaller pieces" in told[0]


CLAUSES = (
    "<p>Först <b>detta</b>.</p><h2>Ett</h2><p>ett <i>ord</i></p><ul><li>a</li><li>b</li></ul><h3>Under</h3>"
    "<table><tr><th>Vem</th><th>Vad</th></tr><tr><td colspan=2><b>VGR</b></td></tr></table>"
    "<h2>Två</h2><p>två</p><table><tr><td>1</td><td>2</td></tr></table><h2>Tre</h2><h3>Sist</h3><ol><li>c</li></ol>"
)


def read_as(bench: Workbench) -> list[object]:
    """The document as it reads: numbers, words and looks, without the names that what is new is given."""
    workspace, found = bench.desk.workspace, list[object]()
    for place in workspace.outline(bench.desk.document, View.MARKUP).places:
        found.append((place.number, place.part))
        clause = workspace.clause(place, View.MARKUP)
        for text, paragraphs in clause.texts.items():
            for one in paragraphs:
                looks = [(piece.text, sorted(set(piece.marks) - {"atom"})) for piece in one.pieces]
                found.append((text[0], one.style, one.level, looks))
        found += [sorted(table.spans.values()) for table in clause.tables.values()]
    return found


@pytest.mark.parametrize("stretch", [0, 4], ids=["at the caret", "over words"])
def test_many_clauses_are_pasted_beside_the_window_as_they_would_be_at_once(bench: Workbench, stretch: int) -> None:
    page, workspace, before = bench.agreement.document.page, bench.desk.workspace, everything(bench)
    data = QMimeData()
    data.setHtml(CLAUSES)
    page.select("b.A_1_1", 4, 4 + stretch)
    page.paste_from(data, at_once=True)
    expected, proposals = read_as(bench), len(workspace.pending())
    caret = page.caret().position, bench.desk.place and bench.desk.place.number
    bench.commands["undo"].trigger()
    rest()
    assert everything(bench) == before
    page.select("b.A_1_1", 4, 4 + stretch)
    page.paste_from(data)
    assert bench.worker.working
    rest()
    assert read_as(bench) == expected and len(workspace.pending()) == proposals
    assert caret == (page.caret().position, bench.desk.place and bench.desk.place.number)
    bench.commands["undo"].trigger()
    rest()
    assert everything(bench) == before


def test_a_long_clipboard_is_read_beside_the_window_and_comes_in_after_that(bench: Workbench) -> None:
    page, workspace, data = bench.agreement.document.page, bench.desk.workspace, QMimeData()
    data.setHtml("".join(f"<p>rad <b>{number}</b></p>" for number in range(90)) + "<p>" + "å" * 30_000 + "</p>")
    page.put_caret("b.A_1_1", 0)
    page.paste_from(data)
    assert bench.worker.working
    QTest.keyClick(page, Qt.Key.Key_X)
    rest()
    lines = [line.text for line in workspace.text("b.A_1_1", View.MARKUP)]
    assert lines[:90] == [f"rad {number}" for number in range(90)]
    assert lines[90].startswith("å" * 30_000 + "x")


def test_many_lines_are_pasted_beside_the_window_with_the_caret_after_them(bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    data, lines = QMimeData(), [f"rad {number}" for number in range(200)]
    data.setText("\n".join(lines))
    page.put_caret("b.A_1_1", 0)
    page.paste_from(data)
    assert bench.worker.working
    rest()
    assert [line.text for line in workspace.text("b.A_1_1", View.MARKUP)][:199] == lines[:199]
    assert page.caret().position == len(data.text())
    bench.commands["undo"].trigger()
    rest()
    assert workspace.undo_text == ""


def test_everything_is_not_dragged_but_told_how_to_move_it(bench: Workbench) -> None:
    chosen(bench)
    page, told = bench.agreement.document.page, list[str]()
    page.refused.connect(told.append)
    page.drag_away()
    assert len(told) == 1 and "paste it where it is to stand" in told[0]


def test_a_comment_on_everything_is_written_beside_the_window(bench: Workbench) -> None:
    chosen(bench)
    bench.commands["comment"].trigger()
    panel = bench.agreement.comments
    panel.words.setPlainText("Gäller hela avtalet")
    panel.write.click()
    assert bench.worker.working
    rest()

    def about() -> list[str]:
        written = [one for one in bench.desk.threads if one.root.comment.text.startswith("Gäller")]
        return [text for one in written for text in one.root.comment.anchor]

    assert panel.words.toPlainText() == "" and len(about()) > FEW
    assert panel.current().root.comment.text == "Gäller hela avtalet"
    bench.commands["undo"].trigger()
    rest()
    assert not about()


def test_proposals_in_everything_are_decided_beside_the_window(bench: Workbench) -> None:
    chosen(bench)
    bench.commands["accept-words"].trigger()
    assert bench.worker.working
    rest()
    assert "accepted in the selected words" in bench.status.news.text()
    undone = bench.desk.workspace.undo_text
    bench.commands["undo"].trigger()
    rest()
    assert undone and bench.desk.workspace.undo_text == ""
    assert bench.status.news.text() == "", "what is taken back is not told of"


@pytest.mark.parametrize("command", ["comment", "find"])
def test_of_everything_that_is_selected_only_the_beginning_is_read_to_be_quoted(bench: Workbench, command: str) -> None:
    chosen(bench)
    read = list[int]()

    def told(done: int, _total: int) -> bool:
        read.append(done)
        return True

    with watched(told):
        bench.commands[command].trigger()
    assert len(read) < FEW


def test_remarks_about_many_texts_are_compared_once_each() -> None:
    compared = list[object]()

    class Asked(Remark):
        def __eq__(self, other: object) -> bool:
            compared.append(other)
            return True

        __hash__ = None

    texts = {f"b.{number}": [("k", 0, 1)] for number in range(50)}
    assert Remarks.of([Asked("k", "A", "", texts)]) == Remarks.of([Asked("k", "A", "", texts)])
    assert len(compared) == 1
