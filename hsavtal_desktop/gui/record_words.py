"""Records and their fields in words, where people must choose between values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.reviewing import REVIEWS
from hsavtal_desktop.gui.texts import comment_kind_word, counted, kind_word, party_word, review_word
from hsavtal_desktop.workspace.holding import Held
from hsavtal_desktop.workspace.reading import Reading

translate = QCoreApplication.translate


def field_word(kind: str, name: str) -> str:
    """What a field of a record is called in the window; its own name where the window has no word for it."""
    words = {
        "title": translate("Fields", "Title"),
        "short": translate("Fields", "Short name"),
        "basis": translate("Fields", "Legal basis"),
        "order": translate("Fields", "Order"),
        "parts": translate("Fields", "Parts"),
        "valid_from": translate("Fields", "Valid from"),
        "valid_to": translate("Fields", "Valid to"),
        "appendix": translate("Fields", "Appendix"),
        "marking": translate("Fields", "Marking"),
        "party": translate("Fields", "Responsible party"),
        "area": translate("Fields", "Subject area"),
        "type": translate("Fields", "Type"),
        "status": translate("Fields", "Status"),
        "owner": translate("Fields", "Responsible group"),
        "background": translate("Fields", "Background"),
        "economy": translate("Fields", "Economic effect"),
        "name": translate("Fields", "Name"),
        "formal_name": translate("Fields", "Formal name"),
        "code": translate("Fields", "Code"),
        "association": translate("Fields", "Association"),
        "text": translate("Fields", "Words"),
        "kind": translate("Fields", "Kind"),
        "resolved": translate("Fields", "Settled or not"),
        "assigned": translate("Fields", "Who is to deal with it"),
        "anchor": translate("Fields", "Words it is about"),
        "clause": translate("Fields", "Clause"),
        "disposition": translate("Fields", "Disposition"),
        "reason": translate("Fields", "Reason"),
    }
    about = {
        "comment": translate("Fields", "comment"),
        "document": translate("Fields", "document"),
        "principal": translate("Fields", "principal"),
        "package": translate("Fields", "package"),
        "part": translate("Fields", "part"),
    }.get(kind, "")
    word = words.get(name, name)
    return f"{word} ({about})" if about else word


def shown_value(reading: Reading, name: str, value: Any) -> str:
    """A value of a field in words."""
    value = reading.state.persons.say(value)
    if name == "party":
        return party_word(str(value))
    if name == "kind":
        return comment_kind_word(str(value))
    if name == "assigned" and value:
        return reading.state.members.member(str(value)).name or str(value)
    if isinstance(value, bool):
        return translate("Fields", "Yes") if value else translate("Fields", "No")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if value not in ("", None) else "–"


def waiting_word(kind: str) -> str:
    """What something that waits to be shared is."""
    words = {
        "accept": translate("Fields", "Accepted"),
        "reject": translate("Fields", "Rejected"),
        "reopen": translate("Fields", "Opened again"),
        "withdraw": translate("Fields", "Withdrawn"),
        "comment": translate("Fields", "Comment"),
        "clause data": translate("Fields", "What is known about the clause"),
        "answer": translate("Fields", "Answer to a guiding question"),
        "document": translate("Fields", "Document"),
        "part": translate("Fields", "Part"),
        "package": translate("Fields", "Agreement package"),
        "goal": translate("Fields", "Goal"),
        "statute": translate("Fields", "Statute"),
        "question": translate("Fields", "Guiding question"),
        "disposition": translate("Fields", "Disposition"),
        **{each: review_word(each) for each in REVIEWS},
    }
    return words.get(kind) or kind_word(kind)


def staying_words(held: Held) -> str:
    """A sentence on what stays on this computer when the rest is shared, "" for nothing."""
    parts = []
    if held.private:
        one, many = translate("Words", "1 private edit stays"), translate("Words", "{0} private edits stay")
        parts.append(counted(len(held.private), one, many))
    if held.depending:
        one = translate("Words", "1 edit that builds on it stays too")
        many = translate("Words", "{0} edits that build on them stay too")
        parts.append(counted(len(held.depending), one, many))
    return ", ".join(parts)
