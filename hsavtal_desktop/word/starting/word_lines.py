"""A Word file as lines: the final text, with every tracked change in it accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.kinds import RunKind
from hsavtal_desktop.word.model import StoryKind, WordCell, WordDocument, WordParagraph, WordRun, WordStory
from hsavtal_desktop.word.starting.model import Block, Grid, Line, Role, SourceText, Span, Unplaced, counted
from hsavtal_desktop.word.views import (
    View,
    ViewBlock,
    ViewParagraph,
    ViewTable,
    view_blocks,
    view_labels,
    view_paragraphs,
    visible_rows,
)

_HEADING_STYLE: Final = re.compile(r"(?:heading|rubrik)[ _]?([1-9])", re.IGNORECASE)
_CONTENTS_STYLE: Final = re.compile(r"(?:toc|innehåll|contents|table of (?:contents|figures))\b.*", re.IGNORECASE)
_TITLE_STYLE: Final = re.compile(r"title|titel|rubrik|dokumenttitel", re.IGNORECASE)
_LIST_STYLE: Final = re.compile(r"(?:list|lista?)[ _]?(bullet|number|punkt|numrerad)\w*[ _]?([2-9])?", re.IGNORECASE)
_BREAKS: Final = re.compile("[\n\f\v\r\x85\u2028\u2029]")
_LETTERS: Final = ("lowerLetter", "upperLetter")
_STORIES: Final = {
    StoryKind.HEADER: Said("sidhuvud"),
    StoryKind.FOOTER: Said("sidfot"),
    StoryKind.TEXT_BOX: Said("textruta"),
    StoryKind.FOOTNOTE: Said("fotnot utan plats i texten"),
    StoryKind.ENDNOTE: Said("slutnot utan plats i texten"),
}


def word_source(document: WordDocument) -> SourceText:
    """The lines of a Word file, headers, notes and boxes apart."""
    reader = _Reader(document)
    blocks = tuple(reader.blocks(view_blocks(document.body, View.ACCEPTED)))
    notes = {story.key: story for story in document.stories if story.key in reader.notes_wanted}
    lines = {key: tuple(reader.note(story)) for key, story in notes.items()}
    # A sign of a note that is not in the file stands for nothing.
    elsewhere = [*_elsewhere(document, lines), *reader.hidden]
    return SourceText(
        name=document.name,
        blocks=blocks,
        title=document.core_properties.get("title", "").strip(),
        notes=lines,
        elsewhere=tuple(elsewhere),
        media=document.media,
        received=_received(document),
        told=tuple(_told(document)),
    )


def _received(document: WordDocument) -> int:
    """Counted on the views of all stories, beside the way the lines are made."""
    stories = [document.body, *(story.blocks for story in document.stories)]
    return sum(counted(one.text) for blocks in stories for one in view_paragraphs(blocks, View.ACCEPTED))


def _elsewhere(document: WordDocument, placed: Mapping[str, object]) -> Iterator[Unplaced]:
    for story in document.stories:
        if story.key not in placed:
            texts = [one.text.strip() for one in view_paragraphs(story.blocks, View.ACCEPTED)]
            text = "\n".join(text for text in texts if text)
            if text:
                yield Unplaced(_STORIES.get(story.kind, Said("annan text")), text)


def _told(document: WordDocument) -> Iterator[Said]:
    marks = sum(len(entries) for entries in document.revisions.values())
    if marks:
        yield Said(
            "Filen har spårade ändringar ({marks} märken); den slutliga texten tas, som om alla vore godkända.",
            marks=marks,
        )
    if document.comments:
        yield Said(
            "Filens kommentarer ({count}) tas inte med; de finns kvar i originalet.", count=len(document.comments)
        )
    yield from document.warnings


class _Reader:
    """Makes lines of the views of one document."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self.notes_wanted: set[str] = set()
        self.hidden: list[Unplaced] = []
        shown = view_paragraphs(document.body, View.ACCEPTED)
        self._labels = {one.sources[-1].index: label for one, label in zip(shown, self._counted(shown), strict=True)}

    def _counted(self, shown: list[ViewParagraph]) -> list[str]:
        return view_labels(shown, self._document.lists)

    def blocks(self, shown: Iterable[ViewBlock]) -> Iterator[Block]:
        """The lines and tables of some blocks."""
        for block in shown:
            if isinstance(block, ViewTable):
                yield self._grid(block)
            else:
                yield from self._lines(block, self._labels.get(block.look.index, ""))

    def note(self, story: WordStory) -> Iterator[Line]:
        """The lines of a note."""
        for block in self.blocks_without_numbers(view_blocks(story.blocks, View.ACCEPTED)):
            yield from (block,) if isinstance(block, Line) else block.lines

    def blocks_without_numbers(self, shown: Iterable[ViewBlock]) -> Iterator[Block]:
        """As :meth:`blocks`, where the numbers of the main text mean nothing."""
        for block in shown:
            if isinstance(block, ViewTable):
                yield self._grid(block)
            else:
                yield from self._lines(block, "")

    def _lines(self, paragraph: ViewParagraph, label: str) -> Iterator[Line]:
        look = paragraph.look
        level = _level(look)
        role = _role(look)
        style, depth = self._list(look) if level is None else ("body", 0)
        keys = tuple(mark.name for source in paragraph.sources for mark in source.bookmarks)
        whole = [span for run in paragraph.runs for span in self._span(run)]
        if level is not None:
            joined = tuple(replace(span, text=_BREAKS.sub(" ", span.text)) for span in whole)
            yield Line(_trimmed(joined), level, label.strip(), role=role, keys=keys)
            return
        for index, spans in enumerate(_cut(whole)):
            # Only its first line shows the number or sign of a list item.
            first = index == 0
            yield Line(
                _trimmed(spans),
                label=label.strip() if first else "",
                style=style if first else "body",
                depth=depth if first else 0,
                role=role,
                keys=keys if first else (),
            )

    def _span(self, run: WordRun) -> Iterator[Span]:
        text = run.text.replace(ATOM, "")
        if run.hidden:
            if text.strip():
                self.hidden.append(Unplaced(Said("dold text"), text.strip()))
            return
        if run.kind in (RunKind.FOOTNOTE, RunKind.ENDNOTE) and run.note_id:
            self.notes_wanted.add(run.note_id)
            yield Span("", note=run.note_id)
        elif run.picture is not None and run.picture.part in self._document.media:
            yield Span("", picture=run.picture)
        elif text:
            yield Span(text, run.bold, run.italic, run.link or "")

    def _list(self, look: WordParagraph) -> tuple[str, int]:
        named = _LIST_STYLE.fullmatch(look.style_name) or _LIST_STYLE.fullmatch(look.style_id or "")
        depth = int(named[2]) - 1 if named is not None and named[2] else 0
        if look.numbering is not None:
            known = self._document.lists.lists.get(look.numbering.num_id)
            level = known.levels.get(look.numbering.level) if known is not None else None
            if level is None or level.number_format == "none":
                return "body", 0
            # Word's own list styles are each on the outermost level of a list of their own.
            depth = max(depth, look.numbering.level)
            if level.number_format == "bullet":
                return "bullet", depth
            # Here the outermost level counts with digits and the next with letters.
            return "number", max(depth, 1) if level.number_format in _LETTERS else depth
        if named is None:
            return "body", 0
        return ("bullet" if named[1].lower() in ("bullet", "punkt") else "number"), depth

    def _grid(self, table: ViewTable) -> Grid:
        rows: list[list[tuple[Line, ...]]] = []
        merged: dict[int, tuple[int, int]] = {}
        spans: dict[tuple[int, int], list[int]] = {}
        header = 0
        shown = list(visible_rows(table.source, View.ACCEPTED))
        for number, ((row, cells), contents) in enumerate(zip(shown, table.rows, strict=True)):
            written: list[tuple[Line, ...]] = []
            above, merged = merged, {}
            for cell, blocks in zip(cells, contents, strict=True):
                column, width = len(written), max(1, cell.column_span)
                start = _continued(cell, above, column, width)
                lines = tuple(line for block in self._cell_blocks(blocks) for line in block)
                written.append(lines)
                written.extend(() for _ in range(width - 1))
                if start is not None and all(line.empty for line in lines):
                    spans[start][2] = number - start[0] + 1
                    merged[column] = start
                else:
                    spans[number, column] = [number, column, 1, width]
                    merged[column] = (number, column)
            rows.append(written)
            header += row.is_header and header == number
        width = max((len(row) for row in rows), default=0)
        even = tuple((*row, *((),) * (width - len(row))) for row in rows)
        joined = tuple((a, b, c, d) for a, b, c, d in spans.values() if c > 1 or d > 1)
        return Grid(even, joined, header or _looks_like_header(even))

    def _cell_blocks(self, blocks: Iterable[ViewBlock]) -> Iterator[tuple[Line, ...]]:
        for block in self.blocks(blocks):
            # A table inside a table becomes lines: agreement text has none.
            lines = (block,) if isinstance(block, Line) else block.lines
            yield tuple(line for line in lines if not line.empty)


def _continued(
    cell: WordCell, above: Mapping[int, tuple[int, int]], column: int, _width: int
) -> tuple[int, int] | None:
    return above.get(column) if cell.continues_above else None


def _looks_like_header(rows: tuple[tuple[tuple[Line, ...], ...], ...]) -> int:
    """1 where the first row, and not every one, is bold throughout."""

    def bold(row: tuple[tuple[Line, ...], ...]) -> bool:
        lines = [line for cell in row for line in cell]
        return bool(lines) and all(line.bold for line in lines)

    return int(len(rows) > 1 and bold(rows[0]) and not all(bold(row) for row in rows))


def _level(look: WordParagraph) -> int | None:
    """The heading level, also by the name of a style that the file does not define."""
    if look.outline_level is not None:
        return look.outline_level
    for name in (look.style_name, look.style_id or ""):
        named = _HEADING_STYLE.fullmatch(name)
        if named:
            return int(named[1]) - 1
    return None


def _role(look: WordParagraph) -> Role:
    for name in (look.style_name, look.style_id or ""):
        if _CONTENTS_STYLE.fullmatch(name):
            return Role.CONTENTS
        if _TITLE_STYLE.fullmatch(name):
            return Role.TITLE
    return Role.TEXT


def _cut(spans: Iterable[Span]) -> list[tuple[Span, ...]]:
    """The spans cut at line breaks."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = _BREAKS.split(span.text)
        if first or span.note or span.picture:
            lines[-1].append(replace(span, text=first))
        lines.extend([replace(span, text=text)] if text else [] for text in others)
    return [tuple(line) for line in lines]


def _trimmed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without white space at either end."""
    kept = list(spans)
    while kept and not kept[0].note and kept[0].picture is None:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        if kept[0].text:
            break
        del kept[0]
    while kept and not kept[-1].note and kept[-1].picture is None:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
        if kept[-1].text:
            break
        del kept[-1]
    return tuple(kept)
