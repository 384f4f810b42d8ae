"""A window that is killed while somebody writes: what was typed is there, and so is the place."""

import json
import os
import random
from pathlib import Path

import pytest

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window import killed_writer
from tests.gui.window.conftest import rest, wait_until
from tests.workspace.killing import killed_after, load_first

KILLS = int(os.environ.get("HSAVTAL_KILLS", "1"))

load_first("hsavtal_desktop.gui.main_window")


def typed(workspace: Workspace) -> str:
    """All letters that were drafted, in the order of typing: a word may have been written inside another."""
    acts = [json.loads(line).get("events", []) for line in workspace.draft_lines()]
    return "".join(event["chars"] for events in acts for event in events if event["kind"] == "insert")


@pytest.mark.parametrize("seed", range(KILLS))
def test_words_and_place_survive_a_kill(home: Path, theme: Theme, seed: int) -> None:
    told = killed_after(random.Random(seed).random() * 0.3, killed_writer.write, home, seed, lines=3 + seed % 2)
    with Workspace.open(home / "exempel.hsavtal", Installation.open(home)) as workspace:
        written = typed(workspace)
        assert [word for word, _ in told if word not in written] == []
        assert facts.verify(workspace.log.file) == []
    places = told[-1][1]
    if places is None:
        return
    window = MainWindow(Installation.open(home), theme)
    window.resize(1400, 900)
    window.show()
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    rest()
    assert window.bench.agreement.document.places() == places, "caret, first line in sight, in every document"
    window.close()
    window.deleteLater()
    rest()


def test_the_page_opens_with_the_very_line_at_its_top_that_was_there(window: MainWindow, home: Path) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    page = window.bench.agreement.document.page
    page.put_caret("b.B_11_4", 0)
    lines = [
        round(leaf.y + 1) for section in page.flow.sections if section.key[-1] == "B_11_3_2" for leaf in section.leaves
    ]
    place = {**page.place(), "section": ["clause", "B_11_3_2"]}
    for top in lines:
        page.restore_place({**place, "offset": top / page.flow.setting.typography.em})
        kept = page.place()
        path = window.bench.desk.workspace.path
        window.close_workspace()
        window.open_path(path)
        wait_until(lambda: window.bench is not None)
        assert window.bench is not None
        rest()
        page = window.bench.agreement.document.page
        assert page.place() == kept


def test_where_the_page_was_brought_without_the_caret_is_noted_too(bench: Workbench) -> None:
    def noted() -> bool:
        return bench.desk.workspace.place().get("places") == bench.agreement.document.places()

    wait_until(noted)
    assert bench.agreement.document.page.scroll_to_clause("B_6_2")
    assert not noted()
    wait_until(noted)
