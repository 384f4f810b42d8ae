"""The tree of clauses as one view shows it, mended where clauses came, went or moved: the rest stays what it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from hsavtal_desktop.core.stands import Stand, Stands, break_circles, flatten, is_deep, living_parent

Rank = Callable[[str], tuple[str, int]]
"""Clause → the text that a cut split it off from and where in it, ("", 0) for one that no cut made."""
Presence = tuple[str, tuple[str, ...]]
"""Revision that proposes a clause or "", revisions that propose its removal."""
Key = tuple[str, str]
"""(part, parent clause or "")."""


class Node(NamedTuple):
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


class Found(NamedTuple):
    """What events say of one clause: where it has stood and stands, and whether it is shown."""

    places: tuple[Stand, ...]
    presence: Presence | None
    merging: str = ""
    """The undecided revision that proposes to merge it into another (All markup only)."""
    into: str = ""


@dataclass(slots=True)
class Tree:
    """The clauses of all parts in one view.

    What is held by clause is replaced and never changed, so that a copy shares it.
    """

    ghosts: bool
    """Whether a clause is shown where it is proposed to leave from too."""
    rank: Rank
    stands: Stands = field(default_factory=dict)
    presence: dict[str, Presence] = field(default_factory=dict)
    cycles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tops: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    """Part → its clauses in order."""
    _merging: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Clause → the undecided revision that proposes to merge it, and into which."""
    _level: bool = True
    """Whether nothing had to be set right, so that it can be mended."""
    _below: dict[str, frozenset[str]] = field(default_factory=dict)
    """Clause → those that stand, or are proposed to leave, directly under it."""
    _planted: dict[str, tuple[tuple[Key, Node], ...]] = field(default_factory=dict)
    _children: dict[Key, tuple[Node, ...]] = field(default_factory=dict)
    """In no order, and each without those below it."""
    _made: dict[Key, tuple[Node, ...]] = field(default_factory=dict)
    _whole: dict[tuple[str, bool], tuple[Node, Node]] = field(default_factory=dict)
    """Clause and whether it is a ghost → its bare node, and the one with those below it."""

    def copy(self) -> Tree:
        """The same tree, to be mended apart from this one."""
        return replace(
            self,
            stands=dict(self.stands),
            presence=dict(self.presence),
            _merging=dict(self._merging),
            _below=dict(self._below),
            _planted=dict(self._planted),
            _children=dict(self._children),
            _made=dict(self._made),
            _whole=dict(self._whole),
        )

    def grow(self, found: Mapping[str, Found]) -> None:
        """Make the tree of all clauses."""
        for clause, one in found.items():
            self._stand(clause, one)
        self._level = not any(is_deep(clause, self.stands) for clause in self.stands)
        if not self._level:
            self.cycles = break_circles(self.stands)
            flatten(self.stands)
        below: defaultdict[str, set[str]] = defaultdict(set)
        children: defaultdict[Key, list[Node]] = defaultdict(list)
        for clause in self.stands:
            for place in self._used(clause):
                below[place.parent].add(clause)
            self._planted[clause] = planted = self._nodes(clause)
            for key, node in planted:
                children[key].append(node)
        self._below = {parent: frozenset(listed) for parent, listed in below.items()}
        self._children = {key: tuple(listed) for key, listed in children.items()}
        self._collect()

    def mend(self, found: Mapping[str, Found], *, recut: bool) -> bool:
        """Take up what is said of some clauses; ``recut`` where cuts came or went, which order clauses.

        False where that puts clauses in a circle or too deep: the tree is to be made anew then.
        """
        if not self._level:
            return False
        moved = {clause for clause, one in found.items() if self._restand(clause, one)}
        affected = self._all_below(moved)
        if any(is_deep(clause, self.stands) for clause in affected if clause in self.stands):
            return False
        dirty: set[Key] = set()
        for clause in affected.union(found):
            before, planted = self._planted.get(clause, ()), self._nodes(clause)
            if planted != before:
                self._replant(clause, before, planted)
                dirty.update(key for key, _ in (*before, *planted))
        if recut:
            dirty.update(key for key, nodes in self._children.items() if len({one.order for one in nodes}) < len(nodes))
        self._make_again(dirty)
        return True

    def under(self, part: str, parent: str) -> tuple[Node, ...]:
        """The clauses directly under another, or under none ("") in a part, in order."""
        return self._under((part, parent)) if self._children.get((part, parent)) else ()

    def _stand(self, clause: str, one: Found) -> None:
        if one.merging:
            self._merging[clause] = one.merging, one.into
        if one.places:
            self.stands[clause] = list(one.places)
            if one.presence is not None:
                self.presence[clause] = one.presence

    def _restand(self, clause: str, one: Found) -> bool:
        """Let a clause stand where it is said to; whether that is elsewhere, or it came or went."""
        before = self.stands.get(clause, []), self.presence.get(clause)
        parents = {place.parent for place in self._used(clause)}
        for book in (self.stands, self.presence, self._merging):
            book.pop(clause, None)
        self._stand(clause, one)
        if before == (self.stands.get(clause, []), self.presence.get(clause)):
            return False
        now = {place.parent for place in self._used(clause)}
        for parent in parents - now:
            self._below[parent] -= {clause}
        for parent in now - parents:
            self._below[parent] = self._below.get(parent, frozenset()) | {clause}
        return True

    def _used(self, clause: str) -> Iterable[Stand]:
        """The places that count: where it stands, and where it is proposed to leave from."""
        places = self.stands.get(clause, [])
        if len(places) < 2:
            return places
        left = next((place for place in reversed(places) if not place.revision), None)
        return [places[-1], *([left] if left is not None and left is not places[-1] else [])]

    def _all_below(self, clauses: Iterable[str]) -> set[str]:
        found: set[str] = set()
        ahead = list(clauses)
        while ahead:
            clause = ahead.pop()
            if clause not in found:
                found.add(clause)
                ahead.extend(self._below.get(clause, ()))
        return found

    def _nodes(self, clause: str) -> tuple[tuple[Key, Node], ...]:
        """Where a clause is shown, and as what."""
        if clause not in self.presence:
            return ()
        inserted, deleted = self.presence[clause]
        stand, *left = self._used(clause)
        at, order = living_parent(stand, self.stands, self.presence)
        revision, into = self._merging.get(clause, ("", ""))
        node = Node(clause, inserted, deleted, stand.revision, False, (), order, revision, into)
        if not (self.ghosts and stand.revision and left):
            return ((at, node),)
        away, order = living_parent(left[0], self.stands, self.presence)
        return (at, node), (away, Node(clause, moved=stand.revision, moved_away=True, order=order))

    def _replant(
        self, clause: str, before: tuple[tuple[Key, Node], ...], planted: tuple[tuple[Key, Node], ...]
    ) -> None:
        self._planted[clause] = planted
        for key, _ in before:
            self._children[key] = tuple(node for node in self._children[key] if node.clause != clause)
        for key in {key for key, _ in planted}:
            mine = tuple(node for at, node in planted if at == key)
            self._children[key] = (*(one for one in self._children.get(key, ()) if one.clause != clause), *mine)

    def _make_again(self, dirty: set[Key]) -> None:
        """Put in order again what is under these, and what they are under."""
        ahead = list(dirty)
        while ahead:
            key = ahead.pop()
            if self._made.pop(key, None) is not None or key in dirty:
                dirty.discard(key)
                ahead.extend(at for at, node in self._planted.get(key[1], ()) if not node.moved_away)
        self._collect()

    def _collect(self) -> None:
        tops = [key for key, nodes in self._children.items() if key[1] == "" and nodes]
        self.tops = {part: self._under((part, "")) for part, _ in tops}

    def _under(self, key: Key) -> tuple[Node, ...]:
        made = self._made.get(key)
        if made is None:
            ordered = sorted(self._children[key], key=lambda node: (node.order, self.rank(node.clause), node.clause))
            made = self._made[key] = tuple(self._with_those_below(key[0], node) for node in ordered)
        return made

    def _with_those_below(self, part: str, node: Node) -> Node:
        """The node with its children; the very one that was there before, where they are."""
        below = (part, node.clause)
        children = self._under(below) if self._children.get(below) and not node.moved_away else ()
        known = self._whole.get((node.clause, node.moved_away))
        if known is not None and known[0] == node and known[1].children is children:
            return known[1]
        whole = node._replace(children=children) if children else node
        self._whole[node.clause, node.moved_away] = node, whole
        return whole
