"""Spelling in the window: marks on the page, what was meant, the package's own words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from hsavtal_desktop.core.edits import Changed, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import EVERYTHING, Desk
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.proofs import Checker, Proofs, word_at, words_in
from hsavtal_desktop.gui.page.selection import Span, section_contents
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.language.words import words
from hsavtal_desktop.workspace.terms import LIST_ID, LIST_TYPE, own_words, word_list

T = TypeVar("T")

_AT_A_TIME = 20
"""Sections asked about together while the next misspelt word is sought."""
_TERMS = frozenset(("words", "principal", "clause"))
"""Records that the package's own words come from."""


class Speller(Checker, Protocol):
    """Who knows words: answers come later, from another thread, and may fail with Trouble."""

    def suggest(self, word: str) -> Future[tuple[str, ...]]:
        """What may have been meant, likeliest first."""
        ...


class AllRight:
    """Stands in where no dictionary is joined to the window: every word is right."""

    def check(self, words: Collection[str]) -> Future[frozenset[str]]:
        """None of the words."""
        return _answered(frozenset[str]())

    def suggest(self, word: str) -> Future[tuple[str, ...]]:
        """Nothing."""
        return _answered(tuple[str, ...]())


def _answered(value: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(value)
    return future


class Spelling(QObject):
    """Marks misspelt words of the page, goes to the next one, and offers what can be done about it."""

    _suggested = Signal(object, object)

    def __init__(self, desk: Desk, page: PageView, speller: Speller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page, self._speller = desk, page, speller
        self.ignored: set[str] = set()
        """Words that this user wants to see no marks under in this package."""
        self.proofs = Proofs(speller, words, self)
        self.proofs.failed.connect(desk.refused)
        self.proofs.changed.connect(self._go_on)
        self._sought: tuple[int, int] | None = None
        """Section that the search goes on in, and how many are left, while words are asked about."""
        self._suggested.connect(self._fill)
        self._menu: QMenu | None = None
        desk.settled.connect(self._learn)
        # The package's own words are read once the window is shown.
        QTimer.singleShot(0, self, lambda: self._learn(EVERYTHING))

    @property
    def shown(self) -> bool:
        """Whether misspelt words are marked."""
        return bool(self._desk.workspace.installation.settings.preferences.get("spelling", True))

    def show(self, on: bool) -> None:
        """Mark misspelt words, or do not; remembered for this installation."""
        installation = self._desk.workspace.installation
        try:
            installation.remember(preferences={**installation.settings.preferences, "spelling": on})
        except Trouble as trouble:
            self._desk.refused.emit(worded(trouble.sentence))
        self.start()

    def start(self) -> None:
        """Show marks on the page, if they are wanted."""
        self._page.set_proofs(self.proofs if self.shown else None)

    def ignore(self, words_: Iterable[str]) -> None:
        """See no marks under these words any longer."""
        new = {*words_} - self.ignored
        if new:
            self.ignored |= new
            self._learn(EVERYTHING)

    def misspelt(self) -> Span | None:
        """The misspelt word at the caret, or the one selected."""
        caret = self._page.caret_state
        found = caret.flow.find(caret.ends()[0]) if caret.placed else None
        if found is None:
            return None
        content = found[1].content
        at = word_at(content, self.proofs.judged(content)[0], caret.ends()[0].position)
        return None if at is None else Span(content.text, content.start + at[0], content.start + at[1])

    def next(self) -> None:
        """Select the next misspelt word and offer what can be done about it."""
        caret = self._page.caret_state
        if caret.placed:
            self._sought = caret.order(caret.ends()[1])[0], len(caret.flow.sections)
            self._go_on()

    def fill(self, menu: QMenu) -> None:
        """Put what can be done about the misspelt word at the caret at the top of a menu."""
        span = self.misspelt()
        if span is None:
            return
        word = self._word(span)
        first = menu.actions()[0] if menu.actions() else None
        waiting = QAction(self.tr("Looking for “{0}”…").format(word), menu)
        waiting.setEnabled(False)
        # Slots of the menu's own actions: they go when it goes.
        add = QAction(self.tr("Add “{0}” to the package's words").format(word), menu)
        add.triggered.connect(lambda: self.add(word))
        reason = worded(self._desk.workspace.why_not(Right.PROPOSE))
        add.setEnabled(not reason)
        add.setToolTip(reason)
        leave = QAction(self.tr("Ignore “{0}”").format(word), menu)
        leave.triggered.connect(lambda: self.ignore([word]))
        for action in (waiting, add, leave):
            menu.insertAction(first, action)  # type: ignore[arg-type]  # Qt takes null for the end
        if first is not None:
            menu.insertSeparator(first)
        self._menu = menu
        menu.setProperty("span", tuple(span))
        future = self._speller.suggest(word)
        future.add_done_callback(lambda done: self._suggested.emit(waiting, done) if isValid(self) else None)

    def add(self, word: str) -> None:
        """Put a word on the package's list, which the group shares."""
        known = word_list(self._desk.workspace)
        if self._desk.perform(SetRecord(LIST_TYPE, LIST_ID, {"words": {*known, word}})) is not None:
            self._desk.said.emit(self.tr("“{0}” is one of the package's words now").format(word))

    def _learn(self, changed: Changed) -> None:
        if self._desk.left:
            return
        if changed.everything or changed.structure or any(kind in _TERMS for kind, _ in changed.records):
            self.proofs.accept(own_words(self._desk.workspace) | self.ignored)

    def _go_on(self) -> None:
        """Seek on from where words had to be asked about."""
        while self._sought is not None:
            index, left = self._sought
            caret = self._page.caret_state
            count = len(caret.flow.sections)
            whole = left == count
            found, complete = self._within(index % count, caret if whole else None)
            if found is not None:
                self._sought = None
                self._come_to(found)
            elif not complete:
                self._ask_ahead(index)
                return
            elif left <= 0:
                self._sought = None
                self._desk.said.emit(self.tr("No misspelt words in this document"))
            else:
                self._sought = index + 1, left - 1

    def _within(self, index: int, after: Caret | None) -> tuple[Span | None, bool]:
        """The first misspelt word of a section (after the caret's selection), and whether all is known before it."""
        flow = self._page.flow
        origin = None if after is None else after.order(after.ends()[1])
        for number, content in enumerate(section_contents(flow, index)):
            ranges, complete = self.proofs.judged(content)
            if not complete:
                return None, False
            for first, last in ranges:
                span = Span(content.text, content.start + first, content.start + last)
                if origin is None or (index, number, span.start) >= origin:
                    return span, True
        return None, True

    def _ask_ahead(self, index: int) -> None:
        flow = self._page.flow
        for ahead in range(index, index + _AT_A_TIME):
            for content in section_contents(flow, ahead % len(flow.sections)):
                self.proofs.judged(content)

    def _come_to(self, span: Span) -> None:
        page = self._page
        page.select(*span)
        page.setFocus()
        rect = page.spot_rect(page.caret_state.ends()[0])
        menu = QMenu(page)
        menu.setToolTipsVisible(True)
        self.fill(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Next misspelt word")).triggered.connect(self.next)
        self._desk.said.emit(self.tr("Misspelt: {0}").format(self._word(span)))
        if menu.isEmpty() or rect is None:
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        # Below the line, with room for it to be read.
        menu.popup(page.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, rect.height() // 3)))

    def _fill(self, waiting: QAction, done: Future[tuple[str, ...]]) -> None:
        """Suggestions came: put them where the menu said that they were sought."""
        menu = self._menu
        if menu is None or not isValid(menu) or not isValid(waiting) or waiting not in menu.actions():
            return
        trouble = None if done.cancelled() else done.exception()
        if isinstance(trouble, Trouble):
            waiting.setText(worded(trouble.sentence))
            return
        found = () if done.cancelled() else done.result()
        span = Span(*menu.property("span"))
        for suggestion in found:
            action = QAction(suggestion, menu)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(self._replacer(span, suggestion))
            menu.insertAction(waiting, action)
        if found:
            menu.removeAction(waiting)
            menu.setActiveAction(menu.actions()[0])
            _bring_into_sight(menu)
        else:
            waiting.setText(self.tr("No suggestions"))

    def _replacer(self, span: Span, suggestion: str) -> Callable[[], None]:
        def replace() -> None:
            self._page.select(*span)
            self._page.type_words(suggestion)
            self._page.rest()

        return replace

    def _word(self, span: Span) -> str:
        content = self._content(span)
        return "" if content is None else words_in(content, span.start - content.start, span.stop - content.start)

    def _content(self, span: Span) -> Content | None:
        index = self._page.flow.locate(span.text)
        if index is None:
            return None
        inside = (
            each
            for each in section_contents(self._page.flow, index)
            if each.text == span.text and each.start <= span.start <= each.stop
        )
        return next(inside, None)


def _bring_into_sight(menu: QMenu) -> None:
    """A menu that grew while it is shown stays within the screen."""
    if menu.isVisible():
        room = menu.screen().availableGeometry()
        beyond = menu.geometry().bottom() - room.bottom()
        menu.move(menu.x(), max(room.top(), menu.y() - max(0, beyond)))
