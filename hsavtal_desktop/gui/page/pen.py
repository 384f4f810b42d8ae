"""What every way of writing shares: striking and putting words at the caret, in bursts that are one step of undo."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from hsavtal_desktop.core.edits import Changed, Edit, ReplaceText, Together
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page.at_length import AtLength
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.passage import Runs
from hsavtal_desktop.gui.page.selection import Span, held_by, removable
from hsavtal_desktop.gui.page.wording import translate

PAUSE = 2.0
"""Seconds without typing after which a new burst begins."""


class Pen:
    """Writes at a caret.

    ``perform`` carries an edit out and brings the page up to date, or tells why not and returns None.  Consecutive
    typing at one place is marked as one burst.
    """

    def __init__(
        self, caret: Caret, perform: Callable[[Edit], Changed | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.caret, self.perform, self._clock = caret, perform, clock
        self.burst: tuple[Spot, float] | None = None
        """Where the burst goes on and when it last did, None where the caret rests."""
        self.pending: dict[str, Any] = {}
        """The appearance of what is typed next."""
        self.at_length: Callable[[], AtLength | None] = lambda: None
        """Asks who edits what is too much for one turn."""
        self.landed: Callable[[], object] = lambda: None
        """Told when the caret stands where such an edit leaves it."""

    def rest(self) -> None:
        """The caret was moved: what is typed next is a new burst."""
        self.burst = None
        self.pending.clear()

    @property
    def writing(self) -> Spot | None:
        """Where a burst of typing goes on, None where the caret rests."""
        return self.burst[0] if self.burst is not None else None

    @property
    def view(self) -> View:
        """The view that is written in."""
        return self.caret.flow.setting.view

    def one_step(self, label: str) -> AbstractContextManager[None]:
        """All that is done within is undone together."""
        return self.caret.flow.setting.source.one_step(label)

    @property
    def beside(self) -> AtLength | None:
        """Who edits what is selected, where that is too much for one turn."""
        return self.at_length() if self.caret.wide else None

    def over(self, what: str, edits: Callable[[], Sequence[Edit]]) -> None:
        """Carry out edits of all that is selected as one step of undo."""
        beside = self.beside
        if beside is not None:
            beside.perform(what, edits, self.landed)
        else:
            self.carry_out(edits())
        self.burst = None

    def cleared_start(self) -> Spot:
        """Where words go once the selection is gone."""
        return self.caret.ends()[0] if self.caret.selects else self.caret.point

    def replaced(self, spot: Spot, follows: bool = False) -> Span | None:
        """The range to replace, after striking what is selected in other texts; None when that was refused."""
        if not self.caret.selects:
            return Span(spot.text, spot.position, spot.position)
        mine, *others = removable(self.caret) or [Span(spot.text, spot.position, spot.position)]
        return mine if self.strike(others, follows) else None

    def in_many_texts(self) -> bool:
        """Whether the selection lies in several texts."""
        return self.caret.selects and len(removable(self.caret)) > 1

    def remove(self) -> bool:
        """Strike the selection; False when that was refused, or is still being done beside the window."""
        first, beside = self.caret.ends()[0], self.beside
        if beside is not None:
            what = translate("PageView", "Striking")
            beside.perform(what, lambda: self.strikes(removable(self.caret)), lambda: self.land(first))
            return False
        if not self.strike(removable(self.caret)):
            return False
        self.rest()
        self.go(first)
        return True

    def strike(self, found: Sequence[Span], follows: bool = False) -> bool:
        """Strike ranges in one step of undo; False when that was refused."""
        return self.carry_out(self.strikes(found, follows))

    def carry_out(self, edits: Sequence[Edit]) -> bool:
        """Carry out edits as one; False when that was refused."""
        if not edits:
            return True
        return self.perform(edits[0] if len(edits) == 1 else Together(tuple(edits))) is not None

    def strikes(self, found: Sequence[Span], follows: bool = False) -> list[Edit]:
        """The edits that strike ranges."""
        return [self.edit(span, "", {}, follows) for span in found if span.start < span.stop]

    def write_over(self, beside: AtLength, words: str) -> None:
        """Put words in place of what is selected, where that or they are too much for one turn."""
        marks, landing = dict(self.pending), list[tuple[Span, int]]()

        def edits() -> list[Edit]:
            first, *others = removable(self.caret) or [Span(*self.caret.point, self.caret.point.position)]
            landing.append((first, self.length(first.text)))
            return [self.edit(first, words, marks, False), *self.strikes(others)]

        def done() -> None:
            first, before = landing[0]
            self.land(Spot(first.text, first.stop + self.length(first.text) - before))

        beside.perform(translate("PageView", "Writing"), edits, done)

    def land(self, spot: Spot) -> None:
        """Stand where what was done beside the window leaves the caret, and tell."""
        self.rest()
        self.go(spot)
        self.landed()

    def put(
        self, span: Span, words: str, marks: Mapping[str, Any], burst: bool | None = None, runs: Runs | None = None
    ) -> bool:
        """Put words in place of a range and the caret after them: as far before what follows as it was."""
        before = self.length(span.text)
        follows = self.continues(Spot(span.text, span.stop)) if burst is None else burst
        if self.perform(replace(self.edit(span, words, marks, follows), runs=runs)) is None:
            return False
        self.go(Spot(span.text, span.stop + self.length(span.text) - before))
        self.burst = (self.caret.point, self._clock())
        self.pending.clear()
        return True

    def edit(self, span: Span, words: str, marks: Mapping[str, Any], burst: bool) -> ReplaceText:
        """The edit that puts words in place of a range."""
        return ReplaceText(span.text, span.start, span.stop, words, self.view, dict(marks), burst)

    def continues(self, spot: Spot) -> bool:
        """Whether writing at a place goes on with the burst."""
        if self.burst is None or self.caret.selects:
            return False
        place, when = self.burst
        return place == spot and self._clock() - when < PAUSE

    def struck(self, leaf: Leaf, position: int) -> bool:
        """Whether the character after a position is struck."""
        run = leaf.run_at(position)
        return run is not None and bool(run.piece.deleted)

    def length(self, text: str) -> int:
        """Characters of a text without its final break."""
        index = self.caret.flow.locate(text)
        shown = () if index is None else self.caret.flow.sections[index].of_text(text)
        if shown:
            return shown[-1].content.stop
        held = None if index is None else held_by(self.caret.flow, index)
        return 0 if held is None else max([one.stop for one in held.contents if one.text == text], default=0)

    def go(self, spot: Spot) -> None:
        """Put the caret somewhere, in an empty line of its text if need be."""
        self.caret.flow.open(spot.text)
        self.caret.put(spot)
