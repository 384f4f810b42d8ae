"""Records and their fields in words, where people must choose between values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.gui.texts import comment_kind_word, party_word
from hsavtal_desktop.workspace.reading import Reading


def field_word(kind: str, name: str) -> str:
    """What a field of a record is called in the window; its own name where the window has no word for it."""
    tr = QCoreApplication.translate
    words = {
        "title": tr("Fields", "Title"),
        "short": tr("Fields", "Short name"),
        "basis": tr("Fields", "Legal basis"),
        "order": tr("Fields", "Order"),
        "parts": tr("Fields", "Parts"),
        "valid_from": tr("Fields", "Valid from"),
        "valid_to": tr("Fields", "Valid to"),
        "appendix": tr("Fields", "Appendix"),
        "marking": tr("Fields", "Marking"),
        "party": tr("Fields", "Responsible party"),
        "area": tr("Fields", "Subject area"),
        "type": tr("Fields", "Type"),
        "status": tr("Fields", "Status"),
        "owner": tr("Fields", "Responsible group"),
        "background": tr("Fields", "Background"),
        "economy": tr("Fields", "Economic effect"),
        "name": tr("Fields", "Name"),
        "formal_name": tr("Fields", "Formal name"),
        "code": tr("Fields", "Code"),
        "association": tr("Fields", "Association"),
        "text": tr("Fields", "Words"),
        "kind": tr("Fields", "Kind"),
        "resolved": tr("Fields", "Settled or not"),
        "assigned": tr("Fields", "Who is to deal with it"),
        "anchor": tr("Fields", "Words it is about"),
        "clause": tr("Fields", "Clause"),
        "disposition": tr("Fields", "Disposition"),
        "reason": tr("Fields", "Reason"),
    }
    about = {
        "comment": tr("Fields", "comment"),
        "document": tr("Fields", "document"),
        "principal": tr("Fields", "principal"),
        "package": tr("Fields", "package"),
        "part": tr("Fields", "part"),
    }.get(kind, "")
    word = words.get(name, name)
    return f"{word} ({about})" if about else word


def shown_value(reading: Reading, name: str, value: Any) -> str:
    """A value of a field in words."""
    if name == "party":
        return party_word(str(value))
    if name == "kind":
        return comment_kind_word(str(value))
    if name == "assigned" and value:
        return reading.state.members.member(str(value)).name or str(value)
    if isinstance(value, bool):
        words = QCoreApplication.translate
        return words("Fields", "Yes") if value else words("Fields", "No")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if value not in ("", None) else "–"
