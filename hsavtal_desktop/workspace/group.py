"""The group: who is let in, whose key is taken away, and the recovery code.

Each act here is a released change of its own, beside the draft: it counts for what is written after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import COORDINATOR, NEWCOMER, SIDES, Member, Right
from hsavtal_desktop.core.names import likeness
from hsavtal_desktop.core.personal import still_known
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.recovery import draw_code, key_of
from hsavtal_desktop.workspace.invitation import Card

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

_SENIOR = Said("Den medlemmen är äldre i gruppen än du. Be en processledare som är lika gammal i gruppen eller äldre.")
_CREATOR = Said("Den som skapade ärendet återkallas bara med återställningskoden på papper.")


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
        self._workspace.require(Right.ADMIT)
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
