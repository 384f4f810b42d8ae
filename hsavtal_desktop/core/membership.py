"""Who has which role, on which side, and since which change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hsavtal_desktop.core.grants import Grant, Grants, admits, newest, order, reaches
from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.members import COORDINATOR, NEWCOMER, RECOVERY, Member
from hsavtal_desktop.core.names import shown
from hsavtal_desktop.core.personal import Persons
from hsavtal_desktop.core.sequence import Entry

END = 1 << 60
"""A place after every event of a change."""


class Members:
    """Who may do what, and since which change."""

    def __init__(self, history: History, own: str = "", persons: Persons | None = None) -> None:
        self.grants = Grants(history)
        self.persons = persons or Persons()
        self._own = own
        """The installation whose not yet admitted work is shown to itself."""
        self._cards: dict[str, list[Entry]] = {}

    def introduce(self, entry: Entry) -> None:
        """Note how an installation presents itself."""
        self._cards.setdefault(entry.author, []).append(entry)

    def withdraw_card(self, entry: Entry) -> None:
        """Take back how an installation presented itself."""
        cards = [card for card in self._cards.pop(entry.author, []) if card.order != entry.order]
        if cards:
            self._cards[entry.author] = cards

    def granted_role(self, author: str, change: str, place: int = END) -> str:
        """The role that an admission known at a place in a change gave its author, or ""."""
        standing = self.grants.valid(author, change, place)
        return standing.role if standing is not None else ""

    def role_at(self, author: str, change: str, place: int = END) -> str:
        """The role with which a change counts: granted before it, or adopted after it; "" for an unknown key."""
        role = self.granted_role(author, change, place)
        if role:
            return role
        adopted = [grant for grant in self.grants.adoptions.get(change, ()) if grant.entry.event["member"] == author]
        return newest(adopted).role if adopted else ""

    def counts(self, author: str, change: str) -> bool:
        """Whether others build on a change: its author had a role in it, or it revokes somebody with effect."""
        return self.grants.hold_in(change) or bool(self.role_at(author, change) or self.role_at(author, change, 0))

    def counts_here(self, author: str, change: str) -> bool:
        """As :meth:`counts`, but this installation builds on its own work before it is admitted."""
        return self.counts(author, change) or bool(self.shown_role_at(author, change))

    def shown_role_at(self, author: str, change: str, place: int = END) -> str:
        """As :meth:`role_at`, but this installation sees its own work before it is admitted."""
        holding = self.grants.holding
        listed = holding.given.get(author, ())
        if len(listed) == 1 and author not in holding.ended:
            # Let in once and never revoked, as nearly everybody: asked at every event, so it is answered at once.
            grant = listed[0]
            if self.grants.knows(change, place, grant.entry):
                return grant.role
        role = self.role_at(author, change, place)
        return role or (NEWCOMER if author == self._own and author not in holding.ended else "")

    def role(self, author: str) -> str:
        """The newest role of an installation."""
        grant = self.grants.present(author)
        return grant.role if grant is not None and grant.role != RECOVERY else ""

    def admission(self, author: str) -> str:
        """The change that gave an installation the role it has, or ""."""
        grant = self.grants.present(author)
        return grant.entry.change if grant is not None else ""

    def revoked(self, author: str) -> Entry | None:
        """The newest event that took an installation's role away, unless it was let in again."""
        listed = self.grants.holding.ended.get(author)
        return newest(listed).entry if listed and self.grants.present(author) is None else None

    def keys_of(self, author: str, change: str, place: int = END) -> set[str]:
        """The author and the lost keys of the same person that it replaces."""
        found: set[str] = set()
        todo = [author]
        while todo:
            one = todo.pop()
            if one and one not in found:
                found.add(one)
                known = self.grants.known(self.grants.holding.given.get(one, ()), change, place)
                todo.extend(str(grant.entry.event.get("replaces", "")) for grant in known)
        return found

    def side_at(self, author: str, change: str, place: int = END) -> str:
        """The side that an installation stood on: as confirmed when it was admitted, else as it said itself."""
        known = self.grants.known(self.grants.holding.given.get(author, ()), change, place)
        confirmed = _confirmed_sides(sorted(known, key=order))
        said = [
            str(card.event.get("side", ""))
            for card in sorted(self._cards.get(author, ()), key=lambda card: card.order)
            if self.grants.knows(change, place, card)
        ]
        return next((side for side in (*reversed(confirmed), *reversed(said)) if side), "")

    def coordinators_at(self, change: str, place: int = END) -> list[str]:
        """Those who were coordinators, as an event at a place in a change knows."""
        return sorted(
            author
            for author in self.grants.holding.given
            if (standing := self.grants.standing(self.grants.holding, author, change, place)) is not None
            and standing.role == COORDINATOR
        )

    def recovery_keys(self) -> list[str]:
        """Public keys of the printed recovery codes that can be used."""
        return [
            key for key in self.grants.holding.given if (found := self.grants.present(key)) and found.role == RECOVERY
        ]

    def outranks(self, author: str, member: str) -> bool:
        """Whether an installation may, as things stand, change another's role or revoke it."""
        by, target = self.grants.present(author), self.grants.present(member)
        return by is not None and admits(by.role) and reaches(by, target, own=author == member, revoking=False)

    def may_revoke(self, author: str, member: str) -> bool:
        """Whether an installation may, as things stand, revoke another, or itself."""
        by, target = self.grants.present(author), self.grants.present(member)
        allowed = by is not None and (admits(by.role) or author == member)
        return allowed and by is not None and reaches(by, target, own=author == member, revoking=True)

    def may_print_code(self, author: str) -> bool:
        """Whether an installation may, as things stand, register a recovery code."""
        by = self.grants.present(author)
        return by is not None and by.role == COORDINATOR and by.rank <= (0,)

    def last_role(self, author: str) -> str:
        """The role that an installation has, or had before it was revoked."""
        grants = self.grants.holding.given.get(author)
        return newest(grants).role if grants else ""

    def member(self, author: str) -> Member:
        """Card of an installation; the name is "" while it has not presented itself."""
        cards = self._cards.get(author)
        card: Mapping[str, Any] = max(cards, key=lambda entry: entry.order).event if cards else {}
        grants = sorted(self.grants.holding.given.get(author, ()), key=order)
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
        keys = {
            author for author, grants in self.grants.holding.given.items() if all(g.role == RECOVERY for g in grants)
        }
        authors = {*self._cards, *(author for author, grants in self.grants.holding.given.items() if grants)} - keys
        return sorted((self.member(author) for author in authors), key=lambda member: (member.name, member.author))


def _confirmed_sides(grants: Iterable[Grant]) -> list[str]:
    """The sides that others confirmed: who lets themselves in once more does not change sides."""
    return [
        str(grant.entry.event.get("side", ""))
        for grant in grants
        if grant.entry.event.get("member") != grant.entry.author
    ]
