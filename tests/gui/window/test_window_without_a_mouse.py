"""From the first start to an answered consultation with nothing but keys: none of it may need a mouse."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.chooser import Chooser
from hsavtal_desktop.gui.intake_dialog import IntakeDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.start_dialog import StartDialog
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.word_export import ExportWordDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.installation import Installation
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, SHIFT, press, write
from tests.gui.window.test_window_word import opened
from tests.word.old_agreements import styled
from tests.word.recipient import Recipient

MOST_STOPS = 40
"""Presses of Tab in one view until something is said to be out of reach."""
REJECTED = "alltid ringa vårdcentralen"


def tab_to(window: QWidget, wanted: QWidget) -> None:
    """Press Tab until something has the keyboard; fails where Tab does not come there."""
    passed = []
    for _ in range(MOST_STOPS):
        here = QApplication.focusWidget()
        if here is wanted:
            return
        passed.append(f"{type(here).__name__} “{here.accessibleName() if here is not None else ''}”")
        press(window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {wanted.accessibleName() or wanted}: {passed}")


def back_in(window: QWidget) -> None:
    """Do what a window manager does when a dialog has closed: the window below it gets the keyboard back."""
    rest()
    window.activateWindow()
    wait_until(window.isActiveWindow)


def keys(text: str) -> None:
    """Type where the keyboard is."""
    here = QApplication.focusWidget()
    assert here is not None
    write(here, text)
    rest()


def command(window: MainWindow, letters: str) -> None:
    """Run a command that has no keys of its own."""
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    chooser = opened(Chooser)
    keys(letters)
    first = chooser.list.item(0)
    assert first is not None and first.text() == letters, "the command that was meant stands first"
    press(window, Qt.Key.Key_Return)
    if QApplication.activeModalWidget() is None:
        back_in(window)


def pick(window: QWidget, box: QComboBox, words: str) -> None:
    """Choose from a list that drops down."""
    tab_to(window, box)
    rows = [box.itemText(row) for row in range(box.count())]
    press(window, Qt.Key.Key_Home)
    for _ in range(rows.index(words)):
        press(window, Qt.Key.Key_Down)
    assert box.currentText() == words


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement, where every file that the system's own dialogs are asked for is found."""
    (tmp_path / "avtal.docx").write_bytes(styled())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "avtal.docx"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "svar.docx")], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nytt.hsavtal"), ""))
    return tmp_path


@pytest.fixture
def first_window(theme: Theme, home_of_its_own: object) -> Iterator[MainWindow]:
    """The window of somebody who starts the program for the first time."""
    made = MainWindow(Installation.open(), theme)
    made.resize(1400, 900)
    made.show()
    made.activateWindow()
    wait_until(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()
    rest()


def test_an_agreement_goes_from_first_start_to_answered_without_a_mouse(first_window: MainWindow, files: Path) -> None:
    bench = begin_from_word(first_window)
    write_words(first_window, bench)
    decide(first_window, bench)
    comment(first_window, bench)
    fill_in_clause(first_window, bench)
    replace(first_window, bench)
    send(first_window, bench, files)
    answer(first_window, bench, files)


def begin_from_word(window: MainWindow) -> Workbench:
    card = window.start.card
    assert card is not None
    tab_to(window, card.name)
    keys("Kim Åström")
    tab_to(window, card.organisation)
    keys("VGR")
    tab_to(window, card.region)
    assert not card.region.isChecked(), "nobody's side is guessed"
    press(window, Qt.Key.Key_Right)
    assert card.municipality.isChecked()
    press(window, Qt.Key.Key_Left)
    assert card.region.isChecked()
    press(window, Qt.Key.Key_Return)
    tab_to(window, window.start.choices["word"])
    press(window, Qt.Key.Key_Return)
    dialog = opened(StartDialog)
    tab_to(dialog, dialog.tree)
    tab_to(dialog, dialog.take)
    press(dialog, Qt.Key.Key_Return)
    wait_until(lambda: window.bench is not None and window.bench.isVisible())
    back_in(window)
    assert window.bench is not None
    return window.bench


def go_to(window: MainWindow, number: str) -> None:
    press(window, Qt.Key.Key_G, CTRL)
    keys(number)
    press(window, Qt.Key.Key_Return)
    back_in(window)


def all_text(bench: Workbench, view: View) -> list[tuple[str, str]]:
    """Kind and words of every paragraph of the agreement."""
    workspace = bench.desk.workspace
    (document,) = workspace.documents()
    clauses = [place.clause for place in workspace.outline(document, view).places]
    return [(line.style, line.text) for clause in clauses for line in workspace.text(f"b.{clause}", view)]


def write_words(window: MainWindow, bench: Workbench) -> None:
    go_to(window, "2.1")
    assert QApplication.focusWidget() is bench.agreement.document.page
    press(window, Qt.Key.Key_Return, CTRL)
    keys("Uppföljning")
    press(window, Qt.Key.Key_Down)
    keys("Det här följs upp")
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_L, CTRL | SHIFT)
    keys("varje år")
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_U, CTRL | SHIFT)
    keys("Ansvariga")
    go_to(window, "2.3")
    press(window, Qt.Key.Key_Down)
    keys("alltid ")
    written = all_text(bench, View.FINAL)
    at = written.index(("body", "Det här följs upp"))
    assert written[at + 1 : at + 4] == [("bullet", "varje år"), ("heading", "Ansvariga"), ("number", REJECTED)]


def decide(window: MainWindow, bench: Workbench) -> None:
    proposals, workspace = bench.agreement.proposals, bench.desk.workspace
    go_to(window, "1")
    press(window, Qt.Key.Key_F8)
    accepted = bench.desk.revision
    press(window, Qt.Key.Key_A, CTRL | SHIFT)
    assert workspace.revision(accepted).state == "accepted"
    rejected = bench.desk.revision
    assert rejected != accepted
    command(window, "Show proposals")
    assert proposals.bar is not None
    tab_to(window, proposals.bar.reason)
    keys("För otydligt")
    tab_to(window, proposals.bar.reject)
    press(window, Qt.Key.Key_Space)
    one = workspace.revision(rejected)
    assert (one.state, one.reason) == ("rejected", "För otydligt")


def comment(window: MainWindow, bench: Workbench) -> None:
    panel = bench.agreement.comments
    go_to(window, "1")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Right, CTRL | SHIFT)
    press(window, Qt.Key.Key_M, CTRL | SHIFT)
    assert QApplication.focusWidget() is panel.words
    keys("Gäller det än?")
    pick(window, panel.new_assigned, "for Kim Åström")
    tab_to(window, panel.write)
    press(window, Qt.Key.Key_Space)
    (thread,) = bench.desk.threads
    assert (thread.root.comment.text, thread.assignee) == ("Gäller det än?", "Kim Åström") and thread.quote
    press(window, Qt.Key.Key_F9)
    tab_to(window, panel.settle)
    press(window, Qt.Key.Key_Space)
    assert bench.desk.threads[0].resolved


def fill_in_clause(window: MainWindow, bench: Workbench) -> None:
    command(window, "Show what is known about the clause")
    panel = bench.agreement.clause
    pick(window, panel.status, "Under discussion")
    assert bench.desk.place is not None
    assert bench.desk.workspace.clause_data(bench.desk.place.clause).status == "diskussion"


def replace(window: MainWindow, bench: Workbench) -> None:
    finder = bench.agreement.document.finder
    press(window, Qt.Key.Key_H, CTRL)
    assert QApplication.focusWidget() is finder.words
    keys("Vardag")
    tab_to(window, finder.instead)
    keys("Arbetsdag")
    tab_to(window, finder.all)
    press(window, Qt.Key.Key_Space)
    assert "Arbetsdag är måndag" in str(all_text(bench, View.FINAL))
    press(window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is bench.agreement.document.page


def send(window: MainWindow, bench: Workbench, files: Path) -> None:
    command(window, "Send to Word")
    dialog = opened(ExportWordDialog)
    tab_to(dialog, dialog.recipient)
    keys("Exempelkommun A")
    tab_to(dialog, dialog.path)
    press(dialog, Qt.Key.Key_A, CTRL)
    keys(str(files / "ut.docx"))
    tab_to(dialog, dialog.save)
    press(dialog, Qt.Key.Key_Return)
    back_in(window)
    with zipfile.ZipFile(files / "ut.docx") as sent:
        assert b"<w:ins " in sent.read("word/document.xml")


def answer(window: MainWindow, bench: Workbench, files: Path) -> None:
    recipient = Recipient((files / "ut.docx").read_bytes(), tracked=True)
    recipient.replace("huvudmännen", "kommunerna och VGR")
    (files / "svar.docx").write_bytes(recipient.data())
    command(window, "Take in files from Word")
    dialog = opened(IntakeDialog)
    tab_to(dialog, dialog.authority)
    press(dialog, Qt.Key.Key_A, CTRL)
    keys("Exempelkommun A")
    tab_to(dialog, dialog.take)
    press(dialog, Qt.Key.Key_Return)
    wait_until(lambda: bench.page == "exchange")
    back_in(window)
    press(window, Qt.Key.Key_F8, CTRL)
    view = bench.pages.consultation
    assert view is not None and view.top.told.text() == "0 of 1 answered"
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_1)
    tab_to(window, view.form.reason)
    keys("Tydligare.")
    tab_to(window, view.form.give)
    press(window, Qt.Key.Key_Space)
    assert view.top.told.text() == "1 of 1 answered"
    assert "kommunerna och VGR" in str(all_text(bench, View.ORIGINAL))
