"""Long random scripts of keys, mouse and commands: each step comes to what an independent model foretold.

``HSAVTAL_LONG_SCRIPTS=100:50`` runs the fifty scripts from number 100, ``HSAVTAL_LONG_STEPS`` says how long they are.
"""

import os

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.scribe import Scribe
from tests.gui.window.test_window_scripts import check

FIRST, COUNT = (int(each) for each in os.environ.get("HSAVTAL_LONG_SCRIPTS", "0:1").split(":"))
STEPS = int(os.environ.get("HSAVTAL_LONG_STEPS", "40"))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_every_step_of_a_long_script_comes_to_what_was_foretold(bench: Workbench, seed: int) -> None:
    bench.desk.perform(SetRecord("field", "f", {"title": "Fält", "text": "ord"}))
    scribe = Scribe(bench, seed)
    place = scribe.dice.choice(scribe.workspace.outline(bench.desk.document, View.MARKUP).places)
    scribe.page.put_caret(f"b.{place.clause}", 0)
    try:
        for _ in range(STEPS):
            scribe.take_a_step()
            check(scribe)
    except Exception as error:
        raise AssertionError("\n".join(scribe.done[-25:])) from error
    said, steps = digest.content(scribe.workspace.state), 0
    while scribe.workspace.undo_text:
        bench.commands["undo"].trigger()
        steps += 1
    check(scribe)
    for _ in range(steps):
        bench.commands["redo"].trigger()
    check(scribe)
    assert digest.content(scribe.workspace.state) == said
    scribe.workspace.release()
    assert digest.content(scribe.workspace.released()) == said
