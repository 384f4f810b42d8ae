"""Every command: found, explained, and on keys that a Swedish keyboard leaves free."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.command_palette import CommandPalette, score
from hsavtal_desktop.gui.commands import plain
from hsavtal_desktop.gui.keys_dialog import KeysDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.new_document import NewDocumentDialog
from hsavtal_desktop.gui.review_commands import comment_keys
from hsavtal_desktop.gui.version_dialog import VersionDialog
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until


def in_menus(window: MainWindow) -> list[QAction]:
    def below(menu: QMenu) -> list[QAction]:
        found = []
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                found += below(inner)
            elif not action.isSeparator():
                found.append(action)
        return found

    tops = [top.menu() for top in window.menuBar().actions()]
    return [action for top in tops if isinstance(top, QMenu) for action in below(top)]


def test_no_keys_are_those_that_write_a_letter_with_altgr(window: MainWindow, bench: Workbench) -> None:
    altgr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for name in window.commands:
        for keys in window.commands[name].shortcuts():
            expected = name == "comment" and keys.toString() not in comment_keys("win32")
            assert expected or keys[0].keyboardModifiers() & altgr != altgr, (name, keys.toString())


def test_word_s_keys_for_a_comment_work_where_altgr_is_a_key_of_its_own() -> None:
    """AltGr and M write µ on a Swedish keyboard, and AltGr is Ctrl and Alt in Windows alone."""
    assert "Ctrl+Alt+M" in comment_keys("linux") and "Ctrl+Alt+M" in comment_keys("darwin")
    assert comment_keys("win32") == ("Ctrl+Shift+M",)


def test_no_two_commands_share_keys(window: MainWindow, bench: Workbench) -> None:
    taken: dict[str, str] = {}
    for name in window.commands:
        for keys in window.commands[name].shortcuts():
            text = keys.toString(QKeySequence.SequenceFormat.PortableText)
            assert taken.setdefault(text, name) == name


def test_every_command_stands_in_a_menu(window: MainWindow, bench: Workbench) -> None:
    listed = {action.objectName() for action in in_menus(window)}
    assert set(window.commands) - listed == set()


def test_a_command_that_can_not_be_used_says_why(window: MainWindow, bench: Workbench) -> None:
    for name in window.commands:
        action = window.commands[name]
        assert action.isEnabled() or window.commands.why_not(name) in action.toolTip() != "", name
    assert not window.commands["undo"].isEnabled()
    assert window.commands.why_not("undo") == "There is nothing to undo"


def test_letters_of_a_name_find_a_command_and_return_runs_it(window: MainWindow, bench: Workbench) -> None:
    window.show_palette()
    palette = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CommandPalette))
    QTest.keyClicks(palette.words, "membrs")
    assert palette.list.item(0).text() == "Members"
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    rest()
    assert bench.page == "members"
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, CommandPalette)]


def test_names_that_begin_so_come_before_names_that_hold_the_letters() -> None:
    assert score("acc", "Accept and go on") > score("acc", "Not accepted") > score("acc", "Any clause, chapter") > 0
    assert score("share", "Share") > score("share", "Not shared") > 0
    assert score("xyz", "Accept") == 0


def test_a_name_is_plain_without_the_mark_of_its_letter() -> None:
    assert plain("E&xchange…") == "Exchange"
    assert plain("R&&D") == "R&D"


def test_the_list_of_keys_holds_every_command(window: MainWindow, bench: Workbench) -> None:
    dialog = KeysDialog(window.commands, window.installation, window)
    assert dialog.table.rowCount() == len(list(window.commands))


def test_commands_of_a_workspace_go_with_it(window: MainWindow, bench: Workbench) -> None:
    window.close_workspace()
    assert "undo" not in list(window.commands) and not window.toolbar.isVisible()
    assert [action.text() for action in window.actions() if action.objectName() == "undo"] == []


def test_a_button_that_can_not_be_pressed_says_why(bench: Workbench) -> None:
    version, document = VersionDialog(bench.desk, bench), NewDocumentDialog(bench)
    comments = bench.agreement.comments
    bench.show_panel("comments")
    comments.list.setCurrentIndex(QModelIndex())
    for each in (version.save, document.make, comments.reply, comments.settle):
        assert not each.isEnabled() and each.toolTip()
    version.name.setText("Arbetsutkast 2")
    document.title.setText("Rehabilitering")
    for each in (version.save, document.make):
        assert each.isEnabled() and not each.toolTip()


def heading_written_over(bench: Workbench) -> tuple[str, ...]:
    """What the headings of the shown document say once somebody begins to write."""
    QTest.keyClicks(bench.agreement.document.page, "Syfte")
    workspace = bench.desk.workspace
    places = workspace.outline(bench.desk.document, View.FINAL).places
    return tuple(paragraph.text for place in places for paragraph in workspace.text(f"h.{place.clause}", View.FINAL))


def test_the_first_heading_of_a_new_agreement_or_document_is_ready_to_be_written_over(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nytt.hsavtal"), ""))
    window.opening.new()
    wait_until(lambda: window.bench is not None)
    bench = window.bench
    assert bench is not None
    rest()
    assert heading_written_over(bench) == ("Syfte",)
    bench.clauses.new_document()
    (dialog,) = (each for each in window.findChildren(NewDocumentDialog) if each.isVisible())
    dialog.title.setText("Rehabilitering")
    dialog.accept()
    assert heading_written_over(bench) == ("Syfte",)
    assert len(bench.desk.workspace.documents()) == 2


def test_the_palette_says_when_no_command_fits(window: MainWindow) -> None:
    window.show_palette()
    palette = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CommandPalette))
    assert palette.list.isVisible() and not palette.none.isVisible()
    QTest.keyClicks(palette.words, "qqzz")
    assert palette.none.text() == "No command fits" and palette.none.isVisible() and not palette.list.isVisible()
    palette.words.clear()
    assert palette.list.isVisible() and not palette.none.isVisible()
    palette.close()


def test_looks_given_to_several_clauses_at_once_are_one_step(bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    first, *_, last = [place.clause for place in workspace.outline(bench.desk.document, View.MARKUP).places][:4]
    for command in ("bold", "bullets"):
        before = digest.content(workspace.state)
        page.put_caret(f"b.{first}", 2)
        page.put_caret(f"b.{last}", 9, keep_anchor=True)
        bench.commands[command].trigger()
        assert digest.content(workspace.state) != before
        bench.commands["undo"].trigger()
        assert digest.content(workspace.state) == before


def test_an_undoing_that_was_shared_is_passed_over_by_redo_and_the_menu_says_what_comes_next(bench: Workbench) -> None:
    desk, redo = bench.desk, bench.commands["redo"]
    refused: list[str] = []
    desk.refused.connect(refused.append)
    desk.perform(ReplaceText("b.A_1_2", 0, 0, "Delat. "))
    desk.release()
    desk.undo()
    desk.release()
    assert redo.isEnabled()
    redo.trigger()
    assert len(refused) == 1 and not desk.workspace.redo_text
    assert not redo.isEnabled()
