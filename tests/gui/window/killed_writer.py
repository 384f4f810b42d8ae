"""Writes in the real window until it is killed: ``python -m tests.gui.window.killed_writer HOME SEED``.

Tells on a line of its own, as JSON, what must survive: the words typed 200 ms ago or earlier.  Every third time it
rests until the place is noted too, and tells caret and scroll place.
"""

import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.theme import Look, Theme, load_fonts
from hsavtal_desktop.workspace.installation import Installation

DURABLE = 0.2
"""Seconds after which what is typed survives anything."""


def rest(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def main(home: Path, seed: int) -> None:
    chance = random.Random(seed)
    application = QApplication([])
    load_fonts()
    window = MainWindow(Installation.open(home), Theme(application, Look.LIGHT))
    window.resize(1400, 900)
    window.show()
    window.open_example()
    while window.bench is None:
        rest(0.01)
    page = window.bench.agreement.document.page
    page.setFocus()
    rest(0.2)
    clauses = [section.place.clause for section in page.flow.sections if section.place]
    for number in range(1000):
        page.go_to_clause(chance.choice(clauses))
        for key in chance.choices((Qt.Key.Key_Down, Qt.Key.Key_Right), k=chance.randrange(4)):
            QTest.keyClick(page, key)
        word = f"ord{seed}x{number}"
        QTest.keyClicks(page, word)
        rest(DURABLE)
        told: dict[str, object] = {"word": word}
        if number % 3 == 2:
            rest(1)
            told["place"] = page.place()
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
