"""Which words on the page are misspelt, as far as it is known: asked for together, after a pause, answered later."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from os.path import commonprefix
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from hsavtal_desktop.core.standing import Standing
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.page.leaf import Content, Leaf, Proofed
from hsavtal_desktop.gui.texts import worded

_PAUSE = 150
"""Milliseconds that unknown words gather before they are asked about."""
_SLICE = 0.01
"""Seconds of judging at a time."""
_MOST_KEPT = 50_000
"""Words whose verdicts are kept."""

Words = Callable[[str], Iterable[tuple[int, int, str]]]
"""The words of a string with where they stand."""


class Checker(Protocol):
    """Who knows: answers come later, from another thread."""

    def check(self, words: Collection[str]) -> Future[frozenset[str]]:
        """Those of the words that are misspelt; fails with Trouble."""
        ...


class Proofs(QObject):
    """Verdicts by word, and by leaf what follows from them."""

    changed = Signal()
    """More is known than before."""
    failed = Signal(str)
    """Why nothing can be known, in one sentence; once."""
    _answered = Signal(object, object)

    def __init__(self, checker: Checker, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checker, self._words = checker, words
        self._verdicts: dict[str, bool] = {}
        self._accepted: frozenset[str] = frozenset()
        self._wanted: set[str] = set()
        self._due: dict[int, Leaf] = {}
        """Leaves that were seen and are to be judged."""
        self._round = 0
        self._broken = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._answered.connect(self._take)

    def accept(self, words: Iterable[str]) -> None:
        """Which words are right whatever the dictionary says, whatever their capitals and with an s after them."""
        accepted = frozenset(word.casefold() for word in words)
        if accepted != self._accepted:
            self._accepted = accepted
            self._round += 1
            self.changed.emit()

    def wrong(self, leaf: Leaf) -> tuple[tuple[int, int], ...]:
        """Where misspelt words stand in a leaf, counted from its beginning, as far as is known.

        What is new is looked at in the next pause: a key must not wait for it.
        """
        if leaf.proofed is None or leaf.proofed[0] != self._round:
            self._due[id(leaf)] = leaf
            if not self._pause.isActive():
                self._pause.start()
        return () if leaf.proofed is None else leaf.proofed[1]

    def judged(self, content: Content) -> tuple[tuple[tuple[int, int], ...], bool]:
        """Misspelt words of a content as far as known, and whether all is known; the rest is asked about."""
        standing = Standing(content.pieces)
        found, complete = [], True
        for start, stop, word in self._words(standing.text):
            verdict = self.verdict(word)
            if verdict is None:
                self._want(word)
                complete = False
            elif verdict is False:
                found.append(standing.range(start, stop))
        return tuple(found), complete or self._broken

    def verdict(self, word: str) -> bool | None:
        """Whether a word is right, None while that is not known."""
        if self._is_accepted(word):
            return True
        return self._verdicts.get(word)

    def _is_accepted(self, word: str) -> bool:
        folded = word.casefold()
        return folded in self._accepted or (folded.endswith("s") and folded[:-1] in self._accepted)

    def _want(self, word: str) -> None:
        if not self._broken:
            self._wanted.add(word)
            if not self._pause.isActive():
                self._pause.start()

    def _look(self) -> None:
        """Judge what has been seen, a little at a time, then ask about the words that nobody knows."""
        until, moved = perf_counter() + _SLICE, False
        while self._due and perf_counter() < until:
            leaf = self._due.pop(next(iter(self._due)))
            found, complete = self.judged(leaf.content)
            moved |= leaf.proofed is None or leaf.proofed[1] != found
            leaf.proofed = (self._round if complete else -1, found)
        if self._due:
            self._pause.start(0)
        else:
            self._pause.setInterval(_PAUSE)
            if self._wanted:
                self._ask()
        if moved:
            self.changed.emit()

    def _ask(self) -> None:
        asked, self._wanted = frozenset(self._wanted), set()
        if len(self._verdicts) > _MOST_KEPT:
            self._verdicts.clear()
        future = self._checker.check(asked)
        future.add_done_callback(lambda done: self._answered.emit(asked, done) if isValid(self) else None)

    def _take(self, asked: frozenset[str], done: Future[frozenset[str]]) -> None:
        if done.cancelled():
            return
        trouble = done.exception()
        if isinstance(trouble, Trouble):
            self._broken = True
            self.failed.emit(worded(trouble.sentence))
            return
        wrong = done.result()
        self._verdicts.update((word, word not in wrong) for word in asked)
        self.changed.emit()


def carried(proofed: Proofed | None, old: Content, new: Content) -> Proofed | None:
    """Marks that stay where they were in a paragraph that was written in, until it is judged anew."""
    if proofed is None or not proofed[1]:
        return None
    before, after = ("".join(piece.text for piece in content.pieces) for content in (old, new))
    head = len(commonprefix((before, after)))  # noqa: RUF071  # characters are what is meant
    tail = len(commonprefix((before[head:][::-1], after[head:][::-1])))  # noqa: RUF071  # as above
    grown = len(after) - len(before)
    kept = [(first, last) for first, last in proofed[1] if last < head]
    kept += [(first + grown, last + grown) for first, last in proofed[1] if first > len(before) - tail]
    return -1, tuple(kept)


def word_at(content: Content, ranges: Iterable[tuple[int, int]], position: int) -> tuple[int, int] | None:
    """The range (of those counted from the content's beginning) that a position of its text touches."""
    at = position - content.start
    return next(((first, last) for first, last in ranges if first <= at <= last), None)


def words_in(content: Content, start: int, stop: int) -> str:
    """The unstruck words of a range of a content, counted from its beginning."""
    position, parts = 0, []
    for piece in content.pieces:
        if not piece.deleted:
            parts.append(piece.text[max(0, start - position) : max(0, stop - position)])
        position += len(piece.text)
    return re.sub("\u00ad", "", "".join(parts))
