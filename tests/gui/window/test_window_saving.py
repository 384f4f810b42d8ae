"""Where files are written: the ending, and what is there already."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from hsavtal_desktop.gui.saving import PlaceField, ask_where

KINDS = {"Spreadsheets (*.xlsx)": ".xlsx", "Word files (*.docx)": ".docx", "PDF files (*.pdf)": ".pdf"}
SHEET, WORD, PDF = KINDS


@pytest.mark.parametrize(
    ("written", "kind", "becomes"),
    [
        ("svar.xlsx", SHEET, ("svar.xlsx", SHEET)),
        ("svar.DOCX", SHEET, ("svar.DOCX", WORD)),
        ("svar.pdf", WORD, ("svar.pdf", PDF)),
        ("svar.xlsx", WORD, ("svar.docx", WORD)),
        ("Punkt 1.1", PDF, ("Punkt 1.1.pdf", PDF)),
        ("svar", SHEET, ("svar.xlsx", SHEET)),
        ("svar.pdf", "", ("svar.pdf", PDF)),
    ],
)
def test_the_ending_that_was_written_tells_more_than_the_kind_beside_it(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: str,
    kind: str,
    becomes: tuple[str, str],
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / written), kind))
    assert ask_where(QWidget(), "", tmp_path / "svar.xlsx", KINDS) == (tmp_path / becomes[0], becomes[1])


def test_a_file_that_was_not_asked_about_is_never_replaced(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "svar.docx").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "svar"), WORD))
    assert ask_where(QWidget(), "", "", KINDS) == (tmp_path / "svar 2.docx", WORD)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "svar.docx"), WORD))
    assert ask_where(QWidget(), "", "", KINDS) == (tmp_path / "svar.docx", WORD), "the dialog itself has asked"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_where(QWidget(), "", "", KINDS) is None


def test_a_field_suggests_a_free_name_and_tells_of_one_that_is_taken(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "Huvudavtal.docx").touch()
    field = PlaceField("", WORD, ".docx")
    shown = QWidget()
    shown.setLayout(field.with_browsing())
    assert field.lacking
    field.suggest(tmp_path / "Huvudavtal.docx")
    assert (field.target, field.lacking, field.taken.isHidden()) == (tmp_path / "Huvudavtal 2.docx", "", True)
    field.setText("")
    QTest.keyClicks(field, str(tmp_path / "Huvudavtal"))
    assert field.target == tmp_path / "Huvudavtal.docx" and not field.taken.isHidden()
    field.suggest(tmp_path / "annat.docx")
    assert field.target == tmp_path / "Huvudavtal.docx", "what the person wrote stays"
