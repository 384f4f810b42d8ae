"""Proposals that compete, set apart: the text without any of them, and each of them told by itself.

"As if all were accepted" means nothing where two people, who had not seen each other's proposals, changed the same
words: the words of both after each other are what nobody proposed.  So nothing is settled there: the text is what it
is without them, and every one of them is told with what it would make of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from hsavtal_desktop.core.comparison.model import Rival
from hsavtal_desktop.core.comparison.phrases import phrases
from hsavtal_desktop.core.comparison.text import compare_text
from hsavtal_desktop.core.own_wording import Stretch, positions, proposed_words, stretch
from hsavtal_desktop.core.reading import Conflict, RevisionView, View
from hsavtal_desktop.workspace.reading import Reading

_KINDS: Final = frozenset({"competing", "overlap", "removed-clause", "moves", "cycle"})
"""Conflicts between proposals; the others are about decisions and fields."""
_UNDECIDED: Final = frozenset({"pending", "partly", "disputed"})


class Meeting(NamedTuple):
    """Proposals that compete, and where in a text as it is shown without them."""

    rivals: tuple[Rival, ...]
    text: str = ""
    """"" for the clause as a whole."""
    start: int = 0
    stop: int = 0
    accepted: bool = False
    """Whether all of them were accepted, so that the text has them."""


def competing(reading: Reading, view: View, left_out: frozenset[str]) -> list[Conflict]:
    """The conflicts between proposals that the view would otherwise show as if they were one text.

    Those ``left_out`` are not in it anyway.
    """
    found: list[Conflict] = []
    for one in reading.conflicts():
        there = tuple(name for name in one.revisions if name not in left_out)
        if one.kind in _KINDS and len(there) > 1 and (view is View.FINAL or not undecided(reading, [one])):
            found.append(replace(one, revisions=there))
    return found


def undecided(reading: Reading, conflicts: Iterable[Conflict]) -> frozenset[str]:
    """The proposals of conflicts that nobody has decided on: those that the text is to leave out."""
    names = (name for conflict in conflicts for name in conflict.revisions)
    return frozenset(name for name in names if reading.revision(name).state in _UNDECIDED)


def meetings(told: Reading, shown: Reading, view: View, conflicts: Iterable[Conflict]) -> dict[str, list[Meeting]]:
    """Clause → what competes there.  ``told`` has the proposals, ``shown`` is the text without them."""
    found: dict[str, list[Meeting]] = {}
    for conflict in conflicts:
        found.setdefault(conflict.clause, []).append(_meeting(told, shown, view, conflict))
    return found


def _meeting(told: Reading, shown: Reading, view: View, conflict: Conflict) -> Meeting:
    listed = [told.revision(name) for name in conflict.revisions]
    accepted = not undecided(told, [conflict])
    marked = told.text(conflict.text, View.MARKUP) if conflict.kind == "competing" else ()
    where = stretch(marked, conflict.revisions, agreed_only=True)
    if where is None:
        return Meeting(tuple(_in_own_words(one) for one in listed), accepted=accepted)
    rivals: list[Rival] = []
    for hand in _by_hand(listed).values():
        words = proposed_words(marked, conflict.revisions, [one.id for one in hand])
        rivals.append(Rival(_who(hand[0]), hand[0].kind, phrases(compare_text(where.words, words))))
    place = _place(shown, view, conflict.text, where)
    if place is None:
        return Meeting(tuple(rivals), accepted=accepted)
    return Meeting(tuple(rivals), conflict.text, *place, accepted=accepted)


def _by_hand(listed: Sequence[RevisionView]) -> Mapping[tuple[str, str], list[RevisionView]]:
    """One person's or authority's proposals together: they do not compete with each other."""
    found: dict[tuple[str, str], list[RevisionView]] = {}
    for one in listed:
        found.setdefault((one.on_behalf, "" if one.on_behalf else one.author), []).append(one)
    return found


def _in_own_words(one: RevisionView) -> Rival:
    """A proposal about a clause, or one whose words are in the text already."""
    if one.kind in ("removal", "move", "merge", "split"):
        return Rival(_who(one), one.kind, ())
    return Rival(_who(one), one.kind, phrases(compare_text(one.removed, one.added)))


def _place(shown: Reading, view: View, text: str, where: Stretch) -> tuple[int, int] | None:
    """Where the words are; ``None`` where another proposal strikes some of them."""
    try:
        return positions(shown.text(text, view), where)
    except KeyError:
        return None


def _who(one: RevisionView) -> str:
    return ", ".join(dict.fromkeys(part for part in (one.name, one.organisation) if part))
