"""What people do, through the real window with keys and mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QWidget

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, wait_until

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    rest()


def write(widget: QWidget, text: str) -> None:
    """Type characters, such as å ä ö, that QTest has no keys for."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, widget.height() // 2))
    rest()


def text_of(bench: Workbench, clause: str) -> str:
    return "\n".join(line.text for line in bench.desk.workspace.text(f"b.{clause}", View.MARKUP))


def shown(bench: Workbench) -> list[str]:
    panel = bench.agreement.proposals
    return [one.id for row in range(panel.shown.rowCount()) if (one := panel.shown.revision(row)) is not None]


def test_the_first_start_asks_who_you_are_and_then_opens_what_was_wanted(theme: Theme, home_of_its_own: object) -> None:
    window = MainWindow(Installation.open(), theme)
    window.show()
    window.open_example()
    rest()
    card = window.start.card
    assert card is not None and window.bench is None
    card.name.setFocus()
    write(card.name, "Kim Åström")
    press(window, Qt.Key.Key_Return)
    assert card.lacking.isVisible() and QApplication.focusWidget() is card.organisation
    write(card.organisation, "VGR")
    card.region.setFocus()
    press(window, Qt.Key.Key_Return)
    assert card.lacking.text() == "Choose the side you sit on."
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Return)
    wait_until(lambda: window.bench is not None)
    assert window.installation.name == "Kim Åström" and window.installation.side == "region"
    window.close()


def test_what_is_typed_becomes_a_proposal_that_undo_takes_back(window: MainWindow, bench: Workbench) -> None:
    before = shown(bench)
    bench.go_to_clause("A_1_1")
    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.setFocus()
    write(page, "Åtta ")
    wait_until(lambda: bench.desk.workspace.saved)
    rest()
    assert text_of(bench, "A_1_1").startswith("Åtta ")
    (new,) = set(shown(bench)) - set(before)
    assert bench.agreement.proposals.current().id == new
    node = bench.agreement.outline.model.find("HSA", "A_1_1")
    assert node is not None and node.count == 1
    assert bench.status.unreleased.isVisible()
    press(window, Qt.Key.Key_Z, CTRL)
    rest()
    assert shown(bench) == before and not text_of(bench, "A_1_1").startswith("Åtta")
    press(window, Qt.Key.Key_Y, CTRL)
    rest()
    assert new in shown(bench)


def test_sharing_seals_what_is_typed(window: MainWindow, bench: Workbench) -> None:
    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.setFocus()
    write(page, "Nu ")
    rest()
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    rest()
    assert bench.desk.workspace.unreleased() == 0 and not bench.status.unreleased.isVisible()
    assert bench.status.news.text() == "1 edit is shared: it goes along with the next file you send"


def test_next_goes_through_the_proposals_in_order_and_accept_goes_on(window: MainWindow, bench: Workbench) -> None:
    listed = shown(bench)
    bench.agreement.document.page.setFocus()
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_F8)
    first = bench.desk.revision
    assert first in listed
    following = listed[listed.index(first) + 1]
    press(window, Qt.Key.Key_A, CTRL | SHIFT)
    rest()
    assert bench.desk.workspace.revision(first).state == "accepted"
    assert bench.desk.revision == following
    assert first not in shown(bench)
    press(window, Qt.Key.Key_Z, CTRL)
    rest()
    assert bench.desk.workspace.revision(first).state == "pending" and first in shown(bench)


def test_next_and_previous_go_on_from_where_the_caret_is(window: MainWindow, bench: Workbench) -> None:
    panel, ranks = bench.agreement.proposals, bench.desk.workspace.clause_ranks()
    for _ in range(3):
        press(window, Qt.Key.Key_F8)
    left = bench.desk.revision
    clauses = [one.clause for row in range(panel.shown.rowCount()) if (one := panel.shown.revision(row))]
    quiet = next(clause for clause in reversed(ranks) if clause.startswith("UTS") and clause not in clauses)
    bench.show_clause(quiet)
    press(window, Qt.Key.Key_F8, SHIFT)
    above = panel.current()
    assert above is not None and above.id != left
    assert [one for one in clauses if ranks[one] < ranks[quiet]][-1] == above.clause
    bench.go_to_clause(clauses[0])
    bench.desk.enter_revision(above.id)
    bench.show_clause(quiet)
    press(window, Qt.Key.Key_F8, SHIFT)
    assert bench.desk.revision == above.id and bench.agreement.document.page.clause() == above.clause


def test_a_proposal_is_rejected_with_a_reason_on_its_card(window: MainWindow, bench: Workbench) -> None:
    press(window, Qt.Key.Key_F8)
    wanted = bench.desk.revision
    bar = bench.agreement.proposals.bar
    assert bar is not None
    click(bar.reason)
    write(bar.reason, "För otydligt")
    click(bar.reject)
    rest()
    one = bench.desk.workspace.revision(wanted)
    assert (one.state, one.reason) == ("rejected", "För otydligt")


def test_a_proposal_in_another_document_brings_that_document_forward(window: MainWindow, bench: Workbench) -> None:
    (other,) = [one for one in bench.desk.workspace.revisions(pending_only=True) if one.clause == "MUN_4_1"][:1] or [
        next(one for one in bench.desk.workspace.revisions(pending_only=True) if one.clause.startswith("MUN"))
    ]
    bench.agreement.proposals.show_revision(other.id)
    bench.desk.enter_revision(other.id)
    rest()
    assert bench.desk.document == "MUN"
    assert bench.agreement.document.tabs.tabData(bench.agreement.document.tabs.currentIndex()) == "MUN"
    assert bench.agreement.document.page.clause() == other.clause


def test_a_conflict_is_settled_by_choosing_one(window: MainWindow, bench: Workbench) -> None:
    bench.show_panel("conflicts")
    rest()
    panel = bench.agreement.conflicts
    (conflict,) = panel.conflicts
    panel.choose(conflict, conflict.revisions[:1])
    rest()
    states = [bench.desk.workspace.revision(name).state for name in conflict.revisions]
    assert states == ["accepted", "rejected"]
    assert not panel.conflicts and panel.stack.currentWidget() is panel.hint
    bench.desk.undo()
    rest()
    assert [bench.desk.workspace.revision(name).state for name in conflict.revisions] == ["pending", "pending"]
    assert len(panel.conflicts) == 1


def test_a_conflict_is_settled_by_words_of_ones_own(window: MainWindow, bench: Workbench) -> None:
    bench.show_panel("conflicts")
    rest()
    panel = bench.agreement.conflicts
    (conflict,) = panel.conflicts
    assert panel.own is not None and panel.own.toPlainText() == "fyra"
    panel.own.setPlainText("fem")
    buttons = panel.area.findChildren(QPushButton)
    click(next(each for each in buttons if each.text() == "Propose this wording instead"))
    rest()
    assert not panel.conflicts
    final = "".join(line.text for line in bench.desk.workspace.text(conflict.text, View.FINAL))
    assert "inom fem timmar" in final
    assert "sex" not in final and "tretimmar" not in final


def test_a_comment_is_written_answered_and_settled(window: MainWindow, bench: Workbench) -> None:
    bench.go_to_clause("A_2_1")
    press(window, Qt.Key.Key_M, CTRL | SHIFT)
    panel = bench.agreement.comments
    assert QApplication.focusWidget() is panel.words
    write(panel.words, "Vad menas här")
    click(panel.write)
    rest()
    (mine,) = [one for one in bench.desk.workspace.comments("A_2_1") if one.name == "Kim Åström"]
    assert mine.comment.text == "Vad menas här"
    rows = [panel.model.item(row).text() for row in range(panel.model.rowCount())]
    panel.list.setCurrentIndex(panel.model.index(rows.index("Kim Åström: Vad menas här"), 0))
    write(panel.words, "Samma som i HSA")
    click(panel.reply)
    rest()
    (answer,) = [one for one in bench.desk.workspace.comments("A_2_1") if one.comment.parent]
    assert (answer.comment.parent, answer.comment.text) == (mine.id, "Samma som i HSA")
    click(panel.settle)
    rest()
    assert next(one for one in bench.desk.workspace.comments("A_2_1") if one.id == mine.id).comment.resolved


def test_what_is_known_about_a_clause_is_written_when_its_field_is_left(window: MainWindow, bench: Workbench) -> None:
    bench.show_panel("clause")
    bench.go_to_clause("A_2_1")
    rest()
    panel = bench.agreement.clause
    panel.area.setFocus()
    panel.area.selectAll()
    write(panel.area, "ord och begrepp")
    press(window, Qt.Key.Key_Tab)
    assert bench.desk.workspace.clause_data("A_2_1").area == "ord och begrepp"
    bench.desk.undo()
    rest()
    assert panel.area.text() != "ord och begrepp"


def test_the_final_view_is_read_only_and_says_so(window: MainWindow, bench: Workbench) -> None:
    bench.agreement.document.page.setFocus()
    press(window, Qt.Key.Key_3, CTRL | SHIFT)
    assert bench.desk.view is View.FINAL
    bold = bench.commands["bold"]
    assert not bold.isEnabled() and "read only" in bold.toolTip()
    press(window, Qt.Key.Key_1, CTRL | SHIFT)
    assert bold.isEnabled()


def test_a_version_is_named_by_keyboard(window: MainWindow, bench: Workbench) -> None:
    bench.dispatch.name_version()
    rest()
    write(QApplication.focusWidget(), "Arbetsutkast 9")
    press(window, Qt.Key.Key_Return)
    rest()
    assert [version.label for version in bench.desk.workspace.versions()][-1] == "Arbetsutkast 9"


def test_search_in_the_text_selects_the_words(window: MainWindow, bench: Workbench) -> None:
    bench.agreement.document.page.setFocus()
    press(window, Qt.Key.Key_F, CTRL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    write(field, "individens behov")
    press(window, Qt.Key.Key_Return)
    assert bench.agreement.document.page.selected_text() == "individens behov"
    press(window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is bench.agreement.document.page


def test_the_outline_finds_a_clause_and_goes_there(window: MainWindow, bench: Workbench) -> None:
    outline = bench.agreement.outline
    click(outline.words)
    write(outline.words, "besök samma")
    rest()
    press(window, Qt.Key.Key_Return)
    assert bench.desk.document == "LAK" and bench.agreement.document.page.clause() == "LAK_4_3"
    outline.words.clear()
    click(outline.more)
    outline.waiting.setChecked(True)
    rest()
    shown_nodes = [node for node in outline.model.lines if outline.model.index_of(node).isValid()]
    assert shown_nodes and all(node.total for node in shown_nodes)


def test_a_new_clause_is_proposed_and_its_heading_typed_over(window: MainWindow, bench: Workbench) -> None:
    bench.go_to_clause("A_2_1")
    bench.agreement.document.page.setFocus()
    press(window, Qt.Key.Key_Return, CTRL)
    write(bench.agreement.document.page, "Ny rubrik")
    rest()
    places = [place.clause for place in bench.desk.workspace.outline("HSA", View.MARKUP).places]
    made = places[places.index("A_2_1") + 1]
    assert "".join(line.text for line in bench.desk.workspace.text(f"h.{made}", View.MARKUP)) == "Ny rubrik"
    bench.clauses.move_clause(down=True)
    rest()
    final = [place.clause for place in bench.desk.workspace.outline("HSA", View.FINAL).places]
    assert final.index(made) > final.index("A_2_2")
    bench.clauses.remove_clause()
    rest()
    assert made not in [place.clause for place in bench.desk.workspace.outline("HSA", View.FINAL).places]


def test_one_comes_back_to_where_one_was(window: MainWindow, bench: Workbench) -> None:
    bench.agreement.document.go_to("UTS", "UTS_5_2")
    bench.zoom(20)
    window.close_workspace()
    assert window.bench is None and window.start.isVisible()
    window.open_example()
    wait_until(lambda: window.bench is not None)
    again = window.bench
    assert again is not None
    assert again.desk.document == "UTS" and again.agreement.document.page.zoom == 120
    assert again.agreement.document.page.clause() == "UTS_5_2"


def test_a_refusal_is_said_in_the_window_and_nothing_changes(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.desk.refused.emit("Filen kan inte läsas.")
    assert bench.message.isVisible() and bench.message.words.text() == "Filen kan inte läsas."
    click(bench.message.shut)
    assert not bench.message.isVisible()


def test_the_current_proposal_is_always_wholly_in_view_with_its_buttons(window: MainWindow, bench: Workbench) -> None:
    panel = bench.agreement.proposals

    def whole() -> bool:
        place = panel.bar.geometry() if panel.bar is not None else QRect()
        return panel.list.viewport().rect().contains(place) and place.height() > panel.card.extra

    window.resize(1480, 800)
    for _ in range(12):
        bench.commands["next"].trigger()
        wait_until(whole, 3)
    for name in ("accept", "accept", "reject", "accept"):
        bench.commands[name].trigger()
        rest()
        wait_until(whole, 3)
    panel.list.scrollTo(panel.list.currentIndex(), QListView.ScrollHint.PositionAtBottom)
    assert whole()
    window.resize(1480, 640)
    rest()
    wait_until(whole, 3)
    for _ in range(4):
        bench.commands["undo"].trigger()
        rest()
        wait_until(whole, 3)


def test_no_view_makes_a_narrow_window_wider(window: MainWindow, bench: Workbench) -> None:
    window.resize(1000, 640)
    for name in ("comparison", "exchange", "members", "agreement"):
        bench.show_page(name)
        rest()
        assert window.width() == 1000, name


def test_return_opens_what_is_framed_on_the_start_page_and_the_window_leaves_room_for_its_frame(
    window: MainWindow,
) -> None:
    QTest.keyClick(window.start.choices["example"], Qt.Key.Key_Return)
    wait_until(lambda: window.bench is not None)
    fresh = MainWindow(window.installation, window.theme)
    assert fresh.height() < fresh.screen().availableSize().height()
    fresh.close()
    fresh.deleteLater()


def test_a_place_that_can_not_be_noted_does_not_keep_the_workspace_from_being_let_go_of(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_place: object) -> None:
        raise Trouble("Disken är full.")

    monkeypatch.setattr(bench.desk.workspace, "remember_place", full)
    path = bench.desk.workspace.path
    window.close_workspace()
    with Workspace.open(path, window.installation) as again:
        assert again.documents()
