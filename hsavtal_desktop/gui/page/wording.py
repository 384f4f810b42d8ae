"""Words of the page, in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.gui.texts import worded

translate = QCoreApplication.translate
"""Called with the context ``"PageView"`` for every word of the page, so that all are found in one place."""


def party_words(party: str) -> str:
    """A responsible party in a word, or "" for none."""
    return {
        "region": translate("PageView", "VGR"),
        "municipality": translate("PageView", "Municipal"),
        "both": translate("PageView", "Both"),
    }.get(party, "")


def status_words(status: str) -> str:
    """How far a clause has come, in a word that fits on a chip; "" for a draft."""
    return {
        "utkast": "",
        "diskussion": translate("PageView", "Discussed"),
        "enig": translate("PageView", "Agreed"),
        "oenig": translate("PageView", "Not agreed"),
        "klar": translate("PageView", "Ready"),
    }.get(status, worded(status))
