"""Who has which role, and since which change: admissions, revocations and recovery codes.

Everything is judged in an event's own past, so clock time decides nothing and every copy reaches the same verdict.
Only a revocation reaches further: it voids what its target wrote without the revoker having seen it, so that a
stolen key can not write into the past.  Three steps keep that free of circles (section 5 of FORMAT.md):

1. What an event *claims* follows from what it knows alone.
2. Which revocations are *in effect* follows from the claims, the most senior first.
3. Which roles *hold* follows from the revocations in effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.members import COORDINATOR, NEWCOMER, RECOVERY, ROLES, Member, Right, may
from hsavtal_desktop.core.names import shown
from hsavtal_desktop.core.personal import Persons
from hsavtal_desktop.core.sequence import Entry, precedes

KINDS = frozenset({"workspace", "admit", "revocation", "recovery"})
"""Events that roles come from."""

END = 1 << 60
"""A place after every event of a change."""

Rank = tuple[int | str, ...]
"""Seniority, least first: (0,) for the creator, (n,) for who is n admissions away; a recovery key is before all."""

_Key = tuple[str, int]
_T = TypeVar("_T", "_Grant", "_Revocation")


@dataclass(frozen=True, slots=True)
class _Grant:
    """A role that an event gives, and by what right."""

    entry: Entry
    role: str
    rank: Rank
    by: _Grant | None
    """What its author acted by; None for the creator."""


@dataclass(frozen=True, slots=True)
class _Revocation:
    entry: Entry
    member: str
    rank: Rank
    by: _Grant


@dataclass(slots=True)
class _Book:
    """Grants and revocations by whom they are about: as claimed, or as they hold."""

    grants: dict[str, list[_Grant]] = field(default_factory=dict)
    revocations: dict[str, list[_Revocation]] = field(default_factory=dict)


class Members:
    """Who may do what, and since which change."""

    def __init__(self, history: History, own: str = "", persons: Persons | None = None) -> None:
        self._history = history
        self.persons = persons or Persons()
        self._own = own
        """The installation whose not yet admitted work is shown to itself."""
        self._cards: dict[str, list[Entry]] = {}
        self._ledger: dict[_Key, Entry] = {}
        self._claimed = _Book()
        self._holding = _Book()
        self._holds: dict[str, set[int]] = {}
        """Change → places of its events that have effect."""
        self._adoptions: dict[str, list[_Grant]] = {}
        """Change → the admissions that list it."""
        self._steady: tuple[str, str, str] | None = None
        """Author, change and the role that all its events have."""

    @contextmanager
    def steady(self, author: str, change: str) -> Iterator[None]:
        """Inside, no event is taken in that may change a role: all of a change have the same, which is found once."""
        self._steady = author, change, self.shown_role_at(author, change)
        try:
            yield
        finally:
            self._steady = None

    def introduce(self, entry: Entry) -> None:
        """Note how an installation presents itself."""
        self._cards.setdefault(entry.author, []).append(entry)

    def withdraw_card(self, entry: Entry) -> None:
        """Take back how an installation presented itself."""
        cards = [card for card in self._cards.pop(entry.author, []) if card.order != entry.order]
        if cards:
            self._cards[entry.author] = cards

    def add(self, entry: Entry) -> frozenset[str]:
        """Take in an event of :data:`KINDS`; gives whose changes may be judged otherwise now."""
        if _key(entry) in self._ledger:
            return frozenset()
        self._ledger[_key(entry)] = entry
        if self._claim(entry) and entry.event["kind"] == "revocation":
            return self._end(entry) if self._knows_all(entry) else self._settle()
        self._hold(entry)
        adopts = self.holds(entry) and entry.event.get("adopts")
        return frozenset({entry.event["member"]}) if adopts else frozenset()

    def discard(self, entry: Entry) -> frozenset[str]:
        """Take an event back; gives whose changes may be judged otherwise now."""
        if self._ledger.pop(_key(entry), None) is None:
            return frozenset()
        self._claimed = _Book()
        for other in sorted(self._ledger.values(), key=lambda one: one.order):
            self._claim(other)
        return self._settle() | {entry.event.get("member", entry.author)}

    def holds(self, entry: Entry) -> bool:
        """Whether an event of :data:`KINDS` has effect."""
        return entry.order[2] in self._holds.get(entry.change, ())

    def granted_role(self, author: str, change: str, place: int = END) -> str:
        """The role that an admission known at a place in a change gave its author, or ""."""
        standing = self._valid(author, change, place)
        return standing.role if standing is not None else ""

    def role_at(self, author: str, change: str, place: int = END) -> str:
        """The role with which a change counts: granted before it, or adopted after it; "" for an unknown key."""
        role = self.granted_role(author, change, place)
        if role:
            return role
        adopted = [grant for grant in self._adoptions.get(change, ()) if grant.entry.event["member"] == author]
        return _newest(adopted).role if adopted else ""

    def counts(self, author: str, change: str) -> bool:
        """Whether others build on a change: its author had a role in it, or it revokes somebody with effect."""
        return change in self._holds or bool(self.role_at(author, change) or self.role_at(author, change, 0))

    def counts_here(self, author: str, change: str) -> bool:
        """As :meth:`counts`, but this installation builds on its own work before it is admitted."""
        return self.counts(author, change) or bool(self.shown_role_at(author, change))

    def shown_role_at(self, author: str, change: str, place: int = END) -> str:
        """As :meth:`role_at`, but this installation sees its own work before it is admitted."""
        if self._steady is not None and self._steady[:2] == (author, change):
            return self._steady[2]
        listed = self._holding.grants.get(author, ())
        if len(listed) == 1 and author not in self._holding.revocations:
            # Let in once and never revoked, as nearly everybody: asked at every event, so it is answered at once.
            grant = listed[0]
            if self._knows(change, place, grant.entry):
                return grant.role
        role = self.role_at(author, change, place)
        return role or (NEWCOMER if author == self._own and author not in self._holding.revocations else "")

    def role(self, author: str) -> str:
        """The newest role of an installation."""
        grant = self._present(author)
        return grant.role if grant is not None and grant.role != RECOVERY else ""

    def admission(self, author: str) -> str:
        """The change that gave an installation the role it has, or ""."""
        grant = self._present(author)
        return grant.entry.change if grant is not None else ""

    def revoked(self, author: str) -> Entry | None:
        """The newest event that took an installation's role away, unless it was let in again."""
        listed = self._holding.revocations.get(author)
        return _newest(listed).entry if listed and self._present(author) is None else None

    def keys_of(self, author: str, change: str, place: int = END) -> set[str]:
        """The author and the lost keys of the same person that it replaces."""
        found: set[str] = set()
        todo = [author]
        while todo:
            one = todo.pop()
            if one and one not in found:
                found.add(one)
                known = self._known(self._holding.grants.get(one, ()), change, place)
                todo.extend(str(grant.entry.event.get("replaces", "")) for grant in known)
        return found

    def side_at(self, author: str, change: str, place: int = END) -> str:
        """The side that an installation stood on: as confirmed when it was admitted, else as it said itself."""
        known = self._known(self._holding.grants.get(author, ()), change, place)
        confirmed = _confirmed_sides(sorted(known, key=_order))
        said = [
            str(card.event.get("side", ""))
            for card in sorted(self._cards.get(author, ()), key=lambda card: card.order)
            if self._knows(change, place, card)
        ]
        return next((side for side in (*reversed(confirmed), *reversed(said)) if side), "")

    def coordinators_at(self, change: str, place: int = END) -> list[str]:
        """Those who were coordinators, as an event at a place in a change knows."""
        return sorted(
            author
            for author in self._holding.grants
            if (standing := self._standing(self._holding, author, change, place)) is not None
            and standing.role == COORDINATOR
        )

    def recovery_keys(self) -> list[str]:
        """Public keys of the printed recovery codes that can be used."""
        return [key for key in self._holding.grants if (found := self._present(key)) and found.role == RECOVERY]

    def outranks(self, author: str, member: str) -> bool:
        """Whether an installation may, as things stand, change another's role or revoke it."""
        by, target = self._present(author), self._present(member)
        return by is not None and _admits(by.role) and _reaches(by, target, own=author == member, revoking=False)

    def may_revoke(self, author: str, member: str) -> bool:
        """Whether an installation may, as things stand, revoke another, or itself."""
        by, target = self._present(author), self._present(member)
        allowed = by is not None and (_admits(by.role) or author == member)
        return allowed and by is not None and _reaches(by, target, own=author == member, revoking=True)

    def may_print_code(self, author: str) -> bool:
        """Whether an installation may, as things stand, register a recovery code."""
        by = self._present(author)
        return by is not None and by.role == COORDINATOR and by.rank <= (0,)

    def last_role(self, author: str) -> str:
        """The role that an installation has, or had before it was revoked."""
        grants = self._holding.grants.get(author)
        return _newest(grants).role if grants else ""

    def member(self, author: str) -> Member:
        """Card of an installation; the name is "" while it has not presented itself."""
        cards = self._cards.get(author)
        card: Mapping[str, Any] = max(cards, key=lambda entry: entry.order).event if cards else {}
        grants = sorted(self._holding.grants.get(author, ()), key=_order)
        sides = _confirmed_sides(grants)
        side = next((one for one in reversed(sides) if one), str(card.get("side", "")))
        lost = [str(grant.entry.event.get("replaces", "")) for grant in grants]
        replaces = next((one for one in reversed(lost) if one), "")
        invited = next((grant.entry.event for grant in reversed(grants) if "person" in grant.entry.event), {})
        card = card or invited
        name = shown(str(self.persons.say(card.get("person")) or card.get("name") or ""))
        revoked = self.revoked(author) is not None
        return Member(
            author, name, shown(str(card.get("organisation", ""))), side, self.role(author), revoked, replaces
        )

    def all(self) -> list[Member]:
        """Everybody known, admitted, revoked or waiting, by name."""
        keys = {author for author, grants in self._holding.grants.items() if all(g.role == RECOVERY for g in grants)}
        authors = {*self._cards, *(author for author, grants in self._holding.grants.items() if grants)} - keys
        return sorted((self.member(author) for author in authors), key=lambda member: (member.name, member.author))

    # What an event knows

    def _knows(self, change: str, place: int, earlier: Entry) -> bool:
        if earlier.change == change:
            return earlier.order[2] < place
        return self._history.saw(change, earlier.change)

    def _known(self, listed: Iterable[_T], change: str, place: int) -> list[_T]:
        return [one for one in listed if self._knows(change, place, one.entry)]

    def _standing(self, book: _Book, author: str, change: str, place: int) -> _Grant | None:
        """The grant an author acts by: the newest known one that no known revocation has ended."""
        listed = book.grants.get(author, ())
        if len(listed) == 1 and author not in book.revocations:
            return listed[0] if self._knows(change, place, listed[0].entry) else None
        known = self._known(listed, change, place)
        if known and author in book.revocations:
            ended = self._known(book.revocations[author], change, place)
            known = [grant for grant in known if self._outlives(grant, ended)]
        return _newest(known) if known else None

    def _outlives(self, grant: _Grant, revocations: Iterable[_Revocation]) -> bool:
        """An admission that knew of a revocation lets somebody in again."""
        return all(precedes(self._history, revocation.entry, grant.entry) for revocation in revocations)

    def _present(self, author: str) -> _Grant | None:
        ended = self._holding.revocations.get(author, ())
        known = [grant for grant in self._holding.grants.get(author, ()) if self._outlives(grant, ended)]
        return _newest(known) if known else None

    def _valid(self, author: str, change: str, place: int) -> _Grant | None:
        """The standing of an event, None also where a revocation that it does not know voids it."""
        standing = self._standing(self._holding, author, change, place)
        if standing is None or author not in self._holding.revocations:
            return standing
        unseen = any(
            self._voids(revocation, change, place, standing) for revocation in self._holding.revocations[author]
        )
        return None if unseen else standing

    def _voids(self, revocation: _Revocation, change: str, place: int, standing: _Grant) -> bool:
        """Whether a revocation of its author voids an event: neither knew of the other, and it reaches so high."""
        if self._knows(change, place, revocation.entry) or self._history.saw(revocation.entry.change, change):
            return False
        return not (_admits(standing.role) and standing.rank < revocation.rank)

    # The three steps

    def _claim(self, entry: Entry) -> bool:
        """Step 1: judge an event by what it knows."""
        by = self._standing(self._claimed, entry.author, entry.change, entry.order[2])
        if not self._allowed(self._claimed, entry, by):
            return False
        self._enter(self._claimed, entry, by)
        return True

    def _knows_all(self, entry: Entry) -> bool:
        return all(
            other is entry or self._knows(entry.change, entry.order[2], other) for other in self._ledger.values()
        )

    def _end(self, entry: Entry) -> frozenset[str]:
        """A revocation that knows every other event about roles alters none of them."""
        member = str(entry.event["member"])
        revocation = self._claimed.revocations[member][-1]
        self._holding.revocations.setdefault(member, []).append(revocation)
        self._holds.setdefault(entry.change, set()).add(entry.order[2])
        return frozenset({member})

    def _in_effect(self) -> dict[str, list[_Revocation]]:
        """Step 2: revocations of which no more senior one cuts the chain of grants that they rest on."""
        found: dict[str, list[_Revocation]] = {}
        claimed = (one for listed in self._claimed.revocations.values() for one in listed)
        for revocation in sorted(claimed, key=lambda one: (one.rank, one.entry.order)):
            senior = (other for listed in found.values() for other in listed if other.rank < revocation.rank)
            if not any(self._cuts(other, revocation) for other in senior):
                found.setdefault(revocation.member, []).append(revocation)
        return found

    def _cuts(self, senior: _Revocation, junior: _Revocation) -> bool:
        entry: Entry = junior.entry
        by: _Grant | None = junior.by
        while by is not None:
            if entry.author == senior.member and self._voids(senior, entry.change, entry.order[2], by):
                return True
            entry, by = by.entry, by.by
        return False

    def _settle(self) -> frozenset[str]:
        """Step 3: find anew what holds; gives whose standing differs from before."""
        before, adopted = self._holding, self._adoptions
        self._holding, self._adoptions = _Book({}, self._in_effect()), {}
        self._holds = {}
        for revocation in (one for listed in self._holding.revocations.values() for one in listed):
            self._holds.setdefault(revocation.entry.change, set()).add(revocation.entry.order[2])
        for entry in sorted(self._ledger.values(), key=lambda one: one.order):
            self._hold(entry)
        changes = {name for name in {*adopted, *self._adoptions} if adopted.get(name) != self._adoptions.get(name)}
        members = {str(grant.entry.event["member"]) for name in changes for grant in self._adopting(name, adopted)}
        return frozenset(
            members
            | _different(before.grants, self._holding.grants)
            | _different(before.revocations, self._holding.revocations)
        )

    def _adopting(self, change: str, adopted: Mapping[str, list[_Grant]]) -> Iterator[_Grant]:
        yield from adopted.get(change, ())
        yield from self._adoptions.get(change, ())

    def _hold(self, entry: Entry) -> None:
        if entry.event["kind"] == "revocation":
            return
        by = self._valid(entry.author, entry.change, entry.order[2])
        if not self._allowed(self._holding, entry, by):
            return
        self._holds.setdefault(entry.change, set()).add(entry.order[2])
        grant = self._enter(self._holding, entry, by)
        for name in entry.event.get("adopts", ()):
            self._adoptions.setdefault(name, []).append(grant)

    def _allowed(self, book: _Book, entry: Entry, by: _Grant | None) -> bool:
        event = entry.event
        if event["kind"] == "workspace":
            return entry.order[0] == 1
        if by is None:
            return False
        if event["kind"] == "recovery":
            return by.role == RECOVERY or (by.role == COORDINATOR and by.rank <= (0,))
        target = self._standing(book, event["member"], entry.change, entry.order[2])
        own = event["member"] == entry.author
        if event["kind"] == "revocation":
            return (_admits(by.role) or own) and _reaches(by, target, own=own, revoking=True)
        if event["role"] not in ROLES or not _admits(by.role):
            return False
        higher = event["role"] == COORDINATOR and by.role not in (COORDINATOR, RECOVERY)
        return not higher and _reaches(by, target, own=own, revoking=False)

    def _enter(self, book: _Book, entry: Entry, by: _Grant | None) -> _Grant:
        event, kind = entry.event, entry.event["kind"]
        if kind == "revocation":
            assert by is not None, "an allowed revocation rests on a grant"
            revocation = _Revocation(entry, event["member"], by.rank, by)
            book.revocations.setdefault(event["member"], []).append(revocation)
            return by
        if kind == "workspace" or by is None:
            member, grant = entry.author, _Grant(entry, COORDINATOR, (0,), None)
        elif kind == "recovery":
            member, grant = event["key"], _Grant(entry, RECOVERY, (-1, *entry.order), by)
        else:
            distance = int(by.rank[0]) + 1
            member, grant = event["member"], _Grant(entry, event["role"], (distance,), by)
        book.grants.setdefault(member, []).append(grant)
        return grant


def _key(entry: Entry) -> _Key:
    return entry.change, entry.order[2]


def _order(one: _Grant | _Revocation) -> tuple[int, str, int]:
    return one.entry.order


def _newest(listed: Sequence[_T]) -> _T:
    return max(listed, key=_order)


def _admits(role: str) -> bool:
    return role == RECOVERY or may(role, Right.ADMIT)


def _reaches(by: _Grant, target: _Grant | None, *, own: bool, revoking: bool) -> bool:
    """Whether somebody may change the role of a member, or revoke it: the junior never the senior.

    The creator, and whom a recovery code made coordinator, are revoked only by a recovery code.
    """
    if target is None or not _admits(target.role):
        return True
    if target.rank <= (0,):
        return by.rank < target.rank or (own and not revoking)
    if target.role == COORDINATOR and by.role not in (COORDINATOR, RECOVERY) and not own:
        return False
    return own or by.rank <= target.rank


def _confirmed_sides(grants: Iterable[_Grant]) -> list[str]:
    """The sides that others confirmed: who lets themselves in once more does not change sides."""
    return [
        str(grant.entry.event.get("side", ""))
        for grant in grants
        if grant.entry.event.get("member") != grant.entry.author
    ]


def _different(before: Mapping[str, Sequence[_T]], after: Mapping[str, Sequence[_T]]) -> set[str]:
    return {
        author
        for author in {*before, *after}
        if {(_order(one), one.rank) for one in before.get(author, ())}
        != {(_order(one), one.rank) for one in after.get(author, ())}
    }
