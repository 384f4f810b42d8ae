"""Pictures, footnotes, references, fields and tables: put in, changed and taken out as proposals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from replicas import Replica, agreed, exchange

from hsavtal_desktop.core import digest, edits, revision_views, views
from hsavtal_desktop.core.atoms import picture
from hsavtal_desktop.core.reading import ATOM, ClauseView, Table, View
from hsavtal_desktop.core.trouble import Trouble

BODY = "b.k1"


def seen(one: Replica, clause: str = "k1", view: View = View.MARKUP) -> ClauseView:
    place = next(place for place in views.outline(one.state, "d1", view).places if place.clause == clause)
    return views.clause(one.state, place, view)


def only_table(one: Replica, view: View = View.MARKUP) -> Table:
    (table,) = seen(one, view=view).tables.values()
    return table


def accept_all(one: Replica) -> None:
    one.edit(edits.Decide("accept", tuple(revision_views.pending(one.state))))


def test_a_footnote_that_a_split_or_a_merge_gives_to_another_clause_keeps_a_number() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertFootnote(BODY, 12, "Not.", "f1"))
    one.edit(edits.SplitClause(BODY, 9, "", "s1"))
    accept_all(one)
    assert views.footnote_numbers(one.state, "d1", View.MARKUP) == {"f1": "1"}
    one.edit(edits.MergeClause("s1", "k2"))
    assert views.footnote_numbers(one.state, "d1", View.FINAL) == {"f1": "1"}


def test_a_picture_without_a_description_is_refused() -> None:
    (one,) = agreed("a")
    with pytest.raises(Trouble, match="beskrivning"):
        one.edit(edits.InsertPicture(BODY, 0, b"x", "  "))


def test_a_picture_stands_in_no_heading_by_whatever_way_it_comes() -> None:
    (one,) = agreed("a")
    heading = f"h.{BODY[2:]}"
    atom = {"type": "picture", "blob": "0" * 64, "alt": "Bild"}
    for edit in (
        edits.InsertPicture(heading, 0, b"x", "Bild"),
        edits.ReplaceText(heading, 0, 0, f"a{ATOM}", runs=((1, 1, "atom", atom),)),
    ):
        with pytest.raises(Trouble, match="rubrik"):
            one.edit(edit)
        one.edit(replace(edit, text=BODY))


def test_a_picture_keeps_its_size_and_its_description_can_be_proposed_anew() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertPicture(BODY, 0, b"x", "Ett diagram", 800, 400))
    accept_all(one)
    one.seal()
    exchange(one, two)
    two.edit(edits.DescribePicture(BODY, 0, "Ett stapeldiagram"))
    found = {view: picture(seen(two, view=view).body[0].pieces[0]) for view in View}
    assert found[View.ORIGINAL] is not None and found[View.FINAL] is not None
    assert (found[View.ORIGINAL].alt, found[View.FINAL].alt) == ("Ett diagram", "Ett stapeldiagram")
    assert (found[View.FINAL].width, found[View.FINAL].height) == (800, 400)


def test_footnotes_are_numbered_through_the_document_and_a_struck_one_keeps_its_number() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertFootnote("b.k2", 3, "Sist.", "f3"))
    one.edit(edits.InsertFootnote(BODY, 8, "Mitt.", "f2"))
    one.edit(edits.InsertFootnote("h.k1", 3, "Först.", "f1"))
    accept_all(one)
    assert views.footnote_numbers(one.state, "d1", View.MARKUP) == {"f1": "1", "f2": "2", "f3": "3"}
    one.seal()
    exchange(one, two)
    two.edit(edits.ReplaceText(BODY, 8, 9, ""))
    assert views.footnote_numbers(two.state, "d1", View.MARKUP) == {"f1": "1", "f2": "2", "f3": "2"}
    assert views.footnote_numbers(two.state, "d1", View.FINAL) == {"f1": "1", "f3": "2"}
    assert views.footnote_numbers(two.state, "d1", View.ORIGINAL) == {"f1": "1", "f2": "2", "f3": "3"}


def test_the_words_of_a_footnote_belong_to_the_clause_and_are_tracked() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertFootnote(BODY, 8, "Se lagen.", "f1"))
    accept_all(one)
    one.seal()
    exchange(one, two)
    two.edit(edits.ReplaceText("n.f1", 3, 8, "avtalet"))
    (name,) = revision_views.pending(two.state)
    assert revision_views.revision_view(two.state, name).clause == "k1"
    assert name in seen(two).revisions
    assert two.text("n.f1") == "Se avtalet."


def test_a_footnote_in_a_footnote_is_refused() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertFootnote(BODY, 0, "Not", "f1"))
    with pytest.raises(Trouble, match="fotnot"):
        one.edit(edits.InsertFootnote("n.f1", 0, "Inre"))


def test_a_footnote_and_its_words_are_one_proposal() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertFootnote(BODY, 0, "Not", "f1"))
    (name,) = revision_views.pending(one.state)
    one.edit(edits.Decide("reject", (name,)))
    assert not seen(one).notes
    assert ATOM not in one.text(BODY)


def test_a_reference_needs_something_to_point_at() -> None:
    (one,) = agreed("a")
    for edit in (edits.InsertReference(BODY, 0, clause="k9"), edits.InsertReference(BODY, 0, part="x")):
        with pytest.raises(Trouble):
            one.edit(edit)
    with pytest.raises(Trouble, match="Fältet"):
        one.edit(edits.InsertField(BODY, 0, "finns_inte"))


def test_a_table_stands_in_a_paragraph_of_its_own() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertTable(BODY, 8, 2, 3))
    assert [paragraph.text for paragraph in seen(one).body] == ["Parterna", ATOM, " samverkar.", "Andra stycket."]
    table = only_table(one)
    assert (len(table.rows), len(table.columns), table.rows[0].header) == (2, 3, True)


def test_a_table_put_into_a_list_is_no_list_item() -> None:
    (one,) = agreed("a")
    one.edit(edits.StyleParagraphs(BODY, 0, 0, "bullet", 1))
    one.edit(edits.InsertTable(BODY, 19, 1, 1))
    styles = [(paragraph.style, paragraph.level) for paragraph in seen(one).body]
    assert styles == [("bullet", 1), ("body", 0), ("bullet", 1), ("body", 0)]


def test_rows_and_columns_are_proposed_and_decided_one_by_one() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertTable(BODY, 0, 2, 2, table="t1"))
    accept_all(one)
    one.seal()
    exchange(one, two)
    two.edit(edits.InsertSlot("t1", "row", "r1"))
    two.edit(edits.RemoveSlot("t1", "column", "k1"))
    two.edit(edits.InsertSlot("t1", "column", ""))
    table = only_table(two)
    assert [(bool(row.inserted), row.id[0]) for row in table.rows] == [(False, "r"), (True, "n"), (False, "r")]
    assert [(bool(column.inserted), bool(column.deleted)) for column in table.column_slots] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert len(list(revision_views.pending(two.state))) == 3
    assert set(seen(two).revisions) == set(revision_views.pending(two.state))
    accept_all(two)
    assert len(only_table(two).rows) == 3
    assert only_table(two, View.ORIGINAL).columns[1:] == ("k2",)


def test_ones_own_proposed_row_goes_without_a_trace_and_the_last_column_stays() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertTable(BODY, 0, 1, 1, table="t1"))
    one.edit(edits.InsertSlot("t1", "row", "r1"))
    one.edit(edits.RemoveSlot("t1", "row", only_table(one).rows[1].id))
    assert [row.id for row in only_table(one).rows] == ["r1"]
    with pytest.raises(Trouble, match="hela tabellen"):
        one.edit(edits.RemoveSlot("t1", "column", "k1"))


def test_header_rows_are_turned_on_and_off_as_a_proposal() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertTable(BODY, 0, 3, 1, table="t1"))
    accept_all(one)
    one.seal()
    exchange(one, two)
    two.edit(edits.SetHeaderRows("t1", 0))
    assert [row.header for row in only_table(two).rows] == [False, False, False]
    assert [row.header for row in only_table(two, View.ORIGINAL).rows] == [True, False, False]
    (name,) = revision_views.pending(two.state)
    assert revision_views.revision_view(two.state, name).kind == "format"


def test_a_row_put_inside_a_merged_cell_is_merged_too() -> None:
    (one,) = agreed("a")
    shape = {"rows": ["r1", "r2"], "columns": ["k1", "k2"], "spans": [["r1", "k1", 2, 1]]}
    one.edit(edits.ReplaceText(BODY, 0, 0, ATOM, marks={"atom": {"type": "table", "id": "t1", **shape}}))
    one.edit(edits.InsertSlot("t1", "row", "r1"))
    table = only_table(one)
    assert table.spans == {"c.t1.r1.k1": (3, 1)}
    assert table.covered == {table.rows[1].cells[0], table.rows[2].cells[0]}
    one.edit(edits.RemoveSlot("t1", "row", "r2"))
    assert only_table(one, View.FINAL).spans == {}


def test_the_hash_of_today_covers_what_notes_fields_and_looks_say_and_the_old_one_stays() -> None:
    (one,) = agreed("a")
    one.edit(edits.SetRecord("field", "f", {"title": "Målgrupp", "text": "vuxna"}))
    one.edit(edits.InsertFootnote(BODY, 0, "Not", "f1"))
    one.edit(edits.InsertField(BODY, 0, "f"))
    accept_all(one)
    hashes = []
    for edit in (
        edits.ReplaceText("n.f1", 0, 0, "En "),
        edits.FormatText(BODY, 2, 6, "bold", True),
        edits.SetRecord("field", "f", {"text": "barn"}),
    ):
        hashes.append((digest.package_hash(one.state, 1), digest.package_hash(one.state)))
        one.edit(edit)
        accept_all(one)
    hashes.append((digest.package_hash(one.state, 1), digest.package_hash(one.state)))
    assert len({old for old, _ in hashes}) == 1
    assert len({new for _, new in hashes}) == 4


def test_what_is_written_in_ones_own_new_table_or_note_belongs_to_that_proposal() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertTable(BODY, 0, 2, 2, table="t1"))
    one.edit(edits.ReplaceText("c.t1.r1.k1", 0, 0, "Kommun"))
    one.edit(edits.InsertFootnote("c.t1.r1.k1", 6, note="f1"))
    one.edit(edits.ReplaceText("n.f1", 0, 0, "Not"))
    assert len(list(revision_views.pending(one.state))) == 1
    accept_all(one)
    one.edit(edits.InsertSlot("t1", "row", "r2"))
    one.edit(edits.ReplaceText(only_table(one).rows[2].cells[0], 0, 0, "Ny"))
    one.edit(edits.ReplaceText("c.t1.r2.k1", 0, 0, "Annat"))
    assert len(list(revision_views.pending(one.state))) == 2


def test_the_words_of_cells_stand_apart_in_what_is_said_of_a_proposal() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertTable(BODY, 0, 1, 2, table="t1"))
    for number in (1, 2):
        one.edit(edits.ReplaceText(f"c.t1.r1.k{number}", 0, 0, f"ord{number}"))
    (name,) = revision_views.pending(one.state)
    assert revision_views.revision_view(one.state, name).added == f"{ATOM}\nord1\nord2"


def test_cells_are_merged_and_split_as_proposals() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertTable(BODY, 0, 2, 2, table="t1"))
    accept_all(one)
    one.seal()
    exchange(one, two)
    two.edit(edits.MergeCells("t1", "c.t1.r2.k2", "c.t1.r1.k1"))
    assert only_table(two).spans == {"c.t1.r1.k1": (2, 2)}
    assert only_table(two, View.ORIGINAL).spans == {}
    (name,) = revision_views.pending(two.state)
    assert revision_views.revision_view(two.state, name).kind == "table"
    assert [(each.cell, each.down, each.across, each.apart) for each in only_table(two).joinings] == [
        ("c.t1.r1.k1", 2, 2, False)
    ]
    accept_all(two)
    two.edit(edits.SplitCell("t1", "c.t1.r1.k1"))
    assert (only_table(two).spans, only_table(two, View.ORIGINAL).spans) == ({}, {"c.t1.r1.k1": (2, 2)})
    assert [each.apart for each in only_table(two).joinings] == [True]
    with pytest.raises(Trouble, match="inte sammanslagen"):
        two.edit(edits.SplitCell("t1", "c.t1.r2.k2"))
    with pytest.raises(Trouble, match="enda cell"):
        two.edit(edits.MergeCells("t1", "c.t1.r1.k1", "c.t1.r1.k1"))


def test_the_words_of_merged_cells_stand_in_the_first_and_none_is_hidden() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertTable(BODY, 0, 1, 3, table="t1"))
    for column, words in (("k1", "ett"), ("k3", "tre\nfyra")):
        one.edit(edits.ReplaceText(f"c.t1.r1.{column}", 0, 0, words))
    accept_all(one)
    one.seal()
    exchange(one, two)
    one.edit(edits.MergeCells("t1", "c.t1.r1.k1", "c.t1.r1.k3"))
    assert only_table(one).spans == {}, "struck words still stand in the last cell"
    assert only_table(one, View.FINAL).spans == {"c.t1.r1.k1": (1, 3)}
    assert one.text("c.t1.r1.k1", View.FINAL) == "ett\ntre\nfyra"
    assert len(list(revision_views.pending(one.state))) == 1
    one.seal()
    two.edit(edits.ReplaceText("c.t1.r1.k2", 0, 0, "två"))
    two.seal()
    exchange(one, two)
    for replica in (one, two):
        assert only_table(replica, View.FINAL).spans == {}, "what was written meanwhile is seen"
        assert replica.text("c.t1.r1.k2", View.FINAL) == "två"
    one.edit(edits.Decide("reject", tuple(revision_views.pending(one.state))))
    assert [one.text(cell, View.FINAL) for cell in only_table(one).rows[0].cells] == ["ett", "", "tre\nfyra"]


def test_a_merged_cell_grows_with_what_is_put_inside_and_shrinks_with_what_goes() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertTable(BODY, 0, 3, 2, table="t1"))
    one.edit(edits.MergeCells("t1", "c.t1.r1.k1", "c.t1.r2.k1"))
    one.edit(edits.InsertSlot("t1", "row", "r1"))
    assert only_table(one).spans == {"c.t1.r1.k1": (3, 1)}
    one.edit(edits.RemoveSlot("t1", "row", "r2"))
    assert only_table(one, View.FINAL).spans == {"c.t1.r1.k1": (2, 1)}


def test_merging_takes_in_the_merged_cells_that_it_meets() -> None:
    (one,) = agreed("a")
    shape = {"rows": ["r1", "r2"], "columns": ["k1", "k2", "k3"], "spans": [["r1", "k2", 2, 1]]}
    one.edit(edits.ReplaceText(BODY, 0, 0, ATOM, marks={"atom": {"type": "table", "id": "t1", **shape}}))
    one.edit(edits.MergeCells("t1", "c.t1.r1.k1", "c.t1.r1.k2"))
    assert only_table(one).spans == {"c.t1.r1.k1": (2, 2)}


def test_two_who_merge_other_cells_of_a_table_both_count() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertTable(BODY, 0, 2, 2, table="t1"))
    accept_all(one)
    one.seal()
    exchange(one, two)
    one.edit(edits.MergeCells("t1", "c.t1.r1.k1", "c.t1.r1.k2"))
    two.edit(edits.MergeCells("t1", "c.t1.r2.k1", "c.t1.r2.k2"))
    one.seal()
    two.seal()
    exchange(one, two)
    for replica in (one, two):
        assert only_table(replica).spans == {"c.t1.r1.k1": (1, 2), "c.t1.r2.k1": (1, 2)}


def test_a_picture_is_resized_as_a_proposal_and_the_hash_says_so() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertPicture(BODY, 0, b"bytes", "En bild", 400, 300))
    accept_all(one)
    one.seal()
    exchange(one, two)
    before = digest.document_hash(two.state, "d1")
    two.edit(edits.ResizePicture(BODY, 0, 200, 150))
    assert sizes(two, View.MARKUP) == (200, 150)
    assert sizes(two, View.ORIGINAL) == (400, 300)
    assert digest.document_hash(two.state, "d1") == before
    accept_all(two)
    assert digest.document_hash(two.state, "d1") != before
    with pytest.raises(Trouble, match="storlek"):
        two.edit(edits.ResizePicture(BODY, 0, 0, 150))


def sizes(replica: Replica, view: View) -> tuple[int, int]:
    found = next(picture(piece) for paragraph in seen(replica, view=view).body for piece in paragraph.pieces)
    assert found is not None
    return found.width, found.height


def test_the_break_between_two_tables_is_not_struck_however_much_is_selected() -> None:
    (one,) = agreed("a")
    one.edit(edits.InsertTable(BODY, 0, 1, 1, table="t1"))
    one.edit(edits.InsertTable(BODY, 2, 1, 1, table="t2"))
    accept_all(one)
    body = seen(one, view=View.FINAL).body
    assert [paragraph.table for paragraph in body][:2] == ["t1", "t2"]
    one.edit(edits.ReplaceText(BODY, 1, body[1].start, "", View.FINAL))
    assert [paragraph.tables for paragraph in seen(one, view=View.FINAL).body][:2] == [["t1"], ["t2"]]


def test_tables_that_two_peoples_strikes_leave_in_one_paragraph_are_both_read() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertTable(BODY, 0, 1, 1, table="t1"))
    one.edit(edits.ReplaceText(BODY, 2, 2, "Mellan.\n", View.FINAL))
    one.edit(edits.InsertTable(BODY, 2 + len("Mellan.\n"), 1, 1, table="t2"))
    accept_all(one)
    one.seal()
    exchange(one, two)
    one.edit(edits.ReplaceText(BODY, 1, 2, "", View.FINAL))
    two.edit(edits.ReplaceText(BODY, 2, 2 + len("Mellan.\n"), "", View.FINAL))
    for person in (one, two):
        person.seal()
    exchange(one, two)
    accept_all(one)
    shown = seen(one, view=View.FINAL)
    assert shown.body[0].tables == ["t1", "t2"]
    assert set(shown.tables) == {"t1", "t2"}


def test_proposals_around_a_table_are_told_in_the_order_they_are_read() -> None:
    one, two = agreed("a", "b")
    one.edit(edits.InsertTable(BODY, 9, 2, 2, table="t"))
    accept_all(one)
    one.seal()
    exchange(one, two)
    last = sum(paragraph.length + 1 for paragraph in seen(two).body) - 1
    made = [
        two.edit(edits.ReplaceText(text, at, at, "ord"))[-1]["revision"]
        for text, at in ((BODY, last), ("c.t.r2.k1", 0), ("c.t.r1.k2", 0), (BODY, 0))
    ]
    assert [name for name in seen(two).revisions if name in made] == made[::-1]
