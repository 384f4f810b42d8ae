"""The members' view: rights, roles, keys, rules, parts and erasing; sections that are locked say so."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QTableWidget, QTableWidgetItem

from hsavtal_desktop.core.edits import AddClause, SetRecord
from hsavtal_desktop.core.personal import ERASED
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.desk import EVERYTHING
from hsavtal_desktop.gui.group.leave_dialog import LeaveDialog
from hsavtal_desktop.gui.group.recovery_dialogs import RecoverDialog
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.theme import em
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes, join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import write_card
from tests.gui.window.conftest import rest


def shown(bench: Workbench, page: int = 0) -> MembersView:
    bench.show_page("members")
    view = bench.pages["members"]
    assert isinstance(view, MembersView)
    view.pages.setCurrentIndex(page)
    rest()
    return view


def choose(view: MembersView, name: str) -> None:
    table = view.people.table
    rows = [row for row in range(table.rowCount()) if table.item(row, 0).text() == name]
    table.selectRow(rows[0])


def card_of(tmp_path: Path, name: str) -> tuple[Path, Installation]:
    installation = Installation.open(tmp_path / name)
    installation.introduce(name, "Exempelkommun", "municipality")
    path = tmp_path / f"{name}.hsakort"
    write_card(path, installation)
    return path, installation


def test_somebody_is_let_in_by_a_card_and_gets_another_role_and_is_revoked(bench: Workbench, tmp_path: Path) -> None:
    view = shown(bench)
    path, installation = card_of(tmp_path, "Robin Öberg")
    view.people.take_card(path)
    (card,) = view.people.cards
    assert card.words.text() == " · ".join(bench.desk.workspace.fingerprint(installation.author))
    card.role.setCurrentIndex(card.role.findData("DEL"))
    card.admit.click()
    members = bench.desk.workspace.state.members
    assert members.role(installation.author) == "DEL" and not view.people.cards
    choose(view, "Robin Öberg")
    view.people.role.setCurrentIndex(view.people.role.findData("JUR"))
    view.people.change.click()
    assert members.role(installation.author) == "JUR"
    choose(view, "Robin Öberg")
    assert not view.people.change.isEnabled() and "has that role" in view.people.change.toolTip()
    view.people.revoke.click()
    assert members.revoked(installation.author)
    choose(view, "Robin Öberg")
    assert view.people.revoke.toolTip() and not view.people.revoke.isEnabled()
    assert view.people.change.text() == "Let in again"
    view.people.change.click()
    assert members.role(installation.author) == "JUR"


def test_every_button_about_members_says_what_it_does_or_why_it_does_not(bench: Workbench) -> None:
    people = shown(bench).people
    other = next(one for one in bench.desk.workspace.members() if one.role == "AG")
    choose(shown(bench), other.name)
    for each in (people.invite, people.ask, people.print_code, people.recover, people.revoke, people.adopt):
        assert each.toolTip() == each.accessibleDescription() != "", each.text()
    assert people.role.toolTip().startswith("May: ")


def test_a_role_says_what_it_may_before_it_is_given(bench: Workbench, tmp_path: Path) -> None:
    view = shown(bench)
    path, _ = card_of(tmp_path, "Robin Öberg")
    view.people.take_card(path)
    (card,) = view.people.cards
    assert card.role.hasFocus()
    card.role.setCurrentIndex(card.role.findData("DEL"))
    assert card.may.text().startswith("May: write proposals, comment. In the parts handed out to them also: decide on")
    card.role.setCurrentIndex(card.role.findData("LÄS"))
    assert card.may.text() == "May only read."


def test_who_made_the_agreement_is_told_that_only_the_paper_revokes_them_and_a_member_that_they_leave(
    bench: Workbench,
) -> None:
    view = shown(bench)
    own = next(one for one in bench.desk.workspace.members() if one.author == bench.desk.workspace.author)
    choose(view, own.name)
    assert view.people.revoke.text() == "Leave the group…"
    creator = next(one for one in bench.desk.workspace.members() if may_print(bench, one.author))
    choose(view, creator.name)
    assert "recovery code on paper" in view.people.revoke.toolTip()


def may_print(bench: Workbench, author: str) -> bool:
    return bench.desk.workspace.state.members.may_print_code(author)


def test_who_leaves_is_asked_first_and_stays_unless_they_say_so_twice(bench: Workbench, tmp_path: Path) -> None:
    view = shown(bench)
    workspace = bench.desk.workspace
    workspace.perform(
        AddClause(workspace.outline(workspace.documents()[0], View.MARKUP).parts[0].part, "", "", "Ny", "")
    )
    own = next(one for one in workspace.members() if one.author == workspace.author)
    choose(view, own.name)
    for act in ("stay", "leave"):
        assert not workspace.revoked
        view.people.revoke.click()
        (dialog,) = [each for each in bench.window().findChildren(LeaveDialog) if each.isVisible()]
        assert any("1 edit is not shared yet and would" in each.text() for each in dialog.findChildren(QLabel))
        getattr(dialog, act).click()
        rest()
    assert workspace.revoked and bench.status.standing.isVisible()


@pytest.mark.parametrize("page", [0, 1])
def test_tab_goes_on_from_a_table_to_what_comes_after_it(bench: Workbench, page: int) -> None:
    view = shown(bench, page)
    table = view.people.table if page == 0 else view.rights.table
    table.setFocus()
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_work_that_a_role_makes_void_is_told_to_who_lets_in_and_to_who_is_let_in(
    bench: Workbench, tmp_path: Path
) -> None:
    installation = Installation.open(tmp_path / "Robin")
    installation.introduce("Robin Öberg", "Exempelkommun", "municipality")
    first, second, third = (tmp_path / f"{name}.hsapaket" for name in "abc")
    export_changes(bench.desk.workspace, first)
    with closing(join(tmp_path / "robin.hsavtal", installation, [first])) as robin:
        robin.perform(AddClause(robin.outline(robin.documents()[0], View.MARKUP).parts[0].part, "", "", "Ny", "", "k9"))
        export_changes(robin, second)
        import_changes(bench.desk.workspace, [second])
        bench.desk.announce(EVERYTHING)
        (card,) = shown(bench).people.cards
        card.role.setCurrentIndex(card.role.findData("POL"))
        card.admit.click()
        told = bench.message.words.text()
        assert "Robin Öberg" in told and "the member's role may not do that" in told
        export_changes(bench.desk.workspace, third)
        (sentence,) = import_changes(robin, [third]).without_effect
        assert "medlemmens roll får inte det" in sentence


@pytest.mark.parametrize("width", [1366, 700])
def test_every_member_takes_one_line_and_control_words_are_never_cut(bench: Workbench, width: int) -> None:
    bench.resize(width, 700)
    table = shown(bench).people.table
    letters = table.fontMetrics()
    assert all(table.rowHeight(row) < 2.5 * letters.height() for row in range(table.rowCount()))
    texts = [table.item(row, 4).text() for row in range(table.rowCount())]
    assert table.columnWidth(4) > max(map(letters.horizontalAdvance, texts))


def test_in_half_a_window_no_button_about_members_lies_beyond_the_edge(bench: Workbench) -> None:
    bench.window().resize(680, 450)
    people = shown(bench).people
    room = people.window().width()
    for each in (
        people.role,
        people.change,
        people.revoke,
        people.adopt,
        people.invite,
        people.print_code,
        people.recover,
    ):
        assert each.mapTo(people.window(), each.rect().topRight()).x() < room, each.toolTip()
        assert each.width() >= each.minimumSizeHint().width()


def test_some_rights_are_seen_at_once_in_a_low_window(bench: Workbench) -> None:
    bench.window().resize(683, 384)
    view = shown(bench)
    view.pages.setCurrentIndex(1)
    rest()
    assert view.rights.table.viewport().height() > 4 * view.rights.table.rowHeight(0)


def test_the_table_of_members_ends_with_the_last_of_them(bench: Workbench) -> None:
    bench.window().resize(1366, 1000)
    table = shown(bench).people.table
    rest()
    bar = table.horizontalScrollBar().sizeHint().height()
    assert 0 <= table.viewport().height() - table.verticalHeader().length() <= bar


def test_the_exchange_view_fits_a_window_of_half_the_width(bench: Workbench) -> None:
    bench.window().resize(680, 450)
    bench.show_page("exchange")
    rest()
    (area,) = bench.pages["exchange"].findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0


def test_the_button_for_the_extract_is_no_wider_than_its_words_need(bench: Workbench) -> None:
    erasing = shown(bench, 4).erasing
    assert erasing.copy.width() <= erasing.copy.sizeHint().width() * 2


def test_what_is_done_is_done_with_the_member_that_is_marked_and_the_mark_follows_them(
    bench: Workbench, tmp_path: Path
) -> None:
    view = shown(bench)
    view.people.table.setFocus()
    rest()
    assert view.people.chosen() is None
    for each in (view.people.change, view.people.revoke, view.people.adopt):
        assert not each.isEnabled() and each.toolTip() == each.accessibleDescription() != ""
    choose(view, "Sam Påhitt")
    path, _ = card_of(tmp_path, "Anna Aaby")
    view.people.take_card(path)
    view.people.cards[0].admit.click()
    rest()
    chosen = view.people.chosen()
    assert chosen is not None and chosen.name == "Sam Påhitt"
    (row,) = view.people.table.selectionModel().selectedRows()
    assert view.people.table.item(row.row(), 0).text() == "Sam Påhitt"


def test_a_member_who_takes_anothers_name_is_marked(bench: Workbench) -> None:
    bench.desk.workspace.seal([{"kind": "introduce", "person": "Sam Påhitt", "organisation": "VGR", "side": "region"}])
    table = shown(bench).people.table
    cells = [table.item(row, 0) for row in range(table.rowCount())]
    assert [cell.text() for cell in cells if cell.text().startswith("⚠")] == ["⚠ Sam Påhitt"] * 2
    assert all("control words" in cell.toolTip() for cell in cells if cell.text().startswith("⚠"))


def test_a_known_name_with_another_key_waits_until_it_is_said_who_it_is(bench: Workbench, tmp_path: Path) -> None:
    view = shown(bench)
    name = next(member.name for member in bench.desk.workspace.members() if member.role == "AG")
    path, installation = card_of(tmp_path, name)
    view.people.take_card(path)
    (card,) = view.people.cards
    assert not card.admit.isEnabled() and card.admit.toolTip()
    card.person[0].setCurrentIndex(1)
    card.admit.click()
    member = bench.desk.workspace.state.members.member(installation.author)
    assert bench.desk.workspace.state.members.member(member.replaces).revoked
    table = view.people.table
    roles = [table.item(row, 3).text() for row in range(table.rowCount()) if table.item(row, 0).text().endswith(name)]
    assert sorted(roles) == ["Replaced by a new key", "Working group"]


def test_the_matrix_tells_what_each_role_may(bench: Workbench) -> None:
    table = shown(bench, 1).rights.table
    rows = {table.verticalHeaderItem(row).text(): row for row in range(table.rowCount())}
    columns = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    lawyer = next(column for column, title in enumerate(columns) if title.startswith("Lawyer"))
    assert table.item(rows["Legal review and block"], lawyer).text() == "●"
    assert table.item(rows["Legal review and block"], 0).text() == "–"
    assert "the lawyer" in table.item(rows["Legal review and block"], 0).toolTip()
    assert table.item(rows["Write proposals"], 0).text() == "●"


def test_columns_of_rights_stay_narrow_however_many_members_a_role_has_and_however_long_their_names_are(
    bench: Workbench, tmp_path: Path
) -> None:
    for number in range(5):
        path, _ = card_of(tmp_path, f"Maximiliana-Kristofferina von Långefterland {number}")
        shown(bench).people.take_card(path)
        shown(bench).people.cards[0].admit.click()
    table = shown(bench, 1).rights.table
    assert all(table.columnWidth(column) < em() * 9 for column in range(table.columnCount()))
    (group,) = [item for item in heads(table) if item.text().startswith("Working group")]
    assert group.text().count("\n") == 3 and "more" in group.text()
    assert group.toolTip().count("Långefterland") == 5


def heads(table: QTableWidget) -> list[QTableWidgetItem]:
    return [table.horizontalHeaderItem(column) for column in range(table.columnCount())]


def test_rules_are_set_and_seen_where_they_bite(bench: Workbench) -> None:
    page = shown(bench, 2).rules
    page.boxes["four_eyes"].click()
    assert bench.desk.workspace.rules().four_eyes
    rest()
    assert "four eyes" in bench.commands.why_not("tracking")


def test_a_part_is_handed_out(bench: Workbench) -> None:
    page = shown(bench, 3).parts
    assert not page.hand_out.isEnabled() and page.hand_out.toolTip()
    page.members.item(0).setCheckState(Qt.CheckState.Checked)
    part = page.part
    page.hand_out.click()
    assert len(bench.desk.workspace.governing.owners(part)) == 1
    assert not page.hand_out.isEnabled()


def test_a_locked_section_shows_it_and_is_opened_again(bench: Workbench) -> None:
    place = bench.desk.place
    assert place is not None
    bench.commands["lock-section"].trigger()
    rest()
    assert place.clause in bench.desk.workspace.governing.locked_clauses()
    node = bench.agreement.outline.model.find(bench.desk.document, place.clause)
    assert node is not None and node.lock == ""
    assert bench.commands.why_not("legal-block")
    bench.commands["lock-section"].trigger()
    rest()
    assert not bench.desk.workspace.governing.locked_clauses()


def test_who_may_not_erase_is_told_and_the_log_is_shown(bench: Workbench) -> None:
    data = b"personuppgifter"
    name = hashlib.sha256(data).hexdigest()
    record = {"kind": "record", "type": "sent", "id": "s1", "set": {"hash": name, "name": "svar.docx"}}
    bench.desk.workspace.seal([record], blobs={name: data})
    page = shown(bench, 4).erasing
    assert page.files.item(0).text().startswith("svar.docx")
    assert not page.erase.isEnabled() and "registrar" in page.erase.toolTip()
    assert page.going.isVisible() and page.going.text() == page.erase.toolTip(), "told without pointing at a button"


def test_a_person_is_erased_from_the_keyboard_and_the_log_does_not_tell_whom(bench: Workbench) -> None:
    desk = bench.desk
    said = {"clause": "k1", "text": "Hälsar Ylva Ärlig", "author_name": "Ylva Ärlig"}
    desk.workspace.perform(SetRecord("comment", "c9", said))
    desk.workspace.release()
    desk.workspace.group.admit([desk.workspace.author], "REG")
    page = shown(bench, 4).erasing
    (row,) = [row for row in range(page.persons.count()) if page.persons.item(row).text().startswith("Ylva Ärlig")]
    page.persons.setFocus()
    page.persons.setCurrentRow(row)
    assert page.going.isHidden()
    QTest.keyClick(page.persons, Qt.Key.Key_Space)
    assert page.going.text() == "Ticked to be erased: 1 person. It can not be undone."
    page.what.setCurrentIndex(1)
    assert page.going.isVisible(), "told on the other pages too"
    page.what.setCurrentIndex(0)
    page.copy.click()
    assert "Ylva Ärlig" in QGuiApplication.clipboard().text() and "c9" in QGuiApplication.clipboard().text()
    assert "1 comment" in QGuiApplication.clipboard().text() and page.beyond.text().startswith("1 comment")
    page.reason.setFocus()
    page.reason.setText("Begärt av den det gäller")
    QTest.keyClick(page.reason, Qt.Key.Key_Tab)
    assert page.erase.hasFocus()
    QTest.keyClick(page.erase, Qt.Key.Key_Space)
    rest()
    assert page.going.isHidden() and bench.status.news.text() == "Erased: 1 person"
    rows = [page.persons.item(row).text() for row in range(page.persons.count())]
    assert rows and not any("Ylva" in row for row in rows)
    assert "Begärt av den det gäller" in page.log.item(0).text() and "Ylva" not in page.log.item(0).text()
    (left,) = [one for one in desk.workspace.comments() if one.id == "c9"]
    assert (left.name, left.comment.text) == (ERASED, ERASED)


def test_a_comment_is_found_by_its_words_and_erased(bench: Workbench) -> None:
    desk = bench.desk
    for name, text in (("c8", "Ring mig på kvällen"), ("c9", "Ordet saknas")):
        desk.workspace.perform(SetRecord("comment", name, {"clause": "k1", "text": text}))
    desk.workspace.release()
    desk.workspace.group.admit([desk.workspace.author], "REG")
    page = shown(bench, 4).erasing
    page.what.setCurrentIndex(1)
    page.words.setText("ring mig")
    assert page.remarks.count() == 1
    page.remarks.item(0).setCheckState(Qt.CheckState.Checked)
    page.reason.setText("Begärt av den det gäller")
    page.erase.click()
    rest()
    assert page.remarks.count() == 0 and "words of 1 comment" in page.log.item(0).text()
    texts = {one.id: one.comment.text for one in desk.workspace.comments() if one.id in ("c8", "c9")}
    assert texts == {"c8": ERASED, "c9": "Ordet saknas"}


def test_the_dialog_for_the_code_names_the_coordinators(bench: Workbench) -> None:
    coordinators = [member for member in bench.desk.workspace.members() if member.role == "PL"]
    dialog = RecoverDialog(coordinators, lambda _code, _lost: "", bench.window())
    assert dialog.lost.count() == 1 + len(coordinators)
    dialog.lost.setCurrentIndex(1)
    assert dialog.lost_key == coordinators[0].author
    dialog.deleteLater()
