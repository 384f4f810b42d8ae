"""A key in the system's key store: the window never waits for it, and tells where it is."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.exchange import key_place
from hsavtal_desktop.exchange.keys import FILE_NAME
from hsavtal_desktop.gui.help_dialogs import AboutDialog
from hsavtal_desktop.gui.main_window import MainWindow
from tests.exchange.test_key_place import FakeStore
from tests.gui.window.conftest import rest, wait_until


def test_a_locked_key_store_keeps_nobody_from_writing_and_sharing_comes_after(window: MainWindow, home: Path) -> None:
    store, path = FakeStore(), home / FILE_NAME
    key_place.to_store(path, store)
    window.installation.key = key = key_place.load(path, store)
    key.patience = 0.05
    store.unlocked.clear()
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    desk = window.bench.desk
    clause = next(iter(desk.workspace.state.structure.clauses))
    assert desk.perform(ReplaceText(f"b.{clause}", 0, 0, "Skrivet medan ringen är låst. ")) is not None
    begun = time.monotonic()
    desk.release()
    assert time.monotonic() - begun < 5
    assert "unlocked" in window.bench.message.words.text() and desk.workspace.unreleased()
    store.unlocked.set()
    rest()
    desk.release()
    assert not desk.workspace.unreleased()
    assert key_place.store_of(path) == "Provringen" and window.installation.key_place.store == "Provringen"


def test_where_there_is_no_store_the_key_stays_in_the_file_and_that_is_said(window: MainWindow) -> None:
    window.show_about()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, AboutDialog) and one.isVisible()]
    assert str(window.installation.key_place.path) in dialog.key.text()
    said: list[str] = []
    window.worker.refused.connect(said.append)
    dialog.move_key.click()
    wait_until(lambda: bool(said))
    assert "ingen nyckelring" in said[0] or "no key store" in said[0]
    assert window.installation.key_place.store == ""
