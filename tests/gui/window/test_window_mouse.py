"""The mouse on the page: what is selected, taken hold of, let go of, followed and scrolled, as in other programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from hsavtal_desktop.core.atoms import picture
from hsavtal_desktop.core.edits import FormatText, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.insert_dialogs import PictureDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.primary import Primary
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NOTHING, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
BODY = "b.A_4_2"


class Mouse:
    """A hand on the mouse over the page."""

    def __init__(self, bench: Workbench) -> None:
        self.bench, self.page = bench, bench.agreement.document.page
        self.port: QWidget = self.page.viewport()

    def write(self, words: str) -> None:
        """A clause that says this and no more, at the top of the page."""
        length = sum(each.length + 1 for each in self.bench.desk.workspace.text(BODY, View.MARKUP)) - 1
        self.page.go_to_clause("A_4_2")
        self.bench.desk.perform(ReplaceText(BODY, 0, length, words))
        self.bench.commands["accept-clause"].trigger()
        wait_until(lambda: not self.bench.worker.working)
        self.bench.show_page("agreement")
        self.page.go_to_clause("A_4_2")
        assert self.words() == words

    def words(self, text: str = BODY) -> str:
        """A text as final."""
        return "\n".join(each.text for each in self.bench.desk.workspace.text(text, View.FINAL))

    def on(self, position: int, text: str = BODY, *, right_half: bool = False) -> QPoint:
        """The middle of a letter, or its right half."""
        left, right = (self.page.spot_rect(Spot(text, each)) for each in (position, position + 1))
        assert left is not None and right is not None
        width = right.x() - left.x()
        return QPoint(left.x() + (width - 2 if right_half else width // 2), left.center().y())

    def hold(self, point: QPoint, held: Qt.KeyboardModifier = NOTHING) -> None:
        """Move with the left button down."""
        at = QPointF(self.port.mapToGlobal(point))
        kind = QEvent.Type.MouseMove
        QApplication.sendEvent(self.port, QMouseEvent(kind, QPointF(point), at, Qt.MouseButton.NoButton, LEFT, held))

    def press(self, point: QPoint, held: Qt.KeyboardModifier = NOTHING, *, twice: bool = False) -> None:
        (QTest.mouseDClick if twice else QTest.mousePress)(self.port, LEFT, held, point)

    def let_go(self, point: QPoint) -> None:
        QTest.mouseRelease(self.port, LEFT, NOTHING, point)

    def click(self, point: QPoint, held: Qt.KeyboardModifier = NOTHING) -> None:
        QTest.mouseClick(self.port, LEFT, held, point)

    def turn(
        self, target: QWidget, angle: QPoint, held: Qt.KeyboardModifier = NOTHING, pixels: QPoint | None = None
    ) -> None:
        """The wheel, or two fingers on a touchpad."""
        middle = target.rect().center()
        where = QPointF(middle), QPointF(target.mapToGlobal(middle))
        phase = Qt.ScrollPhase.NoScrollPhase
        none = Qt.MouseButton.NoButton
        QApplication.sendEvent(target, QWheelEvent(*where, pixels or QPoint(), angle, none, held, phase, False))


@pytest.fixture
def mouse(bench: Workbench) -> Mouse:
    return Mouse(bench)


# -- words ------------------------------------------------------------------------------------------------------------


def test_two_clicks_beside_a_change_take_what_is_read_on_one_side_of_it(mouse: Mouse) -> None:
    mouse.write("inom fem vardagar")
    mouse.bench.desk.perform(ReplaceText(BODY, 5, 8, "tio"))
    shown = "".join(piece.text for line in mouse.bench.desk.workspace.text(BODY, View.MARKUP) for piece in line.pieces)
    spans = []
    for letter in ("f", "t"):
        mouse.press(mouse.on(shown.index(letter)), twice=True)
        spans += [shown[span.start : span.stop] for span in mouse.page.selected_spans()]
        mouse.let_go(QPoint())
    assert spans == ["fem", "tio"], "Word takes both for one word, and so strikes what was just written"
    mouse.write("samverkan")
    mouse.bench.desk.perform(ReplaceText(BODY, 3, 6, ""))
    mouse.press(mouse.on(0), twice=True)
    assert mouse.page.selected_spans()[0].stop == len("samverkan"), "a word goes on past what is struck in it"


def test_a_drag_after_two_clicks_goes_on_by_whole_words_both_ways(mouse: Mouse) -> None:
    mouse.write("ett två tre fyra fem")
    mouse.press(mouse.on(9), twice=True)
    mouse.hold(mouse.on(13))
    assert mouse.page.selected_text() == "tre fyra"
    mouse.hold(mouse.on(6))
    assert mouse.page.selected_text() == "två tre"
    mouse.hold(mouse.on(8))
    assert mouse.page.selected_text() == "tre", "what was clicked stays taken"
    mouse.let_go(mouse.on(8))
    mouse.click(mouse.on(17), SHIFT)
    assert mouse.page.caret_state.selects


def test_a_drag_after_three_clicks_goes_on_by_whole_paragraphs(mouse: Mouse) -> None:
    mouse.write("ett två\ntre fyra\nfem sex")
    mouse.press(mouse.on(10), twice=True)
    mouse.let_go(mouse.on(10))
    mouse.press(mouse.on(10))
    assert mouse.page.selected_text() == "tre fyra"
    mouse.hold(mouse.on(2))
    assert mouse.page.selected_text() == "ett två\ntre fyra"
    mouse.hold(mouse.on(20))
    assert mouse.page.selected_text() == "tre fyra\nfem sex"


def test_what_two_clicks_take_is_what_is_seen_in_each_view(mouse: Mouse) -> None:
    mouse.write("inom fem vardagar")
    mouse.bench.desk.perform(ReplaceText(BODY, 5, 8, "tio"))
    for view in View:
        mouse.bench.desk.choose_view(view)
        (line,) = mouse.bench.desk.workspace.text(BODY, view)
        shown = "".join(piece.text for piece in line.pieces)
        mouse.press(mouse.on(shown.index("e" if view is View.ORIGINAL else "t", 4)), twice=True)
        (span,) = mouse.page.selected_spans()
        assert shown[span.start : span.stop] == ("fem" if view is View.ORIGINAL else "tio"), view


# -- edges ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("beyond", [-40, 40])
def test_a_drag_held_beyond_the_edge_scrolls_and_selects_until_it_is_let_go_of(mouse: Mouse, beyond: int) -> None:
    page = mouse.page
    page.go_to_clause("B_6_2")
    first = page.scroller.rows()[1].index
    spot = Spot(page.flow.load(first).leaves[0].content.text, 1)
    rect = page.spot_rect(spot)
    assert rect is not None
    mouse.press(rect.center())
    began = page.verticalScrollBar().value()
    outside = QPoint(rect.x(), mouse.port.height() + beyond if beyond > 0 else beyond)
    mouse.hold(outside)
    wait_until(lambda: abs(page.verticalScrollBar().value() - began) > mouse.port.height())
    assert (page.verticalScrollBar().value() > began) is (beyond > 0)
    assert page.caret_state.anchor == spot and page.flow.locate(page.caret().text) != first
    mouse.hold(mouse.port.rect().center())
    still = page.verticalScrollBar().value()
    rest()
    assert page.verticalScrollBar().value() == still, "back on the page it stops"
    mouse.let_go(mouse.port.rect().center())


def test_a_drag_that_leaves_the_page_sideways_does_not_scroll(mouse: Mouse) -> None:
    mouse.page.go_to_clause("B_6_2")
    at = mouse.on(20, "b.B_6_2")
    mouse.press(at)
    for x in (-200, mouse.port.width() + 200):
        mouse.hold(QPoint(x, at.y()))
        assert not any(timer.isActive() and timer.interval() == 40 for timer in mouse.page.findChildren(QTimer))
    mouse.let_go(at)
    assert {span.text for span in mouse.page.selected_spans()} == {"b.B_6_2"}


def test_words_dragged_to_an_edge_scroll_the_page(mouse: Mouse) -> None:
    page = mouse.page
    page.go_to_clause("B_6_2")
    page.select("b.B_6_2", 0, 3)
    began = page.verticalScrollBar().value()
    low = QPoint(mouse.port.width() // 2, mouse.port.height() - 3)
    data = page.drag_data()
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    QApplication.sendEvent(mouse.port, QDragEnterEvent(low, both, data, LEFT, NOTHING))
    QApplication.sendEvent(mouse.port, QDragMoveEvent(low, both, data, LEFT, NOTHING))
    wait_until(lambda: page.verticalScrollBar().value() > began + mouse.port.height())
    point = mouse.port.rect().center()
    QApplication.sendEvent(mouse.port, QDropEvent(QPointF(point), both, data, LEFT, NOTHING))
    still = page.verticalScrollBar().value()
    rest()
    assert page.caret().text != "b.B_6_2"
    assert abs(page.verticalScrollBar().value() - still) < mouse.port.height(), "let go of, it stays there"


# -- taking hold ------------------------------------------------------------------------------------------------------


def test_a_click_on_either_half_of_a_chosen_letter_takes_hold_of_the_selection(mouse: Mouse) -> None:
    mouse.write("ett två tre")
    mouse.page.select(BODY, 4, 7)
    for position in (4, 6):
        for right_half in (False, True):
            point = mouse.on(position, right_half=right_half)
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, mouse.port.mapToGlobal(point))
            mouse.page.menu_wanted.disconnect()
            QApplication.sendEvent(mouse.port, asked)
            assert mouse.page.selected_text() == "två"
            mouse.page.menu_wanted.connect(lambda _: None)
    point = mouse.on(7)
    QApplication.sendEvent(
        mouse.port, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, mouse.port.mapToGlobal(point))
    )
    assert not mouse.page.caret_state.selects


@pytest.mark.parametrize("copies", [False, True])
def test_chosen_words_are_dragged_with_the_button_held_and_with_control_copied(mouse: Mouse, copies: bool) -> None:
    mouse.write("ett två tre fyra")
    mouse.page.select(BODY, 4, 8)
    held = CONTROL if copies else NOTHING
    mouse.press(mouse.on(5), held)
    mouse.hold(mouse.on(5) + QPoint(2, 0), held)
    assert mouse.page.selected_text() == "två ", "a hand that shakes drags nothing"
    mouse.hold(mouse.on(12), held)
    mouse.let_go(mouse.on(12))
    assert mouse.page.selected_text() == "två ", "it was dragged away, so letting go is no click"
    # What the window system says once a drag has begun, it says on a screen only.
    mouse.page.drop(mouse.page.drag_data(), mouse.on(15, right_half=True), copy=copies)
    assert mouse.words() == ("ett två tre fyratvå " if copies else "ett tre fyratvå ")
    mouse.bench.commands["undo"].trigger()
    assert mouse.words() == "ett två tre fyra"


def _drop(mouse: Mouse, paths: list[Path], position: int) -> None:
    data, point, copy = QMimeData(), mouse.on(position), Qt.DropAction.CopyAction
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(mouse.port, QDragEnterEvent(point, copy, data, LEFT, NOTHING))
    QApplication.sendEvent(mouse.port, QDropEvent(QPointF(point), copy, data, LEFT, NOTHING))


def test_files_of_pictures_come_in_where_they_are_let_go_of_once_each_is_described(
    mouse: Mouse, tmp_path: Path
) -> None:
    mouse.write("ett två")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    paths = [tmp_path / "ett.png", tmp_path / "två.PNG"]
    assert all(image.save(str(path)) for path in paths)
    _drop(mouse, paths, 4)
    for number in (1, 2):
        (dialog,) = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, PictureDialog) and each.isVisible()
        ]
        dialog.alt.setPlainText(f"Bild {number}")
        dialog.accept()
    pieces = [piece for line in mouse.bench.desk.workspace.text(BODY, View.FINAL) for piece in line.pieces]
    assert [found.alt for piece in pieces if (found := picture(piece))] == ["Bild 1", "Bild 2"]
    assert "".join(piece.text for piece in pieces).startswith("ett ")


# -- following --------------------------------------------------------------------------------------------------------


class Browser(QObject):
    """What would be shown in the system's program for pages of the web."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toString())


def test_control_and_a_click_follow_a_link_and_a_click_alone_does_not(mouse: Mouse) -> None:
    mouse.write("se webben och inget mer")
    browser, refused = Browser(), list[str]()
    mouse.bench.desk.refused.connect(refused.append)
    QDesktopServices.setUrlHandler("https", browser, "show")
    try:
        mouse.bench.desk.perform(FormatText(BODY, 3, 9, "link", "https://exempel.se/sida"))
        mouse.click(mouse.on(5))
        assert browser.shown == []
        mouse.click(mouse.on(5), CONTROL)
        mouse.click(mouse.on(15), CONTROL)
        assert browser.shown == ["https://exempel.se/sida"]
        mouse.page.put_caret(BODY, 9)
        mouse.bench.commands["follow"].trigger()
        assert len(browser.shown) == 1, "a key that goes about in the agreement does not leave it"
        told = mouse.page._pointer.told(mouse.on(5))
        assert "https://exempel.se/sida" in told and "Ctrl" in told
    finally:
        QDesktopServices.unsetUrlHandler("https")
    mouse.bench.desk.perform(FormatText(BODY, 3, 9, "link", "file:///etc/hosts"))
    mouse.click(mouse.on(5), CONTROL)
    assert "file:///etc/hosts" in refused[-1], "nothing but pages and letters is opened"


def test_a_reference_to_another_document_or_an_appendix_is_followed_there(mouse: Mouse) -> None:
    desk = mouse.bench.desk
    home = desk.document
    for text, at in (("b.B_5_2", 2), ("b.B_5_1", 0)):
        desk.choose_document(home)
        mouse.page.go_to_clause(text[2:])
        signs = [
            (line.start + offset)
            for line in desk.workspace.text(text, View.MARKUP)
            for offset, letter in enumerate("".join(piece.text for piece in line.pieces))
            if letter == "\ufffc"
        ]
        mouse.click(mouse.on(signs[0]), CONTROL)
        assert mouse.page.clause() not in (text[2:], ""), at
    assert desk.document != home or mouse.page.clause() != "B_5_1"


# -- the wheel --------------------------------------------------------------------------------------------------------


def test_the_wheel_passes_over_every_choice_and_scrolls_what_is_around_it(mouse: Mouse) -> None:
    mouse.bench.show_panel("clause")
    rest()
    boxes = [box for box in mouse.bench.findChildren(QComboBox) if box.count() > 1]
    assert boxes
    before = [box.currentIndex() for box in boxes]
    for box in boxes:
        for turned in (120, -120):
            mouse.turn(box, QPoint(0, turned))
    assert [box.currentIndex() for box in boxes] == before


def test_a_touchpad_scrolls_by_its_pixels_and_zooms_by_whole_notches(mouse: Mouse) -> None:
    page = mouse.page
    page.go_to_clause("B_6_2")
    began = page.verticalScrollBar().value()
    mouse.turn(mouse.port, QPoint(0, -14), pixels=QPoint(0, -7))
    assert page.verticalScrollBar().value() == began + 7
    for _ in range(11):
        mouse.turn(mouse.port, QPoint(0, 10), CONTROL)
    mouse.turn(mouse.port, QPoint(40, 0), CONTROL)
    assert page.zoom == 100
    mouse.turn(mouse.port, QPoint(0, 10), CONTROL)
    assert page.zoom == 110


# -- the middle button ------------------------------------------------------------------------------------------------


class KeptSelection(Primary):
    """A window system that keeps what was selected last."""

    def __init__(self) -> None:
        self.kept: QMimeData | None = None

    @property
    def there(self) -> bool:
        return True

    def offer(self, data: QMimeData) -> None:
        self.kept = data

    def offered(self) -> QMimeData | None:
        return self.kept


def test_the_middle_button_puts_in_what_was_selected_last(mouse: Mouse) -> None:
    mouse.write("ett två tre")
    mouse.page.primary = kept = KeptSelection()
    QTest.mouseClick(mouse.port, MIDDLE, NOTHING, mouse.on(0))
    assert mouse.words() == "ett två tre", "nothing was selected yet"
    mouse.press(mouse.on(5), twice=True)
    mouse.let_go(mouse.on(5))
    assert kept.kept is not None and kept.kept.text() == "två"
    rect = mouse.page.spot_rect(Spot(BODY, 11))
    assert rect is not None
    QTest.mouseClick(mouse.port, MIDDLE, NOTHING, rect.center())
    assert mouse.words() == "ett två tretvå"
    refused: list[str] = []
    mouse.page.refused.connect(refused.append)
    mouse.bench.commands["final"].trigger()
    QTest.mouseClick(mouse.port, MIDDLE, NOTHING, mouse.on(0))
    assert refused and mouse.words() == "ett två tretvå"


def test_a_click_beneath_the_last_line_stands_in_it(mouse: Mouse, window: MainWindow) -> None:
    page = mouse.page
    page.put_edge(last=True)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    mouse.click(QPoint(mouse.port.width() // 2, mouse.port.height() - 2))
    last = page.flow.load(len(page.flow.sections) - 1).leaves or page.flow.load(len(page.flow.sections) - 2).leaves
    assert page.caret().text == last[-1].content.text


def test_each_button_ends_only_what_it_began(mouse: Mouse) -> None:
    mouse.write("ett två tre fyra")
    mouse.press(mouse.on(0))
    mouse.hold(mouse.on(5))
    QTest.mouseRelease(mouse.port, RIGHT, NOTHING, mouse.on(5))
    mouse.hold(mouse.on(9))
    assert mouse.page.caret().position >= 9
    mouse.let_go(mouse.on(9))
