"""The words of a package's own: its word list, the terms it defines, and the names in it."""

from __future__ import annotations

import re

from hsavtal_desktop.core.reading import Paragraph, View
from hsavtal_desktop.core.record_types import WordList
from hsavtal_desktop.core.records import read
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.workspace.reading import Reading

LIST_TYPE = LIST_ID = "words"
DEFINITION = "definition"
"""The type of a clause that defines terms."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def word_list(reading: Reading) -> frozenset[str]:
    """The words that the group has added."""
    return frozenset(read(WordList, record_fields(reading.state, LIST_TYPE, LIST_ID)).words)


def defined_terms(reading: Reading) -> frozenset[str]:
    """The terms that the agreement defines: the headings, and the first columns, of clauses of that type."""
    found: set[str] = set()
    described = (clause for kind, clause in reading.state.records if kind == "clause")
    defining = {clause for clause in described if reading.clause_data(clause).type == DEFINITION}
    for document in reading.documents() if defining else ():
        for place in reading.outline(document, View.FINAL).places:
            if place.clause not in defining:
                continue
            seen = reading.clause(place, View.FINAL)
            found.update(_words(seen.heading))
            for table in seen.tables.values():
                for row in table.rows:
                    if not row.header:
                        found.update(_words(seen.cells.get(row.cells[0], ())))
    return frozenset(found)


def names(reading: Reading) -> frozenset[str]:
    """The names of principals and members, word by word."""
    said = [principal.name for _, principal in reading.principals()]
    for member in reading.members():
        said += [member.name, member.organisation]
    return frozenset(word for name in said for word in _WORD.findall(name))


def own_words(reading: Reading) -> frozenset[str]:
    """Every word that is right in this package whatever a dictionary says."""
    return word_list(reading) | defined_terms(reading) | names(reading)


def _words(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [word for paragraph in paragraphs for word in _WORD.findall(paragraph.text)]
