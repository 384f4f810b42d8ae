"""Undo of a new clause and what was written in it, once all of it was released: nothing of it is left."""

import pytest

from hsavtal_desktop.core.edits import AddClause, Edit, InsertSlot, InsertTable, ReplaceText, SplitClause
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.workspace import Workspace

NEW = AddClause("A", "A_2", "A_2_2", "Rubrik", clause="ny")
TABLE = InsertTable("b.ny", 0, 2, 2, 1, "tabell")


@pytest.mark.parametrize(
    "edits",
    [
        (NEW, ReplaceText("b.ny", 0, 0, "ord")),
        (NEW, TABLE, InsertSlot("tabell", "row", "r1"), ReplaceText("c.tabell.r1.k1", 0, 0, "ord")),
        (SplitClause("b.A_2_2", 20, clause="ny"), ReplaceText("h.ny", 0, 0, "ord")),
    ],
)
def test_a_released_clause_is_gone_when_all_in_it_is_undone(example: Workspace, edits: tuple[Edit, ...]) -> None:
    order = [place.clause for place in example.outline("HSA", View.FINAL).places]
    words = example.text("b.A_2_2", View.FINAL)
    for edit in edits:
        example.perform(edit)
    example.release()
    for _ in edits:
        example.undo()
    assert [place.clause for place in example.outline("HSA", View.FINAL).places] == order
    assert [line.text for line in example.text("b.A_2_2", View.FINAL)] == [line.text for line in words]
    for _ in edits:
        example.redo()
    assert example.find("ny", View.FINAL) is not None
