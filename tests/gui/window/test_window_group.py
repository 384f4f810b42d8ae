"""A group's whole life in two windows, by files: let in, agree, freeze together, lose a key and come back by the paper.

Everything is pressed as a person would; :class:`Hands` counts the presses, so that a journey does not grow unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QFileDialog, QPushButton, QWidget

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.agreement_marks import awaited_sides
from hsavtal_desktop.core.edits import AddClause, Decide, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.exchange.keys import fingerprint
from hsavtal_desktop.gui.clause_agreement import ClauseAgreement
from hsavtal_desktop.gui.exchange.send_dialog import Sending
from hsavtal_desktop.gui.group.recovery_dialogs import CodeDialog, RecoverDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.theme import Theme
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import write_card
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import rest, wait_until


class Hands:
    """Somebody at a window."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder, self.presses, self.sent = window, folder, 0, 0

    @property
    def bench(self) -> Workbench:
        assert self.window.bench is not None
        return self.window.bench

    def press(self, widget: QAbstractButton) -> None:
        """Click a button that can be seen and used."""
        assert widget.isVisible(), widget.text()
        assert widget.isEnabled(), widget.toolTip()
        if isinstance(widget, QCheckBox):  # whose middle is beside its words
            QTest.keyClick(widget, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.presses += 1
        rest()

    def choose(self, box: QComboBox, data: object) -> None:
        """Open a list and choose: two presses."""
        assert box.isVisible() and box.isEnabled(), box.toolTip()
        box.setCurrentIndex(box.findData(data))
        self.presses += 2
        rest()

    def members(self, page: int) -> MembersView:
        """Go to a page of the members' view: two presses, of which the first page saves one."""
        self.bench.show_page("members")
        view = self.bench.pages["members"]
        assert isinstance(view, MembersView)
        view.pages.setCurrentIndex(page)
        self.presses += 2 if page else 1
        rest()
        return view

    def mark(self, view: MembersView, author: str) -> None:
        """Mark a member in the table: one press."""
        view.people.table.selectRow(next(i for i, one in enumerate(view.people._members) if one.author == author))
        self.presses += 1
        rest()

    def send(self, to: Hands) -> None:
        """Everything, by a file; what its taking in would do is shown first."""
        self.sent += 1
        path = self.folder / f"{self.window.installation.name} {self.sent}.hsapaket"
        self.bench.post.write(Sending(path, "", ""))
        wait_until(lambda: not self.bench.worker.working)
        to.bench.post.take_in_files([path])
        wait_until(lambda: not to.bench.worker.working)
        rest()


def dialog_of(kind: type[QWidget]) -> QWidget:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


@pytest.fixture
def two(theme: Theme, tmp_path: Path) -> Iterator[tuple[Hands, Hands]]:
    """Anna, who makes the workspace, and Bo of the municipalities, whom she lets in by his card as coordinator."""
    windows = []
    for name, organisation, side in (("Anna Ek", "VGR", "region"), ("Bo Ås", "Exempelkommun", "municipality")):
        installation = Installation.open(tmp_path / name)
        installation.introduce(name, organisation, side)
        window = MainWindow(installation, theme)
        window.resize(1400, 900)
        window.show()
        windows.append(window)
    anna, bo = (Hands(window, tmp_path) for window in windows)
    anna.window.open_path(new_workspace(tmp_path, anna.window.installation))
    wait_until(lambda: anna.window.bench is not None)
    words = write_card(tmp_path / "bo.hsakort", bo.window.installation)
    view = anna.members(0)
    view.people.take_card(tmp_path / "bo.hsakort")
    rest()
    (card,) = view.people.cards
    assert card.words.text() == " · ".join(words)
    anna.choose(card.role, "PL")
    anna.press(card.admit)
    first = tmp_path / "första.hsapaket"
    anna.bench.post.write(Sending(first, "Bo Ås", "arbetsmaterial"))
    wait_until(lambda: not anna.bench.worker.working)
    bo.window.opening.open(lambda: bo.window.opening.joined(tmp_path / "bo.hsavtal", [first]))
    wait_until(lambda: bo.window.bench is not None)
    rest()
    anna.presses = bo.presses = 0
    yield anna, bo
    for window in windows:
        window.close()
        window.deleteLater()
    rest()


def new_workspace(folder: Path, installation: Installation) -> Path:
    path = folder / "anna.hsavtal"
    with Workspace.create(path, installation, name="Prov") as made:
        made.perform(SetRecord("part", "p", {"title": "Del ett"}))
        made.perform(SetRecord("document", "d", {"title": "Avtal", "parts": [{"part": "p"}]}))
        made.perform(AddClause("p", "", "", "Ett", "Exempeltext – inte gällande avtal", "k1"))
        made.perform(Decide("accept", tuple(one.id for one in made.revisions(pending_only=True))))
        made.release()
    return path


def test_two_coordinators_set_rules_freeze_together_agree_and_one_is_revoked(two: tuple[Hands, Hands]) -> None:
    anna, bo = two
    rules = anna.members(2).rules
    assert rules.boxes["two_publishers"].isChecked(), "a new workspace has it so"
    for name in ("four_eyes", "both_sides"):
        anna.press(rules.boxes[name])
    assert anna.presses == 4
    page = anna.bench.agreement.document.page
    page.put_caret("b.k1", 0)
    page.type_words("Anna skriver. ")
    anna.bench.desk.release()
    (mine,) = [one.id for one in anna.bench.desk.workspace.revisions(pending_only=True)]
    assert "fyra ögon" in anna.bench.desk.workspace.why_not(Right.DECIDE, revision=mine)
    anna.bench.desk.workspace.name_version("Remiss", frozen=True)
    anna.send(bo)
    assert bo.bench.commands["show-members"].text().endswith("● 1")
    view = bo.members(2)
    assert view.pages.tabText(2) == "Rules of the group ● 1"
    rules = view.rules
    (confirm,) = [one for one in rules.findChildren(QPushButton) if one.isVisible()]
    bo.presses = 0
    bo.press(confirm)
    assert bo.presses == 1
    assert [one.status for one in bo.bench.desk.workspace.versions()] == ["frozen"]
    assert "●" not in bo.bench.commands["show-members"].text() + view.pages.tabText(2)
    bo.send(anna)
    assert [one.status for one in anna.bench.desk.workspace.versions()] == ["frozen"]
    assert not bo.bench.desk.workspace.why_not(Right.DECIDE, revision=mine)
    alike(anna, bo)

    # Agreed by both sides, and locked by one press.
    anna.bench.show_page("agreement")
    anna.bench.agreement.document.page.put_caret("b.k1", 0)
    anna.bench.commands["agree"].trigger()
    rest()
    place = anna.bench.desk.place
    assert place is not None
    assert awaited_sides(anna.bench.desk.workspace.state, "k1") == ("municipality",)
    assert agreement(anna).told.text() == "Agreed: ✓ by Anna Ek (VGR); waits for The municipalities"
    assert agreement(anna).mark.text() == "Take back my mark"
    anna.send(bo)
    bo.bench.show_page("agreement")
    bo.bench.agreement.document.page.put_caret("b.k1", 0)
    anna_alone = agreement(bo).told.text()
    bo.press(agreement(bo).mark)
    assert anna_alone.startswith("Agreed: ✓ by Anna Ek") and agreement(bo).told.text().endswith(
        "Bo Ås (The municipalities)"
    )
    bo.bench.commands["lock-section"].trigger()
    rest()
    assert awaited_sides(bo.bench.desk.workspace.state, "k1") == ()
    bo.send(anna)
    assert anna.bench.desk.workspace.governing.locked_clauses().keys() == {"k1"}
    alike(anna, bo)

    # Another role, and then none; the member stays marked meanwhile.
    author = bo.bench.desk.workspace.author
    view = anna.members(0)
    anna.presses = 0
    anna.mark(view, author)
    anna.choose(view.people.role, "RED")
    anna.press(view.people.change)
    assert anna.presses == 4
    assert anna.bench.desk.workspace.state.members.role(author) == "RED"
    anna.presses = 0
    anna.press(view.people.revoke)
    assert anna.presses == 1
    anna.send(bo)
    assert bo.bench.desk.workspace.revoked
    assert bo.bench.message.isVisible() and "Your key is revoked" in bo.bench.message.words.text()
    assert bo.bench.status.standing.isVisible() and bo.bench.status.standing.text() == "Revoked"
    bo.bench.show_page("agreement")
    rest()
    assert not bo.bench.commands["comment"].isEnabled()
    assert bo.bench.commands.why_not("comment")


def test_a_lost_key_is_replaced_and_the_paper_gives_a_lost_creator_back(
    two: tuple[Hands, Hands], tmp_path: Path
) -> None:
    anna, bo = two
    view = anna.members(0)
    anna.press(view.people.print_code)
    shown = dialog_of(CodeDialog)
    assert isinstance(shown, CodeDialog)
    code = next(line for line in shown.text.toPlainText().splitlines() if line.count("-") == 6)
    shown.reject()
    anna.send(bo)
    view = bo.members(0)
    bo.presses = 0
    bo.press(view.people.recover)
    asked = dialog_of(RecoverDialog)
    assert isinstance(asked, RecoverDialog)
    asked.code.setText(code[:-1])
    asked.accept()
    assert asked.isVisible() and "misspelt" in asked.told.text()
    asked.code.setText(code.lower().replace("-", " "))
    bo.choose(asked.lost, anna.bench.desk.workspace.author)
    asked.accept()
    bo.presses += 1
    rest()
    assert bo.presses == 4
    workspace = bo.bench.desk.workspace
    assert workspace.state.members.revoked(anna.bench.desk.workspace.author)
    # Anna comes back with a new key, by a card: the old one is named as hers.
    again = Installation.open(tmp_path / "Anna igen")
    again.introduce("Anna Ek", "VGR", "region")
    write_card(tmp_path / "anna.hsakort", again)
    view = bo.members(0)
    view.people.take_card(tmp_path / "anna.hsakort")
    rest()
    (card,) = view.people.cards
    assert not card.admit.isEnabled() and card.admit.toolTip()
    bo.presses = 0
    bo.choose(card.person[0], anna.bench.desk.workspace.author)
    bo.press(card.admit)
    assert bo.presses == 3
    member = workspace.state.members.member(again.author)
    assert (member.role, member.replaces) == ("PL", anna.bench.desk.workspace.author)
    bo.send(anna)
    assert anna.bench.desk.workspace.revoked
    assert "återkallad" in str(anna.bench.desk.workspace.why_not(Right.COMMENT))


def alike(anna: Hands, bo: Hands) -> None:
    one, other = (hands.bench.desk.workspace.released() for hands in (anna, bo))
    assert digest.content_hash(one) == digest.content_hash(other)


def test_a_newcomer_is_told_at_every_step_what_to_do_and_what_they_are(
    two: tuple[Hands, Hands], tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, _ = two
    asked_for = tmp_path / "cia.hsakort"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(asked_for), ""))
    installation = Installation.open(tmp_path / "Cia")
    window = MainWindow(installation, theme)
    window.resize(1024, 600)
    window.show()
    rest()
    introduced = window.start.card
    assert introduced is not None
    assert str(installation.key_place.path) in introduced.key.text() or installation.key_place.store
    QTest.keyClicks(introduced.name, "Cia")
    QTest.keyClicks(introduced.organisation, "Kommun")
    introduced.municipality.setChecked(True)
    QTest.keyClick(introduced.municipality, Qt.Key.Key_Return)
    rest()
    cia = Hands(window, tmp_path)
    cia.press(window.start.choices["card"])
    words = " · ".join(fingerprint(installation.author))
    assert window.start.message.isVisible() and words in window.start.message.text()
    first = tmp_path / "första.hsapaket"
    window.opening.open(lambda: window.opening.joined(tmp_path / "cia.hsavtal", [first]))
    wait_until(lambda: window.bench is not None)
    rest()
    assert cia.bench.status.standing.isVisible() and "counts only once" in cia.bench.status.standing.toolTip()
    view = anna.members(0)
    view.people.take_card(asked_for)
    rest()
    (card,) = view.people.cards
    assert card.words.text() == words
    anna.choose(card.role, "RED")
    anna.press(card.admit)
    anna.send(cia)
    assert not cia.bench.status.standing.isVisible()
    assert cia.bench.status.news.text() == "You have been let in. Your role: Editor"
    window.close()
    window.deleteLater()
    rest()


def agreement(hands: Hands) -> ClauseAgreement:
    """What the window says of who agrees to the clause that the caret is in."""
    hands.bench.commands["panel-clause"].trigger()
    rest()
    panel = hands.bench.agreement.side.findChild(ClauseAgreement)
    assert isinstance(panel, ClauseAgreement) and panel.isVisible()
    return panel
