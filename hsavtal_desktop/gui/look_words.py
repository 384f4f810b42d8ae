"""What a proposal does to the looks of words and paragraphs, in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.reading import RevisionView


def looks_words(revision: RevisionView) -> str:
    """The looks that a proposal gives what it did not write, such as "bold, bulleted list"; "" for none."""
    looks = dict(revision.looks)
    words = [_word(name, value) for name, value in looks.items() if name != "level" or "style" not in looks]
    return ", ".join(dict.fromkeys(word for word in words if word))


def _word(name: str, value: Any) -> str:
    """One of them; what merges cells and gives tables headers is told of by its kind."""
    if name == "style":
        return _style_word(str(value))
    given = {
        "bold": QCoreApplication.translate("Looks", "bold"),
        "italic": QCoreApplication.translate("Looks", "italic"),
        "link": QCoreApplication.translate("Looks", "link"),
        "level": QCoreApplication.translate("Looks", "another level"),
        "alt": QCoreApplication.translate("Looks", "description of the picture"),
        "size": QCoreApplication.translate("Looks", "size of the picture"),
    }
    taken = {
        "bold": QCoreApplication.translate("Looks", "not bold"),
        "italic": QCoreApplication.translate("Looks", "not italic"),
        "link": QCoreApplication.translate("Looks", "no link"),
    }
    return given.get(name, "") if value else taken.get(name, given.get(name, ""))


def _style_word(style: str) -> str:
    words = {
        "bullet": QCoreApplication.translate("Looks", "bulleted list"),
        "number": QCoreApplication.translate("Looks", "numbered list"),
        "heading": QCoreApplication.translate("Looks", "heading within the text"),
    }
    return words.get(style, QCoreApplication.translate("Looks", "running text"))
