"""What the consultation's values are called, and passages as marked words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from hsavtal_desktop.core.consultation.wording import Segment
from hsavtal_desktop.gui.texts import flowing, one_line


def disposition_word(value: str) -> str:
    """An answer as people read it."""
    words = {
        "beaktas": QCoreApplication.translate("Consultation", "Met"),
        "beaktas delvis": QCoreApplication.translate("Consultation", "Met in part"),
        "beaktas inte": QCoreApplication.translate("Consultation", "Not met"),
        "redan tillgodosett": QCoreApplication.translate("Consultation", "Already there"),
        "utanför uppdraget": QCoreApplication.translate("Consultation", "Outside the task"),
        "förs till senare arbete": QCoreApplication.translate("Consultation", "For later work"),
        "till jurist": QCoreApplication.translate("Consultation", "To a lawyer"),
        "till styrgrupp": QCoreApplication.translate("Consultation", "To the steering group"),
    }
    return words.get(value, value)


def item_kind_word(kind: str) -> str:
    """What is no proposal on words."""
    words = {
        "comment": QCoreApplication.translate("Consultation", "Comment"),
        "remark": QCoreApplication.translate("Consultation", "Could not be placed"),
    }
    return words.get(kind, "")


def origin_word(origin: str) -> str:
    """How an edit was found."""
    words = {
        "word-tracked": QCoreApplication.translate("Consultation", "tracked in the file"),
        "word-untracked": QCoreApplication.translate("Consultation", "made without tracking"),
        "word-table": QCoreApplication.translate("Consultation", "in a table of answers"),
    }
    return words.get(origin, "")


def marked_html(segments: Iterable[Segment], ink: QColor) -> str:
    """Words with what goes struck through and what comes underlined, in ``ink``."""
    told: list[str] = []
    for text, mark in segments:
        words = escape(one_line(text) if mark else flowing(text))
        if mark == "-":
            told.append(f'<s style="color:{ink.name()}">{words}</s>')
        elif mark == "+":
            told.append(f'<u style="color:{ink.name()}"><b>{words}</b></u>')
        elif mark == "~":
            told.append(f'<i style="color:{ink.name()}">{words}</i>')
        else:
            told.append(words)
    return "".join(told)


def marked_plain(segments: Iterable[Segment]) -> str:
    """The same for screen readers."""
    signs = {"-": "− ", "+": "+ ", "~": "~ ", "": ""}
    return " ".join(f"{signs[mark]}{one_line(text)}" for text, mark in segments if text.strip())
