"""Fingerprints of what a workspace says.

The forms are described in FORMAT.md.  One is never changed once a version was frozen with it; a new one is added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from hsavtal_desktop.core import revision_views, views
from hsavtal_desktop.core.atoms import atom_of, picture
from hsavtal_desktop.core.canonical import MAX_DEPTH, encode
from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.reading import ClauseView, Outline, Paragraph, Piece, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.tables import is_span_mark

FORM = 2
"""Of documents and packages, as written today."""
CONTENT_FORM = 1


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
        "form": CONTENT_FORM,
        "members": sorted([member.author, member.role] for member in state.members.all() if member.role),
        "records": {
            f"{kind} {name}": {field: [value.value for value in values] for field, values in record.values.items()}
            for (kind, name), record in state.records.items()
            if len(record)
        },
        "revisions": {
            revision.id: [
                revision_views.state_of(state, revision),
                [d.event["id"] for d in state.revisions.standing(revision.id)],
            ]
            for revision in state.revisions.all()
        },
        "texts": {name: pieces for name, pieces in texts.items() if len(pieces) > 1 or pieces[0][4]},
        "tree": {part: [_node(node) for node in state.structure.tree(part, View.MARKUP)] for part in sorted(parts)},
        "versions": sorted([entry.event["label"], entry.event["hash"]] for entry in state.versions),
    }


def document_hash(state: State, document: str, form: int = FORM) -> str:
    """SHA-256 over a document's agreed text."""
    content = document_content(state, document) if form == 1 else document_content_2(state, document)
    return _digest({"form": form, **content})


def package_hash(state: State, form: int = FORM) -> str:
    """SHA-256 over the agreed text of all documents: what a frozen version is known by."""
    documents = {name: document_hash(state, name, form) for name in views.documents(state)}
    return _digest({"form": form, "documents": documents})


def document_content(state: State, document: str) -> dict[str, Any]:
    """Form 1: title, then number, id, heading and body of each clause, tables by row."""
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
    return {"document": document, "title": outline.title, "parts": _parts(outline), "clauses": clauses}


def document_content_2(state: State, document: str) -> dict[str, Any]:
    """Form 2: as form 1, and what is bold, italic or linked, notes, fields, and all that stands in cells."""
    outline = views.outline(state, document, View.ORIGINAL)
    clauses: list[list[Any]] = []
    for place in outline.places:
        shown = views.clause(state, place, View.ORIGINAL)
        clauses.append(
            [place.number, place.clause, _text(state, shown, shown.heading), _text(state, shown, shown.body)]
        )
    return {"document": document, "title": outline.title, "parts": _parts(outline), "clauses": clauses}


def _parts(outline: Outline) -> list[list[str]]:
    return [[part.part, part.number, part.title] for part in outline.parts]


def _text(state: State, shown: ClauseView, paragraphs: Iterable[Paragraph]) -> list[Any]:
    """Each paragraph as style, level, characters, looks and what its atoms say."""
    return [
        [paragraph.style, paragraph.level, paragraph.text, _looks(paragraph), _said(state, shown, paragraph)]
        for paragraph in paragraphs
    ]


def _looks(paragraph: Paragraph) -> list[list[Any]]:
    """The longest stretches of like appearance: ``[start, length, name, value]``."""
    found: list[list[Any]] = []
    for name in ("bold", "italic", "link"):
        position = 0
        for piece in paragraph.pieces:
            value, length = piece.marks.get(name), len(piece.text)
            last = found[-1] if found and found[-1][2] == name else None
            if value and last is not None and last[0] + last[1] == position and last[3] == value:
                last[1] += length
            elif value:
                found.append([position, length, name, value])
            position += length
    return found


def _said(state: State, shown: ClauseView, paragraph: Paragraph) -> list[list[Any]]:
    """Each atom with its words: a footnote's or table's texts, a field's text, a picture's changed description."""
    found: list[list[Any]] = []
    for piece in paragraph.pieces:
        atom = atom_of(piece)
        kind, words = atom.get("type"), list[Any]()
        if kind == "footnote":
            words = _text(state, shown, shown.notes.get(f"n.{atom.get('id', '')}", ()))
        elif kind == "field":
            words = [views.field(state, str(atom.get("name", ""))).text]
        elif kind == "picture":
            words = [str(piece.marks.get("alt") or atom.get("alt") or "")]
        elif kind == "table" and atom["id"] in shown.tables:
            rows = shown.tables[atom["id"]].rows
            words = [[row.header, [_text(state, shown, shown.cells[cell]) for cell in row.cells]] for row in rows]
        if kind:
            found.append([_as_changed(piece, atom, shown), words])
    return found


def _as_changed(piece: Piece, atom: Mapping[str, Any], shown: ClauseView) -> dict[str, Any]:
    """An atom with the merged cells or the size that it was given since."""
    table, pictured = shown.tables.get(str(atom.get("id", ""))), picture(piece)
    if table is not None and any(is_span_mark(name) for name in piece.marks):
        return {**atom, "spans": [[*cell.split(".")[2:], *extent] for cell, extent in table.spans.items()]}
    if pictured is not None and "size" in piece.marks:
        return {**atom, "width": pictured.width, "height": pictured.height}
    return dict(atom)


def _atoms(paragraph: Paragraph) -> list[Any]:
    """What the references, fields and notes of a paragraph are: their one character does not tell."""
    atoms = [piece.marks["atom"] for piece in paragraph.pieces if "atom" in piece.marks]
    return [atom for atom in atoms if atom["type"] != "table"]


def _table(shown: ClauseView, name: str) -> list[list[str]]:
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
        *([node.merging] if node.merging else []),
    ]


def _digest(value: Any) -> str:
    # What an event holds stands a few levels deeper here than in its change.
    return hashlib.sha256(encode(value, 2 * MAX_DEPTH)).hexdigest()
