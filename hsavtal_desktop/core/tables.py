"""Tables: which rows and columns a view shows, which of the first are headers, and which cells are merged.

A table's character holds what it was written with.  Rows and columns come and go by events of their own; what else is
changed about it is an appearance of the character: ``header``, and for each merged cell ``span:<row>.<column>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core.atoms import atoms
from hsavtal_desktop.core.ordering import numbered
from hsavtal_desktop.core.reading import Column, Joining, Paragraph, Piece, Row, Table, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.text import paragraphs_of

_SPAN = re.compile(r"span:([A-Za-z0-9_]{1,64})\.([A-Za-z0-9_]{1,64})")
_END = re.compile(r"([A-Za-z0-9_]{1,64})\.([A-Za-z0-9_]{1,64})")


def span_mark(row: str, column: str) -> str:
    """The name of the appearance that says how far the cell in a row and column is merged."""
    return f"span:{row}.{column}"


def is_span_mark(name: str) -> bool:
    """Whether an appearance says how far a cell is merged."""
    return _SPAN.fullmatch(name) is not None


def table(state: State, paragraph: Paragraph, text: str, view: View, name: str = "") -> Table:
    """The rows and columns of a table that stands in a paragraph, the first where none is named."""
    name = name or paragraph.table
    piece, atom = next(found for found in atoms((paragraph,), "table") if found[1]["id"] == name)
    grid = _Grid.of(state, atom, view)
    columns = tuple(column.id for column in grid.columns.shown)
    headers = _headers(piece, atom)
    wanted = _merged(grid, atom, piece.marks)
    spans = _apart({first: cells for first, cells in wanted.items() if not _say_anything(state, cells[1:], view)})
    return Table(
        name,
        columns,
        tuple(
            Row(
                row.id,
                tuple(grid.cell(row.id, column) for column in columns),
                index < headers,
                row.inserted,
                row.deleted,
                row.order,
            )
            for index, row in enumerate(grid.rows.shown)
        ),
        text,
        {first: grid.extent(cells) for first, cells in spans.items()},
        frozenset(cell for cells in spans.values() for cell in cells[1:]),
        tuple(grid.columns.shown),
        tuple(_joinings(state, grid, piece, atom, text, wanted)) if view is View.MARKUP else (),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """The rows or the columns of a table."""

    shown: Sequence[Column]
    written: Sequence[str]
    """Those that the table was put in with."""
    places: Mapping[str, tuple[str, str]]
    """Each that there is or was → what orders it."""

    @property
    def names(self) -> list[str]:
        return [slot.id for slot in self.shown]

    def counted(self, first: str, count: Any) -> list[str]:
        """The shown slots from ``first`` to the last shown of the ``count`` that were written from there on."""
        if first not in self.written or type(count) is not int:
            return [first]
        at, names = self.written.index(first), self.names
        last = max(names.index(slot) for slot in self.written[at : at + max(1, count)] if slot in names)
        return names[names.index(first) : last + 1]

    def reached(self, first: str, last: str) -> list[str]:
        """The shown slots from ``first`` up to the place of ``last``, be that shown or not."""
        start = self.places[first]
        stop = self.places.get(last, start)
        return [slot for slot in self.names if start <= self.places[slot] <= max(start, stop)]


@dataclass(frozen=True, slots=True)
class _Grid:
    table: str
    rows: _Axis
    columns: _Axis

    @classmethod
    def of(cls, state: State, atom: Mapping[str, Any], view: View) -> _Grid:
        axes = (_axis(state, atom, axis, view) for axis in ("row", "column"))
        return cls(str(atom["id"]), *axes)

    def cell(self, row: str, column: str) -> str:
        """The text of a cell."""
        return f"c.{self.table}.{row}.{column}"

    def cells(self, down: Iterable[str], across: Sequence[str]) -> list[str]:
        """The cells where some rows and columns meet, row by row."""
        return [self.cell(row, column) for row in down for column in across]

    def extent(self, cells: Sequence[str]) -> tuple[int, int]:
        """How many rows and columns the cells fill that a merged one lies over."""
        _, _, _, column = cells[0].split(".")
        down = sum(cell.endswith(f".{column}") for cell in cells)
        return down, len(cells) // down


def _headers(piece: Piece, atom: Mapping[str, Any]) -> int:
    """How many of the first rows are headers: as last changed, else as written."""
    changed = piece.marks.get("header")
    return int(changed) if isinstance(changed, str) and re.fullmatch("[0-9]{1,3}", changed) else atom.get("header", 0)


def _merged(grid: _Grid, atom: Mapping[str, Any], marks: Mapping[str, Any]) -> dict[str, list[str]]:
    """First cell → all the cells that a merged one is to lie over: those written with the table, then those changed."""
    rows, columns = grid.rows.names, grid.columns.names
    said = {
        (found[1], found[2]): end
        for name, value in marks.items()
        if (found := _SPAN.fullmatch(name)) and (end := _END.fullmatch(str(value)))
    }
    wanted: dict[str, list[str]] = {}
    for row, column, *counts in _written(atom, rows, columns):
        end = said.get((row, column))
        down = grid.rows.reached(row, end[1]) if end else grid.rows.counted(row, counts[0])
        across = grid.columns.reached(column, end[2]) if end else grid.columns.counted(column, counts[1])
        wanted.setdefault(grid.cell(row, column), grid.cells(down, across))
    for row, column in ((row, column) for row in rows for column in columns if (row, column) in said):
        end = said[row, column]
        cells = grid.cells(grid.rows.reached(row, end[1]), grid.columns.reached(column, end[2]))
        wanted.setdefault(grid.cell(row, column), cells)
    return {first: cells for first, cells in wanted.items() if len(cells) > 1}


def _written(atom: Mapping[str, Any], rows: Sequence[str], columns: Sequence[str]) -> Iterator[list[Any]]:
    """The merged cells that the table was put in with, where their row and column are shown."""
    listed = atom.get("spans")
    for span in listed if isinstance(listed, list) else ():
        if isinstance(span, list) and len(span) == 4 and span[0] in rows and span[1] in columns:
            yield span


def _apart(wanted: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Those of merged cells that meet none before them."""
    taken: set[str] = set()
    found: dict[str, list[str]] = {}
    for first, cells in wanted.items():
        if taken.isdisjoint(cells):
            found[first] = cells
            taken.update(cells)
    return found


def _say_anything(state: State, cells: Iterable[str], view: View) -> bool:
    """Whether a view shows any word of some cells: none is ever hidden by a merged one."""
    view = View.FINAL if view is View.SIMPLE else view
    return any(cell in state.texts and len(state.text(cell).pieces(view, state.revisions.fate)) > 1 for cell in cells)


def _joinings(
    state: State, grid: _Grid, piece: Piece, atom: Mapping[str, Any], text: str, wanted: Mapping[str, list[str]]
) -> Iterator[Joining]:
    """What undecided proposals would merge, or split, among the cells."""
    asked = {
        event["name"]: revision
        for revision in piece.reformatted
        for event in (entry.event for entry in state.revisions[revision].events.values())
        if event["kind"] == "format" and event["text"] == text and is_span_mark(event["name"])
    }
    if not asked:
        return
    agreed = _merged(grid, atom, _agreed_marks(state, text, str(atom["id"])))
    for first in dict.fromkeys((*wanted, *agreed)):
        _, _, row, column = first.split(".")
        revision = asked.get(span_mark(row, column), "")
        before, after = agreed.get(first, [first]), wanted.get(first, [first])
        if revision and before != after:
            apart = len(after) < len(before)
            yield Joining(first, *grid.extent(before if apart else after), revision, apart)


def _agreed_marks(state: State, text: str, name: str) -> Mapping[str, Any]:
    for piece, atom in atoms(paragraphs_of(state.weave.pieces(text, View.ORIGINAL)), "table"):
        if atom["id"] == name:
            return piece.marks
    return {}


def _axis(state: State, atom: Mapping[str, Any], axis: str, view: View) -> _Axis:
    """Rows or columns in order."""
    first = [str(slot) for slot in atom.get(f"{axis}s", ())]
    orders = {slot: numbered(index) for index, slot in enumerate(first)}
    inserted: dict[str, str] = dict.fromkeys(first, "")
    deleted: dict[str, list[str]] = {}
    gone: set[str] = set()
    filed = state.slots.get(str(atom["id"]), ())
    entries = sorted((entry for entry in filed if entry.event["axis"] == axis), key=lambda entry: entry.order)
    added = [entry for entry in entries if entry.event["kind"] == "slot" and entry.event["id"] not in first]
    fates = {entry.order: state.revisions.fate(entry.event["revision"], entry) for entry in entries}
    for entry in added:
        slot, fate = entry.event["id"], fates[entry.order]
        if fate == "accepted" or (fate == "pending" and view is not View.ORIGINAL):
            orders[slot] = entry.event["order"]
            proposed = "" if fate == "accepted" else entry.event["revision"]
            inserted[slot] = proposed and inserted.get(slot, proposed)
    for entry in entries:
        slot, revision = entry.event["id"], entry.event["revision"]
        makers = [other for other in added if other.event["id"] == slot]
        if entry.event["kind"] == "slot" or (makers and not any(state.precedes(maker, entry) for maker in makers)):
            continue
        fate = fates[entry.order]
        own = fate == "pending" and inserted.get(slot) == revision
        if fate == "accepted" or own or (fate == "pending" and view in (View.FINAL, View.SIMPLE)):
            gone.add(slot)
        elif fate == "pending" and view is View.MARKUP and revision not in deleted.get(slot, ()):
            deleted.setdefault(slot, []).append(revision)
    places = {slot: (order, slot) for slot, order in orders.items()}
    shown = [
        Column(slot, orders[slot], inserted[slot], tuple(deleted.get(slot, ())))
        for slot in sorted(orders, key=places.__getitem__)
        if slot not in gone
    ]
    return _Axis(shown, first, places)
