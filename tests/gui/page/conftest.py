"""Pages for the tests: offscreen, with the fonts that the program ships."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_page_source import FakeSource
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page import PageView

Show = Callable[..., PageView]


@pytest.fixture(scope="session")
def page_fonts(qapp: object) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    for path in sorted((Path(__file__).parents[3] / "resources" / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


@pytest.fixture
def show(qtbot: QtBot, page_fonts: None) -> Show:
    """Shows a source in a focused page of 800 by 600 pixels."""

    def shown(source: FakeSource, view: View = View.MARKUP, size: tuple[int, int] = (800, 600)) -> PageView:
        page = PageView("Source Serif 4", "Source Sans 3")
        qtbot.addWidget(page)
        page.resize(*size)
        page.set_document(source, "d", view)
        page.show()
        page.activateWindow()
        page.setFocus()
        qtbot.waitExposed(page)
        return page

    return shown
