"""Writes in the real window until it is killed.

Tells what must survive: the words typed 200 ms ago or earlier.  Every third time it scrolls or goes to another
document, rests until the place is noted too, and tells caret and scroll place in every document.
"""

import os
import random
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.theme import Look, Theme, load_fonts
from hsavtal_desktop.store.home import VARIABLE
from hsavtal_desktop.workspace.installation import Installation
from tests.workspace.killing import Tell

DURABLE = 0.2
"""Seconds after which what is typed survives anything."""


def rest(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def write(tell: Tell, home: Path, seed: int) -> None:
    """Open the example and write words of its own here and there in it, without end."""
    os.environ[VARIABLE] = str(home)
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
    tell("ready")
    clauses = [section.place.clause for section in page.flow.sections if section.place]
    for number in range(1000):
        page.go_to_clause(chance.choice(clauses))
        for key in chance.choices((Qt.Key.Key_Down, Qt.Key.Key_Right), k=chance.randrange(4)):
            QTest.keyClick(page, key)
        word = f"ord{seed}x{number}"
        QTest.keyClicks(page, word)
        rest(DURABLE)
        if number % 3 == 2:
            if chance.random() < 0.7:
                bar = page.verticalScrollBar()
                bar.setValue(chance.randint(bar.minimum(), bar.maximum()))
            else:
                window.bench.desk.choose_document(chance.choice(window.bench.desk.workspace.documents()))
                clauses = [section.place.clause for section in page.flow.sections if section.place]
            rest(1)
            tell(word, window.bench.agreement.document.places())
        else:
            tell(word, None)
