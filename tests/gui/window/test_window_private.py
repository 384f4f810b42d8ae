"""Working alone first: what is private stays when the rest is shared, and what waits is always seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from hsavtal_desktop.core.edits import AddComment, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page.accessible import stands_at
from hsavtal_desktop.gui.page.hover import told_of
from hsavtal_desktop.gui.page.private import padlocks
from hsavtal_desktop.gui.printing.dialogs import PrintDialog
from hsavtal_desktop.gui.release_dialog import ReleaseDialog
from hsavtal_desktop.gui.word_export import ExportWordDialog
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest
from tests.gui.window.test_window_journeys import click

TEXT = "b.A_2_1"


def typed(bench: Workbench, start: int, new: str, text: str = TEXT) -> str:
    changed = bench.desk.perform(ReplaceText(text, start, start, new))
    bench.desk.settle()
    assert changed is not None
    (name,) = changed.revisions
    return name


def shared(bench: Workbench, text: str = TEXT) -> str:
    return "\n".join(line.text for line in bench.desk.workspace.shared().text(text, View.FINAL))


def opened(bench: Workbench) -> ReleaseDialog:
    bench.status.unreleased.click()
    rest()
    dialog = bench.keeping.dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def items(dialog: ReleaseDialog) -> list[QListWidgetItem]:
    return [dialog.list.item(row) for row in range(dialog.list.count())]


def test_what_waits_is_listed_from_the_status_line_and_held_back_by_unticking(
    window: MainWindow, bench: Workbench
) -> None:
    typed(bench, 0, "Hemligt. ")
    typed(bench, 60, "öppet ")
    assert bench.status.unreleased.text() == "2 edits not shared"
    dialog = opened(bench)
    first, _ = items(dialog)
    assert "Hemligt." in first.text() and first.checkState() is Qt.CheckState.Checked
    first.setCheckState(Qt.CheckState.Unchecked)
    assert bench.status.unreleased.text() == "2 edits not shared, 1 of them private"
    assert dialog.share.text() == "Share 1 edit"
    click(dialog.share)
    rest()
    assert "öppet" in shared(bench) and "Hemligt" not in shared(bench)
    assert "1 private edit stays" in bench.status.news.text()
    (left,) = items(dialog)
    assert left.checkState() is Qt.CheckState.Unchecked and not dialog.share.isEnabled()
    left.setCheckState(Qt.CheckState.Checked)
    click(dialog.share)
    rest()
    assert "Hemligt" in shared(bench) and not dialog.isVisible()


def test_what_builds_on_something_private_says_so_and_can_not_be_ticked(window: MainWindow, bench: Workbench) -> None:
    name = typed(bench, 0, "Hemligt ord. ")
    bench.desk.perform(AddComment("A_2_1", "Om det", ((TEXT, 0, 7),)))
    bench.desk.keep_private([f"revision:{name}"], private=True)
    dialog = opened(bench)
    _, comment = items(dialog)
    assert "Builds on something that stays" in comment.text()
    assert not comment.flags() & Qt.ItemFlag.ItemIsUserCheckable
    bench.desk.release()
    assert bench.desk.workspace.unreleased() == 2
    assert bench.status.news.text() == "1 private edit stays, 1 edit that builds on it stays too"
    dialog.close()


def test_a_proposal_is_kept_private_on_its_card_and_says_so_there(window: MainWindow, bench: Workbench) -> None:
    name = typed(bench, 0, "Hemligt. ")
    bench.show_panel("proposals")
    bench.desk.enter_revision(name)
    rest()
    bar = bench.agreement.proposals.bar
    assert bar is not None and bar.private.isVisible()
    bar.private.click()
    rest()
    assert bench.desk.workspace.private_marks == {f"revision:{name}"}
    one = bench.desk.workspace.revision(name)
    assert "private, stays here" in bench.agreement.proposals.card._footnote(one)
    assert bench.commands["private-proposal"].text() == "Let the &proposal go along when you share"
    bench.commands["private-proposal"].trigger()
    assert not bench.desk.workspace.private_marks


def test_what_is_private_has_a_padlock_on_the_page_and_is_told_of(window: MainWindow, bench: Workbench) -> None:
    page = bench.agreement.document.page
    bench.go_to_clause("A_2_1")
    name = typed(bench, 0, "Hemligt. ")
    typed(bench, 60, "öppet ")
    page.put_caret(TEXT, 3)
    rest()
    index = page.flow.index_of_clause("A_2_1")
    assert index is not None
    section, setting = page.flow.sections[index], page.flow.setting
    (leaf,) = section.of_text(TEXT)

    def told() -> tuple[int, bool, bool]:
        hover, read = told_of(leaf, 3, setting, page.private), stands_at(page, page.caret())
        return (
            len(list(padlocks(section, setting, page.private, section.leaves))),
            "stays here" in hover,
            "stays here" in read,
        )

    before = page.viewport().grab().toImage()
    assert told() == (0, False, False)
    bench.desk.keep_private([f"revision:{name}"], private=True)
    rest()
    assert told() == (1, True, True)
    assert page.viewport().grab().toImage() != before
    page.put_caret(TEXT, 63)
    assert not told_of(leaf, 63, setting, page.private).count("stays here")
    bench.desk.keep_private([f"revision:{name}"], private=False)
    rest()
    assert told() == (0, False, False)


def test_all_that_is_written_in_a_private_clause_stays(window: MainWindow, bench: Workbench) -> None:
    bench.go_to_clause("A_2_1")
    rest()
    bench.commands["private-clause"].trigger()
    typed(bench, 0, "Hemligt. ")
    typed(bench, 0, "Öppet. ", "b.A_2_2")
    bench.desk.release()
    rest()
    assert "Hemligt" not in shared(bench) and shared(bench, "b.A_2_2").startswith("Öppet.")
    assert bench.commands.why_not("share") == "Nothing waits but what is private"
    dialog = opened(bench)
    (item,) = items(dialog)
    assert "All of the clause is private" in item.text()
    item.setCheckState(Qt.CheckState.Checked)
    assert not bench.desk.workspace.private_marks
    dialog.close()


def test_a_comment_is_kept_private_from_its_menu(window: MainWindow, bench: Workbench) -> None:
    bench.desk.perform(AddComment("A_2_1", "Bara för mig", id="k1"))
    bench.desk.settle()
    bench.show_panel("comments")
    bench.desk.enter_thread("k1")
    panel = bench.agreement.comments
    panel.more.menu().aboutToShow.emit()
    keep = next(action for action in panel.more.menu().actions() if action.text() == "Keep it on this computer")
    keep.trigger()
    bench.desk.release()
    assert all(one.id != "k1" for one in bench.desk.workspace.shared().comments())
    rest()
    panel.more.menu().aboutToShow.emit()
    keep = next(action for action in panel.more.menu().actions() if action.text() == "Keep it on this computer")
    assert keep.isChecked()


def test_what_is_private_is_told_before_it_is_printed_and_to_stay_out_of_word(bench: Workbench) -> None:
    assert PrintDialog(bench.desk, bench).private.isHidden()
    name = typed(bench, 0, "Hemligt. ")
    bench.desk.keep_private([f"revision:{name}"], private=True)
    paper = PrintDialog(bench.desk, bench).private
    assert not paper.isHidden() and paper.text().startswith("1 private edit is printed too")
    assert ExportWordDialog(bench.desk, bench).told.text().endswith("1 private edit stays on this computer.")
