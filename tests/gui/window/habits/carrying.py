"""Words carried from place to place: copied, cut, pasted, dragged, and brought from other programs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.reading import ATOM, BREAK
from hsavtal_desktop.gui.page.flow import Spot
from tests.gui.window.foreign_clipboards import FOREIGN
from tests.gui.window.habits.hand import ANYTHING, CONTROL, NO_WORDS, NOTHING, Doings, Foretold, Habit, Key

IN_A_LINE = {"a line in Word": "inom tio vardagar", "a single line": "kort"}
"""What these come to, wherever they are pasted."""


class Carrying(Habit):
    """Carries words about."""

    @property
    def doings(self) -> Doings:
        return {
            self.copy_and_paste: 4,
            self.cut: 2,
            self.paste_foreign: 3,
            self.drag: 4,
            self.drop_foreign: 1,
            self.carry_clauses: 2,
        }

    def copy_and_paste(self) -> Foretold:
        hand, page = self.hand, self.hand.page
        if not page.caret_state.selects:
            hand.select()
        chosen, spans = page.caret_state.selects, hand.selected()
        QTest.keyClick(page, Key.Key_C, CONTROL)
        self._go_elsewhere()
        plain = hand.dice.random() < 0.4
        hand.tell(f"to {tuple(page.caret())} {'plain' if plain else ''}")
        words = QApplication.clipboard().text()
        if plain and BREAK in words:
            words = BREAK.join(line for line in words.split(BREAK) if line.strip())  # empty lines are left out
        alone = chosen and spans is not None and len(spans) == 1
        # An atom is copied as what it prints and as itself.
        atoms = spans is not None and any(hand.shown(text).holds(ATOM, start, stop) for text, start, stop in spans)
        foreseen = alone and not atoms and words and words[0] != " "
        line = BREAK not in words or page.caret().text[0] == "b"
        expected = hand.instead(words) if foreseen and line else ANYTHING
        if plain:
            hand.bench.commands["paste-plain"].trigger()
        else:
            QTest.keyClick(page, Key.Key_V, CONTROL)
        return expected

    def _go_elsewhere(self) -> None:
        """To another place in sight, now and then in another document."""
        hand = self.hand
        if hand.dice.random() < 0.2:
            hand.bench.desk.choose_document(hand.dice.choice(hand.workspace.documents()))
        hand.page.put_caret(*hand.in_sight())

    def carry_clauses(self) -> Foretold:
        """One or more whole clauses are copied or cut and put in elsewhere."""
        hand, page, dice = self.hand, self.hand.page, self.hand.dice
        places = [section.place for section in page.flow.sections if section.place]
        if not places:
            return NO_WORDS
        first = dice.randrange(len(places))
        last = min(len(places) - 1, first + dice.randint(0, 2))
        page.put_caret(f"h.{places[first].clause}", 0)
        end = sum(line.length + 1 for line in hand.workspace.text(f"b.{places[last].clause}", hand.view)) - 1
        page.put_caret(f"b.{places[last].clause}", end, keep_anchor=True)
        cut = dice.random() < 0.3
        QTest.keyClick(page, Key.Key_X if cut else Key.Key_C, CONTROL)
        self._go_elsewhere()
        hand.tell(f"{places[first].clause}–{places[last].clause} {cut} to {tuple(page.caret())}")
        QTest.keyClick(page, Key.Key_V, CONTROL)
        return ANYTHING

    def cut(self) -> Foretold:
        page = self.hand.page
        if not page.caret_state.selects:
            self.hand.select()
        expected = self.hand.instead("") if page.caret_state.selects else NO_WORDS
        QTest.keyClick(page, Key.Key_X, CONTROL)
        return expected

    def paste_foreign(self) -> Foretold:
        data, expected = self._foreign()
        QApplication.clipboard().setMimeData(data)
        QTest.keyClick(self.hand.page, Key.Key_V, CONTROL)
        return expected

    def drop_foreign(self) -> Foretold:
        """Words dragged in from another program, as the window system tells of it."""
        hand, page = self.hand, self.hand.page
        target = hand.in_sight()
        point = hand.point(target)
        if point is None:
            return NO_WORDS
        page.put_caret(*target)
        data, expected = self._foreign()
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        QApplication.sendEvent(page.viewport(), QDragEnterEvent(point, copy, data, left, NOTHING))
        QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(point), copy, data, left, NOTHING))
        # The point may lie nearer to the next place than to the one it was made from.
        return expected if page.caret().text == target.text and not expected.words else ANYTHING

    def _foreign(self) -> tuple[QMimeData, Foretold]:
        name = self.hand.dice.choice(list(FOREIGN))
        self.hand.tell(f"from {name}")
        data = QMimeData()
        data.setHtml(FOREIGN[name])
        words = IN_A_LINE.get(name)
        return data, ANYTHING if words is None else self.hand.instead(words)

    def drag(self) -> Foretold:
        """Words are dragged elsewhere: struck where they were and there where they are let go of, or copied."""
        hand, page = self.hand, self.hand.page
        if not page.caret_state.selects:
            hand.select()
        if not page.caret_state.selects:
            return NO_WORDS
        target, copies = hand.in_sight(), hand.dice.random() < 0.3
        point = hand.point(target)
        hand.tell(f"{tuple(page.caret_state.anchor)} – {tuple(page.caret())} to {tuple(target)} {copies}")
        if point is None:
            return NO_WORDS
        expected = self._moved(target, copies=copies)
        page.drop(page.drag_data(), point, copy=copies)
        return expected

    def _moved(self, target: Spot, *, copies: bool) -> Foretold:
        """A line of words moved or copied to a place outside it."""
        hand, spans = self.hand, self.hand.selected()
        if not hand.page.editable:
            return NO_WORDS
        if spans is None or len(spans) > 1 or {target.text, spans[0][0]} & hand.merged_into():
            return ANYTHING
        ((text, start, stop),) = spans
        if text == target.text and start <= target.position <= stop:
            return NO_WORDS if not copies else ANYTHING
        source = hand.shown(text)
        if source.holds(BREAK, start, stop):
            return ANYTHING
        words = source.replaced(0, start, "")[: len(source.replaced(0, start, "")) - len(source.replaced(0, stop, ""))]
        if not words or ATOM in words or BREAK in words or words[0] == " ":
            return ANYTHING
        rest = source if copies else source.without(start, stop)
        if text != target.text:
            into = hand.shown(target.text).replaced(target.position, target.position, words)
            return Foretold({target.text: into, text: rest.replaced(0, 0, "")})
        return Foretold({text: rest.replaced(target.position, target.position, words)})
