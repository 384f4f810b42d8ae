"""A package of two short documents: what a script does meets itself often, and is quickly read."""

from __future__ import annotations

from pathlib import Path

from hsavtal_desktop.core.edits import AddClause, Decide, InsertTable, SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.new_document import edits_for_document
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

BODY = "Parterna ska samverka om vardagar {0}.\nAndra stycket individ."


def make_small_package(path: Path, installation: Installation) -> Path:
    """Twelve clauses, some under others, a table in each document and an inserted field, all agreed and shared."""
    with Workspace.create(path, installation, name="Exempeltext – inte gällande avtal") as workspace:
        for number in range(2):
            _, _, edits = edits_for_document(workspace.new_name, f"Avtal {number}", f"A{number}", number, "Inledning")
            for edit in edits:
                workspace.perform(edit)
            (first,) = workspace.outline(workspace.documents()[number], View.MARKUP).places
            for clause, parent, after in (("1", "", first.clause), ("2", "1", ""), ("3", "1", "2"), ("4", "", "1")):
                stands = (f"K{number}{name}" if len(name) == 1 else name for name in (parent, after))
                body = BODY.format(clause)
                workspace.perform(AddClause(first.part, *stands, f"Rubrik {clause}", body, f"K{number}{clause}"))
            workspace.perform(AddClause(first.part, "", f"K{number}4", "Rubrik 5", "", f"K{number}5"))
            workspace.perform(InsertTable(f"b.K{number}1", len(BODY), 2, 2))
        workspace.perform(SetRecord("field", "f", {"title": "Fält", "text": "ord"}))
        workspace.perform(Decide("accept", tuple(one.id for one in workspace.revisions(pending_only=True))))
        workspace.release()
    return path
