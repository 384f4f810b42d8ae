"""Windows are read in English, whatever language the tester's computer speaks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    """The language that nothing needs to be translated into."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)
