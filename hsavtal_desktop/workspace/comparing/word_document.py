"""A Word file as one side of a comparison: its paragraphs gathered into clauses.

A file that this program wrote tells where its clauses begin.  In any other a clause begins at a heading or at a
paragraph numbered "1.1", typed or by Word; where there is neither, every paragraph stands on its own, so that moved
ones are found.  Tracked changes count as accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from hsavtal_desktop.core.comparison.model import (
    ClauseLine,
    ComparedClause,
    ComparedDocument,
    Competing,
    ListItem,
    Look,
)
from hsavtal_desktop.word.identity import clause_of, part_of
from hsavtal_desktop.word.model import StoryKind, WordDocument, WordParagraph, WordStory
from hsavtal_desktop.word.views import (
    View,
    ViewBlock,
    ViewParagraph,
    ViewTable,
    paragraphs_in,
    view_blocks,
    view_labels,
    visible_rows,
)
from hsavtal_desktop.workspace.comparing.word_meetings import meeting_words

PART_KEY: Final = "part:"
"""Before a part's id: the key of the unit that is its title."""

_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)+)\.?(?=\s|$)")
_HEADING_NUMBER: Final = re.compile(r"((?:[A-ZÅÄÖ]?\d+(?:\.\d+)*|(?:Bilaga|BILAGA) \d+))\.?\s+(?=\S)")
_HEADING_STYLE: Final = re.compile(r"(?:Heading|Rubrik) ?([1-9])", re.IGNORECASE)
_NOTES: Final = {
    StoryKind.FOOTNOTE: "Fotnot",
    StoryKind.ENDNOTE: "Slutnot",
    StoryKind.TEXT_BOX: "Textruta",
}


@dataclass(slots=True)
class _Unit:
    key: str = ""
    number: str = ""
    heading: str = ""
    lines: list[ClauseLine] = field(default_factory=list)
    depth: int = 0

    def frozen(self) -> ComparedClause:
        return ComparedClause.of_lines(self.key, self.number, self.heading, self.lines, self.depth)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    label: str
    level: int | None
    """Outline level of a heading."""
    keys: tuple[str, ...]
    """What begins here in a file that this program wrote."""
    item: ListItem | None = None
    looks: tuple[Look, ...] = ()
    met: tuple[Competing, ...] = ()

    def line(self, text: str) -> ClauseLine:
        """The paragraph, or the ``text`` at its end, as a line of a clause."""
        cut = len(self.text) - len(text)
        looks = [Look(max(0, look.start - cut), look.stop - cut, look.name) for look in self.looks if look.stop > cut]
        met = (one._replace(start=one.start - cut, stop=one.stop - cut) for one in self.met if one.start >= cut)
        return ClauseLine(text, self.item, tuple(looks), competing=tuple(met))


def word_document(document: WordDocument) -> ComparedDocument:
    """The file's text with all tracked changes accepted; notes and text boxes come last."""
    blocks = view_blocks(document.body, View.ACCEPTED)
    flat = list(paragraphs_in(blocks))
    labels = dict(zip(map(id, flat), view_labels(flat, document.lists), strict=True))
    lines = [line for block in blocks for line in _lines(block, labels)]
    title = document.core_properties.get("title", "").strip() or document.name.removesuffix(".docx")
    units = _ours(lines) if any(isinstance(line, _Paragraph) and line.keys for line in lines) else _foreign(lines)
    return ComparedDocument(title, (*(unit.frozen() for unit in units), *_notes(document.stories)))


def _lines(block: ViewBlock, labels: dict[int, str]) -> Iterator[_Paragraph | ClauseLine]:
    """A paragraph, or the rows of a table."""
    if isinstance(block, ViewTable):
        yield from _rows(block)
        return
    keys = [bookmark.name for source in block.sources for bookmark in source.bookmarks]
    clauses = [clause_of(name) for name in keys if clause_of(name)]
    parts = [PART_KEY + part_of(name) for name in keys if part_of(name)]
    label, level = labels[id(block)].strip(), _level(block.look)
    yield _Paragraph(
        block.text.strip(),
        label,
        level,
        tuple(clauses or parts),
        _item(block, label, level),
        tuple(_looks(block)),
        tuple(meeting_words(block)),
    )


def _item(block: ViewParagraph, label: str, level: int | None) -> ListItem | None:
    """The place in a list of what is numbered or bulleted and begins no clause."""
    numbering = block.look.numbering
    if not label or level is not None or numbering is None or _NUMBER.fullmatch(label):
        return None
    return ListItem(label if label.isprintable() and not _is_private(label) else "•", numbering.level)


def _is_private(label: str) -> bool:
    """Whether a bullet is from a symbol font, where its code stands for no character of its own."""
    return any("\ue000" <= sign <= "\uf8ff" for sign in label)


def _looks(block: ViewParagraph) -> Iterator[Look]:
    at = -(len(block.text) - len(block.text.lstrip()))
    length = len(block.text.strip())
    for run in block.runs:
        stop = at + len(run.text)
        for name, there in (("bold", run.bold), ("italic", run.italic)):
            if there and stop > 0 and at < length:
                yield Look(max(0, at), min(stop, length), name)
        at = stop


def _level(look: WordParagraph) -> int | None:
    """Heading level, also by the name of a style that the file does not define."""
    if look.outline_level is not None:
        return look.outline_level
    named = _HEADING_STYLE.fullmatch(look.style_id or "")
    return int(named[1]) - 1 if named else None


def _rows(table: ViewTable) -> Iterator[ClauseLine]:
    for (source, _), row in zip(visible_rows(table.source, View.ACCEPTED), table.rows, strict=True):
        texts = [" ".join(text for text in (one.text.strip() for one in paragraphs_in(cell)) if text) for cell in row]
        yield ClauseLine("\t".join(" ".join(text.split("\t")) for text in texts), head=source.is_header)


def _ours(lines: Sequence[_Paragraph | ClauseLine]) -> list[_Unit]:
    """Clauses by their bookmarks; title and contents, which stand before the first, are left out."""
    units: list[_Unit] = []
    for line in lines:
        if isinstance(line, _Paragraph) and line.keys:
            number, text = _numbered(line, _HEADING_NUMBER)
            depth = line.level if line.level is not None else number.count(".")
            unit = _Unit(line.keys[0], number, depth=max(0, depth))
            if line.level is not None:
                unit.heading = text
            elif text:
                unit.lines.append(line.line(text))
            units.append(unit)
        elif units:
            units[-1].lines.extend(_said(line))
    return units


def _foreign(lines: Sequence[_Paragraph | ClauseLine]) -> list[_Unit]:
    if not any(isinstance(line, _Paragraph) and _begins(line) for line in lines):
        return [_Unit(lines=[said]) for line in lines for said in _said(line)]
    units: list[_Unit] = []
    for line in lines:
        if isinstance(line, _Paragraph) and _begins(line):
            number, text = _numbered(line, _NUMBER if line.level is None else _HEADING_NUMBER)
            depth = line.level if line.level is not None else number.count(".")
            unit = _Unit("", number, text if line.level is not None else "", depth=depth)
            if line.level is None and text:
                unit.lines.append(line.line(text))
            units.append(unit)
            continue
        said = _said(line)
        if said and not units:
            units.append(_Unit())
        if said:
            units[-1].lines.extend(said)
    return units


def _begins(line: _Paragraph) -> bool:
    if not line.text:
        return False
    return line.level is not None or bool(
        _NUMBER.fullmatch(line.label) or (not line.label and _NUMBER.match(line.text))
    )


def _numbered(line: _Paragraph, typed: re.Pattern[str]) -> tuple[str, str]:
    """The printed number, by Word or typed, and the text without it."""
    if line.label:
        return line.label.rstrip(". "), line.text
    found = typed.match(line.text)
    return (found[1], line.text[found.end() :].strip()) if found else ("", line.text)


def _said(line: _Paragraph | ClauseLine) -> list[ClauseLine]:
    said = line.line(line.text) if isinstance(line, _Paragraph) else line
    return [said] if said.text.strip() else []


def _notes(stories: Iterable[WordStory]) -> Iterator[ComparedClause]:
    counts: dict[StoryKind, int] = {}
    for story in stories:
        if story.kind not in _NOTES:
            continue
        texts = [one.text.strip() for one in paragraphs_in(view_blocks(story.blocks, View.ACCEPTED))]
        said = tuple(text for text in texts if text)
        if said:
            counts[story.kind] = counts.get(story.kind, 0) + 1
            yield ComparedClause("", f"{_NOTES[story.kind]} {counts[story.kind]}", "", said)
