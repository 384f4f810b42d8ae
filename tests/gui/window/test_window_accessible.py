"""The whole window as an assistive program walks it: every page, panel and dialog."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until

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
    """What takes the keyboard in a window and tells neither a name nor, on this system, a description."""
    found = []
    for one in walked(QAccessible.queryAccessibleInterface(root)):
        state = one.state()
        widget = one.object()
        if not isinstance(widget, QWidget) or not widget.isVisible() or not state.focusable or one.role() in HOLDERS:
            continue
        told = one.text(QAccessible.Text.Name) or widget.accessibleName() or widget.toolTip()
        if not told.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} {one.role()}")
    return found


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


def test_every_dialog_can_be_walked_and_names_what_takes_the_keyboard(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QPrintDialog, "show", lambda *_: None)
    bench.go_to_clause("A_2_1")
    found, seen = list[str](), 0
    for name in [each for each in bench.commands if "…" in bench.commands[each].text()]:
        bench.commands[name].trigger()
        wait_until(lambda: not bench.worker.working)
        rest()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                seen += 1
                found += [f"{name}: {each}" for each in nameless(dialog)]
                dialog.reject()
    assert seen > 10
    assert not found, "\n".join(found)
