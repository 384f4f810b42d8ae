"""What any good editor does with words, as plain strings: an independent model of one step on the page.

It knows nothing of changes, identities or the page's own arithmetic.  What stands on the page comes as values of
:mod:`hsavtal_desktop.core.reading`; what should be read as final afterwards is foretold from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from hsavtal_desktop.core.reading import BREAK, Paragraph, Table, View
from hsavtal_desktop.core.tables import table
from hsavtal_desktop.workspace.workspace import Workspace

Lines = tuple[tuple[str, str, int], ...]
"""Words, style and level of each paragraph."""
_BOTH = (View.FINAL, View.ORIGINAL)
_EMPTY: Lines = (("", "body", 0),)


@dataclass(frozen=True)
class Reading:
    """All that a package says, as final and as agreed."""

    final: Mapping[str, Lines]
    original: Mapping[str, Lines]
    order: Mapping[str, tuple[str, ...]]
    """Document → the clauses as final, in order."""
    agreed_order: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, tuple[tuple[str, ...], ...]]
    """Table → the cells of each of its rows as final."""

    @classmethod
    def of(cls, workspace: Workspace) -> Reading:
        """Everything, read anew."""
        # A clause that is proposed to be merged into a new one stands in the agreed text alone.
        seen = (workspace.outline(name, view) for name in workspace.documents() for view in (View.MARKUP, *_BOTH))
        clauses = {place.clause for outline in seen for place in outline.places}
        # Clauses that stand nowhere say nothing; the words of one that was split off may lie in another's text.
        within = {name for name in workspace.state.texts if name and name[0] not in "hb"}
        names = sorted({*within, *(f"{kind}.{clause}" for clause in clauses for kind in "hb")})
        final, agreed = (
            {document: _order(workspace, document, view) for document in workspace.documents()} for view in _BOTH
        )
        return cls(
            *({name: read for name in names if (read := lines(workspace, name, view)) != _EMPTY} for view in _BOTH),
            final,
            agreed,
            {
                line.table: _cells(table(workspace.state, line, name, View.FINAL, line.table))
                for name in names
                if _stands(name, final)
                for line in workspace.text(name, View.FINAL)
                if line.table
            },
        )

    def words(self, text: str) -> str:
        """A text as final."""
        return BREAK.join(words for words, _, _ in self.final.get(text, _EMPTY))

    def stands(self, text: str) -> bool:
        """Whether a text is read as final; its own words tell nothing of a clause proposed for removal."""
        return _stands(text, self.order)

    def agreed(self, text: str) -> Lines | None:
        """What is agreed of a text; None of a clause that is not agreed itself, whatever was accepted within it."""
        return self.original.get(text) if _stands(text, self.agreed_order) else None

    def letters(self) -> Counter[str]:
        """All that is read as final in clauses, letter by letter, wherever it stands."""
        clauses = {clause for order in self.order.values() for clause in order}
        words = (self.words(f"{kind}.{clause}") for kind in "hb" for clause in clauses)
        return Counter(letter for said in words for letter in said if not letter.isspace())

    def said_in(self, table: str) -> Counter[str]:
        """The same of what a table's cells say."""
        cells = (cell for row in self.tables[table] for cell in row)
        return Counter(letter for cell in cells for letter in self.words(cell) if not letter.isspace())

    def differs_in(self, other: Reading) -> set[str]:
        """Texts that read differently as final."""
        names = {*self.final, *other.final}
        return {name for name in names if self.final.get(name, _EMPTY) != other.final.get(name, _EMPTY)}


def lines(workspace: Workspace, text: str, view: View) -> Lines:
    """A text's paragraphs."""
    return tuple((each.text, each.style, each.level) for each in workspace.text(text, view))


def _stands(text: str, order: Mapping[str, tuple[str, ...]]) -> bool:
    return text[0] not in "hb" or any(text[2:] in clauses for clauses in order.values())


def _cells(read: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(row.cells for row in read.rows)


def _order(workspace: Workspace, document: str, view: View) -> tuple[str, ...]:
    return tuple(place.clause for place in workspace.outline(document, view).places)


@dataclass
class Shown:
    """The characters of one text as the page shows them, and whether each is read as final."""

    characters: list[tuple[str, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, paragraphs: tuple[Paragraph, ...] | list[Paragraph]) -> Shown:
        """Without the final break."""
        pieces = (piece for paragraph in paragraphs for piece in (*paragraph.pieces, paragraph.end))
        return cls([(letter, not piece.deleted) for piece in pieces for letter in piece.text][:-1])

    def replaced(self, start: int, stop: int, words: str) -> str:
        """What is read as final once ``[start, stop)`` gave way to words."""
        before, after = self.characters[:start], self.characters[stop:]
        return "".join(each for each, kept in before if kept) + words + "".join(each for each, kept in after if kept)

    def without(self, start: int, stop: int) -> Shown:
        """With ``[start, stop)`` struck."""
        struck = [(letter, False) for letter, _ in self.characters[start:stop]]
        return Shown([*self.characters[:start], *struck, *self.characters[stop:]])

    def holds(self, sought: str, start: int, stop: int) -> bool:
        """Whether a range holds a character."""
        return any(letter == sought for letter, _ in self.characters[start:stop])
