"""Who had seen what: the graph of changes, with a fast answer to "is this one in that one's past?".

Each change belongs to a *chain*, a line of changes of which each is the only continuation of the one before.  A
change's past is then one number per chain.  A copied workspace or profile only makes one chain more; nothing
assumes that an installation's changes form a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class _Node(NamedTuple):
    chain: int
    position: int
    foreign: Mapping[int, int]
    """Other chains → the newest position seen there; shared along a chain until something new is seen."""
    parents: tuple[str, ...]


class History:
    """The graph of changes.  Parents must be added before their children."""

    def __init__(self) -> None:
        self._nodes: dict[str, _Node] = {}
        self._tips: list[str] = []
        self._heads: dict[str, None] = {}
        self._followers: dict[str, int] = {}

    def __contains__(self, change: str) -> bool:
        return change in self._nodes

    def __len__(self) -> int:
        return len(self._nodes)

    @property
    def heads(self) -> tuple[str, ...]:
        """Changes that nothing follows, sorted."""
        return tuple(sorted(self._heads))

    def add(self, change: str, parents: Iterable[str]) -> None:
        """Place a change after its parents, all of which must be here; adding it again changes nothing."""
        if change in self._nodes:
            return
        parents = tuple(parents)
        chain, position, foreign = self._extend(parents)
        if position == 0:
            self._tips.append(change)
        else:
            self._tips[chain] = change
        self._nodes[change] = _Node(chain, position, foreign, parents)
        for parent in parents:
            self._heads.pop(parent, None)
            self._followers[parent] = self._followers.get(parent, 0) + 1
        self._heads[change] = None

    def discard(self, change: str) -> None:
        """Take away a change that nothing follows (an unreleased draft that is now sealed)."""
        node = self._nodes.pop(change)
        self._heads.pop(change)
        if self._tips[node.chain] == change and node.position > 0:
            line = [parent for parent in node.parents if self._nodes[parent].chain == node.chain]
            self._tips[node.chain] = max(line, key=lambda parent: self._nodes[parent].position)
        elif node.position == 0 and node.chain == len(self._tips) - 1:
            self._tips.pop()
        for parent in node.parents:
            self._followers[parent] -= 1
            if not self._followers[parent]:
                self._heads[parent] = None

    def saw(self, later: str, earlier: str) -> bool:
        """Whether ``earlier`` is ``later`` itself or in its past."""
        if later == earlier:
            return True
        after, before = self._nodes.get(later), self._nodes.get(earlier)
        if after is None or before is None:
            return False
        if after.chain == before.chain:
            return before.position <= after.position
        return after.foreign.get(before.chain, -1) >= before.position

    def past(self, heads: Iterable[str]) -> set[str]:
        """The given changes and everything before them."""
        found: set[str] = set()
        todo = [head for head in heads if head in self._nodes]
        while todo:
            change = todo.pop()
            if change not in found:
                found.add(change)
                todo.extend(self._nodes[change].parents)
        return found

    def _extend(self, parents: tuple[str, ...]) -> tuple[int, int, Mapping[int, int]]:
        if len(parents) == 1:
            chain, position, foreign, _ = self._nodes[parents[0]]
            if self._tips[chain] == parents[0]:
                return chain, position + 1, foreign
        nodes = [self._nodes[parent] for parent in parents]
        line = next(
            (node for parent, node in zip(parents, nodes, strict=True) if self._tips[node.chain] == parent), None
        )
        seen: dict[int, int] = {}
        for node in nodes:
            for chain, position in (*node.foreign.items(), (node.chain, node.position)):
                if seen.get(chain, -1) < position:
                    seen[chain] = position
        if line is None:
            return len(self._tips), 0, seen
        seen.pop(line.chain, None)
        return line.chain, line.position + 1, seen
