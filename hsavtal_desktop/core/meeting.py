"""Where proposals meet in a text: what they strike, or the places where they insert, widened to whole words.

Positions here are over all text that is not rejected, struck or not, so that a proposal stays where it was when
another one is accepted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from hsavtal_desktop.core.reading import Conflict
from hsavtal_desktop.core.revisions import Revision
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.text import insertion_fate

_COUNTED = ("pending", "accepted")


@dataclass(frozen=True, slots=True)
class _Stretch:
    revision: str
    fate: str
    """``pending`` or ``accepted``; a proposal decided in part has stretches of both."""
    start: int
    stop: int


def strangers(state: State, one: Revision, other: Revision) -> bool:
    """Whether two proposals come from different sides of the table and neither had seen the other."""
    if authority(one) == authority(other):
        return False
    return not (_seen(state, one, other) or _seen(state, other, one))


def authority(revision: Revision) -> str:
    """On whose behalf a proposal is made: a body, else its author."""
    return str(revision.card.get("on_behalf", "")) or revision.first.author


def _seen(state: State, one: Revision, other: Revision) -> bool:
    """Whether whoever proposed ``one`` had seen ``other``.

    An authority had seen what the copy held that it answered, however late that was taken in.  Where that is not
    known, authorities whose Word copies one member took in had not seen each other, in whatever order.
    """
    if one.card.get("on_behalf"):
        heads = _answered(state, one)
        if heads is not None:
            return any(state.history.saw(head, theirs) for head in heads for theirs in other.changes)
        if other.card.get("on_behalf"):
            return False
    return any(state.history.saw(mine, theirs) for mine in one.changes for theirs in other.changes)


def _answered(state: State, revision: Revision) -> list[str] | None:
    """The newest changes in the sent copy that a returned file answers; None where it is not known."""
    source = revision.card.get("source", "")
    if not source:
        return None
    for kind, name in state.records:
        returned = state.records[kind, name].fields() if kind == "returned" else {}
        if returned.get("hash") == source and returned.get("sent"):
            heads = state.record("sent", str(returned["sent"])).fields().get("heads")
            return [head for head in heads if isinstance(head, str)] if isinstance(heads, list) and heads else None
    return None


def meetings(state: State, text: str, touching: Collection[Revision], undecided: Collection[str]) -> list[Conflict]:
    """What competes in one text, and what was accepted although it meets.

    Proposals compete when at least one of those that meet is undecided.  Those that are accepted overlap until
    somebody has chosen them together, knowing that they meet ("femsju"); those that meet only in the agreed text,
    because what stood between them is gone, do too.
    """
    names = {revision.id: revision for revision in touching}
    apart = {frozenset((one.id, other.id)) for one, other in combinations(touching, 2) if strangers(state, one, other)}
    if not apart:
        return []
    stretches = sorted(_widened(_spans(state, text), names), key=_place)
    agreed = sorted(_widened((span for span in _spans(state, text) if span.agreed), names), key=_place)
    competing, overlapping = _Groups(names), _Groups(names)
    for one, other in (*_pairs(stretches), *_pairs(agreed)):
        if frozenset((one.revision, other.revision)) not in apart:
            continue
        if any(each.fate == "pending" and each.revision in undecided for each in (one, other)):
            competing.join(one.revision, other.revision)
        elif one.fate == other.fate == "accepted" and not _together(state, one.revision, other.revision):
            overlapping.join(one.revision, other.revision)
    order = list(dict.fromkeys(stretch.revision for stretch in stretches))
    clause = state.clause_of(text)
    return [
        Conflict(kind, clause, text, members)
        for kind, groups in (("competing", competing), ("overlap", overlapping))
        for members in groups.listed(order)
    ]


def _pairs(ordered: list[_Stretch]) -> Iterator[tuple[_Stretch, _Stretch]]:
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.start > one.stop:
                break
            if other.revision != one.revision:
                yield one, other


def _together(state: State, one: str, other: str) -> bool:
    """Whether somebody accepted both knowing that they meet."""
    return _names(state, one, other) or _names(state, other, one)


def _names(state: State, one: str, other: str) -> bool:
    return any(
        other in entry.event.get("with", ())
        for entry in state.revisions.standing(one)
        if entry.event["verdict"] == "accept"
    )


class _Groups:
    """Proposals joined with those that they meet."""

    def __init__(self, names: Iterable[str]) -> None:
        self._group: dict[str, set[str]] = {name: {name} for name in names}

    def join(self, one: str, other: str) -> None:
        """Put the groups of two proposals together."""
        if self._group[one] is not self._group[other]:
            merged = self._group[one] | self._group[other]
            for name in merged:
                self._group[name] = merged

    def listed(self, order: list[str]) -> Iterator[tuple[str, ...]]:
        """The groups of more than one, each in the order given."""
        seen: set[str] = set()
        for name in order:
            members = self._group[name]
            if len(members) > 1 and name not in seen:
                seen |= members
                yield tuple(each for each in order if each in members)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Some characters that are not rejected."""

    text: str
    own: str
    """The revision that introduced them, "" for none."""
    fate: str
    strikes: Mapping[str, str]
    """Revisions that strike them → fate there."""

    @property
    def agreed(self) -> bool:
        """Whether they are in the agreed text."""
        return self.fate == "accepted" and "accepted" not in self.strikes.values()


def _spans(state: State, text: str) -> Iterator[_Shown]:
    """The characters of a text that are not rejected, nor taken back by whoever proposes them."""
    for span in state.text(text).sequence.ordered()[:-1]:
        fate = insertion_fate(span, state.revisions.fate)
        own = str(span.origins[0].event["revision"])
        strikes = {str(entry.event["revision"]): _fate(state, entry, span.source, span.start) for entry in span.deletes}
        if fate != "rejected" and not (fate == strikes.get(own) == "pending"):
            yield _Shown(span.text, own, fate, strikes)


def _widened(shown: Iterable[_Shown], names: Mapping[str, Revision]) -> Iterator[_Stretch]:
    """Where the revisions strike or insert, in positions over what is shown."""
    chars: list[str] = []
    raw: list[tuple[_Stretch, bool]] = []
    position = 0
    for each in shown:
        stop = position + len(each.text)
        raw.extend(
            (_Stretch(name, fate, position, stop), False)
            for name, fate in each.strikes.items()
            if name in names and name != each.own and fate in _COUNTED
        )
        if each.own in names:
            raw.append((_Stretch(each.own, each.fate, position, stop), True))
        chars.append(each.text)
        position = stop
    whole = "".join(chars)
    for stretch, inserted in raw:
        yield _widen(whole, stretch, inserted)


def _place(stretch: _Stretch) -> tuple[int, int]:
    return stretch.start, stretch.stop


def _fate(state: State, entry: Entry, source: str, offset: int) -> str:
    return state.revisions.fate(entry.event["revision"], entry, source, offset)


def _widen(whole: str, stretch: _Stretch, inserted: bool) -> _Stretch:
    start, stop = stretch.start, stretch.stop
    if not inserted:
        while start < stop - 1 and whole[start].isspace():
            start += 1
        while stop > start + 1 and whole[stop - 1].isspace():
            stop -= 1
    while start > 0 and whole[start - 1].isalnum() and (inserted or whole[start].isalnum()):
        start -= 1
    while stop < len(whole) and whole[stop].isalnum() and (inserted or whole[stop - 1].isalnum()):
        stop += 1
    return _Stretch(stretch.revision, stretch.fate, start, stop)
