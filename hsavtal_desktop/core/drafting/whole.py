"""Whole clauses with all their text at once, as they come from a file."""

from __future__ import annotations

from dataclasses import dataclass

from hsavtal_desktop.core import edits, progress
from hsavtal_desktop.core.drafting.clauses import ClauseDrafter, too_deep
from hsavtal_desktop.core.drafting.pen import Event, Pen
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.ordering import between, numbered
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.stands import LEVELS
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.trouble import Trouble


@dataclass(slots=True)
class WholeClauses:
    """Clauses that nobody has written in before, so that nothing needs to be looked up."""

    state: State
    pen: Pen

    def add(self, edit: edits.AddClauses) -> list[Event]:
        """The events that add the clauses.  Raises Trouble where one has an id that is taken."""
        tree = ClauseDrafter(TextDrafter(self.state, self.pen))
        last, following = self._gap(edit, tree)
        places: dict[str, int] = {}
        depths = {"": len(tree.way_to(edit.part, edit.under))}
        events: list[Event] = []
        revision = ""
        for clause in progress.steps(edit.clauses):
            if self.state.structure.slots(clause.id).added:
                raise Trouble(Said("Punkten {clause} finns redan. Välj ett annat id.", clause=clause.id))
            if not revision or not edit.together:
                revision = self.pen.revision()
                events.extend(_card(edit, revision))
            depths[clause.id] = depths[clause.parent] + 1
            if depths[clause.id] > LEVELS:
                raise too_deep()
            place = places[clause.parent] = places.get(clause.parent, -1) + 1
            if not clause.parent:
                last = between(last, following) if last or following else numbered(0)
            events.append(
                {
                    "kind": "clause",
                    "id": clause.id,
                    "part": edit.part,
                    "parent": clause.parent or edit.under,
                    "order": numbered(place) if clause.parent else last,
                    "revision": revision,
                }
            )
            for text, words in clause.texts.items():
                events.extend(self._write(text, words, revision))
        return events

    def _gap(self, edit: edits.AddClauses, tree: ClauseDrafter) -> tuple[str, str]:
        """The order keys that the first of the clauses come between."""
        if edit.after:
            return tree.gap(edit.part, edit.under, edit.after)
        return max((node.order for node in self.state.structure.under(edit.part, edit.under)), default=""), ""

    def _write(self, text: str, words: edits.Words, revision: str) -> list[Event]:
        events: list[Event] = []
        if words.chars:
            event: Event = {
                "kind": "insert",
                "text": text,
                "revision": revision,
                "source": self.pen.source,
                "start": self.pen.take(len(words.chars)),
                "chars": words.chars,
                "at": [text, 0, "L"],
            }
            if words.marks:
                event["marks"] = [list(mark) for mark in words.marks]
            events.append(event)
        events.extend(
            {
                "kind": "format",
                "text": text,
                "revision": revision,
                "ranges": [[text, 0, 1]],
                "name": name,
                "value": value,
            }
            for name, value in words.ending.items()
        )
        return events


def _card(edit: edits.AddClauses, revision: str) -> list[Event]:
    told = {"on_behalf": edit.on_behalf, "origin": edit.origin, "source": edit.source}
    fields = {name: value for name, value in told.items() if value}
    return [{"kind": "revision", "id": revision, **fields}] if fields else []
