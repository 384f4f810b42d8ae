"""Long work beside the window: in a thread of its own, with progress and a way to cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from hsavtal_desktop.core.progress import Stopped, watched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label

_PATIENCE = 1000
"""Milliseconds of work after which it is offered to cancel it."""
_TOLD_EVERY = 0.1
"""Seconds between two words on how far it has come."""


class Thread(QThread):
    """Runs one function; the outcome is read when the thread has ended."""

    advanced = Signal(int, int)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._unwanted = threading.Event()
        self._told = 0.0
        self.result: Any = None
        self.trouble: BaseException | None = None

    def stop(self) -> None:
        """Leave the work at the next place where that leaves no trace."""
        self._unwanted.set()

    def run(self) -> None:
        try:
            with watched(self._advance):
                self.result = self._work()
        except BaseException as trouble:  # noqa: BLE001  # raised again, or shown, in the window's thread
            self.trouble = trouble

    def _advance(self, done: int, total: int) -> bool:
        now = time.monotonic()
        if now - self._told >= _TOLD_EVERY:
            self._told = now
            self.advanced.emit(done, total)
        return not self._unwanted.is_set()


class Worker(QObject):
    """Runs one piece of work at a time outside the window's thread."""

    busy = Signal(str)
    """What is being done; "" when it is over."""
    advanced = Signal(int, int)
    """Steps done, and in all, of work that tells (:mod:`hsavtal_desktop.core.progress`) and so can be cancelled."""
    stopped = Signal(str)
    """What was being done when it was cancelled."""
    succeeded = Signal()
    """The work was done, and what follows from it."""
    refused = Signal(str)
    """Why the work ended before it was done, in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._done: Callable[[Any], object] | None = None
        self._what = ""

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return self._thread is not None

    def run(self, what: str, work: Callable[[], Any], done: Callable[[Any], object]) -> bool:
        """Do ``work`` and hand its result to ``done`` in the window's thread; False if something else is under way."""
        if self._thread is not None:
            return False
        self._what, self._done = what, done
        self._thread = Thread(work, self)
        self._thread.advanced.connect(self.advanced)
        self._thread.finished.connect(self._finished)
        self.busy.emit(what)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Cancel what is under way; it ends, with nothing done, when it next tells how far it has come."""
        if self._thread is not None:
            self._thread.stop()

    def wait(self) -> None:
        """Wait until what is under way is over, and what follows from it, as before the window closes."""
        while self._thread is not None:
            self._thread.wait()
            self._finished()

    def abandon(self) -> None:
        """Leave what is under way, and let nobody hear of it: what it is for closes."""
        self._done = None
        if self._thread is not None:
            self._thread.stop()
            self._thread.wait()

    def _finished(self) -> None:
        if self._thread is None or not self._thread.isFinished():
            return  # told of a thread that was waited for
        thread, self._thread = self._thread, None
        done, self._done = self._done, None
        if done is None:
            return
        self.busy.emit("")
        thread.deleteLater()
        if isinstance(thread.trouble, Stopped):
            self.stopped.emit(self._what)
        elif isinstance(thread.trouble, Trouble):
            self.refused.emit(worded(thread.trouble.sentence))
        elif thread.trouble is not None:
            raise thread.trouble
        else:
            done(thread.result)
            self.succeeded.emit()


class Progress(QWidget):
    """A line that says what is being done, from the first moment, and offers to cancel it once it takes long."""

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("")
        self._words.setWordWrap(False)
        # A long name of a file takes the room there is, and makes no window wider than its screen.
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(round(em() * 2))
        self._bar.setMaximumWidth(round(em() * 8))
        self.cancel = button(self.tr("Cancel"), worker.stop)
        self.cancel.setToolTip(self.tr("Leave this, with nothing changed (Esc)"))
        self._long = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._stoppable = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(2))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self.cancel)
        worker.busy.connect(self._busy)
        worker.advanced.connect(self._advanced)
        self._long.timeout.connect(self._offer)
        self.hide()

    def _busy(self, what: str) -> None:
        self._stoppable = False
        self.cancel.hide()
        if what:
            self._words.setText(what)
            self._words.setToolTip(tip(what))
            self._bar.setAccessibleName(what)
            self._bar.setRange(0, 0)
            self._long.start()
        else:
            self._long.stop()
        self.setVisible(bool(what))

    def _advanced(self, done: int, total: int) -> None:
        self._stoppable = True
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if not self._long.isActive():
            self._offer()

    def _offer(self) -> None:
        self.cancel.setVisible(self._stoppable)
