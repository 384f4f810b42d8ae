"""Clauses that came, went or moved, as events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hsavtal_desktop.core.drafting.dividing import Divider
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.edits import MergeClause
from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.ordering import between
from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.intake.borders import Join
from hsavtal_desktop.word.intake.events import Proposals
from hsavtal_desktop.word.intake.findings import Findings, hand_of_lines
from hsavtal_desktop.word.intake.matching import NewClause
from hsavtal_desktop.word.intake.operations import Hand
from hsavtal_desktop.word.intake.remarks import shown


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a clause stands in the tree."""

    part: str
    parent: str
    after: str


@dataclass(slots=True)
class StructureWriter:
    """Writes what became of the clause tree.  ``state`` is the present one: places are looked for in it."""

    proposals: Proposals
    state: State
    findings: Findings
    places: Mapping[str, Place]
    """Clause → its place in the sent copy."""
    listed: list[str] = field(default_factory=list)
    """What could not be done, in words."""
    named: dict[str, str] = field(default_factory=dict)
    """Key of a new clause → its id."""
    _spots: dict[str, Spot] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)

    def write(self) -> None:
        """Write all of it: new clauses in order, then moves, merges and removals."""
        self._levels = dict(self.findings.levels)
        self._levels |= {new.key: self._fitting_level(new) for new in self.findings.added}
        for new in self.findings.added:
            self._add(new)
        moved = {clause for clause, _ in self.findings.moved}
        for clause in self.findings.order:
            for name, hand in self.findings.moved:
                if name == clause:
                    self._move(clause, hand, moved)
        for join in self.findings.joined:
            self._merge(join)
        for clause, hand in self.findings.removed:
            if self.state.structure.exists(clause, View.MARKUP):
                revision = self.proposals.revision(hand)
                self.proposals.events.append({"kind": "remove", "clause": clause, "revision": revision})
            else:
                self.listed.append(
                    Said("Strykningen av punkt {number}: punkten finns inte längre.", number=self.places[clause].number)
                )

    def _fitting_level(self, new: NewClause) -> int:
        """The level of the heading, or deeper: a new clause never takes over the clauses after it."""
        order = self.findings.order
        known = [clause for clause in order if clause in self.places]
        at = order.index(new.key)
        before = next((clause for clause in reversed(order[:at]) if clause in known), "")
        after = next((clause for clause in order[at + 1 :] if clause in known), "")
        if not before or not after or self.places[before].part != self.places[after].part:
            return new.depth
        beside = new.divides and self._levels[new.divides] == new.depth and self._is_under(after, new.divides)
        level = new.depth if beside else max(new.depth, self._levels[after])
        if level != new.depth and new.heading is not None:
            words = shown(new.heading.line.accepted)
            self.listed.append(
                Said(
                    "Den nya punkten ”{words}” lades en nivå djupare än i filen, före punkterna efter den.", words=words
                )
            )
        return level

    def _add(self, new: NewClause) -> None:
        spot = self._spot(new.key)
        if not spot.part:
            words = shown(" ".join(matched.line.accepted for matched in new.lines))
            self.listed.append(Said("En ny punkt fick ingen plats i avtalet: ”{words}”", words=words))
            return
        clause = self.proposals.pen.clause()
        revision = self.proposals.revision(self.findings.hands.get(new.key) or hand_of_lines(new.lines))
        event = {"kind": "clause", "id": clause, "part": spot.part, "parent": spot.parent, "order": self._order(spot)}
        self.proposals.events.append({**event, "revision": revision})
        self.named[new.key] = clause
        self.proposals.clauses[new.key] = clause, revision
        if new.divides:
            self._take_children(new, clause, spot, revision)
        self._settle(clause, spot, str(event["order"]))
        if new.heading is not None:
            self.proposals.events.extend(self.proposals.new_text(f"h.{clause}", [new.heading.line], revision))
        body = [matched.line for matched in new.body]
        self.proposals.events.extend(self.proposals.new_text(f"b.{clause}", body, revision))

    def _take_children(self, new: NewClause, clause: str, spot: Spot, revision: str) -> None:
        """The clauses under one that was divided follow its end, where the new one stands beside it."""
        if spot.after != new.divides:
            return
        for child in _children(self.state.structure.tree(spot.part, View.MARKUP), new.divides):
            if not child.moved_away:
                event = {"kind": "move", "clause": child.clause, "part": spot.part, "parent": clause}
                self.proposals.events.append({**event, "order": child.order, "revision": revision})
                self._settle(child.clause, Spot(spot.part, clause, ""), child.order)

    def _merge(self, join: Join) -> None:
        """A clause that has no border to the one before any more hangs behind it."""
        divider = Divider(TextDrafter(self.state, self.proposals.pen))
        into = self.named.get(join.into, join.into)
        try:
            events = divider.merge(MergeClause(join.clause, into))
        except Trouble as trouble:
            number = self.places[join.clause].number
            self.listed.append(
                Said(
                    "Sammanslagningen av punkt {number} med den före togs inte in. {why}",
                    number=number,
                    why=trouble.sentence,
                )
            )
            return
        revision = str(events[0]["revision"])
        self.proposals.revision(join.hand, revision)
        self.proposals.events.extend(events)
        if join.end is not None:
            event = {"kind": "format", "text": f"b.{join.into}", "revision": revision, "ranges": [[*join.end, 1]]}
            self.proposals.events.append({**event, "name": "joined", "value": True})

    def _move(self, clause: str, hand: Hand, moved: set[str]) -> None:
        spot = self._spot(clause)
        _, parent = self.state.structure.parent(clause)
        if parent and parent in moved and parent == spot.parent:
            return
        if not self.state.structure.exists(clause, View.MARKUP) or self._is_under(spot.parent, clause):
            self.listed.append(
                Said(
                    "Flytten av punkt {number} togs inte in: platsen finns inte längre.",
                    number=self.places[clause].number,
                )
            )
            return
        order = self._order(spot, leaving=clause)
        revision = self.proposals.revision(hand)
        event = {"kind": "move", "clause": clause, "part": spot.part, "parent": spot.parent, "order": order}
        self.proposals.events.append({**event, "revision": revision})
        self._settle(clause, spot, order)

    def _settle(self, clause: str, spot: Spot, order: str) -> None:
        self._spots[clause] = spot
        self._keys[clause] = order

    def _order(self, spot: Spot, leaving: str = "") -> str:
        """An order key right after a sibling, counting what this intake has placed already."""
        siblings = {
            node.clause: node.order
            for node in _children(self.state.structure.tree(spot.part, View.MARKUP), spot.parent)
            if not node.moved_away and node.clause != leaving and node.clause not in self._spots
        }
        for clause, other in self._spots.items():
            if (other.part, other.parent) == (spot.part, spot.parent):
                siblings[clause] = self._keys[clause]
        before = siblings.get(spot.after, "")
        return between(before, min((key for key in siblings.values() if key > before), default=""))

    def _is_under(self, parent: str, clause: str) -> bool:
        while parent and parent != clause:
            parent = self._spot_of(parent).parent
        return bool(parent)

    def _spot(self, key: str) -> Spot:
        """Where the file says that a clause stands: under or after the nearest before it of a fitting level."""
        order = self.findings.order
        at = order.index(key)
        level = self._levels[key]
        top = ""
        for other in reversed(order[:at]):
            clause = self.named.get(other, other)
            if clause.startswith("+") or not self._known(clause):
                continue
            if self._levels[other] < level:
                return Spot(self._spot_of(clause).part, clause, "")
            if self._levels[other] == level:
                spot = self._spot_of(clause)
                return Spot(spot.part, spot.parent, clause)
            top = clause
        if top:
            return Spot(self._spot_of(top).part, "", self._root(top))
        following = next((other for other in order[at + 1 :] if self._known(other)), "")
        return Spot(self._spot_of(following).part, "", "") if following else Spot("", "", "")

    def _known(self, clause: str) -> bool:
        return clause in self._spots or self.state.structure.exists(clause, View.MARKUP)

    def _spot_of(self, clause: str) -> Spot:
        if clause in self._spots:
            return self._spots[clause]
        part, parent = self.state.structure.parent(clause)
        return Spot(part, parent, "")

    def _root(self, clause: str) -> str:
        while parent := self._spot_of(clause).parent:
            clause = parent
        return clause


def _children(nodes: Sequence[Node], parent: str) -> Sequence[Node]:
    """The clauses right under one, or the outermost."""
    if not parent:
        return nodes
    for node in nodes:
        if node.moved_away:
            continue
        if node.clause == parent:
            return node.children
        found = _children(node.children, parent)
        if found:
            return found
    return ()
