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
        name = self.hand.command(STRUCTURE)
        if name in ("clause-up", "clause-down"):
            after = Reading.of(self.hand.workspace)
            for document, order in after.order.items():
                assert sorted(order) == sorted(self.hand.before.order[document]), "a move loses nothing"
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
        for table, before in self.hand.before.tables.items():
            _one_more_or_less(name, before, after.tables.get(table, before))
        return ANYTHING


def _one_more_or_less(name: str, before: tuple[int, int], after: tuple[int, int]) -> None:
    """A command on rows or columns makes a table that one larger or smaller as final, or leaves it."""
    by = after[0] - before[0], after[1] - before[1]
    along = {"row": (1, 0), "column": (0, 1)}
    kind = "row" if "row" in name and name != "header-row" else "column" if "column" in name else ""
    wanted = along.get(kind, (0, 0))
    sign = -1 if name.startswith("remove") else 1
    assert by in ((0, 0), (sign * wanted[0], sign * wanted[1])), (name, before, after)
