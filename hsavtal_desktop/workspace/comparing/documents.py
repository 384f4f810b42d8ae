"""A document of the workspace as one side of a comparison."""

from __future__ import annotations

from hsavtal_desktop.core import views
from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument
from hsavtal_desktop.core.comparison.source import Numbers, clause_lines, compared_clause
from hsavtal_desktop.core.reading import ClauseView, View
from hsavtal_desktop.workspace.comparing.word_document import PART_KEY
from hsavtal_desktop.workspace.reading import Reading


def document_text(reading: Reading, document: str, view: View) -> ComparedDocument:
    """A document with the titles of its parts; references print as numbers, empty paragraphs are left out."""
    outline, reference = views.outline(reading.state, document, view), numbers_of(reading, document, view)
    units: list[ComparedClause] = []
    for part in outline.parts:
        if part.title or part.number:
            units.append(ComparedClause(PART_KEY + part.part, part.number, part.title, ()))
        for place in part.places:
            if not place.moved_away:
                units.append(_below_part(views.clause(reading.state, place, view), reference))
    return ComparedDocument(outline.title, tuple(units))


def numbers_of(reading: Reading, document: str, view: View) -> Numbers:
    """What references print in a document."""
    outline = views.outline(reading.state, document, view)
    own = {place.clause: place.number for place in outline.places if not place.moved_away}
    own |= {part.part: part.number.rpartition(" ")[2] for part in outline.parts if part.number}
    return lambda clause: own.get(clause) or reading.reference(clause, document)


def _below_part(clause: ClauseView, reference: Numbers) -> ComparedClause:
    made = compared_clause(clause, reference)
    said = (line for line in clause_lines(clause, reference) if line.text.strip())
    return ComparedClause.of_lines(made.key, made.number, made.heading, said, made.depth + 1)
