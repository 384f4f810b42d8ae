"""A whole document as a row of sections, laid out only where it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import ATOM, ClauseView, Outline, Paragraph
from hsavtal_desktop.gui.page.compose import compose, has_reference, shows_if_opened
from hsavtal_desktop.gui.page.heights import Heights
from hsavtal_desktop.gui.page.in_place import set_in_place
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.section import Kind, Section, Sections
from hsavtal_desktop.gui.page.setting import Setting

_TITLED = ("document", "part", "package", "field")
"""Records whose fields the page prints."""
_KEPT = 120
"""How many sections stay laid out; more are let go, the longest unseen first."""


class Spot(NamedTuple):
    """A caret place: a position in a text."""

    text: str
    position: int


@dataclass
class Refreshed:
    """What a change touched on the page."""

    sections: set[int] = field(default_factory=set)
    """Those laid out again."""
    moved: bool = False
    """Whether anything after them moved."""
    leaves: list[tuple[int, Leaf, int]] = field(default_factory=list)
    """Section, leaf and first line of the lines set anew, while nothing moved."""
    pushed: int = 0
    """By how many pixels the only one of them moved all that stands below it, where that is all that moved."""


class Flow:
    """The sections of one document in one setting, with the height of all."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.opened: frozenset[str] = frozenset()
        """Texts that show a line although they are empty: the caret is there."""
        self.outline: Outline
        self.sections: Sections
        self.heights: Heights
        self._clause_of: dict[str, str] = {}
        """``c.<table>`` or ``n.<footnote>`` → the clause it stands in."""
        self._measured = 0
        self._read_outline()
        self._begin()

    def load(self, index: int) -> Section:
        """The section, laid out; the sum of heights follows."""
        section = self.sections[index]
        if not section.loaded:
            self._compose(index, section)
        self.sections.keep(index, section)
        return section

    def trim(self, seen: Iterable[int]) -> None:
        """Let go of what has not been seen for long; ``seen`` stays."""
        kept = set(seen)
        laid_out = self.sections.laid_out
        if len(laid_out) <= _KEPT:
            return
        for index in tuple(laid_out)[: len(laid_out) - _KEPT]:
            if index not in kept:
                self.sections.let_go(index)

    def measure_next(self) -> bool:
        """Measure one section that is still estimated and let go of it again; False when none is left."""
        while self._measured < len(self.sections):
            index = self._measured
            self._measured += 1
            if index not in self.sections.laid_out:
                self._compose(index, self.sections[index])
                return True
        return False

    def index_of_clause(self, clause: str) -> int | None:
        """Where a clause stands (not where it is proposed to leave)."""
        return self.sections.of_clause(clause)

    def locate(self, text: str) -> int | None:
        """The section a text stands in, if it is known."""
        kind, _, rest = text.partition(".")
        clause = rest if kind in ("h", "b") else self._clause_of.get(f"{kind}.{rest.split('.')[0]}")
        return None if clause is None else self.sections.of_clause(clause)

    def read(self, clauses: Iterable[str]) -> None:
        """Read clauses, so that the texts of their tables and footnotes are known."""
        for clause in clauses:
            index = self.sections.of_clause(clause)
            if index is not None:
                self.load(index)

    def find(self, spot: Spot) -> tuple[int, Leaf] | None:
        """The section and leaf where a caret at ``spot`` stands; the nearest leaf of its text if it has none."""
        index = self.locate(spot.text)
        if index is None:
            return None
        leaf = self.load(index).leaf_at(*spot)
        return None if leaf is None else (index, leaf)

    def open(self, *texts: str) -> bool:
        """Show a line for ``texts`` even if they are empty (and no longer for any other); whether anything moved."""
        wanted = frozenset(text for text in texts if text[:1] in ("h", "b"))
        if wanted == self.opened:
            return False
        turned, self.opened = self.opened ^ wanted, wanted
        moved = False
        for text in turned:
            index = self.locate(text)
            section = None if index is None else self.sections.laid_out.get(index)
            if index is not None and section is not None and shows_if_opened(section, text):
                moved |= self._compose(index, section) != 0
        return moved

    def rearrange(self, index: int) -> None:
        """Place a section's leaves again after one of them grew or shrank."""
        self._compose(index, self.load(index))

    def reset(self, setting: Setting) -> None:
        """Set everything anew, from estimates."""
        before, self.setting = self.setting, setting
        same = (setting.source, setting.document, setting.view) == (before.source, before.document, before.view)
        if same:
            self.sections.forget()
        else:
            self._read_outline()
        self._begin()

    def refresh(self, changed: Changed) -> Refreshed:
        """Read again what changed, of what is laid out."""
        done = Refreshed()
        self.setting.forget(None if changed.everything else changed.revisions)
        titled = any(kind in _TITLED for kind, _ in changed.records)
        if changed.everything or changed.structure or titled or self._beyond_texts(changed):
            self._restructure(changed)
            done.moved = True
            return done
        by_section: dict[int, list[str]] = {}
        for text in changed.texts:
            index = self.locate(text)
            if index is not None and index in self.sections.laid_out:
                by_section.setdefault(index, []).append(text)
        for index, texts in by_section.items():
            done.pushed = 0
            section, before = self.sections[index], self.sections[index].clause
            if before is not None:
                section.clause = self._with_texts(before, texts)
            if before is None or not self._set_in_place(index, before, texts, done):
                self._recompose(index, section, done)
        return done

    def recheck(self, clauses: Iterable[str]) -> Refreshed:
        """Read these clauses again if laid out: data, tables and rows beside the texts already refreshed."""
        done = Refreshed()
        for clause in clauses:
            index = self.sections.of_clause(clause)
            section = None if index is None else self.sections.laid_out.get(index)
            if index is None or section is None or section.clause is None or section.place is None:
                continue
            new = self.setting.source.clause(section.place, self.setting.view)
            if _data(new) != _data(section.clause):
                section.clause = new
                self._recompose(index, section, done)
        return done

    def _with_texts(self, clause: ClauseView, texts: Iterable[str]) -> ClauseView:
        """A clause with some of its texts as they are now."""
        source, view = self.setting.source, self.setting.view
        for text in texts:
            new = source.text(text, view)
            old = clause.paragraphs(text)
            # What is said in a cell keeps merged ones from lying over it; a table or a footnote's sign has texts along.
            if (text.startswith("c.") and _says(new) is not _says(old)) or _hosted(new) != _hosted(old):
                return source.clause(clause.place, view)
            clause = clause.with_text(text, new)
        return clause

    def _set_in_place(self, index: int, before: ClauseView, texts: Sequence[str], done: Refreshed) -> bool:
        """Set a paragraph anew and nothing else, where nothing else is changed by what is now in it."""
        section = self.sections[index]
        (text, *others), clause = texts, section.clause
        if others or clause is None or clause.tables is not before.tables:
            return False
        found = set_in_place(section, text, before.paragraphs(text), clause.paragraphs(text), self.setting)
        if found is None:
            return False
        leaf, line, grown = found
        done.sections.add(index)
        done.leaves.append((index, leaf, line))
        if grown and self._recompose(index, section, done) == grown and len(done.leaves) == 1:
            done.pushed = grown
        return True

    def _beyond_texts(self, changed: Changed) -> bool:
        covered = set()
        for text in changed.texts:
            index = self.locate(text)
            place = None if index is None else self.sections[index].place
            covered.add(place.clause if place else text[2:])
        return not changed.clauses <= covered

    def _recompose(self, index: int, section: Section, done: Refreshed) -> int:
        """Place all of a section again; by how many pixels it grew."""
        before = {id(leaf.layout): leaf.y for leaf in section.leaves}
        grown = self._compose(index, section)
        done.sections.add(index)
        done.moved = done.moved or grown != 0
        for leaf in section.leaves:
            at = before.get(id(leaf.layout))
            if at is None:
                done.leaves.append((index, leaf, 0))
            elif at != leaf.y:
                done.moved = True
        return grown

    def _compose(self, index: int, section: Section) -> int:
        compose(section, self.setting, self.outline.title, self.opened)
        if section.clause is not None and section.place is not None:
            for hosted in (*(f"c.{table}" for table in section.clause.tables), *section.clause.notes):
                self._clause_of[hosted] = section.place.clause
        return self.heights.change(index, section.height)

    def _read_outline(self) -> None:
        self.outline = self.setting.source.outline(self.setting.document, self.setting.view)
        self.sections = Sections(self.outline)

    def _begin(self) -> None:
        """Nothing is laid out yet."""
        self.heights = Heights(self.sections.heights(self.setting))
        self._measured = 0

    def _restructure(self, changed: Changed) -> None:
        """Read the order again; what looks as before stays laid out, and the rest as high as it was."""
        old, known = self.sections, self.heights
        self._read_outline()
        self.heights = Heights(self.sections.heights(self.setting, old, known.each))
        self._measured = 0
        for section in () if changed.everything else old.laid_out.values():
            index = self.sections.find(section.key)
            if index is not None and _unchanged(section, self.sections[index], changed):
                section.part = self.sections[index].part
                self.sections.keep(index, section)
                self.heights.change(index, section.height)


def _unchanged(known: Section, new: Section, changed: Changed) -> bool:
    if known.kind is Kind.PART or known.place is None:
        return False
    return (
        known.place == new.place
        and known.childless == new.childless
        and known.place.clause not in changed.clauses
        and not has_reference(known)
    )


def _says(paragraphs: tuple[Paragraph, ...]) -> bool:
    return len(paragraphs) > 1 or any(paragraph.pieces for paragraph in paragraphs)


def _hosted(paragraphs: Iterable[Paragraph]) -> list[Any]:
    """The tables, signs and the like that stand in a text."""
    return [piece.marks.get("atom") for one in paragraphs for piece in one.pieces if ATOM in piece.text]


def _data(clause: ClauseView) -> tuple[object, ...]:
    return clause.party, clause.status, clause.owner, dict(clause.tables), set(clause.cells), list(clause.notes)
