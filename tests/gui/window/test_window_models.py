"""What the panels hold is what the workspace says, however it came about."""

import random
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument
from hsavtal_desktop.core.conflicts import conflicts
from hsavtal_desktop.core.edits import AddClause, Changed, Decide, MoveClause, RemoveClause, ReplaceText
from hsavtal_desktop.core.own_wording import positions, stretch
from hsavtal_desktop.core.reading import Paragraph, Piece, View
from hsavtal_desktop.gui import proposals_filter
from hsavtal_desktop.gui.clause_moves import moved_after, parent_of, siblings
from hsavtal_desktop.gui.comparison.layout import ComparisonLayout
from hsavtal_desktop.gui.comparison.lines import beside
from hsavtal_desktop.gui.desk import EVERYTHING, Desk
from hsavtal_desktop.gui.outline_model import Lines, OutlineModel
from hsavtal_desktop.gui.page.colours import Inks
from hsavtal_desktop.gui.page.typography import Typography
from hsavtal_desktop.gui.proposals_filter import FilteredProposals, ProposalFilter
from hsavtal_desktop.gui.proposals_model import ProposalsModel, with_something_left
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.texts import kept
from hsavtal_desktop.gui.word_count import words_of
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import wait_until


@pytest.fixture
def workspace(home: Path, qapp: QApplication) -> Iterator[Workspace]:
    with Workspace.open(home / "exempel.hsavtal", Installation.open(home)) as opened:
        yield opened


def all_of(steps: Generator[None, None, Lines]) -> Lines:
    """What comes of work that is done in steps."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return ended.value  # type: ignore[no-any-return]


def brought_up_to_date_equals_read_anew(model: ProposalsModel, outline: OutlineModel, workspace: Workspace) -> None:
    anew = ProposalsModel(workspace, with_something_left(workspace.revisions()))
    by_clause = {one.clause: [each.id for each in anew.rows if each.clause == one.clause] for one in anew.rows}
    kept = {clause: [each.id for each in model.rows if each.clause == clause] for clause in by_clause}
    assert {clause: sorted(ids) for clause, ids in kept.items()} == {c: sorted(i) for c, i in by_clause.items()}
    assert {one.id: one for one in model.rows} == {one.id: one for one in anew.rows}
    assert +model.counts == +anew.counts == dict(workspace.counts())
    order = [one.clause for one in model.rows]
    assert list(dict.fromkeys(order)) == list(dict.fromkeys(one.clause for one in anew.rows))
    shown = {node.clause: node.count for node in outline.lines if node.clause}
    assert {clause: count for clause, count in shown.items() if count} == dict(workspace.counts())


@pytest.mark.parametrize("meanwhile", [False, True])
def test_lists_brought_up_to_date_edit_by_edit_equal_lists_read_anew(workspace: Workspace, meanwhile: bool) -> None:
    desk = Desk(workspace)
    if meanwhile:
        desk.begin()
    else:
        desk.renew(survey(workspace))
    outline, shown = OutlineModel(desk), FilteredProposals(desk.proposals)

    def bring_up_to_date(changed: Changed) -> None:
        fitting = [one for one in desk.proposals.rows if one.open]
        assert [shown.revision(row) for row in range(shown.rowCount())] == fitting
        assert [shown.row_of(one.id) for one in fitting] == list(range(len(fitting)))
        if outline.resets(changed):
            outline.put(all_of(outline.read()))
        else:
            outline.refresh(changed)

    bring_up_to_date(EVERYTHING)
    desk.settled.connect(bring_up_to_date)
    dice = random.Random(5)
    clauses = [place.clause for place in workspace.outline("HSA", View.MARKUP).places if place.depth]
    for turn in range(40):
        clause = dice.choice(clauses)
        chance = dice.random()
        waiting = [one.id for one in desk.proposals.rows if one.open]
        if chance < 0.45:
            length = sum(line.length + 1 for line in workspace.text(f"b.{clause}", View.MARKUP)) - 1
            start = dice.randint(0, length)
            stop = min(length, start + dice.choice((0, 0, 5)))
            desk.perform(ReplaceText(f"b.{clause}", start, stop, f"ord{turn} "))
        elif chance < 0.65 and waiting:
            desk.perform(Decide(dice.choice(("accept", "reject")), (dice.choice(waiting),)))
        elif chance < 0.72:
            desk.perform(AddClause(workspace.find(clause).part, "", "", f"Ny {turn}"))  # type: ignore[union-attr]
        elif chance < 0.78:
            desk.perform(RemoveClause(clause))
        else:
            desk.undo()
        if dice.random() < 0.7:
            desk.settle()
        if meanwhile and dice.random() < 0.2:
            QApplication.processEvents()
    wait_until(lambda: desk.surveyed)
    desk.settle()
    brought_up_to_date_equals_read_anew(desk.proposals, outline, workspace)
    assert list(desk.conflicts) == workspace.conflicts() == conflicts(workspace.state)
    assert workspace.unreleased() == len(workspace.waiting_to_be_shared())


def test_a_typed_proposal_stands_where_it_is_read(workspace: Workspace) -> None:
    desk = Desk(workspace)
    desk.renew(survey(workspace))
    for clause in ("A_1_1", "A_3_5", "B_12_6"):
        desk.perform(ReplaceText(f"b.{clause}", 0, 0, "x"))
        desk.settle()
    ids = [one.id for one in desk.proposals.rows if one.open]
    assert ids == [one.id for one in workspace.revisions(pending_only=True)]


def test_a_filter_lets_through_what_holds_every_word(workspace: Workspace) -> None:
    model = ProposalsModel(workspace, with_something_left(workspace.revisions()))
    model.show_document("HSA")
    shown = FilteredProposals(model)
    assert shown.rowCount() == 22
    shown.choose(ProposalFilter(words="provlund fyra timmar är"))
    assert [shown.revision(row).clause for row in range(shown.rowCount())] == ["LAK_4_3"]  # type: ignore[union-attr]
    shown.choose(ProposalFilter(words="deletion"))
    assert shown.rowCount() > 0
    assert {shown.revision(row).kind for row in range(shown.rowCount())} == {"deletion"}  # type: ignore[union-attr]
    shown.choose(ProposalFilter(organisation="VGR", kind="deletion"))
    every = [shown.revision(row) for row in range(shown.rowCount())]
    assert all(one is not None and one.organisation == "VGR" and one.kind == "deletion" for one in every)
    shown.choose(ProposalFilter(open=None))
    assert shown.rowCount() == model.rowCount() > 22
    shown.choose(ProposalFilter(open=None, own=workspace.author))
    assert shown.rowCount() == 0


def test_many_proposals_are_looked_through_in_turns_and_those_before_stay_shown_meanwhile(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals_filter, "_AT_ONCE", 10)
    model = ProposalsModel(workspace, with_something_left(workspace.revisions()))
    shown = FilteredProposals(model)
    shown.finish()
    shown.choose(ProposalFilter(open=None, kind="deletion"))
    assert shown.rowCount() == 22, "as before, until all are looked through"
    first = model.rows[0]
    workspace.perform(Decide("accept", (first.id,)))
    for _ in model.renew(Changed(revisions=frozenset({first.id}))):
        pass
    wait_until(lambda: shown.rowCount() != 22)
    fitting = [one for one in model.rows if one.kind == "deletion"]
    assert [shown.revision(row) for row in range(shown.rowCount())] == fitting


def piece(text: str, offset: int, inserted: str = "", deleted: tuple[str, ...] = ()) -> Piece:
    return Piece(text, "s", offset, inserted, deleted)


def test_words_of_ones_own_go_where_the_proposals_were() -> None:
    there = [piece("inom ", 0), piece("fyra", 5, deleted=("A", "B")), piece(" timmar", 9)]
    pieces = (*there[:2], piece("tre", 30, "A"), piece("sex", 40, "B"), there[2])
    before = (Paragraph(pieces, piece("\n", 16), 0),)
    where = stretch(before, ("A", "B"))
    assert where is not None and where.words == "fyra"
    after = (Paragraph((piece("Ny inom ", 50), piece("inom fyra timmar", 0)), piece("\n", 16), 0),)
    start, stop = positions(after, where)
    assert "Ny inom inom fyra timmar"[start:stop] == "fyra"


def test_words_of_ones_own_between_insertions_go_after_the_character_before() -> None:
    before = (
        Paragraph((piece("a. ", 0), piece("X", 30, "A"), piece("Y", 40, "B"), piece(" b", 3)), piece("\n", 5), 0),
    )
    where = stretch(before, ("A", "B"))
    assert where is not None and where.words == ""
    after = (Paragraph((piece("a.  b", 0),), piece("\n", 5), 0),)
    assert positions(after, where) == (3, 3)


def test_proposals_that_touch_no_letter_have_no_stretch() -> None:
    assert stretch((Paragraph((piece("ab", 0),), piece("\n", 2), 0),), ("A",)) is None


def test_where_a_clause_stands_is_read_off_the_outline(workspace: Workspace) -> None:
    outline = workspace.outline("HSA", View.FINAL)
    assert parent_of(outline, "B_6") == "" and parent_of(outline, "B_6_4_1") == "B_6_4"
    assert siblings(outline, "B_6_4_1") == ["B_6_4_1", "B_6_4_2"]
    assert moved_after(outline, "B_6_4_1", down=True) == "B_6_4_2"
    assert moved_after(outline, "B_6_4_1", down=False) is None
    assert moved_after(outline, "B_6_2", down=False) == ""
    assert moved_after(outline, "B_6_3", down=False) == "B_6_1"
    last = siblings(outline, "B_6_1")[-1]
    assert moved_after(outline, last, down=True) is None
    workspace.perform(MoveClause("B_6_3", "B", "B_6", "B_6_1"))
    moved = workspace.outline("HSA", View.FINAL)
    assert siblings(moved, "B_6_1")[:3] == ["B_6_1", "B_6_3", "B_6_2"]


def test_words_of_headings_text_and_tables_are_counted(workspace: Workspace) -> None:
    place = workspace.find("B_5_1")
    assert place is not None
    seen = workspace.clause(place, View.FINAL)
    told = " ".join(line.text for lines in (seen.heading, seen.body, *seen.cells.values()) for line in lines)
    assert words_of(seen) == len(told.replace("￼", " ").split())


def side(*clauses: tuple[str, str, str]) -> ComparedDocument:
    made = tuple(ComparedClause(key, number, heading, (f"Text om {heading}.",)) for key, number, heading in clauses)
    return ComparedDocument("Avtal", made)


def test_both_sides_of_a_comparison_have_every_line_at_the_same_height(qapp: QApplication) -> None:
    old = side(("a", "1", "Ett"), ("b", "2", "Två med en lång rubrik"), ("c", "3", "Tre"))
    new = side(("a", "1", "Ett"), ("c", "2", "Tre"), ("d", "3", "Helt ny"))
    lines = beside(compare_documents(old, new), quiet=False)
    layout = ComparisonLayout(lines, Typography(), Inks.of(qapp.palette()), 260)
    for index, line in enumerate(layout.lines):
        layout.ensure(index)
        rows = [words.rows for words in line.sides if words is not None]
        assert layout.heights[index] == layout.above(line) + max(rows) * line.slot
    gone = [line for line in layout.lines if line.sides[1] is None]
    come = [line for line in layout.lines if line.sides[0] is None]
    assert [line.sides[0].cells[0].text for line in gone if line.heading] == ["Två med en lång rubrik"]  # type: ignore[union-attr]
    assert [line.sides[1].cells[0].text for line in come if line.heading] == ["Helt ny"]  # type: ignore[union-attr]
    same = [line for line in layout.lines if not line.changed]
    assert [line.sides[1].number for line in same if line.heading] == ["1", "2"]  # type: ignore[union-attr]


def test_cells_of_a_table_row_are_set_apart_and_marks_stay_on_their_words(qapp: QApplication) -> None:
    old = ComparedDocument("", (ComparedClause("a", "1", "H", ("Ring\tinom fyra\tLAK",)),))
    new = ComparedDocument("", (ComparedClause("a", "1", "H", ("Ring\tinom fem\tLAK",)),))
    lines = beside(compare_documents(old, new), quiet=False)
    layout = ComparisonLayout(lines, Typography(), Inks.of(qapp.palette()), 400)
    line = next(line for line in layout.lines if line.changed)
    sides = [words for words in line.sides if words is not None]
    assert [[cell.text for cell in words.cells] for words in sides] == [
        ["Ring", "inom fyra", "LAK"],
        ["Ring", "inom fem", "LAK"],
    ]
    marked = [[cell.text[a:b] for cell in words.cells for a, b, _ink in cell.marks] for words in sides]
    assert marked == [["fyra"], ["fem"]]
    assert layout.columns(line, sides[0]) == layout.columns(line, sides[1])


def test_the_time_that_word_gives_a_change_is_written_as_people_write_it() -> None:
    assert kept("Prov Lind 2026-11-30T09:30:00Z") == "Prov Lind 2026-11-30 09:30"
    assert kept("Enligt mötet 2026-11-30") == "Enligt mötet 2026-11-30"
