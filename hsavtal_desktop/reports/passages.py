"""A comparison as it is set on a page: clauses in reading order, their lines as marked text.

Where text has moved it stands twice, marked at both places: what was struck inside it is marked where it was, what was
added where it is.  So plain, deleted and moved-away stretches in order are the old text; plain, inserted and moved-here
stretches are the new one.  White space that alone differs is not marked.  Lines set aside are part of neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, NamedTuple

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import (
    HEADING,
    ClauseRow,
    Comparison,
    CompetingPlace,
    ListItem,
    ParagraphRow,
)
from hsavtal_desktop.reports import rivals
from hsavtal_desktop.reports.ink import COME, GONE, Ink, Marked, Stretch, all_of, cells, marked, text_of

_PARAGRAPH_NOTES: Final = {RowKind.SPLIT: "stycket är delat", RowKind.MERGED: "stycken är sammanslagna"}
_COMPETING: Final = "konkurrerande förslag"
_DEEPEST: Final = 5
_AFTER_LABEL: Final = "\u00a0"
"""Between the bullet or number of a list item and its words."""
_NAME: Final = 70


def shortened(words: str, most: int) -> str:
    """At most ``most`` characters and an ellipsis, cut between words."""
    if len(words) <= most:
        return words
    cut = words[: most + 1].rpartition(" ")[0] or words[:most]
    return f"{cut.rstrip(' ,;:–')} …"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a table with its rows."""

    stretches: Marked = ()
    rows: tuple[tuple[Marked, ...], ...] = ()
    """Cells of a table, row by row; the first row is its header.  Empty for a paragraph."""
    note: str = ""
    level: int = 0
    """Of a list item, 1 the outermost; 0 for other paragraphs."""
    aside: str = ""
    """``old`` or ``new``: a proposal that competes on that side, told beside its text and no part of it."""

    @property
    def changed(self) -> bool:
        """Whether anything in it is marked."""
        return bool(self.note) or any(stretch.ink is not Ink.PLAIN for stretch in self.all())

    def all(self) -> Iterator[Stretch]:
        """Every stretch of it."""
        yield from self.stretches
        for row in self.rows:
            for cell in row:
                yield from cell


class _Body(NamedTuple):
    """A paragraph of a clause's body, with the proposals that compete in it."""

    paragraph: ParagraphRow
    stretches: Marked
    level: int
    aside: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A clause."""

    anchor: str
    """Unique in the report."""
    kind: RowKind
    number: str
    """The new number; the old one where the clause is gone."""
    level: int
    """1 for a chapter's heading and deeper for those below, never skipping one; 0 without heading."""
    depth: int
    heading: Marked
    note: str
    """What became of the clause, in words; "" where its text tells."""
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """Its heading, else how its text begins."""
        words = " ".join(text_of(self.heading).split())
        if words:
            return words
        first = next((text_of(line.all()) for line in self.lines), "")
        return shortened(" ".join(first.split()), _NAME) or "(utan text)"

    @property
    def changed(self) -> bool:
        """Whether it is anything but the same clause with the same text."""
        marked_heading = any(stretch.ink is not Ink.PLAIN for stretch in self.heading)
        return self.kind is not RowKind.SAME or marked_heading or any(line.changed for line in self.lines)


def blocks(comparison: Comparison, *, only_changes: bool = False) -> tuple[Block, ...]:
    """The clauses in order; with ``only_changes`` those that differ and the headings above them."""
    competing: dict[int, list[CompetingPlace]] = {}
    for one in comparison.competing:
        competing.setdefault(one.row, []).append(one)
    found = [_block(comparison, index, competing.get(index, ())) for index in range(len(comparison.rows))]
    return tuple(_levelled(_changed_only(found) if only_changes else found))


def _block(comparison: Comparison, index: int, competing: Sequence[CompetingPlace]) -> Block:
    row = comparison.rows[index]
    clause = comparison.old.units[row.old or 0] if row.new is None else comparison.new.units[row.new]
    heading: Marked = ()
    aside: dict[int | None, list[Line]] = {}
    for one in competing:
        aside.setdefault(one.paragraph, []).extend(_aside(one))
    body: list[_Body] = []
    first = aside.get(None, [])
    for at, paragraph in enumerate(row.paragraphs):
        stretches = _stretches(row, paragraph)
        if stretches is None:
            continue
        if _is_heading(paragraph) and not heading:
            heading = _quiet(stretches)
            first = [*aside.get(at, []), *first]
        else:
            item = _item(comparison, row, paragraph)
            level = 0 if item is None else item.level + 1
            body.append(_Body(paragraph, _with_label(stretches, item), level, tuple(aside.get(at, []))))
    return Block(
        anchor=f"p{index + 1}",
        kind=row.kind,
        number=clause.number,
        level=0,
        depth=clause.depth,
        heading=heading,
        note=_with(_note(comparison, row, silent=not heading and not clause.number), _COMPETING if competing else ""),
        lines=(*first, *_lines(body)),
    )


def _aside(one: CompetingPlace) -> Iterator[Line]:
    side = "new" if one.is_new else "old"
    for rival in one.competing.rivals:
        yield Line(rivals.words(rival), note=rivals.label(one.competing, rival), aside=side)


def _with(note: str, more: str) -> str:
    words = ", ".join(part for part in (note, more) if part)
    return words[:1].upper() + words[1:]


def _item(comparison: Comparison, row: ClauseRow, paragraph: ParagraphRow) -> ListItem | None:
    """The place in a list of a paragraph, in the new text where it is there."""
    if paragraph.new is not None and row.new is not None:
        return comparison.new.units[row.new].item(paragraph.new)
    if paragraph.old is not None and row.old is not None:
        return comparison.old.units[row.old].item(paragraph.old)
    return None


def _with_label(stretches: Marked, item: ListItem | None) -> Marked:
    """The words of a list item after its bullet or number, which came and went as they did."""
    if item is None or not stretches:
        return stretches
    inks = {stretch.ink for stretch in stretches}
    ink = inks.pop() if len(inks) == 1 else Ink.PLAIN
    return (Stretch(ink, f"{item.label}{_AFTER_LABEL}"), *stretches)


def _is_heading(paragraph: ParagraphRow) -> bool:
    return HEADING in (paragraph.new, paragraph.old if paragraph.new is None else HEADING - 1)


def _stretches(row: ClauseRow, paragraph: ParagraphRow) -> Marked | None:
    """What stands at this place of a paragraph; ``None`` where it is only at the other end of a move."""
    moved = row.kind is RowKind.MOVED or paragraph.kind is RowKind.MOVED
    if not moved:
        if paragraph.kind is RowKind.SAME:
            return all_of(Ink.PLAIN, paragraph.new_text)
        return marked(paragraph.phrases)
    away = row.new is None if row.kind is RowKind.MOVED else paragraph.new is None
    return _at_end(row, paragraph, away=away)


def _at_end(row: ClauseRow, paragraph: ParagraphRow, *, away: bool) -> Marked | None:
    within = paragraph.kind is RowKind.MOVED and row.kind is RowKind.MOVED
    if away:
        if (within and paragraph.old is None) or paragraph.kind is RowKind.INSERTED:
            return None
        ink, other = Ink.MOVED_FROM, Ink.INSERTED
    else:
        if (within and paragraph.new is None) or paragraph.kind is RowKind.DELETED:
            return None
        ink, other = Ink.MOVED_TO, Ink.DELETED
    return tuple(stretch for stretch in marked(paragraph.phrases, ink) if stretch.ink is not other)


def _quiet(stretches: Sequence[Stretch]) -> Marked:
    """Without marks on white space alone."""
    found: list[Stretch] = []
    for stretch in stretches:
        if stretch.text.isspace() and stretch.ink in (Ink.INSERTED, Ink.DELETED):
            if stretch.ink is Ink.INSERTED:
                found.append(Stretch(Ink.PLAIN, stretch.text))
        else:
            found.append(stretch)
    return tuple(found)


def _lines(body: Sequence[_Body]) -> Iterator[Line]:
    for columns, members in groupby(body, key=lambda one: _columns(one.stretches)):
        together = list(members)
        if columns > 1 and len(together) > 1:
            yield Line(rows=tuple(tuple(_quiet(cell) for cell in cells(one.stretches)) for one in together))
            for one in together:
                yield from one.aside
            continue
        for one in together:
            yield Line(_quiet(one.stretches), note=_PARAGRAPH_NOTES.get(one.paragraph.kind, ""), level=one.level)
            yield from one.aside


def _columns(stretches: Marked) -> int:
    """Columns of a table row, the same in both texts; 0 for anything else."""
    old = text_of(stretch for stretch in stretches if stretch.ink not in COME)
    new = text_of(stretch for stretch in stretches if stretch.ink not in GONE)
    counts = {text.count("\t") for text in (old, new) if text}
    return counts.pop() + 1 if len(counts) == 1 and counts != {0} else 0


def _note(comparison: Comparison, row: ClauseRow, *, silent: bool) -> str:
    here = "" if row.new is None else comparison.new.units[row.new].number
    there = "" if row.old is None else comparison.old.units[row.old].number
    partner = comparison.rows[row.partner] if row.partner is not None else None
    match row.kind:
        case RowKind.MOVED if partner is not None and row.new is None and partner.new is not None:
            return _to("Flyttad", "till", comparison.new.units[partner.new].number)
        case RowKind.MOVED if partner is not None and partner.old is not None:
            moved = _to("Flyttad hit", "från", comparison.old.units[partner.old].number)
            return f"{moved} och ändrad" if row.changed else moved
        case RowKind.SPLIT if partner is not None and partner.new is not None:
            return _to("Utbruten", "ur", comparison.new.units[partner.new].number)
        case RowKind.MERGED if partner is not None and partner.new is not None:
            return _to("Sammanslagen", "med", comparison.new.units[partner.new].number)
    words = {
        RowKind.CHANGED: "Ändrad",
        RowKind.INSERTED: "Tillagd",
        RowKind.DELETED: "Struken",
        RowKind.SPLIT: "Delad",
        RowKind.MERGED: "Sammanslagen",
    }
    told = [] if silent else [words[row.kind]] if row.kind in words else []
    if row.renumbered and there and here:
        told.append(f"tidigare {there}")
    text = ", ".join(told)
    return text[:1].upper() + text[1:]


def _to(word: str, preposition: str, number: str) -> str:
    return f"{word} {preposition} {number}" if number else word


def _levelled(found: Sequence[Block]) -> Iterator[Block]:
    """Gives headings levels that never skip one."""
    open_depths: list[int] = []
    for block in found:
        if not block.heading:
            yield block
            continue
        while open_depths and open_depths[-1] >= block.depth:
            open_depths.pop()
        open_depths.append(block.depth)
        yield replace(block, level=min(len(open_depths), _DEEPEST))


def _changed_only(found: Sequence[Block]) -> list[Block]:
    kept: list[Block] = []
    above: list[Block] = []
    for block in found:
        while above and above[-1].depth >= block.depth:
            above.pop()
        if block.changed or block.note:
            kept.extend(replace(one, lines=()) for one in above if one.heading)
            kept.append(block)
            above = []
        else:
            above.append(block)
    return kept
