"""The whole window as an assistive program walks it: every page, panel and dialog."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid

from hsavtal_desktop.gui.chooser import Chooser
from hsavtal_desktop.gui.keys_dialog import KeysDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.release_dialog import ReleaseDialog
from hsavtal_desktop.gui.restore_dialog import RestoreDialog
from hsavtal_desktop.gui.widgets import search_field
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.start.application import translate
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.dialogs import leave_out_those_of_the_system, open_dialogs

MOST = 60
"""Children of one thing that are looked at."""
HOLDERS = {QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Window, QAccessible.Role.LayeredPane}


def walked(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """A thing and all in it, each asked for what programs ask of everything they meet."""
    yield one
    for ask in (one.textInterface, one.valueInterface, one.attributesInterface, one.rect, one.state):
        ask()
    for index in range(min(one.childCount(), MOST)):
        child = one.child(index)
        if child is not None:
            yield from walked(child)


def nameless(root: QWidget) -> list[str]:
    """What takes the keyboard in a window, or is pressed, and tells no name (a description will do for the first)."""
    found = []
    for one in walked(QAccessible.queryAccessibleInterface(root)):
        widget, pressed = one.object(), isinstance(one.object(), QAbstractButton)
        if not isinstance(widget, QWidget) or not widget.isVisible() or one.role() in HOLDERS:
            continue
        if not one.state().focusable and not pressed:
            continue
        told = one.text(QAccessible.Text.Name) or widget.accessibleName()
        if not pressed:
            told = told or widget.toolTip()
        if not told.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} {one.role()}")
    return found


@pytest.fixture(params=["sv", "en"], autouse=True)
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """The language of the window."""
    before, installed = QLocale(), translate(qapp, request.param)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_every_page_and_panel_can_be_walked_and_names_what_takes_the_keyboard(
    window: MainWindow, bench: Workbench
) -> None:
    bench.go_to_clause("A_2_1")
    found: list[str] = []
    for name in [each for each in bench.commands if each.startswith(("show-", "panel-"))]:
        bench.commands[name].trigger()
        wait_until(lambda: not bench.worker.working)
        rest()
        found += [f"{name}: {each}" for each in nameless(window)]
    assert not found, "\n".join(found)


def walked_by_tab(dialog: QDialog) -> list[QWidget]:
    """What the tab key comes to in a dialog, from where the keyboard is at first until it is there again."""
    found: list[QWidget] = []
    at = dialog.focusWidget()
    while at is not None and at not in found:
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = dialog.focusWidget()
    return found


def upwards(dialog: QDialog) -> list[str]:
    """Steps of the tab key that go back to what stands higher."""
    boxes = [each.rect().translated(each.mapTo(dialog, QPoint())) for each in walked_by_tab(dialog)]
    return [f"{first} → {after}" for first, after in pairwise(boxes) if after.bottom() <= first.top()]


LISTS = (Chooser, ReleaseDialog, RestoreDialog, KeysDialog)
"""Dialogs in whose lists Return has a use of its own."""


def oddities(dialog: QDialog) -> list[str]:
    """What of the habits of dialogs does not hold in this one, which is closed by it."""
    found = [*nameless(dialog), *upwards(dialog)]
    if dialog.focusWidget() is None:
        found.append("the keyboard is nowhere")
    if not isinstance(dialog, LISTS) and not [each for each in dialog.findChildren(QPushButton) if each.isDefault()]:
        found.append("Return does nothing")
    letters = [each.shortcut().toString() for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    found += [f"two have {letter}" for letter in {*letters} - {""} if letters.count(letter) > 1]
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    if isValid(dialog) and dialog.isVisible():
        found.append("Escape does not close it")
        dialog.reject()
    return found


def test_every_dialog_can_be_walked_and_keeps_to_the_habits_of_dialogs(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_out_those_of_the_system(monkeypatch.setattr)
    bench.go_to_clause("A_2_1")
    found, seen = list[str](), 0
    for name in [each for each in bench.commands if "…" in bench.commands[each].text() or each in ("keys", "about")]:
        bench.commands[name].trigger()
        wait_until(lambda: not bench.worker.working)
        rest()
        for dialog in open_dialogs():
            seen += 1
            found += [f"{name}: {each}" for each in oddities(dialog)]
    assert seen > 10
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("qapp")
def test_what_is_pressed_within_a_search_field_has_a_name() -> None:
    field = search_field("Sök")
    field.show()
    assert len(inside(field)) == 1, "where nothing can be taken away no cross takes room"
    field.setText("ord")
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in inside(field)]
    assert len(names) == 2 and all(names) and len({*names}) == 2
    field.close()
    field.deleteLater()


def inside(field: QWidget) -> list[QAbstractButton]:
    return [each for each in field.findChildren(QAbstractButton) if each.isVisible()]
