"""Putting in what is not letters: pictures, footnotes, references, fields and tables, and changing tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core import edits, views
from hsavtal_desktop.core.atoms import atom_of
from hsavtal_desktop.core.drafting.pen import Event
from hsavtal_desktop.core.drafting.stretches import Stretch, piece_at, piece_before, select
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.ordering import between
from hsavtal_desktop.core.reading import ATOM, BREAK, Table, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

MOST_ROWS, MOST_COLUMNS = 500, 30


@dataclass(slots=True)
class ObjectDrafter:
    """Edits about what one character stands for, by one author."""

    texts: TextDrafter

    def picture(self, edit: edits.InsertPicture) -> list[Event]:
        """A picture's character; the bytes go beside the events."""
        if not edit.alt.strip():
            raise Trouble(Said("Bilden behöver en beskrivning för den som inte ser den. Skriv vad bilden visar."))
        atom = {"type": "picture", "blob": edit.blob, "alt": edit.alt.strip()}
        return self._put(edit.text, edit.at, edit.view, {**atom, "width": edit.width, "height": edit.height})

    def describe(self, edit: edits.DescribePicture) -> list[Event]:
        """Another description, as a proposal about the picture's character."""
        if not edit.alt.strip():
            raise Trouble(Said("Bilden behöver en beskrivning för den som inte ser den. Skriv vad bilden visar."))
        found = self._at(edit.text, edit.at, edit.view)
        if found is None or atom_of(found.piece).get("type") != "picture":
            raise Trouble(Said("Där står ingen bild. Ställ markören precis före bilden."))
        return self.texts.mark(edit.text, [found], {"alt": edit.alt.strip()})

    def footnote(self, edit: edits.InsertFootnote) -> list[Event]:
        """A footnote's sign and words, as one proposal."""
        if edit.text.startswith("n."):
            raise Trouble(Said("En fotnot kan inte stå i en fotnot. Ställ markören i den löpande texten."))
        note = edit.note or self.texts.pen.clause()
        events = self._put(edit.text, edit.at, edit.view, {"type": "footnote", "id": note})
        if edit.words:
            replace = edits.ReplaceText(f"n.{note}", 0, 0, edit.words)
            pieces = self.texts.pieces(replace.text, View.MARKUP)
            events.append(self.texts.insertion(replace, pieces, 0, events[-1]["revision"]))
        return events

    def reference(self, edit: edits.InsertReference) -> list[Event]:
        """A reference's character."""
        if edit.clause:
            if not self.texts.state.structure.exists(edit.clause, View.MARKUP):
                raise Trouble(
                    Said(
                        "Punkten {clause} finns inte i ärendet. Välj en annan punkt att hänvisa till.",
                        clause=edit.clause,
                    )
                )
            atom = {"type": "reference", "clause": edit.clause}
        else:
            if not len(self.texts.state.record("part", edit.part)):
                raise Trouble(Said("Delen finns inte i ärendet. Välj en annan bilaga att hänvisa till."))
            atom = {"type": "reference", "part": edit.part}
        return self._put(edit.text, edit.at, edit.view, atom)

    def field(self, edit: edits.InsertField) -> list[Event]:
        """A field's character."""
        if not views.field(self.texts.state, edit.name).title:
            raise Trouble(Said("Fältet finns inte i ärendet. Lägg upp det först, eller välj ett annat."))
        return self._put(edit.text, edit.at, edit.view, {"type": "field", "name": edit.name})

    def table(self, edit: edits.InsertTable) -> list[Event]:
        """A table's character, in a paragraph of its own."""
        if not edit.text.startswith("b."):
            raise Trouble(Said("En tabell kan bara stå i en punkts löpande text. Ställ markören där."))
        if not (0 < edit.rows <= MOST_ROWS and 0 < edit.columns <= MOST_COLUMNS):
            raise Trouble(
                Said(
                    "En tabell har 1–{rows} rader och 1–{columns} kolumner. Välj färre.",
                    rows=MOST_ROWS,
                    columns=MOST_COLUMNS,
                )
            )
        rows = [f"r{number + 1}" for number in range(edit.rows)]
        columns = [f"k{number + 1}" for number in range(edit.columns)]
        table = edit.table or self.texts.pen.clause()
        atom = {"type": "table", "id": table, "rows": rows, "columns": columns, "header": min(edit.header, edit.rows)}
        pieces = self.texts.pieces(edit.text, edit.view)
        before, after = piece_before(pieces, edit.at), piece_at(pieces, edit.at)
        starts = before is None or before.text.endswith(BREAK)
        ends = after is not None and after.text.startswith(BREAK) and after.marks.get("style", "body") == "body"
        events = self._put(edit.text, edit.at, edit.view, atom, "" if starts else BREAK, "" if ends else BREAK)
        if not ends:
            # The break before the table ends the paragraph that was there; the table's own is running text.
            last = len(events[-1]["chars"]) - 1
            events[-1]["marks"] = [m for m in events[-1]["marks"] if m[0] != last or m[2] not in ("style", "level")]
        return events

    def insert_slot(self, edit: edits.InsertSlot) -> list[Event]:
        """Another row or column."""
        table = self._table(edit.table)
        listed = [(slot.id, slot.order) for slot in (table.rows if edit.axis == "row" else table.column_slots)]
        most = MOST_ROWS if edit.axis == "row" else MOST_COLUMNS
        if len(listed) >= most:
            raise Trouble(
                Said(
                    "En tabell har högst {rows} rader och {columns} kolumner. Lägg resten i en ny tabell.",
                    rows=MOST_ROWS,
                    columns=MOST_COLUMNS,
                )
            )
        at = next((index + 1 for index, (slot, _) in enumerate(listed) if slot == edit.after), 0)
        before = listed[at - 1][1] if at else ""
        following = next((order for _, order in listed[at:] if order > before), "")
        return self._slot("slot", table, edit.axis, id=self.texts.pen.clause(), order=between(before, following))

    def remove_slot(self, edit: edits.RemoveSlot) -> list[Event]:
        """That a row or column goes."""
        table = self._table(edit.table)
        listed = table.rows if edit.axis == "row" else table.column_slots
        slot = next((slot for slot in listed if slot.id == edit.id), None)
        if slot is None:
            raise Trouble(Said("Raden eller kolumnen finns inte längre i tabellen. Välj en annan."))
        if len([other for other in listed if not other.deleted]) < 2 and not slot.deleted:
            raise Trouble(Said("Tabellens sista rad eller kolumn kan inte tas bort. Ta bort hela tabellen i stället."))
        if slot.inserted and self.texts.is_own(slot.inserted):
            return self._slot("unslot", table, edit.axis, revision=slot.inserted, id=edit.id)
        return (
            []
            if any(self.texts.is_own(name) for name in slot.deleted)
            else self._slot("unslot", table, edit.axis, id=edit.id)
        )

    def header(self, edit: edits.SetHeaderRows) -> list[Event]:
        """How many rows are headers, as a proposal about the table's character."""
        table = self._table(edit.table)
        pieces = self.texts.pieces(table.text, View.MARKUP)
        found = [Stretch(piece, 0, 1) for piece in pieces if atom_of(piece).get("id") == edit.table]
        return self.texts.mark(table.text, found[:1], {"header": str(max(0, min(edit.count, len(table.rows))))})

    def _put(
        self, text: str, at: int, view: View, atom: dict[str, Any], before: str = "", after: str = ""
    ) -> list[Event]:
        events = self.texts.replace(edits.ReplaceText(text, at, at, before + ATOM + after, view))
        events[-1].setdefault("marks", []).append([len(before), 1, "atom", atom])
        return events

    def _at(self, text: str, position: int, view: View) -> Stretch | None:
        return next(iter(select(self.texts.pieces(text, view), position, position + 1)), None)

    def _table(self, name: str) -> Table:
        """The table as all markup shows it.  Raises Trouble where no text shows it."""
        for text in dict.fromkeys(self.texts.state.homes.get(f"c.{name}", {}).values()):
            for paragraph in views.paragraphs(self.texts.state, text, View.MARKUP):
                if paragraph.table == name:
                    return views.table(self.texts.state, paragraph, text, View.MARKUP)
        raise Trouble(Said("Tabellen finns inte längre i texten. Ställ markören i en annan."))

    def _slot(self, kind: str, table: Table, axis: str, revision: str = "", **about: str) -> list[Event]:
        revision = revision or self.texts.pen.revision()
        return [{"kind": kind, "table": table.id, "text": table.text, "axis": axis, "revision": revision, **about}]
