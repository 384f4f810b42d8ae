"""What can be changed about a comment beside its words: its kind, who deals with it, and whether it stays here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from hsavtal_desktop.core.record_types import COMMENT_KINDS
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import comment_kind_word
from hsavtal_desktop.workspace.threads import Thread

People = Callable[[], Iterable[tuple[str, str]]]
"""(key, name) of everybody who can be asked to deal with a comment."""


class CommentMenu(QMenu):
    """The menu of the thread in focus, made anew each time it opens."""

    def __init__(
        self,
        desk: Desk,
        current: Callable[[], Thread | None],
        people: People,
        change: Callable[..., None],
        kept: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """``change`` sets fields of a thread's first comment; ``kept`` is called when it was made private or not."""
        super().__init__(parent)
        self._desk, self._current, self._people, self._change, self._kept = desk, current, people, change, kept
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        thread = self._current()
        if thread is None:
            return
        comment = thread.root.comment
        assign = self.addMenu(self.tr("Who is to deal with it"))
        for author, name in (("", self.tr("Nobody in particular")), *self._people()):
            self._add(assign, name, author == comment.assigned, thread, assigned=author)
        kinds = self.addMenu(self.tr("Kind"))
        for kind in COMMENT_KINDS:
            self._add(kinds, comment_kind_word(kind), kind == comment.kind, thread, kind=kind)
        unit = f"record:comment:{thread.id}"
        if any(one.unit == unit for one in self._desk.workspace.waiting_to_be_shared()):
            private = self.addAction(self.tr("Keep it on this computer"))
            private.setCheckable(True)
            private.setChecked(unit in self._desk.workspace.private_marks)
            private.triggered.connect(lambda on=False: self._keep(unit, on))

    def _add(self, menu: QMenu, words: str, chosen: bool, thread: Thread, **fields: Any) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _on=False: self._change(thread, **fields))

    def _keep(self, unit: str, private: bool) -> None:
        self._desk.keep_private([unit], private=private)
        self._kept()
