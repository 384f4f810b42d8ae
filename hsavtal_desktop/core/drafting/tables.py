"""Putting tables in, and proposing changes of their rows, columns, headers and merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core import edits, views
from hsavtal_desktop.core.atoms import atom_of
from hsavtal_desktop.core.drafting.pen import Event
from hsavtal_desktop.core.drafting.stretches import Stretch, piece_at, piece_before
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.ordering import between
from hsavtal_desktop.core.reading import BREAK, Table, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.tables import span_mark, table
from hsavtal_desktop.core.trouble import Trouble

MOST_ROWS, MOST_COLUMNS = 500, 30


def new_table(
    name: str, rows: int, columns: int, header: int = 0, spans: Iterable[tuple[int, int, int, int]] = ()
) -> dict[str, Any]:
    """The atom of a table whose rows and columns are r1, r2, … and k1, k2, …  Raises Trouble where it is too large.

    ``spans`` are merged cells: row and column of the first, from 0, and how many rows and columns it fills.
    """
    if not (0 < rows <= MOST_ROWS and 0 < columns <= MOST_COLUMNS):
        raise Trouble(
            Said(
                "En tabell har 1–{rows} rader och 1–{columns} kolumner. Välj färre.",
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            )
        )
    down, across = (
        [f"{letter}{number + 1}" for number in range(count)] for letter, count in (("r", rows), ("k", columns))
    )
    atom: dict[str, Any] = {"type": "table", "id": name, "rows": down, "columns": across, "header": min(header, rows)}
    merged = [[down[row], across[column], *extent] for row, column, *extent in spans]
    return {**atom, "spans": merged} if merged else atom


@dataclass(slots=True)
class TableDrafter:
    """Edits about tables, by one author."""

    texts: TextDrafter

    def insert(self, edit: edits.InsertTable) -> list[Event]:
        """A table's character, in a paragraph of its own."""
        if not edit.text.startswith("b."):
            raise Trouble(Said("En tabell kan bara stå i en punkts löpande text. Ställ markören där."))
        atom = new_table(edit.table or self.texts.pen.clause(), edit.rows, edit.columns, edit.header, edit.spans)
        pieces = self.texts.pieces(edit.text, edit.view)
        before, after = piece_before(pieces, edit.at), piece_at(pieces, edit.at)
        starts = before is None or before.text.endswith(BREAK)
        ends = after is not None and after.text.startswith(BREAK) and after.marks.get("style", "body") == "body"
        events = self.texts.put(edit.text, edit.at, edit.view, atom, "" if starts else BREAK, "" if ends else BREAK)
        if not ends:
            # The break before the table ends the paragraph that was there; the table's own is running text.
            last = len(events[-1]["chars"]) - 1
            events[-1]["marks"] = [m for m in events[-1]["marks"] if m[0] != last or m[2] not in ("style", "level")]
        return events

    def insert_slot(self, edit: edits.InsertSlot) -> list[Event]:
        """Another row or column."""
        shown = self._table(edit.table)
        listed = [(slot.id, slot.order) for slot in (shown.rows if edit.axis == "row" else shown.column_slots)]
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
        return self._slot("slot", shown, edit.axis, id=self.texts.pen.clause(), order=between(before, following))

    def remove_slot(self, edit: edits.RemoveSlot) -> list[Event]:
        """That a row or column goes."""
        shown = self._table(edit.table)
        listed = shown.rows if edit.axis == "row" else shown.column_slots
        slot = next((slot for slot in listed if slot.id == edit.id), None)
        if slot is None:
            raise Trouble(Said("Raden eller kolumnen finns inte längre i tabellen. Välj en annan."))
        if len([other for other in listed if not other.deleted]) < 2 and not slot.deleted:
            raise Trouble(Said("Tabellens sista rad eller kolumn kan inte tas bort. Ta bort hela tabellen i stället."))
        if slot.inserted and self.texts.is_own(slot.inserted):
            return self._slot("unslot", shown, edit.axis, revision=slot.inserted, id=edit.id)
        return (
            []
            if any(self.texts.is_own(name) for name in slot.deleted)
            else self._slot("unslot", shown, edit.axis, id=edit.id)
        )

    def header(self, edit: edits.SetHeaderRows) -> list[Event]:
        """How many rows are headers, as a proposal about the table's character."""
        shown = self._table(edit.table)
        count = max(0, min(edit.count, len(shown.rows)))
        return self.texts.mark(shown.text, [self._character(shown)], {"header": str(count)})

    def merge_cells(self, edit: edits.MergeCells) -> list[Event]:
        """That cells become one, with the words of all of them: those of the others are struck and stand in the first.

        Merged cells that they meet go up in it.
        """
        shown = self._table(edit.table)
        rows, columns = _hull(shown, edit.first, edit.last)
        cells = [shown.rows[row].cells[column] for row in rows for column in columns]
        if shown.spans.get(cells[0], (1, 1)) == (len(rows), len(columns)):
            raise Trouble(Said("Det är en enda cell. Markera minst två celler som ska bli en."))
        marks = {_mark_of(cell): _name_of(cell) for cell in cells[1:] if cell in shown.spans}
        marks[_mark_of(cells[0])] = _name_of(cells[-1])
        events = self.texts.mark(shown.text, [self._character(shown)], marks)
        revision = str(events[0]["revision"]) if events else self.texts.pen.revision()
        return [*events, *self._gather(cells[0], cells[1:], revision)]

    def split_cell(self, edit: edits.SplitCell) -> list[Event]:
        """That a merged cell is as many again; its words stay in the first."""
        shown = self._table(edit.table)
        proposed = {joining.cell for joining in shown.joinings if not joining.apart}
        if edit.cell not in shown.spans and edit.cell not in proposed:
            raise Trouble(Said("Cellen är inte sammanslagen. Ställ markören i en cell som är det."))
        return self.texts.mark(shown.text, [self._character(shown)], {_mark_of(edit.cell): _name_of(edit.cell)})

    def _gather(self, first: str, others: Sequence[str], revision: str) -> list[Event]:
        """The words of other cells behind those of the first, and struck where they were."""
        pieces = self.texts.pieces(first, View.MARKUP)
        chars, marks, events = "", list[list[Any]](), list[Event]()
        begun = any(not piece.deleted for piece in pieces[:-1])
        for cell in others:
            kept = [piece for piece in self.texts.pieces(cell, View.MARKUP)[:-1] if not piece.deleted]
            if not kept:
                continue
            style = {name: pieces[-1].marks[name] for name in ("style", "level") if name in pieces[-1].marks}
            if begun:
                marks += _looks(len(chars), 1, style)
                chars += BREAK
            for piece in kept:
                marks += _looks(len(chars), len(piece.text), piece.marks)
                chars += piece.text
            begun = True
            events += self.texts.strike(cell, [Stretch(piece, 0, len(piece.text)) for piece in kept], revision)
        if chars:
            at = sum(len(piece.text) for piece in pieces) - 1
            written = self.texts.insertion(edits.ReplaceText(first, at, at, chars), pieces, at, revision)
            events.append({**written, "marks": marks})
        return events

    def _table(self, name: str) -> Table:
        """The table as all markup shows it.  Raises Trouble where no text shows it."""
        for text in dict.fromkeys(self.texts.state.homes.get(f"c.{name}", {}).values()):
            for paragraph in views.paragraphs(self.texts.state, text, View.MARKUP):
                if name in paragraph.tables:
                    return table(self.texts.state, paragraph, text, View.MARKUP, name)
        raise Trouble(Said("Tabellen finns inte längre i texten. Ställ markören i en annan."))

    def _character(self, shown: Table) -> Stretch:
        pieces = self.texts.pieces(shown.text, View.MARKUP)
        return next(Stretch(piece, 0, 1) for piece in pieces if atom_of(piece).get("id") == shown.id)

    def _slot(self, kind: str, shown: Table, axis: str, revision: str = "", **about: str) -> list[Event]:
        revision = revision or self.texts.pen.revision()
        return [{"kind": kind, "table": shown.id, "text": shown.text, "axis": axis, "revision": revision, **about}]


def _hull(shown: Table, first: str, last: str) -> tuple[range, range]:
    """The rows and columns of the smallest block of cells that holds both corners and no part of a merged cell."""
    at = {cell: (row, column) for row, each in enumerate(shown.rows) for column, cell in enumerate(each.cells)}
    if first not in at or last not in at:
        raise Trouble(Said("Cellerna finns inte längre i tabellen. Markera andra."))
    block = {at[first], at[last]}
    while True:
        rows = range(min(row for row, _ in block), max(row for row, _ in block) + 1)
        columns = range(min(column for _, column in block), max(column for _, column in block) + 1)
        fuller = {(row, column) for row in rows for column in columns}
        for cell, (down, across) in shown.spans.items():
            row, column = at[cell]
            merged = {(each, other) for each in range(row, row + down) for other in range(column, column + across)}
            fuller |= merged if merged & fuller else set()
        if fuller == block:
            return rows, columns
        block = fuller


def _looks(start: int, length: int, marks: Mapping[str, Any]) -> list[list[Any]]:
    return [[start, length, name, value] for name, value in marks.items()]


def _name_of(cell: str) -> str:
    return ".".join(cell.split(".")[2:])


def _mark_of(cell: str) -> str:
    _, _, row, column = cell.split(".")
    return span_mark(row, column)
