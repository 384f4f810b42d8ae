"""Whole clauses as they are pasted: all that is in them, known before any of it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.drafting.tables import new_table
from hsavtal_desktop.core.edits import InsertPicture, NewClause, Words
from hsavtal_desktop.core.reading import ATOM, BREAK
from hsavtal_desktop.gui.page.passage import Grid, Item, Passage, cleaned, flat, marks_of
from hsavtal_desktop.gui.page.pasted_pictures import pasted

_FEW_CLAUSES = 2
_FEW_LINES = 100
"""Pasted in the turn that asks for it."""


def much(items: Sequence[Item]) -> bool:
    """Whether it would take too long to paste in one turn."""
    headings = sum(isinstance(item, Passage) and item.heading > 0 for item in items)
    return headings > _FEW_CLAUSES or much_words(BREAK.join(passage.words for passage in flat(items)))


def much_words(words: str) -> bool:
    """The same of words alone."""
    return words.count(BREAK) > _FEW_LINES


def made_anew(marks: dict[str, Any]) -> bool:
    """Whether a run stands for what is made where it is pasted: a picture or a footnote."""
    return pasted(marks) is not None or marks.get("atom", {}).get("type") == "footnote"


def bare(marks: dict[str, Any]) -> dict[str, Any]:
    """Marks without what an atom only carried on its way."""
    atom = marks.get("atom")
    if not isinstance(atom, dict):
        return marks
    return {**marks, "atom": {name: value for name, value in atom.items() if name not in ("printed", "words")}}


@dataclass
class WholeClauses:
    """Composes clauses of a passage that begins with a heading."""

    new_name: Callable[[], str]
    files: dict[str, bytes] = field(default_factory=dict)
    """The pictures, by what they are called in the workspace."""
    _texts: dict[str, Words] = field(default_factory=dict)

    def compose(self, items: Sequence[Item]) -> list[NewClause]:
        """The clauses in order, each as deep below the one before it as where it was copied.  Raises Trouble."""
        found: list[NewClause] = []
        way: list[tuple[int, str]] = []
        for heading, body in _divided(items):
            while way and way[-1][0] >= heading.heading:
                way.pop()
            name, self._texts = self.new_name(), {}
            self._texts[f"h.{name}"] = Words(cleaned(heading.words, single_line=True).strip())
            self._texts[f"b.{name}"] = self._words(body)
            kept = {text: words for text, words in self._texts.items() if words.chars or words.ending}
            found.append(NewClause(name, way[-1][1] if way else "", kept))
            way.append((heading.heading, name))
        return found

    def _words(self, items: Sequence[Item]) -> Words:
        runs: list[tuple[str, dict[str, Any]]] = []
        ending: dict[str, Any] = {}
        for number, item in enumerate(items):
            if number:
                runs.append((BREAK, ending))
            if isinstance(item, Grid):
                runs.append((ATOM, {"atom": self._table(item)}))
                ending = {}
            else:
                runs += [self._run(words, marks) for words, marks in item.runs]
                ending = {} if item.style == "body" else {"style": item.style, "level": item.level}
        return Words("".join(words for words, _ in runs), marks_of(runs), ending)

    def _run(self, words: str, marks: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        picture = pasted(marks)
        if picture is not None:
            edit = InsertPicture("", 0, picture.content, picture.alt, picture.width, picture.height)
            self.files[edit.blob] = edit.content
            size = {"width": edit.width, "height": edit.height}
            return ATOM, {"atom": {"type": "picture", "blob": edit.blob, "alt": edit.alt.strip(), **size}}
        if made_anew(marks):
            note = self.new_name()
            self._texts[f"n.{note}"] = Words(cleaned(str(marks["atom"].get("words", "")), single_line=True))
            return ATOM, {"atom": {"type": "footnote", "id": note}}
        return (words if "atom" in marks else cleaned(words, single_line=True)), bare(marks)

    def _table(self, grid: Grid) -> dict[str, Any]:
        name = self.new_name()
        atom = new_table(name, len(grid.rows), grid.columns, grid.header, grid.spans)
        for number, row in enumerate(grid.rows):
            for column, cell in enumerate(row):
                self._texts[f"c.{name}.r{number + 1}.k{column + 1}"] = self._words(flat(cell))
        return atom


def _divided(items: Sequence[Item]) -> Iterator[tuple[Passage, list[Item]]]:
    """Each heading with what stands under it."""
    heading: Passage | None = None
    body: list[Item] = []
    for item in items:
        if not (isinstance(item, Passage) and item.heading):
            body.append(item)
            continue
        if heading is not None:
            yield heading, body
        heading, body = item, []
    if heading is not None:
        yield heading, body
