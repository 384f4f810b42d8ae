"""What governs the group's work: its rules, parts that are handed out, locks, marks of agreement, frozen versions.

Each act here is a released change of its own, beside the draft: it counts for what is written after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hsavtal_desktop.core import agreement_marks, record_types, records
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.members import Member
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.reading import Version

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

UNTRACKED = ("never", "draft", "always")


class Governing:
    """What a workspace's members settle for each other's work."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def set_rules(self, **fields: Any) -> Changed:
        """Set rules of the group, by the names of :class:`record_types.Rules`.  Raises Trouble where one may not."""
        if fields.get("untracked", "draft") not in UNTRACKED:
            raise Trouble(Said("Välj en av {choices}.", choices=", ".join(UNTRACKED)))
        return self._record("rules", "rules", fields)

    def owners(self, part: str) -> list[Member]:
        """The members that a part was handed out to."""
        listed = records.read(record_types.Part, record_fields(self._workspace.state, "part", part)).owners
        return [member for member in self._workspace.members() if member.author in listed]

    def hand_out(self, part: str, authors: Iterable[str]) -> Changed:
        """Hand a part out to just these members.  Raises Trouble where that is not allowed."""
        wanted, before = set(authors), {member.author for member in self.owners(part)}
        event: dict[str, Any] = {"kind": "record", "type": "part", "id": part}
        if wanted - before:
            event |= {"add": {"owners": sorted(wanted - before)}}
        if before - wanted:
            event |= {"remove": {"owners": sorted(before - wanted)}}
        return self._seal([event]) if wanted != before else Changed()

    def lock(self, clause: str, reason: str = "", *, legal: bool = False) -> Changed:
        """Lock a clause and all under it.  Raises Trouble where this installation may not."""
        fields = {"locked": True, "clauses": self._under(clause), "reason": reason}
        return self._record("block" if legal else "lock", clause, fields)

    def unlock(self, clause: str, *, legal: bool = False) -> Changed:
        """Lift the lock that holds a clause.  Raises Trouble where there is none, or this installation may not."""
        kind = "block" if legal else "lock"
        names = [name for found, name in self.locks(clause) if found == kind]
        if not names:
            raise Trouble(Said("Avsnittet {clause} är inte låst.", clause=clause))
        return self._seal([_record_event(kind, name, {"locked": False}) for name in names])

    def locks(self, clause: str) -> list[tuple[str, str]]:
        """(``lock`` or ``block``, id) of the locks that hold a clause."""
        state = self._workspace.state
        return [
            (kind, name)
            for kind, name in state.records
            if kind in ("lock", "block")
            and (lock := records.read(record_types.Lock, record_fields(state, kind, name))).locked
            and clause in lock.clauses
        ]

    def locked_clauses(self) -> dict[str, str]:
        """Clause → why it is locked, or "", for every clause that is."""
        state = self._workspace.state
        found: dict[str, str] = {}
        for kind, name in state.records:
            if kind in ("lock", "block"):
                lock = records.read(record_types.Lock, record_fields(state, kind, name))
                found |= dict.fromkeys(lock.clauses if lock.locked else (), lock.reason)
        return found

    def mark(self, clause: str, *, agreed_to: bool = True) -> Changed:
        """Mark a clause as agreed as it reads now, or not.  Raises Trouble where that is not allowed."""
        state, author = self._workspace.state, self._workspace.author
        fields = {"clause": clause, "agreed": agreed_to, "text": agreement_marks.words_hash(state, clause)}
        return self._record("mark", agreement_marks.mark_id(author, clause), fields)

    # Frozen versions

    def endorse(self, label: str) -> Changed:
        """Confirm a version that the other side wants frozen.  Raises Trouble where that is not allowed."""
        return self._seal([self._endorsement(label)])

    def why_not_endorse(self, label: str) -> Said:
        """One sentence on why this installation may not confirm a version, "" where it may."""
        return self._workspace.refusal([self._endorsement(label)])

    def to_endorse(self) -> list[Version]:
        """The versions that wait for this installation to confirm them."""
        waiting = [version for version in self._workspace.versions() if version.awaits]
        return [version for version in waiting if not self.why_not_endorse(version.label)]

    def _endorsement(self, label: str) -> dict[str, Any]:
        state = self._workspace.state
        called = [entry for entry in state.versions if entry.event["label"] == label]
        if called:
            # Two who had not heard from each other may have used one name: the one that waits for us is meant.
            side = state.members.member(self._workspace.author).side
            entry = next((one for one in called if state.judge.awaits(one) == side), called[0])
            return {"kind": "endorse", "change": entry.change, "label": label}
        raise Trouble(
            Said("Det finns ingen version med namnet {label}. Se namnen med kommandot versions.", label=label)
        )

    def _under(self, clause: str) -> list[str]:
        """A clause and all that stand under it."""
        structure = self._workspace.state.structure

        def names(node: Node) -> list[str]:
            return [node.clause, *(name for child in node.children for name in names(child))]

        def find(nodes: Sequence[Node]) -> Node | None:
            for node in nodes:
                found = node if node.clause == clause and not node.moved_away else find(node.children)
                if found is not None:
                    return found
            return None

        found = find(structure.tree(self._root_part(clause), View.MARKUP))
        if found is None:
            raise Trouble(
                Said("Punkten {clause} finns inte i ärendet. Kontrollera id med kommandot clauses.", clause=clause)
            )
        return list(dict.fromkeys(names(found)))

    def _root_part(self, clause: str) -> str:
        place = self._workspace.find(clause)
        return place.part if place is not None else self._workspace.state.structure.parent(clause)[0]

    def _record(self, kind: str, name: str, fields: Mapping[str, Any]) -> Changed:
        return self._seal([_record_event(kind, name, fields)])

    def _seal(self, events: Sequence[Mapping[str, Any]]) -> Changed:
        self._workspace.check(events)
        return self._workspace.seal(events)


def _record_event(kind: str, name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "record", "type": kind, "id": name, "set": dict(fields)}
