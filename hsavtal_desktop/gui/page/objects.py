"""Putting objects in at the caret, and changing the table that it stands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from hsavtal_desktop.core.atoms import atom_of
from hsavtal_desktop.core.edits import (
    Changed,
    Edit,
    InsertFootnote,
    InsertSlot,
    MergeCells,
    RemoveSlot,
    ReplaceText,
    SetHeaderRows,
    SplitCell,
)
from hsavtal_desktop.core.reading import Table, View
from hsavtal_desktop.gui.page.flow import Flow, Spot
from hsavtal_desktop.gui.page.table import TableFrame

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.editing import Editor

Make = Callable[[str, int, View], Edit]
"""(text, position, view) → the edit that puts an object there."""


class Cell(NamedTuple):
    """Where in a table a text is."""

    frame: TableFrame
    row: int
    column: int

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.frame.table

    @property
    def text(self) -> str:
        """Its text."""
        return self.table.rows[self.row].cells[self.column]

    @property
    def extent(self) -> tuple[int, int]:
        """How many rows and columns it fills."""
        return self.table.spans.get(self.text, (1, 1))


def cell_of(flow: Flow, text: str) -> Cell | None:
    """The cell whose words a text is; None where it is none."""
    index = flow.locate(text) if text.startswith("c.") else None
    for frame in flow.load(index).tables if index is not None else ():
        for number, row in enumerate(frame.table.rows):
            if text in row.cells:
                return Cell(frame, number, row.cells.index(text))
    return None


def note_beside(flow: Flow, spot: Spot) -> str:
    """The footnote whose sign stands before or after a place, "" for none."""
    found = flow.find(spot)
    for at in (spot.position - 1, spot.position):
        run = found[1].run_at(at) if found is not None and at >= found[1].content.start else None
        atom = atom_of(run.piece) if run is not None else {}
        if atom.get("type") == "footnote":
            return f"n.{atom.get('id', '')}"
    return ""


def sign_of(flow: Flow, note: str) -> Spot | None:
    """The place after a footnote's sign."""
    index = flow.locate(note)
    for leaf in flow.load(index).leaves if index is not None else ():
        position = leaf.content.start
        for piece in leaf.content.pieces:
            position += len(piece.text)
            atom = atom_of(piece)
            if atom.get("type") == "footnote" and f"n.{atom.get('id', '')}" == note:
                return Spot(leaf.content.text, position)
    return None


class ObjectEditor:
    """Edits about objects, at an editor's caret."""

    def __init__(self, editor: Editor, perform: Callable[[Edit], Changed | None]) -> None:
        self._editor, self._perform = editor, perform

    def put(self, make: Make) -> bool:
        """Put an object where the caret stands and the caret after it; False when that was refused."""
        caret = self._editor.caret
        if not caret.placed:
            return False
        at = caret.ends()[1] if caret.selects else caret.point
        before = self._editor.length(at.text)
        edit = make(at.text, at.position, caret.flow.setting.view)
        if self._perform(edit) is None:
            return False
        after = Spot(at.text, at.position + self._editor.length(at.text) - before)
        self._editor.rest()
        self._editor.go(after)
        if isinstance(edit, InsertFootnote):
            note = note_beside(caret.flow, after)
            if note:
                self._editor.go(Spot(note, 0))
        return True

    def add_slot(self, axis: str, *, after: bool) -> bool:
        """A row or column beside the caret's, and the caret in it; False outside a table or when refused."""
        cell = cell_of(self._editor.caret.flow, self._editor.caret.point.text)
        if cell is None:
            return False
        at = cell.row if axis == "row" else cell.column
        if after:
            at += cell.extent[0 if axis == "row" else 1] - 1
        listed = [row.id for row in cell.table.rows] if axis == "row" else list(cell.table.columns)
        beside = at if after else at - 1
        if self._perform(InsertSlot(cell.table.id, axis, listed[beside] if beside >= 0 else "")) is None:
            return False
        made = beside + 1
        self._enter(cell.table.id, *((made, cell.column) if axis == "row" else (cell.row, made)))
        return True

    def remove_slot(self, axis: str) -> bool:
        """Propose that the caret's row or column goes; False outside a table or when refused."""
        cell = cell_of(self._editor.caret.flow, self._editor.caret.point.text)
        if cell is None:
            return False
        gone = cell.table.rows[cell.row].id if axis == "row" else cell.table.columns[cell.column]
        if self._perform(RemoveSlot(cell.table.id, axis, gone)) is None:
            return False
        self._enter(cell.table.id, cell.row, cell.column)
        return True

    def merge_cells(self) -> bool:
        """Propose that the cells from one end of the selection to the other become one; False where it has no two."""
        caret = self._editor.caret
        first, last = (cell_of(caret.flow, end.text) for end in caret.ends())
        if not caret.selects or first is None or last is None or first.table.id != last.table.id or first == last:
            return False
        if self._perform(MergeCells(first.table.id, first.text, last.text)) is None:
            return False
        self._enter(first.table.id, min(first.row, last.row), min(first.column, last.column))
        return True

    def split_cell(self) -> bool:
        """Propose that the caret's merged cell is as many again; False outside a table or when refused."""
        cell = cell_of(self._editor.caret.flow, self._editor.caret.point.text)
        return cell is not None and self._perform(SplitCell(cell.table.id, cell.text)) is not None

    def toggle_header(self) -> bool:
        """Make the first row a header, or running text again."""
        cell = cell_of(self._editor.caret.flow, self._editor.caret.point.text)
        if cell is None:
            return False
        headers = sum(row.header for row in cell.table.rows)
        return self._perform(SetHeaderRows(cell.table.id, 0 if headers else 1)) is not None

    def remove_table(self) -> bool:
        """Propose that the caret's table goes."""
        cell = cell_of(self._editor.caret.flow, self._editor.caret.point.text)
        if cell is None:
            return False
        at, view = cell.frame.position, self._editor.caret.flow.setting.view
        if self._perform(ReplaceText(cell.frame.text, at, at + 1, "", view)) is None:
            return False
        if self._editor.caret.flow.find(self._editor.caret.point) is None:
            self._editor.go(Spot(cell.frame.text, at))
        return True

    def next_cell(self, forward: bool) -> None:
        """Go to the next or previous cell; past the last one, to a new row."""
        caret = self._editor.caret
        cell = cell_of(caret.flow, caret.point.text)
        if cell is not None and forward and _is_last(cell):
            if self.add_slot("row", after=True):
                self._enter(cell.table.id, len(cell.table.rows), 0)
        else:
            caret.move_cell(forward)

    def _enter(self, table: str, row: int, column: int) -> None:
        """Put the caret in a cell, or the nearest there is."""
        flow = self._editor.caret.flow
        index = flow.locate(f"c.{table}.")
        frames = flow.load(index).tables if index is not None else []
        found = next((frame.table for frame in frames if frame.table.id == table), None)
        if found is not None and found.rows:
            row = min(row, len(found.rows) - 1)
            text = _seen(found, row, min(column, len(found.rows[row].cells) - 1))
            self._editor.rest()
            self._editor.go(Spot(text, 0))


def _is_last(cell: Cell) -> bool:
    down, across = cell.extent
    return (cell.row + down, cell.column + across) == (len(cell.table.rows), len(cell.table.columns))


def _seen(table: Table, row: int, column: int) -> str:
    """The cell that is seen in a row and column: a merged one, where it lies over them."""
    for number, line in enumerate(table.rows):
        for place, text in enumerate(line.cells):
            down, across = table.spans.get(text, (1, 1))
            if number <= row < number + down and place <= column < place + across and text not in table.covered:
                return text
    return table.rows[row].cells[column]
