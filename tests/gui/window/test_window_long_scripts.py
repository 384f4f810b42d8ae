"""Long random scripts of keys, mouse and commands: each step comes to what an independent model foretold.

``HSAVTAL_LONG_SCRIPTS=100:50`` runs the fifty scripts from number 100, ``HSAVTAL_LONG_STEPS`` says how long they are,
``HSAVTAL_LONG_KEPT=3,17`` takes only these steps of them: so a failure is made small.
"""

import os
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.lot import seeded
from tests.gui.window.plain_editor import Reading
from tests.gui.window.scribe import Scribe
from tests.gui.window.small_package import make_small_package
from tests.gui.window.test_window_scripts import check

FIRST, COUNT = (int(each) for each in os.environ.get("HSAVTAL_LONG_SCRIPTS", "0:1").split(":"))
STEPS = int(os.environ.get("HSAVTAL_LONG_STEPS", "40"))
KEPT = [int(each) for each in os.environ.get("HSAVTAL_LONG_KEPT", "").split(",") if each] or range(STEPS)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_every_step_of_a_long_script_comes_to_what_was_foretold(window: MainWindow, seed: int) -> None:
    seeded(window.installation, seed)
    window.open_example()
    bench = _opened(window)
    bench.desk.perform(SetRecord("field", "f", {"title": "Fält", "text": "ord"}))
    _write(bench, seed)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_so_it_does_where_all_that_is_done_meets_in_a_few_clauses(window: MainWindow, home: Path, seed: int) -> None:
    seeded(window.installation, seed)
    window.open_path(make_small_package(home / "litet.hsavtal", window.installation))
    _write(_opened(window), seed)


def _opened(window: MainWindow) -> Workbench:
    wait_until(lambda: window.bench is not None)
    rest()
    assert window.bench is not None
    return window.bench


def _write(bench: Workbench, seed: int) -> None:
    """A script, all of it taken back and done again, and shared."""
    scribe = Scribe(bench, seed)
    place = scribe.hand.dice.choice(scribe.workspace.outline(bench.desk.document, View.MARKUP).places)
    scribe.page.put_caret(f"b.{place.clause}", 0)
    try:
        for number in KEPT:
            scribe.take_a_step(number)
            check(scribe)
    except Exception as error:
        raise AssertionError("\n".join(scribe.done)) from error
    workspace = scribe.workspace
    said, steps = digest.content(workspace.state), 0
    refused: list[str] = []
    scribe.bench.desk.refused.connect(refused.append)
    while workspace.undo_text:
        told = len(refused)
        scribe.hand.take("undo")
        # What was shared and decided before the window was opened again is passed over.
        steps += len(refused) == told
    check(scribe)
    beginning = scribe.hand.beginning
    if beginning is not None:
        assert not refused, "\n".join(scribe.done)
        left = Reading.of(workspace).differs_in(beginning)
        assert Reading.of(workspace) == beginning, f"all taken back, it reads otherwise: {left}" + "\n".join(
            scribe.done
        )
    for _ in range(steps):
        scribe.hand.take("redo")
    check(scribe)
    assert digest.content(workspace.state) == said
    workspace.mark_private(workspace.private_marks, private=False)
    workspace.release()
    assert digest.content(workspace.released()) == said
