"""A window that is killed while somebody writes: what was typed is there, and so is the place."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.workspace.installation import Installation
from tests.gui.window.conftest import rest, wait_until

CHECKOUT = Path(__file__).resolve().parents[3]
KILLS = int(os.environ.get("HSAVTAL_KILLS", "1"))


def write_until_killed(home: Path, seed: int) -> list[dict[str, object]]:
    """What the window had told when it was killed, somewhere after the fourth word."""
    command = [sys.executable, "-m", "tests.gui.window.killed_writer", str(home), str(seed)]
    told = []
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(json.loads(line))
            if len(told) >= 3 + seed % 2:
                time.sleep(random.Random(seed).random() * 0.3)
                process.send_signal(signal.SIGKILL)
                break
    return told


@pytest.mark.parametrize("seed", range(KILLS))
def test_words_and_place_survive_a_kill(home: Path, theme: Theme, seed: int) -> None:
    told = write_until_killed(home, seed)
    window = MainWindow(Installation.open(home), theme)
    window.resize(1400, 900)
    window.show()
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    rest()
    workspace, page = window.bench.desk.workspace, window.bench.agreement.document.page
    written = " ".join(
        paragraph.text
        for document in workspace.documents()
        for place in workspace.outline(document, View.FINAL).places
        for text in (f"h.{place.clause}", f"b.{place.clause}")
        for paragraph in workspace.text(text, View.FINAL)
    )
    assert [each["word"] for each in told if str(each["word"]) not in written] == []
    if "place" in told[-1]:
        assert page.place() == told[-1]["place"]
    window.close()
    window.deleteLater()
    rest()
