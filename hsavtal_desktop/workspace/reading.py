"""Reading one state: what the window, the command line and exports show.

A ``Reading`` holds no truth of its own.  What it keeps for speed is thrown away by :meth:`Reading.forget` when the
state has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hsavtal_desktop.core import agreement_marks, names, record_types, records, revision_views, views
from hsavtal_desktop.core.atoms import target
from hsavtal_desktop.core.conflicts import Conflicts
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import Member
from hsavtal_desktop.core.numbering import Numbering
from hsavtal_desktop.core.reading import ClauseView, Conflict, Outline, Paragraph, Place, Proposer, RevisionView, View
from hsavtal_desktop.core.reviewing import REVIEWS, Reviewed, reviews
from hsavtal_desktop.core.state import State, all_fields
from hsavtal_desktop.word.intake.events import TRACKED
from hsavtal_desktop.workspace.labels import role_words

_AT_ONCE = 10
"""Proposals read ahead in one step: some thousandths of a second."""
_LONG = 1_000
"""Events of a proposal that is read in several steps: a whole agreement, as it was put in."""


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


class Reading:
    """What one state says, in the order people read it."""

    def __init__(self, state: State, blobs: Blobs = lambda _name: None) -> None:
        self.state = state
        self.blob = blobs
        self._notes: dict[tuple[str, View], dict[str, str]] = {}
        self._outlines: dict[tuple[str, View], Outline] = {}
        self._numbering = Numbering()
        self._numbers: dict[tuple[str, View], dict[str, str]] = {}
        self._clauses: dict[str, list[tuple[View, ClauseView]]] = {}
        """Clause → what was read of it, for each view and place."""
        self._cells: dict[View, dict[str, tuple[Paragraph, ...]]] = {view: {} for view in View}
        """What was read of each table cell: a table may have thousands, and a key changes one."""
        self._views: dict[str, RevisionView] = {}
        self._proposers: dict[str, Proposer] = {}
        self._views_in: dict[str, set[str]] = {}
        """Text → the proposals, of those read, that touch it."""
        self._places: dict[str, dict[str, int]] = {}
        """Text → where each undecided proposal first stands in it."""
        self._reviews: dict[tuple[str, str], list[Reviewed]] = {}
        self._reviews_of: dict[tuple[str, str], list[str]] | None = None
        """Kind and clause → the records of its reviews."""
        self._pending: tuple[str, ...] | None = None
        self._meetings = Conflicts(state)
        self._conflicts: list[Conflict] | None = None
        self._ranks: dict[str, int] | None = None

    def forget(self, changed: Changed) -> None:
        """Drop what a change may have made untrue."""
        self._pending = self._conflicts = None
        self._meetings.forget(changed)
        self._forget_reviews(changed)
        if changed.structure or changed.everything:
            self._outlines.clear()
            self._numbers.clear()
            self._clauses.clear()
            self._notes.clear()
            self._ranks = None
            for cells in self._cells.values():
                cells.clear()
        for clause in changed.clauses:
            self._clauses.pop(clause, None)
        if changed.everything:
            self._views.clear()
            self._proposers.clear()
            self._views_in.clear()
            self._places.clear()
        for revision in changed.revisions:
            self._views.pop(revision, None)
            self._proposers.pop(revision, None)
        for text in changed.texts:
            for cells in self._cells.values():
                cells.pop(text, None)
            self._places.pop(text, None)
            for name in self._views_in.pop(text, ()):
                self._views.pop(name, None)

    def documents(self) -> list[str]:
        """Document ids in the package's order."""
        return views.documents(self.state)

    def document(self, name: str) -> record_types.Document:
        """A document's fields."""
        return views.document(self.state, name)

    def package(self) -> record_types.Package:
        """The package's title and marking."""
        return views.package(self.state)

    def outline(self, document: str, view: View) -> Outline:
        """A document's parts and clauses in order, numbered."""
        key = document, view
        if key not in self._outlines:
            self._outlines[key] = views.outline(self.state, document, view, self._numbering)
        return self._outlines[key]

    def clause(self, place: Place, view: View) -> ClauseView:
        """A clause as a view shows it."""
        read = self._clauses.setdefault(place.clause, [])
        for seen, shown in read:
            if seen is view and (shown.place is place or shown.place == place):
                return shown
        status = agreement_marks.status(self.state, place.clause)
        shown = replace(views.clause(self.state, place, view, self._cells[view]), status=status)
        read.append((view, shown))
        return shown

    def text(self, text: str, view: View) -> tuple[Paragraph, ...]:
        """The paragraphs of one text."""
        known = self._cells[view]
        shown = known.get(text) or views.paragraphs(self.state, text, view)
        if text.startswith("c."):
            known[text] = shown
        return shown

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

    def _forget_reviews(self, changed: Changed) -> None:
        if changed.everything or changed.structure or any(kind in REVIEWS for kind, _ in changed.records):
            self._reviews, self._reviews_of = {}, None
        for clause in changed.clauses:
            for kind in REVIEWS:
                self._reviews.pop((kind, clause), None)

    def rules(self) -> record_types.Rules:
        """What the group has decided about its own work."""
        return agreement_marks.rules(self.state)

    def find(self, clause: str, view: View = View.MARKUP) -> Place | None:
        """The first place where a clause stands, documents in order."""
        for document in self.documents():
            for place in self.outline(document, view).places:
                if place.clause == clause and not place.moved_away:
                    return place
        return None

    def reference(self, clause: str, document: str) -> str:
        """The number a cross reference prints: in its own document, else in the clause's home document."""
        return self._number(clause, document, View.FINAL)

    def number(self, clause: str, document: str) -> str:
        """The number the page shows beside a clause, were it to be removed: in this document, else where it stands."""
        return self._number(clause, document, View.MARKUP)

    def _number(self, clause: str, document: str, view: View) -> str:
        clause = self.state.structure.alias(clause, view)
        own = self._numbers_in(document, view).get(clause)
        if own:
            return own
        found = [self._numbers_in(home, view).get(clause, "") for home in self.documents() if home != document]
        for plain in (False, True):
            for number in found:
                if number and (plain or number[0].isdigit()):
                    return number
        return "?"

    def printed(self, atom: Mapping[str, Any], document: str, view: View = View.FINAL) -> str:
        """What an atom prints within a line: a number, a field's words; "" for what is not words."""
        match atom.get("type"):
            case "reference":
                return self.reference(target(atom), document)
            case "field":
                return views.field(self.state, str(atom.get("name", ""))).text
            case "footnote":
                return self.footnote_number(str(atom.get("id", "")), document, view)
            case _:
                return ""

    def footnote_number(self, note: str, document: str, view: View) -> str:
        """The number of a footnote in a document, "–" for one that the view does not show there."""
        key = document, view
        if key not in self._notes:
            self._notes[key] = views.footnote_numbers(self.state, document, view)
        return self._notes[key].get(note, "–")

    def fields(self) -> list[tuple[str, record_types.FieldWords]]:
        """(name, words) of every field that can be inserted, by title."""
        found = [
            (name, views.field(self.state, name))
            for kind, name in self.state.records
            if kind == "field" and len(self.state.record(kind, name))
        ]
        return sorted(((name, words) for name, words in found if words.title), key=lambda item: _swedish(item[1].title))

    def proposer(self, revision: str) -> Proposer:
        """Who stands behind a proposal; costs the same however long it is."""
        found = self._proposers.get(revision)
        if found is None:
            found = self._proposers[revision] = revision_views.proposer(self.state, revision)
        return found

    def revision(self, name: str) -> RevisionView:
        """A proposal."""
        found = self._views.get(name)
        if found is None:
            found = self._views[name] = revision_views.revision_view(self.state, name)
            for text in found.texts:
                self._views_in.setdefault(text, set()).add(name)
        return found

    def revisions(self, *, pending_only: bool = False) -> list[RevisionView]:
        """Proposals in document order."""
        names = self.pending() if pending_only else tuple(revision.id for revision in self.state.revisions.all())
        ranks = self.clause_ranks()
        last = len(ranks)
        revision_views.read_ahead(self.state, [name for name in names if name not in self._views])
        found = [self.revision(name) for name in names]
        with_tables = {one.clause for one in found if one.kind == "table" or any(text[0] in "cn" for text in one.texts)}
        listed = self._listed(with_tables)

        def rank(one: RevisionView) -> tuple[int, int]:
            """Heading before body; then by place in the text, what has none last; around tables and notes as read."""
            if one.clause in with_tables:
                return 0, listed.get(one.clause, {}).get(one.id, sys.maxsize)
            if not one.texts:
                return -1, 0
            return "hb".index(one.texts[0][0]), self._places_in(one.texts[0]).get(one.id, sys.maxsize)

        return sorted(found, key=lambda one: (ranks.get(one.clause, last), rank(one), one.time, one.id))

    def _listed(self, clauses: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """Clause → its undecided proposals → how many come before in reading it."""
        if not clauses:
            return {}
        outlines = (self.outline(document, View.MARKUP) for document in self.documents())
        places = {place.clause: place for outline in outlines for place in outline.places if place.clause in clauses}
        read = {clause: self.clause(place, View.MARKUP).revisions for clause, place in places.items()}
        return {clause: {name: number for number, name in enumerate(names)} for clause, names in read.items()}

    def read_ahead(self) -> Iterator[None]:
        """Read every proposal and conflict a little at a time, after which :meth:`revisions` and the like are quick.

        The workspace may change between the steps: what a change touches is read again when it is asked for.
        """
        revisions = self.state.revisions
        names = tuple(revision.id for revision in revisions.all())
        for long in [revision for revision in revisions.all() if len(revision.events) > _LONG]:
            yield from revision_views.read_long(self.state, long)
        for first in range(0, len(names), _AT_ONCE):
            some = [name for name in names[first : first + _AT_ONCE] if name in revisions and revisions[name].events]
            revision_views.read_ahead(self.state, some)
            for name in some:
                for text in self.revision(name).texts[:1]:
                    self._places_in(text)
            yield
        self.pending()
        yield
        yield from self._meetings.read_ahead(self.pending())
        yield from self.read_conflicts()

    def read_conflicts(self) -> Iterator[None]:
        """Find all conflicts in steps, after which :meth:`conflicts` is quick."""
        self.pending()
        yield
        self._meetings.look_for_removals(self.pending())
        yield
        self.conflicts()
        yield

    def pending(self) -> Sequence[str]:
        """Proposals that somebody has yet to decide on, in no given order."""
        if self._pending is None:
            self._pending = tuple(revision_views.pending(self.state, self._places_in))
        return self._pending

    def counts(self) -> Mapping[str, int]:
        """Clause → undecided proposals in it; clauses without any are left out."""
        found: dict[str, int] = {}
        for one in self.revisions(pending_only=True):
            found[one.clause] = found.get(one.clause, 0) + 1
        return found

    def conflicts(self) -> list[Conflict]:
        """What somebody must choose about."""
        if self._conflicts is None:
            ranks = self.clause_ranks()
            found = self._meetings.found(self.pending())
            self._conflicts = sorted(found, key=lambda one: ranks.get(one.clause, len(ranks)))
        return self._conflicts

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

    def _numbers_in(self, document: str, view: View) -> Mapping[str, str]:
        """Clause or numbered part → the number it has in a document, as a cross reference prints it."""
        if (document, view) not in self._numbers:
            numbers = self._numbers[document, view] = {}
            outline = self.outline(document, view)
            for part in outline.parts:
                if part.number:
                    numbers.setdefault(part.part, part.number.rpartition(" ")[2])
            for place in outline.places:
                if not place.moved_away:
                    numbers.setdefault(place.clause, place.number)
        return self._numbers[document, view]

    def clause_ranks(self) -> Mapping[str, int]:
        """Clause → its place in the package, counted once however many documents hold it."""
        if self._ranks is None:
            self._ranks = {}
            for document in self.documents():
                for place in self.outline(document, View.MARKUP).places:
                    if not place.moved_away:
                        self._ranks.setdefault(place.clause, len(self._ranks))
        return self._ranks

    def _places_in(self, text: str) -> Mapping[str, int]:
        found = self._places.get(text)
        if found is None:
            found = self._places[text] = revision_views.places_in(self.state, text)
        return found


def _swedish(name: str) -> tuple[int, ...]:
    """Sorting key with å ä ö last, in that order."""
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    return tuple(alphabet.find(char) if char in alphabet else -1 for char in name.lower())
