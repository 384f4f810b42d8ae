"""Word files through the real window: an existing agreement in, every variant out, and what was sent, again."""

import zipfile
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.start_dialog import StartDialog
from hsavtal_desktop.gui.word_export import ExportWordDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.workspace.sent_copies import sent_copies
from hsavtal_desktop.workspace.word_files import PURPOSES, export_word
from tests.gui.window.conftest import rest, wait_until
from tests.word.old_agreements import styled

D = TypeVar("D", bound=QDialog)


def opened(kind: type[D]) -> D:
    """The dialog of a kind, once it can be seen."""
    found: list[D] = []

    def seen() -> bool:
        found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        return bool(found)

    wait_until(seen)
    return found[0]


def done(bench: Workbench) -> None:
    wait_until(lambda: not bench.worker.working)
    rest()


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "avtal-2017.docx"
    path.write_bytes(styled())
    return path


def choose(dialog: ExportWordDialog, kind: str) -> None:
    dialog.shown.setCurrentIndex(dialog.shown.findData(kind))


def test_an_agreement_becomes_a_document_after_a_look_at_it(bench: Workbench, agreement: Path) -> None:
    before = bench.desk.workspace.documents()
    bench.starting.begin(agreement)
    dialog = opened(StartDialog)
    top = [dialog.tree.topLevelItem(index) for index in range(dialog.tree.topLevelItemCount())]
    assert [item.text(2) for item in top if item is not None] == ["Inledning", "Ansvar", "Parter"]
    assert "5 clauses" in dialog.summary.text() and "1 table" in dialog.summary.text()
    assert "header" in dialog.listed.toPlainText() and dialog.proposals.isChecked()
    target = dialog.target.findText("last in", Qt.MatchFlag.MatchContains)
    dialog.target.setCurrentIndex(target)
    assert not dialog.take.isEnabled()
    done(bench)
    assert dialog.take.isEnabled() and dialog.preview.part == dialog.wanted().part != ""
    dialog.target.setCurrentIndex(0)
    done(bench)
    QTest.keyClick(dialog.take, Qt.Key.Key_Return)
    done(bench)
    (made,) = [name for name in bench.desk.workspace.documents() if name not in before]
    assert bench.desk.document == made
    assert [place.number for place in bench.desk.workspace.outline(made, View.FINAL).places][:3] == ["1", "2", "2.1"]
    bench.commands["undo"].trigger()
    rest()
    assert bench.desk.workspace.documents() == before


def test_a_file_that_is_no_agreement_is_refused_in_a_sentence(bench: Workbench, tmp_path: Path) -> None:
    wrong = tmp_path / "fel.docx"
    wrong.write_bytes(b"not a zip")
    bench.starting.begin(wrong)
    done(bench)
    assert bench.message.isVisible() and "fel.docx" in bench.message.words.text()


def test_a_workspace_begins_from_a_word_file(
    window: MainWindow, agreement: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "nytt.hsavtal"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(agreement), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    assert "word" in window.start.choices
    window.start.choices["word"].click()
    dialog = opened(StartDialog)
    assert not dialog.target.isVisible()
    dialog.take.click()
    wait_until(lambda: window.bench is not None and window.bench.isVisible())
    assert window.bench is not None
    workspace = window.bench.desk.workspace
    assert workspace.package().title == "Provavtal om hemsjukvård"
    assert [part.number for part in workspace.outline(workspace.documents()[0], View.ORIGINAL).parts] == [
        "",
        "Bilaga 1",
    ]
    assert "Provavtal" in window.windowTitle()


def test_chosen_clauses_leave_with_changes_since_a_version_and_no_names(bench: Workbench, tmp_path: Path) -> None:
    workspace = bench.desk.workspace
    bench.desk.enter_clause(workspace.find("B_6"))
    bench.commands["export-word"].trigger()
    dialog = opened(ExportWordDialog)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    assert dialog.what.currentText().startswith("Only 6 Planering")
    assert not dialog.since.isEnabled()
    choose(dialog, "since")
    assert dialog.since.isEnabled() and dialog.save.isEnabled()
    dialog.version.setCurrentIndex(dialog.version.findText(dialog.since.currentText()))
    assert not dialog.save.isEnabled() and dialog.save.toolTip() == "Choose two different versions"
    dialog.version.setCurrentIndex(0)
    dialog.anonymous.setChecked(True)
    dialog.purpose.setCurrentIndex(PURPOSES.index("remiss"))
    dialog.recipient.setText("Exempelkommun A")
    assert dialog.path.text().endswith("Huvudavtal 6 – Exempelkommun A.docx")
    out = tmp_path / "ut.docx"
    dialog.path.setText(str(out))
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    done(bench)
    texts = read_word(out)
    assert "Planering med individen" in texts.accepted and "Vård i hemmet" not in texts.accepted
    with zipfile.ZipFile(out) as package:
        assert "Kim Åström" not in package.read("word/document.xml").decode()
    (sent,) = sent_copies(workspace)
    assert (sent.copy.clauses, sent.copy.purpose, sent.copy.anonymous) == (["B_6"], "remiss", True)


def test_what_was_sent_is_saved_again_to_the_byte(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, again = tmp_path / "ut.docx", tmp_path / "igen.docx"
    export_word(bench.desk.workspace, out, document="LAK", recipient="Exempelkommun A")
    bench.show_page("exchange")
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    view.sent.refresh()
    view.sent_files.refresh()
    assert not view.sent_files.save.isEnabled() and view.sent_files.save.toolTip()
    view.sent.selectRow(0)
    assert view.sent_files.save.isEnabled()
    view.sent_files.show_hash.click()
    (sent,) = sent_copies(bench.desk.workspace)
    assert sent.copy.hash in view.sent_files.facts.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(again), ""))
    view.sent_files.save.click()
    assert again.read_bytes() == out.read_bytes()
