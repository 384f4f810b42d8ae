"""Members, roles and what each role may do.

Rights are judged in a change's own past: only an admission that the change's author had seen gives a role, or one
that adopts the very change.  Clock time decides nothing, so every copy reaches the same verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.sequence import Entry


class Right(Enum):
    """What an event may need."""

    PROPOSE = "propose"
    DECIDE = "decide"
    COMMENT = "comment"
    STRUCTURE = "structure"
    DISPATCH = "dispatch"
    REGISTER = "register"
    FREEZE = "freeze"
    ADMIT = "admit"


_ALL = frozenset(Right)
_WRITER = frozenset({Right.PROPOSE, Right.COMMENT})

ROLES: Mapping[str, frozenset[Right]] = {
    "PL": _ALL,
    "RED": _WRITER | {Right.DECIDE},
    "DEL": _WRITER,
    "AG": _WRITER,
    "JUR": _WRITER,
    "KOM": _WRITER,
    "LG": _WRITER,
    "POL": frozenset({Right.COMMENT}),
    "REM": frozenset({Right.COMMENT, Right.DISPATCH, Right.REGISTER}),
    "REG": frozenset({Right.REGISTER}),
    "ADM": frozenset({Right.STRUCTURE, Right.REGISTER, Right.ADMIT}),
    "LÄS": frozenset(),
}
"""Section 4 of the field description: role → rights.  A part's lead (DEL) decides within the own part only, so
not before parts can be handed out."""

COORDINATOR = "PL"
NEWCOMER = "AG"


@dataclass(frozen=True, slots=True)
class Member:
    """An installation that has taken part or asks to."""

    author: str
    name: str
    organisation: str
    side: str
    role: str
    """"" while it waits for admission."""


@dataclass(frozen=True, slots=True)
class _Grant:
    order: tuple[int, str, int]
    change: str
    role: str


class Members:
    """Who may do what, and since which change."""

    def __init__(self, history: History, own: str = "") -> None:
        self._history = history
        self._own = own
        """The installation whose not yet admitted work is shown to itself."""
        self._grants: dict[str, list[_Grant]] = {}
        self._adoptions: dict[tuple[str, str], list[_Grant]] = {}
        self._cards: dict[str, list[Entry]] = {}

    def introduce(self, entry: Entry) -> None:
        """Note how an installation presents itself."""
        self._cards.setdefault(entry.author, []).append(entry)

    def grant(self, entry: Entry, member: str, role: str) -> None:
        """Give a role to those changes of ``member`` that saw this event."""
        self._grants.setdefault(member, []).append(_Grant(entry.order, entry.change, role))

    def adopt(self, entry: Entry, member: str, change: str, role: str) -> None:
        """Let one earlier change of ``member`` count with a role."""
        self._adoptions.setdefault((member, change), []).append(_Grant(entry.order, entry.change, role))

    def forget(self, entry: Entry) -> None:
        """Take back what an event brought."""
        for granted in (*self._grants.values(), *self._adoptions.values()):
            granted[:] = [grant for grant in granted if grant.order != entry.order]
        cards = self._cards.get(entry.author, [])
        cards[:] = [card for card in cards if card.order != entry.order]
        if not cards:
            self._cards.pop(entry.author, None)

    def granted_role(self, author: str, change: str) -> str:
        """The role that an admission in the change's past gave its author, or ""."""
        seen = [grant for grant in self._grants.get(author, ()) if self._history.saw(change, grant.change)]
        return max(seen, key=lambda grant: grant.order).role if seen else ""

    def role_at(self, author: str, change: str) -> str:
        """The role with which a change counts: granted before it, or adopted after it; "" for an unknown key."""
        granted = self.granted_role(author, change)
        if granted:
            return granted
        adopted = self._adoptions.get((author, change))
        return max(adopted, key=lambda grant: grant.order).role if adopted else ""

    def shown_role_at(self, author: str, change: str) -> str:
        """As :meth:`role_at`, but this installation sees its own work before it is admitted."""
        return self.role_at(author, change) or (NEWCOMER if author == self._own else "")

    def role(self, author: str) -> str:
        """The newest role of an installation."""
        grants = self._grants.get(author)
        return max(grants, key=lambda grant: grant.order).role if grants else ""

    def member(self, author: str) -> Member:
        """Card of an installation; the name is "" while it has not presented itself."""
        cards = self._cards.get(author)
        card = max(cards, key=lambda entry: entry.order).event if cards else {}
        name = str(card.get("person") or card.get("name") or "")
        return Member(author, name, str(card.get("organisation", "")), str(card.get("side", "")), self.role(author))

    def all(self) -> list[Member]:
        """Everybody known, admitted or waiting, by name."""
        authors = {*self._cards, *(author for author, grants in self._grants.items() if grants)}
        return sorted((self.member(author) for author in authors), key=lambda member: (member.name, member.author))


def may(role: str, right: Right) -> bool:
    """Whether a role has a right."""
    return right in ROLES.get(role, frozenset())
