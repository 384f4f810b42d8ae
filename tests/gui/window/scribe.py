"""Somebody who works at random with keys, mouse and commands, and says beforehand what each step must come to.

What comes of a step is foretold by :mod:`tests.gui.window.plain_editor` and, for undo and redo, by what was read
before.  The ways to work are in :mod:`tests.gui.window.habits`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import until_over, wait_until
from tests.gui.window.habits.carrying import Carrying
from tests.gui.window.habits.deciding import Deciding, Undoing
from tests.gui.window.habits.dressing import Dressing
from tests.gui.window.habits.governing import Governing
from tests.gui.window.habits.hand import Foretold, Habit, Hand
from tests.gui.window.habits.keeping import Keeping
from tests.gui.window.habits.moving import Moving
from tests.gui.window.habits.pointing import Pointing
from tests.gui.window.habits.remarking import Remarking
from tests.gui.window.habits.seeking import Seeking
from tests.gui.window.habits.shaping import Shaping
from tests.gui.window.habits.writing import Writing
from tests.gui.window.plain_editor import Reading

HABITS: tuple[type[Habit], ...] = (
    *(Writing, Moving, Pointing, Carrying, Shaping, Dressing),
    *(Undoing, Seeking, Remarking, Keeping, Governing, Deciding),
)


class Scribe:
    """Presses, clicks and chooses by weight; ``done`` tells what, for the one who reads a failure."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        self.seed = seed
        self.hand = Hand(bench, random.Random(seed))
        habits = (habit(self.hand) for habit in HABITS)
        self.doings: dict[Callable[[], Foretold], int] = {}
        for habit in habits:
            self.doings.update(habit.doings)

    @property
    def bench(self) -> Workbench:
        """The workspace as it is open now."""
        return self.hand.bench

    @property
    def page(self) -> PageView:
        """The page that is written on."""
        return self.hand.page

    @property
    def workspace(self) -> Workspace:
        """The model."""
        return self.hand.workspace

    @property
    def done(self) -> list[str]:
        """What was done."""
        return self.hand.done

    def begin_anew(self) -> None:
        """Read all again: something came from others."""
        self.hand.read_anew()

    def take_a_step(self, number: int | None = None) -> None:
        """One thing, and whether it came to what it must; with a number, the same whatever was done before."""
        hand = self.hand
        if number is not None:
            hand.dice.seed(f"{self.seed}/{number}")
        if not hand.page.editable and hand.dice.random() < 0.6:
            hand.bench.commands["markup"].trigger()
        window = hand.bench.window()
        if not window.isActiveWindow():
            window.activateWindow()  # the keys of commands are that window's in front
            wait_until(window.isActiveWindow)
        hand.page.setFocus()
        doing = hand.dice.choices(list(self.doings), list(self.doings.values()))[0]
        hand.done.append(f"{doing.__name__} at {tuple(hand.page.caret())}")
        writable, before, barred = not hand.reading_only, hand.before, hand.barred()
        hand.refused.clear()
        foretold = doing()
        until_over(hand.bench)
        after = Reading.of(hand.workspace)
        if doing.__name__ not in ("undo", "redo"):
            if barred and not foretold.decides:
                foretold = self._kept_out(foretold, before, after, barred)
            self._compare(foretold, before, after, writable)
            if after != hand.before:
                hand.past.append(hand.before)
                hand.future.clear()
        hand.before = after

    def _kept_out(self, foretold: Foretold, before: Reading, after: Reading, barred: set[str]) -> Foretold:
        """Nobody writes behind a lock that is not theirs; what would write there too does nothing at all."""
        clause_of, joined = self.workspace.state.clause_of, self.hand.merged_into()
        written = {text for text in after.differs_in(before) - joined if clause_of(text) in barred}
        assert not written, ("written behind a lock", written)
        if foretold.words and any(clause_of(text) in barred for text in foretold.words):
            return replace(foretold, words={})
        return foretold

    def _compare(self, foretold: Foretold, before: Reading, after: Reading, writable: bool) -> None:
        if foretold.agreed_stays and self.workspace.tracking:
            texts = {*before.original, *after.original}
            agreed = {text: (before.agreed(text), after.agreed(text)) for text in texts}
            agreed = {text: words for text, words in agreed.items() if words[0] != words[1]}
            assert not agreed, f"what is agreed stays: {agreed}"
            assert after.agreed_order == before.agreed_order
        if foretold.final_stays:
            differing = {
                text: (before.words(text), after.words(text))
                for text in after.differs_in(before)
                if before.stands(text)
            }
            assert not differing, f"accepted, all reads as it did: {differing}"
            assert (after.order, after.tables) == (before.order, before.tables)
        if not writable and not foretold.decides:
            assert after == before, ("a view for reading only changes nothing", after.differs_in(before))
        elif foretold.words is not None:
            assert after.order == before.order, (before.order, after.order)
            for text in (after.differs_in(before) - self.hand.merged_into()) | set(foretold.words):
                expected = foretold.words.get(text, before.words(text))
                told = text, f"was {before.words(text)!r}, is {after.words(text)!r}, expected {expected!r}"
                assert after.words(text) == expected, told
