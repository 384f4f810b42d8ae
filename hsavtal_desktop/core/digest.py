"""Fingerprints of what a workspace says.

Form 1 is described in FORMAT.md.  A form is never changed once a version was frozen with it; a new one is added.
"""

from __future__ import annotations

import hashlib
from typing import Any

from hsavtal_desktop.core import views
from hsavtal_desktop.core.canonical import MAX_DEPTH, encode
from hsavtal_desktop.core.reading import Paragraph, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.structure import Node

FORM = 1


def content_hash(state: State) -> str:
    """SHA-256 over everything a state shows: the same on two copies that took in the same changes."""
    return _digest(content(state))


def content(state: State) -> dict[str, Any]:
    """What :func:`content_hash` covers, as one value."""
    fate = state.revisions.fate
    texts = {
        name: [
            [piece.text, piece.inserted, sorted(piece.deleted), sorted(piece.reformatted), dict(piece.marks)]
            for piece in text.pieces(View.MARKUP, fate)
        ]
        for name, text in state.texts.items()
    }
    parts = {part for clause in state.structure.clauses for part in [state.structure.parent(clause)[0]] if part}
    return {
        "form": FORM,
        "members": sorted([member.author, member.role] for member in state.members.all() if member.role),
        "records": {
            f"{kind} {name}": {field: [value.value for value in values] for field, values in record.values.items()}
            for (kind, name), record in state.records.items()
            if len(record)
        },
        "revisions": {
            revision.id: [
                views.state_of(state, revision),
                [d.event["id"] for d in state.revisions.standing(revision.id)],
            ]
            for revision in state.revisions.all()
        },
        "texts": {name: pieces for name, pieces in texts.items() if len(pieces) > 1 or pieces[0][4]},
        "tree": {part: [_node(node) for node in state.structure.tree(part, View.MARKUP)] for part in sorted(parts)},
        "versions": sorted([entry.event["label"], entry.event["hash"]] for entry in state.versions),
    }


def document_hash(state: State, document: str) -> str:
    """SHA-256 over a document's agreed text."""
    return _digest({"form": FORM, **document_content(state, document)})


def package_hash(state: State) -> str:
    """SHA-256 over the agreed text of all documents: what a frozen version is known by."""
    return _digest({"form": FORM, "documents": {name: document_hash(state, name) for name in views.documents(state)}})


def document_content(state: State, document: str) -> dict[str, Any]:
    """The agreed text of a document: title, then number, id, heading and body of each clause, tables by row."""
    outline = views.outline(state, document, View.ORIGINAL)
    clauses: list[list[Any]] = []
    for part in outline.parts:
        for place in part.places:
            shown = views.clause(state, place, View.ORIGINAL)
            body = [
                [paragraph.style, paragraph.level, paragraph.text, _atoms(paragraph), _table(shown, paragraph.table)]
                for paragraph in shown.body
            ]
            heading = "\n".join(paragraph.text for paragraph in shown.heading)
            clauses.append([place.number, place.clause, heading, body])
    parts = [[part.part, part.number, part.title] for part in outline.parts]
    return {"document": document, "title": outline.title, "parts": parts, "clauses": clauses}


def _atoms(paragraph: Paragraph) -> list[Any]:
    """What the references, fields and notes of a paragraph say: their one character does not tell."""
    atoms = [piece.marks["atom"] for piece in paragraph.pieces if "atom" in piece.marks]
    return [atom for atom in atoms if atom["type"] != "table"]


def _table(shown: Any, name: str) -> list[list[str]]:
    if not name:
        return []
    return [
        ["\n".join(paragraph.text for paragraph in shown.cells[cell]) for cell in row.cells]
        for row in shown.tables[name].rows
    ]


def _node(node: Node) -> list[Any]:
    return [
        node.clause,
        node.inserted,
        sorted(node.deleted),
        node.moved,
        node.moved_away,
        [_node(child) for child in node.children],
    ]


def _digest(value: Any) -> str:
    # What an event holds stands a few levels deeper here than in its change.
    return hashlib.sha256(encode(value, 2 * MAX_DEPTH)).hexdigest()
