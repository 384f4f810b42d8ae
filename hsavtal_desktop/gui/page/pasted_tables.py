"""Tables in other programs' HTML: their rows and cells, made as wide as each other."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from hsavtal_desktop.core.drafting.tables import MOST_COLUMNS, MOST_ROWS
from hsavtal_desktop.gui.page.passage import Grid, Merged, Passage


def rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The table's own rows, not those of tables in it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    """The cells of a row."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def span(cell: html.HtmlElement) -> tuple[int, int]:
    """Rows and columns that a cell covers."""
    told = [cell.get(name, "1").strip() for name in ("rowspan", "colspan")]
    rows, columns = (int(each) if each.isascii() and each.isdigit() and len(each) < 4 else 1 for each in told)
    return max(1, min(rows, MOST_ROWS)), max(1, min(columns, MOST_COLUMNS))


def squared(rows: list[list[tuple[tuple[int, int], tuple[Passage, ...]]]]) -> Grid:
    """Rows of as many cells each: what a merged cell covers beside its first place is empty."""
    taken: set[tuple[int, int]] = set()
    spans: list[Merged] = []
    made: list[dict[int, tuple[Passage, ...]]] = []
    for number, row in enumerate(rows):
        cells: dict[int, tuple[Passage, ...]] = {}
        column = 0
        for (down, across), passages in row:
            while (number, column) in taken:
                column += 1
            cells[column] = passages
            spans.append((number, column, down, across))
            taken.update((number + y, column + x) for y in range(min(down, len(rows) - number)) for x in range(across))
            column += across
        made.append(cells)
    width = min(max((column for _, column in taken), default=-1) + 1, MOST_COLUMNS + 1)
    return Grid(tuple(tuple(cells.get(column, ()) for column in range(width)) for cells in made), spans=tuple(spans))
