"""Anything compared with anything in one workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.edits import AddClause, Decide, MoveClause, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.workspace.comparing.documents import document_text
from hsavtal_desktop.workspace.comparing.proposals import proposals_between
from hsavtal_desktop.workspace.comparing.redlines import redline_sides
from hsavtal_desktop.workspace.comparing.sides import Compared, Side, Which, text_hash
from hsavtal_desktop.workspace.comparing.word_document import PART_KEY
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.workspace import Workspace

Replace = Callable[[str, str, str], None]
FIRST = Side(Which.VERSION, "LAK", "Arbetsutkast 1")
ORIGINAL, FINAL, WORKING = (Side(which, "LAK") for which in (Which.ORIGINAL, Which.FINAL, Which.WORKING))


@pytest.fixture
def comparing(example: Workspace) -> Comparing:
    return Comparing(example)


@pytest.fixture
def replace(example: Workspace) -> Replace:
    """Replaces words of a body that stand there once."""

    def do(clause: str, old: str, new: str) -> None:
        text = "".join(f"{p.text}\n" for p in example.text(f"b.{clause}", View.MARKUP))
        assert text.count(old) == 1
        at = text.index(old)
        example.perform(ReplaceText(f"b.{clause}", at, at + len(old), new))

    return do


def changed(compared: Compared) -> dict[str, list[tuple[str, str]]]:
    """Clause → phrases that differ."""
    found: dict[str, list[tuple[str, str]]] = {}
    for change in compared.comparison.changes:
        row = compared.comparison.rows[change.row]
        side, at = (compared.comparison.new, row.new) if row.new is not None else (compared.comparison.old, row.old)
        assert at is not None
        found.setdefault(side.units[at].key, []).append((change.old_text, change.new_text))
    return found


def test_a_version_and_the_final_text_differ_in_what_was_decided_and_proposed(comparing: Comparing) -> None:
    found = changed(comparing.compare(FIRST, FINAL))
    assert found["LAK_4_5"] == [("30 september", "31 oktober")]
    assert ("21", "20") in found["LAK_4_3"], "proposed and not decided"
    assert "LAK_3_5" not in found, "proposed and rejected"


def test_the_original_text_has_what_was_decided_only(comparing: Comparing) -> None:
    found = changed(comparing.compare(FIRST, ORIGINAL))
    assert "LAK_4_5" in found
    assert "LAK_4_3" not in found


def test_own_work_that_is_not_shared_is_in_the_working_text_alone(comparing: Comparing, replace: Replace) -> None:
    replace("LAK_4_5", "31 oktober", "30 november")
    assert changed(comparing.compare(FINAL, WORKING)) == {"LAK_4_5": [("31 oktober", "30 november")]}
    assert WORKING in comparing.choices("LAK")


def test_what_was_read_is_read_again_after_an_edit(comparing: Comparing, replace: Replace, example: Workspace) -> None:
    replace("LAK_4_5", "31 oktober", "30 november")
    assert not changed(comparing.compare(ORIGINAL, FINAL)).get("LAK_4_5")
    example.release()
    comparing.forget()
    assert changed(comparing.compare(ORIGINAL, FINAL))["LAK_4_5"] == [("31 oktober", "30 november")]


def test_the_proposals_of_chosen_people_are_seen_alone(comparing: Comparing) -> None:
    assert {"Kim Exempelsson", "Robin Provlund"} <= set(comparing.people())
    found = changed(comparing.compare(ORIGINAL, Side(Which.PROPOSALS, "LAK", people=frozenset({"Robin Provlund"}))))
    assert found == {
        "LAK_4_3": [("fyra", "tre")],
        "LAK_6_3": [(", högst det pris VGR själv betalar för inhyrd läkare i samma område", "")],
    }
    both = Side(Which.PROPOSALS, "LAK", people=frozenset({"VästKom", "VGR"}))
    assert ("21", "20") in changed(comparing.compare(ORIGINAL, both))["LAK_4_3"], "people are known by organisation too"


def test_choosing_people_decides_nothing(comparing: Comparing, example: Workspace) -> None:
    before = [(one.id, one.state) for one in example.revisions()], example.state.heads()
    compared = comparing.compare(ORIGINAL, Side(Which.PROPOSALS, "LAK", people=frozenset({"Robin Provlund"})))
    assert ([(one.id, one.state) for one in example.revisions()], example.state.heads()) == before
    told = [one for listed in proposals_between(compared.old, compared.new).values() for one in listed]
    assert {(one.who, one.state) for one in told} == {("Robin Provlund", "pending")}


def test_another_document_can_stand_at_the_other_side(comparing: Comparing) -> None:
    compared = comparing.compare(ORIGINAL, Side(Which.ORIGINAL, "MUN"))
    kinds = {
        compared.comparison.new.units[row.new].key: row.kind for row in compared.comparison.rows if row.new is not None
    }
    assert kinds["A_1_1"] is RowKind.SAME, "a shared part is the same clauses in both"
    assert kinds["MUN_1_1"] is not RowKind.SAME
    assert " och " in compared.frame.title


def test_titles_of_parts_and_numbers_of_appendices_are_in_the_text(example: Workspace) -> None:
    text = document_text(example, "HSA", View.ORIGINAL)
    titles = [(unit.number, unit.heading) for unit in text.units if unit.key.startswith(PART_KEY)]
    assert titles == [
        ("", "Gemensamma bestämmelser"),
        ("", "Parternas ansvar och samarbete"),
        ("Bilaga 1", "Parter"),
        ("Bilaga 2", "Ansvarstabell"),
        ("Bilaga 3", "Överenskommelser"),
    ]
    words = "\n".join(paragraph for unit in text.units for paragraph in unit.paragraphs)
    assert "?" not in words, "every reference prints a number"
    assert "tabellen i bilaga 2" in words


def test_the_frame_says_which_texts_when_and_their_hashes(comparing: Comparing, example: Workspace) -> None:
    frame = comparing.compare(FIRST, ORIGINAL).frame
    version = example.versions()[0]
    assert (frame.old.label, frame.old.time, frame.old.hash) == ("Arbetsutkast 1", version.time, version.hash)
    assert frame.new.hash == text_hash(document_text(example, "LAK", View.ORIGINAL))
    assert frame.marking == "Exempeltext – inte gällande avtal"
    assert frame.status == "utkast"
    assert frame.title == example.document("LAK").title


def test_proposals_between_two_texts_are_those_that_count_or_were_decided(comparing: Comparing) -> None:
    sides = comparing.compare(FIRST, FINAL)
    found = proposals_between(sides.old, sides.new)
    (rejected,) = found["LAK_3_5"]
    assert (rejected.state, rejected.reason) == ("rejected", "Prövas när överenskommelsen har följts upp ett år.")
    assert [(one.removed, one.added, one.state) for one in found["LAK_4_5"]] == [
        ("30 september", "31 oktober", "accepted")
    ]
    assert {one.state for one in found["LAK_4_3"]} == {"pending"}
    assert "B_7_4" not in found, "not in this document"
    same = comparing.compare(FINAL, FINAL)
    assert not proposals_between(same.old, same.new)


def test_a_new_and_a_moved_clause_are_recognised(comparing: Comparing, example: Workspace) -> None:
    place = example.find("LAK_4_5")
    assert place is not None
    example.perform(MoveClause("LAK_4_5", "LAK", "LAK_3", ""))
    example.perform(AddClause("LAK", "LAK_4", "", "Telefon", "Numret delas ut varje år.", clause="LAK_NY"))
    found = comparing.compare(ORIGINAL, WORKING)
    kinds = {
        (found.comparison.new.units[row.new].key): row.kind for row in found.comparison.rows if row.new is not None
    }
    assert (kinds["LAK_4_5"], kinds["LAK_NY"]) == (RowKind.MOVED, RowKind.INSERTED)
    assert found.comparison.counts.moved == 1
    assert found.comparison.counts.renumbered > 1


def test_three_texts_stand_side_by_side_by_the_clauses_of_their_base(comparing: Comparing, example: Workspace) -> None:
    example.perform(AddClause("LAK", "LAK_4", "", "Telefon", "Numret delas ut varje år.", clause="LAK_NY"))
    three = comparing.compare_three(FIRST, ORIGINAL, WORKING)
    one, other = three.first.comparison, three.second.comparison
    assert sorted(row.first for row in three.rows if row.first is not None) == list(range(len(one.rows)))
    assert [row.second for row in three.rows if row.second is not None] == list(range(len(other.rows)))
    for row in three.rows:
        if row.first is not None and row.second is not None:
            assert one.rows[row.first].old == other.rows[row.second].old
    alone = [other.rows[row.second].new for row in three.rows if row.first is None and row.second is not None]
    assert [other.new.units[index or 0].key for index in alone] == ["LAK_NY"]


def test_a_clause_that_both_others_have_added_is_one_row(comparing: Comparing, example: Workspace) -> None:
    example.perform(AddClause("LAK", "LAK_4", "", "Telefon", "Numret delas ut varje år.", clause="LAK_NY"))
    example.release()
    three = comparing.compare_three(FIRST, FINAL, WORKING)
    assert all(row.first is not None and row.second is not None for row in three.rows)


def test_a_word_copy_is_the_same_text_as_the_workspace(
    comparing: Comparing, example: Workspace, tmp_path: Path
) -> None:
    for document in ("LAK", "HSA"):
        path = tmp_path / f"{document}.docx"
        export_word(example, path, document=document, view="original")
        compared = comparing.compare(Side(Which.WORD, path=path), Side(Which.ORIGINAL, document))
        counts = compared.comparison.counts
        assert (counts.changed, counts.inserted, counts.deleted, counts.moved, counts.renumbered) == (0, 0, 0, 0, 0)
        assert counts.same > 50


def test_a_word_copy_with_revisions_counts_as_accepted(
    comparing: Comparing, example: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "spårad.docx"
    export_word(example, path, document="LAK")
    compared = comparing.compare(Side(Which.WORD, path=path), FINAL)
    assert set(changed(compared)) == {"LAK_4_3"}, "only where proposals compete, which the final text leaves out"
    assert compared.frame.old.detail == "Word-fil, spårade ändringar godkända"
    assert compared.frame.old.label == "spårad.docx"


def test_a_comparison_becomes_a_word_file_with_revisions(
    comparing: Comparing, example: Workspace, tmp_path: Path
) -> None:
    read = read_word(redline_sides(comparing.compare(FIRST, FINAL)))
    said = {}
    for name, side in (("rejected", FIRST), ("accepted", FINAL)):
        text = comparing.read(side).text
        said[name] = ["\t".join(unit.paragraphs) for unit in text.units if unit.key.startswith("LAK_4")]
    for name, lines in (("rejected", read.rejected), ("accepted", read.accepted)):
        joined = "".join(lines)
        assert all(part in joined for unit in said[name] for part in unit.split("\t"))
    assert {entry.author for entry in read.revisions} == {"Jämförelse"}
    assert read.rejected[0] == read.accepted[0], "the title page is the same"


@pytest.mark.parametrize(
    ("side", "words"),
    [
        (Side(Which.VERSION, "LAK", "Finns inte"), "Finns inte"),
        (Side(Which.ORIGINAL, "XYZ"), "XYZ"),
        (Side(Which.ORIGINAL), "inget"),
        (Side(Which.WORD, path=Path("saknas.docx")), "saknas.docx"),
    ],
)
def test_what_does_not_exist_is_told(comparing: Comparing, side: Side, words: str) -> None:
    with pytest.raises(Trouble, match=words):
        comparing.read(side)


def test_a_decision_moves_a_proposal_from_final_to_original(comparing: Comparing, example: Workspace) -> None:
    pending = [one.id for one in example.revisions(pending_only=True) if one.clause == "LAK_6_3"]
    example.perform(Decide("accept", tuple(pending)))
    example.release()
    comparing.forget()
    assert "LAK_6_3" not in changed(comparing.compare(ORIGINAL, FINAL))
    assert "LAK_6_3" in changed(comparing.compare(FIRST, ORIGINAL))
