"""What is told after an exchange: who is lacking what, and whose work does not count yet."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.judging import Why
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State
from hsavtal_desktop.workspace.intake import MAX_TOLD, Intake
from hsavtal_desktop.workspace.log import Log


def whom_to_ask(log: Log, senders: str = "") -> list[Said]:
    """One sentence on each change that has not come though others build on it; ``senders`` brought those."""
    return lacking(log.state, log.awaited(), senders)


def lacking(state: State, awaited: Mapping[str, str], senders: str = "") -> list[Said]:
    """The same for changes that would be awaited in a state, each with the author of one that waits for it."""
    chosen = heapq.nsmallest(MAX_TOLD, awaited)
    names = {author: state.members.member(author).name for author in {awaited[name] for name in chosen}}
    told = [_sentence(name, names[awaited[name]], senders) for name in chosen]
    more = len(awaited) - len(told)
    return [*told, Said("Ytterligare {number} ändringar saknas.", number=more)] if more else told


def unconfirmed(log: Log, intake: Intake) -> int:
    """How many of the new changes are by a key that no coordinator has admitted."""
    members = log.state.members
    return sum(
        1
        for change in intake.new
        if not members.counts(change.author, change.id) and members.revoked(change.author) is None
    )


_WITHOUT = {
    Why.ROLE: Said("medlemmens roll får inte det"),
    Why.FOREIGN: Said("det ger sig ut för att vara någon annans"),
    Why.RANK: Said("medlemmen får inte släppa in, återkalla eller ändra roll för den det gäller"),
    Why.PART: Said("det gäller en del som inte är utdelad till medlemmen"),
    Why.FOUR_EYES: Said("det godkänner det egna förslaget, och gruppen har valt fyra ögon"),
    Why.LOCK: Said("avsnittet är låst"),
    Why.SIDE: Said("en fryst version bekräftas av en processledare från den andra sidan"),
}


def without_effect(log: Log, changes: Sequence[Change]) -> list[Said]:
    """One sentence on each member, and each reason, whose events in some changes, or in what they adopt, are void."""
    state, found = log.state, Counter[tuple[str, Said]]()
    if not state.void:
        return []
    told = {change.id: change for change in changes}
    adopted = [str(name) for change in changes for event in change.events for name in event.get("adopts", ())]
    told |= {name: state.changes[name] for name in adopted if name in state.changes}
    for change in told.values():
        void = [state.void[key] for place in range(len(change.events)) if (key := (change.id, place)) in state.void]
        revoked = bool(void) and state.members.revoked(change.author) is not None
        if revoked or (void and state.members.counts(change.author, change.id)):
            for entry in void:
                refusal = state.judge.refusal(entry)
                if refusal is not None:
                    found[
                        change.author,
                        Said("nyckeln är återkallad, men en processledare kan låta det gälla")
                        if revoked
                        else _WITHOUT[refusal.why],
                    ] += 1
    return [_void(state.members.member(author).name or author[:12], why, found[author, why]) for author, why in found]


def _void(name: str, why: Said, count: int) -> Said:
    what = Said("En uppgift") if count == 1 else Said("{count} uppgifter", count=count)
    return Said("{what} av {name} har ingen verkan: {why}.", what=what, name=name, why=why)


def _sentence(name: str, seen_by: str, senders: str) -> Said:
    seen = Said(" men har setts av {seen_by}", seen_by=seen_by) if seen_by else ""
    return Said(
        "Ändringen {name} saknas{seen}. Be {senders} om den.",
        name=name[:12],
        seen=seen,
        senders=senders or seen_by or Said("den som har den"),
    )
