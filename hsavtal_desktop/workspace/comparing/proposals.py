"""The proposals behind the differences of two sides."""

from __future__ import annotations

from collections.abc import Iterator

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.reports.proposals import Proposal, Proposals
from hsavtal_desktop.workspace.comparing.sides import ReadSide


def proposals_between(old: ReadSide, new: ReadSide) -> Proposals:
    """Clause → the proposals that one side holds and the other does not, or that were decided on between them."""
    found: dict[str, list[Proposal]] = {}
    if new.reading is None and old.reading is None:
        return found
    shown = {unit.key for side in (old, new) for unit in side.text.units}
    for one in _revisions(old, new):
        if one.clause in shown and _differs(one.id, old, new):
            competes = one.id in old.competing or one.id in new.competing
            found.setdefault(one.clause, []).append(_proposal(one, competes=competes))
    for listed in found.values():
        listed.sort(key=lambda proposal: proposal.time)
    return found


def _revisions(old: ReadSide, new: ReadSide) -> Iterator[RevisionView]:
    """Every proposal that either side knows, as the newer of them tells it, in document order."""
    told: set[str] = set()
    for side in (new, old):
        if side.reading is None:
            continue
        for one in side.reading.revisions():
            if one.id not in told:
                told.add(one.id)
                yield one


def _differs(name: str, old: ReadSide, new: ReadSide) -> bool:
    if (name in old.in_effect) != (name in new.in_effect):
        return True
    return _state(name, old) != _state(name, new)


def _state(name: str, side: ReadSide) -> str:
    if side.reading is None or name not in side.reading.state.revisions:
        return ""
    return side.reading.revision(name).state


def _proposal(one: RevisionView, *, competes: bool) -> Proposal:
    return Proposal(
        clause=one.clause,
        kind=one.kind,
        removed=one.removed,
        added=one.added,
        who=one.name,
        organisation=one.organisation,
        time=one.time,
        why=one.message,
        state=one.state,
        decided_by=one.decided_by,
        decided_time=one.decided_time,
        reason=one.reason,
        competes=competes,
    )
