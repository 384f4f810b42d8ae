"""The agreement as a state has it: documents, clauses and their words, and the numbers that these have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hsavtal_desktop.core import agreement_marks, record_types, views
from hsavtal_desktop.core.atoms import target
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.numbering import Numbering
from hsavtal_desktop.core.reading import ClauseView, Outline, Paragraph, Place, View
from hsavtal_desktop.core.rereading import Rereading
from hsavtal_desktop.core.state import State


class Standing:
    """What stands in a state, in the order people read it.

    It holds no truth of its own.  What it keeps for speed is thrown away by :meth:`forget` when the state has changed.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self._notes: dict[tuple[str, View], dict[str, str]] = {}
        self._outlines: dict[tuple[str, View], Outline] = {}
        self._numbering = Numbering()
        self._numbers: dict[tuple[str, View], dict[str, str]] = {}
        self._clauses: dict[str, list[tuple[View, ClauseView]]] = {}
        """Clause → what was read of it, for each view and place."""
        self._cells: dict[View, dict[str, tuple[Paragraph, ...]]] = {view: {} for view in View}
        """What was read of each table cell: a table may have thousands, and a key changes one."""
        self._rereading = {view: Rereading() for view in View}
        self._ranks: dict[str, int] | None = None

    def forget(self, changed: Changed) -> None:
        """Drop what a change may have made untrue."""
        if changed.structure or changed.everything:
            self._outlines.clear()
            self._numbers.clear()
            self._clauses.clear()
            self._notes.clear()
            self._ranks = None
            for cells in self._cells.values():
                cells.clear()
        for clause in changed.clauses:
            self._clauses.pop(clause, None)
        for text in changed.texts:
            for cells in self._cells.values():
                cells.pop(text, None)

    def documents(self) -> list[str]:
        """Document ids in the package's order."""
        return views.documents(self.state)

    def document(self, name: str) -> record_types.Document:
        """A document's fields."""
        return views.document(self.state, name)

    def package(self) -> record_types.Package:
        """The package's title and marking."""
        return views.package(self.state)

    def outline(self, document: str, view: View) -> Outline:
        """A document's parts and clauses in order, numbered."""
        key = document, view
        if key not in self._outlines:
            self._outlines[key] = views.outline(self.state, document, view, self._numbering)
        return self._outlines[key]

    def clause(self, place: Place, view: View) -> ClauseView:
        """A clause as a view shows it."""
        read = self._clauses.setdefault(place.clause, [])
        for seen, shown in read:
            if seen is view and (shown.place is place or shown.place == place):
                return shown
        status = agreement_marks.status(self.state, place.clause)
        shown = replace(views.clause(self.state, place, view, self._cells[view]), status=status)
        read.append((view, shown))
        return shown

    def text(self, text: str, view: View) -> tuple[Paragraph, ...]:
        """The paragraphs of one text."""
        known = self._cells[view]
        shown = known.get(text) or self._rereading[view].paragraphs(text, self.state.weave.pieces(text, view))
        if text.startswith("c."):
            known[text] = shown
        return shown

    def find(self, clause: str, view: View = View.MARKUP) -> Place | None:
        """The first place where a clause stands, documents in order."""
        for document in self.documents():
            for place in self.outline(document, view).places:
                if place.clause == clause and not place.moved_away:
                    return place
        return None

    def reference(self, clause: str, document: str) -> str:
        """The number a cross reference prints: in its own document, else in the clause's home document."""
        return self._number(clause, document, View.FINAL)

    def number(self, clause: str, document: str) -> str:
        """The number the page shows beside a clause, were it to be removed: in this document, else where it stands."""
        return self._number(clause, document, View.MARKUP)

    def _number(self, clause: str, document: str, view: View) -> str:
        clause = self.state.structure.alias(clause, view)
        own = self._numbers_in(document, view).get(clause)
        if own:
            return own
        found = [self._numbers_in(home, view).get(clause, "") for home in self.documents() if home != document]
        for plain in (False, True):
            for number in found:
                if number and (plain or number[0].isdigit()):
                    return number
        return "?"

    def printed(self, atom: Mapping[str, Any], document: str, view: View = View.FINAL) -> str:
        """What an atom prints within a line: a number, a field's words; "" for what is not words."""
        match atom.get("type"):
            case "reference":
                return self.reference(target(atom), document)
            case "field":
                return views.field(self.state, str(atom.get("name", ""))).text
            case "footnote":
                return self._footnote_number(str(atom.get("id", "")), document, view)
            case _:
                return ""

    def _footnote_number(self, note: str, document: str, view: View) -> str:
        """The number of a footnote in a document, "–" for one that the view does not show there."""
        key = document, view
        if key not in self._notes:
            self._notes[key] = views.footnote_numbers(self.state, document, view)
        return self._notes[key].get(note, "–")

    def clause_ranks(self) -> Mapping[str, int]:
        """Clause → its place in the package, counted once however many documents hold it."""
        if self._ranks is None:
            self._ranks = {}
            for document in self.documents():
                for place in self.outline(document, View.MARKUP).places:
                    if not place.moved_away:
                        self._ranks.setdefault(place.clause, len(self._ranks))
        return self._ranks

    def _numbers_in(self, document: str, view: View) -> Mapping[str, str]:
        """Clause or numbered part → the number it has in a document, as a cross reference prints it."""
        if (document, view) not in self._numbers:
            numbers = self._numbers[document, view] = {}
            outline = self.outline(document, view)
            for part in outline.parts:
                if part.number:
                    numbers.setdefault(part.part, part.number.rpartition(" ")[2])
            for place in outline.places:
                if not place.moved_away:
                    numbers.setdefault(place.clause, place.number)
        return self._numbers[document, view]
