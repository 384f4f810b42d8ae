"""One door from edits to events."""

from __future__ import annotations

from dataclasses import dataclass, field

from hsavtal_desktop.core import edits, progress
from hsavtal_desktop.core.drafting.clauses import ClauseDrafter
from hsavtal_desktop.core.drafting.commenting import add_comment
from hsavtal_desktop.core.drafting.deciding import Decider
from hsavtal_desktop.core.drafting.dividing import Divider
from hsavtal_desktop.core.drafting.objects import ObjectDrafter
from hsavtal_desktop.core.drafting.pen import Event, Pen
from hsavtal_desktop.core.drafting.tables import TableDrafter
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.drafting.whole import WholeClauses
from hsavtal_desktop.core.state import State, record_fields


@dataclass(slots=True)
class Drafter:
    """Turns edits into events for one author."""

    state: State
    pen: Pen
    drafts: frozenset[str] = field(default_factory=frozenset)
    """Ids of this installation's unreleased drafts: typing there goes on in the same revision."""

    def events(self, edit: edits.Edit) -> list[Event]:
        """The events that say what the edit asks for; none where it asks for nothing.

        Raises Trouble where the edit is not possible, and Stopped where many are cancelled.
        """
        if isinstance(edit, edits.Together):
            return [event for one in progress.steps(edit.edits) for event in self.events(one)]
        return self.state.weave.settled(self._events(edit))

    def _events(self, edit: edits.Edit) -> list[Event]:
        texts = TextDrafter(self.state, self.pen, self.drafts)
        match edit:
            case edits.ReplaceText():
                return texts.replace(edit)
            case edits.FormatText():
                return texts.format(edit)
            case edits.StyleParagraphs():
                return texts.style(edit)
            case edits.InsertPicture() | edits.DescribePicture() | edits.ResizePicture():
                return _of_picture(ObjectDrafter(texts), edit)
            case edits.InsertFootnote():
                return ObjectDrafter(texts).footnote(edit)
            case edits.InsertReference():
                return ObjectDrafter(texts).reference(edit)
            case edits.InsertField():
                return ObjectDrafter(texts).field(edit)
            case edits.InsertTable() | edits.InsertSlot() | edits.RemoveSlot() | edits.SetHeaderRows():
                return _of_table(TableDrafter(texts), edit)
            case edits.MergeCells():
                return TableDrafter(texts).merge_cells(edit)
            case edits.SplitCell():
                return TableDrafter(texts).split_cell(edit)
            case edits.AddClause():
                return ClauseDrafter(texts).add(edit)
            case edits.AddClauses():
                return WholeClauses(self.state, self.pen).add(edit)
            case edits.SplitClause():
                return Divider(texts).split(edit)
            case edits.MergeClause():
                return Divider(texts).merge(edit)
            case edits.RemoveClause():
                return ClauseDrafter(texts).remove(edit)
            case edits.MoveClause():
                return ClauseDrafter(texts).move(edit)
            case edits.Decide():
                return Decider(texts).decide(edit)
            case edits.AddComment():
                return add_comment(texts, edit)
            case edits.SetRecord():
                return self._set_record(edit)
            case edits.NameVersion() | edits.Together():
                raise TypeError("a version is written by the workspace, and edits together one by one")

    def _set_record(self, edit: edits.SetRecord) -> list[Event]:
        present = record_fields(self.state, edit.type, edit.id)
        disputed = self.state.record(edit.type, edit.id).conflicts()
        event: Event = {"kind": "record", "type": edit.type, "id": edit.id}
        # Choosing the value that is shown says something too, where another one stands beside it.
        plain = {
            name: value
            for name, value in edit.fields.items()
            if not isinstance(value, (set, frozenset))
            and (name not in present or present[name] != value or name in disputed)
        }
        if plain:
            event["set"] = plain
        for name, value in edit.fields.items():
            if isinstance(value, (set, frozenset)):
                before = set(present.get(name, ()))
                if value - before:
                    event.setdefault("add", {})[name] = sorted(value - before)
                if before - value:
                    event.setdefault("remove", {})[name] = sorted(before - value)
        return [event] if len(event) > 3 else []


def _of_picture(
    drafter: ObjectDrafter, edit: edits.InsertPicture | edits.DescribePicture | edits.ResizePicture
) -> list[Event]:
    match edit:
        case edits.InsertPicture():
            return drafter.picture(edit)
        case edits.DescribePicture():
            return drafter.describe(edit)
        case edits.ResizePicture():
            return drafter.resize(edit)


def _of_table(
    drafter: TableDrafter, edit: edits.InsertTable | edits.InsertSlot | edits.RemoveSlot | edits.SetHeaderRows
) -> list[Event]:
    match edit:
        case edits.InsertTable():
            return drafter.insert(edit)
        case edits.InsertSlot():
            return drafter.insert_slot(edit)
        case edits.RemoveSlot():
            return drafter.remove_slot(edit)
        case edits.SetHeaderRows():
            return drafter.header(edit)
