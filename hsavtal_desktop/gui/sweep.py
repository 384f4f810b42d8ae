"""Reading many clauses a little at a time, so that nobody waits; what did not change is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import ClauseView, Place, View
from hsavtal_desktop.gui.desk import Desk

T = TypeVar("T")

_SLICE = 0.005
"""Seconds at a time."""
_PAUSE = 40
"""Milliseconds between slices while somebody may be writing."""


class Sweep(Generic[T]):
    """What a function says of every clause in view; ``finished`` is called whenever all of it is known again."""

    def __init__(self, desk: Desk, judge: Callable[[ClauseView], T], finished: Callable[[], object]) -> None:
        self._desk, self._judge, self._finished = desk, judge, finished
        self.known: dict[str, T] = {}
        """By clause."""
        self.places: tuple[Place, ...] = ()
        self.view = View.FINAL
        self._left: list[Place] = []
        self._patient = True
        self._pause = QTimer(desk, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._slice)

    @property
    def complete(self) -> bool:
        """Whether every clause is known."""
        return not self._left and not self._pause.isActive()

    def begin(self, places: Iterable[Place], view: View, *, anew: bool = False, at_once: bool = False) -> None:
        """Look through these clauses; ``anew`` forgets what is known, ``at_once`` makes no pauses."""
        if anew or view is not self.view:
            self.known.clear()
        self.view, self.places = view, tuple(places)
        self._left = [place for place in reversed(self.places) if place.clause not in self.known]
        self._patient = not at_once
        self._pause.start(_PAUSE if self._patient else 0)

    def forget(self, changed: Changed) -> None:
        """Drop what a change may have made untrue."""
        if changed.everything or changed.structure:
            self.known.clear()
        for clause in changed.clauses:
            self.known.pop(clause, None)

    def stop(self) -> None:
        """Look no further."""
        self._pause.stop()
        self._left, self.places = [], ()
        self.known.clear()

    def values(self) -> list[T]:
        """What is known, clause by clause in order."""
        return [self.known[place.clause] for place in self.places if place.clause in self.known]

    def _slice(self) -> None:
        if self._desk.held:
            self._pause.start(_PAUSE)
            return
        until = perf_counter() + _SLICE
        while self._left and perf_counter() < until:
            place = self._left.pop()
            self.known[place.clause] = self._judge(self._desk.workspace.clause(place, self.view))
        if self._left:
            self._pause.start(_PAUSE if self._patient else 0)
        else:
            self._finished()
