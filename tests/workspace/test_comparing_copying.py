"""The other side's wording becomes a proposal in the working text."""

from __future__ import annotations

import pytest

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ChangePlace
from hsavtal_desktop.core.edits import AddClause, MoveClause, RemoveClause, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.comparing.copying import clause_of_change, copied_back, passage_of
from hsavtal_desktop.workspace.comparing.sides import Compared, Side, Which
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing
from hsavtal_desktop.workspace.workspace import Workspace

FIRST = Side(Which.VERSION, "LAK", "Arbetsutkast 1")
WORKING = Side(Which.WORKING, "LAK")


def body(workspace: Workspace, clause: str) -> str:
    return "\n".join(paragraph.text for paragraph in workspace.text(f"b.{clause}", View.FINAL))


def change(compared: Compared, clause: str, kind: RowKind = RowKind.CHANGED) -> ChangePlace:
    found = [place for place in compared.comparison.changes if clause_of_change(compared, place) == clause]
    return next(place for place in found if place.kind is kind)


def copy(workspace: Workspace, compared: Compared, place: ChangePlace) -> None:
    workspace.perform(copied_back(workspace, compared, place))


@pytest.mark.parametrize("swapped", [False, True])
def test_words_of_a_version_are_proposed_with_a_note_on_where_they_come_from(example: Workspace, swapped: bool) -> None:
    sides = (WORKING, FIRST) if swapped else (FIRST, WORKING)
    compared = Comparing(example).compare(*sides)
    assert "31 oktober" in body(example, "LAK_4_5")
    copy(example, compared, change(compared, "LAK_4_5"))
    assert "30 september" in body(example, "LAK_4_5")
    mine = [one for one in example.revisions() if not one.released]
    assert [(one.removed, one.added) for one in mine] == [("31 oktober", "30 september")]
    assert mine[0].message == "Hämtat ur Arbetsutkast 1 (version)"
    example.undo()
    assert "31 oktober" in body(example, "LAK_4_5")


def test_what_was_copied_no_longer_differs(example: Workspace) -> None:
    comparing = Comparing(example)
    for clause in ("LAK_4_5", "LAK_4_3"):
        compared = comparing.compare(FIRST, WORKING)
        while any(
            clause_of_change(compared, place) == clause and place.kind is not RowKind.COMPETING
            for place in compared.comparison.changes
        ):
            copy(example, compared, change(compared, clause))
            comparing.forget()
            compared = comparing.compare(FIRST, WORKING)


def test_a_paragraph_comes_and_goes(example: Workspace) -> None:
    before = body(example, "LAK_4_5")
    comparing = Comparing(example)
    example.perform(ReplaceText("b.LAK_4_5", 0, 0, "Ett helt nytt stycke om rutinen.\n", View.FINAL))
    compared = comparing.compare(Side(Which.FINAL, "LAK"), WORKING)
    copy(example, compared, change(compared, "LAK_4_5", RowKind.INSERTED))
    assert body(example, "LAK_4_5") == before
    comparing.forget()
    assert not comparing.compare(Side(Which.FINAL, "LAK"), WORKING).comparison.changes


def test_a_paragraph_that_went_stands_again_after_the_one_before_it(example: Workspace) -> None:
    comparing = Comparing(example)
    paragraphs = example.text("b.LAK_2_1", View.FINAL)
    second = paragraphs[1]
    before = body(example, "LAK_2_1")
    example.perform(ReplaceText("b.LAK_2_1", second.start, second.start + second.length + 1, "", View.FINAL))
    compared = comparing.compare(Side(Which.FINAL, "LAK"), WORKING)
    copy(example, compared, change(compared, "LAK_2_1", RowKind.DELETED))
    assert body(example, "LAK_2_1") == before


def test_a_clause_that_went_is_proposed_anew_in_its_place(example: Workspace) -> None:
    comparing = Comparing(example)
    example.perform(RemoveClause("LAK_4_5"))
    compared = comparing.compare(FIRST, WORKING)
    edit = copied_back(example, compared, change(compared, "LAK_4_5", RowKind.DELETED))
    assert isinstance(edit, AddClause)
    assert (edit.after, edit.heading) == ("LAK_4_4", "Lokal rutin")
    assert example.perform(edit) is not None


def test_a_clause_that_came_is_proposed_to_go(example: Workspace) -> None:
    part = next(place.part for place in example.outline("LAK", View.FINAL).places if place.clause == "LAK_4_5")
    example.perform(AddClause(part, "LAK_4", "LAK_4_5", "Helt ny", "Med en text.", "NY1"))
    compared = Comparing(example).compare(FIRST, WORKING)
    assert copied_back(example, compared, change(compared, "NY1", RowKind.INSERTED)) == RemoveClause("NY1")


def test_a_move_can_not_be_copied_and_says_so(example: Workspace) -> None:
    part = next(place.part for place in example.outline("LAK", View.FINAL).places if place.clause == "LAK_4_5")
    example.perform(MoveClause("LAK_4_5", part, "LAK_4", ""))
    compared = Comparing(example).compare(Side(Which.FINAL, "LAK"), WORKING)
    place = next(place for place in compared.comparison.changes if place.kind is RowKind.MOVED)
    with pytest.raises(Trouble, match="flytt kan inte kopieras"):
        copied_back(example, compared, place)


def test_text_that_has_changed_since_is_left_alone(example: Workspace) -> None:
    compared = Comparing(example).compare(FIRST, WORKING)
    place = change(compared, "LAK_4_5")
    example.perform(ReplaceText("b.LAK_4_5", 0, 0, "Nytt först. ", View.FINAL))
    with pytest.raises(Trouble, match="ser inte längre ut så"):
        copied_back(example, compared, place)
    assert passage_of(example, compared, place) is None


def test_a_difference_is_found_as_words_of_the_working_text(example: Workspace) -> None:
    compared = Comparing(example).compare(FIRST, WORKING)
    found = passage_of(example, compared, change(compared, "LAK_4_5"))
    assert found is not None
    assert body(example, "LAK_4_5")[found.start : found.stop] == "31 oktober"
