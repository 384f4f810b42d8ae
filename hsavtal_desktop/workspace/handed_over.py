"""What has been sent from the group and to whom, as the log tells it: exchange files and Word files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hsavtal_desktop.core import record_types, records
from hsavtal_desktop.core.state import State, all_fields
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
    found = [*_files(reading.state), *_word_files(reading.state)]
    return sorted(found, key=lambda sent: (sent.time, sent.name), reverse=True)


def _files(state: State) -> Iterator[Sent]:
    for name, fields in all_fields(state, HANDOVER).items():
        card, by = records.read(record_types.Handover, fields), _author(state, HANDOVER, name)
        yield Sent(card.time, by, card.recipient, card.purpose, card.name, card.content, tuple(card.readers))


def _word_files(state: State) -> Iterator[Sent]:
    for name, fields in all_fields(state, "sent").items():
        copy, by = records.read(record_types.SentCopy, fields), _author(state, "sent", name)
        yield Sent(copy.time, by, copy.recipient, copy.purpose, copy.name, "word", word=name)


def _author(state: State, kind: str, name: str) -> str:
    held = state.record(kind, name).values.values()
    return next((values[-1].entry.author for values in held if values), "")
