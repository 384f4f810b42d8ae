"""Input methods and dead keys: what is being composed is shown in place and enters the text when it is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent

from hsavtal_desktop.gui.page.display import Composing
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.leaf import Leaf, face_of
from hsavtal_desktop.gui.page.selection import plain
from hsavtal_desktop.gui.page.utf16 import units

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.view import PageView


class Composer:
    """The page's side of the input method."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._leaf: Leaf | None = None

    @property
    def active(self) -> bool:
        """Whether something is being composed."""
        return self._leaf is not None

    def take(self, event: QInputMethodEvent) -> None:
        """Show what is being composed; put what is committed into the text."""
        view = self._view
        self.clear()
        caret = view.caret_state
        if event.replacementLength():
            found = view.flow.find(caret.point)
            if found is not None:
                leaf = found[1]
                unit = leaf.unit(caret.point.position) + event.replacementStart()
                first = leaf.content.start + leaf.shown.offsets.point(unit)
                last = leaf.content.start + leaf.shown.offsets.point_after(unit + event.replacementLength())
                caret.put(Spot(caret.point.text, first))
                caret.put(Spot(caret.point.text, last), keep_anchor=True)
        if event.commitString():
            view.type_words(event.commitString())
        elif (event.preeditString() or event.replacementLength()) and caret.selects:
            view.make_way()
        if event.preeditString():
            self._show(event)
        event.accept()

    def clear(self) -> None:
        """Take away what is being composed."""
        if self._leaf is not None and self._leaf.composing is not None:
            self._leaf.composing = None
            self._view.relay(self._leaf)
        self._leaf = None

    def answer(self, query: Qt.InputMethodQuery) -> Any:
        """What an input method asks of the page."""
        view, caret = self._view, self._view.caret_state
        found = view.flow.find(caret.point) if caret.placed else None
        if query is Qt.InputMethodQuery.ImEnabled:
            return view.editable
        if query is Qt.InputMethodQuery.ImHints:
            return int(Qt.InputMethodHint.ImhMultiLine.value)
        if found is None:
            return None
        leaf = found[1]
        if query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle):
            anchor = query is Qt.InputMethodQuery.ImAnchorRectangle
            return view.spot_rect(caret.anchor if anchor else caret.point) or QRect()
        if query is Qt.InputMethodQuery.ImFont:
            return face_of(leaf, view.flow.setting).font
        return self._words(query, leaf)

    def _words(self, query: Qt.InputMethodQuery, leaf: Leaf) -> Any:
        caret = self._view.caret_state
        content = leaf.content
        words = plain(content, content.start, content.stop, kept_only=False)
        at = caret.point.position - content.start
        same = caret.anchor.text == content.text and leaf.holds(caret.anchor.position)
        anchor = caret.anchor.position - content.start if same else at
        answers: dict[Qt.InputMethodQuery, Any] = {
            Qt.InputMethodQuery.ImSurroundingText: words,
            Qt.InputMethodQuery.ImCursorPosition: units(words[:at]),
            Qt.InputMethodQuery.ImAbsolutePosition: units(words[:at]),
            Qt.InputMethodQuery.ImAnchorPosition: units(words[:anchor]),
            Qt.InputMethodQuery.ImCurrentSelection: words[min(at, anchor) : max(at, anchor)],
            Qt.InputMethodQuery.ImTextBeforeCursor: words[:at],
            Qt.InputMethodQuery.ImTextAfterCursor: words[at:],
        }
        return answers.get(query)

    def _show(self, event: QInputMethodEvent) -> None:
        caret = self._view.caret_state
        found = self._view.flow.find(caret.point)
        if found is None or not self._view.editable:
            return
        words = event.preeditString()
        cursor = units(words)
        for attribute in event.attributes():
            if attribute.type == QInputMethodEvent.AttributeType.Cursor:
                cursor = attribute.start
        self._leaf = found[1]
        point = caret.point.position - self._leaf.content.start
        self._leaf.composing = Composing(point, words, min(cursor, units(words)))
        self._view.relay(self._leaf)
