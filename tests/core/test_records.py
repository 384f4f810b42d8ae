"""Records merged field by field, and the rows and columns of tables."""

from __future__ import annotations

from typing import Any

import pytest
from comparing import tables
from replicas import Replica, exchange, group

from hsavtal_desktop.core import record_types, records, revision_views, views
from hsavtal_desktop.core.edits import AddClause, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.reading import ATOM, View

KEY = ("clause", "k1")


def after_both(first: dict[str, Any], one: dict[str, Any], other: dict[str, Any]) -> list[Replica]:
    """People who had a record in common and then changed it without seeing each other's changes."""
    people = group("a", "b", "c")
    people[0].edit(SetRecord(*KEY, first))
    people[0].seal()
    exchange(*people)
    people[1].edit(SetRecord(*KEY, one))
    people[2].edit(SetRecord(*KEY, other))
    people[1].seal()
    people[2].seal()
    exchange(*people)
    assert all(replica.content() == people[0].content() for replica in people)
    return people


def test_different_fields_merge() -> None:
    people = after_both({"party": "region"}, {"owner": "Grupp 1"}, {"status": "klar"})
    data = views.clause_data(people[0].state, "k1")
    assert (data.party, data.owner, data.status) == ("region", "Grupp 1", "klar")
    assert people[0].state.record(*KEY).conflicts() == []


@pytest.mark.parametrize("which", ["shown", "other"])
def test_different_values_of_one_field_are_a_conflict_until_somebody_chooses(which: str) -> None:
    people = after_both({"party": "region"}, {"party": "both"}, {"party": "none"})
    record = people[0].state.record(*KEY)
    assert record.conflicts() == ["party"]
    assert {value.value for value in record.values["party"]} == {"both", "none"}
    chosen = {"other": next(value for value in ("both", "none") if value != record.fields()["party"])}.get(
        which, record.fields()["party"]
    )
    people[0].edit(SetRecord(*KEY, {"party": chosen}))
    people[0].seal()
    exchange(*people)
    assert people[1].state.record(*KEY).conflicts() == []
    assert views.clause_data(people[1].state, "k1").party == chosen


def test_the_same_value_twice_is_no_conflict() -> None:
    people = after_both({"party": "region"}, {"party": "both"}, {"party": "both"})
    assert people[0].state.record(*KEY).conflicts() == []


@pytest.mark.parametrize("order", [1, -1])
def test_sets_merge_element_by_element_and_adding_wins_over_removing(order: int) -> None:
    people = after_both({"goals": {"g1", "g2"}}, *({"goals": {"g1", "g3"}}, {"goals": {"g2", "g4"}})[::order])
    assert views.clause_data(people[0].state, "k1").goals == {"g3", "g4"}
    people[1].edit(SetRecord(*KEY, {"goals": {"g3"}}))
    people[2].edit(SetRecord(*KEY, {"goals": {"g1", "g3", "g4"}}))
    people[1].seal()
    people[2].seal()
    exchange(*people)
    assert views.clause_data(people[0].state, "k1").goals == {"g1", "g3"}


def test_an_element_removed_by_one_and_added_again_by_another_at_the_same_time_stays() -> None:
    people = after_both({"goals": {"g1"}}, {"goals": set()}, {"party": "both"})
    people[2].edit(SetRecord(*KEY, {"goals": {"g1"}}))
    people[2].seal()
    people[1].edit(SetRecord(*KEY, {"goals": {"g1"}}))
    people[1].edit(SetRecord(*KEY, {"goals": set()}))
    people[1].seal()
    exchange(*people)
    assert views.clause_data(people[0].state, "k1").goals == {"g1"}


def test_setting_what_is_set_says_nothing() -> None:
    people = after_both({"party": "region", "goals": {"g1"}}, {"party": "region"}, {"goals": {"g1"}})
    assert people[1].edit(SetRecord(*KEY, {"party": "region", "goals": {"g1"}})) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"order": 3, "title": "t"}, record_types.Document(title="t", order=3)),
        ({"order": True, "title": None}, record_types.Document()),
        ({"parts": [{"part": "p"}]}, record_types.Document(parts=[{"part": "p"}])),
        ({"parts": [{"part": 1}]}, record_types.Document()),
        ({"parts": ["p"]}, record_types.Document()),
        ({"unknown": 1}, record_types.Document()),
    ],
)
def test_values_of_another_type_read_as_not_set(values: dict[str, Any], expected: record_types.Document) -> None:
    assert records.read(record_types.Document, values) == expected


def with_table() -> list[Replica]:
    people = group("a", "b", "c")
    atom = {"type": "table", "id": "t1", "rows": ["r1", "r2"], "columns": ["c1"], "header": 1}
    people[0].edit(AddClause("p", "", "", "Tabell", "x", "k1"))
    people[0].edit(ReplaceText("b.k1", 1, 1, ATOM, marks={"atom": atom}))
    people[0].edit(ReplaceText("b.k1", 0, 0, ATOM, marks={"atom": {"type": "reference", "clause": "k1"}}))
    people[0].edit(Decide("accept", tuple(revision_views.pending(people[0].state))))
    people[0].seal()
    exchange(*people)
    return people


def slot(replica: Replica, kind: str, name: str, revision: str = "", order: str = "001V") -> str:
    revision = revision or replica.pen.revision()
    event = {"kind": kind, "table": "t1", "text": "b.k1", "axis": "row", "id": name, "revision": revision}
    replica.write([{**event, "order": order} if kind == "slot" else event])
    return revision


def rows(replica: Replica, view: View) -> list[str]:
    return list(tables(replica.state, view)["t1"][0])


def test_rows_are_proposed_and_removed_like_text() -> None:
    people = with_table()
    added = slot(people[1], "slot", "ny")
    removed = slot(people[1], "unslot", "r2")
    assert rows(people[1], View.MARKUP) == ["r1", "ny", "r2"]
    assert rows(people[1], View.FINAL) == rows(people[1], View.SIMPLE) == ["r1", "ny"]
    assert rows(people[1], View.ORIGINAL) == ["r1", "r2"]
    place = views.Place("k1", "p", "d", "1", 0)
    shown = views.clause(people[1].state, place, View.MARKUP).tables["t1"]
    assert [(row.id, row.header, row.inserted, row.deleted) for row in shown.rows] == [
        ("r1", True, "", ()),
        ("ny", False, added, ()),
        ("r2", False, "", (removed,)),
    ]
    people[1].edit(Decide("accept", (added, removed)))
    assert all(rows(people[1], view) == ["r1", "ny"] for view in View)


def test_a_row_that_its_author_takes_back_is_gone_in_every_view() -> None:
    people = with_table()
    added = slot(people[1], "slot", "ny")
    slot(people[1], "unslot", "ny", added)
    assert all(rows(people[1], view) == ["r1", "r2"] for view in View)


def test_a_removal_of_a_row_that_its_author_did_not_know_counts_for_nothing() -> None:
    people = with_table()
    slot(people[1], "slot", "ny")
    slot(people[2], "unslot", "ny")
    people[1].seal()
    people[2].seal()
    exchange(*people)
    assert all(rows(replica, View.FINAL) == ["r1", "ny", "r2"] for replica in people)


def test_a_rejected_row_that_is_proposed_again_stands_at_its_new_place() -> None:
    people = with_table()
    first = slot(people[1], "slot", "ny")
    people[1].edit(Decide("reject", (first,)))
    slot(people[1], "slot", "ny", order="009")
    assert rows(people[1], View.FINAL) == ["r1", "r2", "ny"]
    assert rows(people[1], View.ORIGINAL) == ["r1", "r2"]


def test_a_struck_table_is_gone_where_its_text_is() -> None:
    people = with_table()
    people[1].edit(ReplaceText("b.k1", 0, 9, ""))
    assert tables(people[1].state, View.SIMPLE) == tables(people[1].state, View.FINAL) == {}
    assert "t1" in tables(people[1].state, View.MARKUP)
