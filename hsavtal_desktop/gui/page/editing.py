"""What keys ask for, turned into edits of texts."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Sequence

from hsavtal_desktop.core.edits import Changed, Edit, MergeClause
from hsavtal_desktop.core.reading import BREAK, Paragraph
from hsavtal_desktop.gui.page.caret import Caret, Step
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.leaf import Content, Leaf
from hsavtal_desktop.gui.page.passage import cleaned
from hsavtal_desktop.gui.page.pasted_whole import much_words
from hsavtal_desktop.gui.page.pen import Pen
from hsavtal_desktop.gui.page.selection import Span, removable
from hsavtal_desktop.gui.page.styling import LISTS, Styler
from hsavtal_desktop.gui.page.typographic import Keyed, typographic
from hsavtal_desktop.gui.page.wording import translate


class Editor(Pen):
    """Types, splits and strikes."""

    def __init__(
        self, caret: Caret, perform: Callable[[Edit], Changed | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(caret, perform, clock)
        self.styler = Styler(self)
        self._offered: Spot | None = None
        self._keyed: Keyed | None = None
        self.hint: Callable[[str], None] = lambda _words: None
        """Told what one more key would do."""

    def rest(self) -> None:
        self._offered = None
        super().rest()

    def type(self, words: str) -> None:
        """Put words where the caret stands, instead of what is selected."""
        found = self.caret.flow.find(self.caret.point)
        if found is None:
            return
        spot = self.cleared_start()
        words = cleaned(words, single_line=spot.text.startswith("h."))
        if not words:
            return
        beside = self.beside
        if beside is not None:
            self.write_over(beside, words)
            return
        many = self.in_many_texts()
        span = self.replaced(spot)
        if span is None:
            return
        if span.start == span.stop and unicodedata.combining(words[0]):
            words, span = self._composed(words, span)
        if self.put(span, words, self.pending, burst=True if many else None) and words == " ":
            self.styler.begin_list()

    def press(self, words: str) -> None:
        """Type what a key writes, as it stands in print."""
        at, burst, looks = self.caret.point, self.burst, dict(self.pending)
        before = self._just_written(at)
        back, shown = typographic(words, before)
        if back:
            self.put(Span(at.text, at.position - back, at.position), shown, self.pending)
        else:
            self.type(shown)
        if shown != words and self.burst is not burst:
            self._keyed = Keyed(self.burst, shown, before[len(before) - back :] + words, looks)

    @property
    def keyed(self) -> Keyed | None:
        """What was typed last, if print writes it otherwise than keys do and nothing was done since."""
        return self._keyed if self._keyed is not None and self._keyed.burst is self.burst else None

    def write_otherwise(self, *, printed: bool) -> bool:
        """Let what was typed last stand as in print, or as the keys say; False where there is nothing to change."""
        last, at = self.keyed, self.caret.point
        if last is None or last.printed is printed:
            return False
        span = Span(at.text, at.position - len(last.stands), at.position)
        if not self.put(span, last.instead, last.looks, burst=True):
            return False
        self._keyed = Keyed(self.burst, last.instead, last.stands, last.looks, printed)
        return True

    def _just_written(self, at: Spot) -> str:
        """What stands before the caret in its paragraph, while it is being written."""
        found = self.caret.flow.find(at) if self.continues(at) else None
        if found is None:
            return ""
        content = found[1].content
        return "".join(piece.text for piece in content.pieces)[: at.position - content.start]

    def make_way(self) -> None:
        """Strike the selection for what is being composed: that is written after it, in the same step of undo."""
        if self.beside is not None:
            self.remove()
            return
        first = next(iter(removable(self.caret)), None)
        before = 0 if first is None else self.length(first.text)
        if first is not None and self.remove():
            self.go(Spot(first.text, first.stop + self.length(first.text) - before))
            self.burst = (self.caret.point, self._clock())

    def split(self) -> None:
        """Begin a new paragraph, in place of what is selected; in a heading, go to the body."""
        if not self.caret.selects:
            self._split()
            return
        if self.beside is not None:
            self.remove()
            return
        with self.one_step(translate("PageView", "new paragraph")):
            if self.remove():
                self._split()

    def _split(self) -> None:
        found = self.caret.flow.find(self.caret.point)
        if found is None:
            return
        content = found[1].content
        if content.text.startswith("h."):
            self._leave_heading(content)
        elif content.style in LISTS and content.start == content.stop and content.end is not None:
            self.styler.outdent(content)
        else:
            at = self.caret.point
            ended = content.style == "heading" and at.position == content.stop
            if self.put(Span(at.text, at.position, at.position), BREAK, {}) and ended:
                self._as_running_text(self.caret.point)

    def _leave_heading(self, heading: Content) -> None:
        """To the body; from the end of the heading, to a new paragraph before what is said there.

        Where what was said first is struck, that is where to write: a paragraph more would be left empty once it goes.
        """
        ended = self.caret.point.position == heading.stop
        body = Spot(f"b.{heading.text[2:]}", 0)
        self.rest()
        self.go(body)
        flow = self.caret.flow
        if not ended or flow.find(body) is None or _begins_empty(flow.setting.source.text(body.text, self.view)):
            return
        with self.one_step(translate("PageView", "new paragraph")):
            if self.put(Span(body.text, 0, 0), BREAK, {}):
                self._as_running_text(body)

    def _as_running_text(self, at: Spot) -> None:
        """What follows a heading is running text: make the paragraph so, with the caret in it."""
        self.go(at)
        found = self.caret.flow.find(at)
        if found is not None and found[1].content.style != "body":
            self.styler.restyle(found[1].content, "body", 0)

    def erase(self, forward: bool, word: bool = False) -> None:
        """Strike the selection, or the character (or word) before or after the caret."""
        if self.caret.selects:
            self.remove()
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
        if not word and self.struck(leaf, min(at.position, target.position)):
            self.rest()
            self.go(target)
            return
        first, last = sorted((at.position, target.position))
        self._erase(Span(at.text, first, last), forward)

    def paste_plain(self, words: str, *, at_once: bool = False) -> None:
        """Put words where the caret stands, looking as what is around them; a step of undo of its own.

        Many of them come in beside the window, unless they must be there ``at_once``.
        """
        self.rest()
        beside = self.at_length() if not at_once and much_words(words) and self.caret.placed else None
        if beside is None:
            self.type(words)
        else:
            self.write_over(beside, cleaned(words, single_line=self.cleared_start().text.startswith("h.")))
        self.rest()

    def _erase(self, span: Span, forward: bool) -> None:
        before = self.length(span.text)
        burst = self.continues(Spot(span.text, span.stop if not forward else span.start))
        changed = self.perform(self.edit(span, "", {}, burst))
        if changed is not None:
            left = span.stop + self.length(span.text) - before
            self.go(Spot(span.text, left if forward else span.start))
            self.burst = (self.caret.point, self._clock())

    def _erase_break(self, index: int, leaf: Leaf, forward: bool) -> None:
        content = leaf.content
        if not forward and content.style in LISTS and content.opens:
            self.styler.outdent(content)
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
        if self.perform(MergeClause(text[2:])) is not None and self.caret.flow.find(at) is None:
            self.go(before)

    def _composed(self, words: str, span: Span) -> tuple[str, Span]:
        """A combining mark joins the character before it where a composed character exists."""
        found = self.caret.flow.find(Spot(span.text, span.start))
        if found is None or span.start <= found[1].content.start:
            return words, span
        content = found[1].content
        before = "".join(piece.text for piece in content.pieces)[span.start - content.start - 1]
        joined = unicodedata.normalize("NFC", before + words)
        if self.struck(found[1], span.start - 1) or joined[0] == before:
            return words, span
        return joined, Span(span.text, span.start - 1, span.stop)


def _begins_empty(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether nothing stands in the first paragraph once what is struck is gone."""
    for paragraph in paragraphs:
        if not all(piece.deleted for piece in paragraph.pieces):
            return False
        if not paragraph.end.deleted:
            return True
    return True
