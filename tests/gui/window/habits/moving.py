"""Going about: arrows, clicks, selecting with keys and mouse, other views, sizes and documents.  Nothing is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.window.habits.hand import CONTROL, NO_WORDS, NOTHING, SHIFT, STEPS, Doings, Foretold, Habit

VIEWS = ("markup", "markup", "simple", "final", "original")


class Moving(Habit):
    """Moves and chooses."""

    @property
    def doings(self) -> Doings:
        return {self.step: 8, self.select: 6, self.click: 4, self.sweep: 4, self.go: 3, self.show: 3}

    def step(self) -> Foretold:
        dice = self.hand.dice
        for _ in range(dice.randint(1, 4)):
            QTest.keyClick(self.hand.page, dice.choice(STEPS), dice.choice((NOTHING, NOTHING, CONTROL)))
        return NO_WORDS

    def select(self) -> Foretold:
        self.hand.select()
        return NO_WORDS

    def click(self) -> Foretold:
        """Once for the caret, twice for a word, three times for a paragraph, with Shift for all between."""
        hand, page = self.hand, self.hand.page
        spot, port = hand.in_sight(), page.viewport()
        point, times = hand.point(spot), hand.dice.randint(0, 3)
        hand.tell(f"{times} × {tuple(spot)}")
        if point is None:
            return NO_WORDS
        QTest.mouseMove(port, point)
        QTest.qWait(0)
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, NOTHING if times else SHIFT, point)
        if times == 1:
            caret = page.caret()
            rect = page.spot_rect(caret)
            assert rect is not None and abs(rect.center().x() - point.x()) <= rect.height(), (caret, spot)
        if times > 1:
            QTest.mouseDClick(port, Qt.MouseButton.LeftButton, NOTHING, point)
        if times > 2:
            QTest.mouseClick(port, Qt.MouseButton.LeftButton, NOTHING, point)
            found = page.flow.find(page.caret())
            assert found is not None
            assert page.caret_state.ends()[0].position == found[1].content.start
            assert page.caret_state.ends()[1].position == found[1].content.stop
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NOTHING, point)
        return NO_WORDS

    def sweep(self) -> Foretold:
        """Select by dragging with the mouse, within a clause or over several."""
        hand, page = self.hand, self.hand.page
        port = page.viewport()
        first, last = hand.in_sight(), hand.in_sight()
        ends = hand.point(first), hand.point(last)
        if ends[0] is None or ends[1] is None:
            return NO_WORDS
        page.put_caret(*first)
        QTest.mouseMove(port, ends[0])
        QTest.mousePress(port, Qt.MouseButton.LeftButton, NOTHING, ends[0])
        for point in ((ends[0] + ends[1]) / 2, ends[1]):
            QApplication.sendEvent(port, _moved(port, point))
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NOTHING, ends[1])
        return NO_WORDS

    def go(self) -> Foretold:
        places = [section.place for section in self.hand.page.flow.sections if section.place]
        if places:
            self.hand.page.go_to_clause(self.hand.dice.choice(places).clause)
        return NO_WORDS

    def show(self) -> Foretold:
        """Look at it in another way."""
        hand, dice = self.hand, self.hand.dice
        what = dice.choice((*VIEWS, "zoom", "size", "document", "menu"))
        hand.tell(what)
        if what == "zoom":
            hand.page.set_zoom(dice.choice((60, 100, 200)))
        elif what == "size":
            hand.bench.window().resize(dice.choice((1024, 1400)), dice.choice((700, 900)))
        elif what == "document":
            hand.bench.desk.choose_document(dice.choice(hand.workspace.documents()))
        elif what != "menu":
            hand.bench.commands[what].trigger()
        hand.page.viewport().repaint()
        return NO_WORDS


def _moved(port: QWidget, point: QPoint) -> QMouseEvent:
    """A move with the left button held, which QTest can not send."""
    where = QPointF(point)
    return QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        QPointF(port.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        NOTHING,
    )
