"""The window on a small screen shown large: 1366 × 768 at twice the size leaves 683 × 384 points."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.view_commands import RAIL
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
