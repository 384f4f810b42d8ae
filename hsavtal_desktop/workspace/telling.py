"""What is told after an exchange: who is lacking what, and what views must read anew."""

from __future__ import annotations

from collections.abc import Iterable

from hsavtal_desktop.core.change import stored_change
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.state import State
from hsavtal_desktop.workspace.log import Log


def whom_to_ask(log: Log, senders: str = "") -> list[str]:
    """One sentence on each change that has not come though others build on it; ``senders`` brought those."""
    return lacking(log.state, log.waiting, senders)


def lacking(state: State, waiting: Iterable[SignedChange], senders: str = "") -> list[str]:
    """The same for any changes that would wait in a state."""
    late = {signed.id: stored_change(signed.raw, signed.id) for signed in waiting}
    seen_by: dict[str, str] = {}
    for change in late.values():
        for parent in change.parents:
            if parent not in state.changes and parent not in late:
                seen_by.setdefault(parent, state.members.member(change.author).name)
    return [_sentence(name, seen_by[name], senders) for name in sorted(seen_by)]


def _sentence(name: str, seen_by: str, senders: str) -> str:
    seen = f" men har setts av {seen_by}" if seen_by else ""
    return f"Ändringen {name[:12]} saknas{seen}. Be {senders or seen_by or 'den som har den'} om den."


def together(one: Changed, other: Changed) -> Changed:
    """What both changed."""
    return Changed(
        one.texts | other.texts,
        one.clauses | other.clauses,
        one.revisions | other.revisions,
        one.structure or other.structure,
        one.records | other.records,
        one.versions or other.versions,
        one.everything or other.everything,
    )
