"""A document of the package as one side of a comparison.  Sample texts: exempeltext – inte gällande avtal."""

from __future__ import annotations

from typing import Any

from replicas import Replica, found

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.source import compared
from hsavtal_desktop.core.edits import AddClause, Decide, MoveClause, ReplaceText, SetRecord
from hsavtal_desktop.core.reading import ATOM, View

TABLE: dict[str, Any] = {"type": "table", "id": "t", "rows": ["r1", "r2"], "columns": ["c1", "c2"], "header": 1}


def agreed() -> Replica:
    """A document of one part with three clauses, all agreed."""
    replica = found()
    replica.edit(SetRecord("part", "p", {"title": "Gemensam del"}))
    replica.edit(SetRecord("document", "d", {"title": "Avtal", "parts": [{"part": "p"}], "order": 1}))
    for after, name, heading, body in (
        ("", "a", "Syfte", "Avtalet reglerar ansvaret."),
        ("a", "b", "Ansvar", "Regionen ansvarar för hemsjukvården."),
        ("b", "c", "Tvist", "Tvister löses enligt "),
    ):
        replica.edit(AddClause("p", "", after, heading, body, name))
    replica.edit(ReplaceText("b.c", 21, 21, ATOM, marks={"atom": {"type": "reference", "clause": "b"}}))
    accept_all(replica)
    return replica


def accept_all(replica: Replica) -> None:
    replica.edit(Decide("accept", tuple(revision_views.pending(replica.state))))


def test_a_document_is_its_clauses_in_order_with_numbers_and_references_printed() -> None:
    document = compared(agreed().state, "d", View.FINAL)
    assert document.title == "Avtal"
    assert [(unit.key, unit.number, unit.heading, unit.paragraphs, unit.depth) for unit in document.units] == [
        ("a", "1", "Syfte", ("Avtalet reglerar ansvaret.",), 0),
        ("b", "2", "Ansvar", ("Regionen ansvarar för hemsjukvården.",), 0),
        ("c", "3", "Tvist", ("Tvister löses enligt 2",), 0),
    ]


def test_the_printed_number_of_a_reference_can_be_given() -> None:
    document = compared(agreed().state, "d", View.FINAL, lambda clause: f"avsnitt {clause}")
    assert document.units[2].paragraphs == ("Tvister löses enligt avsnitt b",)


def test_table_rows_are_paragraphs_with_tabs() -> None:
    replica = agreed()
    replica.edit(ReplaceText("b.a", 26, 26, "\n" + ATOM, marks={"atom": TABLE}))
    for cell, text in (("r1.c1", "Insats"), ("r1.c2", "Belopp"), ("r2.c1", "Vård"), ("r2.c2", "12 500")):
        replica.edit(ReplaceText(f"c.t.{cell}", 0, 0, text))
    paragraphs = compared(replica.state, "d", View.FINAL).units[0].paragraphs
    assert paragraphs == ("Avtalet reglerar ansvaret.", "Insats\tBelopp", "Vård\t12 500")


def test_proposals_are_what_differs_between_the_original_and_the_final_text() -> None:
    replica = agreed()
    replica.edit(ReplaceText("b.b", 0, 8, "Kommunen"))
    replica.edit(AddClause("p", "", "a", "Definitioner", "Med insats avses vård.", "n"))
    replica.edit(MoveClause("a", "p", "", "c"))
    found_ = compare_documents(compared(replica.state, "d", View.ORIGINAL), compared(replica.state, "d", View.FINAL))
    assert [(row.kind, row.old, row.new, row.renumbered) for row in found_.rows] == [
        (RowKind.MOVED, 0, None, True),
        (RowKind.INSERTED, None, 0, False),
        (RowKind.CHANGED, 1, 1, False),
        (RowKind.SAME, 2, 2, False),
        (RowKind.MOVED, None, 3, True),
    ]
    assert [(change.old_text, change.new_text) for change in found_.changes if change.phrase is not None] == [
        ("Regionen", "Kommunen")
    ]


def test_a_clause_that_moves_is_taken_once_where_it_goes_in_all_markup() -> None:
    replica = agreed()
    replica.edit(MoveClause("a", "p", "", "c"))
    assert [unit.key for unit in compared(replica.state, "d", View.MARKUP).units] == ["b", "c", "a"]
