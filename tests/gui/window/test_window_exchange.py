"""Files between two installations, Word files out and in, members let in: through the real window."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.exchange.encryption import is_encrypted
from hsavtal_desktop.exchange.package import read_package
from hsavtal_desktop.gui.exchange.send_dialog import SendDialog, Sending
from hsavtal_desktop.gui.exchange.take_in_dialog import TakeInDialog
from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.intake_dialog import IntakeDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.word_export import ExportWordDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.preview import peek
from tests.gui.window.conftest import rest, wait_until
from tests.word.recipient import Recipient


def done(bench: Workbench) -> None:
    wait_until(lambda: not bench.worker.working)
    rest()


D = TypeVar("D", bound=QDialog)


def opened(kind: type[D]) -> D:
    """The dialog of a kind that can be seen."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


def report(bench: Workbench) -> str:
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    return "\n".join(view.sentences())


@pytest.fixture
def colleague(theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window of somebody on another computer, with nothing open."""
    installation = Installation.open(tmp_path / "colleague")
    installation.introduce("Robin Öberg", "Exempelkommun B", "municipality")
    window = MainWindow(installation, theme)
    window.show()
    yield window
    window.close()
    window.deleteLater()
    rest()


def test_two_people_exchange_files_and_one_is_let_in(
    window: MainWindow, bench: Workbench, colleague: MainWindow, tmp_path: Path
) -> None:
    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.type_words("Från Kim. ")
    first = tmp_path / "1.hsapaket"
    bench.post.write(Sending(first, "Robin", "arbetsmaterial"))
    done(bench)
    assert first.exists() and bench.desk.workspace.unreleased() == 0
    assert str(first) in report(bench)

    theirs = joined(colleague, first)
    rest()
    text = "".join(line.text for line in theirs.desk.workspace.text("b.A_1_1", View.FINAL))
    assert text.startswith("Från Kim. ")
    theirs.agreement.document.page.put_caret("b.A_1_2", 0)
    theirs.agreement.document.page.type_words("Från Robin. ")
    assert not theirs.commands["accept"].isEnabled()
    second = tmp_path / "2.hsapaket"
    theirs.post.write(Sending(second, "", ""))
    done(theirs)

    bench.post.take_in_files([second])
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
    (card,) = members.people.cards
    words = " · ".join(theirs.desk.workspace.fingerprint(theirs.desk.workspace.author))
    assert card.words.text() == words
    card.admit.click()
    rest()
    assert not members.people.cards and members.people.table.rowCount() == 6
    text = "".join(line.text for line in bench.desk.workspace.text("b.A_1_2", View.FINAL))
    assert text.startswith("Från Robin. ")
    assert any(one.added.startswith("Från Robin") for one in bench.desk.proposals.rows)


def test_a_file_that_is_no_package_is_refused_with_a_sentence(bench: Workbench, tmp_path: Path) -> None:
    wrong = tmp_path / "fel.hsapaket"
    wrong.write_bytes(b"not a package")
    bench.post.look_into([wrong])
    done(bench)
    assert bench.message.isVisible() and "fel.hsapaket" in bench.message.words.text()
    assert bench.stack.currentWidget() is bench.pages["agreement"]


def test_a_word_file_goes_out_and_comes_back(bench: Workbench, tmp_path: Path) -> None:
    bench.commands["export-word"].trigger()
    rest()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ExportWordDialog))
    dialog.recipient.setText("Exempelkommun A")
    assert dialog.path.text().endswith("Huvudavtal – Exempelkommun A.docx")
    out = tmp_path / "ut.docx"
    dialog.path.setText(str(out))
    dialog.save.click()
    done(bench)
    assert out.exists() and str(out) in report(bench)

    edited = Recipient(out.read_bytes())
    edited.insert("Parterna", " tillsammans")
    returns = tmp_path / "svar"
    returns.mkdir()
    (returns / "ett.docx").write_bytes(edited.data())
    (returns / "trasig.docx").write_bytes(b"PK")
    (returns / "gammal.odt").write_bytes(b"hej")
    before = len(bench.desk.workspace.revisions())
    QTest.keyPress(bench, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    bench.dispatch.look_into_word([returns])
    done(bench)
    QTest.keyRelease(bench, Qt.Key.Key_Shift)
    intake = opened(IntakeDialog)
    shown = [[intake.table.item(row, column).text() for column in (0, 1, 5)] for row in range(3)]
    assert shown == [["ett.docx", "Exempelkommun A", "1"], ["gammal.odt", "", "–"], ["trasig.docx", "", "–"]]
    assert "received" in intake.details.toPlainText() and intake.take.isEnabled()
    assert len(bench.desk.workspace.revisions()) == before, "nothing is applied before it is asked for"
    intake.authority.setText("")
    assert not intake.take.isEnabled() and "ett.docx" in intake.take.toolTip()
    intake.authority.setText("Exempelkommun B")
    intake.take.click()
    done(bench)
    assert "ett.docx" in report(bench) and "Exempelkommun B" in report(bench)
    assert len(bench.desk.workspace.revisions()) == before + 1


def test_files_that_are_dropped_are_taken_in_by_what_they_are(bench: Workbench, tmp_path: Path) -> None:
    package = tmp_path / "själv.hsapaket"
    bench.post.write(Sending(package, "", ""))
    done(bench)
    bench.post.take_in_dropped([package, tmp_path / "svar.docx"])
    done(bench)
    shown = opened(TakeInDialog)
    assert not shown.take.isEnabled() and "nothing new" in shown.take.toolTip()
    shown.reject()
    done(bench)
    intake = opened(IntakeDialog)
    assert intake.paths == [tmp_path / "svar.docx"]
    intake.reject()


def joined(colleague: MainWindow, package: Path) -> Workbench:
    """The colleague's window on a copy that is made from a package."""
    path = package.with_name("robin.hsavtal")
    colleague.opening.open(lambda: colleague.opening.joined(path, [package]))
    wait_until(lambda: colleague.bench is not None)
    assert colleague.bench is not None
    return colleague.bench


def told(dialog: TakeInDialog) -> str:
    return "\n".join(dialog.sentences())


def test_one_asks_for_exactly_what_is_missing_and_is_answered_with_that(
    window: MainWindow, bench: Workbench, colleague: MainWindow, tmp_path: Path
) -> None:
    every, request, answer = (tmp_path / name for name in ("allt.hsapaket", "b.hsapaket-request", "svar.hsapaket"))
    bench.post.write(Sending(every, "", ""))
    done(bench)
    theirs = joined(colleague, every)
    theirs.post.ask_in(request)
    done(theirs)
    assert str(request) in report(theirs)

    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.type_words("Nytt från Kim. ")
    bench.post.take_in_dropped([request])
    done(bench)
    dialog = opened(SendDialog)
    dialog.recipient.setEditText("Robin Öberg")
    dialog.purpose.setEditText("inför mötet")
    dialog.path.setText(str(answer))
    assert dialog.save.isEnabled() and dialog.note.isVisible()
    dialog.save.click()
    done(bench)
    assert "2 changes were written" in report(bench)
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    line = [view.sent.item(0, column).text() for column in range(1, 6)]
    assert line == ["Kim Åström", "Robin Öberg", "inför mötet", "Answer to a request", "svar.hsapaket"]

    colleague.dropEvent(_drop([answer]))
    done(theirs)
    shown = opened(TakeInDialog)
    assert "To: Robin Öberg. Purpose: inför mötet." in told(shown) and "2 new changes" in told(shown)
    assert "– Kim Åström: 2 changes" in told(shown) and "– 1.1 " in told(shown)
    before = set(theirs.desk.workspace.state.changes)
    shown.reject()
    rest()
    assert set(theirs.desk.workspace.state.changes) == before
    shown.take.click()
    done(theirs)
    assert len(theirs.desk.workspace.state.changes) == len(before) + 2


def test_a_workspace_that_was_joined_is_free_for_other_programs_once_it_is_closed(
    bench: Workbench, colleague: MainWindow, tmp_path: Path
) -> None:
    package, path = tmp_path / "allt.hsapaket", tmp_path / "robin.hsavtal"
    bench.post.write(Sending(package, "", ""))
    done(bench)
    colleague.opening.open(lambda: colleague.opening.joined(path, [package]))
    wait_until(lambda: colleague.bench is not None)
    colleague.close_workspace()
    code = (
        "from pathlib import Path\n"
        "from hsavtal_desktop.workspace.installation import Installation\n"
        "from hsavtal_desktop.workspace.workspace import Workspace\n"
        f"Workspace.open(Path({str(path)!r}), Installation.open(Path({str(colleague.installation.folder)!r}))).close()"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert other.returncode == 0, other.stderr


def _drop(paths: list[Path]) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    _kept.append(data)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, none)


_kept: list[QMimeData] = []
"""A drop does not own what is dropped."""


def test_a_file_for_chosen_members_is_readable_by_them_alone_and_holds_what_they_lack(
    bench: Workbench, tmp_path: Path
) -> None:
    workspace = bench.desk.workspace
    bench.post.send()
    dialog = opened(SendDialog)
    everybody = dialog.chosen
    assert everybody and not dialog.readers.isVisible()
    dialog.recipient.setCurrentIndex(1)
    (member,) = dialog.chosen
    dialog.lacking.setChecked(True)
    assert dialog.lacking.isEnabled()
    dialog.sealed.setChecked(True)
    assert dialog.readers.isVisible()
    ticked = dialog.wanted().readers
    assert ticked == (member,) and dialog.wanted().since == (member,)
    for row in range(dialog.readers.count()):
        dialog.readers.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.save.isEnabled() and "Tick" in dialog.save.toolTip()
    dialog.readers.item(0).setCheckState(Qt.CheckState.Checked)
    out = tmp_path / "hemlig.hsapaket"
    dialog.path.setText(str(out))
    dialog.save.click()
    done(bench)
    assert is_encrypted(out) and "and you can read it" in report(bench)
    contents = peek(out, workspace.installation.key)
    assert contents.recipient and contents.changes < len(workspace.state.changes)
    dialog.recipient.setEditText("Ledningsgruppen")
    assert not dialog.chosen and not dialog.lacking.isEnabled() and dialog.wanted().since == ()


def test_a_cancelled_sending_leaves_no_file_and_no_note(bench: Workbench, tmp_path: Path) -> None:
    workspace, out = bench.desk.workspace, tmp_path / "ut.hsapaket"
    before = len(workspace.state.changes)
    bench.post.write(Sending(out, "Robin", "arbetsmaterial"))
    bench.worker.stop()
    done(bench)
    assert not out.exists() and len(workspace.state.changes) == before
    assert bench.status.news.text().startswith("Cancelled")
    assert not list(tmp_path.iterdir())


def test_what_is_private_is_told_to_stay_before_and_after_a_file_is_written(bench: Workbench, tmp_path: Path) -> None:
    changed = bench.desk.perform(ReplaceText("b.A_2_1", 0, 0, "Hemligt. "))
    assert changed is not None
    (name,) = changed.revisions
    bench.desk.keep_private([f"revision:{name}"], private=True)
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    bench.show_page("exchange")
    rest()
    stays = "1 private edit stays on this computer."
    assert view.unreleased.text() == stays
    bench.desk.perform(ReplaceText("b.A_2_2", 0, 0, "Öppet. "))
    bench.commands["send"].trigger()
    dialog = opened(SendDialog)
    assert dialog.note.text() == f"1 edit is not shared yet. It goes along. {stays}"
    path = tmp_path / "ut.hsapaket"
    dialog.path.setText(str(path))
    dialog.save.click()
    done(bench)
    assert stays in report(bench) and bench.desk.workspace.unreleased() == 1
    assert "Hemligt" not in "".join(signed.raw.decode() for signed in read_package(path).changes)


def test_each_member_who_may_read_has_a_row_of_their_own_and_the_ticked_one_is_seen(bench: Workbench) -> None:
    bench.commands["send"].trigger()
    dialog = opened(SendDialog)
    dialog.recipient.setCurrentIndex(dialog.recipient.count() - 1)
    dialog.sealed.click()
    rest()
    readers = dialog.readers
    rows = [readers.visualItemRect(readers.item(row)).height() for row in range(readers.count())]
    assert min(rows) > readers.fontMetrics().height() * 1.2, "the boxes to tick do not overlap"
    (ticked,) = [readers.item(row) for row in range(readers.count()) if readers.item(row).checkState().value]
    assert readers.viewport().rect().contains(readers.visualItemRect(ticked))
    dialog.reject()


def test_one_damaged_file_among_several_is_told_of_and_the_others_are_taken_in(
    bench: Workbench, colleague: MainWindow, tmp_path: Path
) -> None:
    every, fresh, damaged = (tmp_path / name for name in ("allt.hsapaket", "nytt.hsapaket", "trasig.hsapaket"))
    bench.post.write(Sending(every, "", ""))
    done(bench)
    theirs = joined(colleague, every)
    theirs.desk.perform(ReplaceText("b.A_1_2", 0, 0, "Från Robin. "))
    theirs.post.write(Sending(fresh, "Kim", "synpunkter önskas"))
    done(theirs)
    damaged.write_bytes(fresh.read_bytes()[:2000])
    request = tmp_path / "begäran.hsapaket-request"
    theirs.post.ask_in(request)
    done(theirs)
    bench.post.take_in_dropped([damaged, fresh, request])
    done(bench)
    assert "begäran.hsapaket-request" in bench.message.words.text(), "what was dropped beside is not forgotten"
    dialog = opened(TakeInDialog)
    assert "trasig.hsapaket" in told(dialog) and dialog.paths == [fresh]
    assert "Nothing yet: all of it is by people who wait to be admitted." in told(dialog)
    dialog.take.click()
    done(bench)
    assert "2 new changes from nytt.hsapaket" in report(bench)


def test_a_file_opened_from_outside_finds_the_workspace_it_belongs_to(
    window: MainWindow, bench: Workbench, tmp_path: Path
) -> None:
    path, package = bench.desk.workspace.path, tmp_path / "själv.hsapaket"
    bench.post.write(Sending(package, "", ""))
    done(bench)
    window.close_workspace()
    window.open_path(package)
    wait_until(lambda: window.bench is not None)
    again = window.bench
    assert again is not None and again.desk.workspace.path == path
    done(again)
    dialog = opened(TakeInDialog)
    assert dialog.paths == [package]
    dialog.reject()


def test_a_refusal_is_over_once_something_else_is_done_but_not_by_what_comes_by_itself(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.desk.refused.emit("Det går inte.")
    bench.desk.perform(ReplaceText("b.A_1_2", 0, 0, "Strax. "))
    assert bench.message.isVisible(), "what is done in the same turn belongs to what was refused"
    rest()
    bench.folder.arrived.emit("En ändring har kommit")
    assert bench.message.isVisible() and bench.status.news.text() == "En ändring har kommit"
    bench.post.write(Sending(tmp_path / "ut.hsapaket", "", ""))
    done(bench)
    assert not bench.message.isVisible()
    bench.desk.saving_failed.emit("Disken är full.")
    bench.desk.refused.emit("Det går inte.")
    rest()
    bench.commands["undo"].trigger()
    assert not bench.message.isVisible()
    bench.desk.saving_failed.emit("Disken är full.")
    rest()
    bench.commands["redo"].trigger()
    assert bench.message.isVisible() and bench.message.words.text() == "Disken är full."
