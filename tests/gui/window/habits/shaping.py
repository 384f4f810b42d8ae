"""Clauses and tables: adding, splitting, merging, moving, removing; rows, columns, cells and headers."""

from __future__ import annotations

from hsavtal_desktop.core.edits import InsertTable
from tests.gui.window.habits.hand import ANYTHING, Doings, Foretold, Habit
from tests.gui.window.plain_editor import Reading

STRUCTURE = "new-clause split-clause merge-clause remove-clause clause-up clause-down"
TABLES = "row-above row-below column-before column-after remove-row remove-column header-row merge-cells split-cell"


class Shaping(Habit):
    """Changes what the text is made of."""

    @property
    def doings(self) -> Doings:
        return {self.restructure: 5, self.table: 4}

    def restructure(self) -> Foretold:
        hand, merged = self.hand, bool(self.hand.merged_into())
        name, before = hand.command(STRUCTURE), hand.before
        after = Reading.of(hand.workspace)
        for document, order in after.order.items():
            # What was to be merged into a clause that goes, and is seen for itself, stands for itself again.
            if not (merged and name == "remove-clause"):
                _come_or_gone(name, before.order[document], order)
        if name in ("split-clause", "merge-clause", "clause-up", "clause-down"):
            assert after.letters() == before.letters(), (name, after.letters() - before.letters())
        elif name == "remove-clause":
            assert after.letters() <= before.letters()
        else:
            assert before.letters() <= after.letters()
        return ANYTHING

    def table(self) -> Foretold:
        """Something is done to a table in sight, or one is made."""
        page, dice = self.hand.page, self.hand.dice
        index = page.flow.locate(page.caret().text)
        frames = [] if index is None else page.flow.load(index).tables
        if not frames:
            rows, columns = dice.randint(1, 3), dice.randint(1, 3)
            page.put_in(lambda text, at, view: InsertTable(text, at, rows, columns, view=view))
            return ANYTHING
        cells = [cell for row in dice.choice(frames).table.rows for cell in row.cells]
        seen = [cell for cell in cells if page.flow.load(index or 0).of_text(cell)]
        if seen:
            page.put_caret(dice.choice(seen), 0)
            page.put_caret(dice.choice(seen), 0, keep_anchor=dice.random() < 0.5)
        name = self.hand.command(TABLES)
        after = Reading.of(self.hand.workspace)
        for table in self.hand.before.tables.keys() & after.tables.keys():
            _one_more_or_less(name, table, self.hand.before, after)
        return ANYTHING


def _come_or_gone(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """What a command does to a document's clauses: one comes, one goes (or several, taken away), or they move."""
    if name in ("clause-up", "clause-down"):
        assert sorted(after) == sorted(before), "a move loses nothing"
        return
    kept = [clause for clause in after if clause in before]
    assert kept == [clause for clause in before if clause in after], "what stays, stays in order"
    new, gone = len(after) - len(kept), len(before) - len(kept)
    assert new <= (name in ("new-clause", "split-clause")), (name, before, after)
    assert gone <= (name == "merge-clause") or name == "remove-clause", (name, before, after)


def _one_more_or_less(name: str, table: str, before: Reading, after: Reading) -> None:
    """A command on rows or columns makes a table that one larger or smaller as final; what stays says what it did."""
    size, now = _size(before.tables[table]), _size(after.tables[table])
    by = now[0] - size[0], now[1] - size[1]
    along = {"row": (1, 0), "column": (0, 1)}
    kind = "row" if "row" in name and name != "header-row" else "column" if "column" in name else ""
    wanted = along.get(kind, (0, 0))
    sign = -1 if name.startswith("remove") else 1
    assert by in ((0, 0), (sign * wanted[0], sign * wanted[1])), (name, size, now)
    said, still = before.said_in(table), after.said_in(table)
    assert still <= said if sign < 0 else still == said, (name, said - still, still - said)


def _size(cells: tuple[tuple[str, ...], ...]) -> tuple[int, int]:
    return len(cells), len(cells[0]) if cells else 0
