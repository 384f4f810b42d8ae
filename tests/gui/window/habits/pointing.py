"""The mouse: words and paragraphs dragged over, menus asked for, clicks anywhere, the wheel over all there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.picture import PictureLeaf
from hsavtal_desktop.gui.page.scroll import hit
from tests.gui.window.habits.hand import CONTROL, NO_WORDS, NOTHING, SHIFT, Doings, Foretold, Habit

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton


class Pointing(Habit):
    """Points, drags and turns the wheel; nothing is written."""

    @property
    def doings(self) -> Doings:
        return {self.take_words: 4, self.ask_for_menu: 2, self.hesitate: 2, self.click_anywhere: 3, self.turn: 2}

    def take_words(self) -> Foretold:
        """Two or three clicks and a drag: the selection ends where words or paragraphs do, what was clicked within."""
        hand, page = self.hand, self.hand.page
        port, paragraphs = page.viewport(), hand.dice.random() < 0.4
        points = [hand.point(hand.in_sight()) for _ in range(3)]
        if points[0] is None:
            return NO_WORDS
        QTest.mouseDClick(port, LEFT, NOTHING, points[0])
        if paragraphs:
            QTest.mousePress(port, LEFT, NOTHING, points[0])
        clicked = page.caret_state.ends()
        for point in points[1:]:
            if point is not None and page.viewport().rect().contains(point):
                QApplication.sendEvent(port, held(port, point))
        first, last = page.caret_state.ends()
        order = page.caret_state.order
        assert order(first) <= order(clicked[0]) and order(clicked[1]) <= order(last), "what was clicked stays taken"
        for spot, beyond in ((first, 0), (last, 1)):
            around = self._letters(spot)
            if paragraphs:
                assert around[beyond] == "" or self._at_picture(spot), (spot, around)
            elif page.caret_state.selects:
                assert not (around[0].isalpha() and around[1].isalpha()), ("in the middle of a word", spot, around)
        QTest.mouseRelease(port, LEFT, NOTHING, points[0])
        return NO_WORDS

    def _at_picture(self, spot: Spot) -> bool:
        """Whether a picture is beside a place: it parts a paragraph in two that are taken one at a time."""
        flow = self.hand.page.flow
        leaves = flow.load(flow.locate(spot.text) or 0).of_text(spot.text)
        ends = (leaf.content for leaf in leaves if isinstance(leaf, PictureLeaf))
        return any(spot.position in (content.start, content.stop) for content in ends)

    def _letters(self, spot: Spot) -> tuple[str, str]:
        """The letters before and after a place in its paragraph, "" beyond it and at what was changed."""
        found = self.hand.page.flow.find(spot)
        assert found is not None
        content = found[1].content
        pieces = [(letter, piece.revisions) for piece in content.pieces for letter in piece.text]
        at = spot.position - content.start
        (before, one), (after, other) = (pieces[n] if 0 <= n < len(pieces) else ("", ()) for n in (at - 1, at))
        return (before, after) if not (one or other) or not (before and after) else ("?", "?")

    def ask_for_menu(self) -> Foretold:
        """In the selection it stays; beside it the caret comes there."""
        hand, page = self.hand, self.hand.page
        spot = hand.in_sight()
        point = hand.point(spot)
        if point is None:
            return NO_WORDS
        ends, order = page.caret_state.ends(), page.caret_state.order
        within = order(ends[0]) < order(spot) < order(ends[1])
        beside = not order(ends[0]) <= order(spot) <= order(ends[1])
        shown = hand.bench.agreement.document
        shown.blockSignals(True)  # a menu would wait for somebody to choose
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, page.viewport().mapToGlobal(point))
        QApplication.sendEvent(page.viewport(), asked)
        shown.blockSignals(False)
        assert page.caret_state.ends() == ends or not within, "chosen words stay chosen"
        assert not page.caret_state.selects or not beside, "beside them the caret comes"
        return NO_WORDS

    def hesitate(self) -> Foretold:
        """The selection is dragged to an edge, where the page scrolls, and back out of the window: nothing happens."""
        hand, page = self.hand, self.hand.page
        port = page.viewport()
        if not page.caret_state.selects:
            hand.select()
        data, ends = page.drag_data(), page.caret_state.ends()
        point = QPoint(port.width() // 2, hand.dice.choice((2, port.height() - 2, port.height() // 2)))
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(port, kind(point, both, data, LEFT, NOTHING))
        for _ in range(hand.dice.randint(0, 3)):
            QTest.qWait(0)
            port.repaint()
        QApplication.sendEvent(port, QDragLeaveEvent())
        assert page.caret_state.ends() == ends
        return NO_WORDS

    def click_anywhere(self) -> Foretold:
        """On the desk, in margins, on numbers, chips and signs, with any key held; the caret stands somewhere."""
        hand, page = self.hand, self.hand.page
        port = page.viewport()
        point = QPoint(hand.dice.randrange(port.width()), hand.dice.randrange(port.height()))
        key, button = hand.dice.choice((NOTHING, SHIFT, CONTROL)), hand.dice.choice((LEFT, LEFT, MIDDLE))
        hand.tell(f"{point.toTuple()} {key.name} {button.name}")
        QTest.mouseClick(port, button, key if not self._on_link(point) else NOTHING, point)
        hand.bench.show_page("agreement")
        return NO_WORDS

    def _on_link(self, point: QPoint) -> bool:
        """Whether there are words that lead out of the program."""
        found = hit(self.hand.page.scroller, self.hand.page.page_left, point)
        run = None if found is None or found.letter is None else found.leaf.run_at(found.letter.position)
        return run is not None and bool(run.piece.marks.get("link"))

    def turn(self) -> Foretold:
        """The wheel over the choices beside the page, and by a touchpad's small steps with Control over the page."""
        hand, page = self.hand, self.hand.page
        boxes = [box for box in hand.bench.findChildren(QComboBox) if box.isVisible()]
        before = [box.currentIndex() for box in boxes]
        for box in boxes:
            QApplication.sendEvent(box, wheel(box, hand.dice.choice((-120, 120)), NOTHING))
        assert [box.currentIndex() for box in boxes] == before, "who scrolls past a choice has chosen nothing"
        zoom, caret = page.zoom, page.caret_state.ends()
        steps = hand.dice.randint(1, 11)
        for _ in range(2 * steps):
            QApplication.sendEvent(page.viewport(), wheel(page.viewport(), 5, CONTROL))
        for _ in range(steps):
            QApplication.sendEvent(page.viewport(), wheel(page.viewport(), -10, CONTROL))
        assert (page.zoom, page.caret_state.ends()) == (zoom, caret)
        return NO_WORDS


def held(port: QWidget, point: QPoint) -> QMouseEvent:
    """A move with the left button held, which QTest can not send."""
    where = QPointF(point), QPointF(port.mapToGlobal(point))
    return QMouseEvent(QEvent.Type.MouseMove, *where, NONE, LEFT, NOTHING)


def wheel(target: QWidget, turned: int, key: Qt.KeyboardModifier) -> QWheelEvent:
    """The wheel over a widget, in eighths of a degree."""
    middle = target.rect().center()
    where = QPointF(middle), QPointF(target.mapToGlobal(middle))
    return QWheelEvent(*where, QPoint(), QPoint(0, turned), NONE, key, Qt.ScrollPhase.NoScrollPhase, False)
