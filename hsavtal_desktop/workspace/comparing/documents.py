"""A document of the workspace as one side of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hsavtal_desktop.core import views
from hsavtal_desktop.core.comparison.model import HEADING, ClauseLine, ComparedClause, ComparedDocument, Competing
from hsavtal_desktop.core.comparison.source import Numbers, clause_lines, compared_clause, printed_offset
from hsavtal_desktop.core.reading import ClauseView, View
from hsavtal_desktop.workspace.comparing.competing import Meeting
from hsavtal_desktop.workspace.comparing.word_document import PART_KEY
from hsavtal_desktop.workspace.reading import Reading


def document_text(
    reading: Reading, document: str, view: View, meetings: Mapping[str, Sequence[Meeting]] | None = None
) -> ComparedDocument:
    """A document with the titles of its parts; references print as numbers, empty paragraphs are left out.

    ``meetings`` tells, clause by clause, which proposals compete and are not in what ``reading`` shows.
    """
    outline, reference = views.outline(reading.state, document, view), numbers_of(reading, document, view)
    units: list[ComparedClause] = []
    for part in outline.parts:
        if part.title or part.number:
            units.append(ComparedClause(PART_KEY + part.part, part.number, part.title, ()))
        for place in part.places:
            if not place.moved_away:
                met = (meetings or {}).get(place.clause, ())
                units.append(_below_part(views.clause(reading.state, place, view), reference, met))
    return ComparedDocument(outline.title, tuple(units))


def numbers_of(reading: Reading, document: str, view: View) -> Numbers:
    """What references print in a document."""
    outline = views.outline(reading.state, document, view)
    own = {place.clause: place.number for place in outline.places if not place.moved_away}
    own |= {part.part: part.number.rpartition(" ")[2] for part in outline.parts if part.number}
    return lambda clause: own.get(clause) or reading.reference(clause, document)


def _below_part(clause: ClauseView, reference: Numbers, met: Sequence[Meeting]) -> ComparedClause:
    made = compared_clause(clause, reference)
    said = [line for line in clause_lines(clause, reference) if line.text.strip()]
    unit = ComparedClause.of_lines(made.key, made.number, made.heading, said, made.depth + 1)
    if not met:
        return unit
    placed = (_placed(one, clause, said, reference) for one in met)
    return replace(unit, competing=tuple(sorted(placed, key=lambda one: (_order(one.paragraph), one.start))))


def _order(paragraph: int | None) -> int:
    return HEADING - 1 if paragraph is None else paragraph


def _placed(met: Meeting, clause: ClauseView, said: Sequence[ClauseLine], reference: Numbers) -> Competing:
    """A meeting of proposals at its place in the clause as it is compared; at the clause where that has none."""
    if met.text == f"h.{clause.place.clause}":
        return Competing(met.rivals, HEADING, met.start, met.stop, met.accepted)
    starts = {paragraph.start: paragraph for paragraph in clause.body}
    for index, line in enumerate(said):
        for column, (text, begin) in enumerate(line.places):
            if text != met.text:
                continue
            if text.startswith("c."):
                cells = line.text.split("\t")
                start = sum(len(cell) + 1 for cell in cells[:column])
                return Competing(met.rivals, index, start, start + len(cells[column]), met.accepted)
            paragraph = starts[begin]
            if begin <= met.start <= paragraph.stop:
                ends = [
                    printed_offset(paragraph, min(at, paragraph.stop) - begin, reference)
                    for at in (met.start, met.stop)
                ]
                return Competing(met.rivals, index, ends[0], ends[1], met.accepted)
    return Competing(met.rivals, accepted=met.accepted)
