"""What this installation may do in a workspace, and why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.judging import Why
from hsavtal_desktop.core.members import NEWCOMER, Right, may_in_own_part
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.state import State, record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.draft import Draft
from hsavtal_desktop.workspace.labels import NOT_MEMBER, Holder, refused, why_not
from hsavtal_desktop.workspace.reading import Reading


class Allowed(Reading):
    """A state as this installation reads it, which knows what its user may do there."""

    pen: Pen
    _draft: Draft

    def __init__(self, state: State, author: str, blob: Callable[[str], bytes | None]) -> None:
        super().__init__(state, blob)
        self.author = author
        """This installation's key."""

    @property
    def role(self) -> str:
        """This installation's role; "" while it waits for admission."""
        return self.state.members.role(self.author)

    def can(self, right: Right) -> bool:
        """Whether this installation may do something, at least in the parts that were handed out to it."""
        return may_in_own_part(self._acting_role, right)

    def why_not(self, right: Right, *, clause: str = "", revision: str = "", verdict: str = "accept") -> Said:
        """One sentence on why it may not, "" where it may.

        With ``clause`` on why it may not write there, with ``revision`` on why it may not decide so on that.
        """
        if not self._acting_role and self.revoked:
            return NOT_MEMBER
        if not self.can(right):
            return why_not(right)
        if revision:
            return self.refusal([self._probe("decide", revision=revision, verdict=verdict, replaces=[])])
        return (
            self.refusal([self._probe("move", clause=clause, revision=f"{self.pen.source}:0")]) if clause else NOTHING
        )

    def why_closed(self, text: str) -> Said:
        """One sentence on why this installation may not write in a text, "" where it may."""
        return self.why_not(Right.PROPOSE, clause=self.state.clause_of(text))

    @property
    def revoked(self) -> bool:
        """Whether this installation's key was taken away."""
        return self.state.members.revoked(self.author) is not None

    @property
    def _acting_role(self) -> str:
        return self.role or ("" if self.revoked else NEWCOMER)

    def _probe(self, kind: str, **fields: Any) -> dict[str, Any]:
        return {"kind": kind, "id": f"{self.pen.source}:0", **fields}

    def refusal(self, events: Sequence[Mapping[str, Any]]) -> Said:
        """One sentence on why events would have no effect if this installation wrote them now, "" where they would."""
        refusal = self._draft.refusal(events)
        if refusal is None:
            return NOTHING
        if self.revoked:
            return NOT_MEMBER
        return refused(refusal, self._holder(*refusal.lock) if refusal.lock else None)

    def _holder(self, kind: str, name: str) -> Holder:
        """The section that a lock holds, called as people call it, and who locked it last."""
        place = self.find(name)
        entry = max(
            (one.entry for one in self.state.record(kind, name).values["locked"]), key=lambda entry: entry.order
        )
        reason = str(record_fields(self.state, kind, name).get("reason", ""))
        return Holder(place.number if place else name, self.state.members.member(entry.author).name, reason)

    def why_tracked(self) -> Said:
        """One sentence on why everything has to be written with tracking, "" where it has not."""
        rules = self.rules()
        if rules.untracked == "never":
            return Said("Gruppen har valt att allt skrivs med spårning.")
        if rules.four_eyes:
            return Said("Gruppen har valt fyra ögon, så allt skrivs med spårning.")
        if rules.untracked != "always" and any(version.frozen for version in self.versions()):
            return Said("Efter den första frysta versionen skrivs allt med spårning.")
        return NOTHING if self.can(Right.DECIDE) else Said("Den som inte avgör förslag skriver med spårning.")

    def _accepted(self, events: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Writing without tracking: what is proposed is accepted in the same breath, in what one may decide on.

        What changes a proposal of one's own changes just that: it was not decided on before, and is not now.
        """
        proposing = [event["revision"] for event in events if event["kind"] != "decide" and "revision" in event]
        if not proposing:
            return []  # a decision, a comment, data of a clause: nothing is written
        if reason := self.why_tracked():
            raise Trouble(Said("{reason} Slå på spårningen.", reason=reason))
        revisions = dict.fromkeys(name for name in proposing if name not in self.state.revisions)
        decisions = [
            {"kind": "decide", "id": self.pen.revision(), "revision": name, "verdict": "accept", "replaces": []}
            for name in revisions
        ]
        refusal = self._draft.refusal([*events, *decisions])
        # Outside the parts that were handed out to them everybody but coordinators and editors proposes.
        return [] if refusal is not None and refusal.why is Why.PART else decisions

    def check(self, events: Sequence[Mapping[str, Any]]) -> None:
        """Raises Trouble where one of some events would have no effect, written here."""
        reason = self.refusal(events)
        if reason:
            raise Trouble(reason)

    def require(self, right: Right) -> None:
        """Raises Trouble where this installation lacks a right."""
        reason = self.why_not(right)
        if reason:
            raise Trouble(reason)
