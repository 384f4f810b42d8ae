"""Legal and language reviews: of the wording a clause had, by who has the right, undone like anything else."""

from __future__ import annotations

import pytest

from hsavtal_desktop.core.edits import Decide, ReplaceText
from hsavtal_desktop.core.reviewing import review_edits, review_state
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.workspace import Workspace

LEGAL, LANGUAGE = "legal-review", "language-review"


def clause_of(workspace: Workspace) -> str:
    return next(iter(workspace.state.structure.clauses))


def review(workspace: Workspace, clause: str, kind: str = LEGAL, *, reviewed: bool = True) -> None:
    for edit in review_edits(workspace.state, workspace.author, [clause], kind, reviewed=reviewed):
        workspace.perform(edit)


def state(workspace: Workspace, clause: str, kind: str = LEGAL) -> str:
    return review_state(workspace.reviews(clause, kind))


@pytest.mark.parametrize(("role", "kind", "other"), [("JUR", LEGAL, LANGUAGE), ("KOM", LANGUAGE, LEGAL)])
def test_only_who_has_the_right_reviews(example: Workspace, role: str, kind: str, other: str) -> None:
    clause = clause_of(example)
    with pytest.raises(Trouble):
        review(example, clause, kind)
    example.group.admit([example.author], role)
    with pytest.raises(Trouble):
        review(example, clause, other)
    review(example, clause, kind)
    assert state(example, clause, kind) == "current"
    example.undo()
    assert state(example, clause, kind) == ""
    example.redo()
    assert [one.author for one in example.reviews(clause, kind)] == [example.author]


def test_another_wording_is_not_what_was_reviewed(example: Workspace) -> None:
    clause = clause_of(example)
    example.group.admit([example.author], "JUR")
    review(example, clause)
    example.release()
    example.perform(ReplaceText(f"b.{clause}", 0, 0, "Ny inledning. "))
    assert state(example, clause) == "changed"
    (revision,) = [one.id for one in example.revisions(pending_only=True) if one.added == "Ny inledning. "]
    example.perform(Decide("withdraw", (revision,)))
    assert state(example, clause) == "current"
    review(example, clause, reviewed=False)
    assert state(example, clause) == ""


def test_reviews_travel_and_nobody_writes_anothers(example: Workspace, colleague: Workspace) -> None:
    clause = clause_of(example)
    example.group.admit([example.author], "JUR")
    review(example, clause)
    example.release()
    package = example.path.with_name("ut.hsapaket")
    export_changes(example, package)
    import_changes(colleague, [package])
    (seen,) = colleague.reviews(clause, LEGAL)
    assert (seen.name, seen.current) == ("Anna", True)
    forged = next(review_edits(colleague.state, example.author, [clause], LEGAL, reviewed=False))
    with pytest.raises(Trouble):
        colleague.perform(forged)
