"""The independent model of one step: what it takes for the final text."""

from hsavtal_desktop.core.edits import Decide, RemoveClause
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.plain_editor import Reading


def test_a_clause_with_a_table_that_is_proposed_for_removal_is_not_read_as_final(bench: Workbench) -> None:
    workspace = bench.desk.workspace
    known = {one.id for one in workspace.revisions(pending_only=True)}
    workspace.perform(RemoveClause("LAK_4_4"))
    proposed = Reading.of(workspace)
    (removal,) = {one.id for one in workspace.revisions(pending_only=True)} - known
    workspace.perform(Decide("accept", (removal,)))
    accepted = Reading.of(workspace)
    assert accepted.differs_in(proposed) == {"h.LAK_4_4", "b.LAK_4_4"}
    assert not proposed.stands("h.LAK_4_4") and not proposed.stands("b.LAK_4_4")
    assert (accepted.order, accepted.tables) == (proposed.order, proposed.tables)
