"""What keys and paste ask for, turned into edits of texts."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import groupby
from typing import Any

from hsavtal_desktop.core.edits import Changed, Edit, FormatText, MergeClause, ReplaceText, StyleParagraphs
from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.gui.page.caret import Caret, Step
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.leaf import Content, Leaf
from hsavtal_desktop.gui.page.passage import Passage, Runs, cleaned, marks_of, runs_of
from hsavtal_desktop.gui.page.selection import Span, covered, removable, section_contents, spans
from hsavtal_desktop.gui.page.wording import translate

PAUSE = 2.0
"""Seconds without typing after which a new burst begins."""

_LISTS = ("bullet", "number")
_DEEPEST = 8
_BEGINS_LIST = {"- ": "bullet", "* ": "bullet", "• ": "bullet", "1. ": "number", "1) ": "number"}


class Editor:
    """Edits at a caret.

    ``perform`` carries an edit out and brings the page up to date, or tells why not and returns None.  Consecutive
    typing at one place is marked as one burst.
    """

    def __init__(
        self, caret: Caret, perform: Callable[[Edit], Changed | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.caret, self._perform, self._clock = caret, perform, clock
        self._burst: tuple[Spot, float] | None = None
        self._offered: Spot | None = None
        self.hint: Callable[[str], None] = lambda _words: None
        """Told what one more key would do."""
        self._pending: dict[str, Any] = {}

    def rest(self) -> None:
        """The caret was moved: what is typed next is a new burst."""
        self._burst = self._offered = None
        self._pending.clear()

    @property
    def writing(self) -> Spot | None:
        """Where a burst of typing goes on, None where the caret rests."""
        return self._burst[0] if self._burst is not None else None

    def type(self, words: str) -> None:
        """Put words where the caret stands, instead of what is selected."""
        found = self.caret.flow.find(self.caret.point)
        if found is None:
            return
        spot = self._cleared_start()
        words = cleaned(words, single_line=spot.text.startswith("h."))
        if not words:
            return
        many = self._in_many_texts()
        span = self._replaced(spot)
        if span is None:
            return
        if span.start == span.stop and unicodedata.combining(words[0]):
            words, span = self._composed(words, span)
        if self._replace(span, words, self._pending, burst=True if many else None) and words == " ":
            self._begin_list()

    def make_way(self) -> None:
        """Strike the selection for what is being composed: that is written after it, in the same step of undo."""
        first = next(iter(removable(self.caret)), None)
        before = 0 if first is None else self.length(first.text)
        if first is not None and self._remove():
            self.go(Spot(first.text, first.stop + self.length(first.text) - before))
            self._burst = (self.caret.point, self._clock())

    def split(self) -> None:
        """Begin a new paragraph; in a heading, go to the body."""
        found = self.caret.flow.find(self.caret.point)
        if found is None:
            return
        content = found[1].content
        if self.caret.selects and not self._remove():
            return
        text = self.caret.point.text
        if text.startswith("h."):
            self.rest()
            self.go(Spot(f"b.{text[2:]}", 0))
        elif content.style in _LISTS and content.start == content.stop and content.end is not None:
            self._outdent(content)
        else:
            at = self.caret.point
            ended = content.style == "heading" and at.position == content.stop
            if self._replace(Span(at.text, at.position, at.position), BREAK, {}) and ended:
                # What follows a heading is running text.
                found = self.caret.flow.find(self.caret.point)
                if found is not None:
                    self._restyle(found[1].content, "body", 0)

    def erase(self, forward: bool, word: bool = False) -> None:
        """Strike the selection, or the character (or word) before or after the caret."""
        if self.caret.selects:
            self._remove()
            return
        found = self.caret.flow.find(self.caret.point)
        if found is None:
            return
        index, leaf = found
        at = self.caret.point
        content = leaf.content
        edge = at.position >= content.stop if forward else at.position <= content.start
        if edge:
            self._erase_break(index, leaf, forward)
            return
        step = {(False, False): Step.LEFT, (False, True): Step.WORD_LEFT, (True, False): Step.RIGHT}.get(
            (forward, word), Step.WORD_RIGHT
        )
        target = self.caret.after(step)
        if not word and self._struck(leaf, min(at.position, target.position)):
            self.rest()
            self.go(target)
            return
        first, last = sorted((at.position, target.position))
        self._erase(Span(at.text, first, last), forward)

    def paste_plain(self, words: str) -> None:
        """Put words where the caret stands, looking as what is around them; a step of undo of its own."""
        self.rest()
        self.type(words)
        self.rest()

    def paste(self, passages: Sequence[Passage]) -> None:
        """Put a copied passage where the caret stands, its paragraphs in their own styles; one step of undo."""
        if not passages or self.caret.flow.find(self.caret.point) is None:
            return
        spot = self._cleared_start()
        heading = spot.text.startswith("h.")
        runs = runs_of(passages, self._break_styles(spot, passages), heading)
        if not runs:
            return
        self._burst = None
        styled = not heading and self._style_target(passages)
        span = self._replaced(spot, follows=styled)
        if span is None:
            return
        burst = styled or (self.caret.selects and len(removable(self.caret)) > 1)
        if self._replace(span, "".join(words for words, _ in runs), {}, burst, marks_of(runs)):
            self.rest()

    def format(self, name: str, value: Any) -> None:
        """Give the selection an appearance, or what is typed next."""
        if not self.caret.selects:
            self._pending[name] = value
            return
        with self._one_step(translate("PageView", "appearance")):
            for span in spans(self.caret):
                if span.start < span.stop:
                    self._perform(FormatText(span.text, span.start, span.stop, name, value, self._view))
        self._burst = None

    def style(self, style: str, level: int = 0) -> None:
        """Give the paragraphs of the selection (or the caret) a style and level; headings keep theirs."""
        self._restyle_all([(content, style, level) for content in self._paragraphs()])

    def toggle_list(self, style: str) -> None:
        """Make the paragraphs a list (``bullet``, ``number``), items of another kind at their levels, or none again."""
        found = self._paragraphs()
        if found and all(content.style == style for content in found):
            self.style("body")
        else:
            self._restyle_all([(each, style, each.level if each.style in _LISTS else 0) for each in found])

    def _paragraphs(self) -> list[Content]:
        """What the selection or the caret touches of clauses' bodies, cells and notes."""
        found = self.caret.flow.find(self.caret.point)
        touched = [content for content, _, _ in covered(self.caret)]
        touched = touched or ([] if found is None else [found[1].content])
        return [content for content in touched if not content.text.startswith("h.")]

    def _restyle_all(self, wanted: Sequence[tuple[Content, str, int]]) -> None:
        """Give paragraphs styles and levels, those beside each other that get the same by one edit."""
        with self._one_step(translate("PageView", "appearance")):
            for (text, style, level), members in groupby(wanted, key=lambda each: (each[0].text, *each[1:])):
                listed = [content for content, _, _ in members]
                self._perform(StyleParagraphs(text, listed[0].stop, listed[-1].stop, style, level, self._view))
        self._burst = None

    def _one_step(self, label: str) -> AbstractContextManager[None]:
        return self.caret.flow.setting.source.one_step(label)

    def shift_level(self, deeper: bool) -> bool:
        """Move a list item in or out; False where the caret is in no list."""
        found = self.caret.flow.find(self.caret.point)
        if found is None or found[1].content.style not in (*_LISTS, "heading"):
            return False
        content = found[1].content
        if deeper and content.level < _DEEPEST:
            self._restyle(content, content.style, content.level + 1)
        elif not deeper and (content.level or content.style in _LISTS):
            self._outdent(content)
        return True

    def _begin_list(self) -> None:
        """ "- " or "1. " at the start of running text begins a list; undone, the characters are there again."""
        found = self.caret.flow.find(self.caret.point)
        if found is None or found[1].content.style != "body" or self.caret.point.text[0] == "h":
            return
        content, at = found[1].content, self.caret.point
        typed = "".join(piece.text for piece in content.pieces)[: at.position - content.start]
        style = _BEGINS_LIST.get(typed)
        if style is None or self._struck(found[1], content.start):
            return
        if self._perform(StyleParagraphs(at.text, content.stop, content.stop, style, 0, self._view)) is not None:
            before = self.length(at.text)
            self._perform(self._edit(Span(at.text, content.start, at.position), "", {}, True))
            self.rest()
            self.go(Spot(at.text, at.position + self.length(at.text) - before))

    @property
    def _view(self) -> Any:
        return self.caret.flow.setting.view

    def _cleared_start(self) -> Spot:
        """Where words go once the selection is gone."""
        return self.caret.ends()[0] if self.caret.selects else self.caret.point

    def _replaced(self, spot: Spot, follows: bool = False) -> Span | None:
        """The range to replace, after striking what is selected in other texts; None when that was refused."""
        if not self.caret.selects:
            return Span(spot.text, spot.position, spot.position)
        mine, *others = removable(self.caret) or [Span(spot.text, spot.position, spot.position)]
        return mine if self._strike(others, follows) else None

    def _in_many_texts(self) -> bool:
        return self.caret.selects and len(removable(self.caret)) > 1

    def _remove(self) -> bool:
        first = self.caret.ends()[0]
        if not self._strike(removable(self.caret)):
            return False
        self.rest()
        self.go(first)
        return True

    def _strike(self, found: Sequence[Span], follows: bool = False) -> bool:
        """Strike ranges in one step of undo; False when that was refused."""
        for span in found:
            if span.start < span.stop:
                if self._perform(self._edit(span, "", {}, follows)) is None:
                    return False
                follows = True
        return True

    def _erase(self, span: Span, forward: bool) -> None:
        before = self.length(span.text)
        burst = self._continues(Spot(span.text, span.stop if not forward else span.start))
        changed = self._perform(self._edit(span, "", {}, burst))
        if changed is not None:
            left = span.stop + self.length(span.text) - before
            self.go(Spot(span.text, left if forward else span.start))
            self._burst = (self.caret.point, self._clock())

    def _erase_break(self, index: int, leaf: Leaf, forward: bool) -> None:
        content = leaf.content
        if not forward and content.style in _LISTS:
            self._outdent(content)
            return
        beyond = self.caret.neighbour(index, leaf, 1 if forward else -1)
        at = content.stop if forward else content.start - 1
        if beyond is None:
            return
        target = beyond[1].content
        if not forward and at < 0 and leaf.index == 0:
            self._offer_merge(content.text, Spot(target.text, target.stop))
            return
        if at < 0:
            return
        if target.text != content.text:
            inside = target.text.startswith("c.") and content.text.startswith("b.")
            if inside:
                self.go(Spot(target.text, target.start if forward else target.stop))
            return
        first = content if forward else target
        if first.end is None:
            # A picture stands there, in the same paragraph.
            self._erase(Span(content.text, at, at + 1), forward)
        elif first.end.deleted:
            self.rest()
            self.go(Spot(target.text, target.start if forward else target.stop))
        else:
            self._erase(Span(content.text, at, at + 1), forward)

    def _offer_merge(self, text: str, before: Spot) -> None:
        """At the start of a clause, once more merges it with the clause before, where the caret goes if it must."""
        at = Spot(text, 0)
        if self._offered != at:
            self._offered = at
            self.hint(translate("PageView", "Backspace once more proposes to merge this clause with the one before"))
            return
        self.rest()
        if self._perform(MergeClause(text[2:])) is not None and self.caret.flow.find(at) is None:
            self.go(before)

    def _outdent(self, content: Content) -> None:
        if content.level > 0:
            self._restyle(content, content.style, content.level - 1)
        else:
            self._restyle(content, "body", 0)

    def _restyle(self, content: Content, style: str, level: int) -> None:
        at = self.caret.point
        changed = self._perform(StyleParagraphs(content.text, content.stop, content.stop, style, level, self._view))
        if changed is not None:
            self.rest()
            self.go(at)

    def _style_target(self, passages: Sequence[Passage]) -> bool:
        """Give the paragraph that will end what is pasted the last passage's style, where nothing follows in it."""
        first, last = self.caret.ends()
        found = self.caret.flow.find(last)
        if found is None:
            return False
        content = found[1].content
        alone = len(passages) == 1 and (first.text != last.text or first.position > content.start)
        style, level = passages[-1].style, passages[-1].level
        if alone or last.position < content.stop or (content.style, content.level) == (style, level):
            return False
        return (
            self._perform(StyleParagraphs(last.text, last.position, last.position, style, level, self._view))
            is not None
        )

    def _break_styles(self, spot: Spot, passages: Sequence[Passage]) -> list[tuple[str, int]]:
        """The style that each break between passages carries: that of the paragraph it ends."""
        styles = [(passage.style, passage.level) for passage in passages[:-1]]
        found = self.caret.flow.find(spot)
        if styles and found is not None and spot.position > found[1].content.start:
            styles[0] = (found[1].content.style, found[1].content.level)
        return styles

    def _composed(self, words: str, span: Span) -> tuple[str, Span]:
        """A combining mark joins the character before it where a composed character exists."""
        found = self.caret.flow.find(Spot(span.text, span.start))
        if found is None or span.start <= found[1].content.start:
            return words, span
        content = found[1].content
        before = "".join(piece.text for piece in content.pieces)[span.start - content.start - 1]
        joined = unicodedata.normalize("NFC", before + words)
        if self._struck(found[1], span.start - 1) or joined[0] == before:
            return words, span
        return joined, Span(span.text, span.start - 1, span.stop)

    def _replace(
        self, span: Span, words: str, marks: Mapping[str, Any], burst: bool | None = None, runs: Runs | None = None
    ) -> bool:
        """Put words in place of a range and the caret after them: as far before what follows as it was."""
        before = self.length(span.text)
        follows = self._continues(Spot(span.text, span.stop)) if burst is None else burst
        if self._perform(replace(self._edit(span, words, marks, follows), runs=runs)) is None:
            return False
        self.go(Spot(span.text, span.stop + self.length(span.text) - before))
        self._burst = (self.caret.point, self._clock())
        self._pending.clear()
        return True

    def _edit(self, span: Span, words: str, marks: Mapping[str, Any], burst: bool) -> ReplaceText:
        return ReplaceText(span.text, span.start, span.stop, words, self._view, dict(marks), burst)

    def _continues(self, spot: Spot) -> bool:
        if self._burst is None or self.caret.selects:
            return False
        place, when = self._burst
        return place == spot and self._clock() - when < PAUSE

    def _struck(self, leaf: Leaf, position: int) -> bool:
        run = leaf.run_at(position)
        return run is not None and bool(run.piece.deleted)

    def length(self, text: str) -> int:
        """Characters of a text without its final break."""
        index = self.caret.flow.locate(text)
        if index is None:
            return 0
        return max(
            (content.stop for content in section_contents(self.caret.flow, index) if content.text == text), default=0
        )

    def go(self, spot: Spot) -> None:
        """Put the caret somewhere, in an empty line of its text if need be."""
        self.caret.flow.open(spot.text)
        self.caret.put(spot)
