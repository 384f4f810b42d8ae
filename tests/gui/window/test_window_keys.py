"""Changing the keys of commands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.gui.keys_dialog import KeysDialog, why_no_shortcut
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.start.application import translate
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, SHIFT, press


@pytest.fixture
def dialog(window: MainWindow, bench: Workbench) -> Iterator[KeysDialog]:
    made = KeysDialog(window.commands, window.installation, window)
    made.open()
    rest()
    yield made
    made.close()


def take(dialog: KeysDialog, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    dialog.keys.setFocus()
    QTest.keyClick(dialog.keys, key, held)


def test_new_keys_work_at_once_and_are_shown_everywhere_and_kept(
    window: MainWindow, bench: Workbench, dialog: KeysDialog
) -> None:
    dialog.search.setText("members")
    assert dialog.chosen == "show-members"
    take(dialog, Qt.Key.Key_K, CTRL | SHIFT)
    assert dialog.use.isEnabled() and dialog.told.text() == ""
    dialog.use.click()
    assert dialog.table.item(dialog.table.currentRow(), 1).text() == "Ctrl+Shift+K"
    dialog.close()
    assert "Ctrl+Shift+K" in window.commands["show-members"].toolTip()
    window.activateWindow()
    wait_until(window.isActiveWindow)
    bench.agreement.document.page.setFocus()
    press(window, Qt.Key.Key_K, CTRL | SHIFT)
    assert bench.page == "members"
    window.close_workspace()
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.commands["show-members"].shortcut() == QKeySequence("Ctrl+Shift+K")
    assert window.installation.settings.preferences["keys"] == {"show-members": "Ctrl+Shift+K"}


def test_keys_that_another_command_has_are_told_and_can_be_taken_from_it(
    window: MainWindow, dialog: KeysDialog
) -> None:
    usual = window.commands["show-members"].shortcut()
    dialog.choose("show-members")
    take(dialog, Qt.Key.Key_D, CTRL | SHIFT)
    assert "“Share”" in dialog.told.text() and dialog.use.text() == "Use them anyway"
    dialog.use.click()
    assert window.commands["share"].shortcuts() == []
    assert window.commands["show-members"].shortcut() == QKeySequence("Ctrl+Shift+D")
    dialog.choose("share")
    assert dialog.usual.isEnabled()
    dialog.all.click()
    assert window.commands["share"].shortcut() == QKeySequence("Ctrl+Shift+D")
    assert window.commands["show-members"].shortcut() == usual != QKeySequence("Ctrl+Shift+D")
    assert window.installation.settings.preferences["keys"] == {}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("Ctrl+Alt+E", "AltGr"),
        ("Ctrl+Alt+2", "AltGr"),
        ("Ctrl+Alt+Shift+Q", "AltGr"),
        ("A", "write"),
        ("Shift+Å", "write"),
        ("Return", "write"),
        ("Ctrl+Left", "move"),
        ("Ctrl+C", "move"),
        ("Ctrl+Shift+End", "move"),
    ],
)
def test_keys_that_write_or_move_are_refused_with_a_reason(keys: str, told: str) -> None:
    assert told in why_no_shortcut(QKeySequence(keys))


def test_every_key_from_the_start_would_be_allowed_or_belongs_to_the_page(window: MainWindow, bench: Workbench) -> None:
    for name in window.commands:
        for keys in window.commands[name].shortcuts():
            reason = why_no_shortcut(keys)
            assert not reason or name in ("cut", "copy", "paste", "select-all", "comment"), (
                name,
                keys.toString(),
                reason,
            )


def test_several_commands_are_seen_at_twice_the_size_on_a_small_screen(dialog: KeysDialog) -> None:
    dialog.resize(664, 344)
    rest()
    assert dialog.table.viewport().height() > 3 * dialog.table.rowHeight(0)


def test_keys_are_taken_away_and_given_back(window: MainWindow, dialog: KeysDialog) -> None:
    dialog.search.setText("ctrl+f")
    dialog.choose("find")
    dialog.none.click()
    assert window.commands["find"].shortcuts() == []
    dialog.search.clear()
    dialog.choose("find")
    assert not dialog.none.isEnabled() and dialog.none.toolTip()
    dialog.usual.click()
    assert window.commands["find"].shortcuts()


def test_settings_that_hold_nonsense_change_no_keys(window: MainWindow) -> None:
    window.installation.remember(preferences={"keys": {"find": 5, "share": "Nonsense+X", "gone": "Ctrl+K"}})
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.commands["find"].shortcuts()
    assert window.commands["undo"].shortcuts()


def test_keys_have_swedish_names_in_the_swedish_window(qapp: QApplication) -> None:
    before, installed = QLocale(), translate(qapp, "sv")
    named = [
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in ("Ctrl+Return", "Shift+F8")
    ]
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    assert named == ["Ctrl+Retur", "Skift+F8"]


def test_who_saves_by_habit_is_told_that_it_is_done(window: MainWindow, bench: Workbench) -> None:
    window.commands["save"].trigger()
    assert bench.desk.workspace.saved
    assert bench.desk.workspace.path.name in bench.status.news.text()
