"""Colours that can be read, words in both languages, every dialog opened in each."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QTabBar,
    QWidget,
)

from hsavtal_desktop.gui.chips import Chip
from hsavtal_desktop.gui.count_dialog import CountDialog
from hsavtal_desktop.gui.errors import Notice
from hsavtal_desktop.gui.go_to import GoTo
from hsavtal_desktop.gui.help_dialogs import AboutDialog
from hsavtal_desktop.gui.icons import icon
from hsavtal_desktop.gui.insert_dialogs import PictureSizeDialog, TableDialog
from hsavtal_desktop.gui.intake_dialog import IntakeDialog
from hsavtal_desktop.gui.keys_dialog import KeysDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.new_document import NewDocumentDialog
from hsavtal_desktop.gui.page.colours import contrast
from hsavtal_desktop.gui.printing.dialogs import PrintDialog
from hsavtal_desktop.gui.texts import short_name
from hsavtal_desktop.gui.theme import Look, Theme, palette_of
from hsavtal_desktop.gui.version_dialog import VersionDialog
from hsavtal_desktop.gui.word_export import ExportWordDialog
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.start.application import translate
from hsavtal_desktop.workspace.counting import Counts
from tests.gui.window.conftest import rest, wait_until

ROLE = QPalette.ColorRole
GROUNDS = (ROLE.Window, ROLE.Base, ROLE.Midlight, ROLE.AlternateBase)


@pytest.mark.parametrize("look", Look)
def test_words_can_be_read_on_every_ground(look: Look) -> None:
    palette = palette_of(look)
    for ink, ground in product((ROLE.Text, ROLE.Dark, ROLE.Highlight, ROLE.PlaceholderText), GROUNDS):
        assert contrast(palette.color(ink), palette.color(ground)) >= 4.5, (ink, ground)
    assert contrast(palette.color(ROLE.HighlightedText), palette.color(ROLE.Highlight)) >= 4.5
    assert contrast(palette.color(ROLE.ToolTipText), palette.color(ROLE.ToolTipBase)) >= 4.5
    disabled = palette.color(QPalette.ColorGroup.Disabled, ROLE.Text)
    assert contrast(disabled, palette.color(ROLE.Base)) >= 4.5


@pytest.mark.parametrize("look", Look)
def test_frames_of_fields_can_be_seen(look: Look) -> None:
    palette = palette_of(look)
    for ground in (ROLE.Base, ROLE.Window):
        assert contrast(palette.color(ROLE.Shadow), palette.color(ground)) >= 3.0


def test_the_window_follows_another_look(theme: Theme, window: MainWindow) -> None:
    before = window.start.grab().toImage().pixelColor(5, 5)
    undrawn = icon("check").pixmap(22).toImage()
    theme.choose(Look.DARK)
    rest()
    assert window.start.grab().toImage().pixelColor(5, 5).lightness() < before.lightness()
    assert icon("check").pixmap(22).toImage() != undrawn
    assert "#1c1e20" in QApplication.instance().styleSheet()  # type: ignore[union-attr]


@pytest.fixture(params=["en", "sv"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    installed: list[QTranslator] = translate(qapp, request.param)
    assert len(installed) == (2 if request.param == "sv" else 0)
    yield request.param
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def words_of(widget: QWidget) -> list[str]:
    return [each.text() for kind in (QLabel, QPushButton) for each in widget.findChildren(kind) if each.text()]


def test_no_page_makes_the_window_larger_than_a_small_screen(language: str, window: MainWindow) -> None:
    window.resize(1024, 700)
    window.open_example()
    wait_until(lambda: window.bench is not None)
    for page in ("consultation", "exchange", "members", "comparison", "agreement"):
        window.commands[f"show-{page}"].trigger()
        rest()
        smallest = window.minimumSizeHint()
        assert smallest.width() <= 1024, (page, smallest)
        assert smallest.height() <= 700, (page, smallest)


def test_long_names_of_documents_give_way_to_short_ones_on_a_small_screen(window: MainWindow, bench: Workbench) -> None:
    window.resize(1024, 700)
    bench.show_outline(False)
    rest()
    tabs = bench.agreement.document.tabs
    given = {tabs.tabText(each): tabs.tabRect(each).width() for each in range(tabs.count())}
    whole = {tabs.tabText(each): QTabBar.tabSizeHint(tabs, each).width() for each in range(tabs.count())}
    cut = [name for name in given if given[name] < whole[name]]
    assert cut and max(given.values()) == min(given[name] for name in cut), "only those give way that are wider"
    assert not {"Huvudavtal", "Munhälsa"} & set(cut)
    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width(), "all of them are in sight"
    tabs.setCurrentIndex(tabs.count() - 2)
    rest()
    assert {tabs.tabText(each): tabs.tabRect(each).width() for each in range(tabs.count())} == given
    window.resize(930, 700)
    rest()
    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width(), "in a narrow window too"
    window.resize(850, 700)
    bench.show_panel("proposals")
    rest()
    assert tabs.width() < 400
    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width(), "and beside a panel in one"
    assert all(tabs.tabToolTip(each) for each in range(tabs.count())), "their whole names are told"


def test_menus_fit_on_a_small_screen_in_one_column(window: MainWindow, bench: Workbench) -> None:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        places = [menu.actionGeometry(each) for each in menu.actions()]
        assert {place.left() for place in places} == {places[0].left()}, action.text()
        assert places[-1].bottom() < 680, action.text()


def letters_of(menu: QMenu) -> list[tuple[str, str]]:
    """Each item of a menu and of those below it that has no letter, or the letter of another."""
    faults = []
    taken: dict[str, str] = {}
    for action in (each for each in menu.actions() if not each.isSeparator()):
        found = re.search(r"&(\w)", action.text().replace("&&", ""))
        letter = found[1].casefold() if found else ""
        if not letter or letter in taken:
            faults.append((action.text(), taken.get(letter, "")))
        taken[letter] = action.text()
        below = action.menu()
        if isinstance(below, QMenu):
            faults.extend(letters_of(below))
    return faults


def test_every_item_of_a_menu_has_a_letter_of_its_own_in_both_languages(language: str, window: MainWindow) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    bar = window.menuBar()
    menus = [action.menu() for action in bar.actions()]
    assert [fault for menu in menus if isinstance(menu, QMenu) for fault in letters_of(menu)] == []
    assert len({QKeySequence.mnemonic(action.text()).toString() for action in bar.actions()} - {""}) == len(menus)


def test_before_anything_has_come_the_consultation_tells_how_one_goes_and_what_to_do(bench: Workbench) -> None:
    bench.show_page("consultation")
    rest()
    view = bench.pages.consultation
    assert view is not None
    assert view.beginning.take_in.isVisible() and view.beginning.take_in.hasFocus()
    top = view.top
    assert not [each for each in (top.authority, top.progress, top.compile, top.take_in) if each.isVisible()]
    said = [each.text() for each in view.beginning.findChildren(QLabel)]
    assert [number for number in said if number.isdigit()] == ["1", "2", "3", "4", "5"]


def test_every_dialog_and_view_opens_in_both_languages(language: str, window: MainWindow) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    bench = window.bench
    assert bench is not None
    desk = bench.desk
    dialogs: list[QDialog] = [
        ExportWordDialog(desk, window),
        IntakeDialog(desk, bench.worker, [], window),
        VersionDialog(desk, window),
        NewDocumentDialog(window),
        KeysDialog(window.commands, window.installation, window),
        GoTo(desk, window),
        PrintDialog(desk, window),
        CountDialog(desk, bench.worker, Counts(), 0, window),
        AboutDialog(window.installation.key_place, window),
        Notice("Något gick fel", "En mening.", "detaljer", window),
    ]
    for dialog in dialogs:
        dialog.show()
        rest()
        assert dialog.windowTitle()
        if language == "sv":
            assert not [text for text in words_of(dialog) if text.startswith(("Cancel", "Close", "The ", "Name the"))]
        dialog.close()
    for page in ("comparison", "exchange", "members", "agreement"):
        bench.show_page(page)
        rest()
    for panel in ("conflicts", "comments", "clause", "proposals"):
        bench.show_panel(panel)
        rest()
    if language == "sv":
        assert bench.status.proposals.text() == "22 förslag att ta ställning till"
        assert window.menuBar().actions()[0].text() == "&Arkiv"
        assert bench.message.isHidden()


def test_nothing_that_takes_the_keyboard_lacks_a_name(window: MainWindow) -> None:
    window.open_example()
    wait_until(lambda: window.bench is not None)
    bench = window.bench
    assert bench is not None
    for page in ("comparison", "exchange", "members", "agreement"):
        bench.show_page(page)
        rest()
    nameless = [
        type(each).__name__
        for each in bench.findChildren(QWidget)
        if each.focusPolicy().value and each.isVisibleTo(bench) and not accessible(each)
    ]
    assert nameless == []


def accessible(widget: QWidget) -> str:
    """The name that a screen reader tells, or the reason that it needs none."""
    by_itself = str(widget.property("text") or "")
    inner = type(widget).__name__ in {"QScrollArea", "QAbstractScrollArea", "QWidget", "QScrollBar", "QHeaderView"}
    inside = widget.objectName().startswith("qt_") or type(widget).__name__ in {"QTabBar", "QSplitterHandle"}
    holder = widget.parentWidget()
    of_combo = holder is not None and holder.inherits("QComboBox")
    return widget.accessibleName() or by_itself or ("inner" if inner or inside or of_combo else "")


def test_a_body_is_told_by_letters_and_its_side_in_words(theme: Theme) -> None:
    assert [short_name(name) for name in ("VGR", "Exempelkommun A", "Göteborgs stad", "Lilla Edet kommun")] == [
        "VGR",
        "EA",
        "Göt",
        "LE",
    ]
    assert Chip("VGR", "region").accessibleName() == "VGR"
    assert Chip("Exempelkommun A", "municipality").accessibleName() == "Exempelkommun A (The municipalities)"
    assert Chip("Kommun", "municipality").grab().toImage() != Chip("Kommun", "region").grab().toImage()


def test_digits_of_number_fields_stand_off_the_frame(theme: Theme) -> None:
    for dialog in (TableDialog(9, 9), PictureSizeDialog(300, 200, 1600)):
        fields = dialog.findChildren(QAbstractSpinBox)
        assert fields and all(field.lineEdit().textMargins().left() > 0 for field in fields)
