"""Somebody who writes at random with keys and mouse, and says beforehand what each step must come to.

What comes of a step is foretold by :mod:`tests.gui.window.plain_editor` and, for undo and redo, by what was read
before.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hsavtal_desktop.core.edits import InsertField, InsertReference, InsertTable
from hsavtal_desktop.core.reading import ATOM, BREAK, ClauseView, View
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import wait_until
from tests.gui.window.foreign_clipboards import FOREIGN
from tests.gui.window.plain_editor import Reading, Shown

Key = Qt.Key
NOTHING, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
WORDS = ("ord", "å", "ä ö ", "tio ", "x.y", "Samverkan", "😀", "§ 3", "“citat”", "e\u0301", "  ")
STEPS = (Key.Key_Left, Key.Key_Right, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)
STRUCTURE = "new-clause split-clause merge-clause remove-clause clause-up clause-down"
TABLES = "row-above row-below column-before column-after remove-row remove-column header-row merge-cells split-cell"
LOOKS = "bold italic bullets numbered text-heading plain-text insert-footnote follow remove-table"


@dataclass(frozen=True)
class Foretold:
    """What a step may change; without ``words`` anything that is proposed."""

    words: dict[str, str] | None = None
    """Text → its words as final; all other texts stay as they are."""
    decides: bool = False
    """Whether what is agreed may change."""


ANYTHING = Foretold()
NO_WORDS = Foretold(words={})


@dataclass
class Scribe:
    """Presses, clicks and chooses by weight; ``done`` tells what, for the one who reads a failure."""

    bench: Workbench
    seed: int
    decides: bool = True
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.page = self.bench.agreement.document.page
        self.workspace = self.bench.desk.workspace
        self.begin_anew()
        self.doings: dict[Callable[[], Foretold], int] = {
            self.type: 14,
            self.strike: 6,
            self.part_paragraph: 3,
            self.step: 8,
            self.select: 6,
            self.click: 4,
            self.sweep: 3,
            self.compose: 4,
            self.copy_and_paste: 4,
            self.cut: 2,
            self.paste_foreign: 3,
            self.drag: 3,
            self.indent: 2,
            self.look: 5,
            self.restructure: 5,
            self.table: 4,
            self.put: 2,
            self.undo: 6,
            self.redo: 4,
            self.go: 3,
            self.replace: 2,
            self.comment: 1,
            self.show: 3,
            **({self.decide: 4, self.decide_clause: 2} if self.decides else {}),
        }

    def begin_anew(self) -> None:
        """Read all again: something came from others."""
        self.before = Reading.of(self.workspace)
        self.past: list[Reading] = []
        """What was read before each step that changed something, newest last."""
        self.future: list[Reading] = []

    def take_a_step(self) -> None:
        """One thing, and whether it came to what it must."""
        if not self.page.editable and self.dice.random() < 0.6:
            self.bench.commands["markup"].trigger()
        self.page.setFocus()
        doing = self.dice.choices(list(self.doings), list(self.doings.values()))[0]
        self.done.append(f"{doing.__name__} at {tuple(self.page.caret())}")
        steps = doing in (self.undo, self.redo)
        writable = self.page.editable
        foretold = doing()
        after = Reading.of(self.workspace)
        if not steps:
            self._compare(foretold, after, writable)
            if after != self.before:
                self.past.append(self.before)
                self.future.clear()
        self.before = after

    def _compare(self, foretold: Foretold, after: Reading, writable: bool) -> None:
        if not foretold.decides:
            assert after.original == self.before.original, "what is agreed stays"
            assert after.agreed_order == self.before.agreed_order
        if not writable and not foretold.decides:
            assert after == self.before, ("a view for reading only changes nothing", after.differs_in(self.before))
        elif foretold.words is not None:
            assert after.order == self.before.order
            for text in (after.differs_in(self.before) - self._merged_into()) | set(foretold.words):
                expected = foretold.words.get(text, self.before.words(text))
                assert after.words(text) == expected, (text, self.before.words(text))

    def _merged_into(self) -> set[str]:
        """Texts that read on with those of clauses which are proposed to be merged into them."""
        outlines = (self.workspace.outline(document, View.MARKUP) for document in self.workspace.documents())
        return {f"b.{place.into}" for outline in outlines for place in outline.places if place.merging}

    # -- writing ----------------------------------------------------------------------------------------------

    def type(self) -> Foretold:
        words = self.dice.choice(WORDS)
        self.done[-1] += f" {words!r}"
        expected = self._instead(words)
        for letter in words:
            QApplication.sendEvent(self.page, QKeyEvent(QEvent.Type.KeyPress, 0, NOTHING, letter))
        return expected if words != "e\u0301" else ANYTHING

    def compose(self) -> Foretold:
        """A dead key or an input method, over several updates, in which the page is seen and asked."""
        ended = self.dice.choice(("é", "日本語", "", "ü"))
        self.done[-1] += f" {ended!r}"
        expected = self._instead(ended) if ended or self.page.caret_state.selects else NO_WORDS
        for letters in ("´", "´e", "にほ")[: self.dice.randint(1, 3)]:
            at = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, len(letters), 1)
            QApplication.sendEvent(self.page, QInputMethodEvent(letters, [at]))
            self.page.viewport().repaint()
            for query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImSurroundingText):
                self.page.inputMethodQuery(query)
        done = QInputMethodEvent("", [])
        done.setCommitString(ended)
        QApplication.sendEvent(self.page, done)
        return expected

    def strike(self) -> Foretold:
        forward, word = self.dice.random() < 0.5, self.dice.random() < 0.2
        key = Key.Key_Delete if forward else Key.Key_Backspace
        self.done[-1] += f" {key.name} {word}"
        expected = self._instead("") if self.page.caret_state.selects else ANYTHING
        QTest.keyClick(self.page, key, CONTROL if word else NOTHING)
        return expected

    def part_paragraph(self) -> Foretold:
        selects, text = self.page.caret_state.selects, self.page.caret().text
        found = self.page.flow.find(self.page.caret())
        listed = found is not None and found[1].content.style in ("bullet", "number")
        expected = ANYTHING if selects or listed or text[0] == "h" else self._instead(BREAK)
        QTest.keyClick(self.page, Key.Key_Return)
        return NO_WORDS if text[0] == "h" and not selects else expected

    def indent(self) -> Foretold:
        QTest.keyClick(self.page, self.dice.choice((Key.Key_Tab, Key.Key_Backtab)))
        return NO_WORDS if self.page.caret().text[0] != "c" else ANYTHING

    def _instead(self, words: str) -> Foretold:
        """What is final once words stand in place of what is selected."""
        spans = self._selected()
        if spans is None or not self.page.editable:
            return ANYTHING
        expected = {}
        first = self.page.caret().text if not self.page.caret_state.selects else spans[0][0]
        for text, start, stop in spans:
            shown = Shown.of(list(self.workspace.text(text, self.page.flow.setting.view)))
            if shown.holds(ATOM, start, stop) or text in self._merged_into():
                return ANYTHING
            expected[text] = shown.replaced(start, stop, words if text == first else "")
        return Foretold(expected)

    def _selected(self) -> list[tuple[str, int, int]] | None:
        """What is selected, text by text; None where tables or notes are in it, which are another matter."""
        anchor, point = self.page.caret_state.anchor, self.page.caret_state.point
        if anchor.text == point.text:
            low, high = sorted((anchor.position, point.position))
            return [(point.text, low, high)]
        read = self._clauses()
        order = [f"{kind}.{each.place.clause}" for each in read for kind in "hb"]
        if anchor.text not in order or point.text not in order:
            return None
        ends = sorted((order.index(spot.text), spot.position) for spot in (anchor, point))
        (first, low), (last, high) = ends
        if any(each.notes or each.tables for each in read[first // 2 : last // 2 + 1]):
            return None
        found = []
        for number in range(first, last + 1):
            length = sum(line.length + 1 for line in self.workspace.text(order[number], self._view)) - 1
            found.append((order[number], low if number == first else 0, high if number == last else length))
        return found

    @property
    def _view(self) -> View:
        return self.page.flow.setting.view

    def _clauses(self) -> list[ClauseView]:
        outline = self.workspace.outline(self.page.flow.setting.document, self._view)
        return [self.workspace.clause(place, self._view) for place in outline.places if not place.moved_away]

    # -- moving and choosing ----------------------------------------------------------------------------------

    def step(self) -> Foretold:
        for _ in range(self.dice.randint(1, 4)):
            QTest.keyClick(self.page, self.dice.choice(STEPS), self.dice.choice((NOTHING, NOTHING, CONTROL)))
        return NO_WORDS

    def select(self) -> Foretold:
        for _ in range(self.dice.randint(1, 12)):
            key = self.dice.choice(STEPS)
            far = key in (Key.Key_Home, Key.Key_End)  # with Control to the end of the document
            words = self.dice.random() < (0.02 if far else 0.3)
            QTest.keyClick(self.page, key, SHIFT | CONTROL if words else SHIFT)
        return NO_WORDS

    def _in_sight(self) -> Spot:
        """A place somewhere on the screen."""
        area = self.page.viewport().rect()
        rows = [row.index for row in self.page.scroller.rows()]
        leaves = [leaf for index in rows for leaf in self.page.flow.load(index).leaves]
        for _ in range(30):
            content = self.dice.choice(leaves).content if leaves else None
            if content is None:
                break
            spot = Spot(content.text, self.dice.randint(content.start, content.stop))
            rect = self.page.spot_rect(spot)
            if rect is not None and area.adjusted(0, 4, 0, -4).contains(rect.center()):
                return spot
        return self.page.caret()

    def _point(self, spot: Spot) -> QPoint | None:
        rect = self.page.spot_rect(spot)
        return rect.center() if rect is not None and self.page.viewport().rect().contains(rect.center()) else None

    def click(self) -> Foretold:
        """Once for the caret, twice for a word, three times for a paragraph."""
        spot, port = self._in_sight(), self.page.viewport()
        point, times = self._point(spot), self.dice.randint(1, 3)
        self.done[-1] += f" {times} × {tuple(spot)}"
        if point is None:
            return NO_WORDS
        QTest.mouseMove(port, point)
        QTest.qWait(0)
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, NOTHING, point)
        caret = self.page.caret()
        if times == 1:
            rect = self.page.spot_rect(caret)
            assert rect is not None and abs(rect.center().x() - point.x()) <= rect.height(), (caret, spot)
        if times > 1:
            QTest.mouseDClick(port, Qt.MouseButton.LeftButton, NOTHING, point)
        if times > 2:
            QTest.mouseClick(port, Qt.MouseButton.LeftButton, NOTHING, point)
            found = self.page.flow.find(self.page.caret())
            assert found is not None
            assert self.page.caret_state.ends()[0].position == found[1].content.start
            assert self.page.caret_state.ends()[1].position == found[1].content.stop
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NOTHING, point)
        return NO_WORDS

    def sweep(self) -> Foretold:
        """Select by dragging with the mouse."""
        port = self.page.viewport()
        first, last = self._in_sight(), self._in_sight()
        ends = self._point(first), self._point(last)
        if ends[0] is None or ends[1] is None:
            return NO_WORDS
        self.page.put_caret(*first)
        QTest.mouseMove(port, ends[0])
        QTest.mousePress(port, Qt.MouseButton.LeftButton, NOTHING, ends[0])
        for point in ((ends[0] + ends[1]) / 2, ends[1]):
            move = _moved(port, point)
            QApplication.sendEvent(port, move)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NOTHING, ends[1])
        return NO_WORDS

    def go(self) -> Foretold:
        places = [section.place for section in self.page.flow.sections if section.place]
        if places:
            self.page.go_to_clause(self.dice.choice(places).clause)
        return NO_WORDS

    def show(self) -> Foretold:
        """Look at it in another way."""
        what = self.dice.choice(("markup", "markup", "simple", "final", "original", "zoom", "size", "document", "menu"))
        self.done[-1] += f" {what}"
        if what == "zoom":
            self.page.set_zoom(self.dice.choice((60, 100, 200)))
        elif what == "size":
            self.bench.window().resize(self.dice.choice((1024, 1400)), self.dice.choice((700, 900)))
        elif what == "document":
            self.bench.desk.choose_document(self.dice.choice(self.workspace.documents()))
        elif what != "menu":
            self.bench.commands[what].trigger()
        self.page.viewport().repaint()
        return NO_WORDS

    # -- clipboard --------------------------------------------------------------------------------------------

    def copy_and_paste(self) -> Foretold:
        if not self.page.caret_state.selects:
            self.select()
        QTest.keyClick(self.page, Key.Key_C, CONTROL)
        self.page.put_caret(*self._in_sight())
        self.done[-1] += f" to {tuple(self.page.caret())}"
        plain = self.dice.random() < 0.4
        words = QApplication.clipboard().text()
        simple = words and BREAK not in words and not words.startswith(" ") and ATOM not in words
        expected = self._instead(words) if plain and simple else ANYTHING
        if plain:
            self.bench.commands["paste-plain"].trigger()
        else:
            QTest.keyClick(self.page, Key.Key_V, CONTROL)
        return expected

    def cut(self) -> Foretold:
        if not self.page.caret_state.selects:
            self.select()
        expected = self._instead("") if self.page.caret_state.selects else NO_WORDS
        QTest.keyClick(self.page, Key.Key_X, CONTROL)
        return expected

    def paste_foreign(self) -> Foretold:
        name = self.dice.choice(list(FOREIGN))
        self.done[-1] += f" from {name}"
        data = QMimeData()
        data.setHtml(FOREIGN[name])
        QApplication.clipboard().setMimeData(data)
        QTest.keyClick(self.page, Key.Key_V, CONTROL)
        return ANYTHING

    def drag(self) -> Foretold:
        """Words are dragged elsewhere: struck where they were and there where they are let go of, or copied."""
        if not self.page.caret_state.selects:
            self.select()
        if not self.page.caret_state.selects:
            return NO_WORDS
        target, copies = self._in_sight(), self.dice.random() < 0.3
        point = self._point(target)
        self.done[-1] += f" to {tuple(target)} {copies}"
        if point is None:
            return NO_WORDS
        self.page.drop(self.page.drag_data(), point, copy=copies)
        return ANYTHING

    # -- structure --------------------------------------------------------------------------------------------

    def _command(self, names: str) -> str:
        name = self.dice.choice(names.split())
        self.done[-1] += f" {name}"
        self.bench.commands[name].trigger()
        return name

    def look(self) -> Foretold:
        self._command(LOOKS)
        return ANYTHING

    def restructure(self) -> Foretold:
        name = self._command(STRUCTURE)
        if name in ("clause-up", "clause-down"):
            after = Reading.of(self.workspace)
            for document, order in after.order.items():
                assert sorted(order) == sorted(self.before.order[document]), "a move loses nothing"
        return ANYTHING

    def table(self) -> Foretold:
        """Something is done to a table in sight, or one is made."""
        index = self.page.flow.locate(self.page.caret().text)
        frames = [] if index is None else self.page.flow.load(index).tables
        if not frames:
            rows, columns = self.dice.randint(1, 3), self.dice.randint(1, 3)
            self.page.put_in(lambda text, at, view: InsertTable(text, at, rows, columns, view=view))
            return ANYTHING
        cells = [cell for row in self.dice.choice(frames).table.rows for cell in row.cells]
        seen = [cell for cell in cells if self.page.flow.load(index or 0).of_text(cell)]
        if seen:
            self.page.put_caret(self.dice.choice(seen), 0)
            self.page.put_caret(self.dice.choice(seen), 0, keep_anchor=self.dice.random() < 0.5)
        self._command(TABLES)
        return ANYTHING

    def put(self) -> Foretold:
        clause = self.page.clause()
        if self.dice.random() < 0.5:
            self.page.put_in(lambda text, at, view: InsertReference(text, at, clause=clause, view=view))
        else:
            self.page.put_in(lambda text, at, view: InsertField(text, at, "f", view))
        return ANYTHING

    # -- deciding, undoing, searching, remarking ------------------------------------------------------------------

    def decide(self) -> Foretold:
        self._command("next accept reject accept-words reject-words withdraw reopen next-conflict")
        wait_until(lambda: not self.bench.worker.working)
        self.bench.show_page("agreement")
        return Foretold(decides=True)

    def decide_clause(self) -> Foretold:
        """All in a clause: accepted, it reads as it did; rejected, what is agreed stays."""
        place = self.bench.desk.place
        name = self._command("accept-clause reject-clause")
        wait_until(lambda: not self.bench.worker.working)
        after = Reading.of(self.workspace)
        refused = self.workspace.conflicts()
        if place is not None and not refused:
            text = f"b.{place.clause}"
            if name == "accept-clause":
                assert after.words(text) == self.before.words(text)
            else:
                assert after.original.get(text) == self.before.original.get(text)
        return Foretold(decides=True)

    def undo(self) -> Foretold:
        self.bench.commands["undo"].trigger()
        self._stepped(self.past, self.future)
        return ANYTHING

    def redo(self) -> Foretold:
        self.bench.commands["redo"].trigger()
        self._stepped(self.future, self.past)
        return ANYTHING

    def _stepped(self, source: list[Reading], target: list[Reading]) -> None:
        """What is read now was read before, or lies within a step that was several."""
        now = Reading.of(self.workspace)
        if now == self.before:
            return
        if now in source:
            while source:
                target.append(self.before if not target or target[-1] != self.before else target[-1])
                if source.pop() == now:
                    break
        else:
            target.append(self.before)

    def replace(self) -> Foretold:
        """By words or a regular expression, one after another."""
        finder = self.bench.agreement.document.finder
        sought, instead = self.dice.choice((("ord", "annat"), ("a", "å"), (r"(\w+)n\b", r"\1N"), ("x.y", "")))
        finder.open(replacing=True)
        finder.expression.setChecked("(" in sought)
        finder.words.setText(sought)
        finder.instead.setText(instead)
        for _ in range(self.dice.randint(1, 3)):
            finder.replace()
        finder.close_search()
        return ANYTHING

    def comment(self) -> Foretold:
        self.bench.commands["comment"].trigger()
        comments = self.bench.agreement.comments
        comments.words.setPlainText("En fråga")
        comments.write.click()
        self.bench.show_page("agreement")
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
