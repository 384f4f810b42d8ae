"""Comments: the words they are about as character ids, so that they are found again whatever is edited around them."""

from __future__ import annotations

from typing import Any

from hsavtal_desktop.core import edits, progress
from hsavtal_desktop.core.drafting.pen import Event
from hsavtal_desktop.core.drafting.stretches import merge, select
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble


def add_comment(texts: TextDrafter, edit: edits.AddComment) -> list[Event]:
    """The record of a new comment.  Raises Trouble when it says nothing or answers what is not there."""
    words = edit.words.strip()
    if not words:
        raise Trouble(Said("Kommentaren är tom. Skriv något först."))
    fields: dict[str, Any] = {"clause": edit.clause, "text": words, "kind": edit.kind}
    if edit.parent:
        if ("comment", edit.parent) not in texts.state.records:
            raise Trouble(Said("Kommentaren som du svarar på finns inte längre. Skriv en ny i stället."))
        fields["parent"] = edit.parent
    anchor = anchored(texts, edit)
    if anchor:
        fields["anchor"] = anchor
    if edit.assigned:
        fields["assigned"] = edit.assigned
    return [{"kind": "record", "type": "comment", "id": edit.id or texts.pen.revision(), "set": fields}]


def anchored(texts: TextDrafter, edit: edits.AddComment) -> dict[str, list[list[Any]]]:
    """Text → ranges of the selected characters; a text's final break belongs to nobody and is left out."""
    found: dict[str, list[list[Any]]] = {}
    for text, start, stop in progress.steps(edit.at):
        chosen = [one.range for one in select(texts.pieces(text, edit.view), start, stop) if one.piece.source != text]
        if chosen:
            found[text] = merge(chosen)
    return found
