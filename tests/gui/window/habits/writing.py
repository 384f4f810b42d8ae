"""Keys that write: letters, dead keys, Backspace, Return, Tab, and how it looks."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import InsertField, InsertReference
from hsavtal_desktop.core.reading import ATOM, BREAK, View
from tests.gui.window.habits.hand import ANYTHING, CONTROL, NO_WORDS, NOTHING, SHIFT, Doings, Foretold, Habit, Key

WORDS = ("ord", "å", "ä ö ", "tio ", "x.y", "Samverkan", "😀", "§ 3", "“citat”", "e\u0301", "  ", '"ja" ', "a - b")
PRINTED = str.maketrans({'"': "”"})
ALT = Qt.KeyboardModifier.AltModifier
QUIET = (
    *((Key.Key_Escape, NOTHING), (Key.Key_Insert, NOTHING), (Key.Key_Insert, CONTROL), (Key.Key_A, CONTROL)),
    *((Key.Key_F8, NOTHING), (Key.Key_F8, SHIFT), (Key.Key_F9, NOTHING), (Key.Key_F3, NOTHING), (Key.Key_F6, SHIFT)),
    *((Key.Key_Plus, CONTROL), (Key.Key_Minus, CONTROL), (Key.Key_Q, ALT)),
)
"""Keys that write nothing."""
OTHERWISE = (
    *((Key.Key_Return, SHIFT), (Key.Key_Return, CONTROL), (Key.Key_Return, CONTROL | SHIFT), (Key.Key_Enter, NOTHING)),
    *((Key.Key_Delete, SHIFT), (Key.Key_Insert, SHIFT), (Key.Key_Backspace, SHIFT), (Key.Key_Backspace, ALT)),
    *((Key.Key_Space, SHIFT), (Key.Key_Space, CONTROL | SHIFT), (Key.Key_V, CONTROL | SHIFT), (Key.Key_K, CONTROL)),
    *((Key.Key_B, CONTROL), (Key.Key_I, CONTROL), (Key.Key_L, CONTROL | SHIFT), (Key.Key_N, CONTROL | SHIFT)),
)
LOOKS = "bold italic bullets numbered text-heading plain-text insert-footnote follow remove-table"


class Writing(Habit):
    """Writes as people do."""

    @property
    def doings(self) -> Doings:
        return {
            self.type: 14,
            self.strike: 6,
            self.part_paragraph: 3,
            self.compose: 4,
            self.correct: 2,
            self.begin_list: 1,
            self.keep_together: 1,
            self.indent: 2,
            self.look: 5,
            self.press_otherwise: 3,
            self.put: 2,
        }

    def type(self) -> Foretold:
        words = self.hand.dice.choice(WORDS)
        self.hand.tell(repr(words))
        expected = self.hand.instead(words.translate(PRINTED))
        for letter in words:
            QApplication.sendEvent(self.hand.page, QKeyEvent(QEvent.Type.KeyPress, 0, NOTHING, letter))
        return ANYTHING if words in ("e\u0301", "a - b") else expected

    def compose(self) -> Foretold:
        """A dead key or an input method, over several updates, in which the page is seen and asked."""
        hand, page = self.hand, self.hand.page
        ended = hand.dice.choice(("é", "日本語", "", "ü"))
        hand.tell(repr(ended))
        expected = hand.instead(ended) if ended or page.caret_state.selects else NO_WORDS
        for letters in ("´", "´e", "にほ")[: hand.dice.randint(1, 3)]:
            at = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, len(letters), 1)
            QApplication.sendEvent(page, QInputMethodEvent(letters, [at]))
            page.viewport().repaint()
            for query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImSurroundingText):
                page.inputMethodQuery(query)
        done = QInputMethodEvent("", [])
        done.setCommitString(ended)
        QApplication.sendEvent(page, done)
        return expected

    def correct(self) -> Foretold:
        """An input method puts other letters in place of those before the caret, or takes them away."""
        hand, page = self.hand, self.hand.page
        QTest.keyClick(page, Key.Key_Right, NOTHING)
        found, count = page.flow.find(page.caret()), hand.dice.randint(1, 3)
        text, at = page.caret()
        if found is None or page.caret_state.selects or at - count < found[1].content.start:
            return NO_WORDS
        ended, shown = hand.dice.choice(("é", "", "ệt")), hand.shown(text)
        hand.tell(f"{count} {ended!r}")
        letters = "".join(letter for letter, _ in shown.characters[at - count : at])
        plain = page.editable and not hand.merged_into() and all(letter.isalpha() for letter in letters)
        if not plain:
            return NO_WORDS
        expected = Foretold({text: shown.replaced(at - count, at, ended)})
        event = QInputMethodEvent("", [])
        event.setCommitString(ended, -count, count)
        QApplication.sendEvent(page, event)
        return expected

    def begin_list(self) -> Foretold:
        """What begins a list is typed at the start of a line."""
        QTest.keyClick(self.hand.page, Key.Key_Home)
        for letter in self.hand.dice.choice(("- ", "1. ", "* ")):
            QApplication.sendEvent(self.hand.page, QKeyEvent(QEvent.Type.KeyPress, 0, NOTHING, letter))
        return ANYTHING

    def keep_together(self) -> Foretold:
        """A space or hyphen that keeps words on one line."""
        name = self.hand.dice.choice(("insert-space", "insert-hyphen"))
        expected = self.hand.instead({"insert-space": "\u00a0", "insert-hyphen": "\u2011"}[name])
        self.hand.tell(name)
        self.hand.bench.commands[name].trigger()
        return expected

    def strike(self) -> Foretold:
        hand = self.hand
        forward, word = hand.dice.random() < 0.5, hand.dice.random() < 0.2
        key = Key.Key_Delete if forward else Key.Key_Backspace
        hand.tell(f"{key.name} {word}")
        expected = hand.instead("") if hand.page.caret_state.selects else ANYTHING
        QTest.keyClick(hand.page, key, CONTROL if word else NOTHING)
        return expected

    def part_paragraph(self) -> Foretold:
        page = self.hand.page
        selects, text = page.caret_state.selects, page.caret().text
        found = page.flow.find(page.caret())
        listed = found is not None and found[1].content.style in ("bullet", "number")
        if text[0] == "h" and not selects:
            expected = self._below(text[2:])
        else:
            expected = ANYTHING if selects or listed else self.hand.instead(BREAK)
        QTest.keyClick(page, Key.Key_Return)
        return expected

    def _below(self, clause: str) -> Foretold:
        """What Return in a heading does: at its end a new line before what is said, else nothing but going there."""
        hand, body = self.hand, f"b.{clause}"
        if not hand.page.editable or body in hand.merged_into():
            return ANYTHING
        # What is struck is passed over: where nothing else stands first, that is where to write.
        first = takewhile(lambda each: each != (BREAK, True), hand.shown(body).characters)
        said = "".join(letter for letter, kept in first if kept)
        at_end = hand.page.caret().position == len(hand.shown(f"h.{clause}").characters)
        if not at_end or not said:
            return NO_WORDS
        return ANYTHING if said[0] == ATOM else Foretold({body: BREAK + hand.before.words(body)})

    def indent(self) -> Foretold:
        QTest.keyClick(self.hand.page, self.hand.dice.choice((Key.Key_Tab, Key.Key_Backtab)))
        return NO_WORDS if self.hand.page.caret().text[0] != "c" else ANYTHING

    def press_otherwise(self) -> Foretold:
        """Keys that are known from other programs, or pressed by mistake."""
        hand = self.hand
        quiet = hand.dice.random() < 0.4
        key, held = hand.dice.choice(QUIET if quiet else OTHERWISE)
        hand.tell(f"{key.name} {held}")
        QTest.keyClick(hand.page, key, held)
        hand.wait()
        return NO_WORDS if quiet else ANYTHING

    def look(self) -> Foretold:
        self.hand.command(LOOKS)
        return ANYTHING

    def put(self) -> Foretold:
        """A reference that prints as a number, or an inserted field."""
        page, workspace = self.hand.page, self.hand.workspace
        places = workspace.outline(self.hand.dice.choice(workspace.documents()), View.MARKUP).places
        clause = self.hand.dice.choice(places).clause if places else page.clause()
        if self.hand.dice.random() < 0.5:
            page.put_in(lambda text, at, view: InsertReference(text, at, clause=clause, view=view))
        else:
            page.put_in(lambda text, at, view: InsertField(text, at, "f", view))
        return ANYTHING
