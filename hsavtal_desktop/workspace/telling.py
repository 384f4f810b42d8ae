"""What is told after an exchange: who is lacking what, and whose work does not count yet."""

from __future__ import annotations

from collections.abc import Iterable

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.state import State
from hsavtal_desktop.workspace.log import Intake, Log


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
    return [_sentence(name, seen_by[name], senders) for name in sorted(seen_by)]


def unconfirmed(log: Log, intake: Intake) -> int:
    """How many of the new changes are by a key that no coordinator has admitted."""
    return sum(1 for change in intake.new if not log.state.members.role_at(change.author, change.id))


def _sentence(name: str, seen_by: str, senders: str) -> str:
    seen = f" men har setts av {seen_by}" if seen_by else ""
    return f"Ändringen {name[:12]} saknas{seen}. Be {senders or seen_by or 'den som har den'} om den."
