"""Reading a state: documents in order with computed numbers, clauses and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from hsavtal_desktop.core import record_types, records
from hsavtal_desktop.core.atoms import atoms, footnotes
from hsavtal_desktop.core.numbering import Numbering
from hsavtal_desktop.core.reading import (
    ClauseView,
    Outline,
    Paragraph,
    PartPlace,
    Place,
    Table,
    View,
)
from hsavtal_desktop.core.state import State, record_fields
from hsavtal_desktop.core.tables import table
from hsavtal_desktop.core.text import paragraphs_of


def documents(state: State) -> list[str]:
    """Ids of the documents in the package's order."""
    listed = [name for kind, name in state.records if kind == "document" and record_fields(state, kind, name)]
    return sorted(listed, key=lambda name: (document(state, name).order, name))


def document(state: State, name: str) -> record_types.Document:
    """A document's fields."""
    return records.read(record_types.Document, record_fields(state, "document", name))


def part(state: State, name: str) -> record_types.Part:
    """A part's fields."""
    return records.read(record_types.Part, record_fields(state, "part", name))


def clause_data(state: State, name: str) -> record_types.ClauseData:
    """What is known about a clause beside its text."""
    fields = dict(record_fields(state, "clause", name))
    for merged, into in state.structure.merges(View.MARKUP).items():
        if state.structure.alias(into, View.MARKUP) == name:
            for key, value in record_fields(state, "clause", merged).items():
                if isinstance(value, list):
                    fields[key] = sorted({*value, *fields.get(key, ())})
                elif not fields.get(key):
                    fields[key] = value
    return records.read(record_types.ClauseData, fields)


def field(state: State, name: str) -> record_types.FieldWords:
    """What an inserted field says."""
    return records.read(record_types.FieldWords, record_fields(state, "field", name))


def package(state: State) -> record_types.Package:
    """The package's title and marking."""
    return records.read(record_types.Package, record_fields(state, "package", "package"))


def sharing(state: State) -> dict[str, list[str]]:
    """Part → the documents that hold it."""
    found: dict[str, list[str]] = {}
    for name in documents(state):
        for held in document(state, name).parts:
            found.setdefault(str(held.get("part", "")), []).append(name)
    return found


def outline(state: State, name: str, view: View, known: Numbering | None = None) -> Outline:
    """A document's parts and clauses in order, numbered.

    Numbers are those of the final text; a clause proposed to be removed, or to be moved away, keeps its old one.
    ``known`` remembers how the clauses of this state were numbered before.
    """
    numbering = known or Numbering()
    shared = sharing(state)
    listed: list[PartPlace] = []
    chapter = appendix = 0
    old = cache(partial(old_numbers, state, name, numbering))
    for held in document(state, name).parts:
        part_id, prefix = str(held.get("part", "")), str(held.get("prefix", ""))
        about = part(state, part_id)
        number, first = "", chapter
        if about.appendix:
            appendix += 1
            number, first = f"Bilaga {appendix}", 0
        elif prefix:
            first = 0
        tree = state.structure.tree(part_id, view)
        places, count = numbering.places(tree, view, name, part_id, prefix, first, old)
        if not about.appendix and not prefix:
            chapter = first + count
        is_shared = len(shared.get(part_id, ())) > 1
        listed.append(PartPlace(part_id, name, about.title, number, is_shared, places))
    return Outline(name, document(state, name).title, tuple(listed))


def old_numbers(state: State, name: str, known: Numbering | None = None) -> dict[str, str]:
    """Clause → its number in the document as agreed."""
    return {place.clause: place.number for place in outline(state, name, View.ORIGINAL, known).places}


def paragraphs(state: State, text: str, view: View) -> tuple[Paragraph, ...]:
    """A text as a view shows it."""
    return paragraphs_of(state.weave.pieces(text, view))


def plain(state: State, text: str, view: View) -> str:
    """A text's characters, paragraphs joined by line breaks, without the final one."""
    return "\n".join(paragraph.text for paragraph in paragraphs(state, text, view))


def clause(state: State, place: Place, view: View, known: dict[str, tuple[Paragraph, ...]] | None = None) -> ClauseView:
    """A clause with its tables.

    ``known`` holds the cells that this view was read with and that have not changed since; those read now are added.
    """
    known = {} if known is None else known
    heading = paragraphs(state, f"h.{place.clause}", view)
    body = paragraphs(state, f"b.{place.clause}", view)
    tables: dict[str, Table] = {}
    cells: dict[str, tuple[Paragraph, ...]] = {}
    for paragraph in body:
        for name in paragraph.tables:
            shown = table(state, paragraph, f"b.{place.clause}", view, name)
            tables[name] = shown
            for row in shown.rows:
                cells.update((cell, known.get(cell) or paragraphs(state, cell, view)) for cell in row.cells)
    known.update(cells)
    notes = {
        f"n.{name}": paragraphs(state, f"n.{name}", view) for name in footnotes(in_order(heading, body, tables, cells))
    }
    about = clause_data(state, place.clause)
    return ClauseView(place, heading, body, tables, cells, about.party, about.status, notes, about.owner)


def in_order(
    heading: Sequence[Paragraph],
    body: Sequence[Paragraph],
    tables: Mapping[str, Table],
    cells: Mapping[str, tuple[Paragraph, ...]],
) -> Iterator[Paragraph]:
    """The paragraphs of a clause as they are read, those of a table's cells where it stands."""
    yield from heading
    for paragraph in body:
        yield paragraph
        for name in paragraph.tables:
            for row in tables[name].rows if name in tables else ():
                for cell in row.cells:
                    yield from cells.get(cell, ())


def _noted(state: State) -> set[str]:
    """The clauses that may show a footnote: those that read any of the text that it was put in."""
    homes = {state.clause_of(home) for home, places in state.homes.items() if home.startswith("n.") and places}
    return {text[2:] for text in state.weave.readers(*(f"{kind}.{clause}" for clause in homes for kind in "hb"))}


def footnote_numbers(state: State, name: str, view: View) -> dict[str, str]:
    """Footnote → its number in a document: those of the final text, and for one proposed to go its old one."""
    noted = _noted(state)
    if not noted:
        return {}
    old = footnote_numbers(state, name, View.ORIGINAL) if view is View.MARKUP else {}
    numbers: dict[str, str] = {}
    count = 0
    for place in outline(state, name, view).places:
        if place.clause not in noted or place.moved_away:
            continue
        seen = clause(state, place, view)
        for piece, atom in atoms(in_order(seen.heading, seen.body, seen.tables, seen.cells), "footnote"):
            note = str(atom.get("id", ""))
            if note in numbers:
                continue
            if piece.deleted or place.deleted:
                numbers[note] = old.get(note, "–")
            else:
                count += 1
                numbers[note] = str(count)
    return numbers
