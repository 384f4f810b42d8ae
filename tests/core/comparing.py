"""What a state says, as plain values that the core and the second reader can both give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from second_reader import VIEWS, Reader
from second_reader_tables import objects as reader_objects
from second_reader_tables import record, slots
from second_reader_weave import body

from hsavtal_desktop.core import revision_views, views
from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.reading import Table, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.tables import table as table_of


def shown(state: State) -> dict[str, Any]:
    """Texts, trees and table slots in every view."""
    return {
        view.value: {
            "texts": _written({name: looks(state, name, view) for name in sorted(state.texts)}),
            "tree": trees(state, view),
            "tables": tables(state, view),
        }
        for view in View
    }


def said(state: State) -> dict[str, Any]:
    """All that is compared with the second reader."""
    return {
        **shown(state),
        "revisions": {revision.id: revision_views.state_of(state, revision) for revision in state.revisions.all()},
        "members": {member.author: member.role for member in state.members.all() if member.role},
        "records": {
            key: {field: [value.value for value in values] for field, values in kept.values.items()}
            for key, kept in state.records.items()
            if len(kept)
        },
        "void": sorted(state.void),
        "awaited": {entry.event["label"]: state.judge.awaits(entry) for entry in state.versions},
        "objects": {view.value: objects(state, view) for view in View},
        "bodies": {view.value: bodies(state, view) for view in View},
    }


def read(reader: Reader) -> dict[str, Any]:
    """The same from the second reader."""
    records = {(e["type"], e["id"]) for e in reader.events if e.kind == "record" and not e.void}
    return {
        **{
            view: {
                "texts": _written({name: reader.looks(name, view) for name in sorted(reader.texts)}),
                "tree": reader.tree(view),
                "tables": reader_tables(reader, view),
            }
            for view in VIEWS
        },
        "revisions": {revision: reader.state(revision) for revision in reader.revisions},
        "members": reader.members(),
        "records": {key: record(reader, *key) for key in records},
        "void": sorted((event.change, event.order[2]) for event in reader.events if event.void),
        "awaited": reader.awaited(),
        "objects": {view: reader_objects(reader, view) for view in VIEWS},
        "bodies": {
            view: {clause: body(reader, clause, view) for clause in sorted(reader.about_clauses()[0])} for view in VIEWS
        },
    }


def _written(texts: dict[str, Any]) -> dict[str, Any]:
    return {name: characters for name, characters in texts.items() if characters != [("\n", {})]}


def looks(state: State, name: str, view: View) -> list[tuple[str, dict[str, Any]]]:
    """Character by character with its marks, the final break last."""
    pieces = state.text(name).pieces(view, state.revisions.fate)
    return [(letter, dict(piece.marks)) for piece in pieces for letter in piece.text]


def trees(state: State, view: View) -> dict[str, Any]:
    """Part → nested [clause, children]."""
    entries = (
        entry
        for clause in state.structure.clauses
        for entry in (*state.structure.slots(clause).added, *state.structure.slots(clause).moved)
    )
    parts = {entry.event["part"] for entry in entries}
    found = {part: _nested(state.structure.tree(part, view)) for part in sorted(parts)}
    return {part: tree for part, tree in found.items() if tree}


def _nested(nodes: Iterable[Node]) -> list[Any]:
    return [[node.clause, _nested(node.children)] for node in nodes]


def _read_texts(state: State) -> list[str]:
    """Every text that anybody can read: a body that was split off another has none of its own."""
    return sorted({*state.texts, *(f"b.{clause}" for clause in state.structure.clauses)})


def tables(state: State, view: View) -> dict[str, Any]:
    """Table → (rows, columns), for the tables that a body shows."""
    found: dict[str, Any] = {}
    for name in _read_texts(state):
        for paragraph in views.paragraphs(state, name, view):
            if paragraph.table:
                table = table_of(state, paragraph, name, view)
                found[table.id] = ([row.id for row in table.rows], list(table.columns))
    return found


def objects(state: State, view: View) -> dict[str, Any]:
    """Table → (merged cells, header rows); document → footnote → number."""
    found: dict[str, Any] = {}
    for name in _read_texts(state):
        for paragraph in views.paragraphs(state, name, view):
            if paragraph.table:
                table = table_of(state, paragraph, name, view)
                found[table.id] = (_merged(table), sum(row.header for row in table.rows))
    notes = {name: views.footnote_numbers(state, name, view) for name in views.documents(state)}
    return {"tables": found, "footnotes": notes}


def bodies(state: State, view: View) -> dict[str, Any]:
    """Clause → its body as it is read, character by character."""
    return {
        clause: [
            (letter, dict(piece.marks)) for piece in state.weave.pieces(f"b.{clause}", view) for letter in piece.text
        ]
        for clause in sorted(state.structure.clauses)
        if state.structure.slots(clause).added
    }


def _merged(table: Table) -> list[list[tuple[str, str]]]:
    at = {cell: (row, column) for row, each in enumerate(table.rows) for column, cell in enumerate(each.cells)}
    return [
        [
            (table.rows[row].id, table.columns[column])
            for row in range(at[cell][0], at[cell][0] + down)
            for column in range(at[cell][1], at[cell][1] + across)
        ]
        for cell, (down, across) in table.spans.items()
    ]


def reader_tables(reader: Reader, view: str) -> dict[str, Any]:
    """The same from the second reader."""
    found: dict[str, Any] = {}
    for name in sorted(reader.texts):
        for _, marks in reader.looks(name, view):
            atom = marks.get("atom")
            if atom and atom["type"] == "table":
                found[atom["id"]] = (slots(reader, atom, "row", view), slots(reader, atom, "column", view))
    return found
