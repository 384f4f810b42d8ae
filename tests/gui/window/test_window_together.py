"""Windows in which people write at random and exchange files: each shows its model, and all end alike.

``HSAVTAL_SCRIPTS=100:50`` runs fifty scripts from number 100, ``HSAVTAL_COPIES`` says for how many people and
``HSAVTAL_COPIES_STEPS`` how many steps each of them takes between two exchanges.
"""

import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core import digest, views
from hsavtal_desktop.core.reading import ATOM, View
from hsavtal_desktop.gui.exchange.send_dialog import Sending
from hsavtal_desktop.gui.exchange.take_in_dialog import TakeInDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.exchanging import join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, until_over, wait_until
from tests.gui.window.lot import seeded, seeded_home
from tests.gui.window.plain_editor import Reading
from tests.gui.window.scribe import Scribe
from tests.gui.window.small_package import make_small_package
from tests.gui.window.test_window_scripts import check

FIRST, COUNT = (int(each) for each in os.environ.get("HSAVTAL_SCRIPTS", "0:1").split(":"))
ROUNDS, STEPS = 2, 20
COPIES = int(os.environ.get("HSAVTAL_COPIES", "2"))
BETWEEN = int(os.environ.get("HSAVTAL_COPIES_STEPS", "10"))

ROLES = ("AG", "AG", "RED", "JUR", "DEL")
"""What people become when they are let in, and perhaps something else at the next exchange."""

Key = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = (
    *[(key, Qt.KeyboardModifier.NoModifier) for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)],
    *[(key, Qt.KeyboardModifier.NoModifier) for key in (Key.Key_Home, Key.Key_End, Key.Key_Backspace, Key.Key_Delete)],
    *[(Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Key.Key_Tab, Qt.KeyboardModifier.NoModifier)],
    *[(key, _SHIFT) for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_End)],
    *[(key, _CTRL) for key in (Key.Key_Z, Key.Key_Z, Key.Key_Y, Key.Key_B, Key.Key_I, Key.Key_Backspace)],
    *[(Key.Key_F8, Qt.KeyboardModifier.NoModifier), (Key.Key_A, _CTRL | _SHIFT), (Key.Key_L, _CTRL | _SHIFT)],
)
WORDS = ("ord", "å", "ä ö", "tio", ". ", "Samverkan ", "x")


class Writer:
    """Somebody who presses keys at random in a window of their own."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        self.bench = bench
        self.chance = random.Random(seed)
        self.done: list[str] = []

    @property
    def page(self) -> PageView:
        return self.bench.agreement.document.page

    @property
    def workspace(self) -> Workspace:
        return self.bench.desk.workspace

    def write(self) -> None:
        """One step: go somewhere, press a key, or write a word."""
        chance = self.chance.random()
        self.page.setFocus()
        if chance < 0.1:
            places = [section.place for section in self.page.flow.sections if section.place]
            self.done.append(self.chance.choice(places).clause)
            self.page.go_to_clause(self.done[-1])
        elif chance < 0.5:
            self.done.append(self.chance.choice(WORDS))
            for letter in self.done[-1]:
                # QTest knows no letters but English ones.
                key_press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.page, key_press)
        else:
            key, held = self.chance.choice(KEYS)
            self.done.append(QKeySequence(QKeyCombination(held, key)).toString())
            QTest.keyClick(self.page, key, held)

    def shows_its_model(self) -> None:
        """Every text that is laid out reads as the log says."""
        for section in self.page.flow.sections:
            for text in dict.fromkeys(section.texts) if section.loaded and section.clause is not None else ():
                shown = "".join(piece.text for leaf in section.of_text(text) for piece in leaf.content.all_pieces)
                paragraphs = views.paragraphs(self.workspace.state, text, self.page.flow.setting.view)
                said = "".join(piece.text for paragraph in paragraphs for piece in (*paragraph.pieces, paragraph.end))
                if ATOM in said:
                    # A table is no letter, and the empty line after it is not always shown.
                    shown, said = (re.sub(r"\n+", "\n", words.replace(ATOM, "")) for words in (shown, said))
                assert shown == said, (text, self.done[-12:])

    def send(self, path: Path) -> Path:
        """Everything, to a file, as the dialog does it."""
        self.bench.post.write(Sending(path, "", ""))
        until_over(self.bench)
        self.bench.show_page("agreement")
        return path

    def take_in(self, path: Path) -> None:
        """Everything in a file, once its preview has been seen."""
        self.bench.post.take_in_files([path])
        wait_until(lambda: not self.bench.worker.working)
        for dialog in [each for each in QApplication.topLevelWidgets() if isinstance(each, TakeInDialog)]:
            if dialog.isVisible():
                dialog.accept()
        until_over(self.bench)
        self.bench.show_page("agreement")


@pytest.fixture
def opened(theme: Theme, home: Path, tmp_path: Path) -> Iterator[Callable[[str, Path], Workbench]]:
    """Opens a workspace in a window of its own, with an installation of its own."""
    windows = []

    def open_it(name: str, path: Path) -> Workbench:
        installation = seeded(Installation.open(home if name == "Kim" else tmp_path / name), name)
        window = MainWindow(installation, theme)
        window.resize(1000, 700)
        window.show()
        windows.append(window)
        window.open_path(path)
        wait_until(lambda: window.bench is not None)
        assert window.bench is not None
        rest()
        return window.bench

    yield open_it
    for window in windows:
        window.close()
        window.deleteLater()
    rest()


def joined(opened: Callable[[str, Path], Workbench], kim: Writer, folder: Path, name: str = "Bo") -> Workbench:
    """The window of somebody else on a copy of Kim's workspace."""
    installation = seeded_home(folder / name, name)
    installation.introduce(name, "Exempelkommun", "municipality")
    join(folder / f"{name}.hsavtal", installation, [kim.send(folder / f"{name}.hsapaket")]).close()
    bench = opened(name, folder / f"{name}.hsavtal")
    bench.desk.workspace.release()
    return bench


def exchange(kim: Writer, others: Sequence[Writer], folder: Path, round_: int, roles: Sequence[str] = ()) -> None:
    """Each takes in all that the others have; the first time Kim lets them in, and later may change what they are."""
    for number, other in enumerate(others):
        kim.take_in(other.send(folder / f"{number}-{round_}.hsapaket"))
        if roles or round_ == 0:
            role = roles[number] if roles else ""
            kim.bench.desk.announce(kim.workspace.admit([other.workspace.author], role))
    for time in range(len(others)):
        # Taking in may itself write: what one of them writes then comes to the others the next time.
        everything = kim.send(folder / f"kim-{round_}-{time}.hsapaket")
        for number, other in enumerate(others):
            other.take_in(everything)
            kim.take_in(other.send(folder / f"{number}-{round_}-{time}-back.hsapaket"))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_random_writing_in_two_windows_shows_the_model_and_ends_alike(
    opened: Callable[[str, Path], Workbench], home: Path, tmp_path: Path, seed: int
) -> None:
    kim = Writer(opened("Kim", home / "exempel.hsavtal"), 2 * seed)
    bo = Writer(joined(opened, kim, tmp_path), 2 * seed + 1)
    for round_ in range(ROUNDS):
        for _ in range(STEPS):
            for writer in (kim, bo):
                writer.write()
                writer.shows_its_model()
        exchange(kim, [bo], tmp_path, round_)
        kim.shows_its_model()
        bo.shows_its_model()
        assert digest.content_hash(kim.workspace.released()) == digest.content_hash(bo.workspace.released())
    for view in (View.FINAL, View.ORIGINAL):
        kim.bench.desk.choose_view(view)
        kim.shows_its_model()


class Colleague(Writer):
    """Somebody who writes as :class:`Scribe` does: what comes of each step is foretold."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        super().__init__(bench, seed)
        self.scribe = Scribe(bench, seed)
        self.done = self.scribe.done
        self.steps = 0

    def write(self) -> None:
        self.steps += 1
        self.scribe.take_a_step(self.steps)
        self.bench = self.scribe.bench  # another one, where it was closed and opened again

    def take_in(self, path: Path) -> None:
        super().take_in(path)
        self.scribe.begin_anew()


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_long_scripts_on_copies_end_alike_whatever_is_undone_after_an_exchange(
    opened: Callable[[str, Path], Workbench], home: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    small = make_small_package(home / "litet.hsavtal", seeded(Installation.open(home), seed))
    kim = Colleague(opened("Kim", small), COPIES * seed)
    others = [
        Colleague(joined(opened, kim, tmp_path, name), COPIES * seed + number)
        for number, name in enumerate(("Bo", "Eva", "Ola")[: COPIES - 1], start=1)
    ]
    people = [kim, *others]
    try:
        for round_ in range(ROUNDS):
            _write_and_exchange(people, tmp_path, round_, dice.choices(ROLES, k=len(others)))
        for writer in people:
            writer.workspace.mark_private(writer.workspace.private_marks, private=False)
        exchange(kim, others, tmp_path, ROUNDS)
    except Exception as error:
        raise AssertionError("\n\n".join("\n".join(writer.done) for writer in people)) from error
    ends = [(digest.content_hash(one.workspace.released()), Reading.of(one.workspace)) for one in people]
    assert all(end == ends[0] for end in ends)


def _write_and_exchange(people: Sequence[Colleague], folder: Path, round_: int, roles: Sequence[str]) -> None:
    for _ in range(BETWEEN):
        for writer in people:
            writer.write()
            check(writer.scribe)
    exchange(people[0], people[1:], folder, round_, roles)
    for writer in people:
        check(writer.scribe)
        writer.scribe.hand.take("undo")
        check(writer.scribe)
        writer.scribe.begin_anew()
