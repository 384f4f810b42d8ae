"""Which events have effect: what each needs of its author, as its own past says.

Roles, rules of the group, parts that were handed out and locks are all read as the event's author knew them, so every
copy judges alike.  What an author had no right to is void: it is kept, and shown as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from hsavtal_desktop.core import grants
from hsavtal_desktop.core.change import belongs, hand
from hsavtal_desktop.core.members import COORDINATOR, IN_OWN_PART, ROLES, SIDES, Right, may, may_in_own_part
from hsavtal_desktop.core.record_types import TYPES, Rules
from hsavtal_desktop.core.records import read
from hsavtal_desktop.core.revisions import EFFECT
from hsavtal_desktop.core.sequence import Entry

if TYPE_CHECKING:
    from hsavtal_desktop.core.state import State

PROPOSING = frozenset({"insert", "delete", "format", "clause", "move", "remove", "merge", "slot", "unslot"})
LOCKS: Mapping[str, Right] = {"lock": Right.LOCK, "block": Right.LEGAL}
"""Record type → what writing it, and writing in what it locks, needs."""

_GOVERNING = frozenset({"rules", "part", *LOCKS})
"""Records by which other events are judged."""

_NEEDS: Mapping[str, Right] = {
    "revision": Right.PROPOSE,
    "version": Right.FREEZE,
    "endorse": Right.FREEZE,
    "erase": Right.ERASE,
}
_PROPOSERS = frozenset(role for role in ROLES if may(role, Right.PROPOSE))


class Why(Enum):
    """Why an event has no effect."""

    ROLE = "role"
    """The author's role lacks a right."""
    FOREIGN = "foreign"
    """It speaks in the name of another installation, or of none."""
    RANK = "rank"
    """An admission, revocation or code by somebody who may not, or against somebody more senior."""
    PART = "part"
    """It decides or locks outside the parts that were handed out to the author."""
    FOUR_EYES = "four-eyes"
    LOCK = "lock"
    SIDE = "side"
    """An endorsement that is not by a coordinator of the other side."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an event has no effect, and what it would have needed."""

    why: Why
    right: Right | None = None
    lock: tuple[str, str] | None = None
    """Record type and id of the lock."""


_NOTHING: Mapping[str, Sequence[Entry]] = {}
_FOREIGN = Refusal(Why.FOREIGN)
_ANSWERS_SINCE = 4
"""The format from which an answer needs more than the right to comment."""


_OWN_WORD = frozenset({"mark", "legal-review", "language-review"})
"""Records in which somebody says something for themselves: the id is theirs."""


class Judge:
    """Judges the events of one state."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._locks: dict[str, set[tuple[str, str]]] = {}
        """Clause → records that have ever locked it."""
        self._by_place = False
        """Whether anything is judged by the clause that it is about."""
        self._old: dict[str, bool] = {}
        """Change → whether it and all that it knows are of formats before :data:`_ANSWERS_SINCE`."""

    def note(self, entry: Entry) -> None:
        """Keep in mind where a record locks or hands out; to be called for every ``record`` event."""
        event = entry.event
        if event["type"] == "part":
            self._by_place |= "owners" in event.get("add", ()) or "owners" in event.get("set", ())
        elif event["type"] in LOCKS:
            self._by_place = True
            for clause in _clauses_in(event):
                self._locks.setdefault(clause, set()).add((event["type"], event["id"]))

    def passes(self, author: str, role: str) -> Callable[[Mapping[str, Any]], bool]:
        """Tells of an event by somebody in this role whether it is a proposal that nothing can speak against.

        Nearly all events of a log are; of the others :meth:`permits` is asked.
        """
        own = f"{hand(author)}."
        if role not in _PROPOSERS:
            return lambda _event: False
        return lambda event: (
            event["kind"] in PROPOSING
            and event["revision"].startswith(own)
            and (event["kind"] != "insert" or event["source"].startswith(own))
            and not self._locks
        )

    def permits(self, entry: Entry) -> bool:
        """Whether an event has effect."""
        return self.refusal(entry) is None

    def refusal(self, entry: Entry, before: Mapping[str, Sequence[Entry]] = _NOTHING) -> Refusal | None:
        """Why an event has no effect; None where it has.

        ``before`` are proposals that it will know and that are not in the state yet, by their revisions.
        """
        event, kind = entry.event, entry.event["kind"]
        if kind in PROPOSING:
            return self._against_proposal(entry)
        if kind == "introduce":
            return None
        if kind in grants.KINDS:
            return None if self._state.members.grants.holds(entry) else Refusal(Why.RANK)
        role = self._state.members.shown_role_at(entry.author, entry.change, entry.order[2])
        if kind == "decide":
            return self._against_decision(entry, role, before)
        if kind == "record":
            return self._against_record(entry, role)
        right = _NEEDS.get(kind)
        if not role or (right is not None and not may(role, right)):
            return Refusal(Why.ROLE, right)
        if kind == "revision":
            return None if belongs(event["id"], entry.author) else _FOREIGN
        return self._against_endorsement(entry) if kind == "endorse" else None

    def governs(self, entry: Entry) -> bool:
        """Whether other events may be judged by this one."""
        event = entry.event
        if event["kind"] == "record":
            return event["type"] in _GOVERNING or (self._by_place and event["type"] == "comment")
        return event["kind"] == "version" or (self._by_place and event["kind"] in PROPOSING)

    def rules(self, entry: Entry) -> Rules:
        """The rules of the group as an event knows them."""
        record = self._state.record("rules", "rules")
        return read(Rules, record.known_to(entry).fields()) if len(record) else Rules()

    def lock_on(self, clauses: Iterable[str], role: str, entry: Entry) -> tuple[str, str] | None:
        """The lock, as (record type, id), that keeps a role from writing in some clauses; None where they are open."""
        for clause in clauses:
            for kind, name in sorted(self._locks.get(clause, ())):
                fields = self._state.record(kind, name).known_to(entry).fields()
                if fields.get("locked") is True and clause in _strings(fields.get("clauses")):
                    own = self._owns(entry, self._created_in(clause, entry))
                    if not (may(role, LOCKS[kind]) or (own and LOCKS[kind] in IN_OWN_PART.get(role, ()))):
                        return kind, name
        return None

    def in_own_part(self, entry: Entry, clauses: Iterable[str]) -> bool:
        """Whether some clauses stand in parts that were handed out to an event's author, as the event knows."""
        return self._owns(entry, [part for clause in clauses for part in self._created_in(clause, entry)])

    def awaits(self, version: Entry) -> str:
        """The side whose coordinator has still to endorse a frozen version; "" where it is published, or a draft."""
        if version.event["status"] != "frozen" or not self.rules(version).two_publishers:
            return ""
        members, place = self._state.members, version.order[2]
        sides = {
            members.side_at(author, version.change, place) for author in members.coordinators_at(version.change, place)
        }
        if not sides.issuperset(SIDES) or any(_names(one, version) for one in self._state.endorsements):
            return ""
        own = members.side_at(version.author, version.change, place)
        return next(side for side in reversed(SIDES) if side != own)

    def _against_proposal(self, entry: Entry) -> Refusal | None:
        """Nearly all events are proposals: what each of them is asked takes no longer than it must."""
        event, author = entry.event, entry.author
        role = self._state.members.shown_role_at(author, entry.change, entry.order[2])
        if role not in _PROPOSERS:
            return Refusal(Why.ROLE, Right.PROPOSE)
        if not belongs(event["revision"], author) or (
            event["kind"] == "insert" and not belongs(event["source"], author)
        ):
            return _FOREIGN
        return self._against_lock(entry, role, event)

    def _against_decision(self, entry: Entry, role: str, before: Mapping[str, Sequence[Entry]]) -> Refusal | None:
        event, revision = entry.event, entry.event["revision"]
        if event["verdict"] not in EFFECT or not belongs(event["id"], entry.author):
            return _FOREIGN
        if event["verdict"] == "withdraw":
            return None if role and belongs(revision, entry.author) else _FOREIGN
        if not may_in_own_part(role, Right.DECIDE):
            return Refusal(Why.ROLE, Right.DECIDE)
        if not may(role, Right.DECIDE):
            fresh = self._but_words_of_new_clauses(before.get(revision, ()))
            parts = [part for one in (*self._proposed(revision, entry), *fresh) for part in self._parts(one, entry)]
            if not self._owns(entry, parts):
                return Refusal(Why.PART, Right.DECIDE)
        if event["verdict"] == "accept" and self.rules(entry).four_eyes and self._is_own(revision, entry):
            return Refusal(Why.FOUR_EYES, Right.DECIDE)
        proposed = self._proposed(revision, entry) if self._locks else ()
        locks = (self._against_lock(entry, role, one.event) for one in proposed)
        return next((refusal for refusal in locks if refusal is not None), None)

    def _is_own(self, revision: str, entry: Entry) -> bool:
        keys = self._state.members.keys_of(entry.author, entry.change, entry.order[2])
        return any(belongs(revision, key) for key in keys)

    def _proposed(self, revision: str, entry: Entry) -> Iterator[Entry]:
        if revision in self._state.revisions:
            for one in self._state.revisions[revision].events.values():
                if self._state.precedes(one, entry):
                    yield one

    def _but_words_of_new_clauses(self, proposals: Sequence[Entry]) -> list[Entry]:
        """The words of a clause that is proposed with them stand where it stands."""
        made = {one.event["id"] for one in proposals if one.event["kind"] == "clause"}
        return [
            one for one in proposals if "text" not in one.event or self._state.clause_of(one.event["text"]) not in made
        ]

    def _against_record(self, entry: Entry, role: str) -> Refusal | None:
        kind, name = entry.event["type"], entry.event["id"]
        right = TYPES[kind][1] if kind in TYPES else None
        if kind in _OWN_WORD and not belongs(name, entry.author):
            return _FOREIGN
        if kind == "disposition":
            return self._against_answer(entry, role)
        if not role or (right is not None and not may(role, right)):
            if right is None or kind not in LOCKS or not may_in_own_part(role, right):
                return Refusal(Why.ROLE, right)
            return None if self.in_own_part(entry, self._locked_by(entry)) else Refusal(Why.PART, right)
        return None

    def _against_answer(self, entry: Entry, role: str) -> Refusal | None:
        """What leads to an answer is proposed or decided by who may; old programs let all who comment do so."""
        if may(role, Right.ASSESS) or may(role, Right.SETTLE):
            return None
        if self._is_old(entry.change):
            return None if may(role, Right.COMMENT) else Refusal(Why.ROLE, Right.COMMENT)
        if not may_in_own_part(role, Right.ASSESS):
            return Refusal(Why.ROLE, Right.ASSESS)
        name = str(entry.event["id"])
        parts = [part for one in self._proposed(name, entry) for part in self._parts(one, entry)]
        said = self._state.record("comment", name).known_to(entry)
        if len(said):
            parts += self._created_in(str(said.fields(("clause",)).get("clause", "")), entry)
        return None if self._owns(entry, parts) else Refusal(Why.PART, Right.ASSESS)

    def _is_old(self, change: str) -> bool:
        """Whether a change was written, and all that it knows, by programs of before the answers' own right."""
        todo = [change]
        while todo:
            found = self._state.changes.get(todo[-1])
            fresh = found is None or found.form >= _ANSWERS_SINCE
            parents = () if found is None or fresh else found.parents
            unknown = [parent for parent in parents if parent not in self._old]
            if unknown:
                todo += unknown
            else:
                self._old[todo.pop()] = not fresh and all(self._old[parent] for parent in parents)
        return self._old[change]

    def _locked_by(self, entry: Entry) -> set[str]:
        """Every clause that a record of a lock is, or becomes, about."""
        event = entry.event
        before = self._state.record(event["type"], event["id"]).known_to(entry).fields()
        return {event["id"], *_clauses_in(event), *_strings(before.get("clauses"))}

    def _against_endorsement(self, entry: Entry) -> Refusal | None:
        """A coordinator of the other side endorses a version that they know."""
        members = self._state.members
        coordinator = members.role_at(entry.author, entry.change, entry.order[2]) == COORDINATOR
        own = members.side_at(entry.author, entry.change, entry.order[2])
        known = [one for one in self._state.versions if _names(entry, one) and self._state.precedes(one, entry)]
        sides = [{own, members.side_at(one.author, one.change, one.order[2])} for one in known]
        return None if coordinator and set(SIDES) in sides else Refusal(Why.SIDE, Right.FREEZE)

    def _against_lock(self, entry: Entry, role: str, event: Mapping[str, Any]) -> Refusal | None:
        lock = self.lock_on(self._clauses(event, entry), role, entry) if self._locks else None
        return None if lock is None else Refusal(Why.LOCK, LOCKS[lock[0]], lock)

    def _clauses(self, event: Mapping[str, Any], entry: Entry) -> list[str]:
        """The clauses that a proposal writes in, puts something under or takes away."""
        found = [str(event.get(field, "")) for field in ("clause", "parent", "into")]
        if "text" in event:
            found.append(self._state.clause_of(event["text"], entry))
        return [clause for clause in found if clause]

    def _parts(self, proposal: Entry, entry: Entry) -> Iterator[str]:
        event = proposal.event
        if "part" in event:
            yield str(event["part"])
        if "text" in event:
            yield from self._created_in(self._state.clause_of(event["text"], entry), entry)
        elif event["kind"] == "clause":
            yield from (part for part in self._created_in(str(event["id"]), entry) if part)
        else:
            yield from self._created_in(str(event["clause"]), entry)
        if "into" in event:
            yield from self._created_in(str(event["into"]), entry)

    def _created_in(self, clause: str, entry: Entry) -> list[str]:
        """The parts that a clause was proposed in, [""] for one that the event does not know.

        All of them, and not the first alone: who says that they proposed it earlier, elsewhere, gains nothing.
        """
        known = [one for one in self._state.structure.slots(clause).added if self._state.precedes(one, entry)]
        return sorted({str(one.event["part"]) for one in known}) or [""]

    def _owns(self, entry: Entry, parts: Iterable[str]) -> bool:
        """Whether each of some parts, of which there is at least one, was handed out to an event's author."""
        keys = self._state.members.keys_of(entry.author, entry.change, entry.order[2])
        listed = set(parts)
        return bool(listed) and all(
            keys.intersection(_strings(self._state.record("part", part).known_to(entry).fields().get("owners")))
            for part in listed
        )


def _names(endorsement: Entry, version: Entry) -> bool:
    return (endorsement.event["change"], endorsement.event["label"]) == (version.change, version.event["label"])


def _clauses_in(event: Mapping[str, Any]) -> list[str]:
    """The clauses that a record of a lock names."""
    return [clause for verb in ("set", "add") for clause in _strings(event.get(verb, {}).get("clauses"))]


def _strings(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
