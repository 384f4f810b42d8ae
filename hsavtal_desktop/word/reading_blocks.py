"""Read the paragraphs and tables of one story (body, note, header, text box, comment)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from hsavtal_desktop.word.model import (
    FormatSuggestion,
    Mark,
    WordBlock,
    WordCell,
    WordParagraph,
    WordRow,
    WordTable,
)
from hsavtal_desktop.word.names import W14, M, W
from hsavtal_desktop.word.numbering import ListDefinitions, WordNumbering
from hsavtal_desktop.word.reading_fields import FieldState
from hsavtal_desktop.word.reading_marks import (
    CELL_MARKS,
    CONTENT_MARKS,
    MarkReader,
    format_suggestions,
    is_on,
    value_of,
)
from hsavtal_desktop.word.reading_runs import Findings, OpenParagraph, RunReader, StorySource
from hsavtal_desktop.word.reading_styles import StyleSheet
from hsavtal_desktop.word.reading_text import child_of, effective_children

_PROPERTIES: Final = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tblPr", "tcPr", "trPr")
) | {f"{W}tblGrid", f"{W}tblPrEx"}
_RUN_LEVEL: Final = frozenset(
    f"{W}{name}" for name in ("r", "hyperlink", "fldSimple", "dir", "bdo", "t", "delText", "altChunk", "subDoc")
) | {f"{M}oMath", f"{M}oMathPara", f"{M}r"}


@dataclass(frozen=True, slots=True)
class Looks:
    """What paragraphs refer to: the styles and the lists of the file."""

    styles: StyleSheet
    lists: ListDefinitions


class BlockReader:
    """Reads one story.  Use once."""

    def __init__(self, source: StorySource, root: etree._Element, looks: Looks, findings: Findings) -> None:
        """``root`` is the element whose children are the blocks; ``findings`` is filled while reading."""
        self._root = root
        self._looks = looks
        self._marks = MarkReader()
        self._runs = RunReader(source, FieldState(root), self._marks, findings)
        self._next_index = 0
        self._between: list[etree._Element] = []
        self._loose: OpenParagraph | None = None
        self._last: OpenParagraph | None = None
        self.section_suggestions: list[FormatSuggestion] = []

    def read(self) -> tuple[WordBlock, ...]:
        """Return the blocks of the story."""
        blocks = self._blocks(self._root, ())
        if self._between:
            # Anchors after the last paragraph belong to its end.
            end = self._last or OpenParagraph(0)
            for element in self._between:
                self._runs.see_point(element, end)
        return blocks

    def _blocks(self, parent: etree._Element, marks: tuple[Mark, ...]) -> tuple[WordBlock, ...]:
        into: list[WordBlock] = []
        self._fill(parent, marks, into)
        self._close_loose(into)
        return tuple(into)

    def _fill(self, parent: etree._Element, marks: tuple[Mark, ...], into: list[WordBlock]) -> None:
        for child in effective_children(parent):
            tag = child.tag
            if tag == f"{W}p":
                self._close_loose(into)
                into.append(self._paragraph(child, marks))
            elif tag == f"{W}tbl":
                self._close_loose(into)
                into.append(self._table(child, marks))
            elif tag in CONTENT_MARKS:
                self._fill(child, (*marks, self._marks.mark(child)), into)
            elif tag in _RUN_LEVEL:
                self._loose_run(child, marks)
            elif tag == f"{W}sectPr":
                self.section_suggestions.extend(format_suggestions(child))
            elif tag not in _PROPERTIES and not self._point_between(child):
                self._fill(child, marks, into)

    def _point_between(self, element: etree._Element) -> bool:
        """Keep an anchor that stands between paragraphs for the next one; ``False`` when it is not an anchor."""
        if element.tag in (f"{W}bookmarkStart", f"{W}commentRangeStart"):
            self._between.append(element)
        elif element.tag == f"{W}commentRangeEnd" and self._last is not None and not self._between:
            self._runs.see_point(element, self._last)
        elif element.tag == f"{W}commentRangeEnd":
            self._between.append(element)
        else:
            return self._marks.see_range(element)
        return True

    def _open(self) -> OpenParagraph:
        paragraph = OpenParagraph(self._next_index)
        self._next_index += 1
        for element in self._between:
            self._runs.see_point(element, paragraph)
        self._between.clear()
        self._last = paragraph
        return paragraph

    def _loose_run(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        """Read run content that stands where a paragraph should: it gets a paragraph of its own."""
        if self._loose is None:
            self._loose = self._open()
        self._runs.read_one(element, self._loose, marks)

    def _close_loose(self, into: list[WordBlock]) -> None:
        if self._loose is not None:
            content = self._loose
            into.append(WordParagraph(content.index, content.runs(), bookmarks=tuple(content.bookmarks)))
            self._loose = None

    def _paragraph(self, element: etree._Element, marks: tuple[Mark, ...]) -> WordParagraph:
        content = self._open()
        properties = child_of(element, f"{W}pPr")
        mark_properties = None if properties is None else child_of(properties, f"{W}rPr")
        own_marks = (*marks, *self._marks.marks_in(mark_properties, CONTENT_MARKS))
        section = None if properties is None else child_of(properties, f"{W}sectPr")
        self.section_suggestions.extend(format_suggestions(section))
        self._runs.read(element, content, marks)
        style_id = value_of(properties, "pStyle")
        return WordParagraph(
            index=content.index,
            runs=content.runs(),
            style_id=style_id,
            style_name=self._looks.styles.name(style_id),
            outline_level=self._looks.styles.outline_level(style_id, value_of(properties, "outlineLvl")),
            numbering=self._numbering(style_id, properties),
            para_id=element.get(f"{W14}paraId"),
            bookmarks=tuple(content.bookmarks),
            mark_marks=own_marks,
            format_suggestions=(*format_suggestions(properties), *format_suggestions(mark_properties)),
        )

    def _numbering(self, style_id: str | None, properties: etree._Element | None) -> WordNumbering | None:
        direct = None if properties is None else child_of(properties, f"{W}numPr")
        return self._looks.styles.numbering(
            style_id, value_of(direct, "numId"), value_of(direct, "ilvl"), self._looks.lists
        )

    def _table(self, element: etree._Element, marks: tuple[Mark, ...]) -> WordTable:
        properties = element.find(f"{W}tblPr")
        grid = element.find(f"{W}tblGrid")
        rows: list[WordRow] = []
        self._rows(element, marks, rows)
        return WordTable(
            rows=tuple(rows),
            style_id=value_of(properties, "tblStyle"),
            format_suggestions=(*format_suggestions(properties), *format_suggestions(grid)),
        )

    def _rows(self, parent: etree._Element, marks: tuple[Mark, ...], into: list[WordRow]) -> None:
        for child in effective_children(parent):
            if child.tag == f"{W}tr":
                into.append(self._row(child, marks))
            elif child.tag in CONTENT_MARKS:
                self._rows(child, (*marks, self._marks.mark(child)), into)
            elif child.tag in (f"{W}p", f"{W}tc"):
                # Content outside rows or cells is not allowed; it is kept as a row of its own.
                into.append(WordRow(cells=self._stray_cells(child, marks), marks=marks))
            elif child.tag not in _PROPERTIES and not self._point_between(child):
                self._rows(child, marks, into)

    def _stray_cells(self, child: etree._Element, marks: tuple[Mark, ...]) -> tuple[WordCell, ...]:
        if child.tag == f"{W}tc":
            return (self._cell(child, marks),)
        return (WordCell(blocks=(self._paragraph(child, marks),)),)

    def _row(self, element: etree._Element, marks: tuple[Mark, ...]) -> WordRow:
        properties = element.find(f"{W}trPr")
        exceptions = element.find(f"{W}tblPrEx")
        cells: list[WordCell] = []
        self._cells(element, (), cells)
        return WordRow(
            cells=tuple(cells),
            marks=(*marks, *self._marks.marks_in(properties, CONTENT_MARKS)),
            is_header=is_on(properties, "tblHeader"),
            format_suggestions=(*format_suggestions(properties), *format_suggestions(exceptions)),
        )

    def _cells(self, parent: etree._Element, marks: tuple[Mark, ...], into: list[WordCell]) -> None:
        for child in effective_children(parent):
            if child.tag == f"{W}tc":
                into.append(self._cell(child, marks))
            elif child.tag == f"{W}p":
                into.append(WordCell(blocks=(self._paragraph(child, marks),)))
            elif child.tag in CONTENT_MARKS:
                self._cells(child, (*marks, self._marks.mark(child)), into)
            elif child.tag not in _PROPERTIES and not self._point_between(child):
                self._cells(child, marks, into)

    def _cell(self, element: etree._Element, marks: tuple[Mark, ...]) -> WordCell:
        properties = element.find(f"{W}tcPr")
        merge = None if properties is None else properties.find(f"{W}vMerge")
        span = value_of(properties, "gridSpan") or "1"
        return WordCell(
            blocks=self._blocks(element, marks),
            marks=(*marks, *self._marks.marks_in(properties, CELL_MARKS)),
            column_span=int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1,
            continues_above=merge is not None and merge.get(f"{W}val", "continue") == "continue",
            format_suggestions=format_suggestions(properties),
        )
