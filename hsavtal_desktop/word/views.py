"""The accepted and the rejected text of a story: what Word shows after *Accept all* or *Reject all*.

A run goes when one of its marks goes.  A paragraph whose own mark goes is joined with the next paragraph that remains
in the same container.  Joins never cross the border of a cell or a table that survives; a table whose rows all vanish
is no barrier.  A marked row goes whole, a marked cell likewise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from hsavtal_desktop.word.kinds import MarkKind
from hsavtal_desktop.word.model import (
    GONE_WHEN_ACCEPTED,
    GONE_WHEN_REJECTED,
    Mark,
    WordBlock,
    WordCell,
    WordParagraph,
    WordRow,
    WordRun,
    WordTable,
)
from hsavtal_desktop.word.numbering import ListDefinitions


class View(Enum):
    """Which side of the revisions is shown; the value holds the kinds of marks whose content is gone."""

    ACCEPTED = GONE_WHEN_ACCEPTED
    REJECTED = GONE_WHEN_REJECTED

    @property
    def gone(self) -> frozenset[MarkKind]:
        """The kinds of marks whose content is not there in this view."""
        return self.value


@dataclass(frozen=True, slots=True)
class ViewParagraph:
    """One paragraph of a view: the paragraphs of the file it was joined from, first to last, at least one.

    The look (style, numbering) is that of the last, whose mark remains.  ``runs`` are those that remain.
    """

    sources: tuple[WordParagraph, ...]
    runs: tuple[WordRun, ...]

    @property
    def text(self) -> str:
        """The text as it is in the file, white space untouched."""
        return "".join(run.text for run in self.runs)

    @property
    def look(self) -> WordParagraph:
        """The paragraph whose style and numbering apply."""
        return self.sources[-1]


@dataclass(frozen=True, slots=True)
class ViewTable:
    """One table of a view: rows of cells of blocks; at least one row, each with at least one cell."""

    source: WordTable
    rows: tuple[tuple[tuple[ViewBlock, ...], ...], ...]


ViewBlock = ViewParagraph | ViewTable


def all_paragraphs(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """Yield every paragraph of a story in document order, so that the nth has index n; no view is applied."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from all_paragraphs(cell.blocks)


def survives(marks: Iterable[Mark], view: View) -> bool:
    """Say whether content under these marks is there in a view."""
    return not any(mark.kind in view.gone for mark in marks)


def visible_rows(table: WordTable, view: View) -> Iterator[tuple[WordRow, tuple[WordCell, ...]]]:
    """Yield the rows that are there in a view, each with the cells that are."""
    for row in table.rows:
        if survives(row.marks, view):
            cells = tuple(cell for cell in row.cells if survives(cell.marks, view))
            if cells:
                yield row, cells


def view_blocks(blocks: Iterable[WordBlock], view: View) -> tuple[ViewBlock, ...]:
    """Return the paragraphs and tables of a view, joined as the rules at the top say.  Empty paragraphs are kept."""
    shown: list[ViewBlock] = []
    waiting: list[WordParagraph] = []
    for block in blocks:
        if isinstance(block, WordParagraph):
            waiting.append(block)
            if survives(block.mark_marks, view):
                shown.append(_joined(waiting, view))
                waiting = []
            continue
        rows = tuple(
            tuple(view_blocks(cell.blocks, view) for cell in cells) for _row, cells in visible_rows(block, view)
        )
        if rows:
            if waiting:
                shown.append(_joined(waiting, view))
                waiting = []
            shown.append(ViewTable(block, rows))
    if waiting and not _vanishes(waiting, view):
        shown.append(_joined(waiting, view))
    return tuple(shown)


def view_paragraphs(blocks: Iterable[WordBlock], view: View) -> list[ViewParagraph]:
    """Return the paragraphs of a view in document order, table cells flattened in order."""
    return [*paragraphs_in(view_blocks(blocks, view))]


def view_labels(paragraphs: Iterable[ViewParagraph], lists: ListDefinitions) -> list[str]:
    """Return the list label of each paragraph of a view as Word shows it, an empty string where there is none."""
    return lists.labels(paragraph.look.numbering for paragraph in paragraphs)


def flat_text(blocks: Iterable[WordBlock], view: View) -> list[str]:
    """Return the texts of the paragraphs of a view: white space collapsed, empty ones dropped, cells flattened."""
    texts = (" ".join(paragraph.text.split()) for paragraph in view_paragraphs(blocks, view))
    return [text for text in texts if text]


def _joined(waiting: list[WordParagraph], view: View) -> ViewParagraph:
    runs = tuple(run for paragraph in waiting for run in paragraph.runs if survives(run.marks, view))
    return ViewParagraph(tuple(waiting), runs)


def _vanishes(waiting: list[WordParagraph], view: View) -> bool:
    """Whether paragraphs at the end of a container, all with marks that go, leave nothing behind."""
    return not any(survives(run.marks, view) for paragraph in waiting for run in paragraph.runs)


def paragraphs_in(blocks: Iterable[ViewBlock]) -> Iterator[ViewParagraph]:
    """The paragraphs of blocks and of their tables' cells, in order."""
    for block in blocks:
        if isinstance(block, ViewParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_in(cell)
