"""The window on a small screen shown large: 1366 × 768 at twice the size leaves 683 × 384 points."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.errors import Notice
from hsavtal_desktop.gui.exchange.send_dialog import SendDialog
from hsavtal_desktop.gui.help_dialogs import AboutDialog
from hsavtal_desktop.gui.insert_dialogs import FieldDialog, PictureDialog
from hsavtal_desktop.gui.intake_dialog import IntakeDialog
from hsavtal_desktop.gui.keys_dialog import KeysDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.printing.dialogs import PrintDialog
from hsavtal_desktop.gui.release_dialog import ReleaseDialog
from hsavtal_desktop.gui.theme import em
from hsavtal_desktop.gui.version_dialog import VersionDialog
from hsavtal_desktop.gui.view_commands import RAIL
from hsavtal_desktop.gui.word_export import ExportWordDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.start.application import translate
from tests.gui.window.conftest import rest

SMALL = QSize(683, 384)
PANELS = ("proposals", "conflicts", "comments", "clause")


@pytest.fixture(params=["sv", "en"])
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the window."""
    before, installed = QLocale(), translate(qapp, request.param)
    yield request.param
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("spoken")
def test_every_view_and_panel_fits_a_small_screen_shown_large(window: MainWindow, bench: Workbench) -> None:
    for page in RAIL.replace("show-", "").split():
        bench.show_page(page)
        rest()
        least = window.minimumSizeHint()
        assert least.width() <= SMALL.width() and least.height() <= SMALL.height(), (page, least)
        window.resize(SMALL)
        rest()
        assert window.size() == SMALL, page
    for panel in PANELS:
        bench.show_panel(panel)
        rest()
        assert window.size() == SMALL, panel


@pytest.mark.usefixtures("spoken")
def test_every_dialog_fits_a_small_screen_shown_large_with_its_buttons_in_sight(
    window: MainWindow, bench: Workbench
) -> None:
    bench.go_to_clause("A_2_1")
    desk = bench.desk
    room = SMALL - QSize(17, 51)
    made: list[Dialog] = [
        ExportWordDialog(desk, window),
        IntakeDialog(desk, bench.worker, [], window),
        SendDialog(desk, window),
        VersionDialog(desk, window),
        KeysDialog(window.commands, window.installation, window),
        ReleaseDialog(desk, window),
        FieldDialog([], {}, "", window),
        PictureDialog(QPixmap(2000, 2000), "", window),
        PrintDialog(desk, window),
        AboutDialog(window.installation.key_place, window),
        Notice("Något gick fel", "En mening. " * 40, "detaljer", window),
    ]
    for dialog in made:
        dialog.fit(room)
        dialog.resize(room)
        dialog.show()
        rest()
        assert dialog.width() <= room.width() and dialog.height() <= room.height(), (dialog, dialog.size())
        scrolled = [each for area in dialog.findChildren(QScrollArea) for each in area.findChildren(QPushButton)]
        buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible() and each not in scrolled]
        assert buttons, dialog
        for each in buttons:
            assert dialog.rect().contains(each.rect().translated(each.mapTo(dialog, QPoint()))), (dialog, each.text())
        squeezed = [
            each.text()
            for each in dialog.findChildren(QLabel)
            if each.isVisible() and each.wordWrap() and each.heightForWidth(each.width()) > each.height()
        ]
        assert not squeezed, (dialog, squeezed)
        dialog.close()


def test_outline_and_side_panel_take_turns_in_a_narrow_window(window: MainWindow, bench: Workbench) -> None:
    window.resize(SMALL)
    rest()
    agreement, commands = bench.agreement, bench.commands
    bench.show_side(False)
    commands["toggle-outline"].setChecked(False)
    bench.show_outline(True)
    assert agreement.outline.isVisible() and agreement.outline.tree.hasFocus()
    commands["panel-comments"].trigger()
    assert agreement.side.isVisible() and not agreement.outline.isVisible()
    assert not commands["toggle-outline"].isChecked() and commands["toggle-side"].isChecked()
    bench.show_outline(True)
    assert not agreement.side.isVisible()
    rest()
    assert window.size() == SMALL


def test_the_outline_gives_way_as_the_window_becomes_narrow_and_comes_back(
    window: MainWindow, bench: Workbench
) -> None:
    agreement, outline = bench.agreement, bench.commands["toggle-outline"]
    assert agreement.outline.isVisible() and agreement.side.isVisible()
    window.resize(SMALL)
    rest()
    assert not agreement.outline.isVisible() and not outline.isChecked()
    window.resize(1366, 700)
    rest()
    assert agreement.outline.isVisible() and outline.isChecked()
    bench.show_outline(False)
    window.resize(SMALL)
    window.resize(1366, 700)
    rest()
    assert not agreement.outline.isVisible(), "what was folded away by hand stays away"


def test_what_is_told_below_gives_way_in_a_narrow_window(window: MainWindow, bench: Workbench) -> None:
    status = bench.status
    window.resize(SMALL)
    bench.desk.perform(ReplaceText("b.A_1_1", 0, 0, "Nytt. "))
    bench.desk.settle()
    status.show_folder("Den delade mappen kan inte nås just nu", "Den är borta", amiss=True)
    rest()
    assert window.size() == SMALL
    assert status.unreleased.isVisible() and not status.words.isVisible()
    assert status.zoom.geometry().right() <= status.width()
    window.resize(1366, 700)
    rest()
    assert status.words.isVisible()


def test_what_was_just_done_is_read_whole_and_the_rest_gives_way_meanwhile(
    bench: Workbench, window: MainWindow
) -> None:
    status = bench.status
    window.resize(1100, 700)
    status.tell("Inget skrivs under tiden som allt markerat får en annan formatering i avtalet, vänta eller avbryt")
    rest()
    assert status.news.width() >= status.news.sizeHint().width()
    assert not status.words.isVisible()
    status._old.timeout.emit()
    rest()
    assert status.words.isVisible() and not status.news.text()


def test_what_folds_away_in_a_workspace_that_was_left_asks_nothing_of_its_commands(
    window: MainWindow, bench: Workbench
) -> None:
    agreement = bench.agreement
    window.close_workspace()
    agreement.folded.emit()
    assert window.bench is None


def test_what_proposals_are_chosen_by_is_read_whole_in_a_narrow_panel(bench: Workbench) -> None:
    choices = bench.agreement.proposals.choices
    boxes = (choices.state, choices.kind, choices.body)
    for width, lines in ((1400, 1), (683, 2)):
        bench.window().resize(width, 450)
        bench.show_panel("proposals")
        rest()
        assert len({box.y() for box in boxes}) == lines
        for box in boxes:
            assert box.fontMetrics().horizontalAdvance(box.currentText()) + 1.5 * em() < box.width()


def test_what_could_not_be_opened_is_told_in_whole_where_the_start_page_scrolls(window: MainWindow) -> None:
    window.resize(700, 360)
    message = window.start.message
    for sentence in ("Kort.", "Ärendet är redan öppet i ett annat fönster; stäng det där först. " * 3, "Kort igen."):
        window.start.say(sentence)
        rest()
        assert message.height() >= message.heightForWidth(message.width()), sentence


def test_menus_that_have_no_room_are_behind_a_button_that_is_seen(window: MainWindow, bench: Workbench) -> None:
    assert window.layout().minimumSize().width() > window.menuBar().sizeHint().width(), "a window has room for them"
    window.menuBar().setFixedWidth(round(em() * 20))
    rest()
    (more,) = (each for each in window.menuBar().findChildren(QToolButton) if each.isVisible())
    drawn = more.grab().toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert len(inks) > 1 and more.accessibleName()
