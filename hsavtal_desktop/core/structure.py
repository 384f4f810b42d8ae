"""The tree of clauses: which exist, and where each stands, as one view shows it.

Slots are never moved or removed.  A move is a proposal of another slot; a clause stands in the newest that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hsavtal_desktop.core.growing import Found, Node, Rank, Tree
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.stands import Stand, break_merge_circles, stand_of

Fate = Callable[[Entry], str]
"""``pending``, ``accepted`` or ``rejected`` for an event."""

Precedes = Callable[[Entry, Entry], bool]
"""(earlier, later) → whether the author of the later event knew of the earlier."""


_FATES = ("accepted", "pending", "rejected")


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
        self._plain: dict[str, Found | None] = {}
        """Clause → where it stands in every view, for one that is agreed and that nothing more was ever said about."""
        self._trees: dict[View, Tree] = {}
        self._stale: dict[View, set[str]] = {}
        """Clauses spoken of since the tree of a view was made; "" for something that none of them tells."""
        self._recut: set[View] = set()
        """Views whose clauses other cuts order since then."""

    def add(self, entry: Entry) -> None:
        """Take in a ``clause``, ``move``, ``remove`` or ``merge`` event."""
        clause = _clause_of(entry)
        slots = self._slots.get(clause)
        if slots is None:
            slots = self._slots[clause] = Slots()
        book = slots.book(entry.event["kind"])
        if not book or all(other.order != entry.order for other in book):
            book.append(entry)
            if entry.event["kind"] == "merge":
                self._hung.setdefault(entry.event["into"], []).append(entry)
        self._grow_anew(clause)

    def remove(self, entry: Entry) -> None:
        """Take an event back."""
        slots = self._slots.get(_clause_of(entry))
        if slots is not None:
            book = slots.book(entry.event["kind"])
            book[:] = [other for other in book if other.order != entry.order]
            hung = self._hung.get(entry.event.get("into", ""), [])
            hung[:] = [other for other in hung if other.order != entry.order]
        self._grow_anew(_clause_of(entry))

    def refresh(self, entries: Iterable[Entry]) -> None:
        """A decision on these events may have changed what stands where, as far as that has been read."""
        if self._plain or self._merges or self._trees:
            for entry in entries:
                self._grow_anew(_clause_of(entry))

    def refresh_cuts(self) -> None:
        """Cuts came or went: they order the clauses that they make."""
        self._recut.update(self._trees)
        self._grow_anew("")

    def _grow_anew(self, clause: str) -> None:
        self._plain.pop(clause, None)
        self._merges.clear()
        for stale in self._stale.values():
            stale.add(clause)

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
        return self._grown(view).tops.get(part, ())

    def under(self, part: str, parent: str) -> tuple[Node, ...]:
        """The clauses that stand directly under another, or under none (""), as All markup shows them."""
        return tuple(node for node in self._grown(View.MARKUP).under(part, parent) if not node.moved_away)

    def cycles(self, view: View) -> Mapping[str, tuple[str, ...]]:
        """Clauses whose newest place would put them under themselves → the clauses of that cycle."""
        return self._grown(view).cycles

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
            for clause in self._merged():
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

    def _grown(self, view: View) -> Tree:
        """The tree of a view: mended where only some clauses have been spoken of, else made anew."""
        view = View.FINAL if view is View.SIMPLE else view
        tree = self._trees.get(view)
        if tree is None:
            return self._grow(view)
        if not self._stale[view]:
            return tree
        stale = {clause for clause in self._stale.pop(view) if clause}
        recut = view in self._recut
        self._stale[view] = set()
        self._recut.discard(view)
        stale.update(self._merged())
        if any(other is tree for seen, other in self._trees.items() if seen is not view):
            tree = self._trees[view] = tree.copy()
        tree.ghosts = view is View.MARKUP
        found = {clause: self._found(clause, view) for clause in stale if clause in self._slots}
        return tree if tree.mend(found, recut=recut) else self._grow(view)

    def _grow(self, view: View) -> Tree:
        """Make the tree of a view; that of every view, where nothing is left to decide."""
        tree = Tree(view is View.MARKUP, self._rank)
        tree.grow({clause: self._found(clause, view) for clause in self._slots})
        settled = all(self._plain[clause] or self._is_settled(slots) for clause, slots in self._slots.items())
        for each in (View.MARKUP, View.FINAL, View.ORIGINAL) if settled else (view,):
            self._trees[each], self._stale[each] = tree, set()
            self._recut.discard(each)
        return tree

    def _found(self, clause: str, view: View) -> Found:
        plain = self._stands_plainly(clause, self._slots[clause])
        if plain is not None:
            return plain
        return Found(tuple(self._stands(clause, view)), self._presence(clause, view), *self._merging(clause, view))

    def _merging(self, clause: str, view: View) -> tuple[str, str]:
        """The undecided revision that proposes to merge a clause, and into which; the latest, ("", "") for none."""
        if view is not View.MARKUP or not self._slots[clause].merged:
            return "", ""
        pending = [entry for entry in self._mergings(clause, view) if self._fate(entry) == "pending"]
        return (str(pending[-1].event["revision"]), str(pending[-1].event["into"])) if pending else ("", "")

    def _merged(self) -> set[str]:
        """The clauses that somebody would merge into another, whatever became of that."""
        return {str(entry.event["clause"]) for entries in self._hung.values() for entry in entries}

    def _stands_plainly(self, clause: str, slots: Slots) -> Found | None:
        if clause not in self._plain:
            alone = len(slots.added) == 1 and not (slots.moved or slots.removed or slots.merged)
            agreed = alone and self._fate(slots.added[0]) == "accepted"
            self._plain[clause] = Found((stand_of(slots.added[0], False),), ("", ())) if agreed else None
        return self._plain[clause]

    def _is_settled(self, slots: Slots) -> bool:
        events = (*slots.added, *slots.moved, *slots.removed, *slots.merged)
        return all(self._fate(entry) != "pending" for entry in events)

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
