"""Every kind of conflict through the window: marked in the text, listed, and settled by its buttons."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from hsavtal_desktop.core.change import write_change
from hsavtal_desktop.core.drafting import Drafter, Pen
from hsavtal_desktop.core.edits import (
    Decide,
    Edit,
    MoveClause,
    RemoveClause,
    ReplaceText,
    SetRecord,
)
from hsavtal_desktop.core.reading import ATOM, Conflict, View
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.signatures import sign
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page.contended import signs
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest
from tests.gui.window.test_window_journeys import click

TEXT = "b.A_2_1"


class Stranger:
    """An editor elsewhere, who writes on what was shared when they began and has seen nothing since."""

    def __init__(self, bench: Workbench) -> None:
        self.bench, self.key = bench, Key.create()
        self.workspace: Workspace = bench.desk.workspace
        self.workspace.admit([self.key.author], "RED")
        self.heads = self.workspace.state.heads()
        self.state = self.workspace.state_at(self.heads)

    def does(self, *edits: Edit) -> list[str]:
        """What they did comes in now; gives the proposals it is about."""
        pen, events = Pen.drawn(self.key.author, secrets.token_bytes), []
        for edit in edits:
            events += Drafter(self.state, pen).events(edit)
        parents = sorted(self.heads)
        change = write_change(
            workspace=self.workspace.log.workspace,
            parents=parents,
            lamport=1 + max(self.state.changes[name].lamport for name in parents),
            author=self.key.author,
            time="2026-11-28T10:00:00Z",
            events=events,
        )
        self._take_in([sign(change, self.key)])
        return list(dict.fromkeys(str(event["revision"]) for event in events if "revision" in event))

    def _take_in(self, signed: Sequence[SignedChange]) -> None:
        intake = self.workspace.log.take_in(signed)
        self.workspace.applied(intake.touched)
        self.bench.desk.renew(survey(self.workspace))
        self.bench.desk.settle()


@pytest.fixture
def stranger(bench: Workbench) -> Stranger:
    return Stranger(bench)


def does(bench: Workbench, edit: Edit) -> list[str]:
    changed = bench.desk.perform(edit)
    assert changed is not None
    bench.desk.settle()
    return sorted(changed.revisions)


def listed(bench: Workbench, kind: str) -> list[Conflict]:
    bench.show_panel("conflicts")
    rest()
    return [one for one in bench.agreement.conflicts.conflicts if one.kind == kind]


def press(bench: Workbench, conflict: Conflict, words: str) -> None:
    panel = bench.agreement.conflicts
    panel.list.setCurrentRow(panel.conflicts.index(conflict))
    rest()
    buttons = [each for each in panel.area.findChildren(QPushButton) if each.text() == words and each.isEnabled()]
    assert buttons, f"no button says {words}"
    click(buttons[0])
    rest()


def agreed(bench: Workbench, text: str = TEXT) -> str:
    return "\n".join(line.text for line in bench.desk.workspace.text(text, View.ORIGINAL))


def marked(bench: Workbench, clause: str) -> list[QPoint]:
    """The signs of conflicts beside a clause, in the page's viewport."""
    bench.go_to_clause(clause)
    rest()
    page = bench.agreement.document.page
    found = []
    for row in page.scroller.rows():
        section = page.flow.sections[row.index]
        if section.place is not None and section.place.clause == clause:
            found += [
                sign.toPoint() + QPoint(page.page_left, row.top)
                for sign in signs(section, page.flow.setting, page.contended)
            ]
    return found


def both_change(bench: Workbench, stranger: Stranger) -> tuple[str, str]:
    start = agreed(bench).index("kommunerna")
    (mine,) = does(bench, ReplaceText(TEXT, start, start + 10, "städerna"))
    (theirs,) = stranger.does(ReplaceText(TEXT, start, start + 10, "orterna"))
    return mine, theirs


@pytest.mark.parametrize("letter", ["A", "B"])
def test_competing_words_are_marked_and_one_is_chosen(
    window: MainWindow, bench: Workbench, stranger: Stranger, letter: str
) -> None:
    both_change(bench, stranger)
    (conflict,) = [one for one in listed(bench, "competing") if one.text == TEXT]
    assert marked(bench, "A_2_1")
    press(bench, conflict, f"Choose {letter}")
    assert bench.status.news.text() == "Done: the choice in 2.1. 1 conflict is left. Undo takes it back."
    kept = bench.desk.workspace.revision(conflict.revisions["AB".index(letter)])
    assert kept.added in agreed(bench)
    assert [one for one in listed(bench, "competing") if one.text == TEXT] == []
    assert not marked(bench, "A_2_1")
    bench.commands["undo"].trigger()
    assert bench.status.news.text() == "", "what is taken back is not told of"


def test_a_click_on_the_sign_shows_the_conflict(window: MainWindow, bench: Workbench, stranger: Stranger) -> None:
    both_change(bench, stranger)
    (sign,) = marked(bench, "A_2_1")
    page = bench.agreement.document.page
    bench.show_panel("proposals")
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    rest()
    panel = bench.agreement.conflicts
    assert panel.isVisible()
    assert panel.conflicts[panel.list.currentRow()].clause == "A_2_1"


def test_femsju_is_marked_and_listed_until_both_are_chosen(
    window: MainWindow, bench: Workbench, stranger: Stranger
) -> None:
    for name in both_change(bench, stranger):
        does(bench, Decide("accept", (name,)))
    blended = agreed(bench)
    assert "städernaorterna" in blended or "orternastäderna" in blended
    (conflict,) = listed(bench, "overlap")
    told = [each.text() for each in bench.agreement.conflicts.area.findChildren(QLabel)]
    assert any(words in told for words in ("It then reads: “städernaorterna”", "It then reads: “orternastäderna”"))
    assert marked(bench, "A_2_1"), "agreed words are marked too"
    press(bench, conflict, "Choose both")
    assert listed(bench, "overlap") == []
    bench.desk.undo()
    bench.desk.settle()
    (conflict,) = listed(bench, "overlap")
    own = bench.agreement.conflicts.own
    assert own is not None and own.toPlainText() in ("städernaorterna", "orternastäderna")
    own.setPlainText("städerna och orterna")
    press(bench, conflict, "Propose this wording instead")
    assert listed(bench, "overlap") == [] and blended == agreed(bench)
    final = bench.desk.workspace.text(TEXT, View.FINAL)[0].text
    assert "de 49 städerna och orterna i Västra" in final


def test_opposite_decisions_are_decided_again(window: MainWindow, bench: Workbench) -> None:
    (mine,) = does(bench, ReplaceText(TEXT, 0, 0, "Nytt. "))
    bench.desk.release()
    stranger = Stranger(bench)
    does(bench, Decide("accept", (mine,)))
    stranger.does(Decide("reject", (mine,)))
    (conflict,) = listed(bench, "decisions")
    press(bench, conflict, "Reject")
    assert listed(bench, "decisions") == []
    assert bench.desk.workspace.revision(mine).state == "rejected"


@pytest.mark.parametrize(("words", "stays"), [("Keep the clause", True), ("Remove the clause", False)])
def test_work_in_a_removed_clause_is_kept_or_goes(
    window: MainWindow, bench: Workbench, stranger: Stranger, words: str, stays: bool
) -> None:
    does(bench, ReplaceText(TEXT, 0, 0, "Nytt. "))
    stranger.does(RemoveClause("A_2_1"))
    (conflict,) = listed(bench, "removed-clause")
    assert bench.agreement.conflicts.list.item(0).text().startswith("2.1 "), "what may go has its number as yet"
    assert marked(bench, "A_2_1")
    press(bench, conflict, words)
    assert listed(bench, "removed-clause") == []
    assert (bench.desk.workspace.find("A_2_1", View.FINAL) is not None) is stays


def test_moves_to_two_places_are_chosen_between(window: MainWindow, bench: Workbench, stranger: Stranger) -> None:
    place = bench.desk.workspace.find("A_2_1")
    assert place is not None
    does(bench, MoveClause("A_2_1", place.part, "A_2", "A_2_3"))
    (theirs,) = stranger.does(MoveClause("A_2_1", place.part, "A_3", ""))
    (conflict,) = listed(bench, "moves")
    told = " ".join(each.text() for each in bench.agreement.conflicts.area.findChildren(QLabel))
    assert "Move: after 2.2 Begreppslista" in told and "Move: first in 3 Parter, tid och rangordning" in told
    press(bench, conflict, f"Choose {'AB'[conflict.revisions.index(theirs)]}")
    assert listed(bench, "moves") == []
    assert bench.desk.workspace.state.structure.parent("A_2_1")[1] == "A_3"


def test_clauses_moved_under_each_other_are_told_apart(
    window: MainWindow, bench: Workbench, stranger: Stranger
) -> None:
    place = bench.desk.workspace.find("A_2_1")
    assert place is not None
    does(bench, MoveClause("A_2_1", place.part, "A_2_2", ""))
    (theirs,) = stranger.does(MoveClause("A_2_2", place.part, "A_2_1", ""))
    (conflict,) = listed(bench, "cycle")
    assert theirs in conflict.revisions
    press(bench, conflict, "Take back this move")
    assert listed(bench, "cycle") == []


@pytest.mark.parametrize("words", ["Choose A", "Choose B", "Use these words"])
def test_two_values_of_one_field_are_chosen_between_or_joined(
    window: MainWindow, bench: Workbench, stranger: Stranger, words: str
) -> None:
    does(bench, SetRecord("clause", "A_2_1", {"owner": "Grupp ett"}))
    stranger.does(SetRecord("clause", "A_2_1", {"owner": "Grupp två"}))
    (conflict,) = listed(bench, "field")
    assert "Responsible group" in bench.agreement.conflicts.list.currentItem().text() or len(
        bench.agreement.conflicts.conflicts
    )
    values = [value.value for value in bench.desk.workspace.state.record("clause", "A_2_1").values["owner"]]
    press(bench, conflict, words)
    assert listed(bench, "field") == []
    expected = {"Choose A": values[0], "Choose B": values[1], "Use these words": "\n".join(values)}[words]
    assert bench.desk.workspace.clause_data("A_2_1").owner == expected


def test_the_next_and_previous_conflict_are_gone_to_by_keys(bench: Workbench, stranger: Stranger) -> None:
    for at in (0, 40):
        does(bench, ReplaceText(TEXT, at, at + 3, "vår "))
        stranger.does(ReplaceText(TEXT, at, at + 3, "deras "))
    bench.show_panel("proposals")
    panel, count = bench.agreement.conflicts, len(bench.desk.conflicts)
    assert count > 2
    seen = []
    for _ in range(count):
        QTest.keyClick(bench.window(), Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
        seen.append((panel.list.currentRow(), bench.desk.revision))
    assert panel.isVisible()
    assert seen == [(row, one.revisions[0]) for row, one in enumerate(panel.conflicts)]
    QTest.keyClick(bench.window(), Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert panel.list.currentRow() == count - 1
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(bench.window(), Qt.Key.Key_F9, both)
    assert panel.list.currentRow() == count - 2


def test_conflicts_of_all_kinds_stand_in_the_order_of_the_document(bench: Workbench, stranger: Stranger) -> None:
    both_change(bench, stranger)
    place = bench.desk.workspace.find("A_2_2")
    assert place is not None
    does(bench, MoveClause("A_2_2", place.part, "A_4", ""))
    does(bench, SetRecord("clause", "A_3_1", {"owner": "Grupp ett"}))
    stranger.does(MoveClause("A_2_2", place.part, "A_4", "A_4_1"), SetRecord("clause", "A_3_1", {"owner": "Grupp två"}))
    found = [(one.kind, bench.desk.workspace.number(one.clause, "HSA")) for one in bench.desk.conflicts]
    assert found[:3] == [("competing", "2.1"), ("field", "3.1"), ("moves", "4.1")]


def test_a_card_names_what_is_no_letters(bench: Workbench, stranger: Stranger) -> None:
    text = "b.A_3_1"
    at = bench.desk.workspace.text(text, View.MARKUP)[0].text.index(ATOM)
    does(bench, ReplaceText(text, at, at + 1, "två"))
    bench.desk.release()
    stranger.does(ReplaceText(text, at, at + 1, "tre"))
    conflict = next(one for one in listed(bench, "competing") if one.text == text)
    panel = bench.agreement.conflicts
    panel.list.setCurrentRow(panel.conflicts.index(conflict))
    rest()
    told = " ".join(each.text() for each in panel.area.findChildren(QLabel))
    assert told.count("[reference to ") == 2 and ATOM not in told, told
