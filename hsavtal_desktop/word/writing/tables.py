"""Tables: a header row that is repeated on every page, fixed widths, and rows that come and go.

A proposed row is marked as a row, and so is everything in it: readers that know nothing of row marks then still see
the right words; so with columns, whose cells Word marks one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.core.reading import ATOM, ClauseView, Column, Paragraph, Row, Table
from hsavtal_desktop.word.writing.numbering import INDENT, TEXT_WIDTH
from hsavtal_desktop.word.writing.paragraphs import ParagraphIds
from hsavtal_desktop.word.writing.runs import Frame
from hsavtal_desktop.word.writing.signatures import Signatures
from hsavtal_desktop.word.xml_text import escaped

_WIDTH: Final = TEXT_WIDTH - INDENT
_CHARACTER: Final = 105
"""About the width of a character of table text."""
_WIDE_CHARACTER: Final = 128
"""The same for a word alone, which must not be broken: a reader without our typeface sees a wider one."""
_BOLD_CHARACTER: Final = 140
"""The same for a word of a header row."""
_PADDING: Final = 100
_LONG_CELL: Final = 60
"""Characters beyond which a cell asks for no more width: it breaks into lines."""

_REFERENCE: Final = "11.11"
"""A reference asks for as much room as a number has."""

CellWriter = Callable[[str, Frame, str], str]
"""(cell's text id, frame, paragraph style) → paragraphs."""


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes tables."""

    signatures: Signatures
    ids: ParagraphIds

    def write(self, table: Table, clause: ClauseView, frame: Frame, cell: CellWriter) -> str:
        """A table; ``frame`` holds the proposals that bring or take the whole of it.  Without a row there is none."""
        if not table.rows or not table.columns:
            return ""
        widths = column_widths(table, clause)
        heading = (piece.text for each in clause.heading for piece in each.pieces if not piece.deleted)
        caption = escaped("".join(heading).replace(ATOM, ""))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        has_header = any(row.header for row in table.rows)
        look = f'<w:tblLook w:val="{"0420" if has_header else "0400"}" w:firstRow="{int(has_header)}" w:noVBand="1"/>'
        described = f'<w:tblCaption w:val="{caption}"/>' if caption.strip() else ""
        rows = "".join(self._row(row, table, widths, frame, cell) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Avtalstabell"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{INDENT}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}{described}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>\n"
        )

    def _row(self, row: Row, table: Table, widths: Sequence[int], outer: Frame, cell: CellWriter) -> str:
        frame = Frame(row.inserted or outer.inserted, row.deleted[0] if row.deleted else outer.deleted)
        header = "<w:tblHeader/>" if row.header else ""
        marks = f"<w:ins {self.signatures.mark(frame.inserted)}/>" if frame.inserted else ""
        if frame.deleted:
            marks += f"<w:del {self.signatures.mark(frame.deleted)}/>"
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EEF1"/>' if row.header else ""
        style = "Tabellrubrik" if row.header else "Tabelltext"
        cells = []
        for place, across, down, first in _cells(row, table):
            name = row.cells[place]
            column = table.column_slots[place] if place < len(table.column_slots) else None
            proposed, marked = frame, ""
            if column is not None and across == 1 and (column.inserted or column.deleted):
                marked = self._column_mark(column)
                proposed = Frame(frame.inserted or column.inserted, frame.deleted or next(iter(column.deleted), ""))
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            merge = f'<w:vMerge w:val="{"restart" if first else "continue"}"/>' if down > 1 else ""
            content = cell(name, proposed, style) if first else f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
            width = f'<w:tcW w:w="{sum(widths[place : place + across])}" w:type="dxa"/>'
            cells.append(f"<w:tc><w:tcPr>{width}{span}{merge}{shade}{marked}</w:tcPr>{content}</w:tc>")
        return f"<w:tr><w:trPr><w:cantSplit/>{header}{marks}</w:trPr>{''.join(cells)}</w:tr>"

    def _column_mark(self, column: Column) -> str:
        """A column comes or goes as its cells do.  Readers that know nothing of that see its words come or go."""
        if column.deleted:
            return f"<w:cellDel {self.signatures.mark(column.deleted[0])}/>"
        return f"<w:cellIns {self.signatures.mark(column.inserted)}/>"


def _cells(row: Row, table: Table) -> Iterator[tuple[int, int, int, bool]]:
    """(column, columns, rows, whether it begins here) of each cell that a row has in the file."""
    begun = {name: place for place, name in enumerate(row.cells)}
    rows = [each.id for each in table.rows]
    here = rows.index(row.id)
    place = 0
    while place < len(row.cells):
        name = row.cells[place]
        down, across = table.spans.get(name, (1, 1))
        first = True
        if name in table.covered:
            first = False
            down, across = 1, 1
            for start, (tall, wide) in table.spans.items():
                _, _, top, column = start.split(".")
                above = here - rows.index(top)
                same = begun.get(f"c.{table.id}.{row.id}.{column}") == place
                if same and 0 < above < tall:
                    down, across = tall, wide
                    break
        yield place, across, down, first
        place += across


def column_widths(table: Table, clause: ClauseView) -> list[int]:
    """Widths in twentieths of a point that fill the column of text.

    Every column holds its longest word where there is room; the rest is shared after the length of the cells.
    """
    count = len(table.columns)
    least, wanted = [0] * count, [0] * count
    for row in table.rows:
        character = _BOLD_CHARACTER if row.header else _WIDE_CHARACTER
        for column, name in enumerate(row.cells):
            text = _cell_text(clause.cells.get(name, ()))
            longest = max((len(word) for word in text.split()), default=1)
            least[column] = max(least[column], longest * character + 2 * _PADDING)
            wanted[column] = max(wanted[column], min(len(text), _LONG_CELL) * _CHARACTER + 2 * _PADDING)
    floor = sum(least)
    if floor >= _WIDTH:
        return _filled([width * _WIDTH // floor for width in least])
    spare = [max(0, want - width) for want, width in zip(wanted, least, strict=True)]
    total = sum(spare)
    rest = _WIDTH - floor
    if total == 0:
        return _filled([width + rest // count for width in least])
    return _filled([width + rest * more // total for width, more in zip(least, spare, strict=True)])


def _filled(widths: list[int]) -> list[int]:
    return [*widths[:-1], _WIDTH - sum(widths[:-1])] if widths else widths


def _cell_text(paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(paragraph.text.replace(ATOM, _REFERENCE) for paragraph in paragraphs)
