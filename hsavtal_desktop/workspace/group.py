"""The group and its rules: who is let in, whose key is taken away, what is handed out, locked, agreed and erased.

Each act here is a released change of its own, beside the draft: it counts for what is written after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hsavtal_desktop.core import agreement_marks, record_types, records
from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import COORDINATOR, NEWCOMER, SIDES, Member, Right
from hsavtal_desktop.core.names import likeness
from hsavtal_desktop.core.personal import still_known
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.structure import Node
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.recovery import draw_code, key_of
from hsavtal_desktop.workspace import personal_data
from hsavtal_desktop.workspace.invitation import Card
from hsavtal_desktop.workspace.personal_data import Person, Remark
from hsavtal_desktop.workspace.reading import Version

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

UNTRACKED = ("never", "draft", "always")
_SENIOR = Said("Den medlemmen är äldre i gruppen än du. Be en processledare som är lika gammal i gruppen eller äldre.")
_CREATOR = Said("Den som skapade ärendet återkallas bara med återställningskoden på papper.")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the log names: a sent copy, a returned original or the source of clauses."""

    hash: str
    name: str
    kind: str
    """``sent``, ``returned`` or ``source``."""
    whose: str
    """The receiver or the authority."""
    here: bool
    erased: str = ""
    """The reason it was erased for, or ""."""


@dataclass(frozen=True, slots=True)
class Erased:
    """One act of erasing."""

    time: str
    by: str
    reason: str
    blobs: tuple[str, ...]
    """The attached files; those with names are in ``personal``."""
    personal: Mapping[str, int]
    """Where names stood → in how many places; see :class:`personal_data.Mention`."""


class Group:
    """What a workspace's members do about each other."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # Members

    def admit(
        self,
        authors: Iterable[str],
        role: str = "",
        *,
        replaces: str = "",
        another: bool = False,
        card: Card | None = None,
    ) -> Changed:
        """Give installations a role; the work they have handed in counts from now on.

        With ``role`` "" a newcomer becomes a group member, and who has a role keeps it.  ``replaces`` is the lost key
        of the same person, which is revoked.  ``card`` is the file by which somebody asked to join.
        Raises Trouble where this installation may not, and for a new key under a member's name, unless it replaces
        that member's or is said to be ``another`` person's.
        """
        workspace, members = self._workspace, self._workspace.state.members
        events: list[dict[str, Any]] = []
        for author in authors:
            self._check_name(author, card.person if card else "", replaces, another)
            new = role or members.role(author) or (members.last_role(replaces) if replaces else NEWCOMER)
            if reason := self.why_not_admit(author, new):
                raise Trouble(reason)
            if replaces:
                events.append(self._revocation(replaces, "Nyckeln är ersatt"))
            events.append(self._admission(author, new, replaces=replaces, card=card))
        return workspace.seal(events) if events else Changed()

    def why_not_admit(self, author: str, role: str) -> Said:
        """One sentence on why this installation may not give another a role, "" where it may."""
        workspace = self._workspace
        if reason := workspace.why_not(Right.ADMIT):
            return reason
        if role == COORDINATOR != workspace.role:
            return Said("Bara en processledare utser processledare. Be en av dem.")
        return NOTHING if workspace.state.members.outranks(workspace.author, author) else _SENIOR

    def namesakes(self, author: str, name: str = "") -> list[Member]:
        """Members whose names look like an installation's and who have another key: the same person, or another."""
        members = self._workspace.state.members
        wanted = likeness(still_known(name or members.member(author).name))
        known = [one for one in members.all() if one.role or one.revoked]
        replaced = {one.replaces for one in known} - {""}
        return [
            one
            for one in known
            if wanted and likeness(one.name) == wanted and one.author != author and one.author not in replaced
        ]

    def revoke(self, author: str, reason: str = "") -> Changed:
        """Take an installation's key away: what it wrote and nobody here has built on is void, and all that comes.

        Raises Trouble where this installation may not.
        """
        return self._workspace.seal([self._revocation(author, reason)])

    def why_not_revoke(self, author: str) -> Said:
        """One sentence on why this installation may not take a key away, its own among them, "" where it may."""
        workspace = self._workspace
        members = workspace.state.members
        if members.may_revoke(workspace.author, author):
            return NOTHING
        reason = workspace.why_not(Right.ADMIT) if author != workspace.author else NOTHING
        return reason or (_CREATOR if members.may_print_code(author) else _SENIOR)

    def late_work(self, author: str) -> list[Change]:
        """Changes of a revoked installation that came too late to count."""
        return [change for change in self._workspace.state.quarantined() if change.author == author]

    def adopt_late_work(self, author: str) -> Changed:
        """Let what a revoked installation wrote in good faith count after all; its key stays revoked.

        Raises Trouble where this installation may not, or there is nothing to adopt.
        """
        self._require(Right.ADMIT)
        members = self._workspace.state.members
        if not members.member(author).revoked or not self.late_work(author):
            raise Trouble(Said("Det finns inget sent arbete att ta med från den medlemmen."))
        again = self._admission(author, members.last_role(author))
        return self._workspace.seal([again, {"kind": "revocation", "member": author}])

    # The recovery code

    def print_code(self) -> str:
        """Draw a recovery code and register its key; the code is kept nowhere.

        Raises Trouble where this installation may not.
        """
        if not self._workspace.state.members.may_print_code(self._workspace.author):
            raise Trouble(Said("Bara den som skapade ärendet tar fram en återställningskod. Be den personen."))
        code = draw_code()
        self._workspace.seal([{"kind": "recovery", "key": key_of(code).author}])
        return code

    def recover(self, code: str, lost: str = "") -> Changed:
        """Become a coordinator by the code on paper; ``lost`` is the key that is revoked with it.

        Where that key is called as this user is, it is theirs, and this one takes its place.
        Raises Trouble when the code is misspelt or not one of this workspace.
        """
        workspace, key = self._workspace, key_of(code)
        if key.author not in workspace.state.members.recovery_keys():
            raise Trouble(
                Said("Återställningskoden hör inte till det här ärendet. Kontrollera att det är rätt papper.")
            )
        events = [{"kind": "revocation", "member": lost, "reason": "Återställning med kod"}] if lost else []
        theirs = still_known(workspace.state.members.member(lost).name).casefold() if lost else ""
        own = theirs == workspace.installation.name.casefold()
        events.append(self._admission(workspace.author, COORDINATOR, replaces=lost if own else ""))
        changed = workspace.applied(workspace.log.seal_by(key, events))
        # Under their own name, so that nobody finds a coordinator without one.
        return changed | workspace.seal([])

    # Rules, parts, locks and marks

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

    # Gallring

    def attachments(self) -> list[Attachment]:
        """The files that the log names, by kind and name."""
        state, reasons = self._workspace.state, self._reasons()
        here = self._workspace.log.file.blob_hashes() - personal_data.mentions(self._workspace.log).keys()
        found: list[Attachment] = []
        for kind, name in state.records:
            if kind in ("sent", "returned", "source"):
                fields = record_fields(state, kind, name)
                blob = str(fields.get("hash", ""))
                whose = str(fields.get("recipient") or fields.get("authority") or "")
                if blob in here or blob in reasons:
                    title = str(fields.get("name") or blob[:12])
                    found.append(Attachment(blob, title, kind, whose, blob in here, reasons.get(blob, "")))
        named = {one.hash for one in found}
        found += [
            Attachment(blob, blob[:12], "", "", blob in here, reasons.get(blob, ""))
            for blob in sorted((here | reasons.keys()) - named)
        ]
        return sorted(found, key=lambda one: (one.kind, one.name, one.hash))

    def erase(self, blobs: Sequence[str], reason: str, persons: Sequence[str] = ()) -> Changed:
        """Take attached files with their names, remarks, and what the log says of persons, away; the log says why.

        So it is here and in every copy that takes this in.
        Raises Trouble without a reason, for one that tells a person's name, for a file or name that is not known or
        can not be erased, and where this installation may not.
        """
        if not reason.strip():
            raise Trouble(Said("Skriv varför uppgifterna gallras; skälet blir kvar i loggen."))
        known = {one.hash for one in self.attachments()} | {one.file for one in self.remarks()}
        for blob in blobs:
            if blob not in known:
                raise Trouble(Said("Det finns ingen bilaga {blob}. Se dem med kommandot attachments.", blob=blob[:12]))
        log = self._workspace.log
        gone = {*blobs, *personal_data.names_of(log, blobs), *personal_data.files_of(log, persons, reason)}
        return self._seal([{"kind": "erase", "blobs": sorted(gone), "reason": reason.strip()}])

    def persons(self) -> list[Person]:
        """Everybody whom the log names: the register extract."""
        return personal_data.persons(self._workspace.log)

    def remarks(self, words: str = "") -> list[Remark]:
        """Comments and reasons that can be erased, only those with some words where they are given; newest first."""
        return personal_data.remarks_with(self._workspace.log, words)

    def in_free_text(self, name: str) -> dict[str, int]:
        """Where a name stands in words that can not be erased; see :func:`personal_data.in_free_text`."""
        return personal_data.in_free_text(self._workspace.log, name)

    def erasures(self) -> list[Erased]:
        """What was erased, by whom and why, oldest first."""
        state, named = self._workspace.state, personal_data.mentions(self._workspace.log)
        return [
            Erased(
                entry.time,
                state.members.member(entry.author).name,
                entry.event["reason"],
                tuple(blob for blob in entry.event["blobs"] if blob not in named),
                personal_data.by_kind([one for blob in entry.event["blobs"] for one in named.get(blob, ())]),
            )
            for entry in sorted(state.erasures, key=lambda entry: entry.order)
        ]

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

    def _reasons(self) -> dict[str, str]:
        return {blob: one.reason for one in self.erasures() for blob in one.blobs}

    def _check_name(self, author: str, name: str, replaces: str, another: bool) -> None:
        others = [one for one in self.namesakes(author, name) if one.author != replaces]
        if others and not another and not self._workspace.state.members.role(author):
            raise Trouble(
                Said(
                    "{name} finns redan i gruppen med en annan nyckel. Jämför kontrollorden med personen, och ersätt "
                    "sedan den gamla nyckeln eller släpp in den nya som en annan person.",
                    name=others[0].name,
                )
            )

    def _admission(self, author: str, role: str, *, replaces: str = "", card: Card | None = None) -> dict[str, Any]:
        state = self._workspace.state
        member, lost = state.members.member(author), state.members.member(replaces)
        event: dict[str, Any] = {
            "kind": "admit",
            "member": author,
            "role": role,
            "adopts": sorted(change.id for change in state.quarantined() if change.author == author),
        }
        side = lost.side or member.side or (card.side if card else "")
        if side in SIDES:
            event["side"] = side
        if replaces:
            event["replaces"] = replaces
        if card and not member.name:
            event |= {"person": card.person, "organisation": card.organisation}
        return event

    def _revocation(self, author: str, reason: str) -> dict[str, Any]:
        if refusal := self.why_not_revoke(author):
            raise Trouble(refusal)
        return {"kind": "revocation", "member": author, **({"reason": reason} if reason else {})}

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
        reason = self._workspace.refusal(events)
        if reason:
            raise Trouble(reason)
        return self._workspace.seal(events)

    def _require(self, right: Right) -> None:
        reason = self._workspace.why_not(right)
        if reason:
            raise Trouble(reason)


def _record_event(kind: str, name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "record", "type": kind, "id": name, "set": dict(fields)}
