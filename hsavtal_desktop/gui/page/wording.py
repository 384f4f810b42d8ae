"""Words of the page, in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
"""Called with the context ``"PageView"`` for every word of the page, so that all are found in one place."""


def party_words(party: str) -> str:
    """A responsible party in a word, or "" for none."""
    return {
        "region": translate("PageView", "VGR"),
        "municipality": translate("PageView", "Municipality"),
        "both": translate("PageView", "Both"),
    }.get(party, "")
