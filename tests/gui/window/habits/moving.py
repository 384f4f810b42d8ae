"""Going about: arrows, clicks, selecting with keys and mouse, other views, sizes and documents.  Nothing is written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.window.conftest import wait_until
from tests.gui.window.habits.hand import CONTROL, NO_WORDS, NOTHING, SHIFT, STEPS, Doings, Foretold, Habit, Key
from tests.gui.window.habits.pointing import held

VIEWS = ("markup", "markup", "simple", "final", "original")


class Moving(Habit):
    """Moves and chooses."""

    @property
    def doings(self) -> Doings:
        return {self.step: 8, self.select: 6, self.click: 4, self.sweep: 4, self.roll: 3, self.go: 3, self.show: 3}

    def step(self) -> Foretold:
        dice = self.hand.dice
        for _ in range(dice.randint(1, 4)):
            key = dice.choice((*STEPS, Key.Key_PageUp, Key.Key_PageDown))
            paging = SHIFT if key in (Key.Key_PageUp, Key.Key_PageDown) else NOTHING
            QTest.keyClick(self.hand.page, key, dice.choice((NOTHING, paging, CONTROL)))
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
        beyond = QPoint(ends[1].x(), hand.dice.choice((-30, port.height() + 30)))
        for point in ((ends[0] + ends[1]) / 2, beyond, ends[1])[:: 1 if hand.dice.random() < 0.3 else 2]:
            QApplication.sendEvent(port, held(port, point))
            until = page.verticalScrollBar().value() if point is beyond else -1
            if until not in (-1, page.verticalScrollBar().minimum(), page.verticalScrollBar().maximum()):
                wait_until(lambda until=until: page.verticalScrollBar().value() != until)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NOTHING, ends[1])
        return NO_WORDS

    def roll(self) -> Foretold:
        """The scroll bar is dragged, or the wheel turned: the caret stays where it is."""
        page, dice = self.hand.page, self.hand.dice
        bar, ends = page.verticalScrollBar(), page.caret_state.ends()
        if dice.random() < 0.5:
            bar.setSliderDown(True)
            for _ in range(dice.randint(1, 4)):
                bar.setSliderPosition(dice.randint(bar.minimum(), bar.maximum()))
                page.viewport().repaint()
            bar.setSliderDown(False)
        else:
            middle = page.viewport().rect().center()
            turned = QPoint(0, dice.choice((-120, 120)) * dice.randint(1, 20))
            where = QPointF(middle), QPointF(page.viewport().mapToGlobal(middle))
            phase = Qt.ScrollPhase.NoScrollPhase
            wheel = QWheelEvent(*where, QPoint(), turned, Qt.MouseButton.NoButton, NOTHING, phase, False)
            QApplication.sendEvent(page.viewport(), wheel)
        page.viewport().repaint()
        assert page.caret_state.ends() == ends
        return NO_WORDS

    def go(self) -> Foretold:
        places = [section.place for section in self.hand.page.flow.sections if section.place]
        if places:
            self.hand.page.go_to_clause(self.hand.dice.choice(places).clause)
        return NO_WORDS

    def show(self) -> Foretold:
        """Look at it in another way."""
        hand, dice = self.hand, self.hand.dice
        what = dice.choice((*VIEWS, "zoom", "size", "document", "menu", "full-screen"))
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
