"""Deciding on many proposals: shown, in a clause, by an author, in selected words; by filter, with a reason."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from hsavtal_desktop.core.edits import ReplaceText, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import RevisionView, View
from hsavtal_desktop.gui import decide_several
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.proposals_choices import ProposalChoices
from hsavtal_desktop.gui.proposals_filter import ProposalFilter
from hsavtal_desktop.gui.reason_field import ReasonField, recent_reasons
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.widgets import choose
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, SHIFT, click, press, shown, write

TEXT = "b.A_2_1"


def states(bench: Workbench, names: list[str]) -> set[str]:
    return {bench.desk.workspace.revision(name).state for name in names}


def trigger(bench: Workbench, name: str) -> None:
    bench.commands[name].trigger()
    wait_until(lambda: not bench.worker.working)
    rest()


def text_of(bench: Workbench, text: str = TEXT, view: View = View.FINAL) -> str:
    return "\n".join(line.text for line in bench.desk.workspace.text(text, view))


def news(bench: Workbench) -> str:
    return bench.status.news.text()


def typed(bench: Workbench, start: int, stop: int, new: str) -> str:
    """A proposal of one's own; gives its id."""
    (mine,) = bench.desk.perform(ReplaceText(TEXT, start, stop, new)).revisions  # type: ignore[union-attr]
    bench.desk.settle()
    return mine


def test_all_that_are_listed_are_accepted_beside_the_window_as_one_step(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = shown(bench)
    contended = [name for name in everything if name in bench.desk.conflicts[0].revisions]
    listed = [name for name in everything if name not in contended]
    monkeypatch.setattr(decide_several, "AT_ONCE", len(listed) - 1)
    bench.agreement.proposals.reason.setText("Enligt mötet")
    trigger(bench, "accept-shown")
    assert states(bench, listed) == {"accepted"}
    assert (len(contended), states(bench, contended)) == (2, {"pending"}), "nobody accepts a conflict unseen"
    assert {bench.desk.workspace.revision(name).reason for name in listed} == {"Enligt mötet"}
    left = "2 are left: in a conflict or not yours to decide"
    assert news(bench) == f"{len(listed)} proposals accepted. {left}. Undo takes all of it back."
    assert bench.agreement.proposals.reason.text() == ""
    press(window, Qt.Key.Key_Z, CTRL)
    rest()
    assert states(bench, listed) == {"pending"}
    assert news(bench) == "", "what is taken back is not told of"


def test_only_what_the_filter_lets_through_is_rejected(window: MainWindow, bench: Workbench) -> None:
    panel, before = bench.agreement.proposals, shown(bench)
    panel.body.setCurrentIndex(1)
    chosen = shown(bench)
    assert 0 < len(chosen) < len(before)
    trigger(bench, "reject-shown")
    assert states(bench, chosen) == {"rejected"}
    assert states(bench, [name for name in before if name not in chosen]) == {"pending"}


def test_all_by_the_same_author_are_accepted(window: MainWindow, bench: Workbench) -> None:
    press(window, Qt.Key.Key_F8)
    author = bench.desk.workspace.revision(bench.desk.revision).author
    theirs = [one.id for one in bench.desk.workspace.revisions(pending_only=True) if one.author == author]
    others = [one.id for one in bench.desk.workspace.revisions(pending_only=True) if one.author != author]
    assert theirs and others
    trigger(bench, "accept-author")
    assert states(bench, theirs) == {"accepted"}
    assert states(bench, others) == {"pending"}


def test_all_in_the_clause_are_rejected_and_the_line_says_where(window: MainWindow, bench: Workbench) -> None:
    bench.go_to_clause("A_2_1")
    mine = [typed(bench, 0, 0, "Ett. "), typed(bench, 40, 45, "två")]
    trigger(bench, "reject-clause")
    assert states(bench, mine) == {"rejected"}
    assert news(bench) == "2 proposals rejected in 2.1. Undo takes all of it back."


def test_part_of_a_proposal_is_accepted_by_selecting_words(window: MainWindow, bench: Workbench) -> None:
    page = bench.agreement.document.page
    bench.go_to_clause("A_2_1")
    mine = typed(bench, 0, 0, "Först detta. Sedan inte. ")
    page.select(TEXT, 0, 13)
    trigger(bench, "accept-words")
    assert states(bench, [mine]) == {"partly"}
    page.select(TEXT, 13, 25)
    trigger(bench, "reject-words")
    assert text_of(bench, view=View.ORIGINAL).startswith("Först detta. Med ")
    assert states(bench, [mine]) == {"partly"}, "one part accepted, the other rejected: nothing is left open"
    assert not bench.desk.workspace.revision(mine).open
    trigger(bench, "reject-clause")
    assert text_of(bench, view=View.ORIGINAL).startswith("Först detta. Med "), "what is decided is not decided again"
    press(window, Qt.Key.Key_Z, CTRL)
    press(window, Qt.Key.Key_Z, CTRL)
    assert states(bench, [mine]) == {"pending"}


def test_proposals_wholly_inside_the_selected_words_are_decided_as_a_whole(
    window: MainWindow, bench: Workbench
) -> None:
    page = bench.agreement.document.page
    bench.go_to_clause("A_2_1")
    mine = [typed(bench, 10, 10, "ett"), typed(bench, 30, 35, "")]
    page.select(TEXT, 0, 60)
    trigger(bench, "accept-words")
    assert states(bench, mine) == {"accepted"}
    assert news(bench) == "2 proposals accepted in the selected words. Undo takes all of it back."


def test_why_nothing_can_be_decided_on_is_said(window: MainWindow, bench: Workbench) -> None:
    bench.go_to_clause("A_1_1")
    trigger(bench, "accept-words")
    assert "Select words" in bench.message.words.text()
    trigger(bench, "accept-clause")
    assert "no open proposals" in bench.message.words.text()


def test_several_cards_are_selected_and_decided_on_together(window: MainWindow, bench: Workbench) -> None:
    panel = bench.agreement.proposals
    press(window, Qt.Key.Key_F8)
    listed = shown(bench)
    panel.list.setFocus()
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_Down, SHIFT)
    assert panel.list.selectionMode() is QListView.SelectionMode.ExtendedSelection
    press(window, Qt.Key.Key_A, CTRL | SHIFT)
    rest()
    assert states(bench, listed[:3]) == {"accepted"}
    assert bench.desk.revision == listed[3]


def test_one_proposal_and_one_clause_are_chosen_whichever_keys_are_held(window: MainWindow, bench: Workbench) -> None:
    agreement = bench.agreement
    for held in (CTRL, SHIFT):
        QTest.keyPress(agreement.document.page, Qt.Key.Key_A, held)
        for command in ("next", "next", "previous"):
            bench.commands[command].trigger()
            rest()
            assert len(agreement.proposals.list.selectionModel().selectedRows()) == 1
            assert len(agreement.outline.tree.selectionModel().selectedRows()) == 1
        QTest.keyRelease(agreement.document.page, Qt.Key.Key_A)


def test_a_reason_given_before_is_chosen_from_the_list(window: MainWindow, bench: Workbench) -> None:
    press(window, Qt.Key.Key_F8)
    bar = bench.agreement.proposals.bar
    assert bar is not None
    click(bar.reason)
    write(bar.reason, "Inte nu")
    click(bar.reject)
    rest()
    bar = bench.agreement.proposals.bar
    assert bar is not None
    menu = bar.reason.menu()
    assert menu.actions()[0].text() == "Inte nu"
    menu.actions()[0].trigger()
    assert bar.reason.words == "Inte nu"
    menu.close()


def test_reasons_are_listed_once_the_newest_first() -> None:
    def decided(reason: str, when: str) -> RevisionView:
        card = (
            "a",
            "n",
            "o",
            "",
            "",
            "deletion",
            "accepted",
            "c",
            (),
            "",
            "x",
            "",
            "",
            "typed",
            True,
            reason,
            "n",
            when,
        )
        return RevisionView("r" + when, *card)  # type: ignore[arg-type]

    rows = [decided("a", "1"), decided("b", "2"), decided("a", "3"), decided("", "4")]
    assert recent_reasons(rows) == ["a", "b"]


def test_proposals_are_grouped_under_the_names_of_their_clauses(window: MainWindow, bench: Workbench) -> None:
    panel = bench.agreement.proposals
    rest()
    flat = [panel.list.visualRect(panel.shown.index(row, 0)).height() for row in range(4)]
    panel.group.click()
    rest()
    grouped = [panel.list.visualRect(panel.shown.index(row, 0)).height() for row in range(4)]
    clauses = [panel.shown.revision(row).clause for row in range(4)]  # type: ignore[union-attr]
    for row in range(4):
        first = row == 0 or clauses[row] != clauses[row - 1]
        assert (grouped[row] > flat[row]) is first


def test_proposals_are_filtered_by_person_origin_and_time(window: MainWindow, bench: Workbench) -> None:
    panel = bench.agreement.proposals
    choices: ProposalChoices = panel.choices
    mine = typed(bench, 0, 0, "Nytt. ")
    everything = shown(bench)
    panel.more.click()
    choices.time.setCurrentIndex(choices.time.findText("Today"))
    assert shown(bench) == [mine]
    choices.time.setCurrentIndex(choices.time.findText("Between two days"))
    assert choices.days.isVisible()
    choices.first.setDate(QDate(2020, 1, 1))
    choices.last.setDate(QDate.currentDate().addDays(-1))
    assert shown(bench) == [name for name in everything if name != mine]
    panel.more.click()
    assert shown(bench) == everything, "what is folded away does not filter"
    panel.more.click()
    choices.time.setCurrentIndex(0)
    choices.person.setCurrentIndex(choices.person.findText("Kim Åström"))
    assert shown(bench) == [mine]
    choices.person.setCurrentIndex(0)
    choices.origin.setCurrentIndex(choices.origin.findText("Handed in"))
    assert shown(bench) == []


def test_a_filter_tells_what_was_handed_in_from_what_was_written_here() -> None:
    card = ("a", "n", "o", "", "2026-11-20T10:00:00Z", "deletion", "pending", "c", (), "", "x", "")
    written, handed = (
        RevisionView("r1", *card, "", "typed", True),
        RevisionView("r2", *card, "Ek", "word-tracked", True),
    )
    assert [ProposalFilter(handed_in=True).lets(one, "") for one in (written, handed)] == [False, True]
    assert [ProposalFilter(handed_in=False).lets(one, "") for one in (written, handed)] == [True, False]
    assert ProposalFilter(since="2026-11-20T10:00:00Z").lets(written, "")
    assert not ProposalFilter(until="2026-11-20T10:00:00Z").lets(written, "")


def test_the_field_for_a_reason_says_when_there_is_none_to_choose(bench: Workbench) -> None:
    field = ReasonField(list)
    menu = field.menu()
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_what_a_rule_keeps_one_from_deciding_is_left_and_told(window: MainWindow, bench: Workbench) -> None:
    bench.go_to_clause("A_2_1")
    bench.desk.perform(SetRecord("rules", "rules", {"four_eyes": True}))
    mine = typed(bench, 0, 0, "Eget. ")
    trigger(bench, "accept-clause")
    assert states(bench, [mine]) == {"pending"}
    assert bench.message.words.text() == worded(bench.desk.workspace.why_not(Right.DECIDE, revision=mine))
    trigger(bench, "reject-clause")
    assert states(bench, [mine]) == {"rejected"}


def test_undoing_the_proposals_in_focus_leaves_the_caret_where_it_was_undone(bench: Workbench) -> None:
    page, desk = bench.agreement.document.page, bench.desk
    places = desk.workspace.outline(desk.document, View.MARKUP).places[3:6]
    with desk.one_step("ord"):
        for place in places:
            desk.perform(ReplaceText(f"h.{place.clause}", 0, 0, "Ny "))
    desk.settle()
    made = desk.workspace.text(f"h.{places[0].clause}", View.MARKUP)[0].pieces[0].inserted
    page.go_to_revision(made)
    page.put_caret(f"h.{places[0].clause}", 1)
    assert desk.revision == made
    desk.undo()
    desk.settle()
    rest()
    assert page.clause() == places[0].clause
    assert desk.revision == "" and not bench.agreement.proposals.list.currentIndex().isValid()


def test_a_proposal_just_undone_is_not_gone_to(window: MainWindow, bench: Workbench) -> None:
    listed = shown(bench)
    mine = typed(bench, 0, 0, "Nytt. ")
    bench.show_panel("proposals")
    bench.agreement.document.page.put_caret("b.A_1_1", 0)
    row = bench.agreement.proposals.shown.row_of(mine)
    bench.desk.undo()
    choose(bench.agreement.proposals.list, bench.agreement.proposals.shown.index(row, 0))
    assert bench.desk.revision != mine
    press(window, Qt.Key.Key_F8)
    assert bench.desk.revision in listed, "nobody waits for the panels to be told"


def test_stepping_goes_on_from_where_the_caret_is_and_tells_which_proposal_it_is(
    window: MainWindow, bench: Workbench
) -> None:
    page, panel = bench.agreement.document.page, bench.agreement.proposals
    length = len(text_of(bench))
    mine = [typed(bench, at, at, "x") for at in (length - 2, length // 2, 2)][::-1]
    wait_until(lambda: [one for one in shown(bench) if one in mine] == mine)
    every = shown(bench)
    for caret, forward, found in (
        (length // 4, "next", mine[1]),
        (length // 4, "previous", mine[0]),
        (length - 8, "next", mine[2]),
        (length - 8, "previous", mine[1]),
        (0, "next", mine[0]),
        (length + 2, "next", every[every.index(mine[2]) + 1]),
        (length + 2, "previous", mine[2]),
        (1, "next", mine[0]),
    ):
        page.put_caret(TEXT, caret)
        trigger(bench, forward)
        assert bench.desk.revision == found, (caret, forward)
        assert panel.summary.text() == f"Proposal {every.index(found) + 1} of {len(every)}"
    trigger(bench, "next")
    assert bench.desk.revision == mine[1], "from one to the next, once the caret stands in it"


def test_return_in_the_filter_goes_to_the_first_that_fits_wherever_the_caret_is(bench: Workbench) -> None:
    panel = bench.agreement.proposals
    wanted = bench.desk.proposals.rows[5]
    bench.show_panel("proposals")
    bench.desk.enter_revision(bench.desk.proposals.rows[-1].id)
    panel.words.setFocus()
    panel.words.setText(wanted.added)
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    first = panel.shown.revision(0)
    assert first is not None and wanted.added in first.added
    assert panel.current() == first and bench.desk.revision == first.id


def test_the_card_in_focus_is_shown_however_many_lie_above_it(bench: Workbench) -> None:
    panel = bench.agreement.proposals
    bench.show_panel("proposals")
    panel.list.setBatchSize(2)
    last = panel.shown.revision(panel.shown.rowCount() - 1)
    assert last is not None
    bench.desk.enter_revision(last.id)
    bench.desk.renew(survey(bench.desk.workspace))
    seen = panel.list.viewport().rect()
    wait_until(lambda: seen.intersects(panel.list.visualRect(panel.list.currentIndex())))
    assert panel.current() == last
