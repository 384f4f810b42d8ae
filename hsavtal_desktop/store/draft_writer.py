"""Saving typed work off the thread that draws: lines are grouped for a moment, then committed durably."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import Protocol

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

GROUP_SECONDS = 0.1
"""The longest that a line waits for others before the commit begins."""
RETRY_SECONDS = 2.0
"""Pause before a commit that the disk refused is tried again."""


class Journal(Protocol):
    """What the writer writes to; :class:`~hsavtal_desktop.store.draft_file.DraftFile` is one."""

    def append(self, lines: Iterable[str]) -> None:
        """Add lines, durably, all or none.  Raises Trouble when the disk refuses."""


class DraftWriter:
    """A thread that saves lines in the order in which they were added.

    No line is ever dropped: what could not be saved is kept and tried again every :data:`RETRY_SECONDS`, at
    :meth:`flush` and at :meth:`close`.  A failure is given to ``on_error`` and raised once by the next of these.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        on_saved: Callable[[int], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
        group_seconds: float = GROUP_SECONDS,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        """Start the thread.

        ``on_saved`` gets the number of lines saved since the start, ``on_error`` what went wrong; both are called
        in the writer's thread.
        """
        self._journal = journal
        self._on_saved = on_saved
        self._on_error = on_error
        self._group_seconds = group_seconds
        self._retry_seconds = retry_seconds
        self._changed = threading.Condition()
        self._pending: list[str] = []
        self._added = self._saved = 0
        self._due: float | None = None
        self._closing = self._stopped = False
        self._failure: BaseException | None = None
        self._bug: BaseException | None = None
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name="draft-writer", daemon=True)
        self._thread.start()

    @property
    def added(self) -> int:
        """Number of lines handed in since the start."""
        return self._added

    @property
    def saved(self) -> int:
        """Number of lines that are durable since the start; what :attr:`added` was when they were handed in."""
        return self._saved

    def add(self, lines: Iterable[str]) -> int:
        """Hand in lines and give what :attr:`saved` will have reached when they are durable.

        Returns at once.  That the disk refuses is told by ``on_error`` and raised by :meth:`flush`, never here: who is
        refused believes that nothing was taken, and the lines are.
        """
        with self._changed:
            if self._closing:
                raise RuntimeError("the draft writer is closed")
            before = len(self._pending)
            self._pending.extend(lines)
            self._added += len(self._pending) - before
            if self._pending and self._due is None:
                # Who waits already for the time to come need not be woken by each line.
                self._due = time.monotonic() + self._group_seconds
                self._changed.notify_all()
            if self._bug is not None:
                raise self._bug
            return self._added

    def flush(self, timeout: float = 10.0) -> None:
        """Wait until everything handed in so far is durable.

        Raises Trouble when the disk refuses or takes longer than ``timeout`` seconds.
        """
        with self._changed:
            self._failure = None
            goal, failures = self._added, self._failures
            if self._pending:
                self._due = time.monotonic()
                self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._saved >= goal or self._failures > failures or self._bug is not None, timeout
            )
            self._raise_failure()
            if self._saved < goal:
                raise Trouble(Said("Utkastet har inte hunnit sparas; vänta en stund och kontrollera disken."))

    def close(self, timeout: float = 10.0) -> None:
        """Save what remains and stop the thread; harmless when already closed.

        Raises Trouble when something could not be saved.  The journal itself stays open.
        """
        with self._changed:
            if self._closing:
                return
            self._closing = True
        try:
            self.flush(timeout)
        finally:
            with self._changed:
                self._stopped = True
                self._changed.notify_all()
            self._thread.join(timeout)

    def _raise_failure(self) -> None:
        if self._bug is not None:
            raise self._bug
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def _run(self) -> None:
        try:
            while self._wait():
                self._save()
        except BaseException as error:
            # A bug: the thread ends, and everyone who calls from now on is told.
            self._bug = error
            self._tell(error)
            raise

    def _wait(self) -> bool:
        """Wait until lines are due; False when the writer is closed."""
        with self._changed:
            while not self._stopped:
                left = None if self._due is None else self._due - time.monotonic()
                if left is not None and left <= 0:
                    return True
                self._changed.wait(left)
            return False

    def _save(self) -> None:
        with self._changed:
            lines = list(self._pending)
            self._due = None
        try:
            self._journal.append(lines)
        except Trouble as error:
            with self._changed:
                self._due = time.monotonic() + self._retry_seconds
            self._tell(error)
            return
        with self._changed:
            del self._pending[: len(lines)]
            self._saved += len(lines)
            self._failure = None
            if self._pending and self._due is None:
                self._due = time.monotonic() + self._group_seconds
            saved = self._saved
            self._changed.notify_all()
        if self._on_saved is not None:
            self._on_saved(saved)

    def _tell(self, error: BaseException) -> None:
        with self._changed:
            self._failure = error
            self._failures += 1
            self._changed.notify_all()
        if self._on_error is not None:
            self._on_error(error)
