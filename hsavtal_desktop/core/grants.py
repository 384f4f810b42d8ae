"""What roles rest on: which admissions, revocations and recovery codes hold, and what an event knows of them.

Everything is judged in an event's own past, so clock time decides nothing and every copy reaches the same verdict.
Only a revocation reaches further: it voids what its target wrote without the revoker having seen it, so that a
stolen key can not write into the past.  Three steps keep that free of circles (section 5 of FORMAT.md):

1. What an event *claims* follows from what it knows alone.
2. Which revocations are *in effect* follows from the claims, the most senior first.
3. Which roles *hold* follows from the revocations in effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.members import COORDINATOR, RECOVERY, ROLES, Right, may
from hsavtal_desktop.core.sequence import Entry, precedes

KINDS = frozenset({"workspace", "admit", "revocation", "recovery"})
"""Events that roles come from."""

Rank = tuple[int | str, ...]
"""Seniority, least first: (0,) for the creator, (n,) for who is n admissions away; a recovery key is before all."""

_Key = tuple[str, int]
_T = TypeVar("_T", "Grant", "Revocation")


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that an event gives, and by what right."""

    entry: Entry
    role: str
    rank: Rank
    by: Grant | None
    """What its author acted by; None for the creator."""


@dataclass(frozen=True, slots=True)
class Revocation:
    """What takes the role of a member away, and by what right."""

    entry: Entry
    member: str
    rank: Rank
    by: Grant


@dataclass(slots=True)
class Book:
    """Grants and revocations by whom they are about: as claimed, or as they hold."""

    given: dict[str, list[Grant]] = field(default_factory=dict)
    ended: dict[str, list[Revocation]] = field(default_factory=dict)


class Grants:
    """The events that roles come from, and which of them hold."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._ledger: dict[_Key, Entry] = {}
        self._claimed = Book()
        self.holding = Book()
        """What has effect; the three steps find it."""
        self.adoptions: dict[str, list[Grant]] = {}
        """Change → the admissions that list it."""
        self._holds: dict[str, set[int]] = {}
        """Change → places of its events that have effect."""

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
        self._claimed = Book()
        for other in sorted(self._ledger.values(), key=lambda one: one.order):
            self._claim(other)
        return self._settle() | {entry.event.get("member", entry.author)}

    def holds(self, entry: Entry) -> bool:
        """Whether an event of :data:`KINDS` has effect."""
        return entry.order[2] in self._holds.get(entry.change, ())

    def hold_in(self, change: str) -> bool:
        """Whether a change has an event of :data:`KINDS` that has effect."""
        return change in self._holds

    # What an event knows

    def knows(self, change: str, place: int, earlier: Entry) -> bool:
        """Whether an event at a place in a change knows an earlier one."""
        if earlier.change == change:
            return earlier.order[2] < place
        return self._history.saw(change, earlier.change)

    def known(self, listed: Iterable[_T], change: str, place: int) -> list[_T]:
        """Those of some grants or revocations that an event at a place in a change knows."""
        return [one for one in listed if self.knows(change, place, one.entry)]

    def standing(self, book: Book, author: str, change: str, place: int) -> Grant | None:
        """The grant an author acts by: the newest known one that no known revocation has ended."""
        listed = book.given.get(author, ())
        if len(listed) == 1 and author not in book.ended:
            return listed[0] if self.knows(change, place, listed[0].entry) else None
        known = self.known(listed, change, place)
        if known and author in book.ended:
            ended = self.known(book.ended[author], change, place)
            known = [grant for grant in known if self._outlives(grant, ended)]
        return newest(known) if known else None

    def _outlives(self, grant: Grant, revocations: Iterable[Revocation]) -> bool:
        """An admission that knew of a revocation lets somebody in again."""
        return all(precedes(self._history, revocation.entry, grant.entry) for revocation in revocations)

    def present(self, author: str) -> Grant | None:
        """The grant that an installation has, as things stand."""
        ended = self.holding.ended.get(author, ())
        known = [grant for grant in self.holding.given.get(author, ()) if self._outlives(grant, ended)]
        return newest(known) if known else None

    def valid(self, author: str, change: str, place: int) -> Grant | None:
        """The standing of an event, None also where a revocation that it does not know voids it."""
        standing = self.standing(self.holding, author, change, place)
        if standing is None or author not in self.holding.ended:
            return standing
        unseen = any(self._voids(revocation, change, place, standing) for revocation in self.holding.ended[author])
        return None if unseen else standing

    def _voids(self, revocation: Revocation, change: str, place: int, standing: Grant) -> bool:
        """Whether a revocation of its author voids an event: neither knew of the other, and it reaches so high."""
        if self.knows(change, place, revocation.entry) or self._history.saw(revocation.entry.change, change):
            return False
        return not (admits(standing.role) and standing.rank < revocation.rank)

    # The three steps

    def _claim(self, entry: Entry) -> bool:
        """Step 1: judge an event by what it knows."""
        by = self.standing(self._claimed, entry.author, entry.change, entry.order[2])
        if not self._allowed(self._claimed, entry, by):
            return False
        self._enter(self._claimed, entry, by)
        return True

    def _knows_all(self, entry: Entry) -> bool:
        return all(other is entry or self.knows(entry.change, entry.order[2], other) for other in self._ledger.values())

    def _end(self, entry: Entry) -> frozenset[str]:
        """A revocation that knows every other event about roles alters none of them."""
        member = str(entry.event["member"])
        revocation = self._claimed.ended[member][-1]
        self.holding.ended.setdefault(member, []).append(revocation)
        self._holds.setdefault(entry.change, set()).add(entry.order[2])
        return frozenset({member})

    def _in_effect(self) -> dict[str, list[Revocation]]:
        """Step 2: revocations of which no more senior one cuts the chain of grants that they rest on."""
        found: dict[str, list[Revocation]] = {}
        claimed = (one for listed in self._claimed.ended.values() for one in listed)
        for revocation in sorted(claimed, key=lambda one: (one.rank, one.entry.order)):
            senior = (other for listed in found.values() for other in listed if other.rank < revocation.rank)
            if not any(self._cuts(other, revocation) for other in senior):
                found.setdefault(revocation.member, []).append(revocation)
        return found

    def _cuts(self, senior: Revocation, junior: Revocation) -> bool:
        entry: Entry = junior.entry
        by: Grant | None = junior.by
        while by is not None:
            if entry.author == senior.member and self._voids(senior, entry.change, entry.order[2], by):
                return True
            entry, by = by.entry, by.by
        return False

    def _settle(self) -> frozenset[str]:
        """Step 3: find anew what holds; gives whose standing differs from before."""
        before, adopted = self.holding, self.adoptions
        self.holding, self.adoptions = Book({}, self._in_effect()), {}
        self._holds = {}
        for revocation in (one for listed in self.holding.ended.values() for one in listed):
            self._holds.setdefault(revocation.entry.change, set()).add(revocation.entry.order[2])
        for entry in sorted(self._ledger.values(), key=lambda one: one.order):
            self._hold(entry)
        changes = {name for name in {*adopted, *self.adoptions} if adopted.get(name) != self.adoptions.get(name)}
        members = {str(grant.entry.event["member"]) for name in changes for grant in self._adopting(name, adopted)}
        return frozenset(
            members | _different(before.given, self.holding.given) | _different(before.ended, self.holding.ended)
        )

    def _adopting(self, change: str, adopted: Mapping[str, list[Grant]]) -> Iterator[Grant]:
        yield from adopted.get(change, ())
        yield from self.adoptions.get(change, ())

    def _hold(self, entry: Entry) -> None:
        if entry.event["kind"] == "revocation":
            return
        by = self.valid(entry.author, entry.change, entry.order[2])
        if not self._allowed(self.holding, entry, by):
            return
        self._holds.setdefault(entry.change, set()).add(entry.order[2])
        grant = self._enter(self.holding, entry, by)
        for name in entry.event.get("adopts", ()):
            self.adoptions.setdefault(name, []).append(grant)

    def _allowed(self, book: Book, entry: Entry, by: Grant | None) -> bool:
        event = entry.event
        if event["kind"] == "workspace":
            return entry.order[0] == 1
        if by is None:
            return False
        if event["kind"] == "recovery":
            return by.role == RECOVERY or (by.role == COORDINATOR and by.rank <= (0,))
        target = self.standing(book, event["member"], entry.change, entry.order[2])
        own = event["member"] == entry.author
        if event["kind"] == "revocation":
            return (admits(by.role) or own) and reaches(by, target, own=own, revoking=True)
        if event["role"] not in ROLES or not admits(by.role):
            return False
        higher = event["role"] == COORDINATOR and by.role not in (COORDINATOR, RECOVERY)
        return not higher and reaches(by, target, own=own, revoking=False)

    def _enter(self, book: Book, entry: Entry, by: Grant | None) -> Grant:
        event, kind = entry.event, entry.event["kind"]
        if kind == "revocation":
            assert by is not None, "an allowed revocation rests on a grant"
            revocation = Revocation(entry, event["member"], by.rank, by)
            book.ended.setdefault(event["member"], []).append(revocation)
            return by
        if kind == "workspace" or by is None:
            member, grant = entry.author, Grant(entry, COORDINATOR, (0,), None)
        elif kind == "recovery":
            member, grant = event["key"], Grant(entry, RECOVERY, (-1, *entry.order), by)
        else:
            distance = int(by.rank[0]) + 1
            member, grant = event["member"], Grant(entry, event["role"], (distance,), by)
        book.given.setdefault(member, []).append(grant)
        return grant


def _key(entry: Entry) -> _Key:
    return entry.change, entry.order[2]


def order(one: Grant | Revocation) -> tuple[int, str, int]:
    """The place of its event among all; only breaks ties."""
    return one.entry.order


def newest(listed: Sequence[_T]) -> _T:
    """The last of some, of which there is at least one."""
    return max(listed, key=order)


def admits(role: str) -> bool:
    """Whether a role may let others in and revoke them."""
    return role == RECOVERY or may(role, Right.ADMIT)


def reaches(by: Grant, target: Grant | None, *, own: bool, revoking: bool) -> bool:
    """Whether somebody may change the role of a member, or revoke it: the junior never the senior.

    The creator, and whom a recovery code made coordinator, are revoked only by a recovery code.
    """
    if target is None or not admits(target.role):
        return True
    if target.rank <= (0,):
        return by.rank < target.rank or (own and not revoking)
    if target.role == COORDINATOR and by.role not in (COORDINATOR, RECOVERY) and not own:
        return False
    return own or by.rank <= target.rank


def _different(before: Mapping[str, Sequence[_T]], after: Mapping[str, Sequence[_T]]) -> set[str]:
    return {
        author
        for author in {*before, *after}
        if {(order(one), one.rank) for one in before.get(author, ())}
        != {(order(one), one.rank) for one in after.get(author, ())}
    }
