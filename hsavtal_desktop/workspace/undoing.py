"""Undo and redo: this user's own steps, and nobody else's.

A step that is still in the draft is taken off the state again.  One that was released is taken back by new events
that name it, for nothing in the log is ever removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.edits import AddClauses, Edit, InsertPicture, ReplaceText, Together
from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.clock import Clock
from hsavtal_desktop.workspace.compensation import Compensation, fields_before
from hsavtal_desktop.workspace.draft import Action, Draft
from hsavtal_desktop.workspace.holding import unit_of
from hsavtal_desktop.workspace.labels import label_of


@dataclass(slots=True)
class Step:
    """One step of undo: the actions of a group, or what was released of them."""

    group: int
    label: str
    actions: list[Action] = field(default_factory=list)
    before: list[Mapping[str, Any]] = field(default_factory=list)
    """What record fields held before."""
    counter: int = -1
    """The group that took it back after release."""

    @property
    def size(self) -> int:
        """Its events."""
        return sum(len(action.events) for action in self.actions)


class UndoHistory:
    """The steps that can be taken back, and those that can be done again."""

    def __init__(self, draft: Draft, pen: Pen, clock: Clock) -> None:
        """Begin with what the draft holds: it can be taken back after a restart too."""
        self._draft, self._clock = draft, clock
        self._compensation = Compensation(draft.state, pen)
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._open: Step | None = None
        self._group = max((action.group for action in draft.actions), default=0)
        for action in draft.live:
            if not self._undo or self._undo[-1].group != action.group:
                self._undo.append(Step(action.group, action.label))
            self._undo[-1].actions.append(action)

    @property
    def undo_text(self) -> str:
        """What undo would take back, "" for nothing."""
        return self._undo[-1].label if self._undo else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again, "" for nothing."""
        return self._redo[-1].label if self._redo else ""

    @property
    def undo_size(self) -> int:
        """How many events undo would take back."""
        return self._undo[-1].size if self._undo else 0

    @property
    def redo_size(self) -> int:
        """How many events redo would do again."""
        return self._redo[-1].size if self._redo else 0

    @contextmanager
    def one_step(self, label: str) -> Iterator[None]:
        """Everything done inside is one step with this name; inside another one, it is part of that."""
        if self._open is not None:
            yield
            return
        self._open = Step(self._next_group(), label)
        try:
            yield
        finally:
            self._open = None

    def act(self, edit: Edit, events: Sequence[Mapping[str, Any]], files: Mapping[str, bytes]) -> Touched:
        """Lay an edit's events and the files of their personal fields on the draft, in a step of their own or its."""
        step = self._step(edit)
        before = fields_before(self._draft.state, events)
        action, touched = self._draft.act(events, step.group, step.label, self._clock(), {**files, **_files(edit)})
        step.actions.append(action)
        step.before[:0] = before
        self._redo.clear()
        return touched

    def undo(self) -> Touched | None:
        """Take back the newest step; None when there is none.

        Raises Trouble where somebody has decided since: the step is passed over, the next undo takes the one before.
        """
        if not self._undo:
            return None
        step = self._undo[-1]
        touched = Touched()
        events = [event for action in step.actions for event in action.released]
        if events:
            step.counter = self._next_group()
            try:
                touched = self._compensate(step, events)
            except Trouble:
                self._draft.undo(step.counter)
                self._undo.pop()
                raise
        if self._draft.holds(step.group):
            touched.add(self._draft.undo(step.group))
        self._redo.append(self._undo.pop())
        return touched

    def _compensate(self, step: Step, released: Sequence[Mapping[str, Any]]) -> Touched:
        """Take back what a step released: first what it decided, for it may be on what it proposed itself."""
        units = {unit_of(event) for event in released}
        before = [event for event in step.before if unit_of(event) in units]
        opening = [*before, *self._compensation.reopened(released)]
        touched = self._draft.act(opening, step.counter, step.label, self._clock())[1]
        withdrawing = self._compensation.withdrawn(released)
        if withdrawing:
            touched.add(self._draft.act(withdrawing, step.counter, step.label, self._clock())[1])
        return touched

    def redo(self) -> Touched | None:
        """Do again what was taken back last; None when there is nothing.

        Raises Trouble once that is released: the step is passed over, the next redo takes the one after.
        """
        if not self._redo:
            return None
        step = self._redo[-1]
        if step.counter >= 0 and not self._draft.holds(step.counter):
            self._redo.pop()
            raise Trouble(Said("Ångrandet är redan delat och kan inte göras om. Lägg ett nytt förslag i stället."))
        touched = self._draft.undo(step.counter) if step.counter >= 0 else Touched()
        if self._draft.holds(step.group):
            touched.add(self._draft.redo(step.group))
        step.counter = -1
        self._undo.append(self._redo.pop())
        return touched

    def relaid(self) -> None:
        """Part of the draft was released and the rest laid on top again: steps know their actions by it."""
        steps = {step.group: step for step in (*self._undo, *self._redo)}
        for action in self._draft.actions:
            if action.group in steps:
                steps[action.group].actions.append(action)

    def _step(self, edit: Edit) -> Step:
        # A new paragraph begins a new step, as people expect of typing.
        first = edit.edits[0] if isinstance(edit, Together) else edit
        burst = isinstance(first, ReplaceText) and first.burst and first.new != BREAK
        last = self._undo[-1] if self._undo else None
        if last is not None and (last is self._open or (burst and self._draft.holds(last.group))):
            return last
        step = self._open or Step(self._next_group(), label_of(edit))
        self._undo.append(step)
        return step

    def _next_group(self) -> int:
        self._group += 1
        return self._group


def _files(edit: Edit) -> Mapping[str, bytes]:
    """The attached files that an edit brings."""
    if isinstance(edit, InsertPicture):
        return {edit.blob: edit.content}
    if isinstance(edit, Together):
        return {name: content for one in edit.edits for name, content in _files(one).items()}
    return edit.files if isinstance(edit, AddClauses) else {}
