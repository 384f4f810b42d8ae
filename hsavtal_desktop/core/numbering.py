"""The numbers of clauses in a document; what stands and is numbered as before is not placed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.reading import Place, View


@dataclass(frozen=True, slots=True)
class _Placed:
    """A clause with all below it, as it was placed; its node holds those of all below it."""

    node: Node
    number: str
    depth: int
    places: tuple[Place, ...]


class _Part(NamedTuple):
    """A part as it was placed, with the number it began with and the last one."""

    nodes: tuple[Node, ...]
    prefix: str
    first: int
    places: tuple[Place, ...]
    last: int


@dataclass(slots=True)
class Numbering:
    """Remembers, for one state, how the clauses of each document and view were placed."""

    _placed: dict[tuple[View, str, str, str], _Placed] = field(default_factory=dict)
    _parts: dict[tuple[str, str], _Part] = field(default_factory=dict)
    """Document and part → how it was placed last, in whichever view: where nothing is undecided they are alike."""

    def places(
        self,
        nodes: tuple[Node, ...],
        view: View,
        document: str,
        part: str,
        prefix: str,
        first: int,
        old: Callable[[], Mapping[str, str]],
    ) -> tuple[tuple[Place, ...], int]:
        """The clauses of a part in order, and how many of the outermost have numbers of their own.

        ``first`` are numbered before them; ``old`` gives the numbers as agreed, which what is to go or leave keeps.
        """

        known = self._parts.get((document, part))
        if known is None or known.nodes is not nodes or (known.prefix, known.first) != (prefix, first):
            found, last, new = _Placing(self._placed, view, document, part, prefix, old).walk(nodes, "", 0, first)
            known = _Part(nodes, prefix, first, tuple(found), last)
            if new:
                self._parts[document, part] = known
        return known.places, known.last - first


@dataclass(frozen=True, slots=True)
class _Placing:
    """One part being placed in one view."""

    placed: dict[tuple[View, str, str, str], _Placed]
    view: View
    document: str
    part: str
    prefix: str
    old: Callable[[], Mapping[str, str]]

    def walk(self, nodes: Sequence[Node], above: str, depth: int, first: int) -> tuple[list[Place], int, bool]:
        """Places of clauses beside each other, the last number, and whether none of them has an old number."""
        found: list[Place] = []
        count, new = first, True
        for node in nodes:
            if node.deleted or node.moved_away or node.merging:
                number, own = self.old().get(node.clause, "–"), False
            else:
                count += 1
                number, own = f"{above}.{count}" if above else f"{self.prefix}{count}", True
            if node.children:
                places, all_new = self._with_children(node, number, depth, own)
                found += places
                new = new and all_new
            else:
                found.append(_place(node, self.document, self.part, number, depth))
                new = new and own
        return found, count, new

    def _with_children(self, node: Node, number: str, depth: int, own: bool) -> tuple[tuple[Place, ...], bool]:
        """A clause and all there is below it, and whether none of them has an old number."""
        key = self.view, self.document, self.part, node.clause
        known = self.placed.get(key)
        if known is not None and known.node is node and (known.number, known.depth) == (number, depth):
            return known.places, own
        under, _, new = self.walk(node.children, number, depth + 1, 0)
        places = (_place(node, self.document, self.part, number, depth), *under)
        if new:
            self.placed[key] = _Placed(node, number, depth, places)
        else:
            self.placed.pop(key, None)
        return places, own and new


def _place(node: Node, document: str, part: str, number: str, depth: int) -> Place:
    return Place(
        node.clause,
        part,
        document,
        number,
        depth,
        node.inserted,
        node.deleted,
        node.moved,
        node.moved_away,
        node.merging,
        node.into,
    )
