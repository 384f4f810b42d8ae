"""What the consulted bodies said, clause by clause in the package's order, with what is answered and what is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from hsavtal_desktop.core.consultation import Group, Item, disposition, dispositions, groups_in, is_settled, items
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.core.record_types import Disposition
from hsavtal_desktop.workspace.reading import Reading


class Progress(Enum):
    """How far an item has come."""

    MISSING = "missing"
    """No answer, or one without a reason."""
    PASSED_ON = "passed-on"
    """A lawyer or the steering group is to say something first."""
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which items are looked for; "" and None are all."""

    authority: str = ""
    progress: Progress | None = None
    clause: str = ""
    """Only this clause, where ``one_clause``."""
    one_clause: bool = False


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause that something was said about."""

    clause: str
    """"" for what is about the whole agreement."""
    number: str
    document: str
    heading: str
    total: int
    """Items that are sought."""
    settled: int


class Consultation:
    """A reading of everything that authorities said; :meth:`refresh` brings it up to date."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._items: list[Item] = []
        self._answers: dict[str, Disposition] = {}
        self._places: dict[str, Place] = {}
        self._groups: dict[str, list[Group]] = {}
        self.refresh(Changed(everything=True))

    def refresh(self, changed: Changed) -> None:
        """Read again what a change may have made untrue."""
        kinds = {kind for kind, _ in changed.records}
        if changed.everything or changed.structure or "comment" in kinds or self._has_news(changed):
            self._read()
        elif changed.texts or changed.revisions:
            self._groups.clear()
        for kind, name in changed.records:
            if kind == "disposition":
                self._answers[name] = disposition(self._reading.state, name)

    @property
    def items(self) -> Sequence[Item]:
        """Everything said, in the package's order."""
        return self._items

    @property
    def authorities(self) -> list[str]:
        """Those who said anything, by name."""
        return sorted({item.authority for item in self._items}, key=str.casefold)

    def answer(self, item: Item) -> Disposition:
        """How an item is answered."""
        return self._answers[item.id]

    def progress(self, item: Item) -> Progress:
        """How far an item has come."""
        given = self._answers[item.id]
        if is_settled(given):
            return Progress.SETTLED
        return Progress.PASSED_ON if given.value and given.reason else Progress.MISSING

    def counts(self) -> Mapping[Progress, int]:
        """How many items have come how far."""
        found = dict.fromkeys(Progress, 0)
        for item in self._items:
            found[self.progress(item)] += 1
        return found

    def clauses(self, sought: Sought) -> list[ClauseRow]:
        """The clauses that something sought was said about, those about the whole agreement first."""
        found: dict[str, list[Item]] = {}
        for item in self._items:
            if self._is_sought(item, sought):
                found.setdefault(item.clause, []).append(item)
        return [self._row(clause, listed) for clause, listed in found.items()]

    def groups(self, clause: str, sought: Sought) -> list[Group]:
        """What was said about a clause, in groups; those of which nothing is sought left out."""
        if clause not in self._groups:
            listed = [item for item in self._items if item.clause == clause]
            self._groups[clause] = groups_in(self._reading.state, listed)
        groups = self._groups[clause]
        return [group for group in groups if any(self._is_sought(item, sought) for item in group.items)]

    def place(self, clause: str) -> tuple[str, str, str]:
        """(document, number, heading) of a clause."""
        place = self._places.get(clause)
        if place is None:
            return "", "", ""
        return place.document, place.number, self._reading.text(f"h.{clause}", View.FINAL)[0].text

    def reasons(self) -> list[str]:
        """The reasons that have been given, the most used first."""
        counted: dict[str, int] = {}
        for given in self._answers.values():
            if given.reason:
                counted[given.reason] = counted.get(given.reason, 0) + 1
        return sorted(counted, key=lambda reason: (-counted[reason], reason))

    def _is_sought(self, item: Item, sought: Sought) -> bool:
        return (
            sought.authority in ("", item.authority)
            and (sought.progress is None or self.progress(item) is sought.progress)
            and (not sought.one_clause or item.clause == sought.clause)
        )

    def _row(self, clause: str, listed: Sequence[Item]) -> ClauseRow:
        document, number, heading = self.place(clause)
        settled = sum(self.progress(item) is Progress.SETTLED for item in listed)
        return ClauseRow(clause, number, document, heading, len(listed), settled)

    def _has_news(self, changed: Changed) -> bool:
        """Whether proposals of authorities came or went."""
        known = {item.id for item in self._items}
        revisions = self._reading.state.revisions
        return any(
            (name in known) != (name in revisions and bool(revisions[name].card.get("on_behalf")))
            for name in changed.revisions
        )

    def _read(self) -> None:
        self._groups.clear()
        self._places.clear()
        ranks = {"": -1}
        for document in self._reading.documents():
            for place in self._reading.outline(document, View.MARKUP).places:
                if place.clause not in ranks:
                    ranks[place.clause] = len(ranks)
                    self._places[place.clause] = place
        found = items(self._reading.state)
        found.sort(key=lambda item: (ranks.get(item.clause, len(ranks)), item.authority, item.id))
        self._items = found
        self._answers = dispositions(self._reading.state, (item.id for item in found))
