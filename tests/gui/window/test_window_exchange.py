"""Files between two installations, Word files out and in, members let in: through the real window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.word_dialogs import ExportWordDialog, IntakeWordDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.installation import Installation
from tests.gui.window.conftest import rest, wait_until


def done(bench: Workbench) -> None:
    wait_until(lambda: not bench.worker.working)
    rest(0.2)


def report(bench: Workbench) -> str:
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    return "\n".join(view.sentences())


@pytest.fixture
def colleague(theme: Theme, tmp_path: Path) -> MainWindow:
    """The window of somebody on another computer, with nothing open."""
    installation = Installation.open(tmp_path / "colleague")
    installation.introduce("Robin Öberg", "Exempelkommun B", "municipality")
    window = MainWindow(installation, theme)
    window.show()
    return window


def test_two_people_exchange_files_and_one_is_let_in(
    window: MainWindow, bench: Workbench, colleague: MainWindow, tmp_path: Path
) -> None:
    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.type_words("Från Kim. ")
    first = tmp_path / "1.hsapaket"
    bench.dispatch.send_to(first, "Robin")
    done(bench)
    assert first.exists() and bench.desk.workspace.unreleased() == 0
    assert str(first) in report(bench)

    colleague._open(lambda: colleague._joined(tmp_path / "robin.hsavtal", [first]))
    wait_until(lambda: colleague.bench is not None)
    theirs = colleague.bench
    assert theirs is not None
    rest()
    text = "".join(line.text for line in theirs.desk.workspace.text("b.A_1_1", View.FINAL))
    assert text.startswith("Från Kim. ")
    theirs.agreement.document.page.put_caret("b.A_1_2", 0)
    theirs.agreement.document.page.type_words("Från Robin. ")
    assert not theirs.commands["accept"].isEnabled()
    second = tmp_path / "2.hsapaket"
    theirs.dispatch.send_to(second, "")
    done(theirs)

    bench.dispatch.take_in_files([second])
    done(bench)
    assert "2.hsapaket" in report(bench) and "not admitted" in report(bench)
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    told = view.sentences()
    assert told[0] == "1 new change from 2.hsapaket was taken in." and told[1].startswith("1 of the new changes is by")
    assert told[2].endswith("changes were here already.")
    bench.show_page("members")
    rest()
    members = bench.pages["members"]
    assert isinstance(members, MembersView)
    (card,) = members.cards
    words = " · ".join(theirs.desk.workspace.fingerprint(theirs.desk.workspace.author))
    assert card.words.text() == words
    card.admit.click()
    rest(0.3)
    assert not members.cards and members.table.rowCount() == 6
    text = "".join(line.text for line in bench.desk.workspace.text("b.A_1_2", View.FINAL))
    assert text.startswith("Från Robin. ")
    assert any(one.added.startswith("Från Robin") for one in bench.desk.proposals.rows)
    colleague.close()


def test_a_file_that_is_no_package_is_refused_with_a_sentence(bench: Workbench, tmp_path: Path) -> None:
    wrong = tmp_path / "fel.hsapaket"
    wrong.write_bytes(b"not a package")
    bench.dispatch.take_in_files([wrong])
    done(bench)
    assert bench.message.isVisible() and "fel.hsapaket" in bench.message.words.text()
    assert bench.stack.currentWidget() is bench.pages["agreement"]


def test_a_word_file_goes_out_and_comes_back(bench: Workbench, tmp_path: Path) -> None:
    bench.commands["export-word"].trigger()
    rest(0.1)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ExportWordDialog))
    dialog.recipient.setText("Exempelkommun A")
    assert dialog.path.text().endswith("Huvudavtal – Exempelkommun A.docx")
    out = tmp_path / "ut.docx"
    dialog.path.setText(str(out))
    dialog.save.click()
    done(bench)
    assert out.exists() and str(out) in report(bench)

    bench.dispatch.ask_for_whom([out])
    rest(0.1)
    intake = next(each for each in QApplication.topLevelWidgets() if isinstance(each, IntakeWordDialog))
    assert not intake.take.isEnabled() and intake.take.toolTip()
    intake.authority.setText("Exempelkommun A")
    intake.take.click()
    done(bench)
    assert "ut.docx" in report(bench) and "Exempelkommun A" in report(bench)


def test_files_that_are_dropped_are_taken_in_by_what_they_are(bench: Workbench, tmp_path: Path) -> None:
    package = tmp_path / "själv.hsapaket"
    bench.dispatch.send_to(package, "")
    done(bench)
    bench.dispatch.take_in_dropped([package, tmp_path / "svar.docx"])
    done(bench)
    assert "nothing new" in report(bench)
    intake = next(each for each in QApplication.topLevelWidgets() if isinstance(each, IntakeWordDialog))
    assert intake.paths == [tmp_path / "svar.docx"]
    intake.reject()
