"""Undo of what was done to one's own shared proposal: it reads as it did before that."""

from dataclasses import replace
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import (
    AddClause,
    Decide,
    Edit,
    FormatText,
    InsertFootnote,
    InsertSlot,
    InsertTable,
    MergeCells,
    RemoveClause,
    RemoveSlot,
    ReplaceText,
    SetHeaderRows,
    SetRecord,
    SplitClause,
    StyleParagraphs,
)
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.workspace import Workspace

TEXT = "b.B_6_1"
WORDS = ReplaceText(TEXT, 4, 4, "alltid och genast ")
TABLE = InsertTable(TEXT, 0, 2, 2, table="t")
ROW = InsertSlot("t", "row", "r1")
NEW = AddClause("A", "A_2", "A_2_2", "Rubrik", "Två ord.", clause="ny")


def read(workspace: Workspace) -> list[object]:
    """All that is shown of the clause and the new ones and how it is proposed, but for the names of the proposals."""
    shown: list[object] = []
    for clause in ("B_6_1", "ny", "ny2"):
        place = workspace.find(clause)
        if place is None:
            continue
        read = workspace.clause(place, View.MARKUP)
        shown.append((clause, bool(place.inserted), bool(place.deleted)))
        for text, lines in read.texts.items():
            pieces = [piece for line in lines for piece in (*line.pieces, *([line.end] if line.end else []))]
            shown.append(
                (text, [(char, bool(p.inserted), bool(p.deleted), p.marks) for p in pieces for char in p.text])
            )
        for table in read.tables.values():
            shown.append([(row.id, bool(row.inserted), bool(row.deleted)) for row in table.rows])
    return shown


def strike(text: str, start: int, stop: int) -> Edit:
    return ReplaceText(text, start, stop, "")


CASES: dict[str, tuple[Edit, ...]] = {
    "part": (WORDS, strike(TEXT, 4, 11)),
    "all": (WORDS, strike(TEXT, 4, 22)),
    "more than one's own": (WORDS, strike(TEXT, 2, 13)),
    "again and again": (WORDS, strike(TEXT, 8, 10), strike(TEXT, 4, 9), FormatText(TEXT, 5, 8, "bold", True)),
    "written over": (WORDS, ReplaceText(TEXT, 8, 12, "annat")),
    "bold": (WORDS, FormatText(TEXT, 4, 10, "bold", True)),
    "bold and not": (
        WORDS,
        *(FormatText(TEXT, 4, 10, "bold", bold) for bold in (True, False, True)),
        strike(TEXT, 5, 6),
    ),
    "list": (ReplaceText(TEXT, 4, 4, "ett\ntvå"), StyleParagraphs(TEXT, 4, 5, "bullet")),
    "paragraphs": (ReplaceText(TEXT, 4, 4, "ett\ntvå"), strike(TEXT, 6, 9)),
    "what replaces": (ReplaceText(TEXT, 4, 9, "ett"), strike(TEXT, 9, 12)),
    "footnote": (InsertFootnote(TEXT, 4, "En not", "n"), strike(TEXT, 4, 5)),
    "words of a footnote": (InsertFootnote(TEXT, 4, "En not", "n"), strike("n.n", 0, 2)),
    "row of a table": (TABLE, RemoveSlot("t", "row", "r2")),
    "row": (TABLE, ROW, ReplaceText("c.t.r1.k1", 0, 0, "ord"), RemoveSlot("t", "row", "ROW")),
    "table": (TABLE, ROW, strike(TEXT, 0, 1)),
    "header": (TABLE, SetHeaderRows("t", 2)),
    "cells": (TABLE, ReplaceText("c.t.r1.k2", 0, 0, "ord"), MergeCells("t", "c.t.r1.k1", "c.t.r1.k2")),
    "words of a clause": (NEW, strike("b.ny", 0, 3)),
    "split": (NEW, SplitClause("b.ny", 3, clause="ny2"), strike("b.ny", 0, 2)),
    "clause": (NEW, RemoveClause("ny")),
}


def perform(workspace: Workspace, edit: Edit) -> None:
    """An edit; the row that another one made is known only then."""
    if isinstance(edit, RemoveSlot) and edit.id == "ROW":
        edit = replace(edit, id=workspace.state.slots["t"][-1].event["id"])
    workspace.perform(edit)


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("edits", CASES.values(), ids=CASES)
def test_what_was_done_to_ones_own_shared_proposal_is_undone_step_by_step(
    example: Workspace, edits: tuple[Edit, ...], at_once: bool
) -> None:
    before = [read(example)]
    for edit in edits:
        perform(example, edit)
        before.append(read(example))
        if at_once:
            example.release()
    example.release()
    for number in reversed(range(len(edits))):
        example.undo()
        assert read(example) == before[number]
        example.redo()
        assert read(example) == before[number + 1]
        example.undo()
        assert read(example) == before[number]
        if number % 2:
            example.release()
    example.release()
    assert digest.content(example.released()) == digest.content(example.state)


def final(workspace: Workspace) -> str:
    return "\n".join(line.text for line in workspace.text(TEXT, View.FINAL))


def test_what_is_given_back_is_accepted_with_what_was_never_struck_and_reads_as_final_did(example: Workspace) -> None:
    example.perform(WORDS)
    example.release()
    words = final(example)
    example.perform(strike(TEXT, 11, 14))
    example.release()
    example.undo()
    assert final(example) == words
    mine = [one.id for one in example.revisions(pending_only=True) if TEXT in example.state.revisions[one.id].texts]
    for one in mine:
        example.perform(Decide("accept", (one,)))
    assert final(example) == words
    assert [line.text for line in example.text(TEXT, View.ORIGINAL)] == words.split("\n")


def test_what_is_given_back_stands_where_a_colleague_wrote_meanwhile(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    import_changes(example, [export_changes(colleague, tmp_path / "bo.hsavtal").path])
    example.group.admit([colleague.author])
    example.perform(WORDS)
    example.release()
    import_changes(colleague, [export_changes(example, tmp_path / "1.hsavtal").path])
    example.perform(strike(TEXT, 4, 22))
    example.release()
    colleague.perform(ReplaceText(TEXT, 10, 10, " XX"))
    colleague.perform(strike(TEXT, 4, 6))
    colleague.release()
    import_changes(example, [export_changes(colleague, tmp_path / "2.hsavtal").path])
    assert "genast" not in final(example)
    example.undo()
    example.release()
    import_changes(colleague, [export_changes(example, tmp_path / "3.hsavtal").path])
    assert final(example) == final(colleague)
    assert "ltid XX och genast" in final(example)
    assert digest.content(example.released()) == digest.content(colleague.released())


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize(
    "steps",
    [
        ("accept part", "accept"),
        ("reject part", "accept"),
        ("accept part", "reject part 2", "accept"),
        ("accept part",),
    ],
    ids=" then ".join,
)
def test_decisions_on_parts_and_on_all_of_ones_own_shared_proposal_are_undone_step_by_step(
    example: Workspace, steps: tuple[str, ...], shared: bool
) -> None:
    example.perform(WORDS)
    example.release()
    mine = next(one.id for one in example.revisions(pending_only=True) if TEXT in example.state.revisions[one.id].texts)

    def said() -> tuple[object, ...]:
        revisions = example.state.revisions
        return read(example), final(example), revisions.fates(mine), revisions.disputed(mine)

    before = [said()]
    for step in steps:
        verdict, *part = step.split()
        start = (8 if "2" in part else 4) if part else 0
        example.perform(Decide(verdict, (mine,), text=TEXT if part else "", start=start, stop=start + 3 if part else 0))
        before.append(said())
        if shared:
            example.release()
    for expected in reversed(before[:-1]):
        example.undo()
        assert said() == expected
    for expected in before[1:]:
        example.redo()
        assert said() == expected


def test_what_was_written_beside_a_decided_part_is_undone_once_shared(example: Workspace) -> None:
    example.perform(WORDS)
    mine = next(one.id for one in example.revisions(pending_only=True) if TEXT in example.state.revisions[one.id].texts)
    example.perform(Decide("accept", (mine,), text=TEXT, start=4, stop=10))
    before = read(example)
    example.perform(strike(TEXT, 12, 15))
    example.release()
    example.undo()
    assert read(example) == before


def test_what_was_written_without_tracking_and_shared_is_taken_back(example: Workspace) -> None:
    example.perform(SetRecord("rules", "rules", {"untracked": "always"}))
    example.perform(ReplaceText(TEXT, 0, 0, "Med spårning "))
    example.release()
    before, example.tracking = read(example), False
    edits = ReplaceText(TEXT, 4, 6, "inne i"), strike(TEXT, 30, 34), FormatText(TEXT, 40, 44, "bold", True), NEW
    for edit in edits:
        example.perform(edit)
    written = read(example)
    example.release()
    for _ in edits:
        example.undo()
    assert read(example) == before
    for _ in edits:
        example.redo()
    assert read(example) == written
