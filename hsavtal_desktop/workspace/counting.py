"""How many words there are: in a clause, a document, the package; now and in a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hsavtal_desktop.core import progress
from hsavtal_desktop.core.reading import ATOM, ClauseView, Paragraph, View
from hsavtal_desktop.workspace.reading import Reading


@dataclass(frozen=True)
class Counts:
    """Words by clause, and which clauses each document has; a shared part counts once in the package."""

    clauses: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def document(self, name: str) -> int:
        """Words in a document; 0 for one that is not there."""
        return sum(self.clauses[clause] for clause in self.documents.get(name, ()))

    @property
    def package(self) -> int:
        """Words in all documents together."""
        return sum(self.clauses.values())


def words_of(seen: ClauseView) -> int:
    """Words in a clause as shown, headings, tables and footnotes included."""
    return sum(words_in(paragraphs) for paragraphs in seen.texts.values())


def words_in(paragraphs: tuple[Paragraph, ...]) -> int:
    """Words in paragraphs; what an atom prints is none."""
    return sum(len(paragraph.text.replace(ATOM, " ").split()) for paragraph in paragraphs)


def count(reading: Reading, view: View = View.FINAL) -> Counts:
    """Count everything as a view shows it.  Raises Stopped when cancelled."""
    documents = {name: reading.outline(name, view).places for name in reading.documents()}
    places = {place.clause: place for found in documents.values() for place in found}
    clauses = {place.clause: words_of(reading.clause(place, view)) for place in progress.steps(list(places.values()))}
    return Counts(clauses, {name: tuple(place.clause for place in found) for name, found in documents.items()})
