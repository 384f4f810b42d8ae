"""Adding, removing and moving clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.drafting.pen import Event
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.growing import Node
from hsavtal_desktop.core.ordering import between
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.stands import LEVELS
from hsavtal_desktop.core.trouble import Trouble


@dataclass(slots=True)
class ClauseDrafter:
    """Edits of the clause tree, by one author."""

    texts: TextDrafter

    def add(self, edit: edits.AddClause) -> list[Event]:
        """A new clause with its heading and body, as one proposal."""
        self.way_to(edit.part, edit.parent)
        revision, clause = self.texts.pen.revision(), edit.clause or self.texts.pen.clause()
        if self.texts.state.structure.slots(clause).added:
            raise Trouble(Said("Punkten {clause} finns redan. Välj ett annat id.", clause=clause))
        events: list[Event] = [
            {
                "kind": "clause",
                "id": clause,
                "part": edit.part,
                "parent": edit.parent,
                "order": self._order(edit.part, edit.parent, edit.after),
                "revision": revision,
            }
        ]
        for text, chars in ((f"h.{clause}", edit.heading), (f"b.{clause}", edit.body)):
            if chars:
                replace = edits.ReplaceText(text, 0, 0, chars)
                events.append(self.texts.insertion(replace, self.texts.pieces(text, View.MARKUP), 0, revision))
        return events

    def remove(self, edit: edits.RemoveClause) -> list[Event]:
        """That a clause goes, with those that are read as part of it: they would stand again on their own."""
        self._living(edit.clause)
        revision, going = self.texts.pen.revision(), [edit.clause]
        for clause in going:
            going.extend(self.texts.state.structure.behind(clause, edit.view))
        return [{"kind": "remove", "clause": clause, "revision": revision} for clause in going]

    def move(self, edit: edits.MoveClause) -> list[Event]:
        """Another place for a clause."""
        self._living(edit.clause)
        if edit.clause in self.way_to(edit.part, edit.parent):
            raise Trouble(Said("En punkt kan inte flyttas in under sig själv. Välj en annan plats."))
        return [
            {
                "kind": "move",
                "clause": edit.clause,
                "part": edit.part,
                "parent": edit.parent,
                "order": self._order(edit.part, edit.parent, edit.after, leaving=edit.clause),
                "revision": self.texts.pen.revision(),
            }
        ]

    def way_to(self, part: str, parent: str) -> list[str]:
        """The clauses from the top of a part down to a clause that others shall stand under; none for ""."""
        if not parent:
            return []
        way = _way(self.texts.state.structure.tree(part, View.MARKUP), parent)
        if not way:
            raise Trouble(
                Said("Punkten {parent} finns inte i delen {part}. Välj en annan plats.", parent=parent, part=part)
            )
        if len(way) >= LEVELS:
            raise too_deep()
        return way

    def _order(self, part: str, parent: str, after: str, leaving: str = "") -> str:
        return between(*self.gap(part, parent, after, leaving))

    def gap(self, part: str, parent: str, after: str, leaving: str = "") -> tuple[str, str]:
        """The order keys that what stands after a clause (first for "") comes between."""
        nodes = self.texts.state.structure.under(part, parent)
        keys = [(node.clause, node.order) for node in nodes if node.clause != leaving]
        index = next((place + 1 for place, (clause, _) in enumerate(keys) if clause == after), 0)
        before = keys[index - 1][1] if index else ""
        following = next((key for _, key in keys[index:] if key > before), "")
        return before, following

    def _living(self, clause: str) -> None:
        if not self.texts.state.structure.exists(clause, View.MARKUP):
            raise Trouble(
                Said("Punkten {clause} finns inte i ärendet. Kontrollera id med kommandot clauses.", clause=clause)
            )


def too_deep() -> Trouble:
    """Why a clause can not stand so deep."""
    return Trouble(Said("Punkter kan stå i högst nio nivåer. Välj en plats högre upp."))


def _way(nodes: Iterable[Node], clause: str) -> list[str]:
    for node in nodes:
        if not node.moved_away:
            way = [clause] if node.clause == clause else _way(node.children, clause)
            if way:
                return way if node.clause == clause else [node.clause, *way]
    return []
