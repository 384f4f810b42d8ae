"""The tree of clauses: which exist, and where each stands, as one view shows it.

Slots are never moved or removed.  A move is a proposal of another slot; a clause stands in the newest that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.stands import (
    Stand,
    Stands,
    break_circles,
    break_merge_circles,
    flatten,
    living_parent,
    stand_of,
)

Fate = Callable[[Entry], str]
"""``pending``, ``accepted`` or ``rejected`` for an event."""

Precedes = Callable[[Entry, Entry], bool]
"""(earlier, later) → whether the author of the later event knew of the earlier."""


_FATES = ("accepted", "pending", "rejected")


Rank = Callable[[str], tuple[str, int]]
"""Clause → the text that a cut split it off from and where in it, ("", 0) for one that no cut made."""


@dataclass(slots=True)
class Slots:
    """Every event about one clause's existence and place."""

    added: list[Entry] = field(default_factory=list)
    moved: list[Entry] = field(default_factory=list)
    removed: list[Entry] = field(default_factory=list)
    merged: list[Entry] = field(default_factory=list)

    def book(self, kind: str) -> list[Entry]:
        """The list that events of a kind belong to."""
        return {"clause": self.added, "move": self.moved, "remove": self.removed, "merge": self.merged}[kind]


@dataclass(frozen=True, slots=True)
class Node:
    """A clause in the tree."""

    clause: str
    inserted: str = ""
    deleted: tuple[str, ...] = ()
    moved: str = ""
    moved_away: bool = False
    children: tuple[Node, ...] = ()
    order: str = ""
    """Key of its place among its siblings as they are shown."""
    merging: str = ""
    """The undecided revision that proposes to merge it into another (All markup only)."""
    into: str = ""
    """The clause that it would be merged into."""


class Structure:
    """The clauses of all parts."""

    def __init__(self, fate: Fate, precedes: Precedes, rank: Rank = lambda _clause: ("", 0)) -> None:
        """``rank`` orders clauses that were cut off at the same time: by where their cuts stand."""
        self._fate = fate
        self._precedes = precedes
        self._rank = rank
        self._merges: dict[View, dict[str, str]] = {}
        self._behind: dict[View, dict[str, list[str]]] = {}
        """Clause → the clauses whose texts hang behind its own, the earliest merge first."""
        self._aliases: dict[View, dict[str, str]] = {}
        self._hung: dict[str, list[Entry]] = {}
        """Clause → the events that would merge others into it."""
        self._slots: dict[str, Slots] = {}
        self._plain: dict[str, Stand | None] = {}
        """Clause → where it stands in every view, for one that is agreed and that nothing more was ever said about."""
        self._trees: dict[View, dict[str, tuple[Node, ...]]] = {}
        self._cycles: dict[View, dict[str, tuple[str, ...]]] = {}

    def add(self, entry: Entry) -> None:
        """Take in a ``clause``, ``move``, ``remove`` or ``merge`` event."""
        book = self._slots.setdefault(_clause_of(entry), Slots()).book(entry.event["kind"])
        if all(other.order != entry.order for other in book):
            book.append(entry)
            if entry.event["kind"] == "merge":
                self._hung.setdefault(entry.event["into"], []).append(entry)
        self._grow_anew(_clause_of(entry))

    def remove(self, entry: Entry) -> None:
        """Take an event back."""
        slots = self._slots.get(_clause_of(entry))
        if slots is not None:
            book = slots.book(entry.event["kind"])
            book[:] = [other for other in book if other.order != entry.order]
            hung = self._hung.get(entry.event.get("into", ""), [])
            hung[:] = [other for other in hung if other.order != entry.order]
        self._grow_anew(_clause_of(entry))

    def refresh(self) -> None:
        """A decision may have changed what stands where."""
        self._plain.clear()
        self._trees.clear()
        self._merges.clear()

    def _grow_anew(self, clause: str) -> None:
        self._plain.pop(clause, None)
        self._trees.clear()
        self._merges.clear()

    def slots(self, clause: str) -> Slots:
        """The events about a clause; empty for an unknown one."""
        return self._slots.get(clause, Slots())

    def disputable(self) -> Iterator[tuple[str, Slots]]:
        """The clauses that somebody would move, remove or merge, and what was proposed about each."""
        return (
            (clause, slots) for clause, slots in self._slots.items() if slots.moved or slots.removed or slots.merged
        )

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause ever proposed."""
        return tuple(self._slots)

    def tree(self, part: str, view: View) -> tuple[Node, ...]:
        """The clauses of a part in order."""
        if view is View.SIMPLE:
            view = View.FINAL
        if view not in self._trees:
            self._grow(view)
        return self._trees[view].get(part, ())

    def cycles(self, view: View) -> Mapping[str, tuple[str, ...]]:
        """Clauses whose newest place would put them under themselves → the clauses of that cycle."""
        self.tree("", view)
        return self._cycles[View.FINAL if view is View.SIMPLE else view]

    def parent(self, clause: str) -> tuple[str, str]:
        """(part, parent clause or "") of a clause."""
        stands = self._stands(clause, View.MARKUP)
        return (stands[-1].part, stands[-1].parent) if stands else ("", "")

    def exists(self, clause: str, view: View) -> bool:
        """Whether a view shows the clause."""
        return self._presence(clause, view) is not None

    def made(self, clause: str, view: View) -> bool:
        """Whether a clause has come to be, even if it has been removed or merged since."""
        fates = {self._fate(entry) for entry in self.slots(clause).added}
        return "accepted" in fates or ("pending" in fates and view is not View.ORIGINAL)

    def hung(self, clause: str) -> list[str]:
        """The clauses that somebody would merge into one, whatever became of that."""
        return [str(entry.event["clause"]) for entry in self._hung.get(clause, ())]

    @property
    def hung_on(self) -> list[str]:
        """The clauses that somebody would merge others into."""
        return [clause for clause, entries in self._hung.items() if entries]

    def merges(self, view: View) -> Mapping[str, str]:
        """Clause → the one that its text hangs behind, for the merges in effect, the earliest first.

        One counts where both clauses stand but for merges; of several the last; of a cycle all but the latest.
        """
        view = View.FINAL if view is View.SIMPLE else view
        if view not in self._merges:
            counted = ("accepted", "pending") if view is View.FINAL else ("accepted",)
            wanted: dict[str, Entry] = {}
            for clause, _ in self.disputable():
                for entry in self._mergings(clause, view):
                    if self._fate(entry) in counted:
                        wanted[clause] = entry
            break_merge_circles(wanted)
            ordered = sorted(wanted, key=lambda clause: wanted[clause].order)
            self._merges[view] = {clause: str(wanted[clause].event["into"]) for clause in ordered}
            behind: dict[str, list[str]] = {}
            for clause, into in self._merges[view].items():
                behind.setdefault(into, []).append(clause)
            self._behind[view], self._aliases[view] = behind, {}
        return self._merges[view]

    def behind(self, clause: str, view: View) -> Sequence[str]:
        """The clauses whose texts hang behind one's own, the earliest merge first."""
        self.merges(view)
        return self._behind[View.FINAL if view is View.SIMPLE else view].get(clause, ())

    def alias(self, clause: str, view: View) -> str:
        """Where the text of a clause stands: the clause itself unless it was merged."""
        merges, known = self.merges(view), self._aliases[View.FINAL if view is View.SIMPLE else view]
        way: list[str] = []
        while clause in merges and clause not in known:
            way.append(clause)
            clause = merges[clause]
        clause = known.get(clause, clause)
        known.update(dict.fromkeys(way, clause))
        return clause

    def _mergings(self, clause: str, view: View) -> list[Entry]:
        """In order, the merges of a clause whose author knew both clauses, which both stand in the view."""
        slots = self._slots[clause]
        if not slots.merged or self._standing(clause, view) is None:
            return []
        return [
            entry
            for entry in self._informed(slots, slots.merged)
            if entry.event["into"] != clause
            and self._standing(entry.event["into"], view) is not None
            and any(self._precedes(added, entry) for added in self.slots(entry.event["into"]).added)
        ]

    def _grow(self, view: View) -> None:
        """Make the tree of a view; that of every view, where nothing is left to decide."""
        stands: Stands = {}
        presence: dict[str, tuple[str, tuple[str, ...]]] = {}
        settled = True
        for clause, slots in self._slots.items():
            plain = self._stands_plainly(clause, slots)
            if plain is not None:
                stands[clause] = [plain]
                presence[clause] = "", ()
                continue
            settled = settled and self._is_settled(slots)
            found = self._presence(clause, view)
            places = self._stands(clause, view)
            if places:
                stands[clause] = places
                if found is not None:
                    presence[clause] = found
        cycles = break_circles(stands)
        flatten(stands)
        children: dict[tuple[str, str], list[tuple[str, str, Node]]] = {}
        for clause in stands:
            if clause in presence:
                self._plant(clause, stands, presence, children, view)
        tree = self._collect(children)
        for each in (View.MARKUP, View.FINAL, View.ORIGINAL) if settled else (view,):
            self._trees[each], self._cycles[each] = tree, cycles

    def _stands_plainly(self, clause: str, slots: Slots) -> Stand | None:
        if clause not in self._plain:
            alone = len(slots.added) == 1 and not (slots.moved or slots.removed or slots.merged)
            agreed = alone and self._fate(slots.added[0]) == "accepted"
            self._plain[clause] = stand_of(slots.added[0], False) if agreed else None
        return self._plain[clause]

    def _is_settled(self, slots: Slots) -> bool:
        events = (*slots.added, *slots.moved, *slots.removed, *slots.merged)
        return all(self._fate(entry) != "pending" for entry in events)

    def _plant(
        self,
        clause: str,
        stands: Stands,
        presence: dict[str, tuple[str, tuple[str, ...]]],
        children: dict[tuple[str, str], list[tuple[str, str, Node]]],
        view: View,
    ) -> None:
        inserted, deleted = presence[clause]
        stand = stands[clause][-1]
        at, order = living_parent(stand, stands, presence)
        merging = into = ""
        if view is View.MARKUP and self._slots[clause].merged:
            for entry in self._mergings(clause, view):
                if self._fate(entry) == "pending":
                    merging, into = entry.event["revision"], entry.event["into"]
        node = Node(clause, inserted, deleted, stand.revision, order=order, merging=merging, into=into)
        children.setdefault(at, []).append((order, clause, node))
        if view is not View.MARKUP or not stand.revision:
            return
        left = next((place for place in reversed(stands[clause]) if not place.revision), None)
        if left is not None:
            at, order = living_parent(left, stands, presence)
            ghost = Node(clause, moved=stand.revision, moved_away=True, order=order)
            children.setdefault(at, []).append((order, clause, ghost))

    def _collect(self, children: dict[tuple[str, str], list[tuple[str, str, Node]]]) -> dict[str, tuple[Node, ...]]:
        def nodes(part: str, parent: str) -> tuple[Node, ...]:
            listed = sorted(children.get((part, parent), ()), key=lambda item: (item[0], self._rank(item[1]), item[1]))
            return tuple(
                replace(node, children=nodes(part, node.clause))
                if (part, node.clause) in children and not node.moved_away
                else node
                for _, _, node in listed
            )

        return {part: nodes(part, "") for part, parent in children if parent == ""}

    def _presence(self, clause: str, view: View) -> tuple[str, tuple[str, ...]] | None:
        """(revision that proposes it or "", revisions that propose its removal), or None where it is not shown."""
        return None if clause in self.merges(view) else self._standing(clause, view)

    def _standing(self, clause: str, view: View) -> tuple[str, tuple[str, ...]] | None:
        """The same but for merges."""
        slots = self._slots.get(clause)
        if slots is None:
            return None
        fates = [(self._fate(entry), str(entry.event["revision"])) for entry in slots.added]
        pending = [revision for fate, revision in fates if fate == "pending"]
        if any(fate == "accepted" for fate, _ in fates):
            inserted = ""
        elif pending:
            inserted = min(pending)
        else:
            return None
        if inserted and view is View.ORIGINAL:
            return None
        deleted: list[str] = []
        for entry in self._informed(slots, slots.removed):
            fate = self._fate(entry)
            if fate == "accepted" or (fate == "pending" and entry.event["revision"] == inserted):
                return None
            if fate == "pending" and entry.event["revision"] not in deleted:
                deleted.append(entry.event["revision"])
        if deleted and view is View.FINAL:
            return None
        return inserted, (() if view is View.ORIGINAL else tuple(deleted))

    def _stands(self, clause: str, view: View) -> list[Stand]:
        """Where it has stood and stands, one place after the other; the last counts unless it makes a cycle."""
        slots = self._slots.get(clause)
        if slots is None or not slots.added:
            return []
        added = sorted(slots.added, key=lambda entry: entry.order)
        placing = sorted((*added, *self._informed(slots, slots.moved)), key=lambda entry: entry.order)
        agreed = any(self._fate(entry) == "accepted" for entry in added)
        counted = ("accepted",) if view is View.ORIGINAL else ("accepted", "pending")
        places = [
            stand_of(entry, fate == "pending" and (agreed or entry.event["kind"] == "move"))
            for entry, fate in self._once(placing)
            if fate in counted
        ]
        first = stand_of(added[0], False)
        return places if places and places[0].rank == first.rank else [first, *places]

    def _once(self, placing: list[Entry]) -> Iterable[tuple[Entry, str]]:
        """Events with their fates; what a copied draft says twice counts as one, decided with either."""
        copies: dict[tuple[str, ...], list[Entry]] = {}
        for entry in placing:
            event = entry.event
            key = event["kind"], event["revision"], event["part"], event["parent"], event["order"]
            copies.setdefault(key, []).append(entry)
        for listed in copies.values():
            yield listed[0], min((self._fate(entry) for entry in listed), key=_FATES.index)

    def _informed(self, slots: Slots, entries: list[Entry]) -> list[Entry]:
        """In order, those events whose author knew that the clause existed."""
        return [
            entry
            for entry in sorted(entries, key=lambda entry: entry.order)
            if any(self._precedes(added, entry) for added in slots.added)
        ]


def _clause_of(entry: Entry) -> str:
    return str(entry.event["id" if entry.event["kind"] == "clause" else "clause"])
