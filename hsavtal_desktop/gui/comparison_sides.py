"""What can stand at either side of a comparison, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedDocument, Comparison
from hsavtal_desktop.core.comparison.source import compared
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Side:
    """A named version, or (``version`` "") the agreement as it is now in one view."""

    version: str = ""
    view: View = View.ORIGINAL


def read_side(workspace: Workspace, side: Side, document: str) -> ComparedDocument:
    """The text of one side; of a version what was agreed in it.

    Raises Trouble when there is no version with that name.
    """
    reading: Reading = workspace.at(side.version) if side.version else workspace
    if document not in reading.documents():
        return ComparedDocument("", ())
    return compared(reading.state, document, side.view, lambda clause: reading.reference(clause, document))


def compare_sides(workspace: Workspace, old: Side, new: Side, document: str) -> Comparison:
    """One document on two sides.  Raises Trouble when a version does not exist."""
    return compare_documents(read_side(workspace, old, document), read_side(workspace, new, document))
