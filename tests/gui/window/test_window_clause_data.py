"""Clause data through the window: one clause, several at once, the registers, the outline's filters."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from hsavtal_desktop.core.edits import AddComment, Changed, ReplaceText, SetRecord
from hsavtal_desktop.gui.clause_panel import ClausePanel
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.register_dialog import RegisterDialog
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest
from tests.gui.window.test_window_journeys import click, press, write


def opened(bench: Workbench, clause: str = "A_2_1") -> ClausePanel:
    bench.show_panel("clause")
    bench.go_to_clause(clause)
    rest()
    return bench.agreement.clause


def select(bench: Workbench, *clauses: str) -> None:
    outline = bench.agreement.outline
    model = outline.tree.selectionModel()
    model.clearSelection()
    for clause in clauses:
        node = outline.model.find(bench.desk.document, clause)
        assert node is not None
        index = outline.model.index_of(node)
        model.select(index, QItemSelectionModel.SelectionFlag.Select)
    rest()


def shown(bench: Workbench) -> set[str]:
    """Clauses that the outline lets through, not only those above them."""
    outline = bench.agreement.outline
    nodes = [node for node in outline.model.lines if node.clause and outline.filter.fits(node)]
    return {node.clause for node in nodes if outline.model.index_of(node).isValid()}


def test_several_clauses_are_written_at_once_and_undone_at_once(window: MainWindow, bench: Workbench) -> None:
    panel = opened(bench)
    workspace = bench.desk.workspace
    workspace.perform(SetRecord("clause", "A_2_1", {"owner": "Ett"}))
    select(bench, "A_2_1", "A_2_2", "A_2_3")
    assert panel.title.text() == "3 clauses selected"
    assert panel.owner.placeholderText() == "(different)" and panel.owner.text() == ""
    click(panel.owner)
    press(window, Qt.Key.Key_Tab)
    assert workspace.clause_data("A_2_1").owner == "Ett", "leaving a field as it is writes nothing"
    click(panel.owner)
    write(panel.owner, "Samsyn")
    press(window, Qt.Key.Key_Tab)
    rest()
    names = ("A_2_1", "A_2_2", "A_2_3")
    assert [workspace.clause_data(name).owner for name in names] == ["Samsyn"] * 3
    bench.desk.undo()
    assert [workspace.clause_data(name).owner for name in names] == ["Ett", "", ""]


def test_different_choices_of_several_clauses_are_shown_as_different(window: MainWindow, bench: Workbench) -> None:
    panel = opened(bench)
    bench.desk.workspace.perform(SetRecord("clause", "A_2_1", {"status": "oenig"}))
    select(bench, "A_2_1", "A_2_2")
    assert panel.status.currentText() == "(different)"
    panel.status.setCurrentIndex(panel.status.findData("diskussion"))
    panel.status.activated.emit(panel.status.currentIndex())
    assert {bench.desk.workspace.clause_data(name).status for name in ("A_2_1", "A_2_2")} == {"diskussion"}
    assert panel.status.findText("(different)") < 0


def test_a_clause_is_not_ready_before_its_questions_are_answered(window: MainWindow, bench: Workbench) -> None:
    panel = opened(bench)
    ready = panel.status.findData("klar")
    panel.status.setCurrentIndex(ready)
    panel.status.activated.emit(ready)
    assert "3 guiding questions" in bench.message.words.text()
    assert panel.status.currentData() != "klar", "the form shows what is true"
    for name, field in panel.questions.answers.items():
        field.setFocus()
        write(field, "Bra")
        if name == "samhalle":
            panel.questions.waivers[name].setChecked(True)
        press(window, Qt.Key.Key_Tab)
        rest()
    assert panel.asking.text() == "Guiding questions: all answered"
    panel.status.setCurrentIndex(ready)
    panel.status.activated.emit(ready)
    assert bench.desk.workspace.clause_data("A_2_1").status == "klar"


def test_statutes_are_picked_for_several_and_those_of_some_are_shown_so(window: MainWindow, bench: Workbench) -> None:
    panel = opened(bench)
    workspace = bench.desk.workspace
    for name in ("A_2_1", "A_2_2"):
        workspace.perform(SetRecord("clause", name, {"statutes": set()}))
    workspace.perform(SetRecord("clause", "A_2_1", {"statutes": {"lss"}}))
    select(bench, "A_2_1", "A_2_2")
    assert panel.statutes.text().endswith("(in some)") or "in some" in panel.statutes.toolTip()
    panel.statutes.fill()
    actions = {action.text(): action for action in panel.statutes.menu().actions()}
    actions["Hälso- och sjukvårdslag (2017:30)"].trigger()
    assert workspace.clause_data("A_2_1").statutes == {"lss", "hsl"}
    assert workspace.clause_data("A_2_2").statutes == {"hsl"}


def test_the_register_of_goals_is_written_in_a_table(window: MainWindow, bench: Workbench) -> None:
    panel = opened(bench)
    panel.edit_goals()
    rest()
    dialog = panel.findChild(RegisterDialog)
    assert isinstance(dialog, RegisterDialog)
    click(dialog.new)
    rest()
    dialog.table.item(0, 0).setText("Sammanhållen vård")
    click(dialog.shut)
    rest()
    panel.goals.fill()
    action = panel.goals.menu().actions()[0]
    assert action.text() == "Sammanhållen vård"
    action.trigger()
    (goal,) = bench.desk.workspace.clause_data("A_2_1").goals
    assert bench.desk.workspace.state.record("goal", goal).fields()["name"] == "Sammanhållen vård"


def test_shipped_statutes_are_changed_and_taken_away(window: MainWindow, bench: Workbench) -> None:
    panel = opened(bench)
    panel.edit_statutes()
    rest()
    dialog = panel.findChild(RegisterDialog)
    assert isinstance(dialog, RegisterDialog)
    row = next(row for row in range(dialog.table.rowCount()) if dialog.table.item(row, 1).text() == "1985:125")
    dialog.table.item(row, 3).setText("2026-11-28")
    count = dialog.table.rowCount()
    dialog.table.setCurrentCell(row, 0)
    assert bench.desk.workspace.state.record("statute", "tvl").fields() == {"checked": "2026-11-28"}
    click(dialog.remove)
    assert dialog.table.rowCount() == count - 1
    bench.desk.undo()
    click(dialog.shut)


def test_the_outline_is_filtered_by_several_things_at_once_with_a_way_back(
    window: MainWindow, bench: Workbench
) -> None:
    outline, workspace = bench.agreement.outline, bench.desk.workspace
    everything = shown(bench)
    workspace.perform(SetRecord("clause", "A_2_1", {"owner": "Samsyn", "status": "oenig"}))
    workspace.perform(SetRecord("clause", "A_2_2", {"owner": "Samsyn", "status": "diskussion"}))
    bench.desk.perform(AddComment("A_2_2", "Varför?"))
    bench.desk.settle()
    click(outline.more)
    owner, status = outline.choices.boxes["owner"], outline.choices.boxes["status"]
    owner.setCurrentIndex(owner.findData("Samsyn"))
    assert shown(bench) == {"A_2_1", "A_2_2"}
    status.setCurrentIndex(status.findData("oenig"))
    assert shown(bench) == {"A_2_1"}
    outline.choices.comments.setChecked(True)
    assert shown(bench) == set()
    assert "Show all clauses" in outline.hint.text
    status.setCurrentIndex(0)
    assert shown(bench) == {"A_2_2"}
    click(outline.choices.all)
    assert shown(bench) == everything
    QTest.keyClick(window, Qt.Key.Key_Escape)


def test_a_clause_is_reviewed_from_the_keyboard_and_found_again_when_it_changes(bench: Workbench) -> None:
    desk, outline, panel = bench.desk, bench.agreement.outline, opened(bench)
    place = desk.place
    assert place is not None
    assert not panel.reviews.buttons["legal-review"].isEnabled()
    assert bench.commands.why_not("legal-review")
    desk.workspace.group.admit([desk.workspace.author], "JUR")
    desk.announce(Changed(everything=True))
    rest()
    assert panel.reviews.buttons["legal-review"].isEnabled() and bench.commands.why_not("language-review")
    panel.reviews.buttons["legal-review"].setFocus()
    QTest.keyClick(panel.reviews.buttons["legal-review"], Qt.Key.Key_Space)
    rest()
    assert "Kim Åström" in panel.reviews.told["legal-review"].text()
    chosen = [outline.choices.review.itemData(row) for row in range(outline.choices.review.count())]
    outline.more.setChecked(True)
    outline.choices.review.setCurrentIndex(chosen.index(("legal-review", "current")))
    rest()
    assert shown(bench) == {place.clause}
    desk.perform(ReplaceText(f"b.{place.clause}", 0, 0, "Nytt. "))
    rest()
    assert shown(bench) == set()
    assert "⚠" in panel.reviews.told["legal-review"].text()
    outline.choices.review.setCurrentIndex(chosen.index(("legal-review", "changed")))
    assert shown(bench) == {place.clause}
    desk.undo()
    desk.undo()
    assert desk.workspace.reviews(place.clause, "legal-review") == []
