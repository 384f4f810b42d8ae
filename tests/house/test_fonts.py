"""The fonts that come with the program load and hold the characters of a Swedish agreement."""

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from pytestqt.qtbot import QtBot

from hsavtal_desktop.resources import resource_path

FAMILIES = {"SourceSerif4": "Source Serif 4", "SourceSans3": "Source Sans 3"}


@pytest.mark.parametrize("path", sorted(resource_path("fonts").glob("*.otf")), ids=lambda path: path.stem)
def test_a_font_loads_under_its_family_and_holds_swedish_text(path, qtbot: QtBot) -> None:
    number = QFontDatabase.addApplicationFont(str(path))
    assert FAMILIES[path.stem.partition("-")[0]] in QFontDatabase.applicationFontFamilies(number)
    font = QRawFont(str(path), 12)
    missing = [c for c in "åäöÅÄÖéü0123456789–—”’§✓−×…•→½≤" if not font.supportsCharacter(ord(c))]
    assert not missing
