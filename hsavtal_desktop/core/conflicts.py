"""Where people must choose: proposals and decisions made without knowing of each other that meet.

Nothing is ever settled silently.  Two undecided proposals compete when what they strike, or the places where they
insert, widened to whole words, meet, and neither author had seen the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from hsavtal_desktop.core import views
from hsavtal_desktop.core.reading import Conflict, View
from hsavtal_desktop.core.revisions import Revision
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.text import insertion_fate


@dataclass(frozen=True, slots=True)
class _Stretch:
    revision: str
    start: int
    stop: int


def conflicts(state: State) -> list[Conflict]:
    """Everything in a state that somebody must choose about."""
    open_revisions = set(views.pending(state))
    found = [*_disputed(state), *_moves(state), *_removed(state, open_revisions), *_fields(state)]
    for text, touching in _by_text(state).items():
        undecided = [revision for revision in touching if revision.id in open_revisions]
        if len(undecided) > 1:
            found.extend(_competing(state, text, undecided))
        found.extend(_overlaps(state, text, [one for one in touching if one.id not in open_revisions]))
    return found


def strangers(state: State, one: Revision, other: Revision) -> bool:
    """Whether two proposals come from different sides of the table and neither had seen the other.

    Authorities whose Word copies one member took in had not seen each other, whatever order they were taken in.
    """
    first, second = _authority(one), _authority(other)
    if first == second:
        return False
    if one.card.get("on_behalf") and other.card.get("on_behalf"):
        return True
    return not any(
        state.history.saw(mine, theirs) or state.history.saw(theirs, mine)
        for mine in one.changes
        for theirs in other.changes
    )


def _authority(revision: Revision) -> str:
    return str(revision.card.get("on_behalf", "")) or revision.first.author


def _by_text(state: State) -> dict[str, list[Revision]]:
    texts: dict[str, list[Revision]] = {}
    for revision in state.revisions.all():
        for text in revision.texts:
            texts.setdefault(text, []).append(revision)
    return {text: revisions for text, revisions in texts.items() if len(revisions) > 1}


def _competing(state: State, text: str, undecided: list[Revision]) -> Iterator[Conflict]:
    names = {revision.id: revision for revision in undecided}
    stretches = list(_widened(state, text, names, "pending"))
    yield from _groups(state, text, names, stretches, "competing")


def _overlaps(state: State, text: str, settled: list[Revision]) -> Iterator[Conflict]:
    """Proposals that were accepted by people who had not seen each other's decision, and that meet ("femsju")."""
    decisions = {
        revision.id: [entry for entry in state.revisions.standing(revision.id) if entry.event["verdict"] == "accept"]
        for revision in settled
    }
    names = {revision.id: revision for revision in settled if decisions[revision.id]}
    if len(names) < 2 or _in_line(state, [entry for name in names for entry in decisions[name]]):
        return
    stretches = list(_widened(state, text, names, "accepted"))
    for conflict in _groups(state, text, names, stretches, "overlap"):
        chosen = [entry for name in conflict.revisions for entry in decisions[name]]
        if not _in_line(state, chosen):
            yield conflict


def _in_line(state: State, decisions: list[Entry]) -> bool:
    ordered = sorted(decisions, key=lambda entry: entry.order)
    return all(state.history.saw(later.change, earlier.change) for earlier, later in pairwise(ordered))


def _groups(
    state: State, text: str, names: dict[str, Revision], stretches: list[_Stretch], kind: str
) -> Iterator[Conflict]:
    """Join pairs that meet into groups, in the order they stand."""
    group: dict[str, set[str]] = {name: {name} for name in names}
    ordered = sorted(stretches, key=lambda stretch: (stretch.start, stretch.stop))
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.start > one.stop:
                break
            if group[one.revision] is not group[other.revision] and strangers(
                state, names[one.revision], names[other.revision]
            ):
                merged = group[one.revision] | group[other.revision]
                for name in merged:
                    group[name] = merged
    seen: set[str] = set()
    for stretch in ordered:
        members = group[stretch.revision]
        if len(members) > 1 and not members & seen:
            seen |= members
            placed = tuple(dict.fromkeys(other.revision for other in ordered if other.revision in members))
            yield Conflict(kind, state.clause_of(text), text, placed)


def _widened(state: State, text: str, names: Iterable[str], fate: str) -> Iterator[_Stretch]:
    """Where the revisions strike or insert, in positions over all text that is not rejected."""
    chars: list[str] = []
    raw: list[tuple[str, int, int, bool]] = []
    wanted = set(names)
    position = 0
    verdict = state.revisions.fate
    for span in state.text(text).sequence.ordered()[:-1]:
        standing = insertion_fate(span, verdict)
        if standing == "rejected":
            continue
        strikes = [
            entry.event["revision"]
            for entry in span.deletes
            if verdict(entry.event["revision"], entry, span.source, span.start) == fate
        ]
        own = span.origins[0].event["revision"]
        if fate == "pending" and standing == "pending" and own in strikes:
            continue
        stop = position + len(span.text)
        raw.extend((name, position, stop, False) for name in strikes if name in wanted and name != own)
        if standing == fate and own in wanted:
            raw.append((own, position, stop, True))
        chars.append(span.text)
        position = stop
    whole = "".join(chars)
    for name, start, stop, inserted in raw:
        yield _widen(whole, name, start, stop, inserted)


def _widen(whole: str, name: str, start: int, stop: int, inserted: bool) -> _Stretch:
    if not inserted:
        while start < stop - 1 and whole[start].isspace():
            start += 1
        while stop > start + 1 and whole[stop - 1].isspace():
            stop -= 1
    while start > 0 and whole[start - 1].isalnum() and (inserted or whole[start].isalnum()):
        start -= 1
    while stop < len(whole) and whole[stop].isalnum() and (inserted or whole[stop - 1].isalnum()):
        stop += 1
    return _Stretch(name, start, stop)


def _disputed(state: State) -> Iterator[Conflict]:
    for revision in state.revisions.all():
        if state.revisions.disputed(revision.id):
            texts = revision.texts
            yield Conflict("decisions", views.clause_of(state, revision), texts[0] if texts else "", (revision.id,))


def _moves(state: State) -> Iterator[Conflict]:
    for clause in state.structure.clauses:
        moves = {
            entry.event["revision"]: state.revisions[entry.event["revision"]]
            for entry in state.structure.slots(clause).moved
            if state.revisions.fate(entry.event["revision"], entry) == "pending"
        }
        listed = list(moves.values())
        if any(strangers(state, one, other) for index, one in enumerate(listed) for other in listed[index + 1 :]):
            yield Conflict("moves", clause, "", tuple(moves))
    for part in {state.structure.parent(clause)[0] for clause in state.structure.clauses}:
        state.structure.tree(part, View.MARKUP)
    for clause in dict.fromkeys(state.structure.cycles):
        yield Conflict(
            "moves", clause, "", tuple(entry.event["revision"] for entry in state.structure.slots(clause).moved)
        )


def _removed(state: State, open_revisions: set[str]) -> Iterator[Conflict]:
    """Proposals inside a clause that somebody who had not seen them wants gone."""
    touching: dict[str, list[Revision]] = {}
    for name in open_revisions:
        revision = state.revisions[name]
        if revision.texts:
            touching.setdefault(views.clause_of(state, revision), []).append(revision)
    for clause, listed in touching.items():
        for entry in state.structure.slots(clause).removed:
            name = entry.event["revision"]
            if state.revisions.fate(name, entry) == "rejected":
                continue
            unseen = [one.id for one in listed if one.id != name and strangers(state, one, state.revisions[name])]
            if unseen:
                yield Conflict("removed-clause", clause, f"b.{clause}", (name, *sorted(unseen)))


def _fields(state: State) -> Iterator[Conflict]:
    for (kind, name), record in state.records.items():
        for field in record.conflicts():
            clause = name if kind == "clause" else ""
            yield Conflict("field", clause, "", (), f"{kind} {name} {field}")
