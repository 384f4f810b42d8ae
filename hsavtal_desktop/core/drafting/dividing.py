"""Splitting a clause in two, and merging two into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.drafting.clauses import ClauseDrafter
from hsavtal_desktop.core.drafting.pen import Event
from hsavtal_desktop.core.drafting.stretches import select
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.ordering import between
from hsavtal_desktop.core.reading import BREAK, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.trouble import Trouble


@dataclass(slots=True)
class Divider:
    """Splits and merges, by one author."""

    texts: TextDrafter

    def split(self, edit: edits.SplitClause) -> list[Event]:
        """A new clause, the cut that gives it its text, its data, and the children that go along: one proposal."""
        if edit.text[:2] not in ("h.", "b."):
            raise Trouble(Said("En punkt kan delas i sin rubrik eller löpande text. Ställ markören där."))
        old = edit.text[2:]
        part, parent, siblings, node = self._stand(old)
        if node.deleted:
            raise Trouble(Said("Punkten föreslås utgå. Avslå eller dra tillbaka det förslaget innan punkten delas."))
        new, revision = edit.clause or self.texts.pen.clause(), self.texts.pen.revision()
        if self.texts.state.structure.slots(new).added:
            raise Trouble(Said("Punkten {new} finns redan. Välj ett annat id.", new=new))
        order = between(node.order, next((one.order for one in siblings if one.order > node.order), ""))
        made = {"kind": "clause", "id": new, "part": part, "parent": parent, "order": order, "revision": revision}
        heading, events = edit.heading, list[Event]([made])
        if edit.text.startswith("h."):
            pieces = self.texts.pieces(edit.text, edit.view)
            after = select(pieces, edit.at, sum(len(piece.text) for piece in pieces) - 1)
            rest = [stretch for stretch in after if not stretch.piece.deleted]
            heading += "".join(stretch.piece.text[stretch.start :][: stretch.length] for stretch in rest)
            events += self.texts.strike(edit.text, rest, revision)
        if heading:
            replace = edits.ReplaceText(f"h.{new}", 0, 0, heading)
            events.append(self.texts.insertion(replace, self.texts.pieces(replace.text, View.MARKUP), 0, revision))
        events += self._cut(f"b.{old}", edit.at if edit.text.startswith("b.") else 0, new, edit.view, revision)
        fields = record_fields(self.texts.state, "clause", old)
        plain = {name: value for name, value in fields.items() if not isinstance(value, list)}
        listed = {name: value for name, value in fields.items() if isinstance(value, list) and value}
        if fields:
            events.append({"kind": "record", "type": "clause", "id": new, "set": plain, "add": listed})
        moves = [child for child in node.children if not child.moved_away]
        return events + [_move(child.clause, part, new, child.order, revision) for child in moves]

    def merge(self, edit: edits.MergeClause) -> list[Event]:
        """That a clause hangs behind another, and where its children go: one proposal."""
        part, _, _, node = self._stand(edit.clause)
        into = edit.into or self._before(edit.clause, part)
        goal, _, _, target = self._stand(into)
        if into == edit.clause or any(one.clause == into for one in _all(node.children)):
            raise Trouble(
                Said("En punkt kan inte slås ihop med sig själv eller en punkt under den. Välj en annan punkt.")
            )
        revision = self.texts.pen.revision()
        events: list[Event] = [{"kind": "merge", "clause": edit.clause, "into": into, "revision": revision}]
        children = [child for child in node.children if not child.moved_away]
        if children:
            ClauseDrafter(self.texts).way_to(goal, into)
        orders = [one.order for one in target.children]
        at = node.order if node in target.children else max(orders, default="")
        following = next((order for order in sorted(orders) if order > at), "")
        for child in children:
            at = between(at, following)
            events.append(_move(child.clause, goal, into, at, revision))
        return events

    def _cut(self, text: str, at: int, new: str, view: View, revision: str) -> list[Event]:
        """The cut at a position; at the beginning of a paragraph it takes the place of the break before it."""
        pieces = self.texts.pieces(text, view)
        before = select(pieces, at - 1, at)
        events: list[Event] = []
        if before and before[0].piece.text[before[0].start] == BREAK and not before[0].piece.deleted:
            events = self.texts.strike(text, before, revision)
        replace = edits.ReplaceText(text, at, at, BREAK, view, {"cut": new})
        return [*events, self.texts.insertion(replace, pieces, at, revision)]

    def _stand(self, clause: str) -> tuple[str, str, tuple[Node, ...], Node]:
        """Part, parent, siblings and node of a clause where it stands in All markup.  Raises Trouble for no such."""
        structure = self.texts.state.structure
        parts = {entry.event["part"] for entry in (*structure.slots(clause).added, *structure.slots(clause).moved)}
        for part in sorted(parts | {structure.parent(clause)[0]}):
            for parent, nodes in _families("", structure.tree(part, View.MARKUP)):
                for node in nodes:
                    if node.clause == clause and not node.moved_away:
                        return part, parent, nodes, node
        raise Trouble(
            Said("Punkten {clause} finns inte i ärendet. Kontrollera id med kommandot clauses.", clause=clause)
        )

    def _before(self, clause: str, part: str) -> str:
        """The clause before one in its part."""
        last = ""
        for node in _all(self.texts.state.structure.tree(part, View.MARKUP)):
            if node.clause == clause and not node.moved_away:
                break
            if not (node.moved_away or node.deleted):
                last = node.clause
        if not last:
            raise Trouble(Said("Det finns ingen punkt före den här i samma del att slå ihop den med."))
        return last


def _move(clause: str, part: str, parent: str, order: str, revision: str) -> Event:
    return {"kind": "move", "clause": clause, "part": part, "parent": parent, "order": order, "revision": revision}


def _families(parent: str, nodes: tuple[Node, ...]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    yield parent, nodes
    for node in nodes:
        yield from _families(node.clause, node.children)


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)
