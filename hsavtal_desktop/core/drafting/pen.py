"""Ids for what is new, and the events of a typing burst as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

from hsavtal_desktop.core.change import hand

Event = dict[str, Any]
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class Pen:
    """Hands out ids for characters, revisions and clauses of one opening of the program.

    ``nonce`` (8–16 characters a–z, 2–7) is drawn anew at each opening, so that a restored backup or a copied
    profile never uses an id twice.
    """

    def __init__(self, author: str, nonce: str) -> None:
        self.author = author
        self.source = f"{hand(author)}.{nonce}"
        self._nonce = nonce
        self.next = 0

    @classmethod
    def drawn(cls, author: str, draw: Callable[[int], bytes]) -> Self:
        """A pen whose nonce comes of ``draw``, which gives as many random bytes as it is asked for."""
        return cls(author, "".join(_LETTERS[byte % len(_LETTERS)] for byte in draw(10)))

    def take(self, count: int) -> int:
        """Reserve ``count`` characters; give the offset of the first."""
        start = self.next
        self.next += count
        return start

    def revision(self) -> str:
        """A new revision's, decision's or comment's id, which tells whose it is."""
        return f"{self.source}:{self.take(1)}"

    def clause(self) -> str:
        """A new clause's or table's id."""
        return f"n{self._nonce}{self.take(1)}"


_JOINED = 1_000_000
"""Letters from which an insertion is not made longer: nobody types so many, and an event has a bound."""


def compact(events: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Join the insertions of a typing burst into one event; what they say stays the same."""
    result: list[Event] = []
    for event in events:
        last = result[-1] if result else None
        if (
            last is not None
            and last["kind"] == event["kind"] == "insert"
            and last["text"] == event["text"]
            and last["revision"] == event["revision"]
            and last["source"] == event["source"]
            and last["start"] + len(last["chars"]) == event["start"]
            and event["at"] == [event["source"], event["start"] - 1, "R"]
            and len(last["chars"]) < _JOINED
            and "marks" not in last
            and "marks" not in event
        ):
            last["chars"] += event["chars"]
        else:
            result.append(dict(event))
    return result
