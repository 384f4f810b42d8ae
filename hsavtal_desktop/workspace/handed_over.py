"""What has been sent from the group and to whom, as the log tells it: exchange files and Word files."""

from __future__ import annotations

from dataclasses import dataclass

from hsavtal_desktop.core import record_types, records
from hsavtal_desktop.core.state import State, record_fields
from hsavtal_desktop.workspace.exchanging import HANDOVER
from hsavtal_desktop.workspace.reading import Reading


@dataclass(frozen=True, slots=True)
class Sent:
    """One file that left somebody's copy."""

    time: str
    """UTC."""
    author: str
    """Public key of the installation that wrote it."""
    recipient: str
    purpose: str
    name: str
    """Of the file."""
    content: str
    """``everything``, ``lacking``, ``answer``, ``version``, ``word``, or "" where an earlier program noted it."""
    readers: tuple[str, ...] = ()
    """Public keys of those who can read it; empty when anybody can."""
    word: str = ""
    """Id of the record of a Word file, whose bytes are kept; "" for other files."""


def handed_over(reading: Reading) -> list[Sent]:
    """Everything noted as sent, newest first."""
    found = [
        sent
        for (kind, name), record in reading.state.records.items()
        if len(record) and (sent := _sent(reading.state, kind, name)) is not None
    ]
    return sorted(found, key=lambda sent: (sent.time, sent.name), reverse=True)


def _sent(state: State, kind: str, name: str) -> Sent | None:
    held = state.record(kind, name).values.values()
    author = next((values[-1].entry.author for values in held if values), "")
    if kind == HANDOVER:
        card = records.read(record_types.Handover, record_fields(state, kind, name))
        return Sent(card.time, author, card.recipient, card.purpose, card.name, card.content, tuple(card.readers))
    if kind == "sent":
        copy = records.read(record_types.SentCopy, record_fields(state, kind, name))
        return Sent(copy.time, author, copy.recipient, copy.purpose, copy.name, "word", word=name)
    return None
