"""Long work beside the window: in a thread of its own, with progress and a way to cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import label


class _Thread(QThread):
    """Runs one function; the outcome is read when the thread has ended."""

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.result: Any = None
        self.trouble: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except BaseException as trouble:  # noqa: BLE001  # raised again, or shown, in the window's thread
            self.trouble = trouble


class Worker(QObject):
    """Runs one piece of work at a time outside the window's thread."""

    busy = Signal(str)
    """What is being done; "" when it is over."""
    refused = Signal(str)
    """Why the work ended before it was done, in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._done: Callable[[Any], None] | None = None

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return self._thread is not None

    def run(self, what: str, work: Callable[[], Any], done: Callable[[Any], None]) -> bool:
        """Do ``work`` and hand its result to ``done`` in the window's thread; False if something else is under way."""
        if self._thread is not None:
            return False
        self._done = done
        self._thread = _Thread(work, self)
        self._thread.finished.connect(self._finished)
        self.busy.emit(what)
        self._thread.start()
        return True

    def wait(self) -> None:
        """Wait until what is under way is over, as before the window closes."""
        if self._thread is not None:
            self._thread.wait()
            self._finished()

    def _finished(self) -> None:
        thread, self._thread = self._thread, None
        done, self._done = self._done, None
        if thread is None or done is None:
            return
        self.busy.emit("")
        thread.deleteLater()
        if isinstance(thread.trouble, Trouble):
            self.refused.emit(str(thread.trouble))
        elif thread.trouble is not None:
            raise thread.trouble
        else:
            done(thread.result)


class Progress(QWidget):
    """A line that says what is being done, from the first moment: the workspace takes no input so long."""

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("")
        self._words.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(round(em() * 8))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(2))
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        worker.busy.connect(self._busy)
        self.hide()

    def _busy(self, what: str) -> None:
        if what:
            self._words.setText(what)
            self._bar.setAccessibleName(what)
        self.setVisible(bool(what))
