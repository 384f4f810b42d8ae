"""What is told after an exchange: who is lacking what, and whose work does not count yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.judging import Why
from hsavtal_desktop.core.state import State, entries_of
from hsavtal_desktop.workspace.log import MAX_TOLD, Intake, Log


def whom_to_ask(log: Log, senders: str = "") -> list[str]:
    """One sentence on each change that has not come though others build on it; ``senders`` brought those."""
    return lacking(log.state, log.waiting_changes, senders)


def lacking(state: State, waiting: Iterable[Change], senders: str = "") -> list[str]:
    """The same for any changes that would wait in a state."""
    late = {change.id: change for change in waiting}
    seen_by: dict[str, str] = {}
    for change in late.values():
        for parent in change.parents:
            if parent not in state.changes and parent not in late:
                seen_by.setdefault(parent, state.members.member(change.author).name)
    told = [_sentence(name, seen_by[name], senders) for name in sorted(seen_by)[:MAX_TOLD]]
    more = len(seen_by) - len(told)
    return [*told, f"Ytterligare {more} ändringar saknas."] if more else told


def unconfirmed(log: Log, intake: Intake) -> int:
    """How many of the new changes are by a key that no coordinator has admitted."""
    members = log.state.members
    return sum(
        1
        for change in intake.new
        if not members.counts(change.author, change.id) and members.revoked(change.author) is None
    )


_WITHOUT = {
    Why.ROLE: "medlemmens roll får inte det",
    Why.FOREIGN: "det ger sig ut för att vara någon annans",
    Why.RANK: "medlemmen får inte släppa in, återkalla eller ändra roll för den det gäller",
    Why.PART: "det gäller en del som inte är utdelad till medlemmen",
    Why.FOUR_EYES: "det godkänner det egna förslaget, och gruppen har valt fyra ögon",
    Why.LOCK: "avsnittet är låst",
    Why.SIDE: "en fryst version bekräftas av en processledare från den andra sidan",
}


def without_effect(log: Log, intake: Intake) -> list[str]:
    """One sentence on each member, and each reason, whose events were taken in without effect."""
    state, found = log.state, Counter[tuple[str, str]]()
    for change in intake.new:
        revoked = state.members.revoked(change.author) is not None
        if revoked or state.members.counts(change.author, change.id):
            for entry in entries_of(change):
                refusal = state.judge.refusal(entry)
                if refusal is not None:
                    found[change.author, "nyckeln är återkallad" if revoked else _WITHOUT[refusal.why]] += 1
    return [_void(state.members.member(author).name or author[:12], why, found[author, why]) for author, why in found]


def _void(name: str, why: str, count: int) -> str:
    what = "En uppgift" if count == 1 else f"{count} uppgifter"
    return f"{what} av {name} har ingen verkan: {why}."


def _sentence(name: str, seen_by: str, senders: str) -> str:
    seen = f" men har setts av {seen_by}" if seen_by else ""
    return f"Ändringen {name[:12]} saknas{seen}. Be {senders or seen_by or 'den som har den'} om den."
