"""The file by which somebody asks a coordinator to be let in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.gui.foreign import file_name
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import SUFFIX, write_card


def card_types() -> str:
    """What such files are called where one is chosen."""
    return QCoreApplication.translate("OwnCard", "Member cards (*{0})").format(SUFFIX)


def ask_for_card(parent: QWidget, installation: Installation, folder: Path) -> str:
    """Ask where, and write this person's card there; gives what to do with it, "" where nothing was written.

    Raises Trouble when the disk refuses.
    """
    title = QCoreApplication.translate("OwnCard", "Save my member card")
    found = ask_where(parent, title, folder / file_name(installation.name, SUFFIX), {card_types(): SUFFIX})
    if found is None:
        return ""
    words = " · ".join(write_card(found[0], installation))
    told = QCoreApplication.translate(
        "OwnCard", "Send {0} to the coordinator, and read these control words aloud when you talk to each other: {1}"
    )
    return told.format(found[0], words)
