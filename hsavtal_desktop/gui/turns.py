"""Work done a step at a time in the window's own thread, so that the window answers between the steps."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.006
"""Seconds after which no further step is begun in the same turn."""

Steps = Generator[None, None, None]
"""Work that may be interrupted wherever it yields; no step should take longer than a hundredth of a second."""


class Turns(QObject):
    """Does one piece of work at a time; a new one takes the place of what is under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._done: Callable[[], object] | None = None
        self._stepping = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return self._steps is not None

    def run(self, steps: Steps, done: Callable[[], object] | None = None) -> None:
        """Do the first step in this turn and go on in the next ones; ``done`` is called after the last step."""
        self.stop()
        self._steps, self._done = steps, done
        self._timer.start()
        self._step()

    def stop(self) -> None:
        """Leave what is under way where it is."""
        self._timer.stop()
        steps, self._steps, self._done = self._steps, None, None
        if steps is not None:
            steps.close()

    def pause(self, *, on: bool) -> None:
        """Begin no further step until this is over."""
        if on:
            self._timer.stop()
        elif self.working:
            self._timer.start()

    def finish(self) -> None:
        """Do at once all that is left, where somebody needs it now; nothing, where a step of it asks."""
        while self._steps is not None and not self._stepping:
            self._step()

    def _turn(self) -> None:
        until = perf_counter() + _SLICE
        self._step()
        while self._steps is not None and perf_counter() < until:
            self._step()

    def _step(self) -> None:
        """One step; what goes wrong in it ends the work."""
        steps, done = self._steps, self._done
        assert steps is not None
        try:
            ended = self._ends(steps)
        except BaseException:
            self.stop()
            raise
        if ended and steps is self._steps:
            self.stop()
            if done is not None:
                done()

    def _ends(self, steps: Steps) -> bool:
        """Do one step; whether there was none left."""
        self._stepping = True
        try:
            return next(steps, True) is True
        finally:
            self._stepping = False
