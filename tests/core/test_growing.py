"""A tree that is mended step by step is the one that is made of everything at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hsavtal_desktop.core import views
from hsavtal_desktop.core.edits import AddClause, Decide, Edit, MergeClause, MoveClause, RemoveClause, SplitClause
from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.draft import Draft
from hsavtal_desktop.workspace.workspace import Workspace
from tests.benchmarks.generated_workspace import generated_workspace

PART = "P"
VIEWS = (View.MARKUP, View.FINAL, View.ORIGINAL)


def trees(state: State) -> list[tuple[Node, ...]]:
    return [state.structure.tree(PART, view) for view in VIEWS]


def made_anew(workspace: Workspace) -> State:
    """The same changes and draft, read by a state that has shown nothing yet."""
    state = replay(workspace.state.changes.values())
    draft = Draft(state, workspace.author, lambda _lines: None)
    draft.play(line for line in workspace.draft_lines())
    return state


def some_edit(workspace: Workspace, chance: random.Random) -> Edit:
    listed = [place.clause for place in workspace.outline("D", View.MARKUP).places if not place.moved_away]
    clause, other = chance.choice(listed), chance.choice(["", *listed])
    undecided = list(workspace.pending())
    match chance.randrange(8):
        case 0 | 1:
            return AddClause(PART, other, "", f"Ny {len(listed)}", "Ord i en ny punkt.")
        case 2:
            return MoveClause(clause, PART, other, "")
        case 3:
            return SplitClause(f"b.{clause}", chance.randrange(4))
        case 4:
            return MergeClause(clause)
        case 5:
            return RemoveClause(clause)
        case _:
            return Decide(chance.choice(("accept", "reject", "withdraw")), tuple(chance.sample(undecided, 1)))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_decision_and_undo_it_is_the_same(tmp_path: Path, seed: int) -> None:
    chance, done = random.Random(seed), 0
    with generated_workspace(tmp_path, 45, changes=20, seed=seed) as workspace:
        trees(workspace.state)
        for step in range(60):
            try:
                if chance.random() < 0.25:
                    workspace.undo() if chance.random() < 0.7 else workspace.redo()
                else:
                    workspace.perform(some_edit(workspace, chance))
                    done += 1
            except Trouble:
                continue
            now = trees(workspace.state)
            if step % 3 == 0:
                workspace.flush()
                anew = made_anew(workspace)
                assert now == trees(anew), f"step {step}"
                for view in VIEWS:
                    assert workspace.outline("D", view) == views.outline(anew, "D", view), f"step {step}"
    assert done > 20


def test_what_an_edit_does_not_concern_stays_the_very_same(tmp_path: Path) -> None:
    with generated_workspace(tmp_path, 60, changes=0) as workspace:
        for clause in ("C_1", "C_41"):
            before = workspace.state.structure.tree(PART, View.MARKUP)
            workspace.perform(AddClause(PART, "", clause, "Ny"))
            workspace.perform(RemoveClause("C_21"))
            after = workspace.state.structure.tree(PART, View.MARKUP)
            kept = {id(node) for node in after}
            assert [node.clause for node in before if id(node) not in kept] == ["C_20"]
            workspace.undo()
