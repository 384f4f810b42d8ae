"""Working through the consultation with the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.consultation import disposition
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.consultation import ConsultationView
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.consulting import Progress
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import import_word
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, SHIFT, press, write
from tests.word.recipient import Recipient

RETURNS = {
    "Ale kommun": ("inom 30 minuter", "inom 15 minuter"),
    "Borås Stad": ("30 minuter", "15 minuter"),
    "Göteborgs Stad": ("inom 30 minuter", "inom 45 minuter"),
    "Öckerö kommun": ("skriftlig lägesbeskrivning", "muntlig lägesbeskrivning"),
}


@pytest.fixture
def view(bench: Workbench, tmp_path: Path) -> ConsultationView:
    """The consultation of the example, with four returned copies taken in."""
    workspace = bench.desk.workspace
    sent = tmp_path / "ut.docx"
    export_word(workspace, sent, document="LAK", view="final")
    for body, (words, new) in RETURNS.items():
        recipient = Recipient(sent.read_bytes(), tracked=True)
        recipient.replace(words, new)
        file = tmp_path / f"{body}.docx"
        file.write_bytes(recipient.data())
        import_word(workspace, [file], body)
    bench.desk.renew(survey(workspace))
    bench.show_page("consultation")
    rest()
    assert bench.pages.consultation is not None
    return bench.pages.consultation


def text_of(bench: Workbench, text: str) -> str:
    return bench.desk.workspace.text(text, View.ORIGINAL)[0].text


def test_everything_is_answered_by_keyboard_alone(window: MainWindow, bench: Workbench, view: ConsultationView) -> None:
    assert view.top.told.text() == "0 of 4 answered"
    press(window, Qt.Key.Key_F8, CTRL)
    assert view.clauses.clause == "LAK_4_1" and view.current is not None
    assert view.current.authorities == ["Ale kommun", "Borås Stad"]
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_1)
    assert view.form.value == "beaktas" and not view.form.give.isEnabled()
    view.form.reason.setFocus()
    write(view.form.reason, "Kortare tid går bra på åtta håll.")
    press(window, Qt.Key.Key_F8, CTRL | SHIFT)
    assert "inom 15 minuter," in text_of(bench, "b.LAK_4_1")
    assert view.top.told.text() == "2 of 4 answered"
    assert view.current is not None and view.current.authorities == ["Göteborgs Stad"], "it went on to the next"
    assert QApplication.focusWidget() in view.said.cards
    press(window, Qt.Key.Key_R, CTRL | SHIFT)
    assert view.form.value == "beaktas inte" and QApplication.focusWidget() is view.form.reason
    view.form.earlier.setCurrentIndex(1)
    view.form.earlier.activated.emit(1)
    assert view.form.reason.toPlainText().startswith("Kortare tid")
    press(window, Qt.Key.Key_F8, CTRL | SHIFT)
    assert view.clauses.clause == "LAK_4_2"
    press(window, Qt.Key.Key_Z, CTRL)
    rest()
    assert view.top.told.text() == "2 of 4 answered", "one answer is one step"
    press(window, Qt.Key.Key_Z, CTRL)
    rest()
    assert view.top.told.text() == "0 of 4 answered" and "inom 30 minuter," in text_of(bench, "b.LAK_4_1")


def test_a_wording_of_ones_own_begins_with_what_is_proposed(bench: Workbench, view: ConsultationView) -> None:
    view.form.choose("beaktas delvis")
    assert view.form.reword.isChecked() and view.form.wording.toPlainText() == "inom 15 minuter"
    view.form.wording.setPlainText("inom 20 minuter")
    view.form.reason.setPlainText("En avvägning.")
    items = view.current.items if view.current is not None else []
    view.give_answer()
    rest()
    assert "inom 20 minuter," in text_of(bench, "b.LAK_4_1")
    workspace = bench.desk.workspace
    (own,) = {name for item in items for name in disposition(workspace.state, item.id).led_to}
    assert workspace.revision(own).author == workspace.author and not workspace.revision(own).on_behalf


def test_filters_narrow_what_is_listed(bench: Workbench, view: ConsultationView) -> None:
    view.top.authority.setCurrentIndex(view.top.authority.findData("Öckerö kommun"))
    assert view.clauses.clause == "LAK_4_2" and len(view.said.cards) == 1
    view.top.progress.setCurrentIndex(view.top.progress.findData(Progress.SETTLED))
    assert view.stack.currentWidget() is view.hint and "filters" in view.hint.text
    view.top.progress.setCurrentIndex(view.top.progress.findData(Progress.MISSING))
    assert len(view.said.cards) == 1
    view.form.choose("till jurist")
    view.form.reason.setPlainText("Är det lagligt?")
    view.give_answer()
    rest()
    assert view.top.told.text() == "0 of 4 answered, 1 passed on"


def test_steps_go_over_to_the_next_clause_and_say_when_there_is_no_more(
    bench: Workbench, view: ConsultationView
) -> None:
    seen = []
    for _ in range(2):
        bench.reviewing.step(forward=True)
        seen.append((view.clauses.clause, view.current.authorities if view.current is not None else []))
    assert seen == [("LAK_4_1", ["Göteborgs Stad"]), ("LAK_4_2", ["Öckerö kommun"])]
    bench.reviewing.step(forward=True)
    assert bench.status.news.text() == "Nothing more was said in that direction"
    bench.reviewing.step(forward=False)
    assert view.current is not None and view.current.authorities == ["Göteborgs Stad"]


def test_many_like_proposals_are_answered_beside_the_window(
    bench: Workbench, view: ConsultationView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsavtal_desktop.gui.consultation.view._AT_ONCE", 1)
    view.form.choose("beaktas inte")
    view.form.reason.setPlainText("Nej.")
    view.give_answer()
    assert bench.worker.working
    wait_until(lambda: not bench.worker.working)
    rest()
    assert view.top.told.text() == "2 of 4 answered"
