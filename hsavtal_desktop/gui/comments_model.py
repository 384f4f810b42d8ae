"""Comment threads as a list: each thread's first comment, then its answers; and what a filter lets through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from hsavtal_desktop.core.record_types import COMMENT_KINDS
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.workspace.reading import CommentView
from hsavtal_desktop.workspace.threads import Thread

COMMENT = int(Qt.ItemDataRole.UserRole)
"""Role under which a row's :class:`CommentView` is found."""
NUMBER = COMMENT + 1
THREAD = COMMENT + 2
"""Role under which the row's :class:`Thread` is found."""


STAYS = COMMENT + 3
"""Role that tells whether a row stays on this computer when the rest is shared."""


class State(Enum):
    """Which threads by state."""

    OPEN = "open"
    SETTLED = "settled"
    ALL = "all"


@dataclass(frozen=True)
class CommentFilter:
    """What the list shows; an empty field lets everything through."""

    state: State = State.OPEN
    kind: str = ""
    assigned: str = ""
    """Only what this member (public key) is to deal with."""
    clause: str = ""

    def lets(self, one: Thread) -> bool:
        """Whether a thread is shown."""
        return self.lets_but_kind(one) and self.kind in ("", one.root.comment.kind)

    def lets_but_kind(self, one: Thread) -> bool:
        """Whether a thread would be shown if the filter let through its kind."""
        comment = one.root.comment
        return (
            (self.state is State.ALL or one.resolved is (self.state is State.SETTLED))
            and self.assigned in ("", comment.assigned)
            and self.clause in ("", comment.clause)
        )


def kinds(threads: Iterable[Thread], wanted: CommentFilter) -> list[tuple[str, int]]:
    """Every kind of comment there is or can be, with how many threads the rest of the filter lets through."""
    listed = list(threads)
    counts = Counter(one.root.comment.kind for one in listed if wanted.lets_but_kind(one))
    others = sorted({one.root.comment.kind for one in listed} - set(COMMENT_KINDS))
    return [(kind, counts[kind]) for kind in (*COMMENT_KINDS, *others)]


class CommentsModel(QStandardItemModel):
    """One row for each comment shown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def show_threads(self, threads: Sequence[Thread]) -> None:
        """Hold these threads instead."""
        self.clear()
        for thread in threads:
            for one in (thread.root, *thread.answers):
                self.appendRow(self._row(thread, one))

    def row_of(self, thread: str) -> int:
        """The first row of a thread, -1 if it is not shown."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.item(row).data(COMMENT).id == thread), -1)

    def _row(self, thread: Thread, one: CommentView) -> QStandardItem:
        item = QStandardItem(f"{one.name}: {one.comment.text}")
        item.setData(one, COMMENT)
        item.setData(thread, THREAD)
        item.setData(f"record:comment:{one.id}" in self._desk.proposals.held, STAYS)
        number = self._desk.workspace.number(one.comment.clause, self._desk.document) if one is thread.root else ""
        item.setData(number, NUMBER)
        return item
