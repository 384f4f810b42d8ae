"""What all habits share: the window in front of one, the dice, and what a step with plain words must come to."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hsavtal_desktop.core.judging import LOCKS
from hsavtal_desktop.core.members import may
from hsavtal_desktop.core.reading import ATOM, ClauseView, View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, until_over
from tests.gui.window.plain_editor import Reading, Shown

Key = Qt.Key
NOTHING, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
STEPS = (Key.Key_Left, Key.Key_Right, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)


@dataclass(frozen=True)
class Foretold:
    """What a step may change; without ``words`` anything that is proposed."""

    words: dict[str, str] | None = None
    """Text → its words as final; all other texts stay as they are."""
    decides: bool = False
    """Whether what is agreed may change."""
    final_stays: bool = False
    """Whether all reads as final as it did, tables and order too: so it is when proposals are accepted."""
    agreed_stays: bool = True
    """Whether all reads as agreed as it did: so it is when proposals are rejected."""


ANYTHING = Foretold()
NO_WORDS = Foretold(words={})
ACCEPTS = Foretold(decides=True, final_stays=True, agreed_stays=False)
REJECTS = Foretold(decides=True)
DECIDES = Foretold(decides=True, agreed_stays=False)

Doings = dict[Callable[[], Foretold], int]
"""What one does → how often."""


@dataclass
class Hand:
    """One person at one window."""

    bench: Workbench
    dice: random.Random
    before: Reading = field(init=False)
    """What was read when the step began."""
    beginning: Reading | None = field(init=False)
    """What is read once all is undone; None where what was shared before a restart can not be."""
    shared: bool = False
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """What the window told that it does not do, in this step."""
    past: list[Reading] = field(default_factory=list)
    """What was read before each step that changed something, newest last."""
    future: list[Reading] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.come_to(self.bench)
        self.read_anew()
        self.beginning = self.before

    def come_to(self, bench: Workbench) -> None:
        """Work there from now on; what is refused is told of."""
        self.bench = bench
        bench.desk.refused.connect(self.refused.append)
        bench.desk.refused.connect(lambda why: self.tell(f"refused: {why!r}"))

    def read_anew(self) -> None:
        """Read all again: something came from others."""
        self.before = Reading.of(self.workspace)
        self.past.clear()
        self.future.clear()

    @property
    def page(self) -> PageView:
        """The page that is written on."""
        return self.bench.agreement.document.page

    @property
    def workspace(self) -> Workspace:
        """The model."""
        return self.bench.desk.workspace

    @property
    def view(self) -> View:
        """The way it is looked at."""
        return self.page.flow.setting.view

    def tell(self, what: object) -> None:
        """Say more of the step, for the one who reads a failure."""
        self.done[-1:] = [" ".join((*self.done[-1:], str(what)))]

    def command(self, names: str) -> str:
        """One of several commands of the menus."""
        name = self.dice.choice(names.split())
        self.tell(name)
        self.bench.commands[name].trigger()
        return name

    def take(self, name: str) -> None:
        """One command, until it is done: what changes much is done beside the window."""
        self.bench.commands[name].trigger()
        until_over(self.bench)

    def wait(self) -> None:
        """Until work beside the window is done; what is wished before a workspace is read waits for that.  Then the
        agreement again.
        """
        if not self.bench.desk.surveyed:
            rest()
        until_over(self.bench)
        self.bench.show_page("agreement")

    def select(self) -> None:
        """Select with Shift and the arrows."""
        for _ in range(self.dice.randint(1, 12)):
            key = self.dice.choice(STEPS)
            far = key in (Key.Key_Home, Key.Key_End)  # with Control to the end of the document
            words = self.dice.random() < (0.02 if far else 0.3)
            QTest.keyClick(self.page, key, SHIFT | CONTROL if words else SHIFT)

    def in_sight(self) -> Spot:
        """A place somewhere on the screen."""
        QTest.qWait(0)
        self.page.viewport().repaint()  # nobody points at what is not shown yet, or is laid out anew
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

    def point(self, spot: Spot) -> QPoint | None:
        """Where a place is on the screen."""
        rect = self.page.spot_rect(spot)
        return rect.center() if rect is not None and self.page.viewport().rect().contains(rect.center()) else None

    # -- what plain words come to ---------------------------------------------------------------------------------

    def shown(self, text: str) -> Shown:
        """A text as the page shows it."""
        return Shown.of(list(self.workspace.text(text, self.view)))

    def instead(self, words: str) -> Foretold:
        """What is final once words stand in place of what is selected."""
        if not self.page.caret().text:
            return NO_WORDS  # a document that lost all its clauses has nothing to write in
        spans = self.selected()
        if spans is None or not self.page.editable:
            return ANYTHING
        expected = {}
        first = self.page.caret().text if not self.page.caret_state.selects else spans[0][0]
        for text, start, stop in spans:
            shown = self.shown(text)
            if shown.holds(ATOM, start, stop) or text in self.merged_into():
                return ANYTHING
            if not words and len(self.workspace.state.weave.strands(text, self.view) or ()) > 1:
                return ANYTHING  # of a clause that was split and merged, a stretch that says nothing is left out
            expected[text] = shown.replaced(start, stop, words if text == first else "")
        return Foretold(expected)

    def merged_into(self) -> set[str]:
        """Texts that read on with those of clauses which are proposed to be merged into them."""
        outlines = (self.workspace.outline(document, View.MARKUP) for document in self.workspace.documents())
        into = {place.into for outline in outlines for place in outline.places if place.merging}
        # What that one was itself merged into before reads on with them.
        return {f"b.{self.workspace.state.structure.alias(clause, View.MARKUP)}" for clause in into}

    def barred(self) -> set[str]:
        """Clauses in which a lock keeps this person from writing."""
        workspace = self.workspace
        role, locks = workspace.state.members.role(workspace.author), workspace.governing.locks
        clauses = workspace.governing.locked_clauses()
        return {one for one in clauses if not all(may(role, LOCKS[kind]) for kind, _ in locks(one))}

    @property
    def reading_only(self) -> bool:
        """Whether nothing can be written anywhere: a view to read in, or tracking off where all must be tracked."""
        workspace = self.workspace
        return not self.page.editable or (not workspace.tracking and bool(workspace.why_tracked()))

    @property
    def writable(self) -> bool:
        """Whether what is selected, or where the caret is, can be written in."""
        spans = self.selected() or [(spot.text, 0, 0) for spot in self.page.caret_state.ends()]
        clauses = {self.workspace.state.clause_of(text) for text, _, _ in spans}
        return not self.reading_only and clauses.isdisjoint(self.barred())

    def selected(self) -> list[tuple[str, int, int]] | None:
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
            length = sum(line.length + 1 for line in self.workspace.text(order[number], self.view)) - 1
            found.append((order[number], low if number == first else 0, high if number == last else length))
        return found

    def _clauses(self) -> list[ClauseView]:
        outline = self.workspace.outline(self.page.flow.setting.document, self.view)
        return [self.workspace.clause(place, self.view) for place in outline.places if not place.moved_away]


class Habit:
    """Something a person does at the window, in several ways."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand

    @property
    def doings(self) -> Doings:
        """The ways, by weight."""
        raise NotImplementedError
