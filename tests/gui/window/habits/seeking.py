"""Find and replace: one after another or all at once, by words or a regular expression, here or everywhere."""

from __future__ import annotations

import re

from hsavtal_desktop.core.reading import BREAK, Paragraph
from hsavtal_desktop.gui.find_bar import FindBar
from tests.gui.window.conftest import wait_until
from tests.gui.window.habits.hand import ANYTHING, NO_WORDS, Doings, Foretold, Habit

SOUGHT = (("ord", "annat"), ("a", "å"), (r"(\w+)n\b", r"\1N"), ("x.y", ""))


class Seeking(Habit):
    """Replaces what it seeks."""

    @property
    def doings(self) -> Doings:
        return {self.replace: 2, self.replace_all: 1, self.find: 2}

    def find(self) -> Foretold:
        """From hit to hit: what is selected is what is sought."""
        hand, page = self.hand, self.hand.page
        sought = hand.dice.choice(("ord", "a", "vardagar", "parterna"))
        finder = self._open(sought, "")
        hand.tell(sought)
        for _ in range(hand.dice.randint(1, 4)):
            before = page.caret_state.ends()
            hand.bench.commands[hand.dice.choice(("find-next", "find-next", "find-previous"))].trigger()
            if page.caret_state.ends() != before:
                first, last = page.caret_state.ends()
                letters = hand.shown(first.text).characters[first.position : last.position]
                assert "".join(letter for letter, kept in letters if kept).casefold() == sought, (first, last)
        finder.close_search()
        return NO_WORDS

    def replace(self) -> Foretold:
        """One after another."""
        finder = self._open(*self.hand.dice.choice(SOUGHT))
        for _ in range(self.hand.dice.randint(1, 3)):
            finder.replace()
        finder.close_search()
        return ANYTHING

    def replace_all(self) -> Foretold:
        """All at once: every hit among the words that are not struck gives way, line by line."""
        hand = self.hand
        sought, instead = hand.dice.choice((("vardagar", "dagar"), (r"(i)ndivid(\w*)", r"\1NDIVID\2")))
        finder = self._open(sought, instead)
        finder.package.setChecked(everywhere := hand.dice.random() < 0.3)
        hand.tell(f"{sought} everywhere {everywhere}")
        expected = self._replaced(sought, instead, finder.documents)
        wait_until(lambda: finder._sweep.complete)
        if finder.all.isEnabled():
            finder.all.click()
            hand.wait()
            wait_until(lambda: not hand.bench.desk.held)
        finder.package.setChecked(False)
        finder.close_search()
        return Foretold(expected) if expected is not None else ANYTHING

    def _replaced(self, sought: str, instead: str, documents: list[str]) -> dict[str, str] | None:
        """What every text comes to; None where that can not be told so simply."""
        hand, expected = self.hand, dict[str, str]()
        if hand.merged_into():
            return None
        for document in documents:
            for place in hand.workspace.outline(document, hand.view).places:
                if place.moved_away:
                    continue
                read = hand.workspace.clause(place, hand.view)
                for text, lines in read.texts.items():
                    expected[text] = "".join(_instead(line, sought, instead) for line in lines)[:-1]
        return expected

    def _open(self, sought: str, instead: str) -> FindBar:
        finder = self.hand.bench.agreement.document.finder
        finder.open(replacing=True)
        finder.expression.setChecked("(" in sought)
        finder.words.setText(sought)
        finder.instead.setText(instead)
        return finder


def _instead(line: Paragraph, sought: str, instead: str) -> str:
    """A line as final once every hit in it gave way, with its break where that is kept."""
    words = "".join(piece.text for piece in line.pieces if not piece.deleted)
    broken = "" if line.end is None or line.end.deleted else BREAK
    return re.sub(sought, instead, words, flags=re.IGNORECASE) + broken
