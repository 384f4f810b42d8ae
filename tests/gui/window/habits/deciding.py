"""Decisions: on one, on a part, in a clause, by author, by filter, and in conflicts; undo and redo over all of it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from hsavtal_desktop.core import digest
from tests.gui.window.conftest import until_over
from tests.gui.window.habits.hand import (
    ACCEPTS,
    ANYTHING,
    CONTROL,
    DECIDES,
    NO_WORDS,
    REJECTS,
    Doings,
    Foretold,
    Habit,
    Key,
)
from tests.gui.window.plain_editor import Reading

_ADD = QItemSelectionModel.SelectionFlag.Select


class Deciding(Habit):
    """Decides, by all ways there are."""

    @property
    def doings(self) -> Doings:
        return {
            self.decide: 4,
            self.decide_clause: 2,
            self.decide_several: 3,
            self.decide_chosen: 2,
            self.settle_conflict: 2,
            self.write_in: 1,
        }

    def decide(self) -> Foretold:
        """On what is in focus or selected: accepted, all reads as it did; rejected, what is agreed stays."""
        hand = self.hand
        name = hand.command("next accept reject accept-words reject-words withdraw reopen next-conflict")
        hand.wait()
        if name.startswith("accept"):
            return ACCEPTS
        return REJECTS if name in ("reject", "reject-words", "withdraw") else DECIDES

    def decide_clause(self) -> Foretold:
        """All in a clause: accepted, it reads as it did; rejected, what is agreed stays."""
        name = self.hand.command("accept-clause reject-clause")
        self.hand.wait()
        return ACCEPTS if name == "accept-clause" else REJECTS

    def decide_several(self) -> Foretold:
        """All by an author, or all that a filter lets through, with a reason."""
        hand, panel = self.hand, self.hand.bench.agreement.proposals
        hand.bench.show_panel("proposals")
        hand.bench.commands["next"].trigger()
        name = hand.dice.choice(("accept-author", "reject-author", "accept-shown", "reject-shown"))
        if name.endswith("shown"):
            for box in (panel.body, panel.kind):
                box.setCurrentIndex(hand.dice.randrange(box.count()))
        panel.reason.setText(hand.dice.choice(("", "Enligt mötet")))
        hand.tell(name)
        hand.bench.commands[name].trigger()
        hand.wait()
        for box in (panel.body, panel.kind):
            box.setCurrentIndex(0)
        return ACCEPTS if name.startswith("accept") else REJECTS

    def decide_chosen(self) -> Foretold:
        """Some lines of the list, chosen together."""
        hand, panel = self.hand, self.hand.bench.agreement.proposals
        hand.bench.show_panel("proposals")
        hand.wait()
        hand.bench.show_panel("proposals")
        panel.catch_up()
        rows = range(panel.shown.rowCount())
        if not rows:
            return NO_WORDS
        first, *others = hand.dice.sample(rows, min(len(rows), hand.dice.randint(1, 4)))
        panel.list.setCurrentIndex(panel.shown.index(first, 0))
        for row in others:
            panel.list.selectionModel().select(panel.shown.index(row, 0), _ADD)
        name = hand.command("accept reject withdraw")
        hand.tell([first, *others])
        hand.wait()
        return ACCEPTS if name == "accept" else REJECTS

    def write_in(self) -> Foretold:
        """Tracking off: what is written is agreed at once; or on again."""
        self.hand.bench.commands["tracking"].trigger()
        return NO_WORDS

    def settle_conflict(self) -> Foretold:
        """By one of the buttons of a conflict, or by words of one's own: it is no longer listed."""
        hand, panel = self.hand, self.hand.bench.agreement.conflicts
        hand.bench.show_panel("conflicts")
        panel.catch_up()
        if not panel.conflicts:
            return ANYTHING
        row = hand.dice.randrange(len(panel.conflicts))
        panel.list.setCurrentRow(row)
        conflict = panel.conflicts[row]
        buttons = [each for each in panel.area.findChildren(QPushButton) if each.isEnabled()]
        if not buttons:
            return ANYTHING
        if panel.own is not None:
            panel.own.setPlainText("egna ord")
        pressed = hand.dice.choice(buttons)
        hand.tell(f"{conflict.kind} {pressed.text()!r}")
        pressed.click()
        hand.wait()
        if hand.refused:
            return ANYTHING  # locked, or in a part that is not one's own
        left = [one for one in hand.workspace.conflicts() if one.kind == conflict.kind]
        assert conflict not in left, "what is settled is not listed"
        return DECIDES


class Undoing(Habit):
    """Takes back and does again."""

    @property
    def doings(self) -> Doings:
        return {self.undo: 6, self.redo: 4, self.storm: 2}

    def undo(self) -> Foretold:
        self.hand.take("undo")
        self._stepped(self.hand.past, self.hand.future)
        return DECIDES

    def redo(self) -> Foretold:
        self.hand.take("redo")
        self._stepped(self.hand.future, self.hand.past)
        return DECIDES

    def storm(self) -> Foretold:
        """Many steps back in a row and as many forth: all is as before each of them, comments and looks too."""
        hand, refused = self.hand, list[str]()
        by_key = hand.dice.random() < 0.5
        desk, state = hand.bench.desk, hand.workspace.state
        desk.refused.connect(refused.append)
        said = [digest.content(state)]
        for _ in range(hand.dice.choice((2, 7, 30))):
            if not hand.workspace.undo_text:
                break
            self._step("undo", by_key=by_key)
            if refused:
                break  # what was shared and decided before the window was opened again is passed over
            said.append(digest.content(state))
        desk.refused.disconnect(refused.append)
        hand.tell(f"{len(said) - 1} steps")
        said.pop()
        while said:
            self._step("redo", by_key=by_key)
            assert digest.content(state) == said.pop(), f"done again, it reads otherwise than {len(said)} steps in"
        return NO_WORDS

    def _step(self, name: str, *, by_key: bool) -> None:
        if by_key:
            QTest.keyClick(self.hand.page, Key.Key_Z if name == "undo" else Key.Key_Y, CONTROL)
            until_over(self.hand.bench)
        else:
            self.hand.take(name)

    def _stepped(self, source: list[Reading], target: list[Reading]) -> None:
        """What is read now was read before, or lies within a step that was several."""
        before, now = self.hand.before, Reading.of(self.hand.workspace)
        if now == before:
            return
        if now in source:
            while source:
                target.append(before if not target or target[-1] != before else target[-1])
                if source.pop() == now:
                    break
        else:
            target.append(before)
