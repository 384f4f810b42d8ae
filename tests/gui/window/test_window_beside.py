"""Random keys on the page and in a plain ``QTextEdit``: after each, the same words, selection and caret.

``HSAVTAL_BESIDE=100:50`` runs fifty scripts from number 100, ``HSAVTAL_BESIDE_STEPS`` says how long they are.
"""

from __future__ import annotations

import os
import random

import pytest
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import Decide, ReplaceText
from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.gui.new_document import edits_for_document
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.beside import Beside, Held, Key
from tests.gui.window.conftest import rest

FIRST, COUNT = (int(each) for each in os.environ.get("HSAVTAL_BESIDE", "0:2").split(":"))
STEPS = int(os.environ.get("HSAVTAL_BESIDE_STEPS", "120"))
NOTHING, SHIFT, CONTROL = Held.NoModifier, Held.ShiftModifier, Held.ControlModifier

LINES = (
    "Parterna ska samverka om individens behov.",
    "",
    "Den part som först ser att en individ behöver insatser från båda ska fråga om en samordnad individuell plan, och "
    "den andra parten ska svara inom tio vardagar; svaret lämnas skriftligt till den som frågade.",
    "Kort.",
    "Samverkan (enligt § 3) sker i närområdet – inte bara på länsnivå: se bilaga 2.",
)
WAYS = (
    *((key, held) for key in (Key.Key_Left, Key.Key_Right) for held in (NOTHING, NOTHING, CONTROL)),
    *((key, held) for key in (Key.Key_Home, Key.Key_End) for held in (NOTHING, CONTROL)),
    *((key, NOTHING) for key in (Key.Key_Up, Key.Key_Down)),
)
WORDS = ("x", "å", "ord", " ", "ett två ", ", ", "B", "(", "😀")


class Both:
    """The page and a plain editor, with the same keys."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        self.dice = random.Random(seed)
        self.page, self.workspace = bench.agreement.document.page, bench.desk.workspace
        document, _, edits = edits_for_document(self.workspace.new_name, "Nytt avtal", "Nytt", 9, "En rubrik")
        for edit in edits:
            bench.desk.perform(edit)
        (place,) = self.workspace.outline(document, bench.desk.view).places
        self.clause = place.clause
        bench.desk.perform(ReplaceText(f"b.{self.clause}", 0, 0, BREAK.join(LINES)))
        if agreed := self.dice.random() < 0.5:
            made = [one.id for one in self.workspace.revisions(pending_only=True) if one.clause == self.clause]
            bench.desk.perform(Decide("accept", tuple(made)))
        bench.desk.choose_document(document)
        bench.commands["simple" if agreed else self.dice.choice(("markup", "simple"))].trigger()
        rest()
        self.page.setFocus()
        self.page.put_caret(f"h.{self.clause}", 0)
        setting = self.page.flow.setting
        faces = setting.typography.heading(0), setting.typography.body
        fonts = faces[0].font, faces[1].font
        self.beside = Beside(self.clause, "En rubrik", BREAK.join(LINES), fonts, setting.sheet.column)
        self.doings = {self.go: 10, self.type: 5, self.strike: 5, self.part: 2, self.carry: 2, self.all: 0.2}

    def step(self) -> str:
        """One thing in both."""
        (doing,) = self.dice.choices(list(self.doings), list(self.doings.values()))
        return f"{tuple(self.page.caret())} {doing.__name__} {doing()}"

    def go(self) -> object:
        (key, held), keep = self.dice.choice(WAYS), self.dice.random() < 0.35
        held |= SHIFT if keep else NOTHING
        for _ in range(self.dice.randint(1, 3)):
            before = self.beside.ends
            QTest.keyClick(self.page, key, held)
            self.beside.press(key, held)
            if key in (Key.Key_Up, Key.Key_Down):
                self._excuse(key, before[1])
        return key.name, held

    def _excuse(self, key: Key, before: Spot) -> None:
        """Up and Down come to the same line, whose column Qt rounds; beyond the last, some go to its end, some stay."""
        caret, point = self.page.caret_state, self.beside.ends[1]
        ends = Spot(f"h.{self.clause}", 0), Spot(f"b.{self.clause}", len(self.beside.words[1]))
        beyond = point == before and self._shown(caret.point) == self._shown(ends[key == Key.Key_Down])
        if beyond or self.beside.line(caret.point) == self.beside.line(point) or not self._broken_alike(point):
            self.beside.put(caret.anchor, caret.point)

    def _broken_alike(self, spot: Spot) -> bool:
        """Whether a paragraph has as many lines in both: the sign of a proposed break may fit in no more."""
        found = self.page.flow.find(spot)
        return found is not None and found[1].lines == self.beside.lines(spot)

    def type(self) -> object:
        words = self.dice.choice(WORDS)
        for letter in words:
            QApplication.sendEvent(self.page, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NOTHING, letter))
        self.beside.type(words)
        return words

    def strike(self) -> object:
        key, word = self.dice.choice((Key.Key_Backspace, Key.Key_Delete)), self.dice.random() < 0.3
        QTest.keyClick(self.page, key, CONTROL if word else NOTHING)
        self.beside.strike(key, word=word)
        return key.name, word

    def part(self) -> object:
        QTest.keyClick(self.page, Key.Key_Return)
        self.beside.part()
        return ""

    def carry(self) -> object:
        """Cut or copied, and pasted somewhere else."""
        chosen, across = self.beside.chosen, self.beside.across
        if not chosen or across or chosen.startswith(BREAK) or chosen.endswith(BREAK):
            return "nothing"
        cut = self.dice.random() < 0.5
        QTest.keyClick(self.page, Key.Key_X if cut else Key.Key_C, CONTROL)
        assert QApplication.clipboard().text() == chosen
        if cut:
            self.beside.remove()
        heading, body = self.beside.words
        text, words = self.dice.choice((("b", body), ("b", body), ("h", heading)))
        spot = Spot(f"{text}.{self.clause}", self.dice.randint(0, len(words)))
        self.page.put_caret(*spot)
        spot = self.page.caret()
        self.beside.put(spot, spot)
        if self.dice.random() < 0.5:
            QTest.keyClick(self.page, Key.Key_V, CONTROL)
            self.beside.type(chosen)
        return cut, chosen, tuple(spot)

    def all(self) -> object:
        QTest.keyClick(self.page, Key.Key_A, CONTROL)
        self.beside.press(Key.Key_A, CONTROL)
        return ""

    def compare(self) -> None:
        """The same words and places."""
        caret = self.page.caret_state
        view = self.page.flow.setting.view
        read = tuple(
            BREAK.join(line.text for line in self.workspace.text(f"{kind}.{self.clause}", view)) for kind in "hb"
        )
        assert read == self.beside.words
        there, here = self.beside.ends, (caret.anchor, caret.point)
        there, here = (tuple(self._shown(spot) for spot in ends) for ends in (there, here))
        assert here == there
        if (caret.anchor, caret.point) != self.beside.ends:
            self.beside.put(caret.anchor, caret.point)

    def _shown(self, spot: Spot) -> Spot:
        """A heading without words is not shown, unless the caret is in it: there is nothing to go to."""
        hidden = spot.text[0] == "h" and not self.beside.words[0]
        return Spot(f"b.{self.clause}", 0) if hidden else spot


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_keys_do_what_they_do_in_a_plain_editor(bench: Workbench, seed: int) -> None:
    both, done = Both(bench, seed), list[str]()
    for _ in range(STEPS):
        try:
            done.append(both.step())
            both.compare()
        except Exception as error:
            raise AssertionError("\n".join(done[-12:])) from error
    both.beside.close()
