"""Styles, lists, levels and appearance: what is done to paragraphs and words without changing what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from hsavtal_desktop.core.edits import Changed, Edit, FormatText, StyleParagraphs
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.pen import Pen
from hsavtal_desktop.gui.page.selection import Span, covered, spans
from hsavtal_desktop.gui.page.wording import translate

LISTS = ("bullet", "number")
"""The styles whose paragraphs are items of lists."""
_DEEPEST = 8
_BEGINS_LIST = {"- ": "bullet", "* ": "bullet", "• ": "bullet", "1. ": "number", "1) ": "number"}


class Styler:
    """Gives looks to what a pen's caret selects or touches."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def format(self, name: str, value: Any) -> None:
        """Give the selection an appearance, or what is typed next."""
        if not self._pen.caret.selects:
            self._pen.pending[name] = value
            return
        self._over(lambda: self._formats(name, value))

    def toggle(self, name: str) -> None:
        """Let the selection, or what is typed next, look so, or plain where all of it looks so already."""
        if self._pen.caret.selects:
            self._over(lambda: self._formats(name, not self._wholly(name)))
        else:
            self.format(name, not self.worn(name))

    def _formats(self, name: str, value: Any) -> list[Edit]:
        view = self._pen.view
        return [
            FormatText(span.text, span.start, span.stop, name, value, view)
            for span in spans(self._pen.caret)
            if span.start < span.stop
        ]

    def _wholly(self, name: str) -> bool:
        """Whether all that is selected looks so."""
        position, found = 0, False
        for content, start, stop in covered(self._pen.caret):
            position = content.start
            for piece in content.pieces:
                if position < stop and start < position + len(piece.text):
                    found = True
                    if not piece.marks.get(name):
                        return False
                position += len(piece.text)
        return found

    def worn(self, name: str) -> bool:
        """Whether what is typed next would look so: as was asked for, else as what stands before the caret."""
        if name in self._pen.pending:
            return bool(self._pen.pending[name])
        at = self._pen.caret.point
        found = self._pen.caret.flow.find(at)
        run = found[1].run_at(at.position - 1) if found is not None and at.position > found[1].content.start else None
        return run is not None and bool(run.piece.marks.get(name))

    def style(self, style: str, level: int = 0) -> None:
        """Give the paragraphs of the selection (or the caret) a style and level; headings keep theirs."""
        self._over(lambda: self._restyles([(content, style, level) for content in self._paragraphs()]))

    def toggle_list(self, style: str) -> None:
        """Make the paragraphs a list (``bullet``, ``number``), items of another kind at their levels, or none again."""

        def edits() -> list[Edit]:
            found = self._paragraphs()
            if all(content.style == style for content in found):
                return self._restyles([(each, "body", 0) for each in found])
            return self._restyles([(each, style, each.level if each.style in LISTS else 0) for each in found])

        self._over(edits)

    def shift_level(self, deeper: bool) -> bool:
        """Move a list item, or all that are selected, in or out; False where the caret is in no list."""
        if self._pen.caret.selects:
            self._over(lambda: self._restyles([_shifted(each, deeper) for each in self._paragraphs() if _shifts(each)]))
            return True
        found = self._pen.caret.flow.find(self._pen.caret.point)
        if found is None or found[1].content.style not in (*LISTS, "heading"):
            return False
        content = found[1].content
        if deeper and content.level < _DEEPEST:
            self.restyle(content, content.style, content.level + 1)
        elif not deeper and (content.level or content.style in LISTS):
            self.outdent(content)
        return True

    def outdent(self, content: Content) -> None:
        """One level out; from the outermost, running text."""
        if content.level > 0:
            self.restyle(content, content.style, content.level - 1)
        else:
            self.restyle(content, "body", 0)

    def restyle(self, content: Content, style: str, level: int) -> None:
        """Give one paragraph a style and level; the caret stays."""
        at = self._pen.caret.point
        changed = self._give(content.text, content.stop, content.stop, style, level)
        if changed is not None:
            self._pen.rest()
            self._pen.go(at)

    def begin_list(self) -> None:
        """ "- " or "1. " at the start of running text begins a list; undone, the characters are there again."""
        found = self._pen.caret.flow.find(self._pen.caret.point)
        at = self._pen.caret.point
        if found is None or at.text[0] == "h":
            return
        content = found[1].content
        if content.style != "body" or not content.opens:
            return
        typed = "".join(piece.text for piece in content.pieces)[: at.position - content.start]
        style = _BEGINS_LIST.get(typed)
        if style is None or self._pen.struck(found[1], content.start):
            return
        if self._give(at.text, content.stop, content.stop, style, 0) is not None:
            before = self._pen.length(at.text)
            self._pen.perform(self._pen.edit(Span(at.text, content.start, at.position), "", {}, True))
            self._pen.rest()
            self._pen.go(Spot(at.text, at.position + self._pen.length(at.text) - before))

    def _paragraphs(self) -> list[Content]:
        """What the selection or the caret touches of clauses' bodies, cells and notes."""
        found = self._pen.caret.flow.find(self._pen.caret.point)
        touched = [content for content, _, _ in covered(self._pen.caret)]
        touched = touched or ([] if found is None else [found[1].content])
        return [content for content in touched if not content.text.startswith("h.")]

    def _over(self, edits: Callable[[], Sequence[Edit]]) -> None:
        self._pen.over(translate("PageView", "Changing the appearance"), edits)

    def _restyles(self, wanted: Sequence[tuple[Content, str, int]]) -> list[Edit]:
        """Styles and levels for paragraphs, one edit for those beside each other that get the same."""
        found: list[Edit] = []
        for (text, style, level), members in groupby(wanted, key=lambda each: (each[0].text, *each[1:])):
            listed = [content for content, _, _ in members]
            found.append(StyleParagraphs(text, listed[0].stop, listed[-1].stop, style, level, self._pen.view))
        return found

    def _give(self, text: str, first: int, last: int, style: str, level: int) -> Changed | None:
        return self._pen.perform(StyleParagraphs(text, first, last, style, level, self._pen.view))


def _shifts(content: Content) -> bool:
    return content.style in LISTS or (content.style == "heading" and not content.text.startswith("h."))


def _shifted(content: Content, deeper: bool) -> tuple[Content, str, int]:
    """A paragraph one level further in, or out: from the outermost, running text."""
    if deeper:
        return content, content.style, min(content.level + 1, _DEEPEST)
    return (content, content.style, content.level - 1) if content.level else (content, "body", 0)
