"""Putting a passage with its structure where the caret stands: paragraphs, tables, footnotes, whole clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import Any

from hsavtal_desktop.core.edits import (
    AddClause,
    AddClauses,
    Changed,
    Edit,
    InsertFootnote,
    InsertPicture,
    InsertTable,
    NewClause,
    ReplaceText,
    StyleParagraphs,
)
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page.editing import Editor
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.passage import Grid, Item, Passage, cleaned, flat, marks_of, runs_of
from hsavtal_desktop.gui.page.pasted_pictures import pasted
from hsavtal_desktop.gui.page.pasted_whole import WholeClauses, bare, made_anew, much
from hsavtal_desktop.gui.page.section import Kind
from hsavtal_desktop.gui.page.selection import Span, removable
from hsavtal_desktop.gui.page.wording import translate

_DEEPEST_HEADING = 2
Perform = Callable[[Edit], Changed | None]


class Paster:
    """Pastes, all of it one step of undo."""

    def __init__(self, editor: Editor, perform: Perform) -> None:
        self._editor, self._perform = editor, perform

    def paste(self, items: Sequence[Item], *, at_once: bool = False) -> None:
        """Put items in place of the selection: what has no place in the text there comes as paragraphs.

        Much of it comes in beside the window, unless it must be there ``at_once``.
        """
        if not items:
            return
        caret = self._editor.caret
        text = caret.ends()[0].text
        alone = items[0] if len(items) == 1 else None
        if isinstance(alone, Passage) and alone.heading and self._stands_free():
            # One heading is no clause: it heads what follows within the text.
            items = [replace(alone, style="heading", level=min(_DEEPEST_HEADING, max(0, alone.heading - 1)), heading=0)]
        elif not text.startswith("b.") or isinstance(alone, Passage):
            items = list(flat(items))
        if not at_once and much(items) and self._whole(items):
            return
        with caret.flow.setting.source.one_step(translate("PageView", "pasting")):
            self._put(items)

    def _whole(self, items: Sequence[Item]) -> bool:
        """Put much in as one act beside the window; False where nobody can, or what comes first is more than words."""
        beside, caret = self._editor.at_length(), self._editor.caret
        lead = list(takewhile(lambda item: _kind(item) == "words", items))
        passages, clauses = [item for item in lead if isinstance(item, Passage)], items[len(lead) :]
        index = caret.flow.locate(caret.ends()[0].text)
        place = None if index is None else caret.flow.sections[index].place
        if beside is None or place is None or (clauses and _kind(clauses[0]) == "table"):
            return False
        if any(made_anew(marks) for passage in passages for _, marks in passage.runs):
            return False
        landing = list[tuple[Spot, int]]()

        def edits() -> list[Edit]:
            composer = WholeClauses(caret.flow.setting.source.new_name)
            made = composer.compose(clauses)
            landing.append(self._landing(made))
            first = self._lead(passages)
            if not made:
                return first
            under = self._parent(place.clause)
            return [*first, AddClauses(place.part, tuple(made), under, place.clause, files=composer.files)]

        def done() -> None:
            spot, before = landing[0]
            self._editor.land(Spot(spot.text, spot.position + self._editor.length(spot.text) - before))

        beside.perform(translate("PageView", "Pasting"), edits, done)
        return True

    def _landing(self, made: Sequence[NewClause]) -> tuple[Spot, int]:
        """Where the caret is to stand, were its text as long as it is before: at the end of what came in last."""
        if made:
            return Spot(f"b.{made[-1].id}", 0), 0
        span = self._replaced()[0]
        return Spot(span.text, span.stop), self._editor.length(span.text)

    def _replaced(self) -> list[Span]:
        """What goes for what comes; the first is where that comes in."""
        at = self._editor.caret.point
        return removable(self._editor.caret) or [Span(at.text, at.position, at.position)]

    def _lead(self, passages: Sequence[Passage]) -> list[Edit]:
        """The edits that put words in place of what is selected, or strike that where there are none."""
        editor, (mine, *others) = self._editor, self._replaced()
        spot = Spot(mine.text, mine.start)
        heading = spot.text.startswith("h.")
        runs = [(words, bare(marks)) for words, marks in runs_of(passages, self._break_styles(spot, passages), heading)]
        style = None if heading or not passages else self._ending(passages)
        words = replace(editor.edit(mine, "".join(words for words, _ in runs), {}, burst=False), runs=marks_of(runs))
        wanted = [words] if runs or mine.start < mine.stop else []
        return [*wanted, *editor.strikes(others), *([style] if style is not None else [])]

    def _stands_free(self) -> bool:
        """Whether the caret is in a paragraph of a clause's body that has no words."""
        caret = self._editor.caret
        found = caret.flow.find(caret.point)
        return found is not None and not caret.selects and caret.point.text[0] == "b" and not found[1].content.pieces

    def _put(self, items: Sequence[Item]) -> None:
        chapters: list[tuple[int, str]] = []
        """(depth, clause) of the clauses pasted last, the outermost first."""
        for kind, members in groupby(_with_room_for_tables(items), key=_kind):
            for listed in [list(members)] if kind == "words" else [[item] for item in members]:
                first = listed[0]
                if kind == "words":
                    self._words([item for item in listed if isinstance(item, Passage)])
                elif isinstance(first, Grid):
                    if not self._table(first):
                        return
                elif not self._clause(first, chapters):
                    return

    def _words(self, passages: Sequence[Passage]) -> None:
        """Paragraphs; what can not come in with words among them is made where it stands."""
        plain: list[Passage] = []
        for passage in passages:
            runs: list[tuple[str, dict[str, Any]]] = []
            for words, marks in passage.runs:
                if made_anew(marks):
                    self._passages([*plain, replace(passage, runs=tuple(runs))])
                    at = self._editor.caret.point
                    if self._perform(self._anew(marks, at)) is not None:
                        self._editor.go(Spot(at.text, at.position + 1))
                    plain, runs = [], []
                else:
                    runs.append((words, bare(marks)))
            plain.append(replace(passage, runs=tuple(runs)))
        self._passages(plain)

    def _passages(self, passages: Sequence[Passage]) -> None:
        """Put a copied passage where the caret stands, its paragraphs in their own styles."""
        editor = self._editor
        if not passages or editor.caret.flow.find(editor.caret.point) is None:
            return
        spot = editor.cleared_start()
        heading = spot.text.startswith("h.")
        runs = runs_of(passages, self._break_styles(spot, passages), heading)
        if not runs:
            return
        editor.burst = None
        styled = not heading and self._style_target(passages)
        span = editor.replaced(spot, follows=styled)
        if span is None:
            return
        burst = styled or (editor.caret.selects and len(removable(editor.caret)) > 1)
        if editor.put(span, "".join(words for words, _ in runs), {}, burst, marks_of(runs)):
            editor.rest()

    def _style_target(self, passages: Sequence[Passage]) -> bool:
        """Give the paragraph that will end what is pasted the last passage's style, where nothing follows in it."""
        style = self._ending(passages)
        return style is not None and self._perform(style) is not None

    def _ending(self, passages: Sequence[Passage]) -> StyleParagraphs | None:
        """The edit that does so, where it is to be done."""
        first, last = self._editor.caret.ends()
        found = self._editor.caret.flow.find(last)
        if found is None:
            return None
        content = found[1].content
        alone = len(passages) == 1 and (first.text != last.text or first.position > content.start)
        style, level = passages[-1].style, passages[-1].level
        if alone or last.position < content.stop or (content.style, content.level) == (style, level):
            return None
        return StyleParagraphs(last.text, last.position, last.position, style, level, self._view)

    def _break_styles(self, spot: Spot, passages: Sequence[Passage]) -> list[tuple[str, int]]:
        """The style that each break between passages carries: that of the paragraph it ends."""
        editor = self._editor
        styles = [(passage.style, passage.level) for passage in passages[:-1]]
        found = editor.caret.flow.find(spot)
        if styles and found is not None and spot.position > found[1].content.start:
            styles[0] = (found[1].content.style, found[1].content.level)
        return styles

    def _table(self, grid: Grid) -> bool:
        editor = self._editor
        if editor.caret.selects:
            editor.erase(forward=True)
        at, name = editor.caret.point, editor.caret.flow.setting.source.new_name()
        size = len(grid.rows), grid.columns, grid.header
        edit = InsertTable(at.text, at.position, *size, name, self._view, grid.spans)
        if self._perform(edit) is None:
            return False
        source = editor.caret.flow.setting.source
        for number, row in enumerate(grid.rows):
            for column, cell in enumerate(row):
                words = "\n".join(passage.words for passage in flat(cell))
                text = f"c.{name}.r{number + 1}.k{column + 1}"
                if words and self._cell(text, cell) is None:
                    return False
        below = next((one.stop + 1 for one in source.text(at.text, self._view) if one.table == name), at.position)
        editor.rest()
        editor.go(Spot(at.text, below))
        return True

    def _cell(self, text: str, cell: Sequence[Passage]) -> Changed | None:
        """Fill an empty cell; what is made anew last, from behind, so that the places of what is before it hold."""
        runs = runs_of(cell, [(each.style, each.level) for each in cell[:-1]], single_line=False)
        made, kept, at = list[Edit](), list[tuple[str, dict[str, Any]]](), 0
        for words, marks in runs:
            if made_anew(marks):
                made.append(self._anew(marks, Spot(text, at)))
                continue
            kept.append((words, bare(marks)))
            at += len(words)
        new, last = "".join(words for words, _ in kept), cell[-1]
        changed = self._perform(ReplaceText(text, 0, 0, new, self._view, burst=True, runs=marks_of(kept)))
        if changed is not None and last.style != "body":
            end = len(new)
            changed = self._perform(StyleParagraphs(text, end, end, last.style, last.level, self._view))
        for edit in reversed(made):
            changed = changed and self._perform(edit)
        return changed

    def _anew(self, marks: dict[str, Any], at: Spot) -> Edit:
        """A footnote, whose words can stand in one place only, or a picture that is not in the workspace yet."""
        picture = pasted(marks)
        if picture is not None:
            size = picture.width, picture.height
            return InsertPicture(at.text, at.position, picture.content, picture.alt, *size, self._view)
        said = cleaned(str(marks["atom"].get("words", "")), single_line=True)
        return InsertFootnote(at.text, at.position, said, view=self._view)

    def _clause(self, heading: Passage, chapters: list[tuple[int, str]]) -> bool:
        """A clause of its own after the one the caret stands in, as deep below it as where it was copied."""
        editor, flow = self._editor, self._editor.caret.flow
        if editor.caret.selects:
            editor.erase(forward=True)
        index = flow.locate(editor.caret.point.text)
        place = None if index is None else flow.sections[index].place
        if place is None:
            return False
        depth = heading.heading
        while chapters and chapters[-1][0] > depth:
            chapters.pop()
        name = editor.caret.flow.setting.source.new_name()
        if chapters and chapters[-1][0] == depth:
            sibling = chapters.pop()[1]
            parent, after = self._parent(sibling), sibling
        elif chapters:
            parent, after = chapters[-1][1], ""
        else:
            parent, after = self._parent(place.clause), place.clause
        words = cleaned(heading.words, single_line=True).strip()
        if self._perform(AddClause(place.part, parent, after, words, clause=name)) is None:
            return False
        chapters.append((depth, name))
        editor.rest()
        editor.go(Spot(f"b.{name}", 0))
        return True

    def _parent(self, clause: str) -> str:
        """The clause that a clause stands under in the outline, "" for none."""
        line: list[tuple[str, str]] = []
        for section in self._editor.caret.flow.sections:
            place = section.place
            if place is None or section.kind is not Kind.CLAUSE:
                continue
            del line[place.depth :]
            if place.clause == clause:
                return line[-1][0] if line and line[-1][1] == place.part else ""
            line.append((place.clause, place.part))
        return ""

    @property
    def _view(self) -> View:
        return self._editor.caret.flow.setting.view


def _with_room_for_tables(items: Sequence[Item]) -> Iterator[Item]:
    """A table after a list stands in running text: without a paragraph for it an empty item would be left below."""
    for item, following in zip(items, (*items[1:], None), strict=True):
        yield item
        if isinstance(item, Passage) and not item.heading and item.style != "body" and isinstance(following, Grid):
            yield Passage()


def _kind(item: Item) -> str:
    if isinstance(item, Grid):
        return "table"
    return "clause" if item.heading else "words"
