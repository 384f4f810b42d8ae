"""Reading one state: what the window, the command line and exports show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from hsavtal_desktop.core import agreement_marks, names, record_types, records, views
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import Member
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.reviewing import REVIEWS, Reviewed, reviews
from hsavtal_desktop.core.state import State, all_fields
from hsavtal_desktop.word.intake.events import TRACKED
from hsavtal_desktop.workspace.labels import role_words
from hsavtal_desktop.workspace.proposals import Proposals


@dataclass(frozen=True, slots=True)
class Version:
    """A named version."""

    label: str
    status: str
    """``draft``, ``frozen``, or ``awaiting`` the other side's coordinator before it is frozen."""
    time: str
    """UTC."""
    by: str
    hash: str
    """SHA-256 over the agreed text of all documents."""
    heads: tuple[str, ...]
    awaits: str = ""
    """The side whose coordinator has still to confirm that it is frozen, or ""."""

    @property
    def frozen(self) -> bool:
        """Whether it is frozen and, where the group wants that, confirmed by both sides."""
        return self.status == "frozen"


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment with who wrote it and when."""

    id: str
    comment: record_types.Comment
    name: str
    organisation: str
    time: str
    author: str = ""
    """The installation that wrote the record."""


Blobs = Callable[[str], bytes | None]
"""SHA-256 of an attached file → its bytes, None where it is not here."""


class Reading(Proposals):
    """What one state says: the agreement, what is proposed and said about it, and who takes part."""

    def __init__(self, state: State, blobs: Blobs = lambda _name: None) -> None:
        super().__init__(state)
        self.blob = blobs
        self._reviews: dict[tuple[str, str], list[Reviewed]] = {}
        self._reviews_of: dict[tuple[str, str], list[str]] | None = None
        """Kind and clause → the records of its reviews."""

    def forget(self, changed: Changed) -> None:
        """Drop what a change may have made untrue."""
        super().forget(changed)
        if changed.everything or changed.structure or any(kind in REVIEWS for kind, _ in changed.records):
            self._reviews, self._reviews_of = {}, None
        for clause in changed.clauses:
            for kind in REVIEWS:
                self._reviews.pop((kind, clause), None)

    def clause_data(self, clause: str) -> record_types.ClauseData:
        """What is known about a clause beside its text."""
        return views.clause_data(self.state, clause)

    def reviews(self, clause: str, kind: str) -> list[Reviewed]:
        """Who has reviewed a clause, newest first; ``kind`` is one of :data:`reviewing.REVIEWS`."""
        if self._reviews_of is None:
            self._reviews_of = {}
            for found, name in self.state.records:
                if found in REVIEWS:
                    self._reviews_of.setdefault((found, name.partition(".")[2]), []).append(name)
        key = kind, clause
        if key not in self._reviews:
            self._reviews[key] = reviews(self.state, clause, kind, self._reviews_of.get(key, ()))
        return self._reviews[key]

    def rules(self) -> record_types.Rules:
        """What the group has decided about its own work."""
        return agreement_marks.rules(self.state)

    def fields(self) -> list[tuple[str, record_types.FieldWords]]:
        """(name, words) of every field that can be inserted, by title."""
        found = [
            (name, views.field(self.state, name))
            for kind, name in self.state.records
            if kind == "field" and len(self.state.record(kind, name))
        ]
        return sorted(((name, words) for name, words in found if words.title), key=lambda item: _swedish(item[1].title))

    def comments(self, clause: str = "") -> list[CommentView]:
        """Comments, oldest first; only those on ``clause`` when it is given."""
        found: list[CommentView] = []
        member_of = cache(self.state.members.member)
        for name, fields in all_fields(self.state, "comment").items():
            comment = records.read(record_types.Comment, fields)
            if not clause or clause in (comment.clause, self.state.structure.alias(comment.clause, View.MARKUP)):
                first = self.state.record("comment", name).first
                member = member_of(first.author)
                who = comment.author_name or comment.on_behalf or member.name
                about = comment.on_behalf or member.organisation
                found.append(CommentView(name, comment, names.shown(who), names.shown(about), first.time, first.author))
        return sorted(found, key=lambda one: (one.time, one.id))

    def members(self) -> list[Member]:
        """Everybody known; the role is "" for those who wait."""
        known = self.state.members.all()
        cards = {member.author for member in known}
        nameless = {change.author for change in self.state.quarantined()} - cards
        return known + [self.state.members.member(author) for author in sorted(nameless)]

    def role_of(self, author: str) -> str:
        """An author's role, in words; "" for one without."""
        return role_words(self.state.members.role(author))

    def member_names(self) -> list[str]:
        """The names of all members."""
        return sorted({member.name for member in self.state.members.all() if member.name})

    def people(self) -> list[str]:
        """The names of all members and of all whom returned files name."""
        written = {one.comment.author_name for one in self.comments()}
        views = (self.revision(one.id) for one in self.state.revisions.all())
        marked = {one.message.rpartition(" ")[0] for one in views if one.origin == TRACKED}
        return sorted({*self.member_names(), *written, *marked} - {""})

    def offices(self) -> list[str]:
        """Authorities, sides and roles, in words."""
        behalf = {one.comment.on_behalf for one in self.comments()}
        behalf |= {self.revision(one.id).on_behalf for one in self.state.revisions.all()}
        members = {member.organisation for member in self.state.members.all()}
        named = {name for _, one in self.principals() for name in (one.name, one.formal_name)}
        roles = {self.role_of(member.author) for member in self.state.members.all()}
        return sorted({*behalf, *members, *named, *roles} - {""})

    def waiting_members(self) -> list[Member]:
        """Those whose key no coordinator has admitted, and members with work from before they knew of it."""
        late = {change.author for change in self.state.quarantined()}
        return [
            member for member in self.members() if not member.revoked and (not member.role or member.author in late)
        ]

    def principals(self) -> list[tuple[str, record_types.Principal]]:
        """(id, principal), the region first, then by name."""
        found = [
            (name, records.read(record_types.Principal, fields))
            for name, fields in all_fields(self.state, "principal").items()
        ]
        return sorted(found, key=lambda item: (item[1].type != "region", _swedish(item[1].name)))

    def versions(self) -> list[Version]:
        """Named versions, oldest first."""
        listed = sorted(self.state.versions, key=lambda entry: entry.order)
        awaited = {entry.order: self.state.judge.awaits(entry) for entry in listed}
        return [
            Version(
                entry.event["label"],
                "awaiting" if awaited[entry.order] else entry.event["status"],
                entry.time,
                self.state.members.member(entry.author).name,
                entry.event["hash"],
                tuple(entry.event["heads"]),
                awaited[entry.order],
            )
            for entry in listed
        ]


def _swedish(name: str) -> tuple[int, ...]:
    """Sorting key with å ä ö last, in that order."""
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    return tuple(alphabet.find(char) if char in alphabet else -1 for char in name.lower())
