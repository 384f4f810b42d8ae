"""Undo of a new clause and what was written in it, once all of it was released: nothing of it is left."""

from pathlib import Path

import pytest

from hsavtal_desktop.core.edits import AddClause, Edit, InsertSlot, InsertTable, ReplaceText, SplitClause
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import Installation

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
def test_a_released_clause_is_gone_when_all_in_it_is_undone(tmp_path: Path, edits: tuple[Edit, ...]) -> None:
    installation = Installation.open(tmp_path)
    installation.introduce("Kim Åström", "VGR", "region")
    with create_example(tmp_path / "exempel.hsavtal", installation) as workspace:
        order = [place.clause for place in workspace.outline("HSA", View.FINAL).places]
        words = workspace.text("b.A_2_2", View.FINAL)
        for edit in edits:
            workspace.perform(edit)
        workspace.release()
        for _ in edits:
            workspace.undo()
        assert [place.clause for place in workspace.outline("HSA", View.FINAL).places] == order
        assert [line.text for line in workspace.text("b.A_2_2", View.FINAL)] == [line.text for line in words]
        for _ in edits:
            workspace.redo()
        assert workspace.find("ny", View.FINAL) is not None
